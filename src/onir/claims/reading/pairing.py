"""Lists that run side by side: "in 2023 and 2024 … 640 and 702 billion, respectively", «в А и Б – на 5 и 7 %».

Values are dealt to areas or periods only where both lists are equally long. "Respectively" with no list to match it, or
lists of unequal length, leave it open which value is whose: such figures are not read as claims.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onir.claims.reading.joint import areas_of
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.ranks import Place
from onir.claims.reading.sight import Sight
from onir.measure import Period
from onir.territory import Area, AreaMention

_LIST = Phrase(r"\s*(?:,\s*(?:<and_>\s+)?|<and_>\s+)(?:(?:<by>|<to>|<at>|<the>)\s+)?")
_AND = Phrase(r"\b<and_>\b")
_YEAR = r"(?:19|20)\d\d"
_YEARS = Phrase(rf"\b{_YEAR}(?:\s*,\s*{_YEAR})*,?\s+<and_>\s+(?:<at>\s+)?{_YEAR}(?!\d)")
_NEAR = 4
_EACH_YEAR = re.compile(_YEAR)


@dataclass(frozen=True)
class Pairs:
    """What each figure of a list is dealt, by the place it starts at.

    `open`: figures nobody can deal. `last`: the figure that ends the list, whose noun is that of them all.
    """

    areas: Mapping[int, Area] = field(default_factory=dict)
    periods: Mapping[int, Period] = field(default_factory=dict)
    open: frozenset[int] = frozenset()
    last: Mapping[int, Quantity] = field(default_factory=dict)


def pairs(
    sight: Sight,
    figures: Sequence[Quantity | Place],
    areas: Sequence[tuple[AreaMention, ...]],
    periods: Sequence[tuple[Period, ...]],
) -> Pairs:
    """Each list of figures with the list of areas or periods it runs beside."""
    by_area: dict[int, Area] = {}
    by_period: dict[int, Period] = {}
    left: set[int] = set()
    named = [found for one in areas if len(found := areas_of(one)) > 1]
    lists = _lists(sight, figures)
    for values in lists:
        fitting = [one for one in named if len(one) == len(values)]
        dated = [one for one in periods if len(one) == len(values)]
        if len(fitting) + len(dated) == 1:
            by_area.update({value.start: area for one in fitting for value, area in zip(values, one, strict=True)})
            by_period.update({value.start: day for one in dated for value, day in zip(values, one, strict=True)})
        elif named or periods or sight.has("respectively"):
            left.update(value.start for value in values)
    last = {value.start: values[-1] for values in lists for value in values[:-1] if isinstance(values[-1], Quantity)}
    return Pairs(by_area, by_period, frozenset(left), last)


def periods_said(sight: Sight) -> list[tuple[Period, ...]]:
    """Lists of years with the months said before them: "the first half of 2023 and 2024"."""
    return [
        tuple(_in_year(int(year), months) for year in _EACH_YEAR.findall(found.group()))
        for found in _YEARS.finditer(sight, sight.sentence.start, sight.sentence.end)
        if (months := _months_before(sight, found.start())) is not None
    ]


def _months_before(sight: Sight, place: int) -> tuple[int, int] | None:
    """The months said with a list of years, before or after it; none where it is what something is compared with."""
    opening = next((one for one in sight.periods if one.start <= place < one.end), None)
    if opening is None or opening.is_base:
        return None
    after = next((one for one in sight.periods if 0 <= one.start - opening.end <= _NEAR), None)
    if after is not None and after.period is None and after.months is not None and after.year_offset is None:
        return after.months
    period = opening.period
    if period is None or not period.within_year or period.to_date:
        return (1, 12)
    return period.first % 12 + 1, period.last % 12 + 1


def _in_year(year: int, months: tuple[int, int]) -> Period:
    return Period.of_months(year, *months)


def _lists(sight: Sight, figures: Sequence[Quantity | Place]) -> list[list[Quantity | Place]]:
    """Figures of one unit with nothing but commas and "and" between them, two or more."""
    lists: list[list[Quantity | Place]] = []
    for one in sorted(figures, key=lambda one: one.start):
        if lists and _is_next(sight, lists[-1][-1], one):
            lists[-1].append(one)
        else:
            lists.append([one])
    return [one for one in lists if len(one) > 1 and _closes(sight, one)]


def _closes(sight: Sight, values: list[Quantity | Place]) -> bool:
    """Whether "and" stands before the last member: a comma alone also parts what is no list."""
    gap = sight.text[values[-2].end : values[-1].start]
    return sight.has("respectively") or _AND.of(sight.rules).search(gap) is not None


def _is_next(sight: Sight, earlier: Quantity | Place, one: Quantity | Place) -> bool:
    if isinstance(earlier, Place) or isinstance(one, Place):
        alike = isinstance(earlier, Place) and isinstance(one, Place)
    else:
        alike = earlier.unit == one.unit and one.origin is None and not _says_otherwise(sight, earlier, one)
    return alike and _LIST.fullmatch(sight, earlier.end, one.start) is not None


def _says_otherwise(sight: Sight, earlier: Quantity, one: Quantity) -> bool:
    """ "By 18 %, to 105 %": a change and the level reached are no list."""
    rules = sight.rules
    return any((one.lead in words) and (earlier.lead not in words) for words in (rules.by, rules.to))
