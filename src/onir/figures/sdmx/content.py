"""What stands in an SDMX message: its columns and its lines, every code as text, whatever the form.

A file is what its bytes are. SDMX-CSV is read by the line, in memory that does not grow with it; XML is read whole by
pysdmx, so its size has a limit. Before that nothing but the beginning of every element has been looked at: a document
type (which entities need) is refused, and so is what is not well-formed, by its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onir.errors import BadInput, Unavailable
from onir.figures.reading.grid import Row, rows_of_text
from onir.language.messages import msg

LARGEST = 40 * 2**20
"""Bytes of XML that are read: in memory a message takes some twenty times its size, and a gigabyte is the bound."""

HEAD = 2**16
MARK = b"\xef\xbb\xbf"
NAMESPACE = re.compile(rb"https?://www\.sdmx\.org/resources/sdmxml/", re.IGNORECASE)
JSON = re.compile(rb'sdmx-json|"dataSets"')
BOOKKEEPING = frozenset({"DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION", "SERIES_KEY", "OBS_KEY"})
"""Columns of SDMX-CSV that hold no code of a figure."""
FORMS = "SDMX-CSV 1.0, 2.0; SDMX-ML 2.1, 3.0"


@dataclass(frozen=True)
class Line:
    """The codes of one observation by their components; `place` is its line in CSV, empty in XML."""

    codes: Mapping[str, str]
    number: int
    place: str = ""


@dataclass(frozen=True)
class Content:
    """A message: its components in their order, its lines, and what it says its structure is."""

    columns: tuple[str, ...]
    lines: Iterator[Line]
    structure: str
    form: str


def is_sdmx(path: Path) -> bool:
    """Whether the bytes look like a message of SDMX of any form or version; False for a file that is not there."""
    return bool(_form(_head(path)))


def content_of(path: Path) -> Content:
    """The message in a file; BadInput where it is none that can be read."""
    form = _form(_head(path, missing=True))
    if form == "csv":
        return _csv(path)
    if form == "xml":
        from onir.figures.sdmx.xml import content_of_xml  # noqa: PLC0415 - pysdmx is slow to load

        return content_of_xml(path)
    what = msg("Öñir does not read figures in SDMX-JSON.") if form == "json" else msg("This is no message of SDMX.")
    raise BadInput(what, where=path.name, accepted=msg("Accepted: {forms}.", forms=FORMS))


def _head(path: Path, *, missing: bool = False) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except FileNotFoundError:
        if not missing:
            return b""
        raise BadInput(msg("There is no such file."), where=str(path)) from None
    except IsADirectoryError:
        if not missing:
            return b""
        raise BadInput(msg("This is a folder, not a file."), where=str(path)) from None
    except OSError as fault:
        raise Unavailable(
            msg("The file cannot be read: {reason}.", reason=fault.strerror or ""), where=str(path)
        ) from fault


def _form(head: bytes) -> str:
    text = head.removeprefix(MARK).lstrip()
    if text.startswith(b"<"):
        return "xml" if NAMESPACE.search(text) else ""
    if text.startswith(b"{"):
        return "json" if JSON.search(text) else ""
    first = re.split(rb"[\r\n]", text, maxsplit=1)[0].replace(b'"', b"")
    return "csv" if re.match(rb"(DATAFLOW|STRUCTURE(\[.\])?[,;\t]STRUCTURE_ID)[,;\t]", first) else ""


# -- CSV ----------------------------------------------------------------------------------------------------


def _csv(path: Path) -> Content:
    first = re.split(rb"[\r\n]", _head(path).removeprefix(MARK).lstrip(), maxsplit=1)[0]
    delimiter = max(",;\t", key=lambda mark: first.count(mark.encode()))
    rows = rows_of_text(path, "utf-8", delimiter)
    named = [str(value or "") for value in next(row for row in rows if any(row.values)).values]
    heads = [re.sub(r"\[.\]$", "", _code(head)) for head in named]  # “STRUCTURE[;]” names a mark between values
    twice = sorted({head for head in heads if head and heads.count(head) > 1})
    if twice:
        raise BadInput(msg("The header has these columns twice: {columns}.", columns=twice), where=f"{path.name}:1")
    columns = tuple(head for head in heads if head and head not in BOOKKEEPING)
    form = "SDMX-CSV 1.0" if heads[0] == "DATAFLOW" else "SDMX-CSV 2.0"
    return Content(columns, _Lines(path.name, heads, labelled=heads != named).of(rows), "", form)


def _code(text: str) -> str:
    """The code of “KZ: Kazakhstan”.

    >>> _code("REF_AREA: Reference area"), _code("2025-Q1")
    ('REF_AREA', '2025-Q1')
    """
    return text.split(": ", 1)[0].strip()


class _Lines:
    """The lines of one CSV file, all of one structure; `labelled`: codes stand with their names."""

    def __init__(self, file: str, heads: list[str], *, labelled: bool) -> None:
        self.file, self.heads, self.labelled = file, heads, labelled
        self.structure: str | None = None

    def of(self, rows: Iterator[Row]) -> Iterator[Line]:
        for row in rows:
            if any(row.values):
                yield self._line(row)

    def _line(self, row: Row) -> Line:
        where = f"{self.file}:{row.number}"
        if len(row.values) != len(self.heads):
            raise BadInput(
                msg("The line has {n} {n:plural:cell|cells}, the header {m}.", n=len(row.values), m=len(self.heads)),
                where=where,
            )
        told = dict(zip(self.heads, [str(value or "") for value in row.values], strict=True))
        structure = _code(told.get("DATAFLOW") or told.get("STRUCTURE_ID") or "")
        self.structure = self.structure or structure
        if structure != self.structure:
            one_structure(where, [self.structure, structure])
        if told.get("ACTION", "").upper() == "D":
            no_deletion(where)
        codes = {head: text for head, text in told.items() if head and head not in BOOKKEEPING}
        if self.labelled:
            codes = {head: text if head in TEXTS else _code(text) for head, text in codes.items()}
        return Line(codes, row.number, str(row.number))


TEXTS = frozenset({"COMMENT", "OBS_COM", "TITLE", "TITLE_COMPL", "LOCATOR", "CORRECTION"})
"""Components that hold a text, where “: ” divides no code from its name."""


def one_structure(where: str, found: list[str]) -> None:
    raise BadInput(
        msg("The file holds figures of several structures: {names}.", names=found),
        where=where,
        accepted=msg("Accepted: the figures of one dataflow in a file."),
    )


def no_deletion(where: str) -> None:
    raise BadInput(
        msg("The message deletes figures, and what is held is never deleted."),
        where=where,
        accepted=msg("Accepted: messages that append, replace or inform."),
    )


def told(value: Any) -> str:
    """A cell of a frame as text: what is not there is empty."""
    return value.strip() if isinstance(value, str) else ""
