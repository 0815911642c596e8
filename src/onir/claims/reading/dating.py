"""Periods that claims take from other claims: a title from its text, a rank from the amount beside it.

What no other claim of the text dates stays without a period.
"""

from __future__ import annotations

from dataclasses import replace

from onir.claims.claim import Claim

STATISTICS = frozenset({"other", "grp.nominal", "employment.total", "population.total"})
"""Indicators besides investment that tables give by period."""

_INVESTMENT = ("fdi.", "capital.", "investment.")
_UNNAMED = "investment.total"


LONGEST = 2000
"""Characters of the longest title: what is looked at of a text without line breaks."""


def is_statistic(code: str) -> bool:
    """Whether a period is carried to it: tables are by period, single projects are not."""
    return code.startswith(("fdi.", "capital.", "investment.")) or code in STATISTICS


def titles_dated(text: str, claims: list[Claim]) -> list[Claim]:
    """What a title says without a period is of the first period the text gives for the same indicator."""
    first: dict[tuple[str, str | None], Claim] = {}
    for claim in claims:
        if claim.period is not None:
            first.setdefault((claim.indicator, claim.area), claim)
            if claim.indicator.startswith(_INVESTMENT):
                first.setdefault((_UNNAMED, claim.area), claim)
    return [_dated(text, claim, first.get((claim.indicator, claim.area))) for claim in claims]


def _dated(text: str, claim: Claim, other: Claim | None) -> Claim:
    if other is None or claim.period is not None or claim.start > other.start or not is_statistic(claim.indicator):
        return claim
    if not is_titled(text, claim.end, other.start):
        return claim
    base = claim.compared_to
    if (
        base is None
        and claim.kind == "growth"
        and claim.compared_with is None
        and other.period is not None
        and not other.period.to_date
    ):
        base = other.period.year_before()
    return replace(claim, period=other.period, period_known="inherited", compared_to=base)


def is_titled(text: str, end: int, body: int) -> bool:
    """Whether what ends at a place is in a title over what begins at another: its line ends without a stop."""
    line = text.find("\n", end, min(body, end + LONGEST))
    return line >= 0 and not text[end:line].rstrip().endswith((".", "!", "?", "…"))


_SAID = ("said", "from the date")


def ranks_dated(claims: list[Claim]) -> list[Claim]:
    """A rank whose period is not said is of the period said of an amount in its sentence."""
    amounts = [one for one in claims if one.kind == "volume" and one.period_known in _SAID and one.modality == "fact"]
    return [_dated_by(claim, amounts) if claim.kind == "rank" else claim for claim in claims]


def _dated_by(claim: Claim, amounts: list[Claim]) -> Claim:
    same = [one for one in amounts if one.area == claim.area and one.indicator == claim.indicator]
    if not same or claim.period_known == "said":
        return claim
    nearest = min(same, key=lambda one: abs(one.start - claim.start))
    return replace(claim, period=nearest.period, period_known=nearest.period_known)
