"""Questions to the kept observations: verbs from table to table, Ibis expressions that run where the table lives.

One set of expressions serves both engines, DuckDB and Spark; contract tests hold their answers equal.

Parameters are bound by the expression, never pasted into a query. What describes a vintage (release, exactness) stands
in the manifest and is told here, so that a better release date needs no new file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import ibis
from ibis.expr.types import Table

from onir.figures import observation
from onir.figures.asking import engines
from onir.figures.layouts import printed_beside
from onir.figures.vintage import Vintage

CELL = observation.CELL
"""What names a cell within a vintage."""

RELEASES = {
    "vintage": "VARCHAR",
    "source": "VARCHAR",
    "released": "VARCHAR",
    "released_exactness": "VARCHAR",
    "released_by": "DATE",
    "release": "BIGINT",
}
"""What is told of a vintage, and as what."""

PANEL = tuple(name for name in CELL if name != "area")
"""What the cells of one country that are ranked together share, besides their vintage."""


def observations(engine: ibis.BaseBackend, held: Sequence[tuple[Vintage, str | Path]]) -> Table:
    """Every cell of the vintages given, each with its release and its place in the order of releases."""
    cells = engines.read(engine, [str(path) for _, path in held])
    return cells.join(_releases(engine, [vintage for vintage, _ in held]), "vintage")


def _releases(engine: ibis.BaseBackend, vintages: Sequence[Vintage]) -> Table:
    """The vintages as a table of the engine: a join with it costs a third of telling them apart by conditions."""
    ordered = sorted(vintages, key=lambda vintage: vintage.order)
    told = [(one.key, one.table, one.released, one.exactness, one.last_day, place) for place, one in enumerate(ordered)]
    return engines.taken(engine, "releases", RELEASES, told)


def executed(engine: ibis.BaseBackend, table: Table) -> list[dict[str, Any]]:
    """The rows of an expression."""
    return engines.rows(engine, table)


def streamed(engine: ibis.BaseBackend, table: Table, rows: int) -> Iterator[Any]:
    """The rows of an expression as Arrow record batches of at most `rows` each."""
    return engines.batches(engine, table, rows)


def as_of(table: Table, day: date) -> Table:
    """The cells that were surely out on `day`."""
    return table.filter(table.released_by <= day)


def about(table: Table, *, indicator: str, country: str, partner: str = "_T", activity: str = "_T") -> Table:
    """The cells of one concept in one country, nation and regions, in every period and vintage."""
    inside = (table.area == country) | table.area.startswith(f"{country}-")
    return table.filter(table.indicator == indicator, inside, table.partner == partner, table.activity == activity)


def level(table: Table) -> Table:
    """Each cell as the newest vintage that prints it has it."""
    newest = ibis.row_number().over(group_by=list(CELL), order_by=ibis.desc("release"))
    return table.mutate(age=newest).filter(lambda t: t.age == 0).drop("age")


def compared(table: Table, old: str, new: str) -> Table:
    """The cells of two vintages side by side (`old_…`, `new_…`); a side without `vintage` does not print the cell.

    Two territories under one code are two cells.
    """
    told = ("vintage", "value", "decimals", "unit", "status", "locator", "note", "correction")
    sides = {
        f"{side}_{column}": table[column].max(where=table.vintage == key)
        for side, key in (("old", old), ("new", new))
        for column in told
    }
    return table.filter(table.vintage.isin([old, new])).group_by([*CELL, "extent"]).aggregate(**sides)


def differing(table: Table) -> Table:
    """Of cells side by side those that only one prints, or that are not the same figure in the same unit."""
    same = table.old_value.identical_to(table.new_value) & table.old_unit.identical_to(table.new_unit)
    return table.filter(~(same & table.old_vintage.notnull() & table.new_vintage.notnull()))


def rank(table: Table) -> Table:
    """The admissible places of every region in its period and vintage, `best` to `worst` of `of`; larger is better.

    They differ by ties and by the withheld cells (`missing`), which may be anything: no total sets a bound here.
    Nations, and parts printed beside the territory they make up, stand outside; an absent row is not counted.
    """
    regions = _regions(table).mutate(country=lambda t: t.area.split("-")[0])
    return _ranked(regions, ["country", "vintage", *PANEL]).drop("country")


def places(table: Table) -> Table:
    """The places of every region in the newest vintage that prints its cell; as of a day, if `table` is.

    The others of that vintage are what it is ranked among, also where a newer one prints them. Panels that are the
    newest of no cell are left aside before anything is ranked, and the others go by one number, not by six words: of
    fifty million cells a few are then ranked.
    """
    cells = table.mutate(country=lambda t: t.area.split("-")[0])
    newest = cells.group_by(["country", *CELL]).aggregate(release=cells.release.max())
    wanted = newest.select("country", "release", *PANEL).distinct()
    # in an order of its own: an engine may reckon the numbers twice, and must come to the same
    wanted = wanted.mutate(panel=ibis.row_number().over(order_by=["country", "release", *PANEL]))
    panels = _regions(cells).inner_join(wanted, ["country", "release", *PANEL])
    own = newest.inner_join(wanted, ["country", "release", *PANEL]).select("panel", "area")
    return _ranked(panels, ["panel"]).semi_join(own, ["panel", "area"]).drop("country", "panel")


def _regions(table: Table) -> Table:
    """The cells that are ranked."""
    beside = (table.status == "published_overlap") & table.area.isin(printed_beside())
    return table.filter(table.area.contains("-"), ~beside)


def _ranked(regions: Table, among: list[str]) -> Table:
    """Places among the rows that agree in these columns; all of it is counted over one order, which is sorted once."""
    down = {"group_by": among, "order_by": ibis.desc("value", nulls_first=False)}
    whole, down_to_here = ibis.window(preceding=None, following=None, **down), ibis.range_window(following=0, **down)
    counted = regions.mutate(
        of=regions.count().over(whole),
        missing=regions.count().over(whole) - regions.value.count().over(whole),
        above=ibis.rank().over(ibis.window(**down)),
        reached=regions.count().over(down_to_here),
    )
    known = counted.value.notnull()
    return counted.mutate(
        best=ibis.ifelse(known, counted.above + 1, 1),
        worst=ibis.ifelse(known, counted.reached + counted.missing, counted.of),
    ).drop("above", "reached")
