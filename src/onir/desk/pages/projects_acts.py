"""What can be done with a project, and what each act asks for; every one is a function of the door.

A form bears the edition of the project that it shows, so that two people do not overwrite each other. Lines of a
ledger are never changed: to correct, to withdraw and to verify one is to add another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from onir.desk.accounts.models import User
from onir.desk.entering import Field, chosen
from onir.desk.pages import columns
from onir.desk.pages.cards import in_full
from onir.desk.pages.projects_open import Standing, lines
from onir.desk.pages.stepping import number_of
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.doing import ledgers, moving, projects, records, tasks
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.gates import checks
from onir.desk.pipeline.models import (
    Document,
    Gate,
    Interaction,
    InvestmentFigure,
    JobFigure,
    Milestone,
    Party,
    ProductionFigure,
    Project,
    Reason,
    Status,
    Task,
)
from onir.desk.shown import Act, may
from onir.errors import BadInput
from onir.language.messages import Message, Sayable, Wording, msg

RECORD = (
    "title_kk", "title_ru", "title_en", "code_name", "confidentiality", "announced_on", "sector", "activity",
    "products", "investment_type", "fdi_type", "summary", "anonymous_summary", "district", "site", "zone", "driver",
    "need_land", "need_power", "need_water", "need_gas", "need_staff", "regime", "priority", "likelihood",
    "next_step_on", "start_planned", "start_actual", "launch_planned", "launch_actual", "manager", "curator",
    "assurer", "team", "ndip_id", "agency_id",
)  # fmt: skip
"""Columns of the record that its form has."""

PARTY = ("organisation", "role", "share", "immediate_country", "ultimate_country")
LINE = ("as_of", "period_from", "period_to", "source", "source_note", "evidence")
FIGURE = ("kind", "amount", "currency", "rate", "rate_date", "rate_source", "foreign_part", "fixed_capital_part",
          "financing", *LINE)  # fmt: skip
JOBS = ("kind", "number", "permanence", "local", "foreign", "women", "average_wage", *LINE)
PRODUCTION = ("kind", "product", "unit", "quantity", "export_share", *LINE)
MILESTONE = ("kind", "title", "planned", "expected", "done", "blocked_by")
TALK = ("at", "channel", "note", "promised", "feedback_area", "feedback")
TASK = ("title", "assignee", "due", "note")

WHY = Field("reason", msg("Why"), "long")
SAY_WHY = Field("reason", msg("Why"), "long", required=True)


def _add(model: type[Any], names: Sequence[str]) -> Callable[[User, Any, dict[str, Any]], Any]:
    """Enter a record of the project."""
    return lambda by, one, values: records.enter(by, model, project=one, **columns.entered(by, model, names, values))


def _right(model: type[Any], action: str) -> Callable[[User, Any], bool]:
    """Whether the person's role may do it to some record of that kind, and may read this project."""
    return lambda by, _open: may(by, model._meta.label_lower, action)


def _on_project(action: str) -> Callable[[User, Standing], bool]:
    return lambda _by, open_: action in open_.rights


# -- the record, its stage and status -------------------------------------------------------------------------------


def _change(by: User, one: Project, values: dict[str, Any]) -> None:
    given = columns.given(by, Project, RECORD, values)
    records.change(by, one, number_of(values.get("edition", "")), reason=values.get("reason", ""), **given)


def _change_fields(by: User, one: Project) -> list[Field]:
    return [columns.edition(one), *columns.asked(by, Project, RECORD, row=one), WHY]


def _move_fields(by: User, one: Project) -> list[Field]:
    ways = {to.code: to for to in Standing(by, one).targets}
    return [columns.edition(one), Field("to", msg("Where to"), "choice", required=True, choices=chosen(ways)), WHY]


def _move(by: User, one: Project, values: dict[str, Any]) -> None:
    edition = number_of(values.get("edition", ""))
    moving.move(by, one, values["to"], edition, reason=values.get("reason", ""))


def _status_fields(by: User, one: Project) -> list[Field]:
    """Reasons under the status that they belong to."""
    held = Reason.objects.exclude(status=one.status_id).select_related("status").order_by("status__place", "pk")
    groups = [(status, tuple((f"{each.status_id}:{each.code}", each.name) for each in reasons))
              for status, reasons in groupby(held, key=lambda each: each.status)]  # fmt: skip
    return [
        columns.edition(one),
        Field("status", msg("Status"), "choice", required=True,
              choices=chosen({each.code: each for each in Status.objects.exclude(pk=one.status_id)})),
        Field("reason_code", msg("Reason"), "choice", groups=tuple(groups), follows="status"),
        Field("note", msg("Note"), "long"),
        *columns.asked(by, Project, ("lost_to",)),
    ]  # fmt: skip


def _set_status(by: User, one: Project, values: dict[str, Any]) -> None:
    status, _, code = values.get("reason_code", "").partition(":")
    why = moving.Why(code if status == values["status"] else "", values.get("note", ""), values.get("lost_to", ""))
    moving.set_status(by, one, values["status"], number_of(values.get("edition", "")), why)


def _unknown_fields(by: User, one: Project) -> list[Field]:
    held = Gate.objects.filter(may_be_unknown=True).values_list("check_name", flat=True)
    open_ = {name: checks()[name].words for name in held if name in checks() and name not in one.unknown}
    return [columns.edition(one), Field("check", msg("What"), "choice", required=True, choices=chosen(open_)), SAY_WHY]


def _cannot_provide(by: User, one: Project, values: dict[str, Any]) -> None:
    moving.cannot_provide(by, one, values["check"], number_of(values.get("edition", "")), reason=values["reason"])


# -- ledgers --------------------------------------------------------------------------------------------------------


LISTS = {
    InvestmentFigure: {"kind": "figure_kind", "financing": "financing", "source": "figure_source"},
    JobFigure: {"kind": "job_kind", "permanence": "permanence", "source": "figure_source"},
    ProductionFigure: {"kind": "production_kind", "source": "figure_source"},
}
AMOUNT = {InvestmentFigure: "amount", JobFigure: "number", ProductionFigure: "quantity"}


def _line_fields(model: type[Any], names: Sequence[str]) -> Callable[[User, Any], list[Field]]:
    def fields(by: User, one: Project) -> list[Field]:
        must = ("kind", AMOUNT[model], "source", "product", "unit")
        asked = columns.asked(by, model, [name for name in names if name != "evidence"], required=must, **LISTS[model])
        return [*asked, _evidence(by, one)]

    return fields


def _evidence(by: User, one: Project, *, required: bool = False) -> Field:
    seen = Document.objects.visible_to(by).filter(project=one).order_by("-pk")
    return Field("evidence", field_name(InvestmentFigure, "evidence"), "choice", rows=seen, required=required)


def _add_line(model: type[Any], names: Sequence[str]) -> Callable[[User, Any, dict[str, Any]], Any]:
    def add(by: User, one: Project, values: dict[str, Any]) -> None:
        given = columns.entered(by, model, names, values)
        if model is InvestmentFigure:
            ledgers.add_investment(
                by, one, given.pop("kind"), given.pop("amount"), given.pop("currency", "KZT"), **given
            )
        elif model is JobFigure:
            ledgers.add_jobs(by, one, given.pop("kind"), given.pop("number"), **given)
        else:
            ledgers.add_production(by, one, given.pop("kind"), given.pop("product"), **given)

    return add


def _line(model: type[Any], by: User, one: Project, *, open_only: bool = False) -> Field:
    held = {str(row.pk): _called(model, row) for row in lines(model, by, one, open_only=open_only)[:200]}
    return Field("line", msg("Figure"), "choice", required=True, choices=chosen(held))


def _called(model: type[Any], row: Any) -> Sayable:
    """A line as a list offers it."""
    kind = codes(LISTS[model]["kind"])[row.kind]
    if model is InvestmentFigure:
        return msg("{kind}: {figure} ({day})", kind=kind, figure=in_full(row.amount, row.currency), day=_day(row))
    figure = (
        row.number if model is JobFigure else msg("{number} {unit}", number=row.quantity.normalize(), unit=row.unit)
    )
    return msg("{kind}: {figure} ({day})", kind=kind, figure=figure, day=_day(row))


def _day(row: Any) -> Any:
    from onir.desk.words import on  # noqa: PLC0415

    return on(row.as_of)


def _found(model: type[Any], by: User, one: Project, values: dict[str, Any]) -> Any:
    row = lines(model, by, one).filter(pk=number_of(values["line"])).first()
    if row is None:
        raise BadInput(msg("This figure has been corrected or withdrawn meanwhile."), then=msg("Open the page again."))
    return row


def _verify(model: type[Any]) -> Act:
    return Act(
        f"verify_{model._meta.model_name}", msg("Verify a figure"),
        lambda by, one, values: ledgers.verify(by, _found(model, by, one, values), evidence=values.get("evidence"),
                                               reason=values.get("reason", "")),
        lambda by, one: [_line(model, by, one, open_only=True), _evidence(by, one), WHY],
        lambda by, open_: may(by, model._meta.label_lower, "verify") and open_.lines(model)[1] > 0,
    )  # fmt: skip


def _correct(model: type[Any]) -> Act:
    amount = AMOUNT[model]
    return Act(
        f"correct_{model._meta.model_name}", msg("Correct a figure"),
        lambda by, one, values: ledgers.correct(by, _found(model, by, one, values), reason=values["reason"],
                                                **columns.entered(by, model, (amount, "as_of"), values)),
        lambda by, one: [_line(model, by, one),
                         *columns.asked(by, model, (amount, "as_of"), required=(amount,)), SAY_WHY],
        lambda by, open_: may(by, model._meta.label_lower, "add") and open_.lines(model)[0] > 0,
    )  # fmt: skip


def _withdraw(model: type[Any]) -> Act:
    return Act(
        f"withdraw_{model._meta.model_name}", msg("Withdraw a figure"),
        lambda by, one, values: ledgers.withdraw(by, _found(model, by, one, values), reason=values["reason"]),
        lambda by, one: [_line(model, by, one), SAY_WHY],
        lambda by, open_: may(by, model._meta.label_lower, "add") and open_.lines(model)[0] > 0,
    )  # fmt: skip


def _ledger(model: type[Any], title: Message, names: Sequence[str]) -> tuple[Act, ...]:
    add = Act(f"add_{model._meta.model_name}", title, _add_line(model, names), _line_fields(model, names),
              _right(model, "add"))  # fmt: skip
    return add, _verify(model), _correct(model), _withdraw(model)


# -- milestones and tasks -------------------------------------------------------------------------------------------


def _milestones(by: User, one: Project) -> Any:
    return Milestone.objects.allowed(by, "change").filter(project=one, done=None)


def _done_fields(by: User, one: Project) -> list[Field]:
    open_ = {str(row.pk): Wording(*[row.title] * 3) if row.title else codes("milestone")[row.kind]
             for row in _milestones(by, one)}  # fmt: skip
    return [Field("line", msg("Milestone"), "choice", required=True, choices=chosen(open_)),
            Field("done", field_name(Milestone, "done"), "day", required=True), _evidence(by, one)]  # fmt: skip


def _done(by: User, one: Project, values: dict[str, Any]) -> None:
    row = _milestones(by, one).filter(pk=number_of(values["line"])).first()
    if row is None:
        raise BadInput(msg("This milestone is done already."))
    given = {name: values[name] for name in ("done", "evidence") if name in values}
    records.change(by, row, row.edition, **given)


def _tasks(by: User, one: Project, action: str, states: Sequence[str]) -> Any:
    rows = Task.objects.allowed(by, action).filter(project=one, state__in=states)
    return rows.filter(assignee=by) if action == "answer" else rows.exclude(assignee=by)


OPEN, SUBMITTED = ("issued", "seen", "returned"), ("submitted",)


def _task(by: User, one: Project, action: str, states: Sequence[str]) -> Field:
    return Field("task", msg("Task"), "choice", required=True, rows=_tasks(by, one, action, states))


def _answer(by: User, one: Project, values: dict[str, Any]) -> None:
    task = values["task"]
    tasks.hand_in(by, task, task.edition, values["answer"], evidence=values.get("evidence"))


def _review(by: User, one: Project, values: dict[str, Any]) -> None:
    task = values["task"]
    tasks.review(by, task, task.edition, accepted=values["verdict"] == "accepted", note=values.get("note", ""))


def _verdict() -> Field:
    names = {code: codes("task_state")[code] for code in ("accepted", "returned")}
    return Field("verdict", msg("Verdict"), "choice", required=True, choices=chosen(names))


def _expand(by: User, one: Project, values: dict[str, Any]) -> None:
    names = ("title_kk", "title_ru", "title_en")
    projects.expand(
        by, one, reason=values.get("reason", ""), **{name: values[name] for name in names if name in values}
    )


PARTS: dict[str, tuple[Act, ...]] = {
    "record": (
        Act("move", msg("Move to another stage"), _move, _move_fields, lambda _by, open_: bool(open_.targets)),
        Act("status", msg("Change the status"), _set_status, _status_fields, _on_project("change")),
        Act("change", msg("Change the record"), _change, _change_fields, _on_project("change")),
        Act("unknown", msg("The investor cannot provide it"), _cannot_provide, _unknown_fields, _on_project("change")),
        Act("expand", msg("Open an expansion"), _expand,
            lambda by, one: [*columns.asked(by, Project, ("title_kk", "title_ru", "title_en")), WHY],
            lambda _by, open_: open_.project.stage.kind == "won" and "move" in open_.rights),
    ),
    "parties": (
        Act("party", msg("Add a party"), _add(Party, PARTY),
            lambda by, one: columns.asked(by, Party, PARTY, required=("organisation", "role")), _right(Party, "add")),
    ),
    "investment": _ledger(InvestmentFigure, msg("Add a figure"), FIGURE),
    "jobs": _ledger(JobFigure, msg("Add jobs"), JOBS),
    "production": _ledger(ProductionFigure, msg("Add production"), PRODUCTION),
    "milestones": (
        Act("milestone", msg("Add a milestone"), _add(Milestone, MILESTONE),
            lambda by, one: columns.asked(by, Milestone, MILESTONE, required=("kind",)), _right(Milestone, "add")),
        Act("done", msg("A milestone is done"), _done, _done_fields,
            lambda by, open_: _milestones(by, open_.project).exists()),
    ),
    "interactions": (
        Act("interaction", msg("Note an interaction"), _add(Interaction, TALK),
            lambda by, one: columns.asked(by, Interaction, TALK, required=("at", "channel", "note")),
            _right(Interaction, "add")),
    ),
    "tasks": (
        Act("task", msg("Give a task"), _add(Task, TASK),
            lambda by, one: columns.asked(by, Task, TASK, required=("title", "assignee", "due")), _right(Task, "add")),
        Act("answer", msg("Hand in"), _answer,
            lambda by, one: [_task(by, one, "answer", OPEN), Field("answer", msg("Answer"), "long", required=True),
                             _evidence(by, one)],
            lambda by, open_: _tasks(by, open_.project, "answer", OPEN).exists()),
        Act("review", msg("Accept or return"), _review,
            lambda by, one: [_task(by, one, "review", SUBMITTED),
                             _verdict(),
                             Field("note", msg("Note"), "long")],
            lambda by, open_: _tasks(by, open_.project, "review", SUBMITTED).exists()),
    ),
}  # fmt: skip
"""Acts by the part of the page that they belong to; each is offered by how somebody stands to the project."""

ACTS = tuple(act for acts in PARTS.values() for act in acts)
