"""The mappings that come with Öñir: each can be read, and those of monthly releases read such a workbook (made up)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.figures.sources.shapes import workbook
from tests.figures.sources.specimens_bns import LABELS, twenty

from onir.figures import Store
from onir.figures.keeping.adding import add
from onir.figures.reading.mapped import read_mapped, sealed_file
from onir.figures.reading.mapping import MAPPINGS, find_mapping, load_mapping
from onir.measure import Period

MONTHS = ["январь 2025 года", "январь-февраль 2025г.", "январь-июнь 2025 года", "январь-май 2026 года 1)"]


@pytest.mark.parametrize("name", sorted(path.stem for path in MAPPINGS.glob("*.yaml")))
def test_each_ready_mapping_can_be_read_and_is_called_as_its_file(name: str) -> None:
    ready = load_mapping(find_mapping(name))
    assert ready.table == name
    assert all(ready.title.say(language) and ready.publisher.say(language) for language in ("kk", "ru", "en"))


def release(nation: list[Any]) -> bytes:
    rows: list[list[Any]] = [["Инвестиции в основной капитал"], ["млн. тенге"], [], [None, *MONTHS]]
    rows += [["Республика Казахстан", *nation], *([LABELS[code], 1, "2,5", 7, 9] for code in twenty())]
    return workbook({"1": rows})


@pytest.mark.parametrize(
    ("name", "nation", "basis"),
    [
        ("bns-fixed-capital-months", [20, 50, 140, 180], "ytd"),
        ("bns-fixed-capital-index-months", [101, 102.5, 99, 100], "stock"),
    ],
)
def test_a_monthly_release_is_added_with_one_command(name: str, nation: list[Any], basis: str, tmp_path: Path) -> None:
    path = tmp_path / "release.xlsx"
    path.write_bytes(release(nation))
    ready = load_mapping(find_mapping(name))
    reading = read_mapped(path, ready, released="2026-06-15", today=date(2026, 6, 16))
    added = add(sealed_file(path, ready, "2026-06-16"), reading, home_folder=tmp_path / "home")
    assert added.kept.periods == ("2025-01", "2025-01..2025-02", "2025-H1", "2026-01..2026-05")
    store = Store.open(tmp_path / "home")
    *_, panel = store.panels(ready.indicator, Period.parse("2025-01..2025-02"), country="KZ")
    cell = panel.cells["KZ-27"]
    assert (str(cell.value), cell.basis, cell.vintage.table) == ("2.5", basis, name)
