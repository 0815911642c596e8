"""Headings are recognised by their words in three languages, and cells by what they hold."""

from decimal import Decimal
from pathlib import Path

import pytest
from tests.desk.exchange.workbooks import made

from onir.errors import BadInput

HEADS = {
    "ru": ("№ п/п", "Регистрационный номер", "Наименование проекта", "БИН", "Наименование компании", "Область",
           "Объём инвестиций, млн тенге", "Статус", "Количество рабочих мест", "Дата начала", "Срок ввода"),
    "kk": ("р/с", "Тіркеу нөмірі", "Жобаның атауы", "БСН", "Инвестордың атауы", "Облыс",
           "Инвестиция көлемі, млрд теңге", "Мәртебесі", "Жұмыс орындарының саны", "Басталу күні", "Іске қосу жылы"),
    "en": ("No.", "Registration number", "Project name", "BIN", "Investor", "Region", "Investment, KZT thousand",
           "Status", "Jobs", "Start", "Launch"),
}  # fmt: skip
ALL = ("number", "title", "bin", "investor", "region", "sum", "stage", "jobs", "start", "launch")


@pytest.mark.parametrize("language", HEADS)
def test_headings_are_known(language: str) -> None:
    from onir.desk.reconciling.columns import recognised

    assert recognised(HEADS[language]) == {name: at + 1 for at, name in enumerate(ALL)}


@pytest.mark.parametrize(("head", "times", "currency"), [
    ("Сумма, млн тенге", 10**6, "KZT"), ("Құны, млрд теңге", 10**9, "KZT"), ("Стоимость, тыс. долл. США", 1000, "USD"),
    ("Investment", 1, "KZT"), ("Investment, EUR million", 10**6, "EUR"), ("Сомасы, мың теңге", 1000, "KZT"),
])  # fmt: skip
def test_a_heading_says_what_a_sum_is_counted_in(head: str, times: int, currency: str) -> None:
    from onir.desk.reconciling.columns import Unit

    assert Unit.of(head) == Unit(Decimal(times), currency)


def sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    title = ("Реестр проектов",)
    return made(path / "register.xlsx", {"Реестр": [title, HEADS["ru"], *rows]})


SOUND = (1, "R-7", "Стекольный завод", "020240000555", "ТОО «Айна»", "Туркестанская область", "1 234,5", "План", 120,
         "01.03.2025", 2027)  # fmt: skip


def test_a_row_is_read(tmp_path: Path) -> None:
    from onir.desk.reconciling.reading import Near, opened, read

    table = opened(sheet(tmp_path, SOUND))
    contents = read(table, table.places, "KZ-61")
    (row,) = contents.rows
    assert (row.row, row.number, row.title, row.bin, row.jobs) == (3, "R-7", "Стекольный завод", "020240000555", 120)
    assert row.sum == Near(Decimal(1234500000), Decimal(50000))
    assert [str(day) for day in (*(row.start or ()), *(row.launch or ()))] == [
        "2025-03-01", "2025-03-01", "2027-01-01", "2027-12-31",
    ]  # fmt: skip
    assert not contents.faults


FAULTS = [(3, "020240000556", "D", "mistyped"), (6, "много", "G", "not a number"), (8, "1,5", "I", "not a number"),
          (9, "скоро", "J", "neither a day"), (5, "Атлантида", "F", "Атлантида"),
          (6, "=1+1", "G", "value is not stored")]  # fmt: skip


@pytest.mark.parametrize(("at", "cell", "column", "words"), FAULTS)
def test_what_cannot_be_read_is_told_by_its_place(tmp_path: Path, at: int, cell: str, column: str, words: str) -> None:
    from onir.desk.reconciling.reading import opened, read

    table = opened(sheet(tmp_path, SOUND, (*SOUND[:at], cell, *SOUND[at + 1 :])))
    contents = read(table, table.places, "KZ-61")
    (fault,) = contents.faults
    assert (fault.row, fault.column, len(contents.rows)) == (4, column, 2)
    assert words in fault.what.say("en")


def test_other_regions_are_left_out(tmp_path: Path) -> None:
    from onir.desk.reconciling.reading import opened, read

    table = opened(sheet(tmp_path, SOUND, (*SOUND[:5], "Павлодарская область", *SOUND[6:])))
    contents = read(table, table.places, "KZ-61")
    assert (len(contents.rows), contents.left_out) == (1, 1)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251"])
def test_csv_is_read_as_well(tmp_path: Path, encoding: str) -> None:
    from onir.desk.reconciling.reading import opened, read

    file = tmp_path / "a.csv"
    lines = [";".join(HEADS["ru"]), ";".join(map(str, SOUND))]
    file.write_text("\n".join(lines) + "\n", encoding)
    table = opened(file)
    (row,) = read(table, table.places, "KZ-61").rows
    assert (row.title, row.jobs) == ("Стекольный завод", 120)


def test_without_a_title_or_a_number_a_person_is_asked(tmp_path: Path) -> None:
    from onir.desk.reconciling.reading import opened, read

    table = opened(made(tmp_path / "a.xlsx", {"A": [("что", "где"), ("завод", "тут")]}))
    with pytest.raises(BadInput, match="Neither the title"):
        read(table, table.places, "KZ-61")
    assert read(table, {"title": 0}, "KZ-61").rows[0].title == "завод"
