"""When something was last heard of a project: kept by the database, whatever way it is written, and never stale."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

BEGAN, SAID = date(2026, 1, 10), date(2026, 5, 20)


def at(day: date) -> datetime:
    from django.utils import timezone

    return timezone.make_aware(datetime(day.year, day.month, day.day, 1))  # of the day before, in universal time


def noted(project: Any, by: Any, day: date) -> Any:
    from onir.desk.pipeline.models import Interaction

    one = Interaction(project=project, at=at(day), channel="call", note="Talked.", created_by=by)
    Interaction.objects.bulk_create([one])
    return one


def figured(project: Any, by: Any, day: date) -> None:
    from onir.desk.pipeline.models import InvestmentFigure

    InvestmentFigure.objects.create(
        project=project, kind="announced", amount=1, currency="KZT", rate=1, rate_date=day, rate_source="KZT",
        source="press", as_of=day, entered_by=by, entered_at=at(day),
    )  # fmt: skip


def logged(project: Any, by: Any, day: date) -> None:
    from onir.desk.demo.making import dated
    from onir.desk.pipeline.models import MoveLog

    with dated(MoveLog):
        MoveLog.objects.create(
            project=project, stage_to_id="lead", status_to_id="active", kind="status", on=day, by=by, at=at(day)
        )


def begun(project: Any, by: Any, day: date) -> None:
    type(project).objects.filter(pk=project.pk).update(stage_since=day)


def by_sql(project: Any, by: Any, day: date) -> None:
    from django.db import connection

    noted(project, by, BEGAN)
    connection.cursor().execute("UPDATE pipeline_interaction SET at = %s", [at(day)])


@pytest.fixture
def quiet(project: Projects) -> Any:
    return project(stage_since=BEGAN)


def told(project: Any) -> tuple[date | None, date | None, date]:
    from onir.desk.pipeline.models import Heard, heard

    one = Heard.objects.get(project=project)
    kept = one.contact, one.moved, one.event
    heard.rebuild()
    one.refresh_from_db()
    assert kept == (one.contact, one.moved, one.event), "what the triggers kept is what the records say"
    return kept


@pytest.mark.parametrize(
    ("way", "kept"),
    [
        (noted, (SAID, None, SAID)),
        (by_sql, (SAID, None, SAID)),
        (logged, (None, SAID, SAID)),
        (figured, (None, None, SAID)),
        (begun, (None, None, SAID)),
    ],
)
def test_what_is_entered_is_heard(person: Person, quiet: Any, way: Any, kept: tuple[date | None, ...]) -> None:
    assert told(quiet) == (None, None, BEGAN)
    way(quiet, person("manager"), SAID)
    assert told(quiet) == kept


def test_what_is_taken_back_is_heard_no_more(person: Person, quiet: Any, project: Projects) -> None:
    from django.db import connection
    from django.utils import timezone

    by, other = person("manager"), project(stage_since=BEGAN)
    first, second, third = (noted(quiet, by, SAID + timedelta(days=days)) for days in (0, 10, 20))
    type(first).objects.filter(pk=third.pk).update(erased_at=timezone.now())
    assert told(quiet)[0] == SAID + timedelta(days=10)
    type(first).objects.filter(pk=second.pk).update(project=other)
    assert (told(quiet)[0], told(other)[0]) == (SAID, SAID + timedelta(days=10))
    connection.cursor().execute("DELETE FROM pipeline_interaction")
    assert told(quiet) == told(other) == (None, None, BEGAN)


def test_the_past_does_not_hide_what_came_after(person: Person, quiet: Any) -> None:
    by = person("manager")
    noted(quiet, by, SAID)
    noted(quiet, by, BEGAN)
    logged(quiet, by, BEGAN + timedelta(days=1))
    assert told(quiet) == (SAID, BEGAN + timedelta(days=1), SAID)
