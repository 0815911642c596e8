"""Tables: in the form asked for, and page by page without a cell twice or left out."""

import csv
import io
from typing import Any

import pytest
from tests.desk.api.conftest import Program, Programs

CAPITAL = {"indicator": "capital.fixed"}
OF_ONE = {**CAPITAL, "area": "KZ-27", "period": "2025"}
LEAGUE = {"area": "all", "period": "2025", "indicator": "capital.fixed"}


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize(
    ("path", "words", "form", "kind", "begins"),
    [
        ("standing", LEAGUE, "csv", "text/csv; charset=utf-8", b"country,indicator,period,area"),
        ("figures/show", CAPITAL, "csv", "text/csv", b"indicator,area,extent"),
        ("figures/show", CAPITAL, "parquet", "application/vnd.apache.parquet", b"PAR1"),
        (
            "figures/history",
            {**CAPITAL, "area": "KZ-27", "period": "2025"},
            "csv",
            "text/csv; charset=utf-8",
            b"released,",
        ),
        ("figures/export", CAPITAL, "csv", "text/csv", b"indicator,area,extent"),
        ("figures/export", {**CAPITAL, "every_release": "true"}, "parquet", "application/vnd.apache.parquet", b"PAR1"),
        ("figures/export", {"indicator": "fdi.net_inflow", "basis": "ytd"}, "csv", "text/csv", b"indicator,area"),
        ("figures/export", CAPITAL, "sdmx-csv-1.0", "application/vnd.sdmx.data+csv; version=1.0.0", b"DATAFLOW,"),
        ("figures/export", CAPITAL, "sdmx-csv-2.0", "application/vnd.sdmx.data+csv; version=2.0.0", b"STRUCTURE,"),
        ("figures/export", CAPITAL, "sdmx-ml-3.0", "application/vnd.sdmx.data+xml; version=3.0.0", b"<?xml"),
        ("figures/export", {**CAPITAL, "structure": "true"}, "sdmx-ml-2.1", "application/xml", b"<?xml"),
    ],
)
def test_a_table_comes_in_the_form_asked_for(
    program: Programs, path: str, words: dict[str, str], form: str, kind: str, begins: bytes
) -> None:
    answer = program("reader").get(path, **words, format=form)
    assert (answer.status_code, answer["content-type"]) == (200, kind)
    assert content(answer).startswith(begins)


@pytest.mark.parametrize(
    ("accepted", "kind"),
    [
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
        ("text/csv;q=0.5, application/json", "application/json"),
        ("image/png", "application/problem+json"),
    ],
)
def test_the_header_chooses_the_form(program: Programs, accepted: str, kind: str) -> None:
    asked = program("reader")
    answer = asked.client.get("/api/v1/figures/show", CAPITAL, headers=asked.headers(accept=accepted))
    assert answer["content-type"] == kind
    assert answer.status_code == (406 if "problem" in kind else 200)
    answer.close()


def pages(asked: Program, **words: Any) -> list[dict[str, Any]]:
    found = [asked.get("figures/show", **words).json()]
    while found[-1]["next"]:
        found.append(asked.get("figures/show", **words, cursor=found[-1]["next"]).json())
    return found


@pytest.mark.parametrize("limit", [7, 100])
def test_pages_together_are_the_whole(program: Programs, limit: int) -> None:
    asked = program("reader")
    found = pages(asked, **CAPITAL, limit=limit)
    cells = [(cell["area"], cell["period"]) for page in found for cell in page["items"]]
    whole = csv.DictReader(io.StringIO(content(asked.get("figures/show", **CAPITAL, format="csv")).decode()))
    assert cells == [(line["area"], line["period"]) for line in whole]
    assert {len(page["items"]) for page in found[:-1]} == {limit}
    assert len({page["as_of"] for page in found}) == 1


def test_a_release_added_between_two_pages_changes_nothing_of_them(
    program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store of the first page lacks a release that the second page's has."""
    from onir.desk.api.verbs import figures_show
    from onir.desk.held import store

    words = {"indicator": "fdi.net_inflow.notified", "area": "MX-PUE", "limit": 50}
    newer = store()
    late = [one for one in newer.vintages() if (one.table, one.released) == ("se-fdi-by-state", "2025-11")]
    older = newer.without(late)
    asked = program("reader")
    monkeypatch.setattr(figures_show, "store", lambda: older)
    first, second, *_ = before = pages(asked, **words)
    monkeypatch.setattr(figures_show, "store", lambda: newer)
    assert asked.get("figures/show", **words, cursor=first["next"]).json() == second
    assert pages(asked, **words)[1]["items"] != before[1]["items"]


def test_a_cursor_of_releases_that_are_gone_is_refused(program: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk.api.verbs import figures_show
    from onir.desk.held import store

    asked, words = program("reader"), {"indicator": "fdi.net_inflow.notified", "limit": 5}
    first = asked.get("figures/show", **words).json()
    older = store().without(store().vintages("fdi.net_inflow.notified")[-1:])
    monkeypatch.setattr(figures_show, "store", lambda: older)
    assert asked.get("figures/show", **words, cursor=first["next"]).status_code == 404


@pytest.mark.parametrize("cursor", ["nonsense", "e30", "bnVsbA", "é", "WzFd"])
def test_a_cursor_that_is_none_is_refused(program: Programs, cursor: str) -> None:
    answer = program("reader").get("figures/show", **CAPITAL, cursor=cursor)
    assert (answer.status_code, answer.json()["where"]) == (400, "cursor")


def test_a_cursor_belongs_to_its_question(program: Programs) -> None:
    asked = program("reader")
    first = asked.get("figures/show", **CAPITAL, limit=5).json()
    other = asked.get("figures/show", **CAPITAL, area="KZ-27", cursor=first["next"])
    assert (other.status_code, other.json()["where"]) == (400, "cursor")
