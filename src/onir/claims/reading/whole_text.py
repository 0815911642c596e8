"""What a claim takes from the rest of its text, once all of it is read.

A title speaks in short: a figure it shares with the body is the body's. Money by its source (own funds, loans) is
published of fixed capital alone, so that "investment" beside such shares is that. What opens a ranking of regions and
names no area is of their nation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from onir.claims.claim import Claim
from onir.claims.reading.dating import is_statistic, is_titled
from onir.territory import area, country

Figure = tuple[str, Decimal, str, str | None]
"""What a title and its body share: kind, value, unit and direction."""

_FEW, _MANY = 2, 3
"""Regions with places of their own, and with figures of their own, that make a text one of a nation's regions."""


def as_told(text: str, claims: Sequence[Claim], *, financed: bool, inside: bool) -> list[Claim]:
    """The claims with what the text as a whole says of them; `financed`: investment is shared out by its source;
    `inside`: it speaks of a district before any region."""
    named = [_of_fixed_capital(claim) for claim in claims] if financed else list(claims)
    placed = _of_the_nation(named)
    placed = _of_the_region(placed) if inside else placed
    bodies: dict[Figure, list[Claim]] = {}
    for claim in placed:
        bodies.setdefault(_figure(claim), []).append(claim)
    return [_as_in_the_body(text, claim, bodies[_figure(claim)]) for claim in placed]


def is_bare(claim: Claim) -> bool:
    """Whether the text says "investment" and no more."""
    return claim.indicator == "investment.total" and not claim.concept_said


def _of_fixed_capital(claim: Claim) -> Claim:
    return replace(claim, indicator="capital.fixed") if is_bare(claim) else claim


def _of_the_nation(claims: list[Claim]) -> list[Claim]:
    first = next((one for one in claims if one.area is not None), None)
    if first is None or not any(one.area is None and one.start < first.start for one in claims):
        return claims
    alike = [one for one in claims if one.area is not None and one.partner is None and one.indicator == first.indicator]
    ranked, placed = {one.area for one in alike if one.kind == "rank"}, {one.area for one in alike}
    if len(ranked) < _FEW and len(placed) < _MANY and not _leads_within(claims, first.start):
        return claims
    countries = {area(code.split("+")[0]).country for code in placed if code is not None}
    if len(countries) != 1:
        return claims
    nation = country(countries.pop()).nation.code
    opening = [one.area is None and one.start < first.start and is_statistic(one.indicator) for one in claims]
    return [replace(one, area=nation) if opens else one for one, opens in zip(claims, opening, strict=True)]


def _of_the_region(claims: list[Claim]) -> list[Claim]:
    """What a text says of a district is of the one region it names later."""
    named = {one.area for one in claims if one.area is not None}
    if len(named) != 1 or area(next(iter(named)).split("+")[0]).kind == "nation":
        return claims
    return [replace(one, area=one.area or next(iter(named))) for one in claims]


def _leads_within(claims: Sequence[Claim], first: int) -> bool:
    """Whether the one region with a place has the most of what was said before it: "1.3 billion. A leads: 1.1"."""
    wholes = [one for one in claims if one.start < first and one.kind == "volume"]
    leaders = {(one.area, one.indicator) for one in claims if one.kind == "rank" and one.value == 1}
    parts = [one for one in claims if one.kind == "volume" and (one.area, one.indicator) in leaders]
    return any(
        part.value < whole.value and (part.indicator, part.unit) == (whole.indicator, whole.unit)
        for whole in wholes
        for part in parts
    )


def _as_in_the_body(text: str, claim: Claim, alike: Sequence[Claim]) -> Claim:
    """The title's claim as the body has it; `alike`: all claims of the same figure, in order."""
    if not is_titled(text, claim.end, len(text)):
        return claim
    later = islice(alike, bisect_right(alike, claim.end, key=lambda one: one.start), None)
    body = next((one for one in later if _says_again(claim, one)), None)
    if body is None or not is_titled(text, claim.end, body.start):
        return claim
    return replace(
        claim,
        indicator=body.indicator,
        concept_said=body.concept_said,
        area=body.area,
        period=claim.period or body.period,
        period_known=claim.period_known or "inherited",
        compared_to=claim.compared_to or body.compared_to if body.compared_with is None else None,
        compared_with=claim.compared_with or body.compared_with,
    )


def _says_again(claim: Claim, body: Claim) -> bool:
    bare = claim.indicator in (body.indicator, "investment.total") and is_statistic(body.indicator)
    return bare and claim.area in (None, body.area)


def _figure(claim: Claim) -> Figure:
    return claim.kind, claim.value, claim.unit, claim.direction
