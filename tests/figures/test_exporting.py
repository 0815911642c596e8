"""Figures taken elsewhere: the three forms say the same, and a workbook says where its figures come from."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from onir.errors import BadInput, NotHeld, Unavailable
from onir.figures import Store, export
from onir.figures.exporting.export import COLUMNS
from onir.figures.source import Source

Table = Callable[..., tuple[Source, bytes]]
MEXICO = "fdi.net_inflow.notified"


def written(path: Path) -> list[dict[str, str]]:
    """The rows of a file as text, whatever its form."""
    if path.suffix == ".csv":
        return list(csv.DictReader(path.read_text("utf-8").splitlines()))
    if path.suffix == ".parquet":
        lines = pq.read_table(path).to_pylist()
        return [
            {**{name: str(line[name]) for name in COLUMNS}, "value": _exact(line["value"], line["decimals"])}
            for line in lines
        ]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    head, *rows = sheet.iter_rows()
    names = [str(cell.value) for cell in head]
    lines = [dict(zip(names, [cell.value for cell in row], strict=True)) for row in rows]
    return [
        {**{name: str(line[name] or "") for name in COLUMNS}, "value": _exact(line["value"], line["decimals"]),
         "decimals": str(line["decimals"])}
        for line in lines
    ]  # fmt: skip


def _exact(value: object, decimals: int) -> str:
    return "" if value is None else f"{round(Decimal(str(value)), decimals):f}"


@pytest.mark.parametrize("ending", [".parquet", ".xlsx"])
@pytest.mark.parametrize("code", ["capital.fixed", "grp.nominal"])
def test_every_form_says_the_same(store: Store, tmp_path: Path, code: str, ending: str) -> None:
    plain, other = tmp_path / "plain.csv", tmp_path / f"other{ending}"
    told = [export(code, path, store=store).as_dict() for path in (plain, other)]
    assert told[0] == {**told[1], "path": str(plain)}
    assert written(plain) == written(other)
    assert len(written(plain)) == told[0]["rows"] > 300


def test_a_cell_keeps_its_digits_and_its_way_home(store: Store, tmp_path: Path) -> None:
    export("capital.fixed", tmp_path / "capital.csv", store=store)
    (line,) = [one for one in written(tmp_path / "capital.csv") if (one["area"], one["period"]) == ("KZ-27", "2025")]
    assert (line["value"], line["unit"], line["locator"]) == ("893421", "KZT mn", "bns-5546.csv:143")
    assert (line["released"], line["released_exactness"], line["source"]) == ("2026-09", "read", "bns-5546")


@pytest.mark.parametrize(
    ("every_release", "as_of", "puebla"),
    [
        (False, None, ["397.518676"]),
        (False, date(2018, 3, 1), ["322.992616"]),
        (True, None, ["322.992616", "397.518667", "397.518676"]),
        (True, date(2025, 10, 14), ["322.992616", "397.518667"]),
    ],
)
def test_the_newest_release_or_every_one(
    store: Store, tmp_path: Path, every_release: bool, as_of: date | None, puebla: list[str]
) -> None:
    path = tmp_path / "mexico.csv"
    export(MEXICO, path, every_release=every_release, as_of=as_of, store=store)
    lines = [
        one for one in written(path) if (one["area"], one["partner"], one["period"]) == ("MX-PUE", "_T", "2017-Q1")
    ]
    assert [one["value"] for one in lines] == puebla


def test_a_workbook_is_for_people(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "grp.xlsx"
    export("grp.nominal", path, language="ru", store=store)
    book = openpyxl.load_workbook(path)
    figures, notes = book.worksheets
    head = [cell.value for cell in next(figures.iter_rows())]
    row = next(row for row in figures.iter_rows(min_row=2) if row[1].value == "KZ-27")
    value, name = row[head.index("value")], row[head.index("area_name")]
    assert (value.number_format, name.value) == ("#,##0.0", "Западно-Казахстанская область")
    assert isinstance(value.value, (int, float))
    assert figures.freeze_panes == "D2"
    assert figures.auto_filter.ref == f"A1:R{figures.max_row}"
    said = {row[1].value for row in notes.iter_rows()}
    assert "https://stat.gov.kz/api/iblock/element/5927/file/ru/" in said
    assert "валовой региональный продукт в текущих ценах (grp.nominal)" in said


def test_a_withheld_cell_is_blank_and_says_so(store: Store, tmp_path: Path) -> None:
    export(MEXICO, tmp_path / "mexico.csv", store=store)
    withheld = [line for line in written(tmp_path / "mexico.csv") if line["status"] == "confidential"]
    assert len(withheld) == 3867
    assert {line["value"] for line in withheld} == {""}


def test_a_note_is_no_formula(table: Table, home: Path, tmp_path: Path) -> None:
    source, _ = table("", note="=1+1")
    content = b'area,period,value,note\nKZ,2020,5,"=HYPERLINK(""http://example.org"")"\n'
    export("capital.fixed", tmp_path / "made.xlsx", store=Store.holding([(source, content)], home))
    book = openpyxl.load_workbook(tmp_path / "made.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize(
    ("code", "name", "kind", "said"),
    [
        ("capital.fixed", "capital.xls", BadInput, "no ending that says what to write"),
        ("capital.fixed", "capital", BadInput, r"Accepted: \.csv, \.parquet, \.xlsx"),
        ("capital.fixed", "nowhere/capital.csv", Unavailable, "cannot be written"),
        ("fdi.gross_inflow", "gross.csv", NotHeld, "No cell of gross inflow"),
        ("fdi.gross", "gross.csv", BadInput, "is not an indicator"),
    ],
)
def test_what_cannot_be_exported(
    store: Store, tmp_path: Path, code: str, name: str, kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=said):
        export(code, tmp_path / name, store=store)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_only_by_a_whole_one(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "capital.csv"
    path.write_text("former", "utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("onir.figures.exporting.export.printed", lambda line: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            export("capital.fixed", path, store=store)
    assert [file.name for file in tmp_path.iterdir()] == ["capital.csv"]
    assert path.read_text("utf-8") == "former"
    export("capital.fixed", path, store=store)
    assert len(written(path)) == 411


def test_a_sheet_has_room_for_so_many(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onir.figures.exporting.export.MOST_ROWS", 411)
    with pytest.raises(BadInput, match="A sheet holds 411 rows"):
        export("capital.fixed", tmp_path / "capital.xlsx", store=store)
