"""Indicators of a small office whose figures can be worked out by hand, and who is told them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Person, Projects, office, person, project  # noqa: F401 - fixtures

TODAY = date.today()


def line(of: Any, by: Any, kind: str, amount: int, **more: Any) -> Any:
    from onir.desk.pipeline.models import InvestmentFigure

    given = {"currency": "KZT", "rate": 1, "rate_date": TODAY, "as_of": TODAY, "source": "press", "entered_by": by}
    span = {"period_from": TODAY, "period_to": TODAY} if kind == "actual" else {}
    return InvestmentFigure.objects.create(project=of, kind=kind, amount=amount, **given | span | more)


def verified(of: Any, by: Any, assurer: Any, amount: int, **more: Any) -> None:
    line(of, by, "actual", amount, confidence="verified", verified_by=assurer, verified_on=TODAY, **more)


def moved(of: Any, by: Any, stage: str, days_ago: int, before: str | None = None) -> None:
    from onir.desk.pipeline.models import MoveLog

    MoveLog.objects.create(
        project=of, stage_from_id=before, stage_to_id=stage, status_to_id="active", kind="forward", by=by,
        on=TODAY - timedelta(days=days_ago),
    )  # fmt: skip


def asked(by: Any, **more: Any) -> Any:
    from onir.desk.indicators.asking import Asked

    return Asked(by, TODAY, **more)


def said(code: str, by: Any, **more: Any) -> tuple[str, int]:
    from onir.desk.indicators.answers import ANSWERS

    answer = ANSWERS[code](asked(by, **more))
    value: Any = answer.value
    return value.say("en"), answer.n


@pytest.fixture
def list_of_two(person: Person, project: Projects) -> tuple[Any, Any, Any]:  # noqa: F811
    """Half of a promise of 1,000 dollars came, verified; of another of 600,000 tenge nothing."""
    by, assurer = person("head"), person("assurer")
    first, second = project(manager=person("manager")), project(region="KZ-27")
    for one in (first, second):
        moved(one, by, "lead", 800)
        moved(one, by, "memorandum", 700, "lead")
    moved(first, by, "agreement", 600, "memorandum")
    dollars = {"currency": "USD", "rate": Decimal(400)}
    line(first, by, "announced", 1000, **dollars)
    line(second, by, "announced", 600_000)
    verified(first, by, assurer, 500, currency="USD", rate=Decimal(500))
    line(first, by, "actual", 500, currency="USD", rate=Decimal(500))
    return person("akim", territory=["KZ"]), first, second


@pytest.mark.parametrize(
    ("code", "value", "n"),
    [
        ("realisation", "20.0%", 2),  # 500 of 1,000 dollars at 400, of 1,000,000 tenge in all
        ("honesty", "50.0%", 1),
        ("conversion", "50.0% (9.5% to 90.5%)", 2),
        ("durations", "not reached yet", 2),
        ("reinvestment", "0.0%", 2),
        ("ageing", "–", 0),
        ("response", "–", 0),
        ("issues", "–", 0),
        ("compliance", "investors –, state bodies –", 0),
    ],
)
def test_figures_by_hand(list_of_two: tuple[Any, Any, Any], code: str, value: str, n: int) -> None:
    assert said(code, list_of_two[0]) == (value, n)


def test_nobody_is_told_of_projects_they_do_not_see(
    list_of_two: tuple[Any, Any, Any],
    person: Person,  # noqa: F811
) -> None:
    from onir.desk.indicators.asking import behind

    own = person("akim", territory=["KZ-61"])
    assert said("realisation", own) == ("50.0%", 1)
    assert said("realisation", person("akim", territory=["KZ-19"])) == ("–", 0)
    assert list(behind("realisation", asked(own))) == [list_of_two[1]]
    assert said("realisation", list_of_two[0], region="KZ-27") == ("0.0%", 1)
    assert said("realisation", list_of_two[0], year=1999) == ("–", 0)


def test_a_memorandum_of_which_nothing_is_heard(person: Person, project: Projects) -> None:  # noqa: F811
    from django.utils import timezone

    from onir.desk.indicators.asking import SILENT, lines
    from onir.desk.pipeline.models import Interaction

    by = person("akim")
    since = TODAY - timedelta(days=200)
    silent, spoken = (project(stage_id="memorandum", stage_since=since) for _ in range(2))
    Interaction.objects.create(project=spoken, at=timezone.now(), channel="call", note="heard of")
    assert lines(SILENT, asked(by)) == ((2, 1, 1, 0),)
    assert silent.stage_since == since


@pytest.mark.parametrize(
    ("sums", "found"),
    [
        ({"promised": 10**9, "jobs": 100}, False),
        ({"promised": 10**10, "jobs": 2}, True),
        ({"promised": 1000, "came": 5000}, True),
        ({"promised": 1000, "came": 2000}, False),
    ],
)
def test_figures_to_look_at_twice(person: Person, project: Projects, sums: dict[str, int], found: bool) -> None:  # noqa: F811
    from onir.desk.pipeline.models import JobFigure

    by, own = person("akim"), project()
    line(own, by, "announced", sums["promised"])
    if "came" in sums:
        line(own, by, "actual", sums["came"])
    if "jobs" in sums:
        JobFigure.objects.create(
            project=own, kind="announced", number=sums["jobs"], as_of=TODAY, source="press", entered_by=by
        )
    assert said("doubtful", by)[1] == found


def test_countries_by_owner_and_by_whence_the_money_comes(person: Person, project: Projects) -> None:  # noqa: F811
    from onir.desk.pipeline.models import Organisation, Party

    by, own = person("akim"), project()
    line(own, by, "announced", 1000)
    for country, ultimate, share in (("NL", "CN", 75), ("KZ", "KZ", 25)):
        firm = Organisation.objects.create(name=country, country=country, ultimate_country=ultimate)
        Party.objects.create(project=own, organisation=firm, role="co_investor", share=share)
    assert said("countries", by) == ("0.62 by ultimate owner, 0.62 by immediate investor", 2)


def test_every_indicator_has_its_definition() -> None:
    from onir.desk.indicators.answers import ANSWERS
    from onir.desk.indicators.asking import BEHIND
    from onir.desk.indicators.definitions import definitions

    assert list(definitions()) == list(ANSWERS)
    assert set(BEHIND) <= set(ANSWERS)
    for one in definitions().values():
        assert all(word.say(language) for word in (one.name, one.counts, one.limits) for language in ("en", "ru", "kk"))


@pytest.mark.parametrize("page", ["", "table.csv", "projects/"])
def test_the_pages_of_every_indicator(visit: Visit, page: str) -> None:
    from onir.desk.indicators.definitions import definitions

    came = visit("head", territory=["KZ"])
    for code in definitions():
        assert came.get(f"/ru/indicators/{code}/{page}").status_code == 200, code


def test_what_was_mistyped_is_said_on_the_page(visit: Visit) -> None:
    answer = visit("head").get("/en/indicators/realisation/?year=soon")
    assert answer.status_code == 400
    assert "“soon” is not" in answer.content.decode()


def test_no_cell_of_a_csv_is_a_formula() -> None:
    from onir.desk.exchange.writing import plain

    assert (plain("=HYPERLINK(1)"), plain("akimat")) == ("'=HYPERLINK(1)", "akimat")


def test_indicators_ask_as_many_questions_whatever_there_is(
    visit: Visit,
    person: Person,  # noqa: F811
    project: Projects,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from onir.desk.indicators import kept
    from onir.desk.indicators.answers import ANSWERS

    monkeypatch.setattr(kept, "OFTEN", 10**12)  # what is thrown away now and then is not counted
    by, browser = person("head"), visit("head", territory=["KZ-61"])
    paths = ("", *(f"{code}/" for code in ANSWERS))
    asked: list[dict[str, int]] = []
    for _ in range(2):
        for _ in range(3):
            one = project(stage_id="memorandum")
            moved(one, by, "lead", 800)
            moved(one, by, "memorandum", 700, "lead")
            line(one, by, "announced", 1)
            line(one, by, "actual", 9)
        browser.get("/en/indicators/")
        asked.append({})
        for path in paths:
            with CaptureQueriesContext(connection) as told:
                assert browser.get(f"/en/indicators/{path}").status_code == 200
            asked[-1][path] = len(told)
    assert asked[0] == asked[1]
    assert max(asked[1].values()) <= 20
