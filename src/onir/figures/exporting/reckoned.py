"""Cells that no table prints, to a file: figures on the other basis, and estimates of figures shared out.

The same columns, forms and notes as for printed cells; the status says how a cell came about, the locator names every
printed cell in it. Rows are reckoned partner by partner and activity by activity, so that a long table is never held
whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from onir.errors import BadInput, NotHeld
from onir.figures.asking.splitting import Split
from onir.figures.asking.turning import BASES, Turned, turned
from onir.figures.exporting.export import BATCH, COLUMNS, Exported, Leaving, writer_of
from onir.figures.indicators import indicator
from onir.figures.panel import Cell
from onir.figures.store import Store
from onir.files import whole
from onir.language.messages import msg


@dataclass(frozen=True)
class Choice:
    """Which cells leave: of an indicator, on the basis `flow` or `ytd`, by the newest release or by every one."""

    indicator: str
    basis: str
    every_release: bool = False
    as_of: date | None = None


def export_turned(choice: Choice, to: str | Path, *, language: str = "en", store: Store | None = None) -> Exported:
    """The cells of an indicator on the basis of choice, reckoned within each release where it prints the other one."""
    concept, store = indicator(choice.indicator), store or Store.open()
    basis = _known(choice.basis)

    def cells() -> Iterator[Cell]:
        return _turned(store, choice, basis)

    counts = Counter(cell.vintage.key for cell in cells())
    if not counts:
        raise NotHeld(
            msg("No cell of {indicator} is held for what you ask.", indicator=concept),
            then=msg("“onir figures list” shows the tables, their periods and their releases."),
        )
    held = tuple(one for one in store.held if one.vintage.key in counts)
    leaving = Leaving(concept, lambda: _batches(cells()), held, counts.total(), choice.as_of, language)
    return _write(leaving, Path(to))


def export_estimates(splits: Sequence[Split], to: str | Path, *, store: Store, language: str = "en") -> Exported:
    """The estimates of a split; their status is `estimate`, their note names the basis."""
    return export_cells([one.cell for one in splits], to, store=store, language=language)


def export_cells(
    cells: Sequence[Cell], to: str | Path, *, store: Store, as_of: date | None = None, language: str = "en"
) -> Exported:
    """Cells of one indicator that are at hand, at least one."""
    keys = {cell.vintage.key for cell in cells}
    held = tuple(one for one in store.held if one.vintage.key in keys)
    concept = indicator(cells[0].indicator)
    return _write(Leaving(concept, partial(_batches, cells), held, len(cells), as_of, language), Path(to))


def _write(leaving: Leaving, path: Path) -> Exported:
    write = writer_of(path)
    with whole(path) as part:
        write(leaving, part)
    return Exported(leaving.indicator, path, leaving.rows, len(leaving.held))


def _known(basis: str) -> Turned:
    for known in BASES:
        if basis == known:
            return known
    raise BadInput(
        msg("There is no basis “{basis}” to export on.", basis=basis), accepted=msg("Accepted: {names}.", names=BASES)
    )


def _turned(store: Store, choice: Choice, basis: Turned) -> Iterator[Cell]:
    from onir.figures.asking import expressions as asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    table = store.observations
    table = table.filter(table.indicator == choice.indicator)
    table = table if choice.as_of is None else asking.as_of(table, choice.as_of)
    batches = asking.streamed(store.engine, table.order_by(["partner", "activity", "release"]), BATCH)
    printed = (store.cell(row) for batch in batches for row in batch.to_pylist())
    for _, own in groupby(printed, key=lambda cell: (cell.partner, cell.activity)):
        yield from _of_subject(own, basis, every_release=choice.every_release)


def _of_subject(printed: Iterator[Cell], basis: Turned, *, every_release: bool) -> list[Cell]:
    """The cells of one partner and activity, each release on its own, by area and period."""
    found: dict[Any, dict[str, Cell]] = defaultdict(dict)
    for key, cells in groupby(printed, key=attrgetter("vintage.key")):
        for cell in turned(cells, basis):
            found[cell.area, cell.period][key if every_release else ""] = cell
    return [cell for name in sorted(found) for cell in found[name].values()]


def _batches(cells: Sequence[Cell] | Iterator[Cell]) -> Iterator[Any]:
    """Cells as Arrow record batches, typed as kept cells are."""
    import pyarrow as pa  # noqa: PLC0415 - needed only here

    typed = {"value": pa.decimal128(38, 10), "decimals": pa.int8()}
    schema = pa.schema([(column, typed.get(column, pa.string())) for column in COLUMNS])
    rows = (_row(cell) for cell in cells)
    while some := list(islice(rows, BATCH)):
        yield pa.RecordBatch.from_pylist(some, schema=schema)


def _row(cell: Cell) -> dict[str, Any]:
    told = {
        "period": str(cell.period),
        "unit": str(cell.unit),
        "released": cell.vintage.released,
        "released_exactness": cell.vintage.exactness,
        "source": cell.vintage.table,
        "locator": "; ".join(cell.locators),
    }
    return {column: told[column] if column in told else getattr(cell, column) for column in COLUMNS}
