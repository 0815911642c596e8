"""Guards of a text's claims among themselves (G20–G23): what one sentence says and another unsays, no table asked.

The later claim bears the guard, and the sentence has the words of both. Left out: investment whose kind is not said and
values of projects, of which a text may rightly give several for one region; growth, which may be told in real and in
nominal terms side by side, only strains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from onir.claims.checking.candidates import is_direct_investment, names_no_concept
from onir.claims.checking.figure import Figure
from onir.claims.checking.guards_text import widest
from onir.claims.checking.report import Guard, GuardResult
from onir.claims.checking.scene import Scene, numbers
from onir.claims.claim import Claim
from onir.figures.indicators import indicators
from onir.language.messages import msg

ONE_CELL = ("fdi", "fixed_capital", "output", "people")
"""Concepts of which a region has one figure a period."""


def said_twice(scene: Scene) -> Iterator[Guard]:
    """G20: two figures for one cell, such as one in the title and another in the body."""
    claim, first = scene.claim, scene.amounts.first_said(scene.claim)
    if first is None or not _is_one_cell(claim) or not _apart(first, claim):
        return
    conflict = claim.kind != "growth"
    yield Guard(
        "G20", "conflict" if conflict else "strain", numbers(first=Fraction(first.value), then=Fraction(claim.value)),
        msg("The text gives two figures for one thing: “{first}” and “{then}”.", first=first.quote, then=claim.quote),
    )  # fmt: skip


def _is_one_cell(claim: Claim) -> bool:
    code = claim.indicator
    known = code in indicators() and indicators()[code].concept in ONE_CELL
    unsaid = names_no_concept(code) and not is_direct_investment(code)
    whole = claim.value_high is None and claim.subregion is None and claim.modality == "fact"
    return known and not unsaid and whole and claim.period is not None and not claim.period.to_date


def _apart(one: Claim, other: Claim) -> bool:
    """Whether no true value prints as both."""
    if one.kind == "rank":
        return one.value != other.value and one.written.bound is None and other.written.bound is None
    turned = one.kind == "growth" and None not in (one.direction, other.direction) and one.direction != other.direction
    return turned or one.written.loosely().disjoint(other.written.loosely())


def share_and_amounts(scene: Scene) -> Iterator[Guard]:
    """G21: a share beside the two amounts that it is of."""
    claim = scene.claim
    if claim.kind != "share" or claim.unit != "percent":
        return
    part, whole = scene.amounts.of_share(claim)
    if part is None or whole is None or (held := _of_amounts(claim, part, whole)) is None:
        return
    result, computed = held
    said = {"part": part.quote, "whole": whole.quote, "computed": Figure(computed, "percent"), "share": claim.quote}
    yield Guard(
        "G21", result, numbers(claimed=Fraction(claim.value), computed=computed),
        msg("“{part}” of “{whole}” is {computed}; the text says “{share}”.", **said),
    )  # fmt: skip


def plan_and_amounts(scene: Scene) -> Iterator[Guard]:
    """G23: the fulfilment of a plan beside the amounts planned and reached."""
    claim = scene.claim
    if claim.form != "plan_fulfilment" or claim.unit != "percent" or claim.direction is not None:
        return
    planned, reached = scene.amounts.of_plan(claim)
    if planned is None or reached is None or (held := _of_amounts(claim, reached, planned)) is None:
        return
    result, computed = held
    said = {"planned": planned.quote, "reached": reached.quote, "computed": Figure(computed, "percent")}
    yield Guard(
        "G23", result, numbers(claimed=Fraction(claim.value), computed=computed),
        msg(
            "Against the planned “{planned}”, “{reached}” is {computed}; the text says “{fulfilment}”.",
            **said, fulfilment=claim.quote,
        ),
    )  # fmt: skip


def _of_amounts(claim: Claim, part: Claim, whole: Claim) -> tuple[GuardResult, Fraction] | None:
    """Whether a per cent may be that of one amount over another, and the per cent they make; None: they make none."""
    if part.unit != whole.unit or whole.value <= 0 or (interval := widest(part).over(widest(whole))) is None:
        return None
    apart = interval.scaled(100).disjoint(widest(claim))
    return "conflict" if apart else "consistent", Fraction(part.value) / Fraction(whole.value) * 100


def parts_and_whole(scene: Scene) -> Iterator[Guard]:
    """G22: parts that the text gives, by partner, activity or region, add up to more than the whole it gives.

    Of a net figure they may, where other parts are below zero.
    """
    whole = scene.claim
    if whole.kind not in ("volume", "share") or not scene.is_whole or not _is_one_cell(whole):
        return
    for parts in scene.amounts.parts_of(whole):
        low = sum((widest(part).low or Fraction(0) for part in parts), Fraction(0))
        high = widest(whole).high
        if len(parts) > 1 and high is not None and low >= high and all(part.value > 0 for part in parts):
            total = sum((Fraction(part.value) for part in parts), Fraction(0))
            result: GuardResult = "strain" if indicators()[whole.indicator].negative else "conflict"
            yield Guard(
                "G22", result, numbers(parts=total, whole=Fraction(whole.value)),
                msg(
                    "The parts “{parts}” add up to {sum}, more than the whole “{whole}”.",
                    parts="”, “".join(_quotes(parts)), sum=Figure(total, whole.unit), whole=whole.quote,
                ),
            )  # fmt: skip


def _quotes(parts: Iterable[Claim]) -> list[str]:
    return [part.quote for part in parts]
