"""A workbook goes in whole or not at all; every fault is told by its place; out and in again is no change."""

import random
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from tests.desk.exchange.workbooks import FIGURES, PROJECTS, made
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput

DAY = date(2024, 5, 2)


def row(number: int, **other: Any) -> list[Any]:
    """A sound row of a project."""
    given = dict(
        zip(PROJECTS, (f"A-{number}", f"Завод {number}", "KZ-61", "NACE2-C", "negotiation", DAY, DAY), strict=True)
    )
    return list((given | other).values())


def figure(number: int, **other: Any) -> list[Any]:
    given = dict(zip(FIGURES, (f"A-{number}", "announced", 1500000.5, "USD", DAY, 440.5, DAY, "bank"), strict=True))
    return list((given | other).values())


def book(path: Path, projects: list[Any], figures: list[Any] = []) -> Path:  # noqa: B006 - read alone
    return made(path / "list.xlsx", {"Проекты": [PROJECTS, *projects], "figures": [FIGURES, *figures]})


def told(by: Any, path: Path) -> Any:
    from onir.desk.exchange.storing import looked_at

    return looked_at(by, path)[1]


FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"code": None}, "A", "something has to stand here"),
    ({"region": "Нигде"}, "C", "Нигде"),
    ({"stage": "flying"}, "E", "accepted codes"),
    ({"stage_since": "31.02.2024"}, "F", "not a day"),
    ({"stage_since": None}, "A", "since when"),
    ({"title_ru": None}, "A", "no title"),
    ({"announced_on": "soon"}, "G", "not a day"),
    ({"announced_on": "#REF!"}, "G", "holds an error"),
]


@pytest.mark.parametrize(("other", "column", "words"), FAULTS)
def test_a_fault_of_a_project_is_told(
    person: Person, tmp_path: Path, other: dict[str, Any], column: str, words: str
) -> None:
    made = told(person("head"), book(tmp_path, [row(1), row(2, **other)]))
    (fault,) = made.faults
    assert (fault.sheet, fault.row, fault.column) == ("Проекты", 3, column)
    assert words in fault.what.say("en")


FIGURE_FAULTS = [
    ({"project": "nobody"}, "A", "no project"),
    ({"kind": "said"}, "B", "accepted codes"),
    ({"amount": -5}, "C", "not a number"),
    ({"amount": "много"}, "C", "not a number"),
    ({"currency": "XXZ"}, "D", "not the code of a currency"),
    ({"kind": "actual"}, "", "of a period"),
    ({"rate": 0}, "F", "above nothing"),
    ({"rate": None}, "F", "No official rate"),
    ({"currency": "KZT"}, "F", "one tenge"),
]


@pytest.mark.parametrize(("other", "column", "words"), FIGURE_FAULTS)
def test_a_fault_of_a_figure_is_told(
    person: Person, tmp_path: Path, other: dict[str, Any], column: str, words: str
) -> None:
    (fault,) = told(person("head"), book(tmp_path, [row(1)], [figure(1), figure(1, **other)])).faults
    assert (fault.sheet, fault.row, fault.column) == ("figures", 3, column)
    assert words in fault.what.say("en")


def test_a_fault_of_a_project_is_told_once(person: Person, tmp_path: Path) -> None:
    """And not again by each row that names it."""
    [fault] = told(person("head"), book(tmp_path, [row(1, region="Нигде")], [figure(1), figure(1)])).faults
    assert (fault.sheet, fault.row, fault.column) == ("Проекты", 2, "C")


def test_a_formula_is_not_computed(person: Person, tmp_path: Path) -> None:
    """openpyxl stores a formula without its value, as no office program does."""
    (fault,) = told(person("head"), book(tmp_path, [row(1, title_ru="=1+1")])).faults
    assert fault.column == "B"
    assert "value is not stored" in fault.what.say("en")


def test_nothing_is_kept_while_a_fault_is_left(person: Person, tmp_path: Path) -> None:
    from onir.desk.exchange.storing import store
    from onir.desk.pipeline.models import Document, Project

    with pytest.raises(BadInput, match="nothing of it is kept"):
        store(person("head"), book(tmp_path, [row(1), row(2, region="Нигде")]))
    assert not Project.objects.exists()
    assert not Document.objects.exists()


def test_what_is_kept_has_its_days_and_its_file(person: Person, tmp_path: Path) -> None:
    from hashlib import sha256

    from onir.desk.exchange.storing import store
    from onir.desk.pipeline import files
    from onir.desk.pipeline.models import Document, Project

    file = book(tmp_path, [row(1)], [figure(1)])
    store(person("head"), file)
    project = Project.objects.get(code="A-1")
    assert (project.stage_id, project.stage_since, project.announced_on) == ("negotiation", DAY, DAY)
    assert project.moves.get().on == DAY
    line = project.investment.get()
    assert (line.amount, line.rate, line.as_of, line.rate_source) == (
        Decimal("1500000.50"),
        Decimal("440.5"),
        DAY,
        "bank",
    )
    digest = sha256(file.read_bytes()).hexdigest()
    assert project.imported_from == f"{digest} Проекты!2"
    assert files.read(Document.objects.get().sha256) == file.read_bytes()


def test_a_changed_amount_corrects_the_line(person: Person, tmp_path: Path) -> None:
    from onir.desk.exchange.storing import store
    from onir.desk.pipeline.models import InvestmentFigure

    head = person("head")
    store(head, book(tmp_path, [row(1)], [figure(1)]))
    changed = book(tmp_path, [row(1, title_ru="Новый завод")], [figure(1, amount=2000000)])
    made = told(head, changed)
    assert [dict(one.fields) for one in made.changes["projects"]] == [{"title_ru": ("Завод 1", "Новый завод")}]
    assert [set(one.fields) for one in made.changes["figures"]] == [{"amount"}]
    store(head, changed)
    assert InvestmentFigure.objects.count() == 2
    assert InvestmentFigure.objects.current().get().amount == 2000000


def test_a_stage_is_not_moved_by_a_workbook(person: Person, tmp_path: Path) -> None:
    from onir.desk.exchange.storing import store

    head = person("head")
    store(head, book(tmp_path, [row(1)]))
    (fault,) = told(head, book(tmp_path, [row(1, stage="operating")])).faults
    assert "at its page" in fault.what.say("en")


@pytest.mark.parametrize("role", ["manager", "analyst"])
def test_projects_of_others_are_not_changed(person: Person, project: Projects, tmp_path: Path, role: str) -> None:
    project(code="A-1")
    (fault,) = told(person(role), book(tmp_path, [row(1)])).faults
    assert "may not" in fault.what.say("en")


def test_likely_duplicates_are_shown(person: Person, tmp_path: Path) -> None:
    from onir.desk.pipeline.models import Organisation

    Organisation.objects.create(name="ТОО «Алсера КЗ»", country="KZ", ultimate_country="KZ")
    heads = ("project", "organisation", "country", "role")
    rows = [("A-1", "Alsera KZ LLP", "CZ", "lead_investor")]
    file = made(tmp_path / "a.xlsx", {"projects": [PROJECTS, row(1)], "parties": [heads, *rows]})
    ((_, found),) = told(person("head"), file).suspects
    assert [one.organisation.name for one in found] == ["ТОО «Алсера КЗ»"]


@pytest.fixture
def demo(office: None, monkeypatch: pytest.MonkeyPatch) -> Any:
    from onir.desk.accounts.models import User
    from onir.desk.demo import office as offices
    from onir.desk.demo import projects, work
    from onir.desk.demo.making import make

    for module, name in ((offices, "COMPANIES"), (projects, "PROJECTS"), (work, "ENQUIRIES")):
        monkeypatch.setattr(module, name, 60)
    make(4, date(2026, 11, 1))
    return User.objects.get(username="demo-head")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_out_and_in_again_is_no_change(demo: Any, tmp_path: Path, language: str) -> None:
    from onir.desk.exchange.writing import workbook
    from onir.desk.pipeline.models import Project

    file = tmp_path / "out.xlsx"
    file.write_bytes(workbook(Project.objects.visible_to(demo), language))
    made = told(demo, file)
    assert [fault.line("en") for fault in made.faults] == []
    assert made.empty
    assert made.same["projects"] == 60
    assert made.same["figures"] > 60


def test_in_out_and_in_again_is_no_change(person: Person, tmp_path: Path) -> None:
    from onir.desk.exchange.storing import store
    from onir.desk.exchange.writing import workbook
    from onir.desk.pipeline.models import Project

    head = person("head")
    store(head, book(tmp_path, [row(n) for n in range(5)], [figure(n) for n in (0, 1, 1, 2)]))
    out = tmp_path / "out.xlsx"
    out.write_bytes(workbook(Project.objects.visible_to(head), "ru"))
    assert told(head, out).empty


def seeded(size: int, faults: int) -> tuple[list[Any], set[tuple[int, str]]]:
    """Sound rows with so many faults sown in, and where."""
    chance = random.Random(size)
    rows, sown = [row(number) for number in range(size)], set()
    kinds = [one for one in FAULTS if one[1] != "A"]
    for at in chance.sample(range(size), faults):
        other, column, _ = chance.choice(kinds)
        rows[at] = row(at, **other)
        sown.add((at + 2, column))
    return rows, sown


def check_faults(by: Any, tmp_path: Path, size: int, faults: int) -> None:
    from onir.desk.pipeline.models import Project

    rows, sown = seeded(size, faults)
    made = told(by, book(tmp_path, rows))
    assert {(one.row, one.column) for one in made.faults} == sown
    assert len(made.faults) == faults
    assert not Project.objects.exists()


def test_every_fault_of_a_long_list_is_told(person: Person, tmp_path: Path) -> None:
    """At length (`make test-long`) of twenty thousand rows."""
    size, faults = (20_000, 500) if settings().max_examples > 1000 else (600, 60)
    check_faults(person("head"), tmp_path, size, faults)
