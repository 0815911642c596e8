"""The page of tokens: a person makes, sees and withdraws their own; administrators see everybody's."""

import re
from typing import Any

import pytest
from tests.desk.conftest import Visit

GIVEN = {"name": "Weekly report", "scope": ["read", "export"], "days": "30"}


def test_a_token_is_shown_once_and_opens_the_api(visit: Visit) -> None:
    browser = visit("analyst")
    page = browser.post("/en/api/tokens/make/", GIVEN).content.decode()
    secret = re.findall(r"onir_[\w-]{43}", page)[0]
    again = browser.get("/en/api/tokens/").content.decode()
    assert secret not in again
    assert "Weekly report" in again
    assert secret[:9] in again
    program = visit()
    headers = {"authorization": f"Bearer {secret}"}
    assert program.get("/api/v1/territory", headers=headers).status_code == 200
    assert (
        program.post("/api/v1/check", {"text": "a"}, content_type="application/json", headers=headers).status_code
        == 403
    )


def test_withdrawn_it_opens_nothing(visit: Visit) -> None:
    browser = visit("analyst")
    page = browser.post("/en/api/tokens/make/", GIVEN).content.decode()
    secret = re.findall(r"onir_[\w-]{43}", page)[0]
    withdraw = re.findall(r'action="([^"]*/withdraw/)"', page)[0]
    told = browser.post(withdraw, follow=True).content.decode()
    assert "opens nothing any more" in told
    assert 'action="/en/api/tokens/make/"' in told
    assert visit().get("/api/v1/territory", headers={"authorization": f"Bearer {secret}"}).status_code == 401


@pytest.mark.parametrize(("role", "status"), [("administrator", 302), ("editor", 404), ("reader", 404)])
def test_only_administrators_see_and_withdraw_those_of_others(visit: Visit, role: str, status: int) -> None:
    made = visit("analyst", name="Owner").post("/en/api/tokens/make/", GIVEN).content.decode()
    withdraw = re.findall(r'action="([^"]*/withdraw/)"', made)[0]
    other = visit(role)
    seen = other.get("/en/api/tokens/all/")
    assert seen.status_code == (200 if role == "administrator" else 403)
    assert ("Weekly report" in seen.content.decode()) == (role == "administrator")
    assert "Weekly report" not in other.get("/en/api/tokens/").content.decode()
    assert other.post(withdraw).status_code == status


@pytest.mark.parametrize(
    "spoilt",
    [{"name": " "}, {"scope": []}, {"scope": ["write"]}, {"days": "0"}, {"days": "400"}, {"days": "²"}, {"days": ""}],
    ids=str,
)
def test_what_cannot_be_made_is_said(visit: Visit, spoilt: dict[str, Any]) -> None:
    answer = visit("analyst").post("/kk/api/tokens/make/", GIVEN | spoilt)
    assert answer.status_code == 400
    assert 'class="problem"' in answer.content.decode()
    assert "onir_" not in answer.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_of_the_api_names_every_operation(visit: Visit, language: str) -> None:
    from onir.desk.api.description import description
    from onir.desk.api.service import api

    page = visit("reader").get(f"/{language}/api/").content.decode()
    paths = description(api, language)["paths"]
    assert [path for path in paths if path not in page] == []
    assert paths["/api/v1/standing"]["get"]["summary"].split()[0] in page
