"""Inputs as plain data, so that a kept run can show what a document was made of: the same inputs, the same JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.bulletin.document import Document
from onir.language.messages import LANGUAGES, Sayable


def plain(value: Any) -> Any:
    """Amounts and days as words, names in every language, records as their columns.

    >>> from onir.language.messages import Wording
    >>> plain((Decimal("1.50"), date(2026, 3, 1), Wording("Works", "Завод", "Зауыт"), None))
    ['1.50', '2026-03-01', {'kk': 'Зауыт', 'ru': 'Завод', 'en': 'Works'}, None]
    """
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, (Decimal, Fraction, date)):
        return str(value)
    if isinstance(value, Sayable):
        return {language: value.say(language) for language in LANGUAGES}
    if isinstance(value, Mapping) or is_dataclass(value):
        return {str(key): plain(one) for key, one in _parts(value)}
    return [plain(one) for one in value]


def _parts(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, Mapping):
        return value.items()
    return ((one.name, getattr(value, one.name)) for one in fields(value))


def vintages(document: Document) -> list[str]:
    """The tables whose figures a document tells, each in the edition that it tells of."""
    return sorted({note.key for note in document.notes if note.key})
