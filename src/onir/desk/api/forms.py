"""The forms of an answer: JSON, or a table as a file, by the word `format` or by the header `Accept`."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from onir.desk.api.problems import Problem
from onir.language.messages import msg


class Form(NamedTuple):
    """What HTTP calls a form, and how its files end."""

    kind: str
    ending: str


FORMS: Mapping[str, Form] = {
    "json": Form("application/json", ".json"),
    "csv": Form("text/csv", ".csv"),
    "parquet": Form("application/vnd.apache.parquet", ".parquet"),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    "sdmx-csv-1.0": Form("application/vnd.sdmx.data+csv; version=1.0.0", ".csv"),
    "sdmx-csv-2.0": Form("application/vnd.sdmx.data+csv; version=2.0.0", ".csv"),
    "sdmx-ml-2.1": Form("application/vnd.sdmx.structurespecificdata+xml; version=2.1", ".xml"),
    "sdmx-ml-3.0": Form("application/vnd.sdmx.data+xml; version=3.0.0", ".xml"),
    "structure": Form("application/xml", ".structure.xml"),
    "html": Form("text/html", ".html"),
    "pdf": Form("application/pdf", ".pdf"),
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "md": Form("text/markdown", ".md"),
    "atom": Form("application/atom+xml", ".xml"),
    "claimreview": Form("application/ld+json", ".json"),
}


def form_of(request: HttpRequest, said: str | None, offered: Sequence[str]) -> str:
    """The form asked for: the word of the address, else the header; the first one where all are welcome."""
    if said:
        return said
    kinds = {FORMS[name].kind: name for name in offered}
    preferred = request.get_preferred_type(list(kinds))
    if preferred is None:
        raise Problem(
            406,
            msg("The answer is not available in the form that the header {header} asks for.", header="Accept"),
            then=msg("Accepted: {names}.", names=list(kinds)),
        )
    return kinds[preferred]


def as_json(answer: Any) -> HttpResponse:
    """An answer of the library as it is."""
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type=FORMS["json"].kind)


def as_text(content: str, form: str, name: str) -> HttpResponse:
    """A text to be saved."""
    answer = attached(content.encode(), form, name)
    answer["Content-Type"] = f"{FORMS[form].kind}; charset=utf-8"
    return answer


def attached(content: bytes, form: str, name: str) -> HttpResponse:
    """A file to be saved, never shown by a browser."""
    return named(content, form, f"onir-{name}")


def named(content: bytes, form: str, name: str) -> HttpResponse:
    """The same under a name of its own, which says by itself whose it is."""
    headers = {"Content-Disposition": _attached(name + FORMS[form].ending)}
    return HttpResponse(content, content_type=FORMS[form].kind, headers=headers)


def as_file(form: str, name: str, write: Callable[[Path], object], *, structure: bool = False) -> FileResponse:
    """The file that `write` makes; or the one of the structure that stands beside it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"onir-{name}{FORMS[form].ending}"
        write(file)
        shown = file.with_name(file.stem + FORMS["structure"].ending) if structure else file
        opened = shown.open("rb")  # it is read to its end although its name is gone
    kind = FORMS["structure" if structure else form].kind
    headers = {"Content-Disposition": _attached(shown.name)}
    return FileResponse(opened, content_type=kind, headers=headers)


def _attached(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
