"""Growth in real terms: from the volume index of a statistic, where one is held.

The press rarely says which growth it tells, and usually it is the real one. So growth that does not hold at current
prices is held against the index as well, and either may support it. An index compares with the same period a year
before; for any other base there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from onir.claims.checking.answering import answer
from onir.claims.checking.arithmetic import change
from onir.claims.checking.comparing import compare
from onir.claims.checking.judging import judge
from onir.claims.checking.question import Question
from onir.claims.checking.report import Evidence, Judgement
from onir.claims.checking.tables import Tables
from onir.claims.checking.withheld import Withheld, cell_of
from onir.figures import Panel
from onir.figures.corrections.correcting import corrections_in
from onir.figures.indicators import indicators
from onir.measure import Interval
from onir.measure.interval import plain

RELATIVE = ("factor", "percent", "increase", "index")


def is_relative(question: Question) -> bool:
    """Whether it asks for growth that may be meant in real terms, or for a place by such growth."""
    if question.rival is not None:
        return False
    return question.measure in RELATIVE or (question.measure == "rank" and question.by == "growth")


def index_of(code: str) -> str | None:
    """The volume index of a statistic in the registry.

    >>> index_of("capital.fixed"), index_of("grp.nominal"), index_of("employment.total")
    ('capital.fixed.volume_index', 'grp.volume_index', None)
    """
    name = f"{code.removesuffix('.nominal')}.volume_index"
    return name if name in indicators() else None


def in_real_terms(question: Question, tables: Tables) -> Judgement | None:
    """The verdict by the volume index; None where none is held, or it compares with another base."""
    code = index_of(question.indicator)
    of_year_before = question.base is None or question.base == question.period.year_before()
    if (
        code is None
        or not is_relative(question)
        or not of_year_before
        or code not in tables.indicators(question.country)
    ):
        return None
    found = tuple(_evidence(question.of(indicator=code, base=None), tables))
    if not found:
        return None
    marked = tuple(replace(one, notes=(*one.notes, "real")) for one in found)
    return judge(marked, question.period, dated=tables.published is not None)


def _evidence(question: Question, tables: Tables) -> Iterator[Evidence]:
    if question.measure == "rank":
        yield from answer(question.of(by="volume"), tables).evidence
        return
    for panel in tables.panels(question):
        try:
            yield replace(_grown(question, panel), known=tables.known(panel.vintage))
        except Withheld:
            continue


def _grown(question: Question, panel: Panel) -> Evidence:
    """The index of one release as a change: 107.4 is a growth of 7.4 per cent."""
    cell, interval = cell_of(question, panel)
    hundred = Interval.point(100)
    computed = change(question.measure, interval, hundred, down=question.down)
    exact = change(question.measure, Interval.point(Fraction(cell.amount or 0)), hundred, down=question.down)
    if computed is None or exact is None or exact.low is None:
        raise Withheld("not derivable")
    outcome, notes = compare(computed, question.wanted, exact.low)
    unit = "percent" if question.measure in ("percent", "index") else "times"
    signed = -exact.low if question.down and question.measure == "percent" else exact.low
    return Evidence(
        panel.vintage, question.indicator, outcome, f"{cell.value:f} / 100 → {plain(signed, 4)}", exact.low, computed,
        question.wanted.strict, cell.locators, notes=notes, unit=unit,
        falls=question.down and question.measure == "percent", corrections=corrections_in((cell,)),
        cell=cell,
    )  # fmt: skip
