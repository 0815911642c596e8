"""The pages of bulletins, as people use them: choose, read, take along, freeze, approve, look again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.desk.api.conftest import Programs, program, settings_of_desk
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import Projects
from tests.desk.printing.conftest import Runs

from onir.language.messages import LANGUAGES

__all__ = ["program", "settings_of_desk"]
pytestmark = pytest.mark.usefixtures("drawn_here")
RELEASE = {"kind": "release", "area": "KZ-27", "indicator": "capital.fixed", "period": "2025"}


def shown(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_document_stands_in_a_frame_that_runs_nothing(visit: Visit) -> None:
    browser = visit("reader")
    page = browser.get("/ru/bulletins/", RELEASE)
    (frame,) = re.findall(r'<iframe class="sheet" src="([^"]*)"', shown(page))
    assert "frame-src 'self'" in page["content-security-policy"]
    framed = browser.get(frame.replace("&amp;", "&"))
    policy = framed["content-security-policy"]
    assert (framed.status_code, framed["x-frame-options"]) == (200, "SAMEORIGIN")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "sandbox" in policy
    assert "script" not in policy
    assert '<html lang="ru">' in shown(framed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_taken_along_in_its_language(visit: Visit, language: str) -> None:
    from onir.bulletin.formats import Telling
    from onir.bulletin.official import official

    wanted = official("release", "KZ-27", "2025", indicator="capital.fixed")
    answer = visit("reader").get("/en/bulletins/file.md", {**RELEASE, "document": language})
    assert answer["content-disposition"] == f'attachment; filename="{wanted.name}.{language}.md"'
    assert answer.content == Telling(wanted, language).made("md")


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("reader", ["bulletin", "release"]),
        ("head", ["bulletin", "release", "country", "passport", "headquarters"]),
        ("investor", ["bulletin", "release", "passport"]),
    ],
)
def test_documents_are_offered_by_what_a_role_may_read(visit: Visit, role: str, kinds: list[str]) -> None:
    page = shown(visit(role).get("/en/bulletins/", {"kind": "country", "country": "CN"}))
    (offered,) = re.findall(r'<select id="asked-field-kind".*?</select>', page, re.DOTALL)
    assert re.findall(r'<option value="(\w+)"', offered) == kinds
    assert ("asked-field-country" in page and "iframe" in page) == (role == "head")


@pytest.mark.parametrize("kind", ["passport", "headquarters", "country"])
def test_documents_of_the_pipeline_are_drawn_and_frozen(
    visit: Visit, project: Projects, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onir.desk.printing import doing
    from onir.desk.printing.models import Run

    monkeypatch.setattr(doing, "FORMATS", ("md",))
    one, browser = project(region="KZ-61"), visit("head", territory=["KZ-61"])
    asked = {"passport": {"project": one.code}, "headquarters": {"area": "KZ-61", "period": "2026-10"},
             "country": {"country": "CN"}}[kind]  # fmt: skip
    page = browser.get("/en/bulletins/", {"kind": kind, **asked})
    assert "<iframe" in shown(page)
    browser.post("/en/bulletins/freeze/", {"kind": kind, **asked, "language": ["en"]})
    run = Run.objects.get()
    assert (run.kind, run.area, run.confidentiality) == (kind, "KZ-61", "internal")
    assert run.project == (one if kind == "passport" else None)
    assert run.records
    again = shown(browser.get(f"/en/bulletins/runs/{run.pk}/again/"))
    assert "byte for byte as it was frozen" in again


@pytest.mark.parametrize(("kind", "offered"), [("bulletin", ["outlook"]), ("release", []), ("passport", ["impact"])])
def test_parts_of_models_are_offered_and_asked_for(visit: Visit, kind: str, offered: list[str]) -> None:
    browser = visit("head", territory=["KZ-27"])
    page = shown(browser.get("/en/bulletins/", {"kind": kind}))
    assert re.findall(r'<input type="checkbox" name="(\w+)" value="yes">', page) == offered


def test_a_part_that_was_ticked_stands_in_the_document_and_in_what_is_frozen(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onir.desk.printing import doing
    from onir.desk.printing.models import Run

    monkeypatch.setattr(doing, "FORMATS", ("md",))
    browser = visit("analyst")
    asked = {**RELEASE, "kind": "bulletin", "outlook": "yes"}
    page = shown(browser.get("/en/bulletins/", asked))
    assert '<input type="checkbox" name="outlook" value="yes" checked>' in page
    assert '<input type="hidden" name="outlook" value="yes">' in page
    (frame,) = re.findall(r'<iframe class="sheet" src="([^"]*)"', page)
    assert "will stand in 2026</h2>" in shown(browser.get(frame.replace("&amp;", "&")))
    browser.post("/en/bulletins/freeze/", {**asked, "language": ["en"]})
    run = Run.objects.get()
    assert run.asked["more"] == ["outlook"]
    assert b"will stand in 2026\n" in doing.content(run.files.get())
    assert "byte for byte as it was frozen" in shown(browser.get(f"/en/bulletins/runs/{run.pk}/again/"))
    assert "will stand in 2026</h2>" not in shown(browser.get("/en/bulletins/page/", {**asked, "outlook": ""}))


def test_what_cannot_be_drawn_is_said_on_the_page(visit: Visit) -> None:
    page = visit("reader").get("/en/bulletins/", {**RELEASE, "period": "1700"})
    assert page.status_code == 404
    assert 'class="problem"' in shown(page)
    assert "<iframe" not in shown(page)


def test_from_the_form_to_the_approval(visit: Visit) -> None:
    from onir.desk.printing.models import Run

    analyst, head = visit("analyst"), visit("head", territory=["KZ-27"])
    answer = analyst.post("/en/bulletins/freeze/", {**RELEASE, "language": ["kk"]})
    run = Run.objects.get()
    assert answer["location"] == f"/en/bulletins/runs/{run.pk}/"
    place = answer["location"]
    taken = analyst.get(f"{place}kk.pdf")
    assert taken.content.startswith(b"%PDF")
    assert "Approve</button>" not in shown(analyst.get(place))
    head.post(f"{place}do/", {"do": "approve", "note": "seen"})
    said = {"office": "A made-up ministry", "way": "hand", "sent_on": "2026-01-15", "files": ["kk.pdf"]}
    head.post(f"{place}do/", {"do": "sent", **said})
    page = shown(head.get(place))
    assert "A made-up ministry" in page
    assert str(run.approval.by) in page


def test_drawn_again_it_says_whether_it_is_the_same(visit: Visit, run: Runs) -> None:
    question = {name: said for name, said in RELEASE.items() if name != "kind"}
    one = run(area="KZ-27", asked=question)
    page = shown(visit("administrator").get(f"/en/bulletins/runs/{one.pk}/again/"))
    assert "what was frozen stays as it is" in page
    assert page.count("another one") == 2
    lost = run(area="KZ-27", asked=question | {"period": "1700"})
    assert visit("administrator").get(f"/en/bulletins/runs/{lost.pk}/again/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [({}, 2), ({"area": "KZ-27"}, 1), ({"state": "waiting"}, 1), ({"state": "approved"}, 1), ({"state": "sent"}, 0),
     ({"kind": "bulletin"}, 0)],
)  # fmt: skip
def test_runs_are_looked_for(visit: Visit, run: Runs, asked: dict[str, str], found: int) -> None:
    from onir.desk.accounts.models import User
    from onir.desk.printing.models import Approval

    run(area="KZ-27")
    Approval.objects.create(run=run(), by=User.objects.create_user("another", None, role="head"))
    page = shown(visit("administrator").get("/en/bulletins/runs/", asked))
    assert f"Frozen: {found}" in page


def test_a_run_of_another_territory_is_not_there(visit: Visit, run: Runs) -> None:
    one = run(area="KZ-27")
    browser = visit("head", territory=["KZ-61"])
    for place in ("", "again/", "kk.md"):
        assert browser.get(f"/en/bulletins/runs/{one.pk}/{place}").status_code == 404


# -- programs -------------------------------------------------------------------------------------------------------


def test_a_program_gets_a_document_as_the_command_writes_it(program: Programs) -> None:
    from onir.bulletin.formats import Telling
    from onir.bulletin.official import official

    document = official("release", "KZ-27", "2025", indicator="capital.fixed")
    answer = program("reader").get("bulletin", **RELEASE, format="md", lang="kk")
    assert answer.content == Telling(document, "kk").made("md")
    assert answer["content-type"] == "text/markdown"


def test_a_program_reads_what_was_frozen(program: Programs, run: Runs) -> None:
    one = run(area="KZ-27", asked={"area": "KZ-27"})
    asked = program("administrator")
    (item,) = asked.get("bulletins/list").json()["items"]
    assert (item["id"], item["approval"], item["dispatches"]) == (one.pk, None, [])
    assert [file["language"] for file in item["files"]] == ["kk", "en"]
    file = asked.get("bulletins/file", number=one.pk, language="kk", format="md")
    assert file.content == b"A made-up release, kk"
    assert asked.get("bulletins/file", number=one.pk, language="ru", format="md").status_code == 404
    assert asked.get("bulletins/list", region="KZ-61").json()["items"] == []
