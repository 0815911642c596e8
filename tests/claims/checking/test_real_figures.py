"""Claims in three languages against the figures that ship: fixed capital of Kazakhstan, Mexico's three releases."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.claims.checking.hand_made import MN, claim

from onir.claims.checking import Report, check, check_claims
from onir.figures import Store

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("home"))


def verdicts(report: Report) -> list[tuple[Any, ...]]:
    return [(one.claim.kind, one.verdict, one.when, one.reason) for one in report.claims]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("В 2025 году инвестиции в основной капитал Костанайской области составили 893,4 млрд тенге.", "misattributed"),
        ("В 2025 году инвестиции в основной капитал Костанайской области составили 893,9 млрд тенге.", "contradicted"),
        (
            "В 2025 году инвестиции в основной капитал Западно-Казахстанской области составили 893,4 млрд тенге.",
            "supported",
        ),
        ("В 2025 году инвестиции в основной капитал ЗКО достигли 749,9 млрд тенге.", "misattributed"),
        ("В 2025 году приток прямых иностранных инвестиций в ЗКО составил 893,4 млрд тенге.", "misattributed"),
        ("2025 жылы БҚО-да негізгі капиталға салынған инвестиция көлемі 893,4 млрд теңге болды.", "supported"),
        ("2025 жылы БҚО-да негізгі капиталға салынған инвестиция көлемі 893,4 млн теңге болды.", "misattributed"),
        ("Fixed-capital investment in West Kazakhstan Region came to KZT 893.4 billion in 2025.", "supported"),
        ("Fixed-capital investment in West Kazakhstan Region came to KZT 898.4 billion in 2025.", "contradicted"),
    ],
)
def test_an_amount_in_three_languages(store: Store, text: str, verdict: str) -> None:
    report = check(text, published=date(2026, 10, 1), store=store)
    assert [one.verdict for one in report.claims] == [verdict]


def test_right_wrong_and_mislabelled(store: Store) -> None:
    """Pavlodar: the amount is right, an index is told as growth, the place is another."""
    text = (EXAMPLES / "pavlodar-2025.ru.txt").read_text(encoding="utf-8")
    report = check(text, published=date(2026, 10, 1), store=store)
    assert verdicts(report) == [
        ("volume", "supported", None, None),
        ("growth", "misattributed", None, None),
        ("rank", "contradicted", None, None),
    ]
    amount, growth, place = report.claims
    assert amount.evidence[0].locators == ("bns-5546.csv:285",)
    assert growth.diagnosis is not None
    assert [(fit.kind, fit.instead) for fit in growth.diagnosis.fits] == [("form", "index")]
    assert place.evidence[0].formula == "7 / 20"


def test_true_when_written_and_revised_since(store: Store) -> None:
    """Puebla 2017: 192.8 million and place 27 by the first release, 953.6 million and place 13 today."""
    text = (EXAMPLES / "puebla-2017.en.txt").read_text(encoding="utf-8")
    report = check(text, published=date(2018, 3, 5), store=store)
    assert verdicts(report) == [
        ("volume", "revised", "since", None),
        ("growth", "revised", "since", None),
        ("rank", "revised", "since", None),
        ("rank", "supported", None, None),
    ]
    assert [one.outcome for one in report.claims[0].evidence] == ["holds", "fails", "fails"]


@pytest.mark.parametrize(
    ("published", "verdict", "when"),
    [
        (date(2018, 3, 5), "revised", "since"),
        (date(2018, 2, 10), "revised", None),
        (date(2018, 1, 20), "revised", "later"),
        (date(2025, 12, 1), "revised", "before"),
        (None, "revised", None),
    ],
)
def test_the_day_of_the_text_decides(store: Store, published: date | None, verdict: str, when: str | None) -> None:
    text = "Puebla received US$192.8 million of foreign direct investment in 2017."
    (checked,) = check(text, published=published, store=store).claims
    assert (checked.verdict, checked.when) == (verdict, when)


@pytest.mark.parametrize(
    ("published", "verdict", "when"),
    [(date(2018, 6, 1), "revised", "later"), (date(2025, 1, 15), "supported", None), (None, "supported", None)],
)
def test_a_table_that_prints_2024_was_not_out_in_2018(
    store: Store, published: date | None, verdict: str, when: str | None
) -> None:
    text = "Puebla received US$953.6 million of foreign direct investment in 2017."
    (checked,) = check(text, published=published, store=store).claims
    assert (checked.verdict, checked.when) == (verdict, when)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("В 2019 году инвестиции в основной капитал Шымкента снизились на 66,8%.", "borders changed"),
        ("В 2019 году инвестиции в основной капитал Туркестанской области выросли на 41,2%.", "borders changed"),
        ("В 2020 году инвестиции в основной капитал Шымкента выросли на 43,0%.", None),
        ("В 2018 году инвестиции в основной капитал Шымкента составили 588 млрд тенге.", None),
    ],
)
def test_a_year_that_the_table_calls_no_match_gives_no_growth(store: Store, text: str, reason: str | None) -> None:
    (checked,) = check(text, published=date(2026, 10, 1), store=store).claims
    assert checked.reason == reason
    assert (checked.verdict == "supported") == (reason is None)


def test_what_was_announced_without_a_table(store: Store) -> None:
    text = (EXAMPLES / "west-kazakhstan-2025-h1.kk.txt").read_text(encoding="utf-8")
    report = check(text, published=date(2025, 10, 8), store=store)
    assert {one.verdict for one in report.claims} == {"unverifiable"}
    amount = next(one for one in report.claims if one.claim.kind == "volume")
    assert amount.reason == "source not held"
    assert "National Bank of Kazakhstan" in amount.say("en")
    assert [item.own_page for item in amount.statements] == [True]
    guards = {guard.code: dict(guard.numbers) for one in report.claims for guard in one.guards}
    assert round(guards["G2"]["net"] / 10**6) == 918
    assert guards["G3"]["at_least"] == 3279 * 10**6
    assert guards["G8"]["place_2025"] == 11
    assert guards["G8"]["place_2024"] == 12
    assert [round(end / 10**6) for end in guards["G4"].values()] == [624, 663]


def test_the_report_is_json(store: Store) -> None:
    report = check("В 2025 году инвестиции в основной капитал ЗКО составили 893,4 млрд тенге.", store=store)
    shown = json.loads(json.dumps(report.as_dict()))
    assert set(shown) == {"claims", "text", "published", "as_of"}
    (claim,) = shown["claims"]
    assert {"verdict", "when", "reason", "diagnosis", "evidence", "guards"} <= set(claim)
    assert claim["evidence"][0]["vintage"]["table"] == "bns-5546"


def test_a_text_without_claims_opens_no_store() -> None:
    assert check("Бүгін ауа райы жақсы.").claims == ()


def test_a_partner_that_is_not_printed_for_a_state_is_no_such_cell(store: Store) -> None:
    """Brunei has no row for Puebla in the table of partners: no borders changed there."""
    said = claim(
        "volume", "12", "USD", scale=MN, indicator="fdi.net_inflow.notified", area="MX-PUE", period="2023", partner="BN"
    )
    (checked,) = check_claims([said], published=date(2026, 1, 1), store=store)
    assert (checked.verdict, checked.reason) == ("unverifiable", "no such cell")
    assert "G17" not in {one.code for one in checked.guards}
