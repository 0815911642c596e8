"""What is judged of a table as a whole, and its last writing: verbs on a staged table of any size.

A table is refused when a cell stands in it twice, when one column mixes units, when figures called flows grow from part
to part of every year as cumulative ones do, when its regions miss its national row beyond rounding, and when it prints
fewer regions than the release before. The last three can be true of a sound table (a nation with parts that belong to
no region): the reader may then accept them, with a reason. Nothing is ever mended.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import duckdb
import ibis
import pyarrow as pa
from ibis.expr.types import Table

from onir.figures.asking.expressions import executed
from onir.figures.keeping.judging import SHOWN, Gate, Places, Printed, Problem, said_again, stop_at, unknown_layouts
from onir.figures.layouts import extents
from onir.figures.observation import CELL
from onir.figures.reading.columns import KEPT, SMALLEST_PLACE
from onir.language.messages import msg
from onir.territory import country

RATIOS = ("percent", "points", "%", "index", "ratio", "times", "rank")
"""Units that do not add up over regions."""

FEWEST_STEPS = 24
"""Steps from one part of a year to the next, all of them upwards, that are taken for a cumulative table."""

AGREEING = 10_000
"""Sums of codes that agree and are looked into: in a hundred million cells two agree by chance once in 2,000 tables."""

MEMORY = "256MB"
SERIES = ("indicator", "partner", "activity", "area", "basis", "unit")
COLUMN = ("indicator", "partner", "activity", "period", "basis", "unit")


class Whole(NamedTuple):
    """A staged table with the engine it lives in, the areas it prints, and the release before it."""

    engine: ibis.BaseBackend
    table: Table
    printed: Printed
    before: Path | None


def write_judged(stage: Path, gate: Gate, key: str, *, before: Path | None, accepted: frozenset[str]) -> None:
    """Judge `read.parquet` of the stage as a whole and write `judged.parquet`, with extents and places of columns."""
    with _engine(stage) as engine:
        whole = Whole(engine, engine.read_parquet(str(stage / "read.parquet")), gate.printed, before)
        stop_at(list(_repeated(whole)))
        stop_at(list(unknown_layouts(gate.printed)))
        stop_at(list(_mixed_units(whole)))
        for name in CHECKS:
            _check(whole, name, accepted)
        engine.to_parquet(_told(whole, gate.places, key), str(stage / "judged.parquet"), compression="zstd")


def check_regions(stage: Path, before: Path | None, accepted: frozenset[str]) -> None:
    """Judge `read.parquet` of the stage by another release before it."""
    with _engine(stage) as engine:
        _check(Whole(engine, engine.read_parquet(str(stage / "read.parquet")), {}, before), "fewer_regions", accepted)


def _check(whole: Whole, name: str, accepted: frozenset[str]) -> None:
    if name not in accepted:
        stop_at(
            list(CHECKS[name](whole)),
            then=msg("Nothing was stored. If the table is right, accept the check {name} with a reason.", name=name),
        )


@contextmanager
def _engine(stage: Path) -> Iterator[ibis.BaseBackend]:
    """An engine of bounded memory that spills into the stage; its trouble with the disk is the disk's."""
    engine = ibis.duckdb.connect(
        memory_limit=MEMORY, temp_directory=str(stage / "spill"), preserve_insertion_order=False
    )
    engine.raw_sql("SET enable_progress_bar = false")  # it would be printed into the answer
    try:
        yield engine
    except (duckdb.IOException, duckdb.OutOfMemoryException) as fault:
        raise OSError(errno.ENOSPC, str(fault).splitlines()[0]) from fault
    finally:
        engine.disconnect()


def _repeated(whole: Whole) -> Iterator[Problem]:
    """A cell that stands twice; only those whose sums of all codes agree are compared code by code."""
    table = whole.table.mutate(sum=ibis.literal("\x1f").join([whole.table[name] for name in CELL]).hash())
    sums = table.group_by("sum").agg(times=table.count())
    agreeing = executed(whole.engine, sums.filter(sums.times > 1).order_by("sum").limit(AGREEING))
    alike = table.filter(table["sum"].isin([row["sum"] for row in agreeing]))
    cells = alike.group_by(CELL).agg(first=alike.row.min(), times=alike.count())
    twice = executed(whole.engine, cells.filter(cells.times > 1).order_by("first").limit(SHOWN)) if agreeing else ()
    for cell in twice:
        same = [table[name] == cell[name] for name in CELL]
        again = table.filter(*same, table.row > cell["first"]).order_by("row").limit(1)
        (row,) = executed(whole.engine, again.select("locator"))
        (first,) = executed(whole.engine, table.filter(table.row == cell["first"]).select("locator"))
        yield row["locator"], said_again([cell[name] for name in CELL], first["locator"])


def _mixed_units(whole: Whole) -> Iterator[Problem]:
    table = whole.table
    columns = table.group_by(["indicator", "period"]).agg(
        least=table.unit.min(), most=table.unit.max(), locator=table.locator.argmax(table.unit)
    )
    for row in executed(whole.engine, columns.filter(columns.least != columns.most).order_by("period").limit(SHOWN)):
        units = [row["least"], row["most"]]
        yield row["locator"], msg("{period} mixes the units {units}", period=row["period"], units=units)


# -- cumulative figures called flows ------------------------------------------------------------------------


def _cumulative(whole: Whole) -> Iterator[Problem]:
    """Guard G14: the last part of a year equals the year; without years, every step within one goes upwards."""
    flows = whole.table.filter(whole.table.basis == "flow", whole.table.value.notnull(), whole.table.value != 0)
    years = _years(flows)
    as_years = executed(whole.engine, years.group_by("indicator").agg(
        cumulative=(years.last_part == years.year_value).sum(), flow=(years.parts == years.year_value).sum(),
        locator=years.locator.min(),
    ))  # fmt: skip
    settled = {row["indicator"] for row in as_years if row["cumulative"] or row["flow"]}
    for row in as_years:
        if row["cumulative"] > row["flow"]:
            yield row["locator"], msg("called a flow, but the last part of a year equals the year: it is cumulative")
    for row in executed(whole.engine, _steps(flows)):
        if row["indicator"] not in settled and row["steps"] >= FEWEST_STEPS and row["steps"] == row["ups"]:
            yield row["locator"], msg("called a flow, but every figure grows from January to December and falls then")


def _parts(flows: Table) -> Table:
    """Quarters and single months, their years apart."""
    parts = flows.filter(flows.period.re_search(r"^\d{4}-(Q[1-4]|\d{2})$"))
    return parts.mutate(year=parts.period[:4], monthly=~parts.period.contains("Q"))


def _years(flows: Table) -> Table:
    """Years that are printed beside all their quarters or months: their sum, and the last of them."""
    parts, annual = _parts(flows), flows.filter(flows.period.length() == 4)
    last = parts.period.re_search(r"-(Q4|12)$")
    sums = parts.group_by([*SERIES, "year", "monthly"]).agg(
        parts=parts.value.sum(), last_part=parts.value.max(where=last), number=parts.count(),
        locator=parts.locator.argmax(parts.period),
    )  # fmt: skip
    sums = sums.filter(sums.number == sums.monthly.ifelse(12, 4))
    return sums.join(annual.select(*SERIES, year="period", year_value="value"), [*SERIES, "year"])


def _steps(flows: Table) -> Table:
    """How many steps from part to part there are, and how many of them go as a cumulative figure does."""
    parts = _parts(flows)
    series = ibis.window(group_by=[*SERIES, "monthly"], order_by="period")
    steps = parts.mutate(before=parts.value.lag().over(series), year_before=parts.year.lag().over(series))
    steps = steps.filter(steps.before.notnull())
    upwards = (steps.year == steps.year_before).ifelse(steps.value >= steps.before, steps.value < steps.before)
    return steps.group_by("indicator").agg(
        steps=steps.count(), ups=upwards.sum(), locator=steps.locator.argmin(steps.row)
    )


# -- regions and the nation ---------------------------------------------------------------------------------


def _missed_sums(whole: Whole) -> Iterator[Problem]:
    """Guard G13: a complete set of regions adds up to the printed nation within half a unit a cell."""
    members = [
        (land, period, code, str(len(codes)))
        for (land, period), places in whole.printed.items()
        for codes in [country(land).layout(places).codes]
        for code in codes
    ]
    sets = _lookup(whole, "sets", ("country", "period", "area", "size"), members)
    cells = whole.table.filter(whole.table.value.notnull(), whole.table.unit.split(" ")[0].notin(RATIOS))
    inside = cells.join(sets.mutate(size=sets["size"].cast("int64")), ["period", "area"])
    sums = inside.group_by([*COLUMN, "country", "size"]).agg(
        sum=inside.value.sum(), number=inside.count(), finest=inside.decimals.max()
    )
    sums = sums.filter(sums.number == sums["size"])
    both = sums.join(cells.mutate(country=cells.area), [*COLUMN, "country"])
    room = _place(both.decimals) + both["size"].cast("decimal(38,10)") * _place(both.finest)
    missed = both.filter((both["sum"] - both.value).abs() * 2 > room).order_by("row").limit(SHOWN)
    for row in executed(whole.engine, missed):
        yield (
            row["locator"],
            msg(
                "the regions of {period} add up to {sum}, the national row says {nation}",
                period=row["period"],
                sum=round(row["sum"], row["finest"]),
                nation=round(row["value"], row["decimals"]),
            ),
        )


def _place(decimals: ibis.Value) -> ibis.Value:
    """One unit of the last printed place."""
    places = [
        (count, ibis.literal(Decimal(1).scaleb(-count)).cast("decimal(38,10)")) for count in range(SMALLEST_PLACE)
    ]
    return decimals.cases(*places, else_=ibis.literal(Decimal(1).scaleb(-SMALLEST_PLACE)).cast("decimal(38,10)"))


def _fewer_regions(whole: Whole) -> Iterator[Problem]:
    """The newest period of both releases prints every region of the release before."""
    if whole.before is None:
        return
    names = ("indicator", "period", "area")
    now, before = (
        table.select(*names).distinct() for table in (whole.table, whole.engine.read_parquet(str(whole.before)))
    )
    common = before.semi_join(now, ["indicator", "period"])
    gone = executed(whole.engine, common.anti_join(now, names))
    if gone:
        newest = max(row["period"] for row in gone)
        areas = sorted({row["area"] for row in gone if row["period"] == newest})
        yield newest, msg("the release before printed these areas too: {codes}", codes=areas)


CHECKS: Mapping[str, Callable[[Whole], Iterator[Problem]]] = {
    "cumulative": _cumulative,
    "national_row": _missed_sums,
    "fewer_regions": _fewer_regions,
}
"""Checks that a reader may accept, by the name that a mapping uses."""


# -- the last writing ---------------------------------------------------------------------------------------


def _told(whole: Whole, places: Places, key: str) -> Table:
    """The rows with the extent of their area and the places of their column.

    Programs drop the last zeros of a column ("12.50" becomes 12.5): the longest cell of a period is its format.
    """
    known = [
        (period, code, extent)
        for (land, period), codes in whole.printed.items()
        for code, extent in (extents(land, frozenset(codes)) or {}).items()
    ]
    regions = _lookup(whole, "extents", ("period", "area", "told"), known)
    columns = _lookup(
        whole, "places", ("indicator", "period", "places"), [(*column, str(n)) for column, n in places.items()]
    )
    rows = whole.table.left_join(regions, ["period", "area"]).join(columns, ["indicator", "period"])
    said = rows.status.isin(["confidential", "not_derivable"])
    rows = rows.mutate(
        extent=rows.told.fill_null(rows.area), decimals=said.ifelse(rows.decimals, rows.places.cast("int8"))
    )
    return rows.select(*KEPT, vintage=ibis.literal(key))


def _lookup(whole: Whole, name: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    """A small table of words in the engine."""
    columns = list(zip(*rows, strict=True)) or [()] * len(heads)
    words = {head: pa.array(list(column), pa.string()) for head, column in zip(heads, columns, strict=True)}
    whole.engine.con.register(name, pa.table(words))
    return whole.engine.table(name)
