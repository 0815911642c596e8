"""Spellings of periods in three languages → what they say; and numbers that are no period."""

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.measure import Period
from onir.measure.period_words import PeriodMention, find_periods, period_of_words, say_period


def said(mention: PeriodMention) -> str:
    """What a mention says, in one line: a code, or `year+0 1..6`, `base same year-1`, `day 12-31`, `state …`."""
    if mention.is_day or mention.is_state:
        day = mention.day or mention.until_day or "-".join(f"{part:02}" for part in mention.month_day or ())
        return f"{'state' if mention.is_state else 'day'} {day}"
    words = ["base"] if mention.is_base else []
    words += ["same"] if mention.same_period else []
    words += ["since"] if mention.since else []
    words += [f"{'next' if mention.ahead else 'last'} {mention.years}"] if mention.years else []
    words += [str(mention.period)] if mention.period else []
    words += [f"year{mention.year_offset:+}"] if mention.year_offset is not None else []
    words += [f"{mention.months[0]}..{mention.months[1]}"] if mention.months else []
    words += ["YTD"] if mention.to_date and not mention.period else []
    return " ".join(words)


KAZAKH = [
    # halves
    ("2025 жылдың бірінші жартыжылдығы", "2025-H1"),
    ("2025 жылдың бірінші жартыжылдығында", "2025-H1"),
    ("2025 жылғы бірінші жартыжылдықтың қорытындысы", "2025-H1"),
    ("2025 жылдың І жартыжылдығында", "2025-H1"),
    ("2025 жылғы II жартыжылдықта", "2025-H2"),
    ("2025 жылдың 1-жартыжылдығында", "2025-H1"),
    ("2025 жылдың 1-ші жартыжылдығында", "2025-H1"),
    ("2024 жылдың екінші жартыжылдығынан", "2024-H2"),
    ("2025 ж. I жартыжылдық", "2025-H1"),
    ("алғашқы жарты жылда", "1..6"),
    ("бірінші жартыжылдықта", "1..6"),
    ("жартыжылдық қорытындысы бойынша", "1..6"),
    ("биылғы бірінші жартыжылдық", "year+0 1..6"),
    ("былтырғы екінші жартыжылдықта", "year-1 7..12"),
    ("өткен жылдың бірінші жартыжылдығында", "year-1 1..6"),
    ("2025 жылдың бiрiншi жартыжылдығында", "2025-H1"),
    ("2025 жылдың алғашқы жартысында", "2025-H1"),
    ("жылдың екінші жартысында", "7..12"),
    ("2025 жылдың бірінші жартысындағы", "2025-H1"),
    # months counted from January
    ("биыл 6 айда", "year+0 1..6"),
    ("алты айда", "1..6"),
    ("жылдың алғашқы алты айында", "1..6"),
    ("жыл басындағы алты айда", "1..6"),
    ("9 айда", "1..9"),
    ("тоғыз айда", "1..9"),
    ("2025 жылдың тоғыз айында", "2025-9M"),
    ("2025 жылғы 9 айдың қорытындысы", "2025-9M"),
    ("10 айда", "1..10"),
    ("11 айдың қорытындысы бойынша", "1..11"),
    ("он бір айдың қорытындысында", "1..11"),
    ("2022 жылдың алғашқы он айында", "2022-01..2022-10"),
    ("5 айлық қорытынды", "1..5"),
    # quarters
    ("2025 жылдың II тоқсанында", "2025-Q2"),
    ("2025 жылдың екінші тоқсаны", "2025-Q2"),
    ("2-тоқсанда", "4..6"),
    ("ІІІ тоқсанда", "7..9"),
    ("төртінші тоқсанның", "10..12"),
    ("үш тоқсанның қорытындысы", "1..9"),
    ("екінші ширекте", "4..6"),
    ("2025 жылғы I–III тоқсанда", "2025-9M"),
    # months
    ("2025 жылғы қаңтарда", "2025-01"),
    ("2025 жылдың желтоқсанында", "2025-12"),
    ("2024 жылғы желтоқсан айында", "2024-12"),
    ("қыркүйекте", "9..9"),
    ("наурыз айының", "3..3"),
    ("биылғы мамырда", "year+0 5..5"),
    ("қаңтар–қыркүйек айларында", "1..9"),
    ("Қаңтар-қазанда", "1..10"),
    ("2023 ж. қаңтар-маусым", "2023-H1"),
    ("2025 жылғы қаңтар — сәуір айларында", "2025-01..2025-04"),
    ("биылғы қаңтар-ақпанда", "year+0 1..2"),
    ("қаңтардан шілдеге дейін", "1..7"),
    ("2025 жылғы қаңтар мен маусым аралығында", "2025-H1"),
    ("2024 жылғы қазан – 2025 жылғы наурыз", "2024-10..2025-03"),
    # to date, since
    ("жыл басынан бері", "year+0 YTD"),
    ("2025 жылдың басынан бері", "2025-YTD"),
    ("биыл жыл басынан", "year+0 | year+0 YTD"),
    ("осы жылдың басынан бері", "year+0 YTD"),
    ("2018 жылдан бері", "since 2018"),
    ("2020 жылдан бастап", "since 2020"),
    # years
    ("2025 жылы", "2025"),
    ("2024 жылдың қорытындысы бойынша", "2024"),
    ("2025 жылғы", "2025"),
    ("2024 ж.", "2024"),
    ("2023–2027 жылдар аралығында", "2023..2027"),
    ("2023-2025 жылдары", "2023..2025"),
    ("2023-2025 жж.", "2023..2025"),
    ("2031 жылға дейін", "2031"),
    ("2018 жылдан 2022 жылға дейін", "2018..2022"),
    ("2024 және 2025 жылдары", "2024..2025"),
    ("соңғы 3 жылда", "last 3"),
    ("соңғы онжылдықта", "last 10"),
    ("кейінгі екі жылда", "last 2"),
    ("алдағы 7 жылда", "next 7"),
    ("биыл", "year+0"),
    ("былтыр", "year-1"),
    ("өткен жылы", "year-1"),
    ("ағымдағы жылы", "year+0"),
    ("келесі жылы", "year+1"),
    # bases
    ("өткен жылдың сәйкес кезеңімен салыстырғанда", "base same year-1"),
    ("былтырғы тиісті кезеңмен салыстырғанда", "base same year-1"),
    ("өткен жылғы осындай кезеңге қарағанда", "base same year-1"),
    ("2024 жылдың сәйкес кезеңімен салыстырғанда", "base same 2024"),
    ("былтырғы кезеңнің 103,8 пайызын", "base same year-1"),
    ("былтырғыдан 4,3 пайызға жоғары", "base same year-1"),
    ("былтырмен салыстырғанда", "base same year-1"),
    ("өткен жылмен салыстырғанда", "base same year-1"),
    ("алдыңғы жылдан 16 пайызға көп", "base same year-1"),
    ("2025 жылғы қаңтарға қарай", "base 2025-01"),
    ("өткен жылғы деңгейден жоғары", "base same year-1"),
    ("2024 жылмен салыстырғанда", "base 2024"),
    ("2024 жылға қарағанда", "base 2024"),
    ("2024 жылдан 35,5%-ке көп", "base 2024"),
    ("2024 жылғы қаңтар–қыркүйекпен салыстырғанда", "base 2024-9M"),
    ("2024 жылдың бірінші жартыжылдығымен салыстырғанда", "base 2024-H1"),
    # days and states
    ("2024 жылғы 31 желтоқсан", "day 2024-12-31"),
    ("2023 жылғы 17 наурыздағы", "day 2023-03-17"),
    ("21 Қараша, 2022", "day 2022-11-21"),
    ("5 мамырда", "day 05-05"),
    ("1 қазанға", "state 10-01"),
    ("2025 жылғы 1 қазанға", "state 2025-10-01"),
    ("2025 жылдың 1 қаңтарындағы жағдай бойынша", "state 2025-01-01"),
    ("2025 жылғы қазанның 1-іне", "state 2025-10-01"),
    ("01.10.2025 ж. жағдай бойынша", "state 2025-10-01"),
    ("1 қазанға дейін", "day 10-01"),
    ("2018 жылдың басындағы деңгейінен", "base 2018"),
]

RUSSIAN = [
    # halves
    ("за 1 полугодие", "1..6"),
    ("I полугодие 2025 года", "2025-H1"),
    ("І полугодие 2025 года", "2025-H1"),
    ("первое полугодие 2025 года", "2025-H1"),
    ("в первом полугодии 2025 года", "2025-H1"),
    ("первого полугодия 2025-го", "2025-H1"),
    ("по итогам первого полугодия", "1..6"),
    ("во втором полугодии 2024 г.", "2024-H2"),
    ("в I полугодии текущего года", "year+0 1..6"),
    ("в I-м полугодии", "1..6"),
    ("во второй половине прошлого года", "year-1 7..12"),
    ("за полгода", "1..6"),
    ("за первые полгода 2025 года", "2025-H1"),
    ("за шесть месяцев", "1..6"),
    ("за шесть месяцев 2025 года", "2025-H1"),
    # months counted from January
    ("за 9 месяцев", "1..9"),
    ("за девять месяцев 2025 года", "2025-9M"),
    ("по итогам девяти месяцев прошлого года", "year-1 1..9"),
    ("за первые десять месяцев", "1..10"),
    ("итоги 11 месяцев", "1..11"),
    ("9 месяцев 2025 г.", "2025-9M"),
    ("за 9 мес. 2025 г.", "2025-9M"),
    ("за истекшие девять месяцев", "1..9"),
    ("за 10 месяцев т.г.", "year+0 1..10"),
    ("первые четыре месяца этого года", "year+0 1..4"),
    # quarters
    ("II квартал 2025 года", "2025-Q2"),
    ("во втором квартале", "4..6"),
    ("за первый квартал 2022 года", "2022-Q1"),
    ("ІІІ квартал", "7..9"),
    ("в 4-м квартале 2024 года", "2024-Q4"),
    ("в третьем квартале прошлого года", "year-1 7..9"),
    ("за три квартала 2025 года", "2025-9M"),
    ("за три первых квартала", "1..9"),
    ("III кв. 2025 г.", "2025-Q3"),
    ("в I–III кварталах 2025 года", "2025-9M"),
    # months
    ("в январе 2025 года", "2025-01"),
    ("за январь 2025 г.", "2025-01"),
    ("в мае", "5..5"),
    ("мая 2025 года", "2025-05"),
    ("в марте прошлого года", "year-1 3..3"),
    ("январь-сентябрь", "1..9"),
    ("в январе-сентябре", "1..9"),
    ("в январе – марте 2022 года", "2022-Q1"),
    ("январь—октябрь 2025", "2025-01..2025-10"),
    ("с января по июль", "1..7"),
    ("с января по июль 2023 года", "2023-01..2023-07"),
    ("за январь-август текущего года", "year+0 1..8"),
    ("с октября 2024 года по март 2025 года", "2024-10..2025-03"),
    # to date, since
    ("с начала года", "year+0 YTD"),
    ("с начала текущего года", "year+0 YTD"),
    ("с начала 2025 года", "2025-YTD"),
    ("с 2018 года", "since 2018"),
    ("начиная с 2019 года", "since 2019"),
    # years
    ("в 2025 году", "2025"),
    ("за 2025 год", "2025"),
    ("по итогам 2024 года", "2024"),
    ("2024 г.", "2024"),
    ("в 2025-м", "2025"),
    ("до 2029 года", "2029"),
    ("2023-2027 годы", "2023..2027"),
    ("в 2026-2032 годах", "2026..2032"),
    ("в 2023 и 2024 годах", "2023..2024"),
    ("с 2018-го", "since 2018"),
    ("за 2005–2017 гг.", "2005..2017"),
    ("с 2018 по 2022 год", "2018..2022"),
    ("за последние три года", "last 3"),
    ("за последние 10 лет", "last 10"),
    ("в ближайшие пять лет", "next 5"),
    ("в этом году", "year+0"),
    ("в текущем году", "year+0"),
    ("в прошлом году", "year-1"),
    ("минувшего года", "year-1"),
    ("в следующем году", "year+1"),
    # bases
    ("по сравнению с аналогичным периодом прошлого года", "base same year-1"),
    ("по сравнению с тем же периодом прошлого года", "base same year-1"),
    ("к соответствующему периоду 2024 года", "base same 2024"),
    ("к аналогичному периоду", "base same year-1"),
    ("за тот же период прошлого года", "base same year-1"),
    ("к уровню прошлого года", "base same year-1"),
    ("год к году", "base same year-1"),
    ("чем годом ранее", "base same year-1"),
    ("прошлогоднего", "base same year-1"),
    ("чем за тот же период годом ранее", "base same year-1"),
    ("к АППГ", "base same year-1"),
    ("к январю–июню 2024 года", "base 2024-H1"),
    ("г/г", "base same year-1"),
    ("по сравнению с 2024 годом", "base 2024"),
    ("в сравнении с прошлым годом", "base same year-1"),
    ("чем в январе-сентябре 2016 года", "base 2016-9M"),
    ("по сравнению с первым полугодием 2024 года", "base 2024-H1"),
    ("на 12% к 2024 году", "base 2024"),
    ("108,4% к январю-сентябрю 2024 года", "base 2024-9M"),
    ("к 2030 году", "2030"),
    # days and states
    ("31 декабря 2024 года", "day 2024-12-31"),
    ("23 декабря", "day 12-23"),
    ("08.10.2025", "day 2025-10-08"),
    ("9 мая 2025 г.", "day 2025-05-09"),
    ("на 1 октября 2025 года", "state 2025-10-01"),
    ("на 1 октября", "state 10-01"),
    ("по состоянию на 15 ноября 2025 года", "state 2025-11-15"),
    ("на 15 ноября назначено", "day 11-15"),
    ("на 01.10.2025", "state 2025-10-01"),
    ("чем на начало 2018 года", "base 2018"),
]

ENGLISH = [
    # halves
    ("first half of 2025", "2025-H1"),
    ("in the first half of the year", "1..6"),
    ("in the first half of this year", "year+0 1..6"),
    ("the second half of last year", "year-1 7..12"),
    ("H1 2025", "2025-H1"),
    ("1H 2025", "2025-H1"),
    ("1H2025", "2025-H1"),
    ("2025 H1", "2025-H1"),
    ("the first half-year of 2025", "2025-H1"),
    # months counted from January
    ("in the first six months", "1..6"),
    ("first six months of 2025", "2025-H1"),
    ("the first nine months of last year", "year-1 1..9"),
    ("first three quarters", "1..9"),
    ("three quarters of 2025", "2025-9M"),
    ("in the first 10 months of 2025", "2025-01..2025-10"),
    ("for 7 months of the year", "1..7"),
    ("in 11 months", "1..11"),
    ("9M 2025", "2025-9M"),
    ("in the first nine-month period of 2025", "2025-9M"),
    # quarters
    ("Q2 2025", "2025-Q2"),
    ("2Q2025", "2025-Q2"),
    ("second quarter", "4..6"),
    ("in the third quarter of 2024", "2024-Q3"),
    ("the fourth quarter of last year", "year-1 10..12"),
    ("in the last quarter of 2024", "2024-Q4"),
    ("Q1–Q3 2025", "2025-9M"),
    # months
    ("January 2025", "2025-01"),
    ("in May 2025", "2025-05"),
    ("in March", "3..3"),
    ("in Sept. 2024", "2024-09"),
    ("in January this year", "year+0 1..1"),
    ("January–June", "1..6"),
    ("January-September", "1..9"),
    ("January to September", "1..9"),
    ("January -May", "1..5"),
    ("From January through November 2025", "2025-01..2025-11"),
    ("for January-February 2025", "2025-01..2025-02"),
    ("between January and October 2025", "2025-01..2025-10"),
    ("from October 2024 to March 2025", "2024-10..2025-03"),
    # to date, since
    ("so far this year", "year+0 YTD"),
    ("since the beginning of the year", "year+0 YTD"),
    ("since the beginning of 2023", "2023-YTD"),
    ("since early 2025", "2025-YTD"),
    ("year to date", "year+0 YTD"),
    ("2025 YTD", "2025-YTD"),
    ("since 2018", "since 2018"),
    # years
    ("in 2025", "2025"),
    ("by the end of 2025", "2025"),
    ("at the beginning of 2000", "2000"),
    ("by the end of 2000", "2000"),
    ("by mid-2025", "2025"),
    ("by 2030", "2030"),
    ("in 2023-2025", "2023..2025"),
    ("from 2018 to 2022", "2018..2022"),
    ("2025/27", "2025..2027"),
    ("in 2023 and 2024", "2023..2024"),
    ("over the past three years", "last 3"),
    ("over the past decade", "last 10"),
    ("in the next five years", "next 5"),
    ("this year", "year+0"),
    ("last year", "year-1"),
    ("next year", "year+1"),
    ("by year-end", "year+0"),
    # bases
    ("year on year", "base same year-1"),
    ("year-on-year", "base same year-1"),
    ("y/y", "base same year-1"),
    ("from a year earlier", "base same year-1"),
    ("than a year ago", "base same year-1"),
    ("from the year-earlier period", "base same year-1"),
    ("compared with the same period of 2024", "base same 2024"),
    ("compared to the same period last year", "base same year-1"),
    ("107,9 % of the same period of 2021", "base same 2021"),
    ("on the corresponding period of the previous year", "base same year-1"),
    ("than last year", "base same year-1"),
    ("than in 2021", "base 2021"),
    ("than at the beginning of 2018", "base 2018"),
    ("compared with 2023", "base 2023"),
    ("compared with the first half of 2024", "base 2024-H1"),
    ("up 12.6 percent, or $91.7 million, on 2014", "base 2014"),
    # days and states
    ("31 December 2024", "day 2024-12-31"),
    ("December 31, 2024", "day 2024-12-31"),
    ("2024-12-31", "day 2024-12-31"),
    ("on March 9", "day 03-09"),
    ("the 1st of May", "day 05-01"),
    ("as of 1 October 2025", "state 2025-10-01"),
    ("as of October 1", "state 10-01"),
]

SPELLINGS = [
    (language, words, meaning)
    for language, rows in (("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH))
    for words, meaning in rows
]


@pytest.mark.parametrize(("language", "words", "meaning"), SPELLINGS)
def test_a_spelling_says_its_period(language: str, words: str, meaning: str) -> None:
    assert " | ".join(said(mention) for mention in find_periods(words, language)) == meaning
    no_break = words.replace(" ", "\u00a0")
    assert " | ".join(said(mention) for mention in find_periods(f"« {no_break} », x", language)) == meaning


NO_PERIOD = [
    ("kk", "1093 млн АҚШ доллары"),
    ("kk", "2025 жоба"),
    ("kk", "№ 32095 болып тіркелді"),
    ("kk", "295-2-бабының 2-тармағы"),
    ("kk", "№ 11-1-4/113 бұйрығы"),
    ("kk", "тоқсан бес жоба"),
    ("kk", "жүз тоқсан адам"),
    ("kk", "желтоқсан көтерілісі"),
    ("kk", "9 аймақта"),
    ("kk", "3 айналым"),
    ("kk", "13 айда"),
    ("kk", "соңғы 6 айда"),
    ("kk", "алдағы үш айда"),
    ("kk", "жылына 70 мың көлік"),
    ("kk", "1985 жылы"),
    ("kk", "12025 жыл"),
    ("ru", "1093 млн долларов"),
    ("ru", "привлечено 2025 проектов"),
    ("ru", "в 2025 проектах"),
    ("ru", "+7 707 37 300 37"),
    ("ru", "приказ № 2025"),
    ("ru", "на 6 месяцев"),
    ("ru", "через 9 месяцев"),
    ("ru", "3 кв. м жилья"),
    ("ru", "к началу 2025 года"),
    ("ru", "в 2010 и 2020 годах"),
    ("ru", "за последние 6 месяцев"),
    ("ru", "раз в полгода"),
    ("ru", "годовой план"),
    ("ru", "за год"),
    ("ru", "Марта Иванова"),
    ("ru", "треть инвестиций"),
    ("ru", "39 мая 2025 года"),
    ("ru", "30 февраля"),
    ("ru", "2054,3 млрд"),
    ("en", "1,093 million"),
    ("en", "2025 projects"),
    ("en", "2025"),
    ("en", "over 2000 enterprises"),
    ("en", "over 2000 small farms"),
    ("en", "a total of 2000 jobs"),
    ("en", "by 2,025 tenge"),
    ("en", "investors may march on"),
    ("en", "one third of the total"),
    ("en", "three quarters of the total"),
    ("en", "the first half of the list"),
    ("en", "WhatsApp +7 701 200 20 25"),
    ("en", "over the past 6 months"),
    ("en", "H1N1"),
    ("en", "decreed under No. 2025-7/113"),
]


@pytest.mark.parametrize(("language", "words"), NO_PERIOD)
def test_a_number_that_looks_like_a_period_is_none(language: str, words: str) -> None:
    assert [said(mention) for mention in find_periods(words, language)] == []


PASSAGES = [
    (
        "kk",
        "Облысқа 2025 жылдың тоғыз айында 812 млрд теңге тартылып, өткен жылдың тиісті кезеңімен салыстырғанда 1,4 есе "
        "өсті; 2024 жылы өсім 9% болған еді, ал жыл басынан бері 14 жоба іске қосылды.",
        ["2025-9M", "base same year-1", "2024", "year+0 YTD"],
    ),
    (
        "ru",
        "За 9 месяцев 2025 года вложено 812 млрд тенге, на 12,5% больше, чем в январе–сентябре 2024 года. В сентябре "
        "введено 3 объекта, до конца года – ещё 9; на 1 октября 2025 года в пуле 40 проектов на 2025–2027 годы.",
        ["2025-9M", "base 2024-9M", "9..9", "year+0", "state 2025-10-01", "2025..2027"],
    ),
    (
        "en",
        "The region drew $409 million in Q2 2025, 7.1% more than in the second quarter of 2024, and expects $2 billion "
        "by the end of 2026. On 8 October 2025 the akim said 1,040 jobs were created in the first nine months.",
        ["2025-Q2", "base 2024-Q2", "2026", "day 2025-10-08", "1..9"],
    ),
]


@pytest.mark.parametrize(("language", "text", "meanings"), PASSAGES)
def test_a_passage_keeps_its_periods_apart(language: str, text: str, meanings: list[str]) -> None:
    mentions = find_periods(text, language)
    assert [said(mention) for mention in mentions] == meanings
    assert all(before.end <= after.start for before, after in pairwise(mentions))


RESOLVED = [
    # language, words, the text's own period, its date → the period meant
    ("kk", "бірінші жартыжылдықта", None, "2025-10-08", "2025-H1"),
    ("kk", "бірінші жартыжылдықта", None, "2026-02-03", "2025-H1"),
    ("kk", "10 айда", None, "2022-11-21", "2022-01..2022-10"),
    ("kk", "10 айда", None, "2023-01-15", "2022-01..2022-10"),
    ("kk", "10 айда", "2021", "2023-01-15", "2021-01..2021-10"),
    ("kk", "10 айда", None, None, None),
    ("kk", "биыл", None, "2025-11-11", "2025"),
    ("kk", "былтыр", "2025", "2026-02-03", "2025"),
    ("kk", "былтыр", "2025-H1", None, "2024"),
    ("kk", "биылғы бірінші жартыжылдық", None, "2025-08-18", "2025-H1"),
    ("kk", "жыл басынан бері", None, "2025-11-11", "2025-YTD"),
    ("kk", "өткен жылдың сәйкес кезеңімен салыстырғанда", "2025-H1", None, "2024-H1"),
    ("kk", "өткен жылдың сәйкес кезеңімен салыстырғанда", None, "2025-10-08", None),
    ("kk", "2024 жылмен салыстырғанда", "2025-9M", None, "2024-9M"),
    ("kk", "2025 жылғы қаңтарға қарай", "2026-01", None, "2025-01"),
    ("kk", "1 қазанға", None, "2025-10-20", "2025-9M"),
    ("kk", "1 қаңтарға", None, "2026-01-20", "2025"),
    ("kk", "1 қазанға", "2024-9M", None, "2024-9M"),
    ("ru", "к соответствующему периоду 2023 года", "2025-Q2", None, "2023-Q2"),
    ("ru", "годом ранее", "2023..2024", None, "2021..2022"),
    ("ru", "прошлогоднего", "2025-YTD", None, "2024-YTD"),
    ("ru", "за последние три года", None, "2026-01-09", "2023..2025"),
    ("ru", "за последние три года", None, "2025-12-23", "2023..2025"),
    ("ru", "за последние три года", "2025", None, None),
    ("ru", "в ближайшие пять лет", None, "2026-01-09", "2026..2030"),
    ("ru", "с 2018 года", None, "2025-11-20", "2018..2025"),
    ("ru", "с 2025 года", None, "2025-11-20", "2025-YTD"),
    ("ru", "с июня 2025 года", None, "2025-11-20", "2025-06..2025-11"),
    ("ru", "с 2018 года", "2024-H1", None, "2018..2024"),
    ("ru", "с 2018 года", None, None, None),
    ("ru", "на 1 октября 2025 года", None, None, "2025-9M"),
    ("ru", "на 1 января 2025 года", None, None, "2024"),
    ("ru", "по состоянию на 31 декабря 2024 года", None, None, "2024"),
    ("ru", "по состоянию на 15 ноября 2025 года", None, None, "2025-YTD"),
    ("ru", "31 декабря 2024 года", None, "2025-01-20", None),
    ("en", "since 2018", None, "2022-05-04", "2018..2022"),
    ("en", "over the past eight years", None, "2025-12-24", "2018..2025"),
    ("en", "year on year", "2025-01..2025-11", None, "2024-01..2024-11"),
    ("en", "compared with the first half of last year", "2025-H1", "2026-01-10", "2024-H1"),
    ("en", "in December", None, "2026-01-10", "2025-12"),
]


@pytest.mark.parametrize(("language", "words", "own", "published", "meant"), RESOLVED)
def test_the_context_settles_what_is_not_said(
    language: str, words: str, own: str | None, published: str | None, meant: str | None
) -> None:
    (mention,) = find_periods(words, language)
    resolved = mention.resolve(Period.parse(own) if own else None, date.fromisoformat(published) if published else None)
    assert (resolved and str(resolved)) == meant


SAID = [
    ("2025", "kk", "", "2025 жыл"),
    ("2025", "kk", "loc", "2025 жылы"),
    ("2025-H1", "kk", "", "2025 жылдың бірінші жартыжылдығы"),
    ("2025-H1", "kk", "loc", "2025 жылдың бірінші жартыжылдығында"),
    ("2025-H1", "kk", "gen", "2025 жылдың бірінші жартыжылдығының"),
    ("2025-H1", "kk", "short", "2025 ж. I жартыжылдық"),
    ("2025-9M", "kk", "loc", "2025 жылдың тоғыз айында"),
    ("2025-07", "kk", "gen", "2025 жылғы шілденің"),
    ("2025-01..2025-10", "kk", "loc", "2025 жылғы қаңтар–қазанда"),
    ("2025-H1", "ru", "", "первое полугодие 2025 года"),
    ("2025-H1", "ru", "loc", "в первом полугодии 2025 года"),
    ("2025-Q2", "ru", "loc", "во втором квартале 2025 года"),
    ("2025-9M", "ru", "gen", "девяти месяцев 2025 года"),
    ("2025-01..2025-10", "ru", "loc", "в январе–октябре 2025 года"),
    ("2025", "ru", "gen", "2025 года"),
    ("2024-10..2025-03", "ru", "loc", "с октября 2024 года по март 2025 года"),
    ("2025-YTD", "ru", "", "с начала 2025 года"),
    ("2025-H1", "ru", "short", "I полугодие 2025 г."),
    ("2025-H1", "en", "", "the first half of 2025"),
    ("2025-H1", "en", "loc", "in the first half of 2025"),
    ("2025-H1", "en", "short", "H1 2025"),
    ("2023..2025", "en", "loc", "in 2023–2025"),
]


@pytest.mark.parametrize(("code", "language", "form", "words"), SAID)
def test_a_period_says_itself(code: str, language: str, form: str, words: str) -> None:
    assert Period.parse(code).say(language, form) == words


def periods() -> st.SearchStrategy[Period]:
    """Every canonical kind, in the years that words may name."""
    years = st.integers(1990, 2038)
    spans = st.lists(st.integers(1, 12), min_size=2, max_size=2).map(sorted)
    return st.one_of(
        st.builds(lambda year, span: Period.of_months(year, *span), years, spans),
        st.builds(lambda year, more: Period.of_years(year, min(2039, year + more)), years, st.integers(0, 20)),
        st.builds(Period.year_to_date, years),
        st.builds(
            lambda year, first, last: Period(year * 12 + first, (year + 1) * 12 + last),
            years,
            st.integers(0, 11),
            st.integers(0, 11),
        ),
    )


@given(periods(), st.sampled_from(["kk", "ru", "en"]), st.sampled_from(["", "loc", "gen", "short"]))
def test_what_is_said_is_read_back(period: Period, language: str, form: str) -> None:
    words = say_period(period, language, form)
    assert Period.parse(words) == period
    if not words.isdecimal():  # a bare year is a code, in a text it may be any number
        assert period_of_words(words) == period


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [
        ("2025", "kk", "2025 жылдан бері"),
        ("2017-Q2", "kk", "2017 жылдың екінші тоқсанынан бері"),
        ("2017-Q2", "ru", "со второго квартала 2017 года"),
        ("2024-03", "ru", "с марта 2024 года"),
        ("2025-H1", "en", "since the first half of 2025"),
    ],
)
def test_since_when(code: str, language: str, said: str) -> None:
    assert say_period(Period.parse(code), language, "since") == said


@pytest.mark.parametrize(
    "text", ["", "бірінші жартыжылдық", "за 9 месяцев", "в 2025 году и позже", "8 October 2025", "last year", "жоба"]
)
def test_words_that_are_no_whole_period(text: str) -> None:
    assert period_of_words(text) is None


WORDS = sorted(
    {word for _, words, _ in SPELLINGS for word in words.replace("-", " - ").replace("–", " – ").split()}
    | {"%", "3", "("}
)


@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))
def test_any_words_are_read_without_error(text: str) -> None:
    for language in ("kk", "ru", "en"):
        mentions = find_periods(text, language)
        assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
        assert all(before.end <= after.start for before, after in pairwise(mentions))
        for mention in mentions:
            mention.resolve(Period.parse("2025-H1"), date(2025, 10, 8))


LONG = [
    "2025 жылдың ",
    "қаңтар-",
    "за первые ",
    "по итогам за ",
    "в январе ",
    "in the first ",
    "the ",
    "2025 ",
    "- ",
    " ",
]


@pytest.mark.parametrize("unit", LONG)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        for language in ("kk", "ru", "en"):
            find_periods(unit * times, language)
        return process_time() - start

    find_periods("", "kk"), find_periods("", "ru"), find_periods("", "en")
    assert min(seconds(4000) for _ in range(2)) < 12 * max(min(seconds(1000) for _ in range(2)), 0.01)
