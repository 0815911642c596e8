"""`projects`: the table of projects with the filters of its page, and one project's passport."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from onir.desk.accounts.models import User
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.pipeline import shapes
from onir.desk.api.pipeline import shapes_around as around
from onir.desk.api.pipeline.rows import (
    FORMS,
    Form,
    Paging,
    Region,
    TheProject,
    asker,
    joined,
    listed,
    one_of,
    project_of,
    told,
)
from onir.desk.api.shapes import Shape
from onir.desk.api.words import Words, word
from onir.desk.pages.projects_parts import held
from onir.desk.pipeline.flags import flags
from onir.desk.pipeline.models import Project, ProjectSum, Stage, Status
from onir.desk.pipeline.seeking import Sought
from onir.desk.pipeline.sums import with_sums
from onir.desk.rules import Action
from onir.language.messages import marked
from onir.territory import area

router = Router()
READ = Action("pipeline.project", "read")


class Listing(Paging):
    text: Annotated[str | None, word(marked("Words of the title, the code or a party, in any script."))] = None
    region: Region | None = None
    stage: Annotated[str | None, word(marked("A stage, by code."))] = None
    status: Annotated[str | None, word(marked("A status, by code."))] = None
    sector: Annotated[str | None, word(marked("A sector, by code."))] = None
    manager: Annotated[str | None, word(marked("A manager, by the name they sign in with."))] = None
    country: Annotated[str | None, word(marked("A country from which somebody takes part, by code."))] = None
    format: Form = None

    def sought(self) -> Sought:
        """The same question as the page asks it."""
        one_of(self.stage, list(Stage.objects.values_list("code", flat=True)), "stage")
        one_of(self.status, list(Status.objects.values_list("code", flat=True)), "status")
        given: dict[str, Any] = {name: value for name, value in self.subject.items() if value is not None}
        if self.region is not None:
            given["region"] = area(self.region).code
        if self.country is not None:
            given["country"] = self.country.upper()
        if self.manager is not None:
            found = User.objects.filter(username=self.manager.replace("\0", "")).values_list("pk", flat=True)
            given["manager"] = next(map(str, found), "0")
        return Sought.by(given)


@router.get(
    "/projects/list",
    **offered(
        "projects list",
        READ,
        marked("List the projects that you see, with what was promised and what came of it."),
        words=Listing,
        answer=shapes.Page[shapes.ProjectRecord],
        forms=FORMS[1:],
    ),
)
def list_(request: HttpRequest, asked: Query[Listing]) -> HttpResponseBase:
    found = with_sums(asked.sought().within(Project.objects.visible_to(asker(request))))
    return listed(request, asked, found, shapes.ProjectRecord, name="projects")


class Showing(Words):
    project: TheProject


@router.get(
    "/projects/show",
    **offered(
        "projects show",
        READ,
        marked("Show one project: its record, its ledgers with their sums, agreements, issues and moves."),
        words=Showing,
        answer=around.Passport,
    ),
)
def show(request: HttpRequest, asked: Query[Showing]) -> HttpResponse:
    by = asker(request)
    number = project_of(by, asked.project).pk
    rows = joined(with_sums(Project.objects.filter(pk=number)), shapes.ProjectRecord, "stage", "status", "expands")
    return as_json(_passport(by, rows.get()))


def _passport(by: User, project: Any) -> dict[str, Any]:
    parts = held(by, project)
    of: dict[str, type[Shape]] = {
        "parties": shapes.Party, "investment": shapes.Investment, "jobs": shapes.Jobs,
        "production": shapes.Production, "milestones": shapes.Milestone, "obligations": around.Obligation,
        "issues": around.Issue, "interactions": shapes.Interaction, "documents": shapes.Document,
        "tasks": shapes.Task, "moves": shapes.Move,
    }  # fmt: skip
    own = ("summary", "anonymous_summary", "site", "products")
    sums = ProjectSum.objects.visible_to(by).filter(project=project).first()
    return {
        "project": told(project, shapes.ProjectRecord),
        **{name: getattr(project, name) for name in own},
        "expands": _expanded(by, project),
        "flags": [flag.kind for flag in flags(project)],
        "sums": told(sums, shapes.LedgerSums) if sums else None,
        "agreements": [one.pk for one in parts.agreements],
        **{name: [_told(row, shape) for row in getattr(parts, name)] for name, shape in of.items()},
    }


def _expanded(by: User, project: Project) -> str | None:
    """The code of the project that this one expands, where the reader sees that one too."""
    before = Project.objects.visible_to(by).filter(pk=project.expands_id)
    return before.values_list("code", flat=True).first()


def _told(row: Any, shape: type[Shape]) -> dict[str, Any]:
    from onir.desk.api.pipeline.headquarters import days_of  # noqa: PLC0415 - issues stand beside projects

    return told(row, shape, **days_of(row))
