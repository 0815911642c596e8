"""`onir figures calendar`: what comes next of every table held, and what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onir.cli import options, show
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    import typer

    from onir.figures import Due

HELP = marked("Show when the next release of every table is due, and which are overdue.")
STATES = {"due": msg("due"), "overdue": msg("overdue"), "unknown": msg("not known")}
CERTAINTIES = {"declared": msg("declared"), "inferred": msg("inferred"), "": msg("")}


def calendar(as_json: options.AsJson = False, lang: options.Language = None) -> None:
    """Show when the next release of every table is due, and which are overdue."""
    language = options.language(lang)
    from onir.figures import calendar as of_tables  # noqa: PLC0415 - heavy, and of no use to --help

    dues = of_tables()
    if as_json:
        show.as_json([due.as_dict() for due in dues])
        return
    heads = (
        *(msg("Table"), msg("Country"), msg("Newest period"), msg("Newest release")),
        *(msg("Next due"), msg("Certainty"), msg("State")),
    )
    show.console().print(show.table(heads, [_row(due, language) for due in dues], language))


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(calendar)


def _row(due: Due, language: str) -> tuple[str, ...]:
    table, state = due.table, STATES[due.state].say(language)
    late = msg("{days} {days:plural:day|days}", days=due.days_late).say(language)
    return (
        table.table,
        table.country,
        str(table.last),
        table.vintages[-1].released,
        "" if due.due is None else due.due.isoformat(),
        CERTAINTIES[due.certainty].say(language),
        f"{state}, {late}" if due.days_late else state,
    )
