"""How sure a place is: when odds are given and when bounds, what they hold to, and that they would have been right."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onir.errors import BadInput, NotHeld
from onir.figures import Store
from onir.language.messages import LANGUAGES
from onir.measure import Period
from onir.standing import Sure, backtest, sure
from onir.standing.certainty.chances import Chance
from onir.standing.certainty.odds import moved_by

from .made_releases import REGIONS, Floats, Table, quarters, releases, settled

MEXICO = "fdi.net_inflow.notified"
QUARTERS = quarters(2021, 16)
NEWEST = QUARTERS[-1]


def printed(count: int, *, sd: float = 0.15, shared: float = 0.0, last: int = 0) -> Iterator[Floats]:
    """Figures of each release: settled ones with errors that fade with age; of `last` quarters alone if given."""
    whole, rng = settled(len(QUARTERS)), np.random.default_rng(7)
    own, common = rng.standard_normal(whole.shape), rng.standard_normal((len(whole), 1))
    for release in range(count):
        ended = len(QUARTERS) - count + release + 1
        age = np.arange(ended)[::-1, None]
        errors = (sd * own[:ended] + shared * common[:ended]) * np.exp(-0.3 * age)
        figures = whole[:ended] * np.exp(-errors)
        yield np.where(age < last, figures, np.nan) if last else figures


def asked(home: Path, tables: list[Table], **options: Any) -> Sure:
    store = Store.holding(tables, home)
    return sure("KZ-27", NEWEST, indicator="fdi.gross_inflow", store=store, **options)


def exact(known: Mapping[str, Decimal]) -> Iterator[tuple[str, Fraction]]:
    return ((code, Fraction(value)) for code, value in known.items())


def said(answer: Sure, language: str = "en") -> str:
    return answer.say(language).replace("\u00a0", " ")


# -- odds or bounds -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "told", "odds"),
    [
        (1, "no two releases held", False),
        (2, "they need 4 releases", False),
        (3, "of “Invented table” 3 are held", False),
        (4, "in 4 releases of “Invented table”", True),
        (6, "in 6 releases of “Invented table”", True),
    ],
)
def test_odds_need_four_releases(tmp_path: Path, held: int, told: str, odds: bool) -> None:
    answer = asked(tmp_path, releases(QUARTERS, printed(held)))
    assert told in said(answer)
    assert (answer.odds is not None) is odds
    assert (answer.as_dict()["probabilities"] is not None) is odds
    assert (answer.as_dict()["reason"] is None) is odds


def test_releases_that_print_no_figure_again_tell_nothing(tmp_path: Path) -> None:
    answer = asked(tmp_path, releases(QUARTERS, printed(6, last=1)))
    assert answer.releases == 0
    assert answer.odds is None


def test_a_release_that_is_read_again_does_not_count(tmp_path: Path) -> None:
    figures = list(printed(3))
    again = [figures[0], figures[0], figures[1], figures[1], figures[2], figures[2]]
    days = [QUARTERS[len(one) - 1].last_day.replace(day=28) for one in again]
    dated = [day.replace(year=day.year + 1, day=1 + turn % 2) for turn, day in enumerate(days)]
    answer = asked(tmp_path, releases(QUARTERS, again, dates=dated, exactness="read"))
    assert answer.releases == 3


def test_of_two_files_of_one_day_the_later_stands_for_both(tmp_path: Path) -> None:
    figures = list(printed(4))
    days = [QUARTERS[-1].last_day] * 4
    answer = asked(tmp_path, releases(QUARTERS, figures, dates=days))
    assert len(answer.record.releases) == 1


def test_two_files_of_one_day_that_print_other_periods_are_one_release(tmp_path: Path) -> None:
    """The newest quarter stands in the first of the two alone, and still has a place."""
    (figures,), days = printed(1), [QUARTERS[-1].last_day] * 2
    but_the_last = np.where(np.arange(len(QUARTERS))[:, None] < len(QUARTERS) - 1, figures, np.nan)
    answer = asked(tmp_path, releases(QUARTERS, [figures, but_the_last], dates=days))
    assert [one.vintage.released for one in answer.held] == [days[0].isoformat()]
    assert "{" not in said(answer)


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ([100.0] * 10, [105.0] * 9 + [200.0], "0.05"),
        ([100.0] * 10, [105.0] * 8 + [110.0] * 2, "0.1"),
        ([0.0], [5.0], "0.0"),
        ([-100.0], [-90.0], "0.1"),
    ],
    ids=["nine in ten by five per cent, not by 5.1", "eight are not enough", "nothing to set it against", "signed"],
)
def test_nine_in_ten_moved_by_no_more(before: list[float], after: list[float], moved: str) -> None:
    assert str(moved_by([(np.array(before), np.array(after))])) == moved


@pytest.mark.parametrize(
    ("area", "period", "indicator", "told"),
    [
        ("MX-PUE", "2017-Q4", MEXICO, "3 are held"),
        ("MX-NLE", "2025-H1", MEXICO, "3 are held"),
        ("KZ-27", "2025", "capital.fixed", "nine first figures in ten moved by at most 5.0%"),
        ("KZ-27", "2024", "grp.nominal", "no two releases held of “Gross regional product at current prices"),
    ],
)
def test_what_ships_has_too_few_releases_for_odds(
    store: Store, area: str, period: str, indicator: str, told: str
) -> None:
    answer = sure(area, period, indicator=indicator, store=store)
    assert told in said(answer)
    assert answer.odds is None
    assert "%)" not in said(answer)


def test_where_no_revision_was_ever_measured_only_the_place_of_the_release_is_said(store: Store) -> None:
    answer = sure("KZ-27", "2024", indicator="grp.nominal", store=store)
    assert answer.bounds is None
    assert len(answer.sentences) == 2


def test_an_answer_as_of_a_day_knows_of_no_later_release(store: Store) -> None:
    early = sure("MX-PUE", "2017", as_of=date(2018, 6, 30), store=store)
    assert [one.released for one in early.record.releases] == ["2018-02"]
    assert (early.bounds, early.odds) == (None, None)


def test_a_nation_has_no_place_to_be_sure_of(store: Store) -> None:
    with pytest.raises(BadInput, match="nation"):
        sure("KZ", "2025", indicator="capital.fixed", store=store)


def test_a_region_of_before_a_split_is_answered_on_comparable_units(store: Store) -> None:
    answer = sure("KZ-63", "2021", indicator="capital.fixed", store=store)
    assert answer.place.cell.area == "KZ-10+KZ-63"
    assert answer.bounds is not None


# -- what odds hold to --------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    tables = releases(QUARTERS, printed(5))
    first, again, other = (json.dumps(asked(tmp_path, tables, seed=seed).as_dict()) for seed in (5, 5, 6))
    assert first == again != other


def test_odds_are_consistent(tmp_path: Path) -> None:
    odds = asked(tmp_path, releases(QUARTERS, printed(6))).odds
    assert odds is not None
    assert odds.areas == REGIONS
    for table in (odds.ranks, odds.next):
        assert table.sum(axis=0) == pytest.approx(1)
        assert table.sum(axis=1) == pytest.approx(1)
    assert (odds.above + odds.above.T).max() <= 1 + 1e-9
    for row, (low, high) in enumerate(odds.sets):
        assert odds.ranks[row, low - 1 : high].sum() >= 0.9 - 1e-9
        assert odds.joint.low[row] <= odds.ranks[row].argmax() + 1 <= odds.joint.high[row]


@pytest.mark.parametrize(("held", "reach"), [(4, 3), (6, 5)])
def test_odds_reach_no_further_than_figures_have_been_followed(tmp_path: Path, held: int, reach: int) -> None:
    answer = asked(tmp_path, releases(QUARTERS, printed(held)))
    assert answer.odds is not None
    assert answer.odds.until == pytest.approx(answer.age + reach, abs=0.1)
    assert f"Settled here means {reach + 1} quarters after the end of the period" in said(answer)


@pytest.mark.parametrize(
    ("sd", "shared", "certain"), [(0.0, 0.0, True), (0.0, 0.4, True), (0.4, 0.0, False), (0.4, 0.4, False)]
)
def test_what_moves_all_regions_alike_moves_no_place(tmp_path: Path, sd: float, shared: float, certain: bool) -> None:
    answer = asked(tmp_path, releases(QUARTERS, printed(6, sd=sd, shared=shared), places=6))
    assert answer.odds is not None
    chance = answer.odds.holds("KZ-27", answer.place.rank.best, answer.place.rank.worst)
    assert (chance == 1) is certain


def test_what_moves_all_regions_alike_moves_no_missing_one(tmp_path: Path) -> None:
    """The sixth of the regions is withheld, and is what the nation leaves; all are revised by up to a half."""
    figures = list(printed(6, sd=0.0, shared=0.4))
    order = np.argsort(-figures[-1][-1])
    odds = asked(tmp_path, releases(QUARTERS, figures, places=6, hidden=[int(order[5])])).odds
    assert odds is not None
    codes = [REGIONS[number] for number in order]
    assert [odds.beats(code, codes[5]) for code in codes] == [1.0] * 5 + [0.0] * (len(codes) - 5)


def test_missing_cells_are_drawn_within_what_the_nation_leaves(tmp_path: Path) -> None:
    figures = [np.round(one, 1) for one in printed(5)]
    hidden = np.argsort(figures[-1][-1])[:2].tolist()
    odds = asked(tmp_path, releases(QUARTERS, figures, hidden=hidden)).odds
    assert odds is not None
    assert set(odds.areas) == set(REGIONS)
    rest = figures[-1][-1, hidden].sum()
    above = [code for code, value in zip(REGIONS, figures[-1][-1], strict=True) if value > 1.5 * rest]
    assert above
    assert all(odds.beats(code, REGIONS[number]) > 0.99 for code in above for number in hidden)


def test_the_answer_is_documented_key_by_key(tmp_path: Path) -> None:
    told = asked(tmp_path, releases(QUARTERS, printed(5))).as_dict()
    page = (Path(__file__).parents[2] / "docs" / "reference" / "sure-json.md").read_text("utf-8")
    whole, _, odds = page.partition("## Probabilities")
    for section, keys in ((whole, told), (odds, told["probabilities"])):
        assert re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE) == list(keys)


def test_bounds_are_attained(store: Store) -> None:
    answer = sure("MX-NLE", "2017-Q4", indicator=MEXICO, store=store)
    assert answer.bounds is not None
    part, known = answer.bounds.moved, dict(exact(answer.place.panel.known))
    for sign, place in ((1, answer.bounds.best), (-1, answer.bounds.worst)):
        ways = {code: sign if code == "MX-NLE" else -sign for code in known}
        moved = {code: value + ways[code] * abs(value) * part for code, value in known.items()}
        assert place == 1 + sum(value > moved["MX-NLE"] for value in moved.values())


@pytest.mark.parametrize(
    ("value", "word", "ru"),
    [
        (1.0, "practically certain", "99%"),
        (0.92, "very likely", "92%"),
        (0.7, "likely", "70%"),
        (0.5, "about as likely as not", "50%"),
        (0.2, "unlikely", "20%"),
        (0.05, "very unlikely", "5%"),
        (0.0, "practically ruled out", "1%"),
    ],
)
def test_a_chance_is_a_number_and_a_word(value: float, word: str, ru: str) -> None:
    assert str(Chance(value).word) == word
    assert ru in Chance(value).say("ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_odds_and_bounds_say_themselves_in_every_language(tmp_path: Path, language: str) -> None:
    for count in (1, 3, 5):
        text = asked(tmp_path / str(count), releases(QUARTERS, printed(count))).say(language)
        assert text
        assert "{" not in text


# -- the back-test ------------------------------------------------------------------------------------------


def test_odds_would_have_been_better_than_ranks_that_never_change(store: Store) -> None:
    result = backtest(MEXICO, country="MX", until="2012-Q4", store=store)
    assert (result.panels, result.areas, result.fitted_on) == (20, 32, 84)
    assert result.score < 0.85 * result.unchanged
    assert result.better >= 16
    assert 0.85 <= result.coverage <= 0.95
    assert result.width < 8
    assert result.as_dict()["real_time"] is False
    assert "not in real time" in result.say("en")


def test_what_was_given_a_good_chance_came_more_often(store: Store) -> None:
    lines = backtest(MEXICO, country="MX", until="2012-Q4", store=store).calibration
    assert sum(line.ranks for line in lines) == 20 * 32 * 32
    came = [line.came for line in lines]
    assert came == sorted(came)
    assert all(abs(line.given - line.came) < 0.15 for line in lines)


@pytest.mark.parametrize("hidden", [(), range(1, len(REGIONS))], ids=["no place moved", "one region has a figure"])
def test_a_back_test_needs_places_that_move(tmp_path: Path, hidden: Sequence[int]) -> None:
    tables = releases(QUARTERS, printed(5, sd=0.0, shared=0.3), places=6, hidden=hidden)
    with pytest.raises(NotHeld, match="No back-test"):
        backtest("fdi.gross_inflow", country="KZ", until="2022-Q4", store=Store.holding(tables, tmp_path))


def test_a_back_test_needs_periods_on_both_sides(store: Store) -> None:
    with pytest.raises(NotHeld, match="No back-test"):
        backtest(MEXICO, country="MX", until="2025-Q2", store=store)
    with pytest.raises(NotHeld, match="No table"):
        backtest("fdi.stock", country="MX", until="2012", store=store)
    assert backtest(MEXICO, country="MX", until=Period.parse("2012"), store=store).panels == 5
