"""A brief on a country before a visit: who is here, what is signed, what came, what either side still owes.

A project is a country's where somebody of it takes part: by the company, the money or the last owner. Sums are of whole
projects, not of the country's part in them. Left out: people of the other side, whose names are personal data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onir.bulletin.document import Block, Document, Paragraph, Part, Sentence
from onir.bulletin.pipeline import official, tables
from onir.bulletin.pipeline.part import by_stage, in_figures, read_by, terms, warned
from onir.bulletin.pipeline.records import Agreement, Hurdle, Member, Occasion, Owed, Pipeline, Project, Talk
from onir.bulletin.pipeline.sources import day
from onir.bulletin.pipeline.tables import LISTED, column, count, kept_from, on, told, words
from onir.figures import Store
from onir.language.messages import Sayable, msg


@dataclass(frozen=True)
class Brief:
    """What the desk holds of a country; `areas`: whose official figures stand beside; `more`: projects not listed."""

    country: str
    name: Sayable
    areas: tuple[str, ...]
    pipeline: Pipeline
    members: tuple[Member, ...] = ()
    projects: tuple[Project, ...] = ()
    more: int = 0
    agreements: tuple[Agreement, ...] = ()
    owed: tuple[Owed, ...] = ()
    issues: tuple[Hurdle, ...] = ()
    talks: tuple[Talk, ...] = ()
    coming: tuple[Occasion, ...] = ()


def country_brief(brief: Brief, *, store: Store | None = None, as_of: date | None = None) -> Document:
    """The brief; official figures are those known by `as_of`."""
    reading = brief.pipeline.reading
    beside = official.by_partner(brief.country, brief.name, brief.areas, store=store, as_of=as_of)
    parts = (
        Part("headline", msg("In short"), (*warned(reading), *in_figures(brief.pipeline), *by_stage(brief.pipeline))),
        Part("official", msg("Official figures"), beside),
        Part("who", msg("Who"), tuple(_who(brief))),
        Part("projects", msg("Projects"), tuple(_projects(brief))),
        Part("signed", msg("What has been signed"), tuple(_kept(brief, "agreements"))),
        Part("owed", msg("What either side still owes"), tuple(_kept(brief, "owed"))),
        Part("issues", msg("What stands in the way"), tuple(_kept(brief, "issues"))),
        Part("talks", msg("Last interactions"), tuple(_kept(brief, "talks"))),
        Part("coming", msg("Coming events"), tuple(_coming(brief))),
        Part("about", msg("About these figures"), (about(brief),)),
    )
    title = msg("{country}: who, what is signed, what came", country=brief.name)
    name = f"country-{brief.country}-{reading.on}"
    return Document(name, title, msg("Brief before a visit, {day}", day=day(reading.on)), parts)


def about(brief: Brief) -> Paragraph:
    """What the sums are, and who had them read."""
    whole = msg("A project counts where somebody of the country takes part in it, with its whole sum.")
    return Paragraph(tuple(Sentence(one) for one in (whole, *terms(), *read_by(brief.pipeline.reading))), "quiet")


def _who(brief: Brief) -> Iterator[Block]:
    columns = (
        column("name", msg("Organisation")), column("kind", msg("Kind")), column("country", msg("Registered in")),
        column("owner", msg("Country of the last owner")), column("group", msg("Belongs to")),
        column("projects", msg("Projects"), number=True),
    )  # fmt: skip
    rows = [(one.name, one.kind, one.country, one.owner, one.group or msg(""), count(one.projects))
            for one in brief.members]  # fmt: skip
    yield from told(msg("Organisations"), columns, rows, most=LISTED)


def _projects(brief: Brief) -> Iterator[Block]:
    yield from tables.projects(brief.projects, msg("No project is in the pipeline here."))
    if brief.more:
        yield Paragraph((Sentence(msg("{n} more {n:plural:project is|projects are} in the sums and not listed.",
                                      n=brief.more)),), "quiet")  # fmt: skip


def _kept(brief: Brief, kind: str) -> Iterator[Block]:
    """The table of a kind of records, or that the role does not read it."""
    if kind in brief.pipeline.reading.unread:
        yield from kept_from(brief.pipeline.reading, kind)
    elif kind == "agreements":
        yield from tables.agreements(brief.agreements)
    elif kind == "owed":
        yield from tables.owed(brief.owed, msg("What falls due"))
    elif kind == "issues":
        yield from tables.issues(brief.issues)
    else:
        yield from tables.talks(brief.talks)


def _coming(brief: Brief) -> Iterator[Block]:
    columns = (
        column("event", msg("Event")), column("kind", msg("Kind")), column("starts", msg("First day")),
        column("ends", msg("Last day")), column("place", msg("Place")),
    )  # fmt: skip
    rows = [(one.title, one.kind, on(one.starts_on), on(one.ends_on), words(one.place)) for one in brief.coming]
    yield from told(msg("Coming events"), columns, rows, none=msg("Nothing is coming."))
