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
    (
        "Облысқа 90 млн доллар ТШИ келді. Тартылған қаржының төрттен бірі мұнайға жұмсалды.",
        "volume fdi.gross_inflow?; share fdi.gross_inflow? 25 percent",
    ),
    (
        "Абай облысына 60 млрд теңге инвестиция тартылды, оның жартысынан көбі – жеке қаражат.",
        "volume investment.total?; share investment.private >=50 percent KZ-10",
    ),
    ("Инвестицияның 78 пайызы жеке сектордың үлесінде.", "share investment.private 78 percent"),
    (
        "Негізгі капиталға 80 млрд теңге салынды. Шетелдік инвестицияның үлесі 9% болды. Инвестиция 3%-ға өсті.",
        "volume capital.fixed; share investment.foreign 9; growth capital.fixed? 3 percent up",
    ),
    (
        "Облыста 2,4 трлн теңгеден астам инвестиция (шамамен 5 млрд доллар) салынды.",
        "volume investment.total? >=2400000000000 KZT also:5000000000",
    ),
    ("Абай облысы инвестиция бойынша бірінші орынды Атырауға берді.", ""),
    ("Ең көп инвестиция құйған елдер аталды.", ""),
    (
        "Қытай ірі инвестор саналады. Көрші ел 2024 жылы экономикаға 900 млн доллар құйды.",
        "volume fdi.gross_inflow? 900000000 USD 2024 partner:CN",
    ),
    (
        "Түркия компаниясы Жамбыл облысында зауыт салады. Жобаның құны – 30 млн еуро.",
        "volume project.value 30000000 EUR KZ-31 partner:TR",
    ),
    (
        "Осы мақсатта елшілік Қытайда 4 меморандумға қол қойды.",
        "count memorandum.count 4 memoranda partner:CN",
    ),
    ("Келісім бойынша 40 млн доллар инвестиция құйылмақ.", "volume project.value 40000000 USD plan"),
    ("Облыста 3 мыңға жуық шағын кәсіпорын бар.", "count company.count ~3000 companies"),
    ("Облысқа 35 млн. АҚШ доллары көлемінде инвестиция келді.", "volume investment.total? 35000000 USD"),
    ("Инвестиция былтырғы тиісті кезеңмен салыстырғанда 103,4 пайызды құрады.", "growth 3.4 percent index up"),
    ("Инвестиция 5,2% – ға, ал жеке инвестиция 7,8% - ға өсті.", "growth 5.2 percent up; growth 7.8 percent up"),
    ("Жобаның инвестиция көлемі – 4,2 млрд теңге.", "volume project.value 4200000000 KZT"),
    ("Облыста 60 млрд теңгені құрайтын 9 жоба іске қосылды.", "volume project.value; count project.count 9"),
    (
        "2024 жылы негізгі капиталға 90 млрд теңге салынды: 70 млрд теңгесі (78%) Абай облысына, 20 млрд теңгесі (22%)"
        " Ұлытау облысына бағытталды.",
        "volume 90000000000; volume 70000000000 KZ-10; share 78 KZ-10; volume 20000000000 KZ-62; share 22 KZ-62",
    ),
    (
        "Биыл тек бірінші тоқсанда облысқа 9 млн доллар ТШИ келді. Бұл 2 есе көп.",
        "volume fdi.gross_inflow? 2025-Q1; growth 2 times 2025-Q1 vs:2024-Q1",
    ),
    ("Инвестиция бойынша ең жоғары көрсеткіштер Абай облысы мен Шымкентте.", ""),
    ("Жиынға 300 компания басшысы мен 40 кәсіпорын өкілі келді.", ""),
    (
        "Жалпы құны 70 млрд теңгеден асатын 9 меморандумға қол қойылды.",
        "volume memorandum.value >=70000000000 KZT plan; count memorandum.count 9",
    ),
    (
        "Форумдарда 90 меморандумға қол қойылып, экономикаға 2 млрд доллар инвестиция тартылды.",
        "count memorandum.count 90; volume investment.total? 2000000000 USD",
    ),
    (
        "Биыл 6 цех іске қосылып, 3 зауыт ашылып, 120 жұмыс орны құрылмақ.",
        "count project.count 3 plan; count job.count 120 plan",
    ),
    ("14 мың жұмыс орны ашылатын 90 жоба бар.", "count job.count 14000 plan; count project.count 90"),
    ("Инвестиция триллион теңгеге жақындады.", "volume investment.total? ~1000000000000 KZT"),
    ("2 мың адам тұрақты жұмысқа орналасады.", "count job.count 2000 jobs plan"),
    ("Облыста 80 млрд теңгеге бағаланған 7 жоба бар.", "volume project.value 80000000000; count project.count 7"),
    (
        "Қытайлық инвесторлар Абай облысына 30 млн доллар құюды жоспарлап отыр.",
        "target fdi.gross_inflow? 30000000 USD KZ-10 partner:CN plan",
    ),
    ("Инвестиция тарту жоспары 115 пайызға орындалды.", "target investment.total? 115 percent plan_fulfilment"),
    ("Инвестиция жылына 6-7 пайызға өсіп келеді.", "growth investment.total? 6 percent high:7 up"),
    (
        "Облысқа 90 млн доллар ТШИ келді, бұл – республика бойынша төртінші көрсеткіш.",
        "volume fdi.gross_inflow?; rank fdi.gross_inflow? 4 rank",
    ),
    ("Облысқа 14,6 млн. АҚШ долл. инвестиция келді.", "volume investment.total? 14600000 USD"),
    (
        "2024 жылы Қазақстанға 17 млрд доллар ТШИ келді. 2023 жылы бұл көрсеткіш 23 млрд доллар еді, яғни төмендеу "
        "27%. Қытай үлесі – 9%.",
        "volume 17000000000 2024; volume 23000000000 2023; growth 27 percent down 2024 vs:2023; share 9 percent 2024",
    ),
    (
        "ТШИ бойынша Қостанай облысы Алматы мен Астанадан кейінгі үшінші орында.",
        "rank fdi.gross_inflow? 3 rank KZ-39 after:KZ-75,KZ-71",
    ),
    ("Тау-кенге ТШИ азайды: 9 млрд доллардан 5 млрд долларға дейін.", "volume 5000000000 from:9000000000 down"),
    ("Тікелей шетелдік инвестиция тартудан көш бастаған бес өңір аталды.", ""),
    (
        "2024 жылы Қазақстанға 9 млрд доллар ТШИ келді. Ең көп инвестиция тартқан өңірлер:\n"
        "Алматы қаласы – 3 млрд доллар;\nАтырау облысы – 2 млрд доллар.\nАҚШ-тың үлесі – 8%.",
        "volume fdi.gross_inflow? KZ; volume fdi.gross_inflow? KZ-75; volume fdi.gross_inflow? KZ-23;"
        " share fdi.gross_inflow? KZ partner:US",
    ),
    (
        "Негізгі капиталға 40 млрд теңге салынды. Инвестиция құрылымында тау-кен үлесі – 34%, өңдеу өнеркәсібі – 28%.",
        "volume capital.fixed; share capital.fixed? 34 percent; share capital.fixed? 28 percent",
    ),
]

RUSSIAN = [
    (
        "Инвестиции в основной капитал в области Абай в 2024 году выросли в 6 раз\n\nВ 2024 году они составили 559,7 "
        "млрд тенге.",
        "growth capital.fixed 6 times up 2024; volume 559700000000",
    ),
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
    (
        "Investment in fixed capital in Abai Region came to 5 billion tenge in 2024[^1]. It ranked 17th in 2023[^2].",
        "volume capital.fixed 5000000000 2024; rank 17 KZ-10 2023",
    ),
    (
        "Investment in fixed capital in Abai Region came to 559.7 billion tenge in 2024, 1.7 times as much as in 2022.",
        "volume capital.fixed 559700000000; growth 1.7 times up 2024 vs:2022",
    ),
    (
        "Net inflow of foreign direct investment into Jalisco was negative in 2024: −US$11.7 million.",
        "volume fdi.net_inflow -11700000 USD MX-JAL 2024",
    ),
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
        "volume fdi.gross_inflow? 17000000000; share fdi.gross_inflow? 40 percent;"
        " volume fdi.gross_inflow? 2000000000 partner:CN",
    ),
    (
        "Investment in fixed capital of Akmola Region reached 90 billion tenge. Private money made up 78% of it. "
        "The region is ninth in the country.",
        "volume capital.fixed 90000000000; share investment.private 78; rank capital.fixed 9 KZ-11",
    ),
    (
        "Private investment makes up 83% of fixed capital investment in Abai Region.",
        "share investment.private 83 percent KZ-10",
    ),
    (
        "In the first half of 2025 FDI in Abai Region was $418 million, compared with $355 million in the same period "
        "of 2024.",
        "volume 418000000 KZ-10 2025-H1; volume 355000000 KZ-10 2024-H1",
    ),
    (
        "FDI in Kazakhstan stood at $17 billion in 2024, 28% below the level of 2023.",
        "volume 2024; growth 28 2024 vs:2023",
    ),
    (
        "The biggest investors in Kazakhstan by FDI: 1) Italy – $4 billion; 2) France – $3 billion.",
        "rank 1 partner:IT; volume 4000000000 partner:IT; rank 2 partner:FR; volume 3000000000 partner:FR",
    ),
    (
        "In 2025 investment in fixed capital grew. The fastest growth was recorded in Abai Region (46 percent), "
        "followed by Akmola Region (39 percent).",
        "rank 1 KZ-10 by:growth; growth 46 percent up KZ-10; growth 39 percent up KZ-11",
    ),
    (
        "Gross FDI inflow to Kazakhstan was $5 billion in 2025. Net inflow was minus $1 billion. Almaty got $2 "
        "billion.",
        "volume fdi.gross_inflow 5000000000; volume fdi.net_inflow -1000000000;"
        " volume fdi.gross_inflow 2000000000 KZ-75",
    ),
    (
        "Global FDI fell by 11% in 2024. Net FDI inflow to Kazakhstan was $2.6 billion, compared with $6.1 billion in "
        "2023.",
        "growth fdi.world 11 percent down 2024; volume fdi.net_inflow 2600000000 2024;"
        " volume fdi.net_inflow 6100000000 2023",
    ),
    (
        "In Abai Region 121 billion tenge was invested in fixed capital in 2025, or 134 percent to the level "
        "of last year.",
        "volume capital.fixed 121000000000 2025; growth capital.fixed 34 percent index up 2025 vs:2024",
    ),
    ("Jalisco took in $2 billion of FDI through September 2024.", "volume 2000000000 MX-JAL 2024-9M"),
    (
        "The annual target of 640 billion tenge of investment in Abai Region for 2025 has been met by 61%.",
        "target 640000000000 KZT KZ-10 2025; target 61 percent plan_fulfilment vs:plan:2025",
    ),
    (
        "FDI in Puebla in 2024 was $1.1 billion, the second-highest figure in the country.",
        "volume 1100000000 MX-PUE; rank 2 MX-PUE 2024",
    ),
    ("Since 2005 Kazakhstan has attracted $440 billion of FDI.", "volume fdi.cumulative 440000000000 KZ 2005..2025"),
    (
        "Sonora drew $1.6 billion of FDI in 2024, 2.1 times the amount of 2023.",
        "volume 2024; growth 2.1 up 2024 vs:2023",
    ),
    (
        "Companies announced 12 greenfield projects in Kazakhstan in 2015 worth $1.2 billion.",
        "count project.count 12 plan; volume fdi.announced 1200000000 plan",
    ),
    ("Kazakhstan and Qatar agreed to launch projects worth $17 billion.", "volume agreement.value 17000000000 plan"),
    (
        "Abai Region drew 90 billion tenge of investment this year. It plans to launch 57 projects.",
        "volume 90000000000 2025; count project.count 57 2025 plan",
    ),
    ("Abai Region moved from tenth to seventh place by investment in 2025.", "rank 7 from:10 KZ-10 2025"),
    (
        "A Turkish holding will invest $48 million in a farm in Abai Region.",
        "volume project.value 48000000 plan partner:TR",
    ),
    (
        "In January-February 2025 Abai Region attracted 20 billion tenge of investment. It is set to attract 300 "
        "billion tenge of investment.",
        "volume 20000000000 2025-01..2025-02; target 300000000000 2025 plan",
    ),
    (
        "Abai Region draws $41 million in the first quarter\n\nAbai Region received $41 million of FDI in the first "
        "quarter of 2025.",
        "volume fdi.gross_inflow? 41000000 2025-Q1; volume fdi.gross_inflow? 41000000 2025-Q1",
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


def test_months_are_of_the_year_said_with_them_elsewhere() -> None:
    text = "Алты айда инвестиция 5%-ға өсті. Бұл 2024 жылғы қаңтар-маусымның дерегі."
    assert [(str(claim.period), str(claim.compared_to)) for claim in read(text)] == [("2024-H1", "2023-H1")]


def test_a_plan_goes_on_in_the_period_it_began_with() -> None:
    plan = "2027 жылы 90 млрд теңге жоспарланған. Шетелдік инвестиция 9 млрд теңге болмақ."
    text = f"2025 жылы инвестиция 5%-ға өсті. {plan}"
    assert [str(claim.period) for claim in read(text)] == ["2025", "2027", "2027"]


def test_a_branch_said_beside_its_share_is_of_that_share() -> None:
    text = "Негізгі капиталға инвестицияда тау-кен үлесі – 34%, өңдеу өнеркәсібі – 28%."
    assert [claim.activity for claim in read(text)] == ["NACE2-B", "NACE2-C"]


def test_a_plan_of_a_text_without_a_date_dates_no_fact() -> None:
    text = "Зауыт 2027 жылы іске қосылса, 700 жұмыс орны ашылады. Облысқа 90 млрд теңге инвестиция тартылған."
    assert [str(claim.period) for claim in read(text)] == ["2027", "None"]


def test_what_opens_above_its_leader_is_of_the_nation() -> None:
    text = "Инвестиция 9 млрд теңге болды. Көш басында Шымкент қаласы тұр: 4 млрд теңге."
    assert [claim.area for claim in read(text)] == ["KZ", "KZ-79", "KZ-79"]


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
