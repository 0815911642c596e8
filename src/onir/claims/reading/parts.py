"""Which part of a whole a figure is of: a branch, an owner, a source of money, a group of people, a head.

A part is never judged against the whole. A branch is a NACE section where the lexicon knows it, any other part the
words as said (`label:large enterprises`), for which no table has a cell. "The economy" is the whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from onir.claims.reading.lexicon import Mark
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight, clause_over_dash, overlaps

WHOLE = "whole"
"""Code of a branch that is all of them."""

_OFFICE_BEFORE = Phrase(r"\b<office>\w*(?:\s+(?:<of_whole>|<for_>))?(?:\s+[^\W\d]+(?:,|\s+<and_>)?){0,3}\s+\Z")
_OFFICE_AFTER = Phrase(r"\s+(?:[^\W\d]+\s+){0,2}<office>")
_INTO = Phrase(r"\s+<into>\s+(?:<the>\s+)?([^\W\d]+)(?:[\s-]+([^\W\d]+))?")
_INTO_BEFORE = Phrase(r"([^\W\d]+)\s+(?:<put_into>[^\W\d]+\s+)?\Z")
_HEADS = ("per_head",)
_NARROWS_NOTHING = ("region", "setunit", "set", "manner", "indicator", "unit", "sector")


@dataclass(frozen=True)
class Part:
    """What narrows a figure: an investor, a branch or another part, a head; `noun`: where the noun it narrows ends."""

    noun: int
    partner: str | None = None
    activity: str | None = None
    per_head: bool = False

    @property
    def is_whole(self) -> bool:
        return self.partner is None and self.activity is None and not self.per_head


def activity_of(sight: Sight, start: int, end: int, noun: int) -> str | None:
    """The part a figure is of, said in its own clause or in that of its noun (which ends at `noun`)."""
    own = clause_over_dash(sight, start, end)
    marks = sorted(sight.kind("sector", "part", "indicator"), key=lambda mark: not own[0] <= mark.start < own[1])
    for mark in marks:
        if _is_part(sight, mark) and _belongs(sight, mark.start, mark.end, start, end, noun):
            return mark.code("sector") or mark.code("part") or f"label:{mark.text.lower()}"
    return _said_after(sight, noun)


def is_per_head(sight: Sight, start: int, end: int, noun: int) -> bool:
    """«На душу населения», "per capita", "жан басына" beside the figure or its noun."""
    marks = [mark for mark in sight.kind("bykey") if mark.code("bykey") in _HEADS]
    return any(_belongs(sight, mark.start, mark.end, start, end, noun) for mark in marks)


def _is_part(sight: Sight, mark: Mark) -> bool:
    if mark.code("sector") == WHOLE or _in_an_office(sight, mark):
        return False
    return mark.is_a("sector", "part") or (mark.code("indicator") == "other" and _is_put_into(sight, mark))


def _in_an_office(sight: Sight, mark: Mark) -> bool:
    """A branch in the name of a ministry."""
    if _OFFICE_AFTER.match(sight, mark.end, sight.sentence.end):
        return True
    return _OFFICE_BEFORE.search(sight, max(sight.sentence.start, mark.start - 70), mark.start) is not None


def _is_put_into(sight: Sight, mark: Mark) -> bool:
    """ "Investment in housing": a thing with figures of its own as what money was put into."""
    noun = sight.before(mark.start, "indicator", since=sight.sentence.start)
    return noun is not None and _INTO.fullmatch(sight, noun.end, mark.end) is not None


def _belongs(sight: Sight, first: int, last: int, start: int, end: int, noun: int) -> bool:
    """Whether a word stands in the clause of a figure or of its noun, no other figure between."""
    spots = [(start, end)] + ([(noun - 1, noun)] if sight.sentence.start < noun <= sight.sentence.end else [])
    return any(_beside(sight, first, last, spot, (start, end)) for spot in spots)


def _beside(sight: Sight, first: int, last: int, spot: tuple[int, int], figure: tuple[int, int]) -> bool:
    opening, closing = clause_over_dash(sight, *spot)
    if not (opening <= first and last <= closing) and not _opens(sight, first, last, spot[0]):
        return False
    low, high = (last, spot[0]) if last <= spot[0] else (spot[1], first)
    return all(overlaps(one.start, one.end, [figure]) for one in sight.figures_between(low, high))


def _opens(sight: Sight, first: int, last: int, place: int) -> bool:
    """ "In agriculture, investment was …": said at the head of the sentence, for the clause after it."""
    head = sight.text[sight.sentence.start : first].split()
    tail = sight.text[last : last + 1]
    return len(head) <= 2 and tail == "," and last <= place and not any("," in word for word in head)


def _said_after(sight: Sight, noun: int) -> str | None:
    """ "Investment in data centres": what stands after the noun and is no place, time, amount or manner."""
    if not sight.sentence.start < noun <= sight.sentence.end:
        return None
    if sight.rules.verb_last:
        return _said_before(sight, noun)
    found = _INTO.match(sight, noun, sight.sentence.end)
    if found is None or _is_known(sight, found.start(1), found.end()):
        return None
    return f"label:{found.group(1).lower()}"


def _said_before(sight: Sight, noun: int) -> str | None:
    mark = next((one for one in sight.kind("indicator") if one.end == noun), None)
    found = _INTO_BEFORE.search(sight, sight.sentence.start, mark.start) if mark is not None else None
    if found is None or sight.rules.case(found.group(1)) != "dative" or _is_known(sight, found.start(1), found.end(1)):
        return None
    return f"label:{found.group(1).lower()}"


def _is_known(sight: Sight, start: int, end: int) -> bool:
    """Whether words are a place, a time, a number or something else that narrows nothing."""
    spans = [
        *((one.start, one.end) for one in sight.areas), *((one.start, one.end) for one in sight.periods),
        *((one.start, one.end) for one in sight.numbers), *((one.start, one.end) for one in sight.partners),
        *((mark.start, mark.end) for mark in sight.kind(*_NARROWS_NOTHING)),
    ]  # fmt: skip
    return overlaps(start, end, spans) or sight.text[start].isupper()
