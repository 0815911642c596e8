"""Documents, enquiries, tasks, flags: the work of a day."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput, NotAllowed, NotHeld

PDF = b"%PDF-1.7\n% a letter"


def packed(name: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr(name, "x")
    return content.getvalue()


KINDS = [
    (PDF, "application/pdf"),
    (b"\x89PNG\r\n\x1a\n...", "image/png"),
    (b"\xff\xd8\xff\xe0...", "image/jpeg"),
    (b"RIFF....WEBPVP8 ", "image/webp"),
    (b"\x00\x00\x00\x18ftypheic....", "image/heic"),
    (packed("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (packed("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (packed("run.exe"), None),
    (b"PK\x03\x04 torn", None),
    (b"<html><script>", None),
    (b"MZ\x90\x00", None),
    (b"", None),
]


@pytest.mark.parametrize(("content", "kind"), KINDS, ids=[str(kind) for _, kind in KINDS])
def test_a_file_is_known_by_its_content(desk: None, content: bytes, kind: str | None) -> None:
    from onir.desk.pipeline.files import kind_of

    assert kind_of(content) == kind


def test_a_document_is_kept_replaced_and_read(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import documents

    by, one = person("head"), project()
    first = documents.add(by, PDF, "letter.pdf", project=one, kind="letter", title="Letter")
    second = documents.replace(by, first, PDF + b"2", "letter-2.pdf")
    assert [(each.version, documents.read(by, each)) for each in (first, second)] == [(1, PDF), (2, PDF + b"2")]
    with pytest.raises(BadInput, match="newer version"):
        documents.replace(by, first, PDF, "letter.pdf")
    with pytest.raises(NotAllowed):
        documents.read(person("head", territory=["KZ-27"]), first)


def test_a_file_that_is_not_what_was_kept_is_not_handed_out(person: Person, project: Projects) -> None:
    from onir.desk.pipeline import files
    from onir.desk.pipeline.doing import documents

    by = person("head")
    held = documents.add(by, PDF + b"3", "letter.pdf", project=project(), kind="letter", title="Letter")
    files.place_of(held.sha256).write_bytes(b"other")
    with pytest.raises(NotHeld, match="not what was kept"):
        documents.read(by, held)
    files.place_of(held.sha256).unlink()
    with pytest.raises(NotHeld, match="not there"):
        documents.read(by, held)
    type(held).objects.update(scan_state="infected")
    held.refresh_from_db()
    with pytest.raises(BadInput, match="virus"):
        documents.read(by, held)


def test_a_restricted_document_is_for_those_who_see_restricted_projects(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import documents
    from onir.desk.pipeline.models import Document

    given = {"kind": "letter", "title": "Letter", "confidentiality": "restricted"}
    held = documents.add(person("head"), PDF, "letter.pdf", project=project(), **given)
    assert held in Document.objects.visible_to(person("assurer"))
    assert held not in Document.objects.visible_to(person("secretary"))
    assert held not in Document.objects.visible_to(person("analyst"))


def lead(by: Any, **more: Any) -> Any:
    from django.utils import timezone

    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Lead

    received = timezone.now() - timedelta(hours=30)
    given: dict[str, Any] = {"source": "event", "received_at": received, "country": "CN", "region": "KZ-61"}
    return records.enter(by, Lead, **given | more)


def test_an_enquiry_becomes_a_project_with_what_was_talked_about(person: Person) -> None:
    from django.utils import timezone

    from onir.desk.pipeline.doing import leads, records
    from onir.desk.pipeline.models import Interaction, Organisation

    by = person("manager")
    company = records.enter(by, Organisation, name="Example Glass", country="CN")
    held = lead(by, organisation=company, sector="NACE2-C")
    records.enter(by, Interaction, lead=held, at=timezone.now(), channel="call", note="They asked for land")
    held = leads.answered(by, held, 1)
    project = leads.qualify(by, held, 2, title_en="Glass works")
    assert (project.sector, project.manager, project.interactions.count()) == ("NACE2-C", by, 1)
    assert project.parties.get().organisation == company
    held.refresh_from_db()
    assert (held.outcome, held.project, held.first_response_at is not None) == ("qualified", project, True)
    with pytest.raises(BadInput, match="closed already"):
        leads.close(by, held, 3, "no_interest", "they went away")


@pytest.mark.parametrize(
    ("outcome", "note", "said"),
    [("qualified", "x", "by being made one"), ("no_interest", "", "reason"), ("lost", "x", "accepted codes")],
)
def test_an_enquiry_is_closed_with_a_reason(person: Person, outcome: str, note: str, said: str) -> None:
    from onir.desk.pipeline.doing import leads

    by = person("manager")
    with pytest.raises(BadInput, match=said):
        leads.close(by, lead(by), 1, outcome, note)


def task(by: Any, to: Any, **more: Any) -> Any:
    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Task

    return records.enter(by, Task, title="Ask for the land act", assignee=to, due=date.today(), **more)


def test_a_task_is_seen_handed_in_returned_and_accepted(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import tasks
    from onir.desk.pipeline.models import Project

    head, executor, one = person("head"), person("executor", territory=[]), project()
    assert one not in Project.objects.visible_to(executor)
    held = task(head, executor, project=one)
    assert one in Project.objects.visible_to(executor)
    tasks.seen(executor, held)
    with pytest.raises(BadInput, match="nothing to review"):
        tasks.review(head, held, 1, accepted=True)
    held = tasks.hand_in(executor, held, 1, "Here it is")
    held = tasks.review(head, held, 2, accepted=False, note="The stamp is missing")
    held = tasks.hand_in(executor, held, 3, "With the stamp")
    held = tasks.review(head, held, 4, accepted=True)
    assert (held.state, held.seen_at is not None, held.reviewed_by) == ("accepted", True, head)
    with pytest.raises(BadInput, match="accepted already"):
        tasks.hand_in(executor, held, 5, "Again")


def test_nobody_hands_in_or_accepts_for_themselves(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import tasks

    head = person("head")
    held = task(head, head, project=project())
    with pytest.raises(NotAllowed):
        tasks.hand_in(person("head"), held, 1, "Done")
    held = tasks.hand_in(head, held, 1, "Done")
    with pytest.raises(BadInput, match="of their own"):
        tasks.review(head, held, 2, accepted=True)


AGO = date.today() - timedelta(days=200)


@pytest.mark.parametrize(
    ("columns", "kinds"),
    [
        ({}, []),
        ({"stage_since": AGO}, ["stale"]),
        ({"stage_id": "negotiation", "stage_since": AGO}, ["stale", "out_of_contact"]),
        ({"stage_id": "operating", "stage_since": AGO}, []),
        ({"status_id": "suspended", "stage_since": AGO}, []),
        ({"launch_planned": AGO}, ["overdue"]),
        ({"launch_planned": AGO, "launch_actual": AGO}, []),
        ({"next_step_on": AGO}, ["overdue"]),
    ],
)
def test_flags(project: Projects, columns: dict[str, Any], kinds: list[str]) -> None:
    from onir.desk.pipeline.flags import flags

    one = project(**columns)
    raised = flags(one)
    assert [flag.kind for flag in raised] == kinds
    assert len({flag.say(language) for flag in raised for language in ("kk", "ru", "en")}) == 3 * len(kinds)
    one.refresh_from_db()
    assert one.status_id == columns.get("status_id", "active")


def test_a_contact_or_a_milestone_done_takes_the_flag_down(person: Person, project: Projects) -> None:
    from django.utils import timezone

    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.flags import flags
    from onir.desk.pipeline.models import Interaction, Milestone

    by, one = person("head"), project(stage_id="negotiation", stage_since=AGO)
    step = records.enter(by, Milestone, project=one, kind="land", planned=AGO)
    assert [flag.kind for flag in flags(one)] == ["stale", "overdue", "out_of_contact"]
    records.enter(by, Interaction, project=one, at=timezone.now(), channel="call", note="Talked")
    records.change(by, step, 1, done=AGO)
    assert flags(one) == ()
