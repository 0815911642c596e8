"""A checked text as the page shows it: words alone, ready to be shown, sent as JSON or kept as they are.

The last few answers stay in a worker's memory, so that an export, another language or a share link does not judge the
same text again; a new release makes the desk judge anew. They are written nowhere.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from onir.claims.checking import Report, check
from onir.claims.checking.tables import Remembering
from onir.claims.telling.told import told as in_words
from onir.desk.held import edition, store

KEPT = 8

PANELS = 4096
"""Panels that a worker keeps from text to text."""


class Question(NamedTuple):
    """A text, the day it was published, the day up to which releases count, and the figures it is asked of."""

    text: str
    published: date | None
    as_of: date | None
    figures: object


def asked(text: str, published: date | None, as_of: date | None) -> Question:
    """The question, to the figures as they are now."""
    return Question(text, published, as_of, edition())


@lru_cache(KEPT)
def report_of(question: Question) -> Report:
    held = figures(question.figures)
    return check(question.text, published=question.published, as_of=question.as_of, store=held)


@lru_cache(1)
def figures(edition: object) -> Remembering:  # noqa: ARG001 - a key
    """The figures as they are now, with what the last texts asked of them."""
    return Remembering(store(), most=PANELS)


@lru_cache(KEPT)
def told(question: Question, language: str) -> dict[str, Any]:
    """The answer in words."""
    return in_words(report_of(question), language)
