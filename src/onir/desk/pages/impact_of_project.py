"""Fields of the form from the ledger of a project of the pipeline, as far as the person who asks may read it.

The sum is the one of the agreement, or the announced one where no agreement tells any; which of them is said. A ledger
does not tell assets apart, so the sum stands at machinery, of which the country makes least, until a person divides it:
a result that errs, errs low. Sales are in no ledger and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from onir.desk.accounts.models import User
from onir.desk.pages.impact_form import values_of
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import InvestmentFigure, JobFigure, Project
from onir.desk.pipeline.models.projects import building_years
from onir.desk.pipeline.money import total
from onir.errors import NotHeld
from onir.figures.words import Amount
from onir.language.messages import Message, msg

KINDS = ("agreed", "announced")
"""Lines that are taken, the first kind that there is."""
MILLION = Decimal(1_000_000)
MONTHS = 12
LIFE = "20"
NEEDED = {"section": "activity", "years": "launch_planned"}
"""Fields without which nothing is reckoned, and the column of the record that each comes from."""
SHORT = 4
"""Sentences of a project's own page: whose table it is, construction in the region, elsewhere, and where there."""


class Filled(NamedTuple):
    """Fields of the form, and where they are from."""

    fields: dict[str, str]
    notes: list[Message]


def filled(code: str, by: User) -> Filled:
    """The form of a project; NotHeld alike where there is none and where this person does not see it."""
    project = Project.objects.visible_to(by).filter(code=code).first()
    if project is None:
        raise NotHeld(msg("There is no project “{code}” that you may read.", code=code))
    fields, notes = _of_project(project), [msg("From the ledger of the project {code}.", code=code)]
    for more in (_money(project, by), _jobs(project, by)):
        fields |= more.fields
        notes += more.notes
    return Filled(fields, notes)


def brings(code: str, by: User) -> Iterator[Message]:
    """What the construction of a project brings, as its ledger tells; sales, and so its work, are in no ledger."""
    from onir.desk.appraising import appraised, as_yaml, question  # noqa: PLC0415 - of use to this alone

    fields, notes = filled(code, by)
    values = {key: value for key, value in values_of(fields).items() if key != "operation"}
    if why := notes if "construction" not in values else lacking(fields):
        yield from why
        return
    yield from (
        *appraised(question(as_yaml(values))).sentences[:SHORT],
        *notes[1:2],
    )  # the note says how the sum stands


def lacking(fields: Mapping[str, str]) -> list[Message]:
    """That nothing can be reckoned and what the record lacks for it; nothing where it has all that is needed."""
    names = [field_name(Project, column) for key, column in NEEDED.items() if not fields.get(key)]
    if not names:
        return []
    return [msg("This cannot be reckoned from the record of the project."), msg("Not entered: {names}.", names=names)]


def _of_project(project: Project) -> dict[str, str]:
    from onir.impact.tables.sections import section_of  # noqa: PLC0415 - numpy, of no use to other pages

    launch = project.launch_actual or project.launch_planned
    years = building_years(project.start_planned, project.start_actual, project.launch_planned, project.launch_actual)
    return {
        "name": project.say("en"), "area": project.region, "section": section_of(project.activity) or "",
        "years": "; ".join(str(year) for year in years), "start": str(launch.year) if launch else "",
        "life": LIFE if launch else "",
    }  # fmt: skip


def _lines(model: Any, project: Project, by: User, **more: str) -> tuple[str, list[Any]]:
    """The kind that is taken, and its lines."""
    held = model.objects.visible_to(by).current().filter(project=project, **more)
    for kind in KINDS:
        if found := list(held.filter(kind=kind)):
            return kind, found
    return "", []


def _money(project: Project, by: User) -> Filled:
    kind, lines = _lines(InvestmentFigure, project, by)
    if not lines:
        return Filled({}, [msg("The ledger holds neither an agreed nor an announced sum that you may read.")])
    whole = total(lines)
    fields = {"amount_machinery": f"{(whole.tenge / MILLION).quantize(Decimal('0.01')).normalize():f}"}
    if whole.foreign is not None and whole.tenge:
        fields["foreign_owned"] = f"{(100 * whole.foreign / whole.tenge).quantize(Decimal('0.1')).normalize():f}"
    said = msg(
        "The sum is {sum} ({kind}), by the rates stored with it. The ledger does not divide it: it stands at "
        "machinery; divide it among the assets.",
        sum=Amount(whole.tenge, "KZT"), kind=codes("figure_kind")[kind],
    )  # fmt: skip
    return Filled(fields, [said])


def _jobs(project: Project, by: User) -> Filled:
    kind, lines = _lines(JobFigure, project, by, permanence="permanent")
    if not lines:
        return Filled({}, [])
    number = sum(line.number for line in lines)
    fields = {"jobs": str(number)}
    if all(line.average_wage is not None for line in lines):
        paid = sum((line.number * line.average_wage * MONTHS for line in lines), Decimal(0))
        fields["pay"] = f"{(paid / MILLION).quantize(Decimal('0.01')).normalize():f}"
    return Filled(fields, [msg("Jobs: {n} ({kind}).", n=number, kind=codes("job_kind")[kind])])
