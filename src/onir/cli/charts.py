"""Small charts of a terminal: bars about an axis, a line of values, places through time.

They are read without colour and beside numbers, never instead of them. Where the stream cannot hold block characters
they are drawn in ASCII. Left out: axes with scales, since the numbers stand in the table beside.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from onir.measure.interval import Exact

HALF = 16
"""Characters on either side of the axis of a bar."""

HIGH = 16
"""Lines of a chart of places, above which places that were never held are left out."""


@dataclass(frozen=True)
class Ink:
    """The characters a chart is drawn with; `empty` is what stands where a mark could be."""

    bar: str
    axis: str
    mark: str
    empty: str
    steps: str


BLOCKS = Ink("█", "│", "●", "·", "▁▂▃▄▅▆▇█")
ASCII = Ink("#", "|", "O", ".", "_.-=*#")


def ink() -> Ink:
    """Blocks where standard output can hold them, else ASCII."""
    try:
        "".join((BLOCKS.bar, BLOCKS.axis, BLOCKS.mark, BLOCKS.empty, BLOCKS.steps)).encode(
            sys.stdout.encoding or "ascii"
        )
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BLOCKS


def bars(values: Sequence[Exact], drawn: Ink) -> list[str]:
    """One bar a value, to the right of the axis above zero, to the left below; what is too short for a bar is a dot.

    >>> bars([2, -1], Ink("#", "|", "", "", ""))
    ['                |################', '        ########|                ']
    """
    longest = max((abs(Fraction(value)) for value in values), default=Fraction(0))
    left = HALF if any(value < 0 for value in values) else 0
    right = HALF if any(value > 0 for value in values) else 0
    return [_bar(Fraction(value), longest, (left, right), drawn) for value in values]


def _bar(value: Fraction, longest: Fraction, sides: tuple[int, int], drawn: Ink) -> str:
    length = round(abs(value) / longest * HALF) if value else 0
    drawn_bar = drawn.bar * length or drawn.empty
    left, right = (drawn_bar if side else "" for side in (value < 0, value > 0))
    return left.rjust(sides[0]) + drawn.axis + right.ljust(sides[1])


def sparkline(values: Sequence[Exact | None], drawn: Ink) -> str:
    """A line of values from the lowest to the highest, a blank where there is none.

    >>> sparkline([1, 2, None, 3], Ink("", "", "", "", "_-="))
    '_- ='
    """
    known = [Fraction(value) for value in values if value is not None]
    low, high = min(known, default=Fraction(0)), max(known, default=Fraction(0))
    return "".join(" " if value is None else _step(Fraction(value), low, high, drawn.steps) for value in values)


def _step(value: Fraction, low: Fraction, high: Fraction, steps: str) -> str:
    if low == high:
        return steps[0]
    return steps[round((value - low) / (high - low) * (len(steps) - 1))]


def bump(lines: Mapping[str, Sequence[int | None]], heads: Sequence[str], drawn: Ink) -> list[str]:
    """Places through time, the first place on top: one column a period, one mark a line; the first line is on top.

    Rows are the places of the first line and those between them, with one more on either side, or without those between
    where that makes more than `HIGH`; a line that is elsewhere is not drawn.

    >>> print("\\n".join(bump({"O": [2, 1], "a": [1, 3]}, ["24", "25"], Ink("", "", "", ".", ""))))
     1  a  O
     2  O  .
     3  .  a
       24 25
    """
    places = {place for line in lines.values() for place in line if place is not None}
    own = [place for place in next(iter(lines.values()), ()) if place is not None]
    near = [place for place in range(min(own) - 1, max(own) + 2) if min(places) <= place <= max(places)] if own else []
    shown = near if len(near) <= HIGH else sorted(set(own))
    rows = [_row(place, lines, len(heads), drawn) for place in shown]
    return [*rows, "   " + " ".join(f"{head:>2}" for head in heads)]


def _row(place: int, lines: Mapping[str, Sequence[int | None]], length: int, drawn: Ink) -> str:
    marks = [
        next((mark for mark, line in lines.items() if line[column] == place), drawn.empty) for column in range(length)
    ]
    return f"{place:>2} " + " ".join(f"{mark:>2}" for mark in marks)
