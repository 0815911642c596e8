"""The tables that ship: known figures, sums, vintages, and what was known when."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from onir.errors import BadInput, NotHeld
from onir.figures import Cell, Cut, Panel, Store, Vintage, indicator, indicators, list_figures, show_figures
from onir.figures.indicators import related, unsuffixed
from onir.figures.layouts import comparable, extents, is_area, seen_from
from onir.figures.press import statements
from onir.figures.store import Subject
from onir.language.messages import Wording
from onir.measure import Period
from onir.standing.place import balance_of

MEXICO = "fdi.net_inflow.notified"


def panels(store: Store, code: str, period: str, country: str = "KZ", partner: str = "_T") -> tuple[Panel, ...]:
    return store.panels(code, Period.parse(period), country=country, partner=partner)


def value(panel: Panel, area: str) -> Decimal | None:
    cell = panel.cell(area)
    return None if cell is None else cell.value


@pytest.mark.parametrize(
    ("code", "area", "period", "printed"),
    [
        ("capital.fixed", "KZ-27", "2025", "893421"),
        ("capital.fixed", "KZ-27", "2024", "749911"),
        ("capital.fixed", "KZ", "2025", "23492501"),
        ("capital.fixed", "KZ-79", "2018", "588034"),
        ("grp.nominal", "KZ-61", "2016", "1440752.0"),
        ("population.total", "KZ", "2022", "19503159"),
        ("employment.total", "KZ", "2016", "8553.376"),
        ("fdi.net_inflow", "KZ", "2025-H1", "917.671590"),
        ("fdi.net_inflow", "KZ", "2024-H1", "2068.396412"),
        ("fdi.net_inflow.bop", "KZ", "2016", "16779566907.9215"),
    ],
)
def test_figures_of_kazakhstan(store: Store, code: str, area: str, period: str, printed: str) -> None:
    (panel,) = panels(store, code, period)
    assert value(panel, area) == Decimal(printed)


@pytest.mark.parametrize("code", ["capital.fixed", "grp.nominal", "employment.total", "population.total"])
def test_regions_add_up_to_the_national_row_in_every_year(store: Store, code: str) -> None:
    widest = {"capital.fixed": Decimal(1), "grp.nominal": Decimal("0.1")}.get(code, Decimal(0))
    for period in store.periods(code, "KZ"):
        (panel,) = store.panels(code, period, country="KZ")
        balance = balance_of(panel)
        assert balance is not None, period
        assert balance.holds
        assert abs(balance.difference) <= widest * next(iter(panel.cells.values())).unit.factor, period


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_sections_add_up_over_regions_and_to_the_regional_product(store: Store, year: str) -> None:
    period = Period.parse(year)
    sections = [
        store.panels("gva.nominal", period, country="KZ", activity=code)[-1]
        for code in ("NACE2-A", "NACE2-B", "NACE2-C", "NACE2-D", "NACE2-F", "NACE2-G", "NACE2-H", "_O")
    ]
    (product,) = panels(store, "grp.nominal", year)
    for panel in sections:
        assert panel.nation is not None
        assert (len(panel.cells), sum(panel.known.values())) == (20, panel.nation.amount), panel.activity
    for code in ("KZ", *product.cells):
        assert sum(value(panel, code) or 0 for panel in sections) == value(product, code), code
    assert {panel.activity for panel in sections if panel.cells["KZ-27"].status == "derived"} == {"_O"}


@pytest.mark.parametrize("year", range(2011, 2018))
def test_a_territory_printed_twice_is_counted_once(store: Store, year: int) -> None:
    (panel,) = panels(store, "grp.nominal", str(year))
    assert (len(panel.cells), set(panel.overlap)) == (16, {"KZ-61", "KZ-79"})
    other = seen_from(panel, "KZ-61")
    assert (len(other.cells), set(other.overlap)) == (17, {"KZ-YUZ"})
    one, two, both = (value(panel, code) for code in ("KZ-61", "KZ-79", "KZ-YUZ"))
    assert one is not None
    assert two is not None
    assert both is not None
    assert abs(one + two - both) <= Decimal("0.1")


@pytest.mark.parametrize(
    ("code", "period", "size"),
    [
        ("capital.fixed", "2017", 16), ("capital.fixed", "2018", 17), ("capital.fixed", "2022", 20),
        ("grp.nominal", "2020", 17), ("grp.nominal", "2021", 20),
        ("population.total", "2016", 16), ("population.total", "2017", 17), ("population.total", "2022", 20),
    ],
)  # fmt: skip
def test_every_table_breaks_in_its_own_year(store: Store, code: str, period: str, size: int) -> None:
    (panel,) = panels(store, code, period)
    assert len(panel.cells) == size
    assert len(comparable(panel).cells) == 16
    assert sum(comparable(panel).known.values()) == sum(panel.known.values())


def test_net_inflow_has_every_quarter(store: Store) -> None:
    quarters = store.periods("fdi.net_inflow", "KZ")
    assert len(quarters) == 85
    assert all(later == earlier.next() for earlier, later in pairwise(quarters))


def test_the_states_of_mexico_make_the_nation(store: Store) -> None:
    years = {panel.vintage.table + panel.vintage.released: panel for panel in panels(store, MEXICO, "2017", "MX")}
    assert [round(panel.nation.value, 1) for panel in years.values() if panel.nation and panel.nation.value] == [
        Decimal("29695.0"), Decimal("34018.0"), Decimal("34041.8"),
    ]  # fmt: skip
    assert {len(panel.cells) for panel in years.values()} == {32}
    half = panels(store, MEXICO, "2025-H1", "MX")[-1]
    assert half.nation is not None
    assert half.nation.value is not None
    assert (round(half.nation.value), half.nation.status, half.nation.parts) == (33730, "derived", 64)


def test_a_revision_is_another_vintage_of_the_same_cell(store: Store) -> None:
    puebla = [value(panel, "MX-PUE") for panel in panels(store, MEXICO, "2017", "MX")]
    assert [round(one) for one in puebla if one is not None][::2] == [193, 954]
    assert [vintage.released for vintage in store.vintages(MEXICO)][:1] == ["2018-02"]


@pytest.mark.parametrize(
    ("period", "status", "parts"),
    [("2023-Q1", "published", 1), ("2023-H1", "published", 1), ("2023-Q2", "derived", 2), ("2024-H2", "derived", 2)],
)
def test_partners_are_printed_to_date_and_taken_apart(store: Store, period: str, status: str, parts: int) -> None:
    (panel,) = panels(store, MEXICO, period, "MX", "US")
    cell = panel.cells["MX-NLE"]
    assert (cell.status, cell.parts, cell.partner) == (status, parts, "US")


def test_a_confidential_cell_is_neither_zero_nor_a_number(store: Store) -> None:
    found = [panel for panel in panels(store, MEXICO, "2024", "MX", "AR") if panel.missing]
    assert found
    cells = [cell for cell in found[0].cells.values() if cell.status == "confidential"]
    assert cells
    assert all(cell.value is None and cell.amount is None and cell.interval is None for cell in cells)
    assert found[0].nation is None


def test_every_cell_leads_home(store: Store) -> None:
    (panel,) = panels(store, "capital.fixed", "2025")
    assert panel.cells["KZ-27"].locators == ("bns-5546.csv:143",)
    assert panel.vintage.address == "https://stat.gov.kz/api/iblock/element/5546/file/ru/"


def test_pairs_come_from_one_vintage(store: Store) -> None:
    pairs = store.pairs(Subject(MEXICO, "MX"), Period.parse("2017"), Period.parse("2016"))
    assert len(pairs) == 3
    assert all(now.vintage == before.vintage for now, before in pairs)


@pytest.mark.parametrize(
    ("released", "exactness", "day", "known"),
    [
        ("2026-08-24", "day", "2026-08-23", False), ("2026-08-24", "day", "2026-08-24", True),
        ("2018-02", "month", "2018-01-31", False), ("2018-02", "month", "2018-02-15", None),
        ("2018-02", "month", "2018-02-28", True), ("2018-02", "month", "2018-03-01", True),
        ("2026-09", "read", "2026-08-31", None), ("2026-09", "read", "2026-09-30", True),
        ("2023-07-21", "at_latest", "2001-01-01", None), ("2023-07-21", "at_latest", "2023-07-21", True),
    ],
)  # fmt: skip
def test_an_upper_bound_never_proves_that_a_figure_was_unknown(
    released: str, exactness: str, day: str, known: bool | None
) -> None:
    office = Wording("Office", "Бюро", "Бюро")
    vintage = Vintage("t:1", "t", office, office, "https://example.org", released, exactness, "1")  # type: ignore[arg-type]
    assert vintage.known_on(date.fromisoformat(day)) is known


@pytest.mark.parametrize(
    ("table", "day", "known"),
    [
        ("datamexico-2025", "2018-06-01", False), ("datamexico-2025", "2024-12-30", False),
        ("datamexico-2025", "2024-12-31", None), ("datamexico-2025", "2025-10-14", True),
        ("bns-6584", "2022-12-31", False), ("bns-6584", "2023-01-01", None), ("bns-6584", "2023-07-21", True),
    ],
)  # fmt: skip
def test_no_table_was_out_before_the_periods_it_prints(store: Store, table: str, day: str, known: bool | None) -> None:
    vintage = next(one.vintage for one in store.held if one.source.source == table)
    assert vintage.known_on(date.fromisoformat(day)) is known


@pytest.mark.parametrize(
    ("day", "vintages"), [("2018-02-15", 0), ("2018-03-01", 1), ("2025-10-14", 2), ("2025-11-15", 2), ("2025-12-01", 3)]
)
def test_as_of_takes_what_was_surely_out(store: Store, day: str, vintages: int) -> None:
    found = store.panels(MEXICO, Period.parse("2017"), country="MX", as_of=date.fromisoformat(day))
    assert len(found) == vintages


@pytest.mark.parametrize(("day", "printed"), [(None, 954), (date(2018, 3, 1), 193)])
def test_a_level_is_from_the_newest_vintage_that_prints_it(store: Store, day: date | None, printed: int) -> None:
    cells = [
        cell for cell in store.level(MEXICO, "MX", as_of=day) if cell.area == "MX-PUE" and cell.period.year == 2017
    ]
    assert len(cells) == 4
    assert round(sum(cell.value for cell in cells if cell.value is not None)) == printed


def test_what_is_held(store: Store) -> None:
    assert store.indicators("KZ") == (
        "capital.fixed",
        "employment.total",
        "fdi.net_inflow",
        "fdi.net_inflow.bop",
        "grp.nominal",
        "gva.nominal",
        "population.total",
    )
    held = {(one.table, one.indicator.code): one for one in list_figures(store=store)}
    assert len(held[("se-fdi-by-state", MEXICO)].vintages) == 3
    assert held[("bns-5546", "capital.fixed")].as_dict()["last_period"] == "2025"
    assert "fixed capital" in store.not_held("fdi.gross_inflow", "KZ").say("en")


@pytest.mark.parametrize(
    ("code", "area", "period", "cells"),
    [
        ("capital.fixed", "KZ-27", "2025", 1),
        ("capital.fixed", "KZ-27", None, 23),
        ("capital.fixed", None, "2025", 21),
        ("fdi.net_inflow", "KZ", "2025-H1", 1),
        (MEXICO, "MX-PUE", "2025-H1", 1),
        (MEXICO, "MX", "2025-H1", 1),
    ],
)
def test_cells_are_shown(store: Store, code: str, area: str | None, period: str | None, cells: int) -> None:
    found = show_figures(code, area, period, store=store)
    assert len(found) == cells
    assert all(isinstance(cell, Cell) and cell.as_dict()["locators"] for cell in found)


def test_cells_of_a_section_are_shown(store: Store) -> None:
    (cell,) = show_figures("gva.nominal", "KZ-27", "2025", cut=Cut(activity="NACE2-B"), store=store)
    assert (cell.activity, cell.value, cell.decimals) == ("NACE2-B", Decimal("1948019.6"), 1)


@pytest.mark.parametrize(
    ("code", "area", "period", "said"),
    [
        ("fdi.gross_inflow", "KZ-27", "2025", "No table of gross inflow"),
        ("capital.fixed", "KZ-27", "1999", "No cell of investment in fixed capital"),
        ("capital.fixed", "KZ-27", "1999", "“onir figures list” shows the tables"),
        ("gva.nominal", "KZ-27", "2025", "NACE2-H, _O; name one with --activity"),
    ],
)
def test_what_cannot_be_shown_is_said(store: Store, code: str, area: str, period: str, said: str) -> None:
    with pytest.raises(NotHeld) as stopped:
        show_figures(code, area, period, store=store)
    assert said in stopped.value.say("en")


@pytest.mark.parametrize(
    ("code", "near"),
    [("capital.flexible", "capital.fixed"), ("GRP", "grp.nominal"), ("fdi.gross", "fdi.gross_inflow"), ("жжж", None)],
)
def test_an_unknown_indicator_is_refused_with_what_is_held_and_the_nearest(
    store: Store, code: str, near: str | None
) -> None:
    with pytest.raises(BadInput, match="is not an indicator") as stopped:
        store.panels(code, Period.parse("2025"), country="KZ")
    refused = stopped.value
    assert str(refused.accepted).startswith("Accepted: capital.fixed, grp.nominal, employment.total, ")
    assert "fdi.gross_inflow" in str(refused.accepted)
    assert (refused.then and str(refused.then)) == (near and f"Nearest names: {near}.")


def test_statements_are_known_and_are_no_observations(store: Store) -> None:
    volume, *_ = store.statements("KZ-27", Period.parse("2025-H1"))
    assert (volume.indicator, volume.amount, volume.published) == ("fdi.unstated", Decimal("1093e6"), "2025-10-08")
    assert {one.indicator for one in store.statements("KZ-27", Period.parse("2025-H1"))} == {
        "fdi.unstated", "fdi.unstated.yoy", "fdi.unstated.rank",
    }  # fmt: skip
    assert "fdi.unstated" not in store.indicators("KZ")


def test_every_statement_has_known_codes() -> None:
    assert len(statements()) == 157
    assert all(unsuffixed(one.indicator) in indicators() for one in statements())
    assert all(is_area(one.area) and one.address.startswith("http") for one in statements())
    assert {one.when for one in statements() if one.period is None} == {"", "2019-01-01", "2013-12-31", "2014-09-30"}


def test_the_registry_names_what_people_mix() -> None:
    mixed = {one.code for one in related("fdi.gross_inflow")}
    assert {"fdi.net_inflow", "fdi.stock", "capital.fixed", "investment.foreign", "memorandum.value"} <= mixed
    assert "population.total" not in mixed
    assert all(one.names["ru"] and one.names["kk"] and one.names["en"] for one in indicators().values())
    assert indicator("fdi.net_inflow").negative
    assert not indicator("capital.fixed").negative


def test_a_set_of_regions_that_is_no_layout_has_no_extents() -> None:
    assert extents("KZ", frozenset({"KZ-27", "KZ-23"})) is None
