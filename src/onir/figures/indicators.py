"""The one registry of indicator codes (`data/indicators.csv`): what a figure counts, and what it is mistaken for.

Two concepts never mix in one rank, sum or ratio; `family` names those that people mix ("foreign investment" for gross
inflow, net inflow or fixed capital), so that a checker knows which others to try. Suffixes (`.yoy`, `.rank`) belong to
press statements and are no codes.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onir.errors import BadInput
from onir.language.messages import msg

SUFFIXES = (".yoy", ".rank", ".share", ".target", ".forecast")
"""What a press statement may add to a code: growth, place, share, plan, forecast."""


@dataclass(frozen=True)
class Indicator:
    """`basis` is `flow` or `stock`; `negative`: whether a value below zero is possible; `scope` is core or other.
    `elsewhere`: whether part of a nation's total may belong to no region of it.

    `usual_revision`: the part of a region's figure by which revisions move its first release, in nine cases of ten or
    more; None where no two releases have been compared (docs/explanation/verdicts.md tells what was measured).
    `means`: of a code that names no concept, those that its words may mean, the likeliest first; `narrower`: codes
    under which tables print this very concept.

    >>> indicator("fdi.net_inflow").negative, indicator("capital.fixed").say("ru")
    (True, 'инвестиции в основной капитал')
    """

    code: str
    concept: str
    family: str
    scope: str
    negative: bool
    elsewhere: bool
    basis: str
    usual_revision: Fraction | None
    means: tuple[str, ...]
    narrower: tuple[str, ...]
    names: Mapping[str, str]

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The name in `language`."""
        return self.names[language]


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by its code, in the order of the registry."""
    text = (files("onir") / "data" / "indicators.csv").read_text(encoding="utf-8")
    return MappingProxyType({row["code"]: _indicator(row) for row in csv.DictReader(text.splitlines())})


def indicator(code: str) -> Indicator:
    """The indicator of a code; an unknown one is refused with the codes held first, and the nearest."""
    if (found := indicators().get(code)) is not None:
        return found
    from onir.figures.source import shipped  # noqa: PLC0415 - tables build on indicators

    held = [source.indicator for source in shipped()]
    core = [known.code for known in indicators().values() if known.concept in ("fdi", "fixed_capital", "output")]
    near = get_close_matches(code.lower(), indicators(), n=1, cutoff=0.4)
    raise BadInput(
        msg("“{code}” is not an indicator Öñir knows.", code=code),
        accepted=msg("Accepted: {codes}.", codes=list(dict.fromkeys((*held, *core)))),
        then=msg("Nearest names: {names}.", names=near) if near else None,
    )


def related(code: str) -> tuple[Indicator, ...]:
    """The other indicators of the same family: what people call by the same words."""
    own = indicator(code)
    return tuple(other for other in indicators().values() if other.family == own.family and other.code != code)


def unsuffixed(code: str) -> str:
    """A statement's code without its suffix.

    >>> unsuffixed("capital.fixed.foreign_source.share")
    'capital.fixed.foreign_source'
    """
    return next((code.removesuffix(suffix) for suffix in SUFFIXES if code.endswith(suffix)), code)


def _indicator(row: Mapping[str, str]) -> Indicator:
    return Indicator(
        row["code"],
        row["concept"],
        row["family"],
        row["scope"],
        row["negative"] == "yes",
        row["elsewhere"] == "yes",
        row["basis"],
        Fraction(row["usual_revision"]) / 100 if row["usual_revision"] else None,
        tuple(row["means"].split()),
        tuple(row["narrower"].split()),
        MappingProxyType({language: row[language] for language in ("en", "ru", "kk")}),
    )
