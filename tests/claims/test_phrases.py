"""Phrases and the claims in them: a row is a language, a phrase of our own, and what each claim of it must say."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing

PUBLISHED = date(2025, 10, 20)

KAZAKH = [
    # levels
    (
        "Түркістан облысында негізгі капиталға 640,5 млрд теңге инвестиция салынды.",
        "volume capital.fixed 640500000000 KZT KZ-61",
    ),
    (
        "2024 жылы БҚО-ға 812 млн АҚШ доллары көлемінде тікелей шетелдік инвестиция тартылды.",
        "volume fdi.gross_inflow? 812000000 USD KZ-27 2024",
    ),
    ("Атырау облысында ТШИ-дің жалпы ағыны 2,4 млрд доллар болды.", "volume fdi.gross_inflow 2400000000 USD KZ-23"),
    (
        "2024 жылы тікелей шетелдік инвестициялардың таза ағыны 95,3 млн АҚШ долларын құрады.",
        "volume fdi.net_inflow 95300000 USD 2024",
    ),
    ("Өңірге 1 млрд 93 млн теңге жеке инвестиция келді.", "volume investment.private 1093000000 KZT"),
    ("Алты айда шетелдік инвестиция алты жарым миллиард теңгеге жетті.", "volume investment.foreign 6500000000 KZT"),
    (
        "Қызылорда облысына 300 млрд теңгеден астам инвестиция тартылды.",
        "volume investment.total? >=300000000000 KZT KZ-43",
    ),
    ("Облысқа шамамен 45 млрд теңге бюджеттен тыс инвестиция түсті.", "volume investment.nonbudget ~45000000000 KZT"),
    (
        "Негізгі капиталға салынған инвестиция көлемі 500 млрд теңгеге жуықтады.",
        "volume capital.fixed ~500000000000 KZT",
    ),
    ("Ақмола облысының жалпы өңірлік өнімі 4,1 трлн теңгені құрады.", "volume grp.nominal 4100000000000 KZT KZ-11"),
    # change
    ("Негізгі капиталға инвестиция 12,5%-ға өсті.", "growth capital.fixed 12.5 percent up"),
    ("Маңғыстау облысында инвестиция 8 пайызға азайды.", "growth investment.total? 8 percent down KZ-47"),
    ("ШҚО-да негізгі капиталға салынған инвестиция 1,7 есе артты.", "growth capital.fixed 1.7 times up KZ-63"),
    ("Шетелдік инвестиция екі есеге ұлғайды.", "growth investment.foreign 2 times up"),
    ("Инвестиция көлемі екі жарым есе көбейді.", "growth investment.total? 2.5 times up"),
    ("ТШИ былтырғымен салыстырғанда 2,3 есеге төмендеді.", "growth fdi.gross_inflow? 2.3 times down"),
    ("Инвестиция өсімі 121%-ды құрады.", "growth investment.total? 21 percent index up"),
    ("Негізгі капиталға инвестиция 104,9%-ке дейін өсті.", "growth capital.fixed 4.9 percent index up"),
    ("Инвестиция 77 млрд теңгеге артты.", "growth investment.total? 77000000000 KZT absolute up"),
    ("Инвестиция 77 млрд теңгеге жетті.", "volume investment.total? 77000000000 KZT"),
    (
        "Инвестиция көлемі 1,9 трлн теңгеден 3,7 трлн теңгеге өсті.",
        "volume investment.total? 3700000000000 KZT from:1900000000000 up",
    ),
    ("Жобалар саны 16-дан 63-ке дейін артты.", "count project.count 63 projects from:16 up"),
    (
        "Жеке инвестиция 19% өсіммен 210 млрд теңге болды.",
        "growth investment.private 19 percent up; volume investment.private 210000000000 KZT",
    ),
    ("Инвестиция үлесі 3 пайыздық тармаққа өсті.", "growth investment.total? 3 points up"),
    (
        "Өнеркәсіп 4, құрылыс 6, негізгі капиталға салынған инвестиция 9 жарым, сауда 2 пайызға өсті.",
        "growth capital.fixed 9.5 percent up",
    ),
    (
        "2025 жылдың 9 айында ТШИ өткен жылдың сәйкес кезеңімен салыстырғанда 1,4 есе өсті.",
        "growth fdi.gross_inflow? 1.4 times up 2025-9M vs:2024-9M",
    ),
    (
        "2025 жылғы қаңтар-қыркүйекте Абай облысында инвестиция 22%-ға көп тартылды.",
        "growth investment.total? 22 percent up KZ-10 2025-9M",
    ),
    # ranks
    ("Ақтөбе облысы тікелей шетелдік инвестиция бойынша республикада 4-орында.", "rank fdi.gross_inflow? 4 rank KZ-15"),
    (
        "Павлодар облысы негізгі капиталға инвестиция көлемі бойынша бесінші орынға көтерілді.",
        "rank capital.fixed 5 rank KZ-55",
    ),
    (
        "Қостанай облысы инвестиция бойынша Алматы мен Астана қалаларынан кейін үшінші орында тұр.",
        "rank investment.total? 3 rank KZ-39 after:KZ-75,KZ-71",
    ),
    ("Шымкент инвестиция тартудан 20 өңірдің ішінде екінші орын алды.", "rank investment.total? 2 rank of:20 KZ-79"),
    ("Инвестиция көлемі бойынша Атырау облысы көш бастап тұр.", "rank investment.total? 1 rank KZ-23"),
    ("Тікелей инвестиция тартуда көш басында Алматы қаласы тұр.", "rank fdi.gross_inflow? 1 rank KZ-75"),
    ("Жетісу облысы инвестиция бойынша соңғы орында.", "rank investment.total? -1 rank KZ-33"),
    ("Жамбыл облысы инвестиция бойынша үздік 5 өңірдің қатарына кірді.", "rank investment.total? <=5 rank KZ-31"),
    (
        "Инвестицияның өсу қарқыны бойынша Ұлытау облысы бірінші орында.",
        "rank investment.total? 1 rank KZ-62 by:growth",
    ),
    # shares
    ("Инвестицияның 62%-ы өңдеу өнеркәсібіне тиесілі.", "share investment.total? 62 percent"),
    ("Жеке инвестицияның үлесі 71 пайыз болды.", "share investment.private 71 percent"),
    ("Шетелдік инвестицияның 18 пайызы Қытайдан келді.", "share investment.foreign 18 percent partner:CN"),
    # counts, plans
    ("Облыста 34 инвестициялық жоба іске қосылды.", "count project.count 34 projects"),
    ("Нәтижесінде 5600-ден астам жұмыс орны ашылды.", "count job.count >=5600 jobs"),
    (
        "Биыл 12 млрд теңгеге 9 жоба іске қосылады.",
        "volume project.value 12000000000 KZT plan 2025; count project.count 9 projects plan 2025",
    ),
    (
        "Құны 48 млрд теңге болатын 6 жоба аяқталды.",
        "volume project.value 48000000000 KZT; count project.count 6 projects",
    ),
    (
        "2026 жылы облысқа 900 млрд теңге инвестиция тарту жоспарланған.",
        "target investment.total? 900000000000 KZT 2026 plan",
    ),
    (
        "Форумда 1,2 млрд долларға 23 меморандумға қол қойылды.",
        "volume memorandum.value 1200000000 USD plan; count memorandum.count 23 memoranda",
    ),
    ("Инвестиция көлемі жылдық жоспардан 1,3 есе артық.", "target investment.total? 1.3 times plan_fulfilment up"),
    ("Бес мыңға жуық жұмыс орны құрылады.", "count job.count ~5000 jobs plan"),
]

RUSSIAN = [
    # levels
    (
        "В Туркестанской области инвестиции в основной капитал составили 640,5 млрд тенге.",
        "volume capital.fixed 640500000000 KZT KZ-61",
    ),
    (
        "В 2024 году ЗКО привлекла 812 млн долларов США прямых иностранных инвестиций.",
        "volume fdi.gross_inflow? 812000000 USD KZ-27 2024",
    ),
    ("Валовой приток ПИИ в Атыраускую область достиг $2,4 млрд.", "volume fdi.gross_inflow 2400000000 USD KZ-23"),
    (
        "Чистый приток прямых иностранных инвестиций в 2024 году составил 95,3 млн долларов.",
        "volume fdi.net_inflow 95300000 USD 2024",
    ),
    ("В регион пришло свыше 300 миллиардов тенге инвестиций.", "volume investment.total? >=300000000000 KZT"),
    ("Частные инвестиции достигли почти двух трлн тенге.", "volume investment.private ~2000000000000 KZT"),
    (
        "Внебюджетные инвестиции составили пять триллионов 400 миллиардов тенге.",
        "volume investment.nonbudget 5400000000000 KZT",
    ),
    (
        "Иностранные инвестиции превысили 8–10 млрд рублей.",
        "volume investment.foreign >=8000000000 high:10000000000 RUB",
    ),
    (
        "За 9 месяцев 2025 года в Астану привлечено 1 270,5 млрд тенге инвестиций.",
        "volume investment.total? 1270500000000 KZT KZ-71 2025-9M",
    ),
    (
        "Инвестиции в основной капитал составили 475 млрд тенге ($900 млн).",
        "volume capital.fixed 475000000000 KZT also:900000000",
    ),
    ("ВРП Карагандинской области составил 9,8 трлн тенге.", "volume grp.nominal 9800000000000 KZT KZ-35"),
    # change
    ("Инвестиции в основной капитал выросли на 12,5%.", "growth capital.fixed 12.5 percent up"),
    ("Объём инвестиций сократился на 8 процентов.", "growth investment.total? 8 percent down"),
    ("Приток ПИИ вырос в 1,7 раза.", "growth fdi.gross_inflow? 1.7 times up"),
    ("В 1,8 раза выросли иностранные инвестиции.", "growth investment.foreign 1.8 times up"),
    ("Инвестиции увеличились вдвое.", "growth investment.total? 2 times up"),
    ("Инвестиции выросли на треть.", "growth investment.total? 33.3 percent up"),
    ("Инвестиции увеличились в полтора раза.", "growth investment.total? 1.5 times up"),
    ("Частные инвестиции сократились в 2,3 раза.", "growth investment.private 2.3 times down"),
    ("Рост инвестиций в основной капитал составил 126%.", "growth capital.fixed 26 percent index up"),
    ("Инвестиции выросли до 105,4%.", "growth investment.total? 5.4 percent index up"),
    ("Индекс физического объёма инвестиций в основной капитал – 98,7%.", "growth capital.fixed 1.3 percent index down"),
    (
        "Инвестиции в основной капитал составили 119,2% к аналогичному периоду прошлого года.",
        "growth capital.fixed 19.2 percent index up",
    ),
    ("Инвестиции выросли на 63 млрд тенге.", "growth investment.total? 63000000000 KZT absolute up"),
    ("Инвестиции выросли до 63 млрд тенге.", "volume investment.total? 63000000000 KZT"),
    (
        "Инвестиции выросли на 18%, до 78,1 миллиарда тенге.",
        "growth investment.total? 18 percent up; volume investment.total? 78100000000 KZT",
    ),
    (
        "Привлечено 804,4 млрд тенге инвестиций, на 8,2% больше прошлогоднего.",
        "volume investment.total? 804400000000 KZT; growth investment.total? 8.2 percent up",
    ),
    ("Доля частных инвестиций снизилась на 3,2 процентных пункта.", "growth investment.private 3.2 points down"),
    ("Число проектов выросло с 16 до 63.", "count project.count 63 projects from:16 up"),
    (
        "В I полугодии 2025 года ПИИ выросли на 15% к аналогичному периоду прошлого года.",
        "growth fdi.gross_inflow? 15 percent up 2025-H1 vs:2024-H1",
    ),
    (
        "В Актюбинской области инвестиции прибавили 9%, в Костанайской области – 4%.",
        "growth investment.total? 9 percent up KZ-15; growth investment.total? 4 percent up KZ-39",
    ),
    # ranks
    (
        "Мангистауская область занимает третье место по прямым иностранным инвестициям.",
        "rank fdi.gross_inflow? 3 rank KZ-47",
    ),
    (
        "Область Жетісу на 5-м месте среди 20 регионов по инвестициям в основной капитал.",
        "rank capital.fixed 5 rank of:20 KZ-33",
    ),
    (
        "Костанайская область по объёму инвестиций третья после Алматы и Астаны.",
        "rank investment.total? 3 rank KZ-39 after:KZ-75,KZ-71",
    ),
    (
        "По притоку ПИИ ЗКО заняла третье место после Алматы и Астаны.",
        "rank fdi.gross_inflow? 3 rank KZ-27 after:KZ-75,KZ-71",
    ),
    ("По инвестициям лидирует Атырауская область.", "rank investment.total? 1 rank KZ-23"),
    ("Больше всего инвестиций у Павлодарской области.", "rank investment.total? 1 rank KZ-55"),
    ("Меньше всего инвестиций привлекла Жамбылская область.", "rank investment.total? -1 rank KZ-31"),
    ("Регион вошёл в топ-5 по инвестициям.", "rank investment.total? <=5 rank"),
    ("По темпам роста инвестиций область Абай на втором месте.", "rank investment.total? 2 rank KZ-10 by:growth"),
    (
        "На втором месте по инвестициям Актюбинская область, на третьем – Шымкент.",
        "rank investment.total? 2 rank KZ-15; rank investment.total? 3 rank KZ-79",
    ),
    (
        "Китай занимает четвёртое место среди инвесторов по прямым иностранным инвестициям.",
        "rank fdi.gross_inflow? 4 rank partner:CN",
    ),
    ("Регион вышел на 3 место по прямым иностранным инвестициям.", "rank fdi.gross_inflow? 3 rank"),
    ("ЗКО третья в республике по объёму ПИИ.", "rank fdi.gross_inflow? 3 rank KZ-27"),
    # shares
    ("Доля частных инвестиций – 68%.", "share investment.private 68 percent"),
    (
        "На долю Нидерландов пришлось 54% прямых иностранных инвестиций.",
        "share fdi.gross_inflow? 54 percent partner:NL",
    ),
    ("Из них 71% – иностранные инвестиции.", "share investment.foreign 71 percent"),
    ("59% инвестиций в основной капитал – собственные средства.", "share capital.fixed 59 percent"),
    # counts, plans
    (
        "Реализован 31 проект, создано около 1 600 рабочих мест.",
        "count project.count 31 projects; count job.count ~1600 jobs",
    ),
    (
        "В этом году введут 25 проектов на 87 миллиардов тенге.",
        "count project.count 25 projects plan 2025; volume project.value 87000000000 KZT plan",
    ),
    ("Создадут до 450 рабочих мест.", "count job.count <=450 jobs plan"),
    (
        "Подписано 23 меморандума на 2,2 млрд долларов.",
        "count memorandum.count 23 memoranda; volume memorandum.value 2200000000 USD plan",
    ),
    (
        "В 2026 году планируется привлечь 1,5 трлн тенге инвестиций.",
        "target investment.total? 1500000000000 KZT 2026 plan",
    ),
    ("К 2030 году ожидается приток ПИИ порядка $27 млрд.", "target fdi.gross_inflow? ~27000000000 USD plan"),
    (
        "Пул из 96 проектов на 1,9 трлн тенге.",
        "count project.count 96 projects; volume project.pool 1900000000000 KZT plan",
    ),
    ("В области работают 1 500 компаний.", "count company.count 1500 companies"),
]

ENGLISH = [
    (
        "Investment was 400 billion tenge in 2023 and 520 billion tenge in 2024.",
        "volume investment.total? 400000000000 2023; volume investment.total? 520000000000 2024",
    ),
    # levels
    (
        "Fixed capital investment in the Turkistan region reached 640.5 billion tenge.",
        "volume capital.fixed 640500000000 KZT KZ-61",
    ),
    (
        "In 2024 Atyrau region attracted $2.4 billion of foreign direct investment.",
        "volume fdi.gross_inflow? 2400000000 USD KZ-23 2024",
    ),
    ("Gross FDI inflow into Mangystau region was US$812.4 million.", "volume fdi.gross_inflow 812400000 USD KZ-47"),
    ("Net FDI was $95.3 million in 2024.", "volume fdi.net_inflow 95300000 USD 2024"),
    ("Foreign investment hit KZT 1.3 trillion.", "volume investment.foreign 1300000000000 KZT"),
    ("More than $6bln was invested in Aktobe region.", "volume investment.total? >=6000000000 USD KZ-15"),
    ("Private investment came to 1 trillion 640 billion tenge.", "volume investment.private 1640000000000 KZT"),
    ("Nearly two trillion tenge of investments came to the region.", "volume investment.total? ~2000000000000 KZT"),
    (
        "Investment in fixed assets totaled 475.1 billion tenge (about $1 billion).",
        "volume capital.fixed 475100000000 KZT also:1000000000",
    ),
    ("FDI of $1.093 billion in January-September 2025.", "volume fdi.gross_inflow? 1093000000 USD 2025-9M"),
    ("GRP of the Karaganda region was 9.8 trillion tenge.", "volume grp.nominal 9800000000000 KZT KZ-35"),
    (
        "Foreign investment was between 8 and 10 billion tenge.",
        "volume investment.foreign 8000000000 high:10000000000 KZT",
    ),
    # change
    ("Investment in fixed capital rose by 12.5 percent.", "growth capital.fixed 12.5 percent up"),
    ("Investments fell 8% in the Zhambyl region.", "growth investment.total? 8 percent down KZ-31"),
    ("FDI was up 1.7 times year on year.", "growth fdi.gross_inflow? 1.7 times up"),
    ("Foreign direct investment nearly doubled.", "growth fdi.gross_inflow? ~2 times up"),
    ("FDI more than doubled in 2024.", "growth fdi.gross_inflow? >=2 times up 2024"),
    ("Private investment grew 2.6-fold.", "growth investment.private 2.6 times up"),
    ("Foreign investment decreased 2.3 times.", "growth investment.foreign 2.3 times down"),
    ("The volume index of fixed capital investment was 111.9%.", "growth capital.fixed 11.9 percent index up"),
    ("Fixed capital investment made 119.7% of the same period of 2024.", "growth capital.fixed 19.7 percent index up"),
    ("Investments saw a 26-percent increase.", "growth investment.total? 26 percent up"),
    ("Investments increased by 63 billion tenge.", "growth investment.total? 63000000000 KZT absolute up"),
    ("Investments increased to 63 billion tenge.", "volume investment.total? 63000000000 KZT"),
    (
        "The region attracted 1.9 trillion tenge of fixed investments, 19% more year-on-year.",
        "volume capital.fixed 1900000000000 KZT; growth capital.fixed 19 percent up",
    ),
    ("The share of private investment fell by 3.2 percentage points.", "growth investment.private 3.2 points down"),
    ("The number of projects rose from 16 to 63.", "count project.count 63 projects from:16 up"),
    (
        "Fixed-capital investment rose from KZT 626.5 billion to KZT 871.6 billion.",
        "volume capital.fixed 871600000000 KZT from:626500000000 up",
    ),
    (
        "Fixed-capital investment came to KZT 591.3–593.5 billion.",
        "volume capital.fixed 591300000000 KZT high:593500000000",
    ),
    (
        "FDI rose 15% in the first half of 2025 compared with the same period of last year.",
        "growth fdi.gross_inflow? 15 percent up 2025-H1 vs:2024-H1",
    ),
    ("FDI fell by a half.", "growth fdi.gross_inflow? 50 percent down"),
    # ranks
    (
        "West Kazakhstan region ranks third in foreign direct investment after Almaty and Astana.",
        "rank fdi.gross_inflow? 3 rank KZ-27 after:KZ-75,KZ-71",
    ),
    (
        "The Kostanay region was ranked 6th among 20 regions by fixed capital investment.",
        "rank capital.fixed 6 rank of:20 KZ-39",
    ),
    ("Shymkent took second place in investment.", "rank investment.total? 2 rank KZ-79"),
    ("Atyrau region leads in foreign direct investment.", "rank fdi.gross_inflow? 1 rank KZ-23"),
    ("Most FDI went to Almaty.", "rank fdi.gross_inflow? 1 rank KZ-75"),
    ("Zhetysu region is in last place in investment.", "rank investment.total? -1 rank KZ-33"),
    ("The region is among the top five by investment.", "rank investment.total? <=5 rank"),
    (
        "China is the third largest source: third place among investors in FDI.",
        "rank fdi.gross_inflow? 3 rank partner:CN",
    ),
    # shares
    ("Foreign investment accounts for 18% of the total.", "share investment.foreign 18 percent"),
    ("The share of private investment was 68%.", "share investment.private 68 percent"),
    ("54% of FDI came from the Netherlands.", "share fdi.gross_inflow? 54 percent partner:NL"),
    (
        "Abay region drew $202.4 million of FDI, or 24.7 percent.",
        "volume fdi.gross_inflow? 202400000 USD KZ-10; share fdi.gross_inflow? 24.7 percent KZ-10",
    ),
    # counts, plans
    (
        "47 projects worth 265 billion tenge were launched, creating 6,480 jobs.",
        "count project.count 47 projects; volume project.value 265000000000 KZT; count job.count 6480 jobs",
    ),
    (
        "12 major projects worth $500 million will be launched this year.",
        "count project.count 12 projects plan 2025; volume project.value 500000000 USD plan",
    ),
    ("Eight projects were completed.", "count project.count 8 projects"),
    ("Up to 450 jobs will be created.", "count job.count <=450 jobs plan"),
    (
        "The region plans to attract 1.5 trillion tenge of investments in 2026.",
        "target investment.total? 1500000000000 KZT 2026 plan",
    ),
    ("Memorandums worth $2.2 billion were signed.", "volume memorandum.value 2200000000 USD plan"),
    ("About 1,500 foreign companies work in the region.", "count company.count ~1500 companies"),
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
