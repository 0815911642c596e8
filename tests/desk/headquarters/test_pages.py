"""Issues, protocols and targets as pages: how many questions they ask, and that a long list says so."""

from __future__ import annotations

from typing import Any

import pytest
from tests.desk.conftest import Visit
from tests.desk.headquarters.test_issues import raised
from tests.desk.headquarters.test_sittings import given, held
from tests.desk.headquarters.test_targets import target
from tests.desk.pipeline.conftest import Person, Projects

TERRITORY = {"territory": ["KZ-61"]}


def asked(browser: Any, path: str) -> int:
    """How many questions a page asks the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as told:
        assert browser.get(path).status_code == 200
    return len(told)


def grown(person: Person, project: Projects, row: int) -> None:
    """A row more on each of the pages."""
    head = person("head", **TERRITORY)
    manager = person("manager", **TERRITORY)
    raised(manager, project(manager=manager, region="KZ-61"))
    given(head, person("executor"), held(head, number=f"{row}"))
    for code, unit in (("pipeline.investment", "KZT"), ("pipeline.jobs", ""), ("capital.fixed", "KZT")):
        target(head, code, f"{2020 + row}", 100, unit, region="KZ-61")


@pytest.mark.parametrize(("path", "most"), [("issues/", 14), ("protocols/", 12), ("targets/", 12)])
def test_a_page_asks_as_many_questions_whatever_it_holds(
    visit: Visit, person: Person, project: Projects, path: str, most: int
) -> None:
    browser = visit("head", **TERRITORY)
    grown(person, project, 0)
    few = asked(browser, f"/en/{path}")
    for row in range(1, 5):
        grown(person, project, row)
    assert asked(browser, f"/en/{path}") <= few <= most


def test_who_executes_much_sees_what_is_due_first_and_how_much_it_is(
    visit: Visit, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onir.desk.accounts.models import User
    from onir.desk.pages import sittings

    browser = visit("executor", **TERRITORY)
    executor, head = User.objects.get(pk=browser.session["_auth_user_id"]), person("head", **TERRITORY)
    sitting = held(head)
    for item in range(4):
        given(head, executor, sitting, item=f"{item}", text_ru=f"Дело {item}")
    assert "Дело 3" in browser.get("/ru/protocols/").content.decode()
    monkeypatch.setattr(sittings, "MOST", 3)
    text = browser.get("/en/protocols/").content.decode()
    assert "4 in all; those due first are shown." in text
    assert [f"Дело {item}" in text for item in range(4)] == [True, True, True, False]
