"""The release calendar: declared days, rhythms, and what is overdue on a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onir.errors import BadInput
from onir.figures import Due, Store, calendar
from onir.figures.releases import releasing
from onir.figures.releases.releasing import due_tables
from onir.figures.source import Source
from onir.figures.sources import publishers
from onir.territory.tables import country_codes, rows

Table = Callable[..., tuple[Source, bytes]]


def due(store: Store, table: str, today: str) -> Due:
    (found,) = [one for one in calendar(today=date.fromisoformat(today), store=store) if one.table.table == table]
    return found


@pytest.mark.parametrize(
    ("table", "today", "day", "period", "state", "late"),
    [
        ("bns-5927", "2026-10-12", "2026-10-12", None, "due", 0),
        ("bns-5927", "2026-10-13", "2026-10-12", None, "overdue", 1),
        ("bns-6584", "2026-01-01", "2026-04-30", None, "due", 0),
        ("bns-6584", "2026-05-30", "2026-04-30", None, "overdue", 30),
        ("bns-102798", "2026-11-01", "2027-03-31", None, "due", 0),
        ("bns-5546", "2026-11-01", "2027-03-31", "2026", "due", 0),
        ("nbk-337", "2026-09-09", "2026-09-30", "2026-Q2", "due", 0),
        ("nbk-337", "2026-10-10", "2026-09-30", "2026-Q2", "overdue", 10),
        ("se-fdi-by-state", "2025-11-20", "2025-11-25", "2025-Q3", "due", 0),
        ("se-fdi-by-state-partner", "2025-11-26", "2025-11-25", "2025-Q3", "overdue", 1),
    ],
)
def test_what_is_next_of_a_table(
    store: Store, table: str, today: str, day: str, period: str | None, state: str, late: int
) -> None:
    found = due(store, table, today)
    assert found.due == date.fromisoformat(day)
    assert (found.period and str(found.period), found.state, found.days_late) == (period, state, late)
    assert found.certainty in ("declared", "inferred")
    assert found.say("en").startswith(found.table.title.en)


def test_the_longest_overdue_stands_first(store: Store) -> None:
    days = [one.due for one in calendar(today=date(2026, 11, 1), store=store)]
    assert days == sorted(days, key=lambda day: day or date.max)


def test_a_table_without_a_line_says_that_nothing_is_known(table: Table, home: Path) -> None:
    (found,) = calendar(today=date(2026, 1, 1), store=Store.holding([table("KZ,2020,5")], home))
    assert (found.due, found.state, found.days_late) == (None, "unknown", 0)
    assert "no date of release is known" in found.say("en")


def test_a_release_declared_is_met_by_a_vintage_of_that_day(
    table: Table, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = {"table": "made", "period": "2020", "due": "2021-03-01", "certainty": "declared", "note": ""}
    monkeypatch.setattr(releasing, "rows", lambda *_: (line, {**line, "due": "2022-03-01", "period": "2021"}))
    held = [table("KZ,2020,5", released="2021-03-01", exactness="day")]
    (found,) = calendar(today=date(2021, 4, 1), store=Store.holding(held, home))
    assert (str(found.due), str(found.period), found.state) == ("2022-03-01", "2021", "due")


def test_the_next_release_that_the_newest_one_declares_comes_first(table: Table, home: Path) -> None:
    source, content = table("KZ,2020,5", released="2026-08-24", exactness="day")
    held = [(replace(source, table="bns-5927", following="2026-11-20"), content)]
    store = Store.holding(held, home)
    (found,) = calendar(today=date(2026, 11, 19), store=store)
    assert (str(found.due), found.certainty, found.state) == ("2026-11-20", "declared", "due")
    assert [due_tables(date(2026, 11, day), store) for day in (19, 20, 21)] == [set(), {"bns-5927"}, {"bns-5927"}]


def test_a_day_that_is_none_names_the_file(table: Table, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = {"table": "made", "period": "", "due": "soon", "certainty": "declared", "note": ""}
    monkeypatch.setattr(releasing, "rows", lambda *_: (line,))
    with pytest.raises(BadInput, match=r"countries/kz/calendar\.csv: “soon” is not a day"):
        calendar(store=Store.holding([table("KZ,2020,5")], home))


def test_every_table_that_ships_or_can_be_fetched_has_a_line_and_no_other_has_one(store: Store) -> None:
    fetched = {table.id for publisher in publishers().values() for table in publisher.tables}
    lines = [row for code in country_codes() for row in rows(code, "calendar")]
    assert {row["table"] for row in lines} == fetched | {vintage.table for vintage in store.vintages()}
    assert {row["certainty"] for row in lines} == {"declared", "inferred"}
