"""What somebody hands in stays words: by no road does a byte of it come back as a page, a script or a program.

Roads are the pages that show a text, a table or their names, the files made of them, and the messages about them.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.claims.opening.made_documents import packed
from tests.desk.conftest import Visit
from tests.desk.made_table import MAPPING, handed, table
from tests.desk.test_adding_page import words_of
from tests.desk.test_checking_more import word
from tests.desk.test_checking_page import TEXT, W

if TYPE_CHECKING:
    from django.test import Client

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
SAID = f"{TEXT} {EVIL} javascript:alert(1)"
ALIVE = ("<script>alert", "<img src=x", 'href="javascript:')
AS_FILES = ("application/json", "text/csv", "text/html", "application/vnd.", "application/octet-stream")


def harmless(answer: Any) -> None:
    """Said in words on a page of the desk, or a file that a browser saves."""
    assert answer.status_code in (200, 400)
    assert answer["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in answer["content-security-policy"]
    assert "unsafe" not in answer["content-security-policy"]
    kind, saved = answer["content-type"], answer.get("content-disposition", "").startswith("attachment")
    assert kind.startswith(AS_FILES) if saved else kind == "text/html; charset=utf-8"
    if kind.startswith("text/html"):
        page = answer.content.decode()
        assert [one for one in ALIVE if one in page] == []


def texts() -> Iterator[dict[str, object]]:
    """One text by each of the ways it comes, under a name that is as evil as it."""
    yield {"text": SAID, "by": EVIL, "source": "javascript:alert(1)"}
    yield {"file": handed(SAID.encode(), f"{EVIL}.txt")}
    yield {"file": handed(f"<!doctype html><body><p>{TEXT}</p>{EVIL}</body>".encode(), f"{EVIL}.html")}
    yield {"file": handed(word(SAID.replace("<", "&lt;")), f"{EVIL}.docx"), "by": EVIL}
    yield {"file": handed(b"%PDF-1.7 torn", f"{EVIL}.txt")}


ROADS = ("verdicts/", "export/html/", "export/json/", "export/claimreview/", "export/docx/", "address/")


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("way", range(5), ids=["pasted", "text", "page", "docx", "torn"])
def test_a_text_comes_back_as_words_or_as_a_file(visit: Visit, road: str, way: int) -> None:
    harmless(visit("analyst").post(f"/en/check/{road}", list(texts())[way] | {"address": EVIL}))


def test_a_shared_text_is_words_for_everybody(visit: Visit) -> None:
    place = visit("analyst").post("/en/check/shared/", {"text": SAID})["location"]
    for path in (place, f"{place}report.json"):
        harmless(visit().get(path))
    assert json.loads(visit().get(f"{place}report.json").content)["text"] == SAID


def test_versions_come_back_as_words(visit: Visit) -> None:
    given = {"text_ru": SAID, "file_kk": handed(SAID.encode(), f"{EVIL}.txt")}
    harmless(visit("reader").post("/en/check/versions/compared/", given))


# -- tables ---------------------------------------------------------------------------------------------------------

NAMED = MAPPING.replace("Invented inflow", "'\"><script>alert(1)</script>'").replace("Invented office", "<img src=x>")


@pytest.fixture
def own(desk: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONIR_HOME", str(tmp_path))
    return tmp_path


def put(browser: "Client", content: bytes, mapping: str = MAPPING) -> Any:
    given = {"file": handed(content, f"{EVIL}.csv"), "written": mapping, "released": "2026-01"}
    return browser.post("/en/figures/add/preview/", given)


@pytest.mark.parametrize(
    "content",
    [
        table(2024, 2025).replace(b"2024", EVIL.encode(), 1),
        table(2024, 2025).replace("Всего".encode(), EVIL.encode()),
        table(2024, 2025).replace(b"124", EVIL.encode(), 1),
    ],
    ids=["head", "label", "cell"],
)
def test_what_a_refusal_repeats_of_a_table_is_words(visit: Visit, own: Path, content: bytes) -> None:
    for mapping in (MAPPING, ""):
        harmless(put(visit("editor"), content, mapping))


def test_a_kept_table_comes_back_as_words_or_as_a_file(visit: Visit, own: Path) -> None:
    browser = visit("editor")
    shown = put(browser, table(2024, 2025), NAMED)
    harmless(shown)
    waiting = [path for path in (own / "desk" / "handed").rglob("*") if path.is_file()]
    assert [path for path in waiting if path.stat().st_mode & 0o111 or set("<>\"'") & set(path.name)] == []
    harmless(browser.post("/en/figures/add/yes/", words_of(shown.content.decode()), follow=True))
    place = "/en/figures/tables/made-inflow/"
    for path in ("", "releases/", "fdi.gross_inflow/KZ-27/2025/"):
        harmless(browser.get(f"{place}{path}"))
    for path in ("figures/", "sources/", "standing/?indicator=fdi.gross_inflow&period=2025"):
        harmless(browser.get(f"/en/{path}"))
    files = [browser.get(f"{place}cells.{ending}") for ending in ("csv", "xlsx", "parquet")]
    for answer in files:
        harmless(answer)
        answer.close()


# -- what a file pretends to be -------------------------------------------------------------------------------------

BOMB = b" " * 70_000_000
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
BODY = f'{ENTITIES}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&c;&d;</w:t></w:r></w:p></w:body></w:document>'


def nested(levels: int) -> bytes:
    """An archive in an archive in an archive."""
    content = BOMB[:1_000_000]
    for _ in range(levels):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", content)
        content = held.getvalue()
    return content


FILES = {
    "bomb": packed({"word/document.xml": BOMB.decode(), "xl/workbook.xml": BOMB.decode()}),
    "nested": nested(5),
    "entities": packed({"word/document.xml": BODY, "xl/workbook.xml": BODY}),
    "picture and page": b"GIF89a/*" + f"<html>{EVIL}".encode(),
    "page and archive": f"<html>{EVIL}</html>".encode() + nested(1),
    "PDF and archive": b"%PDF-1.7\n" + nested(1),
    "program": b"\x7fELF\x02\x01\x01" + bytes(200),
    "program of Windows": b"MZ\x90\x00" + bytes(200),
    "packed": gzip.compress(BOMB),
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "torn archive": nested(1)[:-30],
    "way out": packed({"../../../etc/cron.d/onir": "x", "word/document.xml": "<a/>"}),
}


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_something_else_is_no_text(visit: Visit, file: str) -> None:
    answer = visit("reader").post("/en/check/verdicts/", {"file": handed(FILES[file], "a.docx")})
    harmless(answer)
    assert "root:" not in answer.content.decode()


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_something_else_is_no_table(visit: Visit, own: Path, file: str) -> None:
    given = {"file": handed(FILES[file], "a.xlsx"), "written": MAPPING}
    answer = visit("editor").post("/en/figures/add/preview/", given)
    harmless(answer)
    assert answer.status_code == 400
    assert 'class="problem"' in answer.content.decode()
