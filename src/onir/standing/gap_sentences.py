"""A gap in words: to the next place, to the third, to the first; the lead over the next below; ties and blanks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from onir.figures.words import Amount, Percent
from onir.language.messages import Message, msg
from onir.standing.gaps import Gap, Gaps, Step, sufficient

SPOKEN = (3, 1)
"""Beside the next place above, the gaps to these places are said; the others stand in the table."""


def sentences(gap: Gap) -> Iterator[Message]:
    """What is said of a gap, in order."""
    for step in _spoken(gap):
        yield from _to(gap, step)
    if gap.below is not None:
        yield from _lead(gap, gap.below)
    if gap.tied:
        yield msg("The same figure as {areas}: the place is shared.", areas=list(gap.tied))
    if gap.unknown:
        unknown = [msg("{area} (place {place})", area=one.name, place=one.rank) for one in gap.unknown]
        yield msg("No figure, and so no gap, is known of {areas}.", areas=unknown)
    if gap.above and gap.place.cell.unit.adds_up:
        yield from _undefined(gap)


def _undefined(gap: Gap) -> Iterator[Message]:
    """Why no growth is told, where none is."""
    base, own = gap.base, gap.place.cell.amount
    if base is None or base.amount is None:
        yield msg("No figure of the year before within the same borders is held, so the growth needed is not told.")
    elif base.amount <= 0 or own is None or own <= 0:
        yield msg("One of its two figures is zero or below, so no growth in per cent is told from it.")


def _spoken(gap: Gap) -> list[Step]:
    """The next place above, then those of `SPOKEN` that lie further up."""
    nearest = list(gap.above[-1:])
    further = [step for place in SPOKEN for step in gap.above[:-1] if step.rank.best == place]
    return nearest + list(dict.fromkeys(further))


def _to(gap: Gap, step: Step) -> Iterator[Message]:
    """The gap in money, in growth, and how it was a year before."""
    said = {"area": step.other.name, "place": step.rank, "gap": _amount(gap, step.other.gap)}
    if step.needed is not None and step.next is not None and gap.base is not None and gap.base.amount:
        was = Percent.of(_grown(gap), signed=True)
        yield msg(
            "{area}, place {place}: {gap} ahead. Drawing level would have taken {needed} on {base} instead of {was}; "
            "with {area} unchanged, the next period takes {next}.",
            needed=sufficient(step.needed), base=gap.base.period, was=was, next=sufficient(step.next), **said,
        )  # fmt: skip
    else:
        yield msg("{area}, place {place}: {gap} ahead.", **said)
    if step.level:
        yield msg("That is within the rounding of the table.")
    if step.earlier is not None and gap.base is not None and step is _spoken(gap)[0]:
        yield from _earlier(gap, step)


def _grown(gap: Gap) -> Fraction:
    assert gap.base is not None
    assert gap.base.amount
    assert gap.place.cell.amount is not None
    return Fraction(gap.place.cell.amount) / Fraction(gap.base.amount) - 1


def _earlier(gap: Gap, step: Step) -> Iterator[Message]:
    """Whether the gap to the next above widened or closed within the year."""
    assert step.earlier is not None
    assert gap.base is not None
    said = {"amount": _amount(gap, abs(step.earlier)), "area": step.other.name, "period": gap.base.period}
    if step.earlier > 0:
        yield msg("{period:loc} the gap was {amount}.", **said)
    elif step.earlier < 0:
        yield msg("{period:loc} it was the other way round: {area}, {amount} behind.", **said)


def _lead(gap: Gap, step: Step) -> Iterator[Message]:
    yield msg(
        "The lead over {area}, place {place}, is {gap}.",
        area=step.other.name, place=step.rank, gap=_amount(gap, step.other.gap),
    )  # fmt: skip
    if step.level:
        yield msg("That is within the rounding of the table.")


def _amount(gap: Gap, value: Decimal) -> Amount:
    return Amount(value, gap.place.cell.unit.base)


def of_all(gaps: Gaps) -> Iterator[Message]:
    """The lead of the first, and the two neighbours that are closest."""
    led = [(line, line.below) for line in gaps.lines if line.below is not None]
    if not led:
        return
    (first, next_below), (closest, below) = led[0], min(led, key=lambda one: one[1].other.gap)
    yield msg(
        "{area} leads {other} by {gap}.",
        area=first.place.name, other=next_below.other.name, gap=_amount(first, next_below.other.gap),
    )  # fmt: skip
    yield msg(
        "The closest neighbours are {area} and {other}, {gap} apart.",
        area=closest.place.name, other=below.other.name, gap=_amount(closest, below.other.gap),
    )  # fmt: skip
