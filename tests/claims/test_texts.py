"""Whole texts of our own, one a language: what a title, a speaker and an earlier sentence set carries on."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing

from onir.claims.reading import mentions, read
from onir.claims.reading.texts import language_of, stretches

KAZAKH = """Ақтөбе облысы тікелей шетелдік инвестиция тартудан бесінші орынға көтерілді

Облыс әкімі 03.10.2025 күні сағат 11:00-де есеп берді. Сурет: әкімдіктің баспасөз қызметі

2025 жылдың бірінші жартыжылдығында өңірге 410 млн АҚШ доллары көлемінде тікелей шетелдік инвестиция келді. Бұл өткен
жылдың сәйкес кезеңімен салыстырғанда 1,3 есе көп. Инвестицияның 40%-ы тау-кен саласына тиесілі.

Негізгі капиталға салынған инвестиция 8 айда 620,4 млрд теңгені құрады, нақты көлем индексі – 112,4%.

Жыл басынан бері 90 млрд теңгеге 21 жоба іске қосылды, 1 900 жұмыс орны ашылды. Жыл соңына дейін тағы 14 жоба іске
қосылады. Облыс футболшылары чемпионатта екінші орын алды.
"""

RUSSIAN = """Костанайская область подвела итоги девяти месяцев

Аким области Ерлан Ахметов 14 октября 2025 года рассказал об итогах. Телефон пресс-службы: +7 (7142) 55-10-20.

За 9 месяцев 2025 года инвестиции в основной капитал области выросли на 14,2% и составили 512,7 млрд тенге. Доля частных
инвестиций – 77%. По объёму регион занимает восьмое место среди 20 регионов.

Валовой приток ПИИ в первом полугодии достиг $305 млн, что в 1,6 раза больше, чем за тот же период прошлого года. Больше
всего вложил Китай – $120 млн.

В этом году запущено 18 проектов на 96 млрд тенге, создано более 1 200 рабочих мест. В 2026 году планируется привлечь
около 800 млрд тенге инвестиций. Курс доллара – 540,3 тенге.
"""

ENGLISH = """Foreign direct investment in Jalisco rises in 2024

The state of Jalisco received US$2,310.5 million of foreign direct investment in 2024, up 12.4% from 2023. It ranked
fourth among the 32 states after Mexico City, Nuevo León and Guanajuato, with a share of 6.3% of the total.

Of this, 38% came from the United States. In the first quarter of 2025 the state attracted a further $640 million.

The governor expects 45 projects worth $1.2 billion and up to 9,000 jobs by the end of 2025. The line carries 90,000
tons a year; call +52 33 1234 5678.
"""

PAGES = [
    (
        "kk",
        KAZAKH,
        "rank fdi.gross_inflow? 5 KZ-15 2025-H1; volume fdi.gross_inflow? 410000000 USD KZ-15 2025-H1;"
        "growth fdi.gross_inflow? 1.3 times up KZ-15 2025-H1 vs:2024-H1; share 40 percent KZ-15;"
        "volume capital.fixed 620400000000 KZT KZ-15 2025-01..2025-08;"
        " growth capital.fixed 12.4 percent index up KZ-15;"
        "volume project.value 90000000000 KZT KZ-15; count project.count 21; count job.count 1900;"
        "count project.count 14 plan",
    ),
    (
        "ru",
        RUSSIAN,
        "growth capital.fixed 14.2 percent up KZ-39 2025-9M vs:2024-9M;"
        " volume capital.fixed 512700000000 KZT KZ-39 2025-9M;"
        "share investment.private 77 percent KZ-39 2025-9M; rank 8 of:20 KZ-39;"
        "volume fdi.gross_inflow 305000000 USD KZ-39 2025-H1;"
        " growth fdi.gross_inflow 1.6 times up KZ-39 2025-H1 vs:2024-H1;"
        "rank 1 partner:CN; volume 120000000 USD partner:CN; count project.count 18 KZ-39 2025;"
        "volume project.value 96000000000 KZT; count job.count >=1200;"
        " target investment.total? ~800000000000 KZT 2026 plan",
    ),
    (
        "en",
        ENGLISH,
        "volume fdi.net_inflow.notified? 2310500000 USD MX-JAL 2024;"
        " growth fdi.net_inflow.notified? 12.4 percent up vs:2023;"
        "rank 4 of:32 MX-JAL after:MX-CMX,MX-NLE,MX-GUA; share 6.3 percent MX-JAL; share 38 percent partner:US;"
        "volume 640000000 USD MX-JAL 2025-Q1; count project.count 45 plan; volume project.value 1200000000 USD plan;"
        "count job.count <=9000 plan",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), PAGES)
def test_a_page(language: str, text: str, expected: str) -> None:
    assert not missing(text, language, expected, date(2025, 10, 20))


@pytest.mark.parametrize(("language", "text", "expected"), PAGES)
def test_the_language_of_a_page_is_seen(language: str, text: str, expected: str) -> None:
    assert {stretch.language for stretch in stretches(text)} == {language}
    assert not missing(text, language, expected, date(2025, 10, 20))


@pytest.mark.parametrize(("language", "text", "expected"), PAGES)
def test_every_quote_stands_where_it_says(language: str, text: str, expected: str) -> None:
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.quote
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.quote


def test_a_page_of_two_languages() -> None:
    text = KAZAKH + "\n" + ENGLISH
    assert [stretch.language for stretch in stretches(text)] == ["kk", "en"]
    assert len(read(text)) >= len(read(KAZAKH)) + len(read(ENGLISH)) - 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Өңірге инвестиция тартылды", "kk"),
        ("Инвестиции в регионе выросли", "ru"),
        ("Investment in the region grew", "en"),
        ("БҚО-да 1,7 есеге өсті", "kk"),
        ("12 345", "en"),
        ("", "en"),
    ],
)
def test_language_by_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_text_of_nothing() -> None:
    assert read("") == [] == mentions("")
