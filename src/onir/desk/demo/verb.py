"""`onir demo`: fills an empty desk with the office of a region that does not exist, or takes that away again."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from onir.desk.extra import need_extra
from onir.desk.terminal import Language, say
from onir.language.messages import Message, marked, msg

HELP = marked("Fill an empty desk with a fictitious region's office: projects, organisations, eight years of history.")


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(demo)


def demo(
    context: typer.Context,
    seed: Annotated[int, typer.Option(help=marked("The same seed on the same day makes the same data."))] = 1,
    clear: Annotated[bool, typer.Option("--clear", help=marked("Take the demonstration data away again."))] = False,
    lang: Language = None,
) -> None:
    """Fill an empty desk with a fictitious region's office: projects, organisations, eight years of history."""
    language = context.obj(lang)
    need_extra()
    from onir.desk.place import serving  # noqa: PLC0415 - needs the extra
    from onir.desk.serving import database  # noqa: PLC0415

    with serving("onir demo"), database() as owner:
        os.environ["DJANGO_SETTINGS_MODULE"] = "onir.desk.settings"
        import django  # noqa: PLC0415

        from onir.desk.first_start import in_words, migrate  # noqa: PLC0415

        django.setup()
        with in_words():
            migrate(owner)
            for words in _cleared(owner) if clear else _made(seed):
                say(words, language)


def _made(seed: int) -> list[Message]:
    from onir.desk.demo.making import make  # noqa: PLC0415 - once Django is set up
    from onir.desk.demo.names import rows  # noqa: PLC0415
    from onir.desk.first_start import NAME, first_administrator  # noqa: PLC0415

    password = first_administrator()
    made = make(seed)
    lines = sum(number for kind, number in made.counts.items() if kind.endswith("figure"))
    held = msg(
        "Held now, of a region that does not exist: projects {projects}, organisations {organisations}, lines of the "
        "ledgers {lines}.",
        projects=made.counts["pipeline.project"], organisations=made.counts["pipeline.organisation"], lines=lines,
    )  # fmt: skip
    names = [row["username"] for row in rows("people")]
    people = msg("They all sign in with the password {password}: {names}.", password=made.password, names=names)
    admin = msg("The first administrator is {name}, with the password {password}", name=NAME, password=password or "")
    return [held, people, *([admin] if password else []), msg("Passwords are shown this once.")]


def _cleared(owner: str) -> list[Message]:
    from onir.desk.demo.clearing import clear  # noqa: PLC0415 - once Django is set up

    clear(owner)
    return [msg("The demonstration data and its history are gone, and the accounts of its people are closed.")]
