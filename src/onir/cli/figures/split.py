"""`onir figures split`: an estimate for a region before it was parted from another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.figures import Split, Store
    from onir.figures.asking.splitting import Share

HELP = marked("Estimate what a region had before it was parted from another, by its share in a figure of your choice.")


def split(
    indicator: options.Indicator,
    area: Annotated[str, typer.Argument(help=marked("An area, by name or code."))],
    period: Annotated[
        str | None, typer.Argument(help=marked("A period before the split; every one printed without it."))
    ] = None,
    by: Annotated[
        str, typer.Option(help=marked("The indicator whose shares are taken, by code."), metavar="INDICATOR")
    ] = "population.total",
    to: Annotated[
        Path | None, typer.Option(help=marked("Write the estimates: .csv, .parquet or .xlsx."), metavar="FILE")
    ] = None,
    as_of: options.AsOf = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Estimate what a region had before it was parted from another, by its share in a figure of your choice."""
    language = options.language(lang)
    day = options.day(as_of, "--as-of")
    from onir.figures import Store as Held  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.figures import split as estimates  # noqa: PLC0415

    store = Held.open()
    found = estimates(indicator, area, period, by=by, as_of=day, store=store)
    if to is not None:
        _write(found, to, language, store=store, as_json=as_json)
    elif as_json:
        show.as_json([one.as_dict() for one in found])
    elif len(found) == 1:
        _show_one(found[0], language)
    else:
        _show_all(found, language)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(split)


def _write(found: tuple[Split, ...], to: Path, language: str, *, store: Store, as_json: bool) -> None:
    from onir.figures.exporting.reckoned import export_estimates  # noqa: PLC0415 - needed only to write

    written = export_estimates(found, to, language=language, store=store)
    if as_json:
        show.as_json(written.as_dict())
    else:
        show.console().print(written.say(language))


def _show_one(one: Split, language: str) -> None:
    console = show.console()
    headline, *rest = one.sentences
    console.print(headline.say(language), style="bold")
    for sentence in rest:
        console.print(sentence.say(language))
    heads = (msg("Basis"), msg("Share"), msg("Estimate"))
    rows = [_basis(one, share, language) for share in (one.share, *one.others)]
    console.print(show.table(heads, rows, language, numbers=(1, 2)))


def _basis(one: Split, share: Share, language: str) -> tuple[str, ...]:
    from onir.figures.words import Amount, Percent  # noqa: PLC0415

    estimate = Amount(one.by(share), one.whole.unit.base)
    return share.words.say(language), Percent.of(share.value).say(language), estimate.say(language)


def _show_all(found: tuple[Split, ...], language: str) -> None:
    console = show.console()
    title = msg(
        "{area}, {indicator}: estimates by {basis}",
        area=found[0].area,
        indicator=found[0].indicator,
        basis=found[0].share.basis,
    )
    console.print(title.say(language), style="bold")
    heads = (
        *(msg("Period"), msg("Undivided"), msg("Share"), msg("Share of")),
        *(msg("Estimate"), msg("Lowest"), msg("Highest")),
    )
    console.print(show.table(heads, [_line(one, language) for one in found], language, numbers=range(1, 7)))
    console.print(found[-1].sentences[-1].say(language))


def _line(one: Split, language: str) -> tuple[str, ...]:
    from onir.figures.releases.histories import said  # noqa: PLC0415
    from onir.figures.words import Amount, Percent  # noqa: PLC0415

    unit = one.whole.unit.base
    amounts = [Amount(value, unit).say(language) for value in (one.estimate, *(one.range or ()))]
    share = (Percent.of(one.share.value).say(language), str(one.share.period))
    return str(one.whole.period), said(one.whole).say(language), *share, *amounts, *([""] * (3 - len(amounts)))
