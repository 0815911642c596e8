"""What the desk's verbs share in a terminal: the option of the language, and how a sentence is said."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onir.language.messages import Message, marked

Language = Annotated[
    str | None, typer.Option("--lang", help=marked("Language of the answer: kk, ru or en."), metavar="LANG")
]


def say(words: Message, language: str) -> None:
    """On a line of its own, at once: whoever waits for an address may read through a pipe."""
    sys.stdout.write(f"{words.say(language)}\n")
    sys.stdout.flush()
