"""Why a figure and a place changed: contributions that add up, withheld parts, moves, what is not held."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.standing.test_rank import OFFICE, panel

from onir.errors import BadInput, NotHeld, OnirError
from onir.figures import Store, indicators
from onir.figures.keeping.adding import Reading, Sealed, add
from onir.figures.observation import Observation
from onir.figures.panel import Status
from onir.figures.reading.printed import Key, Place, Series, observed
from onir.figures.source import Origin, Source
from onir.language.messages import LANGUAGES, Wording
from onir.standing import Why, gap, history, league, standing, why
from onir.standing.ends import Ends
from onir.standing.reasons import Table, shift_share, sum_of
from onir.standing.reasons.activities import activity_names
from onir.standing.reasons.moves import move_of
from onir.standing.reasons.parts import splits
from onir.territory import country

MEXICO = "fdi.net_inflow.notified"
STATES = [area.code for area in country("MX").areas()]
REGIONS = [area.code for area in country("KZ").areas()]


def asked(store: Store, area: str, period: str, indicator: str = "capital.fixed", **options: Any) -> Why:
    return why(area, period, indicator=indicator, store=store, **options)


@pytest.fixture(scope="module")
def printed() -> dict[tuple[str, str], dict[str, str]]:
    """The cells of the partner table as they stand in the file, by state and period."""
    told: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    text = (files("onir") / "data" / "figures" / "se-2025-3T-partners.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        told[row["area"], row["period"]][row["partner"]] = row["value"]
    return told


@pytest.mark.parametrize(
    ("area", "period"), [("KZ-33", "2015"), ("KZ-63", "2020"), ("KZ-10", "2020"), ("KZ-35", "2021")]
)
def test_a_region_of_today_is_explained_on_the_units_that_its_standing_is_on(
    store: Store, area: str, period: str
) -> None:
    """KZ-63 of 2020 is printed, but it is another territory than the one asked about."""
    answer, place = (
        asked(store, area, period, "grp.nominal"),
        standing(area, period, indicator="grp.nominal", store=store).place,
    )
    assert place is not None
    assert answer.move is not None
    assert answer.ends.joined
    if "+" in place.cell.area:
        assert (answer.ends.code, answer.move.now) == (place.cell.area, place.rank)


@pytest.mark.parametrize(("now", "before"), [("2024", "2023"), ("2025-H1", "2024-H1"), ("2025-Q1", "2024-Q1")])
def test_partners_of_every_state_add_up_to_its_change(
    store: Store, printed: dict[tuple[str, str], dict[str, str]], now: str, before: str
) -> None:
    """Against the file itself: C is told as withheld, everything else as printed, and nothing of the change is lost."""
    for state in STATES if now == "2025-H1" else STATES[::4]:
        answer = asked(store, state, now, MEXICO)
        (split,) = answer.breakdowns
        late, early = printed[state, now], printed[state, before]
        hidden = {partner for partner in late if "C" in (late[partner], early[partner])}
        changes = {partner: Decimal(late[partner]) - Decimal(early[partner]) for partner in late.keys() - hidden}
        assert {part.key for part in split.withheld} == hidden
        assert {part.key: part.change for part in split.known} == {key: one * 10**6 for key, one in changes.items()}
        assert sum((part.change or 0 for part in split.known), split.rest) == answer.ends.change == split.change


def test_a_quarter_that_meets_a_confidential_cell_is_withheld_not_reckoned(
    store: Store, printed: dict[tuple[str, str], dict[str, str]]
) -> None:
    (split,) = asked(store, "MX-PUE", "2024-Q2", MEXICO).breakdowns
    periods = [printed["MX-PUE", period] for period in ("2024-Q1", "2024-H1", "2023-Q1", "2023-H1")]
    hidden = {partner for partner in periods[0] if "C" in [cells[partner] for cells in periods]}
    assert {part.key for part in split.withheld} == hidden


@pytest.mark.parametrize("area", [*REGIONS, "KZ"])
def test_activities_of_every_region_add_up_to_the_unit(store: Store, area: str) -> None:
    answer = asked(store, area, "2025", "grp.nominal")
    split = answer.breakdowns[-1]
    assert [split.dimension, len(split.known), split.withheld, split.rest] == ["activity", 8, (), 0]
    assert sum(part.change or 0 for part in split.known) == answer.ends.change


@pytest.mark.parametrize("area", REGIONS)
def test_shift_share_adds_up_exactly_and_as_shown(store: Store, area: str) -> None:
    answer = asked(store, area, "2025", "grp.nominal")
    whole = sum_of(answer.effects)
    assert whole.change == Fraction(answer.ends.change)
    assert answer.national is not None
    assert answer.national.national + answer.national.own == answer.ends.change
    for effects in (whole, *answer.effects.values()):
        shown = answer.shown(effects)
        assert shown["national"] + shown["mix"] + shown["regional"] == shown["change"] == effects.change
        assert shown["competitive"] + shown["allocation"] == shown["regional"]


def test_what_is_shown_adds_up_where_one_year_is_printed_to_more_places() -> None:
    early, late = panel([Decimal("10.5"), 9], decimals=1), panel([12, 9], decimals=0)
    effects = shift_share(
        Table({"I": Decimal("4.5"), "II": 6}, {"I": 5, "II": 7}, {"I": 20, "II": 31}, {"I": 25, "II": 31})
    )
    ends, concept = Ends("A", late, early, joined=False), indicators()["capital.fixed"]
    shown = Why(country("KZ").nation, concept, ends, None, None, (), (), effects, ()).shown(sum_of(effects))
    assert shown["national"] + shown["mix"] + shown["regional"] == shown["change"] == ends.change == Decimal("1.5")


def test_shift_share_of_all_regions_is_the_change_of_the_country(store: Store) -> None:
    """Mix and regional effects, all regions together, cancel for each activity (Dunn 1960)."""
    answers = [asked(store, area, "2025", "grp.nominal") for area in REGIONS]
    for key in answers[0].effects:
        assert sum(answer.effects[key].regional for answer in answers) == 0
    assert sum(sum_of(answer.effects).mix for answer in answers) == 0


@pytest.mark.parametrize(
    ("area", "period", "indicator", "places", "below", "above"),
    [
        ("KZ-27", "2025", "capital.fixed", "12 11", "KZ-63 KZ-79", "KZ-11"),
        ("KZ-27", "2025", "grp.nominal", "12 14", "", "KZ-11 KZ-61"),
        ("KZ-75", "2025", "capital.fixed", "1 1", "", ""),
        ("KZ-27", "2022", "capital.fixed", "13 12", "KZ-39", ""),
        ("KZ-79", "2019", "capital.fixed", "3 6", "", "KZ-19+KZ-33 KZ-35+KZ-62 KZ-75"),
        ("MX-CMX", "2024", MEXICO, "1 1", "", ""),
    ],
)
def test_who_was_passed_and_who_passed(
    store: Store, area: str, period: str, indicator: str, places: str, below: str, above: str
) -> None:
    move = asked(store, area, period, indicator).move
    assert move is not None
    assert f"{move.before} {move.now}" == places
    assert (" ".join(move.passed), " ".join(move.passed_by)) == (below, above)


values = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=7)


@given(values)
def test_regions_no_longer_above_less_those_newly_above_are_the_change_of_rank(pairs: list[tuple[int, int]]) -> None:
    before, now = (panel(list(column)) for column in zip(*pairs, strict=True))
    move = move_of(Ends("A", now, before, joined=False))
    assert move is not None
    assert move.places == len(move.passed) - len(move.passed_by)
    counted = [
        1 + sum(pair[end] > pairs[0][own] for pair in pairs[1:]) for end, own in ((0, 0), (1, 1), (0, 1), (1, 0))
    ]
    assert [rank.best for rank in (move.before, move.now, move.alone, move.others)] == counted
    others = Fraction(counted[0] - counted[3] + counted[2] - counted[1], 2)
    assert move.own + others == move.places


def test_a_missing_region_leaves_the_place_unexplained() -> None:
    now, before = panel([3, None, 1]), panel([1, 2, 3])
    assert move_of(Ends("A", now, before, joined=False)) is None
    assert move_of(Ends("A", before, now, joined=False)) is None


@pytest.mark.parametrize(
    ("area", "period", "indicator", "code", "joined"),
    [
        ("KZ-27", "2025", "capital.fixed", "KZ-27", False),
        ("KZ-10", "2022", "capital.fixed", "KZ-10+KZ-63", True),
        ("KZ-33", "2022", "capital.fixed", "KZ-19+KZ-33", True),
        ("KZ-62", "2021", "grp.nominal", "KZ-35+KZ-62", True),
        ("KZ-79", "2019", "capital.fixed", "KZ-61+KZ-79", True),
        ("KZ-79", "2020", "capital.fixed", "KZ-79", False),
        ("KZ-YUZ", "2016", "grp.nominal", "KZ-YUZ", False),
    ],
)
def test_both_ends_are_of_one_vintage_and_one_territory(
    store: Store, area: str, period: str, indicator: str, code: str, joined: bool
) -> None:
    ends = asked(store, area, period, indicator).ends
    assert (ends.code, ends.joined) == (code, joined)
    assert ends.late.vintage == ends.early.vintage
    assert ends.late.extent == ends.early.extent
    assert set(ends.now.cells) == set(ends.before.cells)


def test_dependence_on_one_activity(store: Store) -> None:
    (structure,) = asked(store, "KZ-27", "2025", "grp.nominal").structures
    assert structure.largest is not None
    assert structure.share is not None
    assert (structure.largest.key, str(structure.without)) == ("NACE2-B", "19")
    assert round(float(structure.share), 4) == round(1948019.6 / 4984664, 4)
    assert round(float(structure.quotients["NACE2-B"]), 2) == 3.35
    assert structure.concentration is not None
    low, high = structure.concentration
    assert high - low == Fraction(Decimal("1362349.1")) ** 2 / Fraction(Decimal("4984664.0")) ** 2


def test_shares_of_a_net_flow_are_not_told(store: Store) -> None:
    answer = asked(store, "MX-PUE", "2025-H1", MEXICO)
    (structure,) = answer.structures
    assert (structure.concentration, structure.share, structure.quotients, answer.effects, answer.national) == (
        None, None, {}, {}, None,
    )  # fmt: skip
    assert structure.largest is not None
    assert (structure.largest.key, str(structure.without)) == ("CA", "31")


def test_a_nation_changes_by_its_regions(store: Store) -> None:
    for period in ("2025", "2022"):
        answer = asked(store, "KZ", period)
        (split,) = answer.breakdowns
        assert (split.dimension, split.withheld, answer.move, answer.national) == ("region", (), None, None)
        assert abs(split.rest) <= 10_500_000
    assert len(split.known) == 16
    assert "no more than the rounding" in asked(store, "KZ", "2025").say("en")


@pytest.mark.parametrize(
    ("area", "period", "indicator", "table"),
    [
        ("KZ-27", "2025", "capital.fixed", "investment in fixed capital by region and section"),
        ("KZ-27", "2023", "grp.nominal", "gross value added by region and section"),
        ("MX-PUE", "2017", MEXICO, "foreign direct investment by state and country of origin"),
        ("KZ", "2025-H1", "fdi.net_inflow", "net inflow of direct investment by region and country of the investor"),
    ],
)
def test_where_no_parts_are_held_the_table_is_named(
    store: Store, area: str, period: str, indicator: str, table: str
) -> None:
    answer = asked(store, area, period, indicator)
    assert f"No table of {table} is held" in answer.say("en")
    assert f"No table of {table}" in " ".join(answer.as_dict()["not_held"])


def test_parts_of_another_release_than_the_total_are_not_used(store: Store) -> None:
    """In June 2018 only the release of February was out, which has no partners."""
    answer = asked(store, "MX-PUE", "2017", MEXICO, as_of=date(2018, 6, 1))
    assert answer.ends.now.vintage.released == "2018-02"
    assert answer.breakdowns == ()


@pytest.mark.parametrize(
    ("area", "period", "indicator", "kind", "said"),
    [
        ("KZ-27", "2003", "capital.fixed", NotHeld, "for both 2003 and 2002"),
        ("KZ-27", "2025", "fdi.gross_inflow", NotHeld, "No table of gross inflow"),
        ("KZ-27", "2199", "capital.fixed", BadInput, "has not begun"),
        ("KZ-27", "2025", "gva.nominal", NotHeld, "by parts alone"),
    ],
)
def test_no_reason_is_one_clear_message(
    store: Store, area: str, period: str, indicator: str, kind: type[OnirError], said: str
) -> None:
    with pytest.raises(kind) as stopped:
        asked(store, area, period, indicator)
    assert said in stopped.value.say("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("area", "period", "indicator"),
    [
        ("KZ-27", "2025", "grp.nominal"), ("KZ-10", "2022", "capital.fixed"), ("KZ-63", "2021", "grp.nominal"),
        ("MX-PUE", "2025-H1", MEXICO), ("KZ", "2022", "capital.fixed"), ("KZ-27", "2021", "population.total"),
    ],
)  # fmt: skip
def test_reasons_say_themselves_in_every_language(
    store: Store, area: str, period: str, indicator: str, language: str
) -> None:
    answer = asked(store, area, period, indicator)
    assert "{" not in answer.say(language)
    told = json.loads(json.dumps(answer.as_dict()))
    assert told["change"] == told["value"] - told["before"]
    for split in told["by"]:
        assert sum(part["change"] for part in split["parts"]) + split["rest"] == split["change"]


def made(name: str, code: str, rows: str, released: str = "2025-11") -> tuple[Source, bytes]:
    """A made-up table of Mexico, one line `area,partner,activity,period,value` a cell."""
    office, head = Wording("Office", "Бюро", "Бюро"), "area,partner,activity,period,value"
    origin = (name, name, office, Wording(name, name, name), "https://example.org", released, "month", "", "", "")
    source = Source(*origin, code, "flow", "USD mn")  # type: ignore[arg-type]
    return source, "\n".join((head, *rows.split(), "")).encode()


def states(of: str) -> str:
    """The same figure for every state but Puebla, in both years; `of` is `partner,activity`."""
    others = [state for state in STATES if state != "MX-PUE"]
    return " ".join(f"{state},{of},{year},5" for state in others for year in ("2024", "2025"))


WHOLE = f"{states('_T,_T')} MX-PUE,_T,_T,2024,10.5 MX-PUE,_T,_T,2025,4"


@pytest.mark.parametrize(
    ("rows", "known", "withheld", "rest"),
    [
        ("MX-PUE,_T,A,2024,8 MX-PUE,_T,A,2025,2 MX-PUE,_T,B,2024,2.5 MX-PUE,_T,B,2025,2", "B A", "", "0"),
        ("MX-PUE,_T,A,2024,8 MX-PUE,_T,A,2025,2 MX-PUE,_T,B,2024,2.5 MX-PUE,_T,B,2025,C", "A", "B", "-0.5"),
        ("MX-PUE,_T,A,2024,8 MX-PUE,_T,A,2025,2 MX-PUE,_T,B,2025,2", "A", "B", "-0.5"),
        ("MX-PUE,_T,A,2024,8 MX-PUE,_T,A,2025,1.5 MX-PUE,US,A,2025,1", "A", "", "0"),
        ("MX-PUE,_T,A,2024,8 MX-PUE,_T,A,2025,2 MX-PUE,_T,A1,2024,8 MX-PUE,_T,A1,2025,2", "A A1", "", "5.5"),
        (
            "MX-PUE,_T,SCIAN-31-33,2024,8 MX-PUE,_T,SCIAN-31-33,2025,2 MX-PUE,_T,SCIAN-311,2024,8 "
            "MX-PUE,_T,SCIAN-311,2025,2 MX-PUE,_T,SCIAN-21,2024,2.5 MX-PUE,_T,SCIAN-21,2025,2",
            "SCIAN-21 SCIAN-31-33",
            "",
            "0",
        ),
        ("MX-PUE,_T,A,2024,8 MX-PUE,_T,A,2025,9 MX-NLE,_T,B,2025,1 MX-NLE,_T,B,2024,1", "A", "", "-7.5"),
    ],
    ids=[
        "all known",
        "confidential",
        "not printed before",
        "a crossed cell is no part",
        "codes that do not nest",
        "a branch in its sector is no second part",
        "a part of others alone",
    ],
)
def test_what_parts_leave_is_told_to_the_last_unit(
    tmp_path: Path, rows: str, known: str, withheld: str, rest: str
) -> None:
    store = Store.holding([made("whole", MEXICO, WHOLE), made("parts", MEXICO, f"{states('_T,A')} {rows}")], tmp_path)
    answer = asked(store, "MX-PUE", "2025", MEXICO)
    (split,) = answer.breakdowns
    assert " ".join(part.key for part in split.known) == known
    assert " ".join(part.key for part in split.withheld) == withheld
    assert split.rest == Decimal(rest) * 10**6
    assert answer.ends.change == Decimal("-6.5e6")


def types() -> Iterator[Observation]:
    """Made-up types of investment for the real totals of 2023 and 2024; reinvested earnings of Puebla are withheld."""
    own = {"new": ("100", "900"), "reinvested": (None, "193.451148"), "intercompany": ("50", "60")}
    line = 1
    for kind, ends in own.items():
        series = Series(f"{MEXICO}.{kind}", "USD mn", "flow")
        for state in STATES:
            for year, printed in zip(("2023", "2024"), ends if state == "MX-PUE" else ("1", "1"), strict=True):
                line += 1
                value = None if printed is None else Decimal(printed)
                status: Status = "confidential" if printed is None else "published"
                yield observed(series, Place("types.csv", line), Key(state, year), printed or "C", value, status)


def test_types_of_investment_are_parts_of_their_own(tmp_path: Path) -> None:
    origin = Origin("types", "types", OFFICE, OFFICE, "https://example.org", "2025-11", "month", "", "", "")
    add(Sealed(b"types", "types.csv", "", "2025-11-20"), Reading(origin, types()), home_folder=tmp_path)
    answer = asked(Store.open(tmp_path), "MX-PUE", "2024", MEXICO)
    split = next(one for one in answer.breakdowns if one.dimension == "type")
    known = {part.key.rpartition(".")[2]: part.change for part in split.known}
    assert known == {"new": Decimal("800e6"), "intercompany": Decimal("10e6")}
    assert [part.key for part in split.withheld] == [f"{MEXICO}.reinvested"]
    assert split.rest == answer.ends.change - Decimal("810e6") == Decimal("112082803")
    assert "By type of investment" in answer.say("en")


@pytest.mark.parametrize(("released", "same"), [("2025-11", True), ("2026-02", False)])
def test_parts_of_another_release_are_told_to_be_so(tmp_path: Path, released: str, same: bool) -> None:
    rows = f"{states('US,_T')} MX-PUE,US,_T,2024,8 MX-PUE,US,_T,2025,2"
    store = Store.holding([made("whole", MEXICO, WHOLE), made("parts", MEXICO, rows, released)], tmp_path)
    answer = asked(store, "MX-PUE", "2025", MEXICO)
    assert answer.breakdowns[0].same_release == same
    assert ("another release than the total" in answer.say("en")) == (not same)


def test_parts_of_the_release_of_the_total_come_before_newer_ones(tmp_path: Path) -> None:
    old, new = (f"{states('US,_T')} MX-PUE,US,_T,2024,8 MX-PUE,US,_T,2025,{now}" for now in ("2", "3"))
    tables = [made("whole", MEXICO, WHOLE), made("old", MEXICO, old), made("new", MEXICO, new, "2026-02")]
    (split,) = asked(Store.holding(tables, tmp_path), "MX-PUE", "2025", MEXICO).breakdowns
    assert split.known[0].change == Decimal("-6e6")


def test_a_withheld_region_is_told_in_every_block(tmp_path: Path) -> None:
    """A net flow has no bound from its total: Nuevo León may stand anywhere in 2025."""
    store = Store.holding(
        [made("whole", MEXICO, WHOLE.replace("MX-NLE,_T,_T,2025,5", "MX-NLE,_T,_T,2025,C"))], tmp_path
    )
    answer = gap("MX-PUE", "2025", indicator=MEXICO, store=store)
    assert [(one.code, str(one.rank)) for one in answer.unknown] == [("MX-NLE", "1–32")]
    assert {str(step.rank) for step in answer.above} == {"1–31"}
    assert "Nuevo León (place 1–32)" in answer.say("en")
    reasons = asked(store, "MX-PUE", "2025", MEXICO)
    assert reasons.move is None
    assert "the change of place is not explained" in reasons.say("en")
    told = history("MX-PUE", "2025", indicator=MEXICO, store=store)
    assert (told.as_dict()["left_out"], told.since) == (1, None)
    line = league("2025", country="MX", indicator=MEXICO, store=store).lines[-1]
    assert (line.code, line.moved, line.as_dict()["value"]) == ("MX-NLE", None, None)


def test_a_tie_is_told_and_has_no_gap(tmp_path: Path) -> None:
    answer = gap("MX-AGU", "2025", indicator=MEXICO, store=Store.holding([made("whole", MEXICO, WHOLE)], tmp_path))
    assert (answer.above, len(answer.tied), str(answer.place.rank)) == ((), 30, "1–31")
    assert answer.below is not None
    assert (answer.below.other.cell.area, answer.below.other.gap) == ("MX-PUE", Decimal("1e6"))
    assert "the place is shared" in answer.say("en")


def test_a_growth_from_nothing_is_an_amount_alone() -> None:
    now, before = panel([3, 4], 7), panel([0, 4], 4)
    ends = Ends("A", now, before, joined=False)
    assert [ends.change, ends.ratio] == [3, None]
    assert Ends("A", replace(now), panel([2, 4], 6), joined=False).ratio == Fraction(3, 2)


@pytest.mark.parametrize("land", ["kz", "mx"])
def test_tables_of_parts_name_known_indicators_and_are_told_in_three_languages(land: str) -> None:
    rows = [split for code in indicators() for split in splits(land.upper(), code)]
    assert rows
    for split in rows:
        assert set(split.parts) <= set(indicators())
        assert all(split.table.say(language) for language in LANGUAGES)


def test_activities_have_names_in_three_languages() -> None:
    for code, name in activity_names().items():
        assert len({name.say(language) for language in LANGUAGES}) > 1, code
    assert {"NACE2-B", "SCIAN-31-33", "_O"} <= set(activity_names())


@pytest.mark.parametrize(("land", "indicator"), [("KZ", "capital.fixed"), ("MX", MEXICO)])
@pytest.mark.parametrize("areas", [["KZ*"], ["MX*"], ["KZ-27", "MX-PUE"]], ids=" ".join)
def test_parts_read_straight_from_the_files_are_those_that_a_table_engine_finds(
    store: Store, land: str, indicator: str, areas: list[str]
) -> None:
    table = store.observations
    inside = table.area.isin([code for code in areas if not code.endswith("*")])
    for code in areas:
        inside |= table.area.startswith(code.removesuffix("*")) if code.endswith("*") else False
    for split in splits(land, indicator):
        apart = [
            table[name] != "_T" if name == split.dimension else table[name] == "_T" for name in ("partner", "activity")
        ]
        found = store.execute(table.filter(table.indicator.isin(split.parts), inside, *apart))
        assert sorted(split.cells(store, areas), key=str) == sorted(found, key=str)
