"""Documents with a structure are opened by a process of their own (`worker`): a hostile file costs that process alone.

A process that dies of a file says nothing, and that is an answer too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode
from datetime import date
from importlib.util import find_spec
from typing import Any

from onir.claims.opening.notes import Note
from onir.claims.opening.refusing import SAVE_AS_TEXT, SECONDS, refuse, refuse_document
from onir.errors import Defect, NotHeld
from onir.language.messages import msg

NEEDS = {"page": "trafilatura", "docx": "lxml", "pdf": "pypdfium2"}
"""The library that opens each kind, all in the extra `documents`."""


def taken_apart(raw: bytes, kind: str, where: str) -> tuple[str, date | None]:
    """The text of a document of this kind, and the day a page gives as that of its publication."""
    told = _told(raw, kind, kind, where)
    return told["text"], date.fromisoformat(told["published"]) if told["published"] else None


def commented(raw: bytes, notes: list[Note], day: date, where: str) -> tuple[bytes, int]:
    """A DOCX with a comment for each note, and how many notes found no place that Word lets be commented."""
    asked = {"day": day.isoformat(), "notes": [note._asdict() for note in notes]}
    told = _told(json.dumps(asked).encode() + b"\n" + raw, "comments", "docx", where)
    return b64decode(told["document"]), told["left"]


def _told(given: bytes, task: str, kind: str, where: str) -> dict[str, Any]:
    """What the process apart says of it."""
    if find_spec(NEEDS[kind]) is None:
        raise NotHeld(
            msg("Web pages, DOCX and PDF are read with the extra “documents”, which is not installed."),
            where=where,
            then=msg('Install it: pip install "onir[documents]"'),
        )
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "onir.claims.opening.worker", task],
            input=given, capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise refuse(
            msg("The document was not read within {seconds} seconds.", seconds=SECONDS), where, SAVE_AS_TEXT
        ) from None
    if done.returncode == 1:
        raise Defect(
            msg(
                "The process that opens documents failed: {reason}", reason=done.stderr.decode(errors="replace")[-300:]
            ),
            where=where,
        )
    told: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"refused": "damaged"}
    if "refused" in told:
        raise refuse_document(told["refused"], where)
    return told
