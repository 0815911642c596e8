"""What a release calls an indicator in running prose, in the cases a sentence needs, and what it tells readers it is.

The registry names an indicator for a table ("net inflow, realised and notified (Mexico)"); prose needs its plain name,
its gender and number for the verb, the moment it is of, where it is no figure of a whole period, and one sentence on
what is counted, all from `concepts.csv`. An indicator without a row there gets no release: its name would have to be
guessed.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onir.errors import BadInput
from onir.figures import Indicator
from onir.language.messages import Sayable, Wording, msg
from onir.measure import Period
from onir.territory import Area


@dataclass(frozen=True)
class Concept:
    """The name of an indicator in prose; `number` is that of an English verb, `gender` of a Russian one.

    `at_start`: its figure is of the first day of the period.
    """

    code: str
    names: Mapping[str, str]
    gender: str
    number: str
    meaning: Wording
    at_start: bool

    def say(self, language: str, form: str = "") -> str:
        """The name; `form` is a case, `dat` for what a place is told by, without an article.

        >>> from onir.figures import indicator
        >>> concept_of(indicator("capital.fixed")).say("ru", "dat")
        'инвестициям в основной капитал'
        """
        return self.names.get(f"{language}_{form}", self.names[language])

    def agreement(self, language: str) -> str:
        return {"ru": self.gender, "en": self.number}.get(language, "")

    def when(self, period: Period) -> Sayable:
        """The time that a figure of the period is of.

        >>> from onir.figures import indicator
        >>> concept_of(indicator("population.total")).when(Period.parse("2019")).say("kk", "loc")
        '2019 жылдың басында'
        """
        return Beginning(period) if self.at_start else period

    def of(self, area: Area) -> Measured:
        """The indicator of an area: investment is in a region, inflow into it, a product its own."""
        return Measured(self, area)


@dataclass(frozen=True)
class Measured:
    """An indicator of an area, as the subject of a sentence; in Kazakh the area comes first, in its locative."""

    concept: Concept
    area: Area

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The name with its area.

        >>> from onir.figures import indicator
        >>> from onir.territory import area
        >>> [concept_of(indicator(code)).of(area("KZ-27")).say("ru") for code in ("fdi.gross_inflow", "grp.nominal")][1]
        'валовой региональный продукт Западно-Казахстанской области'
        """
        name = self.concept.say(language)
        if language == "kk":
            return f"{self.area.say('kk', 'loc')} {name}"
        return f"{name} {self._where(language)}"

    def _where(self, language: str) -> str:
        where = self.concept.names[f"{language}_where"]
        if language == "en":
            return f"{where} {self.area.say('en', 'loc').removeprefix('in ')}"
        if where == "gen":
            return self.area.say("ru", "gen")
        there = self.area.say("ru", "loc")
        return f"{there.partition(' ')[0]} {self.area.say('ru', 'acc')}" if where == "dir" else there

    def agreement(self, language: str) -> str:
        return self.concept.agreement(language)


@dataclass(frozen=True)
class Beginning:
    """The beginning of a period; `loc` is when, the Kazakh `gen` is "of that time", as its level or its figure is."""

    period: Period

    def say(self, language: str, form: str = "") -> str:
        return _BEGINNINGS[language].get(form, _BEGINNINGS[language][""]).format(self.period.say(language, "gen"))


_BEGINNINGS = {
    "kk": {"": "{} басы", "loc": "{} басында", "gen": "{} басындағы", "since": "{} басынан бері"},
    "ru": {"": "начало {}", "loc": "на начало {}", "since": "с начала {}"},
    "en": {"": "the beginning of {}", "loc": "at the beginning of {}"},
}


def concept_of(indicator: Indicator) -> Concept:
    """The words for an indicator; BadInput names those that have some."""
    if (found := _concepts().get(indicator.code)) is not None:
        return found
    raise BadInput(
        msg("No press release is written of this indicator: {indicator}.", indicator=indicator),
        accepted=msg("Accepted: {codes}.", codes=list(concept_codes())),
    )


@cache
def _concepts() -> dict[str, Concept]:
    text = (files(__package__) / "concepts.csv").read_text(encoding="utf-8")
    return {row["code"]: _concept(row) for row in csv.DictReader(text.splitlines())}


def _concept(row: Mapping[str, str]) -> Concept:
    at_start = {"period": False, "start": True}[row["on"]]
    return Concept(row["code"], row, row["ru_gender"], row["en_number"], Wording.of(row, "means"), at_start)


def concept_codes() -> tuple[str, ...]:
    """The indicators that releases are written of."""
    return tuple(_concepts())
