"""The word of growth or fall that governs a figure, and the questions asked of what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onir.claims.claim import Form, Kind
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight

Direction = Literal["up", "down"]

ALSO = frozenset({"or", "или", "яғни"})
"""Words that say the same change a second time: "up 12 percent, or $91 million"."""

_COMPARATIVES = frozenset({
    "больше", "меньше", "выше", "ниже", "более", "менее", "more", "less", "higher", "lower", "fewer", "increase",
    "decrease", "growth", "rise", "drop", "decline", "up", "down", "gain",
})  # fmt: skip
"""Words of change that stand after their figure."""

_STOP = re.compile(r"\d|\b(?:and|but|и|а|но|while)\b")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"\s*[–—:-]\s*")
_LISTED = re.compile(r",|\sи\s|\sand\s|;")


@dataclass(frozen=True)
class Role:
    """The kind of claim a figure makes; `cue`: the word that decided; `below_zero`: a level that is negative."""

    kind: Kind
    form: Form | None = None
    direction: Direction | None = None
    cue: Mark | None = None
    below_zero: bool = False


@dataclass(frozen=True)
class Figure:
    """A quantity in its sentence, with the one before it and the role that one had."""

    sight: Sight
    one: Quantity
    earlier: Quantity | None
    said: Role | None

    @property
    def by(self) -> bool:
        """Whether the word before it says the size of a change: "by", «на»."""
        return self.one.lead in self.sight.rules.by

    @property
    def to(self) -> bool:
        """Whether the word before it says a level reached: "to", «до»."""
        return self.one.lead in self.sight.rules.to

    @cached_property
    def clause(self) -> tuple[int, int]:
        return self.sight.sentence.clause(self.one.start, self.one.end)

    @cached_property
    def in_brackets(self) -> bool:
        return in_brackets(self.sight, self.one)

    @cached_property
    def cue(self) -> Mark | None:
        """The word of growth or fall that governs the figure: beside it, else in its clause."""
        before = self._before()
        after = self.sight.after(self.one.end, "change", until=max(self.clause[1], self.one.end + 2))
        if self.in_brackets:
            return after or before or self._before_an_insertion()
        if before is None and (named := self._across_a_dash()) is not None:
            return named
        if self.sight.rules.verb_last:
            return after or self._last_verb() or before
        near = after if after is not None and self._is_near(after) else None
        if near is not None and (before is None or near.text.lower().split()[0] in _COMPARATIVES):
            return near
        return before or near or self._before_an_insertion()

    @property
    def direction(self) -> Direction | None:
        """By the printed sign, else by the cue, else by "from X to Y"."""
        if self.one.sign:
            return "up" if self.one.sign > 0 else "down"
        return as_direction(self.cue.code("change")) if self.cue is not None else self.moved

    @property
    def moved(self) -> Direction | None:
        origin = self.one.origin
        return None if origin is None else "up" if self.one.value > origin else "down"

    @property
    def follows_a_change(self) -> bool:
        """Whether the figure before it was a change that this one continues: a list, or one more «на 48 %»."""
        return self.said is not None and self.said.kind == "growth" and (self.by or self._is_listed())

    # -- where the cue may stand --------------------------------------------------------------------------------

    def _before(self) -> Mark | None:
        marks = self.sight.within(self.clause[0], self.one.start, "change")
        return next((mark for mark in reversed(marks) if not mark.is_a("bound")), None)

    def _is_near(self, mark: Mark) -> bool:
        return mark.start - self.one.end <= 24 and not _STOP.search(self.sight.text[self.one.end : mark.start])

    def _across_a_dash(self) -> Mark | None:
        """«Рост – 31 %»: the dash stands for "is"."""
        named = self.sight.before(self.one.start, "change")
        return named if named is not None and _DASH.fullmatch(self.sight.text, named.end, self.one.start) else None

    def _last_verb(self) -> Mark | None:
        """Kazakh: the verb of change further on in the sentence serves the whole list before it."""
        if self.one.case not in ("dative", "") and self.one.unit == "percent":
            return None
        found = self.sight.after(self.one.end, "change", "fact", "plan")
        return found if found is not None and found.is_a("change") else None

    def _before_an_insertion(self) -> Mark | None:
        """«Выросли, по данным бюро, на 5 %»: a verb before an inserted clause, with no figure between."""
        if not self.by and not self.to:
            return None
        verb = self.sight.before(self.clause[0], "change")
        return verb if verb is not None and not _DIGIT.search(self.sight.text, verb.end, self.one.start) else None

    def _is_listed(self) -> bool:
        """Whether this and the figure before it are members of one list: a comma or "and" between them, no verb."""
        if self.earlier is None or self.earlier.unit != self.one.unit:
            return False
        gap = self.sight.text[self.earlier.end : self.one.start]
        verbs = self.sight.within(self.earlier.end, self.one.start, "fact", "plan", "share")
        return len(gap) < 60 and _LISTED.search(gap) is not None and not verbs


def as_direction(code: str | None) -> Direction | None:
    return code if code in ("up", "down") else None  # type: ignore[return-value]


def in_brackets(sight: Sight, one: Quantity) -> bool:
    """Whether a quantity stands in brackets of its own, so that words outside them do not govern it."""
    opened = sight.text.rfind("(", max(sight.sentence.start, one.start - 40), one.start)
    return opened >= 0 and ")" not in sight.text[opened : one.start]
