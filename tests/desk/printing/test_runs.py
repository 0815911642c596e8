"""Freezing, printing again, approving and sending: what the doors and the database hold a frozen run to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tests.desk.mail_server import Mailbox, mailbox
from tests.desk.pipeline.conftest import Person
from tests.desk.printing.conftest import Runs

from onir.errors import BadInput, NotAllowed, NotHeld, OnirError, Unavailable

ASKED = {"kind": "release", "area": "KZ-27", "period": "2025", "indicator": "capital.fixed"}
DAY = date(2026, 1, 15)


def frozen(by: Any, *languages: str, **more: str) -> Any:
    from onir.desk.documents.kinds import Asked
    from onir.desk.printing.doing import freeze

    asked = ASKED | more
    return freeze(by, asked.pop("kind"), Asked(**asked), languages or ("kk",))  # type: ignore[arg-type]


# -- frozen ---------------------------------------------------------------------------------------------------------


def test_a_run_keeps_every_format_and_what_it_was_drawn_from(person: Person) -> None:
    from onir import __version__
    from onir.bulletin.formats import FORMATS, Telling
    from onir.bulletin.release import release
    from onir.desk.held import store
    from onir.desk.printing.doing import content

    run = frozen(person("analyst"))
    held = {one.form: content(one) for one in run.files.all()}
    telling = Telling(release("KZ-27", "2025", indicator="capital.fixed").document, "kk")
    assert held == {form: telling.made(form) for form in FORMATS}
    assert {name: run.asked[name] for name in ("area", "period", "indicator")}.items() <= ASKED.items()
    assert (run.version, run.languages) == (__version__, ["kk"])
    seals = {one.table: one.sha256 for one in store().vintages()}
    assert run.vintages
    assert {one["sha256"] for one in run.vintages} <= set(seals.values())
    assert run.say("kk") == telling.told["title"]


@pytest.mark.parametrize(
    ("role", "more", "languages", "error"),
    [
        ("reader", {}, ("kk",), NotAllowed),
        ("analyst", {}, ("de",), BadInput),
        ("analyst", {"kind": "poem"}, ("kk",), BadInput),
        ("analyst", {"area": ""}, ("kk",), BadInput),
        ("analyst", {"period": "1700"}, ("kk",), NotHeld),
        ("head", {}, ("kk",), NotAllowed),  # of KZ-61 alone
    ],
)
@pytest.mark.usefixtures("drawn_here")
def test_what_is_not_frozen(
    person: Person, role: str, more: dict[str, str], languages: tuple[str, ...], error: type[OnirError]
) -> None:
    from onir.desk.printing.models import Run

    with pytest.raises(error):
        frozen(person(role), *languages, **more)
    assert not Run.objects.exists()


def test_a_document_that_takes_too_long_is_given_up(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk.printing import apart

    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(Unavailable, match="could not be drawn"):
        frozen(person("analyst"))


def test_one_document_is_drawn_at_a_time(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk.printing import apart

    monkeypatch.setattr(apart, "TURN", 0.01)
    with apart._turn, pytest.raises(Unavailable, match="Another document"):
        frozen(person("analyst"))


# -- drawn again ----------------------------------------------------------------------------------------------------


def test_the_same_tables_and_program_draw_the_same_bytes(person: Person) -> None:
    from onir.desk.printing.again import drawn_again

    found = drawn_again(frozen(person("analyst")))
    assert (len(found.same), list(found.other), list(found.why)) == (5, [], [])


@pytest.mark.usefixtures("drawn_here")
def test_another_document_says_what_differs(run: Runs) -> None:
    from onir import __version__
    from onir.desk.printing.again import drawn_again

    old = {"table": "bns-5546", "released": "2001-02", "sha256": "0" * 64,
           **{f"{name}_{one}": "Once" for name in ("title", "publisher") for one in ("kk", "ru", "en")}}  # fmt: skip
    question = {name: said for name, said in ASKED.items() if name != "kind"}
    told = {"asked": question, "records": {"projects": 1}, "corrections": "0" * 64}
    one = run(area="KZ-27", **told, vintages=[old, old | {"table": "gone"}])
    found = drawn_again(one)
    assert [file.language for file in found.other] == ["kk", "en"]
    said = " ".join(each.say("en") for each in found.why)
    for words in (
        "released February 2001 when it was drawn",
        "no longer used: Once",
        "Records of the pipeline",
        "known errors",
        __version__,
    ):
        assert words in said


# -- approved -------------------------------------------------------------------------------------------------------


def test_whoever_froze_it_does_not_approve_it(person: Person, run: Runs) -> None:
    from onir.desk.printing.doing import approve

    head = person("head")
    with pytest.raises(NotAllowed):
        approve(head, run(frozen_by=head))
    one = run()
    assert str(approve(head, one, note="ok").by) == str(head)
    with pytest.raises(BadInput, match="approved already"):
        approve(person("akim"), one)


@pytest.mark.parametrize(
    ("role", "area", "may"),
    [
        ("head", "KZ-61", True),
        ("akim", "KZ-61", True),
        ("head", "KZ-27", False),
        ("head", "KZ", False),
        ("analyst", "KZ-61", False),
        ("secretary", "KZ-61", False),
    ],
)
def test_who_approves(person: Person, run: Runs, role: str, area: str, may: bool) -> None:
    from onir.desk.printing.doing import approve

    one = run(area=area)
    if not may:
        with pytest.raises(NotAllowed):
            approve(person(role), one)
    assert may == (approve(person(role), one).run == one if may else False)


# -- the database ---------------------------------------------------------------------------------------------------


REFUSED = {
    "a run is changed": "UPDATE printing_run SET period = '2024' WHERE id = {run}",
    "a run is deleted": "DELETE FROM printing_run WHERE id = {run}",
    "a file is changed": "UPDATE printing_file SET sha256 = repeat('0', 64) WHERE run_id = {run}",
    "an approval is deleted": "DELETE FROM printing_approval WHERE run_id = {run}",
    "a dispatch is changed": "UPDATE printing_dispatch SET office = 'x' WHERE run_id = {run}",
    "approved by who froze it": "INSERT INTO printing_approval (run_id, by_id, at, note) "
    "VALUES ({other}, {by}, now(), '')",
    "a file after the approval": "INSERT INTO printing_file (run_id, language, form, sha256, size) "
    "VALUES ({run}, 'ru', 'md', repeat('0', 64), 1)",
    "sent before the approval": "INSERT INTO printing_dispatch (run_id, office, address, way, sent_on, files, "
    "note, by_id, at) VALUES ({other}, 'x', '', 'hand', now(), '[]', '', {by}, now())",
    "sent to nobody": "INSERT INTO printing_dispatch (run_id, office, address, way, sent_on, files, "
    "note, by_id, at) VALUES ({run}, '', '', 'hand', now(), '[]', '', {by}, now())",
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_database_refuses(run: Runs, person: Person, what: str) -> None:
    from django.db import DatabaseError, connection, transaction

    from onir.desk.printing.doing import approve, note_sent

    one, other, head = run(), run(), person("head")
    approve(head, one)
    note_sent(head, one, way="hand", sent_on=DAY, files=["kk.md"], office="The ministry")
    statement = REFUSED[what].format(run=one.pk, other=other.pk, by=other.frozen_by_id)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


# -- sent -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, None),
        ({"office": ""}, "to whom"),
        ({"files": []}, "Choose the files"),
        ({"files": ["ru.pdf"]}, "Choose the files"),
        ({"sent_on": date.today() + timedelta(days=2)}, "still to come"),
    ],
)
def test_what_was_sent_is_noted(person: Person, run: Runs, given: dict[str, Any], error: str | None) -> None:
    from onir.desk.printing.doing import approve, note_sent

    one, head = run(), person("head")
    whole = {"way": "hand", "sent_on": DAY, "files": ["kk.md"], "office": "The ministry", **given}
    with pytest.raises(BadInput, match="approved before"):
        note_sent(head, one, **whole)
    approve(head, one)
    one.refresh_from_db()
    if error:
        with pytest.raises(BadInput, match=error):
            note_sent(head, one, **whole)
    else:
        note_sent(head, one, **whole)
    assert one.dispatches.count() == (0 if error else 1)


@pytest.fixture
def box(desk: None) -> Iterator[Mailbox]:
    """A desk that sends letters, and where they arrive."""
    from django.test import override_settings

    with mailbox() as server, override_settings(**server.settings):
        yield server


def test_a_letter_takes_the_frozen_bytes_along_and_is_noted_once(box: Mailbox, person: Person, run: Runs) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    from onir.desk.background.job import JOBS
    from onir.desk.pipeline.models import Contact
    from onir.desk.printing.doing import approve, content, send

    one, head = run(titles={"ru": "Выпуск"}), person("head")
    receiver = Contact.objects.create(name="A made-up person", emails=["made.up@example.kz"])
    approve(head, one)
    send(head, one, files=["en.md"], language="ru", contact=receiver, note="Для печати")
    (job,) = ProcrastinateJob.objects.filter(task_name="send-run")
    for _ in range(2):
        JOBS["send-run"](**job.args)
    (letter,) = box.letters
    (file,) = letter.iter_attachments()
    assert (letter["to"], file.get_filename()) == ("made.up@example.kz", "release-KZ-61-2025.en.md")
    sent = one.files.get(language="en")
    assert file.get_payload(decode=True) == content(sent)
    assert sent.sha256 in letter.get_body().get_content()  # type: ignore[union-attr]
    (noted,) = one.dispatches.all()
    assert (noted.contact, noted.way, noted.files, noted.address) == (receiver, "email", ["en.md"], "")


@pytest.mark.parametrize(("address", "error"), [("", "no address"), ("nobody", "not an e-mail address")])
def test_without_an_address_no_letter_goes(box: Mailbox, person: Person, run: Runs, address: str, error: str) -> None:
    from onir.desk.printing.doing import approve, send

    one, head = run(), person("head")
    approve(head, one)
    with pytest.raises(BadInput, match=error):
        send(head, one, files=["en.md"], language="ru", office="The ministry", address=address)


# -- who sees it ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "territory", "areas"),
    [
        ("analyst", ["KZ-61"], {"KZ-61", "KZ-27", "KZ"}),
        ("head", ["KZ-61"], {"KZ-61"}),
        ("auditor", ["KZ"], {"KZ-61", "KZ-27", "KZ"}),
        ("manager", ["KZ-61"], set()),
        ("reader", ["KZ"], set()),
        ("investor", ["KZ"], set()),
    ],
)
def test_runs_are_seen_by_territory(
    person: Person, run: Runs, role: str, territory: list[str], areas: set[str]
) -> None:
    from onir.desk.printing.models import Run

    for area in ("KZ-61", "KZ-27", "KZ"):
        run(area=area)
    assert {one.area for one in Run.objects.visible_to(person(role, territory=territory))} == areas


def test_who_froze_a_run_sees_it(person: Person, run: Runs) -> None:
    from onir.desk.printing.models import Run

    manager = person("manager", territory=["KZ-61"])
    one = run(area="KZ-27", frozen_by=manager)
    assert list(Run.objects.visible_to(manager)) == [one]


def test_a_restricted_project_keeps_its_runs_from_who_does_not_see_it(person: Person, run: Runs, project: Any) -> None:
    from onir.desk.printing.models import Run

    run(project=project(confidentiality="restricted"))
    run(confidentiality="restricted")
    seen = {role: Run.objects.visible_to(person(role)).count() for role in ("head", "secretary", "analyst")}
    assert seen == {"head": 2, "secretary": 0, "analyst": 0}


# -- people it was sent to ------------------------------------------------------------------------------------------


def test_who_was_sent_a_run_is_told_so_and_can_be_erased(person: Person, run: Runs) -> None:
    from onir.desk.personal.doing import erase, hand_out
    from onir.desk.pipeline.models import Contact
    from onir.desk.printing.doing import approve, note_sent

    one, head = run(titles={"en": "A release"}), person("head")
    receiver = Contact.objects.create(name="A made-up person", emails=["made.up@example.kz"])
    approve(head, one)
    note_sent(head, one, way="hand", sent_on=DAY, files=["kk.md"], contact=receiver)
    told = hand_out(head, receiver, reason="asked for it")
    assert told["documents"] == [{"on": "2026-01-15", "document": "release-KZ-61-2025", "way": "hand"}]
    erase(head, receiver, reason="asked for it")
    (noted,) = one.dispatches.all()
    assert (str(noted.contact), noted.office, noted.address) == ("–", "", "")


def test_a_person_with_two_records_becomes_one_although_the_list_never_changes(person: Person, run: Runs) -> None:
    from onir.desk.personal.doing import hand_out
    from onir.desk.pipeline.doing.merging import merge
    from onir.desk.pipeline.models import Contact
    from onir.desk.printing.doing import approve, note_sent

    one, head = run(), person("head")
    stays, goes = (Contact.objects.create(name="A made-up person") for _ in range(2))
    approve(head, one)
    note_sent(head, one, way="hand", sent_on=DAY, files=["kk.md"], contact=goes)
    merge(head, stays, goes, reason="the same person")
    assert one.dispatches.get().contact_id == goes.pk
    stays.refresh_from_db()
    assert len(hand_out(head, stays, reason="asked for it")["documents"]) == 1
