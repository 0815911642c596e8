"""What a workbook would change: new rows, changed ones field by field, those alike, and what is refused and why.

A project is known by its code, a party by project, organisation and role. A line of a ledger is never changed: where
the same figure of the same project, kind and days is held with another amount, the new line corrects the old one. What
is held and not in the workbook stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from onir.desk.agreements.models import Agreement
from onir.desk.exchange.columns import FORMS, plainly
from onir.desk.exchange.reading import Contents, Fault, Line
from onir.desk.exchange.signed import Signed, lines_of, plan_signed
from onir.desk.pipeline.doing.ledgers import PERIODS
from onir.desk.pipeline.doing.permission import refused
from onir.desk.pipeline.models import (
    InvestmentFigure,
    JobFigure,
    Organisation,
    Party,
    ProductionFigure,
    Project,
)
from onir.desk.pipeline.money import OWN, official_rate
from onir.desk.pipeline.searching import Namesake, duplicates
from onir.desk.pipeline.spelling import company
from onir.desk.rules import Action, granted
from onir.errors import BadInput, OnirError
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

LEDGERS: Mapping[str, type[InvestmentFigure | JobFigure | ProductionFigure]] = {
    "figures": InvestmentFigure, "jobs": JobFigure, "production": ProductionFigure,
}  # fmt: skip
MOVED = ("stage", "stage_since", "status")
"""What a page of its own changes."""
SUSPECTS = 100
"""New organisations of which likely duplicates are looked for."""


@dataclass(frozen=True)
class Change:
    """A row that is held and would read otherwise: `fields` as before and after."""

    line: Line
    held: Any
    fields: Mapping[str, tuple[Any, Any]]


@dataclass
class Plan:
    """By form: rows that are new, changes, how many are alike; all faults; organisations that may be held already."""

    new: dict[str, list[Line]] = field(default_factory=lambda: {code: [] for code in FORMS})
    changes: dict[str, list[Change]] = field(default_factory=lambda: {code: [] for code in FORMS})
    same: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)
    suspects: list[tuple[Line, list[Namesake]]] = field(default_factory=list)
    agreements: dict[str, Agreement | None] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not any(self.new.values()) and not any(self.changes.values())


def plan(by: User, contents: Contents) -> Plan:
    """What reading found, held against what the desk has."""
    made = Plan(faults=list(contents.faults))
    held = _held_projects(code for lines in contents.lines.values() for line in lines for code in _codes(line))
    mine = _may_change(by, held.values())
    entered = _projects(by, contents, made, held, mine)
    for code in ("parties", *LEDGERS):
        lines = [
            line for line in contents.lines[code]
            if line.values["project"] not in contents.unread and _of_known(line, made, held, mine, entered)
        ]  # fmt: skip
        _parties(lines, made, held) if code == "parties" else _ledger(code, lines, made, held)
    known = Known(list(lines_of(contents)))
    signed = Signed(by, made, held, mine, entered | contents.unread, known)
    plan_signed(signed, contents)
    made.agreements = signed.agreements
    made.faults.sort(key=lambda one: (one.sheet, one.row, one.column))
    return made


def _codes(line: Line) -> list[str]:
    """The projects that a row names."""
    own = [line.values[key] for key in ("project", "code") if key in line.values]
    return [*own, *line.values.get("projects", [])]


def _held_projects(codes: Iterable[str]) -> dict[str, Project]:
    found = Project.every.filter(code__in=set(codes)).select_related("manager")
    return {one.code: one for one in found}


def _may_change(by: User, projects: Iterable[Project]) -> set[int]:
    numbers = [one.pk for one in projects]
    return set(Project.objects.allowed(by, "change").filter(pk__in=numbers).values_list("pk", flat=True))


def _projects(
    by: User, contents: Contents, made: Plan, held: Mapping[str, Project], mine: set[int]
) -> set[str]:  # fmt: skip
    """Sorts the rows of projects; gives the codes of those that would be there."""
    seen: set[str] = set()
    for line in contents.lines["projects"]:
        code = line.values["code"]
        try:
            if code in seen:
                raise BadInput(msg("The project {code} stands in this workbook twice.", code=code))
            seen.add(code)
            _project(by, line, made, held.get(code), mine)
        except OnirError as fault:
            made.faults.append(line.fault("code", fault))
    return seen


def _project(by: User, line: Line, made: Plan, held: Project | None, mine: set[int]) -> None:
    if held is None:
        _new_project(by, line)
        made.new["projects"].append(line)
        return
    if held.pk not in mine:
        raise refused(by)
    changed = {key: (now, said) for key, said in line.values.items() if (now := _now(held, key)) != said}
    if moved := [key for key in MOVED if key in changed]:
        raise BadInput(
            msg("A project changes its stage and its status at its page: {fields}.",
                fields=[FORMS["projects"].called(key) for key in moved]),
            then=msg("Move it there, or leave these cells blank."),
        )  # fmt: skip
    if changed:
        made.changes["projects"].append(Change(line, held, changed))
    else:
        made.same["projects"] += 1


def _now(held: Any, key: str) -> Any:
    """What is held, as a cell would say it: blank is nothing."""
    found = getattr(held, f"{key}_id" if key in ("stage", "status") else key)
    return (plainly(found) or None) if isinstance(found, str) else found


def _new_project(by: User, line: Line) -> None:
    if not any(line.values.get(name) for name in ("title_kk", "title_ru", "title_en")):
        raise BadInput(msg("The project has no title."), accepted=msg("Accepted: a title in one language at least."))
    if granted(by.role, Action("pipeline.project", "add")) == "no":
        raise refused(by)
    if line.values.get("status", "active") != "active":
        raise BadInput(msg("A new project is in work: give it another status at its page."))
    stage, since = line.values.get("stage", "lead"), line.values.get("stage_since")
    if stage not in ("lead", "prospect") and since is None:
        raise BadInput(msg("It is not told since when the project is at its stage."))
    if since is not None and since > date.today():
        raise BadInput(msg("{day} is still to come.", day=since.isoformat()))


def _of_known(line: Line, made: Plan, held: Mapping[str, Project], mine: set[int], entered: set[str]) -> bool:
    """Whether a row's project is there or comes with the workbook, and is one that the person may change."""
    code = line.values["project"]
    project = held.get(code)
    if project is None and code not in entered:
        what: OnirError = BadInput(msg("There is no project {code}, neither here nor in the workbook.", code=code))
    elif project is not None and project.pk not in mine:
        what = BadInput(msg("The project {code} is not one that you may change.", code=code))
    else:
        return True
    made.faults.append(line.fault("project", what))
    return False


# -- parties ------------------------------------------------------------------------------------------------------


def _parties(lines: Sequence[Line], made: Plan, held: Mapping[str, Project]) -> None:
    rows = Party.objects.filter(project__in=[one.pk for one in held.values()]).select_related("organisation", "project")
    there = {(row.project_id, row.role, row.organisation_id): row for row in rows}
    known = Known(lines)
    shares = Counter[Any]()
    for row in there.values():
        shares[row.project.code, row.role] += row.share or 0
    for line in lines:
        organisation, project = known.find(line), held.get(line.values["project"])
        key = (project.pk if project else 0, line.values["role"], organisation.pk if organisation else 0)
        row, share = there.get(key), line.values.get("share")
        of = line.values["project"], line.values["role"]
        shares[of] += 0 if share is None else share - (row.share or 0 if row else 0)
        if share is not None and shares[of] > 100:
            what = BadInput(msg("The shares of this role come to more than 100%."))
            made.faults.append(line.fault("share", what))
            continue
        _party(line, row, made)
    for line in known.unknown(lines)[:SUSPECTS]:
        draft = {"name": line.values["organisation"], "bin": line.values.get("bin")}
        if found := duplicates(draft):
            made.suspects.append((line, found))


def _party(line: Line, held: Party | None, made: Plan) -> None:
    if held is None:
        made.new["parties"].append(line)
    elif line.values.get("share") is not None and held.share != line.values["share"]:
        made.changes["parties"].append(Change(line, held, {"share": (held.share, line.values["share"])}))
    else:
        made.same["parties"] += 1


class Known:
    """Organisations that rows name: by BIN, otherwise by name and country."""

    def __init__(self, lines: Sequence[Line]) -> None:
        numbers = {line.values["bin"] for line in lines if "bin" in line.values}
        keys = {company(line.values["organisation"]) for line in lines}
        alive = Organisation.objects.filter(merged_into=None)
        self.by_number = {one.bin: one for one in alive.filter(bin__in=numbers)}
        self.by_name: dict[tuple[str, str], Organisation] = {}
        for one in alive.exclude(search_key="").only("pk", "search_key", "country", "bin", "name"):
            for key in one.search_key.split(" | "):
                if key in keys:
                    self.by_name.setdefault((key, one.country), one)

    def find(self, line: Line) -> Organisation | None:
        """The one that is held; None for one that would be new."""
        if (number := line.values.get("bin")) is not None:
            return self.by_number.get(number)
        return self.by_name.get((company(line.values["organisation"]), line.values["country"]))

    @staticmethod
    def key(line: Line) -> Any:
        """By what rows of one new organisation are told to be of one."""
        return line.values.get("bin") or (company(line.values["organisation"]), line.values["country"])

    def unknown(self, lines: Sequence[Line]) -> list[Line]:
        """The first row of each organisation that would be new."""
        first: dict[Any, Line] = {}
        for line in lines:
            if self.find(line) is None:
                first.setdefault(self.key(line), line)
        return list(first.values())


# -- ledgers ------------------------------------------------------------------------------------------------------

OF_LINE = ("kind", "as_of", "period_from", "period_to", "permanence", "currency", "product", "unit")


def _ledger(code: str, lines: Sequence[Line], made: Plan, held: Mapping[str, Project]) -> None:
    """Equal lines meet first, each once; what is left of the same kind and days is a correction, or new."""
    rows = LEDGERS[code].objects.current().filter(project__in=[one.pk for one in held.values()])
    left: dict[Any, list[Any]] = {}
    for row in rows.select_related("project"):
        left.setdefault(_key(row.project.code, vars(row)), []).append(row)
    unmet = []
    for line in lines:
        if fault := _unsound(line):
            made.faults.append(line.fault(*fault))
            continue
        twins = left.get(_key(line.values["project"], line.values), [])
        twin = next((row for row in twins if not _differing(line, row)), None)
        if twin is None:
            unmet.append(line)
        else:
            twins.remove(twin)
            made.same[code] += 1
    for line in unmet:
        twins = left.get(_key(line.values["project"], line.values), [])
        if twins:
            row = twins.pop(0)
            made.changes[code].append(Change(line, row, _differing(line, row)))
        else:
            made.new[code].append(line)


def _key(project: str, values: Mapping[str, Any]) -> tuple[Any, ...]:
    told = {**values, "permanence": values.get("permanence") or "permanent"}
    return (project, *(told.get(name) for name in OF_LINE))


def _differing(line: Line, row: Any) -> dict[str, tuple[Any, Any]]:
    said = {key: one for key, one in line.values.items() if key != "project" and key not in OF_LINE}
    return {key: (now, one) for key, one in said.items() if (now := _now(row, key)) != one}


def _unsound(line: Line) -> tuple[str, OnirError] | None:
    """The column that does not go with the others, and why."""
    values = line.values
    begin, end = values.get("period_from"), values.get("period_to")
    if (begin is None) != (end is None) or (begin is None and values["kind"] in PERIODS):
        return "period_from", BadInput(msg("This figure is of a period: its first and its last day are missing."))
    if begin is not None and begin > end:
        return "period_to", BadInput(msg("The period ends before it begins."))
    if (values.get("foreign_part") or 0) > values.get("amount", 0):
        return "foreign_part", BadInput(msg("The foreign part is more than the whole."))
    if values.get("export_share", 0) > 100:
        return "export_share", BadInput(msg("A share lies between 0 and 100 per cent."))
    if "currency" in values and (fault := without_rate(values["currency"], values["as_of"], values.get("rate"))):
        return "rate", fault
    return None


def without_rate(currency: str, on: date, given: Decimal | None) -> OnirError | None:
    if currency == OWN and given not in (None, 1):
        return BadInput(msg("A tenge is one tenge: another rate cannot stand here."))
    if given is None:
        return _official(currency, on)
    return None if given > 0 else BadInput(msg("A rate is above nothing."))


@cache
def _official(currency: str, on: date) -> OnirError | None:
    try:
        official_rate(currency, on)
    except OnirError as fault:
        return fault
    return None


def sentences(made: Plan) -> Iterator[Message]:
    """How much of each kind would be new, changed, alike."""
    for code, form in FORMS.items():
        new, changed, same = len(made.new[code]), len(made.changes[code]), made.same[code]
        if new or changed or same:
            yield msg(
                "{sheet}: {new} new, {changed} changed, {same} as they are held.",
                sheet=form.name, new=new, changed=changed, same=same,
            )  # fmt: skip
