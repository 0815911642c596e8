"""Who may ask: tokens, what they were made for, the role of their owner; and that no cookie opens anything."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.desk.api.conftest import Program, Programs
from tests.desk.conftest import PASSWORD, Visit

from onir.desk.rules import ROLES, Action, granted, table

PROJECT = {
    "name": "A fictitious works", "area": "KZ-27", "section": "C", "unit": "KZT mn", "prices": 2024, "draws": 20,
    "operation": {"start": 2029, "life": 20, "sales": 40000, "jobs": 420, "pay": 2900},
}  # fmt: skip
STANDING = {"area": "KZ-27", "indicator": "capital.fixed", "period": "2025"}
OPERATIONS: dict[Action, tuple[str, str, Any]] = {
    Action("api", "read"): ("get", "openapi.json", {}),
    Action("standing", "read"): ("get", "standing", {"area": "KZ-27", "period": "2025", "indicator": "capital.fixed"}),
    Action("outlook", "read"): ("get", "outlook", {"area": "KZ-27", "indicator": "capital.fixed"}),
    Action("region", "read"): ("get", "territory", {}),
    Action("figures", "read"): ("get", "figures/list", {}),
    Action("figures", "export"): ("get", "figures/export", {"indicator": "capital.fixed", "format": "csv"}),
    Action("checking", "check"): ("post", "check", {"text": "GRP grew by 5% in 2024."}),
    Action("impact", "read"): ("get", "impact/multipliers", {"area": "KZ-27"}),
    Action("impact", "appraise"): ("post", "impact/appraise", {"project": PROJECT}),
    Action("printing", "draw"): (
        "get",
        "bulletin",
        {"area": "KZ-27", "period": "2025", "indicator": "capital.fixed", "kind": "release", "format": "md"},
    ),
    Action("printing.run", "read"): ("get", "bulletins/list", {}),
    Action("pipeline.project", "read"): ("get", "projects/list", {}),
    Action("pipeline.investmentfigure", "read"): ("get", "ledgers/investment", {}),
    Action("pipeline.jobfigure", "read"): ("get", "ledgers/jobs", {}),
    Action("pipeline.productionfigure", "read"): ("get", "ledgers/production", {}),
    Action("pipeline.stage", "read"): ("get", "stages/list", {}),
    Action("pipeline.movelog", "read"): ("get", "stages/moves", {}),
    Action("pipeline.organisation", "read"): ("get", "organisations/list", {}),
    Action("pipeline.lead", "read"): ("get", "leads/list", {}),
    Action("agreements.agreement", "read"): ("get", "agreements/list", {}),
    Action("agreements.obligation", "read"): ("get", "agreements/obligations", {}),
    Action("agreements.obligationinstance", "read"): ("get", "agreements/instances", {}),
    Action("headquarters.issue", "read"): ("get", "issues/list", {}),
    Action("headquarters.target", "read"): ("get", "targets/list", {}),
    Action("indicators", "read"): ("get", "indicators/show", {"indicator": "honesty"}),
    Action("pipeline", "read"): ("get", "changes/list", {"since": "2026-01-01"}),
    Action("watching", "read"): ("get", "watching/list", {}),
    Action("watching", "watch"): ("post", "watching/standing", STANDING),
}
"""An operation of every line of the rule table that the API is bound to."""


def ask(program: Program, action: Action) -> int:
    method, path, given = OPERATIONS[action]
    answer = program.post(path, given) if method == "post" else program.get(path, **given)
    if answer.streaming:
        list(answer.streaming_content)  # to close it would close the database
    return int(answer.status_code)


def test_every_operation_has_a_gate_on_a_line_of_the_rule_table(desk: None) -> None:
    from onir.desk.api.gate import Bearer
    from onir.desk.api.service import api
    from onir.desk.api.tokens import SCOPES, needed

    gates = [
        operation.auth_callbacks
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    assert all(len(callbacks) == 1 and isinstance(callbacks[0], Bearer) for callbacks in gates)
    bound = {gate.action for callbacks in gates for gate in callbacks if isinstance(gate, Bearer)}
    assert bound == set(OPERATIONS) <= set(table())
    assert {scope for action in bound for scope in needed(action)} <= set(SCOPES)


@pytest.mark.parametrize("public", [False, True])
def test_a_visitor_may_what_the_table_opens(
    program: Programs, settings_of_desk: pytest.MonkeyPatch, public: bool
) -> None:
    from django.conf import settings

    settings_of_desk.setattr(settings, "PUBLIC", public)
    asked = program()
    let = {action for action in OPERATIONS if ask(asked, action) == 200}
    assert let == {action for action in OPERATIONS if public and table()[action]["visitor"] == "public"}


@pytest.mark.parametrize("role", ROLES)
def test_a_token_may_what_its_owner_may(program: Programs, role: str) -> None:
    """A scope lets in too: which rows it means is the matter of `test_records`."""
    asked = program(role)
    told = {action: ask(asked, action) for action in OPERATIONS}
    assert told == {action: 200 if granted(role, action) != "no" else 403 for action in OPERATIONS}


@pytest.mark.parametrize("scope", ["read", "check", "appraise", "export", "pipeline", "watch"])
def test_a_token_may_what_it_was_made_for(program: Programs, scope: str) -> None:
    from onir.desk.api.tokens import needed

    asked = program("administrator", scope)
    told = {action: ask(asked, action) for action in OPERATIONS}
    assert told == {action: 200 if needed(action) == (scope,) else 403 for action in OPERATIONS}


@pytest.mark.parametrize(
    ("path", "words", "body"),
    [
        ("figures/show", {"indicator": "capital.fixed", "format": "csv"}, None),
        ("standing", {"area": "all", "period": "2025", "indicator": "capital.fixed", "format": "csv"}, None),
        ("check", {"format": "html"}, {"text": "GRP grew by 5% in 2024."}),
    ],
)
def test_files_need_the_right_to_export(program: Programs, path: str, words: dict[str, str], body: Any) -> None:
    asked = program("reader", "read", "check")
    answer = asked.get(path, **words) if body is None else asked.post(path, body, **words)
    assert answer.status_code == 403
    assert "take tables along" in answer.json()["detail"]


def test_a_role_that_may_not_makes_the_token_useless(
    program: Programs, monkeypatch: pytest.MonkeyPatch, settings_of_desk: pytest.MonkeyPatch
) -> None:
    from onir.desk.api import gate

    asked = program("reader")
    monkeypatch.setattr(gate, "may", lambda role, action, public: role != "reader")
    assert ask(asked, Action("standing", "read")) == 403


@pytest.mark.parametrize(
    "spoilt",
    [
        {"until": date.today() - timedelta(days=1)},
        {"withdrawn": "2026-01-01T00:00:00Z"},
        {"fingerprint": "0" * 64},
    ],
    ids=lambda value: next(iter(value)),
)
def test_a_token_that_is_no_longer_good_opens_nothing(program: Programs, spoilt: dict[str, Any]) -> None:
    from onir.desk.api.models import Token
    from onir.desk.api.tokens import fingerprint

    asked = program("administrator")
    assert ask(asked, Action("standing", "read")) == 200
    Token.every.filter(fingerprint=fingerprint(asked.secret)).update(**spoilt)
    assert ask(asked, Action("standing", "read")) == 401


@pytest.mark.parametrize("change", [{"is_active": False}, {"must_change_password": True}])
def test_the_token_of_somebody_who_may_not_come_in_opens_nothing(program: Programs, change: dict[str, bool]) -> None:
    from onir.desk.accounts.models import User
    from onir.desk.api.tokens import known

    asked = program("administrator")
    token = known(asked.secret)
    assert token is not None
    User.objects.filter(pk=token.by.pk).update(**change)
    assert ask(asked, Action("standing", "read")) == 401


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer onir_nobody", "Basic YTpi", "onir_x", "Bearer \u0000"])
def test_only_a_bearer_header_with_a_known_token_counts(program: Programs, header: str) -> None:
    answer = program().client.get("/api/v1/territory", headers={"authorization": header})
    assert (answer.status_code, answer["www-authenticate"]) == (401, 'Bearer realm="onir"')


def test_a_token_in_the_address_is_refused(program: Programs) -> None:
    asked = program("administrator")
    answer = program().get("territory", token=asked.secret)
    assert answer.status_code == 401


def test_no_cookie_opens_anything(visit: Visit, settings_of_desk: pytest.MonkeyPatch) -> None:
    browser = visit("administrator")
    assert browser.get("/en/people/").status_code == 200
    for method in ("get", "post"):
        answer = getattr(browser, method)("/api/v1/territory" if method == "get" else "/api/v1/check")
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers


def test_no_cookie_chooses_the_language(program: Programs) -> None:
    asked = program()
    asked.client.cookies["onir_language"] = "kk"
    assert "token" in asked.get("territory").json()["detail"]


def test_no_page_elsewhere_may_read_an_answer(program: Programs) -> None:
    asked = program("reader")
    headers = asked.headers(origin="https://elsewhere.example")
    answer = asked.client.get("/api/v1/territory", headers=headers)
    assert [name for name in answer.headers if name.lower().startswith("access-control")] == []
    assert asked.client.options("/api/v1/territory", headers=headers).status_code == 405


def test_the_secret_is_kept_nowhere(program: Programs) -> None:
    from onir.desk.api.models import Token

    asked = program("reader")
    kept = " ".join(str(value) for row in Token.every.values() for value in row.values())
    assert asked.secret not in kept
    assert asked.secret[9:] not in kept


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [("", ["read"], 90), ("a", [], 90), ("a", ["write"], 90), ("a", ["read"], 0), ("a", ["read"], 366)],
)
def test_a_token_is_made_for_something_and_some_time(visit: Visit, name: str, scopes: list[str], days: int) -> None:
    from onir.desk.accounts.models import User
    from onir.desk.api.tokens import make
    from onir.errors import BadInput

    visit("reader")
    person = User.objects.create_user("somebody", PASSWORD, role="reader")
    with pytest.raises(BadInput):
        make(person, name, scopes, days)


def test_the_last_day_of_use_is_noted(program: Programs) -> None:
    from onir.desk.api.models import Token

    asked = program("reader")
    assert Token.every.get(start=asked.secret[:9], by__username__startswith="reader").used is None
    ask(asked, Action("standing", "read"))
    assert Token.every.get(start=asked.secret[:9], by__username__startswith="reader").used == date.today()
