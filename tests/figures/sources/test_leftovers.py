"""An interrupted fetch is gone on with, an unchanged file is not sent again, nothing is put together wrongly."""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.figures.sources.serving import Answer, Local, Marked, Put, Service
from tests.figures.sources.specimens_nbk import form_337, paged, put_form, put_rates

from onir.errors import Unavailable
from onir.figures import Store
from onir.figures.fetching.fetch import Fetched, fetch_figures
from onir.figures.fetching.leftovers import FRESH, KEPT, Leftovers, leftovers
from onir.figures.fetching.network import JSON, Client, Coming
from onir.figures.sources import Publisher

FILE = b"[" + b",".join(b"%d" % number for number in range(40_000)) + b"]"
HALF = 2**16 + 10


@pytest.fixture
def left(tmp_path: Path) -> Iterator[Leftovers]:
    with leftovers(tmp_path) as found:
        assert found is not None
        yield found


def get(service: Service, left: Leftovers) -> bytes:
    """One run that asks for one file once, without a second try."""
    client = Client({service.address.removeprefix("http://")}, pauses=(), leftovers=Leftovers(left.folder))
    return client.get(f"{service.address}/table", JSON)


def broken(service: Service, left: Leftovers, file: Marked) -> None:
    """A run whose answer breaks off after `HALF` bytes."""
    file.most = HALF
    with pytest.raises(Unavailable, match="cannot be reached"):
        get(service, left)
    file.most = None


def test_an_unchanged_file_is_not_sent_again(service: Service, left: Leftovers) -> None:
    service.give("/table", Marked(service, FILE))
    assert [get(service, left), get(service, left)] == [FILE, FILE]
    assert [headers.get("If-None-Match") for headers in service.headers] == [None, '"one"']


def test_a_changed_file_is_sent_whole(service: Service, left: Leftovers) -> None:
    service.give("/table", Marked(service, FILE))
    get(service, left)
    service.give("/table", Marked(service, b"[2]", '"two"'))
    assert get(service, left) == b"[2]"


def test_an_answer_that_was_damaged_on_the_disk_is_not_used(service: Service, left: Leftovers) -> None:
    service.give("/table", Marked(service, FILE))
    get(service, left)
    (path,) = left.folder.glob("*.answer")
    path.write_bytes(FILE[:100])
    assert get(service, left) == FILE


def test_a_file_that_broke_off_is_gone_on_with(service: Service, left: Leftovers) -> None:
    file = Marked(service, FILE)
    service.give("/table", file)
    broken(service, left, file)
    assert get(service, left) == FILE
    assert service.headers[-1]["Range"] == f"bytes={HALF}-"


@pytest.mark.parametrize("tag", ['W/"one"', ""])
def test_without_a_strong_mark_a_file_is_taken_anew(tag: str, service: Service, left: Leftovers) -> None:
    file = Marked(service, FILE, tag)
    service.give("/table", file)
    broken(service, left, file)
    assert get(service, left) == FILE
    assert "Range" not in service.headers[-1]


def test_halves_of_two_versions_are_never_put_together(service: Service, left: Leftovers) -> None:
    first = Marked(service, FILE)
    service.give("/table", first)
    broken(service, left, first)
    other = FILE.replace(b"7", b"8")
    service.give("/table", Marked(service, other, '"two"'))
    assert get(service, left) == other


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"", "text/plain", 416),
        Answer(b"0]", status=206, headers={"Content-Range": "bytes 5-6/7", "ETag": '"one"'}),
    ],
    ids=["no such range", "another range than was asked for"],
)
def test_a_rest_that_does_not_fit_is_not_used(answer: Answer, service: Service, left: Leftovers) -> None:
    file = Marked(service, FILE)
    service.give("/table", file)
    broken(service, left, file)
    service.give("/table", answer)
    with pytest.raises(Unavailable):
        get(service, left)
    service.give("/table", file)
    assert get(service, left) == FILE
    assert "Range" not in service.headers[-1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(breaks=st.lists(st.integers(1, len(FILE)), max_size=4), versions=st.lists(st.booleans(), min_size=5, max_size=5))
def test_wherever_it_breaks_what_comes_is_a_version_of_the_file(
    breaks: list[int], versions: list[bool], service: Service, left: Leftovers
) -> None:
    texts = {False: FILE, True: FILE.replace(b"1", b"2")}
    for most, version in zip([*breaks, None], versions, strict=False):
        service.give("/table", Marked(service, texts[version], f'"{version}"', most))
        try:
            assert get(service, left) == texts[version]
        except Unavailable:
            assert most is not None


def test_a_second_process_fetches_without_them(tmp_path: Path, left: Leftovers) -> None:
    assert left.folder.parent == tmp_path
    with leftovers(tmp_path) as second:
        assert second is None


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "fetching").write_text("a file")
    with leftovers(tmp_path) as found:
        assert found is None


def test_what_is_too_old_goes(tmp_path: Path, service: Service) -> None:
    service.give("/table", Marked(service, FILE))
    with leftovers(tmp_path) as left:
        assert left is not None
        get(service, left)
    for path in (tmp_path / "fetching").glob("*.*"):
        os.utime(path, (time.time() - KEPT - 60,) * 2)
    with leftovers(tmp_path):
        assert [path.name for path in (tmp_path / "fetching").iterdir()] == ["lock"]


def test_bytes_that_come_are_watched(service: Service) -> None:
    service.give("/table", Answer(FILE))
    seen: list[Coming] = []
    client = Client({service.address.removeprefix("http://")}, pauses=(), watch=seen.append)
    client.get(f"{service.address}/table", JSON)
    assert [(one.done <= len(FILE), one.size) for one in seen] == [(True, len(FILE))] * len(seen)
    assert (seen[-1].done, seen[-1].share) == (len(FILE), 1.0)


# -- whole tables -------------------------------------------------------------------------------------------


@pytest.fixture
def home(store: Store, tmp_path: Path) -> Path:
    """A home folder in which the tables that ship are loaded already."""
    store.verify()
    shutil.copytree(store.held[0].path.parent.parent, tmp_path / "figures")
    return tmp_path


def fetch(publisher: Publisher, name: str, home: Path) -> list[Fetched]:
    return list(fetch_figures(name, home_folder=home, known={publisher.code: publisher}))


def fails_from(number: int, route: object) -> object:
    """A service that is gone from its so many-th answer on."""
    answers = iter(range(number))

    def answer(query: Mapping[str, str]) -> Answer:
        gone = Answer(b"gone", "text/plain", 404)
        return route(query) if next(answers, None) is not None else gone  # type: ignore[operator]

    return answer


def pages(service: Service) -> list[str]:
    return [path.partition("page=")[2].partition("&")[0] for path in service.asked if "page=" in path]


def test_pages_that_came_are_not_asked_for_again(local: Local, service: Service, home: Path) -> None:
    bank = local("nbk")
    rows = form_337()

    def steady(query: Mapping[str, str]) -> Answer:
        answer = paged(rows)(query)
        return Answer(answer.content.replace(b"Code 0", b"Code"))

    put_form(service, rows)
    service.give("/api/v1/data", fails_from(2, steady))  # type: ignore[arg-type]
    (failed,) = fetch(bank, "nbk-337", home)
    assert (failed.error is not None, pages(service)) == (True, ["0", "1", "2"])
    service.asked.clear()
    service.give("/api/v1/data", steady)
    (found,) = fetch(bank, "nbk-337", home)
    assert (found.error, found.added is not None and found.added.new, pages(service)) == (None, True, ["0", "2"])
    service.asked.clear()
    assert [one.added and one.added.new for one in fetch(bank, "nbk-337", home)] == [False]
    assert pages(service) == ["0", "1", "2"]


def test_pages_of_a_form_that_has_changed_are_asked_for_again(local: Local, service: Service, home: Path) -> None:
    put_form(service, form_337())
    service.give("/api/v1/data", fails_from(2, paged(form_337())))  # type: ignore[arg-type]
    fetch(local("nbk"), "nbk-337", home)
    service.asked.clear()
    service.give("/api/v1/data", paged([{**row, "amount": 5} for row in form_337()]))
    (found,) = fetch(local("nbk"), "nbk-337", home)
    assert (found.error, pages(service)) == (None, ["0", "1", "2"])


def test_days_that_came_are_not_asked_for_again(local: Local, service: Service, home: Path) -> None:
    put_rates(service)
    whole = service.routes["/rss/get_rates.cfm"]
    service.give("/rss/get_rates.cfm", fails_from(5, whole))  # type: ignore[arg-type]
    assert fetch(local("nbk-rates"), "nbk-rates", home)[0].error is not None
    service.asked.clear()
    service.give("/rss/get_rates.cfm", whole)
    assert fetch(local("nbk-rates"), "nbk-rates", home)[0].error is None
    assert len(service.asked) == 13 - 5


def test_days_that_came_too_long_ago_are_asked_for_again(local: Local, service: Service, home: Path) -> None:
    put_rates(service)
    whole = service.routes["/rss/get_rates.cfm"]
    service.give("/rss/get_rates.cfm", fails_from(5, whole))  # type: ignore[arg-type]
    fetch(local("nbk-rates"), "nbk-rates", home)
    for path in (home / "fetching").glob("*.*"):
        os.utime(path, (time.time() - FRESH - 60,) * 2)
    service.asked.clear()
    service.give("/rss/get_rates.cfm", whole)
    fetch(local("nbk-rates"), "nbk-rates", home)
    assert len(service.asked) == 13


def test_an_answer_that_was_refused_is_not_used_again(local: Local, service: Service, home: Path) -> None:
    wrong = Answer(b"<?xml version='1.0'?><rates><date>05.01.2026</date></rates>", "text/xml")
    service.give("/rss/get_rates.cfm", wrong)
    assert "those of “05.01.2026” came" in str(fetch(local("nbk-rates"), "nbk-rates", home)[0].error)
    put_rates(service)
    assert fetch(local("nbk-rates"), "nbk-rates", home)[0].error is None


def test_tables_of_one_file_ask_for_it_once(local: Local, put: Put, service: Service, home: Path) -> None:
    put("bns-5927")
    bureau = local("bns")
    fetched = [one for one in fetch(bureau, "bns", home) if one.table.address.endswith("/5927/file/ru/")]
    assert len(fetched) == 2
    assert [path for path in service.asked if "/5927/" in path] == ["/api/iblock/element/5927/file/ru/"]
    assert sorted(path.suffix for path in (home / "fetching").iterdir() if path.suffix == ".answer") == []
