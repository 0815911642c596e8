"""What goes wrong with made claims, each slip with its right verdict.

A slip says how the number was come by; the verdict comes from `verdict_rules`, or, for a claim that no table can
answer, from the way it was made. Kazakhstan's tables have one release each, so a second one is made for the claims
that a revision or a withheld cell decides; Mexico's direct investment has real ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from benchmarks import verdict_unanswered as unanswered
from benchmarks.verdict_claims import (
    KAZAKH_DAY,
    MADE_DAYS,
    MEXICAN_DAYS,
    SPLIT,
    Draw,
    Drawing,
    Label,
    Made,
    Maker,
    Unmade,
    Worlds,
    code_of,
    power_of,
)
from benchmarks.verdict_rules import UNITS, Stated, World, verdict, year
from benchmarks.verdict_sentences import Said, figure_at, sentence

# -- what holds -------------------------------------------------------------------------------------------------------


def _true(maker: Maker) -> Draw:
    stated, world = maker.truth()
    return *maker.written(stated, maker.random.choice((4, 5))), world, "shipped"


def _rounded(maker: Maker) -> Draw:
    stated, world = maker.truth(("level", "percent", "share", "difference"))
    return *maker.written(stated, maker.random.choice((2, 3))), world, "shipped"


def _over(maker: Maker) -> Draw:
    stated, world = maker.truth(("level",))
    stated = replace(stated, value=stated.value * Fraction(maker.random.randint(900, 999), 1000), bound="over")
    return *maker.written(stated, 3), world, "shipped"


def _about(maker: Maker) -> Draw:
    stated, world = maker.truth(("level",))
    stated = replace(stated, value=stated.value * Fraction(maker.random.randint(97, 103), 100), bound="about")
    return *maker.written(stated, 2), world, "shipped"


def _range(maker: Maker) -> Draw:
    """Two ends around the figure, both in the same scale."""
    stated, world = maker.truth(("level",))
    stated, said = maker.written(stated, 4)
    apart = Decimal(maker.random.choice((11, 13, 17, 22))).scaleb(-said.places)
    low, high = said.digits - apart, said.digits + apart
    if low <= 0 or {low.as_tuple().digits[-1], high.as_tuple().digits[-1]} & {0}:
        raise Unmade
    scale = 10**said.power
    stated = replace(stated, value=Fraction(low) * scale, high=Fraction(high) * scale)
    return stated, replace(said, measure="range", digits=high, other=low), world, "shipped"


def _span(maker: Maker) -> Draw:
    """A quarter or a half-year, which only Mexico's table has."""
    stated, world = maker.truth(("level",), ("fdi.net_inflow.notified",))
    first, months = maker.random.choice(((0, 3), (3, 3), (6, 3), (9, 3), (0, 6), (6, 6), (0, 9)))
    stated = replace(stated, span=(stated.span[0] + first, months))
    stated = maker.asked(stated, world.newest(stated.indicator))
    return *maker.written(stated, 4), world, "shipped"


def _of_the_year(maker: Maker) -> Draw:
    """The figure of the year told as that of a part of it."""
    stated, world = maker.truth(("level",), ("fdi.net_inflow.notified",))
    first, months = maker.random.choice(((0, 3), (3, 3), (0, 6), (0, 9)))
    return *maker.written(replace(stated, span=(stated.span[0] + first, months)), 4), world, "shipped"


def _last_place(maker: Maker) -> Draw:
    """The last place, of the area that has it or of the one before."""
    stated, world = maker.truth(("rank",))
    release = world.newest(stated.indicator)
    regions = len(release.regions(stated.span))
    wanted = regions - maker.random.randrange(2)
    holders = [one for one in release.regions(stated.span)
               if maker.asked(replace(stated, area=one), release).value == wanted]  # fmt: skip
    stated = replace(stated, area=holders[0], value=Fraction(regions))
    said = Said("last", stated.indicator, stated.area, code_of(stated.span), Decimal(-1), 0)
    return stated, said, world, "shipped"


def _ahead(*, right: bool) -> Drawing:
    """A place after two areas, both of which are ahead, or one of which is not."""

    def draw(maker: Maker) -> Draw:
        stated, world = maker.truth(("rank",), ("capital.fixed", "grp.nominal", "employment.total"))
        release = world.newest(stated.indicator)
        cells = {one: release.cell(one, stated.span) for one in release.regions(stated.span)}
        order = sorted(cells, key=lambda one: -(cells[one] or (0, 0))[0])
        place = int(stated.value)
        if not 3 <= place < len(order) - 1:
            raise Unmade
        named = maker.random.sample(order[: place - 1], 2)
        if not right:
            named[1] = maker.random.choice(order[place:])
        stated, said = maker.written(stated, 2)
        return stated, replace(said, measure="after", after=tuple(named)), world, "shipped"

    return draw


def _from_to(*, right: bool) -> Drawing:
    """From a year before to now, the earlier amount right or a few per cent off."""

    def draw(maker: Maker) -> Draw:
        stated, world = maker.truth(("level",))
        before = replace(stated, span=(stated.span[0] - 12, 12))
        before = maker.asked(before, world.newest(stated.indicator))
        off = Fraction(maker.random.choice((100, 100) if right else (88, 93, 107, 112)), 100)
        (stated, said), (_, early) = (
            maker.written(stated, 4),
            maker.written(replace(before, value=before.value * off), 4),
        )
        if (said.power, said.places) != (early.power, early.places) or said.digits == early.digits:
            raise Unmade
        if verdict(stated, world) != ("supported", None):
            raise Unmade
        said = replace(said, measure="from_to", other=early.digits, down=early.digits > said.digits)
        return stated, said, world, "shipped"

    return draw


def _currency(maker: Maker) -> Draw:
    """Tenge told as dollars, digits and all."""
    stated, world = maker.truth(("level",), ("capital.fixed", "grp.nominal"))
    stated, said = maker.written(stated, 4)
    return stated, replace(said, unit="USD"), world, "shipped"


def _real(maker: Maker) -> Draw:
    """Growth in real terms, which the made index has and the amounts do not."""
    world = World(maker.worlds.made, KAZAKH_DAY)
    (index,) = world.of("capital.fixed.volume_index")
    area = maker.random.choice([one for one in index.regions(year(2025)) if one not in SPLIT])
    found = index.cell(area, year(2025))
    stated = Stated("percent", "capital.fixed", area, year(2025), Fraction(0), Fraction(0), year(2024))
    change = (found[0] if found else Fraction(100)) - 100
    if not change:
        raise Unmade
    stated = replace(stated, value=abs(change), down=change < 0)
    return *maker.written(stated, 2 if abs(change) < 10 else 3), world, "made"


def _at_the_rate(maker: Maker) -> Draw:
    world = World(maker.worlds.made, KAZAKH_DAY)
    areas = [one for one in world.newest("capital.fixed").regions(year(2025)) if one not in SPLIT]
    stated = Stated("level", "capital.fixed", maker.random.choice(areas), year(2025), Fraction(0), Fraction(0))
    stated = maker.asked(stated, world.newest("capital.fixed"))
    rate = world.of("exchange.usd.average")[0].cell("KZ", year(2025))
    stated = replace(stated, value=stated.value / (rate[0] if rate else 1))
    stated, said = maker.written(stated, 3)
    return stated, replace(said, unit="USD"), world, "made"


def _finer(maker: Maker) -> Draw:
    """More digits than the table prints: the table cannot decide."""
    stated, world = maker.truth(("level",), ("capital.fixed", "employment.total"))
    (release,) = world.of(stated.indicator)
    value, half = release.printed[stated.area, stated.span]
    offset = half * Fraction(maker.random.randint(-8, 8), 10)
    stated = replace(stated, value=value + offset)
    power = power_of(stated)
    finest = half * 2 / 10
    places = len(str(Fraction(10**power) / finest)) - 1
    number = Decimal(stated.value.numerator) / Decimal(stated.value.denominator) / Decimal(10) ** power
    if places > 4 or number >= 1000:
        raise Unmade
    shown = number.quantize(Decimal(1).scaleb(-places))
    if shown.as_tuple().digits[-1] == 0:
        raise Unmade
    said = Said("level", stated.indicator, stated.area, code_of(stated.span), shown, places, power,
                UNITS[stated.indicator], pattern=maker.random.randrange(2))  # fmt: skip
    return replace(stated, value=Fraction(shown) * 10**power, place=finest), said, world, "shipped"


# -- one slip ---------------------------------------------------------------------------------------------------------


def _wrong(maker: Maker) -> Draw:
    stated, world = maker.truth()
    factor = Fraction(maker.random.choice((*range(700, 940), *range(1060, 1400))), 1000)
    if stated.measure == "rank":
        raise Unmade
    return *maker.written(replace(stated, value=stated.value * factor), 4), world, "shipped"


def _off_by_one(maker: Maker) -> Draw:
    stated, world = maker.truth(("rank",))
    moved = stated.value + maker.random.choice((-1, 1))
    if moved < 1:
        raise Unmade
    return *maker.written(replace(stated, value=moved), 2), world, "shipped"


def _of_other(
    change: Callable[[Maker, Stated, World], Stated],
    measures: tuple[str, ...] = ("level",),
    digits: tuple[int, ...] = (4, 5),
) -> Drawing:
    """A slip that takes the number from another question and keeps the words of the first."""

    def draw(maker: Maker) -> Draw:
        stated, world = maker.truth(measures)
        other = change(maker, stated, world)
        taken = maker.asked(replace(other, down=False), world.newest(other.indicator))
        if taken.down != stated.down and stated.base is not None:
            raise Unmade
        wrong = replace(stated, value=taken.value)
        return *maker.written(wrong, maker.random.choice(digits)), world, "shipped"

    return draw


def _period(maker: Maker, stated: Stated, world: World) -> Stated:
    del world
    months = 12 * maker.random.choice((1, 1, 2))
    return replace(stated, span=(stated.span[0] - months, 12), base=stated.base and (stated.base[0] - months, 12))


def _area(maker: Maker, stated: Stated, world: World) -> Stated:
    areas = [one for one in world.of(stated.indicator)[-1].regions(stated.span) if one != stated.area]
    return replace(stated, area=maker.random.choice(areas))


def _base(maker: Maker, stated: Stated, world: World) -> Stated:
    del world
    return replace(stated, base=(stated.span[0] - maker.random.choice((24, 36)), 12))


def _scale(maker: Maker) -> Draw:
    """Millions for billions, or the other way round: the digits stay."""
    stated, world = maker.truth(("level",))
    stated, said = maker.written(stated, 4)
    powers = (9, 6) if stated.indicator != "employment.total" else (6,)
    power = next((one for one in powers if abs(one - said.power) == 3), 0)
    if not power:
        raise Unmade
    factor = Fraction(10) ** (power - said.power)
    stated = replace(stated, value=stated.value * factor, place=stated.place * factor)
    return stated, replace(said, power=power), world, "shipped"


def _index(maker: Maker) -> Draw:
    stated, world = maker.truth(("percent",))
    if stated.down:
        raise Unmade
    return *maker.written(replace(stated, value=stated.value + 100), maker.random.choice((4, 5))), world, "shipped"


def _turned(maker: Maker) -> Draw:
    stated, world = maker.truth(("percent",))
    return *maker.written(replace(stated, down=not stated.down), maker.random.choice((3, 4))), world, "shipped"


def _swapped(maker: Maker) -> Draw:
    stated, world = maker.truth(("level",))
    stated, said = maker.written(stated, 4)
    digits = list(str(said.digits).replace(".", ""))
    at = maker.random.randrange(3)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    shown = Decimal("".join(digits)).scaleb(-said.places)
    if shown == said.digits or digits[0] == "0" or digits[-1] == "0":
        raise Unmade
    return replace(stated, value=Fraction(shown) * 10**said.power), replace(said, digits=shown), world, "shipped"


def _cut(maker: Maker) -> Draw:
    stated, world = maker.truth(("level",))
    cut = maker.written(stated, 3, cut=True)
    if cut[0].value == maker.written(stated, 3)[0].value:
        raise Unmade
    return *cut, world, "shipped"


def _concept(maker: Maker) -> Draw:
    """Fixed capital of a region told as its gross inflow of direct investment, whose table is not held."""
    stated, world = maker.truth(("level",), ("capital.fixed",))
    stated, said = maker.written(stated, 4)
    return stated, replace(said, indicator="fdi.gross_inflow"), world, "shipped"


def _revised(maker: Maker) -> Draw:
    """A figure of one release, told on the day of another: Mexico's own, or of the made pair."""
    mexican = maker.random.random() < 0.6
    code, days = ("fdi.net_inflow.notified", MEXICAN_DAYS) if mexican else ("capital.fixed", MADE_DAYS)
    releases = maker.worlds.shipped if mexican else maker.worlds.made
    world = World(releases, maker.random.choice(days))
    held = world.of(code)
    told = maker.random.choice(held)
    when = year(maker.random.choice(range(2012, 2018)) if mexican else 2025)
    area = maker.random.choice([one for one in held[0].regions(when) if one not in SPLIT])
    measure = "level" if not mexican else maker.random.choice(("level", "level", "rank"))
    stated = maker.asked(Stated(measure, code, area, when, Fraction(0), Fraction(0)), told)
    return *maker.written(stated, 4), world, "shipped" if mexican else "made"


SLIPS: dict[str, Drawing] = {
    "true": _true,
    "rounded": _rounded,
    "over": _over,
    "about": _about,
    "range": _range,
    "part of a year": _span,
    "last place": _last_place,
    "after two areas": _ahead(right=True),
    "from one to the other": _from_to(right=True),
    "real growth": _real,
    "at the rate": _at_the_rate,
    "finer than the table": _finer,
    "revised": _revised,
    "wrong figure": _wrong,
    "off by one place": _off_by_one,
    "wrong period": _of_other(_period),
    "wrong period of a growth": _of_other(_period, ("percent", "factor")),
    "wrong period, few digits": _of_other(_period, digits=(2,)),
    "wrong area, few digits": _of_other(_area, digits=(2,)),
    "wrong base": _of_other(_base, ("percent", "factor")),
    "year told as a part of it": _of_the_year,
    "wrong area": _of_other(_area, ("level", "share")),
    "wrong scale": _scale,
    "wrong concept": _concept,
    "wrong currency": _currency,
    "after an area behind": _ahead(right=False),
    "wrong earlier amount": _from_to(right=False),
    "index read as growth": _index,
    "rise told as a fall": _turned,
    "swapped digits": _swapped,
    "cut digits": _cut,
    "no such cell": unanswered.no_cell,
    "not released": unanswered.not_released,
    "source not held": unanswered.not_held,
    "concept not said": unanswered.unsaid,
    "plan": unanswered.plan,
    "borders changed": unanswered.borders,
    "share of a net total": unanswered.share_of_net,
    "confidential": unanswered.withheld,
    "not derivable": unanswered.not_derivable,
}
"""How a claim is made, by what is wrong with it."""

HOLDING, WRONG = frozenset({"supported"}), frozenset({"contradicted", "misattributed", "unverifiable"})
KNOWN = {
    "wrong concept": "misattributed",
    "wrong currency": "misattributed",
    "after two areas": "supported",
    "after an area behind": "contradicted",
    "from one to the other": "supported",
    "wrong earlier amount": "contradicted",
    "real growth": "supported",
    "at the rate": "supported",
}
"""What is known from the way a claim was made: its rule needs more than one cell, or another table."""

EXPECTED = {
    "true": HOLDING,
    "about": HOLDING,
    "range": HOLDING,
    "part of a year": HOLDING,
    "last place": frozenset({"supported", "contradicted", "revised"}),
    "rounded": HOLDING,
    "over": HOLDING,
    "finer than the table": frozenset({"undecided"}),
    "revised": frozenset({"supported", "revised"}),
}
EXPECTED |= {slip: WRONG for slip in SLIPS if slip not in EXPECTED.keys() | unanswered.REASONS.keys()}
"""Verdicts that a slip can lead to; another draw is taken where the wrong figure happens to be right."""


def made(maker: Maker, slip: str) -> Made:
    """A claim with this slip; draws until one is clear."""
    while True:
        try:
            stated, said, world, held = SLIPS[slip](maker)
            label = _label(slip, stated, world)
        except Unmade:
            continue
        text = sentence(maker.language, said)
        return Made(slip, maker.language, text, figure_at(text, maker.language, said), world.day, held, label)


def _label(slip: str, stated: Stated, world: World) -> Label:
    if slip in unanswered.REASONS:
        return "unverifiable", None, unanswered.REASONS[slip]
    if slip in KNOWN:
        return KNOWN[slip], None, None
    found = verdict(stated, world)
    if found is None or found[0] not in EXPECTED[slip]:
        raise Unmade
    return (*found, "source not held" if found[0] == "unverifiable" else None)


def claims(worlds: Worlds, languages: tuple[str, ...], each: int, seed: int) -> Iterator[Made]:
    """Up to `each` claims of every kind in every language, no sentence twice; of some kinds there are only so many."""
    told: set[tuple[str, date]] = set()
    for number, language in enumerate(languages):
        maker = Maker(worlds, seed + number, language)
        for slip in SLIPS if language != "es" else OF_MEXICO:
            yield from _fresh(maker, slip, each, told)


def _fresh(maker: Maker, slip: str, each: int, told: set[tuple[str, date]]) -> Iterator[Made]:
    count = 0
    for _ in range(each * DRAWS):
        one = made(maker, slip)
        if (one.text, one.day) not in told:
            told.add((one.text, one.day))
            count += 1
            yield one
        if count == each:
            return


DRAWS = 20
"""How many draws a claim is worth before its kind is taken to have no more."""

OF_MEXICO = (
    "true", "rounded", "over", "about", "revised", "wrong figure", "off by one place", "wrong period",
    "wrong period, few digits", "wrong base", "wrong area", "wrong scale", "index read as growth",
    "rise told as a fall", "swapped digits", "cut digits", "share of a net total",
)  # fmt: skip
"""Slips that the tables of Mexico alone can have, for its own language."""
