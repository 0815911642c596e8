"""A table handed in: first what it would change, then, at a yes, kept whole; bad ones refused whole."""

import io
import os
import re
import time
import zipfile
from html import unescape
from pathlib import Path

import pytest
from tests.desk.conftest import Visit
from tests.desk.made_table import MAPPING, handed, table
from tests.desk.test_figures_pages import plain

from onir.desk.rules import ROLES
from onir.figures import Store, diff


@pytest.fixture
def home(desk: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own, which others do not see."""
    monkeypatch.setenv("ONIR_HOME", str(tmp_path))
    return tmp_path


def held(home: Path) -> list[str]:
    """Tables that were added, release by release, and nothing half added."""
    store = Store.open(home)
    files = {path.name for path in (home / "figures" / "vintages").glob("made-*")}
    lines = [one for one in store.held if one.source.table.startswith("made-")]
    assert files == {one.kept.parquet for one in lines}
    assert list((home / "figures").glob(".*.part")) == []
    return [one.vintage.released for one in lines]


def token_of(page: str) -> str:
    return str(re.findall(r'name="token" value="(\w+)"', page)[0])


def words_of(page: str) -> dict[str, str]:
    """What the form that says yes brings back."""
    form = page.partition('/figures/add/yes/"')[2].partition("</form>")[0]
    found = dict(re.findall(r'name="(token|mapping|released)" value="([^"]*)"', form))
    written = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", form, re.DOTALL)[0]
    return {name: unescape(word) for name, word in (found | {"written": written}).items()}


def kept(browser: object, content: bytes, released: str) -> str:
    """Hand a table in, say yes, and read the page that follows."""
    given = {"file": handed(content), "written": MAPPING, "released": released}
    page = browser.post("/en/figures/add/preview/", given).content.decode()  # type: ignore[attr-defined]
    return str(browser.post("/en/figures/add/yes/", words_of(page), follow=True).content.decode())  # type: ignore[attr-defined]


def test_a_preview_stores_nothing_and_a_yes_stores_all(visit: Visit, home: Path) -> None:
    browser = visit("editor")
    given = {"file": handed(table(2024, 2025)), "written": MAPPING, "released": "2026-01"}
    page = browser.post("/en/figures/add/preview/", given).content.decode()
    assert "42 cells would be added, from 2024 to 2025, released January 2026." in plain(page)
    assert "every cell is new" in page
    assert held(home) == []
    after = plain(browser.post("/en/figures/add/yes/", words_of(page), follow=True).content.decode())
    assert "Added: made-inflow:" in after
    assert "Invented inflow" in after
    assert held(home) == ["2026-01"]
    assert list((home / "desk" / "handed").glob("*/*")) == []
    assert browser.post("/en/figures/add/yes/", words_of(page)).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_second_release_is_shown_by_what_it_changes(visit: Visit, home: Path, language: str) -> None:
    browser = visit("editor")
    kept(browser, table(2024, 2025), "2026-01")
    given = {"file": handed(table(2024, 2025, more=50)), "written": MAPPING, "released": "2026-02"}
    page = browser.post(f"/{language}/figures/add/preview/", given).content.decode()
    assert held(home) == ["2026-01"]
    browser.post("/en/figures/add/yes/", words_of(page))
    assert held(home) == ["2026-01", "2026-02"]
    answer = diff("2026-01", "2026-02", store=Store.open(home))
    assert len(answer.revised) == 2
    for sentence in answer.sentences:
        assert plain(sentence.say(language)) in plain(page)
    for side in answer.revised[0].figures:
        assert side.say(language) in page


def switched(browser: object, page: str, language: str) -> str:
    """The page after the switch of languages was pressed: the form it belongs to is sent where the button says."""
    button = next(one for one in re.findall(r"<button[^>]*formaction[^>]*>", page) if f'lang="{language}"' in one)
    form = re.findall(r'<form id="table-form".*?</form>', page, re.DOTALL)[0]
    words = dict(re.findall(r'<input[^>]*name="(token|mapping|released)"[^>]* value="([^"]*)"', form))
    words["written"] = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", form, re.DOTALL)[0]
    words |= dict(re.findall(r'name="(\w+)" value="(\w+)"', button))
    address = re.findall(r'formaction="([^"]*)"', button)[0]
    answer = browser.post(address, {name: unescape(word) for name, word in words.items()})  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_switch_of_languages_keeps_a_preview(visit: Visit, home: Path) -> None:
    browser = visit("editor")
    given = {"file": handed(table(2024, 2025)), "written": MAPPING, "released": "2026-01"}
    page = browser.post("/en/figures/add/preview/", given).content.decode()
    there = switched(browser, page, "ru")
    assert "/ru/figures/add/yes/" in there
    assert words_of(there) == words_of(page)
    assert plain(switched(browser, there, "en")) == plain(page)
    assert held(home) == []


def test_the_switch_of_languages_keeps_a_proposed_mapping(visit: Visit, home: Path) -> None:
    browser = visit("editor")
    page = browser.post("/en/figures/add/preview/", {"file": handed(table(2024, 2025))}).content.decode()
    there = switched(browser, page, "kk")
    assert '<html lang="kk">' in there
    assert 'class="problem"' not in there
    assert plain(switched(browser, there, "en")) == plain(page)


def test_after_a_refused_yes_another_language_keeps_nothing(visit: Visit, home: Path) -> None:
    browser = visit("editor")
    given = {"file": handed(table(2024, 2025)), "written": MAPPING, "released": "2026-01"}
    page = browser.post("/en/figures/add/preview/", given).content.decode()
    refused = browser.post("/en/figures/add/yes/", words_of(page) | {"released": "soon"}).content.decode()
    addresses = re.findall(r'formaction="([^"]*)"', refused)
    assert sorted(addresses) == ["/kk/figures/add/preview/", "/ru/figures/add/preview/"]


def test_the_same_file_again_would_change_nothing(visit: Visit, home: Path) -> None:
    browser = visit("administrator")
    kept(browser, table(2024, 2025), "2026-01")
    given = {"file": handed(table(2024, 2025)), "written": MAPPING, "released": "2026-01"}
    page = browser.post("/en/figures/add/preview/", given).content.decode()
    assert "adding it would change nothing" in page
    assert "/figures/add/yes/" not in page


def test_a_layout_that_is_new_gets_a_first_mapping_to_finish(visit: Visit, home: Path) -> None:
    browser = visit("editor")
    page = browser.post("/en/figures/add/preview/", {"file": handed(table(2024, 2025))}).content.decode()
    first = unescape(re.findall(r"<textarea id=\"written\"[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[0])
    assert "Say each “?” in it" in page
    assert "shape: across" in first
    open_still = browser.post("/en/figures/add/preview/", {"token": token_of(page), "written": first})
    assert open_still.status_code == 400
    assert "mapping.yaml, publisher: This is still open" in plain(open_still.content.decode())
    said = {"publisher: '?'": "publisher: Office", "title: '?'": "title: Inflow", "unit: '?'": "unit: USD mn"}
    said |= {"indicator: '?'": "indicator: fdi.gross_inflow", "basis: '?'": "basis: flow", "Всего: '?'": "Всего: KZ"}
    for gap, word in said.items():
        first = first.replace(gap, word)
    shown = browser.post("/en/figures/add/preview/", {"token": token_of(page), "written": first})
    assert "42 cells would be added" in plain(shown.content.decode())


def workbook(*, bomb: bool = False) -> bytes:
    """A zip archive that is no table: one that unpacks to a thousand times its size, or one with nothing in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml" if bomb else "note.txt", b" " * (60_000_000 if bomb else 10))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 no table", "The bytes of this file are PDF, not a table."),
        (b"<!doctype html><script>alert(1)</script>", "The bytes of this file are HTML, not a table."),
        (workbook(), "table.csv"),
        (workbook(bomb=True), "table.csv"),
        (table(2024, 2025, repeated=1), "The table is refused"),
        (table(2024, 2025).replace("Всего;".encode(), "Всего;1".encode()), "the national row says"),
    ],
    ids=["empty", "pdf", "page", "archive", "bomb", "repeated", "sum"],
)
def test_what_is_no_sound_table_is_refused_whole(visit: Visit, home: Path, content: bytes, said: str) -> None:
    given = {"file": handed(content), "written": MAPPING}
    answer = visit("editor").post("/en/figures/add/preview/", given)
    assert answer.status_code == 400
    assert said in plain(answer.content.decode())
    assert "/figures/add/yes/" not in answer.content.decode()
    assert held(home) == []


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({}, 400, "There is no table to add."),
        ({"token": "../../figures"}, 404, "The file you handed in is no longer here."),
        ({"token": "0" * 32}, 404, "The file you handed in is no longer here."),
        ({"file": "1", "mapping": "../../../etc/passwd"}, 400, "There is no ready mapping"),
        ({"file": "1", "written": "x" * 100_001}, 400, "The mapping is longer than 100,000 letters."),
        ({"file": "1", "written": "table: [1"}, 400, "The file is not YAML."),
        ({"file": "1", "written": MAPPING, "released": "soon"}, 400, "“soon” is not a day or month of release."),
        ({"file": "1", "written": MAPPING, "released": "2999-01"}, 400, "2999-01 is still to come."),
    ],
    ids=["nothing", "path", "unknown", "ready", "long", "yaml", "release", "future"],
)
def test_a_form_that_cannot_be_used_is_answered_in_words(
    visit: Visit, home: Path, given: dict[str, str], status: int, said: str
) -> None:
    for verb in ("preview", "yes"):
        told = {**given, "file": handed(table(2024, 2025))} if "file" in given else given
        answer = visit("editor").post(f"/en/figures/add/{verb}/", told)
        assert answer.status_code == status
        assert said in plain(answer.content.decode())
    assert held(home) == []


def test_nobody_says_yes_to_the_table_of_another(visit: Visit, home: Path) -> None:
    given = {"file": handed(table(2024, 2025)), "written": MAPPING}
    page = visit("editor").post("/en/figures/add/preview/", given).content.decode()
    assert visit("editor").post("/en/figures/add/yes/", words_of(page)).status_code == 404
    assert held(home) == []


@pytest.mark.parametrize("role", ["", *(role for role in ROLES if role not in ("editor", "administrator"))])
@pytest.mark.parametrize("verb", ["preview", "yes"])
def test_who_may_not_add(visit: Visit, home: Path, role: str, verb: str) -> None:
    given = {"file": handed(table(2024, 2025)), "written": MAPPING}
    assert visit(role).post(f"/en/figures/add/{verb}/", given).status_code == (403 if role else 302)
    assert not (home / "desk" / "handed").exists()
    assert held(home) == []


def test_what_a_table_says_is_words_and_never_a_page_or_an_address(visit: Visit, home: Path) -> None:
    evil = MAPPING.replace("Invented inflow", "<img src=x onerror=alert(1)>")
    browser = visit("editor")
    given = {"file": handed(table(2024, 2025), "../<b>x</b>.csv"), "written": evil, "released": "2026-01"}
    page = browser.post("/en/figures/add/preview/", given).content.decode()
    browser.post("/en/figures/add/yes/", words_of(page))
    for path in ("figures/", "sources/", "figures/tables/made-inflow/", "figures/tables/made-inflow/releases/"):
        shown = browser.get(f"/en/{path}").content.decode()
        assert "&lt;img" in shown
        assert "<img" not in shown
        assert 'href="javascript:' not in shown
    assert {one.kept.name for one in Store.open(home).held if one.kept.name} == {"b_.csv"}


def test_what_nobody_said_yes_to_goes_after_an_hour(visit: Visit, home: Path) -> None:
    browser = visit("editor")
    given = {"file": handed(table(2024, 2025)), "written": MAPPING}
    browser.post("/en/figures/add/preview/", given)
    (old,) = (home / "desk" / "handed").glob("*/*")
    os.utime(old, (time.time() - 3601,) * 2)
    given["file"] = handed(table(2024, 2025))
    browser.post("/en/figures/add/preview/", given)
    assert not old.exists()
    assert len(list((home / "desk" / "handed").glob("*/*"))) == 1
