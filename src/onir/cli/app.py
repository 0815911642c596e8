"""The command `onir`: its verbs, its languages and the border at which errors become words."""

from __future__ import annotations

import io
import os
import sys
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, NoReturn

import typer

from onir.cli import bulletin, check, doctor, impact, outlook, plain, scan, standing, territory, versions
from onir.cli.figures import verbs as figures
from onir.cli.options import language as answer_language
from onir.cli.options import locale_language
from onir.errors import Defect, OnirError, Unavailable
from onir.language.messages import LANGUAGES, catalogue, marked, msg

HELP = marked("Follows a regional investment from the promise to the money: what was said, and what the tables say.")

app = typer.Typer(add_completion=False, no_args_is_help=True, help=HELP, rich_markup_mode=None)
for verb in (check, versions, scan, standing, bulletin, impact, outlook, territory, doctor):
    verb.add_to(app)
app.add_typer(figures.app, name="figures")


@cache
def _with_verbs_of_others() -> typer.Typer:
    """All verbs: those of the desk are known by the entry-point group `onir.verbs` alone, and add themselves."""
    for entry in sorted(entry_points(group="onir.verbs")):
        entry.load().add_to(app)
    return app


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run one verb; ends the process with 0, with 1 (something was contradicted) or with 2 and one message."""
    arguments = [_in_utf8(word) for word in sys.argv[1:]] if arguments is None else arguments
    _speak_every_alphabet()
    language = _language_of(arguments)
    command = typer.main.get_command(_with_verbs_of_others())
    _translate(command, language)
    try:
        command(args=arguments, prog_name="onir", obj=answer_language)
    except OnirError as error:
        _stop(error, language)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _stop(_unwritten(error), language)
    except Exception as error:
        _stop(_defect(error), language)
    sys.exit(0)


def _in_utf8(word: str) -> str:
    """A word of the command line as its bytes say, whatever the locale made of them."""
    return os.fsencode(word).decode("utf-8", errors="replace")


def _speak_every_alphabet() -> None:
    """Answers hold Kazakh letters: UTF-8 into files and pipes; a terminal shows what it can and fails at nothing."""
    plain.register()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors=plain.NAME)


def _stop(error: OnirError, language: str) -> NoReturn:
    sys.stderr.write(f"onir: {error.say(language)}\n")
    sys.exit(2)


def _unwritten(error: OSError) -> OnirError:
    return Unavailable(msg("The answer could not be written: {reason}.", reason=error.strerror or str(error)))


def _defect(error: Exception) -> Defect:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    return Defect(
        msg("Öñir failed, which is a defect of Öñir: {kind}: {reason}", kind=type(error).__name__, reason=str(error)),
        where=where,
        then=msg("Please report it with this line and the command you gave."),
    )


def _language_of(arguments: list[str]) -> str:
    """The language of help and errors: the flag, else the locale, else English."""
    for flag, value in zip(arguments, [*arguments[1:], ""], strict=True):
        name, equals, inline = flag.partition("=")
        if name == "--lang" and (inline if equals else value) in LANGUAGES:
            return inline if equals else value
    return locale_language() or "en"


def _translate(command: Any, language: str) -> None:
    """Put the help of a command, its options and its verbs into `language`."""
    said = catalogue(language).gettext
    if command.help:
        command.help = said(command.help)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = said(parameter.help)
    for verb in getattr(command, "commands", {}).values():
        _translate(verb, language)
