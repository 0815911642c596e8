"""Agreements of a workbook kept through their doors: drafted with parties and sums, then brought to their status.

They are few beside projects and figures, so they go in one by one, with every question that their doors ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from onir.desk.agreements import doing
from onir.desk.agreements.models import Agreement, Obligation, ObligationInstance
from onir.desk.agreements.models.agreement import Rate
from onir.desk.exchange.columns import SIGNED
from onir.desk.exchange.plan import Change, Known, Plan
from onir.desk.exchange.reading import Line
from onir.desk.exchange.signed import CHANGED, ENDED, obligation_of, way_to
from onir.desk.pipeline.doing import records
from onir.desk.pipeline.models import Project
from onir.measure import Money

if TYPE_CHECKING:
    from onir.desk.exchange.storing import Kept


def keep_signed(kept: Kept, made: Plan, known: Known) -> Iterator[int]:
    """Says after each sheet how many of its rows are in."""
    agreements = {line.values["agreement"]: _agreement(kept, line) for line in made.new["agreements"]}
    agreements |= {key: one for key, one in made.agreements.items() if one is not None}
    for line in made.new["signatories"]:
        signed = {key: line.values[key] for key in ("signatory", "post") if key in line.values}
        doing.add_party(kept.by, agreements[line.values["agreement"]], kept.organisation(known, line),
                        line.values["side"], **signed)  # fmt: skip
    for line in made.new["agreed_sums"]:
        _sum(kept, agreements[line.values["agreement"]], line)
    for line in made.new["agreements"]:
        _moved(kept, agreements[line.values["agreement"]], line.values)
    for change in made.changes["agreements"]:
        _changed(kept, change)
    yield sum(len(made.new[code]) for code in ("agreements", "signatories", "agreed_sums"))
    owed = {_key(line): _obligation(kept, known, agreements, line) for line in made.new["obligations"]}
    for change in made.changes["obligations"]:
        after = {key: one for key, (_, one) in change.fields.items()}
        records.change(kept.by, change.held, change.held.edition, reason=kept.reason, **after)
    for line in made.new["instances"]:
        if line.values.get("status") == "submitted":
            _submit(kept, owed[_key(line)].instances.get(begins_on=line.values["begins_on"]), line)
    for change in made.changes["instances"]:
        _submit(kept, change.held, change.line)
    yield sum(len(made.new[code]) for code in ("obligations", "instances"))
    yield sum(len(made.changes[code]) for code in SIGNED)


def _key(line: Line) -> tuple[str, str]:
    return line.values["agreement"], line.values["obligation"]


def _projects(kept: Kept, codes: list[str]) -> list[Project]:
    return [kept.projects.get(code) or Project.objects.get(code=code) for code in codes]


def _agreement(kept: Kept, line: Line) -> Agreement:
    names = ("number", *CHANGED)
    given = {key: line.values[key] for key in names if key in line.values}
    projects = _projects(kept, line.values.get("projects", []))
    return doing.add_agreement(kept.by, instrument=line.values["instrument"], projects=projects, **given)


def _moved(kept: Kept, agreement: Agreement, values: Mapping[str, Any]) -> None:
    """Brought to its status along the table of moves, on the days that the row tells."""
    for status in way_to(values.get("status", "draft")):
        if status == "signed":
            doing.signed_on(kept.by, agreement, on=values["signed_on"], effective=values.get("effective_on"))
        else:
            reason = values.get("termination_ground", kept.reason)
            doing.move(kept.by, agreement, status, reason, values["ended_on"] if status in ENDED else None)


def _changed(kept: Kept, change: Change) -> None:
    fields = {key: after for key, (_, after) in change.fields.items()}
    if codes := fields.pop("projects", None):
        doing.cover(kept.by, change.held, _projects(kept, codes.split("; ")))
    if fields:
        doing.change_agreement(kept.by, change.held, kept.reason, **fields)


def _sum(kept: Kept, agreement: Agreement, line: Line) -> None:
    values = line.values
    project = _projects(kept, [values["project"]])[0] if "project" in values else None
    money, rate = Money(values["amount"], values["currency"]), Rate(values.get("rate"), values["rate_date"])
    doing.add_sum(kept.by, agreement, values["kind"], money, rate, project=project)


def _obligation(kept: Kept, known: Known, agreements: Mapping[str, Agreement], line: Line) -> Obligation:
    given = obligation_of(line)
    if "project" in line.values:
        given["project"] = _projects(kept, [line.values["project"]])[0]
    obligor = kept.organisation(known, line)
    return doing.add_obligation(kept.by, agreement=agreements[line.values["agreement"]], obligor=obligor, **given)


def _submit(kept: Kept, instance: ObligationInstance, line: Line) -> None:
    values = line.values
    doing.submit(
        kept.by, instance, evidence=kept.document, delivered_on=values["delivered_on"],
        delivered=values.get("delivered"), comment=values.get("comment", kept.reason),
    )  # fmt: skip
