"""Files of a document are made by a process apart, one document at a time, within a time and a turn that is waited for.

The engines of sheets, texts and workbooks take hundreds of megabytes and seconds of a processor. A page builds the
document, which is small and of what the person may see, and sends it over; the process has no way to the figures or to
the database, makes the files and ends, and its memory with it. Charts are drawn by the drawer, which is there already.
"""

from __future__ import annotations

import copyreg
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from onir import errors
from onir.errors import OnirError, Unavailable
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.bulletin.document import Document

SECONDS = 60
"""The longest that the files of a document may take."""
TURN = 15
"""The longest that the document before is waited for: a thread of the desk waits with it."""

_turn = threading.Semaphore(1)


class Wanted(NamedTuple):
    """A document, and the languages and formats of its files."""

    document: Document
    languages: Sequence[str]
    forms: Sequence[str]


Files = Mapping[tuple[str, str], bytes]
"""By language and format."""


def made(wanted: Wanted) -> Files:
    """The files, made apart; Unavailable where that is not done in time."""
    if not _turn.acquire(timeout=TURN):
        raise Unavailable(msg("Another document is being drawn."), then=msg("Ask again in a moment."))
    try:
        return _made(pickled(wanted))
    finally:
        _turn.release()


def _made(asked: bytes) -> Files:
    own = {**os.environ, "MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=SECONDS, check=False, env=own)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        raise _unmade() from None
    if done.returncode != 0:
        raise _unmade()
    told: Any = pickle.loads(done.stdout)  # noqa: S301 - our own process wrote it
    if isinstance(told, dict):
        return told
    kind, what, then = told
    raise getattr(errors, kind)(what, then=then)


def _unmade() -> Unavailable:
    return Unavailable(
        msg("The document could not be drawn within {seconds} seconds and the memory there is.", seconds=SECONDS),
        then=msg("Try again; if it fails again, tell those who run the desk when it happened."),
    )


class _Pickler(pickle.Pickler):
    """The gaps of a message are a mapping that nobody may change, whose type has no name by which to find it again."""

    dispatch_table = copyreg.dispatch_table | {MappingProxyType: lambda gaps: (dict, (dict(gaps),))}


def pickled(value: object) -> bytes:
    written = BytesIO()
    _Pickler(written).dump(value)
    return written.getvalue()


def drawn(asked: bytes) -> Files:
    """The files of what was sent over; loads the engines, so a page has it done apart."""
    from onir.bulletin.formats import Telling  # noqa: PLC0415 - only that process loads what makes files
    from onir.desk.drawer import draw  # noqa: PLC0415

    document, languages, forms = pickle.loads(asked)  # noqa: S301 - the desk itself sent it
    tellings = {language: Telling(document, language, draw=draw) for language in languages}
    return {(language, form): tellings[language].made(form) for language in languages for form in forms}


def _main() -> None:
    told: object
    try:
        told = drawn(sys.stdin.buffer.read())
    except OnirError as error:
        told = type(error).__name__, error.what, error.then
    sys.stdout.buffer.write(pickled(told))


if __name__ == "__main__":
    _main()
