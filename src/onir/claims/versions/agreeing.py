"""Whether two claims say one thing, field by field; what one of them leaves unsaid is no difference.

Figures agree when some true value prints as both: 1,093 million and 1.09 billion do, 1,093 and 1,039 million do not.
A growth of 1.7 times is one of 70 per cent.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from onir.claims.checking.candidates import alike
from onir.claims.claim import Claim
from onir.measure import Interval


def same_value(one: Claim, other: Claim) -> bool:
    """Whether some true value prints as both; a rise and a fall of the same size differ in direction alone.

    >>> from onir import read
    >>> left, right = (read(f"In 2025 GRP of Atyrau Region grew {text}.")[0] for text in ("1.7 times", "by 70%"))
    >>> same_value(left, right)
    True
    """
    if one.kind == "rank" or other.kind == "rank":
        return one.value == other.value
    turned = one.direction != other.direction
    left, right = (_admitted(claim, "up" if turned else claim.direction) for claim in (one, other))
    if left is None or right is None or _measure(one) != _measure(other):
        return _in_one_currency(one, other)
    return not left.disjoint(right)


def _admitted(claim: Claim, direction: str | None) -> Interval | None:
    """The true values it stands for, a growth as a factor."""
    wide = claim.written.loosely() if claim.written.bound else claim.written.interval()
    if claim.value_high is not None:
        wide = Interval(wide.low, Interval.rounded(claim.value_high, claim.written.place).high, open_high=True)
    if claim.kind != "growth" or claim.unit not in ("times", "percent"):
        return wide
    if claim.unit == "times":
        return wide if direction != "down" else Interval.point(1).over(wide)
    return (-wide if direction == "down" else wide).scaled(Fraction(1, 100)) + 1


def _measure(claim: Claim) -> str:
    return "times" if claim.kind == "growth" and claim.unit == "percent" else claim.unit


def _in_one_currency(one: Claim, other: Claim) -> bool:
    """Two currencies, one of them given by both: the amount in it is the same."""
    amounts = [{claim.unit: claim.value, claim.alt_unit: claim.alt_value} for claim in (one, other)]
    shared = (amounts[0].keys() & amounts[1].keys()) - {None}
    return any(amounts[0][unit] == amounts[1][unit] for unit in shared)


def _said_alike(name: str) -> Callable[[Claim, Claim], bool]:
    """Fields that differ only where both are said."""

    def same(one: Claim, other: Claim) -> bool:
        left, right = getattr(one, name), getattr(other, name)
        return left is None or right is None or left == right

    return same


def _same_unit(one: Claim, other: Claim) -> bool:
    """Per cent and times of one growth are one; so are two currencies of which both give one."""
    return _measure(one) == _measure(other) or _in_one_currency(one, other)


def _same_ahead(one: Claim, other: Claim) -> bool:
    return not one.after or not other.after or set(one.after) == set(other.after)


FIELDS: dict[str, Callable[[Claim, Claim], bool]] = {
    "unit": _same_unit,
    "value": lambda one, other: not _same_unit(one, other) or same_value(one, other),
    "from_value": _said_alike("from_value"),
    "direction": _said_alike("direction"),
    "period": _said_alike("period"),
    "compared_to": _said_alike("compared_to"),
    "compared_with": _said_alike("compared_with"),
    "area": _said_alike("area"),
    "subregion": _said_alike("subregion"),
    "partner": _said_alike("partner"),
    "indicator": lambda one, other: alike(one.indicator, other.indicator),
    "of": _said_alike("of"),
    "after": _same_ahead,
    "modality": lambda one, other: one.modality == other.modality,
}
"""What is compared, in the order in which it is told, and when it is the same."""
