"""How a verb is offered: bound to its line of the rule table, said in the description, refused to whoever may not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from onir.desk.api.forms import FORMS
from onir.desk.api.gate import Bearer
from onir.desk.rules import Action

BINARY = {"type": "string", "contentMediaType": "application/octet-stream"}
TEXT = {"type": "string"}
TEXTS = ("csv", "sdmx-csv-1.0", "sdmx-csv-2.0", "html", "md", "atom")


def offered(
    verb: str,
    action: Action,
    summary: str,
    *,
    words: type[BaseModel] | None = None,
    answer: Any = None,
    forms: Sequence[str] = (),
) -> dict[str, Any]:
    """What `router.get(path, **offered(…))` is told; `summary` is the help of the verb, marked for translation."""
    others = {FORMS[form].kind: {"schema": _of(form)} for form in forms}
    described: dict[str, Any] = {"responses": {200: {"description": "OK", "content": others}}}
    told = {
        "auth": Bearer(action, frozenset(words.model_fields if words else ())),
        "operation_id": verb,
        "url_name": verb,
        "summary": summary,
        "openapi_extra": described,
    }
    return told | ({} if answer is None else {"response": {200: answer}})


def _of(form: str) -> dict[str, str]:
    if form in ("json", "claimreview"):
        return {"type": "object"}
    return TEXT if form in TEXTS else BINARY
