"""A release as a document, which every format prints: the prose, the notes, the source of each sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onir.bulletin.document import Document, Listing, Paragraph, Part
from onir.bulletin.document import Sentence as Printed
from onir.bulletin.release.facts import Sentence
from onir.bulletin.source_notes import notes_on
from onir.language.messages import msg
from onir.standing.sentences import source_said

if TYPE_CHECKING:
    from onir.bulletin.release.release import Release


def document_of(release: Release) -> Document:
    """The first paragraph is the lead; notes for journalists stand in a part of their own."""
    lead, *others = (tuple(_printed(sentence) for sentence in paragraph) for paragraph in release.paragraphs)
    prose = (Paragraph(lead, "lead"), *(Paragraph(sentences) for sentences in others))
    notes = Listing(tuple(Printed(note) for note in release.notes))
    name = f"release-{release.area.code}-{release.period}-{release.indicator.code}"
    return Document(
        name,
        release.title,
        source_said(release.vintage),
        (
            Part("release", msg("Press release"), prose),
            Part("journalists", msg("Notes for journalists"), (notes,)),
        ),
    )


def _printed(sentence: Sentence) -> Printed:
    """With one source note a release for all its facts."""
    return Printed(sentence, notes_on(*(cell for fact in sentence.facts for cell in fact.cells)))
