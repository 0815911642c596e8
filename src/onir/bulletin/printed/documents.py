"""A document on paper: the same words as on the page, charts as lines and letters, tables with their heads."""

from __future__ import annotations

from onir.bulletin.printed.rendering import pdf
from onir.bulletin.told import Told


def document_pdf(told: Told) -> bytes:
    """The document as PDF, in the language that it is told in."""
    return pdf("document", told)
