"""How people come in, and who does not."""

import re
import time

import pytest
from tests.desk.conftest import PASSWORD, Visit

CHOSEN = "a quiet river in spring"


def code_of(secret: str) -> str:
    """The code that an authenticator app shows now."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_the_first_administrator_is_made_once(visit: Visit) -> None:
    from onir.desk.accounts.models import User
    from onir.desk.first_start import first_administrator

    User.objects.all().delete()  # closed accounts of demonstration data stay
    password = first_administrator()
    person = User.objects.get()
    assert password is not None
    assert person.check_password(password)
    assert (person.role, person.must_change_password) == ("administrator", True)
    assert first_administrator() is None


@pytest.mark.parametrize("path", ["standing/", "check/", "account/2fa/"])
def test_a_password_that_was_seen_is_changed_first(visit: Visit, path: str) -> None:
    browser = visit("administrator", must_change_password=True)
    assert browser.get(f"/kk/{path}")["location"] == "/kk/account/password/change/"
    given = {"oldpassword": PASSWORD, "password1": CHOSEN, "password2": CHOSEN}
    browser.post("/kk/account/password/change/", given)
    assert browser.get(f"/kk/{path}").status_code == 200


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "Пароль короче 12 знаков."),
        ("123456789012345", "Этот пароль состоит из одних цифр."),
        ("1q2w3e4r5t6y", "Этот пароль слишком распространён."),
    ],
)
def test_a_weak_password_is_refused_in_words(visit: Visit, password: str, said: str) -> None:
    given = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    answer = visit("reader").post("/ru/account/password/change/", given)
    assert said in answer.content.decode()


def test_signing_in_and_out(visit: Visit) -> None:
    person = visit("analyst").get("/en/standing/").wsgi_request.user
    browser = visit()
    answer = browser.post("/en/account/login/", {"login": person.username, "password": PASSWORD})
    assert answer["location"] == "/en/standing/"
    assert "analyst" in browser.get("/en/standing/").content.decode()
    browser.post("/en/account/logout/")
    assert browser.get("/en/standing/").status_code == 302


def test_a_wrong_password_is_said_in_every_language(visit: Visit) -> None:
    for language, said in (("kk", "дұрыс емес"), ("ru", "неверны"), ("en", "not correct")):
        answer = visit().post(f"/{language}/account/login/", {"login": language, "password": "wrong"})
        assert said in answer.content.decode()


def test_guessing_is_throttled_for_a_person_at_an_address(visit: Visit) -> None:
    person = visit("reader").get("/en/standing/").wsgi_request.user
    guess = {"login": person.username, "password": "wrong"}
    statuses = [visit().post("/kk/account/login/", guess).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]
    refused = visit().post("/kk/account/login/", guess | {"password": PASSWORD})
    assert refused.status_code == 429
    assert "Он бес минут күтіңіз" in refused.content.decode()
    elsewhere = visit().post("/kk/account/login/", guess | {"password": PASSWORD}, REMOTE_ADDR="192.0.2.1")
    assert elsewhere.status_code == 302


@pytest.mark.parametrize(
    "path",
    ["account/signup/", "account/email/", "account/password/reset/", "account/password/set/", "account/3rdparty/"],
)
@pytest.mark.parametrize("role", ["", "administrator"])
def test_ways_that_are_nobodys(visit: Visit, path: str, role: str) -> None:
    assert visit(role).get(f"/en/{path}").status_code == 404


def test_a_second_step_at_sign_in(visit: Visit) -> None:
    browser = visit("editor")
    person = browser.get("/en/standing/").wsgi_request.user
    browser.post("/en/account/reauthenticate/", {"password": PASSWORD})
    page = browser.get("/en/account/2fa/totp/activate/").content.decode()
    secret = re.findall(r"<code>(\w+)</code>", page)[0]
    browser.post("/en/account/2fa/totp/activate/", {"code": code_of(secret)})
    codes = re.findall(r"<code>(\w+)</code>", browser.get("/en/account/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    other = visit()
    answer = other.post("/en/account/login/", {"login": person.username, "password": PASSWORD})
    assert answer["location"].startswith("/en/account/2fa/authenticate/")
    assert other.get("/en/standing/").status_code == 302
    other.post("/en/account/2fa/authenticate/", {"code": "000000"})
    assert other.get("/en/standing/").status_code == 302
    other.post("/en/account/2fa/authenticate/", {"code": codes[0]})
    assert other.get("/en/standing/").status_code == 200


def test_the_database_knows_the_roles(visit: Visit) -> None:
    from django.db import IntegrityError

    from onir.desk.accounts.models import User

    with pytest.raises(IntegrityError):
        User.objects.create(username="somebody", role="king")


def test_the_office_s_directory_is_offered_where_there_is_one(visit: Visit) -> None:
    from django.conf import settings
    from django.test import override_settings

    app = {"provider_id": "office", "name": "Office", "client_id": "desk", "secret": "s"}
    told = {"openid_connect": {"APPS": [app | {"settings": {"server_url": "https://id.example"}}]}}
    assert "/account/oidc/office/login/" not in visit().get("/en/account/login/").content.decode()
    assert settings.SOCIALACCOUNT_PROVIDERS == {}
    with override_settings(SOCIALACCOUNT_PROVIDERS=told):
        assert "/account/oidc/office/login/" in visit().get("/en/account/login/").content.decode()


def test_django_finds_nothing_to_mend_in_the_settings_of_an_office(desk: None) -> None:
    import os
    import subprocess
    import sys

    settings = {"ONIR_HTTPS": "1", "ONIR_HOSTS": "desk.example.kz", "DJANGO_SETTINGS_MODULE": "onir.desk.settings"}
    check = [sys.executable, "-W", "error", "-m", "django", "check", "--deploy", "--fail-level", "DEBUG"]
    said = subprocess.run(check, check=False, env={**os.environ, **settings}, capture_output=True, text=True)
    assert (said.returncode, said.stdout.strip()) == (0, "System check identified no issues (0 silenced).")
