"""Off by what: each slip of the list, the guard against chance, and what stays contradicted whatever fits."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.claims.checking.hand_made import BN, MN, Rows, Shelf, claim, vintage, written

from onir.claims.checking import Checked, check_claims
from onir.claims.claim import Claim

FIXED: Rows = {
    "2025": {"KZ-27": "893432", "KZ-75": "3654321", "KZ-19": "1017203", "KZ-23": "1011111", "KZ": "23490123"},
    "2024": {"KZ-27": "749929", "KZ-75": "2754321", "KZ-19": "977203", "KZ-23": "1311111", "KZ": "19345678"},
    "2023": {"KZ-27": "654321", "KZ-75": "2554321", "KZ-19": "837203", "KZ-23": "1411111", "KZ": "17456789"},
    "2024-H1": {"KZ-27": "312345", "KZ-75": "1354321", "KZ-19": "417203", "KZ-23": "511111", "KZ": "8345678"},
}
OUTPUT: Rows = {"2024": {"KZ-27": "4512345", "KZ-75": "29876543", "KZ-19": "5512345", "KZ-23": "14512345"}}
GROSS: Rows = {"2024": {"KZ-27": "1612.4", "KZ-75": "7312.6"}, "2023": {"KZ-27": "1512.4", "KZ-75": "7112.6"}}
NET: Rows = {"2024": {"KZ-27": "412.7", "KZ-75": "812.5"}, "2023": {"KZ-27": "512.7", "KZ-75": "912.5"}}


def shelf() -> Shelf:
    store = Shelf(units={"fdi.gross_inflow": "USD mn", "fdi.net_inflow": "USD mn"})
    tables = {"capital.fixed": FIXED, "grp.nominal": OUTPUT, "fdi.gross_inflow": GROSS, "fdi.net_inflow": NET}
    for code, rows in tables.items():
        store.add(code, "2026-05", rows)
    return store


def check_one(said: Claim, store: Shelf | None = None) -> Checked:
    (checked,) = check_claims([said], published=date(2026, 6, 15), store=store or shelf())
    return checked


def fits(checked: Checked) -> list[tuple[str, str]]:
    assert checked.diagnosis is not None
    return [(fit.kind, fit.instead) for fit in checked.diagnosis.fits]


@pytest.mark.parametrize(
    ("said", "fit"),
    [
        (claim("volume", "412.7", "USD", scale=MN, indicator="fdi.gross_inflow"), ("concept", "fdi.net_inflow")),
        (claim("volume", "749.93", scale=MN), ("unit", "× 10^3")),
        (claim("volume", "749.93", scale=BN * 1000), ("unit", "× 10^-3")),
        (claim("volume", "654.32", scale=BN), ("period", "2023")),
        (claim("volume", "312.35", scale=BN), ("period", "2024-H1")),
        (claim("volume", "893.43", scale=BN), ("period", "2025")),
        (claim("growth", "36.54", "percent", period="2025"), ("base", "2023")),
        (claim("growth", "119.14", "percent", period="2025"), ("form", "index")),
        (claim("growth", "19.14", "points", period="2025"), ("form", "percent")),
        (claim("volume", "977.20", scale=BN, area="KZ-75"), ("area", "KZ-19")),
        (claim("volume", "19.346", scale=BN * 1000), ("area", "KZ")),
    ],
)
def test_one_slip_that_explains_the_number(said: Claim, fit: tuple[str, str]) -> None:
    checked = check_one(said)
    assert (checked.verdict, fits(checked)) == ("misattributed", [fit])


@pytest.mark.parametrize("number", ["19.14", "19.1", "19"])
@pytest.mark.parametrize(
    ("area", "direction", "turned"), [("KZ-27", "down", "rise"), ("KZ-27", "up", None), ("KZ-23", "up", "fall")]
)
def test_a_rise_told_as_a_fall_is_contradicted(number: str, area: str, direction: Any, turned: str | None) -> None:
    """Whatever the precision: the direction is what the text says, not a word beside the number."""
    store = Shelf().add("capital.fixed", "2026-05", {**FIXED, "2025": {**FIXED["2025"], "KZ-23": "1060134"}})
    checked = check_one(claim("growth", number, "percent", period="2025", area=area, direction=direction), store)
    if turned is None:
        assert checked.verdict == "supported"
    else:
        assert checked.verdict == "contradicted"
        assert ("direction", turned) in fits(checked)


@pytest.mark.parametrize(
    ("said", "fit"),
    [
        (claim("volume", "749.8", scale=BN, area="KZ-27", period="2024"), None),
        (claim("volume", "893.5", scale=BN, period="2025"), None),
        (claim("volume", "893.3", scale=BN, period="2025"), None),
        (claim("volume", "654.4", scale=BN, period="2023"), None),
        (claim("volume", "3.65432", scale=BN * 1000, period="2025", area="KZ-75"), None),
        (claim("volume", "417.1", scale=BN, period="2024-H1", area="KZ-19"), None),
        (claim("volume", "1017", scale=BN, period="2025", area="KZ-19"), None),
        (claim("volume", "2755", scale=BN, area="KZ-75"), None),
        (claim("volume", "837.3", scale=BN, period="2023", area="KZ-19"), None),
        (claim("volume", "511.2", scale=BN, period="2024-H1", area="KZ-23"), None),
    ],
)
def test_a_near_miss_is_no_other_figure(said: Claim, fit: Any) -> None:
    """A wrong digit is wrong, and not another figure of the tables."""
    assert check_one(said).verdict in ("contradicted", "supported")


@pytest.mark.parametrize(
    ("number", "scale", "fit"),
    [
        ("749.9", BN, None),
        ("654.3", BN, ("period", "2023")),
        ("794.9", BN, ("slip", "swapped")),
        ("74.93", BN * 10, None),
        ("49.93", BN, ("slip", "dropped")),
        ("79929", MN, ("slip", "dropped")),
    ],
)
def test_slips_of_the_hand_are_contradicted(number: str, scale: Any, fit: tuple[str, str] | None) -> None:
    checked = check_one(claim("volume", number, scale=scale))
    if fit is None:
        assert checked.diagnosis is None or not any(kind == "slip" for kind, _ in fits(checked))
    else:
        assert fit in fits(checked)
        assert checked.verdict == ("contradicted" if fit[0] == "slip" else "misattributed")


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (claim("volume", "749.9", scale=BN), "supported"),
        (claim("volume", "977.3", scale=BN, area="KZ-19"), "contradicted"),
        (claim("volume", "977.20", scale=BN, area="KZ-19"), "supported"),
        (claim("volume", "89.3", scale=BN * 10, period="2025"), "supported"),
        (claim("volume", "2754.3", scale=BN, area="KZ-75"), "supported"),
    ],
)
def test_rounded_digits_are_right(said: Claim, verdict: str) -> None:
    assert check_one(said).verdict == verdict


def test_cut_digits_are_contradicted_and_named() -> None:
    checked = check_one(claim("volume", "1612", "USD", scale=MN, indicator="fdi.gross_inflow"))
    assert checked.verdict == "supported"
    cut = check_one(claim("volume", "7312", "USD", scale=MN, area="KZ-75", indicator="fdi.gross_inflow"))
    assert (cut.verdict, fits(cut)) == ("contradicted", [("rounding", "cut, not rounded")])


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (claim("volume", "1311.1", scale=BN), "misattributed"),
        (claim("volume", "1311", scale=BN), "misattributed"),
        (claim("volume", "1.3", scale=BN * 1000), "contradicted"),
        (claim("volume", "1311.3", scale=BN), "contradicted"),
    ],
)
def test_the_figure_of_another_region(said: Claim, verdict: str) -> None:
    """All regions are tried, and all count against chance: two digits fit one of them sooner or later."""
    checked = check_one(said)
    assert checked.verdict == verdict
    assert checked.diagnosis is not None
    assert checked.diagnosis.tried >= len(FIXED["2024"])
    if said.value != Decimal("1311.3e9"):
        assert fits(checked) == [("area", "KZ-23")]


def test_a_hit_by_chance_explains_nothing() -> None:
    """Two digits fit something sooner or later: the fit is listed, the verdict stays."""
    checked = check_one(claim("volume", "0.65", scale=BN * 1000))
    assert (checked.verdict, fits(checked)) == ("contradicted", [("period", "2023")])
    assert checked.diagnosis is not None
    assert checked.diagnosis.chance is not None
    assert checked.diagnosis.chance > checked.diagnosis.tried * 1 / 65 / 3
    assert "also fits otherwise, which may be chance: 2023." in checked.say("en")
    assert "figure of another period" not in checked.say("en")


def test_every_figure_tried_counts_against_chance() -> None:
    """The same slip found in three releases out of more figures is less of an explanation than in one."""
    store = shelf()
    one = check_one(claim("volume", "654.32", scale=BN), store)
    for released in ("2026-03", "2026-04"):
        for code, rows in {"capital.fixed": FIXED, "fdi.gross_inflow": GROSS, "fdi.net_inflow": NET}.items():
            store.tables[code].insert(0, (vintage(released), rows))
    three = check_one(claim("volume", "654.32", scale=BN), store)
    assert one.diagnosis is not None
    assert three.diagnosis is not None
    assert three.diagnosis.tried == 3 * one.diagnosis.tried
    assert three.diagnosis.chance == 3 * (one.diagnosis.chance or 0)


def test_the_concepts_refuted_before_count_against_chance() -> None:
    said, unsaid = (
        check_one(claim("volume", "749.93", "USD", scale=MN, indicator="fdi.gross_inflow", said=said))
        for said in (True, False)
    )
    assert said.diagnosis is not None
    assert unsaid.diagnosis is not None
    assert unsaid.diagnosis.tried == said.diagnosis.tried


def test_what_was_true_on_the_day_explains_a_number() -> None:
    """The year before as its release of then had it; since then it has been revised."""
    store = Shelf()
    store.add("capital.fixed", "2025-05", {"2024": {"KZ-27": "749929"}, "2023": {"KZ-27": "654321"}})
    store.add("capital.fixed", "2025-09", {"2024": {"KZ-27": "759929"}, "2023": {"KZ-27": "664321"}})
    (checked,) = check_claims([claim("volume", "654.32", scale=BN)], published=date(2025, 6, 15), store=store)
    assert (checked.verdict, fits(checked)) == ("misattributed", [("period", "2023")])
    assert checked.diagnosis is not None
    assert checked.diagnosis.fits[0].evidence.vintage.released == "2025-05"


@pytest.mark.parametrize(
    ("published", "expected"), [(date(2025, 6, 15), []), (date(2026, 6, 15), [("period", "2025")])]
)
def test_no_number_is_explained_by_what_came_after_the_text(published: date, expected: list[Any]) -> None:
    store = Shelf().add("capital.fixed", "2025-05", {"2022": {"KZ-27": "749929"}, "2023": {"KZ-27": "654321"}})
    store.add("capital.fixed", "2026-05", {"2022": {"KZ-27": "749929"}, "2025": {"KZ-27": "893432"}})
    (checked,) = check_claims([claim("volume", "893.43", scale=BN, period="2022")], published=published, store=store)
    assert (checked.verdict, fits(checked)) == ("misattributed" if expected else "contradicted", expected)


@pytest.mark.parametrize(("released", "concept"), [("2026-05", "fdi.net_inflow"), ("2026-09", "fdi.gross_inflow")])
def test_a_release_after_the_text_tells_no_concept(released: str, concept: str) -> None:
    store = Shelf("USD mn").add("fdi.gross_inflow", "2026-05", GROSS).add("fdi.net_inflow", released, NET)
    said = claim("volume", "412.7", "USD", scale=MN, indicator="fdi.gross_inflow", said=False)
    checked = check_one(said, store)
    assert checked.judgement.concept == concept


def test_a_lower_bound_fits_no_other_concept() -> None:
    """Over 63 billion is true of 749 billion of something else, and tells nothing."""
    store = Shelf().add("capital.fixed", "2026-05", FIXED)
    said = claim("volume", written("63", BN, bound=">="), indicator="investment.foreign", said=False)
    assert check_one(said, store).reason == "source not held"
    bare = claim("volume", written("63", BN, bound=">="), indicator="investment.total", said=False)
    assert check_one(bare, store).reason == "concept not said and candidates disagree"


def test_two_slips_that_fit_explain_nothing() -> None:
    store = Shelf().add("capital.fixed", "2026-05", {**FIXED, "2023": {"KZ-27": "893432", "KZ": "17456789"}})
    checked = check_one(claim("volume", "893.43", scale=BN), store)
    assert checked.verdict == "contradicted"
    assert {kind for kind, _ in fits(checked)} == {"period"}
    assert len(fits(checked)) == 2


def test_the_place_by_another_key_is_listed_and_contradicted() -> None:
    checked = check_one(claim("rank", "2", "rank", period="2025", area="KZ-27"))
    assert checked.verdict == "contradicted"
    assert ("rank key", "growth") in fits(checked)
    assert "may be chance: the place by growth." in checked.say("en")


def test_a_table_that_is_not_held_contradicts_nothing() -> None:
    store = Shelf().add("capital.fixed", "2026-05", FIXED)
    for said in (True, False):
        claimed = claim("volume", "1093", "USD", scale=MN, indicator="fdi.gross_inflow", said=said)
        assert check_one(claimed, store).reason == "source not held"


def test_fixed_capital_called_direct_investment() -> None:
    store = Shelf().add("capital.fixed", "2026-05", FIXED)
    said = claim("volume", "749.9", scale=BN, indicator="fdi.gross_inflow", said=False)
    checked = check_one(said, store)
    assert (checked.verdict, fits(checked)) == ("misattributed", [("concept", "capital.fixed")])


def test_an_unsaid_concept_that_the_number_fits_is_named() -> None:
    said = claim("volume", "412.7", "USD", scale=MN, indicator="fdi.gross_inflow", said=False)
    checked = check_one(said)
    assert (checked.verdict, checked.judgement.concept) == ("supported", "fdi.net_inflow")
