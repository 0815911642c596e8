"""Twenty-six phrases of regional news, ten of them Kazakh, and how many of them a reader understands whole.

A phrase is right when everything in it is read with its unit; what is read beside that is not punished. Kazakh and
Russian phrases are given to readers of other languages too: their users have no other choice. The figures are invented.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

Ask = Callable[[str, list[str]], list[list[str]]]
"""Gives what a reader says of each text of a language."""


def phrases() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Each language's phrases, with all that is to be read in them."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    with Path(__file__).with_name("phrases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["language"], []).append((row["text"], frozenset(row["reading"].split("; "))))
    return found


def right(ask: Ask) -> str:
    """How many a reader has right of all, and of those in Kazakh: `4 (1)`."""
    score = {language: _right_in(language, rows, ask) for language, rows in phrases().items()}
    return f"{sum(score.values())} ({score['kk']})"


def _right_in(language: str, rows: list[tuple[str, frozenset[str]]], ask: Ask) -> int:
    said = ask(language, [text for text, _ in rows])
    return sum(wanted <= set(found) for (_, wanted), found in zip(rows, said, strict=True))
