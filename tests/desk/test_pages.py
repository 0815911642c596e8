"""Every page in every language: nothing falls back to English, the switch keeps the place, failures speak."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from tests.desk.conftest import Visit

from onir.desk.rules import ROLES, table

LANGUAGES = ("kk", "ru", "en")
STANDING = "standing/?area=KZ-27&indicator=capital.fixed&period=2025"
FIGURE = "figures/tables/bns-5546/capital.fixed/KZ-27/2025/"
COMPARE = "compare/?area=KZ-27&area=KZ-15&area=KZ-61&indicator=capital.fixed&period=2025"
PAGES = (
    "standing/",
    STANDING,
    "standing/?country=MX",
    "standing/?period=1700",
    "compare/",
    COMPARE,
    "compare/?country=MX&area=MX-JAL&area=MX-CMX",
    "region/",
    "region/?area=KZ-27",
    "check/",
    "check/versions/",
    "figures/",
    "figures/tables/bns-5546/",
    "figures/tables/bns-5546/?as_of=2001-01-01",
    "figures/tables/bns-5927-sections/",
    "figures/tables/bns-5546/releases/",
    "figures/tables/se-fdi-by-state/changes/",
    FIGURE,
    "figures/add/",
    "sources/",
    "people/",
    "account/login/",
    "account/logout/",
    "account/password/change/",
    "account/reauthenticate/",
    "account/2fa/",
    "account/2fa/totp/activate/",
    "nowhere/",
)


class Words(HTMLParser):
    """What a page shows and says to screen readers, word by word, the text of people's own and code left out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        self.hidden += tag in ("script", "style", "code")
        foreign = told.get("lang") is not None and tag != "html"
        self.words += [told[name] or "" for name in ("alt", "placeholder", "aria-label", "title") if name in told]
        self.skipping = foreign

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "code")
        self.skipping = False

    def handle_data(self, data: str) -> None:
        if not self.hidden and not getattr(self, "skipping", False):
            self.words.append(data)


NAMES = {
    "Öñir",
    "CSV",
    "XLSX",
    "Parquet",
    "SDMX",
    "DOCX",
    "PDF",
    "QR",
    "reader",
    "editor",
    "administrator",
    "Banco",
    "México",
}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_page_falls_back_to_english(visit: Visit, path: str, language: str) -> None:
    page = visit("administrator", name="Әсем").get(f"/{language}/{path}", follow=True).content.decode()
    assert f'<html lang="{language}">' in page
    words = re.findall(r"\b[A-Za-z]{4,}\b", " ".join(Words(page).words))
    assert set(words) - NAMES == set()


@pytest.mark.parametrize("path", PAGES[:-1])
def test_every_page_is_there_for_an_administrator(visit: Visit, path: str) -> None:
    answer = visit("administrator").get(f"/en/{path}")
    assert answer.status_code in ((404,) if "1700" in path or "2001" in path else (200, 302))


@pytest.mark.parametrize(
    ("accepted", "language"), [("kk", "kk"), ("ru-RU,ru;q=0.9", "ru"), ("de", "en"), ("kk-KZ,ru;q=0.5", "kk")]
)
def test_the_language_of_the_browser_is_taken_first(visit: Visit, accepted: str, language: str) -> None:
    answer = visit().get("/", headers={"accept-language": accepted})
    assert answer["location"] == f"/{language}/standing/"


def test_the_switch_of_languages_keeps_the_place(visit: Visit) -> None:
    page = visit("reader").get(f"/kk/{STANDING}").content.decode()
    addresses = re.findall(r'<a href="([^"]*)" hreflang', page)
    assert [unquote(address).replace("&amp;", "&") for address in addresses] == [
        f"/{language}/{STANDING}" for language in LANGUAGES
    ]


@pytest.mark.parametrize(
    ("path", "given", "page"),
    [
        ("people/add/", {"username": "", "role": "reader"}, "/ru/people/"),
        ("account/password/change/", {}, "/ru/account/password/change/"),
    ],
)
def test_the_switch_leads_from_the_answer_to_a_form_to_its_page(
    visit: Visit, path: str, given: dict[str, str], page: str
) -> None:
    answer = visit("administrator").post(f"/kk/{path}", given).content.decode()
    assert f'<a href="{page}" hreflang="ru"' in answer


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "status"), [("nowhere/", 404), ("standing/?as_of=yesterday", 400), ("check/verdicts/", 405)]
)
def test_failures_speak(visit: Visit, language: str, path: str, status: int) -> None:
    answer = visit("reader").get(f"/{language}/{path}")
    assert answer.status_code == status
    assert 'class="problem"' in answer.content.decode()


def test_a_form_without_its_token_is_refused_in_words(visit: Visit) -> None:
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/ru/account/login/", {"login": "x", "password": "y"})
    assert answer.status_code == 403
    assert "Форма устарела" in answer.content.decode()


def test_a_defect_is_admitted_without_a_traceback(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk.pages import standing

    monkeypatch.setattr(standing, "league", lambda *_, **__: 1 / 0)
    answer = visit("reader").get("/kk/standing/?only=nobody+asked+this+before")
    assert answer.status_code == 500
    assert "іркіліс" in answer.content.decode().casefold()
    assert "ZeroDivision" not in answer.content.decode()


def test_no_page_needs_a_script_or_a_style_inside_it(visit: Visit) -> None:
    for path in PAGES:
        answer = visit("administrator").get(f"/en/{path}")
        policy = answer["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert re.findall(r"<script(?![^>]*\bsrc=)|<style| style=| on\w+=", answer.content.decode()) == []


# -- who may do what ------------------------------------------------------------------------------------------------

ADDRESSES = {
    ("account", "sign-in"): ("get", "/en/account/login/"),
    ("account", "own"): ("get", "/en/account/2fa/"),
    ("standing", "read"): ("get", "/en/standing/"),
    ("standing", "export"): ("get", "/en/standing/table.csv"),
    ("comparing", "read"): ("get", f"/en/{COMPARE}"),
    ("region", "read"): ("get", "/en/region/?area=KZ-27"),
    ("checking", "read"): ("get", "/en/check/"),
    ("checking", "check"): ("post", "/en/check/verdicts/"),
    ("checking", "export"): ("post", "/en/check/export/json/"),
    ("checking", "fetch"): ("post", "/en/check/address/"),
    ("checking", "share"): ("post", "/en/check/shared/"),
    ("checking", "shared"): ("get", "/en/check/shared/nobody-guesses/"),
    ("checking", "withdraw"): ("post", "/en/check/shared/nobody-guesses/withdraw/"),
    ("figures", "read"): ("get", "/en/figures/"),
    ("figures", "export"): ("get", "/en/figures/tables/bns-5546/cells.csv"),
    ("figures", "add"): ("get", "/en/figures/add/"),
    ("sources", "read"): ("get", "/en/sources/"),
    ("people", "read"): ("get", "/en/people/"),
    ("people", "manage"): ("post", "/en/people/add/"),
}


LET_IN = {
    ("checking", "fetch"): 400,
    ("checking", "share"): 302,
    ("checking", "shared"): 404,
    ("checking", "withdraw"): 404,
}
"""What those hear who may do it, other than a page: an address that is none, a way on, nothing at that address."""


def test_the_rule_table_and_the_addresses_are_the_same() -> None:
    assert set(ADDRESSES) == set(table())


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("role", ["visitor", *ROLES])
@pytest.mark.parametrize("action", table(), ids=":".join)
def test_what_a_role_may_do(
    visit: Visit, settings_of_django: pytest.MonkeyPatch, action: tuple[str, str], role: str, public: bool
) -> None:
    from django.conf import settings

    settings_of_django.setattr(settings, "PUBLIC", public)
    method, address = ADDRESSES[action]
    answer = getattr(visit("" if role == "visitor" else role), method)(
        address, {"text": "1", "username": "new", "role": "reader"}
    )
    answer.close()
    granted = table()[action][role]  # type: ignore[index]
    if granted == "yes" or (granted == "public" and public):
        signed_in = address.endswith("/login/") and role != "visitor"
        assert answer.status_code == (302 if signed_in else LET_IN.get(action, 200))
    elif role == "visitor":
        assert answer["location"].startswith("/en/account/login/?next=")
    else:
        assert answer.status_code == 403


@pytest.fixture
def settings_of_django(desk: None, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch
