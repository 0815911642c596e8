"""The arithmetic of claims about change: each measure from the interval now and the one before, in exact numbers."""

from __future__ import annotations

from collections.abc import Callable

from onir.claims.checking.question import Measure
from onir.measure import Interval

Change = Callable[[Interval, Interval], Interval | None]


def change(measure: Measure, now: Interval, before: Interval, *, down: bool = False) -> Interval | None:
    """The change in the writer's measure, a fall counted positive; None when the earlier value reaches zero.

    >>> now, before = Interval.point(150), Interval.point(100)
    >>> [str(change(measure, now, before)) for measure in ("factor", "percent", "index", "difference")]
    ['[1.5, 1.5]', '[50, 50]', '[150, 150]', '[50, 50]']
    >>> str(change("percent", Interval.point(80), Interval.point(100), down=True))
    '[20, 20]'
    """
    if measure == "factor" and down:
        return before.over(now)
    result = CHANGE[measure](now, before)
    return -result if down and result is not None and measure != "index" else result


def _less_one(now: Interval, before: Interval) -> Interval | None:
    ratio = now.over(before)
    return None if ratio is None else ratio - 1


def _hundredfold(ratio: Interval | None) -> Interval | None:
    return None if ratio is None else ratio.scaled(100)


CHANGE: dict[Measure, Change] = {
    "factor": Interval.over,
    "increase": _less_one,
    "percent": lambda now, before: _hundredfold(_less_one(now, before)),
    "index": lambda now, before: _hundredfold(now.over(before)),
    "points": lambda now, before: _hundredfold(now - before),
    "difference": lambda now, before: now - before,
}
"""`points` takes shares, the others levels."""

SIGNS: dict[Measure, str] = {
    "factor": "{now} / {before} = {value}",
    "increase": "{now} / {before} − 1 = {value}",
    "percent": "({now} / {before} − 1) × 100 = {value}",
    "index": "{now} / {before} × 100 = {value}",
    "points": "({now} − {before}) × 100 = {value}",
    "difference": "{now} − {before} = {value}",
}
"""Formulas as evidence prints them."""
