"""Answers that are kept: given again to the same question alone, and never once anything they tell of has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

TODAY = date(2026, 10, 8)
Office = tuple[Any, Any]


def entered(code: str, by: Any, region: str = "KZ-61") -> Any:
    """A project, stored."""
    from django.db import transaction

    from onir.desk.pipeline.models import MoveLog, Project

    with transaction.atomic():
        one = Project.objects.create(code=code, title_en=code, region=region, stage_since=TODAY)
        MoveLog.objects.create(project=one, stage_to_id="lead", status_to_id="active", kind="new", on=TODAY, by=by)
    return one


@pytest.fixture
def office(desk: None) -> Iterator[Office]:
    """A head of a region and a project of it, stored for all to see."""
    from django.db import connections

    from onir.desk.accounts.models import User
    from onir.desk.indicators.models import KeptAnswer

    KeptAnswer.objects.all().delete()
    head = User.objects.create_user("kept-head", None, role="head", territory=["KZ-61"])
    yield head, entered("KEPT", head)
    with connections["owner"].cursor() as owner:
        owner.execute("TRUNCATE pipeline_project CASCADE")
    User.objects.filter(username__startswith="kept-").delete()
    connections["owner"].close()


def read(by: Any, code: str = "honesty", **more: Any) -> tuple[Any, bool]:
    """What the indicator tells, and whether its tables were read for it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from onir.desk.indicators.answers import ANSWERS
    from onir.desk.indicators.asking import Asked

    with CaptureQueriesContext(connection) as told:
        answer = ANSWERS[code](Asked(by, TODAY, **more))
    return answer, any(query["sql"].startswith("WITH ") for query in told)


def figure(one: Any, by: Any) -> None:
    from onir.desk.pipeline.models import InvestmentFigure

    InvestmentFigure.objects.create(
        project=one, kind="actual", amount=7, currency="KZT", rate=1, rate_date=TODAY, as_of=TODAY, entered_by=by,
        period_from=TODAY, period_to=TODAY, source="press",
    )  # fmt: skip


def restricted(one: Any, by: Any) -> None:
    type(one).objects.filter(pk=one.pk).update(confidentiality="restricted", region="KZ-27")


def by_sql(one: Any, by: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE pipeline_project SET erased_at = now() WHERE id = %s", [one.pk])


def shared(one: Any, by: Any) -> None:
    from onir.desk.pipeline.models import Share

    Share.objects.create(project=entered("SHARED", by, "KZ-27"), person=by, given_by=by)


def emptied(one: Any, by: Any) -> None:
    from django.db import connections

    with connections["owner"].cursor() as owner:
        owner.execute("TRUNCATE pipeline_projectsum")


@pytest.mark.parametrize("change", [figure, restricted, by_sql, shared, emptied])
def test_an_answer_is_given_again_until_something_it_tells_of_changes(
    office: Office, change: Callable[[Any, Any], None]
) -> None:
    by, one = office
    figure(one, by)
    first, again = read(by), read(by)
    assert (first[1], again[1]) == (True, False)
    assert again[0] == first[0]
    change(one, by)
    after, read_again = read(by)
    assert read_again
    assert (after == first[0]) == (change is shared), "a project without a sum changes nothing of the sums"
    assert read(by) == (after, False)


def test_a_write_that_began_before_and_ended_after_is_not_missed(office: Office) -> None:
    from django.db import connections, transaction

    by, one = office
    figure(one, by)
    with transaction.atomic("owner"), connections["owner"].cursor() as other:
        other.execute("UPDATE pipeline_projectsum SET came = 9 WHERE project_id = %s", [one.pk])
        figure_before = read(by)[0]
        assert read(by)[0] == figure_before
    after, read_again = read(by)
    assert read_again
    assert after != figure_before


def test_what_was_not_stored_in_the_end_is_not_kept(office: Office) -> None:
    from django.db import transaction

    by, one = office
    before = read(by)[0]
    with transaction.atomic():
        figure(one, by)
        assert read(by)[0] != before
        transaction.set_rollback(True)
    assert read(by)[0] == before


def test_another_condition_is_another_question(office: Office) -> None:
    from onir.desk.accounts.models import User

    by, one = office
    figure(one, by)
    whole = read(by)[0]
    other = User.objects.create_user("kept-other", None, role="head", territory=["KZ-27"])
    assert read(other)[0] != whole
    by.territory = ["KZ-27"]
    assert read(by)[0] == read(other)[0] != whole
    assert read(by, region="KZ-61")[1] is True


def test_what_holds_is_not_forgotten_and_what_was_noted_is_not_heaped_up(office: Office) -> None:
    from onir.desk.indicators import kept
    from onir.desk.indicators.models import Touched

    by, one = office
    for _ in range(5):
        figure(one, by)
    before = read(by)[0]
    kept.forget()
    assert read(by) == (before, False)
    assert Touched.objects.count() <= 3, "of the last transaction alone"
    figure(one, by)
    assert read(by)[0] != before


def test_every_question_is_of_tables_that_are_watched(office: Office) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from onir.desk.indicators.answers import ANSWERS
    from onir.desk.indicators.asking import Asked
    from onir.desk.indicators.kept import TABLES
    from onir.desk.indicators.models import WATCHED
    from onir.desk.rules import ROLES, Action, granted

    by, _ = office
    with CaptureQueriesContext(connection) as told:
        for by.role in (role for role in ROLES if granted(role, Action("indicators", "read")) != "no"):
            for answer in ANSWERS.values():
                answer(Asked(by, TODAY))
    asked = [query["sql"] for query in told if query["sql"].startswith("WITH ")]
    assert len(asked) > len(ANSWERS)
    assert {table for one in asked for table in TABLES.findall(one)} <= set(WATCHED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'indicators_noted'")
        assert {table for (table,) in cursor.fetchall()} == set(WATCHED)


@pytest.mark.parametrize(
    ("received", "answered", "soon"),
    [
        ("2026-01-16 10:00", "2026-01-20 10:00", 1),  # from a Friday to a Tuesday
        ("2026-01-16 10:00", "2026-01-21 10:00", 0),
        ("2026-01-17 10:00", "2026-01-20 10:00", 1),  # from a Saturday
        ("2026-01-18 10:00", "2026-01-21 10:00", 0),
        ("2026-01-19 10:00", "2026-01-19 12:00", 1),
        ("2026-01-19 10:00", "2026-01-18 12:00", 1),  # entered wrongly
        ("2026-01-19 10:00", None, 0),
    ],
)
def test_two_working_days_are_counted_from_monday_to_friday(
    office: Office, received: str, answered: str | None, soon: int
) -> None:
    from onir.desk.pipeline.models import Lead

    by, _ = office
    end = answered and f"{answered}Z"
    lead = Lead.objects.create(source="web", received_at=f"{received}Z", first_response_at=end, country="CN",
                               region="KZ-61", created_by=by)  # fmt: skip
    ((n, done, _, within),) = read(by, "response")[0].rows
    lead.delete()
    assert (n, done, str(within.say("en")).partition("%")[0]) == (1, int(answered is not None), f"{100 * soon}.0")
