"""The outlook as a person gets it: of held tables, and of histories that are short, split, zero or have a giant."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.outlook.made import BEFORE, TODAY, drawn_alike, grown, history, revised, stored

from onir.errors import BadInput, NotHeld
from onir.figures import Store
from onir.outlook import Outlook, outlook
from onir.outlook.answer import foreseen
from onir.outlook.forecasting.unfolding import unfolded
from onir.standing.certainty.rules import DRAWS

YEARS = range(2010, 2026)
MEXICO = "fdi.net_inflow.notified"


@pytest.mark.parametrize(
    ("area", "period", "code", "areas"),
    [("KZ-27", "2026", "capital.fixed", 20), ("KZ-10", "2027", "grp.nominal", 20), ("MX-NLE", "2025-Q3", MEXICO, 32)],
)
def test_of_held_tables(store: Store, area: str, period: str, code: str, areas: int) -> None:
    answer = outlook(area, period, indicator=code, store=store)
    told = answer.as_dict()
    assert answer.told
    assert answer.draws.shape == (DRAWS, areas)
    assert sum(told["probabilities"]["places"]) == pytest.approx(1, abs=1e-3)
    assert told["figures"]["low"] < told["figures"]["middle"] < told["figures"]["high"]
    assert answer.tried is not None
    assert answer.tried.best.score < answer.tried.rival
    assert drawn_alike(answer.draws, outlook(area, period, indicator=code, store=store).draws)


def test_only_what_was_known_is_foreseen_from(store: Store) -> None:
    answer = outlook("MX-NLE", as_of=date(2018, 3, 1), store=store)
    assert (str(answer.period), answer.history.vintage.released) == ("2018", "2018-02")


def test_the_known_part_of_a_year_is_taken_as_printed(store: Store) -> None:
    late = outlook("MX-NLE", "2025", store=store)
    early = foreseen(late.area, late.history)
    assert late.parts is not None
    assert early.parts is None
    assert str(late.parts.last.period) == "2025-Q2"
    assert late.tried is not None
    assert early.tried is not None
    assert late.tried.best.score < 0.75 * early.tried.best.score
    assert "Figures up to the second quarter of 2025 are taken as printed" in late.say("en")
    wide, narrow = (
        np.quantile(one.draws, 0.95, axis=0) - np.quantile(one.draws, 0.05, axis=0) for one in (early, late)
    )
    assert (narrow < wide).mean() > 0.5


@given(some.integers(1, 3), some.integers(0, 9))
def test_a_known_part_is_in_every_draw(known: int, seed: int) -> None:
    series, rng = history(24 + known, 4, seasons=4), np.random.default_rng(seed)
    told = unfolded(series, known, "carried", draws=40, rng=rng)
    assert (told[:, :-1] > series.values[-known:, :-1].sum(axis=0)).all()
    np.testing.assert_allclose(told[:, :-1].sum(axis=1), told[:, -1])


def test_a_withheld_quarter_is_drawn_and_no_zero() -> None:
    series = history(26, 4, seasons=4)
    series.values[-2, 0] = np.nan
    told = unfolded(series, 2, "carried", draws=400, rng=np.random.default_rng(1))
    alone = unfolded(history(26, 4, seasons=4), 2, "carried", draws=400, rng=np.random.default_rng(1))
    assert np.isfinite(told).all()
    assert told[:, 0].std() > alone[:, 0].std()
    assert told[:, 0].mean() == pytest.approx(alone[:, 0].mean(), rel=0.2)


def test_a_nation_has_a_figure_and_no_place(store: Store) -> None:
    answer = outlook("KZ", "2026", indicator="grp.nominal", store=store)
    assert answer.as_dict()["probabilities"] is None
    assert (
        answer.sentences[0].say("en").startswith("Kazakhstan, gross regional product at current prices in 2026: about")
    )


@pytest.mark.parametrize(
    ("period", "settled", "error", "says"),
    [
        ("2025", False, BadInput, "printed already"),
        ("2040", False, BadInput, "too far ahead"),
        ("2026", True, NotHeld, "will be revised is not foreseen"),
    ],
)
def test_what_is_not_foreseen_is_said(
    store: Store, period: str, settled: bool, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        outlook("KZ-27", period, indicator="capital.fixed", settled=settled, store=store)


def test_once_settled_figures_are_higher_where_they_always_were(tmp_path: Path) -> None:
    store = revised(grown(TODAY, YEARS), tmp_path, releases=8, by=1.1)
    first, later = (
        outlook("KZ-10", "2026", indicator="capital.fixed", settled=settled, store=store) for settled in (False, True)
    )
    assert later.figures("KZ-10")[1] == pytest.approx(1.1 * first.figures("KZ-10")[1], rel=0.04)
    assert later.settling is not None
    assert "revised as in" in later.say("en")
    assert "Meant is the figure as first released" in first.say("en")


# -- histories that are not as they should be ------------------------------------------------------------------


def test_a_region_of_four_years_borrows_its_spread_from_the_others(tmp_path: Path) -> None:
    figures = grown(TODAY, YEARS)
    for year in YEARS[:-4]:
        figures[year]["KZ-10"] = np.nan
    answer = _answer(figures, "KZ-10", tmp_path)
    low, middle, high = answer.figures("KZ-10")
    assert "Abai Region has 4 figures within its borders of today" in answer.say("en")
    assert 0.15 < np.log(high / low) < 1.5
    assert middle == pytest.approx(figures[2025]["KZ-10"] * 1.08e6, rel=0.2)


def test_a_region_split_last_year_starts_from_its_only_figure(tmp_path: Path) -> None:
    figures = grown(BEFORE, range(2010, 2025)) | grown(TODAY, [2025])
    answer = _answer(figures, "KZ-62", tmp_path)
    assert answer.history.series.values.shape == (16, len(TODAY) + 1)
    assert "Ulytau Region has 1 figure within its borders of today" in answer.say("en")
    assert [str(period) for period, _ in answer.history.of("KZ-62")] == ["2025"]


@pytest.mark.parametrize("year", [2017, 2025])
def test_a_zero_year_is_passed_over_and_may_come_again(tmp_path: Path, year: int) -> None:
    figures = grown(TODAY, YEARS)
    figures[year]["KZ-10"] = 0.0
    answer = _answer(figures, "KZ-10", tmp_path)
    assert f"The table prints zero for Abai Region in {year}" in answer.say("en")
    assert (answer.draws[:, answer.row] == 0).mean() == pytest.approx(1 / 16, abs=0.02)
    assert answer.figures("KZ-10")[1] > 20e6


def test_a_project_larger_than_the_series_widens_it_and_leaves_the_others(tmp_path: Path) -> None:
    plain, figures = grown(TODAY, YEARS), grown(TODAY, YEARS)
    figures[2020]["KZ-10"] *= 8
    calm, wild = _answer(plain, "KZ-10", tmp_path / "calm"), _answer(figures, "KZ-10", tmp_path / "wild")
    assert _width(wild, "KZ-10") > 2 * _width(calm, "KZ-10")
    assert _width(wild, "KZ-27") < 1.5 * _width(calm, "KZ-27")
    assert (wild.draws >= 0).all()
    assert "is more than three times those beside it" in wild.say("en")
    assert "more than three times" not in calm.say("en")


def test_where_places_stay_no_probability_is_said(tmp_path: Path) -> None:
    figures = {
        year: {code: 100.0 * rank * 1.1 ** (year - 2010) for rank, code in enumerate(TODAY, 1)} for year in YEARS
    }
    answer = _answer(figures, TODAY[-1], tmp_path)
    assert answer.as_dict()["probabilities"] is None
    assert "the place that stays did better than every forecast" in answer.say("en")


@pytest.mark.parametrize(("years", "says"), [(5, "has too short a history"), (7, None)])
def test_few_years(tmp_path: Path, years: int, says: str | None) -> None:
    figures = grown(TODAY, YEARS[-years:])
    if says:
        with pytest.raises(NotHeld, match=says):
            _answer(figures, "KZ-10", tmp_path)
    else:
        assert "The history is too short to show" in _answer(figures, "KZ-10", tmp_path).say("en")


def _answer(figures: dict[int, dict[str, float]], area: str, home: Path) -> Outlook:
    return outlook(area, "2026", indicator="capital.fixed", store=stored(figures, home))


def _width(answer: Outlook, area: str) -> float:
    low, _, high = answer.figures(area)
    return float(np.log(high / low))
