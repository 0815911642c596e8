"""The word of growth or fall that governs a figure, and the questions asked of what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onir.claims.claim import Form, Kind
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight

Direction = Literal["up", "down"]

_STOP = Phrase(r"\d|\b<turn>\b")
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r"[»”\"]?\s*(?:[^\W\d]{2,5}\s)?\s*[–—:-]\s*")
_LONG_DASH = re.compile(r"\s[^\d,.;:()–—]{0,40}\s[–—]\s")
"""«Рост в реальном выражении – 12 %»: only of a per cent."""
_FAR = 60
_LISTED = Phrase(r",|\s<and_>\s|;")


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
    indexed: bool = False

    @property
    def by(self) -> bool:
        """Whether the word before it, or the first of its own, says the size of a change: "by", «на», «на треть»."""
        if self.one.change and self.sight.text[self.one.start : self.one.end].lower().split()[0] in self.sight.rules.by:
            return True
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
        after = self._after()
        if self.in_brackets:
            return after or before or self._before_an_insertion() or self._named_in_brackets()
        if before is None and (named := self._across_a_dash()) is not None:
            return named
        if self.sight.rules.verb_last:
            return after or self._last_verb() or before
        near = after if after is not None and self._is_near(after) else None
        if near is not None and (before is None or near.text.lower().split()[0] in self.sight.rules.comparatives):
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
        return self.said is not None and self.said.kind == "growth" and (self.by or self.is_listed)

    # -- where the cue may stand --------------------------------------------------------------------------------

    def _before(self) -> Mark | None:
        marks = self.sight.within(self.clause[0], self.one.start, "change")
        return next((mark for mark in reversed(marks) if not mark.is_a("bound")), None)

    def _after(self) -> Mark | None:
        """Kazakh "асты" is "grew by" after a dative, "over" after an ablative."""
        found = self.sight.after(self.one.end, "change", until=max(self.clause[1], self.one.end + 2))
        over = self.sight.rules.verb_last and found is not None and found.is_a("bound") and self.one.case != "dative"
        return None if over else found

    def _named_in_brackets(self) -> Mark | None:
        """ "(өсім – 12,6 %)", «(рост – 4 %)»: the word and its dash within the brackets."""
        named = self._across_a_dash()
        opened = self.sight.text.rfind("(", self.sight.sentence.start, self.one.start)
        return named if named is not None and named.start > opened else None

    def _is_near(self, mark: Mark) -> bool:
        return mark.start - self.one.end <= 24 and not _STOP.search(self.sight, self.one.end, mark.start)

    def _across_a_dash(self) -> Mark | None:
        """«Рост – 31 %», «„рост“ там – 97 %», «прирост к 2015 году – 8 %»: the dash stands for "is"."""
        named = self.sight.before(self.one.start, "change", since=self.one.start - _FAR)
        if named is None:
            return None
        between = self.sight.text[named.end : self.one.start]
        spans = [(one.start, one.end) for one in self.sight.periods]
        spans += [(one.start, one.end) for one in self.sight.kind("indicator")]
        for start, end in spans:
            if named.end <= start and end <= self.one.start:
                between = between.replace(self.sight.text[start:end], "")
        if _DASH.fullmatch(between):
            return named
        shared = self.sight.within(named.end, self.one.start, "share", "whose", "fact", "plan", "source")
        return named if self.one.unit == "percent" and not shared and _LONG_DASH.fullmatch(between) else None

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

    @property
    def is_listed(self) -> bool:
        """Whether this and the figure before it are members of one list: a comma or "and" between them, no verb."""
        if self.earlier is None or (self.earlier.unit != self.one.unit and not self._are_rates()):
            return False
        gap = self.sight.text[self.earlier.end : self.one.start]
        verbs = self.sight.within(self.earlier.end, self.one.start, "fact", "plan", "share")
        return len(gap) < 60 and _LISTED.of(self.sight.rules).search(gap) is not None and not verbs

    def _are_rates(self) -> bool:
        """ "1,7 есе, … – 32 %": two ways of saying a change."""
        return self.earlier is not None and {self.earlier.unit, self.one.unit} == {"times", "percent"}


def as_direction(code: str | None) -> Direction | None:
    return code if code in ("up", "down") else None  # type: ignore[return-value]


def in_brackets(sight: Sight, one: Quantity) -> bool:
    """Whether a quantity stands in brackets of its own, so that words outside them do not govern it."""
    opened = sight.text.rfind("(", max(sight.sentence.start, one.start - 40), one.start)
    return opened >= 0 and ")" not in sight.text[opened : one.start]
