"""Russian turns of whole sentences: parts, titles, rows of regions, sources of money, years ahead."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing

PUBLISHED = date(2025, 11, 20)

ROWS = [
    # a part of the whole leaves the whole as the topic
    (
        "Инвестиции в основной капитал ЗКО выросли на 5%. Доля частных – 68%, бюджетных – 19%. Объём – 90 млрд тенге.",
        "growth capital.fixed 5; share investment.private 68; share investment.budget 19; volume capital.fixed",
    ),
    (
        "Валовой приток ПИИ вырос на 5%, чистый упал на 7%.",
        "growth fdi.gross_inflow 5 up; growth fdi.net_inflow 7 down",
    ),
    # sources of money are those of fixed capital
    (
        "Инвестиции выросли на 18%. 57% вложений – собственные средства бизнеса.",
        "growth capital.fixed? 18; share capital.fixed? 57",
    ),
    # a title takes from the body
    (
        "Инвестиции выросли на 18%\n\nВ ЗКО за полгода 2025 года инвестиции в основной капитал выросли на 18%.",
        "growth capital.fixed 18 KZ-27 2025-H1; growth capital.fixed 18 KZ-27 2025-H1",
    ),
    # regions in a row, and shares, leave the nation
    (
        "Приток ПИИ в Казахстан – 9 млрд долларов. На Атыраускую область пришлось 31%. Рост составил 4%.",
        "volume KZ; share KZ-23 31; growth KZ 4",
    ),
    (
        "За год вложения выросли на 8%. Больше всего у Павлодарской области, на втором месте Алматы, на третьем – Абай "
        "(5 млрд тенге). В целом рост замедлился до 108%.",
        "growth KZ 8; rank 1 KZ-55; rank 2 KZ-75; rank 3 KZ-10; volume KZ-10; growth KZ 8 index",
    ),
    # an abbreviation that ends a sentence
    (
        "По притоку ПИИ на третьем месте Астана – 640 млн. Четвёртое место у ВКО.",
        "rank 3 KZ-71; rank 4 KZ-63",
    ),
    # growth said otherwise
    ("Инвестиции сократились в двух регионах: в ЗКО – на треть, в СКО – на 39%.", "growth 33.3 down; growth 39 down"),
    ("В 2016 году прирост инвестиций к 2015 году – 8%.", "growth 8 up 2016 vs:2015"),
    ("Область стала лидером по росту инвестиций – 47%.", "rank 1 by:growth; growth 47 up"),
    (
        "В январе рост инвестиций в Алматы составил 140%. Снижение – в Астане (56%) и ЗКО (91%).",
        "growth 40 index up; growth 44 index down KZ-71; growth 9 index down KZ-27",
    ),
    ("ИФО инвестиций в основной капитал составил 107,3%.", "growth 7.3 index up"),
    # ranks
    ("Замыкает пятёрку лидеров по ПИИ Карагандинская область.", "rank 5 KZ-35"),
    ("ЗКО занимает 4 место в РК по объёму инвестиций и 13-е – по темпам роста.", "rank 4 KZ-27; rank 13 by:growth"),
    ("ЗКО – первая по исполнению плана инвестиций, а по объёму – лишь девятая.", "rank 1 by:plan; rank 9 KZ-27"),
    ("На пятёрку крупнейших инвесторов пришлось 68% ПИИ.", "share 68"),
    ("Наибольшая доля инвестиций пришлась на транспорт (13%).", "share 13"),
    # kinds of inflow
    ("В Ташкенте освоено 3 млрд долларов прямых иностранных инвестиций.", "volume fdi.realised 3000000000 UZ-TK"),
    ("За годы независимости пришло 9 млрд долларов ПИИ.", "volume fdi.cumulative"),
    ("Мировые прямые иностранные инвестиции упали на 11%.", "growth fdi.world 11 down"),
    ("Сумма инвестиций по меморандумам превышает $11 млрд.", "volume memorandum.value >=11000000000 plan"),
    ("Доля иностранных инвестиций – 24%, собственных средств – 69%.", "share investment.foreign 24; share 69"),
    # whose money, where to
    (
        "Россия стала четвёртой по объёму инвестиций в Казахстан. Всего поступило 9 млрд долларов ПИИ.",
        "rank 4 KZ partner:RU; volume KZ",
    ),
    ("ПИИ в Казахстан – 17 млрд долларов. ПИИ в Узбекистан – 11 млрд долларов.", "volume KZ; volume UZ"),
    ("Вложения на душу населения в ЗКО – 3 млн тенге, по республике – 820 тыс. тенге.", "volume KZ-27; volume KZ"),
    # levels without their noun
    ("Инвестиции составили 2,6 трлн тенге против 3,5 трлн годом ранее.", "volume; volume 3500000000000"),
    ("Темп роста инвестиций – 85,6%.", "growth 14.4 index down"),
    ("Объём инвестиций – 1,2 трлн тенге, рост 104,5%.", "volume; growth 4.5 index up"),
    ("Область Жетісу привлекла почти 500 млрд тенге", "volume KZ-33 ~500000000000"),
    # whose figure it is
    (
        "ВКО инвестировала 90 млрд тенге. Она на девятом месте, пропустив вперёд Алматы. Базовая ставка – 18%.",
        "volume KZ-63; rank 9 after:KZ-75",
    ),
    ("Инвестиции в ЗКО – 90 млрд тенге. На ремонт мостов выделено 6 млрд тенге.", "volume KZ-27 90000000000"),
    (
        "В 2025 году привлечено 500 млрд тенге, доля частного капитала – 82%.",
        "volume investment.total? 500000000000; share investment.private 82",
    ),
    (
        "За 8 месяцев 2025 года вложено 5 млрд тенге, это выше уровня прошлого года на 4%. Запущено 6 проектов.",
        "volume 2025-01..2025-08; growth 4 2025-01..2025-08; count 6 2025-01..2025-08",
    ),
    ("«Область вошла в десятку по объёму инвестиций».", "rank <=10"),
    ("Рост вложений в основной капитал в реальном выражении – 12%.", "growth capital.fixed 12 up"),
    (
        "Резиденты вложили свыше 400 миллиардов\n\nИнвестиции достигли 400 млрд тенге.",
        "volume >=400000000000 KZT; volume 400000000000 KZT",
    ),
    # counts
    ("Из 31 проекта введены 14.", "count 31; count 14"),
    ("В Петропавловске построят завод: объём инвестиций 25 млрд тенге.", "volume project.value plan"),
    ("До конца года введут 31 проект. Из них шесть – в АПК.", "count 31 plan; count 6"),
    ("В прошлом году запущен 21 проект, в этом году – 24.", "count 21 2024; count 24 2025"),
    ("Число иностранных компаний достигло 41.", "count company.count 41"),
    (
        "В 2026–2032 годах планируется 55 проектов на 10 трлн тенге.",
        "count 55 plan; volume project.pool plan 2026..2032",
    ),
    ("Китайская компания построит завод за 190 млн долларов.", "volume project.value 190000000 plan partner:CN"),
    # a period recalled for comparison, or a part of the period spoken of, is said for once
    (
        "За 9 месяцев 2025 года приток ПИИ в ЗКО – 90 млн долларов, на 5% выше результата 2024 года. "
        "Китай вложил 40 млн.",
        "volume 2025-9M; growth 5 2025-9M; volume partner:CN 2025-9M",
    ),
    (
        "За 9 месяцев 2025 года инвестиции в ЗКО – 90 млрд тенге. За весь 2024 год было 100 млрд. "
        "За полгода рост – 4%.",
        "volume 2025-9M; volume 2024; growth 2025-H1",
    ),
    (
        "За I квартал 2025 года инвестиции в ЗКО – 9 млрд тенге. Только в марте – 4 млрд. Рост составил 3%.",
        "volume 2025-Q1; volume 2025-03; growth 2025-Q1",
    ),
    # the nation beside a region
    (
        "Инвестиции в ЗКО выросли на 5%. В среднем по Казахстану рост – 8%, и ЗКО отстаёт.\nОбъём – 90 млрд тенге.",
        "growth KZ-27 5; growth KZ 8; volume KZ-27",
    ),
    # a plan said before, and what a budget paid
    (
        "План по инвестициям в основной капитал ЗКО – 480 млрд тенге. Он выполнен на 91%.",
        "target capital.fixed 480000000000 plan; target 91 plan_fulfilment",
    ),
    ("Инвестиции ЗКО – 90 млрд тенге. За счёт бюджета освоено 8 млрд.", "volume; volume investment.budget 8000000000"),
    ("На ремонт дорог ЗКО из бюджета направлено 8 млрд тенге.", ""),
    # branches that received money leave the topic
    (
        "Приток ПИИ в ЗКО вырос на 5%. Торговля получила 9 млн долларов, на 4% больше. Россия вложила 3 млн.",
        "growth 5; volume fdi.gross_inflow? 9000000; growth fdi.gross_inflow? 4; volume partner:RU 3000000",
    ),
]

NOTHING = [
    "В форуме приняли участие более 200 компаний из 18 государств.",
    "Кто вложил в регион больше всех",
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_turns(text: str, expected: str) -> None:
    assert not missing(text, "ru", expected, PUBLISHED)


@pytest.mark.parametrize("text", NOTHING)
def test_no_claim(text: str) -> None:
    assert not missing(text, "ru", "", PUBLISHED)
