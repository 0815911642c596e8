"""The desk over a country's register of projects: how long its pages take, asked as every kind of role.

    python -m benchmarks.pipeline

Pages are asked of the application itself, in one process, with its PostgreSQL beside it: no network, no proxy, no
other people. `python -m benchmarks.pipeline told` prints every question to the database of one page instead.
"""

from __future__ import annotations

import gc
import logging
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from benchmarks import pipeline_filled
from benchmarks.pipeline_filled import PROJECTS

RUNS = 5
REGION = "KZ-10"
"""The one that has most projects, a tenth of them."""
OFFICE = (
    "akim",
    "head",
    "manager",
    "assurer",
    "executor",
    "zone",
    "secretary",
    "auditor",
    "representative",
    "investor",
)
WHOLE = ("analyst", "administrator", "head")
"""Roles that see the whole country besides."""
PAGES = {
    "board": "pipeline/",
    "board, filtered": "pipeline/?sector=sector-3",
    "more of a column": "pipeline/stage/operating/?after=10",
    "map": "pipeline/map/",
    "table": "projects/",
    "table, by sum": "projects/?stage=construction&sort=-promised",
    "table, a later page": "projects/?page=40",
    "table, by country": "projects/?country=CN",
    "search of projects": "projects/?text=Теплица+321",
    "passport": "projects/{project}/",
    "enquiries": "enquiries/",
    "organisations": "organisations/",
    "search of organisations": "organisations/?text=kirpish+zauyty+4321",
    "an organisation": "organisations/2014/",
    "countries": "countries/",
    "a country": "countries/CN/",
    "my day": "day/",
    "agreements": "agreements/",
    "obligations": "obligations/",
    "issues": "issues/",
    "protocols": "protocols/",
    "targets": "targets/",
    "history": "history/",
    "history of a project": "history/pipeline.project/{project}/",
    "indicators": "indicators/",
}
LONG, SHORT = "| page | asked as | p50, ms | p95, ms | whole country, p50 | p95 | questions |", "| --- |" + " --: |" * 6


@dataclass(frozen=True)
class Asked:
    """An answer: which page, whether by somebody who sees the whole country, its milliseconds."""

    page: str
    whole: bool
    took: float


class Person:
    """Somebody who has signed in, and the pages that the role opens."""

    def __init__(self, user: Any) -> None:
        from django.test import Client  # noqa: PLC0415 - once Django is set up

        from onir.desk.pipeline.models import Project  # noqa: PLC0415

        self.user, self.whole = user, user.territory == ["KZ"]
        self.client = Client(raise_request_exception=True, SERVER_NAME="localhost")
        self.client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        own = Project.objects.visible_to(user).filter(stage="operating").order_by("-pk").first()
        self.project = own.pk if own else 0

    def ask(self, path: str) -> tuple[int, float]:
        """The status of a page and the milliseconds it took."""
        address = f"/ru/{path.format(project=self.project)}"
        began = time.perf_counter()
        answer = self.client.get(address)
        took = (time.perf_counter() - began) * 1000
        if answer.status_code not in (200, 403, 404):
            raise SystemExit(f"{address} as {self.user.username}: {answer.status_code}")
        return answer.status_code, took


def people() -> list[Person]:
    """One of each role of the largest region, and of each that sees the whole country."""
    from onir.desk.accounts.models import User  # noqa: PLC0415

    logging.getLogger("django.request").setLevel(logging.CRITICAL)  # a page that is not for a role is no news here
    names = [*(f"{role}-{REGION}-0" for role in OFFICE), *(f"{role}-KZ-0" for role in WHOLE)]
    return [Person(User.objects.get(username=name)) for name in names]


def pages() -> dict[str, str]:
    """What is asked, each indicator by its code."""
    from onir.desk.indicators.answers import ANSWERS  # noqa: PLC0415

    return PAGES | {f"indicator: {code}": f"indicators/{code}/" for code in ANSWERS}


def asked(everybody: Sequence[Person]) -> Iterator[Asked]:
    for name, path in pages().items():
        for one in everybody:
            status, took = one.ask(path)
            if status == 200:
                yield Asked(name, one.whole, took)


def questions(everybody: Sequence[Person], path: str) -> int:
    """The most that any of them makes the page ask the database."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    most = 0
    for one in everybody:
        with CaptureQueriesContext(connection) as told:
            one.ask(path)
        most = max(most, len(told))
    return most


def table(runs: Sequence[Sequence[Asked]], counted: dict[str, int]) -> list[str]:
    """Medians of the runs: of all pages first, then of each."""
    rows = [LONG, SHORT]
    for name in ("", *pages()):
        parts = [[[one.took for one in run if name in ("", one.page) and one.whole is whole] for run in runs]
                 for whole in (False, True)]  # fmt: skip
        told = " | ".join(_cut(part) for part in parts)
        rows.append(f"| {name or '**all**'} | {len(parts[0][0])} + {len(parts[1][0])} | {told} | "
                    f"{counted.get(name, max(counted.values()))} |")  # fmt: skip
    return rows


def _cut(runs: Sequence[Sequence[float]]) -> str:
    if not runs[0]:
        return "– | –"
    cuts = [quantiles(run, n=20, method="inclusive") if len(run) > 1 else [run[0]] * 19 for run in runs]
    return f"{median(cut[9] for cut in cuts):.0f} | {median(cut[18] for cut in cuts):.0f}"


def lines() -> list[str]:
    """The part of RESULTS.md."""
    with pipeline_filled.filled():
        everybody = people()
        counted = {name: questions(everybody, path) for name, path in pages().items()}  # and all is loaded once
        gc.collect()
        gc.freeze()  # as the server does before it answers
        runs = [list(asked(everybody)) for _ in range(RUNS)]
        held = pipeline_filled.lines()
    return [
        "## The pipeline",
        "",
        f"{PROJECTS:,} projects with {held:,} lines of their ledgers and the history of every row, invented;",
        "PostgreSQL as the desk brings it, with the settings it has. Each page is asked of the application, in one",
        f"process, as {len(OFFICE)} roles of the region that has most projects and as {len(WHOLE)} that see all of",
        f"them, as far as the role opens it; medians of {RUNS} rounds. “Questions”: the most that it asks of the",
        "database.",
        "",
        *table(runs, counted),
    ]


def told(name: str) -> None:
    """Every question of a page, as the one who sees most asks it, with its milliseconds."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with pipeline_filled.filled():
        for one in people():
            one.ask(pages()[name])
            with CaptureQueriesContext(connection) as found:
                status, took = one.ask(pages()[name])
            print(f"== {one.user.username}: {status}, {took:.0f} ms")
            for question in found:
                print(f"{float(question['time']) * 1000:6.0f}  {question['sql'][:1500]}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        told(sys.argv[1])
    else:
        from benchmarks.__main__ import RESULTS
        from benchmarks.desk import put_into

        found = lines()
        put_into(RESULTS, found)
        print("\n".join(found))
