"""A place through time: against counting in the files, across splits, in releases, with cells missing."""

import csv
import json
from collections import defaultdict
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from tests.standing.made_releases import REGIONS, quarters, releases, settled
from tests.standing.test_rank import panel

from onir.errors import BadInput, NotHeld
from onir.figures import Store, indicator
from onir.figures.asking.ranking import rank_of
from onir.language.messages import LANGUAGES
from onir.measure import Period
from onir.standing import RankHistory, histories, history
from onir.standing.timeline import Moment
from onir.territory import area

MEXICO = "fdi.net_inflow.notified"
JOINED = {
    "KZ-10": "KZ-63", "KZ-33": "KZ-19", "KZ-62": "KZ-35", "KZ-79": "KZ-YUZ", "KZ-61": "KZ-YUZ",
}  # fmt: skip


def asked(store: Store, code: str, period: str, concept: str = "capital.fixed") -> RankHistory:
    return history(code, period, indicator=concept, store=store)


def test_places_among_comparable_units_are_those_counted_in_the_file(store: Store) -> None:
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    text = (files("onir") / "data" / "figures" / "bns-5546.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["area"] != "KZ":
            sums[row["period"]][JOINED.get(row["area"], row["area"])] += int(row["value"])
    for code, old in (("KZ-27", "KZ-27"), ("KZ-10", "KZ-63"), ("KZ-61", "KZ-YUZ"), ("KZ-75", "KZ-75")):
        moments = asked(store, code, "2025").moments
        assert [str(moment.period) for moment in moments] == sorted(sums)
        counted = [1 + sum(value > year[old] for value in year.values()) for _, year in sorted(sums.items())]
        assert [moment.rank.best for moment in moments] == counted
        assert {moment.rank.of for moment in moments} == {16}


@pytest.mark.parametrize(
    ("code", "period", "concept", "first"),
    [
        ("KZ-27", "2025", "capital.fixed", "Среди 20 регионов таблицы занимает 11-е место с 2025 года."),
        ("MX-PUE", "2017-Q2", MEXICO, "Сравниваются одни и те же месяцы каждого года."),
        ("MX-CMX", "2017", MEXICO, "Занимает 1-е место с 2013 года; до этого последний раз – в 2011 году."),
    ],
)
def test_which_places_are_meant_is_said_before_them(
    store: Store, code: str, period: str, concept: str, first: str
) -> None:
    assert asked(store, code, period, concept).say("ru").splitlines()[0] == first


@pytest.mark.parametrize(
    ("code", "period", "concept", "since", "before", "best", "among_first"),
    [
        ("KZ-27", "2025", "capital.fixed", "2025", "2022", "4 2003 1", "0/23"),
        ("KZ-75", "2025", "capital.fixed", "2023", "2010", "2 2025 11", "19/23"),
        ("KZ-75", "2025", "grp.nominal", "2010", None, "1 2025 16", "16/16"),
        ("KZ-62", "2020", "capital.fixed", "2020", "2006", "4 2019 1", "0/18"),
        ("KZ-33", "2015", "grp.nominal", "2015", None, "8 2015 1", "0/6"),
        ("MX-PUE", "2025-H1", MEXICO, "2025-H1", None, "5 2019-H1 1", "0/27"),
        ("MX-CMX", "2017", MEXICO, "2013", "2011", "1 2017 17", "19/19"),
    ],
)
def test_since_when_and_how_often(
    store: Store, code: str, period: str, concept: str, since: str, before: str | None, best: str, among_first: str
) -> None:
    answer = asked(store, code, period, concept)
    told = answer.as_dict()
    assert (told["held_since"], told["held_before"]) == (since, before)
    first = answer.held[0]
    assert f"{first.place} {first.last} {first.times}" == best
    assert f"{answer.among_first}/{len(answer.certain)}" == among_first


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("KZ-27", "2016 8/16, 2018 10/17, 2021 14/17, 2022 13/20, 2025 11/20"),
        ("KZ-10", "2021 None, 2022 16/20, 2025 18/20"),
    ],
)
def test_places_of_the_day_stand_beside(store: Store, code: str, places: str) -> None:
    moments = {str(moment.period): moment.printed for moment in asked(store, code, "2025").moments}
    for row in places.split(", "):
        year, place = row.split()
        printed = moments[year]
        assert place == ("None" if printed is None else f"{printed}/{printed.of}")


def test_the_releases_of_the_period_are_told(store: Store) -> None:
    answer = asked(store, "MX-PUE", "2017", MEXICO)
    assert answer.releases is not None
    assert len(answer.as_dict()["releases"]) == 3
    assert "by the release of November 2025" in answer.say("en")
    then = history("MX-PUE", "2017", indicator=MEXICO, as_of=date(2018, 6, 1), store=store)
    assert then.releases is None
    assert {moment.cell.vintage.released for moment in then.moments} == {"2018-02"}
    assert then.moments[-1].rank != answer.moments[-1].rank


def made(*years: list[int | None]) -> RankHistory:
    """The history of A among areas with these values, one list a year from 2020."""
    moments = []
    for year, values in enumerate(years, 2020):
        now = panel(values)
        rank = rank_of(now, "A")
        assert rank is not None
        moments.append(Moment(Period.parse(str(year)), now, now.cells["A"], rank, rank))
    return RankHistory(area("KZ-27"), indicator("capital.fixed"), "A", tuple(moments), joined=False, releases=None)


@pytest.mark.parametrize(
    ("years", "since", "before", "left_out", "held"),
    [
        ([[3, 2], [3, 2]], "2020", None, 0, "1:2"),
        ([[3, 2], [1, 2], [3, 2]], "2022", "2020", 0, "1:2 2:1"),
        ([[1, 2], [2, 2], [3, 2]], "2021", None, 0, "1:2 2:1"),
        ([[3, 2], [3, None], [3, 2]], "2022", "2020", 1, "1:2"),
        ([[3, 2], [3, None]], None, None, 1, "1:1"),
    ],
    ids=["unbroken", "broken", "a tie is the better place", "a missing cell breaks the run", "not certain now"],
)
def test_runs(years: list[list[int | None]], since: str | None, before: str | None, left_out: int, held: str) -> None:
    told = made(*years).as_dict()
    assert (told["held_since"], told["held_before"], told["left_out"]) == (since, before, left_out)
    assert " ".join(f"{one['place']}:{one['times']}" for one in told["held"]) == held


@pytest.mark.parametrize(
    ("code", "period", "kind", "said"),
    [
        ("KZ", "2025", BadInput, "A nation has no place among regions"),
        ("KZ-27", "2025-H1", NotHeld, "Periods held run from"),
        ("KZ-27", "2002", NotHeld, "Periods held run from"),
    ],
)
def test_no_history_is_one_clear_message(
    store: Store, code: str, period: str, kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=said):
        asked(store, code, period)


def test_places_of_all_areas_are_whole_in_every_period(store: Store) -> None:
    table = histories("2025", indicator="capital.fixed", store=store)
    assert (len(table.lines), len(table.periods)) == (16, 23)
    for period in table.periods:
        places = [line.at(period) for line in table.lines]
        assert sorted(rank.best for rank in places if rank is not None) == list(range(1, 17))


def test_where_no_region_has_a_figure_there_is_nothing_to_say(tmp_path: Path) -> None:
    years = quarters(2024, 2)
    tables = releases(years, [settled(2)], hidden=range(len(REGIONS)))
    table = histories(years[-1], indicator="fdi.gross_inflow", store=Store.holding(tables, tmp_path))
    assert (table.lines, table.sentences) == ((), ())


def test_neighbours_have_places_in_the_same_periods(store: Store) -> None:
    answer = asked(store, "KZ-27", "2025")
    assert list(answer.neighbours) == ["KZ-11", "KZ-43"]
    for code in answer.neighbours:
        assert len(answer.places_of(code)) == len(answer.moments)
    places = [answer.places_of(code)[-1] for code in answer.neighbours]
    assert [rank.best for rank in places if rank is not None] == [11, 13]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "period", "concept"),
    [("KZ-10", "2025", "grp.nominal"), ("MX-PUE", "2017", MEXICO), ("KZ-75", "2025", "capital.fixed")],
)
def test_a_history_says_itself_in_every_language(
    store: Store, code: str, period: str, concept: str, language: str
) -> None:
    answer = asked(store, code, period, concept)
    assert "{" not in answer.say(language)
    assert json.loads(json.dumps(answer.as_dict()))["periods"][-1]["period"] == period
