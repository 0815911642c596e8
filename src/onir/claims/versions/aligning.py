"""Which claims of several texts are one claim: the pairs that agree most are joined first, each claim once.

What a claim is about weighs more than where it stands; a figure that is the same to the digit weighs most, since two
versions rarely print one number for two things. Claims of other kinds are never joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onir.claims.checking.candidates import alike
from onir.claims.claim import Claim
from onir.claims.versions.agreeing import same_value

Row = tuple[Claim | None, ...]
"""One claim as each text says it; None where a text does not."""

WEIGHTS = {"value": 6, "indicator": 4, "area": 3, "period": 2, "unit": 2, "partner": 2, "activity": 2, "place": 1}
ENOUGH = 11
"""What a pair must weigh to be one claim: a number with half of its words, or all words with another number."""


def aligned(texts: Sequence[Sequence[Claim]]) -> tuple[Row, ...]:
    """The claims of all texts in the order of the first, those that it lacks after those that stand before them."""
    rows: list[list[Claim | None]] = []
    for number, claims in enumerate(texts):
        joined = _joined(rows, claims)
        for index, claim in joined.items():
            rows[index][number:] = [claim]
        for row in rows:
            row.extend([None] * (number + 1 - len(row)))
        taken = {id(claim) for claim in joined.values()}
        rows.extend([*[None] * number, claim] for claim in claims if id(claim) not in taken)
    return tuple(tuple(row) for row in rows)


def _joined(rows: list[list[Claim | None]], claims: Sequence[Claim]) -> dict[int, Claim]:
    """The claims that belong to rows there already are, by the number of the row."""
    weighed = sorted(_weighed(rows, claims), key=lambda one: (-one[0], one[1], one[2]))
    found: dict[int, Claim] = {}
    used: set[int] = set()
    for _, index, which in weighed:
        if index not in found and which not in used:
            found[index] = claims[which]
            used.add(which)
    return found


def _weighed(rows: list[list[Claim | None]], claims: Sequence[Claim]) -> Iterator[tuple[float, int, int]]:
    for index, row in enumerate(rows):
        for which, claim in enumerate(claims):
            apart = abs(index / len(rows) - which / len(claims))
            weights = [weight(other, claim) for other in row if other is not None]
            if (best := max(weights, default=0)) >= ENOUGH:
                yield best + (1 - apart) * WEIGHTS["place"], index, which


def weight(one: Claim, other: Claim) -> int:
    """How much two claims agree; nothing where they are of other kinds."""
    if one.kind != other.kind or one.by != other.by:
        return 0
    agree = {
        "value": same_value(one, other),
        "indicator": alike(one.indicator, other.indicator),
        "area": one.area == other.area,
        "period": one.period == other.period,
        "unit": one.unit == other.unit,
        "partner": one.partner == other.partner,
        "activity": one.activity == other.activity or (bool(one.activity) and bool(other.activity)),
    }
    return sum(WEIGHTS[name] for name, same in agree.items() if same)
