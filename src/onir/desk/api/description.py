"""The description of the API (OpenAPI 3.1), in the language asked for.

Ninja writes it from the operations; here its sentences are translated, the JSON Schema of a checked text is put in, and
every operation gets the problems that any of them may answer. The routers of the API stand in one list, `ROUTERS`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from ninja import NinjaAPI
from pydantic import WithJsonSchema

from onir.desk.api import shapes
from onir.desk.api.problems import KIND, TITLES
from onir.language.messages import LANGUAGES, catalogue, marked

MARK = "x-onir"
PREFIX = "check."
LANG = {
    "in": "query",
    "name": "lang",
    "required": False,
    "schema": {"type": "string", "enum": list(LANGUAGES)},
    "description": marked("Language of the answer: kk, ru or en."),
}
EVERYWHERE = (400, 401, 403, 404, 405, 406, 422, 429, 500, 503)
WITH_BODY = (413, 415)


def named(part: str) -> WithJsonSchema:
    """A part of the JSON Schema of a checked text: `report`, or one of its definitions."""
    return WithJsonSchema({MARK: part})


@cache
def description(api: NinjaAPI, language: str) -> dict[str, Any]:
    """The whole description as JSON has it."""
    told: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    told["components"]["schemas"] |= _of_checks() | {"Problem": _problem()}
    for path in told["paths"].values():
        for operation in path.values():
            _complete(operation, language)
    answer: dict[str, Any] = _linked(told)
    return answer


def _complete(operation: dict[str, Any], language: str) -> None:
    """The problems an operation may answer, the word that all have, and its sentences in the language."""
    operation.pop("description", None)  # of people who read the code
    for status in (*EVERYWHERE, *(WITH_BODY if "requestBody" in operation else ())):
        content = {KIND: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        operation["responses"][str(status)] = {"description": TITLES[status].say(language), "content": content}
    said = catalogue(language).gettext
    operation["summary"] = said(operation["summary"])
    words = [_plain(word) for word in operation["parameters"]]
    operation["parameters"] = [word | {"description": said(word["description"])} for word in (*words, LANG)]


def _plain(word: dict[str, Any]) -> dict[str, Any]:
    """A word of an address: it may be left out and is never null, and is described in one place."""
    schema = word["schema"]
    whole = {name: part for choice in schema.pop("anyOf", [{}])[:1] for name, part in {**choice, **schema}.items()}
    told = whole.pop("description", "")
    kept = {name: part for name, part in whole.items() if name != "title" and part is not None}
    return {"in": "query", "name": word["name"], "required": word["required"], "schema": kept, "description": told}


def _linked(part: Any) -> Any:
    """The same with references in the place of marks."""
    if isinstance(part, list):
        return [_linked(one) for one in part]
    if not isinstance(part, dict):
        return part
    if MARK in part:
        return {"$ref": f"#/components/schemas/{PREFIX}{part[MARK]}"}
    return {name: _linked(one) for name, one in part.items()}


def _of_checks() -> dict[str, Any]:
    """The JSON Schema of a checked text, every definition under a name of its own."""
    text = files("onir").joinpath("data", "check.schema.json").read_text("utf-8")
    whole: dict[str, Any] = json.loads(text.replace('"#/$defs/', f'"#/components/schemas/{PREFIX}'))
    whole.pop("$schema")
    parts = whole.pop("$defs")
    return {f"{PREFIX}{name}": part for name, part in (parts | {"report": whole}).items()}


def _problem() -> dict[str, Any]:
    own = shapes.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    wrong = own.pop("$defs")["Wrong"]
    own["properties"]["errors"]["items"] = wrong
    return own
