"""What each indicator means: its formula, what counts, where it comes from, what it does not tell. In three languages.

Whoever is held to a figure has to be able to read how it comes about; what an indicator has no words for, it is not.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onir.language.messages import Wording


@dataclass(frozen=True)
class Definition:
    """`counts`: what counts and what does not; `limits`: what the figure does not tell."""

    code: str
    formula: str
    source: str
    name: Wording
    counts: Wording
    limits: Wording

    def say(self, language: str, form: str = "") -> str:
        """Its name, as a Sayable."""
        return self.name.say(language, form)


@cache
def definitions() -> Mapping[str, Definition]:
    """All of them by code.

    >>> definitions()["realisation"].name.say("kk")
    'Іске асу үлесі'
    """
    text = files("onir.desk.indicators.data").joinpath("definitions.csv").read_text("utf-8")
    return {row["code"]: _read(row) for row in csv.DictReader(text.splitlines())}


def _read(row: dict[str, str]) -> Definition:
    words = (Wording.of(row, name) for name in ("name", "counts", "limits"))
    return Definition(row["code"], row["formula"], row["source"], *words)
