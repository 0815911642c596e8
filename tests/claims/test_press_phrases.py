"""Phrases as the press turns them: nouns left out, words for parts, papers signed, places without the word "place"."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing

from onir.claims.reading import read

PUBLISHED = date(2025, 10, 20)

KAZAKH = [
    ("Инвестицияның төрттен үші – жеке қаражат.", "share investment.private 75 percent"),
    ("Инвестиция үштен біріне азайды.", "growth investment.total? 33.3 percent down"),
    ("2026 жылға меже – 700 млрд теңге инвестиция.", "target investment.total? 700000000000 KZT plan"),
    ("Цех 120 адамға жұмыс береді.", "count job.count 120 jobs plan"),
    ("Облыста 30 жоба бар, олардың 12-сі аяқталды.", "count project.count 30; count project.count 12 projects"),
    ("Былтыр 20 жоба іске қосылды, тағы 15 жоспарланып отыр.", "count project.count 20; count project.count 15 plan"),
    (
        "Ақмола облысына 90 млн доллар тікелей шетелдік инвестиция келді. Осы көрсеткіш бойынша облыс жетінші орында.",
        "volume fdi.gross_inflow? 90000000 USD KZ-11; rank fdi.gross_inflow? 7 rank KZ-11",
    ),
    (
        "2025 жылы тамызда Қазақстанға тікелей инвестиция 1 млрд доллар болды. Көбі Ресей (300 млн доллар) үлесінде.",
        "volume fdi.gross_inflow? KZ; volume fdi.gross_inflow? 300000000 USD KZ partner:RU",
    ),
    (
        "Жетісу облысының негізгі капиталына 200 млрд теңге инвестиция салынды, бұл 5%-ға көп.",
        "volume capital.fixed 200000000000; growth capital.fixed 5 percent up",
    ),
    ("Форумда 7 меморандумға қол қойылды.", "count memorandum.count 7 memoranda"),
    ("Жылдық жоспар 97%-ға орындалды, инвестиция 40 млрд теңге.", "target plan_fulfilment; volume"),
    ("Биыл облыс 8 цехты және 5 зауытты іске қоспақ.", "count project.count 5 projects plan 2025"),
    (
        "2025 жылдың 9 айында инвестиция 300 млрд теңге болды. Былтырғы сәйкес кезеңде ол 250 млрд теңге еді.",
        "volume investment.total? 300000000000 2025-9M; volume investment.total? 250000000000 2024-9M",
    ),
    ("Ұлттық экономика министрлігі: өңірге 5 млрд теңге инвестиция тартылды.", "volume investment.total? 5000000000"),
]

RUSSIAN = [
    ("Три четверти вложений – частные инвестиции.", "share investment.private 75 percent"),
    (
        "Вложения в основной капитал – 80 млрд тенге, 64% – частные средства.",
        "volume capital.fixed; share investment.private 64",
    ),
    ("Прогноз на 2026 год – 700 млрд тенге инвестиций.", "target investment.total? 700000000000 KZT 2026 plan"),
    ("Завод даст работу 120 жителям села.", "count job.count 120 jobs plan"),
    ("Открыто 30 цехов и 20 производств, 12 из них – в городе.", "count project.count 20; count project.count 12"),
    (
        "Запущены 20 проектов, планируются ещё 15.",
        "count project.count 20 projects; count project.count 15 projects plan",
    ),
    ("Область – пятая по объёму инвестиций.", "rank investment.total? 5 rank"),
    (
        "Чистый приток прямых инвестиций в 2024 году составил минус 7,5 млн долларов.",
        "volume fdi.net_inflow -7500000 USD 2024",
    ),
    (
        "За 9 месяцев 2025 года приток ПИИ составил 90 млн долларов. Год назад он составлял 60 млн долларов.",
        "volume fdi.gross_inflow? 90000000 2025-9M; volume fdi.gross_inflow? 60000000 2024-9M",
    ),
    (
        "Подписано шесть договоров с фирмами Италии на 30 млн евро.",
        "count agreement.count 6; volume agreement.value 30000000 EUR plan",
    ),
    ("Инвестиции: Область Ұлытау – 10 млрд тенге, область Жетісу – 12 млрд тенге.", "volume KZ-62; volume KZ-33"),
    ("План на 2025 год область выполнила на 88%, вложено 60 млрд тенге.", "target plan_fulfilment 88; volume"),
    ("Будет дополнительно создано 90 рабочих мест.", "count job.count 90 jobs plan"),
    ("Турецкая фирма вложит в новый завод 70 млн евро.", "volume project.value 70000000 EUR plan partner:TR"),
    ("Доля внебюджетных источников инвестиций – 70%.", "share investment.nonbudget 70 percent"),
    (
        "За 2024 год инвестиции в основной капитал составили 90 млрд тенге. На 2026 год намечено 99 млрд тенге. "
        "Рост составил 3%.",
        "volume capital.fixed 2024; target capital.fixed 2026; growth 3 percent 2024",
    ),
    ("Инвестиции на душу населения достигли 400 тыс. тенге.", "volume investment.total? 400000 KZT by:per_head"),
]

ENGLISH = [
    ("Three quarters of the investment was private.", "share investment.total? 75 percent"),
    ("FDI was a quarter less than before.", "growth fdi.gross_inflow? 25 percent down"),
    (
        "Officials set the annual target at 700 billion tenge of investment.",
        "target investment.total? 700000000000 KZT plan",
    ),
    ("Over 300 people will be employed.", "count job.count >=300 jobs plan"),
    (
        "Twenty projects were launched, and another 15 are planned.",
        "count project.count 20; count project.count 15 plan",
    ),
    ("The region has 30 projects; 12 of them were finished.", "count project.count 30; count project.count 12"),
    ("By FDI, Aktobe Region climbed to sixth.", "rank fdi.gross_inflow? 6 rank KZ-15"),
    ("By fixed capital investment the region is 9th.", "rank capital.fixed 9 rank"),
    (
        "Sonora drew $200 million of FDI. The state ranked 5th among Mexico's 32 states.",
        "volume fdi.net_inflow.notified? MX-SON; rank fdi.net_inflow.notified? 5 rank MX-SON of:32",
    ),
    (
        "Sonora drew $200 million of FDI. Nationwide, FDI hit $9 billion.",
        "volume fdi.net_inflow.notified? MX-SON; volume fdi.net_inflow.notified? MX 9000000000",
    ),
    ("Spain was the largest investor in Jalisco by FDI.", "rank fdi.net_inflow.notified? 1 rank MX-JAL partner:ES"),
    (
        "In 2024 the share of foreign investment was 18%, compared with 15% a year ago.",
        "share investment.foreign 18 percent 2024; share investment.foreign 15 percent 2023",
    ),
    ("Five memorandums were signed.", "count memorandum.count 5 memoranda"),
    ("A firm will put $70 million into a new plant in Abay Region.", "volume project.value 70000000 USD plan KZ-10"),
    ("Investment was 9% above last year's level.", "growth investment.total? 9 percent up"),
    ("Jalisco ranked fourth in FDI, while Sonora was seventh.", "rank 4 MX-JAL; rank 7 MX-SON"),
    ("By FDI, Turkistan Region was last.", "rank fdi.gross_inflow? -1 rank KZ-61"),
    ("Investment per capita reached 400,000 tenge.", "volume investment.total? 400000 KZT by:per_head"),
    (
        "In 2024 FDI in Kazakhstan was $17 billion. Mining took 40 percent of the money. China gave $2 billion.",
        "volume fdi.gross_inflow? 17000000000; volume fdi.gross_inflow? 2000000000 partner:CN",
    ),
]


@pytest.mark.parametrize(("text", "expected"), KAZAKH)
def test_kazakh(text: str, expected: str) -> None:
    assert not missing(text, "kk", expected, PUBLISHED)


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: str) -> None:
    assert not missing(text, "ru", expected, PUBLISHED)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: str) -> None:
    assert not missing(text, "en", expected, PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "Форумда 7 меморандумға қол қойылды.",
        "Подписаны 7 меморандумов.",
        "Seven memorandums were signed.",
    ],
)
def test_a_paper_that_was_signed_is_a_fact(text: str) -> None:
    assert [claim.modality for claim in read(text)] == ["fact"]


def test_russian_with_kazakh_names_is_russian() -> None:
    text = "Инвестиции в область Ұлытау и область Жетісу за год составили 30 млрд тенге, рост на 5%."
    assert {claim.language for claim in read(text)} == {"ru"}


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("FDI was 1.7 times more than a year before.", True),
        ("FDI rose 1.7 times.", False),
        ("FDI was 1.7 times less.", False),
        ("FDI doubled.", False),
        ("Приток ПИИ в 1,7 раза больше.", False),
        ("ТШИ 1,7 есе көп.", False),
    ],
)
def test_times_more_has_a_second_reading_in_english(text: str, more: bool) -> None:
    assert [claim.says_more for claim in read(text)] == [more]
