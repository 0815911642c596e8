"""A figure of the whole country beside one of a region: "…, nationwide – 23.5 trillion"."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing

PUBLISHED = date(2026, 3, 1)

ROWS = [
    ("ru", "Инвестиции в Актюбинской области составили 740 млрд тенге, по республике – 23,5 трлн.", "KZ-15; KZ"),
    ("ru", "Инвестиции Актюбинской области выросли на 12 %, в целом по стране – на 5 %.", "KZ-15; KZ"),
    ("kk", "Ақтөбе облысында инвестиция 740 млрд теңге болды, республика бойынша – 23,5 трлн теңге.", "KZ-15; KZ"),
    ("kk", "Ақтөбе облысының инвестициясы 12 пайызға, ел бойынша 5 пайызға өсті.", "KZ-15; KZ"),
    ("en", "FDI in Aktobe Region was 740 billion tenge, against 23.5 trillion tenge nationwide.", "KZ-15; KZ"),
    ("en", "FDI in Aktobe Region was 740 billion tenge; nationwide it was 23.5 trillion tenge.", "KZ-15; KZ"),
    ("es", "La IED de Puebla fue de 1200 millones de dólares; a nivel nacional, 36 mil millones.", "MX-PUE; MX"),
    ("ru", "По инвестициям Актюбинская область заняла четвёртое место по республике.", "KZ-15"),
    ("ru", "Актюбинская область на первом месте по стране: 740 млрд тенге инвестиций.", "KZ-15; KZ-15"),
    ("ru", "Доля Актюбинской области в инвестициях по стране – 4 %.", "KZ-15"),
    ("kk", "Ақтөбе облысы инвестиция бойынша республикада 4-орында.", "KZ-15"),
    ("en", "Aktobe Region ranked fourth nationwide in FDI, with 740 billion tenge.", "KZ-15; KZ-15"),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_the_nation_keeps_its_figure(language: str, text: str, expected: str) -> None:
    assert missing(text, language, expected, PUBLISHED) == []
