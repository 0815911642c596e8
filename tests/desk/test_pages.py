"""Every page in every language: nothing falls back to English, the switch keeps the place, failures speak."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from tests.desk.conftest import Visit

from onir.desk.rules import Action, table
from onir.language.messages import Message

LANGUAGES = ("kk", "ru", "en")
STANDING = "standing/?area=KZ-27&indicator=capital.fixed&period=2025"
FIGURE = "figures/tables/bns-5546/capital.fixed/KZ-27/2025/"
COMPARE = "compare/?area=KZ-27&area=KZ-15&area=KZ-61&indicator=capital.fixed&period=2025"
IMPACT = (
    "impact/appraisal/?name=W&area=KZ-27&section=C&amount_machinery=26000&years=2028&start=2029&life=20&sales=40000"
    "&jobs=420&pay=2900"
)
BULLETIN = "bulletins/?kind=release&area=KZ-27&indicator=capital.fixed&period=2025"
PAGES = (
    "standing/",
    STANDING,
    "standing/?country=MX",
    "standing/?period=1700",
    "compare/",
    "outlook/",
    "outlook/?area=KZ-27&indicator=capital.fixed&period=2026&target=1.2e12",
    COMPARE,
    "compare/?country=MX&area=MX-JAL&area=MX-CMX",
    "region/",
    "region/?area=KZ-27",
    "check/",
    "check/versions/",
    "impact/",
    IMPACT,
    "impact/multipliers/",
    "impact/multipliers/?area=KZ-27",
    "bulletins/",
    BULLETIN,
    "bulletins/runs/",
    "figures/",
    "figures/tables/bns-5546/",
    "figures/tables/bns-5546/?as_of=2001-01-01",
    "figures/tables/bns-5927-sections/",
    "figures/tables/bns-5546/releases/",
    "figures/tables/se-fdi-by-state/changes/",
    FIGURE,
    "figures/add/",
    "indicators/",
    *(f"indicators/{code}/" for code in ("realisation", "conversion", "durations", "issues", "countries")),
    "indicators/honesty/projects/",
    "sources/",
    "glossary/",
    "glossary/?q=приток",
    "api/",
    "api/tokens/",
    "api/tokens/all/",
    "people/",
    "exchange/",
    "register/",
    "history/",
    "personal/",
    "day/",
    "pipeline/",
    "pipeline/?region=KZ-61&country=CN&text=zavod",
    "pipeline/map/",
    "projects/",
    "projects/?sort=-promised&status=active",
    "organisations/",
    "enquiries/",
    "countries/",
    "countries/CN/",
    "watch/",
    "own/",
    "jobs/",
    "account/login/",
    "account/logout/",
    "account/password/change/",
    "account/reauthenticate/",
    "account/2fa/",
    "account/2fa/totp/activate/",
    "nowhere/",
)


class Words(HTMLParser):
    """What a page shows and says to screen readers, people's own text, other languages and code left out."""

    ALONE = ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
    CODE = ("script", "style", "code", "textarea")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.language = ""
        self.inside: list[tuple[str, bool]] = [("", False)]
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        self.language = told.get("lang", "") if tag == "html" else self.language
        hidden = self.inside[-1][1] or tag in self.CODE or told.get("lang", self.language) != self.language
        if not hidden:
            self.words += [told[name] for name in ("alt", "placeholder", "aria-label", "title") if name in told]
        if tag not in self.ALONE:
            self.inside.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        while tag in (name for name, _ in self.inside):
            if self.inside.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self.inside[-1][1]:
            self.words.append(data)

    def english(self) -> set[str]:
        """Words in Latin letters that are no name, nor part of an address, a file's name or a table's."""
        words = re.sub(r"\w+(?:[-./_:]+\w+)+", " ", " ".join(self.words))
        return set(re.findall(r"\b[A-Za-z]{4,}\b", words)) - NAMES


NAMES = {
    "Öñir",
    "CSV",
    "XLSX",
    "Parquet",
    "YAML",
    "JSON",
    "SDMX",
    "DOCX",
    "HTML",
    "PDF",
    "QR",
    "Atom",
    "GRAS",
    "DuckDB",
    "Spark",
    "reader",
    "editor",
    "administrator",
    "bulletin",
    "release",
    "Banco",
    "México",
}


class Read(NamedTuple):
    """A page as an administrator got it, on the way that it led on to."""

    status: int
    policy: str
    text: str
    fallen_back: set[str]

    def shown_in_english(self) -> set[str]:
        """Sentences that no catalogue of the language holds, and that the page shows nevertheless."""
        shown = " ".join(Words(self.text).words)
        return {one for one in self.fallen_back if one.strip() and re.search(rf"\b{re.escape(one)}", shown)}


@contextmanager
def noting_fallbacks() -> Iterator[set[str]]:
    """What Django and its libraries, and Öñir itself, look up in a catalogue that does not hold it."""
    from gettext import GNUTranslations
    from typing import Any

    missing: set[str] = set()
    looked_up = GNUTranslations.gettext

    def noted(self: Any, message: str) -> str:
        if self._catalog.get(message) is None:
            missing.add(message)
        return looked_up(self, message)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(GNUTranslations, "gettext", noted)
        yield missing


@pytest.fixture(scope="module")
def read_before() -> dict[str, Read]:
    return {}


@pytest.fixture
def read(visit: Visit, read_before: dict[str, Read]) -> Callable[[str], Read]:
    """`read("/kk/standing/")`: each page is asked for once."""

    def ask(path: str) -> Read:
        if path not in read_before:
            with noting_fallbacks() as missing:
                answer = visit("administrator", name="Әсем").get(path, follow=True)
            policy = answer["content-security-policy"]
            read_before[path] = Read(answer.status_code, policy, answer.content.decode(), missing)
        return read_before[path]

    return ask


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_page_falls_back_to_english(read: Callable[[str], Read], path: str, language: str) -> None:
    page = read(f"/{language}/{path}").text
    assert f'<html lang="{language}">' in page
    assert Words(page).english() == set()
    assert read(f"/{language}/{path}").shown_in_english() == set()


def test_a_sentence_that_no_catalogue_holds_is_noted(desk: None) -> None:
    from django.utils.translation import gettext, override

    with noting_fallbacks() as missing, override("kk"):
        said = [gettext("Nobody ever said so"), Message("It is in no catalogue.").say("kk"), gettext("Show")]
    page = Read(200, "", f'<html lang="kk"><p>{said[0]} <b>{said[1]}</b> {said[2]}</p></html>', missing)
    assert page.shown_in_english() == {"Nobody ever said so", "It is in no catalogue."}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_for_an_administrator(read: Callable[[str], Read], path: str) -> None:
    assert read(f"/en/{path}").status == (404 if any(one in path for one in ("1700", "2001", "nowhere")) else 200)


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


def test_a_name_that_is_not_the_desk_s_is_refused_in_words(visit: Visit) -> None:
    answer = visit("reader").get("/ru/standing/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert 'class="problem"' in answer.content.decode()


@pytest.mark.parametrize("broken", [False, True])
def test_health_says_what_cannot_be_had_and_nothing_else(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    from onir import __version__
    from onir.desk import health

    if broken:
        monkeypatch.setitem(health.PARTS, "figures", lambda: 1 / 0)
    answer = visit().get("/healthz")
    said = {"version": __version__, "database": "ok", "figures": "failed" if broken else "ok"}
    assert (answer.status_code, answer.json()) == (503 if broken else 200, said)


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


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_a_script_or_a_style_inside_it(read: Callable[[str], Read], path: str) -> None:
    page = read(f"/en/{path}")
    assert "script-src 'self'" in page.policy
    assert "unsafe" not in page.policy
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style| style=| on\w+=", page.text) == []


# -- who may do what ------------------------------------------------------------------------------------------------

OF_PAGES = [action for action in table() if not action.on_record]

ADDRESSES = {
    ("health", "read"): ("get", "/healthz"),
    ("account", "sign-in"): ("get", "/en/account/login/"),
    ("account", "own"): ("get", "/en/account/2fa/"),
    ("standing", "read"): ("get", "/en/standing/"),
    ("standing", "export"): ("get", "/en/standing/table.csv"),
    ("comparing", "read"): ("get", f"/en/{COMPARE}"),
    ("outlook", "read"): ("get", "/en/outlook/?area=KZ-27&indicator=capital.fixed"),
    ("region", "read"): ("get", "/en/region/?area=KZ-27"),
    ("checking", "read"): ("get", "/en/check/"),
    ("checking", "check"): ("post", "/en/check/verdicts/"),
    ("checking", "export"): ("post", "/en/check/export/json/"),
    ("checking", "fetch"): ("post", "/en/check/address/"),
    ("checking", "share"): ("post", "/en/check/shared/"),
    ("checking", "shared"): ("get", "/en/check/shared/nobody-guesses/"),
    ("checking", "withdraw"): ("post", "/en/check/shared/nobody-guesses/withdraw/"),
    ("impact", "read"): ("get", "/en/impact/"),
    ("impact", "appraise"): ("get", "/en/impact/appraisal/"),
    ("impact", "export"): ("get", "/en/impact/export/csv/"),
    ("printing", "read"): ("get", "/en/bulletins/"),
    ("printing", "draw"): ("get", "/en/bulletins/file.md"),
    ("figures", "read"): ("get", "/en/figures/"),
    ("figures", "export"): ("get", "/en/figures/tables/bns-5546/cells.csv"),
    ("figures", "add"): ("get", "/en/figures/add/"),
    ("day", "read"): ("get", "/en/day/"),
    ("pipeline", "read"): ("get", "/en/pipeline/"),
    ("projects", "read"): ("get", "/en/projects/"),
    ("organisations", "read"): ("get", "/en/organisations/"),
    ("leads", "read"): ("get", "/en/enquiries/"),
    ("countries", "read"): ("get", "/en/countries/"),
    ("exchange", "read"): ("get", "/en/exchange/"),
    ("exchange", "import"): ("post", "/en/exchange/look/"),
    ("exchange", "export"): ("get", "/en/exchange/projects.csv"),
    ("reconciling", "read"): ("get", "/en/register/"),
    ("agreements", "read"): ("get", "/en/agreements/"),
    ("obligations", "read"): ("get", "/en/obligations/"),
    ("issues", "read"): ("get", "/en/issues/"),
    ("sittings", "read"): ("get", "/en/protocols/"),
    ("targets", "read"): ("get", "/en/targets/"),
    ("indicators", "read"): ("get", "/en/indicators/"),
    ("indicators", "export"): ("get", "/en/indicators/realisation/table.csv"),
    ("calendar", "own"): ("get", "/en/calendar/"),
    ("calendar", "feed"): ("get", "/en/calendar/nobody-guesses.ics"),
    ("sources", "read"): ("get", "/en/sources/"),
    ("glossary", "read"): ("get", "/en/glossary/"),
    ("account", "reset"): ("get", "/en/account/password/reset/"),
    ("watching", "read"): ("get", "/en/watch/"),
    ("watching", "watch"): ("post", "/en/watch/letters/"),
    ("watching", "feed"): ("get", "/en/watch/feed/nobody-guesses/"),
    ("watching", "stop-letters"): ("get", "/en/watch/letters/nobody-guesses/stop/"),
    ("jobs", "read"): ("get", "/en/jobs/"),
    ("jobs", "manage"): ("post", "/en/jobs/0/again/"),
    ("api", "read"): ("get", "/en/api/"),
    ("api", "token"): ("get", "/en/api/tokens/"),
    ("api", "tokens"): ("get", "/en/api/tokens/all/"),
    ("people", "read"): ("get", "/en/people/"),
    ("people", "manage"): ("post", "/en/people/add/"),
    ("audit", "read"): ("get", "/en/history/"),
    ("personal", "read"): ("get", "/en/personal/"),
    ("audit", "restore"): ("post", "/en/history/pipeline.project/0/0/restore/"),
}


LET_IN = {
    ("impact", "appraise"): 400,  # no project is said
    ("impact", "export"): 400,
    ("printing", "draw"): 400,  # of no region
    Action("exchange", "import"): 400,
    ("audit", "restore"): 404,
    ("account", "reset"): 404,  # no mail server is set
    ("watching", "watch"): 302,
    ("watching", "feed"): 404,
    ("watching", "stop-letters"): 404,
    ("jobs", "manage"): 404,
    ("checking", "fetch"): 400,
    ("checking", "share"): 302,
    ("checking", "shared"): 404,
    ("checking", "withdraw"): 404,
    ("calendar", "feed"): 404,
}
"""What those hear who may do it, other than a page: an address that is none, a way on, nothing at that address."""


def test_the_rule_table_and_the_addresses_are_the_same() -> None:
    assert set(ADDRESSES) == set(OF_PAGES)


def _cases() -> Iterator[tuple[Action, str, bool]]:
    """Every cell of the rule table; those for the public also where the desk is open to it."""
    for action in OF_PAGES:
        for role, granted in table()[action].items():
            yield from ((action, role, public) for public in (False, True)[: 1 + (granted == "public")])


@pytest.mark.parametrize(
    ("action", "role", "public"),
    [pytest.param(*case, id=f"{case[0].page}-{case[0].action}-{case[1]}-{case[2]}") for case in _cases()],
)
def test_what_a_role_may_do(
    visit: Visit, settings_of_django: pytest.MonkeyPatch, action: Action, role: str, public: bool
) -> None:
    from django.conf import settings

    settings_of_django.setattr(settings, "PUBLIC", public)
    method, address = ADDRESSES[action]
    answer = getattr(visit("" if role == "visitor" else role), method)(
        address, {"text": "1", "username": "new", "role": "reader"}
    )
    answer.close()
    granted = table()[action][role]
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
