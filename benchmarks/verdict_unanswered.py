"""Made claims that no table can answer, by the reason for which the checker must abstain."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from benchmarks.verdict_claims import CONFIDENTIAL, KAZAKH_DAY, SPLIT, Draw, Maker
from benchmarks.verdict_rules import Stated, World, year
from benchmarks.verdict_sentences import Said


def _random_amount(indicator: str, area: str, when: str, unit: str, maker: Maker) -> Draw:
    digits = Decimal(maker.random.choice([n for n in range(1001, 9999) if n % 10])).scaleb(-1)
    said = Said("level", indicator, area, when, digits, 1, 9 if unit == "KZT" else 6, unit,
                pattern=maker.random.randrange(2))  # fmt: skip
    stated = Stated("level", indicator, area, year(2025), Fraction(digits), Fraction(1, 10))
    return stated, said, World(maker.worlds.shipped, KAZAKH_DAY), "shipped"


def _region(maker: Maker) -> str:
    return maker.random.choice([one for one in maker.worlds.shipped[0].regions(year(2025)) if one not in SPLIT])


def no_cell(maker: Maker) -> Draw:
    """A part of a year, of a table of years."""
    when = f"{maker.random.randint(2018, 2024)}-{maker.random.choice(('Q1', 'H1', '9M'))}"
    return _random_amount("capital.fixed", _region(maker), when, "KZT", maker)


def not_released(maker: Maker) -> Draw:
    return _random_amount("capital.fixed", _region(maker), maker.random.choice(("2026-Q1", "2026-H1")), "KZT", maker)


def not_held(maker: Maker) -> Draw:
    when = str(maker.random.randint(2019, 2025))
    return _random_amount("fdi.gross_inflow", _region(maker), when, "USD", maker)


def unsaid(maker: Maker) -> Draw:
    when = str(maker.random.randint(2020, 2025))
    return _random_amount("investment.total", _region(maker), when, "KZT", maker)


def plan(maker: Maker) -> Draw:
    stated, said, world, held = _random_amount("capital.fixed", _region(maker), "2027", "KZT", maker)
    return stated, replace(said, measure="plan"), world, held


def borders(maker: Maker) -> Draw:
    stated, said, world, held = _random_amount("capital.fixed", maker.random.choice(sorted(SPLIT)), "2022", "", maker)
    said = replace(said, measure="percent", base="2021", power=0, digits=said.digits.scaleb(-1), places=2)
    return stated, said, world, held


def share_of_net(maker: Maker) -> Draw:
    stated, world = maker.truth(("level",), ("fdi.net_inflow.notified",))
    _, said = maker.written(replace(stated, measure="share", value=Fraction(maker.random.randint(11, 199), 10)), 3)
    return stated, replace(said, measure="share"), world, "shipped"


def withheld(maker: Maker) -> Draw:
    stated, said, _, _ = _random_amount("capital.fixed", maker.random.choice(CONFIDENTIAL), "2025", "KZT", maker)
    return stated, said, World(maker.worlds.made, KAZAKH_DAY), "made"


def not_derivable(maker: Maker) -> Draw:
    """The nation, where its row is not printed and a region is withheld."""
    stated, said, _, _ = _random_amount("capital.fixed", "KZ", "2025", "KZT", maker)
    return stated, replace(said, pattern=0), World(maker.worlds.made, KAZAKH_DAY), "made"


REASONS = {
    "no such cell": "no such cell",
    "not released": "period not said or not released",
    "source not held": "source not held",
    "concept not said": "concept not said and candidates disagree",
    "plan": "not a fact",
    "borders changed": "borders changed",
    "share of a net total": "share of a total that can be negative",
    "confidential": "confidential",
    "not derivable": "not derivable",
}
"""What the checker must say, by how the claim was made."""
