"""The bad inputs, each with the words that refuse it: what came by mail, what a program broke, a slip of the hand."""

import datetime
import gzip
import io
import zipfile

from tests.figures.made_books import NAMES, Grid, book_bytes, grid, text
from tests.figures.zoo.cage import LONG, Animal, lines, long_rows, packed, part, raw, sheet

SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def zip_of(**parts: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return sink.getvalue()


def crowded() -> bytes:
    return packed({f"xl/media/{number}.txt": b"" for number in range(5001)})


def broken_inside() -> bytes:
    """One byte of the packed sheet is another."""
    content = bytearray(book_bytes())
    at = content.find(SHEET.encode()) + len(SHEET) + 40
    content[at] ^= 0xFF
    return bytes(content)


def by_quarter(shape: str) -> Grid:
    """Figures that grow within each year as cumulative ones do, with the year beside them or not."""
    heads: list[list[object]] = [["Регион"], [None]]
    for year in (2022, 2023, 2024):
        heads[0] += [year, None, None, None]
        heads[1] += ["I квартал", "II квартал", "III квартал", "IV квартал"]
        if shape == "years":
            heads[0].append(f"{year} год")
            heads[1].append(None)
    body: Grid = []
    for place, name in enumerate(NAMES):
        row: list[object] = [name]
        for turn in range(3):
            parts = [(place + 3) * step + turn for step in (10, 22, 31, 45)]
            row += parts + ([parts[-1]] if shape == "years" else [])
        body.append(row)
    return [[], [], [], *heads, *body]


WEST = 12  # the row of West Kazakhstan
FILES = [
    raw("an empty file", "made.csv", b"", "made.csv: The file is empty."),
    raw("blank lines alone", "made.csv", b"\n\n \n", "made.csv: The file is empty."),
    raw("a web page named .xlsx", "made.xlsx", b"<!DOCTYPE html><html>404", "made.xlsx", "HTML, not a table"),
    raw("a page with a mark before it", "made.csv", b"\xef\xbb\xbf\r\n<html><body>", "made.csv", "HTML"),
    raw("a table of a page", "made.xls", b"<table><tr><td>1</td></tr></table>", "made.xls", "HTML"),
    raw("an XML spreadsheet of 2003", "made.xls", b"<?xml version='1.0'?><Workbook/>", "made.xls", "HTML"),
    raw("PDF", "made.xlsx", b"%PDF-1.7 1 0 obj", "made.xlsx", "PDF, not a table"),
    raw("a workbook of 1997, or one under a password", "made.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
    raw("gzip", "made.csv", gzip.compress(b"a,b"), "made.csv", "gzip"),
    raw("an answer in JSON", "made.csv", b'{"error": "not found"}', "made.csv", "JSON"),
    raw("a truncated Parquet file", "made.csv", b"PAR1\x15\x04\x15", "made.csv", "Parquet"),
    raw("a text document", "made.xlsx", lambda: zip_of(**{"word/document.xml": b"<w/>"}), "not a workbook"),
    raw("half a workbook", "made.xlsx", lambda: book_bytes()[:4000], "made.xlsx", "not a workbook that can be read"),
    raw("a workbook with a broken byte", "made.xlsx", broken_inside, "made.xlsx", "not a workbook"),
    raw("a workbook without its sheet", "made.xlsx", lambda: packed({}, without=[SHEET]), "not a workbook"),
    raw("a sheet that breaks off", "made.xlsx", lambda: packed({SHEET: part(SHEET)[:900]}), "not a workbook"),
    raw("a zip bomb", "made.xlsx", lambda: packed({SHEET: bytes(60_000_000)}), "unpacks to far more", SHEET),
    raw("a crowd of members", "made.xlsx", crowded, "made.xlsx", "unpacks to far more"),
    raw(
        "an entity in a sheet", "made.xlsx", lambda: packed({SHEET: ENTITY + b"<x>&e;</x>"}), "declares entities", SHEET
    ),
    raw("an entity in the workbook", "made.xlsx", lambda: packed({"xl/styles.xml": ENTITY}), "xl/styles.xml"),
    raw(
        "figures of another file",
        "made.xlsx",
        lambda: packed({"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "made.xlsx",
        "takes figures from other files",
        "Break the links",
    ),
]
SHEETS = [
    Animal(
        "a sheet that is not there",
        "made.xlsx",
        lambda: book_bytes(("A", grid()), ("B", grid()), hidden=["B"]),
        ("made.xlsx", "There is no sheet “Лист1”", "Its sheets: A; hidden: B."),
        sheet("", {}, layout={"sheet": "Лист1"}).mapping,
    ),
    Animal(
        "several sheets, none named",
        "made.xlsx",
        lambda: book_bytes(("A", grid()), ("B", grid())),
        ("made.xlsx", "several sheets", "Its sheets: A, B."),
    ),
    Animal(
        "a hidden sheet",
        "made.xlsx",
        lambda: book_bytes(("A", [[1]]), ("B", grid()), hidden=["B"]),
        ("made.xlsx", "The sheet “B” is hidden."),
        sheet("", {}, layout={"sheet": "B"}).mapping,
    ),
    sheet("an empty sheet", [[]], "made.xlsx", "ends before its heading in row 5"),
    sheet("headings alone", grid()[:5], "made.xlsx", "no column has a period or area"),
]
TEXTS = [
    raw(
        "cp1251 called UTF-8", "made.csv", lambda: text().encode("cp1251", "replace"), "made.csv", "not utf-8", "cp1251"
    ),
    raw("UTF-16 called UTF-8", "made.csv", lambda: text().encode("utf-16"), "made.csv", "not utf-8", "utf-16"),
    raw(
        "UTF-8 called UTF-16", "made.csv", lambda: text().encode() + b"\n", "not utf-16", layout={"encoding": "utf-16"}
    ),
    raw("zero bytes", "made.csv", lambda: text().encode().replace(b"50", b"5\x00", 1), "made.csv", "“5\x00"),
    raw("a quote that never ends", "made.csv", lambda: text().encode() + b'"open', "made.csv", "is not CSV"),
    lines("decimal commas", {(WEST, 7): "593,1"}, "made.csv:12:7", "“593,1” is not a number with the decimal mark “.”"),
    lines(
        "decimal points where commas are declared", {(7, 2): "50.5"}, "made.csv:7:2", "“50.5”", layout={"decimal": ","}
    ),
    raw(
        "decimal commas between commas",
        "made.csv",
        lambda: text().encode().replace(b",592.8,", b",592,8,"),
        "made.csv:5:10",
        "figures stand here under no heading",
    ),
    lines("thousands that are not declared", {(6, 2): "3 800"}, "made.csv:6:2", "“3 800”"),
    lines("thousands of two digits", {(6, 2): "38 00"}, "made.csv:6:2", "“38 00”", layout={"thousands": " "}),
    lines("another delimiter", {}, "no column has a period or area", delimiter="\t"),
    lines("a loss in brackets", {(7, 2): "(9.38)"}, "made.csv:7:2", "“(9.38)”"),
]
HEADINGS = [
    sheet(
        "headings shifted by a column",
        {(4, column): value for column, value in enumerate([None, "Регион", 2024], 1)}
        | {(5, 2): None, (5, 10): "IV квартал", (4, 6): None, (4, 7): 2025},
        "made.xlsx:Лист1!B5",
        "the heading “Регион” is not a period",
    ),
    sheet(
        "figures shifted by a column",
        {(WEST, column): value for column, value in enumerate([None, "Западно-Казахстанская", 1], 1)},
        "made.xlsx:Лист1!A12",
        "the label “” is not an area",
    ),
    sheet("headings a row higher", {}, "made.xlsx:Лист1!", "under no heading", layout={"header": [3, 4]}),
    sheet(
        "two heading rows swapped",
        [*grid()[:3], grid()[4], grid()[3], *grid()[5:]],
        "made.xlsx:Лист1!C5",
        "is not a period",
    ),
    sheet(
        "a merged heading that lost its year",
        {(4, 2): None, (4, 6): None},
        "made.xlsx:Лист1!B5",
        "“I квартал” is not a period",
    ),
    sheet("a misspelt heading", {(5, 3): "II кфартал"}, "made.xlsx:Лист1!C5", "“2024 II кфартал” is not a period"),
    sheet("a column twice", {(5, 3): "I квартал"}, "made.xlsx:Лист1!C6", "the same cell again", "2024-Q1"),
    sheet("a figure for a heading", {(4, 2): 1052, (4, 6): 1066}, "made.xlsx:Лист1!B5", "is not a period"),
    sheet("a quarter that is none", {(5, 5): "V квартал"}, "made.xlsx:Лист1!E5", "“2024 V квартал”"),
    sheet("days for headings", {(5, 2): datetime.date(2024, 4, 1)}, "made.xlsx:Лист1!B5", "is not a period"),
    sheet("figures under no heading", {(WEST, 11): 5}, "made.xlsx:Лист1!K5", "figures stand here under no heading"),
    sheet(
        "a total among the periods", {(4, 10): "Всего", (WEST, 10): 5}, "made.xlsx:Лист1!J5", "“Всего” is not a period"
    ),
    sheet("a heading beyond the end", {}, "made.xlsx", "ends before its heading in row 90", layout={"header": [4, 90]}),
]
LABELS = [
    sheet(
        "a region unknown", {(WEST, 1): "Нарнийская"}, "made.xlsx:Лист1!A12", "the label “Нарнийская” is not an area"
    ),
    sheet(
        "a region twice",
        {(WEST, 1): "Атырауская"},
        "made.xlsx:Лист1!B12",
        "the same cell again: fdi.gross_inflow KZ-23",
    ),
    sheet(
        "a region missing",
        [*grid()[:11], *grid()[12:]],
        "2024-Q1 … 2025-Q4 prints a set of areas that is no layout",
        "KZ-27",
    ),
    sheet("a region of another country", {(WEST, 1): "Омская область"}, "made.xlsx:Лист1!A12", "Омская область"),
    sheet(
        "a bare name of two regions",
        {(25, 1): "Алматы", (10, 1): "Алматы"},
        "made.xlsx:Лист1!",
        "“Алматы” is not an area",
    ),
    sheet("a district among the regions", {(WEST, 1): "Бурлинский район"}, "made.xlsx:Лист1!A12", "Бурлинский район"),
    sheet(
        "a subtotal among the regions",
        {(28, 1): "Западный макрорегион", (28, 2): 9},
        "made.xlsx:Лист1!A28",
        "Западный макрорегион",
    ),
    sheet("figures without a label", {(27, 2): 9}, "made.xlsx:Лист1!A27", "the label “” is not an area"),
    sheet("a nation by a word of its own", {(6, 1): "Всего"}, "made.xlsx:Лист1!A6", "the label “Всего” is not an area"),
    sheet("a wrong code in the mapping", {(6, 1): "Всего"}, "unknown area “KZ-00”", areas={"Всего": "KZ-00"}),
]
CELLS = [
    *[
        sheet(
            f"a formula that ends in {fault}",
            {(WEST, 7): fault},
            "made.xlsx:Лист1!G12",
            f"the formula has an error: {fault}",
        )
        for fault in ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?")
    ],
    sheet("a mark that is not declared", {(WEST, 7): "н/д"}, "made.xlsx:Лист1!G12", "“н/д”", "“cells” does not say"),
    sheet("a letter for a figure", {(WEST, 7): "1O5"}, "made.xlsx:Лист1!G12", "“1O5” is not a number"),
    sheet(
        "a figure that became a day",
        {(WEST, 7): datetime.date(2025, 2, 1)},
        "made.xlsx:Лист1!G12",
        "a day stands where",
    ),
    sheet("true for a figure", {(WEST, 7): True}, "made.xlsx:Лист1!G12", "“TRUE”"),
    sheet("a per cent sign", {(WEST, 7): "12%"}, "made.xlsx:Лист1!G12", "“12%”"),
    sheet("not a number, as programs write it", {(WEST, 7): "NaN"}, "made.xlsx:Лист1!G12", "“NaN”"),
    sheet("infinity", {(WEST, 7): "inf"}, "made.xlsx:Лист1!G12", "“inf”"),
    sheet("a unit beside the figure", {(WEST, 7): "593 млн"}, "made.xlsx:Лист1!G12", "“593 млн”"),
    sheet("a figure beyond all measure", {(WEST, 7): "1" + "0" * 17}, "made.xlsx:Лист1!G12", "not a value"),
    sheet(
        "a gross inflow below zero",
        {(WEST, 7): -5},
        "made.xlsx:Лист1!G12",
        "“-5” is below zero, which “gross inflow of foreign direct investment” cannot be",
    ),
]
WHOLES = [
    sheet(
        "regions that miss the nation",
        {(6, 7): 9000},
        "made.xlsx:Лист1!G6",
        "the regions of 2025-Q2 add up to",
        "says 9,000",
    ),
    sheet("a region ten times too large", {(WEST, 7): 5931}, "made.xlsx:Лист1!G6", "the national row says"),
    sheet(
        "cumulative figures called a flow",
        by_quarter("quarters"),
        "made.xlsx:Лист1!",
        "every figure grows from January",
    ),
    sheet(
        "cumulative figures beside their year",
        by_quarter("years"),
        "made.xlsx:Лист1!",
        "the last part of a year equals the year",
    ),
    lines(
        "mixed units",
        long_rows(("Казахстан", 2024, 5, "USD mn"), ("Западно-Казахстанская", 2024, 5, "USD th")),
        "2024",
        "no layout",
        layout=LONG,
    ),
    lines(
        "a unit unknown",
        long_rows(("Казахстан", 2024, 5, "тугриков")),
        "made.csv:2:3",
        "unknown unit “тугриков”",
        layout=LONG,
    ),
    lines(
        "two units in a column",
        long_rows(("Казахстан", 2024, 5, "USD mn"), *[(name, 2024, 1, "USD th") for name in NAMES]),
        "made.csv",
        "2024 mixes the units USD mn, USD th",
        layout=LONG,
    ),
    lines(
        "a column that is not there",
        long_rows(("Казахстан", 2024, 5, ""), heads=("Регион", "Период", "Значение", "Единица")),
        "made.csv:1:1",
        "No single column is headed “Область” (area).",
        layout=LONG,
    ),
    lines(
        "a column twice by name",
        long_rows(("Казахстан", 2024, 5, ""), heads=("Область", "Период", "Значение", "Область")),
        "No single column is headed",
        layout=LONG | {"columns": {"area": "Область", "period": "Период", "value": "Значение"}},
    ),
    lines(
        "a period that is none",
        long_rows(("Казахстан", "прошлый год", 5, "USD mn")),
        "made.csv:2:2",
        "“прошлый год” is not a period",
        layout=LONG,
    ),
]
MAPPINGS = [
    sheet(
        "a key unknown", {}, "map.yaml, colour", "This key is not known.", "Accepted: table, publisher", colour="red"
    ),
    sheet("a key missing", {}, "map.yaml, basis", "This key is missing.", basis=None),
    sheet("a unit that is none", {}, "map.yaml, unit", "“USD zn” is not a known unit.", unit="USD zn"),
    sheet("an indicator that is none", {}, "map.yaml, indicator", "“fdi.gross”", indicator="fdi.gross"),
    sheet("a basis that is none", {}, "map.yaml, basis", "“cumulative” is not accepted here.", basis="cumulative"),
    sheet("a question left open", {}, "map.yaml, unit", "still open", unit="?"),
    sheet("a shape that is none", {}, "map.yaml, layout: shape", "“wide” is not accepted", layout={"shape": "wide"}),
    sheet("a column by its number", {}, "map.yaml, layout: labels", "letters of a column", layout={"labels": 1}),
    sheet("a row by its letter", {}, "map.yaml, layout: header", "row number", layout={"header": "A"}),
    sheet("an encoding unknown", {}, "map.yaml, layout: encoding", "“koi8”", layout={"encoding": "koi8"}),
    sheet("a meaning unknown", {}, "map.yaml, cells: -", "“nothing” is not accepted here.", cells={"-": "nothing"}),
    sheet("a check unknown", {}, "map.yaml, accept", "“everything”", accept={"everything": "because"}),
    sheet("a country unknown", {}, "map.yaml, country", "XX", country="XX"),
    sheet("a day of release that is none", {}, "“2025-13-45” is not a day or month of release", released="2025-13-45"),
    sheet("a table that no file can be named for", {}, "“../made” cannot name a table", table="../made"),
]
ANIMALS = [*FILES, *SHEETS, *TEXTS, *HEADINGS, *LABELS, *CELLS, *WHOLES, *MAPPINGS]
