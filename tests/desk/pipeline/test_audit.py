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


# -- however much there is ------------------------------------------------------------------------------------------


def told(project: Any, by: Any, times: int) -> None:
    """Changes that refer to people, companies and other records."""
    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Interaction, Organisation, Party, Task

    for place in range(times):
        one = project()
        records.change(by, one, 1, reason="named", manager=by)
        company = Organisation.objects.create(name=f"Mill {place}", country="CN")
        Party.objects.create(project=one, organisation=company, role="lead_investor")
        Task.objects.create(project=one, title="Call", assignee=by, due="2026-03-01", created_by=by)
        Interaction.objects.create(project=one, at="2026-03-01T10:00Z", channel="call", note="They called.")


@pytest.mark.parametrize("path", ["", "pipeline.project/{one}/"])
def test_the_history_asks_as_many_questions_whatever_it_holds(visit: Visit, project: Projects, path: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from onir.desk.pipeline.models import Organisation, Party

    browser = visit("head", territory=["KZ-61"])
    head, one = who(browser), project()
    asked = []
    for times in (2, 8):
        told(project, head, times)
        for place in range(times):
            company = Organisation.objects.create(name=f"Co-investor {times} {place}", country="CN")
            Party.objects.create(project=one, organisation=company, role="co_investor")
            by_update(one)
        browser.get(f"/en/history/{path}".format(one=one.pk))
        with CaptureQueriesContext(connection) as held:
            assert browser.get(f"/en/history/{path}".format(one=one.pk)).status_code == 200
        asked.append(len(held))
    assert asked[1] <= asked[0] <= 40  # fewer, where the newest changes are of fewer kinds than those before them


def test_a_long_history_is_read_page_by_page(visit: Visit, project: Projects) -> None:
    one, browser = project(), visit("head", territory=["KZ-61"])
    for number in range(130):
        type(one).objects.filter(pk=one.pk).update(site=f"Block {number}")
    address = f"/en/history/pipeline.project/{one.pk}/"
    newest = browser.get(address).content.decode()
    (further,) = re.findall(r'href="\?before=(\d+)">Earlier changes<', newest)
    earlier = browser.get(f"{address}?before={further}").content.decode()
    sites = [re.findall(r"→ Block (\d+)<", text) for text in (newest, earlier)]
    assert [int(site) for page in sites for site in page] == list(reversed(range(130)))
    assert ("Entered" in newest, "Entered" in earlier, "Earlier changes" in earlier) == (False, True, False)
    assert earlier.count('name="reason"') == 31, "each earlier state can be restored"


def test_what_others_changed_later_does_not_hide_what_one_may_see(
    visit: Visit, project: Projects, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the newest changes are of records of other regions, earlier ones are looked through."""
    from onir.desk.pipeline import history

    own = project(site="Block 1")
    for _ in range(8):
        by_update(project(region="KZ-27"))
    monkeypatch.setattr(history, "LOOKED_AT", (2, 4))
    page = words(visit("head", territory=["KZ-61"]).get("/en/history/"))
    assert str(own.title_en or own) in page
    assert "Block 4" not in page
