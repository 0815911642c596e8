"""A press release about a region in a period: official figures in plain prose, each of which the tables prove.

The release states what an editor needs and nothing that the checker would not confirm: no reason why, no praise, no
forecast, no quotation. The same object says itself in every language; its facts tell which claim each number makes, so
that reading it back can be held against them. Left out: joined regions, indices, and quotations of people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from onir.bulletin.document import Document
from onir.bulletin.release.background import background
from onir.bulletin.release.facts import Fact, Sentence
from onir.bulletin.release.lead import headline, lead
from onir.bulletin.release.material import material_of
from onir.bulletin.release.notes import about, for_journalists, sources
from onir.figures import Indicator, Store, Vintage
from onir.language.messages import Sayable
from onir.measure import Period
from onir.territory import Area


@dataclass(frozen=True)
class Release:
    """`paragraphs` are prose, `notes` for journalists; every number of them is a fact."""

    area: Area
    indicator: Indicator
    period: Period
    vintage: Vintage
    title: Sentence
    paragraphs: tuple[tuple[Sentence, ...], ...]
    notes: tuple[Sayable, ...]
    sources: tuple[Sayable, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every statement, in the order in which it is made; one that is made twice is there twice."""
        sentences = [self.title, *(sentence for paragraph in self.paragraphs for sentence in paragraph)]
        return tuple(fact for sentence in sentences for fact in sentence.facts)

    @property
    def document(self) -> Document:
        """The same as a document, for every format of documents."""
        from onir.bulletin.release.paper import document_of  # noqa: PLC0415 - a document builds on the release

        return document_of(self)

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """Title, paragraphs and notes as plain text, a blank line between them."""
        prose = [" ".join(sentence.say(language) for sentence in paragraph) for paragraph in self.paragraphs]
        notes = "\n".join(note.say(language) for note in (*self.notes, *self.sources))
        return "\n\n".join([self.title.say(language), *prose, notes])

    def as_dict(self) -> dict[str, Any]:
        return {
            "area": self.area.code,
            "indicator": self.indicator.code,
            "period": str(self.period),
            "facts": [fact.as_dict() for fact in self.facts],
        }


def release(
    area: str | Area,
    period: str | Period,
    *,
    store: Store | None = None,
    as_of: date | None = None,
    indicator: str | None = None,
) -> Release:
    """The release about an area; without `indicator` of the country's headline concept, NotHeld where none is held."""
    of = material_of(area, period, indicator=indicator, as_of=as_of, store=store)
    title, first, second = headline(of), tuple(lead(of)), tuple(background(of))
    meaning = tuple(Sentence(words) for words in about(of))
    paragraphs = tuple(paragraph for paragraph in (first, second, meaning) if paragraph)
    facts = [fact for sentence in (title, *first, *second) for fact in sentence.facts]
    notes, stand = tuple(for_journalists(of)), tuple(sources(facts))
    return Release(of.area, of.standing.indicator, of.period, of.standing.vintage, title, paragraphs, notes, stand)
