"""Names that nobody bears: of organisations, projects and people, in three languages, each plainly a demonstration."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from onir.desk.pipeline.business_number import check_digit
from onir.language.messages import LANGUAGES, Sayable

OWN = "KZ"


@cache
def rows(name: str) -> Sequence[Mapping[str, str]]:
    """The lines of a table of `data`."""
    text = files("onir.desk.demo").joinpath("data", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@dataclass(frozen=True)
class Named:
    """A name in three languages."""

    kk: str
    ru: str
    en: str


def company(number: int, chance: Random, country: Mapping[str, str]) -> Named:
    """A company with a number in its name.

    >>> company(7, Random(1), {"country": "CZ", "form": "s.r.o."}).en.startswith("Demo-")
    True
    """
    stem, kind = chance.choice(rows("stems")), chance.choice(("Invest", "Group", "Trade", "Prom", "Agro", "Energy"))
    core = [f"{word}-{stem[tongue]} {kind} {number:03}" for tongue, word in (("kk", "Демо"), ("ru", "Демо"))]
    english = f"Demo-{stem['en']} {kind} {number:03}"
    if country["country"] == OWN:
        return Named(f"«{core[0]}» ЖШС", f"ТОО «{core[1]}»", f"{english} LLP")
    abroad = f"{english} {country['form']}"
    return Named(abroad, abroad, abroad)


def title(number: int, what: Mapping[str, str], district: Mapping[str, str]) -> Named:
    """A project: what is built, its number, where."""
    return Named(
        f"{district['kk']}, № {number} {what['kk']}",
        f"{what['ru']} № {number}, {district['ru']}",
        f"{what['en']} No. {number}, {district['en']}",
    )


def sample(name: Sayable, code: str) -> str:
    """What a paper or a duty of a project is called, each in one language, as an office writes it.

    >>> from onir.language.messages import Wording
    >>> sample(Wording("land", "земля", "жер"), "01-2026-0001")
    'земля 01-2026-0001 (үлгі · пример · sample)'
    """
    return f"{name.say(LANGUAGES[int(code[-1]) % len(LANGUAGES)])} {code} (үлгі · пример · sample)"


def business_number(number: int) -> str:
    """A BIN whose check digit is right and whose month, 99, no register knows.

    >>> business_number(1), business_number(2)
    ('999940000010', '999940000020')
    """
    while True:
        eleven = f"99994{number:06}"
        if (last := check_digit(eleven)) is not None:
            return f"{eleven}{last}"
        number += 500_000
