"""`organisations` and `enquiries`: who takes part or may, and who has asked."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from onir.desk.api.offering import offered
from onir.desk.api.pipeline import shapes
from onir.desk.api.pipeline import shapes_around as around
from onir.desk.api.pipeline.rows import FORMS, Form, Paging, Region, asker, listed, of_region, one_of
from onir.desk.api.words import choice, word
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.models import Lead, Organisation
from onir.desk.pipeline.searching import find
from onir.desk.rules import Action
from onir.language.messages import marked

router = Router()
LIKELY = 200
"""Organisations that words may mean, the likeliest first."""


class Companies(Paging):
    text: Annotated[str | None, word(marked("Words of the name, in any script, or the BIN."))] = None
    kind: Annotated[str | None, word(marked("A kind of organisation, by code."))] = None
    country: Annotated[str | None, word(marked("The country it is registered in, by code."))] = None
    ultimate_country: Annotated[str | None, word(marked("The country of its last owner, by code."))] = None
    format: Form = None


@router.get(
    "/organisations/list",
    **offered(
        "organisations list",
        Action("pipeline.organisation", "read"),
        marked("List the organisations that you see: companies, groups and bodies."),
        words=Companies,
        answer=shapes.Page[around.Organisation],
        forms=FORMS[1:],
    ),
)
def companies(request: HttpRequest, asked: Query[Companies]) -> HttpResponseBase:
    by = asker(request)
    one_of(asked.kind, codes("organisation_kind"), "kind")
    rows = Organisation.objects.visible_to(by)
    if text := (asked.text or "").replace("\0", "").strip():
        rows = rows.filter(pk__in=[one.pk for one in find(by, Organisation, text, LIKELY)])
    if asked.kind is not None:
        rows = rows.filter(kind=asked.kind)
    for name in ("country", "ultimate_country"):
        if (code := getattr(asked, name)) is not None:
            rows = rows.filter(**{name: code.replace("\0", "").upper()})
    return listed(request, asked, rows, around.Organisation, name="organisations")


class Enquiries(Paging):
    region: Region | None = None
    open: Annotated[bool | None, choice(marked("Those that are open, or those that are closed."))] = None
    format: Form = None


@router.get(
    "/leads/list",
    **offered(
        "leads list",
        Action("pipeline.lead", "read"),
        marked("List the enquiries that you see, with the answer they had and what became of them."),
        words=Enquiries,
        answer=shapes.Page[around.Lead],
        forms=FORMS[1:],
    ),
)
def enquiries(request: HttpRequest, asked: Query[Enquiries]) -> HttpResponseBase:
    rows = of_region(Lead.objects.visible_to(asker(request)), asked.region)
    if asked.open is not None:
        rows = rows.filter(outcome="") if asked.open else rows.exclude(outcome="")
    return listed(request, asked, rows, around.Lead, name="leads")
