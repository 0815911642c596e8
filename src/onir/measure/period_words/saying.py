"""Periods printed in words, from two tables: `forms.csv` (kind of period by language and form) and `months.csv`."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from onir.measure.period import Period


def say_period(period: Period, language: str, form: str = "") -> str:
    """`period` in words: "" plain, `loc` when (with its preposition), `gen` (in English plain), `short` for tables,
    `since` from then on.

    >>> say_period(Period.parse("2025-9M"), "ru", "loc")
    'за девять месяцев 2025 года'
    """
    template = _forms()[language, _kind(period)][form or "nom"]
    gaps: dict[str, object] = {"year": period.year, "until": period.last // 12}
    for name, month in (("first", period.first % 12), ("last", period.last % 12)):
        gaps |= {name + case.removeprefix(language): word for case, word in _months()[month].items()}
    return template.format(**gaps)


def _kind(period: Period) -> str:
    """The row of `forms.csv`: the canonical part (`H1`, `Q2`, `9M`, `YTD`), else what the period is made of."""
    code = str(period)
    if ".." in code:
        within = period.within_year is not None
        return "months" if within else "years" if "-" not in code else "across"
    part = code.partition("-")[2]
    return "year" if not part else "month" if part.isdigit() else part


@cache
def _forms() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["language"], row["kind"]): row for row in _rows("forms.csv")}


@cache
def _months() -> list[dict[str, str]]:
    return _rows("months.csv")


def _rows(name: str) -> list[dict[str, str]]:
    table = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))
