"""The judge at the gate of the store: an unknown code stops the load and lists itself with file and line.

A table with one wrong row is refused whole: half a table gives wrong ranks and wrong sums without a sign of it. Extents
are read from the areas a period prints (16, 17 or 20 units), not from the calendar. Cells are judged as columns: a code
is looked up once a batch, however many cells bear it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from onir.errors import BadInput
from onir.figures.indicators import indicator
from onir.figures.layouts import country_of, extents, is_area
from onir.figures.observation import CELL
from onir.figures.panel import STATUSES, UNSAID
from onir.figures.reading.columns import coded, groups, integers, numbers, plainly, strings, words
from onir.figures.source import happened
from onir.language.messages import Message, msg
from onir.measure import Period, Unit
from onir.territory import area as area_of
from onir.territory import country as country_at

SHOWN = 12
"""How many problems one message lists."""

ZERO = numbers(strings(["0"]))[0][0]

Problem = tuple[str, Message]
Printed = Mapping[tuple[str, str], Mapping[str, str]]
Places = Mapping[tuple[str, str], int]


def stop_at(problems: Sequence[Problem], *, count: int = 0, then: Message | None = None) -> None:
    """Refuse the table for these problems, of which there may be more than are listed."""
    if not problems:
        return
    listed = [msg("{where} {what}", where=where, what=what) for where, what in problems[:SHOWN]]
    raise BadInput(
        msg(
            "The table is refused, {n} {n:plural:problem|problems}: {problems}.",
            n=max(count, len(problems)),
            problems=listed,
        ),
        then=then or msg("Mend the file, or the mapping it is read by, and load it again; nothing was stored."),
    )


# -- cells by themselves ------------------------------------------------------------------------------------


@dataclass
class Gate:
    """Judges batch after batch, each cell by itself, and gathers what the table as a whole is judged by.

    `printed`: the areas of a country and period, the nation apart, each with its first place; `places`: how many
    decimals the longest cell of an indicator and period prints.
    """

    rows: int = 0
    indicators: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    printed: dict[tuple[str, str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    bases: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    wrong: int = 0

    def see(self, batch: pa.RecordBatch) -> None:
        """Judge a batch; after the first wrong cell the table is lost, and only problems are gathered."""
        self.rows += batch.num_rows
        found = {name: rows for name, mask in _wrong(batch) if (rows := np.flatnonzero(mask)).size}
        self.wrong += sum(rows.size for rows in found.values())
        self.problems += _listed(batch, found) if found and len(self.problems) < SHOWN else ()
        if not self.wrong:
            self._gather(batch)

    def _gather(self, batch: pa.RecordBatch) -> None:
        names = ("indicator", "period", "basis")
        found = groups(batch, names)
        places = np.zeros(len(found.first), np.int64)
        np.maximum.at(places, found.of, _decimals(batch))
        codes = (words(batch, name, found.first) for name in names)
        for code, period, basis, longest in zip(*codes, places.tolist(), strict=True):
            self.indicators.add(code)
            self.bases.add((period, basis))
            self.places[code, period] = max(self.places.get((code, period), 0), longest)
        self._gather_areas(batch)

    def _gather_areas(self, batch: pa.RecordBatch) -> None:
        """Period by period, since millions of cells print the same areas."""
        first = groups(batch, ("period", "area")).first
        periods, areas = words(batch, "period", first), words(batch, "area", first)
        locators = batch.column("locator").take(integers(first)).to_pylist()
        starts = [turn for turn, period in enumerate(periods) if not turn or period != periods[turn - 1]]
        lands = {area: country_of(area) for area in dict.fromkeys(areas)}
        self.countries.update(lands.values())
        for start, end in zip(starts, [*starts[1:], len(periods)], strict=True):
            places = dict(zip(areas[start:end], locators[start:end], strict=True))
            for land in {lands[area] for area in places}:
                inside = {area: place for area, place in places.items() if lands[area] == land != area}
                if inside:
                    self.printed[land, periods[start]] = inside | self.printed[land, periods[start]]

    def stop(self) -> None:
        """Refuse the table if a cell was wrong."""
        stop_at(self.problems, count=self.wrong)

    @property
    def covered(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]:
        """Indicators, countries and periods, each in order, and the number of cells, as the manifest tells them."""
        periods = {period for period, _ in self.bases}
        return tuple(sorted(self.indicators)), tuple(sorted(self.countries)), tuple(sorted(periods)), self.rows

    @property
    def ended(self) -> date:
        """The day on which the last of what is printed had happened."""
        return max(happened(Period.parse(period), basis) for period, basis in self.bases)


def _wrong(batch: pa.RecordBatch) -> Iterator[tuple[str, Any]]:
    """For each rule which rows break it."""
    for name, accepts in ACCEPTED.items():
        column = batch.column(name)
        bad = np.array([not accepts(code) for code in column.dictionary.to_pylist()], bool)
        if bad.any():
            yield name, bad[plainly(column.indices)]
    yield "value", ~_is_value(batch)


def _decimals(batch: pa.RecordBatch) -> Any:
    """How many places each cell prints; a withheld one none."""
    return np.where(_among(batch.column("status"), UNSAID), 0, plainly(batch.column("decimals")))


def _is_value(batch: pa.RecordBatch) -> Any:
    """A number just where the status promises one, of the sign its indicator allows, small enough to keep exactly."""
    value, unsaid = batch.column("value"), _among(batch.column("status"), UNSAID)
    none = plainly(value.is_null())
    above = plainly(pc.greater_equal(value, ZERO))
    codes = batch.column("indicator").dictionary.to_pylist()
    above |= _among(batch.column("indicator"), filter(_may_be_negative, codes))
    return np.where(none, unsaid, ~unsaid & above)


def _among(column: pa.DictionaryArray, codes: Iterable[str]) -> Any:
    """Which rows bear one of these codes."""
    known = frozenset(codes)
    return np.array([code in known for code in column.dictionary.to_pylist()], bool)[plainly(column.indices)]


def _listed(batch: pa.RecordBatch, found: Mapping[str, Any]) -> list[Problem]:
    """The first problems in the order of the file."""
    first = sorted(
        ((int(row), rule) for rule, (name, rows) in enumerate(found.items()) for row in rows[:SHOWN]),
        key=itemgetter(0),
    )
    names = list(found)
    return [_problem(batch.slice(row, 1).to_pylist()[0], names[rule]) for row, rule in first[:SHOWN]]


def _problem(row: Mapping[str, Any], name: str) -> Problem:
    code = row[name]
    said = {
        "indicator": msg("unknown indicator “{code}”", code=code),
        "area": msg("unknown area “{code}”", code=code),
        "partner": msg("unknown partner “{code}”", code=code),
        "period": msg("unknown period “{code}”", code=code),
        "unit": msg("unknown unit “{code}”", code=code),
        "status": msg("unknown status “{code}”", code=code),
        "value": _no_value(row),
    }
    return row["locator"], said[name]


def _no_value(row: Mapping[str, Any]) -> Message:
    """Why what stands in a cell is no figure of its indicator and status."""
    if row["value"] is not None and row["value"] < 0 and row["status"] not in UNSAID:
        return msg(
            "“{code}” is below zero, which “{indicator}” cannot be",
            code=row["printed"],
            indicator=indicator(row["indicator"]),
        )
    return msg("not a value for a cell that is {status}: “{code}”", status=row["status"], code=row["printed"])


@cache
def _known_indicator(code: str) -> bool:
    return _accepts(indicator, code)


@cache
def _known_unit(text: str) -> bool:
    return _accepts(Unit.parse, text)


def _accepts(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except BadInput:
        return False
    return True


@cache
def _is_closed_period(text: str) -> bool:
    try:
        period = Period.parse(text)
    except BadInput:
        return False
    return not period.to_date and str(period) == text


def _may_be_negative(code: str) -> bool:
    return not _known_indicator(code) or indicator(code).negative


def _is_partner(code: str) -> bool:
    return code in ("_T", "_X", "GB-SCT") or code in _countries()


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - needed only when a table is loaded

    codes = [str(code) for code in Locale("en").territories]
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha())


def _is_status(code: str) -> bool:
    return code in STATUSES


ACCEPTED: Mapping[str, Callable[[str], bool]] = {
    "indicator": _known_indicator,
    "area": is_area,
    "partner": _is_partner,
    "period": _is_closed_period,
    "unit": _known_unit,
    "status": _is_status,
}
"""Columns of codes, and which codes are known."""


# -- a small table as a whole -------------------------------------------------------------------------------


def judged(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Gate]:
    """The cells of a whole table with extents and the places of their columns, or BadInput that names what is wrong."""
    gate = Gate()
    gate.see(batch)
    gate.stop()
    stop_at([*_repeated(batch), *unknown_layouts(gate.printed)])
    return _told(batch, gate), gate


def _repeated(batch: pa.RecordBatch) -> Iterator[Problem]:
    found = groups(batch, CELL)
    again = np.setdiff1d(np.arange(batch.num_rows), found.first)[:SHOWN]
    keys = zip(*(words(batch, name, again) for name in CELL), strict=True)
    for row, key in zip(again.tolist(), keys, strict=True):
        first = int(found.first[found.of[row]])
        locators = (batch.column("locator")[at].as_py() for at in (row, first))
        yield next(locators), said_again(key, next(locators))


def said_again(key: Iterable[str], first: str) -> Message:
    """What a cell says that has stood in the table before; codes that mean all together are left out."""
    return msg(
        "the same cell again: {key}; it stands in {first} already",
        key=" ".join(code for code in key if code != "_T"),
        first=first,
    )


def unknown_layouts(printed: Printed) -> Iterator[Problem]:
    """Sets of areas that are no known set of regions; `printed`: where each area of a period first stands.

    A region left out is left out of every period: it is said once, of all periods that print the same areas.
    """
    alike: dict[tuple[str, frozenset[str]], list[str]] = defaultdict(list)
    for (land, period), places in printed.items():
        if extents(land, frozenset(places)) is None:
            alike[land, frozenset(places)].append(period)
    for (land, codes), periods in alike.items():
        near = country_at(land).nearest(codes)
        yield (
            next(iter(printed[land, periods[0]].values())),
            msg(
                "{period} prints a set of areas that is no layout; missing in the nearest one: {missing}; "
                "not of it: {strange}",
                period=periods[0] if len(periods) == 1 else f"{periods[0]} … {periods[-1]}",
                missing=_named(near.codes - codes),
                strange=_named(codes - near.codes - frozenset(near.overlap)),
            ),
        )


def _named(codes: Iterable[str]) -> list[Message | str]:
    """Areas by name and code; a dash for none."""
    return [msg("{name} ({code})", name=area_of(code), code=code) for code in sorted(codes)] or ["–"]


def _told(batch: pa.RecordBatch, gate: Gate) -> pa.RecordBatch:
    """With the extent of every area, and the decimals of the longest cell of its column.

    Programs drop the last zeros of a column: "12.50" becomes 12.5.
    """
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for (land, period), places in gate.printed.items():
        known[period] |= extents(land, frozenset(places)) or {}
    cells, columns = groups(batch, ("area", "period")), groups(batch, ("indicator", "period"))
    at = zip(words(batch, "area", cells.first), words(batch, "period", cells.first), strict=True)
    names = [known[period].get(area, area) for area, period in at]
    keys = zip(words(batch, "indicator", columns.first), words(batch, "period", columns.first), strict=True)
    longest = np.array([gate.places[key] for key in keys])[columns.of]
    decimals = np.where(_among(batch.column("status"), UNSAID), 0, longest)
    told = batch.drop_columns(["decimals"]).append_column("decimals", integers(decimals.astype(np.int8)))
    return told.append_column("extent", coded(names, cells.of))
