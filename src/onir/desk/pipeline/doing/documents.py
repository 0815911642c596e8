"""Documents: a file with what it is, a newer version of it, and reading it again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.desk.pipeline import files
from onir.desk.pipeline.doing import records
from onir.desk.pipeline.doing.permission import need, need_right
from onir.desk.pipeline.models import Document
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


def add(by: User, content: bytes, file_name: str, *, reason: str = "", **given: Any) -> Document:
    """A document of a project or of an organisation, with its file."""
    need_right(by, Document, "add")
    if given.get("project") is None and given.get("organisation") is None:
        raise BadInput(msg("A document belongs to a project or to an organisation."))
    row = Document(**records.known(Document, given), created_by=by)
    return _kept(by, row, content, file_name, given, reason=reason)


def source(by: User, path: Path, what: str) -> Document:
    """A file that rows came from, kept beside them: a document of nobody but who may read all of them."""
    kept = files.keep(path.read_bytes(), path.name)
    row = Document(kind="other", title=f"{what}: {path.name}"[:300], file_name=path.name[-255:], created_by=by)
    row.media_type, row.size, row.sha256 = kept.media_type, kept.size, kept.sha256
    with acting(by, row.title):
        row.save(force_insert=True)
    return row


def replace(by: User, document: Document, content: bytes, file_name: str, *, reason: str = "") -> Document:
    """A newer version; the former one stays and can be read."""
    if document.replaced_by.exists():
        raise BadInput(msg("There is a newer version of this document already."))
    need(by, "read", document)
    same = ("project", "organisation", "kind", "title", "language", "confidentiality", "retain_until")
    row = Document(**{name: getattr(document, name) for name in same}, created_by=by)
    row.replaces, row.version = document, document.version + 1
    return _kept(by, row, content, file_name, {}, reason=reason)


def read(by: User, document: Document) -> bytes:
    """The file, for whoever may read the document; one in which a virus was found, for nobody."""
    need(by, "read", document)
    if document.scan_state == "infected":
        raise BadInput(msg("A virus was found in this file, so it is not handed out."), where=document.file_name)
    return files.read(document.sha256)


def _kept(by: User, row: Document, content: bytes, file_name: str, given: dict[str, Any], *, reason: str) -> Document:
    kept = files.keep(content, file_name)
    row.file_name, row.sha256, row.size, row.media_type = file_name[-255:], kept.sha256, kept.size, kept.media_type
    with acting(by, reason):
        records.written(by, row, given)
        need(by, "add", row)
    return row
