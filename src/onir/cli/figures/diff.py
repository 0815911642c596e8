"""`onir figures diff`: what a later release of a table changes, in its figures and in verdicts on texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onir.claims.telling.words import VERDICTS
from onir.cli import options, show
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.claims.checking.flips import Flip
    from onir.figures import Cell, Diff


HELP = marked("Show what a later release of a table changes: figures, growth rates, ranks, and verdicts on texts.")
LONGEST = 10
"""Lines of each kind shown to a person, the largest first; `--json` gives them all."""


def diff(
    old: Annotated[str, typer.Argument(help=marked("The earlier release, by date or key, such as 2018-02."))],
    new: Annotated[str, typer.Argument(help=marked("The later release of the same table, by date or key."))],
    period: Annotated[str | None, typer.Option(help=marked("This period alone, such as 2025 or 2025-H1."))] = None,
    by: Annotated[
        str | None,
        typer.Option(
            help=marked("Growth and ranks of each partner, or of each activity, apart."), metavar="partner|activity"
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            help=marked("A folder of texts: which verdicts turn. Begin a name with its day: 2018-03-05-puebla.txt."),
            metavar="DIR",
        ),
    ] = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Show what a later release of a table changes: figures, growth rates, ranks, and verdicts on texts."""
    language = options.language(lang)
    from onir.figures import Store  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.figures import diff as between  # noqa: PLC0415

    store = Store.open()
    answer = between(old, new, period=period, by=by, store=store)
    turned = None if texts is None else _flips(texts, answer, store)
    if as_json:
        more = {} if turned is None else {"flips": [flip.as_dict() for flip in turned]}
        show.as_json({**answer.as_dict(), **more})
        return
    _show(answer, language)
    if turned is not None:
        _show_flips(turned, language)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(diff)


def _flips(folder: Path, answer: Diff, store: Any) -> tuple[Flip, ...]:
    from onir.claims.checking.flips import flips  # noqa: PLC0415 - needed only for texts

    return flips(folder, answer.old, answer.new, store=store)


def _show(answer: Diff, language: str) -> None:
    from onir.figures.releases.histories import percent_said  # noqa: PLC0415

    console = show.console()
    headline, *rest = answer.sentences
    console.print(headline.say(language), style="bold")
    for sentence in rest:
        console.print(sentence.say(language))
    cells = [(one.new, *one.figures) for one in answer.revised[:LONGEST]]
    growth = [(one.cell, percent_said(one.old), percent_said(one.new)) for one in answer.growth[:LONGEST]]
    ranks = [(one.cell, one.old, one.new) for one in answer.ranks[:LONGEST]]
    for head, lines in ((msg("Figure"), cells), (msg("Growth"), growth), (msg("Rank"), ranks)):
        if lines:
            heads = (msg("Area"), msg("Partner"), msg("Activity"), msg("Period"), head, msg("New"))
            rows = [(*_names(cell), then.say(language), now.say(language)) for cell, then, now in lines]
            shown = [place for place in range(len(heads)) if any(row[place] for row in rows)]
            told = [[row[place] for place in shown] for row in rows]
            numbers = (len(shown) - 2, len(shown) - 1)
            console.print()
            console.print(show.table([heads[place] for place in shown], told, language, numbers=numbers))


def _names(cell: Cell) -> tuple[str, ...]:
    """Area, partner, activity, period; blank for all partners or activities together."""
    apart = ("" if code == "_T" else code for code in (cell.partner, cell.activity))
    return (cell.area, *apart, str(cell.period))


def _show_flips(turned: tuple[Flip, ...], language: str) -> None:
    console = show.console()
    console.print()
    console.print(msg("Verdicts that turn: {n}.", n=len(turned)).say(language), style="bold")
    heads = (msg("Text"), msg("Claim"), msg("Verdict"), msg("New"))
    rows = [
        (
            flip.text,
            flip.new.claim.quote,
            VERDICTS[flip.old.verdict].say(language),
            VERDICTS[flip.new.verdict].say(language),
        )
        for flip in turned
    ]
    if rows:
        console.print(show.table(heads, rows, language))
