"""Turns of phrase: places from the end and behind others, leaders, fractions, questions, and who does not speak."""

from __future__ import annotations

from datetime import date

import pytest
from tests.claims.reading_words import missing, reading

PUBLISHED = date(2025, 10, 20)

ROWS = [
    # places counted from the end
    ("kk", "Павлодар облысы инвестиция бойынша соңғыдан екінші орында.", "rank -2 rank KZ-55"),
    ("kk", "Облыс ТШИ бойынша соңынан үшінші орын алды.", "rank fdi.gross_inflow? -3 rank"),
    ("ru", "Павлодарская область заняла второе с конца место по инвестициям.", "rank -2 rank KZ-55"),
    ("ru", "По инвестициям Павлодарская область – третья с конца.", "rank -3 rank KZ-55"),
    ("ru", "Область занимает предпоследнее место по инвестициям.", "rank -2 rank"),
    ("en", "Pavlodar region was second to last in investment.", "rank -2 rank KZ-55"),
    ("en", "Pavlodar region ranked third from the bottom in FDI.", "rank -3 rank KZ-55"),
    ("en", "Pavlodar region came last but one in FDI.", "rank -2 rank KZ-55"),
    # leaders, groups, behind others
    ("ru", "Карагандинская область – в пятёрке лидеров по инвестициям в основной капитал.", "rank <=5 KZ-35"),
    ("ru", "Лидерство по ПИИ сохраняет Атырауская область.", "rank 1 KZ-23"),
    ("ru", "По притоку ПИИ ЗКО уступает только Алматы и Астане.", "rank 3 KZ-27 after:KZ-75,KZ-71"),
    ("en", "Jalisco was second only to Mexico City in FDI.", "rank 2 MX-JAL after:MX-CMX"),
    ("en", "In FDI, Jalisco trails only Mexico City and Nuevo León.", "rank 3 MX-JAL after:MX-CMX,MX-NLE"),
    ("en", "FDI in Guerrero more than doubled.", "growth >=2 times up MX-GRO"),
    ("en", "The State of Mexico accounted for 5.9% of Mexico's FDI.", "share 5.9 percent MX-MEX"),
    # fractions
    ("kk", "Инвестиция үштен екіге өсті.", "growth 66.7 percent up"),
    ("ru", "Инвестиции выросли на две трети.", "growth 66.7 percent up"),
    ("en", "Investment grew by two thirds.", "growth 66.7 percent up"),
    # a share moves by points to a level
    (
        "kk",
        "Алматының инвестициядағы үлесі 0,3 пайыздық тармаққа артып, 91,4%-ға жетті.",
        "growth 0.3 points up; share 91.4 percent",
    ),
    (
        "ru",
        "Доля Алматы в инвестициях выросла на 0,3 процентных пункта до 91,4%.",
        "growth 0.3 points up; share 91.4 percent",
    ),
    (
        "en",
        "The share of Almaty in investment rose by 0.3 percentage points to 91.4%.",
        "growth 0.3 points up; share 91.4 percent",
    ),
    # whose period, whose plan
    (
        "ru",
        "Третье место – у ЗКО: 980 млрд тенге инвестиций за 2024 год (рост на 5%).",
        "rank 3 KZ-27 2024; volume 980000000000 2024; growth 5",
    ),
    (
        "ru",
        "ПИИ в 2023 году составили 640 млн долларов, в 2024 году – 702 млн долларов.",
        "volume 640000000 2023; volume 702000000 2024",
    ),
    (
        "ru",
        "В Костанайской области планируется привлечь 300 млрд тенге инвестиций в основной капитал.",
        "target capital.fixed 300000000000 KZ-39 plan",
    ),
    ("ru", "Рост инвестиций отмечен в Алматы (на 5%) и Астане (на 7%).", "growth 5 up KZ-75; growth 7 up KZ-71"),
    # why a thing happened takes it for a fact
    ("ru", "Почему инвестиции упали на 5%?", "growth 5 percent down"),
]

QUESTIONS = [
    ("kk", "БҚО-да инвестиция 1,7 есе өскені рас па?"),
    ("ru", "Правда ли, что инвестиции ЗКО выросли в 1,7 раза?"),
    ("ru", "«Инвестиции выросли в 1,7 раза – это правда?»"),
    ("en", "Is it true that investment rose 1.7 times?"),
    ("ru", "Регион утратил лидерство по инвестициям."),
    ("ru", "ЗКО вошла в тройку аутсайдеров по инвестициям."),
]

SPEAKERS = [
    ("kk", "Облыс әкімі Нұрлан Сейітов хабарлады: инвестиция 5%-ға өсті.", "Нұрлан Сейітов"),
    ("kk", "Президент Айдос Омаровтың тапсырмасына сәйкес инвестиция 5%-ға өсті, деп хабарлады әкімдік.", None),
    ("ru", "Аким Алматы Нурлан Сеитов сообщил: инвестиции выросли на 5%.", "Нурлан Сеитов"),
    ("ru", "По поручению президента Айдоса Омарова инвестиции выросли на 5%, сообщили в акимате.", None),
    ("ru", "По случаю визита министра Айдоса Омарова сообщили: инвестиции выросли на 5%.", None),
    ("en", "Governor Ana Torres said investment rose by 5%.", "Ana Torres"),
    ("en", "On the instructions of President Ana Torres investment rose by 5%, the ministry said.", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_turns(language: str, text: str, expected: str) -> None:
    assert not missing(text, language, expected, PUBLISHED)


@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_what_asks_or_has_ended_claims_nothing(language: str, text: str) -> None:
    assert reading(text, language) == []


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_who_speaks(language: str, text: str, speaker: str | None) -> None:
    assert [claim.speaker for claim in reading(text, language)] == [speaker]
