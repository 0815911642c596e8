"""*Personal data*: what is due to go, what was erased and handed out, who took rows out of the desk, when and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onir.desk.accounts.models import User
from onir.desk.door import rule
from onir.desk.entering import Field
from onir.desk.failures import status_of
from onir.desk.pages import columns
from onir.desk.pages.stepping import number_of
from onir.desk.personal import doing
from onir.desk.personal.models import Deed, Due
from onir.desk.personal.printed import as_pdf
from onir.desk.pipeline.doing import records
from onir.desk.pipeline.fields import field_name, kind_name
from onir.desk.pipeline.history import tracked_models
from onir.desk.pipeline.models import Contact, ExportLog
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.shown import Act, Cell, Refused, Section, Table, act_on, forms, may, person, seen
from onir.desk.words import Moment, language
from onir.errors import OnirError
from onir.language.messages import Message, msg

TITLE = msg("Personal data")
MOST = 100
NONE = "–"
KINDS: Mapping[str, Message] = {"erased": msg("erased"), "handed_out": msg("handed out to the person")}
WHY: Mapping[str, Message] = {"withdrawn": msg("the consent is withdrawn"), "expired": msg("the term is over")}
TERMS = ("consent_basis", "consent_on", "consent_withdrawn_on", "retain_until")


@rule("personal", "read")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The logs, and for those who decide what is due."""
    by = person(request)
    sections = [*([_due(by)] if may(by, "personal.due", "read") else []), _deeds(), _exports(by)]
    return render(request, "desk/record.html", {"title": TITLE, "sections": sections})


@rule("pipeline.contact", "hand_out")
@require_safe
def one_person(request: HttpRequest, number: int) -> HttpResponse:
    """A person's record as far as it concerns its keeping, and what can be done."""
    return _shown(request, seen(request, Contact, number))


@rule("pipeline.contact", "hand_out")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """What the form says; the door asks whether the person may."""
    one = seen(request, Contact, number)
    return act_on(request, one, ACTS, lambda refused: _shown(request, one, refused), reverse("personal"))


@rule("pipeline.contact", "hand_out")
@require_POST
def hand_out(request: HttpRequest, number: int) -> HttpResponse:
    """All that is held of the person: as PDF or as JSON; what cannot be made is not logged."""
    one = seen(request, Contact, number)
    form = "pdf" if request.POST.get("form") == "pdf" else "json"
    try:
        with transaction.atomic():
            told = doing.hand_out(person(request), one, reason=request.POST.get("reason", ""))
            content = _written(told, form)
    except OnirError as error:
        return _shown(request, one, Refused("hand_out", [], error))
    headers = {"Content-Disposition": f'attachment; filename="onir-person-{number}.{form}"'}
    return HttpResponse(content, content_type=f"application/{form}", headers=headers)


def _written(told: Mapping[str, Any], form: str) -> bytes:
    if form == "pdf":
        return as_pdf(told, language(), timezone.localdate())
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


# -- what can be done -----------------------------------------------------------------------------------------------


def _terms(by: User, one: Contact, values: dict[str, Any]) -> None:
    given = columns.given(by, Contact, TERMS, values)
    records.change(by, one, number_of(values.get("edition", "")), reason=values.get("reason", ""), **given)


def _reason() -> Field:
    return Field("reason", msg("Why"), "long", required=True)


ACTS = (
    Act("terms", msg("Change consent and term"), _terms,
        lambda by, one: [columns.edition(one), *columns.asked(by, Contact, TERMS, row=one), _reason()],
        lambda by, one: allowed_on(by, "change", one)),
    Act("erase", msg("Erase this person's data for good"),
        lambda by, one, values: doing.erase(by, one, reason=values.get("reason", "")),
        lambda _by, _one: [_reason()],
        lambda by, _one: may(by, "pipeline.contact", "erase_personal")),
)  # fmt: skip


# -- what is shown --------------------------------------------------------------------------------------------------


def _shown(request: HttpRequest, one: Contact, refused: Refused | None = None) -> HttpResponse:
    by = person(request)
    facts = [(field_name(Contact, name), Cell(getattr(one, name) or NONE)) for name in ("name", "post", *TERMS)]
    context = {
        "title": one, "back": Cell(TITLE, reverse("personal")), "error": refused.error if refused else None,
        "sections": [Section(kind_name(Contact), facts=facts)],
        "acts": msg("What can be done"), "forms": forms(by, one, ACTS, reverse("personal_do", args=[one.pk]), refused),
        "handing": reverse("personal_hand_out", args=[one.pk]),
    }  # fmt: skip
    return render(request, "desk/personal.html", context, status=status_of(refused.error) if refused else 200)


def _due(by: User) -> Section:
    rows = [
        [Cell(one.contact, reverse("personal_one", args=[one.contact_id])), Cell(WHY[one.why]), Cell(one.since)]
        for one in Due.objects.filter(contact__in=Contact.objects.visible_to(by)).select_related("contact")[:MOST]
    ]
    heads = (kind_name(Contact), msg("Why"), msg("Since"))
    empty = msg("Nobody's data is due to go.")
    return Section(msg("Due to go"), tables=[Table(heads, rows, empty)], notes=[msg("The desk flags; people erase.")])


def _deeds() -> Section:
    rows = [
        [Cell(Moment(one.at)), Cell(str(one.by)), Cell(KINDS[one.kind]), Cell(one.contact_id), Cell(one.rows),
         Cell(one.reason)]
        for one in Deed.objects.select_related("by")[:MOST]
    ]  # fmt: skip
    heads = (msg("When"), msg("Who"), msg("What"), msg("Number of the record"), msg("Rows"), msg("Why"))
    return Section(msg("Erased and handed out"), tables=[Table(heads, rows, msg("Nothing yet."))])


def _exports(by: User) -> Section:
    rows = [
        [Cell(Moment(one.at)), Cell(str(one.by)), Cell(_kind(one.kind)), Cell(one.rows), Cell(one.form.upper()),
         Cell(one.query or NONE), Cell(_why(one) or NONE)]
        for one in ExportLog.objects.visible_to(by).select_related("by")[:MOST]
    ]  # fmt: skip
    heads = (msg("When"), msg("Who"), msg("What"), msg("Rows"), msg("Form"), msg("Question"), msg("Why"))
    return Section(msg("Taken out of the desk"), tables=[Table(heads, rows, msg("Nothing yet."))])


def _kind(label: str) -> Any:
    model = tracked_models().get(label)
    return kind_name(model) if model else label


def _why(one: Any) -> str:
    """The reason stands with the state that the history keeps of the line."""
    state = one.history.order_by("pgh_id").first()
    return str((state.pgh_context or {}).get("reason", "")) if state else ""


urlpatterns = [
    path("", overview, name="personal"),
    path("<int:number>/", one_person, name="personal_one"),
    path("<int:number>/do/", do, name="personal_do"),
    path("<int:number>/file/", hand_out, name="personal_hand_out"),
]
