"""What is watched: a new release changes an answer, and the person hears what it was, what it is, by which release."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from tests.desk.conftest import Visit
from tests.desk.made_table import MAPPING, REGIONS, handed, table
from tests.desk.mail_server import Mailbox, mailbox
from tests.desk.test_adding_page import words_of

from onir.figures.keeping.adding import add
from onir.figures.reading.mapped import read_mapped, sealed_file
from onir.figures.reading.mapping import load_mapping

if TYPE_CHECKING:
    from django.test import Client

AREA = REGIONS[0]
FIRST = 100 + 25
"""What the made table prints for the first region in 2025, in millions."""
TEXT = (
    f"В 2025 году валовой приток прямых иностранных инвестиций в {AREA.say('ru', 'acc')} составил {FIRST} млн долларов."
)
STANDING = {"area": AREA.code, "indicator": "fdi.gross_inflow", "period": "2025"}
FIGURE = STANDING | {"table": "made-inflow", "partner": "_T", "activity": "_T"}
EMAIL = "asem@example.kz"
Release = Callable[[str], None]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def home(desk: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own, which others do not see."""
    monkeypatch.setenv("ONIR_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def box(desk: None) -> Iterator[Mailbox]:
    from django.test import override_settings

    with mailbox() as server, override_settings(**server.settings):
        yield server


@pytest.fixture(scope="session")
def releases(own_home: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Stores of the made table after each of its releases, by the month it came out in."""
    stores: dict[str, Path] = {}
    last = None
    with pytest.MonkeyPatch.context() as patch:
        for month, more in (("2026-01", 0), ("2026-03", 500), ("2026-05", 700)):
            own = tmp_path_factory.mktemp(month)
            if last is not None:
                shutil.copytree(last / "figures", own / "figures")
            patch.setenv("ONIR_HOME", str(own))
            add_release(own, month, 2024, 2025, more=more)
            stores[month] = last = own
    return stores


def add_release(home: Path, month: str, *years: int, more: int = 0) -> None:
    """A release of the made table is added, as by the command line."""
    file, mapping = home / "table.csv", home / "mapping.yaml"
    file.write_bytes(table(*years, more=more))
    mapping.write_text(MAPPING, "utf-8")
    how = load_mapping(mapping)
    add(
        sealed_file(file, how, f"{month}-01T00:00:00+00:00"), read_mapped(file, how, released=month, today=date.today())
    )


@pytest.fixture
def release(releases: dict[str, Path], home: Path) -> Callable[[str], None]:
    """`release("2026-03")`: that release and those before it are held from now on."""

    def held(month: str) -> None:
        shutil.rmtree(home / "figures", ignore_errors=True)
        shutil.copytree(releases[month] / "figures", home / "figures")

    return held


def work() -> None:
    """What the worker does by its plan."""
    from onir.desk.watching.jobs import look, write_letters

    look()
    write_letters()


def watcher(visit: Visit, *, email: str = "", language: str = "ru") -> "Client":
    """A reader who watches a standing, a figure and a text."""
    browser = visit("reader", email=email)
    for path, given in (("standing", STANDING), ("figure", FIGURE), ("text", {"text": TEXT})):
        answer = browser.post(f"/{language}/watch/{path}/", given)
        assert answer.status_code == 302, answer.content.decode()
    return browser


def changes(page: str) -> list[tuple[str, ...]]:
    """What it was, what it is and by which release, change by change."""
    found = re.findall(r'<dl class="change">(.*?)</dl>', page, re.DOTALL)
    return [tuple(re.findall(r"<dd>(.*?)</dd>", one, re.DOTALL)) for one in found]


def test_a_new_release_changes_what_is_watched(visit: Visit, release: Release) -> None:
    release("2026-01")
    browser = watcher(visit)
    work()
    assert changes(browser.get("/ru/watch/").content.decode()) == []
    release("2026-03")
    work()
    told = changes(browser.get("/ru/watch/").content.decode())
    assert len(told) == 3
    text, figure, standing = sorted(told, key=lambda one: ("«" not in one[0], "млн" not in one[0][:12]))
    assert ("подтверждено" in text[0], "пересмотрено" in text[1]) == (True, True)
    assert ("125" in figure[0], "625" in figure[1]) == (True, True)
    assert "625" in standing[1]
    assert {one[2] for one in told} == {"Выдуманное ведомство, «Выдуманный приток», публикация марта 2026 года"}


def test_looking_twice_tells_nothing_twice(visit: Visit, release: Release) -> None:
    from onir.desk.watching.looking import look_at_all
    from onir.desk.watching.models import Notice

    release("2026-01")
    watcher(visit)
    release("2026-03")
    assert [look_at_all(), look_at_all(), Notice.objects.count()] == [3, 0, 3]


def test_a_look_is_taken_only_where_something_is_new(
    visit: Visit, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onir.desk.watching import jobs
    from onir.desk.watching.models import Looked

    looks: list[int] = []
    monkeypatch.setattr(jobs, "look_at_all", lambda: looks.append(1))
    release("2026-01")
    for _ in range(3):
        jobs.look()
    release("2026-03")
    jobs.look()
    Looked.objects.update(day="2020-01-01")
    jobs.look()
    assert len(looks) == 3


def test_a_table_that_is_added_calls_for_a_look(visit: Visit, home: Path) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    editor = visit("editor")
    for more in (0, 500):
        given = {"file": handed(table(2024, 2025, more=more)), "written": MAPPING, "released": "2026-01"}
        page = editor.post("/en/figures/add/preview/", given).content.decode()
        editor.post("/en/figures/add/yes/", words_of(page))
    assert list(ProcrastinateJob.objects.values_list("task_name", "status")) == [("look", "todo")]


def test_the_newest_period_moves_on(visit: Visit, home: Path) -> None:
    add_release(home, "2025-03", 2023, 2024)
    browser = visit("reader")
    browser.post("/en/watch/standing/", STANDING | {"period": ""})
    add_release(home, "2026-03", 2024, 2025)
    work()
    was, now, _ = changes(browser.get("/en/watch/").content.decode())[0]
    assert ("2024" in was, "2025" in now) == (True, True)


def test_an_answer_that_is_gone_is_a_change(visit: Visit, home: Path, release: Release) -> None:
    release("2026-01")
    browser = visit("reader")
    browser.post("/en/watch/figure/", FIGURE)
    (home / "figures" / "manifest.json").unlink()
    work()
    told = changes(browser.get("/en/watch/").content.decode())
    assert [one[2] for one in told] == [
        "no new release: a correction was entered, or Öñir now reads the same tables otherwise"
    ]


def test_one_that_fails_does_not_keep_the_others(
    visit: Visit, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onir.desk.watching import subjects
    from onir.desk.watching.looking import look_at_all
    from onir.desk.watching.models import Notice

    release("2026-01")
    watcher(visit)
    release("2026-03")
    monkeypatch.setattr(subjects.WatchedFigure, "parts", lambda self: 1 / 0)
    with pytest.raises(ExceptionGroup, match="could not look"):
        look_at_all()
    assert Notice.objects.count() == 2


# -- what is kept ---------------------------------------------------------------------------------------------------


def test_a_text_is_kept_for_its_watcher_until_it_is_watched_no_more(visit: Visit, release: Release) -> None:
    from onir.desk.watching.models import Notice, Watch

    release("2026-01")
    browser = visit("reader")
    browser.post("/ru/watch/text/", {"text": TEXT})
    assert "никто другой его не читает" in browser.get("/ru/watch/").content.decode()
    assert TEXT[:30] not in visit("administrator").get("/ru/watch/").content.decode()
    number = Watch.objects.get().pk
    assert visit("administrator").post(f"/ru/watch/{number}/stop/").status_code == 404
    release("2026-03")
    work()
    assert Notice.objects.exists()
    browser.post(f"/ru/watch/{number}/stop/")
    assert not Watch.objects.exists()
    assert not Notice.objects.exists()


def test_the_same_is_watched_once(visit: Visit, release: Release) -> None:
    from onir.desk.watching.models import Watch

    release("2026-01")
    browser = visit("reader")
    for _ in range(2):
        browser.post("/en/watch/standing/", STANDING)
    assert Watch.objects.count() == 1


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("text", {"text": ""}, 400),
        ("text", {"text": "Погода хорошая."}, 400),
        ("text", {"text": "а" * 100_001}, 400),
        ("standing", STANDING | {"area": "nowhere"}, 400),
        ("standing", STANDING | {"period": "1999"}, 404),
        ("figure", FIGURE | {"table": "bns-5546"}, 404),
    ],
)
def test_what_cannot_be_watched_says_why(
    visit: Visit, release: Release, path: str, given: dict[str, str], status: int
) -> None:
    from onir.desk.watching.models import Watch

    release("2026-01")
    answer = visit("reader").post(f"/en/watch/{path}/", given)
    assert (answer.status_code, 'class="problem"' in answer.content.decode()) == (status, True)
    assert not Watch.objects.exists()


def test_a_person_watches_so_much_and_no_more(visit: Visit, release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk.watching import doing

    monkeypatch.setattr(doing, "MOST", 1)
    release("2026-01")
    browser = visit("reader")
    statuses = [browser.post("/en/watch/standing/", STANDING | {"period": year}) for year in ("2024", "2025", "2024")]
    assert [answer.status_code for answer in statuses] == [302, 400, 302]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (f"standing/?area={AREA.code}&indicator=fdi.gross_inflow&period=2025", "standing"),
        (f"figures/tables/made-inflow/fdi.gross_inflow/{AREA.code}/2025/", "figure"),
    ],
)
def test_pages_have_a_button_that_watches(visit: Visit, release: Release, path: str, form: str) -> None:
    release("2026-01")
    browser = visit("reader")
    page = browser.get(f"/ru/{path}").content.decode()
    assert f'action="/ru/watch/{form}/"' in page
    names = "area|indicator|table|partner|activity|period"
    given = dict(re.findall(rf'<(?:input|button)[^>]* name="({names})" value="([^"]+)"', page))
    assert browser.post(f"/ru/watch/{form}/", given).status_code == 302


def test_a_checked_text_has_a_button_that_watches_it(visit: Visit, release: Release) -> None:
    release("2026-01")
    page = visit("reader").post("/ru/check/verdicts/", {"text": TEXT}).content.decode()
    assert 'formaction="/ru/watch/text/"' in page


# -- the feed -------------------------------------------------------------------------------------------------------


def feed_of(browser: "Client", language: str) -> str:
    """The path of the feed, as the page tells it."""
    page = browser.get(f"/{language}/watch/").content.decode()
    return str(re.findall(r'value="https?://[^/]+(/\w\w/watch/feed/[\w-]{32}/)"', page)[0])


def test_the_feed_is_one_in_each_language(visit: Visit, release: Release) -> None:
    release("2026-01")
    browser = watcher(visit)
    release("2026-03")
    work()
    for language, said in (("kk", "Енді: "), ("ru", "По публикации: "), ("en", "By this release: ")):
        answer = visit().get(feed_of(browser, language))
        assert answer["content-type"] == "application/atom+xml; charset=utf-8"
        feed = ElementTree.fromstring(answer.content)
        is_a_feed(feed, entries=3)
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        assert all(said in one.findtext(f"{ATOM}summary", "") for one in feed.iter(f"{ATOM}entry"))


def is_a_feed(feed: ElementTree.Element, *, entries: int) -> None:
    """What RFC 4287 asks of a feed and its entries: an id, a title and a day of each, and an author."""
    assert feed.tag == f"{ATOM}feed"
    parts = (feed, *feed.findall(f"{ATOM}entry"))
    for one in parts:
        needed = [[found.text or "" for found in one.findall(f"{ATOM}{name}")] for name in ("id", "title", "updated")]
        assert [len(found) for found in needed] == [1, 1, 1]
        assert all(text for found in needed for text in found)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", needed[2][0])
    assert len({one.findtext(f"{ATOM}id") for one in parts}) == len(parts) == entries + 1
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["alternate", "self"]


def test_an_empty_feed_is_a_feed(visit: Visit, home: Path) -> None:
    is_a_feed(ElementTree.fromstring(visit().get(feed_of(visit("reader"), "kk")).content), entries=0)


def test_the_address_of_a_feed_is_renewed(visit: Visit, home: Path) -> None:
    browser = visit("reader")
    former = feed_of(browser, "ru")
    browser.post("/ru/watch/feed/")
    assert visit().get(former).status_code == 404
    assert visit().get(feed_of(browser, "ru")).status_code == 200


def test_the_feed_of_a_closed_account_is_closed(visit: Visit, home: Path) -> None:
    from onir.desk.accounts.models import User

    browser = visit("reader")
    place = feed_of(browser, "ru")
    User.objects.update(is_active=False)
    assert visit().get(place).status_code == 404


# -- letters --------------------------------------------------------------------------------------------------------


LETTERS = {
    "kk": ("Сіз қадағалап отырған деректерде 3 өзгеріс бар", "Бұрын: "),
    "ru": ("3 изменения в том, что вы отслеживаете", "Было: "),
    "en": ("3 changes in what you watch", "It was: "),
}


def test_one_letter_tells_all_that_changed(visit: Visit, release: Release, box: Mailbox) -> None:
    release("2026-01")
    for language in LETTERS:
        watcher(visit, email=f"{language}@example.kz", language=language)
    release("2026-03")
    work()
    work()
    assert sorted(letter["to"] for letter in box.letters) == ["en@example.kz", "kk@example.kz", "ru@example.kz"]
    for letter in box.letters:
        language = letter["content-language"]
        subject, said = LETTERS[language]
        assert (letter["subject"].strip(), letter["to"]) == (subject, f"{language}@example.kz")
        assert "desk@example.kz" in letter["from"]
        assert (letter["auto-submitted"], letter.get_content_type()) == ("auto-generated", "text/plain")
        text = letter.get_content()
        assert text.count(said) == 3
        assert f"https://desk.example.kz/{language}/standing/?area={AREA.code}" in text
        assert "625" in text


def test_letters_stop_without_signing_in(visit: Visit, release: Release, box: Mailbox) -> None:
    from django.test import Client

    release("2026-01")
    watcher(visit, email=EMAIL)
    release("2026-03")
    work()
    place = re.findall(r"<https://desk\.example\.kz(/\S+)>", box.letters[0]["list-unsubscribe"].replace("\n", ""))[0]
    assert place in box.letters[0].get_content()
    assert box.letters[0]["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert "Не присылать писем" in visit().get(place).content.decode()
    mailer = Client(enforce_csrf_checks=True)  # a mail programme sends the form by itself
    assert mailer.post(place, {"List-Unsubscribe": "One-Click"}).status_code == 200
    release("2026-05")
    work()
    assert len(box.letters) == 1


def test_a_letter_that_is_refused_is_owed_and_keeps_no_other(visit: Visit, release: Release, box: Mailbox) -> None:
    from onir.desk.watching.digest import send_all

    release("2026-01")
    for email in ("refused@example.kz", EMAIL):
        watcher(visit, email=email)
    release("2026-03")
    box.refuses = "refused@"
    with pytest.raises(ExceptionGroup, match="could not send"):
        work()
    box.refuses = ""
    assert send_all() == 1
    assert [letter["to"] for letter in box.letters] == [EMAIL, "refused@example.kz"]


def test_who_wants_no_letters_gets_none_and_nothing_is_made_up_for(
    visit: Visit, release: Release, box: Mailbox
) -> None:
    release("2026-01")
    browser = watcher(visit, email=EMAIL)
    browser.post("/ru/watch/letters/", {"letters": "no"})
    release("2026-03")
    work()
    browser.post("/ru/watch/letters/", {"letters": "yes"})
    work()
    assert box.letters == []
