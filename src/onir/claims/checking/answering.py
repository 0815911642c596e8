"""Answering a question from the tables: one piece of evidence for each vintage that holds all its cells.

When no vintage answers, the answer is a reason from the closed list. A cell that is not there is never a zero, and both
ends of a change, a part and its whole, and all members of a ranking come from one vintage.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from onir.claims.checking.arithmetic import SIGNS, change
from onir.claims.checking.comparing import Compared, compare, widened
from onir.claims.checking.converting import converted
from onir.claims.checking.per_head import People, level_per_head, missing_people, rank_per_head
from onir.claims.checking.question import CHANGES, Question, Wanted
from onir.claims.checking.ranking import rank_of_growth, rank_of_volume
from onir.claims.checking.report import Answer, Evidence
from onir.claims.checking.tables import Tables
from onir.claims.checking.withheld import Withheld, borders_moved, cell_of, nation_of
from onir.figures import Cell, Panel
from onir.figures.corrections.correcting import corrections_in
from onir.figures.indicators import indicator
from onir.figures.remarks import same_territory
from onir.figures.vintage import Released
from onir.language.messages import msg
from onir.measure import Interval
from onir.measure.interval import plain


def answer(question: Question, tables: Tables) -> Answer:
    """Evidence from every vintage that can answer, or why none can; a question asked before is not reckoned again."""
    if question not in tables.answers:
        found = _answer(question, tables)
        unheld = found.reason in ("source not held", "no such cell") and found.detail is None
        tables.answers[question] = Answer(reason="borders changed") if unheld and borders_moved(question) else found
    return tables.answers[question]


def _answer(question: Question, tables: Tables) -> Answer:
    if question.indicator not in tables.indicators(question.country):
        return Answer(reason="source not held")
    of_shares = question.measure in ("share", "points") or (question.measure == "rank" and question.by == "share")
    if of_shares and indicator(question.indicator).negative:
        return Answer(reason="share of a total that can be negative")
    readers = _CHANGED if compares(question) else _HELD
    read = readers[question.measure] if question.rival is None else _beside
    read = _per_head(question, tables) if question.by == "per_head" else read
    return _collect(question, tables, _panels(question, tables), read)


def compares(question: Question) -> bool:
    """Whether it needs the panels of two periods."""
    if question.rival is not None:
        return False
    return question.measure in CHANGES or (question.measure == "rank" and question.by == "growth")


def _per_head(question: Question, tables: Tables) -> _Reader:
    """What reads a panel beside the people of its period."""
    people, reader = People.of(question, tables), _PER_HEAD.get(question.measure)

    def read(question: Question, panel: Panel, _: Panel) -> Evidence:
        if reader is None:
            raise Withheld("no such cell")
        if people is None:
            raise missing_people(question)
        return reader(question, panel, people)

    return read


def _panels(question: Question, tables: Tables) -> tuple[tuple[Panel, Panel], ...]:
    """The panels of each vintage, of both periods or of the one."""
    if compares(question):
        return tables.pairs(question)
    return tuple((panel, panel) for panel in tables.panels(question))


_Reader = Callable[[Question, Panel, Panel], Evidence]


def _collect(question: Question, tables: Tables, pairs: tuple[tuple[Panel, Panel], ...], read: _Reader) -> Answer:
    if not pairs:
        return _why_nothing(question, tables)
    found: list[Evidence] = []
    withheld: list[Withheld] = []
    for now, before in pairs:
        try:
            found.append(replace(read(question, now, before), known=tables.known(now.vintage)))
        except Withheld as reason:
            at_rate = _at_the_rate(question, now, tables) if reason.missing == "rate" else None
            if at_rate is None:
                withheld.append(reason)
            else:
                found.append(replace(at_rate, known=tables.known(now.vintage)))
    if found:
        return Answer(tuple(found))
    last = withheld[-1]
    return Answer(reason=last.reason, detail=last.detail, missing=last.missing)


def _at_the_rate(question: Question, panel: Panel, tables: Tables) -> Evidence | None:
    """An amount in another currency than the table's, where a rate of the period is held."""
    cell = panel.cell(question.area)
    whole = question.measure == "level" and question.by != "per_head"
    return converted(question, cell, panel, tables) if cell is not None and whole else None


def _why_nothing(question: Question, tables: Tables) -> Answer:
    """Why no panel of the period is held, or none was out on the day looked at."""
    if tables.as_of is not None and _panels(question, tables.ever):
        detail = msg(
            "Not checked: no release of {indicator} is known to have been out on {day}.",
            indicator=indicator(question.indicator),
            day=Released(tables.as_of.isoformat()),
        )
        return Answer(reason="period not said or not released", detail=detail)
    if question.partner != "_T" or question.activity != "_T":
        return Answer(reason="no such cell")
    held = tables.periods(question.indicator, question.country)
    ahead = not held or question.period.last > max(period.last for period in held)
    return Answer(reason="period not said or not released" if ahead else "no such cell")


# -- one vintage ------------------------------------------------------------------------------------------------


def _level(question: Question, panel: Panel, _: Panel) -> Evidence:
    cell, interval = cell_of(question, panel)
    value = Fraction(cell.amount or 0)
    return _evidence(question, panel, f"{cell.value:f} {cell.unit}", (value, interval), (cell,))


def _share(question: Question, panel: Panel, _: Panel) -> Evidence:
    if question.area == question.country:
        raise Withheld("no such cell")
    (cell, interval), (whole, _of_whole) = cell_of(question, panel), nation_of(panel)
    value, share = _of_nation(panel, cell, interval)
    formula = f"{cell.value:f} / {whole.value:f} × 100 = {plain(value * 100, 3)}"
    return _evidence(question, panel, formula, (value * 100, share.scaled(100)), (cell, whole))


def _change(question: Question, now: Panel, before: Panel) -> Evidence:
    late, early = cell_of(question, now), cell_of(question, before)
    if not same_territory(late[0], early[0]):
        raise Withheld("borders changed")
    return _against(question, (now, late), (before, early))


def _beside(question: Question, panel: Panel, _: Panel) -> Evidence:
    """Two areas of one period: the arithmetic of a change, with the cell of the other area for the earlier one."""
    other = cell_of(question.of(area=question.rival), panel)
    return _against(question, (panel, cell_of(question, panel)), (panel, other))


_Side = tuple[Panel, tuple[Cell, Interval]]


def _against(question: Question, one: _Side, other: _Side) -> Evidence:
    """The evidence of a cell held against another one."""
    (now, late), (before, early) = one, other
    shares = question.measure == "points"
    ends = [_of_nation(now, *late), _of_nation(before, *early)] if shares else [_level_of(*late), _level_of(*early)]
    computed = change(question.measure, ends[0][1], ends[1][1], down=question.down)
    exact = change(question.measure, *(Interval.point(value) for value, _ in ends), down=question.down)
    if computed is None or exact is None or exact.low is None:
        raise Withheld("not derivable")
    cells = (late[0], early[0])
    shown = [plain(value, 4) for value, _ in ends] if shares else [f"{cell.value:f}" for cell in cells]
    return _evidence(question, now, _formula(question, shown, exact.low, cells[0]), (exact.low, computed), cells)


def _formula(question: Question, shown: list[str], value: Fraction, cell: Cell) -> str:
    """The arithmetic as it was done, a fall with its sign."""
    turned = question.down and question.measure == "factor"
    now, before = reversed(shown) if turned else shown
    signed = -value if question.down and not turned and question.measure != "index" else value
    scale = Fraction(cell.unit.factor) if question.measure == "difference" else 1
    return SIGNS[question.measure].format(now=now, before=before, value=plain(signed / scale, 4))


def _level_of(cell: Cell, interval: Interval) -> tuple[Fraction, Interval]:
    return Fraction(cell.amount or 0), interval


def _of_nation(panel: Panel, cell: Cell, interval: Interval) -> tuple[Fraction, Interval]:
    """The share of a region, 1 being the whole."""
    whole, of_whole = nation_of(panel)
    share = interval.over(of_whole)
    if share is None:
        raise Withheld("share of a total that can be negative")
    return Fraction(cell.amount or 0) / Fraction(whole.amount or 1), share


def _evidence(
    question: Question, panel: Panel, formula: str, result: tuple[Fraction, Interval], cells: tuple[Cell, ...]
) -> Evidence:
    value, computed = result
    wanted = question.wanted_in(cells[0].unit.base) if question.counts_units else question.wanted
    wanted = wanted or question.wanted
    outcome, notes = compare(computed, wanted, value if question.measure == "level" else None)
    if outcome == "fails" and question.second:
        outcome, notes = _second_reading(computed, wanted)
    locators = tuple(dict.fromkeys(locator for cell in cells for locator in cell.locators))
    return Evidence(
        panel.vintage, question.indicator, outcome, formula, value, computed, wanted.strict, locators,
        notes=notes, unit=_unit(question, cells[0]), near=partial(_near, question, computed, wanted),
        falls=question.down and question.measure in FALLS, corrections=corrections_in(cells),
        cell=cells[0],
    )  # fmt: skip


def _near(question: Question, computed: Interval, wanted: Wanted) -> bool:
    """Whether the claim might hold in another release: levels and ratios of cells that revisions may have moved."""
    if question.measure in ("percent", "increase"):
        whole, sign = (100 if question.measure == "percent" else 1), (-1 if question.down else 1)
        moved = widened((computed if sign > 0 else -computed) + whole, question.indicator, 2) - whole
        return compare(moved if sign > 0 else -moved, wanted)[0] != "fails"
    return compare(widened(computed, question.indicator, 1 if question.counts_units else 2), wanted)[0] != "fails"


FALLS = frozenset({"percent", "points", "difference"})
"""Measures whose fall is a number below zero; a factor is turned instead, an index stays as it is."""

UNITS = {"factor": "times", "increase": "times", "share": "percent", "index": "percent"}


def _unit(question: Question, cell: Cell) -> str:
    """The unit of the computed value: the table's for amounts, the measure's for the rest."""
    return cell.unit.base if question.counts_units else UNITS.get(question.measure, question.measure)


def _second_reading(computed: Interval, wanted: Wanted) -> Compared:
    """ "1.7 times more" as 2.7: kept beside the first reading."""
    outcome, _ = compare(computed - 1, wanted)
    return (outcome, ("second reading",)) if outcome == "holds" else ("fails", ())


_CHANGED: dict[str, _Reader] = {
    **dict.fromkeys(("factor", "percent", "increase", "index", "points", "difference"), _change),
    "rank": rank_of_growth,
}
_PER_HEAD = {"level": level_per_head, "rank": rank_per_head}
_HELD: dict[str, _Reader] = {"level": _level, "share": _share, "rank": rank_of_volume}
