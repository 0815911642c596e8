"""*Frozen documents*: which there are, and of one its files, what it was drawn from, who approved it and who got it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from onir.desk.accounts.models import User
from onir.desk.api.forms import FORMS
from onir.desk.documents.kinds import kinds
from onir.desk.door import rule
from onir.desk.entering import Field, chosen, filled
from onir.desk.failures import status_of
from onir.desk.pages.agreements_acts import TONGUES
from onir.desk.pages.cards import NONE, place
from onir.desk.pages.checking import download
from onir.desk.pages.places import regions
from onir.desk.pages.stepping import number_of
from onir.desk.pipeline.models import Contact
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.printing import doing
from onir.desk.printing.again import Again, drawn_again
from onir.desk.printing.models import WAYS, Approval, Dispatch, File, Run
from onir.desk.shown import Act, Cell, Refused, Section, Table, act_on, forms, person, seen, to_history, turning
from onir.desk.templatetags.speech import NAMES
from onir.desk.words import Moment, language, on
from onir.errors import BadInput, OnirError
from onir.figures import Vintage
from onir.figures.vintage import Released
from onir.language.messages import Message, Sayable, Wording, msg
from onir.measure import Period

TITLE = msg("Frozen documents")
PAGE = 50
STATES: Mapping[str, Message] = {
    "waiting": msg("waiting to be approved"),
    "approved": msg("approved, not sent"),
    "sent": msg("sent"),
}


WHERE: Mapping[str, Mapping[str, Any]] = {
    "waiting": {"approval": None},
    "approved": {"approval__isnull": False, "letters": 0},
    "sent": {"letters__gt": 0},
}


# -- all of them ----------------------------------------------------------------------------------------------------


@rule("printing.run", "read")
@require_safe
def list_page(request: HttpRequest) -> HttpResponse:
    """The runs the person sees, by kind, territory and state."""
    by = person(request)
    asked = _asked(by, request.GET)
    rows = _found(Run.objects.visible_to(by), {one.name: one.value for one in asked if one.value in dict(one.options)})
    page = Paginator(rows, PAGE).get_page(number_of(request.GET.get("page", "")) or 1)
    heads = (msg("Document"), msg("Region"), msg("State"), msg("Frozen"), msg("Approved"), msg("Sent"))
    table = Table(heads, [_row(one) for one in page], msg("No document has been frozen yet."))
    context = {
        "title": TITLE, "back": Cell(msg("Bulletins"), reverse("printing")), "asked": asked, "show": msg("Show"),
        "links": turning(reverse("printing_runs"), {one.name: one.value for one in asked if one.value}, page),
        "sections": [Section(msg("Frozen: {n}", n=page.paginator.count), tables=[table])],
    }  # fmt: skip
    return render(request, "desk/record.html", context)


def _asked(by: User, given: Any) -> list[Field]:
    named = {code: kind.name for code, kind in kinds().items()}
    return filled([
        Field("kind", msg("Document"), "choice", choices=chosen(named)),
        Field("area", msg("Region"), "choice", choices=regions(by)),
        Field("state", msg("State"), "choice", choices=chosen(STATES)),
    ], given)  # fmt: skip


def _found(rows: QuerySet[Run], said: dict[str, str]) -> QuerySet[Run]:
    state = said.pop("state", "")
    rows = rows.filter(**said).select_related("frozen_by", "approval__by").annotate(letters=Count("dispatches"))
    rows = rows.defer("records", "vintages").order_by("-pk")
    return rows.filter(**WHERE[state]) if state else rows


def _state(run: Any) -> str:
    if not hasattr(run, "approval"):
        return "waiting"
    return "sent" if run.letters else "approved"


def _row(run: Any) -> list[Cell]:
    state, approval = _state(run), getattr(run, "approval", None)
    return [
        Cell(run, reverse("printing_run", args=[run.pk]), below=[_kind(run)]), Cell(place(run.area)),
        Cell(STATES[state], mark={"waiting": "waiting", "sent": "done"}.get(state, "")),
        Cell(Moment(run.frozen_at), below=[str(run.frozen_by)]),
        _approved(approval) if approval else Cell(NONE), Cell(run.letters),
    ]  # fmt: skip


def _kind(run: Run) -> Sayable:
    return kinds()[run.kind].name if run.kind in kinds() else Wording(*[run.kind] * 3)


# -- one ------------------------------------------------------------------------------------------------------------


@rule("printing.run", "read")
@require_safe
def one_page(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, seen(request, Run, number))


@rule("printing.run", "read")
@require_safe
def again(request: HttpRequest, number: int) -> HttpResponse:
    """The same, with what comes out where its question is asked today."""
    run = seen(request, Run, number)
    try:
        return _shown(request, run, anew=drawn_again(run))
    except OnirError as error:
        return _shown(request, run, error=error)


@rule("printing.run", "read")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """Approve it, send it, or note that it was sent."""
    run = seen(request, Run, number)
    here = reverse("printing_run", args=[run.pk])
    return act_on(request, run, ACTS, lambda refused: _shown(request, run, refused=refused), here)


@rule("printing.run", "read")
@require_safe
def file(request: HttpRequest, number: int, language: str, form: str) -> HttpResponse:
    """The very bytes that were frozen."""
    run = seen(request, Run, number)
    one = get_object_or_404(File, run=run, language=language, form=form)
    return download(doing.content(one), FORMS[form].kind, str(one))


def _shown(
    request: HttpRequest,
    run: Run,
    *,
    refused: Refused | None = None,
    anew: Again | None = None,
    error: OnirError | None = None,
) -> HttpResponse:
    by, fault = person(request), refused.error if refused else error
    address = reverse("printing_do", args=[run.pk])
    context = {
        "title": run, "back": Cell(TITLE, reverse("printing_runs")), "error": fault, "flags": _flags(run, anew),
        "links": [Cell(msg("Draw it again from its question"), reverse("printing_again", args=[run.pk])),
                  *to_history(by, run)],
        "sections": [_facts(run), *([_again(anew)] if anew else []), _files(run), _sources(run), _sent(by, run)],
        "acts": msg("What can be done"), "forms": forms(by, run, ACTS, address, refused),
    }  # fmt: skip
    return render(request, "desk/record.html", context, status=status_of(fault) if fault else 200)


def _flags(run: Run, anew: Again | None) -> list[Message]:
    waiting = [] if hasattr(run, "approval") else [msg("Nobody has approved this document yet.")]
    if anew is None:
        return waiting
    told = msg("Today’s tables and this Öñir draw every file byte for byte as it was frozen.")
    return [
        *waiting,
        msg("Drawn today, it is another document; what was frozen stays as it is.") if anew.other else told,
    ]


def _facts(run: Run) -> Section:
    approval = getattr(run, "approval", None)
    facts: list[tuple[Sayable, Cell]] = [
        (msg("Document"), Cell(_kind(run))), (msg("Region"), Cell(place(run.area))),
        (msg("Period"), Cell(_period(run.period) if run.period else NONE)),
        (msg("As known on"), Cell(Released(run.asked["as_of"]) if run.asked.get("as_of") else NONE)),
        (msg("Frozen"), Cell(Moment(run.frozen_at), below=[str(run.frozen_by)])),
        (msg("Approved"), _approved(approval) if approval else Cell(NONE)),
        (msg("Drawn by"), Cell(f"Öñir {run.version}")),
    ]  # fmt: skip
    return Section(msg("What it is"), facts=facts)


def _approved(approval: Approval) -> Cell:
    return Cell(Moment(approval.at), below=list(filter(None, [str(approval.by), approval.note])))


def _files(run: Run) -> Section:
    heads = (msg("File"), msg("Language"), msg("Size, kB"), msg("SHA-256"))
    rows = [[
        Cell(str(one), reverse("printing_file", args=[run.pk, one.language, one.form])),
        Cell(NAMES[one.language], tongue=one.language), Cell(-(-one.size // 1000)), Cell(one.sha256, mark="code"),
    ] for one in run.files.all()]  # fmt: skip
    note = msg("Printed again from here, a file is byte for byte what was frozen, whatever has been revised since.")
    return Section(msg("Files"), notes=[note], tables=[Table(heads, rows, msg("None."))])


def _sources(run: Run) -> Section:
    heads = (msg("Table"), msg("Publisher"), msg("Release"), msg("SHA-256"))
    rows = [[
        Cell(Wording.of(one, "title"), below=[one["table"]]), Cell(Wording.of(one, "publisher")),
        Cell(_release(one)), Cell(one["sha256"], mark="code"),
    ] for one in run.vintages]  # fmt: skip
    return Section(msg("What it was drawn from"), tables=[Table(heads, rows, msg("None."))])


def _release(told: Mapping[str, Any]) -> Message:
    """When the table came out, as exactly as that is known."""
    said: dict[str, Any] = {name: told[name] for name in ("key", "table", "address", "released", "sha256")}
    said |= {name: Wording.of(told, name) for name in ("title", "publisher")}
    return Vintage(**said, exactness=told["released_exactness"]).release


def _period(text: str) -> Sayable | str:
    """A period in words; as it was said, where it was said in words."""
    try:
        return Period.parse(text)
    except BadInput:
        return text


def _again(anew: Again) -> Section:
    rows = [[Cell(str(one)), Cell(msg("as it was frozen"), mark="done")] for one in anew.same]
    rows += [[Cell(str(one)), Cell(msg("another one"), mark="late")] for one in anew.other]
    table = Table((msg("File"), msg("Drawn today")), rows, msg("None."))
    return Section(msg("Drawn again from its question"), notes=anew.why, tables=[table])


def _sent(by: User, run: Run) -> Section:
    held = list(run.dispatches.select_related("by", "contact"))
    numbers = [one.contact_id for one in held if one.contact_id]
    known = set(Contact.objects.visible_to(by).filter(pk__in=numbers).values_list("pk", flat=True))
    heads = (msg("To whom"), msg("How"), msg("When"), msg("Files"), msg("By whom"))
    rows = [[
        Cell(_receiver(one, known), below=[one.address] if one.address else []), Cell(WAYS[one.way]),
        Cell(on(one.sent_on)), Cell(", ".join(one.files)), Cell(str(one.by), below=[one.note] if one.note else []),
    ] for one in held]  # fmt: skip
    return Section(msg("Sent to"), tables=[Table(heads, rows, msg("It has not been sent to anybody."))], id="sent")


def _receiver(one: Dispatch, known: set[int]) -> str | Message:
    """A person by name for those who see the contact, for others as a person."""
    if one.contact_id is None:
        return one.office
    name = str(one.contact) if one.contact_id in known else msg("a person you do not see").say(language())
    return f"{one.office}, {name}" if one.office else name


# -- what can be done -----------------------------------------------------------------------------------------------


def _approvable(by: User, run: Run) -> bool:
    return not hasattr(run, "approval") and run.frozen_by_id != by.pk and allowed_on(by, "approve", run)


def _sendable(by: User, run: Run) -> bool:
    return hasattr(run, "approval") and allowed_on(by, "send", run)


def _receivers(by: User, run: Run) -> list[Field]:
    named = {f"{one.language}.{one.form}": Wording(*[str(one)] * 3) for one in run.files.all()}
    pdf = tuple(name for name in named if name.endswith(".pdf"))
    return [
        Field("office", msg("Body or newsroom"), hint=msg("Without the name of a person, who is chosen below.")),
        Field("contact", msg("Person"), "choice", rows=Contact.objects.visible_to(by).order_by("sort_key")),
        Field("files", msg("Files"), "several", required=True, choices=chosen(named), given=pdf),
        Field("note", msg("Note")),
    ]


def _fields_of_letter(by: User, run: Run) -> list[Field]:
    hint = msg("Of the body; a person is written to at the address of the contact.")
    return [
        *_receivers(by, run),
        Field("address", msg("E-mail address"), hint=hint),
        Field("language", msg("Language of the letter"), "choice", required=True,
              choices=chosen(TONGUES), given=(language(),)),
    ]  # fmt: skip


def _fields_by_hand(by: User, run: Run) -> list[Field]:
    day = timezone.localdate().isoformat()
    return [
        *_receivers(by, run),
        Field("way", msg("How"), "choice", required=True, choices=chosen(WAYS)),
        Field("sent_on", msg("When"), "day", required=True, given=(day,)),
    ]


def _approve(by: User, run: Run, values: dict[str, Any]) -> Message:
    doing.approve(by, run, **values)
    return msg("The document is approved.")


def _send(by: User, run: Run, values: dict[str, Any]) -> Message:
    doing.send(by, run, **values)
    return msg("The letter is on its way; the list has it once the mail server has taken it.")


ACTS = (
    Act("approve", msg("Approve"), _approve, lambda by, run: [Field("note", msg("Note"))], _approvable),  # noqa: ARG005 - as acts are called
    Act("letter", msg("Send by e-mail"), _send, _fields_of_letter,
        lambda by, run: settings.MAIL and _sendable(by, run)),
    Act("sent", msg("Note that it was sent"), lambda by, run, values: doing.note_sent(by, run, **values),
        _fields_by_hand, _sendable),
)  # fmt: skip

urlpatterns = [
    path("", list_page, name="printing_runs"),
    path("<int:number>/", one_page, name="printing_run"),
    path("<int:number>/again/", again, name="printing_again"),
    path("<int:number>/do/", do, name="printing_do"),
    path("<int:number>/<slug:language>.<slug:form>", file, name="printing_file"),
]
