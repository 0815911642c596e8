"""Bodies of pages that were answered once, kept in files: in memory they would take more than the server itself.

A question has the same answer in the same language until a table or a correction is added, so the folder is named by
the edition of the figures and by that of the program, and one of an earlier edition is thrown away. A desk that is
started again has its answers. Left out: whatever differs by the person who asks, which no answer kept here may.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from sysconfig import get_path
from typing import ParamSpec

from django.conf import settings
from django.utils.safestring import SafeString

import onir
from onir.desk.held import edition
from onir.desk.place import folder

P = ParamSpec("P")

MOST = 4000
"""Answers kept, of some eighty kilobytes each; those that are prepared are a third of them."""


def kept(answer: Callable[P, SafeString]) -> Callable[P, SafeString]:
    """Make an answer once: what it is asked tells itself apart by its `repr`, the language among it."""

    @wraps(answer)
    def answered(*asked: P.args, **more: P.kwargs) -> SafeString:
        question = (answer.__module__, answer.__name__, asked, more)
        file = _of_this_edition() / sha256(repr(question).encode()).hexdigest()
        with suppress(FileNotFoundError):
            return SafeString(file.read_text("utf-8"))
        made = answer(*asked, **more)
        with suppress(OSError):  # one that cannot be kept is made again
            _keep(file, made)
        return made

    return answered


def forget() -> None:
    """Throw all answers away."""
    shutil.rmtree(_all(), ignore_errors=True)


def _all() -> Path:
    return folder() / "answers"


def _of_this_edition() -> Path:
    return _all() / sha256(repr((edition(), _program(), settings.BOUNDARIES_CODE)).encode()).hexdigest()[:16]


@cache
def _program() -> tuple[int, ...]:
    """What differs once a file of the program, or a package beside it, was exchanged: it may answer otherwise."""
    files = [file for file in Path(onir.__file__).parent.rglob("*") if file.is_file() and file.suffix != ".pyc"]
    newest = max(file.stat().st_mtime_ns for file in files)
    return newest, len(files), Path(get_path("purelib")).stat().st_mtime_ns


def _keep(file: Path, answer: str) -> None:
    if not file.parent.exists():
        forget()
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f".{secrets.token_hex(8)}")
    try:
        part.write_text(answer, "utf-8", newline="")
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    _drop_oldest(file.parent)


def _drop_oldest(place: Path) -> None:
    """The oldest tenth, once there are more than fit."""
    held = list(os.scandir(place))
    if len(held) > MOST:
        for one in sorted(held, key=lambda entry: entry.stat().st_mtime)[: MOST // 10]:
            Path(one).unlink(missing_ok=True)
