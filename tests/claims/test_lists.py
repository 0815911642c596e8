"""Several areas, years or figures in one phrase: what is one figure of all, what is dealt out, what is left open."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing, reading

PUBLISHED = date(2025, 10, 20)

JOINT = [
    (
        "ru",
        "На долю Шымкента, Астаны и Павлодарской области пришлось 27,3% инвестиций в основной капитал.",
        "share capital.fixed 27.3 percent KZ-79+KZ-71+KZ-55",
    ),
    (
        "ru",
        "В Актюбинской и Костанайской областях инвестиции в основной капитал составили 1,4 трлн тенге.",
        "volume capital.fixed 1400000000000 KZT KZ-15+KZ-39",
    ),
    (
        "kk",
        "Абай мен Ұлытау облыстарында негізгі капиталға 902,5 млрд теңге инвестиция салынды.",
        "volume capital.fixed 902500000000 KZT KZ-10+KZ-62",
    ),
    ("kk", "Алматы мен Астанаға ТШИ-дің 47%-ы тиесілі.", "share fdi.gross_inflow? 47 percent KZ-75+KZ-71"),
    (
        "en",
        "Sonora and Jalisco together drew US$3.1 billion of FDI.",
        "volume fdi.net_inflow.notified? 3100000000 USD MX-SON+MX-JAL",
    ),
    ("en", "Investment in Almaty and Astana grew by 6%.", "growth investment.total? 6 percent up KZ-75+KZ-71"),
    # the same area twice, a nation with its part
    ("en", "In Atyrau, Atyrau region, FDI was $2 billion.", "volume fdi.gross_inflow? 2000000000 USD KZ-23"),
    (
        "ru",
        "В Казахстан пришло 19,6 млрд долларов ПИИ, в том числе в Павлодарскую область – 1,3 млрд долларов.",
        "volume fdi.gross_inflow? 19600000000 USD KZ; volume fdi.gross_inflow? 1300000000 USD KZ-55",
    ),
    (
        "kk",
        "Қазақстанға 19,6 млрд доллар ТШИ тартылды, оның ішінде Павлодар облысына – 1,3 млрд доллар.",
        "volume fdi.gross_inflow? 19600000000 USD KZ; volume fdi.gross_inflow? 1300000000 USD KZ-55",
    ),
    (
        "en",
        "Kazakhstan attracted $19.6 billion in FDI, including $1.3 billion in Pavlodar region.",
        "volume fdi.gross_inflow? 19600000000 USD KZ; volume fdi.gross_inflow? 1300000000 USD KZ-55",
    ),
]

DEALT = [
    (
        "ru",
        "В 2022 и 2023 годах инвестиции в основной капитал ЗКО составили 510 и 598 млрд тенге соответственно.",
        "volume capital.fixed 510000000000 KZT KZ-27 2022; volume capital.fixed 598000000000 KZT KZ-27 2023",
    ),
    (
        "ru",
        "В первом полугодии 2023 и 2024 годов в Астану привлечено 410 млрд и 455 млрд тенге инвестиций.",
        "volume investment.total? 410000000000 KZT KZ-71 2023-H1; volume investment.total? 455000000000 KZ-71 2024-H1",
    ),
    (
        "ru",
        "В Алматы, Астане и Шымкенте инвестиции выросли на 4%, 6% и 11% соответственно.",
        "growth 4 percent up KZ-75; growth 6 percent up KZ-71; growth 11 percent up KZ-79",
    ),
    (
        "kk",
        "2022 және 2023 жылдары БҚО-ға тиісінше 510 және 598 млрд теңге инвестиция тартылды.",
        "volume 510000000000 KZT KZ-27 2022; volume 598000000000 KZT KZ-27 2023",
    ),
    ("kk", "Алматы мен Астанада инвестиция 4 және 6 пайызға өсті.", "growth 4 percent KZ-75; growth 6 percent KZ-71"),
    (
        "en",
        "In 2022, 2023 and 2024 Jalisco attracted US$1.1 billion, US$2.3 billion and US$1.9 billion of FDI.",
        "volume 1100000000 USD MX-JAL 2022; volume 2300000000 USD MX-JAL 2023; volume 1900000000 USD MX-JAL 2024",
    ),
    (
        "en",
        "Investment in Almaty and Astana was 400 and 300 billion tenge, respectively.",
        "volume 400000000000 KZT KZ-75; volume 300000000000 KZT KZ-71",
    ),
    ("en", "Investment rose by 5% in Almaty and by 7% in Astana.", "growth 5 percent KZ-75; growth 7 percent KZ-71"),
    (
        "en",
        "Almaty and Astana ranked first and third in FDI.",
        "rank fdi.gross_inflow? 1 KZ-75; rank fdi.gross_inflow? 3 KZ-71",
    ),
    (
        "ru",
        "Алматы и Астана заняли первое и третье места по ПИИ.",
        "rank fdi.gross_inflow? 1 KZ-75; rank fdi.gross_inflow? 3 KZ-71",
    ),
    (
        "kk",
        "ТШИ бойынша Алматы мен Астана бірінші және үшінші орында.",
        "rank fdi.gross_inflow? 1 KZ-75; rank fdi.gross_inflow? 3 KZ-71",
    ),
    (
        "kk",
        "2023 және 2024 жылдардың бірінші жартыжылдығында инвестиция тиісінше 310,4 және 352,9 млрд теңге болды.",
        "volume 310400000000 KZT 2023-H1; volume 352900000000 KZT 2024-H1",
    ),
    (
        "ru",
        "Область Абай, область Жетісу и область Улытау занимают 18-е, 19-е и 20-е места по инвестициям.",
        "rank 18 KZ-10; rank 19 KZ-33; rank 20 KZ-62",
    ),
    # the noun of a list is said once
    (
        "en",
        "Sonora and Jalisco received US$1.4 billion and US$3.1 billion of FDI, respectively.",
        "volume fdi.net_inflow.notified? 1400000000 MX-SON; volume fdi.net_inflow.notified? 3100000000 MX-JAL",
    ),
    # one figure said of each
    ("ru", "Алматы и Астана привлекли по 300 млрд тенге инвестиций.", "volume KZ-75; volume KZ-71"),
    ("en", "Almaty and Astana each attracted 300 billion tenge of investment.", "volume KZ-75; volume KZ-71"),
    ("kk", "Алматы мен Астананың әрқайсысы 300 млрд теңге инвестиция тартты.", "volume KZ-75; volume KZ-71"),
    ("ru", "Алматы и Астана вошли в топ-5 по инвестициям.", "rank <=5 KZ-75; rank <=5 KZ-71"),
]

UNNAMED = [
    ("ru", "В Алматы, Астане и других городах инвестиции составили 5,1 трлн тенге.", "volume 5100000000000 KZT"),
    ("kk", "Алматы, Астана және басқа өңірлерге 5,1 трлн теңге инвестиция тартылды.", "volume 5100000000000 KZT"),
    ("en", "Investment in Almaty, Astana and other cities was 5.1 trillion tenge.", "volume 5100000000000 KZT"),
]

LEFT_OPEN = [
    ("ru", "В Алматы, Астане и Шымкенте инвестиции выросли на 4% и 6%."),
    ("ru", "Иностранные и частные инвестиции выросли на 4% и 6% соответственно."),
    ("kk", "Алматы, Астана және Шымкентте инвестиция тиісінше 4 және 6 пайызға өсті."),
    ("en", "In 2021, 2022 and 2023 Jalisco attracted US$1.1 billion and US$2.3 billion of FDI, respectively."),
]


@pytest.mark.parametrize(("language", "text", "expected"), [*JOINT, *DEALT])
def test_lists(language: str, text: str, expected: str) -> None:
    assert not missing(text, language, expected, PUBLISHED)


@pytest.mark.parametrize(("language", "text", "expected"), UNNAMED)
def test_a_list_that_goes_on_without_names_has_no_area(language: str, text: str, expected: str) -> None:
    assert not missing(text, language, expected, PUBLISHED)
    assert [claim.area for claim in reading(text, language)] == [None]


@pytest.mark.parametrize(("language", "text"), LEFT_OPEN)
def test_lists_that_do_not_match_claim_nothing(language: str, text: str) -> None:
    assert not missing(text, language, "", PUBLISHED)
