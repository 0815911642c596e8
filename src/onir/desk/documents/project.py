"""A project as the desk holds it, for its passport."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from onir.bulletin.document import Paragraph, Part, Sentence
from onir.bulletin.pipeline import records
from onir.bulletin.pipeline.passport import Passport
from onir.bulletin.pipeline.sources import day as said_day
from onir.desk.accounts.models import User
from onir.desk.agreements.models import Agreement, Obligation
from onir.desk.documents import around
from onir.desk.documents.lines import line
from onir.desk.documents.reading import named, projects_of, reading
from onir.desk.pages.columns import land
from onir.desk.pages.projects_parts import facts
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Project
from onir.errors import NotHeld, OnirError
from onir.language.messages import Sayable, Wording, msg

FACTS = (
    "region", "district", "site", "zone", "sector", "activity", "products", "investment_type", "fdi_type",
    "announced_on", "summary", "start_planned", "start_actual", "launch_planned", "launch_actual", "need_land",
    "need_power", "need_water", "need_gas", "need_staff", "regime", "pool", "pool_year", "status_reason", "manager",
    "curator", "assurer", "ndip_id",
)  # fmt: skip
"""Columns of the record that a passport tells, in its order."""
AT_TIMES = ("zone", "start_actual", "launch_actual", "status_reason", "pool", "pool_year", "regime", "curator")
"""Those that many a project rightly has nothing for."""
AHEAD = 365
"""Days ahead that what falls due is told."""


def passport_of(by: User, code: str, day: date) -> Passport:
    """NotHeld alike where there is no such project and where this person does not see it."""
    project = Project.objects.visible_to(by).select_related("stage", "status", "sums").filter(code=code).first()
    if project is None:
        raise NotHeld(msg("There is no project “{code}” that you may read.", code=code))
    seen = Agreement.objects.visible_to(by).filter(projects=project)
    duties = Obligation.objects.visible_to(by)
    own = duties.filter(project=project).values("pk").union(duties.filter(agreement__projects=project).values("pk"))
    entered = facts(project, FACTS)
    (told,) = projects_of(by, [project])
    return Passport(
        reading(by, day), told, tuple((name, _said(cell.words)) for name, cell in entered), _missing(entered),
        parties=tuple(map(_party, project.parties.visible_to(by).select_related("organisation"))),
        jobs=tuple(_jobs(by, project)), output=tuple(_output(by, project)),
        milestones=tuple(map(_milestone, project.milestones.visible_to(by))),
        agreements=around.agreements(seen),
        owed=around.owed(by, day, date.fromordinal(day.toordinal() + AHEAD), [row["pk"] for row in own]),
        issues=around.issues(by, Project.objects.filter(pk=project.pk)),
    )  # fmt: skip


def _missing(entered: Sequence[tuple[Sayable, Any]]) -> tuple[Sayable, ...]:
    """What a passport of any project tells and this one does not."""
    told = {str(name) for name, _ in entered}
    named_ = (field_name(Project, column) for column in FACTS if column not in AT_TIMES)
    return tuple(name for name in named_ if str(name) not in told)


def _said(value: Any) -> Sayable:
    """Days and numbers as documents say them; what else there is, is words."""
    if isinstance(value, date):
        return said_day(value)
    if isinstance(value, str):
        return Wording(value, value, value)
    return named(value) if isinstance(value, Sayable) else msg("{n}", n=value)


def _party(one: Any) -> records.Member:
    of = one.organisation
    return records.Member(
        named(of), codes("organisation_kind")[of.kind], land(one.immediate_country or of.country),
        land(one.ultimate_country or of.ultimate_country), codes("party_role")[one.role], one.share,
    )  # fmt: skip


def _lines(by: User, ledger: Any) -> Any:
    return ledger.all().visible_to(by).current().select_related("project", "evidence", "verified_by")


def _jobs(by: User, project: Project) -> Iterator[records.Line]:
    for one in _lines(by, project.jobs):
        said = msg("{n}, {kind}", n=one.number, kind=codes("permanence")[one.permanence])
        yield line(one, "job_kind", said)


def _output(by: User, project: Project) -> Iterator[records.Line]:
    for one in _lines(by, project.production):
        quantity = msg("{number} {unit}", number=one.quantity.normalize(), unit=one.unit)
        yield line(one, "production_kind", msg("{product}: {quantity}", product=one.product, quantity=quantity))


def _milestone(one: Any) -> records.Milestone:
    name = Wording(*[one.title] * 3) if one.title else codes("milestone")[one.kind]
    return records.Milestone(name, one.planned, one.expected, one.done, one.blocked_by)


def impact_of(by: User, code: str) -> tuple[Part, ...]:
    """What its construction brings, as far as its ledger tells it; where it does not tell enough, that."""
    from onir.bulletin.impact import part  # noqa: PLC0415 - numpy, of no use to other documents
    from onir.bulletin.regional.material import missing  # noqa: PLC0415
    from onir.desk.appraising import appraised, as_yaml, question  # noqa: PLC0415
    from onir.desk.pages.impact_form import values_of  # noqa: PLC0415
    from onir.desk.pages.impact_of_project import filled, lacking  # noqa: PLC0415

    heading = msg("What the investment brings: {project}", project=code)
    try:
        fields, notes = filled(code, by)
        values = {key: value for key, value in values_of(fields).items() if key != "operation"}
        if why := notes if "construction" not in values else lacking(fields):
            return (Part("impact", heading, (Paragraph(tuple(map(Sentence, why))),)),)
        made = part(appraised(question(as_yaml(values))))
    except OnirError as error:
        return (Part("impact", heading, (Paragraph(missing(error)),)),)
    how = Paragraph(tuple(map(Sentence, notes)), "quiet")
    return (Part(made.name, made.heading, (*made.blocks, how)),)
