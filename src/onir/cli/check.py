"""`onir check`: the claims of a press text and the verdict of each, marked in the sentence they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.errors import BadInput
from onir.language.messages import Message, Sayable, marked, msg

if TYPE_CHECKING:
    from rich.text import Text

    from onir.claims.checking.report import Checked, Evidence, Report

MARKS = {
    "supported": ("✓", "green"),
    "revised": ("↻", "yellow"),
    "contradicted": ("✗", "red"),
    "misattributed": ("≠", "magenta"),
    "undecided": ("≈", "cyan"),
    "unverifiable": ("?", "blue"),
}
"""How a verdict looks: a shape for every eye and a colour."""

VERDICTS = {
    "supported": msg("supported"),
    "revised": msg("revised"),
    "contradicted": msg("contradicted"),
    "misattributed": msg("misattributed"),
    "undecided": msg("undecided"),
    "unverifiable": msg("unverifiable"),
}

KINDS = {
    "volume": msg("amount"),
    "growth": msg("growth"),
    "rank": msg("rank"),
    "share": msg("share"),
    "count": msg("count"),
    "target": msg("target"),
}
OUTCOMES = {"holds": "✓", "fails": "✗", "undecided": "≈"}
MOST_CELLS = 3

SENTENCE_ENDS = re.compile(r"[.!?…]\s|\n")
DEFAULT_FAILURES = "contradicted,misattributed"


HELP = marked("Read the claims of a press text and judge each against the official tables.")


def check(
    file: Annotated[str, typer.Argument(help=marked("The text to check: a file, or - for standard input."))],
    published: Annotated[
        str | None, typer.Option(help=marked("The day the text was published."), metavar="YYYY-MM-DD")
    ] = None,
    as_of: options.AsOf = None,
    fail_on: Annotated[
        str, typer.Option(help=marked("Verdicts that end with exit code 1, separated by commas."), metavar="VERDICTS")
    ] = DEFAULT_FAILURES,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Read the claims of a press text and judge each against the official tables."""
    failures = _failures(fail_on)
    day, until = options.day(published, "--published"), options.day(as_of, "--as-of")
    options.language(lang)
    from onir.claims.checking import check as judge  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.claims.texts import open_text  # noqa: PLC0415

    report = judge(open_text(file), published=day, as_of=until)
    if as_json:
        show.as_json(report.as_dict())
    else:
        _show(report, options.language(lang, _language_of(report)))
    if any(checked.verdict in failures for checked in report.claims):
        raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(check)


def _failures(text: str) -> frozenset[str]:
    wanted = frozenset(part.strip() for part in text.split(",") if part.strip())
    if unknown := sorted(wanted - set(VERDICTS)):
        raise BadInput(
            msg("“{text}” is not a verdict.", text=unknown[0]),
            where="--fail-on",
            accepted=msg("Accepted: {verdicts}.", verdicts=", ".join(VERDICTS)),
        )
    return wanted


def _language_of(report: Report) -> str:
    """The language most of its claims are written in; of a text without claims, that of its letters."""
    from onir.claims.reading.texts import language_of  # noqa: PLC0415 - of no use to --help

    spoken = [checked.claim.language for checked in report.claims]
    return max(spoken, key=spoken.count, default=None) or language_of(report.text)


def _show(report: Report, language: str) -> None:
    console = show.console()
    if not report.claims:
        console.print(msg("No claim about investment, output, jobs or people was found in this text.").say(language))
    told: set[str] = set()
    starts = [0, *(found.end() for found in SENTENCE_ENDS.finditer(report.text))]
    for number, checked in enumerate(report.claims, 1):
        console.print(_head(number, checked, language))
        console.print(_sentence(report.text, starts, checked))
        for line in (*_lines(checked, language), *_guards(checked, language, told)):
            console.print(f"   {line}")
        console.print()
    if report.claims:
        console.print(_summary(report, language))


def _head(number: int, checked: Checked, language: str) -> Text:
    from rich.text import Text  # noqa: PLC0415

    shape, colour = MARKS[checked.verdict]
    head = Text(f"{number}. ", style="bold")
    head.append(f"{shape} {VERDICTS[checked.verdict].say(language)}", style=f"bold {colour}")
    return head.append(f"  {' · '.join(_subject(checked, language))}", style="dim")


def _subject(checked: Checked, language: str) -> list[str]:
    """What the claim was read as: kind, indicator, area, period."""
    from onir.figures import indicators  # noqa: PLC0415 - of no use to --help
    from onir.territory import area  # noqa: PLC0415

    claim = checked.claim
    known = indicators().get(claim.indicator)
    parts: tuple[Sayable, ...] = (
        KINDS[claim.kind],
        known or msg("another statistic"),
        *([area(code) for code in claim.area.split("+")] if claim.area else [msg("area not said")]),
        claim.period or msg("period not said"),
    )
    return [part.say(language) for part in parts]


def _sentence(text: str, starts: list[int], checked: Checked) -> Text:
    """The sentence of the claim, its own words marked; `starts`: where the text and each of its sentences begin."""
    from rich.text import Text  # noqa: PLC0415

    start, end = checked.claim.start, checked.claim.end
    first = starts[bisect_right(starts, start) - 1]
    after = SENTENCE_ENDS.search(text, end)
    last = after.start() + 1 if after else len(text)
    line = Text("   «").append(text[first:start].lstrip())
    line.append(f"[{text[start:end]}]", style=f"bold {MARKS[checked.verdict][1]}")
    return line.append(text[end:last].rstrip()).append("»")


def _lines(checked: Checked, language: str) -> list[str]:
    """What is said under a claim: the verdict in words, then its evidence."""
    lines = [checked.say(language)]
    return lines + [f"{OUTCOMES[item.outcome]} {_evidence(item).say(language)}" for item in checked.evidence]


def _guards(checked: Checked, language: str, told: set[str]) -> Iterator[str]:
    """Guards that have something to say: not that all is well, and not again what stands beside every claim."""
    for guard in checked.guards:
        sentence = guard.sentence.say(language)
        if guard.result == "consistent" or (guard.code == "G8" and sentence in told):
            continue
        told.add(sentence)
        yield f"• {sentence}"


def _evidence(item: Evidence) -> Message:
    """One release: what it has and from which cells; for a figure also how it is reckoned and what was written."""
    from onir.claims.checking.figure import source, told, written  # noqa: PLC0415 - of no use to --help

    said = {"source": source(item), "value": told(item), "cells": _cells(item.locators)}
    if item.size is not None:
        return msg("{source}: {value}; cells {cells}", **said)
    return msg(
        "{source}: {value} = {formula}; cells {cells}; the text stands for {written}",
        **said,
        formula=item.formula,
        written=written(item),
    )


def _cells(locators: tuple[str, ...]) -> str:
    """The first few cells by file and line, and how many more there are."""
    more = f" … ({len(locators)})" if len(locators) > MOST_CELLS else ""
    return ", ".join(locators[:MOST_CELLS]) + more


def _summary(report: Report, language: str) -> str:
    counts = [(name, sum(checked.verdict == name for checked in report.claims)) for name in VERDICTS]
    said = ", ".join(f"{VERDICTS[name].say(language)} {count}" for name, count in counts if count)
    return _total(len(report.claims)).say(language) + " " + said + "."


def _total(count: int) -> Message:
    return msg("{n} {n:plural:claim|claims}:", n=count)
