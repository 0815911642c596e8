"""`impact`: what a project brings, as ranges, and the multipliers of a region."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import ConfigDict, Field

from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.words import Words, word
from onir.desk.appraising import LARGEST_PROJECT, appraised, as_yaml, multipliers_of, question
from onir.desk.rules import Action
from onir.language.messages import marked

router = Router()
CSV = "table.csv"


class Project(Words):
    """A project with the keys of its YAML; a table comes with its mapping."""

    model_config = ConfigDict(extra="forbid")

    project: dict[str, Any]
    table: Annotated[str, Field(min_length=1)] | None = None
    mapping: Annotated[str, Field(min_length=1, max_length=LARGEST_PROJECT)] | None = None
    repair: Annotated[list[str], Field(default_factory=list, max_length=20)]


@router.post(
    "/impact/appraise",
    **offered(
        "impact appraise",
        Action("impact", "appraise"),
        marked("Appraise a project: construction and operation, region and country, as ranges."),
        answer=dict[str, object],
    ),
)
def appraise(request: HttpRequest, given: Project) -> HttpResponse:  # noqa: ARG001 - called like the others
    asked = question(
        as_yaml(given.project), table=(given.table or "").encode(), table_name=CSV if given.table else "",
        mapping=given.mapping or "", repairs=tuple(given.repair),
    )  # fmt: skip
    return as_json(appraised(asked).as_dict())


class Multiplying(Words):
    area: Annotated[str, word(marked("A region or a nation, by name or code."))]


@router.get(
    "/impact/multipliers",
    **offered(
        "impact multipliers",
        Action("impact", "read"),
        marked("Show the multipliers of the sections of a region, as ranges."),
        words=Multiplying,
        answer=dict[str, object],
    ),
)
def multipliers(request: HttpRequest, asked: Query[Multiplying]) -> HttpResponse:  # noqa: ARG001 - the same
    place, lines = multipliers_of(asked.area)
    told = {"area": place.margins.area.code, "table": place.origin.as_dict(), "repairs": list(place.repairs)}
    return as_json(told | {"multipliers": [line.as_dict() for line in lines]})
