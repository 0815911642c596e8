"""Every kind of document that the desk makes: what it is asked for, who may have it, and the making of it.

A kind, what is asked for and a person give `Made`: the inputs as plain data and the document. The document is of what
that person may read, so a run that is kept stays the run of its person, whoever prints it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from django.utils import timezone

from onir.bulletin.document import Document
from onir.desk.accounts.models import User
from onir.desk.documents.freezing import plain, vintages
from onir.desk.held import store
from onir.desk.pipeline.doing.permission import refused
from onir.desk.rules import Action, granted
from onir.errors import BadInput, NotHeld
from onir.language.messages import Message, msg


@dataclass(frozen=True)
class Asked:
    """What a document is asked for, as words of a form; a kind takes those that its `fields` name.

    `period` is that of official figures, or the month of a pack; `more`: optional parts, of those that the kind has;
    `as_of`: with releases known by that day alone;
    `on`: the day that the pipeline is read for, which `made` sets to today.
    """

    area: str = ""
    period: str = ""
    indicator: str = ""
    country: str = ""
    project: str = ""
    more: tuple[str, ...] = ()
    as_of: date | None = None
    on: date | None = None

    @property
    def day(self) -> date:
        return self.on or timezone.localdate()


@dataclass(frozen=True)
class Made:
    """`inputs`: the kind, what was asked, for whom, the records read and the vintages told; plain data."""

    inputs: Mapping[str, Any]
    document: Document


Answer = tuple[Any, Document]
"""The records read, None where there are none, and the document."""


@dataclass(frozen=True)
class Kind:
    """`needs`: the line of the rule table; `fields`: of `Asked`, in the order of a form, the `needed` ones without
    which there is nothing to make; `optional`: of `PARTS`, those that may be asked for in `more`."""

    code: str
    name: Message
    needs: Action
    fields: tuple[str, ...]
    needed: tuple[str, ...]
    make: Callable[[User, Asked], Answer]
    optional: tuple[str, ...] = ()


def made(code: str, by: User, asked: Asked) -> Made:
    """The document for a person; NotAllowed where the role has no such documents, BadInput where something is missing,
    NotHeld where the subject is not there for the person."""
    kind = kinds().get(code)
    if kind is None:
        raise BadInput(
            msg("“{kind}” is not a kind of document.", kind=code), accepted=msg("Accepted: {kinds}.", kinds=[*kinds()])
        )
    if not may_have(kind, by):
        raise refused(by)
    if unknown := set(asked.more) - set(kind.optional):
        raise BadInput(msg("{document}: there is no part “{part}”.", document=kind.name, part=min(unknown)))
    for name in kind.needed:
        if not getattr(asked, name):
            raise BadInput(msg("{document}: {field} is not given.", document=kind.name, field=NAMES[name]))
    settled = replace(asked, on=asked.day)
    held, document = kind.make(by, settled)
    told = {name: value for name, value in asdict(settled).items() if name in (*kind.fields, "on", "more")}
    inputs = {"kind": code, "asked": plain(told), "by": by.username, "records": plain(held),
              "vintages": vintages(document)}  # fmt: skip
    return Made(inputs, document)


def may_have(kind: Kind, by: User) -> bool:
    """Whether the person's role has documents of this kind at all."""
    return by.is_active and granted(by.role, kind.needs) not in ("no",)


NAMES: Mapping[str, Message] = {
    "area": msg("region"),
    "period": msg("period"),
    "indicator": msg("indicator"),
    "country": msg("country"),
    "project": msg("project"),
    "as_of": msg("as of"),
}
"""What is asked for, as a form calls it."""


PARTS: Mapping[str, Message] = {
    "outlook": msg("where the region will stand"),
    "impact": msg("what the investment brings"),
}
"""Parts of models, which are there for the asking."""


# -- making ---------------------------------------------------------------------------------------------------------


def _bulletin(by: User, asked: Asked) -> Answer:
    """With the pipeline's part, where the person reads projects and there are any in the region."""
    from onir.bulletin.pipeline import part  # noqa: PLC0415 - tables and charts, of use to whoever prints
    from onir.bulletin.regional import bulletin  # noqa: PLC0415
    from onir.bulletin.regional.more import outlook_part  # noqa: PLC0415
    from onir.desk.documents.region import pipeline_of  # noqa: PLC0415
    from onir.territory import area  # noqa: PLC0415

    held = pipeline_of(by, area(asked.area).code, asked.day)
    more = [] if held is None else [part(held)]
    if "outlook" in asked.more:
        more.append(outlook_part(asked.area, indicator=asked.indicator or None, as_of=asked.as_of, store=store()))
    document = bulletin(
        asked.area, asked.period, indicator=asked.indicator or None, as_of=asked.as_of, store=store(), parts=more
    )
    return held, document


def _release(_by: User, asked: Asked) -> Answer:
    from onir.bulletin.release import release  # noqa: PLC0415

    terms = {"indicator": asked.indicator or None, "as_of": asked.as_of}
    return None, release(asked.area, asked.period, store=store(), **terms).document  # type: ignore[arg-type]


def _brief(by: User, asked: Asked) -> Answer:
    from onir.bulletin.pipeline import country_brief  # noqa: PLC0415
    from onir.desk.documents.country import brief_of  # noqa: PLC0415
    from onir.desk.pages.columns import countries  # noqa: PLC0415

    code = asked.country.upper()
    if code not in dict(countries("en")):
        raise NotHeld(msg("“{code}” is not the code of a country.", code=asked.country))
    held = brief_of(by, code, asked.day)
    return held, country_brief(held, store=store(), as_of=asked.as_of)


def _passport(by: User, asked: Asked) -> Answer:
    from onir.bulletin.pipeline import passport  # noqa: PLC0415
    from onir.desk.documents.project import impact_of, passport_of  # noqa: PLC0415

    held = passport_of(by, asked.project, asked.day)
    return held, passport(held, impact_of(by, asked.project) if "impact" in asked.more else ())


def _pack(by: User, asked: Asked) -> Answer:
    from onir.bulletin.pipeline import headquarters_pack  # noqa: PLC0415
    from onir.desk.documents.headquarters import pack_of  # noqa: PLC0415

    held = pack_of(by, asked.area, asked.period, asked.day)
    return held, headquarters_pack(held)


@cache
def kinds() -> Mapping[str, Kind]:
    """By code, in the order in which they are offered."""
    listed = (
        Kind("bulletin", msg("Regional bulletin"), Action("standing", "read"),
             ("area", "period", "indicator", "as_of"), ("area", "period"), _bulletin, ("outlook",)),
        Kind("release", msg("Press release"), Action("standing", "read"),
             ("area", "period", "indicator", "as_of"), ("area", "period"), _release),
        Kind("country", msg("Country brief"), Action("countries", "read"), ("country", "as_of"), ("country",), _brief),
        Kind("passport", msg("Project passport"), Action("pipeline.project", "read"), ("project",), ("project",),
             _passport, ("impact",)),
        Kind("headquarters", msg("Headquarters pack"), Action("sittings", "read"), ("area", "period"),
             ("area", "period"), _pack),
    )  # fmt: skip
    return {one.code: one for one in listed}
