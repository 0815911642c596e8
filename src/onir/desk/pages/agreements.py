"""*Agreements*: what was signed with whom, and beside each other what either side owes by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onir.desk.agreements import law, states
from onir.desk.agreements.doing import add_agreement
from onir.desk.agreements.doing.signing import threshold_flag
from onir.desk.agreements.models import Agreement, ObligationInstance
from onir.desk.agreements.models.agreement import PAPERS, SIDES, SUMS
from onir.desk.agreements.models.support import KINDS
from onir.desk.agreements.notices import AGES, stale_memoranda
from onir.desk.door import rule
from onir.desk.entering import Field, chosen, filled, read, sent
from onir.desk.failures import status_of
from onir.desk.pages.agreements_acts import ACTS, fields_of_draft
from onir.desk.pages.obligations_rows import HEADS, row_of
from onir.desk.shown import Cell, Refused, Section, Table, act_on, forms, may, person, seen, to_history
from onir.desk.words import on
from onir.errors import OnirError
from onir.figures.words import Amount
from onir.language.messages import Message, Sayable, msg
from onir.measure import Money

TITLE = msg("Agreements")
MOST = 100
"""Rows of a list; whoever looks for more narrows it down."""


@rule("agreements", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """All that the person may see, the newest first; memoranda of which nothing is heard stand above."""
    by, today = person(request), timezone.localdate()
    asked = filled(_asked(), request.GET)
    found = _found(by, {field.name: field.value for field in asked})
    context = {
        "title": TITLE, "asked": asked, "show": msg("Show"), "links": _links(by),
        "sections": [*_stale(by, today), Section(msg("Signed and in preparation"), tables=[_table(found, today)])],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


@rule("agreements.agreement", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, _one(request, number))


@rule("agreements.agreement", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """What the form says; the door asks whether the person may."""
    agreement = _one(request, number)
    done = reverse("agreements_one", args=[number])
    return act_on(request, agreement, ACTS, lambda refused: _shown(request, agreement, refused), done)


@rule("agreements.agreement", "add")
def add(request: HttpRequest) -> HttpResponse:
    """A draft."""
    fields = sent(fields_of_draft(person(request)), request)
    error: OnirError | None = None
    if request.method == "POST":
        try:
            made = add_agreement(person(request), **read(fields))
            return redirect("agreements_one", made.pk)
        except OnirError as refused:
            error = refused
    context = {
        "title": msg("A new agreement"), "back": Cell(TITLE, reverse("agreements")), "error": error,
        "fields": fields, "button": msg("Make a draft"),
    }  # fmt: skip
    return render(request, "desk/entry.html", context, status=status_of(error) if error else 200)


@rule("agreements.agreement", "read")
@require_safe
def instruments_page(request: HttpRequest) -> HttpResponse:
    """What could be signed on a day, and what every form has been, with what is still to be confirmed."""
    heads = (
        msg("Instrument"), msg("In force"), msg("Article"), msg("Threshold"), msg("Legal basis"), msg("Source"),
        msg("To be confirmed"),
    )  # fmt: skip
    signed = [_edition_row(one) for one in law.editions() if one.kind == "agreement"]
    other = [_edition_row(one) for one in law.editions() if one.kind != "agreement"]
    empty = msg("Nothing is held.")
    index = [
        (
            Cell(str(one.year)),
            Cell(Amount(one.tenge, "KZT")),
            Cell(one.source, tongue="en"),
            Cell(_confirmed(one.confirmed)),
        )
        for one in reversed(list(law.indices().values()))
    ]
    of_index = Table((msg("Year"), msg("MCI"), msg("Source"), msg("Read in a source")), index, empty)
    context = {
        "title": msg("Instruments and thresholds"), "back": Cell(TITLE, reverse("agreements")),
        "notes": [
            msg("Kept as read in summaries, the press and offices' pages; what is to be confirmed stands with it.")
        ],
        "sections": [
            Section(msg("What is signed"), tables=[Table(heads, signed, empty)]),
            Section(msg("Lists, services and duties"), tables=[Table(heads, other, empty)]),
            Section(msg("Monthly calculation index (MCI)"), tables=[of_index]),
        ],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


def _one(request: HttpRequest, number: int) -> Agreement:
    return seen(request, Agreement, number)


def _shown(request: HttpRequest, agreement: Agreement, refused: Refused | None = None) -> HttpResponse:
    by, today = person(request), timezone.localdate()
    address = reverse("agreements_do", args=[agreement.pk])
    flag = threshold_flag(agreement)
    context = {
        "title": str(agreement), "back": Cell(TITLE, reverse("agreements")), "flags": [flag] if flag else [],
        "error": refused.error if refused else None, "acts": msg("What can be done"),
        "sections": [_facts(agreement, today)], "sides": _sides(agreement, by, today), "more": _more(agreement, by),
        "links": _links_of(agreement, by), "forms": forms(by, agreement, ACTS, address, refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(refused.error) if refused else 200)


# -- the list -------------------------------------------------------------------------------------------------------


def _asked() -> list[Field]:
    return [
        Field("q", msg("Title or number")),
        Field("instrument", msg("Instrument"), "choice", choices=chosen(law.names())),
        Field("status", msg("Status"), "choice", choices=chosen(states.AGREEMENT)),
    ]


def _found(by: Any, asked: dict[str, str]) -> list[Agreement]:
    rows = Agreement.objects.visible_to(by)
    for name in ("instrument", "status"):
        if asked[name]:
            rows = rows.filter(**{name: asked[name]})
    if words := asked["q"].strip():
        rows = rows.filter(Q(title__icontains=words) | Q(number__icontains=words))
    return list(rows.prefetch_related("projects", "parties__organisation")[:MOST])


def _table(found: list[Agreement], today: date) -> Table:
    heads = (
        msg("Agreement"), msg("Instrument"), msg("Status"), msg("Signed"), msg("Expires"), msg("Parties"),
        msg("What the public reads"),
    )  # fmt: skip
    owed = _owed(found)
    rows = [_row(one, states.PUBLIC[_public(one, owed[one.pk], today)]) for one in found]
    return Table(heads, rows, msg("No agreement is here for you yet."))


def _row(one: Agreement, public: Message) -> list[Cell]:
    parties = [str(party) for party in one.parties.all()]
    return [
        Cell(str(one), reverse("agreements_one", args=[one.pk]), below=list(one.projects.all())),
        Cell(one.kind), Cell(states.AGREEMENT[one.status]), _day(one.signed_on), _day(one.expires_on),
        Cell(", ".join(parties) or "–"), Cell(public),
    ]  # fmt: skip


def _stale(by: Any, today: date) -> list[Section]:
    aged = stale_memoranda(by, today)
    if not aged:
        return []
    heads = (msg("Memorandum"), msg("Signed"), msg("Days without any event"))
    rows = [
        [Cell(str(one), reverse("agreements_one", args=[one.pk])), _day(one.signed_on),
         Cell(days, mark="late" if days >= AGES[1] else "")]
        for one, days in aged
    ]  # fmt: skip
    words = msg("No meeting, move, delivery or amendment for {days} days or more.", days=AGES[0])
    return [Section(msg("Memoranda of which nothing is heard"), tables=[Table(heads, rows, words)], notes=[words])]


def _links(by: Any) -> list[Cell]:
    links = [Cell(msg("Instruments and thresholds"), reverse("agreements_instruments"))]
    if may(by, "agreements.agreement", "add"):
        links.append(Cell(msg("Make a draft"), reverse("agreements_add")))
    return links


# -- one ------------------------------------------------------------------------------------------------------------


def _facts(one: Agreement, today: date) -> Section:
    form = one.form
    facts: list[tuple[Sayable, Cell]] = [
        (msg("Instrument"), Cell(form.name)),
        (msg("Status"), Cell(states.AGREEMENT[one.status])),
        (msg("Binding"), Cell(msg("yes") if form.binding else msg("no"))),
        (msg("What the public reads"), Cell(states.PUBLIC[_public(one, _owed([one])[one.pk], today)])),
        (msg("Signed"), _day(one.signed_on)), (msg("Takes effect"), _day(one.effective_on)),
        (msg("Expires"), _day(one.expires_on)), (msg("Ended"), _day(one.ended_on)),
        (msg("Legal basis"), Cell(one.legal_basis or form.basis, below=_article(form))),
        (msg("MCI kept"), Cell(_index(one))), (msg("Prevailing text"), Cell(_tongue(one))),
        (msg("Ground of termination"), Cell(one.termination_ground)),
    ]  # fmt: skip
    notes = [msg("To be confirmed in the law: {doubt}.", doubt=form.doubt)] if not form.confirmed else []
    return Section(msg("The agreement"), facts=[fact for fact in facts if fact[1].words not in ("", "–")], notes=notes)


def _sides(one: Agreement, by: Any, today: date) -> list[Section]:
    owed = list(one.obligations.visible_to(by).filter(erased_at=None).prefetch_related("instances"))
    ours = [each for each in owed if each.side != "investor"]
    empty = msg("Nothing has been entered that this side owes.")
    return [
        Section(title, tables=[Table(HEADS, [row_of(each, today) for each in part], empty)], id=name)
        for name, title, part in (
            ("investor", msg("What the investor owes"), [each for each in owed if each.side == "investor"]),
            ("state", msg("What the state and the zone owe"), ours),
        )
    ]


def _more(one: Agreement, by: Any) -> list[Section]:
    nothing = msg("Nothing has been entered.")
    parties = [
        [Cell(str(each)), Cell(SIDES[each.side]), Cell(each.signatory, below=[each.post] if each.post else [])]
        for each in one.parties.select_related("organisation")
    ]
    sums = [
        [Cell(SUMS[each.kind]), Cell(each.money), Cell(Money(each.tenge, "KZT")), Cell(_rate(each)),
         Cell(each.project or "–")]
        for each in one.sums.select_related("project")
    ]  # fmt: skip
    papers = [
        [Cell(str(each.document)), Cell(PAPERS[each.part]), Cell(TONGUES.get(each.language, ""))]
        for each in one.papers.select_related("document")
    ]
    support = [
        [Cell(KINDS[each.kind]), Cell(each.legal_basis), _day(each.granted_on), _values(each)]
        for each in one.support.visible_to(by).prefetch_related("values")
    ]
    return [
        Section(msg("Parties"), tables=[Table((msg("Organisation"), msg("Side"), msg("Signed by")), parties, nothing)]),
        Section(msg("Sums of the text"), tables=[Table(
            (msg("Kind"), msg("Sum"), msg("In tenge, by the rate kept"), msg("Rate"), msg("Project")), sums, nothing)]),
        Section(msg("Papers"), tables=[Table((msg("Document"), msg("Part"), msg("Language")), papers, nothing)]),
        Section(msg("Support by the state"), tables=[Table(
            (msg("Kind"), msg("Legal basis"), msg("Granted"), msg("Value by year")), support, nothing)]),
        *_chain(one),
    ]  # fmt: skip


TONGUES: dict[str, Message] = {"kk": msg("Kazakh"), "ru": msg("Russian"), "en": msg("English")}


def _chain(one: Agreement) -> list[Section]:
    linked = ([(msg("Amends"), one.amends)] if one.amends else []) + [
        (msg("Amended by"), each) for each in one.amendments.filter(erased_at=None)
    ]
    if not linked:
        return []
    rows = [[Cell(str(each), reverse("agreements_one", args=[each.pk])), Cell(how), _day(each.signed_on)]
            for how, each in linked]  # fmt: skip
    heads = (msg("Agreement"), msg("How"), msg("Signed"))
    return [Section(msg("Amendments"), tables=[Table(heads, rows, msg("Nothing has been entered."))])]


def _links_of(one: Agreement, by: Any) -> list[Cell]:
    if not may(by, "agreements.obligation", "add"):
        return to_history(by, one)
    add = Cell(msg("Add an obligation"), f"{reverse('obligations_add')}?agreement={one.pk}")
    return [add, *to_history(by, one)]


def _owed(agreements: Sequence[Agreement]) -> Mapping[int, Sequence[states.Owed]]:
    """What is owed under each, as judging needs it and no more."""
    columns = ("status", "due", *(f"obligation__{name}" for name in ("agreement", "side", "metric", "schedule")))
    times = ObligationInstance.objects.filter(obligation__agreement__in=agreements, obligation__erased_at=None)
    owed: dict[int, list[states.Owed]] = {one.pk: [] for one in agreements}
    for each in times.order_by().select_related("obligation").only(*columns):
        owed[each.obligation.agreement_id].append(each.owed())
    return owed


def _public(one: Agreement, owed: Sequence[states.Owed], today: date) -> str:
    return states.standing(one.status, owed, today, claimed=one.claimed_on is not None)


def _index(one: Agreement) -> Sayable | str:
    if one.mci_tenge is None:
        return ""
    return msg("{amount} of {year}", amount=Amount(one.mci_tenge, "KZT"), year=str(one.mci_year))


def _tongue(one: Agreement) -> Sayable | str:
    return TONGUES.get(one.prevails, "")


def _rate(each: Any) -> Sayable | str:
    if each.currency == "KZT":
        return ""
    return msg("{rate} on {day}", rate=each.rate.normalize(), day=on(each.rate_date))


def _values(measure: Any) -> Cell:
    return Cell(
        "", below=[msg("{year}: {amount}", year=str(one.year), amount=one.money) for one in measure.values.all()]
    )


def _edition_row(one: law.Edition) -> list[Cell]:
    return [
        Cell(one.name, below=[msg("binding") if one.binding else msg("not binding")]), Cell(_in_force(one)),
        Cell(one.article or "–"), Cell(_threshold(one)), Cell(one.basis), Cell(one.source or "–", tongue="en"),
        Cell("–" if one.confirmed else one.doubt, mark="" if one.confirmed else "doubt"),
    ]  # fmt: skip


def _article(form: law.Edition) -> list[Sayable]:
    return [msg("Article {number}", number=form.article)] if form.article else []


def _in_force(one: law.Edition) -> Sayable:
    first, last = one.valid_from, one.valid_to
    if first and last:
        return msg("{first} to {last}", first=on(first), last=on(last))
    if last:
        return msg("until {last}", last=on(last))
    return msg("since {first}", first=on(first)) if first else msg("days not established")


def _threshold(one: law.Edition) -> Sayable | str:
    if one.threshold is None:
        return "–"
    mci = one.threshold.mci
    return {
        "at_least": msg("from {mci} MCI", mci=mci), "at_most": msg("up to {mci} MCI", mci=mci),
        "above": msg("above {mci} MCI", mci=mci),
    }[one.threshold.side]  # fmt: skip


def _confirmed(confirmed: bool) -> Message:
    return msg("yes") if confirmed else msg("no")


def _day(day: date | None) -> Cell:
    return Cell("–" if day is None else day)


urlpatterns = [
    path("", list_page, name="agreements"),
    path("add/", add, name="agreements_add"),
    path("instruments/", instruments_page, name="agreements_instruments"),
    path("<int:number>/", one_page, name="agreements_one"),
    path("<int:number>/do/", do, name="agreements_do"),
]
