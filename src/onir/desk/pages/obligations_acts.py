"""What can be done to an instance of an obligation, and what a new obligation is asked for."""

from __future__ import annotations

from typing import Any

from onir.desk.accounts.models import User
from onir.desk.agreements import doing, states
from onir.desk.agreements.models import Agreement, ObligationInstance, SupportMeasure
from onir.desk.agreements.models.agreement import SIDES
from onir.desk.agreements.models.obligation import EVIDENCE, METRICS
from onir.desk.agreements.schedule import COUNTED, SCHEDULES
from onir.desk.entering import Field, chosen
from onir.desk.headquarters.models import Instruction
from onir.desk.moving import after
from onir.desk.permitted import papers
from onir.desk.pipeline.models import Organisation, Project
from onir.desk.pipeline.scopes import allowed_on
from onir.desk.shown import Act
from onir.language.messages import msg

PACKAGE = "onir.desk.agreements"


def fields_of_new(by: User) -> list[Field]:
    """Source, side, what is owed, how often, and how it is proved."""
    return [
        Field("agreement", msg("Agreement"), "choice", rows=Agreement.objects.allowed(by, "change")),
        Field("measure", msg("Support by the state"), "choice", rows=SupportMeasure.objects.allowed(by, "change")),
        Field("instruction", msg("Instruction"), "choice", rows=Instruction.objects.visible_to(by)),
        Field("project", msg("Project"), "choice", rows=Project.objects.visible_to(by).order_by("sort_key")),
        Field("side", msg("Side"), "choice", required=True, choices=chosen(SIDES)),
        Field("obligor", msg("Who owes it"), "choice", required=True,
              rows=Organisation.objects.visible_to(by).order_by("sort_key")),
        Field("metric", msg("What is measured"), "choice", required=True, choices=chosen(METRICS)),
        Field("wording", msg("Wording of the text"), "long", required=True),
        Field("target", msg("Target each time"), "number"),
        Field("unit", msg("Unit"), hint=msg("A currency such as KZT, or a word such as km.")),
        Field("tolerance", msg("Tolerance, per cent"), "number"),
        Field("schedule", msg("How often"), "choice", required=True, choices=chosen(SCHEDULES), given=("once",)),
        Field("counted", msg("Periods"), "choice", choices=chosen(COUNTED)),
        Field("begins_on", msg("From"), "day", required=True),
        Field("ends_on", msg("To"), "day"),
        Field("dates", msg("Days named"), "days", hint=msg("Separated by commas, such as 2026-06-30, 2026-12-31.")),
        Field("report_days", msg("Days to report after each period"), "whole"),
        Field("evidence", msg("Evidence asked for"), "choice", required=True, choices=chosen(EVIDENCE)),
        Field("responsible", msg("Who answers"), "choice", rows=User.objects.filter(is_active=True).order_by("name")),
        Field("unit_responsible", msg("Responsible unit")),
        Field("consequence", msg("Consequence of a breach"), "long"),
    ]  # fmt: skip


def documents(by: User, one: ObligationInstance) -> Any:
    """Documents that can be named as evidence or as what grants a waiver."""
    return papers(by, [project.pk for project in one.obligation.projects()])


def _open(status: str, action: str) -> Any:
    return lambda by, one: status in after(PACKAGE, "instance", one.status) and allowed_on(by, action, one)


def _fields_of_delivery(by: User, one: ObligationInstance) -> list[Field]:
    return [
        Field("delivered", msg("Delivered"), "number", required=one.target is not None),
        Field("delivered_on", msg("On"), "day", required=True),
        Field("evidence", msg("Evidence"), "choice", required=True, rows=documents(by, one)),
        Field("comment", msg("Comment"), "long"),
    ]


def _fields_of_verdict(by: User, one: ObligationInstance) -> list[Field]:
    verdicts = {code: states.INSTANCE[code] for code in ("accepted", "partially_met", "returned")}
    return [
        Field("verdict", msg("Verdict"), "choice", required=True, choices=chosen(verdicts)),
        Field("comment", msg("Comment"), "long"),
    ]


def _paper(by: User, one: ObligationInstance) -> Field:
    return Field("paper", msg("Document that grants it"), "choice", required=True, rows=documents(by, one))


ACTS = (
    Act("submit", msg("Hand in"), lambda by, one, values: doing.submit(by, one, **values), _fields_of_delivery,
        _open("submitted", "submit")),
    Act("judge", msg("Judge"), lambda by, one, values: doing.judge(by, one, **values), _fields_of_verdict,
        _open("returned", "judge")),
    Act("defer", msg("Defer"), lambda by, one, values: doing.defer(by, one, **values),
        lambda by, one: [_paper(by, one), Field("until", msg("Until"), "day", required=True)],
        _open("deferred", "waive")),
    Act("waive", msg("Waive"), lambda by, one, values: doing.waive(by, one, **values),
        lambda by, one: [_paper(by, one), Field("comment", msg("Comment"), "long")], _open("waived", "waive")),
    Act("breach", msg("Declare a breach"), lambda by, one, values: doing.breach(by, one, **values),
        lambda by, one: [Field("comment", msg("Why"), "long", required=True)], _open("breached", "breach")),
)  # fmt: skip
