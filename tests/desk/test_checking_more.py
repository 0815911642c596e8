"""What can be done with a checked text: taken along, commented, shared, held against its other versions."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from tests.claims.opening.made_documents import packed
from tests.desk.conftest import Visit
from tests.desk.test_checking_page import PAGE, TEXT, W, docx, handed

from onir.claims.checking import Report

if TYPE_CHECKING:
    from django.test import Client

KAZAKH = "2025 жылы Батыс Қазақстан облысында негізгі капиталға салынған инвестиция 893,4 млрд теңге болды."


@pytest.mark.parametrize(
    ("kind", "content_type", "said"),
    [
        ("html", "text/html", '<mark class="contradicted">900,4 млрд тенге'),
        ("json", "application/json", '"verdict": "contradicted"'),
        ("claimreview", "application/json", '"@type": "ClaimReview"'),
    ],
)
def test_the_answer_is_a_file_that_no_browser_shows(visit: Visit, kind: str, content_type: str, said: str) -> None:
    answer = visit("reader").post(f"/ru/check/export/{kind}/", {"text": TEXT, "by": "Отдел"})
    assert answer["content-type"] == content_type
    assert answer["content-disposition"].startswith("attachment; ")
    assert answer["x-content-type-options"] == "nosniff"
    assert said in answer.content.decode()


def test_the_answer_is_a_pdf(visit: Visit) -> None:
    answer = visit("reader").post("/kk/check/export/pdf/", {"text": TEXT})
    assert answer["content-type"] == "application/pdf"
    assert answer["content-disposition"].startswith("attachment; ")
    assert answer.content.startswith(b"%PDF-")
    assert b"/Lang(kk)" in answer.content


def test_a_review_of_nobody_is_refused(visit: Visit) -> None:
    answer = visit("reader").post("/en/check/export/claimreview/", {"text": TEXT})
    assert (answer.status_code, "A review needs the name" in answer.content.decode()) == (400, True)


def word(text: str) -> bytes:
    """A DOCX that names its parts."""
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    return packed({"[Content_Types].xml": types, "word/document.xml": body})


def test_a_docx_comes_back_with_comments(visit: Visit) -> None:
    answer = visit("reader").post("/ru/check/export/docx/", {"file": handed(word(TEXT), "Пресс-релиз.docx")})
    assert answer.status_code == 200
    assert "attachment" in answer["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "опровергнуто" in archive.read("word/comments.xml").decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": TEXT}, "Only a DOCX takes comments"),
        ({"file": handed(TEXT.encode(), "a.docx")}, "Only a DOCX takes comments"),
        ({"file": handed(PAGE.encode(), "a.docx")}, "Only a DOCX takes comments"),
        ({"file": handed(packed({"a.xml": "<a/>"}), "a.docx")}, "not a text in DOCX"),
        ({"file": handed(packed({"word/document.xml": "0" * 60_000_001}), "a.docx")}, "unpacks to more than is opened"),
    ],
    ids=["no file", "text", "page", "archive", "bomb"],
)
def test_what_takes_no_comments_is_said(visit: Visit, given: dict[str, object], said: str) -> None:
    answer = visit("reader").post("/en/check/export/docx/", given)
    assert (answer.status_code, said in answer.content.decode()) == (400, True)


# -- shared ---------------------------------------------------------------------------------------------------------


def shared(visit: Visit) -> tuple["Client", str]:
    browser = visit("analyst")
    return browser, browser.post("/ru/check/shared/", {"text": TEXT})["location"]


def test_whoever_has_the_link_prints_what_was_found(visit: Visit) -> None:
    _, place = shared(visit)
    answer = visit().get(f"{place}check.pdf")
    assert (answer.status_code, answer["content-type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize(("language", "verdict"), [("ru", "опровергнуто"), ("en", "contradicted"), ("kk", "қайшы")])
def test_whoever_has_the_link_reads_what_was_found(visit: Visit, language: str, verdict: str) -> None:
    _, place = shared(visit)
    answer = visit().get(place.replace("/ru/", f"/{language}/"))
    assert verdict in answer.content.decode()
    assert answer["x-robots-tag"] == "noindex"
    assert "no-store" in answer["cache-control"]
    assert "withdraw" not in answer.content.decode()
    assert json.loads(visit().get(f"{place}report.json").content)["text"] == TEXT


def test_what_is_shared_stays_what_was_found(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk import answers

    _, place = shared(visit)
    monkeypatch.setattr(answers, "report_of", lambda _: pytest.fail("judged again"))
    assert 'class="contradicted" id="claim-1"' in visit().get(place).content.decode()


def test_the_address_is_not_to_be_guessed(visit: Visit) -> None:
    places = {re.findall(r"shared/([\w-]{32})/$", shared(visit)[1])[0] for _ in range(5)}
    assert len(places) == 5


def test_whoever_shares_a_text_deletes_it(visit: Visit) -> None:
    from onir.desk.sharing.models import Shared

    browser, place = shared(visit)
    assert visit("analyst").post(f"{place}withdraw/").status_code == 404
    assert "withdraw" in browser.get(place).content.decode()
    assert "удалён" in browser.post(f"{place}withdraw/", follow=True).content.decode()
    assert not Shared.every.exists()
    assert visit().get(place).status_code == 404


def test_an_administrator_deletes_any(visit: Visit) -> None:
    _, place = shared(visit)
    assert visit("administrator").post(f"{place}withdraw/").status_code == 302


def test_it_is_over_after_its_last_day_and_goes_with_the_next(visit: Visit) -> None:
    from onir.desk.sharing.models import USUAL, Shared

    browser, place = shared(visit)
    kept = Shared.every.get()
    assert kept.until == date.today() + timedelta(days=USUAL)
    Shared.every.update(until=date.today() - timedelta(days=1))
    assert visit().get(place).status_code == 404
    assert place not in browser.get("/ru/check/").content.decode()
    browser.post("/ru/check/shared/", {"text": TEXT})
    assert not Shared.every.filter(pk=kept.pk).exists()


@pytest.mark.parametrize(("days", "kept"), [("7", 7), ("30", 30), ("90", 90), ("3650", 30), ("soon", 30), ("", 30)])
def test_a_text_is_shared_for_as_long_as_was_chosen(visit: Visit, days: str, kept: int) -> None:
    from onir.desk.sharing.models import Shared

    visit("analyst").post("/ru/check/shared/", {"text": TEXT, "days": days})
    assert Shared.every.get().until == date.today() + timedelta(days=kept)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_verdict_leads_to_its_figure_and_the_figure_to_its_league_table(visit: Visit, language: str) -> None:
    browser = visit("reader")
    page = browser.post(f"/{language}/check/verdicts/", {"text": TEXT}).content.decode()
    address = unescape(re.findall(r'<ul class="evidence"><li>.*?<a href="([^"]+)"', page)[0])
    figure = browser.get(address)
    assert figure.status_code == 200
    assert "893,4" in figure.content.decode().replace(".", ",")
    table = unescape(re.findall(rf'href="(/{language}/standing/\?[^"]+)"', figure.content.decode())[0])
    assert browser.get(table).status_code == 200
    assert "area=KZ-27&indicator=capital.fixed&period=2025" in table


@pytest.mark.parametrize(
    "text",
    [
        "В 2024 году ЗКО занимала 12-е место по инвестициям в основной капитал.",
        "В 2025 году инвестиции в основной капитал ЗКО выросли на 19,1%.",
        "En 2024, Jalisco recibió 1,167.1 millones de dólares de inversión extranjera directa.",
        "Инвестиции в основной капитал Абайской и Восточно-Казахстанской областей за 2025 год – 2 трлн тенге.",
    ],
)
def test_every_address_in_the_evidence_leads_somewhere(visit: Visit, text: str) -> None:
    browser = visit("reader")
    page = browser.post("/en/check/verdicts/", {"text": text}).content.decode()
    evidence = re.findall(r'<ul class="evidence">(.*?)</ul>', page, re.DOTALL)
    assert evidence
    for address in re.findall(r'href="([^"]+)"', "".join(evidence)):
        assert browser.get(unescape(address)).status_code == 200


def test_a_text_with_a_letter_no_database_takes_is_shared(visit: Visit) -> None:
    assert visit("analyst").post("/en/check/shared/", {"text": f"\0 {TEXT}"}).status_code == 302


def test_a_text_is_judged_once(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk import answers

    asked: list[str] = []
    check: Callable[..., Report] = vars(answers)["check"]

    def noted(text: str, **more: Any) -> Report:
        asked.append(text)
        return check(text, **more)

    monkeypatch.setattr(answers, "check", noted)
    own, browser = f"{TEXT} Один раз.", visit("reader")
    for path in ("ru/check/verdicts/", "kk/check/verdicts/", "ru/check/export/html/"):
        browser.post(f"/{path}", {"text": own})
    assert asked == [own]


# -- versions -------------------------------------------------------------------------------------------------------


def test_versions_stand_side_by_side_with_their_differences(visit: Visit) -> None:
    page = visit("reader").post("/en/check/versions/compared/", {"text_kk": KAZAKH, "text_ru": TEXT}).content.decode()
    assert re.findall(r'<li id="difference-1"[^>]*>The figures differ:', page)
    assert len(re.findall(r'<mark class="misattributed"><a href="#difference-1">', page)) == 2


def test_versions_come_from_files_too(visit: Visit) -> None:
    given = {"file_ru": handed(docx(TEXT), "a.docx"), "text_kk": KAZAKH.replace("893,4", "900,4")}
    page = visit("reader").post("/ru/check/versions/compared/", given).content.decode()
    assert len(re.findall(r'<mark class="supported"><a>900,4', page)) == 2


def test_one_version_has_nothing_to_be_held_against(visit: Visit) -> None:
    answer = visit("reader").post("/en/check/versions/compared/", {"text_ru": TEXT})
    assert (answer.status_code, "One text has nothing" in answer.content.decode()) == (400, True)
