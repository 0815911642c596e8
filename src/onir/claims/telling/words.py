"""What is said around a verdict, the same on a terminal and on a page: names, shapes, the lines under a claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onir.language.messages import Message, Sayable, msg

if TYPE_CHECKING:
    from onir.claims.checking.report import Checked, Evidence, Report

VERDICTS = {
    "supported": msg("supported"),
    "revised": msg("revised"),
    "contradicted": msg("contradicted"),
    "misattributed": msg("misattributed"),
    "undecided": msg("undecided"),
    "unverifiable": msg("unverifiable"),
}
SHAPES = {
    "supported": "✓",
    "revised": "↻",
    "contradicted": "✗",
    "misattributed": "≠",
    "undecided": "≈",
    "unverifiable": "?",
}
"""A shape for every verdict, for eyes and printers that tell no colours apart."""

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

NOTHING = msg("No claim about investment, output, jobs or people was found in this text.")


def language_of_report(report: Report) -> str:
    """The language most of its claims are written in; of a text without claims, that of its letters."""
    from onir.claims.reading.texts import language_of  # noqa: PLC0415 - of no use to --help

    spoken = [checked.claim.language for checked in report.claims]
    return max(spoken, key=spoken.count, default=None) or language_of(report.text)


def subject(checked: Checked, language: str) -> list[str]:
    """What the claim was read as: kind, indicator, area, period."""
    from onir.figures import indicators  # noqa: PLC0415 - of no use to --help
    from onir.territory import area  # noqa: PLC0415

    claim = checked.claim
    parts: tuple[Sayable, ...] = (
        KINDS[claim.kind],
        indicators().get(claim.indicator) or msg("another statistic"),
        *([area(code) for code in claim.area.split("+")] if claim.area else [msg("area not said")]),
        claim.period or msg("period not said"),
    )
    return [part.say(language) for part in parts]


def mend_lines(report: Report, checked: Checked, language: str) -> list[str]:
    """The sentence as the table would have it, where one can be proposed: none or one line."""
    mend = report.mend(checked)
    return [] if mend is None else [msg("By the table: “{sentence}”", sentence=mend.sentence).say(language)]


def evidence_lines(checked: Checked, language: str) -> list[str]:
    """One line a release: whether the claim holds in it, its figure, its cells."""
    return [f"{OUTCOMES[item.outcome]} {_evidence(item).say(language)}" for item in checked.evidence]


def guard_lines(checked: Checked, language: str, told: set[str]) -> Iterator[str]:
    """Guards that have something to say; `told` holds what was said beside an earlier claim and need not be again."""
    for guard in checked.guards:
        sentence = guard.sentence.say(language)
        if guard.result == "consistent" or (guard.code == "G8" and sentence in told):
            continue
        told.add(sentence)
        yield sentence


def counted(report: Report) -> list[tuple[str, int]]:
    """The verdicts that occur, and how often."""
    counts = [(name, sum(checked.verdict == name for checked in report.claims)) for name in VERDICTS]
    return [(name, count) for name, count in counts if count]


def summary(report: Report, language: str) -> str:
    """How many claims, and how many of each verdict."""
    said = ", ".join(f"{VERDICTS[name].say(language)} {count}" for name, count in counted(report))
    return f"{total(len(report.claims)).say(language)} {said}."


def total(count: int) -> Message:
    return msg("{n} {n:plural:claim|claims}:", n=count)


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
