"""All regions in one outlook, as a table: the place likeliest, its range, the chance of the first three, the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from onir.figures.asking.ranking import Rank
from onir.figures.words import Amount, in_one_scale, rounded
from onir.language.messages import Sayable, msg
from onir.outlook.answer import Outlook
from onir.standing.certainty.chances import Chance
from onir.standing.certainty.rules import LEVEL
from onir.territory import Area
from onir.territory import area as known_area

HEADS = (
    msg("Region"), msg("Likeliest place"), msg("Its chance"), msg("Nine in ten"), msg("First three"), msg("Figure"),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A region of the table; `own`: the one asked about."""

    area: Area
    own: bool
    cells: Sequence[Sayable]


def lines(answer: Outlook) -> list[Line]:
    """Regions by their mean place, the first on top."""
    places = np.arange(1, len(answer.areas) + 1)
    rows = np.argsort(answer.places @ places, kind="stable")
    figures = in_one_scale(*(_figure(answer, answer.areas[row]) for row in rows))
    return [_line(answer, row, figure) for row, figure in zip(rows, figures, strict=True)]


def _figure(answer: Outlook, code: str) -> Amount:
    low, middle, high = answer.figures(code)
    return amount(answer, middle, high - low)


def _line(answer: Outlook, row: int, figure: Amount) -> Line:
    code, of = answer.areas[row], len(answer.areas)
    best, worst, often = answer.ranks.likeliest(row)
    top = Chance(float(answer.places[row, :3].sum()))
    held = Rank(*answer.ranks.run(row, LEVEL), of)
    return Line(known_area(code), code == answer.area.code, (Rank(best, worst, of), Chance(often), held, top, figure))


def amount(answer: Outlook, value: float, width: float = 0.0) -> Amount:
    """A figure as printed or, of an interval so wide, to a tenth of its width or less: draws tell no more."""
    if not width:
        return Amount(Decimal(value), answer.unit)
    return Amount(rounded(Decimal(value), int(np.floor(np.log10(width))) - 1), answer.unit)
