"""`onir doctor`: whether this installation can do its work, and what to do where it cannot."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import typer

from onir import __version__
from onir.cli import options, show
from onir.errors import OnirError
from onir.language.messages import LOCALE, Message, marked, msg

ENGINES = ("ibis-framework", "duckdb", "pyarrow", "babel")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and what was found or is to be done."""

    name: str
    well: bool
    words: Message

    def as_dict(self) -> dict[str, Any]:
        return {"name": self.name, "well": self.well, "found": self.words.say("en")}


HELP = marked("Look whether this installation can do its work; exit code 2 where it cannot.")


def doctor(as_json: options.AsJson = False, lang: options.Language = None) -> None:
    """Look whether this installation can do its work; exit code 2 where it cannot."""
    language = options.language(lang)
    findings = [look() for look in LOOKS]
    if as_json:
        show.as_json([finding.as_dict() for finding in findings])
    else:
        console = show.console()
        for finding in findings:
            console.print(f"{'✓' if finding.well else '✗'} {finding.words.say(language)}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(2)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(doctor)


def _python() -> Finding:
    found = msg("Öñir {onir} on Python {python}.", onir=__version__, python=platform.python_version())
    return Finding("python", sys.version_info >= (3, 11), found)


def _libraries() -> Finding:
    try:
        held = ", ".join(f"{name} {version(name)}" for name in ENGINES)
    except PackageNotFoundError as missing:
        return Finding(
            "libraries", False, msg("The library {name} is missing: install Öñir again.", name=str(missing.name))
        )
    return Finding("libraries", True, msg("Libraries: {names}.", names=held))


def _catalogues() -> Finding:
    missing = [name for name in ("kk", "ru") if not (LOCALE / name / "LC_MESSAGES" / "onir.mo").exists()]
    if missing:
        words = msg("Catalogues are not compiled for {names}: install Öñir again.", names=", ".join(missing))
        return Finding("catalogues", False, words)
    return Finding("catalogues", True, msg("Catalogues are there for Kazakh, Russian and English."))


def _figures() -> Finding:
    from onir.figures import Store  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.figures.corrections.correcting import guard_corrections  # noqa: PLC0415
    from onir.figures.keeping.shelf import home  # noqa: PLC0415

    try:
        store = Store.open()
        store.verify()
    except OnirError as error:
        return Finding("figures", False, Message("{error}", {"error": error}))
    if stale := guard_corrections(store):
        return Finding("figures", False, stale[0])
    held = msg(
        "{n} {n:plural:table|tables} of official figures, whole, in {folder}.",
        n=len(store.vintages()),
        folder=str(home()),
    )
    return Finding("figures", True, held)


LOOKS: tuple[Callable[[], Finding], ...] = (_python, _libraries, _catalogues, _figures)
