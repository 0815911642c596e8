"""A long list goes in by a number of questions that hardly grows with it, and the history has every row."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
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


def cells(content: bytes) -> dict[str, list[Any]]:
    from openpyxl import load_workbook

    return {one.title: list(one.iter_rows(values_only=True)) for one in load_workbook(BytesIO(content)).worksheets}


def out(by: Any, language: str) -> bytes:
    from onir.desk.exchange.writing import workbook
    from onir.desk.pipeline.models import Project

    return workbook(Project.objects.visible_to(by), language)


def test_a_list_goes_in_out_and_in_again_without_a_change(person: Person, tmp_path: Path) -> None:
    """At length (`make test-long`) one of twenty thousand rows, really kept."""
    from onir.desk.exchange.storing import looked_at, store

    head, size = person("head"), 5_000 if settings().max_examples > 1000 else 25
    file = whole(tmp_path, range(size))
    made_ = store(head, file)
    assert {code: len(rows) for code, rows in made_.new.items() if rows} == {
        "projects": size, "parties": size, "figures": size, "jobs": size,
    }  # fmt: skip
    first = out(head, "kk")
    for content in (file.read_bytes(), first):
        (tmp_path / "again.xlsx").write_bytes(content)
        again = looked_at(head, tmp_path / "again.xlsx")[1]
        assert (again.faults, again.empty, again.same.total()) == ([], True, 4 * size)
    store(head, tmp_path / "again.xlsx")
    assert cells(out(head, "kk")) == cells(first)


LONG = date(2025, 1, 1)
WHOLE: dict[str, dict[str, Any]] = {
    "projects": {
        "code": "A-1", "title_kk": "Шыны зауыты", "title_ru": "Завод стекла", "title_en": "Glass works",
        "region": "KZ-61", "district": "611600000", "sector": "NACE2-C", "stage": "negotiation", "stage_since": LONG,
        "status": "active", "announced_on": LONG, "confidentiality": "restricted", "investment_type": "fdi",
        "fdi_type": "new_site", "site": "Block 4", "zone": "turan", "products": "glass", "summary": "A works",
        "anonymous_summary": "Works", "priority": "high", "next_step_on": LONG, "start_planned": LONG,
        "start_actual": LONG, "launch_planned": LONG, "launch_actual": LONG, "manager": None, "ndip_id": "N-1",
        "agency_id": "K-1",
    },
    "parties": {"project": "A-1", "bin": "020240000555", "organisation": "Alsera", "country": "KZ",
                "role": "lead_investor", "share": 33.333},
    "figures": {"project": "A-1", "kind": "actual", "amount": 0.1 + 0.2, "currency": "USD", "as_of": LONG,
                "period_from": LONG, "period_to": LONG, "rate": 1 / 3, "rate_date": LONG, "rate_source": "bank",
                "foreign_part": 0.105, "financing": "equity", "source": "bank", "source_note": "letter 5"},
    "jobs": {"project": "A-1", "kind": "actual", "number": 12, "permanence": "construction", "as_of": LONG,
             "period_from": LONG, "period_to": LONG, "source": "pension", "source_note": "form 1"},
    "production": {"project": "A-1", "kind": "fact", "product": "glass", "quantity": 10.00006, "unit": "t",
                   "as_of": LONG, "period_from": LONG, "period_to": LONG, "export_share": 40, "source": "form",
                   "source_note": "form 2"},
}  # fmt: skip
"""A row of each kind with every column told, some with more places than are kept."""


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_column_goes_in_and_out(person: Person, tmp_path: Path, language: str) -> None:
    from onir.desk.exchange.columns import PROJECTS as FORMS
    from onir.desk.exchange.storing import looked_at, store

    assert {code: tuple(row) for code, row in WHOLE.items()} == {
        code: tuple(one.key for one in form.columns) for code, form in FORMS.items()
    }
    head = person("head")
    told = {**WHOLE, "projects": {**WHOLE["projects"], "manager": head.username}}
    file = made(tmp_path / "a.xlsx", {code: [list(row), list(row.values())] for code, row in told.items()})
    assert not store(head, file).faults
    first = out(head, language)
    for code, form in FORMS.items():
        sheet = cells(first)[form.name.say(language)]
        assert len(sheet) == 2, code
        assert None not in sheet[1], code
    for content in (file.read_bytes(), first):
        (tmp_path / "again.xlsx").write_bytes(content)
        again = looked_at(head, tmp_path / "again.xlsx")[1]
        assert ([fault.line("en") for fault in again.faults], again.empty) == ([], True)
    exact = {**told["figures"], "amount": 12, "rate": Decimal("1e11")}
    wide = made(tmp_path / "b.xlsx", {"projects": [list(told["projects"]), list(told["projects"].values())],
                                      "figures": [list(exact), [*exact.values()]]})  # fmt: skip
    [fault] = looked_at(head, wide)[1].faults
    assert (fault.sheet, fault.column) == ("figures", "H")


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
