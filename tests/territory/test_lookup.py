"""What a person types or a table prints, and the area it is."""

from __future__ import annotations

from datetime import date

import pytest

from onir.errors import BadInput
from onir.territory import area, area_in_table, country, nearest
from onir.territory.tables import rows


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Батыс Қазақстан облысында", "KZ-27"),
        ("батыс қазақстан облысы", "KZ-27"),
        ("west kazakhstan region", "KZ-27"),
        ("БҚО", "KZ-27"),
        ("бқо", "KZ-27"),
        ("ЗКО", "KZ-27"),
        ("WKO", "KZ-27"),
        ("СКО", "KZ-59"),
        ("ВКО", "KZ-63"),
        ("KZ-27", "KZ-27"),
        ("kz-27", "KZ-27"),
        ("west_kazakhstan", "KZ-27"),
        ("270000000", "KZ-27"),
        ("KZ-ZAP", "KZ-27"),
        ("KZ-YUZ", "KZ-YUZ"),
        ("Алматы", "KZ-75"),
        ("Алматы облысы", "KZ-19"),
        ("г. Алматы", "KZ-75"),
        ("Атырауская обл.", "KZ-23"),
        ("область Жетысу", "KZ-33"),
        ("Қазақстан", "KZ"),
        ("KZ", "KZ"),
        ("Mexico", "MX"),
        ("Nuevo Leon", "MX-NLE"),
        ("MX-NLE", "MX-NLE"),
        ("Самаркандская область", "UZ-SA"),
        ("KG-O", "KG-O"),
    ],
)
def test_name_or_code(text: str, code: str) -> None:
    assert area(text).code == code


@pytest.mark.parametrize(
    ("text", "day", "unit"),
    [
        ("KZ-YUZ", date(2017, 1, 1), "south_kazakhstan"),
        ("KZ-YUZ", date(2020, 1, 1), "turkistan"),
        ("KZ-35", date(2022, 6, 7), "karaganda_pre2022"),
        ("KZ-35", date(2022, 6, 8), "karaganda"),
        ("ШҚО", date(2021, 1, 1), "east_kazakhstan_pre2022"),
        ("KZ-27", date(2010, 1, 1), "west_kazakhstan"),
    ],
)
def test_a_name_means_the_territory_of_its_day(text: str, day: date, unit: str) -> None:
    assert area(text, on=day).extent == unit


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("SKO", ["KZ-59", "KZ-YUZ"]),
        ("Атырау", ["KZ-23", "city"]),
        ("Абай", ["KZ-10"]),
        ("Орал", ["city", "KZ-27"]),
        ("Altai", ["RU-AL", "RU-ALT"]),
    ],
)
def test_a_name_of_several_readings_is_refused_with_them(text: str, readings: list[str]) -> None:
    with pytest.raises(BadInput) as refused:
        area(text)
    assert all(reading in str(refused.value) for reading in readings)


@pytest.mark.parametrize("text", ["Батыс Қазақстан облсы", "Atlantis", "", "27", "KZ-99", "өңір"])
def test_an_unknown_name_is_refused_with_the_three_nearest(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        area(text)
    assert text in str(refused.value)
    assert len(nearest(text)) == 3


def test_the_nearest_name_of_a_slip_is_the_name_meant() -> None:
    assert nearest("Батыс Қазақстан облсы")[0] == "Батыс Қазақстан облысы (KZ-27)"
    assert nearest("Nuevo Lion")[0] == "Nuevo León (MX-NLE)"


@pytest.mark.parametrize(
    ("label", "labels", "code"),
    [
        ("Акмолинская", [], "KZ-11"),
        ("Туркестанская 1)", [], "KZ-61"),
        ("Туркестанская¹", [], "KZ-61"),
        ("Абай", [], "KZ-10"),
        ("Жетісу", [], "KZ-33"),
        ("Атырау", [], "KZ-23"),
        ("Батыс Қазақстан", [], "KZ-27"),
        ("г. Астана", [], "KZ-71"),
        ("Астана", [], "KZ-71"),
        ("Шымкент", [], "KZ-79"),
        ("Алматы", ["Алматы", "Алматы қаласы"], "KZ-19"),
        ("Алматы", ["Алматы", "г. Алматы"], "KZ-19"),
        ("Алматы", ["Алматы", "Алматинская"], "KZ-75"),
        ("Almaty", ["Almaty", "Almaty city"], "KZ-19"),
        ("KZ-35", [], "KZ-35"),
        ("Южно-Казахстанская", [], "KZ-YUZ"),
    ],
)
def test_row_label(label: str, labels: list[str], code: str) -> None:
    assert area_in_table(label, labels).code == code


@pytest.mark.parametrize("labels", [[], ["Алматы"], ["Алматы", "Алматы"]])
def test_a_bare_almaty_alone_is_refused(labels: list[str]) -> None:
    with pytest.raises(BadInput, match="KZ-19"):
        area_in_table("Алматы", labels)


def test_every_mexican_label_of_a_table_is_its_state() -> None:
    for row in rows("MX", "regions"):
        if row["kind"] != "nation":
            assert area_in_table(row["name_es"], [], country="MX").code == row["code"]
            assert area_in_table(row["short_en"], [], country="MX").code == row["code"]


@pytest.mark.parametrize(("code", "units"), [("KZ", 20), ("MX", 32), ("KG", 9), ("UZ", 14), ("RU", 83)])
def test_a_country_has_all_its_units(code: str, units: int) -> None:
    assert len(country(code).areas()) == units
    assert {area(each.code) for each in country(code).areas()} == set(country(code).areas())


def test_an_unknown_country_is_refused_with_those_known() -> None:
    with pytest.raises(BadInput, match="KG, KZ, MX, RU, UA, UZ"):
        country("FR")


@pytest.mark.parametrize(
    ("code", "language", "form", "said"),
    [
        ("KZ-27", "kk", "", "Батыс Қазақстан облысы"),
        ("KZ-27", "kk", "abl", "Батыс Қазақстан облысынан"),
        ("KZ-27", "ru", "pre", "Западно-Казахстанской области"),
        ("KZ-27", "ru", "loc", "в Западно-Казахстанской области"),
        ("KZ-27", "ru", "abbr", "ЗКО"),
        ("KZ-27", "en", "loc", "in West Kazakhstan Region"),
        ("KZ-27", "en", "short", "West Kazakhstan"),
        ("KZ-63", "ru", "loc", "в Восточно-Казахстанской области"),
        ("KZ-33", "kk", "dat", "Жетісу облысына"),
        ("KZ-75", "ru", "loc", "в городе Алматы"),
        ("KZ-75", "kk", "short:gen", "Алматының"),
        ("KZ-71", "en", "loc", "in Astana"),
        ("KZ-10", "kk", "abbr", "Абай"),
        ("KZ", "kk", "loc", "Қазақстанда"),
        ("KZ", "ru", "loc", "в Казахстане"),
        ("KZ-YUZ", "ru", "gen", "Южно-Казахстанской области"),
        ("MX-NLE", "ru", "loc", "в штате Нуэво-Леон"),
        ("MX-NLE", "kk", "loc", "Нуэво-Леон штатында"),
        ("MX-MEX", "en", "loc", "in the State of Mexico"),
        ("RU-VLA", "ru", "loc", "во Владимирской области"),
    ],
)
def test_an_area_says_itself(code: str, language: str, form: str, said: str) -> None:
    assert area(code).say(language, form) == said


def test_an_old_extent_says_its_borders() -> None:
    assert area("karaganda_pre2022").say("en") == "Karaganda Region (borders before June 2022)"
    assert area("karaganda_pre2022").say("ru", "gen") == "Карагандинской области (в границах до июня 2022 года)"
