"""Comparison between areas: by how much, or only which has more; and what looks like it and is growth in time."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing, reading

PUBLISHED = date(2026, 3, 1)

ROWS = [
    (
        "ru",
        "В 2025 году Актюбинская область привлекла 740 млрд тенге инвестиций, в 1,5 раза больше, чем в Костанайской.",
        "volume KZ-15; growth 1.5 times up KZ-15 2025 beside:KZ-39",
    ),
    (
        "ru",
        "Инвестиции Актюбинской области на 20 % выше, чем в Костанайской.",
        "growth 20 percent up KZ-15 beside:KZ-39",
    ),
    (
        "ru",
        "В Актюбинскую область привлечено вдвое меньше инвестиций, чем в соседнюю Костанайскую.",
        "growth 2 times down KZ-15 beside:KZ-39",
    ),
    (
        "ru",
        "По инвестициям Актюбинская область опережает Костанайскую область на 120 млрд тенге.",
        "growth 120000000000 KZT absolute up KZ-15 beside:KZ-39",
    ),
    (
        "ru",
        "По инвестициям Актюбинская область уступила Атырауской области в 2,1 раза.",
        "growth 2.1 down KZ-15 beside:KZ-23",
    ),
    ("ru", "По инвестициям Актюбинская область опередила Костанайскую.", "growth 1 times order up KZ-15 beside:KZ-39"),
    (
        "ru",
        "Инвестиции Актюбинской области вдвое превышают показатель Костанайской области.",
        "growth 2 times up KZ-15 beside:KZ-39",
    ),
    ("kk", "Ақтөбе облысындағы инвестиция Қостанай облысынан 1,5 есе көп.", "growth 1.5 times up KZ-15 beside:KZ-39"),
    (
        "kk",
        "Инвестиция Ақтөбе облысында Қостанай облысына қарағанда 20 пайызға аз болды.",
        "growth 20 percent down KZ-15 beside:KZ-39",
    ),
    (
        "kk",
        "Ақтөбе облысындағы инвестиция Қостанай облысының көрсеткішінен 247 млрд теңгеге артық.",
        "growth 247000000000 KZT absolute up KZ-15 beside:KZ-39",
    ),
    (
        "kk",
        "Инвестиция көлемі бойынша Ақтөбе облысы Қостанай облысынан асып түсті.",
        "growth 1 times order up KZ-15 beside:KZ-39",
    ),
    (
        "kk",
        "Инвестиция бойынша Ақтөбе облысы Қостанай облысынан екі есе озып кетті.",
        "growth 2 times up KZ-15 beside:KZ-39",
    ),
    (
        "en",
        "Aktobe Region drew 740 billion tenge of investment, 1.5 times that of Kostanay Region (493 billion tenge).",
        "volume KZ-15; growth 1.5 times up KZ-15 beside:KZ-39; volume 493000000000 KZ-39",
    ),
    (
        "en",
        "Investment in Aktobe Region was 1.5 times more than in Kostanay Region.",
        "growth 1.5 up KZ-15 beside:KZ-39",
    ),
    ("en", "Aktobe Region attracted 20% less FDI than Kostanay Region.", "growth 20 percent down KZ-15 beside:KZ-39"),
    ("en", "Aktobe Region drew twice as much FDI as Kostanay Region.", "growth 2 times up KZ-15 beside:KZ-39"),
    ("en", "FDI of Aktobe Region exceeded Kostanay Region's by 20%.", "growth 20 percent up KZ-15 beside:KZ-39"),
    ("en", "Aktobe Region is ahead of Kostanay Region in FDI.", "growth 1 times order up KZ-15 beside:KZ-39"),
    ("en", "Aktobe Region lags behind Kostanay Region in FDI.", "growth 1 times order down KZ-15 beside:KZ-39"),
    ("es", "Puebla captó 20% más inversión extranjera que Querétaro.", "growth 20 percent up MX-PUE beside:MX-QUE"),
    (
        "es",
        "Puebla captó el doble de inversión extranjera directa que Querétaro.",
        "growth 2 times up MX-PUE beside:MX-QUE",
    ),
    ("es", "Puebla superó a Querétaro en inversión extranjera.", "growth 1 times order up MX-PUE beside:MX-QUE"),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_areas_compared(language: str, text: str, expected: str) -> None:
    assert missing(text, language, expected, PUBLISHED) == []


@pytest.mark.parametrize(
    ("language", "text", "areas"),
    [
        ("ru", "Инвестиции в Актюбинской области в 2025 году выросли на 12 %, больше, чем в Костанайской.", ["KZ-15"]),
        ("ru", "Актюбинская область заняла третье место по инвестициям, обогнав Костанайскую.", ["KZ-15"]),
        ("ru", "Правительство сообщило, что в Костанайской области инвестиции в 2025 году выросли на 5 %.", ["KZ-39"]),
        ("kk", "Инвестиция Қостанай облысында былтырғыдан 1,5 есе көп.", ["KZ-39"]),
        ("kk", "Қостанай облысынан келген инвестиция 2025 жылы 1,5 есе артты.", ["KZ-39"]),
        ("en", "The ministry said that in Kostanay Region investment was 20% higher than a year earlier.", ["KZ-39"]),
        ("en", "FDI in Kostanay Region rose above 5 billion tenge.", ["KZ-39"]),
        ("es", "El gobierno anunció que Puebla creció 20% en inversión extranjera en 2025.", ["MX-PUE"]),
    ],
)
def test_growth_in_time_stays_so(language: str, text: str, areas: list[str]) -> None:
    claims = reading(text, language, PUBLISHED)
    assert [claim.area for claim in claims] == areas
    assert all(claim.compared_with is None for claim in claims)
