"""A document in one language as plain data: what pages, sheets and texts are made of alike, so that all say the same.

Numbers of notes are set, charts are drawn, and every value is words; nothing is left to a template but how it looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onir.bulletin.charts import svg
from onir.bulletin.document import Block, Document, Figure, KeyFigures, Listing, Paragraph, Part, Sentence, Table
from onir.bulletin.source_notes import Note
from onir.language.messages import Sayable, msg

Told = Mapping[str, Any]

SOURCES = msg("Sources")

WIDE = 12
"""Columns from which a table needs the smaller letters."""


def begun(said: Sayable, language: str) -> str:
    """A title or a head, which begins with a capital also where the name it begins with has none.

    >>> begun(msg("net inflow"), "en")
    'Net inflow'
    """
    words = said.say(language)
    return words[:1].upper() + words[1:]


def told(document: Document, language: str, *, draw: Callable[[str], str] | None = None) -> Told:
    """The document in `language`, its keys those of the model; `draw` as `svg` of charts has it."""
    teller = _Teller(document, language, draw)
    return {
        "language": language,
        "title": begun(document.title, language),
        "about": document.about.say(language),
        "parts": [teller.part(part) for part in document.parts],
        "notes": [_note(number, note, language) for number, note in enumerate(document.notes, 1)],
        "words": {"sources": SOURCES.say(language)},
    }


def _note(number: int, note: Note, language: str) -> Told:
    return {"number": number, "text": note.say(language), "address": note.address}


def _loose(words: str) -> str:
    """A number whose unit may go below it, so that a narrow frame cuts no word.

    >>> _loose("9.5\N{NO-BREAK SPACE}billion\N{NO-BREAK SPACE}tenge")
    '9.5\\xa0billion tenge'
    >>> _loose("not entered")
    'not entered'
    """
    number, space, unit = words.rpartition("\N{NO-BREAK SPACE}")
    return f"{number} {unit}" if space else words


class _Teller:
    """Says blocks in one language, with the numbers that notes have in the document."""

    def __init__(self, document: Document, language: str, draw: Callable[[str], str] | None) -> None:
        self.document, self.language, self.draw = document, language, draw
        self.numbers = {note: number for number, note in enumerate(document.notes, 1)}

    def part(self, part: Part) -> Told:
        blocks = [self.block(block) for block in part.blocks]
        return {"name": part.name, "heading": begun(part.heading, self.language), "blocks": blocks}

    def block(self, block: Block) -> Told:
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "tone": block.tone, "sentences": self.sentences(block.sentences)}
        if isinstance(block, Listing):
            return {"kind": "listing", "sentences": self.sentences(block.items)}
        if isinstance(block, KeyFigures):
            return {"kind": "figures", "figures": self.figures(block)}
        return self.table(block) if isinstance(block, Table) else self.chart(block)

    def figures(self, block: KeyFigures) -> list[Told]:
        return [
            {
                "name": one.name.say(self.language),
                "value": _loose(one.value.say(self.language)),
                "beside": one.beside.say(self.language),
                "notes": self.noted(one.notes),
            }
            for one in block.figures
        ]

    def sentences(self, sentences: Sequence[Sentence]) -> list[Told]:
        return [{"text": one.said.say(self.language), "notes": self.noted(one.notes)} for one in sentences]

    def noted(self, notes: Sequence[Note]) -> list[int]:
        return sorted({self.numbers[note] for note in notes})

    def table(self, table: Table) -> Told:
        shown = [place for place, column in enumerate(table.columns) if not column.apart]
        return {
            "kind": "table",
            "title": begun(table.title, self.language),
            "wide": len(shown) > WIDE,
            "heads": [
                {"text": begun(table.columns[place].head, self.language), "number": table.columns[place].number}
                for place in shown
            ],
            "rows": [
                {
                    "own": row.own,
                    "cells": [row.cells[place].say(self.language) for place in shown],
                    "notes": self.noted(row.notes),
                }
                for row in table.rows
            ],
            "notes": self.noted(table.notes),
        }

    def chart(self, figure: Figure) -> Told:
        chart = figure.chart
        return {
            "kind": "chart",
            "name": chart.name,
            "title": begun(chart.title, self.language),
            "alt": chart.alt.say(self.language),
            "picture": svg(chart, self.language, draw=self.draw),
            "table": None if figure.table is None else self.table(figure.table),
            "notes": self.noted(figure.notes),
        }
