"""How often somebody may ask: a minute's allowance at once, then evenly, and for each caller apart."""

from typing import Any

import pytest
from tests.desk.api.conftest import Programs
from tests.desk.conftest import Visit

TEXT = {"text": "GRP grew by 5% in 2024."}


@pytest.fixture
def settings(settings_of_desk: pytest.MonkeyPatch) -> Any:
    from django.conf import settings

    settings_of_desk.setattr(settings, "LIMIT_READS", 3)
    settings_of_desk.setattr(settings, "LIMIT_CHECKS", 2)
    settings_of_desk.setattr(settings, "PUBLIC", True)
    return settings


def test_an_allowance_is_spent_and_said(settings: Any, program: Programs) -> None:
    asked = program("reader")
    answers = [asked.get("territory") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer["ratelimit-policy"] for answer in answers] == ['"read";q=3;w=60'] * 4
    assert [answer["ratelimit"].partition(";t=")[0] for answer in answers] == [f'"read";r={n}' for n in (2, 1, 0, 0)]
    assert 1 <= int(answers[-1]["retry-after"]) <= 20
    assert "retry-after" not in answers[0]
    assert answers[-1].json()["then"]


def test_checks_have_a_limit_of_their_own(settings: Any, program: Programs) -> None:
    asked = program("reader")
    assert [asked.post("check", TEXT).status_code for _ in range(3)] == [200, 200, 429]
    assert asked.get("territory").status_code == 200


def test_one_token_does_not_spend_what_another_has(settings: Any, program: Programs) -> None:
    one, other = program("reader"), program("reader")
    assert [one.get("territory").status_code for _ in range(4)][-1] == 429
    assert other.get("territory").status_code == 200


def test_visitors_spend_by_address(settings: Any, program: Programs) -> None:
    asked = program()
    assert [asked.get("territory").status_code for _ in range(4)] == [200, 200, 200, 429]
    elsewhere = asked.client.get("/api/v1/territory", REMOTE_ADDR="192.0.2.9")
    assert elsewhere.status_code == 200


def test_guessing_tokens_costs_the_address(settings: Any, program: Programs) -> None:
    asked = program()
    guesses = [asked.client.get("/api/v1/territory", headers={"authorization": f"Bearer onir_{n}"}) for n in range(4)]
    assert [guess.status_code for guess in guesses] == [401, 401, 401, 429]


def test_a_visitor_has_as_many_texts_checked_as_a_program(settings: Any, visit: Visit) -> None:
    browser = visit()
    given = {"text": "GRP grew by 5% in 2024."}
    answers = [browser.post("/en/check/verdicts/", given) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["retry-after"]
    assert "too often" in answers[-1].content.decode()
    assert browser.post("/en/check/export/json/", given).status_code == 429
    assert browser.post("/en/check/versions/compared/", given).status_code == 429
    assert browser.get("/en/check/").status_code == 200


def test_people_who_sign_in_are_not_counted(settings: Any, visit: Visit) -> None:
    browser = visit("reader")
    given = {"text": "GRP grew by 5% in 2024."}
    assert {browser.post("/en/check/verdicts/", given).status_code for _ in range(4)} == {200}


def test_an_allowance_comes_back_evenly(settings: Any, program: Programs) -> None:
    """Of three a minute, one comes back in twenty seconds: time is moved in the database."""
    from django.db import connection

    from onir.desk.api.limits import Limit, spend

    program("reader")
    limit = Limit("read", 3)
    assert [bool(spend("somebody", limit).again_in) for _ in range(4)] == [False, False, False, True]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE api_allowance SET whole_at = whole_at - interval '20 seconds'")
    assert [bool(spend("somebody", limit).again_in) for _ in range(2)] == [False, True]


def test_what_says_nothing_any_more_is_thrown_away(
    settings: Any, program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connection

    from onir.desk.api import limits
    from onir.desk.api.models import Allowance

    program("reader")
    limits.spend("somebody", limits.Limit("read", 3))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE api_allowance SET whole_at = whole_at - interval '2 minutes'")
    monkeypatch.setattr(limits, "OFTEN", 1)
    limits.spend("another", limits.Limit("read", 3))
    assert [one.who for one in Allowance.objects.all()] == ["read:another"]
