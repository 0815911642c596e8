"""`onir versions`: the language versions of one release held against each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.errors import BadInput
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.claims.opening import Opened

HELP = marked("Hold the language versions of one release against each other: what one says and another does not.")


def versions(
    files: Annotated[
        list[str], typer.Argument(help=marked("Two or more texts: plain text, HTML, DOCX or PDF."), metavar="FILE")
    ],
    published: Annotated[
        str | None, typer.Option(help=marked("The day the texts were published."), metavar="YYYY-MM-DD")
    ] = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Hold the language versions of one release against each other: what one says and another does not."""
    day = options.day(published, "--published")
    answer = options.language(lang)
    if len(files) < 2:
        raise BadInput(
            msg("One text has nothing to be held against."),
            where="FILE",
            accepted=msg("Accepted: two texts or more, each a version of the same release."),
        )
    from onir.claims.opening import open_text  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.claims.versions import versions as compare  # noqa: PLC0415

    documents = [open_text(file) for file in files]
    texts = [document.text for document in documents]
    found = compare(*texts, published=day or _day_of(documents), names=[Path(file).name for file in files])
    if as_json:
        show.as_json(found.as_dict())
    else:
        show.console().print(found.say(answer))
    if found.differences:
        raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(versions)


def _day_of(documents: list[Opened]) -> date | None:
    """The day the files themselves give, where they give one."""
    days = {document.published for document in documents if document.published is not None}
    return days.pop() if len(days) == 1 else None
