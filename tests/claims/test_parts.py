"""What narrows a figure: investors' countries, branches, owners, heads, cities; verbs that deny; people counted.

A row gives a sentence and what its one claim says; a figure of a part is never left to be judged as the whole.
"""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing

from onir.claims.checking import check
from onir.claims.reading import read
from onir.figures import Store
from onir.territory.tables import shared

FROM = {
    "en": ("FDI in Puebla from {} was $953.6 million in 2017.", 0),
    "ru": ("В 2017 году прямые инвестиции из {} в Пуэблу составили 953,6 млн долларов.", 1),
    "es": ("La inversión extranjera directa de {} en Puebla fue de 953.6 millones de dólares en 2017.", 0),
    "kk": ("2017 жылы {} Пуэбла штатына 953,6 млн доллар тікелей инвестиция тартылды.", 5),
}
"""A sentence of each language, and which form of a country's name it takes: genitive in Russian, ablative in Kazakh."""

OWN = "MX"

SEVERAL = [
    ("FDI in Puebla from Spain and Poland was $193 million in 2017.", "partner:ES+PL"),
    ("FDI in Puebla from Spain, Poland and France was $193 million in 2017.", "partner:ES+FR+PL"),
    ("Прямые инвестиции в Пуэблу из Испании и Польши в 2017 году составили 193 млн долларов.", "partner:ES+PL"),
    ("2017 жылы Пуэблаға Испания мен Польшадан 193 млн доллар тікелей инвестиция тартылды.", "partner:ES+PL"),
    ("FDI in Puebla from Spain was $2 million and from Poland $1 million in 2024.", "partner:ES; partner:PL"),
    ("FDI in Puebla was $5 million from Spain and $1 million from Poland in 2024.", "partner:ES; partner:PL"),
    ("Polish firms brought $5 million of FDI to Puebla in 2024.", "partner:PL"),
    ("Польшалық компаниялар 2024 жылы Пуэблаға 5 млн доллар тікелей инвестиция салды.", "partner:PL"),
    ("Польские компании вложили в Пуэблу 5 млн долларов прямых инвестиций в 2024 году.", "partner:PL"),
    (
        "In 2024 FDI in Puebla was $1.2 billion, of which $1 billion from Germany. This is 3% more than a year ago.",
        "volume partner:None; volume partner:DE; growth partner:None",
    ),
    (
        "В 2024 году в Пуэблу пришло 1,2 млрд долларов ПИИ, из них 1 млрд – из Германии.",
        "volume partner:None; volume partner:DE",
    ),
    (
        "2024 жылы Пуэблаға 1,2 млрд доллар ТШИ келді, оның 1 млрд доллары Германиядан.",
        "volume partner:None; volume partner:DE",
    ),
    ("In 2024 FDI in Puebla from Spain and other countries was $10 million.", "partner:ES+OTHER"),
    ("В 2024 году в Казахстан из России поступило 4 млрд долларов прямых инвестиций.", "partner:RU"),
    ("FDI from Poland in Puebla reached $5 million in 2024. It grew by 7%.", "partner:PL; growth partner:PL"),
]

PARTS = [
    ("Investment in agriculture in Pavlodar Region was 93 billion tenge in 2025.", "activity:NACE2-A"),
    ("In agriculture, fixed capital investment in Pavlodar Region was 93 billion tenge in 2025.", "activity:NACE2-A"),
    (
        "Manufacturing attracted 250 billion tenge of fixed capital investment in Pavlodar Region in 2025.",
        "activity:NACE2-C",
    ),
    ("Mining took 40 percent of fixed capital investment in Pavlodar Region in 2025.", "activity:NACE2-B"),
    ("Private fixed capital investment in Pavlodar Region was 500 billion tenge in 2025.", "investment.private"),
    ("State-budget investment in fixed capital in Pavlodar Region was 5 billion tenge in 2025.", "investment.budget"),
    (
        "Foreign investment in fixed capital in Pavlodar Region was 5 billion tenge in 2025.",
        "capital.fixed.foreign_source",
    ),
    (
        "Fixed capital investment by large enterprises in Pavlodar Region was 5 billion tenge in 2025.",
        "activity:label:large",
    ),
    ("FDI in manufacturing in Puebla was $100 million in 2024.", "activity:NACE2-C"),
    ("FDI in Puebla's services sector was $100 million in 2024.", "activity:label:services"),
    ("In 2025 Pavlodar Region drew 20 billion tenge of investment in housing.", "activity:label:housing"),
    ("In 2024 investment in data centres in Puebla was $50 million.", "activity:label:data"),
    ("In 2024 Puebla's firms invested $5 million in Germany.", "activity:label:Germany"),
    (
        "Investment in tourism in Pavlodar Region was 10 billion tenge in 2025. It rose 20%.",
        "activity:label:tourism; growth activity:label:tourism",
    ),
    ("В 2025 году в сельское хозяйство Павлодарской области вложено 50 млрд тенге инвестиций.", "activity:NACE2-A"),
    (
        "Инвестиции в основной капитал обрабатывающей промышленности Павлодарской области в 2025 году – 19 млрд тенге.",
        "activity:NACE2-C",
    ),
    (
        "Иностранные инвестиции в основной капитал Павлодарской области в 2025 году составили 19 млрд тенге.",
        "capital.fixed.foreign_source",
    ),
    (
        "Частные инвестиции в основной капитал Павлодарской области в 2025 году выросли на 35%.",
        "growth investment.private",
    ),
    (
        "Бюджетные инвестиции в основной капитал Павлодарской области в 2025 году составили 9 млрд тенге.",
        "investment.budget",
    ),
    (
        "Инвестиции крупных предприятий в основной капитал Павлодарской области в 2025 году – 90 млрд тенге.",
        "activity:label:крупных",
    ),
    (
        "В 2025 году инвестиции в основной капитал за счёт собственных средств в Павлодарской области – 90 млрд тенге.",
        "activity:label:собственных",
    ),
    (
        "На промышленность пришлось 62% инвестиций в основной капитал Павлодарской области в 2025 году.",
        "activity:label",
    ),
    ("2025 жылы Павлодар облысының ауыл шаруашылығына 50 млрд теңге инвестиция салынды.", "activity:NACE2-A"),
    ("2025 жылы Павлодар облысында туризмге 10 млрд теңге инвестиция құйылды.", "activity:label:туризмге"),
    ("2025 жылы Павлодар облысында білім беру саласына 20 млрд теңге инвестиция тартылды.", "activity:NACE2-P"),
    (
        "2025 жылы Павлодар облысында негізгі капиталға салынған шетелдік инвестиция 50 млрд теңге болды.",
        "capital.fixed.foreign_source",
    ),
    (
        "2025 жылы Павлодар облысында ірі кәсіпорындардың негізгі капиталға инвестициясы 250 млрд теңге болды.",
        "activity:label:ірі",
    ),
    (
        "2025 жылы Павлодар облысында негізгі капиталға салынған жеке инвестиция 500 млрд теңге болды.",
        "investment.private",
    ),
    ("In 2025 fixed capital investment per capita in Pavlodar Region was 1.3 million tenge.", "by:per_head"),
    (
        "In 2024 FDI in Kazakhstan was $17 billion. Mining took $12 billion (+25 percent).",
        "activity:None; activity:NACE2-B; growth activity:NACE2-B",
    ),
    (
        "В 2025 году город Экибастуз привлёк 100 млрд тенге инвестиций в основной капитал.",
        "in:город",
    ),
    ("FDI per head in Puebla rose 25% in 2024.", "growth by:per_head"),
    ("Инвестиции в основной капитал на душу населения в ЗКО в 2025 году составили 1,3 млн тенге.", "by:per_head"),
    ("ВРП на душу населения Павлодарской области в 2024 году составил 6,5 млн тенге.", "by:per_head"),
    ("2025 жылы БҚО-да жан басына шаққанда негізгі капиталға инвестиция 1,3 млн теңге болды.", "by:per_head"),
    ("In 2017 the city of Puebla attracted $100 million of FDI.", "Puebla"),
    ("The city of Guadalajara received $100 million of FDI in 2017.", "Guadalajara"),
    ("Aksu district of Pavlodar Region drew 10 billion tenge of fixed capital investment in 2025.", "in:Aksu"),
    ("В городе Караганда в 2025 году инвестиции в основной капитал составили 100 млрд тенге.", "in:городе"),
    (
        "В 2025 году инвестиции в основной капитал города Экибастуза Павлодарской области составили 100 млрд тенге.",
        "in:города",
    ),
    ("2025 жылы Павлодар қаласында негізгі капиталға 100 млрд теңге инвестиция салынды.", "in:Павлодар"),
    (
        "2025 жылы Павлодар облысының Екібастұз қаласында негізгі капиталға 9 млрд теңге инвестиция салынды.",
        "in:Екібастұз",
    ),
]

WHOLES = [
    ("В 2025 году в экономику ЗКО вложено 893,4 млрд тенге инвестиций.", "KZ-27"),
    ("In 2025, 893.4 billion tenge was invested in West Kazakhstan Region.", "KZ-27"),
    ("In 2025 some 893.4 billion tenge was invested into the economy of West Kazakhstan Region.", "KZ-27"),
    ("2025 жылы БҚО экономикасына 893,4 млрд теңге инвестиция салынды.", "KZ-27"),
    ("В 2025 году инвестиции в основной капитал города Алматы составили 2 трлн тенге.", "KZ-75"),
    ("Mexico City received $5 billion of FDI in 2024.", "MX-CMX"),
    ("По данным министерства сельского хозяйства инвестиции в ЗКО за 2025 год составили 893,4 млрд тенге.", "KZ-27"),
    ("FDI in Puebla was US$953.6 million in 2017.", "MX-PUE"),
    ("В 2025 году инвестиции в основной капитал ЗКО составили 893,4 млрд тенге. Промышленность растёт.", "KZ-27"),
]

DENIED = [
    "In 2017 Puebla did not receive $100 million of FDI.",
    "In 2025 Pavlodar Region didn't attract 100 billion tenge of investment.",
    "Fixed capital investment in Pavlodar Region was not 100 billion tenge in 2025.",
    "Pavlodar Region has not ranked first in fixed capital investment in 2025.",
    "В 2025 году Павлодарская область не привлекла 893,4 млрд тенге инвестиций.",
    "Инвестиции в основной капитал Павлодарской области в 2025 году не превысили 100 млрд тенге.",
    "Павлодарская область не заняла первое место по инвестициям в основной капитал в 2025 году.",
    "2025 жылы БҚО-да 893,4 млрд теңге инвестиция тартылған жоқ.",
    "2025 жылы БҚО 893,4 млрд теңге инвестиция тартпады.",
    "2025 жылы Павлодар облысында инвестиция 100 млрд теңгеге жетпеді.",
    "2025 жылы Павлодар облысы инвестиция бойынша бірінші орын алған жоқ.",
]

NOT_DENIED = [
    ("В 2025 году инвестиции в ЗКО составили не менее 893,4 млрд тенге.", "volume >=893400000000"),
    ("Область привлекла не только 100 млрд тенге инвестиций.", "volume 100000000000"),
    ("Investment was not less than 5 billion tenge.", "volume >=5000000000"),
    ("Инвестиция көлемі 3 есе көбейді.", "growth 3 times up"),
]

PEOPLE = [
    (
        "Численность населения Павлодарской области на 1 января 2022 года составила 756,5 тыс. человек.",
        "volume population.total 756500 persons KZ-55 2022",
    ),
    (
        "Население Павлодарской области на начало 2022 года составило 757 тыс. человек.",
        "volume population.total 757000 persons KZ-55 2022",
    ),
    (
        "Занятое население Павлодарской области в 2022 году составило 384,2 тыс. человек.",
        "volume employment.total 384200 persons KZ-55 2022",
    ),
    (
        "За 2022 год численность населения Атырауской области выросла на 1,7%.",
        "growth population.total 1.7 percent up KZ-23 2023 vs:2022",
    ),
    ("По численности населения Туркестанская область занимает второе место.", "rank population.total 2 KZ-61"),
    (
        "На 1 января 2022 года на Туркестанскую область пришлось 11% населения страны.",
        "share population.total 11 percent KZ-61 2022",
    ),
    (
        "Население Атырауской области на 1 января 2023 года – 693 тыс. человек. Рост населения – 1,7%.",
        "volume population.total 693000 2023; growth population.total 1.7 percent up 2023",
    ),
    (
        "The population of Atyrau Region was 693 thousand people on 1 January 2023.",
        "volume population.total 693000 persons KZ-23 2023",
    ),
    (
        "The population of Atyrau Region reached 693,000 at the end of 2022.",
        "volume population.total 693000 persons KZ-23 2023",
    ),
    (
        "Employment in Atyrau Region was 327 thousand people in 2022.",
        "volume employment.total 327000 persons KZ-23 2022",
    ),
    ("In 2022 employment in Atyrau Region grew 2.8%.", "growth employment.total 2.8 percent up KZ-23 2022"),
    (
        "2022 жылғы 1 қаңтарда Павлодар облысының халқы 756,5 мың адам болды.",
        "volume population.total 756500 persons KZ-55 2022",
    ),
    (
        "2022 жылы Атырау облысында жұмыспен қамтылған халық саны 326,7 мың адамды құрады.",
        "volume employment.total 326700 persons KZ-23 2022",
    ),
    ("2022 жылдың соңында Атырау облысының халқы 693 мың адамға жетті.", "volume population.total 693000 KZ-23 2023"),
    ("Халық саны бойынша Түркістан облысы екінші орында.", "rank population.total 2 KZ-61"),
]

GROUPS = [
    "Численность сельского населения Павлодарской области на 1 января 2022 года составила 250 тыс. человек.",
    "В форуме приняли участие 50 тысяч человек, население области растёт.",
    "Население области активно. Концерт посетили 50 тысяч человек.",
    "The festival in Atyrau Region drew 50 thousand people.",
    "The urban population of Atyrau Region was 350 thousand people on 1 January 2022.",
    "Фестивальге 50 мың адам келді.",
    "Павлодар облысының ауыл халқы 250 мың адам болды.",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("home"))


def countries() -> list[tuple[str, str, str]]:
    rows = [(row["language"], row["code"], row["forms"].split(";")) for row in shared("partners")]
    return [(language, code, forms[FROM[language][1]]) for language, code, forms in rows if code != OWN]


def one_to_a_language(sentence: str) -> str:
    return "en" if sentence.isascii() else "kk" if set(sentence.lower()) & set("әіңғүұқөһ") else "ru"


def wrong(report_of: str, store: Store) -> list[str]:
    found = check(report_of, published=date(2026, 10, 1), store=store).claims
    return [one.verdict for one in found if one.verdict in ("contradicted", "misattributed")]


def test_money_from_any_country_is_that_country_s() -> None:
    said = countries()
    assert len({code for _, code, _ in said}) > 150
    missed = {
        name
        for language, code, name in said
        if [claim.partner for claim in read(FROM[language][0].format(name), language=language)] != [code]
    }
    assert missed <= {"People's Republic of China", "Конго - Киншаса"}


@pytest.mark.parametrize("language", ["en", "ru", "kk", "es"])
def test_the_total_is_not_taken_for_one_country_s(language: str, store: Store) -> None:
    """953.6 million is Puebla's total of 2017, for which no table by country is held."""
    names = [name for spoken, _, name in countries() if spoken == language][::6]
    assert len(names) >= 25
    for name in names:
        assert wrong(FROM[language][0].format(name), store) == []


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_several_countries(sentence: str, expected: str) -> None:
    said = [f"{one.kind} partner:{one.partner}" for one in read(sentence, language=one_to_a_language(sentence))]
    rows = [row.split() for row in expected.split(";")]
    assert len(said) == len(rows)
    assert all(set(row) <= set(text.split()) for row, text in zip(rows, said, strict=True)), said


@pytest.mark.parametrize(("sentence", "expected"), PARTS)
def test_a_part_is_read_as_one(sentence: str, expected: str) -> None:
    claims = read(sentence, language=one_to_a_language(sentence))
    said = [
        f"{claim.kind} {claim.indicator} activity:{claim.activity} by:{claim.by} in:{claim.subregion}"
        for claim in claims
    ]
    rows = [row.split() for row in expected.split(";")]
    assert len(said) == len(rows)
    assert all(word in text for row, text in zip(rows, said, strict=True) for word in row), said


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in PARTS])
def test_a_part_is_never_judged_against_the_whole(sentence: str, store: Store) -> None:
    assert wrong(sentence, store) == []


@pytest.mark.parametrize(("sentence", "area"), WHOLES)
def test_a_whole_stays_one(sentence: str, area: str) -> None:
    (claim,) = read(sentence, language=one_to_a_language(sentence))
    assert (claim.area, claim.activity, claim.subregion, claim.partner, claim.by) == (area, None, None, None, "volume")


@pytest.mark.parametrize("sentence", DENIED)
def test_what_is_denied_is_not_claimed(sentence: str) -> None:
    assert [claim.quote for claim in read(sentence, language=one_to_a_language(sentence))] == []


@pytest.mark.parametrize(("sentence", "expected"), NOT_DENIED)
def test_not_less_is_a_bound(sentence: str, expected: str) -> None:
    assert not missing(sentence, one_to_a_language(sentence), expected)


@pytest.mark.parametrize(("sentence", "expected"), PEOPLE)
def test_people_counted(sentence: str, expected: str, store: Store) -> None:
    assert not missing(sentence, one_to_a_language(sentence), expected)
    assert wrong(sentence, store) == []


@pytest.mark.parametrize("sentence", GROUPS)
def test_some_of_the_people_are_not_the_population(sentence: str) -> None:
    assert [claim.quote for claim in read(sentence, language=one_to_a_language(sentence))] == []
