"""Words that several operations understand, with one meaning; the sentences are those of the command's help."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from onir.desk.asking import day_of
from onir.errors import BadInput
from onir.language.messages import marked, msg

LONGEST = 200
"""Letters of a word: names of areas, periods in words."""


def word(help_: str, **more: Any) -> Any:
    """The description of a word that may be left out."""
    return Field(description=help_, max_length=LONGEST, **more)


def choice(help_: str) -> Any:
    """The description of a word of which only some are accepted."""
    return Field(description=help_)


Indicator = Annotated[str, word(marked("The indicator, by code."))]
Area = Annotated[str, word(marked("An area, by name or code."))]
Period = Annotated[str, word(marked("A period, such as 2025 or 2025-H1."))]
Partner = Annotated[str, word(marked("The investor's country, by code; all together without it."))]
Activity = Annotated[str, word(marked("The section of activity, such as NACE2-C; all together without it."))]
DATE = {"format": "date"}
AsOf = Annotated[str | None, word(marked("Use only what had been released by this day."), json_schema_extra=DATE)]


class Words(Schema):
    """What an operation is asked in its address."""


def day(text: str | None, name: str) -> date | None:
    """A day as a program writes it; BadInput names the word."""
    if text is None:
        return None
    if not text:
        raise BadInput(
            msg("“{text}” is not a day.", text=text), where=name, accepted=msg("Accepted: a day such as 2025-10-08.")
        )
    try:
        return day_of(text)
    except BadInput as error:
        raise BadInput(error.what, where=name, accepted=error.accepted) from None
