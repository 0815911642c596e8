"""Engines: the same questions get the same answers of both, and one that is not there is named with what to do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ibis.expr.types import Table
from tests.figures.made_tables import REGIONS

from onir.errors import BadInput, NotHeld, OnirError, Unavailable
from onir.figures import Store, export, observations_at
from onir.figures.asking import engines
from onir.figures.asking import expressions as asking
from onir.figures.source import Source, shipped

SPECIAL = {
    ("KZ-10", "2020"): "5",
    ("KZ-11", "2020"): "5.25",
    ("KZ-15", "2020"): "5",
    ("KZ-19", "2020"): "C",
    ("KZ-23", "2020"): "-0.0000000001",
    ("KZ-27", "2020"): "999999999999999.9999999999",
    ("KZ-15", "2019"): "1007",
    ("KZ-33", "2019"): "1007",
    ("KZ-19", "2019"): "C",
}
"""Invented: ties, withheld cells, the smallest and nearly the largest figure that is kept; the others are plain."""

EARLY = {(area, year): SPECIAL.get((area, year), str(100 + 7 * place))
         for year in ("2019", "2020") for place, area in enumerate(REGIONS)}  # fmt: skip
SPLIT = [("KZ-10", "2019"), ("KZ-33", "2019"), ("KZ-62", "2019")]
LATER = {key: value for key, value in EARLY.items() if key not in SPLIT} | {
    ("KZ-15", "2020"): "6",
    ("KZ-19", "2019"): "1008",
}
"""The later release has other regions for 2019, as tables did before a split."""

DAY = date(2021, 6, 1)

QUESTIONS: dict[str, Callable[[Table, str, str], Table]] = {
    "everything": lambda table, *_: table,
    "as of a day": lambda table, *_: asking.as_of(table, DAY),
    "about": lambda table, *_: asking.about(table, indicator="fdi.net_inflow", country="KZ"),
    "level": lambda table, *_: asking.level(table),
    "level as of a day": lambda table, *_: asking.level(asking.as_of(table, DAY)),
    "rank": lambda table, *_: asking.rank(table),
    "places": lambda table, *_: asking.places(table),
    "places as of a day": lambda table, *_: asking.places(asking.as_of(table, DAY)),
    "compared": asking.compared,
    "differing": lambda table, old, new: asking.differing(asking.compared(table, old, new)),
    "sums": lambda table, *_: table.group_by("vintage").aggregate(whole=table.value.sum(), cells=table.count()),
    "shares": lambda table, *_: table.mutate(share=table.value.cast("float64") / 3).select("area", "period", "share"),
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of two invented releases, and of tables that ship."""
    first = next(source for source in shipped() if source.source == "nbk-337")
    days = {"early": "2021-05-01", "later": "2021-07-01"}
    made: list[tuple[Source, bytes]] = [
        (
            replace(first, source=f"made-{name}", table="made", released=days[name], exactness="day"),
            "\n".join(
                ["area,period,value", *(f"{area},{year},{value}" for (area, year), value in cells.items())]
            ).encode(),
        )
        for name, cells in (("early", EARLY), ("later", LATER))
    ]
    folder = tmp_path_factory.mktemp("office")
    Store.holding(made, folder)
    MADE.extend(made)
    return folder


MADE: list[tuple[Source, bytes]] = []


def asked_of(engine: str, home: Path) -> Store:
    """The invented releases, asked of an engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONIR_ENGINE", engine)
        store = Store.holding(MADE, home)
        assert engines.is_spark(store.engine) == (engine == "spark")
    return store


def rows(store: Store, question: Callable[[Table, str, str], Table]) -> list[dict[str, Any]]:
    old, new = (one.vintage.key for one in store.held)
    found = asking.executed(store.engine, question(store.observations, old, new))
    return sorted(found, key=lambda row: str(sorted((name, str(value)) for name, value in row.items())))


@pytest.mark.spark
@pytest.mark.parametrize("name", QUESTIONS)
def test_both_engines_give_the_same_rows(home: Path, name: str) -> None:
    ours, theirs = (rows(asked_of(engine, home), QUESTIONS[name]) for engine in ("duckdb", "spark"))
    assert theirs == ours
    assert len(ours) > 0
    assert [[(key, type(value)) for key, value in row.items()] for row in theirs] == [
        [(key, type(value)) for key, value in row.items()] for row in ours
    ]


@pytest.mark.spark
@pytest.mark.parametrize("words", [{"every_release": True}, {"as_of": DAY}, {}])
def test_both_engines_write_the_same_bytes(home: Path, tmp_path: Path, words: dict[str, Any]) -> None:
    written = []
    for engine in ("duckdb", "spark"):
        export("fdi.net_inflow", tmp_path / f"{engine}.csv", store=asked_of(engine, home), **words)
        written.append((tmp_path / f"{engine}.csv").read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"\n") > len(EARLY)


ENGINES = ["duckdb", pytest.param("spark", marks=pytest.mark.spark)]


@pytest.mark.parametrize("engine", ENGINES)
def test_places_are_those_of_the_newest_release_that_prints_the_cell(home: Path, engine: str) -> None:
    """The later release has no KZ-33 for 2019: it is ranked in the earlier one, beside figures revised since."""
    store = asked_of(engine, home)
    table = asking.places(store.observations)
    found = {
        row["area"]: (row["vintage"].partition(":")[0], row["best"], row["worst"], row["of"])
        for row in asking.executed(store.engine, table.filter(table.period == "2019"))
    }
    assert {area: found[area] for area in ("KZ-15", "KZ-19", "KZ-33")} == {
        "KZ-15": ("made-later", 2, 2, 17),
        "KZ-19": ("made-later", 1, 1, 17),
        "KZ-33": ("made-early", 1, 3, 20),
    }
    assert len(found) == 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of figures as an office would copy it."""
    home = tmp_path_factory.mktemp("copied")
    Store.open(home).verify()
    return home / "figures"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("address", [str, Path.as_uri], ids=["path", "address"])
def test_a_folder_is_asked_where_it_lies(folder: Path, address: Callable[[Path], str], engine: str) -> None:
    held = observations_at(address(folder), engine=engine)
    table = asking.about(held.table, indicator="capital.fixed", country="KZ")
    own = {row["area"]: row for row in held.rows(asking.places(table.filter(table.period == "2025")))}
    assert [own["KZ-27"][name] for name in ("best", "worst", "of")] == [11, 11, 20]
    assert held.vintages == Store.open(folder.parent).vintages()
    batches = list(held.batches(table.select("area", "value"), 100))
    assert max(batch.num_rows for batch in batches) <= 100
    assert sum(batch.num_rows for batch in batches) == 411


# -- what is not there --------------------------------------------------------------------------------------


def refused(what: Callable[[], object]) -> OnirError:
    with pytest.raises(OnirError) as stopped:
        what()
    return stopped.value


def test_an_engine_nobody_knows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONIR_ENGINE", "sparc")
    error = refused(engines.start)
    assert isinstance(error, BadInput)
    assert error.say("en") == "ONIR_ENGINE: “sparc” is no engine. Accepted: duckdb, spark."


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    error = refused(lambda: engines.start("spark"))
    assert isinstance(error, Unavailable)
    assert error.say("en") == 'The engine Spark is not installed. Install it: pip install "onir[spark]"'


@pytest.mark.parametrize("home_of_java", ["", "/nowhere"])
def test_without_java_its_package_is_named(monkeypatch: pytest.MonkeyPatch, home_of_java: str) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _: object())
    monkeypatch.setenv("JAVA_HOME", home_of_java)
    monkeypatch.setenv("PATH", "")
    error = refused(lambda: engines.start("spark"))
    assert isinstance(error, Unavailable)
    assert "Spark needs Java, and none is found." in error.say("en")
    assert "apt install openjdk-17-jre-headless" in error.say("en")


@pytest.mark.parametrize("place", ["/nowhere/figures", "file:///nowhere/figures", "nonsense://figures"])
def test_a_place_without_a_list_is_named(place: str) -> None:
    error = refused(lambda: observations_at(place))
    assert isinstance(error, Unavailable)
    assert error.where == f"{place}/manifest.json"
    assert "Name a folder that holds manifest.json and vintages" in error.say("en")


def test_a_list_of_nothing_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": 4, "vintages": []}')
    assert isinstance(refused(lambda: observations_at(tmp_path)), NotHeld)
