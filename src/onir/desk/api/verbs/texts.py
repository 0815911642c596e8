"""The text of a request: its body, as plain text, as a document, or within JSON."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from onir.claims.opening import Opened, opened
from onir.desk.api.problems import Problem
from onir.errors import BadInput
from onir.language.messages import msg

JSON = "application/json"
KINDS = (
    "text/plain",
    "text/html",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
WITHIN = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
BODY = {
    "required": True,
    "content": {
        JSON: {"schema": WITHIN | {"additionalProperties": False}},
        "text/plain": {"schema": {"type": "string", "minLength": 1}},
        **{kind: {"schema": {"type": "string", "contentMediaType": kind}} for kind in KINDS[1:]},
    },
}
"""The description of the body."""


def of_text(told: dict[str, Any]) -> dict[str, Any]:
    """An operation whose body is a text."""
    told["openapi_extra"]["requestBody"] = BODY
    return told


def text_of(request: HttpRequest) -> Opened:
    """The words of the body, opened by what it holds and not by what it is called; Problem or BadInput say why not."""
    kind = request.content_type or ""
    if kind not in (JSON, *KINDS):
        raise Problem(
            415,
            msg("A body of the form “{kind}” is not read.", kind=kind),
            then=msg("Accepted: {names}.", names=[JSON, *KINDS]),
        )
    found = Opened(_within(request.body)) if kind == JSON else opened(request.body, "body")
    if not found.text.strip():
        raise BadInput(msg("There is no text to check."), where="body")
    return bounded(found)


def bounded(found: Opened) -> Opened:
    """The text where it is short enough to be read within seconds."""
    if len(found.text) > settings.MOST_LETTERS:
        raise Problem(
            413,
            msg("The text has {n} letters, and {most} are the most.", n=len(found.text), most=settings.MOST_LETTERS),
            then=msg("Send it in parts."),
        )
    return Opened(found.text.replace("\0", "\ufffd").replace("\r\n", "\n"), found.kind, found.published)


def _within(body: bytes) -> str:
    told: Any = None
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or set(told) != {"text"} or not isinstance(told["text"], str):
        raise BadInput(
            msg("The body of the request is not the JSON that is described."),
            where="body",
            accepted=msg("Accepted: {names}.", names=['{"text": "…"}']),
        )
    return told["text"]
