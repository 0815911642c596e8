"""A long list goes in by a number of questions that hardly grows with it, and the history has every row."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.desk.exchange.test_importing import DAY, figure, row
from tests.desk.exchange.workbooks import FIGURES, PROJECTS, made
from tests.desk.pipeline.conftest import Person

from onir.errors import BadInput, NotAllowed

PARTIES = ("project", "organisation", "country", "role", "share")
JOBS = ("project", "kind", "number", "as_of")


def whole(path: Path, numbers: range) -> Path:
    """These projects, each with an investor of its own, a sum and jobs."""
    return made(path / f"{numbers.start}.xlsx", {
        "projects": [PROJECTS, *(row(n) for n in numbers)],
        "parties": [PARTIES, *((f"A-{n}", f"Компания {n}", "CZ", "lead_investor", 60) for n in numbers)],
        "figures": [FIGURES, *(figure(n) for n in numbers)],
        "jobs": [JOBS, *((f"A-{n}", "announced", n + 1, DAY) for n in numbers)],
    })  # fmt: skip


def asked(by: Any, path: Path) -> int:
    """How many statements keeping takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from onir.desk.exchange.storing import keep, looked_at

    contents, plan = looked_at(by, path)
    assert not plan.faults
    with CaptureQueriesContext(connection) as found:
        assert list(keep(by, path, contents, plan))[-1] == 4 * len(plan.new["projects"])
    return len(found)


def test_more_rows_ask_no_more_questions(person: Person, tmp_path: Path) -> None:
    head = person("head")
    assert asked(head, whole(tmp_path, range(100, 140))) == asked(head, whole(tmp_path, range(2)))


def test_the_history_has_every_row(person: Person, tmp_path: Path) -> None:
    from onir.desk.exchange.storing import store
    from onir.desk.pipeline.models import InvestmentFigure, JobFigure, MoveLog, Organisation, Party, Project, ProjectSum

    head, size = person("head"), 30
    models = (Project, Organisation, Party, MoveLog, InvestmentFigure, JobFigure)
    kept = {model: model.history.rel.related_model.objects.order_by("-pgh_id") for model in models}
    last = {model: states.values_list("pgh_id", flat=True).first() or 0 for model, states in kept.items()}
    store(head, whole(tmp_path, range(size)))
    for model in models:
        states = list(kept[model].filter(pgh_id__gt=last[model]).values_list("pgh_label", "pgh_context"))
        assert len(states) == size, model
        assert {label for label, _ in states} == {"made"}
        assert {(told["user"], told["reason"]) for _, told in states} == {(head.pk, "import: 0.xlsx")}
    assert (
        ProjectSum.objects.filter(announced=Decimal("1500000.5") * Decimal("440.5"), jobs_announced__gt=0).count()
        == size
    )
    assert Organisation.objects.exclude(search_key="").count() == size


def test_changes_of_many_rows_are_in_the_history(person: Person, tmp_path: Path) -> None:
    from onir.desk.exchange.storing import store
    from onir.desk.pipeline.models import InvestmentFigure, Project

    head = person("head")
    rows = [row(n) for n in range(3)]
    store(
        head, made(tmp_path / "a.xlsx", {"projects": [PROJECTS, *rows], "figures": [FIGURES, *map(figure, range(3))]})
    )
    rows = [row(n, title_ru=f"Комбинат {n}") for n in range(3)]
    figures = [figure(n, amount=n + 1) for n in range(3)]
    store(head, made(tmp_path / "b.xlsx", {"projects": [PROJECTS, *rows], "figures": [FIGURES, *figures]}))
    assert {one.edition for one in Project.objects.all()} == {2}
    assert {one.supersedes.amount for one in InvestmentFigure.objects.current()} == {Decimal("1500000.50")}
    assert {one.reason for one in InvestmentFigure.objects.current()} == {"import: b.xlsx"}


def test_shares_with_those_held_do_not_pass_the_whole(person: Person, tmp_path: Path) -> None:
    from onir.desk.exchange.storing import looked_at, store

    head = person("head")
    store(head, whole(tmp_path, range(1)))
    more = [("A-0", "Другая компания", "CN", "lead_investor", 41)]
    fault = looked_at(head, made(tmp_path / "b.xlsx", {"projects": [PROJECTS, row(0)], "parties": [PARTIES, *more]}))[1]
    assert [(one.sheet, one.row, one.column) for one in fault.faults] == [("parties", 2, "E")]


@pytest.mark.parametrize("stage", ["lead", "negotiation"])
def test_a_manager_enters_first_stages_alone(person: Person, stage: str) -> None:
    from onir.desk.pipeline.doing import projects

    drafts = [projects.Draft({"title_en": "Plant", "region": "KZ-61"}, stage, date(2026, 1, 1)) for _ in range(2)]
    if stage == "lead":
        first, second = projects.enter_many(person("manager"), drafts)
        assert first.code != second.code
    else:
        with pytest.raises(NotAllowed):
            projects.enter_many(person("manager"), drafts, reason="as it was")


def test_one_who_is_not_allowed_stops_all(person: Person) -> None:
    from onir.desk.pipeline.doing import projects
    from onir.desk.pipeline.models import Project

    drafts = [projects.Draft({"title_en": "Plant", "region": region}) for region in ("KZ-61", "KZ-19")]
    with pytest.raises(NotAllowed):
        projects.enter_many(person("head"), drafts)
    assert not Project.objects.exists()


def test_one_number_twice_is_refused(person: Person) -> None:
    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Organisation

    draft = {"name": "Alsera", "country": "KZ", "bin": "020240000555"}
    with pytest.raises(BadInput):
        records.enter_many(person("head"), Organisation, [draft, draft])
