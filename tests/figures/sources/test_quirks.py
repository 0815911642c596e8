"""Each publisher's quirks, one specimen a quirk: what is read right, and what is refused in words."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.figures.sources.serving import XLSX as EXCEL
from tests.figures.sources.serving import Answer, Local, Put, Service
from tests.figures.sources.shapes import Amount, as_json, shipped_rows, workbook
from tests.figures.sources.specimens import mexican_rows, mexican_types, put_on_page
from tests.figures.sources.specimens_bns import LABELS, sections, twenty
from tests.figures.sources.specimens_nbk import CATALOGUE, form_337, form_by_region, form_of_averages, paged, put_form

from onir.errors import BadInput, NotHeld, Unavailable
from onir.figures.fetching.network import Client
from onir.figures.keeping.adding import Reading, Sealed
from onir.figures.observation import Observation
from onir.figures.sources import publishers
from onir.figures.sources._bns_headings import heading


def fetched(local: Local, code: str, name: str) -> tuple[Sealed, Reading]:
    publisher = local(code)
    table = next(table for table in publisher.tables if table.id == name)
    sealed = publisher.fetch(table, Client(publisher.hosts, pauses=()))
    return sealed, publisher.read(sealed, table)


def read(code: str, name: str, content: bytes) -> list[Observation]:
    publisher = publishers()[code]
    table = next(table for table in publisher.tables if table.id == name)
    return list(publisher.read(Sealed(content, "file.xlsx", table.address, "2026-01-02"), table).rows)


def values(rows: list[Observation]) -> dict[tuple[str, str, str], Decimal | None]:
    return {(row.area, row.partner, row.period): row.value for row in rows}


def as_shipped(name: str) -> dict[tuple[str, str, str], Decimal | None]:
    rows = shipped_rows(name)
    return {(row["area"], row.get("partner", "_T"), row["period"]): Decimal(row["value"]) for row in rows}


# -- what was printed comes back ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "name", "shipped"),
    [
        ("nbk", "nbk-337", "nbk-337.csv"),
        ("bns", "bns-5546", "bns-5546.csv"),
        ("bns", "bns-5927", "bns-5927.csv"),
        ("bns", "bns-102798", "bns-102798.csv"),
        ("bns", "bns-6584", "bns-6584.csv"),
        ("economia", "se-fdi-by-state", "se-2018.csv"),
    ],
)
def test_a_table_that_ships_comes_back_cell_by_cell(code: str, name: str, shipped: str, local: Local, put: Put) -> None:
    put(name)
    assert values(list(fetched(local, code, name)[1].rows)) == as_shipped(shipped)


def test_the_mexican_workbook_is_read_as_cumulative_with_its_withheld_cells(local: Local, put: Put) -> None:
    put("se-fdi-by-state-partner")
    rows = list(fetched(local, "economia", "se-fdi-by-state-partner")[1].rows)
    shipped = {(r["area"], r["partner"], r["period"]): r["value"] for r in shipped_rows("se-2025-3T-partners.csv")}
    partners = [row for row in rows if row.partner != "_T"]
    assert {row.basis for row in rows} == {"ytd"}
    assert any(row.status == "confidential" for row in partners)
    for row in partners:
        printed = shipped.get((row.area, row.partner, row.period), "0")
        assert row.value == (None if printed == "C" else Decimal(printed)), row
    states = [row.value for row in rows if (row.partner, row.period) == ("_T", "2025-H1") and row.area != "MX"]
    assert values(rows)["MX", "_T", "2025-H1"] == sum(value for value in states if value is not None)


def test_the_two_sheets_of_the_regional_product(local: Local, put: Put) -> None:
    put("bns-5927")
    reading = fetched(local, "bns", "bns-5927")[1]
    rows = list(reading.rows)
    twice = {(row.area, row.period) for row in rows if row.status == "published_overlap"}
    assert twice == {(code, str(year)) for code in ("KZ-YUZ", "KZ-61", "KZ-79") for year in range(2011, 2018)}
    assert {row.place.partition("!")[0] for row in rows if row.period == "2018"} == {"ВРП_2018-2026"}
    assert (reading.origin.released, reading.origin.exactness) == ("2026-08-24", "day")
    assert reading.origin.following == "2026-10-12"


def test_sections_are_read_from_two_rows_of_headers_without_the_sums_beside_them(local: Local, put: Put) -> None:
    put("bns-5927-sections")
    rows = list(fetched(local, "bns", "bns-5927-sections")[1].rows)
    read = {(row.area, row.activity, row.period): row.value for row in rows if row.period > "2013"}
    shipped = shipped_rows("bns-5927-sections.csv")
    assert read == {
        (row["area"], row["activity"], row["period"]): Decimal(row["value"])
        for row in shipped
        if row["activity"] != "_O"
    }
    assert {(row.period, row.basis) for row in rows if row.period < "2013"} == {("2012-9M", "ytd")}


@pytest.mark.parametrize(
    ("name", "activity", "printed"),
    [
        ("bns-5547", "_T", {}),
        ("bns-5547", "NACE2-C", {"2003": "1", "2004": "2", "2005": "3"}),
        ("bns-5547-index", "NACE2-C", {"2004": "110.5", "2005": "101.5"}),
    ],
)
def test_a_year_of_two_columns(name: str, activity: str, printed: dict[str, str], local: Local, put: Put) -> None:
    put(name)
    rows = [row for row in fetched(local, "bns", name)[1].rows if row.activity == activity]
    assert {row.period: str(row.value) for row in rows} == printed


def test_of_several_groups_of_regions_the_first_is_read(local: Local, put: Put) -> None:
    put("bns-6576")
    read = values(list(fetched(local, "bns", "bns-6576")[1].rows))
    assert len(read) == 42
    assert [read["KZ", "_T", "2009"], read["KZ-27", "_T", "2010"]] == [20000, 1000]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ((1, 7, "Погода"), r"ВРП_2010-2018!H2: “Погода” is no section of activity"),
        ((1, 7, "Обрабатывающая промышленность"), r"ВРП_2010-2018!E3: The section NACE2-C stands over two columns"),
    ],
)
def test_a_column_that_is_no_section_is_refused(change: tuple[int, int, str], words: str) -> None:
    sheets = sections()
    sheets["ВРП_2010-2018"][change[0]][change[1]] = change[2]
    with pytest.raises(BadInput, match=words):
        read("bns", "bns-5927-sections", workbook(sheets))


def test_months_stand_below_their_year(local: Local) -> None:
    rows: list[list[Any]] = [["млн. тенге"], [None, "2025 год", None, None, "2026"]]
    rows += [[None, "январь", "январь-февраль", "I полугодие", "январь-май"], ["Республика Казахстан", 20, 40, 60, 80]]
    rows += [[LABELS[code], 1, 2, 3, 4] for code in twenty()]
    found = read("bns", "bns-5546", workbook({"Лист1": rows}))
    assert {(row.period, row.basis) for row in found} == {
        ("2025-01", "ytd"), ("2025-01..2025-02", "ytd"), ("2025-H1", "ytd"), ("2026-01..2026-05", "ytd"),
    }  # fmt: skip


def test_world_bank_release_nations_and_empty_cells(local: Local, put: Put) -> None:
    put("wdi-fdi")
    reading = fetched(local, "worldbank", "wdi-fdi")[1]
    read = values(list(reading.rows))
    assert (reading.origin.released, reading.origin.exactness) == ("2018-06-28", "day")
    assert {area for area, _, _ in read} == {"KZ", "MX"}
    assert [read.get(("KZ", "_T", year)) for year in ("2015", "2016", "2017")] == [Decimal("4021042000.5"), None, -5]


def test_rates_are_for_one_unit_of_the_currency_at_month_ends(local: Local, put: Put, service: Service) -> None:
    put("nbk-rates-month-end")
    rows = list(fetched(local, "nbk-rates", "nbk-rates-month-end")[1].rows)
    assert len(service.asked) == 13
    assert {row.value for row in rows if row.indicator == "exchange.rub"} == {Decimal("5.55")}
    assert {row.value for row in rows if row.indicator == "exchange.usd"} == {Decimal("500.25")}


# -- the bureau's headers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "period"),
    [
        (2003, "2003"), ("2003", "2003"), ("2024 год", "2024"), ("2024г.", "2024"), ("20211)", "2021"),
        ("2021 1)", "2021"), ("2021*", "2021"), ("1 квартал 2024 года", "2024-Q1"), ("I квартал 2024", "2024-Q1"),
        ("2 квартал 2024г.", "2024-H1"), ("1 полугодие 2019 года", "2019-H1"), ("9 месяцев 2020 года", "2020-9M"),
        ("9 месяц 2012г.", "2012-9M"), ("январь-март 2025", "2025-Q1"), ("январь-май 2025 года", "2025-01..2025-05"),
        ("январь 2025", "2025-01"), ("IV квартал 2020 года", "2020"), ("Всего", None), (None, None), ("20211", None),
        ("2010-2018", None), (4.5, None), ("2000-2017 годы – Южно-Казахстанская область", None), ("A1 2020", None),
        ("март-май 2025", None), (1234567, None), ("II полугодие 2024 года", None),
        ("11 месяцев 2020", "2020-01..2020-11"), ("янв.-июнь 2025 г.", "2025-H1"),
        ("2024 жылғы I тоқсан", "2024-Q1"), ("13 месяцев 2020", None),
    ],
)  # fmt: skip
def test_headings(printed: Any, period: str | None) -> None:
    found = heading(printed)
    assert (None if found is None else str(found)) == period


# -- what is refused ----------------------------------------------------------------------------------------

Change = Callable[[list[list[Any]]], list[list[Any]]]


def capital(*headers: Any, label: str = "", value: Any = 5) -> bytes:
    """Made-up fixed capital of twenty regions; a label or a value of one of them may be changed."""
    rows = [["млн. тенге"], [None, *headers], ["Республика Казахстан", *(100 for _ in headers)]]
    rows += [[LABELS[code], *(5 for _ in headers)] for code in twenty()]
    rows[7][0] = label or rows[7][0]
    rows[8][1] = value
    return workbook({"Лист1": rows})


BUREAU = [
    ("a district among the regions", capital("2023 год", label="Бурлинский район"), r"Лист1!A8.*Бурлинский"),
    ("words for a number", capital("2023 год", value="около 5"), r"Лист1!B9: “около 5” is not a number"),
    ("an error of a formula", capital("2023 год", value="#REF!"), r"Лист1!B9: “#REF!” is not a number"),
    ("a year over several columns", capital("2023 год", None), r"Лист1!C3: This figure stands under no period"),
    ("a number of no size", capital("2023 год", value="1e999999999"), r"Лист1!B9: “1e999999999” is not a number"),
    ("a header without years", capital("Всего"), "No row of this sheet is a header with years"),
    ("another sheet", workbook({"Лист2": [["x"]]}), "name that begins with “Лист1”"),
    ("two sheets of that name", workbook({"Лист1": [["x"]], "Лист10": [["x"]]}), "2 sheets of the workbook"),
]


@pytest.mark.parametrize(("content", "words"), [case[1:] for case in BUREAU], ids=[case[0] for case in BUREAU])
def test_a_workbook_of_the_bureau_is_refused_with_sheet_and_cell(content: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read("bns", "bns-5546", content)


@pytest.mark.parametrize(
    ("mark", "status"), [("-", None), ("…", None), ("", None), ("x", "confidential"), ("х", "confidential")]
)
def test_the_bureaus_marks(mark: str, status: str | None) -> None:
    rows = {row.area: row for row in read("bns", "bns-5546", capital("2023 год", value=mark))}
    found = rows.get(twenty()[5])
    assert (found and found.status) == status


def test_parts_of_a_year_count_from_january() -> None:
    rows = read("bns", "bns-5546", capital("1 квартал 2023 года", "2023 год"))
    assert {(row.period, row.basis) for row in rows} == {("2023-Q1", "ytd"), ("2023", "flow")}


def test_blocks_without_a_name_are_refused() -> None:
    rows: list[list[Any]] = [[None, "Всего"], ["2012 год", 5]]
    with pytest.raises(BadInput, match=r"ВРП_2010-2018!A2: These figures stand under no name"):
        read("bns", "bns-5927", workbook({"ВРП_2010-2018": rows, "ВРП_2018-2026": rows}))


def test_a_dump_in_place_of_a_cube_points_to_the_workbook() -> None:
    with pytest.raises(BadInput, match="Take the workbook of the same table"):
        read("bns", "bns-102798-cube", b'{"Sheet": [{"a": 1}]}')


def mexico(change: Change) -> bytes:
    return workbook({"Origen": change(mexican_rows())})


def with_cell(row: int, column: int, value: Any) -> Change:
    def change(rows: list[list[Any]]) -> list[list[Any]]:
        rows[row][column] = value
        return rows

    return change


def swapped(rows: list[list[Any]]) -> list[list[Any]]:
    return [*rows[:2], rows[3], rows[2], *rows[4:]]


MINISTRY = [
    ("an unknown partner", with_cell(6, 0, "Atlántida"), r"Origen!A7: “Atlántida” is neither a state"),
    ("header rows swapped", swapped, r"out of order|header of quarters"),
    ("quarters out of order", with_cell(3, 2, 3), r"Origen!C4: The quarter “3” under the year “2024” is out of order"),
    ("a year that is none", with_cell(2, 1, "2024p"), r"under the year “2024p” is out of order"),
    ("text for a number", with_cell(6, 1, "n.d."), r"Origen!B7: “n.d.” is not a number"),
]


@pytest.mark.parametrize(("change", "words"), [case[1:] for case in MINISTRY], ids=[case[0] for case in MINISTRY])
def test_a_workbook_of_the_ministry_is_refused_with_sheet_and_cell(change: Change, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read("economia", "se-fdi-by-state-partner", mexico(change))


def test_quarters_among_types_since_january_are_told_by_the_sum_and_added_up(local: Local, put: Put) -> None:
    put("se-fdi-by-state-type")
    rows = list(fetched(local, "economia", "se-fdi-by-state-type")[1].rows)
    assert {row.basis for row in rows} == {"ytd"}
    assert {row.area for row in rows if row.status == "derived"} == {"MX-AGU"}
    of = {(row.area, row.indicator.rpartition(".")[2], row.period): row for row in rows}
    for area in ("MX-AGU", "MX-BCN"):
        printed = [of[area, "reinvested", period].value for period in ("2024-Q1", "2024-H1", "2024-9M", "2024")]
        assert printed == [10, 20, Decimal("20.5"), 25], area
    withheld = [row for row in rows if row.value is None]
    assert [(row.indicator.rpartition(".")[2], row.period) for row in withheld] == [("intercompany", "2025-H1")]


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        (7, 2, 1e6, r"Tipo de inversión!A6: The types of MX-AGU do not add up to its row"),
        (6, 0, "Otras", r"Tipo de inversión!A7: “Otras” is neither a state"),
    ],
)
def test_types_that_do_not_add_up_are_refused(row: int, column: int, value: Any, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read(
            "economia",
            "se-fdi-by-state-type",
            workbook({"Tipo de inversión": with_cell(row, column, value)(mexican_types())}),
        )


def test_the_quarterly_file_holds_its_header_before_its_figures() -> None:
    with pytest.raises(BadInput, match=r"file.xlsx:1"):
        read("economia", "se-fdi-by-state", b"Aguascalientes,1,2,3,4\n")
    with pytest.raises(BadInput, match=r"file.xlsx:1: The header has the columns"):
        read("economia", "se-fdi-by-state", b"Entidad,I,III,II,IV\nAguascalientes,1,2,3,4\n")


def test_a_page_without_the_file_says_how_to_go_on(local: Local, service: Service) -> None:
    put_on_page(service, "otra.pdf", Answer(b""))
    with pytest.raises(NotHeld, match=r"--from FILE"):
        fetched(local, "economia", "se-fdi-by-state")


# -- the bank's forms ---------------------------------------------------------------------------------------


def test_the_form_is_found_by_name_and_read_to_its_last_page(local: Local, put: Put, service: Service) -> None:
    put("nbk-337")
    sealed, reading = fetched(local, "nbk", "nbk-337")
    assert [path for path in service.asked if "page=" in path] == [
        f"/api/v1/data?formId=337&page={page}&pageSize=500" for page in range(3)
    ]
    assert (sealed.address.endswith("formId=337"), reading.origin.exactness) == (True, "read")
    assert "directional principle" in reading.origin.note


def test_null_means_all_regions(local: Local, put: Put) -> None:
    put("nbk-gross-fdi-by-region")
    rows = list(fetched(local, "nbk", "nbk-gross-fdi-by-region")[1].rows)
    assert {row.period for row in rows} == {"2025-Q1", "2025-Q2"}
    assert values(rows)["KZ", "_T", "2025-Q1"] == 200
    assert values(rows)["KZ-71", "_T", "2025-Q1"] == Decimal("17.5")


def test_the_same_rows_are_the_same_bytes_whatever_their_order_and_labels(
    local: Local, put: Put, service: Service
) -> None:
    put("nbk-337")
    first = fetched(local, "nbk", "nbk-337")[0]
    service.give("/api/v1/data", paged(form_337()[::-1]))
    assert fetched(local, "nbk", "nbk-337")[0].content == first.content


def test_a_form_that_the_bank_exports_as_a_workbook_is_read_as_its_rows_are(local: Local, put: Put) -> None:
    put("nbk-gross-fdi-by-region")
    rows = form_by_region()
    cells = [
        [date.fromisoformat(row["report_date"]), float(row["amount"]), row["region"], row["subtype"]] for row in rows
    ]
    content = workbook({"Data": [["Form 299"], ["report_date", "amount", "region", "subtype"], *cells, [None]]})
    exported = read("nbk", "nbk-gross-fdi-by-region", content)
    assert values(exported) == values(list(fetched(local, "nbk", "nbk-gross-fdi-by-region")[1].rows))
    assert {row.place.partition("!")[0] for row in exported} == {"Data"}
    with pytest.raises(BadInput, match="No sheet of this workbook has the columns report_date"):
        read("nbk", "nbk-gross-fdi-by-region", workbook({"Data": [["x"]]}))


def test_averages_of_months_quarters_and_years_are_for_one_unit_of_the_currency(local: Local, put: Put) -> None:
    put("nbk-rates-average")
    rows = fetched(local, "nbk", "nbk-rates-average")[1].rows
    read = {(row.indicator, row.period): str(row.value) for row in rows}
    assert read == {
        ("exchange.usd.average", "2025-02"): "510.25", ("exchange.rub.average", "2025-02"): "5.55",
        ("exchange.usd.average", "2025-03"): "510.25", ("exchange.rub.average", "2025-03"): "5.55",
        ("exchange.usd.average", "2025-Q1"): "510.25", ("exchange.rub.average", "2025-Q1"): "5.55",
        ("exchange.usd.average", "2025"): "520.125",
    }  # fmt: skip


def changed(rows: list[dict[str, Any]], **words: Any) -> list[dict[str, Any]]:
    return [{**rows[0], **words}, *rows[1:]]


FORMS: list[tuple[str, str, list[dict[str, Any]], str]] = [
    ("two values of a quarter", "nbk-337", [*form_337(), changed(form_337(), amount=Amount("7"), period="Year")[0]],
     "Two rows give KZ in 2005-Q1; they differ in amount: .*period: None / Year"),
    ("a date inside a quarter", "nbk-337", changed(form_337(), report_date="2005-03-01"), "day after a period of 3 m"),
    ("no date", "nbk-337", changed(form_337(), report_date=None), "not the day after"),
    ("codes renamed", "nbk-337", changed(form_by_region()), "No row of the form has"),
    ("regions in an unknown column", "nbk-gross-fdi-by-region", form_by_region("dim_7"), "which of them is the region"),
    ("an unknown region", "nbk-gross-fdi-by-region", changed(form_by_region(), region="Сарыарка"),
     r"row \d+: “Сарыарка”"),
    ("parts without their total", "nbk-gross-fdi-by-region", [{**row, "subtype": "Loans"} for row in form_by_region()],
     "No row of the form has subtype = null"),
    ("a currency without a column", "nbk-rates-average", [{"report_date": "2025-04-01", "amount": 5}],
     "One of these is due: currency, currency_code, code"),
    ("a length of period unknown", "nbk-rates-average", changed(form_of_averages(), period="Week"),
     "“Week” is not a length of a period"),
    ("so many units", "nbk-rates-average", changed(form_of_averages(), quantity=7), "A rate for 7 units"),
    ("text for a number", "nbk-gross-fdi-by-region", changed(form_by_region(), amount="n/a"), "“n/a” is not a number"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "words"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_a_form_is_refused_in_words(
    name: str, rows: list[dict[str, Any]], words: str, local: Local, service: Service
) -> None:
    put_form(service, rows)
    with pytest.raises(BadInput, match=words):
        list(fetched(local, "nbk", name)[1].rows)


def never_ending(query: Mapping[str, str]) -> Answer:
    return Answer(as_json({"rows": form_337()[:500], "totalRows": 900}))


def growing(query: Mapping[str, str]) -> Answer:
    first = 400 * int(query["page"])
    return Answer(as_json({"rows": form_337()[first : first + 400], "totalRows": 900 + first}))


SERVICES: list[tuple[str, Any, str]] = [
    ("a paging loop", never_ending, "page=1.*brings no new row: 500 of 900"),
    ("a table renewed meanwhile", growing, "said to have 900 rows and now 1,300"),
    ("an empty form", lambda _: Answer(b'{"rows": [], "totalRows": 0}'), "has no rows"),
    ("a page that ends early", paged([]), "has no rows"),
    ("an error as JSON", lambda _: Answer(b'{"error": "internal"}'), "not a page of a form"),
    ("rows that are no rows", lambda _: Answer(b'{"rows": [1], "totalRows": 1}'), "not a page of a form"),
]


@pytest.mark.parametrize(("route", "words"), [case[1:] for case in SERVICES], ids=[case[0] for case in SERVICES])
def test_a_service_that_errs_is_refused(route: Any, words: str, local: Local, service: Service) -> None:
    put_form(service, form_337())
    service.give("/api/v1/data", route)
    with pytest.raises(Unavailable, match=words):
        fetched(local, "nbk", "nbk-337")


def test_where_the_pages_of_a_form_err_its_exported_workbook_is_taken(local: Local, service: Service) -> None:
    put_form(service, form_337())
    service.give("/api/v1/data", never_ending)
    rows = [list(row) for row in zip(*[[row[key] for row in form_337()] for key in form_337()[0]], strict=True)]
    content = workbook({"337": [list(form_337()[0]), *rows]})
    service.give("/api/v1/data/export", lambda query: Answer(content if query["formId"] == "337" else b"", EXCEL))
    sealed, reading = fetched(local, "nbk", "nbk-337")
    assert values(list(reading.rows)) == as_shipped("nbk-337.csv")
    assert sealed.address.endswith("/data/export?formId=337&format=xlsx")


@pytest.mark.parametrize(
    ("catalogue", "words"),
    [
        ([], "0 forms of the catalogue"),
        (
            [*CATALOGUE, {"forms": [{"id": 5, "nameRu": "Валовой приток прямых инвестиций по регионам (архив)"}]}],
            "2 forms",
        ),
        ([{"forms": [{"id": 9, "nameRu": "Валовой приток прямых инвестиций по странам"}]}], "near: 9 Валовой"),
    ],
)
def test_a_form_not_found_by_name_lists_those_near(catalogue: Any, words: str, local: Local, service: Service) -> None:
    put_form(service, form_by_region(), catalogue)
    with pytest.raises(NotHeld, match=words):
        fetched(local, "nbk", "nbk-gross-fdi-by-region")


def test_rates_of_another_day_than_asked_are_refused(local: Local, service: Service) -> None:
    service.give(
        "/rss/get_rates.cfm", Answer(b"<?xml version='1.0'?><rates><date>05.01.2026</date></rates>", "text/xml")
    )
    with pytest.raises(Unavailable, match=r"those of “05.01.2026” came"):
        fetched(local, "nbk-rates", "nbk-rates-month-end")


def test_a_file_of_rates_with_entities_is_refused() -> None:
    with pytest.raises(BadInput, match="no XML of exchange rates"):
        read("nbk-rates", "nbk-rates-month-end", b'<!DOCTYPE r [<!ENTITY a "b">]><rates>&a;</rates>')
