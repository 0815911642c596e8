"""Jobs: done by a worker, tried again with a limit, begun again after a crash, and shown to administrators alone."""

import asyncio
from collections.abc import Iterator

import pytest
from tests.desk.conftest import Visit

from onir.language.messages import msg


@pytest.fixture
def queue(desk: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A queue that is empty before and after: a worker has connections of its own, and sees what is kept alone."""
    from django.db import connections

    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)  # its threads end with it
    yield
    for table in ("procrastinate_jobs", "procrastinate_workers", "background_failure"):
        said(f"DELETE FROM {table}")


@pytest.fixture
def failing(queue: None) -> Iterator[list[str]]:
    """A job `fails` that does nothing but fail, and notes that it was called."""
    from procrastinate.contrib.django import app

    from onir.desk.background.job import JOBS, job

    called: list[str] = []

    @job("fails", msg("…"))
    def fails(*, word: str) -> None:
        called.append(word)
        raise ValueError(word)

    yield called
    del JOBS["fails"], app.tasks["fails"]


def said(statement: str) -> None:
    """Something done to the queue behind its back."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)


def worked() -> None:
    """A worker does what is due, and ends."""
    from onir.desk.background.worker import work

    said("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
    asyncio.run(work(wait=False))


def states() -> list[tuple[str, str, int]]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return list(ProcrastinateJob.objects.order_by("pk").values_list("task_name", "status", "attempts"))


def test_a_job_is_done_once_and_gone(queue: None) -> None:
    from onir.desk.background.job import JOBS

    for _ in range(2):
        JOBS["forget"].later()
    assert states() == [("forget", "todo", 0)]
    worked()
    assert states() == []


def test_a_job_that_fails_is_tried_again_and_then_given_up(failing: list[str]) -> None:
    from onir.desk.background.job import JOBS, TRIES
    from onir.desk.background.models import Failure

    JOBS["fails"].later(word="why")
    worked()
    assert states() == [("fails", "todo", 1)]
    for _ in range(TRIES + 1):
        worked()
    assert states() == [("fails", "failed", TRIES)]
    assert failing == ["why"] * TRIES
    told = Failure.objects.order_by("pk").values_list("attempt", "said")
    assert list(told) == [(number, "ValueError: why") for number in range(1, TRIES + 1)]


def test_failures_are_shown_to_administrators_and_asked_for_once_more(visit: Visit, failing: list[str]) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    from onir.desk.background.job import JOBS
    from onir.desk.background.models import Failure

    JOBS["fails"].later(word="why")
    number = ProcrastinateJob.objects.get().pk
    Failure.objects.create(job=number, name="fails", attempt=5, said="ValueError: why")
    said(f"UPDATE procrastinate_jobs SET status = 'failed' WHERE id = {number}")
    browser = visit("administrator")
    page = browser.get("/ru/jobs/").content.decode()
    assert ("ValueError: why" in page, "прекращено" in page, "не отвечает" in page) == (True, True, True)
    browser.post(f"/ru/jobs/{number}/again/")
    assert states() == [("fails", "failed", 0), ("fails", "todo", 0)]
    assert browser.post("/ru/jobs/0/again/").status_code == 404


@pytest.mark.parametrize(("attempts", "state"), [(0, "todo"), (4, "failed")])
def test_what_a_killed_worker_had_begun_is_begun_again(visit: Visit, attempts: int, state: str) -> None:
    from onir.desk.background.job import JOBS

    JOBS["forget"].later()
    said(f"UPDATE procrastinate_jobs SET status = 'doing', attempts = {attempts}")
    JOBS["begin-again"]()
    assert [(name, status) for name, status, _ in states()] == [("forget", state)]


def test_failures_of_long_ago_are_forgotten(visit: Visit) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from onir.desk.background.job import JOBS
    from onir.desk.background.models import Failure

    for days in (1, 31):
        Failure.objects.create(job=days, name="look", attempt=1, said="why")
        Failure.objects.filter(job=days).update(at=timezone.now() - timedelta(days=days))
    JOBS["forget"]()
    assert [one.job for one in Failure.objects.all()] == [1]


def test_every_job_has_a_plan_or_somebody_who_asks_for_it(desk: None) -> None:
    from procrastinate.contrib.django import app

    from onir.desk.background.job import JOBS

    planned = {task for task, _ in app.periodic_registry.periodic_tasks}
    assert planned == {"look", "write-letters", "begin-again", "forget", "backup", "remind", "flag-personal"}
    assert set(JOBS) - planned == {"prove-address", "reset-password", "send-run"}
