"""What a measure becomes by the rest of its sentence: whose money, since when, by when, on what paper.

"FDI" is cumulative since independence, realised where it was «освоено», announced where it was. Projects planned over
several years are a pool.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onir.claims.reading.measured import Measure
from onir.claims.reading.prices import is_of_several
from onir.claims.reading.sight import Sight, has_figure

if TYPE_CHECKING:
    from onir.claims.reading.bearings import Bearings
    from onir.claims.reading.thread import When

_KINDS_OF_INFLOW = (("cumulative", "fdi.cumulative"), ("realised", "fdi.realised"), ("announced", "fdi.announced"))
"""What a word of the sentence makes of "FDI"."""

_YEAR = 12
_FEW_WORDS = 3
_PAPER_NEAR = 20
"""Characters within which a paper is that of the investment named before it: «инвестиции по меморандумам»."""


def specified(sight: Sight, measured: Measure, partner: str | None, place: int, *, promised: bool) -> Measure:
    """Investment of a named country is foreign direct investment, that of a memorandum the worth of its project."""
    if measured.code == "investment.total" and promised:
        paper = sight.after(measured.end, "count", until=measured.end + _PAPER_NEAR)
        signed = paper is not None and paper.code("count") == "memorandum.count"
        return Measure("memorandum.value" if signed else "project.value", end=measured.end)
    if measured.code == "other" and partner is not None and _is_contribution(sight, measured):
        return Measure("investment.foreign", False, measured.end)
    if measured.code == "investment.total" and partner is not None:
        measured = Measure("fdi.gross_inflow", False, measured.end)
    unnamed = not sight.sentence.start < measured.end <= sight.sentence.end
    if measured.code == "fdi.stock" and unnamed and _is_since_a_year(sight, place):
        return Measure("fdi.cumulative", True, measured.end)
    if measured.code == "fdi.gross_inflow" and not measured.said:
        kind = next((code for kind, code in _KINDS_OF_INFLOW if _is_said_of(sight, kind, place)), None)
        kind = kind or ("fdi.cumulative" if _is_since_a_year(sight, place) else None)
        return Measure(kind, True, measured.end) if kind is not None else measured
    return measured


def of_years_ahead(sight: Sight, measured: Measure, when: When) -> Measure:
    """The worth of projects planned over several years is that of a pool."""
    if when.period is None or when.period.months <= _YEAR:
        return measured
    pool = measured.code == "project.value" and is_of_several(sight, measured)
    return replace(measured, code="project.pool") if pool else measured


def is_promised(sight: Sight, bearings: Bearings, end: int) -> bool:
    """What a memorandum says is a promise, and so are the verbless sentences after it; money that came is none."""
    if sight.within(end, sight.sentence.clause(end, end)[1], "drew"):
        return False
    if bearings.thread.planned and sight.has("ofthem") and not sight.has("plan", "fact"):
        return True
    signed = any(mark.code("count") == "memorandum.count" for mark in sight.kind("count"))
    signed = signed or sight.has("promise") or _is_pledged(sight, end)
    return signed or (bearings.thread.promised and not sight.has("plan", "fact"))


def _is_pledged(sight: Sight, place: int) -> bool:
    """ "Announced 14 projects", "have announced investments of $2.1 billion": what companies say they will put in."""
    pledge = sight.before(place, "pledge")
    if pledge is None:
        return False
    thing = sight.after(pledge.end, "count", "indicator")
    plain = thing is not None and thing.code("indicator") in (None, "investment.total?")
    return plain and thing is not None and len(sight.text[pledge.end : thing.start].split()) <= _FEW_WORDS


def _is_said_of(sight: Sight, kind: str, place: int) -> bool:
    """Whether a word of the sentence is of the figure at a place: "…, in 2023 alone 260 million" is of its own year."""
    mark = sight.before(place, kind) or sight.after(place, kind)
    if mark is None:
        return False
    return not sight.periods or not has_figure(sight, mark.end, place)


def _is_since_a_year(sight: Sight, place: int) -> bool:
    """ "Since 2005 the country has attracted $440 billion": a sum, not a change, and no other figure before it."""
    since = next((one for one in sight.periods if one.since), None)
    return since is not None and not sight.has("change", "record") and not has_figure(sight, since.end, place)


def _is_contribution(sight: Sight, measured: Measure) -> bool:
    """«Вклад в экономику» of a country."""
    return any(mark.end == measured.end for mark in sight.kind("contribution"))
