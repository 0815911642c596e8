"""`onir figures corrections`: known errors of publishers, those that ship and one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.language.messages import Message, marked, msg

if TYPE_CHECKING:
    from onir.figures.corrections.correcting import Correction, Status

STATUSES: dict[Status, Message] = {"open": msg("open"), "mended": msg("mended"), "withdrawn": msg("withdrawn")}

app = typer.Typer(
    invoke_without_command=True,
    help=marked("List the figures known to be printed wrong, or enter, mend and withdraw corrections of your own."),
)

Number = Annotated[int, typer.Argument(help=marked("The number of a correction of your own."), metavar="NUMBER")]


@app.callback()
def list_(context: typer.Context, as_json: options.AsJson = False, lang: options.Language = None) -> None:
    """List the figures known to be printed wrong, or enter, mend and withdraw corrections of your own."""
    if context.invoked_subcommand is not None:
        return
    language = options.language(lang)
    from onir.figures import Store, list_corrections  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.figures.corrections.correcting import guard_corrections  # noqa: PLC0415

    entries = list_corrections()
    guards = guard_corrections(Store.open()) if entries else ()
    if as_json:
        told = [entry.as_dict() for entry in entries]
        show.as_json({"corrections": told, "guards": [guard.say("en") for guard in guards]})
        return
    _show(entries, guards, language)


@app.command("add", help=marked("Enter a correction of your own: what is printed in a cell, and what is right."))
def add(
    indicator: options.Indicator,
    area: Annotated[str, typer.Argument(help=marked("An area, by name or code."))],
    period: Annotated[str, typer.Argument(help=marked("A period, such as 2025 or 2025-H1."))],
    printed: Annotated[str, typer.Option(help=marked("The figure as printed, in the unit of the table."))],
    right: Annotated[str, typer.Option(help=marked("The right figure, in the same unit."))],
    why: Annotated[str, typer.Option(help=marked("Why the printed figure is wrong."))],
    told: Annotated[str, typer.Option(help=marked("Who was told of it, and when."))],
    partner: options.Partner = "_T",
    activity: options.Activity = "_T",
    table: Annotated[str, typer.Option(help=marked("The table, where several print that figure."))] = "",
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Enter a correction of your own: what is printed in a cell, and what is right."""
    language = options.language(lang)
    from onir.figures.corrections.entering import Subject, correct  # noqa: PLC0415 - heavy, and of no use to --help

    subject = Subject(indicator, area, period, partner, activity, table)
    _answer(correct(subject, printed, right, why=why, told=told), language, as_json=as_json)


@app.command("withdraw", help=marked("Take a correction of your own back; it stays on record and holds for nothing."))
def withdraw(number: Number, as_json: options.AsJson = False, lang: options.Language = None) -> None:
    """Take a correction of your own back; it stays on record and holds for nothing."""
    _mark(number, "withdrawn", options.language(lang), as_json=as_json)


@app.command("mended", help=marked("Say that the publisher has mended what a correction of your own puts right."))
def mended(number: Number, as_json: options.AsJson = False, lang: options.Language = None) -> None:
    """Say that the publisher has mended what a correction of your own puts right."""
    _mark(number, "mended", options.language(lang), as_json=as_json)


def _mark(number: int, status: Status, language: str, *, as_json: bool) -> None:
    from onir.figures.corrections.entering import mark  # noqa: PLC0415 - heavy, and of no use to --help

    _answer(mark(number, status), language, as_json=as_json)


def _answer(entry: Correction, language: str, *, as_json: bool) -> None:
    if as_json:
        show.as_json(entry.as_dict())
        return
    figures = {"printed": f"{entry.printed:f}", "right": f"{entry.corrected:f}"}
    words = msg(
        "Correction of {cell}: printed {printed}, right {right}; {why} (told: {told}). Status: {status}.",
        cell=entry.cell, status=STATUSES[entry.status], why=entry.why, told=entry.told, **figures,
    )  # fmt: skip
    show.console().print(words.say(language))


def _show(entries: tuple[Correction, ...], guards: tuple[Message, ...], language: str) -> None:
    console = show.console()
    if not entries:
        console.print(msg("No figure is known to be printed wrong.").say(language))
        return
    heads = (
        *(msg("No."), msg("Table"), msg("Cell"), msg("Printed"), msg("Right")),
        *(msg("Why"), msg("Told"), msg("Status")),
    )
    own = [entry for entry in entries if entry.own]
    numbers = {entry: str(number) for number, entry in enumerate(own, start=1)}
    rows = [_row(entry, numbers.get(entry, ""), language) for entry in entries]
    console.print(show.table(heads, rows, language, numbers=(0, 3, 4)))
    for guard in guards:
        console.print(guard.say(language))


def _row(entry: Correction, number: str, language: str) -> tuple[str, ...]:
    figures = (f"{entry.printed:f}", f"{entry.corrected:f}")
    return number, entry.table, entry.cell, *figures, entry.why, entry.told, STATUSES[entry.status].say(language)
