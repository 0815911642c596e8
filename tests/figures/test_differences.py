"""One figure through its releases, and what a release changes: held to what was counted on the tables by hand."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from onir.claims.checking.flips import flips
from onir.errors import BadInput, NotHeld
from onir.figures import Store, diff, history
from onir.figures.source import Source
from onir.territory import country

Table = Callable[..., tuple[Source, bytes]]

MEXICO = "fdi.net_inflow.notified"


@pytest.mark.parametrize(
    ("area", "period", "values", "ranks"),
    [
        ("MX-PUE", "2017", [193, 954, 954], ["27", "13", "13"]),
        ("Puebla", "2017-H1", [263, 348, 348], ["18", "17", "17"]),
        ("MX", "2017", [29695, 34018, 34042], [None, None, None]),
        ("MX-PUE", "2025-Q2", [], []),
    ],
)
def test_a_figure_through_its_releases(
    store: Store, area: str, period: str, values: list[int], ranks: list[str | None]
) -> None:
    editions = history(MEXICO, area, period, store=store).editions
    if not values:
        assert [edition.vintage.released for edition in editions] == ["2025-11"]
        assert [edition.revision for edition in editions] == [None]
        return
    assert [edition.vintage.released for edition in editions] == ["2018-02", "2025-10-14", "2025-11"]
    assert [round(edition.cell.value or 0) for edition in editions] == values
    assert [None if edition.rank is None else str(edition.rank) for edition in editions] == ranks


def test_a_growth_rate_has_both_ends_in_one_release(store: Store) -> None:
    first, _, last = history(MEXICO, "MX", "2017", store=store).editions
    assert [edition.as_dict()["growth_percent"] for edition in (first, last)] == [-0.2018, 9.1353]
    assert [edition.as_dict()["revision_percent"] for edition in (first, last)] == [None, 0.0701]


@pytest.mark.parametrize(
    ("code", "area", "period", "said"),
    [
        ("fdi.gross_inflow", "KZ-27", "2025", "No table of gross inflow"),
        (MEXICO, "MX-PUE", "1990", "No release held gives"),
    ],
)
def test_a_figure_that_no_release_gives(store: Store, code: str, area: str, period: str, said: str) -> None:
    with pytest.raises(NotHeld, match=said):
        history(code, area, period, store=store)


def test_one_release_alone_tells_nothing_of_revisions(store: Store) -> None:
    answer = history("capital.fixed", "KZ-27", "2025", store=store)
    assert "Only one release" in answer.say("en")


def test_the_territory_of_the_figures_is_named(store: Store) -> None:
    titles = [history("capital.fixed", "KZ-35", year, store=store).title.say("en") for year in ("2020", "2024")]
    assert titles[0].startswith("Karaganda Region (borders before June 2022)")
    assert titles[1].startswith("Karaganda Region, ")


def test_what_seven_years_changed(store: Store) -> None:
    answer = diff("2018-02", "2025-11", store=store)
    sizes = [abs(one.difference) for one in answer.revised if one.difference is not None]
    assert answer.common == 1536
    assert len([size for size in sizes if size > 1000]) == 1107
    assert len([size for size in sizes if size > 1_000_000]) == 637
    assert sum(one.sign_changed for one in answer.revised) == 20
    assert (len(answer.appeared), len(answer.gone)) == (32 * 30, 32 * 28)
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(("period", "ranks", "places"), [("2017", 24, 14), ("2017-H1", 19, 8)])
def test_ranks_that_a_release_moves(store: Store, period: str, ranks: int, places: int) -> None:
    answer = diff("se-2018", "se-2025-3T", period=period, store=store)
    assert len(answer.ranks) == ranks
    assert max(abs(one.places) for one in answer.ranks) == places
    assert {str(one.new.period) for one in answer.revised} <= {"2017", "2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"}


def test_the_nations_growth_moves_with_a_release(store: Store) -> None:
    answer = diff("2018-02", "2025-11", period="2017", store=store)
    nation = next(one for one in answer.growth if one.cell.area == "MX")
    assert (nation.as_dict()["old_percent"], nation.as_dict()["new_percent"]) == (-0.2018, 9.1353)


def test_releases_may_be_named_in_either_order(store: Store) -> None:
    assert diff("2025-11", "2018-02", period="2017", store=store) == diff(
        "2018-02", "2025-11", period="2017", store=store
    )


@pytest.mark.parametrize(("old", "new"), [("2018-02", "2019-01"), ("2025-11", "2025-11"), ("2018-02", "2026-09-09")])
def test_releases_that_are_not_of_one_table(store: Store, old: str, new: str) -> None:
    with pytest.raises(BadInput, match=r"se-2018 \(2018-02\)"):
        diff(old, new, store=store)


@pytest.fixture
def partners(table: Table, home: Path) -> Store:
    """Two releases of an invented table of two states by partner, the United States revised and Spain not."""
    states = [area.code for area in country("MX").areas()]

    def rows(changed: int) -> str:
        cells = [
            f"{state},{year},{partner},{year - 1900 + 10 * place + changed * (partner == 'US' and not place)}"
            for year in (2023, 2024)
            for partner in ("US", "ES")
            for place, state in enumerate(states)
        ]
        return "\n".join(cells)

    words = {"indicator": MEXICO, "unit": "USD mn", "exactness": "day"}
    head = "area,period,partner,value\n"
    tables = []
    for day, changed in (("2025-02-01", 0), ("2025-08-01", 15)):
        source, _ = table("", **words, source=f"made-{day}", released=day)
        tables.append((source, (head + rows(changed) + "\n").encode()))
    return Store.holding(tables, home)


def test_growth_and_ranks_of_each_partner(partners: Store) -> None:
    together = diff("2025-02-01", "2025-08-01", store=partners)
    assert (len(together.revised), together.growth, together.ranks) == (2, (), ())
    apart = diff("2025-02-01", "2025-08-01", by="partner", store=partners)
    assert {(one.cell.partner, str(one.cell.period)) for one in apart.ranks} == {("US", "2023"), ("US", "2024")}
    assert sorted(one.places for one in apart.ranks) == [-1, -1, 1, 1]
    assert [(one.cell.area, one.cell.partner) for one in apart.growth] == [(apart.revised[0].new.area, "US")]
    assert apart.as_dict()["ranks"][0]["partner"] == "US"


def test_what_nothing_is_told_apart_by(store: Store) -> None:
    with pytest.raises(BadInput, match=r"Accepted: partner, activity\."):
        diff("2018-02", "2025-11", by="state", store=store)


def test_verdicts_that_a_release_turns(store: Store, tmp_path: Path) -> None:
    text = "Foreign direct investment in Puebla came to US$192.8 million in 2017."
    (tmp_path / "2018-03-05-puebla.txt").write_text(text, "utf-8")
    (tmp_path / "2025-12-05-puebla.txt").write_text(text.replace("192.8", "953.6"), "utf-8")
    (tmp_path / "notes.csv").write_text("no text", "utf-8")
    old, new = store.vintages(MEXICO)[0], store.vintages(MEXICO)[-1]
    turned = flips(tmp_path, old, new, store=store)
    assert [(one.text[:4], one.old.verdict, one.new.verdict) for one in turned] == [
        ("2018", "supported", "revised"),
        ("2025", "contradicted", "supported"),
    ]
    assert turned[0].as_dict()["old_verdict"] == "supported"
    assert flips(tmp_path, new, new, store=store) == ()


@pytest.mark.parametrize(("name", "said"), [("nowhere", "no such folder"), (".", "holds no text")])
def test_a_folder_without_texts(store: Store, tmp_path: Path, name: str, said: str) -> None:
    old, new = store.vintages(MEXICO)[0], store.vintages(MEXICO)[-1]
    with pytest.raises(BadInput, match=said):
        flips(tmp_path / name, old, new, store=store)


def test_amounts_are_decimals(store: Store) -> None:
    answer = diff("2018-02", "2025-11", period="2017", store=store)
    assert all(isinstance(one.difference, Decimal) for one in answer.revised)
