"""The bulletin of a region: one subject, one period, and where every number of it stands.

Each part is a module that makes of the material one `Part`, or none where there is nothing to say. What the library
says of a standing is said here in the same sentences; what is missing is told where it would stand. Parts that others
make, such as the pipeline of an office or an outlook, come in as finished records and stand before the notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onir.bulletin.document import Document, Part
from onir.bulletin.regional import about, breakdowns, certainty, headline, league_table, on_the_map, reasons, trend
from onir.bulletin.regional.material import Material
from onir.figures import Store
from onir.language.messages import msg
from onir.measure import Period
from onir.standing.sentences import source_said
from onir.territory import Area

PARTS = (headline.part, trend.part, league_table.part, on_the_map.part, reasons.part, certainty.part, breakdowns.part)
"""What a bulletin tells of a region, in order."""


def bulletin(
    area: str | Area,
    period: str | Period,
    *,
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
    parts: Sequence[Part] = (),
) -> Document:
    """The bulletin of a region or a nation with the `parts` of others; NotHeld where no table of the period is held."""
    material = Material.of(area, period, indicator=indicator, as_of=as_of, store=store)
    own = [made for make in PARTS if (made := make(material)) is not None]
    title = msg("{area}, {indicator} {period:loc}", area=material.area, **material.subject)
    name = f"bulletin-{material.area.code}-{material.question.period}-{material.question.indicator.code}"
    return Document(name, title, source_said(material.league.panel.vintage), (*own, *parts, about.part(material)))
