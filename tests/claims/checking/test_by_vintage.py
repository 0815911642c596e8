"""Every row of the verdict table: what held on the day of the text, what holds now, and what is said of it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.claims.checking.hand_made import BN, MN, Shelf, claim, written

from onir.claims.checking import check_claims

DAY = date(2025, 6, 15)
BEFORE, ON_THE_DAY, AFTER, LATEST = "2025-03", "2025-05", "2025-09", "2025-11"


def judged(values: dict[str, str], number: str, *, published: date | None = DAY, exactness: Any = "month") -> Any:
    store = Shelf()
    for released, value in values.items():
        kind = "month" if exactness == "month" else exactness.get(released, "month")
        store.add("capital.fixed", released, {"2024": {"KZ-27": value, "KZ": "9000000"}}, kind)
    (checked,) = check_claims([claim("volume", number, scale=BN)], published=published, store=store)
    return checked


@pytest.mark.parametrize(
    ("values", "number", "verdict", "when"),
    [
        ({ON_THE_DAY: "749900"}, "749.9", "supported", None),
        ({ON_THE_DAY: "749900", AFTER: "749930"}, "749.9", "supported", None),
        ({ON_THE_DAY: "749900", AFTER: "780000"}, "749.9", "revised", "since"),
        ({BEFORE: "749900", ON_THE_DAY: "780000"}, "749.9", "revised", "before"),
        ({BEFORE: "749900", ON_THE_DAY: "780000", AFTER: "749900"}, "749.9", "revised", "before"),
        ({ON_THE_DAY: "780000", AFTER: "749900"}, "749.9", "revised", "later"),
        ({ON_THE_DAY: "780000", AFTER: "749900", LATEST: "790000"}, "749.9", "revised", "later"),
        ({ON_THE_DAY: "780000", AFTER: "790000"}, "749.9", "contradicted", None),
        ({AFTER: "749900"}, "749.9", "supported", "ahead"),
        ({AFTER: "780000"}, "749.9", "contradicted", "ahead"),
        ({AFTER: "749900", LATEST: "780000"}, "749.9", "revised", "later"),
        ({ON_THE_DAY: "749950"}, "749.9", "undecided", None),
        ({ON_THE_DAY: "749900", AFTER: "749950"}, "749.9", "undecided", None),
    ],
)
def test_verdict_by_vintage(values: dict[str, str], number: str, verdict: str, when: str | None) -> None:
    checked = judged(values, number)
    assert (checked.verdict, checked.when) == (verdict, when)
    assert len(checked.evidence) == len(values)


@pytest.mark.parametrize(
    ("values", "exactness", "verdict", "when"),
    [
        ({AFTER: "749900"}, {AFTER: "read"}, "supported", None),
        ({AFTER: "980000"}, {AFTER: "read"}, "contradicted", None),
        ({AFTER: "780000"}, {AFTER: "read"}, "unverifiable", None),
        ({AFTER: "749900", LATEST: "780000"}, {AFTER: "at_latest"}, "revised", None),
        ({ON_THE_DAY: "780000", AFTER: "749900"}, {AFTER: "read"}, "supported", None),
        ({ON_THE_DAY: "780000", AFTER: "749900", LATEST: "790000"}, {AFTER: "read"}, "revised", None),
    ],
)
def test_unknown_release_days_are_never_held_against_a_text(
    values: dict[str, str], exactness: dict[str, str], verdict: str, when: str | None
) -> None:
    """Neither "ahead" nor "outdated" can be said where it is not known what was out on the day."""
    checked = judged(values, "749.9", exactness=exactness)
    assert (checked.verdict, checked.when) == (verdict, when)


@pytest.mark.parametrize(
    ("values", "exactness", "when", "basis"),
    [
        ({ON_THE_DAY: "749900", AFTER: "749930", LATEST: "780000"}, {AFTER: "read"}, "since", ON_THE_DAY),
        ({BEFORE: "749900", ON_THE_DAY: "780000", AFTER: "749930"}, {AFTER: "read"}, "before", BEFORE),
        (
            {ON_THE_DAY: "780000", "2025-07": "749900", AFTER: "749930", LATEST: "1"},
            {"2025-07": "read"},
            "later",
            AFTER,
        ),
    ],
)
def test_a_verdict_of_the_day_rests_on_a_release_of_the_day(
    values: dict[str, str], exactness: dict[str, str], when: str, basis: str
) -> None:
    checked = judged(values, "749.9", exactness=exactness)
    assert (checked.when, checked.judgement.basis.vintage.released) == (when, basis)


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({BEFORE: "780000", AFTER: "749900"}, "supported"),
        ({BEFORE: "749900", AFTER: "780000"}, "revised"),
        ({BEFORE: "700000", AFTER: "780000"}, "contradicted"),
    ],
)
def test_a_text_without_a_day_is_judged_by_the_newest_and_ever_held(values: dict[str, str], verdict: str) -> None:
    checked = judged(values, "749.9", published=None)
    assert (checked.verdict, checked.when) == (verdict, None)


def test_a_late_table_is_not_the_first_release() -> None:
    """A text of 2016 is not "ahead" of a table that prints 2014 only because an old release is not at hand."""
    store = Shelf().add("capital.fixed", "2025-05", {"2014": {"KZ-27": "500"}})
    said = claim("volume", written("500", BN / 1000), period="2014")
    (checked,) = check_claims([said], published=date(2016, 1, 1), store=store)
    assert (checked.verdict, checked.when, checked.judgement.notes) == ("supported", None, ("not known",))


@pytest.mark.parametrize(
    ("indicator", "number", "verdict"),
    [
        ("capital.fixed", "510", "unverifiable"),
        ("capital.fixed", "541", "contradicted"),
        ("grp.nominal", "530", "unverifiable"),
        ("grp.nominal", "560", "contradicted"),
        ("fdi.net_inflow.notified", "800", "unverifiable"),
        ("fdi.net_inflow.notified", "900", "contradicted"),
    ],
)
def test_a_near_miss_of_a_release_that_came_years_later(indicator: str, number: str, verdict: str) -> None:
    """Its day is known and it is plainly not the first: it refutes only what no usual revision explains."""
    store = Shelf().add(indicator, "2025-05", {"2014": {"KZ-27": "500"}})
    said = claim("volume", written(number, BN / 1000), period="2014", indicator=indicator)
    (checked,) = check_claims([said], published=date(2016, 1, 1), store=store)
    assert (checked.verdict, len(checked.evidence)) == (verdict, 1)


def test_as_of_leaves_later_releases_out() -> None:
    store = Shelf()
    for released, value in ((ON_THE_DAY, "749900"), (AFTER, "780000")):
        store.add("capital.fixed", released, {"2024": {"KZ-27": value}})
    said = claim("volume", "749.9", scale=BN)
    (checked,) = check_claims([said], published=DAY, as_of=date(2025, 7, 1), store=store)
    assert (checked.verdict, len(checked.evidence)) == ("supported", 1)


def test_evidence_names_formula_table_and_cell() -> None:
    (evidence,) = judged({ON_THE_DAY: "749900"}, "749.9").evidence
    assert evidence.formula == "749900 KZT mn"
    assert evidence.locators == ("2025-05.csv:2024:KZ-27",)
    assert str(evidence.interval) == "[749899500000, 749900500000]"
    assert str(evidence.written) == "[749850000000, 749950000000)"


@pytest.mark.parametrize(
    ("kind", "number", "unit", "indicator", "verdict"),
    [
        ("volume", "1040", "USD", "fdi.gross_inflow", "unverifiable"),
        ("volume", "1300", "USD", "fdi.gross_inflow", "contradicted"),
        ("growth", "30.0", "percent", "fdi.gross_inflow", "unverifiable"),
        ("growth", "60.0", "percent", "fdi.gross_inflow", "contradicted"),
        ("growth", "1.30", "times", "fdi.gross_inflow", "unverifiable"),
        ("share", "20.8", "percent", "fdi.gross_inflow", "unverifiable"),
        ("share", "26.8", "percent", "fdi.gross_inflow", "contradicted"),
        ("rank", "2", "rank", "fdi.gross_inflow", "unverifiable"),
        ("rank", "3", "rank", "fdi.gross_inflow", "contradicted"),
    ],
)
def test_a_release_not_at_hand_may_have_had_it(kind: str, number: str, unit: str, indicator: str, verdict: str) -> None:
    """A table read months later refutes only what no usual revision explains."""
    rows = {
        "2024": {"KZ-27": "1000", "KZ-75": "980", "KZ-71": "500", "KZ": "5000"},
        "2023": {"KZ-27": "800", "KZ-75": "980", "KZ-71": "500", "KZ": "5000"},
    }
    store = Shelf("USD mn").add(indicator, "2025-09", rows, "read")  # type: ignore[arg-type]
    said = claim(kind, number, unit, scale=MN if unit == "USD" else Decimal(1), indicator=indicator)
    (checked,) = check_claims([said], published=DAY, store=store)
    assert (checked.verdict, len(checked.evidence)) == (verdict, 1)
