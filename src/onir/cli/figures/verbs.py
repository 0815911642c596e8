"""`onir figures`: which tables are held, in which releases, and what their cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.cli.figures import add, calendar, corrections, diff, export, fetch, history, revisions, split
from onir.language.messages import Message, marked, msg

if TYPE_CHECKING:
    from onir.figures import Cell, HeldTable

LONGEST = 60
"""Cells shown to a person at once; `--json` gives them all."""

app = typer.Typer(
    no_args_is_help=True, help=marked("The official figures held: their tables, their releases, their cells.")
)
app.command("add", help=marked("Add a table from a file: .xlsx, .csv or SDMX with a mapping of its layout."))(add.add)


fetch.add_to(app)


@app.command("list", help=marked("List the tables held, with their periods and releases."))
def list_(as_json: options.AsJson = False, lang: options.Language = None) -> None:
    """List the tables held, with their periods and releases."""
    language = options.language(lang)
    from onir.figures import list_figures  # noqa: PLC0415 - heavy, and of no use to --help

    tables = list_figures()
    if as_json:
        show.as_json([table.as_dict() for table in tables])
    else:
        heads = (msg("Indicator"), msg("Country"), msg("Table"), msg("Publisher"), msg("Periods"), msg("Releases"))
        show.console().print(show.table(heads, [_table(table, language) for table in tables], language))


@app.command("show", help=marked("Show the cells of an indicator, each with its release and the line it stands in."))
def show_(
    indicator: options.Indicator,
    area: Annotated[str | None, typer.Option(help=marked("An area, by name or code."))] = None,
    period: Annotated[str | None, typer.Option(help=marked("A period, such as 2025 or 2025-H1."))] = None,
    partner: options.Partner = "_T",
    activity: options.Activity = "_T",
    as_of: options.AsOf = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Show the cells of an indicator, each with its release and the line it stands in."""
    language = options.language(lang)
    day = options.day(as_of, "--as-of")
    from onir.figures import Cut, show_figures  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.figures.corrections.correcting import corrections_said  # noqa: PLC0415

    cells = show_figures(indicator, area, period, cut=Cut(partner, activity), as_of=day)
    if as_json:
        show.as_json([cell.as_dict() for cell in cells])
        return
    console = show.console()
    heads = (msg("Area"), msg("Period"), msg("Value"), msg("Unit"), msg("Status"), msg("Release"), msg("Cell"))
    rows = [_cell(cell, language) for cell in cells[-LONGEST:]]
    console.print(show.table(heads, rows, language, numbers=(2,)))
    if len(cells) > LONGEST:
        console.print(_cut(len(cells)).say(language))
    for sentence in corrections_said(cells[-LONGEST:]):
        console.print(sentence.say(language))


def _table(table: HeldTable, language: str) -> tuple[str, ...]:
    releases = "; ".join(vintage.released for vintage in table.vintages)
    periods = f"{table.first} … {table.last}"
    name = f"{table.indicator.say(language)} ({table.indicator.code})"
    return name, table.country, table.table, table.publisher.say(language), periods, releases


def _cell(cell: Cell, language: str) -> tuple[str, ...]:
    from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load

    value = "" if cell.value is None else say_number(language, cell.value)
    status = f"{cell.status}, {msg('corrected').say(language)}" if cell.correction else cell.status
    return cell.area, str(cell.period), value, str(cell.unit), status, cell.vintage.released, show.lines(cell)


def _cut(count: int) -> Message:
    return msg(
        "The last {shown} of {count} cells; --area, --period or --json show the others.", shown=LONGEST, count=count
    )


app.add_typer(corrections.app, name="corrections")
for verb in (history, diff, export, revisions, split, calendar):
    verb.add_to(app)
