"""Administrators add people, give roles and passwords, close accounts; one administrator always remains."""

import re

import pytest
from tests.desk.conftest import Visit


def test_a_person_is_added_with_a_password_shown_once(visit: Visit) -> None:
    browser = visit("administrator")
    page = browser.post("/en/people/add/", {"username": "Әсем", "name": "Әсем Әлиева", "role": "analyst"})
    password = re.findall(r"The password of Әсем: ([\w-]+)", page.content.decode())[0]
    assert password not in browser.get("/en/people/").content.decode()
    new = visit()
    new.post("/en/account/login/", {"login": "Әсем", "password": password})
    assert new.get("/en/standing/")["location"] == "/en/account/password/change/"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"username": " ", "role": "reader"}, "cannot be a user name"),
        ({"username": "x" * 151, "role": "reader"}, "cannot be a user name"),
        ({"username": "anna", "role": "king"}, "There is no role “king”"),
    ],
)
def test_who_cannot_be_added(visit: Visit, given: dict[str, str], said: str) -> None:
    answer = visit("administrator").post("/en/people/add/", given)
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_two_people_have_not_one_name(visit: Visit) -> None:
    browser = visit("administrator")
    answers = [browser.post("/en/people/add/", {"username": name, "role": "reader"}) for name in ("anna", "Anna")]
    assert [answer.status_code for answer in answers] == [200, 400]


def test_a_role_is_given_and_an_account_closed_and_opened(visit: Visit) -> None:
    from onir.desk.accounts.models import User

    chief, reader = visit("administrator"), visit("reader")
    person = reader.get("/en/standing/").wsgi_request.user
    chief.post(f"/en/people/{person.pk}/", {"do": "role", "role": "editor"})
    assert User.objects.get(username=person.username).role == "editor"
    chief.post(f"/en/people/{person.pk}/", {"do": "close"})
    assert reader.get("/en/standing/").status_code == 302
    chief.post(f"/en/people/{person.pk}/", {"do": "reopen"})
    assert reader.get("/en/standing/").status_code == 200
    chief.post(f"/en/people/{person.pk}/", {"do": "password"})
    assert reader.get("/en/standing/").status_code == 302


@pytest.mark.parametrize("given", [{"do": "close"}, {"do": "role", "role": "reader"}])
def test_an_administrator_remains(visit: Visit, given: dict[str, str]) -> None:
    chief = visit("administrator")
    own = chief.get("/en/people/").wsgi_request.user
    answer = chief.post(f"/ru/people/{own.pk}/", given)
    assert answer.status_code == 400
    assert "назначьте администратором" in answer.content.decode()
    assert chief.get("/en/people/").status_code == 200
