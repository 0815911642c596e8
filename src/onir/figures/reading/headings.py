"""What the words around a table mean: headings that are periods, labels that are areas, marks in cells.

Headings carry typos and footnote marks ("9 месяц 2012г.", "20211)"): marks are cut, the few known slips are read, and
what is then no period or area of the country is refused by its cell. Years are those from 1900 to 2100, so that a
figure is never taken for a year.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache

from onir.errors import BadInput
from onir.figures.reading.grid import Value
from onir.figures.reading.mapping import TableMapping
from onir.measure import Period
from onir.territory import area, area_in_table

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
FOOTNOTE = re.compile(r"(?:\s*\*+|(?<=\d{4})\d\)|\s+\d\)|(?<=[^\W\d])\d\)|[¹²³⁴⁵⁶⁷⁸⁹]+)$")
SLIPS = ((r"\bкв\b\.?", "квартал"), (r"\bмесяц\b", "месяцев"), (r"\bполуг\b\.?", "полугодие"))
YEAR_WORDS = re.compile(r"\b(года?|г|жылғы|жылы|жыл|ж)\b\.?", re.IGNORECASE)
SPANS = {"quarter": 3, "month": 1, "year": 12}


@lru_cache(maxsize=1 << 14)
def without_marks(text: str, marks: tuple[str, ...] = ()) -> str:
    """A label or heading without its footnote marks.

    >>> without_marks("20211)"), without_marks("Туркестанская 1)"), without_marks("Q1 2024*")
    ('2021', 'Туркестанская', 'Q1 2024')
    """
    text = text.strip()
    while (cut := _once(text, marks)) != text:
        text = cut
    return text


def _once(text: str, marks: Sequence[str]) -> str:
    for mark in marks:
        if mark and text.endswith(mark) and text != mark:
            return text.removesuffix(mark).rstrip()
    return FOOTNOTE.sub("", text)


def period_of_heading(parts: Sequence[Value], mapping: TableMapping) -> Period | None:
    """The period that the headings of a column say together, from the outer to the inner; None where they say none.

    >>> from onir.figures.reading.mapping import mapping_of
    >>> said = {"table": "t", "publisher": "p", "title": "t", "indicator": "fdi.gross_inflow", "unit": "USD mn",
    ...         "basis": "flow", "country": "KZ", "layout": {"shape": "across", "header": [1, 2]}}
    >>> [str(period_of_heading(parts, mapping_of(said))) for parts in (["2024", "IV кв."], ["9 месяц 2012г."])]
    ['2024-Q4', '2012-9M']
    """
    days = [part for part in parts if isinstance(part, date)]
    if days:
        return _of_day(days[-1], mapping.dates)
    words = [without_marks(_plain(part), mapping.footnotes) for part in parts if part is not None]
    joined = " ".join(word for word in words if word)
    if (told := mapping.periods.get(joined)) is not None:
        return _parsed(told)
    told_parts = [mapping.periods.get(word, word) for word in words]
    return next(_readings(" ".join(told_parts)), None)


def _plain(part: Value) -> str:
    return f"{part:f}" if isinstance(part, Decimal) else str(part)


def _of_day(day: date, meaning: str) -> Period | None:
    """The quarter, month or year that a day stands for, or that ended on the day before it."""
    if not meaning:
        return None
    span, _, side = meaning.partition(" ")
    day = day - timedelta(days=1) if side == "before" else day
    months = SPANS[span]
    first = (day.month - 1) // months * months + 1
    return Period.of_months(day.year, first, first + months - 1)


@cache
def _reading(text: str) -> Period | None:
    years = YEAR.findall(text)
    if not years:
        return None
    if (whole := _parsed(text)) is not None:
        return whole
    year, rest = years[-1], YEAR_WORDS.sub(" ", YEAR.sub(" ", text))
    for slip, meant in SLIPS:
        rest = re.sub(slip, meant, rest, flags=re.IGNORECASE)
    rest = re.sub(r"\s+", " ", rest).strip(" -–—,.;:()")
    spellings = (f"{rest} {year} года", f"{year} жылғы {rest}", f"{rest} {year}", f"{year}-{rest}")
    found = (_parsed(spelling) for spelling in (spellings if rest else (year,)))
    return next((period for period in found if period is not None), None)


def _readings(text: str) -> Iterator[Period]:
    if (found := _reading(re.sub(r"\s+", " ", text).strip())) is not None and not found.to_date:
        yield found


def _parsed(text: str) -> Period | None:
    try:
        period = Period.parse(text)
    except BadInput:
        return None
    return period if 1900 <= period.year <= 2100 else None


def area_of_label(label: str, labels: Collection[str], mapping: TableMapping) -> str | None:
    """The code of the area that a row label names among all labels of the table; None where it names none."""
    text = without_marks(label, mapping.footnotes)
    if told := mapping.areas.get(label.strip()) or mapping.areas.get(text):
        return told
    try:
        found = area(text)
        if found.kind == "nation" and found.country == mapping.country:
            return found.code
    except BadInput:
        pass
    try:
        return area_in_table(text, labels, country=mapping.country).code
    except BadInput:
        return None
