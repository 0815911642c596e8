"""Which project a row is, and how sure: by number, BIN, title in any script, investor; each side once."""

from types import SimpleNamespace
from typing import Any

import pytest


def ours(title: str, number: str = "", bins: tuple[str, ...] = (), investor: str = "") -> Any:
    from onir.desk.pipeline.spelling import company, skeleton
    from onir.desk.reconciling.matching import Ours

    held = SimpleNamespace(ndip_id=number, title=title)
    return Ours(held, [skeleton(title)], frozenset(bins), [company(investor)] if investor else [])


def theirs(title: str, **more: Any) -> Any:
    from onir.desk.reconciling.reading import Theirs

    return Theirs(row=1, told={}, title=title, **more)


ONE, TWO = "020240000555", "010140000114"
CASES: list[tuple[tuple[Any, ...], dict[str, str], str, str]] = [
    (("Завод А", "НЦИП-12/7"), {"title": "Other words", "number": "нцип 12 7"}, "number", "certain"),
    (("Стекольный завод", "", (ONE,)), {"title": "Строительство стекольного завода", "bin": ONE}, "bin", "likely"),
    (("Стекольный завод", "", (ONE,)), {"title": "Стекольный завод", "bin": ONE}, "bin", "certain"),
    (("Қызылорда шыны зауыты",), {"title": "Кызылорда шыны зауыты"}, "title", "likely"),
    (("Kyzylorda glass plant",), {"title": "Kyzylorda glass plants"}, "title", "doubtful"),
    (("Теплица", "", (), "ТОО «Алсера КЗ»"), {"title": "Greenhouses", "investor": "Alsera KZ LLP"}, "investor",
     "doubtful"),
    (("Стекольный завод", "", (ONE,)), {"title": "Стекольный завод", "bin": TWO}, "", ""),
    (("Стекольный завод",), {"title": "Цементный завод"}, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("here", "there", "way", "sure"), CASES)
def test_a_pair(desk: None, here: tuple[Any, ...], there: dict[str, str], way: str, sure: str) -> None:
    from onir.desk.reconciling.matching import matched

    found = matched([ours(*here)], [theirs(**there)])
    assert [(pair.way, pair.sure) for pair in found.pairs] == ([(way, sure)] if way else [])
    assert len(found.ours) == len(found.theirs) == (0 if way else 1)


def test_a_sure_pair_is_not_broken_up_by_a_doubtful_one(desk: None) -> None:
    from onir.desk.reconciling.matching import matched

    here = [ours("Завод стекла", "R-1"), ours("Завод стекла 2")]
    there = [theirs("Завод стекла 2", number="R-1"), theirs("Завод стекла")]
    found = matched(here, there)
    assert {(pair.ours.project.title, pair.theirs.title) for pair in found.pairs} == {
        ("Завод стекла", "Завод стекла 2"), ("Завод стекла 2", "Завод стекла"),
    }  # fmt: skip


def test_of_several_projects_of_an_investor_the_title_decides(desk: None) -> None:
    from onir.desk.reconciling.matching import matched

    here = [ours("Теплица первая", bins=(ONE,)), ours("Мясокомбинат", bins=(ONE,))]
    there = [theirs("Мясокомбинат", bin=ONE), theirs("Элеватор", bin=ONE)]
    found = matched(here, there)
    assert [(pair.ours.project.title, pair.theirs.title) for pair in found.pairs] == [("Мясокомбинат",) * 2]
    assert [one.title for one in found.theirs] == ["Элеватор"]
