"""The write road: a sealed file and its reading become a vintage, whole or not at all.

A reading may be millions of rows, so nothing here holds them: one pass judges each row and writes it to a staged
Parquet file, the engine then judges the table as a whole within bounded memory, and writes it once more with extents
and the places of each column. Only then do the files take their names. The publisher's file must not change meanwhile;
if it does, the load is refused.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from onir.errors import BadInput
from onir.figures.judging import SHOWN, Problem, problems_of, stop_at
from onir.figures.keeping import Kept, Shelf, cells, home, seal_of
from onir.figures.layouts import country_of
from onir.figures.observation import Observation
from onir.figures.panel import UNSAID
from onir.figures.source import Origin, happened
from onir.figures.store import brought, shipped_tables
from onir.figures.vintage import Vintage
from onir.language.messages import msg
from onir.measure import Period

BATCH = 20_000
"""Rows held at a time."""


@dataclass(frozen=True)
class Sealed:
    """A file as it came: its bytes or where they lie, its `name`, its `address`, and when it was `retrieved`.

    `retrieved` is an ISO day or moment; of two vintages released on one day the later got is the newer.
    """

    content: Path | bytes
    name: str
    address: str
    retrieved: str


@dataclass(frozen=True)
class Reading:
    """What a reader made of a sealed file: where the table comes from, and its rows, each as printed.

    `accepted` lets a check of the whole table pass, with the reason: `national_row`, `fewer_regions`, `cumulative`.
    """

    origin: Origin
    rows: Iterable[Observation]
    accepted: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Added:
    """The vintage that a file is; `new` is false where it was held before."""

    vintage: Vintage
    kept: Kept
    new: bool


@dataclass
class Tally:
    """What the first pass gathers beside the rows themselves: the codes met, and the problems, counted."""

    rows: int = 0
    indicators: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    printed: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    bases: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    wrong: int = 0

    def see(self, row: Observation) -> None:
        """Judge one row; its codes count only when they are known."""
        self.rows += 1
        if found := problems_of(row):
            self.wrong += len(found)
            self.problems += found if len(self.problems) < SHOWN else ()
            return
        country = country_of(row.area)
        self.indicators.add(row.indicator)
        self.countries.add(country)
        self.bases.add((row.period, row.basis))
        column = row.indicator, row.period
        self.places[column] = max(self.places.get(column, 0), 0 if row.status in UNSAID else row.decimals)
        if row.area != country:
            self.printed[country, row.period].setdefault(row.area, row.locator)

    @property
    def ended(self) -> date:
        """The day on which the last of what is printed had happened."""
        return max(happened(Period.parse(period), basis) for period, basis in self.bases)


def add(table: Sealed, reading: Reading, *, home_folder: Path | None = None) -> Added:
    """Keep what was read of a sealed file as one vintage; a bad table is refused whole, a held one changes nothing."""
    origin = reading.origin
    _check_name(origin.source)
    shelf = Shelf((home_folder or home()) / "figures")
    brought(shelf, shipped_tables())
    with shelf.writing(), shelf.staging() as stage:
        name = _sealed(table, stage / "raw")
        if known := shelf.find(origin.source, name):
            return Added(_vintage(known), known, new=False)
        key = origin.vintage(name, date.min).key
        tally = _first_pass(reading, key, stage / "read.parquet", table.name)
        from onir.figures.whole import write_judged  # noqa: PLC0415 - Ibis is slow to load

        before = _before(shelf, origin.vintage(name, tally.ended, table.retrieved))
        write_judged(stage, tally.printed, tally.places, before=before, accepted=frozenset(reading.accepted))
        _check_unchanged(table, name)
        line = _line(table, origin, name, tally, seal_of(stage / "judged.parquet"))
        shelf.settle(stage / "raw", stage / "judged.parquet", line)
    return Added(_vintage(line), line, new=True)


def _vintage(line: Kept) -> Vintage:
    """The vintage of an added table."""
    if line.origin is None:
        raise BadInput(msg("“{name}” names a table that ships.", name=line.source))
    return line.origin.vintage(line.sha256, date.fromisoformat(line.ended), line.retrieved)


def _check_name(source: str) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,80}", source):
        raise BadInput(
            msg("“{name}” cannot name a table.", name=source),
            accepted=msg("Accepted: small Latin letters, digits, points and hyphens, such as nbk-gross-fdi."),
        )


def _sealed(table: Sealed, to: Path) -> str:
    """The seal of the file, its bytes copied to the stage."""
    if isinstance(table.content, bytes):
        to.write_bytes(table.content)
    else:
        shutil.copyfile(table.content, to)
    return seal_of(to)


def _check_unchanged(table: Sealed, name: str) -> None:
    if isinstance(table.content, Path) and seal_of(table.content) != name:
        raise BadInput(
            msg("The file changed while it was read; nothing was stored."),
            where=table.name,
            then=msg("Load it again when nobody writes to it."),
        )


def _before(shelf: Shelf, vintage: Vintage) -> Path | None:
    """The cells of the newest vintage of the same table that is older than this one."""
    added = [(_vintage(line), line) for line in shelf.kept() if line.origin]
    older = [
        (known.order, line) for known, line in added if known.table == vintage.table and known.order < vintage.order
    ]
    return shelf.path(max(older, key=lambda one: one[0])[1]) if older else None


def _first_pass(reading: Reading, key: str, to: Path, file: str) -> Tally:
    """Every row judged by itself and written as read, or the list of what is wrong."""
    import pyarrow as pa  # noqa: PLC0415 - needed only when a table is loaded
    import pyarrow.parquet as pq  # noqa: PLC0415

    tally, rows, writer = Tally(), iter(reading.rows), None
    with to.open("xb") as sink:
        while batch := list(islice(rows, BATCH)):
            start = tally.rows
            for row in batch:
                tally.see(row)
            if not tally.wrong:
                read = cells(batch, key).append_column("row", pa.array(range(start, tally.rows), pa.int64()))
                writer = writer or pq.ParquetWriter(sink, read.schema, compression="zstd")
                writer.write_table(read)
        if writer is not None:
            writer.close()
    stop_at(tally.problems, count=tally.wrong)
    if not tally.rows:
        raise BadInput(msg("No figure was found in the table; nothing was stored."), where=file)
    return tally


def _line(table: Sealed, origin: Origin, name: str, tally: Tally, parquet: str) -> Kept:
    return Kept(
        source=origin.source,
        sha256=name,
        parquet=f"{origin.source}-{name[:12]}.parquet",
        parquet_sha256=parquet,
        indicators=tuple(sorted(tally.indicators)),
        countries=tuple(sorted(tally.countries)),
        periods=tuple(sorted({period for _, period in tally.places})),
        rows=tally.rows,
        origin=origin,
        name=table.name,
        retrieved=table.retrieved,
        ended=tally.ended.isoformat(),
    )
