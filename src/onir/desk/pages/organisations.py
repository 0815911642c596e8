"""*Organisations*: companies, groups and bodies; of each its group, its people, its projects and what it has signed.

Before a new one is entered, those that it may be are shown, by BIN and by name in any script: whoever enters it says
that it is another one, or goes to the one that is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from onir.desk.accounts.models import User
from onir.desk.agreements.models import Agreement, AgreementParty
from onir.desk.agreements.states import AGREEMENT
from onir.desk.door import rule
from onir.desk.entering import Field, chosen, filled, read, sent
from onir.desk.failures import status_of
from onir.desk.pages import columns
from onir.desk.pages.cards import NONE, address
from onir.desk.pages.columns import land
from onir.desk.pages.organisations_acts import ACTS, PERSON, RECORD, TALK
from onir.desk.pages.projects_parts import heads
from onir.desk.pages.stepping import number_of
from onir.desk.personal.doing import restricted_seen
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.doing import records
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Contact, Interaction, Organisation, Party
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.pipeline.searching import duplicates, find
from onir.desk.shown import Cell, Refused, Section, Table, act_on, forms, may, person, seen, to_history
from onir.desk.tables import part_named
from onir.desk.words import Moment, language
from onir.errors import BadInput, OnirError
from onir.language.messages import Sayable, msg

TITLE = msg("Organisations")
PAGE, MOST = 50, 200
NOTHING = msg("Nothing has been entered.")

NEW = ("name", "name_kk", "name_ru", "name_en", "kind", "country", "bin", "registration", "parent", "website")
SHOWN = ("name", "country", "ultimate_country", "bin", "kind", "status")


@rule("organisations", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """By name, or those that bear the words."""
    by = person(request)
    asked = filled(_asked(), request.GET)
    said = {field.name: field.value.replace("\0", "").strip()[:200] for field in asked}
    rows, ways = _found(by, said, number_of(request.GET.get("page", "")) or 1)
    empty = msg("No organisation is here for you.")
    context = {
        "title": TITLE, "asked": asked, "show": msg("Show"), "links": [*_links(by), *ways],
        "sections": [Section(TITLE, tables=[Table(heads(Organisation, SHOWN), [_row(one) for one in rows], empty)])],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


@rule("pipeline.organisation", "add")
def add(request: HttpRequest) -> HttpResponse:
    """A new one, once those that it may be have been looked at."""
    by = person(request)
    fields = sent(_new(by), request)
    error: OnirError | None = None
    alike: Sequence[Cell] = ()
    if request.method == "POST":
        try:
            values = read(fields)
            alike = () if values.pop("another", False) else _alike(by, values)
            if not alike:
                made = records.enter(by, Organisation, **columns.entered(by, Organisation, NEW, values))
                return redirect("organisations_one", made.pk)
            error = BadInput(msg("It may be entered already: look at these first."))
        except OnirError as refused:
            error = refused
    context = {
        "title": msg("A new organisation"), "back": Cell(TITLE, reverse("organisations")), "error": error,
        "fields": fields, "button": msg("Enter the organisation"), "alike": alike,
    }  # fmt: skip
    return render(request, "desk/entry.html", context, status=status_of(error) if error else 200)


@rule("pipeline.organisation", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, seen(request, Organisation, number))


@rule("pipeline.organisation", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """What the form says; the door asks whether the person may."""
    one = seen(request, Organisation, number)
    done = reverse("organisations_one", args=[number])
    return act_on(request, one, ACTS, lambda refused: _shown(request, one, refused), done)


# -- the list -------------------------------------------------------------------------------------------------------


def _asked() -> list[Field]:
    return [
        Field("text", msg("Words"), hint=msg("Of the name, in any script, or the BIN.")),
        Field("kind", field_name(Organisation, "kind"), "choice", choices=chosen(codes("organisation_kind"))),
        Field("country", field_name(Organisation, "country"), "choice", choices=columns.countries(language())),
    ]


def _found(by: User, said: dict[str, str], page: int) -> tuple[list[Any], list[Cell]]:
    """The rows of a page, and the ways to those before and after it; the likeliest are one page."""
    plain = {name: said[name] for name in ("kind", "country") if said[name]}
    if said["text"]:
        likely = find(by, Organisation, said["text"], MOST)
        return [one for one in likely if all(getattr(one, name) == code for name, code in plain.items())], []
    pages = Paginator(Organisation.objects.visible_to(by).filter(**plain).order_by("sort_key", "pk"), PAGE)
    shown = pages.get_page(page)
    numbers = ((msg("Before"), page - 1, shown.has_previous()), (msg("After"), page + 1, shown.has_next()))
    ways = [Cell(words, f"?{urlencode({**plain, 'page': str(n)})}") for words, n, there in numbers if there]
    return list(shown), ways


def _row(one: Any) -> list[Cell]:
    return [
        Cell(one, reverse("organisations_one", args=[one.pk])), Cell(land(one.country)),
        Cell(land(one.ultimate_country)), Cell(one.bin or NONE), Cell(codes("organisation_kind")[one.kind]),
        Cell(codes("organisation_status")[one.status]),
    ]  # fmt: skip


def _links(by: User) -> list[Cell]:
    if not may(by, "pipeline.organisation", "add"):
        return []
    return [Cell(msg("A new organisation"), reverse("organisations_add"))]


# -- a new one ------------------------------------------------------------------------------------------------------


def _new(by: User) -> list[Field]:
    another = Field("another", msg("It is another organisation than those shown"), "tick")
    return [*columns.asked(by, Organisation, NEW, required=("name", "kind", "country")), another]


def _alike(by: User, values: dict[str, Any]) -> list[Cell]:
    """Those that it may be, as links."""
    return [
        Cell(one.organisation, reverse("organisations_one", args=[one.organisation.pk]), below=[_likeness(one)])
        for one in duplicates(values)
        if allowed_on(by, "read", one.organisation)
    ]


def _likeness(one: Any) -> Sayable:
    return msg("the same BIN") if one.by_number else msg("a name alike by {n}%", n=one.likeness)


# -- the page -------------------------------------------------------------------------------------------------------


def _shown(request: HttpRequest, one: Organisation, refused: Refused | None = None) -> HttpResponse:
    by = person(request)
    context = {
        "title": one, "back": Cell(TITLE, reverse("organisations")), "error": refused.error if refused else None,
        "sections": [_facts(one), _group(by, one), _projects(by, one), _signed(by, one), _people(by, one),
                     _talks(by, one)],
        "acts": msg("What can be done"), "links": to_history(by, one),
        "forms": forms(by, one, ACTS, reverse("organisations_do", args=[one.pk]), refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(refused.error) if refused else 200)


RESTRICTED = msg("not for this role")
LISTS = {"kind": "organisation_kind", "status": "organisation_status", "size_band": "size_band"}


def _facts(one: Organisation) -> Section:
    names = ("ultimate_country", *(name for name in RECORD if name != "parent"))
    facts = [(field_name(Organisation, name), Cell(said)) for name in names if (said := _fact(one, name))]
    return Section(msg("The organisation"), facts=facts)


def _fact(one: Organisation, name: str) -> Any:
    value = getattr(one, name)
    if not value:
        return None
    if name in LISTS:
        return codes(LISTS[name])[value]
    if "country" in name:
        return land(value)
    if name == "sectors":
        return ", ".join(part_named(code, activity=True).say(language()) for code in value)
    if value is True:
        return msg("yes")
    return ", ".join(value) if isinstance(value, list) else value if hasattr(value, "isoformat") else str(value)


def _group(by: User, one: Organisation) -> Section:
    """Whose it is, the nearest first, and whose it is not but which are its own."""
    own = Organisation.objects.visible_to(by).filter(parent=one).order_by("sort_key")[:MOST]
    rows = [[*_row(each)[:3], Cell(msg("above it"))] for each in one.above()]
    rows += [[*_row(each)[:3], Cell(msg("belongs to it"))] for each in own]
    named = [*heads(Organisation, SHOWN[:3]), msg("How")]
    return Section(msg("Its group"), tables=[Table(named, rows, msg("No group is known."))])


def _projects(by: User, one: Organisation) -> Section:
    parties = Party.objects.visible_to(by).filter(organisation=one)
    rows = [
        [Cell(each.project, address(each.project_id), below=[each.project.code]), Cell(codes("party_role")[each.role]),
         Cell(NONE if each.share is None else msg("{n}%", n=each.share.normalize())), Cell(each.project.stage),
         Cell(each.project.status)]
        for each in parties.select_related("project__stage", "project__status").order_by("-project__stage_since")[:MOST]
    ]  # fmt: skip
    named = (msg("Project"), *heads(Party, ("role", "share")), msg("Stage"), msg("Status"))
    return Section(msg("Projects"), tables=[Table(named, rows, NOTHING)])


def _signed(by: User, one: Organisation) -> Section:
    signed = AgreementParty.objects.filter(organisation=one).values("agreement")
    rows = [
        [Cell(str(each), reverse("agreements_one", args=[each.pk])), Cell(each.kind), Cell(AGREEMENT[each.status]),
         Cell(each.signed_on or NONE)]
        for each in Agreement.objects.visible_to(by).filter(pk__in=signed)[:MOST]
    ]  # fmt: skip
    named = (msg("Agreement"), msg("Instrument"), msg("Status"), msg("Signed"))
    return Section(msg("Agreements"), tables=[Table(named, rows, NOTHING)])


def _people(by: User, one: Organisation) -> Section:
    people = Contact.objects.visible_to(by).filter(organisation=one, left_on=None).order_by("sort_key")[:MOST]
    whole = restricted_seen(by, people)
    rows = [
        [Cell(each.name, _kept(by, each)), Cell(each.post or NONE), *(
            Cell(", ".join(said) or NONE if each.pk in whole else RESTRICTED) for said in (each.emails, each.phones)
        )]
        for each in people
    ]  # fmt: skip
    return Section(msg("Contact people"), tables=[Table(heads(Contact, PERSON[:4]), rows, NOTHING)])


def _kept(by: User, one: Contact) -> str:
    """Where those who answer for personal data see how this person's is kept."""
    return reverse("personal_one", args=[one.pk]) if may(by, "pipeline.contact", "hand_out") else ""


def _talks(by: User, one: Organisation) -> Section:
    rows = [
        [Cell(Moment(each.at)), Cell(codes("channel")[each.channel]), Cell(each.note), Cell(each.promised or NONE)]
        for each in Interaction.objects.visible_to(by).filter(organisation=one)[:PAGE]
    ]
    return Section(msg("Interactions"), tables=[Table(heads(Interaction, TALK), rows, NOTHING)])


urlpatterns = [
    path("", list_page, name="organisations"),
    path("add/", add, name="organisations_add"),
    path("<int:number>/", one_page, name="organisations_one"),
    path("<int:number>/do/", do, name="organisations_do"),
]
