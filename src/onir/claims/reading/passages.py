"""Text to claims, sentence by sentence; each sentence that has claims can be read once more with other words in it.

What a sentence says depends on what was said before it. That is kept for every sentence with claims, so that a mended
one is read where it stands, in the time that one sentence takes and not the text around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice

from onir.claims.claim import Claim
from onir.claims.reading.bearings import Bearings
from onir.claims.reading.carrying import enter, place_of, settle
from onir.claims.reading.dating import titles_dated
from onir.claims.reading.measured import Measure
from onir.claims.reading.places import inner_places
from onir.claims.reading.reader import sentence_read
from onir.claims.reading.sight import Sight, sights
from onir.claims.reading.texts import Stretch, plain, stretches
from onir.claims.reading.thread import Thread
from onir.claims.reading.whole_text import as_told, is_bare
from onir.language.kazakh_latin import Recast, in_cyrillic
from onir.measure.unit import CURRENCIES
from onir.territory import AreaMention

_SOON = 8
"""Sentences within which a currency is said that a title leaves out."""


@dataclass(frozen=True)
class Passage(Stretch):
    """A sentence with claims, the first of them by its place in the text, and what was known where it begins.

    Its areas are kept, since the text as a whole tells what some names mean.
    """

    first: int
    areas: Sequence[AreaMention]
    thread: Thread
    topic: Measure | None


@dataclass
class Reading:
    """A text read from its beginning to its end: the claims as its sentences say them, and as all of it says them."""

    text: str
    written: str
    recast: Recast | None
    thread: Thread
    topic: Measure | None = None
    said: list[Claim] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    financed: bool = False
    inside: bool = False

    @cached_property
    def told(self) -> list[Claim]:
        """The claims with what the text as a whole says of them."""
        return self._whole(self.said)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the words of the text as it was given."""
        return tuple(_as_written(claim, self.written, self.recast) for claim in self.told)

    @cached_property
    def places(self) -> dict[Claim, int]:
        """Which of the claims a claim is."""
        return {claim: place for place, claim in enumerate(self.claims)}

    def again(self, claim: Claim, words: str) -> tuple[Claim, Claim] | None:
        """The claim as this reading has it and as it would be read with other words for its figure; None where they
        make another claim, or none, or one that begins elsewhere.

        >>> reading = reading_of("In 2025 Pavlodar Region ranked third by investment in fixed capital.")
        >>> _, other = reading.again(reading.claims[0], "ranked seventh")
        >>> other.kind, str(other.value)
        ('rank', '7')
        """
        place = self.places[claim]
        own, found = self.told[place], self._reread(place, words)
        if found is None:
            return None
        there = replace(found, start=own.start, end=own.end)
        return own, self._whole([*self.said[:place], there, *self.said[place + 1 :]])[place]

    def _whole(self, said: Sequence[Claim]) -> list[Claim]:
        whole = as_told(self.text, said, financed=self.financed, inside=self.inside)
        return titles_dated(self.text, whole)

    def _reread(self, place: int, words: str) -> Claim | None:
        """The sentence of a claim, with other words for the figure of it alone."""
        own, words = self.said[place], plain(words)
        passage = self.passages[bisect_right(self.passages, place, key=lambda one: one.first) - 1]
        start = self.text.find(own.written.text, own.start, own.end)
        if start < 0:
            return None
        end = start + len(own.written.text)
        text = self.text[:start] + words + self.text[end:]
        longer = len(words) - (end - start)
        anew = Reading(text, text, None, passage.thread.copy(), passage.topic)
        stretch = Stretch(passage.start, passage.end + longer, passage.language)
        areas = [*_ending_by(passage.areas, start), *_moved(passage.areas, end, longer)]
        for sight in sights(text, stretch):
            within = [one for one in areas if sight.sentence.start <= one.start < sight.sentence.end]
            anew.take(replace(sight, areas=within))
        there = [one for one in anew.said if one.start == own.start]
        return next((one for one in there if one.value != own.value), None)

    def take(self, sight: Sight) -> None:
        """Read one sentence more."""
        thread, before, topic = self.thread, self.thread.copy(), self.topic
        enter(sight, thread)
        self.inside = self.inside or (thread.area is None and not sight.areas and bool(inner_places(sight)))
        bearings = Bearings.of(sight, thread)
        found, self.topic = sentence_read(sight, bearings, topic)
        settle(sight, bearings, thread, found, within=place_of(self.text, found))
        if found:
            span, first = sight.sentence, len(self.said)
            self.passages.append(
                Passage(span.start, span.end, sight.language, first, tuple(sight.areas), before, topic)
            )
        self.said += found
        shared = sight.has("source") and any(one.kind == "share" and is_bare(one) for one in found)
        self.financed = self.financed or shared


def read(text: str, published: date | None = None, language: str | None = None) -> list[Claim]:
    """The claims of a text in order; `published` (or the text's own date) resolves "this year" and "last year".

    >>> [str(claim.value) for claim in read("Инвестиции в основной капитал ЗКО в 2025 году выросли в 1,7 раза.")]
    ['1.7']
    """
    return list(reading_of(text, published, language).claims)


def reading_of(text: str, published: date | None = None, language: str | None = None) -> Reading:
    """The same with all that reading a sentence of it again needs."""
    written, text = text, plain(text)
    recast = in_cyrillic(text)
    if recast is not None:
        text = recast.text
    thread = Thread(published=published)
    reading = _through(Reading(text, written, recast, thread), language)
    if thread.yearless and (thread.years or thread.year_after):
        known = Thread(published=published, years=thread.years, year_after=thread.year_after)
        reading = _through(Reading(text, written, recast, known), language)
    return reading


def _through(reading: Reading, language: str | None) -> Reading:
    """Read once, from its beginning to its end."""
    for stretch in stretches(reading.text, language):
        for sight in _with_currency(sights(reading.text, stretch), reading.thread):
            reading.take(sight)
    return reading


def _with_currency(sentences: Iterable[Sight], thread: Thread) -> Iterator[Sight]:
    """The sentences; a title's "400 billion" of nothing is in the first currency said soon after it."""
    row = iter(sentences)
    first = list(islice(row, _SOON))
    said = (mark.code("unit") or "" for sight in first for mark in sight.kind("unit"))
    thread.currency = thread.currency or next((code for code in said if code in CURRENCIES), "")
    return chain(first, row)


def _as_written(claim: Claim, text: str, recast: Recast | None) -> Claim:
    """The claim in the words of the text as given, spaces and script included."""
    if recast is not None:
        start, end = recast.back(claim.start, claim.end)
        claim = replace(claim, start=start, end=end)
    quote = text[claim.start : claim.end]
    return claim if quote == claim.quote else replace(claim, quote=quote)


def _ending_by(areas: Sequence[AreaMention], place: int) -> list[AreaMention]:
    return [one for one in areas if one.end <= place]


def _moved(areas: Sequence[AreaMention], place: int, longer: int) -> list[AreaMention]:
    """Areas that stand after a place, where they are once the words before them have changed."""
    return [replace(one, start=one.start + longer, end=one.end + longer) for one in areas if one.start >= place]
