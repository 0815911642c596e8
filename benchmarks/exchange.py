"""A list of twenty thousand rows brought in: looked at with five hundred faults in it, looked at and kept without one.

`python -m benchmarks.exchange` runs it alone, against a PostgreSQL of its own whose writes reach the disk. A quarter of
the rows are projects, the others their investors, sums and jobs, as an office's list has them.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

ROWS, FAULTS = 20_000, 500
DAY = date(2024, 5, 2)
HEADS: dict[str, tuple[str, ...]] = {
    "projects": ("code", "title_ru", "region", "stage", "stage_since"),
    "parties": ("project", "organisation", "country", "role"),
    "figures": ("project", "kind", "amount", "currency", "as_of", "rate", "rate_date", "rate_source"),
    "jobs": ("project", "kind", "number", "as_of"),
}
SLIPS = {"projects": (2, "Нигде {n}"), "parties": (2, "X{n}"), "figures": (2, "много {n}"), "jobs": (3, "когда-то {n}")}
"""Which cell of a row goes wrong, each time in words of its own."""


def row(sheet: str, number: int) -> list[Any]:
    code = f"A-{number}"
    rows: dict[str, list[Any]] = {
        "projects": [code, f"Завод {number}", "KZ-61", "negotiation", DAY],
        "parties": [code, f"ТОО «Компания {number} {number % 97}»", "CZ", "lead_investor"],
        "figures": [code, "announced", 1_500_000 + number, "USD", DAY, 440.5, DAY, "bank"],
        "jobs": [code, "announced", 100 + number, DAY],
    }
    return rows[sheet]


def workbook(file: Path, rows: int, faults: int) -> Path:
    """A list of so many rows, a quarter a sheet, with so many faults sown in by a seed."""
    from openpyxl import Workbook  # noqa: PLC0415 - needed only here

    book = Workbook(write_only=True)
    slips = set(random.Random(rows).sample(range(rows), faults))
    for place, (sheet, heads) in enumerate(HEADS.items()):
        made = book.create_sheet(sheet)
        made.append(heads)
        for number in range(rows // 4):
            cells = row(sheet, number)
            if place * (rows // 4) + number in slips:
                at, words = SLIPS[sheet]
                cells[at] = words.format(n=number)
            made.append(cells)
    book.save(file)
    return file


@contextmanager
def office() -> Iterator[Any]:
    """A desk on a database of its own, and the head of its office."""
    from onir.desk.database import roles  # noqa: PLC0415 - needs the extra
    from onir.desk.database.account import account  # noqa: PLC0415
    from onir.desk.database.cluster import Cluster  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="onir-bench-"))
    cluster = Cluster(folder, account())
    socket = cluster.start()
    try:
        roles.make_roles(socket)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "onir.desk.settings",
            "DATABASE_URL": roles.address(socket, roles.DESK),
            "ONIR_DATABASE_OWNER_URL": roles.address(socket, roles.OWNER),
        }
        yield _head()
    finally:
        from django.db import connections  # noqa: PLC0415

        connections.close_all()
        cluster.stop()
        shutil.rmtree(folder)


def _head() -> Any:
    import django  # noqa: PLC0415 - needs the extra

    django.setup()
    from onir.desk.accounts.models import User  # noqa: PLC0415 - once Django is set up
    from onir.desk.first_start import in_words, migrate  # noqa: PLC0415

    with in_words():
        migrate("owner")
    return User.objects.create_user("bench", None, role="head", territory=["KZ-61"])


def _timed(run: Callable[[], Any]) -> tuple[str, Any]:
    """Seconds by the clock, and of the processor for this program and the database, as cells."""
    began, worked, asked = time.perf_counter(), time.process_time(), _of_the_database()
    answer = run()
    took = (time.perf_counter() - began, time.process_time() - worked, _of_the_database() - asked)
    return " | ".join(f"{seconds:.1f}" for seconds in took), answer


def _of_the_database() -> float:
    """Seconds of the processor that the process which answers this connection has had."""
    import psutil  # noqa: PLC0415 - comes with the binaries
    from django.db import connection  # noqa: PLC0415 - once Django is set up

    connection.ensure_connection()
    used = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return float(used.user + used.system)


def table(rows: int = ROWS, faults: int = FAULTS) -> list[str]:
    """Seconds of each step, and how many faults were told."""
    lines = [
        "| step | rows | faults told | seconds by the clock | of the processor | of the database's |",
        "| --- | --: | --: | --: | --: | --: |",
    ]
    with tempfile.TemporaryDirectory() as home:
        os.environ["ONIR_HOME"] = home
        with office() as head:
            from onir.desk.exchange.storing import looked_at, store  # noqa: PLC0415 - once Django is set up

            wrong = workbook(Path(home) / "wrong.xlsx", rows, faults)
            seconds, (_, plan) = _timed(lambda: looked_at(head, wrong))
            lines.append(f"| looked at, with {faults} faults sown | {rows:,} | {len(plan.faults):,} | {seconds} |")
            sound = workbook(Path(home) / "sound.xlsx", rows, 0)
            seconds, (_, plan) = _timed(lambda: looked_at(head, sound))
            lines.append(f"| looked at, without a fault | {rows:,} | {len(plan.faults):,} | {seconds} |")
            seconds, plan = _timed(lambda: store(head, sound))
            lines.append(f"| looked at again and kept | {rows:,} | {len(plan.faults):,} | {seconds} |")
            seconds, (out, plan) = _timed(lambda: _out_and_in(head, Path(home) / "out.xlsx"))
            lines.append(
                f"| taken out, {out / 1e6:.1f} MB, and looked at: no change | {plan.same.total():,} | "
                f"{len(plan.faults):,} | {seconds} |"
            )
            if not plan.empty:
                raise RuntimeError("What was taken out does not come in as it is held.")
    return lines


def _out_and_in(head: Any, file: Path) -> tuple[int, Any]:
    """The size of the workbook that goes out, and what bringing it in would change."""
    from onir.desk.exchange.storing import looked_at  # noqa: PLC0415 - once Django is set up
    from onir.desk.exchange.writing import workbook as taken_out  # noqa: PLC0415
    from onir.desk.pipeline.models import Project  # noqa: PLC0415

    content = taken_out(Project.objects.visible_to(head), "kk")
    file.write_bytes(content)
    return len(content), looked_at(head, file)[1]


def lines() -> list[str]:
    """The part of RESULTS.md."""
    return [
        "## A list brought into the pipeline",
        "",
        "A workbook of 5,000 projects with an investor, a sum and jobs each; every row in the history, as everywhere.",
        "Each of the faults is told by its sheet, row and column, and none of them twice.",
        "",
        *table(),
    ]


if __name__ == "__main__":
    print(*table(), sep="\n")
