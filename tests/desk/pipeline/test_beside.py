"""Enquiries, organisations, countries and a person's day: what each page says, in every language, and to whom."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Person, Projects
from tests.desk.pipeline.test_views import LANGUAGES, TERRITORY, company, filled, page, promised

TODAY = date.today()


def signed_in_as(who: Any) -> Any:
    from django.test import Client

    browser = Client(raise_request_exception=False)
    browser.force_login(who)
    return browser


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_enquiry_is_answered_and_becomes_a_project(visit: Visit, language: str) -> None:
    from onir.desk.pipeline.models import Lead

    company("Huaxin")
    browser = visit("head", **TERRITORY)
    given = {"source": "embassy", "received_at": TODAY.isoformat(), "country": "CN", "region": "KZ-61"}
    address = browser.post(f"/{language}/enquiries/add/", given | {"organisation": "Huaxin"})["location"]
    one = Lead.objects.get()
    assert "Huaxin" in page(browser, f"/{language}/enquiries/")
    browser.post(f"{address}do/", {"do": "answered", "edition": one.edition})
    one.refresh_from_db()
    assert one.first_response_at is not None
    browser.post(f"{address}do/", {"do": "qualify", "edition": one.edition, "title_ru": "Завод", "region": "KZ-61"})
    one.refresh_from_db()
    assert one.project is not None
    assert f"/projects/{one.project.pk}/" in page(browser, address)


def test_an_enquiry_is_closed_with_a_reason(visit: Visit) -> None:
    from onir.desk.pipeline.models import Lead

    browser = visit("head", **TERRITORY)
    given = {"source": "web", "received_at": TODAY.isoformat(), "country": "CN", "region": "KZ-61", "who": "A caller"}
    address = browser.post("/en/enquiries/add/", given)["location"]
    closing = {"do": "close", "edition": Lead.objects.get().edition, "outcome": "no_interest"}
    assert browser.post(f"{address}do/", closing).status_code == 400
    assert browser.post(f"{address}do/", closing | {"note": "Wanted land elsewhere"}).status_code == 302
    assert "no interest" in page(browser, "/en/enquiries/")


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("«Huaxin» ЖШС", {}, "It may be entered already"),
        ("Хуаксин", {}, "It may be entered already"),
        ("Another", {"bin": "020240000555"}, "It may be entered already"),
        ("Another", {"bin": "020240000550"}, "is mistyped"),
    ],
)
def test_a_new_organisation_is_held_against_those_that_are_there(
    visit: Visit, name: str, given: dict[str, str], words: str
) -> None:
    from onir.desk.pipeline.models import Organisation

    held = company("Huaxin", bin="020240000555")
    browser = visit("head", **TERRITORY)
    entered = {"name": name, "kind": "company", "country": "CN"} | given
    answer = browser.post("/en/organisations/add/", entered)
    text = answer.content.decode()
    assert (answer.status_code, words in text, Organisation.objects.count()) == (400, True, 1)
    assert ("is mistyped" in words) != (f"/en/organisations/{held.pk}/" in text)


def test_one_that_is_another_is_entered(visit: Visit) -> None:
    company("Huaxin")
    given = {"name": "Huaxin Glass", "kind": "company", "country": "CN", "another": "yes"}
    assert visit("head", **TERRITORY).post("/en/organisations/add/", given).status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_organisation_says_its_group_and_projects(
    visit: Visit, person: Person, project: Projects, language: str
) -> None:
    from onir.desk.pipeline.models import Party

    group = company("Sinoma")
    own = company("Huaxin", parent=group)
    Party.objects.create(project=project(title_ru="Завод", title_en=""), organisation=own, role="operator")
    text = page(visit("head", **TERRITORY), f"/{language}/organisations/{own.pk}/")
    assert "Sinoma" in text
    assert "Завод" in text
    assert "Huaxin" in page(visit("head", **TERRITORY), f"/{language}/organisations/?text=хуаксин")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_says_who_what_is_signed_and_what_came(
    visit: Visit, person: Person, project: Projects, language: str
) -> None:
    from onir.desk.pipeline.models import Event

    filled(project, person("manager"))
    Event.objects.create(kind="forum", title_ru="Форум в Пекине", starts_on=TODAY + timedelta(30), country="CN")
    text = page(visit("head", **TERRITORY), f"/{language}/countries/CN/")
    assert "Huaxin" in text
    assert "Форум в Пекине" in text
    assert {"kk": "млрд", "ru": "млрд", "en": "billion"}[language] in text
    assert "/countries/CN/" in page(visit("head", **TERRITORY), f"/{language}/countries/")
    assert "Huaxin" not in page(visit("head", **TERRITORY), f"/{language}/countries/CZ/")


def test_no_such_country(visit: Visit) -> None:
    page(visit("head", **TERRITORY), "/en/countries/XX/", 404)


def test_a_day_says_what_is_due_and_what_went_stale(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.models import Task

    manager = person("manager")
    old = project(manager=manager, title_en="Asleep", stage_id="prospect", stage_since=TODAY - timedelta(200))
    Task.objects.create(title="Call them", project=old, assignee=manager, due=TODAY - timedelta(1))
    Task.objects.create(title="Not mine", project=old, assignee=person("head"), due=TODAY)
    text = page(signed_in_as(manager), "/en/day/")
    assert "Call them" in text
    assert "Not mine" not in text
    assert "nothing new for long" in text


def test_what_waits_for_an_assurer_is_not_their_own(person: Person, project: Projects) -> None:
    manager, assurer = person("manager"), person("assurer")
    one = filled(project, manager)
    promised(one, manager, "7000000", "actual", period_from=date(2026, 1, 1), period_to=date(2026, 6, 30))
    assert "verify a figure" in page(signed_in_as(assurer), "/en/day/")
    assert "verify a figure" not in page(signed_in_as(manager), "/en/day/")
    assert "verify a figure" not in page(signed_in_as(person("head")), "/en/day/")


@pytest.mark.parametrize(("path", "most"), [("day/", 24), ("countries/CN/", 20), ("organisations/", 8)])
def test_a_page_asks_as_many_questions_whatever_it_holds(
    visit: Visit, person: Person, project: Projects, path: str, most: int
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    by, browser = person("manager"), visit("assurer", **TERRITORY)
    asked = []
    for _ in range(2):
        for _ in range(3):
            filled(project, by)
        with CaptureQueriesContext(connection) as told:
            page(browser, f"/en/{path}")
        asked.append(len(told))
    assert asked[1] <= asked[0] <= most
