"""Cities and districts inside a region: what is said of them is no figure of the region.

Astana, Almaty, Shymkent and Mexico City are regions themselves. Other cities are told by the word beside the name
(«город Экибастуз», "the city of Guadalajara", "Теректі ауданы"), whether or not the tables know the name.
"""

from __future__ import annotations

import re

from onir.claims.reading.sight import Sight, overlaps
from onir.territory import AreaMention

_NAME = r"[A-ZА-ЯЁӘІҢҒҮҰҚӨҺÁÉÍÓÚÑ][\w’'-]+"
_PLACES = {
    "en": rf"\b(?:[Cc]ity|[Tt]own|[Mm]unicipality|[Dd]istrict|[Cc]ounty|[Vv]illage)\s+of\s+{_NAME}"
    rf"|\b(?!The\b|This\b|In\b|Our\b|That\b|Each\b|Every\b){_NAME}(?:\s{_NAME})?\s+"
    r"(?:[Cc]ity|[Dd]istrict|[Mm]unicipality|[Cc]ounty|[Tt]own)\b",
    "ru": r"\b(?:[Гг]ород(?:а|е|у|ом)?|[Гг]\.|[Пп]осёл\w*|[Пп]осел\w*|[Сс]ел[оаеу]|[Аа]ул(?:а|е|у)?|[Мм]оногород\w*)"
    rf"\s?{_NAME}"
    rf"|\b{_NAME}(?:ий|ого|ом|ому|ая|ой)\s+район\w*|\b[Рр]айон\w*\s+{_NAME}",
    "kk": rf"\b{_NAME}\s+(?:қалас|аудан|ауыл|кент)\w*|\b{_NAME}\s+қ\.",
}
"""How each language names a place by what it is."""

_FIND = {language: re.compile(pattern) for language, pattern in _PLACES.items()}


def inner_places(sight: Sight) -> list[tuple[int, int]]:
    """Cities and districts the tables have no region for."""
    regions = [(one.start, one.end) for one in sight.areas]
    return [place for place in _named(sight) if not overlaps(*place, regions)]


def is_city(sight: Sight, mention: AreaMention) -> bool:
    """Whether a region's name is said of the city of that name: "the city of Puebla"."""
    return mention.area.kind == "region" and overlaps(mention.start, mention.end, _named(sight))


def _named(sight: Sight) -> list[tuple[int, int]]:
    found = _FIND[sight.language].finditer(sight.text, sight.sentence.start, sight.sentence.end)
    return [(place.start(), place.end()) for place in found]
