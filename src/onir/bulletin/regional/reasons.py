"""Why it changed: the figure against the year before, the place won or lost, and what either hangs on."""

from __future__ import annotations

from onir.bulletin.document import Listing, Paragraph, Part
from onir.bulletin.regional.material import Material, missing, sources_said, told
from onir.bulletin.source_notes import Note, notes_on, notes_on_panel
from onir.language.messages import msg
from onir.standing import Standing, Why


def part(material: Material) -> Part | None:
    """None where the figure itself is not printed; where there is nothing to compare it with, that is said."""
    if not isinstance(material.standing, Standing):
        return None
    alone = material.standing.place is None
    answer, heading = material.why, msg("Why the figure changed") if alone else msg("Why it changed")
    if not isinstance(answer, Why):
        return Part("reasons", heading, (Paragraph(missing(answer)),))
    notes = notes_on_reasons(answer)
    elsewhere = [*(error.what for error in answer.missing), *sources_said(notes, material)]
    return Part("reasons", heading, (Listing(told(answer.sentences, notes, but=elsewhere)),))


def notes_on_reasons(answer: Why) -> tuple[Note, ...]:
    """Both ends, and the parts that the change is taken apart by."""
    cells = (cell for split in answer.breakdowns for part in split.parts for cell in part.cells)
    return tuple(
        dict.fromkeys((*notes_on_panel(answer.ends.now), *notes_on_panel(answer.ends.before), *notes_on(*cells)))
    )
