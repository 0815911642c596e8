"""What a ledger could explain of an official change: never more than came, never more than changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Person, Projects, office, person, project  # noqa: F401 - fixtures

money = st.decimals(0, Decimal("1e15"), places=2)


@given(st.decimals(Decimal("-1e15"), Decimal("1e15"), places=2), money, money)
def test_the_bound_claims_nothing_that_is_not_there(
    desk: None, change: Decimal, foreign: Decimal, more: Decimal
) -> None:
    from onir.desk.indicators.beside import at_most

    bound = at_most(change, foreign)
    assert 0 <= bound <= foreign
    assert bound <= max(change, Decimal(0))
    assert at_most(change, foreign + more) >= bound


def test_lines_of_the_period_alone_are_beside_it(desk: None, person: Person, project: Projects) -> None:  # noqa: F811
    from onir.desk.indicators.beside import beside
    from onir.desk.pipeline.models import InvestmentFigure
    from onir.territory import area

    by, assurer, place = person("akim", territory=["KZ"]), person("assurer"), area("KZ-27")
    first = beside(by, place)[0]
    assert (first.foreign, first.bound, first.lines) == (Decimal(0), Decimal(0), 0)
    year, own = first.now.period.first_day.year, project(region="KZ-27")
    common: dict[str, Any] = {
        "project": own, "kind": "actual", "currency": first.now.unit.base, "rate": 1, "rate_date": date(year, 1, 1),
        "as_of": date(year, 6, 30), "confidence": "verified", "verified_by": assurer, "verified_on": date(year, 7, 1),
        "entered_by": by, "source": "bank", "amount": 100,
    }  # fmt: skip
    spans = [(year, 60), (year - 1, 90), (year, None)]
    for of, part in spans:
        span = {"period_from": date(of, 1, 1), "period_to": date(of, 6, 30)}
        InvestmentFigure.objects.create(foreign_part=part, **span, **common)
    found = beside(by, place)[0]
    assert (found.foreign, found.lines) == (Decimal(60), 1)
    assert found.bound == max(0, min(found.change, 60))
    assert beside(person("akim", territory=["KZ-19"]), place)[0].foreign == 0


@pytest.mark.parametrize(("role", "shown"), [("head", True), ("reader", False), ("editor", False)])
def test_the_page_of_a_region_shows_it_to_who_may_see_projects(visit: Visit, role: str, shown: bool) -> None:
    page = visit(role, territory=["KZ"]).get("/en/region/?area=KZ-27").content.decode()
    assert ("never added" in page) == shown
