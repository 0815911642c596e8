"""Cities and districts inside a region: what is said of them is no figure of the region.

Astana, Almaty, Shymkent and Mexico City are regions themselves. Other cities are told by the word beside the name
(«город Экибастуз», "the city of Guadalajara", "Теректі ауданы"), whether or not the tables know the name.
"""

from __future__ import annotations

from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight, overlaps
from onir.territory import AreaMention

_PLACE = Phrase("<inner_place>", ignore_case=False)


def inner_places(sight: Sight) -> list[tuple[int, int]]:
    """Cities and districts the tables have no region for."""
    regions = [(one.start, one.end) for one in sight.areas]
    return [place for place in sight.once(_named) if not overlaps(*place, regions)]


def is_city(sight: Sight, mention: AreaMention) -> bool:
    """Whether a region's name is said of the city of that name: "the city of Puebla"."""
    return mention.area.kind == "region" and overlaps(mention.start, mention.end, sight.once(_named))


def _named(sight: Sight) -> list[tuple[int, int]]:
    found = _PLACE.finditer(sight, sight.sentence.start, sight.sentence.end)
    return [(place.start(), place.end()) for place in found]
