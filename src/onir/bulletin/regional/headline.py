"""The first thing read: the sentence that says where the region stands, its few numbers, and who is next to it."""

from __future__ import annotations

from collections.abc import Iterator

from onir.bulletin.document import BLANK, KeyFigure, KeyFigures, Paragraph, Part
from onir.bulletin.regional.about import proofs
from onir.bulletin.regional.material import Material, missing, sources_said, told
from onir.bulletin.source_notes import notes_on
from onir.language.messages import msg
from onir.standing import Standing
from onir.standing.facts import facts

TWO = 2
"""Cells that are told one by one; a rank rests on all."""


def part(material: Material) -> Part:
    """The headline; where the figure is not printed, that, and what the others leave to it."""
    answer = material.standing
    heading = msg("In short")
    if not isinstance(answer, Standing):
        return Part("headline", heading, (Paragraph(missing(answer), "lead"),))
    notes = material.on_the_standing
    first, *rest = answer.sentences
    elsewhere = [*proofs(answer), *sources_said(notes, material)]
    lead = Paragraph(told([first], notes), "lead")
    beside = Paragraph(told(rest, material.on_the_league, but=elsewhere))
    return Part("headline", heading, (lead, KeyFigures(tuple(_figures(material, answer))), beside))


def _figures(material: Material, answer: Standing) -> Iterator[KeyFigure]:
    for fact in facts(answer):
        few = [note for cell in fact.cells for note in notes_on(cell)] if len(fact.cells) <= TWO else []
        yield KeyFigure(fact.name, fact.value, BLANK, tuple(few) or material.on_the_league)
