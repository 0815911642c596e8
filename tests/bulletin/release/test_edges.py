"""Where figures fail a writer: nothing held, none came, less than none, withheld, no past, other borders, long names.

Figures are invented, of gross inflow in Kazakhstan or net inflow in Mexico, unless they are those that ship.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.press import Subject, read_back

from onir.bulletin.formats import written
from onir.bulletin.regional import bulletin
from onir.bulletin.release import Release, release
from onir.errors import BadInput, NotHeld
from onir.figures import Store
from onir.figures.source import shipped
from onir.language.messages import LANGUAGES, Wording
from onir.territory import area as known_area
from onir.territory import country

Made = Callable[..., Release]
Figures = Mapping[str, Mapping[str, str]]

GROSS = {"indicator": "fdi.gross_inflow", "unit": "USD mn"}
NET = {"indicator": "fdi.net_inflow.notified", "unit": "USD mn"}
REGIONS = tuple(sorted(one.code for one in country("KZ").areas()))
STATES = tuple(sorted(one.code for one in country("MX").areas()))


def held(
    home: Path, periods: Mapping[str, Mapping[str, str]], codes: tuple[str, ...], words: Mapping[str, Any]
) -> Store:
    """A store of one invented table: what is not told of a region in a period is 100 more for each after it."""
    source = replace(
        next(one for one in shipped() if one.source == "bns-5546"),
        source="invented", table="invented", released="2026-05-01", exactness="day", **words,
        publisher=Wording("Invented office", "Выдуманное ведомство", "Ойдан шығарылған мекеме"),
        title=Wording("Invented table", "Выдуманная таблица", "Ойдан шығарылған кесте"),
    )  # fmt: skip
    lines = [
        f"{code},{period},{told}"
        for period, figures in periods.items()
        for place, code in enumerate(codes)
        if (told := figures.get(code, str(100 + 100 * place)))
    ]
    return Store.holding([(source, "\n".join(["area,period,value", *lines, ""]).encode())], home)


@pytest.fixture
def kazakhstan(tmp_path: Path) -> Made:
    """A release on West Kazakhstan in 2025 of an invented table of gross inflow."""
    return lambda periods, code="KZ-27": release(code, "2025", store=held(tmp_path, periods, REGIONS, GROSS))


@pytest.fixture
def mexico(tmp_path: Path) -> Made:
    """A release on Jalisco in 2025 of an invented table of net inflow."""
    return lambda periods, code="MX-JAL": release(code, "2025", store=held(tmp_path, periods, STATES, NET))


def paragraphs(made: Release, language: str) -> list[str]:
    return made.say(language).replace("\u00a0", " ").split("\n\n")


# -- nothing held ---------------------------------------------------------------------------------------------------


def test_a_period_that_no_table_gives_is_refused_with_those_held(kazakhstan: Made) -> None:
    with pytest.raises(NotHeld) as refused:
        kazakhstan({"2024": {}})
    assert "Periods held run from 2024 to 2024." in refused.value.say("en")


def test_a_region_that_a_table_of_the_nation_alone_does_not_print_gets_no_release(store: Store) -> None:
    with pytest.raises(NotHeld) as refused:
        release("KZ-27", "2024-Q1", indicator="fdi.net_inflow", store=store)
    assert "is printed for West Kazakhstan Region in the first quarter of 2024" in refused.value.say("en")


def test_an_indicator_without_words_for_the_press_is_refused(store: Store) -> None:
    with pytest.raises(BadInput) as refused:
        release("KZ", "2017", indicator="fdi.net_inflow.bop", store=store)
    assert "Accepted: capital.fixed, grp.nominal" in refused.value.say("en")


# -- nothing came, and less than nothing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        (
            "en",
            "Gross inflow of foreign direct investment into West Kazakhstan Region was nil in 2025",
            "Gross inflow of foreign direct investment into West Kazakhstan Region was nil in 2025: the table prints a "
            "zero.",
        ),
        (
            "ru",
            "Валовой приток прямых иностранных инвестиций в Западно-Казахстанскую область в 2025 году был равен нулю",
            "Валовой приток прямых иностранных инвестиций в Западно-Казахстанскую область в 2025 году был равен нулю: "
            "в таблице стоит ноль.",
        ),
        (
            "kk",
            "2025 жылы Батыс Қазақстан облысында тікелей шетелдік инвестициялардың жалпы ағыны нөлге тең болды",
            "2025 жылы Батыс Қазақстан облысында тікелей шетелдік инвестициялардың жалпы ағыны нөлге тең болды: "
            "кестеде нөл тұр.",
        ),
    ],
)
def test_a_zero_is_called_a_zero(kazakhstan: Made, language: str, title: str, said: str) -> None:
    told = paragraphs(kazakhstan({"2025": {"KZ-27": "0"}, "2024": {"KZ-27": "20"}}), language)
    assert told[0] == title
    assert told[1].startswith(said)
    assert "%" not in told[1].replace("0,0%", "")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Net inflow of foreign direct investment into Jalisco was negative in 2025: −US$12.5 million."),
        (
            "ru",
            "Чистый приток прямых иностранных инвестиций в штат Халиско в 2025 году был отрицательным: −12,5 млн "
            "долларов США.",
        ),
        (
            "kk",
            "2025 жылы Халиско штатында тікелей шетелдік инвестициялардың таза ағыны теріс болды: −12,5 млн АҚШ "
            "доллары.",
        ),
    ],
)
def test_a_negative_flow_has_no_growth_and_no_share(mexico: Made, language: str, said: str) -> None:
    made = mexico({"2025": {"MX-JAL": "-12.5"}, "2024": {"MX-JAL": "30"}})
    assert paragraphs(made, language)[1].startswith(said)
    assert {fact.kind for fact in made.facts} == {"volume", "rank"}


def test_growth_from_below_zero_is_no_growth(mexico: Made) -> None:
    made = mexico({"2025": {"MX-JAL": "12.5"}, "2024": {"MX-JAL": "-30.5"}})
    assert "growth" not in {fact.kind for fact in made.facts}
    assert "came to −US$30.5 million" in paragraphs(made, "en")[2]


# -- withheld -------------------------------------------------------------------------------------------------------


def test_a_confidential_figure_gets_no_release_but_what_the_others_leave_it(kazakhstan: Made) -> None:
    with pytest.raises(NotHeld) as refused:
        kazakhstan({"2025": {"KZ-27": "C"}})
    assert "No figure of gross inflow of foreign direct investment is printed" in refused.value.say("en")


def test_a_place_that_withheld_figures_leave_open_is_not_told(kazakhstan: Made) -> None:
    made = kazakhstan({"2025": {"KZ-35": "C", "KZ-39": "C"}})
    assert "rank" not in {fact.kind for fact in made.facts}
    told = [paragraphs(made, language)[1] for language in LANGUAGES]
    assert told[0].endswith("Бұл нешінші орын екенін айту мүмкін емес: кейбір өңірлердің көрсеткіші жарияланбаған.")
    assert told[1].endswith("Какое это место, сказать нельзя: опубликованы показатели не всех регионов.")
    assert told[2].endswith("Which place that is remains open: not all regions have a published figure.")


def test_a_tie_is_told(kazakhstan: Made) -> None:
    made = kazakhstan({"2025": {"KZ-27": "300", "KZ-15": "300"}})
    assert "место среди 20 регионов страны – его делят несколько из них." in paragraphs(made, "ru")[1]


# -- no past, other borders -----------------------------------------------------------------------------------------


def test_a_region_without_a_past_has_its_figure_and_no_second_paragraph(kazakhstan: Made) -> None:
    told = paragraphs(kazakhstan({"2025": {"KZ-27": "612.5"}}), "ru")
    assert told[1].startswith(
        "В 2025 году валовой приток прямых иностранных инвестиций в Западно-Казахстанскую область составил 612,5 млн "
        "долларов США. Это"
    )
    assert told[2].startswith("Валовой приток – это всё, что прямые иностранные инвесторы вложили за период")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "No growth rate is given: the figure for 2021 is not comparable, as borders or the way of counting were "
            "different.",
        ),
        (
            "ru",
            "Темп роста не указан: в 2021 году другими были границы или порядок подсчёта, показатели несопоставимы.",
        ),
        (
            "kk",
            "Өсу қарқыны көрсетілмеген: 2021 жылдың көрсеткіші салыстыруға келмейді – шекара немесе есептеу тәртібі "
            "басқа болған.",
        ),
    ],
)
def test_the_year_of_a_split_has_no_growth_and_says_why(store: Store, language: str, said: str) -> None:
    made = release("KZ-35", "2022", indicator="capital.fixed", store=store)
    assert said in made.say(language)
    assert "growth" not in {fact.kind for fact in made.facts}


def test_a_region_before_its_split_is_told_within_its_borders_of_then(store: Store) -> None:
    made = release("KZ-35", "2021", indicator="capital.fixed", store=store)
    assert "All figures are those of Karaganda Region within its borders of that time." in made.say("en")
    assert "Все цифры относятся к Карагандинской области в границах того времени." in made.say("ru")
    assert "Барлық сан Қарағанды облысының сол кездегі шекарадағы аумағына қатысты." in made.say("kk")
    assert {fact.of for fact in made.facts if fact.kind == "rank"} == {17}


def test_a_region_that_was_part_of_another_gets_no_release(store: Store) -> None:
    with pytest.raises(NotHeld) as refused:
        release("KZ-62", "2021", indicator="capital.fixed", store=store)
    assert refused.value.say("en").startswith("In 2021 the table prints no figure of Ulytau Region by itself.")


@pytest.mark.parametrize("period", ["2017", "2018"])
def test_a_region_that_is_printed_beside_the_one_it_was_part_of_is_read_back(store: Store, period: str) -> None:
    made = release("KZ-61", period, indicator="grp.nominal", store=store)
    read = read_back(Subject("grp.nominal", "KZ-61", made.period), "ru", made, store)
    assert (read.wrong, read.unread) == ([], []), read.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "period"), [("KZ-79", "2018"), ("KZ-79", "2019"), ("KZ-61", "2018"), ("KZ-61", "2019")]
)
def test_what_a_table_remarks_on_a_split_year_states_no_figure(
    code: str, period: str, language: str, store: Store
) -> None:
    made = release(code, period, indicator="capital.fixed", store=store)
    assert "2018" in made.notes[-2].say(language)
    read = read_back(Subject("capital.fixed", code, made.period), language, made, store)
    assert (read.wrong, read.unread) == ([], []), read.text


# -- a stock, a record, a nation ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        (
            "kk",
            "2019 жылдың басында Шымкент қаласында халық саны 1 009,1 мың адамды құрады",
            "бұл 2018 жылдың басындағы деңгейінен 6,0%-ға жоғары.",
        ),
        (
            "ru",
            "Численность населения города Шымкента на начало 2019 года составила 1 009,1 тыс. человек",
            "на 6,0% больше, чем на начало 2018 года.",
        ),
        (
            "en",
            "The population of Shymkent came to 1,009.1 thousand people at the beginning of 2019",
            "6.0% more than at the beginning of 2018.",
        ),
    ],
)
def test_a_stock_is_told_as_of_a_moment(store: Store, language: str, title: str, said: str) -> None:
    told = paragraphs(release("KZ-79", "2019", indicator="population.total", store=store), language)
    assert told[0] == title
    assert said in told[1]


@pytest.mark.parametrize(
    ("language", "record", "before"),
    [
        ("kk", "ешқайсысында көрсеткіш мұншалық жоғары болмаған.", "Бір жыл бұрын,"),
        ("ru", "Столь высоким показатель не был ни в один из прежних лет", "Годом ранее,"),
        ("en", "In no earlier year with comparable figures had the figure been so high.", "A year earlier,"),
    ],
)
def test_a_record_is_told_before_the_year_before_which_it_is_not_about(
    kazakhstan: Made, language: str, record: str, before: str
) -> None:
    past = {str(year): {"KZ-27": str(year - 1800)} for year in range(2020, 2026)}
    second = paragraphs(kazakhstan(past), language)[2]
    assert -1 < second.index(record) < second.index(before)


def test_how_far_figures_of_regions_are_revised_is_not_told_of_a_nation(store: Store) -> None:
    usual = "usually moves the figure of a region"
    assert usual in release("KZ-27", "2025", indicator="capital.fixed", store=store).say("en")
    assert usual not in release("KZ", "2025", indicator="capital.fixed", store=store).say("en")


# -- a long name ----------------------------------------------------------------------------------------------------


LONG = "Автономная область Великой Северной Реки и Семи Дальних Озёр"


def _call_it_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """West Kazakhstan Region under a name of sixty letters that has no other forms."""
    assert len(LONG) == 60
    row = {"name_ru": LONG, "name_kk": LONG, "name_en": LONG, "id": "west_kazakhstan"}
    names = sys.modules[type(known_area("KZ-27")).__module__]
    monkeypatch.setattr(names, "region_row", lambda *_: row)
    monkeypatch.setattr(names, "forms_of", lambda *_: {})


def test_a_name_of_sixty_letters_stands_whole(kazakhstan: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    _call_it_long(monkeypatch)
    made = kazakhstan({"2025": {"KZ-27": "612.5"}})
    assert known_area("KZ-27").say("ru") == LONG
    assert all(LONG in made.say(language) for language in LANGUAGES)
    assert made.document.name == "release-KZ-27-2025-fdi.gross_inflow"


def test_a_name_of_sixty_letters_stands_whole_in_a_bulletin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _call_it_long(monkeypatch)
    made = bulletin("KZ-27", "2025", store=held(tmp_path / "held", {"2025": {"KZ-27": "612.5"}}, REGIONS, GROSS))
    for language in LANGUAGES:
        (page,) = written(made, tmp_path, languages=[language], formats=["md"])
        assert page.read_text("utf-8").count(LONG) > 3


# -- all of them are read back --------------------------------------------------------------------------------------

EDGES = [
    pytest.param({"2025": {"KZ-27": "0"}, "2024": {"KZ-27": "20"}}, id="zero"),
    pytest.param({"2025": {"KZ-35": "C", "KZ-39": "C"}}, id="place open"),
    pytest.param({"2025": {"KZ-27": "300", "KZ-15": "300"}}, id="tie"),
    pytest.param({"2025": {"KZ-27": "612.5"}}, id="no past"),
    pytest.param({"2025": {"KZ-27": "612.5"}, "2024": {"KZ-27": "612.5"}}, id="unchanged"),
    pytest.param({"2025": {"KZ-27": "612.5"}, "2024": {"KZ-27": "4.1"}}, id="a hundredfold"),
    pytest.param({"2025": {"KZ-27": "0.4"}, "2024": {"KZ-27": "612.5"}}, id="nearly nothing left"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("periods", EDGES)
def test_an_odd_release_is_read_back_as_well(periods: Figures, language: str, tmp_path: Path) -> None:
    store = held(tmp_path, periods, REGIONS, GROSS)
    made = release("KZ-27", "2025", store=store)
    read = read_back(Subject("fdi.gross_inflow", "KZ-27", made.period), language, made, store)
    assert (read.wrong, read.unread) == ([], []), read.text
