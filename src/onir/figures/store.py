"""The store of official figures: what is held, and panels of it by vintage.

Tables that ship pass the same gate as any other (seal, judge, keep) when they are first asked about; later questions
find the same seals and load nothing. A level takes the newest vintage that prints the cell; a growth, rank or share the
newest that prints all its cells, so panels come one per vintage and never mix two.
"""

from __future__ import annotations

import csv
import threading
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onir.errors import BadInput, NotHeld, OnirError
from onir.figures import press
from onir.figures.asking import engines
from onir.figures.asking.pages import Page, Parts, cell_of, cells_of
from onir.figures.asking.reckoning import Printed, plan, reckon
from onir.figures.corrections.correcting import Correction, corrected, corrections, corrections_of
from onir.figures.indicators import indicator as known_indicator
from onir.figures.keeping.shelf import Kept, Shelf, home, seal, verify
from onir.figures.layouts import country_of, panel_of
from onir.figures.panel import Cell, Panel
from onir.figures.source import SHIPPED, Origin, Source, shipped
from onir.figures.statement import Statement
from onir.figures.vintage import Vintage
from onir.language.messages import msg
from onir.measure import Period
from onir.territory import country as known_country

if TYPE_CHECKING:
    import ibis
    import pyarrow as pa
    from ibis.expr.types import Table


class Held(NamedTuple):
    """A vintage that is held: where it comes from, what it covers, where its cells are."""

    vintage: Vintage
    source: Origin
    kept: Kept
    path: Path

    @property
    def waits(self) -> bool:
        """It ships, and was not asked about when the store was opened: not yet judged and kept."""
        return not self.kept.parquet_sha256


class Cut(NamedTuple):
    """One partner and one activity, or all of them together."""

    partner: str = "_T"
    activity: str = "_T"


ALL = Cut()


class Subject(NamedTuple):
    """What a panel is about, its period apart."""

    indicator: str
    country: str
    partner: str = "_T"
    activity: str = "_T"


class Store:
    """Official figures and published statements of one home folder; open it with `Store.open()`."""

    def __init__(self, held: tuple[Held, ...], known_errors: tuple[Correction, ...] | None = None) -> None:
        self.held = tuple(sorted(held, key=lambda one: one.vintage.order))
        self.corrections = corrections() if known_errors is None else known_errors
        self._pages: dict[Subject, Mapping[str, Page]] = {}
        self._brought: dict[str, Kept] = {}
        self._threads = threading.local()

    @classmethod
    def open(cls, home_folder: Path | None = None) -> Store:
        """The store under a home folder (`ONIR_HOME`, else the user's data folder): what ships and what was added."""
        shelf = Shelf((home_folder or home()) / "figures")
        return cls._of(shelf, shipped_tables(), _present(shelf))

    @classmethod
    def holding(cls, tables: Sequence[tuple[Source, bytes]], home_folder: Path) -> Store:
        """A store of these sealed tables and of all added ones; a table not yet kept is judged, a bad one refused."""
        shelf = Shelf(home_folder / "figures")
        return cls._of(shelf, tables, brought(shelf, tables))

    @classmethod
    def _of(cls, shelf: Shelf, tables: Sequence[tuple[Source, bytes]], kept: Mapping[tuple[str, str], Kept]) -> Store:
        lines: list[tuple[Origin, Kept]] = [
            (source, kept.get((source.source, seal(content))) or _surveyed(source, content))
            for source, content in tables
        ]
        lines += [(line.origin, line) for line in kept.values() if line.origin is not None]
        held = tuple(_held(origin, line, shelf.path(line)) for origin, line in lines)
        return cls(held, corrections_of(shelf.root.parent))

    def verify(self) -> None:
        """Reads every file again and holds it to its seal; BadInput names the first that is damaged or gone."""
        self._bring(self.held)
        for one in self.held:
            verify(self._brought.get(one.vintage.key, one.kept), one.path)

    def without(self, vintages: Collection[Vintage]) -> Store:
        """The same figures as if these vintages had not come out."""
        return Store(tuple(one for one in self.held if one.vintage not in vintages), self.corrections)

    def correcting(self, entries: tuple[Correction, ...]) -> Store:
        """The same figures with other known errors than those that ship."""
        return Store(self.held, entries)

    # -- what is held ---------------------------------------------------------------------------------------

    def vintages(self, indicator: str | None = None) -> tuple[Vintage, ...]:
        """The vintages held, of one indicator or of all, oldest first."""
        return tuple(one.vintage for one in self.held if indicator is None or indicator in one.kept.indicators)

    def indicators(self, country: str) -> tuple[str, ...]:
        """Codes of the indicators of which a table on this country is held."""
        held = [one.kept for one in self.held if country in one.kept.countries]
        return tuple(sorted({code for kept in held for code in kept.indicators}))

    def periods(self, indicator: str, country: str) -> tuple[Period, ...]:
        """The periods that any vintage prints, in order."""
        held = [one.kept for one in self.held if indicator in one.kept.indicators and country in one.kept.countries]
        return tuple(sorted({Period.parse(code) for kept in held for code in kept.periods}))

    def not_held(self, indicator: str, country: str) -> NotHeld:
        """The error that says which table is missing, and which are there."""
        held = [known_indicator(code) for code in self.indicators(country)]
        return NotHeld(
            msg(
                "No table of {indicator} is held for {country}.",
                indicator=known_indicator(indicator),
                country=known_country(country).nation,
            ),
            then=msg("Held: {held}.", held=[msg("{name} ({code})", name=one, code=one.code) for one in held])
            if held
            else None,
        )

    # -- panels ---------------------------------------------------------------------------------------------

    def panels(
        self,
        indicator: str,
        period: Period,
        *,
        country: str,
        partner: str = "_T",
        activity: str = "_T",
        as_of: date | None = None,
    ) -> tuple[Panel, ...]:
        """One panel per vintage that gives the period (printed, summed or subtracted), oldest first."""
        subject = Subject(indicator, country, partner, activity)
        found = [self._panel(subject, period, one.vintage) for one in self._about(subject, as_of)]
        return tuple(panel for panel in found if panel is not None)

    def pairs(
        self, subject: Subject, period: Period, base: Period, *, as_of: date | None = None
    ) -> tuple[tuple[Panel, Panel], ...]:
        """Panels of a period and of its base, both from one vintage, oldest first."""
        found = [
            (self._panel(subject, period, one.vintage), self._panel(subject, base, one.vintage))
            for one in self._about(subject, as_of)
        ]
        return tuple((now, before) for now, before in found if now is not None and before is not None)

    def _about(self, subject: Subject, as_of: date | None) -> list[Held]:
        """Vintages with this subject; with `as_of`, those that were surely out."""
        known_indicator(subject.indicator)
        return [
            one
            for one in self.held
            if subject.indicator in one.kept.indicators
            and subject.country in one.kept.countries
            and (as_of is None or one.vintage.known_on(as_of))
        ]

    def _panel(self, subject: Subject, period: Period, vintage: Vintage) -> Panel | None:
        page = self._paged(subject)[vintage.key]
        with self._files():
            cells = reckon(period, plan(period, page), page)
        if not cells:
            return None
        return panel_of(subject, period, vintage, cells)

    def _paged(self, subject: Subject) -> Mapping[str, Page]:
        """The pages of a subject by vintage; kept, since a text asks for many periods of few subjects."""
        if subject not in self._pages:
            about = self._about(subject, None)
            self._bring(about)
            self._pages[subject] = {
                one.vintage.key: Page(subject, one.vintage, one.path, self.corrections) for one in about
            }
        return self._pages[subject]

    def _bring(self, wanted: Sequence[Held]) -> None:
        """Judge and keep those of the tables that ship which were not asked about before."""
        waiting = [one for one in wanted if one.waits and one.vintage.key not in self._brought]
        if not waiting:
            return
        tables = [(one.source, _content(one.source)) for one in waiting if isinstance(one.source, Source)]
        kept = brought(Shelf(waiting[0].path.parent.parent), tables)
        self._brought |= {one.vintage.key: kept[one.kept.source, one.kept.sha256] for one in waiting}

    # -- tables ---------------------------------------------------------------------------------------------

    @cached_property
    def _started(self) -> ibis.BaseBackend:
        return engines.start()

    @property
    def engine(self) -> ibis.BaseBackend:
        """What questions run on (`ONIR_ENGINE`); of DuckDB this thread's own connection."""
        if not hasattr(self._threads, "engine"):
            self._threads.engine = engines.beside(self._started)
        engine: ibis.BaseBackend = self._threads.engine
        return engine

    @contextmanager
    def _files(self) -> Iterator[None]:
        """Where a vintage cannot be read, BadInput names the file that is damaged or gone."""
        try:
            yield
        except OnirError:
            raise
        except Exception:
            self.verify()
            raise

    @property
    def observations(self) -> Table:
        """All observations held, known errors put right, as one Ibis table of this thread's engine."""
        return corrected(self.printed, self.corrections)

    @property
    def printed(self) -> Table:
        """All observations held as their tables print them."""
        from onir.figures.asking.expressions import observations  # noqa: PLC0415 - Ibis is slow to load and often not needed

        if not hasattr(self._threads, "printed"):
            self._bring(self.held)
            held = [(one.vintage, one.path) for one in self.held]
            with self._files():
                self._threads.printed = observations(self.engine, held)
        table: Table = self._threads.printed
        return table

    def level(
        self, indicator: str, country: str, *, partner: str = "_T", activity: str = "_T", as_of: date | None = None
    ) -> list[Cell]:
        """Every printed cell of an indicator, as the newest vintage (known by `as_of`) has it."""
        subject = Subject(indicator, country, partner, activity)
        pages = self._paged(subject)
        newest: dict[Printed, dict[str, Page]] = defaultdict(dict)
        with self._files():
            for one in reversed(self._about(subject, as_of)):
                page = pages[one.vintage.key]
                for printed, areas in page.areas.items():
                    if not areas.keys() <= newest[printed].keys():
                        newest[printed] = dict.fromkeys(areas, page) | newest[printed]
            return [page[printed][area] for printed, found in newest.items() for area, page in found.items()]

    def parts(self, wanted: Parts) -> list[Cell]:
        """The cells of parts in every vintage that has such indicators, oldest first, without a table engine."""
        about = [one for one in self.held if not {*wanted.indicators}.isdisjoint(one.kept.indicators)]
        self._bring(about)
        with self._files():
            return [cell for one in about for cell in cells_of(wanted, one.vintage, one.path, self.corrections)]

    def execute(self, table: Table) -> list[Cell]:
        """The cells of a table of observations, values as exact decimals."""
        from onir.figures.asking.expressions import executed  # noqa: PLC0415 - Ibis is slow to load and often not needed

        with self._files():
            rows = executed(self.engine, table)
        return [self.cell(row) for row in rows]

    def cell(self, row: Mapping[str, Any]) -> Cell:
        """The cell of a row of observations."""
        return cell_of(row, self._by_key[row["vintage"]])

    def side(self, row: Mapping[str, Any], name: str) -> Cell | None:
        """The cell of one side (`old`, `new`) of a row that `compared` gave; None where that side does not print it."""
        own = {column.removeprefix(f"{name}_"): value for column, value in row.items()}
        return None if own["vintage"] is None else self.cell(own)

    @cached_property
    def _by_key(self) -> dict[str, Vintage]:
        return {one.vintage.key: one.vintage for one in self.held}

    # -- statements -----------------------------------------------------------------------------------------

    def statements(self, area: str, period: Period | None = None) -> tuple[Statement, ...]:
        """What the press has stated of an area, never mixed with observations."""
        stated = press.statements()
        return tuple(one for one in stated if one.area == area and (period is None or one.period == period))


def _held(origin: Origin, line: Kept, path: Path) -> Held:
    """A line of the manifest with the vintage it makes; an added table whose cells are gone is not passed over."""
    if line.origin is not None and not path.exists():
        raise BadInput(
            msg("The cells of an added table are gone."),
            where=str(path),
            then=msg("Add its file {name} again.", name=line.name),
        )
    return Held(vintage_of(origin, line), origin, line, path)


def vintage_of(origin: Origin, line: Kept) -> Vintage:
    """The vintage that a line of the manifest makes with what is known of its release."""
    ended = origin.ended(line.periods) if isinstance(origin, Source) else date.fromisoformat(line.ended)
    return origin.vintage(line.sha256, ended, line.retrieved)


def shipped_tables() -> list[tuple[Source, bytes]]:
    """The tables that come with Öñir, as they lie in the package."""
    return [(source, _content(source)) for source in shipped()]


def _content(source: Source) -> bytes:
    return (SHIPPED / source.file).read_bytes()


def _surveyed(source: Source, content: bytes) -> Kept:
    """The line a table will have once it is brought, from its columns alone; without a seal of its cells."""
    rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
    name = seal(content)
    return Kept(
        source=source.source,
        sha256=name,
        parquet=f"{source.source}-{name[:12]}.parquet",
        parquet_sha256="",
        indicators=(source.indicator,),
        countries=tuple(sorted({country_of(row["area"]) for row in rows})),
        periods=tuple(sorted({row["period"] for row in rows})),
        rows=len(rows),
    )


def brought(shelf: Shelf, tables: Sequence[tuple[Source, bytes]]) -> dict[tuple[str, str], Kept]:
    """Every line of the shelf, these tables among them."""
    kept = _present(shelf)
    if missing := [(source, content) for source, content in tables if (source.source, seal(content)) not in kept]:
        kept = _load(shelf, missing)
    return kept


def _present(shelf: Shelf) -> dict[tuple[str, str], Kept]:
    lines = [line for line in shelf.kept() if line.origin is not None or shelf.path(line).exists()]
    return {(line.source, line.sha256): line for line in lines}


def _load(shelf: Shelf, missing: list[tuple[Source, bytes]]) -> dict[tuple[str, str], Kept]:
    tables = [(content, *_judged(source, content)) for source, content in missing]
    with shelf.writing():
        shelf.keep(tables)
    return _present(shelf)


def _judged(source: Source, content: bytes) -> tuple[Kept, pa.RecordBatch]:
    from onir.figures.keeping.judging import judged  # noqa: PLC0415 - needed only when a table is loaded
    from onir.figures.reading.shipped import read_table  # noqa: PLC0415

    cells, gate = judged(read_table(content, source))
    name = seal(content)
    return Kept(source.source, name, f"{source.source}-{name[:12]}.parquet", "", *gate.covered), cells
