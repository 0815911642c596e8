"""Remarks of the tables: said in three languages, and held to where they call a year no match for others."""

import csv

import pytest

from onir.figures import Store
from onir.figures.remarks import remarks, same_territory
from onir.figures.source import SHIPPED, shipped
from onir.language.messages import LANGUAGES
from onir.measure import Period


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("home"))


def test_every_remark_that_ships_has_its_words_in_three_languages() -> None:
    files = [SHIPPED / source.file for source in shipped()]
    found = {
        row["note"]
        for file in files
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
        if row.get("note")
    }
    listed = {
        row["note"]: row for row in csv.DictReader((SHIPPED / "notes.csv").read_text(encoding="utf-8").splitlines())
    }
    rest = found - set(listed)
    assert rest == {"; ".join([note for note in listed if "Turkistan row" in note or "2009" in note][::-1])}
    assert all(len({row[f"text_{language}"] for language in LANGUAGES}) == len(LANGUAGES) for row in listed.values())


@pytest.mark.parametrize(
    ("code", "area", "period", "said"),
    [
        ("population.total", "KZ-27", "2022", ["первый год по переписи 2021 года"]),
        ("population.total", "KZ-YUZ", "2009", ["по сноске 1", "первый год по переписи 2009 года"]),
        ("population.total", "KZ-27", "2020", []),
        ("capital.fixed", "KZ-79", "2018", ["год разделения несопоставим"]),
    ],
)
def test_remarks_are_said_one_by_one(store: Store, code: str, area: str, period: str, said: list[str]) -> None:
    cell = store.panels(code, Period.parse(period), country="KZ")[-1].cell(area)
    assert cell is not None
    found = [remark.text.say("ru") for remark in remarks(cell)]
    assert len(found) == len(said)
    assert all(part in text for part, text in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("area", "now", "before", "comparable"),
    [
        ("KZ-79", "2019", "2018", False), ("KZ-61", "2019", "2018", False), ("KZ-79", "2020", "2019", True),
        ("KZ-27", "2019", "2018", True), ("KZ", "2019", "2018", True), ("KZ-YUZ", "2017", "2016", True),
        ("KZ-35", "2022", "2021", False),
    ],
)  # fmt: skip
def test_a_year_that_is_remarked_as_no_match_is_none(
    store: Store, area: str, now: str, before: str, comparable: bool
) -> None:
    panels = [store.panels("capital.fixed", Period.parse(when), country="KZ")[-1] for when in (now, before)]
    late, early = (panel.cell(area) for panel in panels)
    assert late is not None
    assert early is not None
    assert same_territory(late, early) == comparable
