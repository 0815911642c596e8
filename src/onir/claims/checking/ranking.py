"""Places: by volume from the cells of one vintage, by growth from the ratios of two periods of one vintage.

A place is admissible or not; nothing is drawn at random here. By growth an area is ahead only if its whole interval is,
since each ratio carries the rounding of two cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial

from onir.claims.checking.comparing import compare_rank, widened
from onir.claims.checking.question import Question
from onir.claims.checking.report import Evidence
from onir.claims.checking.withheld import Withheld, cell_of
from onir.figures import Panel
from onir.figures.corrections.correcting import corrections_in
from onir.figures.layouts import seen_from
from onir.figures.remarks import same_territory
from onir.measure import Interval
from onir.standing import Rank, rank_of
from onir.territory import country


def rank_of_volume(question: Question, panel: Panel, _: Panel) -> Evidence:
    cell_of(question, panel)
    panel = _set_of(question, seen_from(panel, question.area))
    rank = rank_of(panel, question.area)
    if rank is None:
        raise Withheld("set of the rank unknown")
    known = panel.known
    behind = any(area in known and known[area] < known[question.area] for area in _ahead(question))
    return _evidence(
        question, panel, rank, {area: Interval.point(value) for area, value in known.items()}, behind=behind
    )


def rank_of_growth(question: Question, now: Panel, before: Panel) -> Evidence:
    now, before = _set_of(question, now), _set_of(question, before)
    ratios = {area: _ratio(area, now, before) for area in now.cells}
    if question.area not in ratios:
        raise Withheld("no such cell")
    if now.absent:
        raise Withheld("set of the rank unknown")
    return place_among(question, now, ratios)


def place_among(question: Question, panel: Panel, values: Mapping[str, Interval]) -> Evidence:
    """The place by derived values, each with its interval."""
    own = values[question.area]
    behind = any(area in values and _less(values[area], own) for area in _ahead(question))
    return _evidence(question, panel, rank_of_intervals(values, question.area), values, behind=behind)


def rank_of_intervals(values: Mapping[str, Interval], area: str) -> Rank:
    """Admissible places, largest first.

    >>> values = {"a": Interval.of(1, 2), "b": Interval.of(3, 4), "c": Interval.of(2, 3)}
    >>> str(rank_of_intervals(values, "a")), str(rank_of_intervals(values, "b"))
    ('2–3', '1–2')
    """
    own = values[area]
    ahead = sum(_less(own, other) for other in values.values())
    behind = sum(_less(other, own) for other in values.values())
    best, worst = 1 + ahead, len(values) - behind
    return Rank(best, worst, len(values), bounded=best != worst)


def _evidence(
    question: Question, panel: Panel, rank: Rank, values: Mapping[str, Interval], *, behind: bool
) -> Evidence:
    outcome, notes = compare_rank(rank, question, behind=behind)
    place = int(question.wanted.value)
    place = rank.of + 1 + place if place < 0 else place
    return Evidence(
        panel.vintage, question.indicator, outcome, f"{rank} / {rank.of}", Fraction(rank.best),
        Interval.of(rank.best, rank.worst), question.wanted.strict if question.top else Interval.point(place),
        panel.cells[question.area].locators, notes=(*notes, "cities apart") if question.regions_only else notes,
        size=rank.of, unit="rank", near=partial(_near, question, values),
        corrections=corrections_in(panel.cells.values()), ahead=_surely_ahead(question.area, values),
        cell=panel.cells[question.area],
    )  # fmt: skip


def _surely_ahead(area: str, values: Mapping[str, Interval]) -> tuple[str, ...]:
    """The areas ahead of one, the largest first."""
    if area not in values:
        return ()
    ahead = [code for code, value in values.items() if _less(values[area], value)]
    return tuple(sorted(ahead, key=lambda code: (-(values[code].high or 0), code)))


def _near(question: Question, values: Mapping[str, Interval]) -> bool:
    """Whether the place might hold in another release, each figure being moved by a usual revision."""
    if question.area not in values:
        return False
    times = 2 if question.by == "growth" else 1
    moved = {area: widened(value, question.indicator, times) for area, value in values.items()}
    return compare_rank(rank_of_intervals(moved, question.area), question)[0] != "fails"


def _ahead(question: Question) -> tuple[str, ...]:
    """The areas named as ahead, the area itself left out."""
    return tuple(area for area in question.after if area != question.area)


def _set_of(question: Question, panel: Panel) -> Panel:
    """The set that is ranked: every area of the panel, or its regions without the cities."""
    if not question.regions_only:
        return panel
    cities = {area.code for area in country(question.country).areas() if area.kind == "city"}
    cells = {code: cell for code, cell in panel.cells.items() if code not in cities}
    if question.area not in cells:
        raise Withheld("set of the rank unknown")
    return replace(panel, cells=cells, nation=None, absent=panel.absent - cities)


def _ratio(area: str, now: Panel, before: Panel) -> Interval:
    late, early = now.cells[area], before.cells.get(area)
    if area in before.absent:
        raise Withheld("set of the rank unknown")
    if early is None or not same_territory(late, early):
        raise Withheld("borders changed")
    if late.interval is None or early.interval is None or (ratio := late.interval.over(early.interval)) is None:
        raise Withheld("set of the rank unknown")
    return ratio


def _less(left: Interval, right: Interval) -> bool:
    return left.high is not None and right.low is not None and left.high < right.low
