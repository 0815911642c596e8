"""Corrections as entries: what they change, what they leave alone, and the guard that fails once one is not needed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from onir.errors import BadInput
from onir.figures import Store, export, history, show_figures
from onir.figures.corrections.correcting import Correction, corrections, guard_corrections, read_corrections
from onir.figures.source import Source
from onir.measure import Period
from onir.standing import standing

Table = Callable[..., tuple[Source, bytes]]
HEAD = "table,indicator,area,partner,activity,period,printed,corrected,why,told,status\n"
LINE = "made,capital.fixed,KZ,,,2020,50,5.0,a comma was lost,the Bureau on 2026-10-01,open\n"


@pytest.fixture
def entry() -> Correction:
    (found,) = read_corrections(HEAD + LINE)
    return found


@pytest.fixture
def releases(table: Table, home: Path) -> Callable[..., Store]:
    """A store of an invented table of the nation's years 2019 and 2020, in as many releases as values are given."""

    def made(*values: str) -> Store:
        return Store.holding(
            [
                table(f"KZ,2019,4\nKZ,2020,{value}", source=f"made-{year}", released=f"{year}-03-01", exactness="day")
                for year, value in enumerate(values, start=2021)
            ],
            home,
        )

    return made


def test_a_known_error_is_put_right_where_it_is_printed(releases: Callable[..., Store], entry: Correction) -> None:
    store = releases("50", "5.1").correcting((entry,))
    editions = history("capital.fixed", "KZ", "2020", store=store).editions
    assert [(one.cell.value, one.cell.decimals) for one in editions] == [(Decimal("5.0"), 1), (Decimal("5.1"), 1)]
    first, second = (one.cell for one in editions)
    assert first.correction == "printed 50; a comma was lost (told: the Bureau on 2026-10-01; open)"
    assert (first.status, first.locators) == ("published", ("made-2021.csv:3",))
    assert second.correction == ""


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ({"period": "2019"}, 50),
        ({"table": "other"}, 50),
        ({"partner": "US"}, 50),
        ({"printed": Decimal("50.1")}, 50),
        ({"printed": Decimal("50.0")}, 5),
    ],
)
def test_an_entry_holds_for_its_own_cell_alone(
    releases: Callable[..., Store], entry: Correction, change: dict[str, str], value: int
) -> None:
    store = releases("50").correcting((replace(entry, **change),))  # type: ignore[arg-type]
    (cell,) = show_figures("capital.fixed", "KZ", "2020", store=store)
    assert cell.value == value


def test_sums_standings_and_exports_say_that_they_are_corrected(
    releases: Callable[..., Store], entry: Correction, tmp_path: Path
) -> None:
    store = releases("50").correcting((entry,))
    (span,) = store.panels("capital.fixed", Period.parse("2019..2020"), country="KZ")
    assert span.nation is not None
    assert (span.nation.value, span.nation.correction) == (Decimal("9.0"), entry.remark)
    said = standing("KZ", "2020", indicator="capital.fixed", store=store).say("en")
    assert "A known error is corrected: printed 50; a comma was lost" in said
    export("capital.fixed", tmp_path / "made.csv", store=store)
    line = f",5.0,1,published,2021-03-01,day,made,made-2021.csv:3,,{entry.remark}"
    assert line in (tmp_path / "made.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("values", "status", "said"),
    [
        (("50",), "open", ""),
        (("50", "50"), "open", ""),
        (("50", "5.0"), "open", "has mended capital.fixed KZ 2020: mark the entry corrections.csv:2 so"),
        (("50", "5.0"), "mended", ""),
        (("50", "5.0", "50"), "mended", "prints the error of capital.fixed KZ 2020 again"),
    ],
)
def test_the_guard_fails_once_the_publisher_mends_it(
    releases: Callable[..., Store], entry: Correction, values: tuple[str, ...], status: str, said: str
) -> None:
    store = releases(*values).correcting((replace(entry, status=status),))  # type: ignore[arg-type]
    failed = [one.say("en") for one in guard_corrections(store)]
    assert (said in failed[0]) if said else failed == []


def test_an_entry_without_a_cell_corrects_nothing(releases: Callable[..., Store], entry: Correction) -> None:
    store = releases("50").correcting((replace(entry, period="2018"),))
    assert "corrects nothing" in guard_corrections(store)[0].say("en")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (LINE.replace("5.0", "about 5"), "corrections.csv:2: A correction needs two numbers"),
        (LINE.replace("5.0", "50.0"), "A correction changes nothing"),
        (LINE.replace("a comma was lost", ""), "A correction says why, and who was told"),
        (LINE.replace("the Bureau on 2026-10-01", ""), "A correction says why, and who was told"),
        (LINE.replace("open", "done"), "“done” is no status of a correction. Accepted: the status open, mended"),
    ],
)
def test_an_entry_that_does_not_say_enough_is_refused(line: str, said: str) -> None:
    with pytest.raises(BadInput) as stopped:
        read_corrections(HEAD + line)
    assert said in stopped.value.say("en")


def test_every_entry_that_ships_is_needed(store: Store) -> None:
    assert guard_corrections(store) == ()
    assert store.corrections == corrections()
