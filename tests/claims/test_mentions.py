"""What is below claims: figures, periods and days with their values, and nothing taken for what it is not."""

from __future__ import annotations

from datetime import date

import pytest

from onir.claims.reading import Mention, mentions

ROWS = [
    ("Инвестиция 2,4 есе артты.", "ratio 2.4 times"),
    ("Көлемі 415 млн АҚШ долларына жетті.", "amount 415000000 USD"),
    ("2024 жылғы 5 қыркүйекте", "day 2024-09-05"),
    ("2024 жылдың үшінші тоқсанында", "period 2024-Q3"),
    ("8,5%-ға төмендеді", "percent -8.5 percent"),
    ("17 өңірдің ішінде төртінші орын", "rank 4 rank of 17"),
    ("Объём вырос в 2,4 раза.", "ratio 2.4 times"),
    ("Собрано 2 315 млн долларов США.", "amount 2315000000 USD"),
    ("5 сентября 2024 года", "day 2024-09-05"),
    ("во втором полугодии", "period (7, 12)"),
    ("доля выросла на 1,5 процентных пункта", "points 1.5 points"),
    ("пятое место среди 17 регионов", "rank 5 rank of 17"),
    ("из двух тысяч", "number 2000"),
    ("US$415.2 million, down 2.4 times", "amount 415200000 USD; ratio 2.4 times"),
    ("in Q3 2024", "period 2024-Q3"),
    ("ranked fifth among 17 states", "rank 5 rank of 17"),
    ("up 8.5%", "percent 8.5 percent"),
    ("23 projects", "count 23 projects"),
    ("at 10:30 on 05.09.2024, call +7 701 555 12 34", "day 2024-09-05"),
]


def said(one: Mention) -> str:
    what = one.day or one.period or one.months
    value = f"{one.value.normalize():f} {one.unit or ''}".strip() if one.value is not None else str(what)
    return f"{one.kind} {value}" + (f" of {one.of}" if one.of else "")


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_mentions(text: str, expected: str) -> None:
    assert "; ".join(said(one) for one in mentions(text)) == expected


def test_a_relative_period_needs_a_date() -> None:
    assert [str(one.period) for one in mentions("былтыр әкелінді", date(2025, 3, 1))] == ["2024"]
    assert [one.period for one in mentions("былтыр әкелінді")] == [None]
