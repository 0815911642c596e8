"""The parts of a project's page: read in as few questions as there are kinds of records, shown as facts and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from onir.desk.accounts.models import User
from onir.desk.agreements import states as owed_states
from onir.desk.agreements.models import Obligation
from onir.desk.headquarters.states import ISSUE, ISSUE_ENDED
from onir.desk.pages import projects_ledgers
from onir.desk.pages.cards import NONE, address, place
from onir.desk.pages.columns import land
from onir.desk.pages.obligations_rows import HEADS as OWED_HEADS
from onir.desk.pages.obligations_rows import row_of
from onir.desk.pages.projects_acts import RECORD
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Document, Interaction, Milestone, Party, Project, Reason, Task
from onir.desk.pipeline.parts import Parts
from onir.desk.shown import Cell, Section, Table
from onir.desk.tables import part_named
from onir.desk.words import Moment
from onir.language.messages import Message, Sayable, Wording, msg

MOST = 200
"""Rows of a part; what is older stays in the history."""

NOTHING = msg("Nothing has been entered.")


@dataclass(frozen=True)
class Held:
    """What a person sees of a project; what the role does not read is empty."""

    parties: Sequence[Any]
    investment: Sequence[Any]
    replaced: Sequence[Any]
    jobs: Sequence[Any]
    production: Sequence[Any]
    milestones: Sequence[Any]
    agreements: Sequence[Any]
    obligations: Sequence[Any]
    issues: Sequence[Any]
    interactions: Sequence[Any]
    documents: Sequence[Any]
    tasks: Sequence[Any]
    moves: Sequence[Any]


def held(by: User, project: Project) -> Held:
    """All of it: a question a kind."""
    parts, lines = Parts(by, project), projects_ledgers.lines_of
    return Held(
        parties=_read(parts, project.parties, "organisation"),
        investment=lines(parts, project.investment, current=True),
        replaced=lines(parts, project.investment, current=False),
        jobs=lines(parts, project.jobs, current=True),
        production=lines(parts, project.production, current=True),
        milestones=_read(parts, project.milestones, "evidence"),
        agreements=_read(parts, project.agreements),
        obligations=_obligations(parts, project),
        issues=_read(parts, project.issues, "responsible"),
        interactions=_read(parts, project.interactions, "created_by"),
        documents=_read(parts, project.documents.order_by("-pk"), "created_by"),
        tasks=_read(parts, project.tasks.order_by("due", "pk"), "assignee"),
        moves=_read(parts, project.moves.order_by("-pk"), "by", "stage_from", "stage_to", "status_from", "status_to"),
    )


def _read(parts: Parts, rows: Any, *with_: str) -> list[Any]:
    seen = parts.seen(rows.all())
    return list((seen.select_related(*with_) if with_ else seen)[:MOST])


def _obligations(parts: Parts, project: Project) -> list[Any]:
    """Its own, and those of the agreements that cover it."""
    covering = project.agreements.through.objects.filter(project=project).values("agreement")
    concerned = Obligation.objects.filter(Q(project=project) | Q(agreement__pk__among=ArraySubquery(covering)))
    rows = parts.seen(concerned.distinct())
    return list(rows.select_related("obligor").prefetch_related("instances")[:MOST])


def sections(project: Project, held: Held) -> list[Section]:
    """In the order of the page."""
    return [
        _record(project),
        _table("parties", msg("Who takes part"), heads(Party, PARTY), [_party(one) for one in held.parties]),
        projects_ledgers.money(held.investment, held.replaced),
        projects_ledgers.of_jobs(held.jobs),
        projects_ledgers.of_production(held.production),
        _table(
            "milestones", msg("Milestones"), heads(Milestone, MILESTONE), [_milestone(one) for one in held.milestones]
        ),
        _table("agreements", msg("Agreements"), AGREEMENT_HEADS, [_agreement(one) for one in held.agreements]),
        _table("obligations", msg("Obligations of both sides"), OWED_HEADS, _owed(held)),
        _table("issues", msg("Issues"), ISSUE_HEADS, [_issue(one) for one in held.issues]),
        _table(
            "interactions", msg("Interactions"), heads(Interaction, TALK), [_talk(one) for one in held.interactions]
        ),
        _table("documents", msg("Documents"), heads(Document, PAPER), [_paper(one) for one in held.documents]),
        _table("tasks", msg("Tasks"), heads(Task, TASK), [_task(one) for one in held.tasks]),
        _table("moves", msg("Log of moves"), MOVE_HEADS, [_move(one) for one in held.moves]),
    ]


def heads(model: type[Any], columns: Sequence[str]) -> list[Sayable]:
    """The names of columns, as a table is headed."""
    return [field_name(model, name) for name in columns]


def _table(name: str, title: Message, named: Sequence[Sayable], rows: Sequence[Sequence[Cell]]) -> Section:
    return Section(title, tables=[Table(named, rows, NOTHING)], id=name)


# -- the record -----------------------------------------------------------------------------------------------------

FIRST = ("region", "stage_since", "manager", "curator", "assurer", "status_reason", "status_note", "lost_to", "expands")
"""Columns that a form of their own writes, or that say who answers."""


def _record(project: Project) -> Section:
    names = dict.fromkeys((*FIRST, *RECORD))
    return Section(msg("The project"), facts=facts(project, [*names]), id="record")


def facts(project: Project, names: Sequence[str]) -> list[tuple[Sayable, Cell]]:
    """Columns by their names with what stands there; titles, and what nobody has entered, are left out."""
    told = [(field_name(Project, name), _fact(project, name)) for name in names if not name.startswith("title_")]
    return [fact for fact in told if fact[1].words not in ("", NONE)]


def _fact(project: Project, name: str) -> Cell:
    value = getattr(project, name)
    if value in (None, "", []):
        return Cell(NONE)
    if name in Project.LISTS:
        return Cell(codes(Project.LISTS[name])[value])
    if isinstance(value, Project):
        return Cell(value, address(value.pk))
    return Cell(SAID[name](project) if name in SAID else _said(value))


def _said(value: Any) -> Any:
    """Days and numbers say themselves; what else there is, is words."""
    if isinstance(value, Decimal):
        return value.normalize()
    return value if isinstance(value, (date, int)) else str(value)


def _reason(project: Project) -> Sayable | str:
    held = Reason.objects.filter(status=project.status, code=project.status_reason).first()
    return held.name if held else project.status_reason


SAID: Mapping[str, Callable[[Project], Any]] = {
    "region": lambda project: place(project.region),
    "district": lambda project: place(project.district),
    "sector": lambda project: part_named(project.sector, activity=True),
    "activity": lambda project: part_named(project.activity, activity=True),
    "lost_to": lambda project: land(project.lost_to),
    "status_reason": _reason,
}
"""Columns that hold a code of something with a name."""


# -- rows -----------------------------------------------------------------------------------------------------------

PARTY = ("organisation", "role", "share", "immediate_country", "ultimate_country")
MILESTONE = ("kind", "planned", "expected", "done", "blocked_by", "evidence")
TALK = ("at", "channel", "note", "promised", "created_by")
PAPER = ("title", "kind", "dated", "signature_state", "scan_state", "size")
TASK = ("title", "assignee", "due", "state", "answer")
"""Columns of the records that belong to a project, as its page shows them."""

AGREEMENT_HEADS = (msg("Agreement"), msg("Instrument"), msg("Status"), msg("Signed"), msg("Expires"))
ISSUE_HEADS = (msg("Issue"), msg("Status"), msg("Investment at risk"), msg("Jobs at risk"), msg("Due"))
MOVE_HEADS = (msg("Day"), msg("Where from"), msg("Where to"), msg("By"), msg("Why"))


def _party(one: Any) -> list[Cell]:
    countries = (
        one.immediate_country or one.organisation.country,
        one.ultimate_country or one.organisation.ultimate_country,
    )
    return [
        Cell(one.organisation, reverse("organisations_one", args=[one.organisation_id])),
        Cell(codes("party_role")[one.role]), Cell(NONE if one.share is None else msg("{n}%", n=one.share.normalize())),
        *(Cell(land(code) if code else NONE) for code in countries),
    ]  # fmt: skip


def _milestone(one: Any) -> list[Cell]:
    late = one.done is None and one.planned is not None and one.planned < timezone.localdate()
    called = Wording(*[one.title] * 3) if one.title else codes("milestone")[one.kind]
    return [
        Cell(called), Cell(one.planned or NONE, mark="late" if late else ""), Cell(one.expected or NONE),
        Cell(one.done or NONE, mark="done" if one.done else ""), Cell(one.blocked_by or NONE), paper(one.evidence),
    ]  # fmt: skip


def _agreement(one: Any) -> list[Cell]:
    return [
        Cell(str(one), reverse("agreements_one", args=[one.pk])), Cell(one.kind),
        Cell(owed_states.AGREEMENT[one.status]), Cell(one.signed_on or NONE), Cell(one.last_day() or NONE),
    ]  # fmt: skip


def _owed(held: Held) -> list[list[Cell]]:
    today = timezone.localdate()
    return [row_of(one, today) for one in held.obligations]


def _issue(one: Any) -> list[Cell]:
    late = one.due is not None and one.status not in ISSUE_ENDED and one.due < timezone.localdate()
    return [
        Cell(one.title, reverse("issues_one", args=[one.pk])), Cell(ISSUE[one.status]), Cell(one.money or NONE),
        Cell(one.jobs), Cell(one.due or NONE, mark="late" if late else ""),
    ]  # fmt: skip


def _talk(one: Any) -> list[Cell]:
    return [
        Cell(Moment(one.at)), Cell(codes("channel")[one.channel]), Cell(one.note), Cell(one.promised or NONE),
        Cell(str(one.created_by or NONE)),
    ]  # fmt: skip


def _paper(one: Any) -> list[Cell]:
    size = msg("{n} KB", n=max(1, one.size // 1024))
    return [
        paper(one), Cell(codes("document_type")[one.kind]), Cell(one.dated or NONE),
        Cell(codes("signature_state")[one.signature_state]), Cell(codes("scan_state")[one.scan_state]), Cell(size),
    ]  # fmt: skip


def paper(one: Any) -> Cell:
    """A document by its title, to be fetched."""
    if one is None:
        return Cell(NONE)
    version = [msg("version {n}", n=one.version)] if one.version > 1 else []
    return Cell(one.title, reverse("projects_document", args=[one.pk]), below=version)


def _task(one: Any) -> list[Cell]:
    late = one.state != "accepted" and one.due < timezone.localdate()
    state = Cell(codes("task_state")[one.state], mark="done" if one.state == "accepted" else "")
    return [Cell(one.title), Cell(str(one.assignee)), Cell(one.due, mark="late" if late else ""), state,
            Cell(one.answer or NONE, below=[one.review_note] if one.review_note else [])]  # fmt: skip


def _move(one: Any) -> list[Cell]:
    if one.kind == "status":
        ends = (Cell(one.status_from or NONE), Cell(one.status_to))
    else:
        ends = (Cell(one.stage_from or NONE), Cell(one.stage_to))
    return [Cell(one.on), *ends, Cell(str(one.by)), Cell(one.reason or NONE)]


# -- the timeline ---------------------------------------------------------------------------------------------------

OF_TIMELINE = 60


def timeline(held: Held) -> list[tuple[date, Cell]]:
    """What happened, the last first."""
    told = sorted(_told(held), key=lambda one: one[0], reverse=True)
    return told[:OF_TIMELINE]


def _told(held: Held) -> Iterator[tuple[date, Cell]]:
    for move in held.moves:
        yield (
            move.on,
            Cell(
                move.status_to if move.kind == "status" else move.stage_to, below=[move.reason] if move.reason else []
            ),
        )
    for talk in held.interactions:
        yield timezone.localtime(talk.at).date(), Cell(codes("channel")[talk.channel], below=[talk.note])
    for line in held.investment:
        yield line.as_of, projects_ledgers.told(line)
    for step in held.milestones:
        if step.done:
            yield step.done, Cell(codes("milestone")[step.kind], mark="done")
    for one in held.agreements:
        if one.signed_on:
            yield one.signed_on, Cell(str(one), reverse("agreements_one", args=[one.pk]))
    for one in held.documents:
        yield one.dated or timezone.localtime(one.created_at).date(), paper(one)
