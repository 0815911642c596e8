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


@pytest.mark.parametrize(
    ("territory", "said"),
    [
        ("KZ-61, KZ-27 KZ-61", "works here: KZ-61, KZ-27"),
        ("KZ 611600000", "works here: KZ, 611600000"),
        ("", "works here"),
        ("KZ-99", "“KZ-99” is not a territory"),
        ("Astana", "“Astana” is not a territory"),
    ],
)
def test_a_person_gets_a_place(visit: Visit, territory: str, said: str) -> None:
    from onir.desk.accounts.models import User

    person = User.objects.create_user("bota", None, role="manager")
    given = {"do": "place", "territory": territory, "zone": "turan", "team": "north"}
    browser = visit("administrator")
    assert said in browser.post(f"/en/people/{person.pk}/", given, follow=True).content.decode()
    person.refresh_from_db()
    assert person.team == ("" if "not a territory" in said else "north")


def test_an_investor_signs_in_for_a_company(visit: Visit) -> None:
    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import Organisation

    person = User.objects.create_user("bota", None, role="head")
    browser = visit("administrator")

    def told(number: str) -> str:
        return browser.post(f"/en/people/{person.pk}/", {"do": "company", "bin": number}, follow=True).content.decode()

    assert "is no investor" in told("020240000555")
    person.role = "investor"
    person.save()
    assert "No organisation of this BIN is held" in told("020240000555")
    company = Organisation.objects.create(name="Example", country="KZ", bin="020240000555", ultimate_country="KZ")
    assert "signs in for Example" in told("020240000555")
    assert list(Organisation.objects.visible_to(person)) == [company]
    assert "signs in for no company" in told(" ")
    assert not Organisation.objects.visible_to(person)
