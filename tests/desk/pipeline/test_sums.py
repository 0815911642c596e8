"""Sums of projects: what the database keeps with every line is what the ledgers come to, whatever came when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, localcontext
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.pipeline.conftest import Person, Projects

RATES = {"KZT": Decimal(1), "USD": Decimal("470.56"), "CNY": Decimal("65.12345678")}
FIRST = date(2024, 1, 1)
MONEY = ("announced", "memorandum", "agreed", "planned", "actual", "cumulative")
JOBS = ("announced", "agreed", "planned", "actual")


@dataclass(frozen=True)
class Step:
    """Something that somebody does to a ledger; `of`: which of the lines that count it is done to."""

    act: str
    money: bool = True
    kind: str = "announced"
    amount: int = 0
    currency: str = "KZT"
    foreign: bool = False
    day: int = 0
    of: int = 0


steps = st.builds(
    Step,
    act=st.sampled_from(["add", "add", "add", "correct", "withdraw", "verify"]),
    money=st.booleans(),
    kind=st.sampled_from(MONEY),
    amount=st.integers(0, 10**12),
    currency=st.sampled_from(sorted(RATES)),
    foreign=st.booleans(),
    day=st.integers(0, 700),
    of=st.integers(0, 20),
)


@dataclass
class Ledger:
    """The lines that count, as one would keep them on paper."""

    project: Any
    by: Any
    assurer: Any
    lines: list[Any] = field(default_factory=list)

    def do(self, step: Step) -> None:
        if step.act == "add":
            self.lines.append(self.said(step))
        elif self.lines:
            old = self.lines.pop(step.of % len(self.lines))
            new = getattr(self, step.act)(old, step)
            self.lines += [] if new.withdrawn else [new]

    def said(self, step: Step, **more: Any) -> Any:
        from onir.desk.pipeline.models import InvestmentFigure, JobFigure

        day = FIRST + timedelta(days=step.day)
        common = {"as_of": day, "period_from": day - timedelta(days=90), "period_to": day, "source": "press"}
        common |= {"project": self.project, "entered_by": self.by}
        if not step.money:
            kind = step.kind if step.kind in JOBS else "actual"
            return JobFigure.objects.create(**{"kind": kind, "number": step.amount % 10_000} | common | more)
        given = {"kind": step.kind, "amount": Decimal(step.amount) / 100, "currency": step.currency}
        given |= {"rate": RATES[step.currency], "rate_date": day, "rate_source": "a test"}
        given |= {"foreign_part": Decimal(step.amount // 2) / 100 if step.foreign else None}
        return InvestmentFigure.objects.create(**given | common | more)

    def correct(self, old: Any, step: Step) -> Any:
        same = Step(**vars(step) | {"money": hasattr(old, "amount"), "kind": old.kind})
        return self.said(same, supersedes=old, kind=old.kind)

    def withdraw(self, old: Any, step: Step) -> Any:
        return self.copy(old, withdrawn=True)

    def verify(self, old: Any, step: Step) -> Any:
        return self.copy(old, confidence="verified", verified_by=self.assurer, verified_on=FIRST)

    def copy(self, old: Any, **more: Any) -> Any:
        own = {one.name: getattr(old, one.name) for one in old._meta.concrete_fields if one.name != "id"}
        return type(old).objects.create(**own | {"supersedes": old} | more)


def on_paper(lines: list[Any]) -> dict[str, Any]:
    """The same sums by hand, in the words of the definition."""
    money = [one for one in lines if hasattr(one, "amount")]
    jobs = [one for one in lines if not hasattr(one, "amount")]
    sure = [one for one in money if one.confidence == "verified"]
    kinds = {kind: [one for one in money if one.kind == kind] for kind in MONEY[:4]}
    promise = next((kinds[kind] for kind in MONEY[:3] if kinds[kind]), [])
    kinds |= {"promised": promise, "came": so_far(money), "verified": so_far(sure)}
    told = {name: value for kind, held in kinds.items() for name, value in of_kind(kind, held, promise).items()}
    return told | of_jobs(jobs)


def so_far(lines: list[Any]) -> list[Any]:
    cumulative = sorted((one for one in lines if one.kind == "cumulative"), key=lambda one: (one.as_of, one.pk))
    actual = [one for one in lines if one.kind == "actual"]
    if not cumulative:
        return actual
    return [cumulative[-1], *(one for one in actual if one.period_from > cumulative[-1].as_of)]


def of_kind(kind: str, held: list[Any], promise: list[Any]) -> Mapping[str, Any]:
    with localcontext(prec=80):
        tenge = sum((one.amount * one.rate for one in held), Decimal(0))
        told = [one.foreign_part * one.rate for one in held if one.foreign_part is not None]
        return {
            kind: tenge if held else None,
            f"{kind}_own": in_own(held, promise) if held and promise else None,
            f"{kind}_foreign": sum(told, Decimal(0)) if held and len(told) == len(held) else None,
            f"{kind}_lines": len(held),
            f"{kind}_on": max((one.as_of for one in held), default=None),
        }


def in_own(held: list[Any], promise: list[Any]) -> Decimal:
    currencies = {one.currency for one in promise}
    own = min(currencies) if len(currencies) == 1 else "KZT"
    rate = RATES[own]
    return sum((one.amount if one.currency == own else one.amount * one.rate / rate for one in held), Decimal(0))


def of_jobs(jobs: list[Any]) -> dict[str, Any]:
    newest = sorted(jobs, key=lambda one: (one.as_of, one.pk))

    def added(kind: str) -> int | None:
        found = [one.number for one in jobs if one.kind == kind]
        return sum(found) if found else None

    def last(kind: str, *sure: str) -> int | None:
        found = [one.number for one in newest if one.kind == kind and (not sure or one.confidence in sure)]
        return found[-1] if found else None

    announced, agreed = added("announced"), added("agreed")
    return {
        "jobs_promised": agreed if announced is None else announced,
        "jobs_announced": announced,
        "jobs_agreed": agreed,
        "jobs_planned": last("planned"),
        "jobs_came": last("actual"),
        "jobs_verified": last("actual", "verified"),
        "jobs_lines": len(jobs),
    }


def kept(project: Any) -> dict[str, Any]:
    from onir.desk.pipeline.models import ProjectSum

    return dict(ProjectSum.objects.filter(project=project).values().get())


@pytest.fixture
def undone(desk: None) -> Callable[[], AbstractContextManager[None]]:
    """A part of a test whose rows are taken back."""
    from contextlib import contextmanager

    from django.db import transaction

    @contextmanager
    def within() -> Any:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return within


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=10))
def test_what_is_kept_is_what_the_ledgers_come_to(
    person: Person, project: Projects, undone: Callable[[], AbstractContextManager[None]], done: list[Step]
) -> None:
    from onir.desk.pipeline.models.sums import rebuild

    with undone():
        ledger = Ledger(project(), person("manager"), person("assurer"))
        for step in [Step("add", amount=100), *done]:
            ledger.do(step)
        found = kept(ledger.project)
        for name, value in on_paper(ledger.lines).items():
            if name.endswith("_own") and value is not None:
                assert abs(found[name] - value) <= Decimal("1e-6"), name
            else:
                assert found[name] == value, name
        rebuild()
        assert kept(ledger.project) == found


def test_lines_entered_at_once_are_all_reckoned(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.models import InvestmentFigure, ProjectSum

    by, one, other = person("manager"), project(), project()
    common = {"kind": "announced", "currency": "KZT", "rate": 1, "rate_date": FIRST, "as_of": FIRST, "entered_by": by}
    amounts = [(one, 100), (one, 50), (other, 7)]
    InvestmentFigure.objects.bulk_create(InvestmentFigure(project=of, amount=sum_, **common) for of, sum_ in amounts)
    found = ProjectSum.objects.filter(project__in=[one, other]).values_list("project", "announced")
    assert dict(found) == {one.pk: 150, other.pk: 7}


def test_a_weaker_tenge_does_not_fulfil_a_promise_in_dollars(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.models import InvestmentFigure

    by, own = person("manager"), project()
    numbers = count(1)

    def said(kind: str, amount: int, rate: int) -> None:
        InvestmentFigure.objects.create(
            project=own, kind=kind, amount=amount, currency="USD", rate=rate, rate_date=FIRST, entered_by=by,
            as_of=FIRST + timedelta(days=next(numbers)), period_from=FIRST, period_to=FIRST,
        )  # fmt: skip

    said("announced", 100, 300)
    said("actual", 50, 600)
    found = kept(own)
    assert (found["came"] / found["promised"], found["came_own"] / found["promised_own"]) == (1, Decimal("0.5"))


def test_two_who_write_at_once_see_each_others_lines(desk: None) -> None:
    """The second waits for the first, and reckons with its line."""
    from concurrent.futures import ThreadPoolExecutor
    from threading import Barrier

    from django.db import connection, connections, transaction

    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import InvestmentFigure, MoveLog, Project, ProjectSum

    by = User.objects.create_user("at-once", None, role="manager")
    with transaction.atomic():
        own = Project.objects.create(code="AT-ONCE", title_en="At once", region="KZ-61", stage_since=FIRST)
        MoveLog.objects.create(project=own, stage_to_id="lead", status_to_id="active", kind="new", on=FIRST, by=by)
    together = Barrier(2)

    def write(amount: int) -> None:
        with transaction.atomic():
            Project.objects.get(pk=own.pk)
            together.wait(timeout=20)
            InvestmentFigure.objects.create(
                project=own, kind="announced", amount=amount, currency="KZT", rate=1, rate_date=FIRST, as_of=FIRST,
                entered_by=by,
            )  # fmt: skip
        connection.close()

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(write, [1, 2]))
    assert ProjectSum.objects.get(project=own).announced == 3
    with connections["owner"].cursor() as owner:
        owner.execute("TRUNCATE pipeline_project CASCADE")
