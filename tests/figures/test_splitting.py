"""Figures shared out over the parts of an old region: only on request, by a named basis, beside every other basis."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from onir.errors import BadInput, NotHeld, OnirError
from onir.figures import Store, split
from onir.figures.exporting.reckoned import export_estimates
from onir.measure import Period
from onir.standing import standing

CAPITAL = "capital.fixed"


@pytest.mark.parametrize(
    ("area", "by", "share", "of"),
    [
        # parts of the four regions that were split, as the Bureau's population and product of later years have them
        ("KZ-10", "population.total", "45.50", "2022"),
        ("KZ-33", "population.total", "32.09", "2022"),
        ("KZ-62", "population.total", "16.29", "2022"),
        ("KZ-79", "population.total", "31.69", "2017"),
        ("KZ-10", "grp.nominal", "36.26", "2021"),
    ],
)
def test_the_share_is_that_of_the_nearest_period_of_the_basis(
    store: Store, area: str, by: str, share: str, of: str
) -> None:
    (one,) = split(CAPITAL, area, "2016", by=by, store=store)
    assert (f"{float(one.share.value * 100):.2f}", str(one.share.period), one.share.basis.code) == (share, of, by)
    assert one.share.part.vintage == one.share.parts[0].vintage


def test_an_estimate_by_hand(store: Store) -> None:
    (one,) = split(CAPITAL, "KZ-10", "2020", store=store)
    # 729,115 million tenge × 611,888 / (611,888 + 732,966) persons
    assert one.estimate == Decimal(331736) * 1_000_000
    assert {share.basis.code: one.by(share) // 1_000_000 for share in one.others} == {
        "capital.fixed": 311637, "employment.total": 320265, "grp.nominal": 264371,
    }  # fmt: skip
    assert one.range == (Decimal(264371) * 1_000_000, one.estimate)
    told = one.as_dict()
    assert (told["status"], told["share"]["basis"], told["whole"]["extent"]) == (
        "estimate", "population.total", "east_kazakhstan_pre2022",
    )  # fmt: skip
    assert "an estimate and no published figure" in one.say("en")


@pytest.mark.parametrize(("first", "second"), [("KZ-10", "KZ-63"), ("KZ-19", "KZ-33"), ("KZ-35", "KZ-62")])
def test_the_parts_add_up_to_the_whole(store: Store, first: str, second: str) -> None:
    pairs = zip(split(CAPITAL, first, store=store), split(CAPITAL, second, store=store), strict=True)
    for one, other in pairs:
        assert one.whole == other.whole
        assert abs(one.estimate + other.estimate - (one.whole.amount or 0)) <= one.whole.unit.factor


def test_every_printed_period_before_the_split(store: Store) -> None:
    found = split(CAPITAL, "KZ-79", store=store)
    assert [str(one.whole.period) for one in found] == [str(year) for year in range(2003, 2018)]
    # the table remarks that 2018 is no match for other years: its parts are no basis
    assert all(str(share.period) != "2018" for one in found for share in one.others)


def test_an_estimate_enters_no_panel_and_no_rank(store: Store) -> None:
    before = standing("KZ-63", "2020", indicator=CAPITAL, store=store).as_dict()
    split(CAPITAL, "KZ-63", "2020", store=store)
    (panel,) = store.panels(CAPITAL, Period.parse("2020"), country="KZ")
    assert {cell.status for cell in panel.cells.values()} == {"published"}
    assert standing("KZ-63", "2020", indicator=CAPITAL, store=store).as_dict() == before


@pytest.mark.parametrize(
    ("code", "area", "period", "by", "kind", "said"),
    [
        (CAPITAL, "KZ-10", "2023", "population.total", BadInput, "region that Abai Region was parted from"),
        (CAPITAL, "KZ-27", None, "population.total", BadInput, "region that West Kazakhstan Region was parted from"),
        (CAPITAL, "KZ", "2020", "population.total", BadInput, "region that Kazakhstan was parted from"),
        ("grp.nominal", "KZ-79", "2016", "population.total", BadInput, "region that Shymkent was parted from"),
        ("fdi.net_inflow.notified", "MX-PUE", "2017", "population.total", BadInput, "Puebla was parted from"),
        (CAPITAL, "KZ-10", "2020", "fdi.net_inflow", NotHeld, "Bases held: capital.fixed, employment.total"),
        (CAPITAL, "KZ-10", "2020", "people", BadInput, "“people” is not an indicator"),
        ("fdi.gross_inflow", "KZ-10", "2020", "population.total", NotHeld, "No table of gross inflow"),
    ],
)
def test_what_cannot_be_split(
    store: Store, code: str, area: str, period: str | None, by: str, kind: type[OnirError], said: str
) -> None:
    with pytest.raises(kind) as stopped:
        split(code, area, period, by=by, store=store)
    assert said in stopped.value.say("en")


def test_estimates_leave_as_estimates_with_their_basis(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "shymkent.csv"
    export_estimates(split(CAPITAL, "KZ-79", store=store), path, store=store)
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert len(rows) == 15
    assert {row["status"] for row in rows} == {"estimate"}
    assert (rows[-1]["value"], rows[-1]["locator"].count(";")) == ("153834", 2)
    assert "by population on 1 January, 2017: 912,300 persons of 2,878,636 persons" in rows[-1]["note"]
