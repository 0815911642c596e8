"""Tables are read by their codes, judged in words, and mended by name alone."""

import gzip
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest
import yaml
from tests.impact.made import invented, published

from onir.errors import BadInput
from onir.impact.models.multipliers import multipliers
from onir.impact.models.scenarios import own_feedback
from onir.impact.regions.gravity import deterrence
from onir.impact.regions.quotients import home_shares
from onir.impact.tables.balancing import gras, ras
from onir.impact.tables.checks import checked, findings
from onir.impact.tables.mapping import layouts, load_mapping
from onir.impact.tables.reading import read_table
from onir.impact.tables.reading_supply_use import read_supply_use
from onir.impact.tables.sections import section_of, to_sections
from onir.impact.tables.table import IOTable, borrowed_words

GOOD = invented([[150, 500], [200, 100]], [1000, 2000])


def changed(row: int, column: int, value: float) -> IOTable:
    flows = GOOD.flows.copy()
    flows[row, column] = value
    return replace(GOOD, flows=flows)


@pytest.mark.parametrize(
    ("table", "words", "repairs"),
    [
        (changed(0, 1, 700), "1 row does not add up to output; worst: A by -200 KZT mn", ["rows-to-discrepancy"]),
        (changed(0, 1, -50), "1 flow is below zero, the first from A to B", ["negatives-to-zero"]),
        (replace(GOOD, use="total"), "imports stand inside them", ["imports-in-proportion"]),
        (replace(GOOD, use="imports"), "imports alone", []),
        (replace(GOOD, prices="purchasers"), "purchasers’ prices", ["keep-purchasers-prices"]),
        (
            invented([[150, 500], [900, 100]], [1000, 2000]),
            "Value added is below zero in: A. These buy as much as they make or more: A.",
            ["keep-negative-value-added", "keep-large-columns"],
        ),
        (
            invented([[600, 800], [400, 1200]], [1000, 2000]),
            "nothing solves them: A, B",
            ["drop-closed", "columns-to-surplus", "rows-to-discrepancy"],
        ),
        (invented([[150, 5], [200, 100]], [1000, 0]), "These buy and have no output: B.", []),
        (
            replace(GOOD, printed_total=np.array([1000.0, 2100.0])),
            "The printed total of B is 2100, its output 2000 KZT mn.",
            ["keep-printed-totals"],
        ),
    ],
)
def test_bad_tables_are_refused_in_words_or_mended_by_name(table: IOTable, words: str, repairs: list[str]) -> None:
    with pytest.raises(BadInput, match=re.escape(words)) as refused:
        checked(table)
    if not repairs:
        return
    assert any(name in refused.value.say("en") for name in repairs)
    if "columns" in words or "imports stand" in words or "add up" in words or "below zero, the" in words:
        repairs = [*repairs, "columns-to-surplus"]
    if table.use == "total":
        table = replace(table, final={**table.final, "imports": np.array([-30.0, -40.0])})
        table = replace(table, final={**table.final, "households": table.final["households"] + [30.0, 40.0]})
    mended = checked(table, repairs)
    assert set(mended.repairs) == set(repairs)
    assert (multipliers(mended).type_one() >= 1 - 1e-9).all()


def test_a_table_that_is_sound_is_said_nothing_of() -> None:
    assert findings(GOOD) == ()
    assert checked(GOOD) is GOOD


def test_what_is_rounding_in_a_small_industry_is_no_fault_of_a_large_table() -> None:
    large = invented([[150, 500, 0], [200, 100, 0], [0, 0, 0]], [1e6, 2e6, 1.0])
    final = large.final["households"] + [5.0, 0.0, 0.5]  # half of what the third makes, and nothing in the whole
    (found,) = findings(replace(large, final={"households": final}))
    assert (found.kind, found.fatal) == ("rows", False)
    assert found.say("en").startswith("1 row does not add up to output; worst: A by -5 ")


def test_total_use_becomes_domestic_in_proportion_to_imports() -> None:
    total = replace(
        invented([[150, 500], [200, 100]], [1000, 2000]),
        use="total",
        final={"households": np.array([450.0, 1800.0]), "exports": np.array([100.0, 100.0]),
               "imports": np.array([-200.0, -200.0])},
    )  # fmt: skip
    made = checked(total, ["imports-in-proportion"])
    share = 200 / (1000 + 200 - 100)
    assert made.flows[0] == pytest.approx(total.flows[0] * (1 - share))
    assert made.flows.sum(axis=1) + made.final_use == pytest.approx(made.output)
    assert "imports" not in made.final


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (lambda: checked(GOOD, ["magic"]), "“magic” is not accepted here."),
        (lambda: GOOD.index("Z"), "“Z” is not an industry of this table. Accepted: A, B."),
        (lambda: GOOD.satellite("taxes_products"), "no row “taxes_products”"),
        (lambda: replace(GOOD, final={}).final_use_by("households"), "no column “households”"),
        (lambda: to_sections(replace(GOOD, codes=("X9", "A"))), "section of these industries is not known: X9"),
        (lambda: home_shares("LQ", np.ones(2), np.ones(2)), "“LQ” is not accepted here."),
        (lambda: home_shares("FLQ", np.array([2.0, 1]), np.ones(2)), "larger than that of the nation"),
        (lambda: ras(np.array([[-1.0]]), np.ones(1), np.ones(1)), "row 1, column 1 is negative"),
        (lambda: ras(np.eye(2), np.ones(2), np.ones(2) * 2), "add up to 2, the column totals to 4"),
        (lambda: gras(np.diag([1.0, 0]), np.ones(2), np.ones(2)), "Row 2 has no cell that could make its total 1."),
        (lambda: gras(np.ones((2, 2)), np.array([3.0, -1]), np.ones(2)), "Row 2 has no cell"),
        (lambda: ras(np.eye(2), np.array([1.0, 3]), np.array([3.0, 1])), "rounds a total is still missed by 2"),
        (lambda: deterrence(np.zeros((2, 2)), 1.0), "Distances are needed between all regions"),
        (lambda: own_feedback(np.eye(2)), "The table has no solution"),
    ],
)
def test_what_cannot_be_done_is_said(asked: Callable[[], object], words: str) -> None:
    with pytest.raises(BadInput, match=re.escape(words)):
        asked()


def test_a_table_of_another_economy_names_itself_as_borrowed() -> None:
    lent = published("croatia-2010-domestic").used_for("KZ")
    words = borrowed_words(lent.origin)
    assert words is not None
    assert words.say("en").startswith(
        "Borrowed coefficients, not those of Kazakhstan: Symmetric table of Croatia, 2010"
    )
    assert multipliers(lent).origin.borrowed
    assert to_sections(lent).origin.borrowed
    assert borrowed_words(lent.used_for("HR").origin) is None


def test_sections_hold_what_their_products_held() -> None:
    table = published("croatia-2010-domestic")
    made = to_sections(table)
    assert "".join(made.codes) == "ABCDEFGHIJKLMNOPQRSTU"
    assert made.value_added.sum() == pytest.approx(table.value_added.sum())
    assert made.flows.sum() == pytest.approx(table.flows.sum())


# -- layouts ---------------------------------------------------------------------------------------------------------

TITLE = {"year": 2020, "title": "Invented"}


def mapped(folder: Path, **said: object) -> Path:
    path = folder / "table.yaml"
    path.write_text(yaml.safe_dump(said), encoding="utf-8")
    return path


def written(folder: Path, name: str, lines: Sequence[Sequence[object]]) -> Path:
    path = folder / name
    text = "\n".join(",".join(map(str, line)) for line in lines)
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    elif name.endswith(".csv"):
        path.write_text(text, encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for line in lines:
            book.worksheets[0].append(list(line))
        book.save(path)
    return path


OECD: list[list[object]] = [
    ["", "D01", "D02", "HFCE", "EXPO", "CONS_NONRES", "NPISH", "GGFC", "GFCF", "INVNT", "IMPO", "DPABR"],
    ["TTL_01", 10, 20, 55, 20, 0, 0, 0, 0, 0, -10, 5],
    ["TTL_02", 30, 10, 50, 20, 0, 0, 0, 0, 0, -10, 0],
    ["TXS_IMP_FNL", 1, 1], ["TXS_INT_FNL", 1, 1], ["VALU", 58, 68], ["OUTPUT", 100, 100],
]  # fmt: skip


def test_the_layout_of_the_oecd(tmp_path: Path) -> None:
    file = written(tmp_path, "t.csv", OECD)
    mapping = mapped(tmp_path, like="oecd", economy="BE", where={"last": "02"}, **TITLE)
    table = read_table(file, mapping)
    assert (table.codes, table.use, table.final["imports"].tolist()) == (("01", "02"), "total", [-10, -10])
    assert [one.kind for one in findings(table)] == ["imports-inside"]
    assert table.consumption == 110.0
    assert checked(table, ["imports-in-proportion"]).use == "domestic"


MRIO: list[list[object]] = [
    ["", "KAZ_A", "KAZ_B", "RUS_A", "RUS_B", "KAZ_HFCE", "RUS_HFCE", "OUT"],
    ["KAZ_A", 10, 20, 5, 5, 50, 10, 100],
    ["KAZ_B", 20, 10, 10, 10, 30, 20, 100],
    ["RUS_A", 5, 5, 1, 1, 1, 1, 14],
    ["RUS_B", 5, 0, 1, 1, 1, 1, 9],
    ["TLS", 0, 5, 0, 0, 0, 0, 0],
    ["VA", 60, 60, 1, 1, 0, 0, 0],
    ["OUT", 100, 100, 14, 9, 0, 0, 0],
]


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz", "t.xlsx"])
def test_one_economy_of_many(tmp_path: Path, name: str) -> None:
    file = written(tmp_path, name, MRIO)
    kinds = {"households": "HFCE"}
    mapping = mapped(
        tmp_path, like="icio", economy="KZ", where={"region": "KAZ", "first": "A", "last": "B"}, columns=kinds, **TITLE
    )
    table = read_table(file, mapping)
    assert table.flows.tolist() == [[10, 20], [20, 10]]
    assert table.final["exports"].tolist() == [20, 40]
    assert table.satellites["imports"].tolist() == [10, 5]
    assert findings(table) == ()
    with pytest.raises(BadInput, match=r"no economy “UZB”. It has: KAZ, RUS"):
        read_table(
            file,
            mapped(tmp_path, like="icio", economy="UZ", where={"region": "UZB", "first": "A", "last": "B"}, **TITLE),
        )


ADB_HEADS: list[list[object]] = [
    ["Table of an invented year"],
    ["2 economies, at current prices"],
    ["In millions of US$"],
    [],
]


def adb_below(before: str, **amounts: int) -> list[list[object]]:
    """Rows under the flows: what the publisher prints for industries, alike for each here."""
    return [["", "words", before, code, *[amount] * 3] for code, amount in amounts.items()]


def test_the_layout_of_the_asian_development_bank(tmp_path: Path) -> None:
    heads: list[list[object]] = [
        *ADB_HEADS,
        ["", "", "", "", "One", "Two", "One", *["Households", "NPISH", "Government", "Fixed", "Stocks"] * 2, "TOTAL"],
        ["", "", "", "", "KAZ", "KAZ", "RUS", *["KAZ"] * 5, *["RUS"] * 5, "ToT"],
        ["", "", "", "", "c1", "c2", "c1", *["F1", "F2", "F3", "F4", "F5"] * 2, ""],
    ]
    own: list[list[object]] = [
        ["", "One", "KAZ", "c1", 10, 20, 20, 40, 0, 0, 0, 0, 4, 3, 2, 1, 0, 100],
        ["", "Two", "KAZ", "c2", 20, 10, 20, 40, 0, 0, 0, 0, 10, 0, 0, 0, 0, 100],
        ["", "One", "RUS", "c1", 10, 10, 1, 5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 27],
    ]
    below = adb_below("TOT", r60=40, r99=3, r61=1, r62=0, r63=0, r64=55, trs=1, r69=100)
    file = written(tmp_path, "t.xlsx", [*heads, *own, *below])
    table = read_table(
        file, mapped(tmp_path, like="adb-mrio", economy="KZ", where={"region": "KAZ", "last": "c2"}, **TITLE)
    )
    assert (table.output.tolist(), table.value_added.tolist()) == ([100, 100], [55, 55])
    assert (table.final["exports"].tolist(), table.satellites["imports"].tolist()) == ([30, 30], [12, 12])
    assert table.satellites["taxes_products"].tolist() == [3, 3]
    assert findings(table) == ()


def test_a_year_of_one_economy_of_the_asian_development_bank(tmp_path: Path) -> None:
    heads: list[list[object]] = [
        *ADB_HEADS,
        ["", "Industry", "", "", "One", "Two", "Households", "NPISH", "State", "Fixed", "Stocks", "Exports", "All"],
        ["", "", "", "", *["KAZ"] * 9],
        ["", "", "", "", "c1", "c2", "F1", "F2", "F3", "F4", "F5", "F6", ""],
    ]  # fmt: skip
    own: list[list[object]] = [
        ["", "One", "KAZ", "c1", 10, 20, 40, 0, 0, 0, 0, 30, 100],
        ["", "Two", "KAZ", "c2", 20, 10, 40, 0, 0, 0, 0, 30, 100],
        ["", "One", "IMP", "c1", 4, 6, 3, 0, 0, 0, 0, 0, 13],
        ["", "Two", "IMP", "c2", 6, 4, 2, 0, 0, 0, 0, 0, 12],
        ["", "Total Imports", "", "M", 10, 10, 5, 0, 0, 0, 0, 0, 25],
    ]
    below = adb_below("", r60=40, r99=3, r61=0, r62=0, r63=0, r64=56, trs=1, r69=100)
    file = written(tmp_path, "t.xlsx", [*heads, *own, *below])
    where = {"region": "KAZ", "sheet": "Sheet", "last": "c2"}
    table = read_table(file, mapped(tmp_path, like="adb-io", economy="KZ", where=where, **TITLE))
    assert (table.final["exports"].tolist(), table.satellites["imports"].tolist()) == ([30, 30], [11, 11])
    assert findings(table) == ()
    assert not table.used_for("KZ").origin.borrowed


def test_the_layout_of_the_kazakh_bureau(tmp_path: Path) -> None:
    heads: list[object] = ["", "01", "02", "P3_S14", "P3_S15", "P3_S13", "P51", "P52", "P6"]
    amounts = {"B1G": (60, 70), "D1": (20, 30), "B2G_B3G": (35, 38), "D29_M_D39": (5, 2), "D21_M_D31": (2, 3)}
    amounts |= {"P7": (8, 7), "P1": (100, 110)}
    below: list[list[object]] = [[code, *values] for code, values in amounts.items()]
    own: list[list[object]] = [["01", 10, 20, 70, 0, 0, 0, 0, 0], ["02", 20, 10, 60, 0, 0, 0, 0, 20]]
    file = written(tmp_path, "t.xlsx", [[], [], [], [], heads, *own, *below])
    table = read_table(file, mapped(tmp_path, like="kazakhstan", where={"last": "02"}, **TITLE))
    assert (table.origin.economy, table.unit) == ("KZ", "KZT mn")
    assert findings(table) == ()
    assert not table.used_for("KZ").origin.borrowed


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"like": "usa"}, "“usa” is not accepted here."),
        ({"like": "oecd", **TITLE}, "economy: This key is missing."),
        ({"like": "oecd", "economy": "BE", "colour": 1, **TITLE}, "colour: This key is not known."),
        ({"like": "oecd", "economy": "BE", "use": "all", **TITLE}, "“all” is not accepted here."),
        ({"like": "oecd", "economy": "BE", "year": "2020", "title": "T"}, "A whole number above zero"),
        ({"like": "oecd", "economy": "BE", "where": {"delimiter": ";"}, **TITLE}, "where.delimiter"),
        ({"like": "icio", "economy": "KZ", "where": {"region": "KAZ", "divider": ""}, **TITLE}, "where.divider: This"),
        ({"like": "oecd", "economy": "BE", "rows": {"gold": "X"}, **TITLE}, "rows.gold"),
        ({"like": "oecd", "economy": "BE", "sections": "A", **TITLE}, "sections: A list of keys and values"),
        ({"like": "oecd", "economy": "BE", "where": {"labels": "?"}, **TITLE}, "where.labels: The letters of a column"),
    ],
)
def test_a_mapping_is_refused_by_its_key(tmp_path: Path, said: dict[str, object], words: str) -> None:
    with pytest.raises(BadInput, match=re.escape(words)):
        load_mapping(mapped(tmp_path, **said))


def test_what_a_file_lacks_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, "t.csv", OECD)
    for more, words in (
        ({"where": {"last": "09"}}, "no column “09”"),
        ({"where": {"last": "02"}, "output": "GO"}, "no row “GO”"),
        ({"where": {"last": "02"}, "columns": {"exports": "X"}}, "no column “X”"),
    ):
        with pytest.raises(BadInput, match=words):
            read_table(file, mapped(tmp_path, like="oecd", economy="BE", **TITLE, **more))
    words_in_it = [[*line] for line in OECD]
    words_in_it[1][1] = "confidential"
    with pytest.raises(BadInput, match="Row “TTL_01”, column “D01” holds words, not a number"):
        read_table(
            written(tmp_path, "t.csv", words_in_it),
            mapped(tmp_path, like="oecd", economy="BE", where={"last": "02"}, **TITLE),
        )


def test_every_layout_that_ships_is_whole(tmp_path: Path) -> None:
    assert layouts() == ("adb-io", "adb-mrio", "eurostat", "icio", "kazakhstan", "oecd", "ons")
    for name in layouts():
        told = load_mapping(
            mapped(tmp_path, like=name, **({"economy": "KZ", "use": "domestic", "unit": "KZT mn"} | TITLE))
        )
        codes = [told.where.first, told.where.last]
        assert all((told.sections.get(code) or section_of(code) or code in ("T", "NPISH_96")) for code in codes)


def test_supply_and_use_from_two_files(tmp_path: Path) -> None:
    supply = written(tmp_path, "supply.csv", [["", "I1", "I2"], ["p1", 90, 10], ["p2", 5, 195], ["TOTAL", 95, 205]])
    rows: list[list[object]] = [["", "I1", "I2", "HH"], ["p1", 20, 40, 40], ["p2", 30, 50, 120], ["VA", 45, 115, ""]]
    use = written(tmp_path, "use.csv", rows)
    said = {
        "economy": "KZ", "unit": "KZT mn", "use": "domestic", "prices": "basic", "publisher": "Invented",
        "rows": {"value_added": "VA"}, "columns": {"households": "HH"}, **TITLE,
    }  # fmt: skip
    ends = {"first": "I1", "last": "I2", "first_product": "p1", "last_product": "p2"}
    tables = read_supply_use(supply, use, mapped(tmp_path, where=ends, **said))
    assert (tables.products, tables.industries) == (("p1", "p2"), ("I1", "I2"))
    made = tables.symmetric("industry-technology")
    assert findings(made) == ()
    assert made.flows.sum(axis=1).round(9).tolist() == [60, 80]
    assert tables.symmetric("fixed-product-sales").codes == ("I1", "I2")
    with pytest.raises(BadInput, match="first_product: This key is missing"):
        read_supply_use(supply, use, mapped(tmp_path, where={"first": "I1", "last": "I2"}, **said))
    other = written(tmp_path, "other.csv", [["", "I1", "I3", "I2"], ["p1", 90, 0, 10], ["p2", 5, 0, 195]])
    with pytest.raises(BadInput, match="different products or industries: I3"):
        read_supply_use(other, use, mapped(tmp_path, where=ends, **said))
    with pytest.raises(BadInput, match="not accepted here"):
        tables.symmetric("magic")


def test_words_in_a_column_of_final_use_are_refused(tmp_path: Path) -> None:
    lines = [[*line] for line in OECD]
    lines[2][3] = "n/a"
    with pytest.raises(BadInput, match="Column “HFCE” holds words where a number is due"):
        read_table(
            written(tmp_path, "t.csv", lines),
            mapped(tmp_path, like="oecd", economy="BE", where={"last": "02"}, **TITLE),
        )
