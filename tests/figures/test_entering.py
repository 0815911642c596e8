"""Corrections of one's own: entered for what is printed, held to their guard, taken back and kept on record."""

from pathlib import Path

import pytest

from onir.errors import BadInput, NotHeld
from onir.figures import Store, list_corrections, show_figures
from onir.figures.corrections.correcting import COLUMNS, guard_corrections, own_corrections
from onir.figures.corrections.entering import Subject, correct, mark

CAPITAL = Subject("capital.fixed", "West Kazakhstan Region", "2025")
PUEBLA = Subject("fdi.net_inflow.notified", "MX-PUE", "2017-Q4")
WORDS = {"why": "two digits\nswapped", "told": "the Bureau on 2026-11-01"}
HEAD = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that is set up once, as nothing is written to it."""
    return tmp_path_factory.mktemp("untouched")


def figure(home: Path) -> str:
    (cell,) = show_figures("capital.fixed", "KZ-27", "2025", store=Store.open(home))
    return f"{cell.value} {cell.correction}".strip()


def test_an_entry_of_ones_own_holds_until_it_is_withdrawn(home: Path) -> None:
    entry = correct(CAPITAL, "893421", "893412", **WORDS, home_folder=home)
    assert (entry.table, entry.status, entry.own, entry.why) == ("bns-5546", "open", True, "two digits swapped")
    assert figure(home) == "893412 printed 893421; two digits swapped (told: the Bureau on 2026-11-01; open)"
    assert guard_corrections(Store.open(home)) == ()
    assert mark(1, "withdrawn", home_folder=home).status == "withdrawn"
    assert figure(home) == "893421"
    assert [one.status for one in list_corrections(home)] == ["withdrawn"]
    correct(CAPITAL, "893421", "893000", **WORDS, home_folder=home)
    assert figure(home).startswith("893000 ")


def test_a_figure_that_a_later_release_mended_is_entered_as_mended(home: Path) -> None:
    entry = correct(PUEBLA, "65.36472", "66", **WORDS, home_folder=home)
    assert (entry.table, entry.status) == ("se-fdi-by-state", "mended")
    assert guard_corrections(Store.open(home)) == ()
    mark(1, "open", home_folder=home)
    assert "has mended fdi.net_inflow.notified MX-PUE 2017-Q4" in guard_corrections(Store.open(home))[0].say("en")


@pytest.mark.parametrize(
    ("subject", "printed", "right", "said"),
    [
        (CAPITAL, "893420", "1", "No release prints 893420 in the cell capital.fixed KZ-27 2025. Printed: 893421 ("),
        (CAPITAL, "893421", "893,412", "needs two numbers"),
        (CAPITAL, "893421", "NaN", "needs two numbers"),
        (CAPITAL, "893421", "893421.0", "changes nothing"),
        (CAPITAL, "893421", "1e-11", "needs two numbers"),
        (CAPITAL, "893421", "1e30", "needs two numbers"),
        (Subject("capital.fixed", "KZ-99", "2025"), "1", "2", "“KZ-99” is not the name"),
        (Subject("capital.fixd", "KZ-27", "2025"), "1", "2", "is not an indicator"),
        (Subject("capital.fixed", "KZ-27", "once"), "1", "2", "“once” is not a period"),
        (PUEBLA, "65", "2", "Printed: 65.36472 (2018-02), 675.137021 (2025-10-14), 675.136996 (2025-11)."),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    untouched: Path, subject: Subject, printed: str, right: str, said: str
) -> None:
    with pytest.raises(BadInput) as stopped:
        correct(subject, printed, right, **WORDS, home_folder=untouched)
    assert said in stopped.value.say("en")
    assert not (untouched / "corrections.csv").exists()


def test_a_cell_that_nobody_prints(untouched: Path) -> None:
    with pytest.raises(NotHeld, match=r"No release held prints the cell capital.fixed KZ-27 2024-Q1"):
        correct(Subject("capital.fixed", "KZ-27", "2024-Q1"), "1", "2", **WORDS, home_folder=untouched)


def test_one_figure_is_corrected_once(home: Path) -> None:
    correct(CAPITAL, "893421", "893412", **WORDS, home_folder=home)
    with pytest.raises(BadInput, match="corrected already") as stopped:
        correct(CAPITAL, "893421.0", "1", **WORDS, home_folder=home)
    assert stopped.value.where == f"{home / 'corrections.csv'}:2"
    with pytest.raises(BadInput, match="with the number 2"):
        mark(2, "withdrawn", home_folder=home)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"table,area\n", "corrections.csv:1: The header has the columns table, area."),
        (HEAD.encode() + b"\nbns-5546,capital.fixed,KZ-27\n", "corrections.csv:2: A correction has 11 columns."),
        (HEAD.encode() + b"\n" + b"x," * 12 + b"x\n", "corrections.csv:2: A correction has 11 columns."),
        (HEAD.encode() + b'\n"bns', "corrections.csv:2: A quotation mark is not closed"),
        ("table,причина".encode("cp1251"), "corrections.csv: The corrections are not in UTF-8."),
        (b"", "corrections.csv:1: The header has the columns"),
    ],
)
def test_a_file_spoilt_by_hand_is_named_with_its_line(home: Path, content: bytes, said: str) -> None:
    home.mkdir()
    (home / "corrections.csv").write_bytes(content)
    with pytest.raises(BadInput) as stopped:
        own_corrections(home)
    assert said in stopped.value.say("en")
