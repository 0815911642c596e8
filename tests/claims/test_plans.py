"""A plan, what came of it, and the per cent that a text makes of the two."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.checking.hand_made import Shelf
from tests.claims.reading_words import missing, reading

from onir.claims.checking import check_claims

PUBLISHED = date(2026, 3, 1)
WHOLE = "target 700000000000 KZT; volume 740000000000 KZT; target {} percent plan_fulfilment vs:plan:2025"

ROWS = [
    ("ru", "В 2025 году в ЗКО при плане 700 млрд тенге инвестиций поступило 740 млрд тенге, план выполнен на {} %."),
    ("en", "In 2025 WKO planned 700 billion tenge of FDI; 740 billion tenge came, {}% of the plan."),
]


@pytest.mark.parametrize(("language", "text"), ROWS)
def test_a_plan_is_read(language: str, text: str) -> None:
    text = text.replace("WKO", "West Kazakhstan Region")
    assert missing(text.format(113), language, WHOLE.format(113), PUBLISHED) == []


@pytest.mark.parametrize(("language", "text"), ROWS)
@pytest.mark.parametrize(("per_cent", "result"), [("105.7", "consistent"), ("106", "consistent"), ("113", "conflict")])
def test_a_plan_is_held_against_its_amounts(language: str, text: str, per_cent: str, result: str) -> None:
    said = text.replace("WKO", "West Kazakhstan Region").format(
        per_cent if language == "en" else per_cent.replace(".", ",")
    )
    fulfilled = check_claims(reading(said, language, PUBLISHED), published=PUBLISHED, store=Shelf())[-1]
    assert (fulfilled.verdict, fulfilled.reason) == ("unverifiable", "source not held")
    assert [(one.code, one.result) for one in fulfilled.guards if one.code == "G23"] == [("G23", result)]
