"""The formats of a document, by the endings of their files, and writing it in all that are asked for.

A document is told once a language; page, sheet and text are made of that, the workbook of the document itself, whose
numbers it keeps. Files are written whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

from onir.bulletin.document import Document
from onir.bulletin.told import Told, told
from onir.errors import BadInput, Unavailable
from onir.files import whole
from onir.language.messages import msg


def checked(formats: Sequence[str]) -> None:
    """BadInput where a format is not one of these."""
    for form in formats:
        if form not in FORMATS:
            raise BadInput(
                msg("“{form}” is not a format of documents.", form=form),
                accepted=msg("Accepted: {forms}.", forms=list(FORMATS)),
            )


class Telling:
    """A document in one language, told once, from which every format is made."""

    def __init__(self, document: Document, language: str, *, draw: Callable[[str], str] | None = None) -> None:
        self.document, self.language, self.draw = document, language, draw

    @cached_property
    def told(self) -> Told:
        return told(self.document, self.language, draw=self.draw)

    def made(self, form: str) -> bytes:
        """The file of a format."""
        checked([form])
        return _MAKERS[form](self)


def _html(telling: Telling) -> bytes:
    from onir.bulletin.paged import page  # noqa: PLC0415 - each engine is loaded where it is needed

    return page(telling.told).encode()


def _pdf(telling: Telling) -> bytes:
    from onir.bulletin.printed import document_pdf  # noqa: PLC0415

    return document_pdf(telling.told)


def _docx(telling: Telling) -> bytes:
    from onir.bulletin.office import document_docx  # noqa: PLC0415

    return document_docx(telling.told)


def _xlsx(telling: Telling) -> bytes:
    from onir.bulletin.office import document_xlsx  # noqa: PLC0415

    return document_xlsx(telling.document, telling.language)


def _md(telling: Telling) -> bytes:
    from onir.bulletin.plain import document_md  # noqa: PLC0415

    return document_md(telling.told).encode()


_MAKERS: Mapping[str, Callable[[Telling], bytes]] = {
    "html": _html, "pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "md": _md,
}  # fmt: skip
FORMATS = tuple(_MAKERS)
"""What a document can be written as."""


def written(document: Document, folder: Path, *, languages: Sequence[str], formats: Sequence[str]) -> Iterator[Path]:
    """The files, one a language and format, as each is written; the folder is made where there is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else str(fault)
        raise Unavailable(msg("The file cannot be written: {reason}.", reason=reason), where=str(folder)) from fault
    # the engines of charts and of sheets work outside of Python, so that languages share the processors
    with ThreadPoolExecutor(max(1, len(languages))) as threads:
        for files in threads.map(lambda language: list(_files(document, language, formats)), languages):
            for name, content in files:
                path = folder / name
                with whole(path) as part:
                    part.write_bytes(content)
                yield path


def _files(document: Document, language: str, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    telling = Telling(document, language)
    for form in formats:
        yield f"{document.name}.{language}.{form}", telling.made(form)
