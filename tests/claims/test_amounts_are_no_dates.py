"""An amount, a ratio or a count is never a day or a period, even where its digits could be a year or a day.

Every form of number stands with every unit in sentences that could hold a date in the same place.
"""

from __future__ import annotations

import pytest

from onir.claims.reading import mentions

NUMBERS = [
    "5", "12", "31", "1,5", "1.5", "3,10", "3.10", "12,25", "12.25", "20,25", "20.25", "31,12", "1990", "2019", "2025",
    "2 025", "2\u00a0025", "2,025", "1 999,5", "2024,5", "2024.5", "10-12", "10–12", "2020-2025",
]  # fmt: skip

UNITS = {
    "kk": ["млрд теңге", "теңге", "млн АҚШ доллары", "%", "пайыз", "пайыздық тармақ", "есе", "жоба", "жұмыс орны"],
    "ru": ["млрд тенге", "тенге", "млн долларов", "%", "процентов", "процентных пункта", "раза", "проектов", "человек"],
    "en": ["bn tenge", "tenge", "million dollars", "%", "percent", "percentage points", "-fold", "times", "projects"],
    "es": ["mil millones de pesos", "pesos", "millones de dólares", "%", "por ciento", "veces", "proyectos", "empleos"],
}  # fmt: skip

SENTENCES = {
    "kk": "Өңірге {} тиді. Көлемі {} болды. {} тартылды. Жалпы құны – {}. Өсім ({}) зор. Онда {} және {} бар.",
    "ru": "Пришло {}. Вложено в {}. Рост на {}. Было от {} до {}. Вырос к {}. Отдали за {}. Итог: {}.",
    "en": "It got {}. It grew by {}. From {} to {}. Rose in {}. A gain of {}. Paid for {}. Total: {}.",
    "es": "Llegó {}. Creció en {}. Pasó de {} a {}. Subió a {}. Un alza de {}. Se pagó por {}. Total: {}.",
}


@pytest.mark.parametrize(("language", "unit"), [(language, unit) for language in UNITS for unit in UNITS[language]])
def test_an_amount_is_no_date(language: str, unit: str) -> None:
    amounts = [f"{number}{'' if unit[0] in '%-' else ' '}{unit}" for number in NUMBERS]
    text = "\n\n".join(SENTENCES[language].replace("{}", amount) for amount in amounts)
    assert [one.quote for one in mentions(text, language=language) if one.kind in ("day", "period")] == []
