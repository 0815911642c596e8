"""A run tells what is only here, only there and told differently; the next one what changed; nothing of ours moves."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.desk.exchange.workbooks import made
from tests.desk.pipeline.conftest import Person, Projects
from tests.desk.reconciling.test_reading import HEADS

from onir.errors import NotAllowed

NUMBER = "020240000555"


def row(**other: Any) -> list[Any]:
    given = dict(zip(HEADS["ru"], (1, "R-1", "Стекольный завод", NUMBER, "ТОО «Айна»", "KZ-61", "1 234,5",
                                   "На стадии реализации", 120, "2025", "2027"), strict=True))  # fmt: skip
    return list((given | other).values())


def register(path: Path, *rows: list[Any]) -> Path:
    return made(path / "register.xlsx", {"Реестр": [HEADS["ru"], *rows]})


@pytest.fixture
def plant(person: Person, project: Projects) -> Any:
    """A project that the row above tells alike."""
    from onir.desk.pipeline.doing import ledgers, records
    from onir.desk.pipeline.models import Organisation, Party

    head = person("head")
    one = project(title_ru="Стекольный завод", stage_id="construction", ndip_id="R-1", start_planned=date(2025, 5, 1),
                  launch_planned=date(2027, 12, 1))  # fmt: skip
    company = records.enter(head, Organisation, name="Айна", country="KZ", bin=NUMBER)
    records.enter(head, Party, project=one, organisation=company, role="lead_investor")
    ledgers.add_investment(head, one, "announced", Decimal("1234480000"), source="form")
    ledgers.add_jobs(head, one, "announced", 120, source="form")
    return one


def run(by: Any, file: Path) -> Any:
    from onir.desk.reconciling.doing import reconcile

    return reconcile(by, file, "KZ-61")


def test_what_is_told_alike(person: Person, plant: Any, tmp_path: Path) -> None:
    (found,) = run(person("head"), register(tmp_path, row())).findings.all()
    assert (found.kind, found.way, found.sure, found.differing) == ("same", "number", "certain", {})


DIFFERENCES = [
    ({"Объём инвестиций, млн тенге": "1 234,6"}, "sum", ["1234480000.00", "1234600000.0"]),
    ({"Статус": "Запущен"}, "stage", ["construction", "Запущен"]),
    ({"Статус": "Приостановлен"}, "stage", ["active", "Приостановлен"]),
    ({"Количество рабочих мест": 12}, "jobs", ["120", "12"]),
    ({"Дата начала": "2024"}, "start", ["2025-05-01", "2024"]),
    ({"Срок ввода": "31.12.2027"}, "launch", ["2027-12-01", "31.12.2027"]),
    ({"Наименование компании": "Мөлдір", "БИН": None}, "investor", ["Айна", "Мөлдір"]),
    ({"Наименование проекта": "Мост"}, "title", ["Стекольный завод", "Мост"]),
]


@pytest.mark.parametrize(("other", "field", "told"), DIFFERENCES)
def test_what_differs(
    person: Person, plant: Any, tmp_path: Path, other: dict[str, Any], field: str, told: list[str]
) -> None:
    (found,) = run(person("head"), register(tmp_path, row(**other))).findings.all()
    assert (found.kind, found.differing) == ("differs", {field: told})


def test_only_here_and_only_there(person: Person, plant: Any, project: Projects, tmp_path: Path) -> None:
    project(title_ru="Элеватор")
    project(title_ru="Чужой", region="KZ-19")
    project(title_ru="Потерян", status_id="lost")
    new = {"Регистрационный номер": "R-2", "Наименование проекта": "Мясокомбинат", "БИН": None,
           "Наименование компании": "Ет"}  # fmt: skip
    found = run(person("head"), register(tmp_path, row(), row(**new))).findings.all()
    assert {(one.kind, one.project.title_ru if one.project else str(one)) for one in found} == {
        ("same", "Стекольный завод"), ("theirs", "Мясокомбинат"), ("ours", "Элеватор"),
    }  # fmt: skip


def test_the_next_run_tells_what_changed(person: Person, plant: Any, tmp_path: Path) -> None:
    head = person("head")
    second = {"Регистрационный номер": "R-2", "Наименование проекта": "Мясокомбинат", "БИН": None,
              "Наименование компании": "Ет"}  # fmt: skip
    third = second | {
        "Регистрационный номер": "R-3",
        "Наименование проекта": "Элеватор",
        "Наименование компании": "Дән",
    }
    first = run(head, register(tmp_path, row(), row(**second)))
    assert {one.since for one in first.findings.all()} == {""}
    later = run(head, register(tmp_path, row(**{"Статус": "План"}), row(**third)))
    assert later.before == first
    assert later.gone == 1
    assert {(one.kind, one.since) for one in later.findings.all()} == {("differs", "changed"), ("theirs", "new")}


def test_nothing_of_ours_changes_and_a_run_never_does(person: Person, plant: Any, tmp_path: Path) -> None:
    from django.db import ProgrammingError, transaction

    from onir.desk.pipeline.models import InvestmentFigure, Project

    before = list(Project.objects.values()), list(InvestmentFigure.objects.values())
    made_ = run(person("head"), register(tmp_path, row(**{"Статус": "План"})))
    assert (list(Project.objects.values()), list(InvestmentFigure.objects.values())) == before
    with pytest.raises(ProgrammingError), transaction.atomic():
        made_.findings.update(kind="same")


def test_a_stage_that_is_not_known_is_told_and_not_compared(person: Person, plant: Any, tmp_path: Path) -> None:
    made_ = run(person("head"), register(tmp_path, row(**{"Статус": "витает"})))
    assert made_.findings.get().kind == "same"
    ((at, column, words),) = made_.faults
    assert (at, column) == (2, "H")
    assert all("витает" in words[language] for language in ("kk", "ru", "en"))


@pytest.mark.parametrize("role", ["manager", "analyst", "auditor", "administrator"])
def test_who_may_not_compare(person: Person, plant: Any, tmp_path: Path, role: str) -> None:
    with pytest.raises(NotAllowed):
        run(person(role), register(tmp_path, row()))


def test_the_head_of_another_region_may_not(person: Person, plant: Any, tmp_path: Path) -> None:
    from onir.desk.reconciling.models import Run

    run(person("head"), register(tmp_path, row()))
    other = person("head", territory=["KZ-19"])
    with pytest.raises(NotAllowed):
        run(other, register(tmp_path, row()))
    assert not Run.objects.visible_to(other).exists()


def test_a_row_becomes_a_project_with_its_promise(person: Person, office: None, tmp_path: Path) -> None:
    from onir.desk.reconciling import taking

    head = person("head")
    (found,) = run(head, register(tmp_path, row())).findings.all()
    one = taking.as_project(head, found, "KZ", "from the register")
    assert (one.title_ru, one.region, one.ndip_id, one.stage_id) == ("Стекольный завод", "KZ-61", "R-1", "prospect")
    assert one.parties.get().organisation.bin == NUMBER
    line = one.investment.get()
    assert (line.amount, line.kind, line.source, line.confidence) == (
        Decimal(1234500000),
        "announced",
        "register",
        "claimed",
    )
    assert one.jobs.get().number == 120
    assert taking.ours_already(head, found) == one
    assert run(head, register(tmp_path, row())).findings.get(kind="differs").project == one


def test_a_row_becomes_an_enquiry(person: Person, office: None, tmp_path: Path) -> None:
    from onir.desk.reconciling import taking

    head = person("head")
    (found,) = run(head, register(tmp_path, row())).findings.all()
    lead = taking.as_lead(head, found, "CN", "from the register")
    assert (lead.source, lead.who, lead.note, lead.country) == ("register", "ТОО «Айна»", "Стекольный завод", "CN")
    assert lead.sum_to == 1234500000
