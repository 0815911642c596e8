"""The API as Django serves it: every router that is named here, and its description."""

from __future__ import annotations

from importlib import import_module

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from onir import __version__
from onir.desk.api.description import description
from onir.desk.api.forms import as_json
from onir.desk.api.offering import offered
from onir.desk.api.problems import handle
from onir.desk.rules import Action
from onir.desk.words import language
from onir.language.messages import marked

ROUTERS = (
    "onir.desk.api.verbs.read",
    "onir.desk.api.verbs.check",
    "onir.desk.api.verbs.versions",
    "onir.desk.api.verbs.standing",
    "onir.desk.api.verbs.outlook",
    "onir.desk.api.verbs.territory",
    "onir.desk.api.verbs.figures_held",
    "onir.desk.api.verbs.figures_show",
    "onir.desk.api.verbs.figures_releases",
    "onir.desk.api.verbs.figures_export",
    "onir.desk.api.verbs.impact",
    "onir.desk.api.verbs.bulletin",
    "onir.desk.api.pipeline.projects",
    "onir.desk.api.pipeline.ledgers",
    "onir.desk.api.pipeline.stages",
    "onir.desk.api.pipeline.organisations",
    "onir.desk.api.pipeline.agreements",
    "onir.desk.api.pipeline.headquarters",
    "onir.desk.api.pipeline.indicators",
    "onir.desk.api.pipeline.printing",
    "onir.desk.api.pipeline.changes",
    "onir.desk.api.watching",
)
"""Modules with a `router`, in the order of the description."""

NAMESPACE = "api"

api = NinjaAPI(title="Öñir", version=__version__, docs_url=None, openapi_url=None, urls_namespace=NAMESPACE)
handle(api)
for name in ROUTERS:
    api.add_router("", import_module(name).router)


@api.get(
    "/openapi.json",
    **offered("openapi", Action("api", "read"), marked("The description of the API.")),
    include_in_schema=False,
)
def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - an operation
    """The description in the language asked for."""
    return as_json(description(api, language()))
