"""Periods as the headers and row labels of the bureau say them, with the slips and footnote marks that stand there.

Parts of a year count from 1 January. A part that counts from elsewhere (a second half-year, a month by itself) is not
read, so that its figures are refused and never taken for a part from January.
"""

from __future__ import annotations

import re
from typing import Any

from onir.figures.reading.headings import without_marks
from onir.measure import Period

YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
YEAR_WORDS = re.compile(r"(год[а]?|г\.?|жыл[ы]?|жылғы|ж\.?)\s*$")
QUARTER = re.compile(r"\b(iv|i{1,3}|[1-4])?(?:\s*-?\s*\w{0,2})?\s*(?:квартал|тоқсан)")
HALF = re.compile(r"(?:\b(i{1,2}|[12])\b\D*)?(?:полугоди|жартыжылды)")
SOME_MONTHS = re.compile(r"\b(\d{1,2})\s*(?:месяц|ай\b)")
"""«9 месяц 2012г.» is a slip for «9 месяцев 2012 года» that stands in the tables."""
MONTHS = (
    *("янв(?:ар)?", "фев(?:рал)?", "мар(?:т)?", "апр(?:ел)?", "ма[йя]", "июн", "июл", "авг(?:уст)?"),
    *("сен(?:тябр)?", "окт(?:ябр)?", "ноя(?:бр)?", "дек(?:абр)?"),
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def heading(printed: Any) -> Period | None:
    """The period of a header or row label, footnote marks cut; None where it is none. Parts run from 1 January.

    >>> [str(heading(text)) for text in ("I квартал 2024 года", "9 месяц 2012г.", "20211)", "январь-март 2025", 2003)]
    ['2024-Q1', '2012-9M', '2021', '2025-Q1', '2003']
    """
    text = without_marks(str("" if printed is None else printed))
    years = YEAR.findall(text)
    if len(years) != 1 or not 1990 <= int(years[0]) <= 2099 or len(text) > 40:
        return None
    rest = YEAR.sub("", text).casefold().replace("і", "i")
    months = _months(rest)
    if months is None and YEAR_WORDS.sub("", rest.strip()).strip():
        return None
    return Period.of_months(int(years[0]), 1, months or 12)


def _months(words: str) -> int | None:
    """How many months from January the words say; a quarter other than the first names an end, as the rest do."""
    if found := QUARTER.search(words):
        return 3 * _number(found[1] or "1")
    if found := HALF.search(words):
        return 6 if _number(found[1] or "1") == 1 else None
    if found := SOME_MONTHS.search(words):
        return int(found[1]) if 1 <= int(found[1]) <= 12 else None
    named = [index for index, stem in enumerate(MONTHS, start=1) if re.search(rf"\b{stem}[а-я]{{0,3}}\b\.?", words)]
    return named[-1] if named and named[0] == 1 else None


def _number(words: str) -> int:
    return ROMAN.get(words) or int(words)
