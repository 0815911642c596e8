"""Guards of part and whole: a region and its nation (G1, G2), a place and its total (G3), its neighbours (G5)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from onir.claims.checking.candidates import alike
from onir.claims.checking.figure import Figure
from onir.claims.checking.report import Guard
from onir.claims.checking.scene import Scene, numbers
from onir.claims.claim import Claim
from onir.figures import Statement
from onir.figures.indicators import indicators
from onir.language.messages import Message, msg
from onir.territory import country

# -- part and whole ---------------------------------------------------------------------------------------------------


def part_of_whole(scene: Scene) -> Iterator[Guard]:
    """G1: a region's amount does not exceed the nation's, where no part can be negative."""
    claim = scene.claim
    if claim.kind != "volume" or not scene.is_region or claim.indicator not in indicators():
        return
    code = scene.checked.judgement.concept or claim.indicator
    cell = None if indicators()[code].negative else scene.nation_cell(code)
    if cell is None or cell.interval is None or cell.unit.base != claim.unit:
        return
    whole, part = Fraction(cell.amount or 0), claim.written.interval()
    above = part.disjoint(cell.interval) and claim.value > whole
    sentence = (
        msg("It is more than the whole country had: {whole}.", whole=Figure(whole, claim.unit))
        if above
        else msg("It is not more than the whole country had: {whole}.", whole=Figure(whole, claim.unit))
    )
    yield Guard("G1", "conflict" if above else "consistent", numbers(part=Fraction(claim.value), whole=whole), sentence)


def above_national_net(scene: Scene) -> Iterator[Guard]:
    """G2: more than the nation's net inflow of the period, so that the other regions would need to sum below zero."""
    claim, cell = scene.claim, scene.nation_cell(scene.net)
    part_of_nation = claim.kind == "volume" and scene.is_whole and scene.is_region and scene.is_fdi
    if not part_of_nation or cell is None or cell.unit.base != claim.unit:
        return
    net, value = Fraction(cell.amount or 0), Fraction(claim.value)
    known = numbers(claimed=value, net=net, others=net - value)
    if value <= net:
        yield Guard("G2", "consistent", known, msg("It is not more than the national net inflow."))
        return
    yield Guard(
        "G2", "suggests", known,
        msg(
            "It is more than the national net inflow of the period ({net}), which suggests gross inflow: as net, all "
            "other regions together would have had {others}.",
            net=Figure(net, claim.unit),
            others=Figure(net - value, claim.unit),
        ),
    )  # fmt: skip


def rank_bound(scene: Scene) -> Iterator[Guard]:
    """G3: the k-th place with v means that the nation has at least k times v."""
    claim, volume = scene.claim, scene.volume
    place = int(claim.value)
    if not scene.is_open_place or volume is None:
        return
    least = place * Fraction(volume.value)
    sentence = msg(
        "Place {place} with {value} means at least {least} in the whole country.",
        place=place,
        value=Figure(Fraction(volume.value), volume.unit, Fraction(volume.written.place)),
        least=Figure(least, volume.unit, Fraction(volume.written.place)),
    )
    cell = scene.nation_cell(scene.net) if scene.is_fdi else scene.nation_cell(claim.indicator)
    if cell is None or cell.unit.base != volume.unit:
        yield Guard("G3", "beside", numbers(at_least=least), sentence)
        return
    total = Fraction(cell.amount or 0)
    known = numbers(at_least=least, national=total, others=total - least, ratio=_ratio(least, total))
    if least <= total:
        yield Guard("G3", "consistent", known, sentence)
    elif scene.is_fdi:
        yield Guard("G3", "suggests", known, _suggests_gross(least, total, place, volume))
    else:
        yield Guard("G3", "conflict", known, sentence)


def _suggests_gross(least: Fraction, total: Fraction, place: int, volume: Claim) -> Message:
    return msg(
        "Place {place} with {value} means at least {least} in the whole country; its net inflow was {net}, which "
        "suggests gross inflow.",
        place=place,
        value=Figure(Fraction(volume.value), volume.unit, Fraction(volume.written.place)),
        least=Figure(least, volume.unit, Fraction(volume.written.place)),
        net=Figure(total, volume.unit),
    )


def _ratio(left: Fraction, right: Fraction) -> Fraction | None:
    return left / right if right > 0 else None


def neighbours(scene: Scene) -> Iterator[Guard]:
    """G5: a k-th place is not below more than k − 1 published amounts of other regions."""
    claim, volume, period = scene.claim, scene.volume, scene.period
    if not scene.is_open_place or volume is None or period is None:
        return
    above = {}
    for other in country(scene.nation).areas():
        for item in scene.tables.statements(other.code, period) if other.code not in (scene.code, scene.nation) else ():
            if _is_like(item, volume) and item.period == period:
                above[other.code] = Fraction(item.amount or 0)
    higher = [value for value in above.values() if value > (volume.written.interval().high or 0)]
    if above:
        conflict = len(higher) > int(claim.value) - 1
        sentence = msg("Published statements of other regions that are higher: {count}.", count=len(higher))
        yield Guard(
            "G5", "conflict" if conflict else "consistent", numbers(higher=len(higher), known=len(above)), sentence
        )


FIRM = ("published", "lower_bound")
"""Statuses of statements that place an amount at or above their value."""


def _is_like(item: Statement, volume: Claim) -> bool:
    """Whether it is an amount of the same statistic as far as the texts say, of all partners and activities."""
    whole = (item.partner, item.activity) == ("_T", "_T") and item.status in FIRM
    return whole and item.unit is not None and item.unit.base == volume.unit and alike(item.indicator, volume.indicator)
