"""Sums in several currencies by stored rates: they never change afterwards, and keep the laws of rounding."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput

HALF = Decimal("0.005")


@dataclass(frozen=True)
class Said:
    """A line as the database would give it."""

    amount: Decimal
    currency: str
    rate: Decimal
    foreign_part: Decimal | None


@st.composite
def lines(draw: st.DrawFn) -> Said:
    amount = draw(st.decimals(0, Decimal("1e18"), places=2))
    foreign = draw(st.decimals(0, 1, places=2)) * amount
    currency = draw(st.sampled_from(["KZT", "USD", "CNY"]))
    rate = Decimal(1) if currency == "KZT" else draw(st.decimals(Decimal("0.00000001"), 10_000, places=8))
    return Said(amount, currency, rate, foreign.quantize(Decimal("0.01")).min(amount))


@given(st.lists(lines(), max_size=20), st.randoms(use_true_random=False))
def test_laws_of_sums(held: list[Said], chance: random.Random) -> None:
    from onir.desk.pipeline.money import in_tenge, total

    whole = total(held)
    shuffled = chance.sample(held, len(held))
    assert total(shuffled) == whole
    parts = sum((in_tenge(line.amount, line.rate) for line in held), Decimal(0))
    assert abs(whole.tenge - parts) <= HALF * (len(held) + 1)
    assert whole.foreign is not None
    assert whole.domestic is not None
    assert whole.foreign + whole.domestic == whole.tenge
    assert 0 <= whole.foreign <= whole.tenge
    cut = len(held) // 2
    halves = total(held[:cut]).tenge + total(held[cut:]).tenge
    assert abs(halves - whole.tenge) <= 3 * HALF


@given(lines(), lines())
def test_a_line_in_the_currency_of_a_promise(promise: Said, line: Said) -> None:
    from onir.desk.pipeline.money import in_tenge, in_the_currency_of

    there = in_the_currency_of(promise, line)
    if promise.currency == line.currency:
        assert there == line.amount
    else:
        assert abs(in_tenge(there, promise.rate) - in_tenge(line.amount, line.rate)) <= HALF * (promise.rate + 2)


def test_a_part_that_is_not_told_is_not_nought() -> None:
    from onir.desk.pipeline.money import total

    told = total([Said(Decimal(5), "KZT", Decimal(1), None), Said(Decimal(5), "KZT", Decimal(1), Decimal(5))])
    assert (told.tenge, told.foreign, told.domestic) == (Decimal(10), None, None)


def test_a_sum_never_changes_afterwards(person: Person, project: Projects, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever rates are held later, and whatever is corrected later, what was known on a day is told alike."""
    from onir.desk.pipeline import money
    from onir.desk.pipeline.doing import ledgers
    from onir.desk.pipeline.models import InvestmentFigure

    by, one = person("head"), project()
    rates = {"USD": Decimal("500.5")}
    monkeypatch.setattr(money, "_held", lambda currency, on: money.Rate(rates[currency], on, "official"))
    dollars = ledgers.add_investment(by, one, "announced", Decimal("1000"), "USD", source="press")
    ledgers.add_investment(by, one, "announced", Decimal("7"), source="press")
    before = money.total(InvestmentFigure.objects.current())
    rates["USD"] = Decimal("900")
    assert money.total(InvestmentFigure.objects.current()) == before
    assert before.tenge == Decimal("500507.00")
    corrected = ledgers.correct(by, dollars, reason="misheard", amount=Decimal("2000"))
    assert (corrected.rate, corrected.amount) == (Decimal("500.5"), Decimal(2000))
    assert money.total(InvestmentFigure.objects.filter(supersedes=None)) == before


def test_the_database_sums_as_we_do(person: Person, project: Projects) -> None:
    from django.db.models import Sum

    from onir.desk.pipeline import money
    from onir.desk.pipeline.models import InvestmentFigure

    by, one = person("head"), project()
    for number, rate in enumerate(["471.23456789", "0.00000001", "62.5"], 1):
        given: dict[str, Any] = {"rate": Decimal(rate), "rate_date": date.today(), "rate_source": "bank"}
        InvestmentFigure.objects.create(
            project=one, kind="announced", amount=Decimal(f"{number}99999999.99"), currency="USD", as_of=date.today(),
            source="press", entered_by=by, **given,
        )  # fmt: skip
    held = InvestmentFigure.objects.all()
    assert money.rounded(held.aggregate(all=Sum(money.TENGE))["all"]) == money.total(held).tenge


def test_without_a_rate_held_one_is_asked_for(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import ledgers

    by, one = person("head"), project()
    with pytest.raises(BadInput, match="No official rate is held: USD"):
        ledgers.add_investment(by, one, "announced", Decimal(5), "USD", source="press")
    rate = {"rate": Decimal("480.1"), "rate_date": date(2026, 1, 5), "rate_source": "bank"}
    assert ledgers.add_investment(by, one, "announced", Decimal(5), "USD", source="press", **rate).rate == Decimal(
        "480.1"
    )


def test_a_figure_of_a_period_says_which(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import ledgers

    with pytest.raises(BadInput, match="of a period"):
        ledgers.add_investment(person("head"), project(), "actual", Decimal(5), source="bank")


def test_a_chain_of_lines_says_what_was_known_on_a_day(person: Person, project: Projects) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from onir.desk.pipeline.doing import ledgers
    from onir.desk.pipeline.models import JobFigure

    by, one = person("head"), project()
    first = JobFigure.objects.create(
        project=one, kind="announced", number=100, source="press", as_of=date.today(), entered_by=by,
        entered_at=timezone.now() - timedelta(days=9),
    )  # fmt: skip
    ledgers.correct(by, first, reason="they said more", number=150)
    known = [JobFigure.objects.known_on(date.today() - timedelta(days=days)) for days in (10, 5, 0)]
    assert [[line.number for line in lines] for lines in known] == [[], [100], [150]]
    ledgers.withdraw(by, JobFigure.objects.current().get(), reason="not theirs")
    assert not JobFigure.objects.current()
