"""*Countries*: of each, who is here, what is signed and what came: one page to read before a visit.

An organisation is a country's where it is registered there (immediate) or where its last owner is (ultimate); both are
told. Sums are those of the projects in which somebody of the country takes part, whole, not their shares of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onir.desk.accounts.models import User
from onir.desk.agreements.models import Agreement, AgreementParty, Covered
from onir.desk.agreements.states import AGREEMENT
from onir.desk.door import rule
from onir.desk.pages.cards import NONE, tenge
from onir.desk.pages.columns import countries, land
from onir.desk.pages.projects_parts import heads
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.models import Event, Interaction, Organisation, Party, Project, Stage
from onir.desk.pipeline.scopes import WIDE, cell_of
from onir.desk.pipeline.seeking import Sought, from_country
from onir.desk.pipeline.sums import NAMES, Total, totals
from onir.desk.shown import Cell, Section, Table, person
from onir.desk.words import Moment, by_name, language
from onir.language.messages import msg

TITLE = msg("Countries")
MOST, TALKS = 100, 20
NOTHING = msg("Nothing has been entered.")
SUMS = (msg("Promised"), msg("Agreed"), msg("Came"), msg("Verified"))
GROUP = ("name", "country", "ultimate_country", "parent", "kind")
TALK = ("at", "organisation", "channel", "note")
EVENT = ("title", "kind", "starts_on", "ends_on", "place")


@rule("countries", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """Countries of the last owners of who takes part, with the projects of each."""
    parties = Party.objects.visible_to(person(request)).filter(project__erased_at=None)
    theirs = Coalesce(NullIf(F("ultimate_country"), Value("")), F("organisation__ultimate_country"))
    told = parties.annotate(whose=theirs).order_by().values("whose")
    held = told.annotate(projects=Count("project", distinct=True), organisations=Count("organisation", distinct=True))
    rows = [
        [Cell(land(one["whose"]), reverse("countries_one", args=[one["whose"]])), Cell(one["projects"]),
         Cell(one["organisations"])]
        for one in by_name(held, lambda one: land(one["whose"]))
    ]  # fmt: skip
    table = Table((msg("Country"), msg("Projects"), msg("Organisations")), rows, msg("No project is here for you."))
    note = msg("By the country of the last owner of whoever takes part in a project.")
    context = {"title": TITLE, "sections": [Section(TITLE, tables=[table], notes=[note])]}
    return render(request, "desk/record.html", context)


@rule("countries", "read")
@require_safe
def one_page(request: HttpRequest, country: str) -> HttpResponse:
    """One country."""
    if country not in dict(countries(language())):
        raise Http404
    by = person(request)
    theirs = Project.objects.visible_to(by).filter(from_country(country)).order_by()
    projects = list(theirs.values_list("pk", flat=True))  # found once: each of the three parts below asks of them
    held = totals(Project.objects.filter(pk__among=projects), "stage")
    context = {
        "title": msg("{country}: who, what is signed, what came", country=land(country)),
        "back": Cell(TITLE, reverse("countries")),
        "links": [Cell(msg("Its projects on the board"), f"{reverse('pipeline')}?{Sought(country=country).query}")],
        "sections": [_sums(held), _stages(held, country), _who(by, country), _signed(by, country, projects),
                     _talks(by, country, projects), _coming(by, country)],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


def _sums(held: Mapping[Any, Total]) -> Section:
    told = [[getattr(one.sums, name) or Decimal(0) for one in held.values()] for name in NAMES]
    facts = [(words, Cell(tenge(sum(amounts, Decimal(0))))) for words, amounts in zip(SUMS, told, strict=True)]
    counted = (msg("Projects"), Cell(sum(one.projects for one in held.values())))
    note = msg("In tenge by the rates stored with each figure; whole projects, not the shares of this country in them.")
    return Section(msg("From the promise to the money"), facts=[counted, *facts], notes=[note])


def _stages(held: Mapping[Any, Total], code: str) -> Section:
    rows = [
        [Cell(stage, f"{reverse('projects')}?{Sought(country=code, stage=stage.code).query}"),
         Cell(held[stage.code].projects),
         *(Cell(tenge(getattr(held[stage.code].sums, name))) for name in NAMES)]
        for stage in Stage.objects.all() if stage.code in held
    ]  # fmt: skip
    named = (msg("Stage"), msg("Projects"), *SUMS)
    return Section(msg("Projects by stage"), tables=[Table(named, rows, msg("No project is here for you."))])


def _who(by: User, code: str) -> Section:
    theirs = Organisation.objects.visible_to(by).filter(Q(country=code) | Q(ultimate_country=code))
    rows = [
        [Cell(one, reverse("organisations_one", args=[one.pk])), Cell(land(one.country)),
         Cell(land(one.ultimate_country)), Cell(one.parent or NONE), Cell(codes("organisation_kind")[one.kind])]
        for one in theirs.select_related("parent").order_by("sort_key")[:MOST]
    ]  # fmt: skip
    return Section(msg("Who"), tables=[Table(heads(Organisation, GROUP), rows, NOTHING)])


def _signed(by: User, code: str, projects: Sequence[int]) -> Section:
    parties = AgreementParty.objects.filter(organisation__in=_of(code)).values("agreement")
    covered = Covered.objects.filter(project__pk__among=projects).values("agreement")
    ours = Q(pk__among=ArraySubquery(parties.order_by().union(covered.order_by(), all=True)))
    rows = [
        [Cell(str(one), reverse("agreements_one", args=[one.pk])), Cell(one.kind), Cell(AGREEMENT[one.status]),
         Cell(one.signed_on or NONE), Cell(one.last_day() or NONE)]
        for one in Agreement.objects.visible_to(by).filter(ours)[:MOST]
    ]  # fmt: skip
    named = (msg("Agreement"), msg("Instrument"), msg("Status"), msg("Signed"), msg("Expires"))
    return Section(msg("What is signed"), tables=[Table(named, rows, NOTHING)])


def _talks(by: User, code: str, projects: Sequence[int]) -> Section:
    """The newest of both: with a company of the country, and of a project in which one takes part."""
    seen = Interaction.objects.visible_to(by)
    theirs = seen.filter(organisation__in=_of(code))
    if cell_of(Interaction, by, "read") not in ("yes", *WIDE):  # few: gathered before the newest are taken
        theirs = Interaction.objects.filter(pk__among=ArraySubquery(theirs.order_by().values("pk")))
    both = [held.select_related("organisation", "project")[:TALKS]
            for held in (theirs, seen.filter(project__pk__among=projects))]  # fmt: skip
    found = {one.pk: one for part in both for one in part}.values()
    rows = [
        [Cell(Moment(one.at)), Cell(one.organisation or one.project or NONE), Cell(codes("channel")[one.channel]),
         Cell(one.note)]
        for one in sorted(found, key=lambda one: (one.at, one.pk), reverse=True)[:TALKS]
    ]  # fmt: skip
    return Section(msg("Last interactions"), tables=[Table(heads(Interaction, TALK), rows, NOTHING)])


def _of(code: str) -> Any:
    """The organisations of the country that are held, whoever sees them."""
    return Organisation.objects.filter(Q(country=code) | Q(ultimate_country=code)).values("pk")


def _coming(by: User, code: str) -> Section:
    coming = Event.objects.visible_to(by).filter(country=code, starts_on__gte=timezone.localdate())
    rows = [
        [Cell(one), Cell(codes("event_kind")[one.kind]), Cell(one.starts_on), Cell(one.ends_on or NONE),
         Cell(one.place or NONE)]
        for one in coming.order_by("starts_on")[:20]
    ]  # fmt: skip
    named = (msg("Event"), *heads(Event, EVENT[1:]))
    return Section(msg("Coming events"), tables=[Table(named, rows, msg("Nothing is coming."))])


urlpatterns = [path("", list_page, name="countries"), path("<str:country>/", one_page, name="countries_one")]
