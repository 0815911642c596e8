"""Verdicts in words: one short sentence with the verdict, its figure and its table, then what must be added.

Templates are few and whole; figures, periods, areas and indicators say themselves in the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from onir.claims.checking.figure import source, told
from onir.claims.checking.missing import missing_table
from onir.claims.checking.report import Checked, Fit, Note, Reason
from onir.figures.indicators import indicators
from onir.figures.vintage import Released
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.measure.unit import CURRENCIES
from onir.territory import area as area_of

Said = Callable[[Mapping[str, Any]], Message]


def sentences(checked: Checked) -> tuple[Message, ...]:
    """The verdict, then what must be said beside it."""
    told = (
        *_verdict(checked),
        *_taken(checked),
        *_notes(checked),
        *_ahead(checked),
        *_fits(checked),
        *_statements(checked),
    )
    return (*told, *_corrections(checked))


# -- the verdict ------------------------------------------------------------------------------------------------------

VERDICTS: dict[tuple[str, str | None], Said] = {
    ("supported", None): lambda v: msg("True: {value} ({source}).", **v),
    ("supported", "ahead"): lambda v: msg("True, though written before the release: {value} ({source}).", **v),
    ("revised", "since"): lambda v: msg(
        "True when written, revised since: {value} ({source}), now {newest} ({newest_source}).", **v
    ),
    ("revised", "before"): lambda v: msg(
        "Outdated when written: {value} ({source}), since then {newest} ({newest_source}).", **v
    ),
    ("revised", "later"): lambda v: msg("True only of a later release: {value} ({source}).", **v),
    ("revised", None): lambda v: msg(
        "True of an earlier release, revised since: {value} ({source}), now {newest} ({newest_source}).", **v
    ),
    ("contradicted", None): lambda v: msg("Wrong: the table has {value} ({source}).", **v),
    ("contradicted", "ahead"): lambda v: msg(
        "Wrong, and written before the release: the table has {value} ({source}).", **v
    ),
    ("contradicted", "unknown"): lambda v: msg("Not what the table has now: {value} ({source}).", **v),
    ("misattributed", None): lambda v: msg("The number is real, the words are not: {value} ({source}).", **v),
    ("undecided", None): lambda v: msg("Not decided at the precision written: the table has {value} ({source}).", **v),
}


def _verdict(checked: Checked) -> Iterator[Message]:
    judged = checked.judgement
    if judged.verdict == "unverifiable":
        yield judged.detail or REASONS[judged.reason or "no such cell"](checked)
        if judged.settled_by is not None:
            yield judged.settled_by
        return
    basis = judged.basis
    if judged.verdict == "misattributed" and checked.diagnosis is not None:
        basis = checked.diagnosis.fits[0].evidence
    assert basis is not None
    newest = judged.evidence[-1]
    values = {
        "value": told(basis),
        "source": source(basis),
        "newest": told(newest),
        "newest_source": source(newest),
    }
    when = "unknown" if "not known" in judged.notes and judged.when is None else judged.when
    yield (VERDICTS.get((judged.verdict, when)) or VERDICTS[judged.verdict, None])(values)


REASONS: dict[Reason, Callable[[Checked], Message]] = {
    "no such cell": lambda _: msg("Not checked: the tables held have no such cell."),
    "concept not said and candidates disagree": lambda _: msg(
        "Not checked: the text does not say which investment it means, and the tables that may be meant disagree."
    ),
    "period not said or not released": lambda _: msg(
        "Not checked: the period is not said, or its figures are not released."
    ),
    "confidential": lambda _: msg("Not checked: the publisher withholds this cell as confidential."),
    "not derivable": lambda _: msg("Not checked: the figure cannot be derived from the cells that are published."),
    "borders changed": lambda _: msg(
        "Not checked: the borders changed, and the figures before and after are of different territories."
    ),
    "share of a total that can be negative": lambda _: msg(
        "Not checked: a share says nothing where the total can be negative."
    ),
    "set of the rank unknown": lambda _: msg("Not checked: it is not known what set the place is counted in."),
    "place among periods": lambda _: msg("Not checked: it speaks of a record over time, not of a place among regions."),
    "not a fact": lambda _: msg("Not checked: a plan or a forecast is no fact that a table could show."),
    "source not held": lambda checked: missing_table(checked.claim.indicator, (checked.claim.area or "")[:2]),
}


# -- what is said beside it -------------------------------------------------------------------------------------------


def _taken(checked: Checked) -> Iterator[Message]:
    judged = checked.judgement
    if judged.concept is not None and judged.verdict != "unverifiable":
        yield msg("Taken as: {indicator}.", indicator=indicators()[judged.concept])
    rival = checked.claim.compared_with
    if rival is not None and judged.evidence:
        yield msg("Compared with {area} in the same period.", area=area_of(rival))
    if judged.period is not None:
        yield msg("The period is taken as {period}.", period=judged.period)
    if len(judged.evidence) == 1 and judged.verdict == "contradicted":
        yield msg("One release is at hand, so an earlier figure that was revised since cannot be ruled out.")


NOTES: dict[Note, Callable[[], Message]] = {
    "rounded": lambda: msg("It agrees as rounded."),
    "loose": lambda: msg("It agrees only loosely."),
    "understated": lambda: msg("It is true and understated."),
    "tie": lambda: msg("The place is shared."),
    "possible": lambda: msg("Cells are missing; the place is possible."),
    "set": lambda: msg("The number of places is another."),
    "cities apart": lambda: msg("Counted among regions without the cities."),
    "second reading": lambda: msg("It holds only if “times more” adds the whole to the multiple."),
    "earlier end": lambda: msg("That is the earlier of the two amounts; the later one agrees."),
    "real": lambda: msg("That is growth in real terms."),
    "converted": lambda: msg("That is at the average official rate of the period."),
    "not known": lambda: msg("What was released by the day of the text is not known."),
}


def _notes(checked: Checked) -> Iterator[Message]:
    for note in dict.fromkeys(checked.judgement.notes):
        yield NOTES[note]()


def _ahead(checked: Checked) -> Iterator[Message]:
    """Areas that the text puts ahead and the table does not, or in another order."""
    basis, named = checked.judgement.basis, [code for code in checked.claim.after if code != checked.claim.area]
    if basis is None or basis.size is None or not named:
        return
    wrong = [code for code in named if code not in basis.ahead]
    right = [code for code in basis.ahead if code in named]
    if wrong:
        yield msg("Not ahead of it in the table: {areas}.", areas=[area_of(code) for code in wrong])
    elif right != named:
        yield msg("In the table they stand in another order: {areas}.", areas=[area_of(code) for code in right])


def _corrections(checked: Checked) -> Iterator[Message]:
    """A text may have quoted what was printed: what was put right is said whatever the verdict is."""
    every = dict.fromkeys(correction for one in checked.evidence for correction in one.corrections)
    for correction in every:
        yield msg("A known error is corrected: {correction}.", correction=correction)


def _of_unit(fit: Fit) -> Message:
    if fit.instead in CURRENCIES:
        return msg("It is the figure in another currency: {what}.", what=fit.instead)
    return msg("It fits with the unit shifted: {what}.", what=fit.instead)


FITS: dict[str, Callable[[Fit], Message]] = {
    "concept": lambda fit: msg("It is the figure of another concept: {what}.", what=indicators()[fit.instead]),
    "unit": _of_unit,
    "period": lambda fit: msg("It is the figure of another period: {what}.", what=Period.parse(fit.instead)),
    "base": lambda fit: msg("It fits against another base: {what}.", what=Period.parse(fit.instead)),
    "form": lambda fit: FORMS[fit.instead](),
    "direction": lambda fit: FORMS[fit.instead](),
    "area": lambda fit: msg("It is the figure of another area: {what}.", what=area_of(fit.instead)),
    "rank key": lambda fit: msg("It fits another ranking: {what}.", what=RANK_KEYS[fit.instead]()),
    "set": lambda fit: msg("The set has {count} members.", count=int(fit.instead)),
    "rounding": lambda _: msg("The digits were cut, not rounded."),
    "slip": lambda fit: SLIPS[fit.instead](),
}


FORMS: dict[str, Callable[[], Message]] = {
    "index": lambda: msg("It is an index (last year = 100), not growth."),
    "percent": lambda: msg("It is growth in per cent."),
    "points": lambda: msg("It is a change in percentage points."),
    "factor": lambda: msg("It is a multiple, not per cent."),
    "increase": lambda: msg("It is the increase, not the multiple."),
    "ahead": lambda: msg("It is ahead and not behind."),
    "behind": lambda: msg("It is behind and not ahead."),
    "rise": lambda: msg("It rose and did not fall."),
    "fall": lambda: msg("It fell and did not rise."),
    "level": lambda: msg("It is the level, not the change."),
    "difference": lambda: msg("It is the change, not the level."),
}
RANK_KEYS: dict[str, Callable[[], Message]] = {
    "growth": lambda: msg("the place by growth"),
    "volume": lambda: msg("the place by volume"),
    "without the cities": lambda: msg("the place among regions without the cities"),
}
SLIPS: dict[str, Callable[[], Message]] = {
    "swapped": lambda: msg("Two digits are swapped."),
    "dropped": lambda: msg("One digit is dropped."),
}


def _fits(checked: Checked) -> Iterator[Message]:
    """What it is off by; fits that chance may have made are told apart from those that the claim itself shows."""
    if checked.diagnosis is None:
        return
    found = checked.diagnosis.fits
    maybe = [fit for fit in found if fit.kind in MAYBE] if checked.diagnosis.may_be_chance else []
    sure = [fit for fit in found if fit not in maybe]
    if len(sure) > 1:
        yield msg("More than one slip would explain it.")
    for fit in sure:
        yield FITS[fit.kind](fit)
    if maybe:
        yield msg("It also fits otherwise, which may be chance: {fits}.", fits=[MAYBE[fit.kind](fit) for fit in maybe])


MAYBE: dict[str, Callable[[Fit], Sayable | str]] = {
    "concept": lambda fit: indicators()[fit.instead],
    "unit": lambda fit: fit.instead if fit.instead in CURRENCIES else msg("the unit shifted {what}", what=fit.instead),
    "period": lambda fit: Period.parse(fit.instead),
    "base": lambda fit: msg("a comparison with {period}", period=Period.parse(fit.instead)),
    "form": lambda _: msg("another form of the number"),
    "area": lambda fit: area_of(fit.instead),
    "rank key": lambda fit: RANK_KEYS[fit.instead](),
}
"""Changes of the question in a few words, for a list that claims nothing."""


def _statements(checked: Checked) -> Iterator[Message]:
    for item in checked.statements:
        stated = item.statement.published
        date = Released(stated) if stated else msg("a day not shown")
        if item.own_page:
            yield msg("The same statement is known from the text's own page; it is no evidence.")
        elif item.own_page is None:
            yield msg("The same statement is known ({date}); it may be this very text, and is no evidence.", date=date)
        else:
            yield msg("A published statement of {date} says the same; it is no evidence.", date=date)
