"""Pages answered before anybody asks, answers kept until the figures change, charts drawn by a process apart."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.conftest import Visit

from onir.bulletin.charts import Bars, svg
from onir.standing import league


def files() -> set[Path]:
    from onir.desk.place import folder

    return set((folder() / "answers").glob("*/*"))


@pytest.mark.parametrize(
    "words",
    [
        "area=KZ-27",
        "country=KZ&area=KZ-27&indicator=&period=&as_of=&only=&sort=place",
        "sort=&indicator=capital.fixed&area=KZ-27",
    ],
)
def test_however_a_page_is_asked_for_it_was_prepared(visit: Visit, words: str) -> None:
    from onir.desk import preparing

    preparing.settled()
    asked = next(one for one in preparing._asked() if dict(one.said).get("area") == "KZ-27")
    preparing._standing(asked, "ru", preparing.SIGNED_IN)
    before = files()
    assert visit("reader").get(f"/ru/standing/?{words}").status_code == 200
    assert files() == before


def test_the_pages_prepared_are_those_of_every_region_indicator_and_language(desk: None) -> None:
    from onir.desk import preparing
    from onir.figures import Store
    from onir.territory import country

    held = [(len(country(land).areas()) + 1) * len(Store.open().indicators(land)) for land in ("KZ", "MX")]
    assert len(list(preparing.pages())) == sum(held) * 2 * 3


def test_a_new_release_makes_the_desk_answer_anew(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk import kept, preparing

    preparing.settled()
    visit("reader").get("/en/region/?area=KZ-10")
    before = files()
    monkeypatch.setattr(kept, "edition", lambda: "a table was added")
    visit("reader").get("/en/region/?area=KZ-10")
    assert len(files() - before) == 1
    assert not before & files(), "answers of the edition before are still there"


def test_the_oldest_answers_go_when_there_are_too_many(desk: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.safestring import SafeString

    from onir.desk import kept

    @kept.kept
    def answer(number: int) -> SafeString:
        return SafeString(number)

    monkeypatch.setattr(kept, "MOST", 20)
    kept.forget()
    assert [answer(number) for number in range(30)] == [str(number) for number in range(30)]
    assert len(files()) <= 21
    assert answer(29) == "29"


def test_another_program_answers_anew_and_the_same_one_does_not(desk: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.safestring import SafeString

    from onir.desk import kept

    asked = []

    @kept.kept
    def answer(number: int) -> SafeString:
        asked.append(number)
        return SafeString(number)

    assert [answer(7), answer(7)] == ["7", "7"]
    kept._program.cache_clear()  # as a desk that is started again
    assert (answer(7), asked) == ("7", [7])
    monkeypatch.setattr(kept, "_program", lambda: "a newer one")
    assert (answer(7), asked) == ("7", [7, 7])


@pytest.fixture(scope="module")
def apart() -> Iterator[None]:
    from onir.desk.drawer import drawing

    with drawing():
        yield


def test_a_chart_is_drawn_by_the_process_apart_as_it_is_here(desk: None, apart: None) -> None:
    from onir.desk import drawer

    chart = Bars(league("2025", country="KZ", indicator="capital.fixed"), "KZ-27")
    asked: list[str] = []

    def draw(specification: str) -> str:
        while not asked:  # it takes a moment to start
            try:
                asked.append(drawer._asked(specification))
            except OSError:
                continue
        return asked[0]

    assert svg(chart, "kk", draw=draw) == svg(chart, "kk")


def test_where_that_process_is_gone_the_worker_draws(desk: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk import drawer

    monkeypatch.setenv(drawer.ADDRESS, os.devnull)
    monkeypatch.setenv(drawer.KEY, "none")
    drawer._own.__dict__.clear()
    chart = Bars(league("2025", country="KZ", indicator="capital.fixed"), "KZ-27")
    assert svg(chart, "ru", draw=drawer.draw) == svg(chart, "ru")
