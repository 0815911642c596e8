"""Schedules cover their term, thresholds keep their year, states are told by the day."""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.desk.agreements import law, states
from onir.desk.agreements.schedule import MONTHS, Term, add_months, on_dates, spans
from onir.errors import BadInput
from onir.language.messages import LANGUAGES

DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))
TERMS = st.builds(lambda start, length: Term(start, start + timedelta(days=length)), DAYS, st.integers(0, 12_000))
SCHEDULES = st.sampled_from(["once", *MONTHS])
COUNTED = st.sampled_from(["calendar", "term"])


@given(TERMS, SCHEDULES, COUNTED, st.integers(0, 90))
def test_spans_cover_the_term_without_gaps_or_overlaps(term: Term, schedule: str, counted: str, days: int) -> None:
    made = spans(term, schedule, counted=counted, report_days=days)
    assert (made[0].start, made[-1].end) == (term.start, term.end)
    assert all(one.end + DAY == after.start for one, after in itertools.pairwise(made))
    assert all(one.start <= one.end and one.due == one.end + timedelta(days=days) for one in made)


@given(TERMS, st.sampled_from(list(MONTHS.items())), COUNTED)
def test_no_span_is_longer_than_its_period(term: Term, schedule: tuple[str, int], counted: str) -> None:
    name, months = schedule
    for span in spans(term, name, counted=counted):
        assert (
            span.end < add_months(span.start, months) + 3 * DAY
        )  # 28 February to 31 August, for one that began on a 31st
        assert counted == "term" or (span.start.month - 1) // months == (span.end.month - 1) // months


@given(DAYS, st.lists(st.integers(0, 12_000), min_size=1, max_size=20))
def test_spans_of_named_days_end_on_them(start: date, after: list[int]) -> None:
    named = [start + timedelta(days=days) for days in after]
    made = on_dates(start, named)
    assert [span.due for span in made] == sorted(set(named))
    assert made[0].start == start
    assert all(one.end + DAY == after.start for one, after in itertools.pairwise(made))


@pytest.mark.parametrize(
    ("start", "months", "reached"),
    [
        (date(2024, 1, 31), [1, 2, 3], ["2024-02-29", "2024-03-31", "2024-04-30"]),
        (date(2024, 2, 29), [12, 24, 48], ["2025-02-28", "2026-02-28", "2028-02-29"]),
        (date(2025, 8, 31), [6, 12], ["2026-02-28", "2026-08-31"]),
    ],
)
def test_the_end_of_a_month_does_not_creep(start: date, months: list[int], reached: list[str]) -> None:
    assert [str(add_months(start, number)) for number in months] == reached


@pytest.mark.parametrize(
    ("start", "end", "schedule", "counted", "due"),
    [
        ("2025-01-01", "2026-12-31", "half_yearly", "calendar", ["2025-07-25", "2026-01-25",
         "2026-07-25", "2027-01-25"]),
        ("2025-09-15", "2026-12-31", "yearly", "term", ["2026-10-09", "2027-01-25"]),
        ("2025-09-15", "2026-03-31", "quarterly", "calendar", ["2025-10-25", "2026-01-25", "2026-04-25"]),
        ("2024-02-29", "2024-02-29", "yearly", "term", ["2024-03-25"]),
        ("2024-02-29", "2026-02-28", "once", "calendar", ["2026-03-25"]),
    ],
)  # fmt: skip
def test_when_an_obligation_falls_due(start: str, end: str, schedule: str, counted: str, due: list[str]) -> None:
    term = Term(date.fromisoformat(start), date.fromisoformat(end))
    assert [str(span.due) for span in spans(term, schedule, counted=counted, report_days=25)] == due


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Term(date(2025, 1, 2), date(2025, 1, 1)), "ends before it begins"),
        (lambda: Term(date(2025, 1, 1), date(2095, 1, 1)), "longer than sixty years"),
        (lambda: spans(Term(date(2025, 1, 1), date(2025, 2, 1)), "monthly"), "no schedule “monthly”"),
        (lambda: on_dates(date(2025, 1, 1), []), "at least one day"),
        (lambda: on_dates(date(2025, 1, 1), [date(2024, 1, 1), date(2026, 1, 1)]), "lies before the term"),
    ],
)
def test_a_schedule_that_is_none_is_refused(make, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BadInput, match=said):
        make()


# -- the law of a day -----------------------------------------------------------------------------------------------


def test_editions_of_an_instrument_do_not_overlap() -> None:
    for code in {edition.code for edition in law.editions()}:
        own = [edition for edition in law.editions() if edition.code == code]
        for before, after in itertools.pairwise(own):
            assert before.valid_to is not None
            assert after.valid_from == before.valid_to + DAY
        assert len({edition.name for edition in own}) == 1


@pytest.mark.parametrize("edition", law.editions(), ids=lambda one: f"{one.code} {one.valid_from}")
def test_what_has_not_been_confirmed_says_what(edition: law.Edition) -> None:
    assert edition.confirmed == (not edition.doubt.en)
    assert all(bool(edition.doubt.say(one)) != edition.confirmed and edition.basis.say(one) for one in LANGUAGES)
    assert edition.kind in ("agreement", "regime")
    assert edition.threshold is None or edition.threshold.side in law.SIDES


@pytest.mark.parametrize(
    ("code", "day", "article"),
    [
        ("special_contract", date(2025, 12, 31), ""),
        ("special_contract", date(2026, 1, 1), "42-2"),
        ("obligations_agreement", date(2023, 5, 1), "295-3"),
        ("obligations_agreement", date(2026, 5, 1), "295-2"),
        ("memorandum", date(1999, 1, 1), ""),
    ],
)
def test_the_edition_of_the_day(code: str, day: date, article: str) -> None:
    assert law.edition_of(code, day).article == article


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        ("priority_contract", date(2026, 1, 1), "the form ended on 31 December 2025"),
        ("simplified_contract", date(2025, 12, 31), "the form begins on 1 January 2026"),
        ("treaty", date(2026, 1, 1), "no instrument “treaty”"),
    ],
)
def test_an_instrument_not_in_force_is_refused_with_those_that_are(code: str, day: date, said: str) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        law.edition_of(code, day)
    assert "Could be signed on that day:" in str(refused.value)


@pytest.mark.parametrize(
    ("code", "year", "amount"),
    [
        ("regional_pool", 2026, Decimal(648_750_000)),
        ("regional_pool", 2025, Decimal(589_800_000)),
        ("investment_agreement", 2026, Decimal(32_437_500_000)),
    ],
)
def test_a_threshold_belongs_to_its_year(code: str, year: int, amount: Decimal) -> None:
    threshold = law.latest(code).threshold
    assert threshold is not None
    assert threshold.amount(law.index_of(year)).amount == amount


@given(
    st.decimals(1, 10**8, places=0), st.sampled_from(sorted(law.indices().values(), key=lambda index: index.year)),
    st.decimals(0, 10**13, places=2),
)  # fmt: skip
def test_a_sum_is_on_one_side_of_a_threshold(mci: Decimal, index: law.Index, amount: Decimal) -> None:
    least, most, above = (law.Threshold(mci, side).admits(amount, index) for side in law.SIDES)
    assert most != above
    assert least == (above or amount == mci * index.tenge)


def test_a_year_without_an_index_is_refused() -> None:
    with pytest.raises(BadInput, match="of 1990 is not held"):
        law.index_of(1990)


# -- states ---------------------------------------------------------------------------------------------------------

DUE = date(2026, 1, 25)


@pytest.mark.parametrize(
    ("state", "day", "shown"),
    [
        ("planned", date(2025, 12, 25), "planned"),
        ("planned", date(2025, 12, 26), "due_soon"),
        ("planned", DUE, "due_soon"),
        ("planned", DUE + DAY, "overdue"),
        ("returned", DUE, "returned"),
        ("returned", DUE + DAY, "overdue"),
        ("submitted", DUE + DAY, "submitted"),
        ("accepted", DUE + DAY, "accepted"),
        ("waived", DUE + DAY, "waived"),
    ],
)
def test_due_soon_and_overdue_are_told_by_the_day(state: str, day: date, shown: str) -> None:
    assert states.shown(state, DUE, day) == shown


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2), st.decimals(0, 99, places=2))
def test_more_never_fails_where_less_is_met(target: Decimal, delivered: Decimal, tolerance: Decimal) -> None:
    if states.met(target, delivered, tolerance):
        assert states.met(target, delivered + 1, tolerance)
    assert states.met(target, target, tolerance)


OWED, LATER = states.Owed, date(2027, 1, 1)


@pytest.mark.parametrize(
    ("status", "owed", "claimed", "public"),
    [
        ("review", [], False, "negotiation"),
        ("in_force", [OWED("planned", LATER)], False, "too_new"),
        ("in_force", [OWED("accepted", DUE), OWED("planned", LATER)], False, "performance"),
        ("in_force", [OWED("accepted", DUE), OWED("planned", LATER, lasting=True)], False, "maintenance"),
        ("in_force", [OWED("breached", DUE, by_investor=False), OWED("planned", LATER)], False, "too_new"),
        ("amended", [OWED("breached", DUE), OWED("planned", LATER)], False, "default"),
        ("in_force", [OWED("breached", DUE)], True, "collections"),
        ("fulfilled", [OWED("accepted", DUE)], False, "completed"),
        ("expired", [], False, "completed"),
        ("terminated", [], False, "rescinded"),
        ("in_default", [], False, "default"),
    ],
)
def test_what_the_public_reads(status: str, owed: list[states.Owed], claimed: bool, public: str) -> None:
    assert states.standing(status, owed, date(2026, 6, 1), claimed=claimed) == public
