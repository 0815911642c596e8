"""The history page: who, when, why, before and after, in words; changes past the desk too; back to a former state."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Projects

from onir.errors import BadInput


def who(browser: Any) -> Any:
    """The person of a browser."""
    return browser.get("/en/standing/").wsgi_request.user


def words(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def by_update(project: Any) -> None:
    type(project).objects.filter(pk=project.pk).update(site="Block 4")


def by_sql(project: Any) -> None:
    from django.db import connection

    connection.cursor().execute("UPDATE pipeline_project SET site = 'Block 4' WHERE id = %s", [project.pk])


def by_bulk_update(project: Any) -> None:
    project.site = "Block 4"
    type(project).objects.bulk_update([project], ["site"])


def by_copy(project: Any) -> None:
    """As an import past the desk would: many rows in one statement."""
    from django.db import connection

    connection.cursor().execute(
        "UPDATE pipeline_project SET site = new.site FROM (VALUES (%s, 'Block 4')) new(id, site) "
        "WHERE pipeline_project.id = new.id",
        [project.pk],
    )


@pytest.mark.parametrize("way", [by_update, by_sql, by_bulk_update, by_copy])
def test_a_change_past_the_desk_is_in_the_history(visit: Visit, project: Projects, way: Any) -> None:
    one = project()
    way(one)
    page = words(visit("auditor", territory=["KZ"]).get(f"/en/history/pipeline.project/{one.pk}/"))
    assert "Made past the desk, by the database role onir_desk." in page
    assert "site : nothing → Block 4" in page


def test_a_change_says_who_why_and_what_in_words(visit: Visit, project: Projects) -> None:
    from onir.desk.pipeline.doing import moving, records

    browser = visit("head", territory=["KZ-61"], name="Әсем Әлиева")
    head, one = who(browser), project()
    one = records.change(head, one, 1, reason="The letter of May", investment_type="fdi", manager=head, need_rail=True)
    moving.set_status(head, one, "delayed", 2, moving.Why("land", "the commission did not meet"))
    page = words(browser.get(f"/ru/history/pipeline.project/{one.pk}/"))
    assert "Әсем Әлиева" in page
    assert "The letter of May" in page
    assert "тип инвестиций : пусто → прямые иностранные инвестиции" in page
    assert "менеджер проекта : пусто → Әсем Әлиева" in page
    assert "статус : в работе → отстаёт от графика" in page
    assert "нужна железная дорога : пусто → да" in page


def test_the_address_that_asked_is_in_the_history(visit: Visit) -> None:
    browser = visit("administrator")
    browser.post("/en/people/add/", {"username": "bota", "name": "Бота", "role": "head"})
    page = words(browser.get("/en/history/"))
    assert "127.0.0.1 · /en/people/add/" in page
    assert "Entered: person of the desk" in page


def test_a_former_state_comes_back_through_the_door(visit: Visit, project: Projects) -> None:
    from onir.desk.pipeline.doing import records

    browser = visit("head", territory=["KZ-61"])
    head, one = who(browser), project(site="Block 1")
    records.change(head, one, 1, site="Block 4", sector="NACE2-C")
    first = one.history.order_by("pgh_id").first()
    address = f"/en/history/pipeline.project/{one.pk}/{first.pk}/restore/"
    assert "a reason is missing" in words(browser.post(address, {"edition": 2, "reason": ""}))
    assert "has changed this" in words(browser.post(address, {"edition": 1, "reason": "a mistake"}))
    assert browser.post(address, {"edition": 2, "reason": "a mistake"}).status_code == 302
    one.refresh_from_db()
    assert (one.site, one.sector, one.edition) == ("Block 1", "", 3)


def test_an_erased_record_is_in_the_history_and_comes_back(visit: Visit, project: Projects) -> None:
    from onir.desk.pipeline.doing import records

    browser = visit("head", territory=["KZ-61"])
    head, one = who(browser), project()
    records.erase(head, one, 1, reason="entered twice")
    assert "entered twice" in words(browser.get(f"/en/history/pipeline.project/{one.pk}/"))
    last = one.history.order_by("pgh_id").last()
    browser.post(f"/en/history/pipeline.project/{one.pk}/{last.pk}/restore/", {"edition": 2, "reason": "it is another"})
    one.refresh_from_db()
    assert one.erased_at is None


def test_a_stage_does_not_come_back_by_restoring(visit: Visit, project: Projects) -> None:
    from onir.desk.pipeline.doing import moving, records

    browser = visit("head", territory=["KZ-61"])
    head, one = who(browser), project()
    first = one.history.get()
    moving.move(head, one, "construction", 1, reason="entered late")
    assert records.restore(head, one, first, 2, reason="a mistake").stage_id == "construction"
    with pytest.raises(BadInput, match="another record"):
        records.restore(head, project(), first, 1, reason="a mistake")


@pytest.mark.parametrize(
    ("role", "territory", "status"),
    [
        ("head", "KZ-61", 200),
        ("auditor", "KZ", 200),
        ("auditor", "KZ-27", 404),
        ("manager", "KZ", 403),
        ("akim", "KZ", 403),
    ],
)
def test_who_reads_the_history_of_a_record(
    visit: Visit, project: Projects, role: str, territory: str, status: int
) -> None:
    browser = visit(role, territory=[territory])
    assert browser.get(f"/en/history/pipeline.project/{project().pk}/").status_code == status


@pytest.mark.parametrize("path", ["pipeline.project/0/", "pipeline.project/x/", "pipeline.nothing/1/", "auth.group/1/"])
def test_what_has_no_history(visit: Visit, path: str) -> None:
    assert visit("auditor", territory=["KZ"]).get(f"/en/history/{path}").status_code == 404


def test_an_auditor_does_not_restore(visit: Visit, project: Projects) -> None:
    one = project()
    browser = visit("auditor", territory=["KZ"])
    page = browser.get(f"/en/history/pipeline.project/{one.pk}/")
    assert "Restore" not in words(page)
    state = one.history.get()
    answer = browser.post(f"/en/history/pipeline.project/{one.pk}/{state.pk}/restore/", {"edition": 1, "reason": "x"})
    assert answer.status_code == 403
