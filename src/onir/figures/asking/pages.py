"""Pages: what one vintage prints of one subject, read straight from its file.

A standing needs a few hundred cells of files whose place is known; a table engine takes longer to load than the answer
takes to find. So pages are read with Arrow alone, in batches: first what names the cells, and the figures of a vintage
only when one of them is asked for. Questions over many cells are asked of an engine; a test holds both roads equal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onir.figures.asking.reckoning import Printed
from onir.figures.corrections.correcting import Correction, put_right
from onir.figures.panel import Basis, Cell
from onir.figures.vintage import Vintage
from onir.measure import Period, Unit

if TYPE_CHECKING:
    from onir.figures.store import Subject

NAMES = ("indicator", "area", "partner", "activity", "period", "basis")
FIGURES = ("area", "extent", "period", "basis", "unit", "value", "decimals", "status", "locator", "note")
BATCH = 1 << 16


class Page(Mapping[Printed, Mapping[str, Cell]]):
    """Cells of one vintage by printed period and area."""

    def __init__(self, subject: Subject, vintage: Vintage, path: Path, entries: Sequence[Correction] = ()) -> None:
        self.subject, self.vintage, self.path = subject, vintage, path
        self.entries = [entry for entry in entries if entry.table == vintage.table]
        self._known: dict[Printed, dict[str, Cell]] = {}

    def __iter__(self) -> Iterator[Printed]:
        return iter(self.areas)

    def __len__(self) -> int:
        return len(self.areas)

    def __getitem__(self, printed: Printed) -> Mapping[str, Cell]:
        if printed not in self._known:
            rows = self.areas[printed].items()
            self._known[printed] = {area: self._cell(row) for area, row in rows}
        return self._known[printed]

    @cached_property
    def areas(self) -> Mapping[Printed, Mapping[str, int]]:
        """Which areas each period prints, each with the number of its row."""
        found: dict[tuple[str, Basis], dict[str, int]] = defaultdict(dict)
        for row, (area, period, basis) in enumerate(zip(*self._columns("area", "period", "basis"), strict=True)):
            found[period, basis][area] = row
        return {Printed(period_of(period), basis): areas for (period, basis), areas in found.items()}

    @cached_property
    def _rows(self) -> Sequence[tuple[Any, ...]]:
        return list(zip(*self._columns(*FIGURES), strict=True))

    def _cell(self, row: int) -> Cell:
        of = self.subject
        told = {"indicator": of.indicator, "partner": of.partner, "activity": of.activity, "correction": ""}
        told |= zip(FIGURES, self._rows[row], strict=True)
        return cell_of(put_right(told, self.entries), self.vintage)

    def _columns(self, *names: str) -> list[list[Any]]:
        """The columns of this subject's rows, in the order of the file."""
        import pyarrow.parquet as pq  # noqa: PLC0415 - slow to load and not needed to name a store

        columns: list[list[Any]] = [[] for _ in names]
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(BATCH, columns=list({*NAMES, *names}), use_threads=False):
                asked = self._asked(batch)
                for column, name in zip(columns, names, strict=True):
                    column.extend(asked[name].to_pylist())
        return columns

    def _asked(self, batch: Any) -> Any:
        """The rows of the subject; patterns, since to compare with a word Arrow first loads pandas."""
        import pyarrow.compute as pc  # noqa: PLC0415 - slow to load and not needed to name a store

        of = self.subject
        for name in ("indicator", "partner", "activity"):
            fits = pc.match_substring_regex(batch[name], rf"\A{re.escape(getattr(of, name))}\z")
            batch = batch if fits.true_count == len(batch) else batch.filter(fits)
        return batch.filter(pc.match_substring_regex(batch["area"], rf"\A{re.escape(of.country)}(-|\z)"))


class Parts(NamedTuple):
    """Cells of a dimension's parts: of these indicators, apart by `apart` (all dimensions together without it).

    `areas` and `periods` are codes; without periods every one is meant, and an area that ends in a star stands for all
    that begin so.
    """

    indicators: Sequence[str]
    apart: str
    areas: Sequence[str]
    periods: Sequence[str] = ()

    @property
    def patterns(self) -> Iterator[tuple[str, str, bool]]:
        """Column, pattern, and whether it has to fit; what leaves the fewest rows comes first."""
        if self.periods:
            yield "period", _any_of(self.periods), True
        yield "area", _any_of(self.areas), True
        yield "indicator", _any_of(self.indicators), True
        yield from ((name, _any_of(("_T",)), name != self.apart) for name in ("partner", "activity"))


def _any_of(codes: Sequence[str]) -> str:
    """Fits one of the codes: to compare with a word, Arrow first loads pandas.

    >>> _any_of(["KZ-*", "MX"])
    '\\\\A(?:KZ\\\\-.*|MX)\\\\z'
    """
    said = (re.escape(code.removesuffix("*")) + (".*" if code.endswith("*") else "") for code in codes)
    return rf"\A(?:{'|'.join(said)})\z"


def cells_of(wanted: Parts, vintage: Vintage, path: Path, entries: Sequence[Correction] = ()) -> Iterator[Cell]:
    """The cells of a vintage in the order of its file, known errors put right."""
    import pyarrow.compute as pc  # noqa: PLC0415 - slow to load and not needed to name a store
    import pyarrow.parquet as pq  # noqa: PLC0415 - the same

    own = [entry for entry in entries if entry.table == vintage.table]
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(BATCH, columns=list({*NAMES, *FIGURES}), use_threads=False):
            for name, pattern, fits in wanted.patterns:
                found = pc.match_substring_regex(batch[name], pattern)
                batch = batch.filter(found if fits else pc.invert(found))  # noqa: PLW2901 - narrowed step by step
            for row in batch.to_pylist():
                yield cell_of(put_right(row | {"correction": ""}, own), vintage)


def cell_of(row: Mapping[str, Any], vintage: Vintage) -> Cell:
    """The cell of a row of observations, its value rounded to the places it is printed with."""
    value = row["value"]
    return Cell(
        indicator=row["indicator"],
        area=row["area"],
        extent=row["extent"],
        period=period_of(row["period"]),
        partner=row["partner"],
        activity=row["activity"],
        basis=row["basis"],
        unit=_unit(row["unit"]),
        value=None if value is None else round(value, row["decimals"]),
        decimals=row["decimals"],
        status=row["status"],
        vintage=vintage,
        locators=(row["locator"],),
        note=row["note"],
        correction=row["correction"],
    )


period_of = lru_cache(maxsize=4096)(Period.parse)
_unit = lru_cache(maxsize=256)(Unit.parse)
