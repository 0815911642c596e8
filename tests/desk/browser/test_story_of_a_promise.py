"""The story of a promise, in a browser: an enquiry from China until its money is verified and its plant operates.

Told in three languages by the roles of an office, each in a session of its own. Every gate on the way first refuses, in
words, and opens once what it asked for is entered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect
from tests.desk.browser.conftest import choose_own, sign_in
from tests.desk.browser.looking import looked_at
from tests.desk.homes import Served

from onir.language.messages import Message

pytestmark = pytest.mark.browser
LANGUAGES = ("kk", "ru", "en")
TODAY = date.today().isoformat()
REGION = "KZ-61"
INVESTORS = {"kk": "Тяньюань", "ru": "Синома", "en": "Huaxin"}
BODIES = {"kk": "Сауран", "ru": "Арыс", "en": "Келес"}
"""The three stories are told on one desk, where no name comes twice; all of them are made up."""
ROLES = ("manager", "assurer")

FIRST, LAST = "the first of the list", "the last of the list"
Sessions = dict[str, StorageState]


@pytest.fixture(scope="session")
def sessions(chromium: Browser, served: Served, administrator: StorageState) -> Sessions:
    """A manager and an assurer of one region, each with a password of their own."""
    admin = chromium.new_context(base_url=served.address, storage_state=administrator).new_page()
    made = {role: _session(chromium, served, admin, role) for role in ROLES}
    admin.context.close()
    return made


def _session(chromium: Browser, served: Served, admin: Page, role: str) -> StorageState:
    admin.goto("/en/people/")
    admin.locator("#username").fill(f"story-{role}")
    admin.locator("#role").select_option(role)
    admin.get_by_role("button", name="Add", exact=True).click()
    password = admin.locator(".notice strong").inner_text().rpartition(": ")[2]
    row = admin.locator("tr").filter(has=admin.get_by_role("rowheader", name=f"story-{role}", exact=True))
    row.locator("summary").click()
    row.locator("input[name=territory]").fill(REGION)
    row.locator("button[value=place]").click()
    page = chromium.new_context(base_url=served.address).new_page()
    page.goto("/en/account/login/")
    sign_in(page, f"story-{role}", password)
    choose_own(page, password)
    state = page.context.storage_state()
    page.context.close()
    return state


def _option(field: Any, value: str) -> dict[str, Any]:
    """By value, by the name of a person, or by its place; the first of a list is blank."""
    if value in (FIRST, LAST):
        return {"index": 1 if value == FIRST else field.locator("option").count() - 1}
    return {"label": value} if value.startswith("story-") else {"value": value}


class Teller:
    """Somebody at work: opens pages and sends forms by what they are called in the form, not by language."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language

    def open(self, path: str) -> Page:
        self.page.goto(f"/{self.language}/{path}")
        return self.page

    def send(self, do: str, **given: str) -> None:
        """The form of an act, opened and filled in; some come only then."""
        fetched = self.page.locator(f"details#do-{do}")
        if fetched.count() and fetched.get_attribute("open") is None:
            fetched.locator("summary").click()
            fetched.locator("form").wait_for()
        form = self.page.locator("form").filter(has=self.page.locator(f"button[value={do}]"))
        if form.locator("xpath=parent::details[not(@open)]").count():
            form.locator("xpath=parent::details").locator("summary").click()
        self.fill(form, **given)
        form.locator(f"button[value={do}]").click()
        self.page.wait_for_load_state()

    def fill(self, form: Any, **given: str) -> None:
        for name, value in given.items():
            field = form.locator(f"[name={name}]")
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(**_option(field, value))
            else:
                field.fill(value)
        assert form.evaluate("one => [...one.querySelectorAll(':invalid')].map(one => one.name)") == []

    def enter(self, path: str, **given: str) -> None:
        """A page that is one form."""
        self.open(path)
        self.fill(self.page.locator("main form.row").last, **given)
        self.page.locator("main form.row button").last.click()
        self.page.wait_for_load_state()

    def done(self) -> None:
        assert self.page.locator("[role=alert]").all_inner_texts() == []

    def refused(self, *words: Message) -> None:
        """The page says why, in its language."""
        for one in words:
            expect(self.page.locator("[role=alert]")).to_contain_text(one.say(self.language))

    def upload(self, kind: str, file: Path, **given: str) -> None:
        form = self.page.locator("form[enctype]")
        form.locator("xpath=parent::details").locator("summary").click()
        form.locator("[type=file]").set_input_files(file)
        self.fill(form, kind=kind, title="№ 1", **given)
        form.locator("button").click()
        self.page.wait_for_load_state()
        self.done()


@pytest.fixture
def office(chromium: Browser, served: Served, sessions: Sessions) -> Iterator[Callable[[str, str], Teller]]:
    contexts = []

    def come(role: str, language: str) -> Teller:
        contexts.append(chromium.new_context(base_url=served.address, storage_state=sessions[role]))
        return Teller(contexts[-1].new_page(), language)

    yield come
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def django_set_up(own_home: None) -> Iterator[None]:
    """For the words of the gates alone: the desk that is asked runs by itself, and no database is needed here."""
    import django

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_SETTINGS_MODULE", "onir.desk.settings")
        django.setup()
        yield


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "қағаз.pdf"
    file.write_bytes(b"%PDF-1.7 signed")
    return file


def missing(*names: str) -> list[Message]:
    """What a gate says of checks."""
    from onir.desk.agreements.gates import CHECKS as OWED
    from onir.desk.pipeline.gates import CHECKS

    return [{**CHECKS, **OWED}[name].words for name in names]


def stage(code: str, language: str) -> str:
    """What a stage is called."""
    from onir.desk.pipeline.data import rows

    return next(row[f"name_{language}"] for row in rows("stages") if row["code"] == code)


def moved(one: Teller, project: str, to: str, *lacking: str, **more: str) -> None:
    """To another stage: refused with the words of what is missing, or done."""
    one.open(project)
    one.send("move", to=to, **more)
    if lacking:
        one.refused(*missing(*lacking))
    else:
        one.done()
        expect(one.open(project).locator("main .subject")).to_contain_text(stage(to, one.language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_promise_is_carried_to_the_money(
    django_set_up: None, office: Callable[[str, str], Teller], language: str, paper: Path
) -> None:
    manager, assurer = office("manager", language), office("assurer", language)
    investor, body = _organisations(manager, language)
    project = _from_an_enquiry(manager, INVESTORS[language])
    _to_negotiation(manager, project)
    moved(manager, project, "memorandum", "memorandum")
    manager.upload("memorandum", paper)
    _signed(manager, project, "memorandum", {"investor": investor, "state": body})
    moved(manager, project, "memorandum")
    moved(manager, project, "agreement", "agreement", "obligations")
    agreement = _signed(manager, project, "simplified_contract", {"investor": investor, "state": body})
    _owed(manager, agreement, {"investor": investor, "state": body})
    moved(manager, project, "agreement")
    _to_construction(manager, project, paper)
    _launched(manager, project, paper)
    _operating(manager, assurer, project)
    for path in (project, "pipeline/"):
        expect(assurer.open(path).locator("main a").first).to_be_visible()
        assert looked_at(assurer.page, language, "at the end") == []
    assert INVESTORS[language] in assurer.open("countries/CN/").locator("main").inner_text()


def _organisations(manager: Teller, language: str) -> tuple[str, str]:
    """The investor and the state body, by number."""
    manager.enter("organisations/add/", name=INVESTORS[language], kind="company", country="CN")
    investor = number(manager.page)
    manager.enter("organisations/add/", name=BODIES[language], kind="state", country="KZ")
    return investor, number(manager.page)


def number(page: Page) -> str:
    """Of the record whose page is open."""
    return str(re.findall(r"/(\d+)/", page.url)[-1])


def _from_an_enquiry(manager: Teller, investor: str) -> str:
    """The company asks; the enquiry is answered and becomes a project. Its address."""
    given = {"source": "embassy", "received_at": TODAY, "country": "CN", "region": REGION}
    manager.enter("enquiries/add/", organisation=investor, sector="C23", **given)
    manager.send("answered")
    manager.send("qualify", title_kk="Шыны зауыты", title_ru="Завод стекла", title_en="Glass plant")
    manager.done()
    address = manager.page.locator("main dd a[href*='/projects/']").first.get_attribute("href") or ""
    return re.sub(r"^/\w\w/", "", address)


def _to_negotiation(manager: Teller, project: str) -> None:
    moved(manager, project, "prospect", "summary")
    manager.send("change", anonymous_summary="№ 1", need_land="12", next_step_on=TODAY)
    manager.done()
    moved(manager, project, "prospect")
    moved(manager, project, "negotiation", "sum", "recent_interaction")
    manager.send("add_investmentfigure", kind="announced", amount="100000000", currency="KZT", source="press")
    manager.send("interaction", at=TODAY, channel="meeting", note="12 ha")
    manager.done()
    moved(manager, project, "negotiation")


def _signed(manager: Teller, project: str, instrument: str, sides: dict[str, str]) -> str:
    """An agreement of both sides, signed with its scan. Its number."""
    covered = re.findall(r"\d+", project)[0]
    manager.enter("agreements/add/", instrument=instrument, title="№ 1", region=REGION, projects=covered)
    for side, organisation in sides.items():
        manager.send("party", organisation=organisation, side=side)
    manager.send("move", status="review")
    manager.send("paper", document=FIRST, part="scan")
    manager.send("sign", on=TODAY)
    manager.done()
    return number(manager.page)


def _owed(manager: Teller, agreement: str, sides: dict[str, str]) -> None:
    """An obligation of each side."""
    metric = {"investor": "investment", "state": "land"}
    for side, organisation in sides.items():
        given = {"agreement": agreement, "side": side, "obligor": organisation, "metric": metric[side]}
        manager.enter("obligations/add/", wording="§ 1", schedule="once", begins_on=TODAY, evidence="act", **given)
        manager.done()


def _to_construction(manager: Teller, project: str, paper: Path) -> None:
    moved(manager, project, "preparation", "milestones_planned")
    for kind in ("land", "expertise"):
        manager.send("milestone", kind=kind, planned=TODAY)
    moved(manager, project, "preparation")
    moved(manager, project, "construction", "land_done", "permit_done", "first_actual")
    for _ in range(2):
        manager.send("done", line=FIRST, done=TODAY)
    manager.upload("bank", paper)
    manager.send("add_investmentfigure", kind="actual", amount="40000000", currency="KZT", source="bank",
                 period_from=f"{TODAY[:4]}-01-01", period_to=TODAY, evidence=FIRST)  # fmt: skip
    manager.done()
    moved(manager, project, "construction")


def _launched(manager: Teller, project: str, paper: Path) -> None:
    moved(manager, project, "commissioned", "launch_act", "actual_jobs", "photos")
    for kind in ("launch_act", "photo"):
        manager.upload(kind, paper)
    manager.send("add_jobfigure", kind="actual", number="50", permanence="permanent", source="form",
                 period_from=TODAY, period_to=TODAY)  # fmt: skip
    manager.done()
    moved(manager, project, "commissioned")
    expect(manager.page.locator("button[value=verify_investmentfigure]")).to_have_count(0)


def _operating(manager: Teller, assurer: Teller, project: str) -> None:
    """Verified by somebody else: the realised part of the promise moves, that of its cohort too, and then the stage."""
    moved(assurer, project, "operating", "assurer", "verified_figure")
    manager.open(project)
    manager.send("change", assurer="story-assurer")
    manager.done()
    before = _realised(assurer)
    verified = assurer.open(project).locator(".ladder dd").last
    expect(verified).to_have_text("–")
    assurer.send("verify_investmentfigure", line=LAST, evidence=FIRST)
    assurer.done()
    expect(verified).to_contain_text(re.compile("40[.,]0"))
    moved(assurer, project, "operating")
    assert not before.startswith("40")
    assert _realised(assurer).startswith("40")


def _realised(one: Teller) -> str:
    """The rate of this year's cohort, as the page of the indicator has it."""
    row = one.open(f"indicators/realisation/?year={TODAY[:4]}").locator("main table tbody tr")
    expect(row).to_have_count(1)
    return one.page.locator("main .facts dd").first.inner_text()
