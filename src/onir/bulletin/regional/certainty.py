"""How sure the place is: the odds or the bounds, and what they rest on."""

from __future__ import annotations

from onir.bulletin.document import Listing, Part
from onir.bulletin.regional.material import Material, told
from onir.bulletin.source_notes import Note
from onir.language.messages import msg
from onir.standing import Sure


def part(material: Material) -> Part | None:
    """None for a nation and where there is no place to be sure of."""
    if not material.is_region or not isinstance(material.sure, Sure):
        return None
    answer = material.sure
    others = (one for one in answer.record.releases if one != answer.place.panel.vintage)
    notes = (*material.on_the_league, *(Note.of(vintage, ()) for vintage in others))
    return Part("certainty", msg("How sure the place is"), (Listing(told(answer.sentences, notes)),))
