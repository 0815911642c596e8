"""Agreements, what is owed under them and when: in, out and in again; each fault by its place."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.desk.exchange.test_importing import demo, row
from tests.desk.exchange.workbooks import PROJECTS, made
from tests.desk.pipeline.conftest import Person

__all__ = ["demo"]

DAY = date(2025, 3, 3)
HEADS: dict[str, tuple[str, ...]] = {
    "agreements": ("agreement", "instrument", "title", "number", "status", "region", "signed_on", "effective_on",
                   "expires_on", "ended_on", "projects"),
    "signatories": ("agreement", "side", "organisation", "country", "signatory"),
    "agreed_sums": ("agreement", "kind", "amount", "currency", "rate", "rate_date"),
    "obligations": ("agreement", "obligation", "side", "organisation", "country", "metric", "wording", "target",
                    "schedule", "begins_on", "ends_on", "evidence"),
    "instances": ("agreement", "obligation", "begins_on", "due", "status", "delivered", "delivered_on"),
}  # fmt: skip
SOUND: dict[str, list[tuple[Any, ...]]] = {
    "agreements": [("M-1", "memorandum", "О намерениях", "M-1", "in_force", "KZ-61", DAY, DAY, date(2030, 1, 1), None,
                    "A-1")],
    "signatories": [("M-1", "investor", "Glass a.s.", "CZ", "J. N."), ("M-1", "state", "Акимат", "KZ", None)],
    "agreed_sums": [("M-1", "investment", 1000, "USD", 500, DAY)],
    "obligations": [
        ("M-1", "1", "investor", "Glass a.s.", "CZ", "jobs", "Создать места", 50, "yearly", DAY,
         date(2026, 12, 31), "pension"),
        ("M-1", "2", "state", "Акимат", "KZ", "road", "Построить дорогу", None, "once", DAY, date(2026, 6, 1), "act"),
    ],
    "instances": [("M-1", "1", DAY, date(2025, 12, 31), "submitted", 55, date(2025, 12, 20)),
                  ("M-1", "1", date(2026, 1, 1), date(2026, 12, 31), "planned", None, None)],
}  # fmt: skip


def book(path: Path, **other: list[tuple[Any, ...]]) -> Path:
    sheets = {code: [HEADS[code], *rows] for code, rows in (SOUND | other).items()}
    return made(path / "list.xlsx", {"projects": [PROJECTS, row(1)], **sheets})


def told(by: Any, path: Path) -> Any:
    from onir.desk.exchange.storing import looked_at

    return looked_at(by, path)[1]


def stored(by: Any, path: Path) -> Any:
    from onir.desk.exchange.storing import store

    return store(by, path)


def out(by: Any, path: Path, language: str = "ru") -> Path:
    from onir.desk.agreements.models import Agreement
    from onir.desk.exchange.writing import workbook
    from onir.desk.pipeline.models import Project

    agreements = Agreement.objects.visible_to(by)
    path.write_bytes(workbook(Project.objects.visible_to(by), language, agreements=agreements))
    return path


def cells(path: Path) -> dict[str, list[Any]]:
    from openpyxl import load_workbook

    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(path).worksheets}


def test_what_was_signed_comes_in_with_its_days(person: Person, tmp_path: Path) -> None:
    from onir.desk.agreements.models import Agreement, ObligationInstance

    head = person("head")
    stored(head, book(tmp_path))
    one = Agreement.objects.get()
    assert (one.status, one.signed_on, one.expires_on, one.mci_year) == ("in_force", DAY, date(2030, 1, 1), 2025)
    assert [project.code for project in one.projects.all()] == ["A-1"]
    assert (one.sums.get().rate, one.sums.get().rate_date) == (500, DAY)
    assert not one.projects.get().investment.exists()
    first, second = ObligationInstance.objects.filter(obligation__metric="jobs").order_by("due")
    assert (first.status, first.delivered, first.submitted_by, second.status) == ("submitted", 55, head, "planned")
    assert first.evidence.title == "import: list.xlsx"
    assert ObligationInstance.objects.filter(obligation__metric="road").count() == 1


def test_out_in_and_out_again_is_the_same(person: Person, tmp_path: Path) -> None:
    head = person("head")
    stored(head, book(tmp_path))
    first = out(head, tmp_path / "first.xlsx")
    made_ = told(head, first)
    assert [fault.line("en") for fault in made_.faults] == []
    assert made_.empty
    assert made_.same["instances"] == 3
    stored(head, first)
    assert cells(out(head, tmp_path / "second.xlsx")) == cells(first)


@pytest.mark.parametrize("language", ["kk", "en"])
def test_of_a_whole_office_too(demo: Any, tmp_path: Path, language: str) -> None:
    made_ = told(demo, out(demo, tmp_path / "out.xlsx", language))
    assert [fault.line("en") for fault in made_.faults] == []
    assert made_.empty
    assert made_.same["agreements"] > 5
    assert made_.same["instances"] > made_.same["obligations"] > 5


def changed(sheet: str, at: int, heading: str, value: Any) -> dict[str, list[tuple[Any, ...]]]:
    """The sound workbook with one cell otherwise."""
    rows = [list(one) for one in SOUND[sheet]]
    rows[at][HEADS[sheet].index(heading)] = value
    return {sheet: [tuple(one) for one in rows]}


FAULTS = [
    ("agreements", 0, "instrument", "handshake", "B2", "accepted codes"),
    ("agreements", 0, "signed_on", None, "G2", "which day it was signed"),
    ("agreements", 0, "status", "terminated", "J2", "which day it ended"),
    ("agreements", 0, "projects", "A-1; A-9", "K2", "A-9"),
    ("agreements", 0, "expires_on", "завтра", "I2", "not a day"),
    ("signatories", 0, "side", "zone", "E2", "investor's side"),
    ("signatories", 1, "agreement", "M-2", "A3", "no agreement of this workbook"),
    ("agreed_sums", 0, "amount", 0, "C2", "above nothing"),
    ("agreed_sums", 0, "rate", 0, "E2", "above nothing"),
    ("obligations", 0, "metric", "love", "F2", "accepted codes"),
    ("obligations", 0, "ends_on", date(2024, 1, 1), "I2", "ends before it begins"),
    ("obligations", 1, "obligation", "1", "B3", "twice"),
    ("instances", 0, "begins_on", date(2025, 4, 4), "C2", "no time that begins"),
    ("instances", 1, "due", date(2027, 1, 1), "D3", "By its schedule"),
    ("instances", 1, "status", "accepted", "E3", "planned or handed in"),
    ("instances", 0, "delivered_on", None, "G2", "something has to stand"),
    ("instances", 0, "delivered", None, "F2", "how much was delivered"),
]


@pytest.mark.parametrize(("sheet", "at", "heading", "value", "place", "words"), FAULTS)
def test_a_fault_is_told_by_its_place(
    person: Person, tmp_path: Path, sheet: str, at: int, heading: str, value: Any, place: str, words: str
) -> None:
    from onir.desk.agreements.models import Agreement

    faults = told(person("head"), book(tmp_path, **changed(sheet, at, heading, value))).faults
    assert [one for one in faults if f"{one.column}{one.row}" == place and words in one.what.say("en")]
    assert not Agreement.objects.exists()


CHANGES = [
    ("agreements", 0, "title", "Иначе", {"title": ("О намерениях", "Иначе")}),
    ("obligations", 1, "evidence", "photo", {"evidence": ("act", "photo")}),
    ("instances", 1, "status", "submitted", {"status": ("planned", "submitted")}),
]


@pytest.mark.parametrize(("sheet", "at", "heading", "value", "fields"), CHANGES)
def test_what_may_change_is_shown_and_kept(
    person: Person, tmp_path: Path, sheet: str, at: int, heading: str, value: Any, fields: dict[str, Any]
) -> None:
    head = person("head")
    stored(head, book(tmp_path))
    other = changed(sheet, at, heading, value)
    if sheet == "instances":
        other = {sheet: [SOUND[sheet][0], (*other[sheet][1][:5], Decimal(60), date(2026, 11, 1))]}
    made_ = told(head, book(tmp_path, **other))
    assert [one.fields for one in made_.changes[sheet]] == [fields]
    stored(head, book(tmp_path, **other))
    assert told(head, book(tmp_path, **other)).empty


@pytest.mark.parametrize(("sheet", "at", "heading", "value"), [
    ("agreements", 0, "status", "fulfilled"), ("agreements", 0, "effective_on", None),
    ("obligations", 0, "schedule", "once"), ("instances", 0, "status", "accepted"),
    ("instances", 0, "due", date(2026, 2, 2)),
])  # fmt: skip
def test_what_has_an_act_of_its_own_is_not_changed(
    person: Person, tmp_path: Path, sheet: str, at: int, heading: str, value: Any
) -> None:
    head = person("head")
    stored(head, book(tmp_path))
    made_ = told(head, book(tmp_path, **changed(sheet, at, heading, value)))
    if value is None:
        assert made_.empty
    else:
        assert [one for one in made_.faults if one.sheet == sheet and "at its page" in one.what.say("en")]


@pytest.mark.parametrize(("heading", "value"), [("amount", 1200), ("currency", "CNY"), ("kind", "loan")])
def test_a_sum_of_what_was_signed_stands(person: Person, tmp_path: Path, heading: str, value: Any) -> None:
    """Another amount of a workbook does not come beside the one that was signed."""
    head = person("head")
    stored(head, book(tmp_path))
    made_ = told(head, book(tmp_path, **changed("agreed_sums", 0, heading, value)))
    [fault] = made_.faults
    assert (fault.sheet, fault.row, fault.column) == ("agreed_sums", 2, "C")
    assert fault.what.say("en").startswith("What was signed stands: its sums do not change.")


def test_who_may_add_none_is_told(person: Person, tmp_path: Path) -> None:
    assert {one.sheet for one in told(person("analyst"), book(tmp_path)).faults} >= {"agreements"}
