"""Options that several verbs share, with one name, one meaning and one way of being read."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from onir.errors import BadInput
from onir.language.messages import LANGUAGES, marked, msg

Language = Annotated[
    str | None, typer.Option("--lang", help=marked("Language of the answer: kk, ru or en."), metavar="LANG")
]
Indicator = Annotated[str, typer.Argument(help=marked("The indicator, by code."))]
Partner = Annotated[str, typer.Option(help=marked("The investor's country, by code; all together without it."))]
Activity = Annotated[
    str, typer.Option(help=marked("The section of activity, such as NACE2-C; all together without it."))
]
AsJson = Annotated[bool, typer.Option("--json", help=marked("Answer for programs, as JSON."))]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help=marked("Use only what had been released by this day."), metavar="YYYY-MM-DD"),
]


def day(text: str | None, option: str) -> date | None:
    """The day an option gives; refuses what is no day of the calendar."""
    if text is None:
        return None
    try:
        said = date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            msg("“{text}” is not a day.", text=text), where=option, accepted=msg("Accepted: a day such as 2025-10-08.")
        ) from None
    if said > date.today():
        raise BadInput(
            msg("{day} is still to come.", day=text), where=option, accepted=msg("Accepted: a day up to today.")
        )
    return said


def language(flag: str | None, text_language: str | None = None) -> str:
    """The language to answer in: the flag, else the locale, else that of the text if Öñir speaks it, else English."""
    if flag is not None and flag not in LANGUAGES:
        raise BadInput(
            msg("Öñir does not speak “{flag}”.", flag=flag), where="--lang", accepted=msg("Accepted: kk, ru or en.")
        )
    spoken = text_language if text_language in LANGUAGES else None
    return flag or locale_language() or spoken or "en"


def locale_language() -> str | None:
    """The language the person's locale names, when Öñir speaks it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value[:2] if value[:2] in LANGUAGES else None
    return None
