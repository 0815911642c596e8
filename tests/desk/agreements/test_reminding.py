"""What falls due reaches people: reminders on set days, a calendar feed whose changes programs follow."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.desk.agreements.conftest import Agreements, Documents, Instances
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Person

TERRITORY = {"territory": ["KZ-61"]}


@pytest.mark.parametrize("before", [30, 7, 1, 0, -7, -14])
def test_who_is_reminded_and_when(person: Person, owed: Instances, before: int) -> None:
    from onir.desk.agreements.notices import due_notices

    executor = person("executor")
    one = owed(person("manager"), responsible=executor)
    [notice] = [each for each in due_notices(one.due - timedelta(days=before)) if each.number == one.pk]
    assert (notice.person, notice.words.say("en")) == (executor, "Due on 30 June 2026: Invest.")
    assert notice.address("kk").startswith("/kk/obligations/times/")
    assert not [each for each in due_notices(one.due - timedelta(days=before + 2)) if each.number == one.pk]


def test_the_manager_is_reminded_where_nobody_is_named(person: Person, owed: Instances) -> None:
    from onir.desk.agreements.notices import due_notices

    manager = person("manager")
    one = owed(manager)
    assert {each.person for each in due_notices(one.due) if each.number == one.pk} == {manager}


def test_nobody_is_reminded_of_what_is_done(person: Person, owed: Instances, document: Documents) -> None:
    from onir.desk.agreements import doing
    from onir.desk.agreements.notices import due_notices

    manager = person("manager")
    one = owed(manager)
    paper = document(project=one.obligation.projects()[0])
    doing.submit(manager, one, evidence=paper, delivered=one.target, delivered_on=date.today())
    assert not [each for each in due_notices(one.due) if each.number == one.pk]


def test_nobody_is_reminded_of_a_draft(person: Person, owed: Instances, draft: Agreements) -> None:
    from onir.desk.agreements.notices import due_notices

    manager = person("manager")
    one = owed(manager, draft(manager))
    assert not [each for each in due_notices(one.due) if each.number == one.pk]


def test_one_letter_a_day_in_the_language_of_the_person(
    person: Person, owed: Instances, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings
    from django.core import mail

    from onir.desk.agreements.jobs import remind_all
    from onir.desk.letters.models import Delivery

    monkeypatch.setattr(settings, "MAIL", True)
    manager = person("manager", email="m@example.kz")
    Delivery.objects.create(person=manager, language="ru")
    one = owed(manager)
    assert [remind_all(one.due), remind_all(one.due)] == [1, 0]
    letter = mail.outbox[-1]
    assert letter.to == ["m@example.kz"]
    assert "30 июня 2026 года" in letter.body
    assert f"/ru/obligations/times/{one.pk}/" in letter.body


# -- the calendar ---------------------------------------------------------------------------------------------------


def events(content: bytes) -> dict[str, Any]:
    """By UID, what a calendar program reads."""
    from icalendar import Calendar

    read = Calendar.from_ical(content.decode())
    assert (str(read["version"]), read["prodid"] != "") == ("2.0", True)
    return {str(event["uid"]): event for event in read.walk("VEVENT")}


def test_a_feed_follows_changes_by_sequence(person: Person, owed: Instances, document: Documents) -> None:
    from onir.desk.agreements import doing, keeping

    manager, head = person("manager"), person("head")
    feed = keeping.open_feed(manager, "kk")
    one = owed(manager, begins_on=date(2025, 1, 1), ends_on=date(2025, 12, 31), schedule="once")
    uid = f"obligation-{one.pk}@onir"
    first = events(keeping.ics(feed, "https://desk.example"))[uid]
    assert (int(first["sequence"]), str(first["status"])) == (0, "CONFIRMED")
    assert first.decoded("dtstart") == one.due
    assert str(first["url"]) == f"https://desk.example/kk/obligations/times/{one.pk}/"
    same = events(keeping.ics(feed, "https://desk.example"))[uid]
    assert same.to_ical() == first.to_ical()
    doing.defer(head, one, document(project=one.obligation.projects()[0]), date(2027, 1, 10))
    moved = events(keeping.ics(feed, ""))[uid]
    assert (int(moved["sequence"]), moved.decoded("dtstart")) == (1, date(2027, 1, 10))
    paper = document(project=one.obligation.projects()[0])
    doing.submit(manager, one, evidence=paper, delivered=one.target, delivered_on=date.today())
    gone = [events(keeping.ics(feed, ""))[uid] for _ in range(2)]
    assert [(int(each["sequence"]), str(each["status"])) for each in gone] == [(2, "CANCELLED")] * 2
    doing.judge(person("assurer"), one, "returned", "Another year.")
    back = events(keeping.ics(feed, ""))[uid]
    assert (int(back["sequence"]), str(back["status"])) == (3, "CONFIRMED")


def test_a_feed_holds_what_its_person_sees_alone(person: Person, owed: Instances, signed: Agreements) -> None:
    from onir.desk.agreements import keeping

    manager, other = person("manager"), person("manager")
    agreement = signed(manager, expires_on=date(2030, 1, 1))
    one = owed(manager, agreement)
    own = events(keeping.ics(keeping.open_feed(manager, "en"), ""))
    assert {f"obligation-{one.pk}@onir", f"agreement-{agreement.pk}@onir"} <= set(own)
    assert str(own[f"agreement-{agreement.pk}@onir"]["summary"]) == "Expires: Plant"
    assert events(keeping.ics(keeping.open_feed(other, "en"), "")) == {}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_long_words_are_folded_as_the_standard_asks(person: Person, owed: Instances, language: str) -> None:
    from onir.desk.agreements import keeping

    manager = person("manager")
    words = "Құрылысты аяқтау; жолды, суды\nжәне газды жеткізу " * 6
    one = owed(manager, wording=words)
    content = keeping.ics(keeping.open_feed(manager, language), "")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert words[:200] in str(events(content)[f"obligation-{one.pk}@onir"]["summary"])


def test_the_address_is_the_key_and_a_new_one_ends_the_old(visit: Visit) -> None:
    browser, program = visit("head", **TERRITORY), visit()
    browser.post("/ru/calendar/change/", {"do": "open"})
    first = browser.get("/ru/calendar/").context["address"]
    assert "/ru/calendar/" in first
    answer = program.get(first)
    assert (answer.status_code, answer["content-type"]) == (200, "text/calendar; charset=utf-8")
    browser.post("/ru/calendar/change/", {"do": "open"})
    assert program.get(first).status_code == 404
    second = browser.get("/ru/calendar/").context["address"]
    browser.post("/ru/calendar/change/", {"do": "close"})
    assert program.get(second).status_code == 404


# -- memoranda ------------------------------------------------------------------------------------------------------


def test_memoranda_of_which_nothing_is_heard(person: Person, signed: Agreements) -> None:
    from django.utils import timezone

    from onir.desk.agreements.notices import heard, last_heard, stale_memoranda
    from onir.desk.pipeline.models import Interaction

    manager, head = person("manager"), person("head")
    one = signed(manager, "memorandum", on=date(2026, 2, 1))
    signed(manager, "simplified_contract", on=date(2026, 2, 1))
    assert last_heard(heard(type(one).objects.filter(pk=one.pk)).get()) == date(2026, 2, 1)
    assert [pair[1] for pair in stale_memoranda(head, date(2026, 5, 2))] == [90]
    assert stale_memoranda(head, date(2026, 5, 1)) == []
    met = timezone.make_aware(datetime(2026, 4, 1, 12))
    Interaction.objects.create(project=one.projects.get(), at=met, channel="call", note="Talked.")
    assert stale_memoranda(head, date(2026, 6, 1)) == []
