"""Revision statistics: the published sums by age, and an invented table small enough to reckon by hand."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from onir.errors import BadInput, NotHeld
from onir.figures import Store, revisions
from onir.figures.releases.revising import Statistics
from onir.figures.source import Source

Table = Callable[..., tuple[Source, bytes]]
MEXICO = "fdi.net_inflow.notified"
NET = {"indicator": "fdi.net_inflow", "unit": "USD mn"}


@pytest.fixture
def invented(table: Table, home: Path) -> Callable[..., Store]:
    """A store of one invented table in as many releases as are given, a year apart."""

    def made(*releases: str) -> Store:
        dated = [
            table(rows, **NET, source=f"made-{year}", released=f"{year}-06", exactness="month")
            for year, rows in enumerate(releases, start=2021)
        ]
        return Store.holding(dated, home)

    return made


def test_sums_of_revisions_by_age(store: Store) -> None:
    total = revisions(MEXICO, store=store)[0].total
    assert total is not None
    assert (total.old.released, total.new.released) == ("2018-02", "2025-11")
    shares = {one.age: round((one.relative or Decimal(0)) * 100, 1) for one in total.ages}
    assert {age: str(share) for age, share in shares.items()} == {
        "0–3": "23.6", "4–7": "12.8", "8–11": "8.2", "12–19": "5.7", "20+": "2.3",
    }  # fmt: skip
    assert (total.whole.cells, total.whole.signs, total.whole.ranked) == (1536, 20, 1536)


def test_every_table_of_an_indicator_is_told_of_alone(store: Store) -> None:
    several, one = revisions(MEXICO, store=store)
    assert [len(several.steps), len(one.steps)] == [2, 0]
    assert "read 14 October 2025" in several.say("en")
    assert "Only one release" in one.say("en")


def test_two_releases_are_said_to_be_too_few(invented: Callable[..., Store]) -> None:
    (answer,) = revisions("fdi.net_inflow", store=invented("KZ,2020,100.0", "KZ,2020,110.0"))
    assert answer.total is None
    assert "Fewer than three releases" in answer.say("en")
    assert answer.as_dict()["releases"] == 2


def test_statistics_reckoned_by_hand(invented: Callable[..., Store]) -> None:
    first = "KZ,2018,200.0\nKZ,2019,-10.0\nKZ,2020,100.0"
    second = "KZ,2018,200\nKZ,2019,4.0\nKZ,2020,271.8"
    (answer,) = revisions("fdi.net_inflow", store=invented(first, second, second.replace("271.8", "C")))
    whole: Statistics = answer.steps[0].whole
    assert (whole.cells, whole.revised, whole.signs) == (3, 2, 1)
    assert whole.logs is not None
    assert whole.differences is not None
    assert (whole.logs.cells, round(whole.logs.mean, 3)) == (2, Decimal("0.500"))
    assert (round(whole.logs.absolute, 3), round(whole.logs.error or Decimal(0), 3)) == (
        Decimal("0.500"),
        Decimal("0.500"),
    )
    assert (whole.differences.cells, whole.differences.mean, whole.differences.error) == (1, Decimal(14_000_000), None)
    assert whole.relative == (Decimal("14") + Decimal("171.8")) / Decimal(310)
    assert [one.age for one in answer.steps[0].ages] == ["0–3", "4–7", "8–11"]
    assert answer.steps[1].whole.cells == 2


def test_an_indicator_without_a_table(store: Store) -> None:
    with pytest.raises(NotHeld, match="No table of gross inflow"):
        revisions("fdi.gross_inflow", store=store)
    with pytest.raises(BadInput, match="is not an indicator"):
        revisions("fdi.gros", store=store)
