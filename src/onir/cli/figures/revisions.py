"""`onir figures revisions`: how far the figures of a table move after they are first printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.figures.releases.regressing import Regression
    from onir.figures.releases.revising import Statistics, Step
    from onir.figures.releases.settling import Settlement, Settling

HELP = marked("Show how far figures move after they are first printed, by their age: revisions, signs, ranks.")


MEASURES = {"level": msg("Levels, in logarithms"), "growth": msg("Growth on the year before, in logarithms")}


def revisions(
    indicator: options.Indicator,
    settled: Annotated[
        int, typer.Option(help=marked("At how many quarters a figure counts as settled."), metavar="QUARTERS")
    ] = 12,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Show how far figures move after they are first printed, by their age: revisions, signs, ranks."""
    language = options.language(lang)
    from onir.figures import revisions as of_tables  # noqa: PLC0415 - heavy, and of no use to --help

    answers = of_tables(indicator, settled=settled)
    if as_json:
        show.as_json([answer.as_dict() for answer in answers])
        return
    console = show.console()
    for answer in answers:
        headline, *rest = answer.sentences
        console.print(headline.say(language), style="bold")
        for sentence in rest:
            console.print(sentence.say(language))
        for step in (*answer.steps, *([answer.total] if answer.total else [])):
            _show(step, language)
        if answer.settlement is not None:
            _show_settlement(answer.settlement, language)
        console.print()


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(revisions)


def _show(step: Step, language: str) -> None:
    console = show.console()
    title = msg("Release {old} to release {new}", old=step.old.released, new=step.new.released)
    console.print()
    console.print(title.say(language))
    heads = (
        *(msg("Age, quarters"), msg("Cells"), msg("Revised"), msg("Sum")),
        *(msg("Mean, log"), msg("±"), msg("Absolute, log"), msg("Signs"), msg("Ranks")),
    )
    rows = [_row(one, one.age, language) for one in step.ages]
    every = _row(step.whole, msg("all").say(language), language)
    console.print(show.table(heads, [*rows, every], language, numbers=range(1, 9)))


def _show_settlement(settlement: Settlement, language: str) -> None:
    console = show.console()
    console.print()
    for sentence in settlement.sentences:
        console.print(sentence.say(language))
    heads = (
        *(msg("Age, quarters"), msg("Cells"), msg("Releases"), msg("Mean, log"), msg("±"), msg("Absolute, log")),
        *(msg("Noise ratio"), msg("News: α, β"), msg("p"), msg("Noise: α, β"), msg("p")),
    )
    for measure, title in MEASURES.items():
        rows = [_settling(one, language) for one in settlement.ages if one.measure == measure]
        if rows:
            shown = [place for place in range(len(heads)) if any(row[place] for row in rows)]
            console.print()
            console.print(title.say(language))
            told = [[row[place] for place in shown] for row in rows]
            console.print(show.table([heads[place] for place in shown], told, language, numbers=range(1, len(shown))))


def _settling(one: Settling, language: str) -> tuple[str, ...]:
    from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load

    figures = (one.bias, one.error, one.absolute, one.ratio)
    return (
        one.age,
        say_number(language, one.cells),
        say_number(language, one.releases),
        *("" if value is None else _thousandths(Decimal(value), language) for value in figures),
        *_regression(one.news, language),
        *_regression(one.noise, language),
    )


def _regression(one: Regression | None, language: str) -> tuple[str, str]:
    if one is None:
        return "", ""
    alpha, beta, p = (_thousandths(Decimal(value), language) for value in (one.alpha, one.beta, one.p))
    return f"{alpha}; {beta}", p


def _row(one: Statistics, age: str, language: str) -> tuple[str, ...]:
    from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load

    return (
        age,
        say_number(language, one.cells),
        _percent(one.revised, one.cells, language),
        "" if one.relative is None else _percent(one.relative, 1, language),
        "" if one.logs is None else _thousandths(one.logs.mean, language),
        "" if one.logs is None or one.logs.error is None else _thousandths(one.logs.error, language),
        "" if one.logs is None else _thousandths(one.logs.absolute, language),
        say_number(language, one.signs),
        _percent(one.moved, one.ranked, language),
    )


def _percent(part: int | Decimal, whole: int, language: str) -> str:
    from onir.figures.words import Percent  # noqa: PLC0415

    return Percent.of(Fraction(part) / whole).say(language) if whole else ""


def _thousandths(value: Decimal, language: str) -> str:
    from onir.figures.words import rounded  # noqa: PLC0415
    from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load

    return say_number(language, rounded(value, -3), 3)
