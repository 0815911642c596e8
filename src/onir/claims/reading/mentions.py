"""What is below claims: amounts, ratios, per cents, points, ranks, days, periods and bare numbers, with spans."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from onir.claims.claim import number
from onir.claims.reading.lists import quantities
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.ranks import places
from onir.claims.reading.roles import role
from onir.claims.reading.sight import Sight, overlaps, sights
from onir.claims.reading.texts import plain, stretches
from onir.claims.reading.thread import Thread
from onir.language.kazakh_latin import in_cyrillic
from onir.measure import Period
from onir.measure.period_words import PeriodMention

MentionKind = Literal["amount", "ratio", "percent", "points", "count", "rank", "period", "day", "number"]


@dataclass(frozen=True)
class Mention:
    """One figure, period or day as said; `months`: of a period whose year is not said; `of`: size of a rank's set."""

    kind: MentionKind
    start: int
    end: int
    quote: str
    value: Decimal | None = None
    unit: str | None = None
    of: int | None = None
    period: Period | None = None
    months: tuple[int, int] | None = None
    day: date | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "value": number(self.value),
            "unit": self.unit,
            "of": self.of,
            "period": None if self.period is None else str(self.period),
            "months": None if self.months is None else list(self.months),
            "day": None if self.day is None else self.day.isoformat(),
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


def mentions(text: str, published: date | None = None, language: str | None = None) -> list[Mention]:
    """Every figure, period and day of a text, in order.

    >>> [(one.kind, str(one.value)) for one in mentions("Приток вырос в 1,7 раза.")]
    [('ratio', '1.7')]
    """
    written, text = text, plain(text)
    if (recast := in_cyrillic(text)) is not None:
        text = recast.text
    thread = Thread(published=published)
    found: list[Mention] = []
    for stretch in stretches(text, language):
        for sight in sights(text, stretch):
            found += sorted(_of_sentence(sight, thread), key=lambda one: one.start)
    spans = ((one, *(recast.back(one.start, one.end) if recast else (one.start, one.end))) for one in found)
    return [replace(one, start=start, end=end, quote=written[start:end]) for one, start, end in spans]


def _of_sentence(sight: Sight, thread: Thread) -> list[Mention]:
    ranks = [
        Mention("rank", one.start, one.end, sight.text[one.start : one.end], Decimal(one.place), "rank", one.of)
        for one in places(sight)
        if not one.verbal
    ]
    figures = [_of_quantity(sight, one) for one in quantities(sight)]
    times = [_of_period(sight, one, thread) for one in sight.periods if not one.is_base or one.period is not None]
    said = [*ranks, *figures, *times]
    return [*said, *_bare(sight, said, bool(ranks))]


def _of_quantity(sight: Sight, one: Quantity) -> Mention:
    kind: MentionKind = "amount" if one.is_money else "count" if one.counted else _KINDS.get(one.unit, "number")
    value = one.value
    if kind in ("percent", "points"):
        meant = role(sight, one)
        value = -value if meant is not None and meant.kind == "growth" and meant.direction == "down" else value
    return Mention(kind, one.start, one.end, sight.text[one.start : one.end], value, one.unit)


_KINDS: dict[str, MentionKind] = {"times": "ratio", "percent": "percent", "points": "points"}


def _of_period(sight: Sight, one: PeriodMention, thread: Thread) -> Mention:
    quote = sight.text[one.start : one.end]
    if one.day is not None:
        return Mention("day", one.start, one.end, quote, day=one.day)
    period = one.resolve(thread.period, thread.published)
    return Mention("period", one.start, one.end, quote, period=period, months=one.months if period is None else None)


def _bare(sight: Sight, said: list[Mention], ranked: bool) -> list[Mention]:
    """Numbers that nothing else took."""
    taken = [(one.start, one.end) for one in said] + list(sight.noise)
    return [
        Mention("number", one.start, one.end, sight.text[one.start : one.end], one.value)
        for one in sight.numbers
        if not overlaps(one.start, one.end, taken) and not (ranked and _is_set_size(sight, one.end))
    ]


def _is_set_size(sight: Sight, end: int) -> bool:
    unit = sight.after(end, "setunit", "set")
    return unit is not None and not sight.text[end : unit.start].strip()
