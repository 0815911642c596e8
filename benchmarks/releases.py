"""Writes and as-of reads of releases, one store a process.

    python benchmarks/releases.py onir|sqlite|deltalake|pyiceberg

The same invented table for all: 20 regions, 41 quarters, 30 releases a month apart, a fifth of the cells revised anew.
Öñir judges every row, seals and syncs each file, and lists all at once; Delta and Iceberg write the whole table anew
for each release; SQLite appends changed cells alone, which is less work and the least anybody can do. A read is the
full table as of a day, in rows of the language. Öñir keeps the cells of an indicator in memory once they were asked
for, so its first read stands apart. One release is written elsewhere before, so that loading libraries is not counted;
`make bench` measures starting apart.
Prints JSON: seconds of one write of all releases, of the first read, and of each later one.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

AREAS = [f"KZ-{code:02}" for code in (10, 11, 15, 19, 23, 27, 31, 33, 35, 39, 43, 47, 55, 59, 61, 62, 63, 71, 75, 79)]
"""The regions of Kazakhstan: Öñir refuses areas it does not know."""

QUARTERS = [f"{year}-Q{number}" for year in range(2015, 2026) for number in (1, 2, 3, 4)][:41]
RELEASES = 30
REVISED = 163
READS = 20

Cells = dict[tuple[str, str], int]
Reads = Callable[[int], int]


def day_of(release: int) -> date:
    """The day a release came out on."""
    return date(2020 + release // 12, release % 12 + 1, 1)


def releases() -> list[Cells]:
    """The whole table in every release."""
    chance = random.Random(1)
    cells = {(area, quarter): chance.randint(100, 99_999) for area in AREAS for quarter in QUARTERS}
    found = []
    for _ in range(RELEASES):
        cells = {**cells, **{key: cells[key] + chance.randint(1, 99) for key in chance.sample(sorted(cells), REVISED)}}
        found.append(cells)
    return found


def onir(found: list[Cells], home: Path) -> Reads:
    """Öñir: every release judged, sealed and kept as a Parquet file of its own."""
    from dataclasses import replace  # noqa: PLC0415

    from onir.figures import Store  # noqa: PLC0415
    from onir.figures.source import shipped  # noqa: PLC0415

    words: dict[str, Any] = {"table": "made", "exactness": "day"}
    tables = []
    for number, cells in enumerate(found):
        source = replace(shipped()[0], source=f"made-{number:02}", released=day_of(number).isoformat(), **words)
        rows = "\n".join(f"{area},{quarter},{value}" for (area, quarter), value in cells.items())
        tables.append((source, f"area,period,value\n{rows}\n".encode()))
    store = Store.holding(tables, home)

    code = tables[0][0].indicator
    return lambda release: len(store.level(code, "KZ", as_of=day_of(release)))


def sqlite(found: list[Cells], home: Path) -> Reads:
    """SQLite: changed cells appended, the newest of each by the day asked about."""
    base = sqlite3.connect(home / "figures.db")
    base.execute(
        "CREATE TABLE cells (area TEXT, period TEXT, released TEXT, value INT, PRIMARY KEY (area, period, released))"
    )
    before: Cells = {}
    for number, cells in enumerate(found):
        changed = [
            (*key, day_of(number).isoformat(), value) for key, value in cells.items() if before.get(key) != value
        ]
        with base:
            base.executemany("INSERT INTO cells VALUES (?, ?, ?, ?)", changed)
        before = cells
    asked = "SELECT area, period, max(released), value FROM cells WHERE released <= ? GROUP BY area, period"
    return lambda release: len(base.execute(asked, (day_of(release).isoformat(),)).fetchall())


def _arrow(cells: Cells) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - of the peers alone

    areas, quarters = zip(*cells, strict=True)
    return pa.table({"area": list(areas), "period": list(quarters), "value": list(cells.values())})


def deltalake(found: list[Cells], home: Path) -> Reads:
    """Delta Lake: the whole table as a version of its own."""
    from deltalake import DeltaTable, write_deltalake  # noqa: PLC0415

    for cells in found:
        write_deltalake(home / "delta", _arrow(cells), mode="overwrite")
    return lambda release: len(DeltaTable(home / "delta", version=release).to_pyarrow_table().to_pylist())


def pyiceberg(found: list[Cells], home: Path) -> Reads:
    """Iceberg: the whole table as a snapshot of its own, the catalogue in SQLite."""
    from pyiceberg.catalog.sql import SqlCatalog  # noqa: PLC0415

    (home / "store").mkdir()
    catalogue = SqlCatalog("made", uri=f"sqlite:///{home}/catalogue.db", warehouse=f"file://{home}/store")
    catalogue.create_namespace("made")
    table = catalogue.create_table("made.cells", schema=_arrow(found[0]).schema)
    snapshots = []
    for cells in found:
        table.overwrite(_arrow(cells))
        snapshots.append(table.current_snapshot().snapshot_id)
    return lambda release: len(table.scan(snapshot_id=snapshots[release]).to_arrow().to_pylist())


STORES: dict[str, Callable[[list[Cells], Path], Reads]] = {
    "onir": onir, "sqlite": sqlite, "deltalake": deltalake, "pyiceberg": pyiceberg,
}  # fmt: skip


def main(store: str) -> None:
    """One write of all releases, a first read, and later ones, after a release written elsewhere."""
    found = releases()
    with tempfile.TemporaryDirectory() as elsewhere:
        STORES[store](found[:1], Path(elsewhere))
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        read = STORES[store](found, Path(home))
        written, seconds = time.perf_counter() - start, []
        start = time.perf_counter()
        read(RELEASES - 1)  # all releases were out by then
        first = time.perf_counter() - start
        for release in random.Random(2).choices(range(RELEASES), k=READS):
            start = time.perf_counter()
            rows = read(release)
            seconds.append(time.perf_counter() - start)
            assert rows == len(AREAS) * len(QUARTERS), rows
    json.dump({"write": written, "first": first, "reads": seconds}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
