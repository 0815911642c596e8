"""Board, table, map and passport: what stands on them, what a refusal says, and how many questions a page asks."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Person, Projects

LANGUAGES = ("kk", "ru", "en")
TERRITORY = {"territory": ["KZ-61"]}
PDF = b"%PDF-1.7 signed"
VIEWS = ("pipeline/", "pipeline/map/", "projects/")


def page(browser: Any, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return str(answer.content.decode())


def company(name: str = "Huaxin", country: str = "CN", **more: Any) -> Any:
    from onir.desk.pipeline.models import Organisation

    return Organisation.objects.create(name=name, country=country, ultimate_country=country, **more)


def promised(project: Any, by: Any, amount: str = "50000000", kind: str = "announced", **more: Any) -> Any:
    from onir.desk.pipeline.models import InvestmentFigure

    given = {"currency": "USD", "rate": Decimal("500"), "rate_date": date(2026, 2, 1), "rate_source": "NBK"}
    said = {"as_of": date(2026, 2, 1), "source": "press", "entered_by": by}
    return InvestmentFigure.objects.create(project=project, kind=kind, amount=Decimal(amount), **given | said | more)


def filled(projects: Projects, by: Any, **more: Any) -> Any:
    """A project with a Chinese investor and an announced sum."""
    from onir.desk.pipeline.models import Party

    one = projects(title_ru="Завод стекла", manager=by, **more)
    Party.objects.create(project=one, organisation=company(), role="lead_investor", share=60)
    promised(one, by)
    return one


def grown(one: Any, by: Any) -> None:
    """A row more of what a project's page shows beside its money."""
    from django.utils import timezone

    from onir.desk.pipeline.models import Interaction, JobFigure, Milestone, Party, Task

    Party.objects.create(project=one, organisation=company("Mill"), role="co_investor")
    Milestone.objects.create(project=one, kind="land", planned=date(2026, 1, 1))
    Interaction.objects.create(project=one, at=timezone.now(), channel="call", note="They called.", created_by=by)
    JobFigure.objects.create(
        project=one, kind="planned", number=5, as_of=date(2026, 2, 1), source="press", entered_by=by
    )
    Task.objects.create(project=one, title="Call", assignee=by, due=date(2026, 3, 1), created_by=by)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_counts_and_adds_up_by_stage(visit: Visit, person: Person, project: Projects, language: str) -> None:
    by = person("manager")
    filled(project, by, stage_id="negotiation")
    filled(project, by, stage_id="negotiation")
    project(stage_id="prospect", status_id="cancelled", title_en="Gone")
    text = page(visit("head", **TERRITORY), f"/{language}/pipeline/")
    column = text[text.index('data-stage="negotiation"') : text.index('data-stage="memorandum"')]
    assert column.count('class="card') == 2
    assert {"kk": "50млрд", "ru": "50млрд", "en": "50billion"}[language] in re.sub(r"[\s\u00a0\u202f]", "", column)
    assert "Gone" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_views_are_read_in_every_language(
    visit: Visit, person: Person, project: Projects, language: str, view: str
) -> None:
    filled(project, person("manager"))
    assert page(visit("head", **TERRITORY), f"/{language}/{view}")


def test_a_refused_move_lists_what_is_missing_with_links(visit: Visit, person: Person, project: Projects) -> None:
    one = project(stage_id="prospect")
    answer = visit("head", **TERRITORY).post(
        f"/en/pipeline/{one.pk}/move/", {"to": "negotiation", "edition": one.edition, "back": "region=KZ-61"}
    )
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "Before the stage “in negotiation” something is missing:" in text
    assert f'<a href="/en/projects/{one.pk}/#investment">No sum has been announced.</a>' in text
    assert f'<a href="/en/projects/{one.pk}/#record">No project manager is named.</a>' in text
    assert 'value="KZ-61" selected' in text


def test_a_card_moves_where_the_gate_opens(visit: Visit, person: Person, project: Projects) -> None:
    one = project(stage_id="prospect")
    browser = visit("head", **TERRITORY)
    given = {"to": "lead", "edition": one.edition, "back": ""}
    assert "Say why: a reason is missing." in browser.post(f"/en/pipeline/{one.pk}/move/", given).content.decode()
    assert browser.post(f"/en/pipeline/{one.pk}/move/", given | {"reason": "Too early"}).status_code == 302
    one.refresh_from_db()
    assert one.stage_id == "lead"


@pytest.mark.parametrize(("role", "ways"), [("head", True), ("analyst", False), ("auditor", False)])
def test_whoever_may_not_move_gets_no_form(
    visit: Visit, person: Person, project: Projects, role: str, ways: bool
) -> None:
    project(stage_id="prospect")
    assert ("draggable" in page(visit(role, **TERRITORY), "/en/pipeline/")) == ways


def test_more_cards_come_when_asked_for(visit: Visit, project: Projects) -> None:
    for _ in range(12):
        project(stage_id="prospect")
    browser = visit("head", **TERRITORY)
    text = page(browser, "/en/pipeline/?region=KZ-61")
    assert text.count('class="card') == 10
    rest = page(browser, "/en/pipeline/stage/prospect/?region=KZ-61&after=10")
    assert (rest.count('class="card'), "hx-get" in rest) == (2, False)


# -- the table ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"A", "B"}),
        ("country=CN", {"A"}),
        ("text=Huaxin", {"A"}),
        ("text=хуаксин", {"A"}),
        ("text=zavod", {"A"}),
        ("stage=prospect", {"B"}),
        ("sector=glass", {"B"}),
        ("sort=-promised", {"A", "B"}),
        ("manager=x", set()),
        ("text=%00", {"A", "B"}),
    ],
)
def test_the_table_finds(visit: Visit, person: Person, project: Projects, query: str, found: set[str]) -> None:
    filled(project, person("manager"), code="A")
    project(code="B", stage_id="prospect", sector="glass")
    text = page(visit("head", **TERRITORY), f"/en/projects/?{query}")
    assert {code for code in "AB" if f"<small>{code}</small>" in text} == found


def test_a_filter_is_kept_under_a_name_and_is_nobody_elses(visit: Visit) -> None:
    from onir.desk.pipeline.models import SavedFilter

    one, other = visit("head", **TERRITORY), visit("head", **TERRITORY)
    kept = one.post("/en/projects/filters/", {"name": "China", "country": "CN", "sort": "-promised"})
    assert kept["location"] == "/en/projects/?country=CN&sort=-promised"
    assert ("China" in page(one, "/en/projects/"), ">China<" in page(other, "/en/projects/")) == (True, False)
    number = SavedFilter.objects.get().pk
    other.post(f"/en/projects/filters/{number}/forget/")
    assert SavedFilter.objects.count() == 1
    one.post(f"/en/projects/filters/{number}/forget/")
    assert SavedFilter.objects.count() == 0


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_taken_out_is_logged(visit: Visit, person: Person, project: Projects, form: str) -> None:
    from onir.desk.pipeline.models import ExportLog

    filled(project, person("manager"), code="A")
    project(code="B", title_en="=1+1")
    project(code="C", region="KZ-27")
    answer = visit("akim", **TERRITORY).get(f"/en/projects/table.{form}?sort=code")
    assert answer["content-disposition"] == f'attachment; filename="onir-projects.{form}"'
    if form == "csv":
        rows = answer.content.decode("utf-8-sig").splitlines()
        assert [row[:2] for row in rows[1:]] == ["A,", "B,"]
        assert "25000000000.00" in rows[1]
        assert "'=1+1" in rows[2]
    log = ExportLog.objects.get()
    assert (log.kind, log.rows, log.form, log.query) == ("pipeline.project", 2, form, "sort=code")


@pytest.mark.parametrize(("role", "status"), [("akim", 200), ("executor", 403), ("investor", 403), ("reader", 403)])
def test_who_takes_projects_out(visit: Visit, role: str, status: int) -> None:
    assert visit(role, **TERRITORY).get("/en/projects/table.csv").status_code == status


# -- the passport ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["head", "manager", "assurer", "analyst", "auditor", "executor"])
def test_a_passport_is_read(visit: Visit, person: Person, project: Projects, language: str, role: str) -> None:
    one = filled(project, person("manager"), stage_id="negotiation", sector="glass", team="north")
    assert page(visit(role, **TERRITORY, team="north"), f"/{language}/projects/{one.pk}/")


def test_everything_is_entered_on_the_page_of_the_project(visit: Visit, person: Person, project: Projects) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    one = project(stage_id="prospect")
    company("ТОО «Жаңа Шыны»", "KZ", bin="020240000555")
    browser = visit("head", **TERRITORY)
    address = f"/en/projects/{one.pk}/do/"
    acts: tuple[dict[str, Any], ...] = (
        {"do": "party", "organisation": "Zhana Shyny", "role": "local_partner", "share": "40"},
        {"do": "party", "organisation": "020240000555", "role": "operator"},
        {"do": "add_investmentfigure", "kind": "announced", "amount": "1 000", "currency": "KZT", "source": "press"},
        {"do": "add_jobfigure", "kind": "planned", "number": "20", "source": "form", "permanence": "permanent",
         "period_from": "2027-01-01", "period_to": "2027-12-31"},
        {"do": "add_productionfigure", "kind": "capacity", "product": "Glass", "unit": "t", "quantity": "5",
         "source": "form"},
        {"do": "milestone", "kind": "land", "planned": "2026-05-01"},
        {"do": "interaction", "at": "2026-03-01", "channel": "call", "note": "They called"},
        {"do": "status", "edition": str(one.edition), "status": "delayed", "reason_code": "delayed:land"},
    )  # fmt: skip
    for given in acts:
        answer = browser.post(address, given)
        assert answer.status_code == 302, (given, answer.content.decode()[-3000:])
    file = SimpleUploadedFile("акт.pdf", PDF, "text/html")
    given = {
        "file": file,
        "kind": "launch_act",
        "title": "Act",
        "signature_state": "none",
        "confidentiality": "internal",
    }
    assert browser.post(f"/en/projects/{one.pk}/documents/", given).status_code == 302
    text = page(browser, f"/en/projects/{one.pk}/")
    for words in ("Жаңа Шыны", "Glass", "They called", "land allotted", "delayed", "land is not allotted", "Act"):
        assert words in text


@pytest.mark.parametrize(
    ("content", "words"), [(b"<html>", "This is no document that is kept here."), (None, "No file came with the form.")]
)
def test_a_file_that_is_no_document_is_refused(
    visit: Visit, project: Projects, content: bytes | None, words: str
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    one = project()
    given: dict[str, Any] = {"kind": "photo", "title": "Act"}
    if content:
        given["file"] = SimpleUploadedFile("photo.jpg", content)
    answer = visit("head", **TERRITORY).post(f"/en/projects/{one.pk}/documents/", given)
    assert answer.status_code == 400
    assert words in answer.content.decode()


def test_a_document_is_handed_out_as_a_file_to_those_who_see_it(
    visit: Visit, person: Person, project: Projects
) -> None:
    from onir.desk.pipeline.doing import documents

    head = person("head")
    one = documents.add(head, PDF, "скан.pdf", project=project(), kind="memorandum", title="Scan")
    answer = visit("head", **TERRITORY).get(f"/en/projects/documents/{one.pk}/")
    assert (answer.content, answer["x-content-type-options"]) == (PDF, "nosniff")
    assert answer["content-disposition"].startswith("attachment; filename")
    assert visit("head", territory=["KZ-27"]).get(f"/en/projects/documents/{one.pk}/").status_code == 404


def test_a_figure_is_verified_by_somebody_else(visit: Visit, person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import documents
    from onir.desk.pipeline.models import InvestmentFigure

    manager, head = person("manager"), person("head")
    one = filled(project, manager)
    paper = documents.add(head, PDF, "bank.pdf", project=one, kind="bank", title="Letter")
    line = promised(one, manager, "5000000", "actual", period_from=date(2026, 1, 1), period_to=date(2026, 6, 30))
    given = {"do": "verify_investmentfigure", "line": line.pk, "evidence": paper.pk}
    assert visit("head", **TERRITORY).post(f"/en/projects/{one.pk}/do/", given).status_code == 403
    assurer = visit("assurer", **TERRITORY)
    assert assurer.post(f"/en/projects/{one.pk}/do/", given).status_code == 302
    assert InvestmentFigure.objects.current().get(kind="actual").confidence == "verified"
    text = page(assurer, f"/en/projects/{one.pk}/").replace("\xa0", " ")
    assert "10.0% of the promise" in text


def test_two_people_do_not_overwrite_each_other(visit: Visit, project: Projects) -> None:
    one = project(stage_id="prospect")
    browser = visit("head", **TERRITORY)
    given = {
        "do": "change",
        "edition": one.edition,
        "title_en": "Mill",
        "confidentiality": "internal",
        "priority": "high",
    }
    assert browser.post(f"/en/projects/{one.pk}/do/", given).status_code == 302
    answer = browser.post(f"/en/projects/{one.pk}/do/", given | {"title_en": "Works"})
    assert answer.status_code == 400
    assert "has changed this since you opened it" in answer.content.decode()


@pytest.mark.parametrize("role", ["investor", "representative"])
def test_who_does_not_see_a_project_is_not_told_of_it(visit: Visit, project: Projects, role: str) -> None:
    one = project()
    for path in (f"projects/{one.pk}/", "projects/documents/1/"):
        assert visit(role).get(f"/en/{path}").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_that_a_project_offers_has_a_page_of_its_own(
    visit: Visit, person: Person, project: Projects, language: str
) -> None:
    one = filled(project, person("manager"), stage_id="negotiation")
    grown(one, person("head"))
    browser = visit("head", **TERRITORY)
    offered = re.findall(
        r'<a href="(/\w+/projects/\d+/form/(\w+)/)">', page(browser, f"/{language}/projects/{one.pk}/")
    )
    assert {"move", "status", "change", "party", "add_investmentfigure", "correct_investmentfigure"} <= {
        code for _, code in offered
    }
    for address, code in offered:
        shown = page(browser, address)
        assert f'<button name="do" value="{code}">' in shown
        assert f'action="/{language}/projects/{one.pk}/do/"' in shown


@pytest.mark.parametrize(
    ("role", "code"),
    [("akim", "change"), ("assurer", "add_investmentfigure"), ("head", "verify_investmentfigure"), ("head", "nothing")],
)
def test_a_form_that_is_not_offered_has_no_page(
    visit: Visit, person: Person, project: Projects, role: str, code: str
) -> None:
    one = filled(project, person("manager"))
    browser = visit(role, **TERRITORY)
    assert f"/form/{code}/" not in page(browser, f"/en/projects/{one.pk}/")
    assert browser.get(f"/en/projects/{one.pk}/form/{code}/").status_code == 404


# -- questions to the database --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("pipeline/", 22),
        ("projects/", 20),
        ("projects/?text=стекла", 21),
        ("projects/?country=CN", 20),
        ("pipeline/map/", 14),
        ("projects/{one}/", 44),
        ("countries/", 10),
        ("countries/CN/", 16),
        ("organisations/", 12),
        ("day/", 18),
    ],
)
def test_a_page_asks_as_many_questions_whatever_it_holds(
    visit: Visit, person: Person, project: Projects, path: str, most: int
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    by, browser = person("manager"), visit("head", **TERRITORY)
    one = filled(project, by, stage_id="negotiation")
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as told:
            page(browser, f"/en/{path}".format(one=one.pk))
        asked.append(len(told))
        for _ in range(4):
            filled(project, by, stage_id="negotiation")
            promised(one, by)
            grown(one, by)
    assert asked[1] <= asked[0] <= most


def test_reasons_stand_under_their_status(visit: Visit, person: Person, project: Projects) -> None:
    """Without a script all of them are there, each where it belongs; one of another status is no reason."""
    one = project(manager=person("manager"))
    browser = visit("head", **TERRITORY)
    shown = page(browser, f"/en/projects/{one.pk}/form/status/")
    (listed,) = re.findall(r'<select[^>]*data-follows="status">.*?</select>', shown, re.DOTALL)
    groups = re.findall(r'<optgroup label="(.*?)">(.*?)</optgroup>', listed)
    assert {status for status, _ in groups} >= {"delayed", "suspended", "cancelled"}
    assert all(len(set(re.findall(r'value="(\w+):', reasons))) == 1 for _, reasons in groups)
    sent = {"do": "status", "edition": "1", "status": "delayed", "reason_code": "lost:taxes"}
    assert browser.post(f"/en/projects/{one.pk}/do/", sent).status_code == 400


def test_two_records_are_made_one_and_two_again_at_the_page(visit: Visit, person: Person, project: Projects) -> None:
    stays, goes = company("Huaxin Glass"), company("Хуасинь Гласс", name_en="Huaxin Glass")
    browser, address = visit("head", **TERRITORY), f"/en/organisations/{stays.pk}/"
    assert "Make one record of two" in page(browser, address)
    merged = browser.post(f"{address}do/", {"do": "merge", "other": goes.pk, "reason": "entered twice"}, follow=True)
    assert "“Huaxin Glass” is one record with “Huaxin Glass” now" in merged.content.decode()
    assert page(browser, f"/en/organisations/{goes.pk}/", 404)
    (number,) = re.findall(r'name="merger" required>.*?value="(\d+)"', merged.content.decode(), re.DOTALL)
    undone = browser.post(f"{address}do/", {"do": "unmerge", "merger": number, "reason": "they are two"}, follow=True)
    assert "is a record of its own again" in undone.content.decode()
    assert page(browser, f"/en/organisations/{goes.pk}/")
    assert "Make two records of it again" not in page(browser, address)
    assert "Make one record of two" not in page(visit("manager", **TERRITORY), address)
