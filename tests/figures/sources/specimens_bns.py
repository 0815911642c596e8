"""Specimens of the Bureau of National Statistics: workbooks and a cube.

Figures are those that ship, put back into the publisher's shape, or made up where this says so.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from tests.figures.sources.serving import XLSX, Answer, Service
from tests.figures.sources.shapes import as_json, shipped_rows, workbook

LABELS = {
    "KZ": "Республика Казахстан", "KZ-10": "Абай", "KZ-11": "Акмолинская", "KZ-15": "Актюбинская",
    "KZ-19": "Алматинская",
    "KZ-23": "Атырауская", "KZ-27": "Западно-Казахстанская", "KZ-31": "Жамбылская", "KZ-33": "Жетісу",
    "KZ-35": "Карагандинская", "KZ-39": "Костанайская", "KZ-43": "Кызылординская", "KZ-47": "Мангистауская",
    "KZ-55": "Павлодарская", "KZ-59": "Северо-Казахстанская", "KZ-61": "Туркестанская 1",
    "KZ-YUZ": "Южно-Казахстанская", "KZ-62": "Ұлытау", "KZ-63": "Восточно-Казахстанская", "KZ-71": "г. Астана",
    "KZ-75": "г. Алматы", "KZ-79": "г. Шымкент",
}  # fmt: skip

Cells = Mapping[tuple[str, str], Any]


METADATA = [
    ["Наименование показателя", "x"], ["Периодичность обновления", "ежеквартально"],
    [None, "Дата последней актуализации", "2026-08-24 00:00:00"], [None, "Дата следующей актуализации", "12.10.2026"],
]  # fmt: skip


def cells_of(name: str, *, from_year: str = "0") -> dict[tuple[str, str], Any]:
    rows = shipped_rows(name)
    return {(row["area"], row["period"]): float(row["value"]) for row in rows if row["period"] >= from_year}


def across(cells: Cells, *, headers: Callable[[str], Any], label: int = 0, merged: bool = True) -> list[list[Any]]:
    """Titles, a header, a row a region; South Kazakhstan stands in the row of Turkistan, as footnote 1 says."""
    periods = sorted({period for _, period in cells})
    areas = {"KZ-61" if merged and area == "KZ-YUZ" else area for area, _ in cells}
    codes = [code for code in LABELS if code in areas]
    pad: list[Any] = [None] * label
    rows = [["Таблица (в старых ценах)"], [], [*pad, None, *(headers(period) for period in periods)]]
    for code in codes:
        also = "KZ-YUZ" if merged and code == "KZ-61" else code
        values = [cells.get((code, period), cells.get((also, period), "-")) for period in periods]
        rows.append([*pad, LABELS[code], *values])
    return [*rows, [], [*pad, "1) 2000-2017 годы – Южно-Казахстанская область"]]


def put_workbook(element: int, make: Callable[[], Mapping[str, Sequence[Sequence[Any]]]]) -> Callable[[Service], None]:
    content = cache(lambda: workbook(make()))

    def serve(service: Service) -> None:
        service.give(f"/api/iblock/element/{element}/file/ru/", Answer(content(), XLSX))

    return serve


def fixed_capital() -> dict[str, Any]:
    rows = across(cells_of("bns-5546.csv"), headers=lambda period: {"2021": "20211)"}.get(period, f"{period} год"))
    return {"Метаданные": METADATA, "Лист1": rows}


def volume_index() -> dict[str, Any]:
    """Made-up indices with the headers of year-to-date tables, slips included."""
    headers = {"2012-Q1": "I квартал 2012 года", "2012-H1": "1 полугодие 2012 года", "2012-9M": "9 месяц 2012г.",
               "2012": "2012 год", "2013-Q1": "январь-март 2013 года"}  # fmt: skip
    codes = ["KZ", *sixteen()]
    cells = {(code, period): 100.5 + number / 10 for number, code in enumerate(codes) for period in headers}
    return {"Лист1": across(cells, headers=headers.__getitem__)}


def sixteen() -> list[str]:
    return [code for code in LABELS if code not in ("KZ", "KZ-10", "KZ-33", "KZ-62", "KZ-61", "KZ-79")]


def twenty() -> list[str]:
    return [code for code in LABELS if code not in ("KZ", "KZ-YUZ")]


def grp_index() -> dict[str, Any]:
    cells = {(code, "2005"): 100 + number for number, code in enumerate(["KZ", *sixteen()])}
    return {"2001-2026": across(cells, headers=int, label=1)}


def grp() -> dict[str, Any]:
    """Two sheets of blocks; the older prints another 2018, which the later one replaces."""
    cells = cells_of("bns-5927.csv")
    old = {key: value for key, value in cells.items() if key[1] < "2018"}
    old |= {(code, "2018"): 1.0 for code, period in cells if period == "2018"}
    new = {key: value for key, value in cells.items() if key[1] >= "2018"}
    return {
        "Метаданные": METADATA,
        "ВРП_2010-2018": blocks(old, "Всего"),
        "ВРП_2018-2026": blocks(new, "Валовой региональный продукт"),
    }


def blocks(cells: Cells, column: str) -> list[list[Any]]:
    rows: list[list[Any]] = [["млн. тенге"], [None, "A. Сельское хозяйство", column], [None, "A", None]]
    for code, label in LABELS.items():
        own = sorted(period for area, period in cells if area == code)
        rows += [[label], *([f"{period} год", 1, cells[code, period]] for period in own)] if own else []
    return rows


SECTIONS = {"A": "Сельское, лесное и рыбное хозяйство", "B": "Горнодобывающая промышленность и разработка карьеров",
            "C": "Обрабатывающая промышленность", "D": "Электроснабжение, подача газа, пара", "F": "Строительство",
            "G": "Оптовая и розничная торговля", "H": "Транспорт и складирование"}  # fmt: skip
"""Names of columns; sections of industry stand in a row of their own, under their sum."""
COLUMNS = ("A", "", "B", "C", "D", "F", "G", "H")


def sections() -> dict[str, Any]:
    """Sections that ship, beside sums, for the newer sheet; a made-up year with a slip in its label for the older."""
    rows = shipped_rows("bns-5927-sections.csv")
    cells = {(r["area"], r["period"], r["activity"]): float(r["value"]) for r in rows if r["activity"] != "_O"}
    values = dict.fromkeys(sixteen(), 5.5) | {"KZ": 5.5 * 16}
    old = {(code, "2012", f"NACE2-{letter}"): value for code, value in values.items() for letter in SECTIONS}
    return {
        "Метаданные": METADATA,
        "ВРП_2010-2018": section_blocks(old, lambda _: "9 месяц 2012г."),
        "ВРП_2018-2026": section_blocks(cells, lambda period: f"{period} год"),
    }


def section_indices() -> dict[str, Any]:
    """Made-up indices of two sections; a footnote mark stands at a year."""
    old = {(code, "2012", f"NACE2-{letter}"): 101.5 for code in ("KZ", *sixteen()) for letter in SECTIONS}
    new = {(code, "2021", f"NACE2-{letter}"): 99.5 for code in ("KZ", *twenty()) for letter in SECTIONS}
    return {
        "ИФО ВДС_2010-2017": section_blocks(old, str), "ИФО ВДС_2018-2025": section_blocks(new, lambda _: "20211)")
    }  # fmt: skip


def section_blocks(cells: Mapping[tuple[str, str, str], Any], labels: Callable[[str], str]) -> list[list[Any]]:
    over = [None if code in "BCD" and code else SECTIONS.get(code, "Промышленность") for code in COLUMNS]
    below = [SECTIONS[code] if code in "BCD" and code else None for code in COLUMNS]
    rows: list[list[Any]] = [["млн. тенге"], [None, *over, "Чистые налоги на продукты", "Всего"], [None, *below]]
    for code, label in LABELS.items():
        periods = sorted({period for area, period, _ in cells if area == code})
        rows += [[label]] if periods else []
        for period in periods:
            values = [cells[code, period, f"NACE2-{one}"] if one else 1 for one in COLUMNS]
            rows.append([labels(period), *values, 1, 1])
    return rows


def capital_by_section() -> dict[str, Any]:
    """Made up: a year is one column in 2003 and two from 2004, the second against the year before."""
    rows: list[list[Any]] = [["млн. тенге"], [None, 2003, 2004, None, "2005 год"]]
    rows.append([None, None, "млн. тенге", "в % к прошлому году", "млн. тенге", "в % к прошлому году"])
    rows += [["Всего", 7, 14, 110.5, 21, "101,5"], ["Промышленность", 7, 14, 1, 21, 1]]
    return {"Лист1": [*rows, *([name, 1, 2, 110.5, 3, 101.5] for name in SECTIONS.values()), ["1) сноска"]]}


def average_population() -> dict[str, Any]:
    """Made up: several groups of the same regions in one sheet, of which the first is wanted."""
    rows: list[list[Any]] = [["человек"], [None, 2009, 2010]]
    for number, group in enumerate(("Все население", "Мужчины", "Городское население"), start=1):
        people = [[LABELS[code], 1000 // number, 1000 // number] for code in twenty()]
        rows += [[group], ["Республика Казахстан", 20 * (1000 // number), 20 * (1000 // number)], *people]
    return {"2009-2025": rows}


def employment() -> dict[str, Any]:
    return {"Показатель": across(cells_of("bns-102798.csv"), headers=int, merged=False)}


def population() -> dict[str, Any]:
    return {"Все население": across(cells_of("bns-6584.csv"), headers=lambda period: f"{period} год")}


def put_cube(service: Service) -> None:
    """The nation, its regions, and a slice of one that must not be read; values made up."""

    def one(terms: list[str], value: Any) -> dict[str, Any]:
        return {"terms": ["1"], "termNames": terms, "periods": [
            {"date": "31.12.2023", "name": "2023 год", "value": value}, {"date": "31.12.2024", "value": "-"},
        ]}  # fmt: skip

    names = ["РЕСПУБЛИКА КАЗАХСТАН", *(LABELS[code].upper() for code in twenty())]
    slices = [one([name, "Всего"], 20 if number else "400.0") for number, name in enumerate(names)]
    slices.append(one(["АТЫРАУСКАЯ", "Город"], 200))
    service.give("/api/iblock/element/102798/json/file/ru/", Answer(as_json(slices)))
