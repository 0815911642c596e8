"""Outlook with the desk's own projects: what is read of them, by whose right, and what the page shows and changes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Person, Projects, office, person, project  # noqa: F401 - fixtures

TODAY = date.today()
LAST = 2025
"""The newest year of the shipped table of fixed capital."""
BILLION = 10**9
PAGE = "/en/outlook/?area=KZ-27&indicator=capital.fixed&period=2026"


def line(of: Any, by: Any, kind: str, billions: float, *, year: int = 0, **more: Any) -> Any:
    """A line in tenge, of a year where one is named; entered on the day it is true for."""
    from onir.desk.pipeline.models import InvestmentFigure

    span = {"period_from": date(year, 1, 1), "period_to": date(year, 12, 31)} if year else {}
    on = more.pop("on", min(date(year or TODAY.year, 12, 31), TODAY))
    given = {"currency": "KZT", "rate": 1, "rate_date": on, "as_of": on, "source": "press", "entered_by": by}
    given |= {"entered_at": datetime(on.year, on.month, on.day, tzinfo=UTC)}
    return InvestmentFigure.objects.create(
        project=of, kind=kind, amount=Decimal(str(billions)) * BILLION, **given | span | more
    )


def moved(of: Any, by: Any, stage: str, on: date, *, status: str = "active") -> None:
    from onir.desk.pipeline.models import MoveLog

    MoveLog.objects.create(project=of, stage_to_id=stage, status_to_id=status, kind="forward", by=by, on=on)


@pytest.fixture
def manager(person: Person) -> Any:  # noqa: F811
    return person("manager", territory=["KZ"])


def past(project: Projects, by: Any, *, came: bool, region: str = "KZ-27") -> Any:  # noqa: F811
    """A project that signed in 2020 and was to bring 10 billion in 2021."""
    one = project(region=region, manager=by)
    moved(one, by, "memorandum", date(2020, 3, 1))
    line(one, by, "memorandum", 10, on=date(2020, 3, 1))
    line(one, by, "planned", 10, year=2021, on=date(2020, 4, 1))
    if came:
        line(one, by, "actual", 8, year=2022)
    return one


@pytest.fixture
def plant(project: Projects, manager: Any) -> Any:  # noqa: F811
    """Ten past projects, of which half brought 8 of 10 billion a year late, and a large one in hand."""
    for number in range(10):
        past(project, manager, came=number % 2 == 0)
    one = project(region="KZ-27", manager=manager, title_en="Ammonia plant")
    moved(one, manager, "memorandum", TODAY - timedelta(days=200))
    line(one, manager, "memorandum", 900)
    line(one, manager, "planned", 400, year=LAST + 1)
    line(one, manager, "planned", 500, year=LAST + 2)
    return one


def read(by: Any, indicator: str = "capital.fixed", unit: str = "KZT", day: date = TODAY, last: int = LAST) -> Any:
    from onir.desk.foreseeing import book

    return book(by, indicator, unit).read(day, last)


# -- what is read ----------------------------------------------------------------------------------------------


def test_a_plan_is_taken_by_year_and_the_past_as_cases(plant: Any, manager: Any) -> None:
    told = read(manager).pipeline
    own = next(one for one in told.projects if one.code == plant.code)
    assert (own.area, own.stage, own.came) == ("KZ-27", "memorandum", {})
    assert own.planned == {LAST + 1: 400 * BILLION, LAST + 2: 500 * BILLION}
    assert len(told.past) == 10
    assert {(one.stage, one.promised, one.came, one.late) for one in told.past} == {
        ("memorandum", 10 * BILLION, 8 * BILLION, 1.0), ("memorandum", 10 * BILLION, 0, None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "planned"),
    [
        ({"start_planned": date(2027, 5, 1), "launch_planned": date(2029, 2, 1)}, {2027: 450, 2028: 450}),
        ({"launch_planned": date(2028, 2, 1)}, {2027: 900}),
        ({}, None),
    ],
)
def test_without_a_plan_the_promise_is_spread_over_the_years_of_building(
    project: Projects,  # noqa: F811
    manager: Any,
    given: dict[str, date],
    planned: dict[int, int] | None,
) -> None:
    one = project(region="KZ-27", manager=manager, **given)
    moved(one, manager, "memorandum", TODAY)
    line(one, manager, "announced", 700)
    line(one, manager, "agreed", 900)
    told = read(manager)
    found = {each.code: each.planned for each in told.pipeline.projects}
    assert found == ({} if planned is None else {one.code: {year: sum_ * BILLION for year, sum_ in planned.items()}})
    assert told.undated == (planned is None)


@pytest.mark.parametrize(
    ("indicator", "more", "counted"),
    [
        ("capital.fixed", {}, 100),
        ("capital.fixed", {"fixed_capital_part": 70 * BILLION}, 70),
        ("capital.fixed.foreign_source", {"foreign_part": 60 * BILLION, "financing": "loan"}, 60),
        ("fdi.gross_inflow", {"foreign_part": 60 * BILLION, "financing": "equity"}, 60),
        ("fdi.gross_inflow", {"foreign_part": 60 * BILLION, "financing": "loan"}, None),
        ("fdi.gross_inflow", {}, None),
    ],
)
def test_of_a_line_counts_what_the_indicator_counts(
    project: Projects,  # noqa: F811
    manager: Any,
    indicator: str,
    more: dict[str, Any],
    counted: int | None,
) -> None:
    one = project(region="KZ-27", manager=manager)
    moved(one, manager, "construction", TODAY)
    line(one, manager, "planned", 100, year=LAST + 1, **more)
    found = [each.planned for each in read(manager, indicator).pipeline.projects]
    assert found == ([] if counted is None else [{LAST + 1: counted * BILLION}])


def test_dollars_are_said_in_dollars_and_tenge_by_the_stored_rate(project: Projects, manager: Any) -> None:  # noqa: F811
    one = project(region="KZ-27", manager=manager)
    moved(one, manager, "construction", TODAY)
    line(one, manager, "planned", 2, year=LAST + 1, currency="USD", rate=500)
    assert read(manager).pipeline.projects[0].planned == {LAST + 1: 1000 * BILLION}
    assert read(manager, unit="USD").pipeline.projects[0].planned == {LAST + 1: 2 * BILLION}


def test_a_period_of_several_years_is_divided_by_its_months(project: Projects, manager: Any) -> None:  # noqa: F811
    one = project(region="KZ-27", manager=manager)
    moved(one, manager, "construction", date(2024, 1, 1))
    line(one, manager, "actual", 18, on=TODAY, period_from=date(2024, 7, 1), period_to=date(2025, 12, 31))
    assert read(manager).pipeline.projects[0].came == {2024: 6 * BILLION, 2025: 12 * BILLION}


def test_what_came_so_far_is_taken_by_its_steps(project: Projects, manager: Any) -> None:  # noqa: F811
    one = project(region="KZ-27", manager=manager)
    moved(one, manager, "construction", date(2023, 1, 1))
    for year, so_far in ((2023, 10), (2024, 25)):
        line(one, manager, "cumulative", so_far, on=date(year, 12, 31))
    assert read(manager).pipeline.projects[0].came == {2023: 10 * BILLION, 2024: 15 * BILLION}


@pytest.mark.parametrize("status", ["cancelled", "lost", "suspended"])
def test_of_a_project_that_is_off_nothing_is_expected(project: Projects, manager: Any, status: str) -> None:  # noqa: F811
    one = project(region="KZ-27", manager=manager)
    moved(one, manager, "agreement", date(2024, 1, 1))
    moved(one, manager, "agreement", date(2025, 1, 1), status=status)
    line(one, manager, "planned", 100, year=LAST + 1)
    assert read(manager).pipeline.projects == ()


def test_a_past_day_knows_what_was_known_then(project: Projects, manager: Any) -> None:  # noqa: F811
    one = project(region="KZ-27", manager=manager)
    moved(one, manager, "memorandum", date(2022, 2, 1))
    moved(one, manager, "construction", date(2024, 2, 1))
    first = line(one, manager, "planned", 50, year=2023, on=date(2022, 3, 1))
    line(one, manager, "planned", 90, year=2024, on=date(2024, 3, 1), supersedes=first)
    [then], [now] = read(manager, day=date(2022, 11, 1), last=2021).pipeline.projects, read(manager).pipeline.projects
    assert (then.stage, then.planned) == ("memorandum", {2023: 50 * BILLION})
    assert (now.stage, now.planned) == ("construction", {2024: 90 * BILLION})
    assert read(manager, day=date(2021, 1, 1), last=2020).pipeline.projects == ()


def test_nobody_is_told_of_projects_they_may_not_read(plant: Any, person: Person) -> None:  # noqa: F811
    assert read(person("manager", territory=["KZ-61"])).pipeline.projects == ()
    assert read(person("akim", territory=["KZ-27"])).pipeline.projects != ()


# -- the page --------------------------------------------------------------------------------------------------


def page(visit: Visit, address: str = PAGE, role: str = "akim", territory: str = "KZ-27") -> str:
    answer = visit(role, territory=[territory]).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("\xa0", " ")


def test_the_page_shows_it_without_and_with_the_projects(visit: Visit, plant: Any) -> None:
    told = page(visit)
    assert "With the projects in hand" in told
    assert "Official figures alone" in told
    assert "Ammonia plant" in told
    assert "1 large project in hand is in it" in told
    assert "as if 4 more projects had fared so" in told


def test_others_projects_are_not_on_the_page(visit: Visit, plant: Any) -> None:
    assert "Ammonia plant" not in page(visit, territory="KZ-61")
    assert "With the projects in hand" not in page(visit, role="reader")


def test_with_too_little_history_that_is_said_and_the_figures_stay(
    visit: Visit,
    project: Projects,  # noqa: F811
    manager: Any,
) -> None:
    past(project, manager, came=True)
    told = page(visit)
    assert "8 past projects are needed" in told
    assert "By investment in fixed capital in 2026 the place of West Kazakhstan Region" in told


def test_projects_have_no_gross_regional_product(visit: Visit, plant: Any) -> None:
    told = page(visit, "/en/outlook/?area=KZ-27&indicator=grp.nominal&period=2027")
    assert "Projects have no sums of this indicator" in told


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("change={code}:drop", r"about \S+ \w+illion tenge instead of \S+ \w+illion tenge"),
        ("change={code}:1", r"about \S+ \w+illion tenge instead of \S+ \w+illion tenge"),
        (
            "add_stage=construction&add_year=2026&add_sum=2000000",
            r"about \S+ \w+illion tenge instead of \S+ \w+illion tenge",
        ),
        ("change={code}:9", "“9” is no change of a project"),
        ("change=P-9:drop", "No project P-9 is in the outlook"),
        ("add_sum=much&add_year=2026", "A project that is added needs a year and a sum"),
        ("add_sum=5&add_year=soon", "A project that is added needs a year and a sum"),
        ("add_sum=5&add_year=2026&add_stage=agrement", "“agrement” is no change of a project"),
    ],
)
def test_what_if(visit: Visit, plant: Any, change: str, says: str) -> None:
    """Money comes a year late in the past of these projects: what was planned for 2026 moves 2027."""
    address = PAGE.replace("2026", str(LAST + 2))
    assert re.search(says, page(visit, f"{address}&{change.format(code=plant.code)}"))


def test_a_project_is_added_to_a_region_not_to_the_country(visit: Visit, plant: Any) -> None:
    address = PAGE.replace("KZ-27", "KZ")
    told = page(visit, address)
    assert re.search(r"Kazakhstan in 2026: about \S+ \w+illion tenge", told)
    assert "One more project of the region" not in told
    assert "Kazakhstan is a country" in page(visit, f"{address}&add_stage=construction&add_year=2026&add_sum=2000000")


def test_money_that_comes_later_moves_nothing_this_year(visit: Visit, plant: Any) -> None:
    told = page(visit, f"{PAGE}&change={plant.code}:drop")
    assert re.search(r"What if: West Kazakhstan Region in 2026: about \S+ \w+illion tenge as before\.", told)


def test_a_project_that_comes_a_year_late_moves_the_year_after(plant: Any, manager: Any) -> None:
    from onir.desk.outlooks import outlook_of, with_projects
    from onir.outlook.pipeline import what_if

    alone = outlook_of("KZ-27", "2027", "capital.fixed")
    held = with_projects(manager, alone, TODAY).answer
    assert held.pipeline is not None
    dropped = what_if(held, held.pipeline.pipeline.without(plant.code))
    late = 0.5 * 0.8 * 400e9  # half of such projects come, with four fifths of what was promised
    assert held.draws.mean(axis=0)[held.row] - dropped.draws.mean(axis=0)[held.row] == pytest.approx(
        held.pipeline.weight * late, rel=0.1
    )


def test_the_tasks_of_the_period_are_told_with_what_is_lacking(visit: Visit, plant: Any, person: Person) -> None:  # noqa: F811
    from onir.desk.headquarters import doing

    doing.set_target(
        person("analyst"), indicator="capital.fixed", period="2026", value=Decimal(3_000_000), unit="KZT mn",
        region="KZ-27", approved_by="Government", source="Protocol 3",
    )  # fmt: skip
    told = page(visit)
    assert "Task approved by: Government" in told
    assert "reaches 3 trillion tenge" in told
    assert "would have to come besides" in told
    assert "Money that is to be there in time has to be planned for" in told


@pytest.mark.parametrize(("period", "told"), [("2026", True), ("2025", False)])
def test_a_target_says_whether_it_will_be_met(
    visit: Visit,
    plant: Any,
    person: Person,  # noqa: F811
    period: str,
    told: bool,
) -> None:
    from onir.desk.headquarters import doing

    one = doing.set_target(
        person("analyst"), indicator="capital.fixed", period=period, value=Decimal(1_000_000), unit="KZT mn",
        region="KZ-27", approved_by="Government", source="Protocol 3",
    )  # fmt: skip
    assert ("Will it be met?" in page(visit, f"/en/targets/{one.pk}/")) is told
