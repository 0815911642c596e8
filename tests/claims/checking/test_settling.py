"""Every abstention says what would settle it, in three languages, and every table it names can be fetched."""

from datetime import date
from typing import Any, get_args

import pytest
from tests.claims.checking.hand_made import BN, MN, Shelf, claim

from onir.claims.checking import Checked, check_claims
from onir.claims.checking.report import Reason
from onir.claims.checking.settling import SETTLED
from onir.claims.claim import Claim
from onir.figures.sources import publishers
from onir.language.messages import LANGUAGES
from onir.territory.tables import country_codes, rows

DAY = date(2026, 6, 15)
ANY_TABLE = "load one with “onir figures add FILE --map new”"
FDI: dict[str, Any] = {"indicator": "fdi.gross_inflow", "period": "2025"}


def shelf() -> Shelf:
    store = Shelf(units={"fdi.net_inflow": "USD mn"})
    store.add("fdi.net_inflow", "2026-05", {"2025": {"KZ-27": "5", "KZ": "900"}})
    cells = {"KZ-27": "1700", "KZ-23": None, "KZ-75": "4000"}
    return store.add("capital.fixed", "2026-05", {"2025": {**cells, "KZ": "12000"}, "2024": {"KZ-27": "1000"}})


@pytest.mark.parametrize(
    ("said", "reason", "settled"),
    [
        (claim("volume", "1093", "USD", scale=MN, **FDI), "source not held",
         "Get its table with “onir figures fetch nbk-gross-fdi-by-region” and check again."),
        (claim("growth", "41", "percent", direction="up", period="2025"), "source not held",
         "Get its table with “onir figures fetch bns-5549” and check again."),
        (claim("volume", "1.5", "USD", scale=BN, period="2025"), "source not held",
         "Get its table with “onir figures fetch nbk-rates-average” and check again."),
        (claim("count", "7", "projects", indicator="project.count"), "source not held", ANY_TABLE),
        (claim("volume", "1", scale=BN, indicator="other"), "source not held", ANY_TABLE),
        (claim("growth", "4", "percent", form="plan_fulfilment"), "source not held", ANY_TABLE),
        (claim("volume", "1", scale=BN, area=None), "no such cell", "if the text named the region"),
        (claim("volume", "1", scale=BN, subregion="Oral"), "no such cell", ANY_TABLE),
        (claim("volume", "7", scale=BN, indicator="investment.total", said=False),
         "concept not said and candidates disagree",
         "if the text said which it means: investment in fixed capital, gross inflow"),
        (claim("volume", "1", scale=BN, period=None), "period not said or not released",
         "if the text said the period with its end"),
        (claim("volume", "1", scale=BN, period="2026-Q1"), "period not said or not released",
         "The release with the first quarter of 2026 will settle it"),
        (claim("volume", "1", scale=BN, period="2025", area="KZ-23"), "confidential", "Only Office could settle it"),
        (claim("share", "1", "percent", period="2025", indicator="fdi.net_inflow"),
         "share of a total that can be negative", "The amounts behind the share can be checked"),
        (claim("growth", "10", "percent", period="2022", area="KZ-10"), "borders changed",
         "“onir figures split capital.fixed KZ-10”"),
        (claim("rank", "4", "rank", partner="CN", period="2025"), "set of the rank unknown", "no region is missing"),
        (claim("rank", "1", "rank", among="periods", period="2025"), "place among periods",
         "“onir figures show capital.fixed --area KZ-27”"),
        (claim("volume", "1", scale=BN, modality="plan", period="2027"), "not a fact",
         "The figures of 2027 will settle it once they are released."),
    ],
)  # fmt: skip
def test_what_would_settle_a_claim(said: Claim, reason: str, settled: str) -> None:
    (checked,) = check_claims([said], published=DAY, store=shelf())
    assert checked.reason == reason
    assert settled in _settled(checked, "en")
    assert len({_settled(checked, language) for language in LANGUAGES}) == 3
    assert all(_settled(checked, language) in checked.say(language) for language in LANGUAGES)


def _settled(checked: Checked, language: str) -> str:
    assert checked.judgement.settled_by is not None
    return checked.judgement.settled_by.say(language)


def test_a_text_without_a_day_may_be_given_one() -> None:
    (checked,) = check_claims([claim("volume", "1", scale=BN, period=None)], store=shelf())
    assert "“--published YYYY-MM-DD”" in _settled(checked, "en")


def test_a_settled_claim_needs_nothing() -> None:
    (checked,) = check_claims([claim("volume", "1.7", scale=BN, period="2025")], published=DAY, store=shelf())
    assert (checked.verdict, checked.judgement.settled_by) == ("supported", None)


def test_every_reason_has_its_answer() -> None:
    assert set(SETTLED) == set(get_args(Reason))


def test_every_table_that_is_named_can_be_fetched() -> None:
    known = {table.id for publisher in publishers().values() for table in publisher.tables}
    named = {row.get("fetch", "") for country in country_codes() for row in rows(country, "missing")} - {""}
    assert named <= known
    assert named
