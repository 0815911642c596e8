"""What a figure measures, as the rules of reading hand it on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onir.territory import country as country_of


@dataclass(frozen=True)
class Measure:
    """An indicator and whether the text itself said the concept; `bare`: of a topic, what "investment" stands for."""

    code: str
    said: bool = True
    end: int = -1
    bare: str = ""

    @property
    def is_investment(self) -> bool:
        return self.code.startswith(("fdi.", "capital.", "investment."))


OTHER = Measure("other")

PARTS = frozenset({"investment.private", "investment.budget", "investment.nonbudget", "investment.domestic"})
"""Investment by whose money it is."""


def headline(measured: Measure, country: str) -> str:
    """ "FDI" with no more said is the country's headline concept."""
    if measured.said or not measured.code.startswith("fdi.") or not country:
        return measured.code
    return country_of(country).headline_indicator or measured.code


def held(topic: Measure | None) -> Measure | None:
    """The kind of investment that a text speaks on of once it has done with another statistic."""
    if topic is None or topic.is_investment or not topic.bare:
        return topic
    return replace(topic, code=topic.bare.rstrip("?"), said=not topic.bare.endswith("?"))
