"""Any table with a mapping: what is read of it, the first mapping that is written, and the claims it decides."""

import json
import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
import pytest
import yaml
from tests.figures.made_books import NAMES, Grid, book, grid, mapping, saved, text

import onir
from onir.cli import main
from onir.figures import Store
from onir.figures.keeping.adding import add
from onir.figures.reading.columns import batches
from onir.figures.reading.headings import period_of_heading
from onir.figures.reading.mapped import read_mapped, sealed_file
from onir.figures.reading.mapping import find_mapping, load_mapping, mapping_of

TODAY = date(2026, 1, 1)
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "west-kazakhstan-2025-h1.kk.txt"


class Read(NamedTuple):
    """A cell as it was read."""

    area: str
    period: str
    value: Decimal | None
    decimals: int
    status: str
    locator: str
    printed: str


def read(path: Path, **words: Any) -> list[Read]:
    cells = batches(read_mapped(path, mapping_of(mapping(**words)), today=TODAY).rows)
    return [Read(**row) for batch in cells for row in batch.select(Read._fields).to_pylist()]


def west(rows: list[Read]) -> dict[str, str]:
    return {row.period: row.printed for row in rows if row.area == "KZ-27"}


WEST = {
    f"{year}-Q{quarter}": value
    for year, values in ((2024, "300 343 210 190"), (2025, "500.2 592.8 220 180"))
    for quarter, value in enumerate(values.split(), start=1)
}


def test_a_workbook_is_read_with_its_merged_years_and_its_footnotes(tmp_path: Path) -> None:
    rows = read(saved(book(), tmp_path / "made.xlsx"))
    assert west(rows) == WEST
    assert len(rows) == 21 * 8
    assert {row.locator for row in rows if row.area == "KZ" and row.period == "2025-Q2"} == {"made.xlsx:Лист1!G6"}
    assert {row.area for row in rows if row.locator.endswith("21")} == {"KZ-61"}


def turned(rows: Grid) -> Grid:
    """Periods down, areas across."""
    years = [rows[3][1 + turn // 4 * 4] for turn in range(8)]
    periods = [f"{rows[4][1 + turn]} {years[turn]} года" for turn in range(8)]
    body = rows[5:26]
    return [
        ["", *[row[0] for row in body]],
        *[[name, *[row[1 + at] for row in body]] for at, name in enumerate(periods)],
    ]


def long(rows: Grid) -> Grid:
    """One cell a row."""
    down = turned(rows)
    cells = [[area, row[0], value] for row in down[1:] for area, value in zip(down[0][1:], row[1:], strict=True)]
    return [["Область", "Период", "Значение"], *cells]


def with_commas(rows: Grid) -> Grid:
    """Decimal commas, and spaces between thousands; years stay as they are."""
    return [[_with_comma(value) for value in row] if at > 3 else row for at, row in enumerate(rows)]


def _with_comma(value: Any) -> Any:
    return f"{value:,}".replace(",", "\u00a0").replace(".", ",") if isinstance(value, (int, float)) else value


OLD_LETTERS = [row for row in with_commas(grid()) if row[:1] not in (["Жетісу"], ["Ұлытау"])]
"""Rows that Windows-1251 can write."""

LONG = {"area": "область", "period": "период", "value": "значение"}
CSV: dict[str, tuple[Callable[[], bytes], dict[str, Any]]] = {
    "as it is": (lambda: text().encode(), {}),
    "cp1251, semicolons, decimal commas, spaces": (
        lambda: text(OLD_LETTERS, ";").encode("cp1251"),
        {"layout": {"encoding": "cp1251", "delimiter": "semicolon", "decimal": ",", "thousands": " "}},
    ),
    "with a byte-order mark": (lambda: text().encode("utf-8-sig"), {}),
    "UTF-16": (lambda: text().encode("utf-16"), {"layout": {"encoding": "utf-16"}}),
    "periods down": (lambda: text(turned(grid())).encode(), {"layout": {"shape": "down", "header": 1}}),
    "one cell a row": (
        lambda: text(long(grid())).encode(),
        {"layout": {"shape": "long", "header": 1, "columns": LONG}},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "words"), CSV.values(), ids=list(CSV))
def test_csv_of_every_shape_gives_the_same_cells(
    tmp_path: Path, content: Callable[[], bytes], words: dict[str, Any]
) -> None:
    (tmp_path / "made.csv").write_bytes(content())
    rows = read(tmp_path / "made.csv", **words)
    assert {row.period: row.value for row in rows if row.area == "KZ-27"} == {
        period: Decimal(value) for period, value in WEST.items()
    }


@pytest.mark.parametrize(
    ("parts", "period"),
    [
        ([Decimal(2024), "I квартал"], "2024-Q1"),
        (["2024 г.", "IV кв."], "2024-Q4"),
        (["20211)"], "2021"),
        (["9 месяц 2012г."], "2012-9M"),
        (["1 полугодие 2025 года*"], "2025-H1"),
        (["январь-июнь 2025 года"], "2025-H1"),
        (["2024 жылғы 1 тоқсан"], "2024-Q1"),
        (["Q3", Decimal(2019)], "2019-Q3"),
        ([Decimal(2024), "Q1"], "2024-Q1"),
        (["2025 год"], "2025"),
        ([Decimal(1052)], None),
        (["прошлый год"], None),
        (["Всего"], None),
    ],
)
def test_headings_are_periods(parts: list[Any], period: str | None) -> None:
    found = period_of_heading(parts, mapping_of(mapping()))
    assert (None if found is None else str(found)) == period


@pytest.mark.parametrize(
    ("dates", "day", "period"),
    [
        ("quarter before", date(2025, 4, 1), "2025-Q1"),
        ("quarter before", date(2025, 1, 1), "2024-Q4"),
        ("quarter of", date(2025, 4, 1), "2025-Q2"),
        ("month of", date(2025, 4, 30), "2025-04"),
        ("year before", date(2025, 1, 1), None),
        ("year of", date(2025, 1, 1), "2025"),
    ],
)
def test_days_are_the_period_that_the_mapping_says(dates: str, day: date, period: str | None) -> None:
    if period is None:
        with pytest.raises(onir.errors.BadInput, match="not accepted"):
            mapping_of(mapping(dates=dates))
    else:
        assert str(period_of_heading([day], mapping_of(mapping(dates=dates)))) == period


def test_marks_mean_what_the_mapping_says(tmp_path: Path) -> None:
    rows = grid()
    rows[11][1:5] = ["-", "x", "…", 190]
    read_rows = [row for row in read(saved(book(("Лист1", rows)), tmp_path / "made.xlsx")) if row.area == "KZ-27"]
    assert [(row.period, row.value, row.status) for row in read_rows[:3]] == [
        ("2024-Q1", 0, "published"), ("2024-Q2", None, "confidential"), ("2024-Q4", 190, "published"),
    ]  # fmt: skip


def test_the_file_name_of_a_ready_mapping_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_mapping(find_mapping("nbk-gross-fdi-by-region")).indicator == "fdi.gross_inflow"
    assert find_mapping("my.yaml") == Path("my.yaml")


@pytest.mark.parametrize(
    ("words", "released", "said"),
    [
        ({}, "", ("2025-10-01", "day")),
        ({}, "2025-11", ("2025-11", "month")),
        ({"released": None, "exactness": None}, "", ("2026-01-01", "read")),
    ],
)
def test_a_release_is_as_exact_as_it_is_known(
    tmp_path: Path, words: dict[str, Any], released: str, said: tuple[str, str]
) -> None:
    path = saved(book(), tmp_path / "made.xlsx")
    origin = read_mapped(path, mapping_of(mapping(**words)), released=released, today=TODAY).origin
    assert (origin.released, origin.exactness) == said


# -- the proof ----------------------------------------------------------------------------------------------


def test_the_claims_of_the_kazakh_example_are_decided_by_the_table_with_its_ready_mapping(tmp_path: Path) -> None:
    """The workbook is fictitious: the figures of the press text, made up whole for every region."""
    path = saved(book(), tmp_path / "made.xlsx")
    ready = load_mapping(find_mapping("nbk-gross-fdi-by-region"))
    reading = read_mapped(path, ready, released="2025-10-01", today=TODAY)
    add(sealed_file(path, ready, "2025-10-02"), reading, home_folder=tmp_path / "home")
    text = EXAMPLE.read_text(encoding="utf-8")
    before = onir.check(text, published=date(2025, 10, 8), store=Store.open(tmp_path / "without"))
    after = onir.check(text, published=date(2025, 10, 8), store=Store.open(tmp_path / "home"))
    assert [claim["verdict"] for claim in before.as_dict()["claims"]] == ["unverifiable"] * 4
    claims = after.as_dict()["claims"]
    assert [(claim["kind"], claim["verdict"]) for claim in claims] == [
        ("rank", "supported"), ("volume", "supported"), ("growth", "supported"), ("rank", "supported"),
    ]  # fmt: skip
    assert "made.xlsx:Лист1!F12" in json.dumps(claims[1]["evidence"], ensure_ascii=False)


# -- the command --------------------------------------------------------------------------------------------


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["figures", "add", *words, "--lang", "en"])
    return int(ended.value.code or 0)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONIR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_first_mapping_is_nearly_whole_and_nothing_is_stored(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(book(), tmp_path / "made.xlsx")
    assert run(str(path), "--map", "new") == 0
    shown = capsys.readouterr().out
    assert "made.xlsx:Лист1!B6" in shown
    assert not home.exists()
    written = yaml.safe_load((tmp_path / "made.yaml").read_text(encoding="utf-8"))
    assert written["layout"] == {
        "shape": "across", "header": [4, 5], "labels": "A", "sheet": "Лист1", "decimal": ".", "thousands": "",
    }  # fmt: skip
    assert (written["unit"], written["indicator"], written["areas"]) == ("USD mn", "?", {})
    assert run(str(path), "--map", str(tmp_path / "made.yaml")) == 2
    assert "still open" in capsys.readouterr().err
    assert run(str(path), "--map", "new") == 2
    assert "A mapping is there already." in capsys.readouterr().err
    answers = {"publisher": "Invented", "title": "Invented", "indicator": "fdi.gross_inflow", "basis": "flow"}
    (tmp_path / "made.yaml").write_text(yaml.safe_dump({**written, **answers}, allow_unicode=True), encoding="utf-8")
    assert run(str(path), "--map", str(tmp_path / "made.yaml"), "--released", "2025-10-01", "--json") == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 168


def test_a_first_mapping_sees_encoding_delimiter_and_decimal_mark(tmp_path: Path, home: Path) -> None:
    rows = deepcopy(OLD_LETTERS)
    rows[10][3] = "…"
    (tmp_path / "made.csv").write_bytes(text(rows, ";").encode("cp1251"))
    assert run(str(tmp_path / "made.csv"), "--map", "new") == 0
    written = yaml.safe_load((tmp_path / "made.yaml").read_text(encoding="utf-8"))
    assert written["layout"] == {
        "shape": "across", "header": [4, 5], "labels": "A", "encoding": "cp1251", "delimiter": "semicolon",
        "decimal": ",", "thousands": " ",
    }  # fmt: skip
    assert written["cells"] == {"…": "?"}


def test_the_command_says_what_is_new_and_what_is_held(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(book(), tmp_path / "made.xlsx")
    words = (str(path), "--map", "nbk-gross-fdi-by-region", "--released", "2025-10-01")
    assert run(*words) == 0
    assert capsys.readouterr().out.startswith("Added: nbk-gross-fdi-by-region:")
    assert run(*words) == 0
    assert capsys.readouterr().out.startswith("Already held, nothing changed:")
    assert len(Store.open().vintages("fdi.gross_inflow")) == 1
    assert os.environ["ONIR_HOME"] == str(home)
    assert len(NAMES) == 20


def test_a_mended_mapping_reads_the_same_file_anew(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(book(), tmp_path / "made.xlsx")
    for unit in ("USD th", "USD mn"):
        (tmp_path / "map.yaml").write_text(yaml.safe_dump(mapping(unit=unit), allow_unicode=True), encoding="utf-8")
        assert run(str(path), "--map", str(tmp_path / "map.yaml")) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("Added: made:")
    assert "Read anew, since the mapping or the release differs: made:" in said
    assert "superseded; its cells stay in made-" in said
    (held,) = (one for one in Store.open().held if one.vintage.table == "made")
    assert {row["unit"] for row in pq.read_table(held.path).to_pylist()} == {"USD mn"}


def test_whoever_waits_hears_rows_and_the_share_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "made.csv").write_text(text(), encoding="utf-8")
    heard: list[tuple[int, float]] = []
    reading = read_mapped(
        tmp_path / "made.csv", mapping_of(mapping()), today=TODAY, watch=lambda rows, share: heard.append((rows, share))
    )
    assert sum(batch.num_rows for batch in batches(reading.rows)) == 168
    assert heard == sorted(heard)
    assert heard[-1] == (len(grid()) - 5, 1.0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such.xlsx", "--map", "nbk-gross-fdi-by-region"], "no-such.xlsx: There is no such file."),
        (["made.xlsx", "--map", "no-such.yaml"], "no-such.yaml: There is no such file."),
        ([".", "--map", "new"], "This is a folder, not a file."),
        (["no-such.csv", "--map", "new"], "no-such.csv: There is no such file."),
    ],
)
def test_a_file_that_is_not_there(
    words: list[str], said: str, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    saved(book(), tmp_path / "made.xlsx")
    monkeypatch.chdir(tmp_path)
    assert run(*words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("shaped", [turned, long], ids=["periods down", "one cell a row"])
def test_a_first_mapping_of_another_shape_reads_the_same_figures(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str], shaped: Callable[[Grid], Grid]
) -> None:
    path = saved(book(("Лист1", shaped(grid()))), tmp_path / "made.xlsx")
    assert run(str(path), "--map", "new") == 0
    assert "300" in capsys.readouterr().out
    to = tmp_path / "made.yaml"
    written = yaml.safe_load(to.read_text(encoding="utf-8"))
    assert written["unit"] == "?"
    answers = {"publisher": "Invented", "title": "Invented", "indicator": "fdi.gross_inflow", "basis": "flow"}
    written |= answers | {"unit": "USD mn"}
    to.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    assert west(list(_read_by(path, to))) == WEST


def _read_by(path: Path, to: Path) -> Iterator[Read]:
    for batch in batches(read_mapped(path, load_mapping(to), today=TODAY).rows):
        yield from (Read(**row) for row in batch.select(Read._fields).to_pylist())


def test_a_column_of_partners_is_not_taken_for_regions(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"Атырауская,2024,{code},5" for code in ("KZ", "KG", "MX", "RU")] + ["Жамбылская,2024,RU,6"]
    (tmp_path / "made.csv").write_text(
        "\n".join(["Область,Год,Страна,Сколько", *rows, "Жамбылская,2024,KZ,x"]), encoding="utf-8"
    )
    assert run(str(tmp_path / "made.csv"), "--map", "new", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["cells"][0] == {"area": "KZ-23", "period": "2024", "value": "5", "cell": "made.csv:2:4"}
    written = yaml.safe_load(Path(told["mapping"]).read_text(encoding="utf-8"))
    assert written["cells"] == {"x": "?"}
    assert written["layout"]["columns"] == {"area": "Область", "period": "Год", "value": "Сколько"}


def test_a_first_mapping_sees_the_country_by_its_regions(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "made.csv").write_text("Estado,2023,2024\nPuebla,5,6\nJalisco,7,8\nTotal,12,14\n", encoding="utf-8")
    assert run(str(tmp_path / "made.csv"), "--map", "new", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [cell["area"] for cell in told["cells"]] == ["MX-PUE", "MX-PUE", "MX-JAL", "MX-JAL"]
    assert "such as MX for the nation" in told["notes"][-1]


def test_a_first_mapping_that_reads_nothing_says_so(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "made.csv").write_text("Область,Сколько\nАтырауская,5\nЖамбылская,6\n", encoding="utf-8")
    assert run(str(tmp_path / "made.csv"), "--map", "new") == 0
    assert "No figure is read so" in " ".join(capsys.readouterr().out.split())


def test_a_release_that_is_still_to_come_is_refused(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(book(), tmp_path / "made.xlsx")
    assert run(str(path), "--map", "nbk-gross-fdi-by-region", "--released", "2925-10-01") == 2
    assert "--released: 2925-10-01 is still to come." in " ".join(capsys.readouterr().err.split())
    assert not list(home.rglob("*.parquet"))


def test_a_mended_mapping_keeps_the_release_that_was_stated(tmp_path: Path, home: Path) -> None:
    path, to = saved(book(), tmp_path / "made.xlsx"), tmp_path / "map.yaml"
    to.write_text(yaml.safe_dump(mapping(unit="USD th"), allow_unicode=True), encoding="utf-8")
    assert run(str(path), "--map", str(to), "--released", "2025-10-01") == 0
    to.write_text(yaml.safe_dump(mapping(), allow_unicode=True), encoding="utf-8")
    assert run(str(path), "--map", str(to)) == 0
    (held,) = (one for one in Store.open().held if one.vintage.table == "made")
    assert (held.vintage.released, held.vintage.exactness) == ("2025-10-01", "day")
