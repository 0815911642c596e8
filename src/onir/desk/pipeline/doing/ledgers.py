"""Lines of the ledgers: a figure said, corrected, withdrawn, checked. Each is a new line, and none ever changes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from onir.desk.pipeline.doing.permission import need, need_all, need_right, need_sight
from onir.desk.pipeline.doing.records import going_together, said
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Document, InvestmentFigure, JobFigure, ProductionFigure, Project
from onir.desk.pipeline.models.ledgers import Line
from onir.desk.pipeline.money import OWN, official_rate
from onir.desk.pipeline.soundness import check_columns, entered_columns
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

Kind = TypeVar("Kind", bound=Line)

LISTS: Mapping[type[Line], Mapping[str, str]] = {
    InvestmentFigure: {"kind": "figure_kind", "financing": "financing"},
    JobFigure: {"kind": "job_kind", "permanence": "permanence"},
    ProductionFigure: {"kind": "production_kind"},
}
OF_ALL = {"source": "figure_source"}
GUARDED = frozenset(
    {"id", "confidence", "verified_by", "verified_on", "withdrawn", "reason", "entered_by", "supersedes"}
)
PERIODS = ("planned", "actual", "plan", "fact")
"""Kinds of figures that are of a period."""
Said = tuple[Project, Mapping[str, Any], Mapping[str, Any]]
"""A project, what is said of it, and what the ledger adds to that."""


def add_investment(
    by: User, project: Project, kind: str, amount: Decimal, currency: str = OWN, **given: Any
) -> InvestmentFigure:
    """An amount as it was said; without a rate given, the official one of the day it is true for stays with it."""
    values = {"kind": kind, "amount": amount, "currency": currency} | given
    return _added(by, InvestmentFigure, project, with_rate(values))


def with_rate(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """An amount with a rate: the one that was given, or the official one."""
    if {"rate", "rate_date"} <= said.keys():
        return said
    return {**_official(said["currency"], said.get("as_of") or date.today()), **said}


def add_many(by: User, kind: type[Kind], figures: Iterable[tuple[Project, Mapping[str, Any]]], *, reason: str) -> None:
    """Lines of one ledger, all or none: looked at line by line, asked about and written together."""
    money = kind is InvestmentFigure
    said = [(project, with_rate(given) if money else given, dict[str, Any]()) for project, given in figures]
    _added_many(by, kind, said, reason=reason)


def add_jobs(by: User, project: Project, kind: str, number: int, **given: Any) -> JobFigure:
    """A number of jobs as it was said."""
    return _added(by, JobFigure, project, {"kind": kind, "number": number} | given)


def add_production(by: User, project: Project, kind: str, product: str, **given: Any) -> ProductionFigure:
    """What a plant can make, is to make, or made of a product."""
    return _added(by, ProductionFigure, project, {"kind": kind, "product": product} | given)


def correct(by: User, line: Kind, *, reason: str, **given: Any) -> Kind:
    """A line that takes the place of another; whatever was checked has to be checked again."""
    return correct_many(by, type(line), [(line, given)], reason=reason)[0]


def correct_many(
    by: User, kind: type[Kind], corrected: Iterable[tuple[Kind, Mapping[str, Any]]], *, reason: str
) -> list[Kind]:
    """The same of many lines of one ledger, all or none."""
    more = {"reason": said(reason)}
    lines = [(_project(line), _corrected(line, given), {"supersedes": line} | more) for line, given in corrected]
    return _added_many(by, kind, lines, reason=reason)


def _corrected(line: Line, given: Mapping[str, Any]) -> Mapping[str, Any]:
    values: dict[str, Any] = {**_values(line), **given}
    changed = {"amount", "currency", "as_of"} & given.keys()
    if isinstance(line, InvestmentFigure) and changed and "rate" not in given and values["currency"] != line.currency:
        values |= _official(values["currency"], values["as_of"])
    return values


def withdraw(by: User, line: Kind, *, reason: str) -> Kind:
    """A line that says: that figure counts no more."""
    with acting(by, said(reason)):
        extra = {"supersedes": line, "reason": reason, "withdrawn": True}
        return _added(by, type(line), _project(line), _values(line), **extra)


def verify(by: User, line: Kind, *, evidence: Document | None = None, reason: str = "") -> Kind:
    """A line that says: checked, by somebody who neither entered it nor manages the project, with a document."""
    project = _project(line)
    shown = evidence or line.evidence
    with acting(by, reason):
        need(by, "verify", line)
        _four_eyes(by, line, project)
        if shown is None:
            raise BadInput(msg("A figure is verified by a document: name it."))
        need_sight(by, [shown])
        values = _values(line) | {"evidence": shown, "entered_by": line.entered_by, "reason": reason}
        checked = {"confidence": "verified", "verified_by": by, "verified_on": date.today()}
        return _saved(type(line)(project=project, supersedes=line, **values | checked))


def _four_eyes(by: User, line: Line, project: Project) -> None:
    if by.pk in (project.manager_id, line.entered_by_id):
        raise BadInput(
            msg("Whoever entered a figure or manages the project does not verify it."),
            then=msg("Ask another assurer."),
        )


def _added(by: User, kind: type[Kind], project: Project, given: Mapping[str, Any], **more: Any) -> Kind:
    return _added_many(by, kind, [(project, given, more)], reason=more.get("reason", ""))[0]


def _added_many(by: User, kind: type[Kind], said: Sequence[Said], *, reason: str) -> list[Kind]:
    """The lines, entered by this person; claimed, or documented where a document goes with them."""
    need_right(by, kind, "add")
    columns = entered_columns(kind, GUARDED | {"project"})
    rows = [_line(by, kind, columns, one) for one in said]
    for row in rows:
        _checked(row)
    with acting(by, reason):
        need_sight(by, (value for _, given, _ in said for value in given.values()))
        with going_together():
            kind._base_manager.bulk_create(rows)
        need_all(by, "add", rows)
    return rows


def _line(by: User, kind: type[Kind], columns: Container[str], said: Said) -> Kind:
    project, given, more = said
    if unknown := next((name for name in given if name not in columns), None):
        raise BadInput(msg("“{field}” is not entered here.", field=field_name(kind, unknown)))
    how_sure = "documented" if given.get("evidence") else "claimed"
    row = kind(**{"as_of": date.today(), **given, "entered_by": by, "confidence": how_sure, "project": project, **more})
    _of_a_period(row)
    return row


def _of_a_period(row: Line) -> None:
    if row.kind in PERIODS and (row.period_from is None or row.period_to is None):
        raise BadInput(
            msg("This figure is of a period: its first and its last day are missing."),
            accepted=msg("Accepted: a day such as 2025-10-08."),
        )


def _checked(row: Line) -> None:
    check_columns(row, {**OF_ALL, **LISTS[type(row)]})


def _saved(row: Kind) -> Kind:
    _checked(row)
    with going_together():
        row.save(force_insert=True)
    return row


def _values(line: Line) -> dict[str, Any]:
    return {name: getattr(line, name) for name in entered_columns(type(line), GUARDED | {"project"})}


def _project(line: Line) -> Project:
    project: Project = line.project  # type: ignore[attr-defined] # every ledger names its project itself
    return project


def _official(currency: str, on: date) -> dict[str, Any]:
    held = official_rate(currency, on)
    return {"rate": held.rate, "rate_date": held.on, "rate_source": held.source}
