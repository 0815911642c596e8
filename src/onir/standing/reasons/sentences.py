"""Reasons in words: the change, the place, the country's part, the largest contributions, what hangs on one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from onir.figures import Vintage
from onir.figures.words import Amount, Percent, rounded
from onir.language.messages import Message, Sayable, msg
from onir.standing.reasons.answer import National, Why
from onir.standing.reasons.moves import Move
from onir.standing.reasons.parts import Breakdown, Part
from onir.standing.reasons.shift_share import sum_of
from onir.standing.reasons.structure import GROUPS, LowHigh, Structure
from onir.standing.sentences import source_said

SPOKEN = 3
"""How many contributions are named that add, and how many that take; a chart shows more."""

FAINT = 1000
"""A contribution below this part of the largest is left to the chart."""


@dataclass(frozen=True)
class Signed:
    """An amount with its sign, plus too."""

    value: Decimal
    base: str

    def say(self, language: str, form: str = "") -> str:
        """The amount in words of `language`.

        >>> Signed(Decimal(143500000000), "KZT").say("en").replace(chr(160), " ")
        '+143.5 billion tenge'
        """
        return ("+" if self.value > 0 else "") + Amount(self.value, self.base).say(language, form)


def sentences(why: Why) -> Iterator[Message]:
    """What is said of the reasons, in order."""
    base = why.ends.late.unit.base
    yield _changed(why)
    yield from _borders(why)
    if why.move is not None:
        yield from _moved(why, why.move)
    elif why.ends.code in why.ends.now.cells:
        yield msg("Not all regions are known in both periods, so the change of place is not explained.")
    if why.national is not None and not why.effects:
        yield msg(
            "Growth as in the country ({growth}) accounts for {national}; the rest, {own}, is its own.",
            growth=Percent.of(why.national.growth - 1, signed=True),
            national=Signed(why.national.national, base),
            own=Signed(why.national.own, base),
        )
    for split, structure in zip(why.breakdowns, why.structures, strict=True):
        yield from _contributions(why, split)
        yield from _structure(split, structure, base)
    if why.national is not None and why.effects:
        yield from _shift_share(why, why.national, base)
    yield from (error.what for error in why.missing)
    yield from (source_said(vintage) for vintage in dict.fromkeys((why.ends.now.vintage, *_vintages(why))))


def _vintages(why: Why) -> Iterator[Vintage]:
    return (split.vintage for split in why.breakdowns)


def _changed(why: Why) -> Message:
    ends, base = why.ends, why.ends.late.unit.base
    assert ends.late.amount is not None
    assert ends.early.amount is not None
    ratio = ends.ratio
    details: list[Sayable] = [Signed(ends.change, base)]
    if ratio is not None:
        details.append(Percent.of(ratio - 1, signed=True))
    return msg(
        "{area}, {indicator}: {before} in {base}, {now} in {period}, a change of {details}.",
        area=ends.name, indicator=why.indicator, base=ends.before.period, period=ends.now.period,
        before=Amount(ends.early.amount, base), now=Amount(ends.late.amount, base), details=details,
    )  # fmt: skip


def _borders(why: Why) -> Iterator[Message]:
    if why.ends.joined:
        yield msg(
            "Places are those among {of} comparable units, whose borders are the same in both periods.",
            of=len(why.ends.now.cells),
        )


def _moved(why: Why, move: Move) -> Iterator[Message]:
    """From place to place, past whom, and what of it is one's own."""
    said = {"before": move.before, "now": move.now, "of": move.now.of}
    if move.before == move.now:
        yield msg("The place stayed the same: {now} of {of}.", **said)
    else:
        yield msg("The place changed from {before} to {now} of {of}.", **said)
    if move.passed:
        yield msg("Now below it: {areas}.", areas=[why.ends.name_in(code) for code in move.passed])
    if move.passed_by:
        yield msg("Now above it: {areas}.", areas=[why.ends.name_in(code) for code in move.passed_by])
    if {move.before, move.alone, move.others} != {move.now}:
        yield msg(
            "Had only its own figure changed, the place would have been {alone}; had only the others changed, "
            "{others}.",
            alone=move.alone, others=move.others,
        )  # fmt: skip
    if move.as_nation is not None:
        yield msg("Had it grown as the country did, the place would have been {place}.", place=move.as_nation)


def _contributions(why: Why, split: Breakdown) -> Iterator[Message]:
    base = why.ends.late.unit.base
    faint = max((abs(part.change or Decimal(0)) for part in split.known), default=Decimal(0)) / FAINT
    gains = [part for part in split.known if (part.change or 0) > faint][:SPOKEN]
    losses = [part for part in reversed(split.known) if (part.change or 0) < -faint][:SPOKEN]
    if parts := [_said(part, base) for part in (*gains, *losses)]:
        yield _by(split, parts)
    if not split.same_release:
        yield msg("The parts are of another release than the total, so the revision between them is in what is left.")
    if split.withheld:
        yield msg(
            "For {n} of them a figure is withheld or missing in one of the periods: these leave {rest} of the change.",
            n=len(split.withheld), rest=Signed(split.rest, base),
        )  # fmt: skip
    elif split.rest:
        yield _left(split, Signed(split.rest, base), why.rounding)


def _left(split: Breakdown, rest: Signed, rounding: Decimal) -> Message:
    """What parts that are all known leave: rounding, a unit of the last place for each of them, or something real."""
    if abs(split.rest) <= rounding * (len(split.parts) + 1):
        return msg("The parts leave {rest} of the change: no more than the rounding of the table.", rest=rest)
    return msg("The parts leave {rest} of the change, which the table assigns to none.", rest=rest)


def _by(split: Breakdown, parts: list[Message]) -> Message:
    if split.dimension == "partner":
        return msg("By country of the investor: {parts}.", parts=parts)
    if split.dimension == "activity":
        return msg("By activity: {parts}.", parts=parts)
    if split.dimension == "type":
        return msg("By type of investment: {parts}.", parts=parts)
    return msg("By region: {parts}.", parts=parts)


def _said(part: Part, base: str) -> Message:
    assert part.change is not None
    return msg("{name} {amount}", name=part.name, amount=Signed(part.change, base))


def _structure(split: Breakdown, structure: Structure, base: str) -> Iterator[Message]:
    """What it is specialised in, how concentrated it is, what hangs on the largest part."""
    names = {part.key: part.name for part in split.parts}
    single = (key for key in structure.quotients if key not in GROUPS)
    special = sorted(single, key=lambda key: -structure.quotients[key])[:SPOKEN]
    if told := [key for key in special if structure.quotients[key] > 1]:
        yield msg("Specialised in: {activities}.", activities=[_quotient(names[key], structure, key) for key in told])
    if structure.concentration is not None:
        yield _concentration(structure.concentration, structure.earlier)
    yield from _largest(structure, base)


def _concentration(now: LowHigh, before: LowHigh | None) -> Message:
    low, high = (rounded(bound, -3) for bound in now)
    if low != high:
        return msg(
            "Concentration by the Herfindahl–Hirschman index: between {low} and {high}, "
            "since some activities are printed as one.",
            low=low, high=high,
        )  # fmt: skip
    if before is None:
        return msg("Concentration by the Herfindahl–Hirschman index: {now}.", now=high)
    earlier = rounded(before[1], -3)
    return msg(
        "Concentration by the Herfindahl–Hirschman index: {now}, a year before {before}.", now=high, before=earlier
    )


def _quotient(name: Sayable, structure: Structure, key: str) -> Message:
    return msg("{name} (location quotient {quotient})", name=name, quotient=rounded(structure.quotients[key], -2))


def _largest(structure: Structure, base: str) -> Iterator[Message]:
    largest, without = structure.largest, structure.without
    if largest is None or largest.now is None:
        return
    said: dict[str, Sayable] = {"name": largest.name, "amount": Amount(largest.now, base)}
    if structure.share is not None:
        yield msg(
            "The largest part is {name}: {amount}, {share} of the whole.", share=Percent.of(structure.share), **said
        )
    else:
        yield msg("The largest part published is {name}: {amount}.", **said)
    if without is not None:
        yield msg("Without it the place would have been {place} of {of}.", place=without, of=without.of)


def _shift_share(why: Why, nation: National, base: str) -> Iterator[Message]:
    shown = {name: Signed(part, base) for name, part in why.shown(sum_of(why.effects)).items()}
    yield msg(
        "Shift-share: {national} by growing as the country ({growth}), {mix} by its mix of activities, "
        "{regional} by its activities growing otherwise than in the country.",
        growth=Percent.of(nation.growth - 1, signed=True),
        national=shown["national"], mix=shown["mix"], regional=shown["regional"],
    )  # fmt: skip
    yield msg(
        "Of the last, {competitive} would be there with the country's mix too, "
        "{allocation} comes of what it is specialised in.",
        competitive=shown["competitive"], allocation=shown["allocation"],
    )  # fmt: skip
