"""A checked text on paper: the text with its claims marked, and below it a card for each with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from onir.bulletin.printed.rendering import pdf
from onir.claims.telling import page
from onir.claims.telling.told import told

if TYPE_CHECKING:
    from onir.claims.checking import Report


def checked_pdf(report: Report, language: str) -> bytes:
    """The report as PDF, in the language of the answers; the text stays in its own."""
    return told_pdf(told(report, language), language, about=page.said_of(report, language))


def told_pdf(answer: Mapping[str, Any], language: str, *, about: str = "") -> bytes:
    """The same of an answer that is in words already; `about` says of which day the text and the releases are."""
    heads = {"title": page.TITLE, "text": page.TEXT, "claims": page.CLAIMS, "back": page.BACK, "foot": page.FOOT}
    words = {name: head.say(language) for name, head in heads.items()}
    own = [card["language"] for card in answer["cards"]]
    spoken = max(own, key=own.count, default=language)
    return pdf("checked", {**answer, "words": words, "about": about, "language": language, "spoken": spoken})
