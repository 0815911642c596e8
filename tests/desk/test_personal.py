"""Personal data: erased from record and history by one audited way, handed out, flagged, restricted; per role."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.desk.conftest import Visit

from onir.desk.rules import ROLES
from onir.errors import BadInput, NotAllowed

TODAY = date(2026, 11, 23)
SECRETS = ("Wang Qiang", "wang@plant.example", "+86 10 5555 0100", "director", "likes jasmine tea")
Contacts = Callable[..., Any]


@pytest.fixture
def contact(visit: Visit) -> Contacts:
    """A fictitious person of a company, whose record has been changed since it was entered."""

    def made(**more: Any) -> Any:
        from onir.desk.pipeline.models import Contact, Organisation

        plant = Organisation.objects.create(name="Fictitious Plant", country="CN", ultimate_country="CN")
        name, email, phone, post, note = SECRETS
        given = {"name": name, "emails": [email], "phones": [phone], "post": post, "note": note, "organisation": plant}
        one = Contact.objects.create(**given | more)
        Contact.objects.filter(pk=one.pk).update(post="chief engineer")
        return Contact.objects.get(pk=one.pk)

    return made


def by(visit: Visit, role: str = "head") -> Any:
    return visit(role, territory=["KZ"]).get("/en/standing/").wsgi_request.user


def everywhere() -> str:
    """All rows of tables that a contact is told in."""
    from django.db import connection

    def rows(table: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT string_agg(one::text, ' ') FROM {table} one")
            return str(cursor.fetchone()[0])

    return " ".join(map(rows, ("pipeline_contact", "pipeline_contactstate", "personal_deed", "personal_due")))


def test_an_erased_person_is_in_no_row_and_in_no_history(visit: Visit, contact: Contacts) -> None:
    from onir.desk.personal.doing import erase

    twin = contact()
    one = contact(name=SECRETS[0])
    type(one).objects.filter(pk=twin.pk).update(merged_into=one)
    assert all(word in everywhere() for word in SECRETS)
    head = by(visit)
    deed = erase(head, one, reason="  asked for in writing  ")
    assert [word for word in (*SECRETS, "chief engineer") if word in everywhere()] == []
    assert (deed.by, deed.reason, deed.kind, deed.contact_id) == (head, "asked for in writing", "erased", one.pk)
    assert deed.rows == one.history.count() + twin.history.count()
    one = type(one).every.get(pk=one.pk)
    assert (one.name, one.emails, one.search_key, one.erased_at is None) == ("–", [], "", False)
    last = one.history.order_by("pgh_id").last()
    assert (last.pgh_context["user"], last.pgh_context["reason"]) == (head.pk, "asked for in writing")


def test_after_an_erasure_the_history_refuses_changes_as_before(visit: Visit, contact: Contacts) -> None:
    from django.db import DatabaseError, transaction

    from onir.desk.personal.doing import erase
    from onir.desk.personal.models import Deed

    one = contact()
    other = contact(name="Somebody Else")
    deed = erase(by(visit), one, reason="asked for")
    for rows in (one.history.all(), other.history.all(), Deed.objects.filter(pk=deed.pk)):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            rows.delete()
    assert other.history.filter(name="Somebody Else").count() == 2


@pytest.mark.parametrize("statement", ["ALTER TABLE pipeline_contactstate DISABLE TRIGGER USER",
                                       "DROP FUNCTION personal_erase(bigint, bigint, text)",
                                       "SELECT personal_erase(0, 0, 'nobody')",
                                       "UPDATE pipeline_contactstate SET name = ''"])  # fmt: skip
def test_the_desk_cannot_do_by_itself_what_the_function_does(visit: Visit, contact: Contacts, statement: str) -> None:
    from django.db import DatabaseError, connection, transaction

    contact()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_erase_hand_out_and_see_restricted_columns(visit: Visit, contact: Contacts, role: str) -> None:
    from django.urls import reverse

    from onir.desk.personal import doing

    one = contact()
    browser = visit(role, territory=["KZ"])
    person: Any = browser.get("/en/standing/").wsgi_request.user
    sees = role in ("akim", "head", "manager", "secretary", "auditor")
    assert doing.restricted_seen(person, [one]) == ({one.pk} if sees else set())
    page = browser.get(reverse("organisations_one", args=[one.organisation_id]).replace("/kk/", "/en/"))
    assert (SECRETS[1] in page.content.decode()) == sees
    addresses = (f"/en/personal/{one.pk}/", f"/en/personal/{one.pk}/file/")
    answers = [browser.get(addresses[0]).status_code, browser.post(addresses[1], {"reason": "asked for"}).status_code]
    assert answers == ([200, 200] if role == "head" else [403, 403])
    for deed in (doing.hand_out, doing.erase):
        if role == "head":
            deed(person, one, reason="asked for")
        else:
            with pytest.raises(NotAllowed):
                deed(person, one, reason="asked for")


def test_a_deed_wants_a_reason_and_the_record_that_stayed(visit: Visit, contact: Contacts) -> None:
    from onir.desk.personal import doing

    head, one, other = by(visit), contact(), contact()
    with pytest.raises(BadInput, match="Say why"):
        doing.erase(head, one, reason=" ")
    other.merged_into = one
    with pytest.raises(BadInput, match="made one with number"):
        doing.hand_out(head, other, reason="asked for")


def test_a_person_is_handed_all_that_is_held(visit: Visit, contact: Contacts) -> None:
    from django.utils import timezone

    from onir.desk.personal.models import Deed
    from onir.desk.pipeline.models import Interaction, Participant

    one = contact()
    talk = Interaction.objects.create(at=timezone.now(), channel="call", note="of others")
    Participant.objects.create(interaction=talk, contact=one)
    answer = visit("head", territory=["KZ"]).post(f"/ru/personal/{one.pk}/file/", {"reason": "обращение № 7"})
    told = json.loads(answer.content)
    assert (told["name"], told["post"], told["organisation"]) == (SECRETS[0], "chief engineer", "Fictitious Plant")
    assert [state["post"] for state in told["former_states"]] == ["director", "chief engineer"]
    assert [one["channel"] for one in told["interactions"]] == ["call"]
    assert "of others" not in answer.content.decode()
    deed = Deed.objects.get(contact=one)
    assert (deed.kind, deed.rows, deed.reason) == ("handed_out", 4, "обращение № 7")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("What is held of a person", "Former states of the record", "Jasmine", "23 November 2026")),
        ("ru", ("Что хранится о человеке", "Прежние состояния записи", "звонок")),
        ("kk", ("Адам туралы не сақталады", "Жазбаның бұрынғы күйлері", "қоңырау")),
    ],
)
def test_the_same_on_paper(visit: Visit, contact: Contacts, language: str, words: tuple[str, ...]) -> None:
    """In words and days of the language; no code, no note of others."""
    from django.utils import timezone

    from onir.claims.opening import opened
    from onir.desk.pipeline.models import Interaction, Participant

    one = contact(consent_on=TODAY)
    talk = Interaction.objects.create(at=timezone.now(), channel="call", note="of others")
    Participant.objects.create(interaction=talk, contact=one)
    given = {"reason": "asked for", "form": "pdf"}
    answer = visit("head", territory=["KZ"]).post(f"/{language}/personal/{one.pk}/file/", given)
    assert (answer.status_code, answer["content-type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")
    text = " ".join(opened(answer.content, "person.pdf").text.split())
    assert [word for word in (*words, *SECRETS, "chief engineer") if word.casefold() not in text.casefold()] == []
    assert "of others" not in text


def test_nothing_is_logged_where_no_paper_can_be_made(
    visit: Visit, contact: Contacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onir.bulletin.printed import rendering
    from onir.desk.personal.models import Deed

    one = contact()
    rendering._engine.cache_clear()
    monkeypatch.setattr(rendering, "find_spec", lambda _name: None)
    answer = visit("head").post(f"/en/personal/{one.pk}/file/", {"reason": "asked for", "form": "pdf"})
    assert "onir[documents]" in answer.content.decode()
    assert not Deed.objects.filter(contact=one).exists()


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ({}, None),
        ({"retain_until": TODAY}, None),
        ({"retain_until": TODAY - timedelta(1)}, ("expired", TODAY - timedelta(1))),
        ({"consent_withdrawn_on": TODAY, "retain_until": TODAY + timedelta(9)}, ("withdrawn", TODAY)),
    ],
)
def test_what_is_due_is_flagged_and_nothing_is_deleted(
    visit: Visit, contact: Contacts, terms: dict[str, date], due: Any
) -> None:
    from onir.desk.personal.doing import flag
    from onir.desk.personal.models import Due
    from onir.desk.pipeline.models import Contact

    one, kept = contact(**terms), Contact.every.count()
    for _ in range(2):
        flag(TODAY)
    assert list(Due.objects.filter(contact=one).values_list("why", "since")) == ([due] if due else [])
    assert Contact.every.count() == kept
    Contact.objects.filter(pk=one.pk).update(consent_withdrawn_on=None, retain_until=None)
    flag(TODAY)
    assert not Due.objects.filter(contact=one)


def test_the_page_tells_what_is_due_what_was_done_and_who_took_rows_out(visit: Visit, contact: Contacts) -> None:
    from onir.desk.personal.doing import erase, flag
    from onir.desk.pipeline.models import ExportLog
    from onir.desk.tracking import acting

    head, one, gone = by(visit), contact(retain_until=TODAY - timedelta(1)), contact(name="Erased Soon")
    flag(TODAY)
    erase(head, gone, reason="asked for in writing")
    with acting(head, "for the ministry"):
        ExportLog.objects.create(by=head, kind="pipeline.project", query="status=active", form="xlsx", rows=41)
    page = visit("head", territory=["KZ"]).get("/en/personal/").content.decode()
    for said in (SECRETS[0], "the term is over", "asked for in writing", "for the ministry", "XLSX"):
        assert said in page
    assert re.search(r">\s*41\s*<", page)
    assert "Erased Soon" not in page
    others = visit("administrator").get("/kk/personal/").content.decode()
    assert ("asked for in writing" in others, SECRETS[0] in others) == (True, False)
    assert one.name == SECRETS[0]


def test_terms_are_changed_and_a_person_erased_on_the_page(visit: Visit, contact: Contacts) -> None:
    from onir.desk.pipeline.models import Contact

    one, browser = contact(), visit("head", territory=["KZ"])
    given = {"do": "terms", "edition": one.edition, "consent_withdrawn_on": "2026-11-20", "reason": "a letter"}
    assert browser.post(f"/en/personal/{one.pk}/do/", given).status_code == 302
    assert Contact.objects.get(pk=one.pk).consent_withdrawn_on == date(2026, 11, 20)
    refused = browser.post(f"/en/personal/{one.pk}/do/", {"do": "erase", "reason": ""})
    assert refused.status_code == 400
    assert browser.post(f"/en/personal/{one.pk}/do/", {"do": "erase", "reason": "a letter"}).status_code == 302
    assert browser.get(f"/en/personal/{one.pk}/").status_code == 404
