"""Off by what: a claim that does not hold is asked again with one thing changed, and the changes that help are named.

A hit may be chance: with K figures tried (each question in each vintage, those asked before the diagnosis too) and a
written interval of relative width w, a wrong number fits one of them with a probability of about K·w/2.3, since values
spread over a decade. Below 0.05, and with one change alone that fits, the number is explained. Growth in real terms is
no slip: `real_terms` asks for it before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from onir.claims.checking.answering import answer
from onir.claims.checking.candidates import mistaken
from onir.claims.checking.judging import judge
from onir.claims.checking.question import CHANGES, Measure, Question
from onir.claims.checking.report import Diagnosis, Evidence, Fit, FitKind, Judgement, Note
from onir.claims.checking.slips import cut, slipped
from onir.claims.checking.tables import Tables
from onir.measure import Period
from onir.measure.unit import CURRENCIES
from onir.territory import country

EXPLAINS: frozenset[FitKind] = frozenset({"concept", "period", "unit", "base", "form", "area"})
"""Slips that leave the number right and its words wrong: `misattributed`. All others are `contradicted`, a rise told as
a fall among them: the digits are those of the table, and the text still says the contrary."""

SPREAD = Fraction(23, 10)
"""Natural logarithm of ten: the width of a decade."""

FITTING = (("supported", None), ("revised", "since"))
"""Verdicts of a changed question that explain a number: true today, or on the day of the text."""

LENIENT: frozenset[Note] = frozenset({"understated", "rounded", "loose"})
"""Notes of an agreement too loose to explain a number or to tell a concept."""


@dataclass(frozen=True)
class Change:
    """One changed question; `instead` is what the text would have had to say."""

    kind: FitKind
    instead: str
    question: Question


def diagnose(
    question: Question,
    tables: Tables,
    *,
    tried: tuple[str, ...] = (),
    before: int = 0,
    only: tuple[FitKind, ...] = (),
) -> Diagnosis:
    """Every single change under which the claim holds.

    `tried`: concepts already judged, by `before` figures; `only`: these kinds of change.
    """
    changes = _changes(question, tables, (question.indicator, *tried))
    seen = {question}
    found = _tried(question, (change for change in changes if not only or change.kind in only), seen, tables, before)
    if found.fits or only:
        return found
    more = _tried(question, _other_areas(question, tables), seen, tables, found.tried)
    return replace(more, changes=(*found.changes, *more.changes))


def _tried(
    question: Question, changes: Iterable[Change], seen: set[Question], tables: Tables, before: int
) -> Diagnosis:
    """What fits of these changes, those not `seen`, after `before` figures."""
    fits: list[Fit] = []
    asked: list[tuple[FitKind, str]] = []
    count = before
    for change in changes:
        if change.question in seen:
            continue
        seen.add(change.question)
        evidence = answer(change.question, tables).evidence
        count += len(evidence)
        if evidence:
            asked.append((change.kind, change.instead))
        if (fit := _fit(evidence, change)) is not None:
            fits.append(fit)
    return Diagnosis(tuple(fits), count, chance(question, count), tuple(asked))


def _fit(evidence: tuple[Evidence, ...], change: Change) -> Fit | None:
    """The change with what it rests on, if the claim then holds by its digits; "over 3" fits no 5 of something else."""
    if all(item.outcome != "holds" for item in evidence):
        return None  # no row of FITTING does without one that holds
    judged = judge(evidence, change.question.period)
    if (judged.verdict, judged.when) not in FITTING or not tells(judged):
        return None
    return Fit(change.kind, change.instead, judged.basis) if judged.basis is not None else None


def tells(judged: Judgement) -> bool:
    """Whether an agreement may tell a concept or explain a number: a close one, of no release after the text."""
    basis = judged.basis
    return basis is not None and basis.known is not False and not set(judged.notes) & LENIENT


def chance(question: Question, tries: int) -> Fraction | None:
    """The probability that a wrong number fits one of `tries` figures; None where the writer gave no upper bound."""
    width = Fraction(1, question.size or 20) * SPREAD if question.measure == "rank" else question.wanted.relative_width
    return None if width is None else min(Fraction(1), tries * width / SPREAD)


def explains(diagnosis: Diagnosis) -> bool:
    """Whether exactly one change of words fits and chance is an unlikely reason."""
    one = len(diagnosis.fits) == 1 and diagnosis.fits[0].kind in EXPLAINS
    return one and not diagnosis.may_be_chance


def with_slips(diagnosis: Diagnosis, question: Question, basis: Evidence) -> Diagnosis:
    """The diagnosis with cut digits and typing slips beside it; these need the true value, not another cell."""
    found = []
    if question.measure != "rank":
        if cut(basis, question):
            found.append(Fit("rounding", "cut, not rounded", basis))
        if slip := slipped(basis, question):
            found.append(Fit("slip", slip, basis))
    if "set" in basis.notes:
        found.append(Fit("set", str(basis.size), basis))
    return replace(diagnosis, fits=(*diagnosis.fits, *found))


# -- the changes, one kind a function ---------------------------------------------------------------------------------


def _changes(question: Question, tables: Tables, concepts: tuple[str, ...]) -> Iterator[Change]:
    for code in mistaken(tables.indicators(question.country), concepts):
        yield Change("concept", code, question.of(indicator=code))
    yield from _units(question, tables)
    for kind in (_bases, _forms, _rank_keys):
        yield from kind(question)
    yield from _periods(question, tables)
    yield from _areas(question)


def _currencies(question: Question, tables: Tables) -> tuple[str, ...]:
    """The currency of the table where the text says another: a word beside the number may be wrong."""
    panel = next(iter(reversed(tables.panels(question))), None)
    cell = panel.cell(question.area) if panel else None
    other = cell is not None and cell.unit.base != question.unit and question.unit in CURRENCIES
    return (cell.unit.base,) if cell is not None and other and cell.unit.is_money else ()


def _units(question: Question, tables: Tables) -> Iterator[Change]:
    if question.measure not in ("level", "difference"):
        return
    for currency in _currencies(question, tables):
        yield Change("unit", currency, question.of(unit=currency, also=None))
    for power in (3, -3, 6, -6):
        factor = Fraction(10) ** power
        yield Change("unit", f"× 10^{power}", question.of(wanted=question.wanted.scaled(factor), also=None))


def _periods(question: Question, tables: Tables) -> Iterator[Change]:
    held = tables.periods(question.indicator, question.country)
    for period in neighbours(question.period, _out(question, held, tables), tables.published):
        base = question.base and period.shift(question.base.first - question.period.first)
        if base is None or base.months == period.months:
            yield Change("period", str(period), question.of(period=period, base=base))


def _out(question: Question, held: tuple[Period, ...], tables: Tables) -> Iterator[Period]:
    """Periods of this length, over on the day of the text, that a release not after it prints, the last first."""
    for span in reversed(held):
        if span.months == question.period.months and _over(span, tables.published):
            panels = tables.panels(question.of(period=span))
            if any(tables.known(panel.vintage) is not False for panel in panels):
                yield span


def neighbours(period: Period, held: Iterable[Period], published: date | None) -> tuple[Period, ...]:
    """Periods a number is mistaken for: the year and its parts, the one before, the year before, the last released.

    Only those that were over on the day of the text; `held`: the last first.
    """
    spans = ((1, 12), (1, 6), (1, 9), (1, 3), (4, 6), (7, 9), (10, 12))
    near = [Period.of_months(period.year, first, last) for first, last in spans] if period.within_year else []
    last = next(iter(held), period)
    found = dict.fromkeys((*near, period.year_before(), period.previous(), last))
    return tuple(span for span in found if span != period and _over(span, published))


def _over(period: Period, published: date | None) -> bool:
    return published is None or period.last_day < published


def _bases(question: Question) -> Iterator[Change]:
    if question.base is None:
        return
    before = question.period.year_before()
    for base in (question.period.previous(), before, before.year_before(), before.year_before().year_before()):
        yield Change("base", str(base), question.of(base=base))


FORMS: dict[Measure, tuple[Measure, ...]] = {
    "factor": ("increase", "percent"),
    "percent": ("index", "factor", "points"),
    "points": ("percent", "index"),
    "difference": (),
}
"""What a change may have been mistaken for."""


def _forms(question: Question) -> Iterator[Change]:
    beside = question.rival is not None
    for measure in FORMS.get(question.measure, ()):
        if not (beside and measure == "points"):
            yield Change("form", measure, question.of(measure=measure, second=False))
    if question.measure in CHANGES:
        turned = ("ahead", "behind") if beside else ("rise", "fall")
        yield Change("direction", turned[not question.down], question.of(down=not question.down))
    if question.measure == "difference" and question.base is not None:
        yield Change("form", "level", question.of(measure="level", base=None))
    if question.measure == "level":
        base = question.period.year_before()
        yield Change("form", "difference", question.of(measure="difference", base=base))


def _rank_keys(question: Question) -> Iterator[Change]:
    if question.measure != "rank":
        return
    for other in {"growth": ("volume",), "per_head": ("volume", "growth")}.get(question.by, ("growth",)):
        base = question.period.year_before() if other == "growth" else None
        yield Change("rank key", other, question.of(by=other, base=base, size=None))
    yield Change("rank key", "without the cities", question.of(regions_only=True, size=None))


def _areas(question: Question) -> Iterator[Change]:
    """Areas of the same name (Almaty city and Almaty Region), and the nation."""
    areas = country(question.country).areas()
    names = {area.code: area.say("en", "short") for area in areas}
    alike = [code for code, name in names.items() if name == names.get(question.area)]
    nation = [] if question.measure in ("rank", "share") or question.rival is not None else [question.country]
    for code, name in names.items():
        if question.rival not in (None, code) and name == names.get(question.rival or "") and code != question.area:
            yield Change("area", code, question.of(rival=code))
    for code in dict.fromkeys((*alike, *nation)):
        if code != question.area:
            yield Change("area", code, question.of(area=code, after=()))


def _other_areas(question: Question, tables: Tables) -> Iterator[Change]:
    """Every other area of the table, asked only once nothing else fits: an amount may stand in the wrong row."""
    panels = tables.panels(question) if question.measure == "level" else ()
    for code in panels[-1].cells if panels else ():
        if code != question.area:
            yield Change("area", code, question.of(area=code))
