"""Targets: the fact comes from the one source that the indicator belongs to, with its release and line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.agreements.conftest import Documents
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput, NotAllowed

GIVEN = {"region": "KZ-27", "approved_by": "Government", "source": "Protocol 3"}


def target(by: Any, indicator: str, period: str, value: int, unit: str = "", **more: Any) -> Any:
    from onir.desk.headquarters import doing

    said = {"indicator": indicator, "period": period, "value": Decimal(value), "unit": unit}
    return doing.set_target(by, **GIVEN | said | more)


def stands(one: Any) -> Any:
    from onir.desk.headquarters.plans import asked_of, fact_of

    return fact_of(asked_of(one))


def test_an_official_fact_names_its_release_and_line(person: Person) -> None:
    from onir.desk.headquarters.plans import asked_of, where_it_stands

    one = target(person("analyst"), "capital.fixed", "2025", 1_000_000, "KZT mn")
    fact = stands(one)
    assert (one.value, one.unit, fact.unit, str(fact.period)) == (10**12, "KZT", "KZT", "2025")
    assert fact.cell.vintage.table.startswith("bns-")
    assert fact.cell.locators
    said = where_it_stands(asked_of(one), fact).say("en").replace("\xa0", " ")
    assert said.startswith(
        "Investment in fixed capital, West Kazakhstan Region, 2025: 893.4 billion tenge of 1 trillion"
    )


def test_a_part_of_the_year_says_how_long_it_is(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from onir.desk.headquarters import plans
    from onir.measure import Period

    one = target(person("analyst"), "capital.fixed", "2025", 1_000_000, "KZT mn")
    whole = stands(one)
    part = replace(whole, period=Period.parse("2025-9M"))
    from onir.desk.headquarters.plans import asked_of

    said = plans.where_it_stands(asked_of(one), part).say("en")
    assert said.endswith("of the plan in 9 of 12 months.")


def test_the_ledger_counts_verified_figures_of_the_period_and_region_alone(
    person: Person, project: Projects, document: Documents
) -> None:
    from onir.desk.pipeline.models import InvestmentFigure

    head, assurer, own = person("head"), person("assurer"), project()
    paper = document(project=own)

    def line(of: Any, amount: int, *, verified: bool = True, kind: str = "actual", year: int = 2025) -> None:
        sure = {"confidence": "verified", "verified_by": assurer, "verified_on": date.today(), "evidence": paper}
        InvestmentFigure.objects.create(
            project=of, kind=kind, amount=amount, currency="USD", rate=Decimal("500.5"), rate_date=date(year, 6, 30),
            rate_source="NBK", as_of=date(year, 12, 31), source="form", entered_by=head,
            period_from=date(year, 1, 1), period_to=date(year, 12, 31), **(sure if verified else {}),
        )  # fmt: skip

    line(own, 100)
    line(own, 50, year=2024)
    line(own, 70, verified=False)
    line(own, 900, kind="announced")
    line(project(region="KZ-11"), 3)
    fact = stands(target(head, "pipeline.investment", "2025", 100_100, region="KZ-61"))
    assert (fact.value, fact.unit, fact.records, fact.cell) == (Decimal("50050.00"), "KZT", 1, None)


def test_nothing_verified_is_no_figure(person: Person, project: Projects) -> None:
    from onir.desk.headquarters.plans import asked_of, where_it_stands

    one = target(person("head"), "pipeline.jobs", "2026", 300, region="KZ-61")
    assert stands(one) is None
    said = where_it_stands(asked_of(one), None).say("en")
    assert said == "Permanent jobs verified in projects, Turkistan Region: 300 jobs planned for 2026; no figure yet."


def test_jobs_are_the_last_verified_count_of_each_project(
    person: Person, project: Projects, document: Documents
) -> None:
    from onir.desk.pipeline.models import JobFigure

    head, assurer, own = person("head"), person("assurer"), project()
    for day, number in ((date(2025, 6, 30), 40), (date(2025, 12, 31), 55), (date(2026, 6, 30), 90)):
        JobFigure.objects.create(
            project=own, kind="actual", number=number, as_of=day, source="pension", entered_by=head,
            confidence="verified", verified_by=assurer, verified_on=date.today(), evidence=document(project=own),
        )  # fmt: skip
    assert stands(target(head, "pipeline.jobs", "2025", 100, region="KZ-61")).value == 55


@pytest.mark.parametrize(
    ("indicator", "period", "unit", "said"),
    [
        ("capital.fixedd", "2025", "KZT", "capital.fixedd"),
        ("capital.fixed", "last year", "KZT", "last year"),
        ("capital.fixed", "2025", "yurts", "not a known unit"),
    ],
)
def test_a_target_that_is_none_is_refused(person: Person, indicator: str, period: str, unit: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        target(person("analyst"), indicator, period, 1, unit)


def test_a_target_in_another_unit_than_its_fact_is_refused(person: Person) -> None:
    from onir.desk.headquarters.plans import asked_of, reached

    one = target(person("analyst"), "capital.fixed", "2025", 5, "USD mn")
    with pytest.raises(BadInput, match="The plan is in USD, the figure in KZT"):
        reached(asked_of(one), stands(one))


def test_a_target_is_set_once_and_taken_back_with_a_reason(person: Person) -> None:
    from onir.desk.headquarters import doing
    from onir.desk.headquarters.models import Target

    head = person("head", territory=["KZ-27"])
    one = target(head, "pipeline.launched", "2026", 40)
    with pytest.raises(BadInput, match="already set"):
        target(head, "pipeline.launched", "2026", 41)
    with pytest.raises(BadInput, match="needs its ground"):
        doing.withdraw_target(head, one, "")
    doing.withdraw_target(head, one, "A new plan was approved.")
    assert not Target.objects.exists()
    assert target(head, "pipeline.launched", "2026", 41).value == 41


@pytest.mark.parametrize("role", ["reader", "akim", "manager", "assurer", "executor", "auditor", "administrator"])
def test_who_sets_no_target(person: Person, role: str) -> None:
    with pytest.raises(NotAllowed):
        target(person(role, territory=["KZ-27"]), "pipeline.jobs", "2026", 1)


def test_what_a_target_asks_of_the_ledger_is_kept_until_it_is_written_to(person: Person, project: Projects) -> None:
    from onir.desk.headquarters.verified import QUESTIONS
    from onir.desk.indicators.kept import TABLES
    from onir.desk.indicators.models import KeptAnswer
    from onir.desk.pipeline.models import InvestmentFigure

    day = date(2026, 3, 31)
    one, assurer = project(region="KZ-27", manager=person("manager")), person("assurer")
    goal = target(person("analyst"), "pipeline.investment", "2026", 10, "KZT mn")
    for times in (1, 2):
        InvestmentFigure.objects.create(
            project=one, kind="actual", amount=7, currency="KZT", rate=1, rate_date=day, as_of=day, period_from=day,
            period_to=day, source="press", entered_by=person("manager"), confidence="verified", verified_by=assurer,
            verified_on=day,
        )  # fmt: skip
        assert [stands(goal).value for _ in range(2)] == [7 * times] * 2
    kept = [set(kinds) for kinds in KeptAnswer.objects.values_list("kinds", flat=True)]
    assert set(TABLES.findall(QUESTIONS["pipeline.investment"])) in kept
