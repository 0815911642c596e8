"""Archives as people have them: packed, with other names for the same keys, in wrong charsets, cut short, bombs."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.fuzz.seeds import warc

from onir.claims.scanning import scan, unpacking

RUSSIAN = "Инвестиции в основной капитал Павлодарской области в 2025 году выросли на 159,5%."
PAGE = f"<html><body><p>{RUSSIAN}</p></body></html>"
META = f"<html><head><meta charset=windows-1251></head><body><p>{RUSSIAN}</p></body></html>"
DAY = date(2026, 2, 10)


def rows(to: Path, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(to / kind).to_pylist()
    return found


def scanned(tmp_path: Path, name: str, content: bytes) -> tuple[list[dict[str, Any]], list[str]]:
    """Claims of one file, and why records of it were refused."""
    file = tmp_path / "archive" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    scan([tmp_path / "archive"], tmp_path / "out", workers=1)
    return rows(tmp_path / "out", "claims"), [row["reason"] for row in rows(tmp_path / "out", "refused")]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.ndjson.zst"])
def test_lines_are_read_however_they_are_packed(tmp_path: Path, name: str) -> None:
    line = json.dumps({"text": RUSSIAN}).encode() + b"\n"
    packed = {
        "a.jsonl": line,
        "a.jsonl.gz": gzip.compress(line) * 2,
        "a.ndjson.zst": pa.compress(line, "zstd", asbytes=True),
    }
    claims, refused = scanned(tmp_path, name, packed[name])
    assert ({claim["area"] for claim in claims}, refused) == ({"KZ-55"}, [])


LINES = {
    "content, link and a time": {"content": RUSSIAN, "link": "u", "published_at": "2026-02-10T10:00:00Z"},
    "body and a day": {"body": RUSSIAN, "uri": "u", "pubdate": "2026-02-10"},
    "maintext": {"maintext": RUSSIAN, "url": "u", "date_publish": "2026-02-10 08:00:00"},
    "an empty text beside": {"text": "", "article": RUSSIAN, "url": "u", "date": "2026-02-10"},
}


@pytest.mark.parametrize("told", LINES.values(), ids=list(LINES))
def test_lines_with_other_names_for_the_same_keys_are_read(tmp_path: Path, told: dict[str, str]) -> None:
    ((claim,), refused) = scanned(tmp_path, "a/b/c.JSONL", json.dumps(told).encode())
    assert (claim["address"], claim["published"], refused) == ("u", DAY, [])


STRANGE_LINES = {
    "a number for a day": ({"text": RUSSIAN, "date": 1700000000}, 1),
    "an object for a day": ({"text": RUSSIAN, "date": {"day": 1}}, 1),
    "half a character": ({"text": "\ud800" + RUSSIAN + "\udfff", "url": "\udc00"}, 1),
    "a number no table holds": ({"text": "Инвестиции составили 99999999999999999999 трлн тенге."}, 1),
    "more digits than a table holds": ({"text": "Инвестиции выросли в 1,123456789012345678 раза."}, 1),
}


@pytest.mark.parametrize(("told", "count"), STRANGE_LINES.values(), ids=list(STRANGE_LINES))
def test_a_strange_line_is_read_and_stops_nothing(tmp_path: Path, told: dict[str, Any], count: int) -> None:
    claims, refused = scanned(tmp_path, "a.jsonl", json.dumps(told).encode())
    assert (len(claims), refused) == (count, [])


BROKEN_LINES = {
    "brackets without end": (b"[" * 100_000 + b"investment", "is not JSON"),
    "no UTF-8": (b'{"text": "\xff\xfe investment"}', "is not JSON"),
    "a number for a text": (b'{"text": 5, "title": "investment"}', "says no text"),
    "a line too long": (b'{"text": "' + b"investment of 5 " * 2_000_000 + b'"}', "unpacks to more"),
}


@pytest.mark.parametrize(("line", "reason"), BROKEN_LINES.values(), ids=list(BROKEN_LINES))
def test_a_broken_line_is_named_and_the_next_is_read(tmp_path: Path, line: bytes, reason: str) -> None:
    ((claim,), (refused,)) = scanned(tmp_path, "a.jsonl", line + b"\n" + json.dumps({"text": RUSSIAN}).encode())
    assert claim["record"] == 2
    assert reason in refused


TABLES: dict[str, dict[str, Any]] = {
    "days": {"text": [RUSSIAN, None], "date": [DAY, None]},
    "times": {"body": [RUSSIAN], "published": [datetime(2026, 2, 10, 5, 5, 5, 123)]},
    "bytes": {"content": [RUSSIAN.encode()], "date": ["2026-02-10"]},
    "nanoseconds": {"text": [RUSSIAN], "date": pa.array([1770681600000000001], pa.timestamp("ns", "UTC"))},
}


@pytest.mark.parametrize("columns", TABLES.values(), ids=list(TABLES))
def test_a_table_with_days_as_columns_have_them_is_read(tmp_path: Path, columns: dict[str, Any]) -> None:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    ((claim,), refused) = scanned(tmp_path, "a.parquet", buffer.getvalue())
    assert (claim["published"], refused) == (DAY, [])


CRAWLS = {
    "UTF-8 that its server calls Latin": (PAGE.encode(), "text/html; charset=iso-8859-1"),
    "Windows-1251 that its server calls UTF-8": (META.encode("cp1251"), "text/html; charset=utf-8"),
    "KOI8-R as its server says": (PAGE.encode("koi8-r"), "text/html; charset=koi8-r"),
    "no charset that there is": (PAGE.encode(), "text/html; charset=none-such"),
    "one letter cut": (PAGE.encode() + b"<p>\xd0</p>" + b" " * 2000, "text/html; charset=utf-8"),
    "packed by its server": (gzip.compress(PAGE.encode()), "text/html; charset=utf-8\r\nContent-Encoding: gzip"),
    "in chunks": (
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()),
        "text/html\r\nTransfer-Encoding: chunked",
    ),
    "said to be packed": (PAGE.encode(), "text/html\r\nContent-Encoding: gzip"),
}


@pytest.mark.parametrize(("page", "told"), CRAWLS.values(), ids=list(CRAWLS))
def test_a_page_is_read_whatever_its_server_says_of_it(tmp_path: Path, page: bytes, told: str) -> None:
    ((claim,), refused) = scanned(tmp_path, "a.warc", warc([page], told=told))
    assert (claim["area"], refused) == ("KZ-55", [])


def test_a_picture_in_a_crawl_is_passed_over(tmp_path: Path) -> None:
    assert scanned(tmp_path, "a.warc", warc([b"\x89PNG investment of 5"], told="image/png")) == ([], [])


@pytest.mark.parametrize("packed", [False, True])
def test_a_crawl_cut_short_is_read_to_its_end_and_named(tmp_path: Path, packed: bool) -> None:
    raw = b"".join(gzip.compress(warc([PAGE.encode()])) if packed else warc([PAGE.encode()]) for _ in range(3))
    claims, (reason,) = scanned(tmp_path, "a.warc.gz" if packed else "a.warc", raw[:-70])
    assert [claim["record"] for claim in claims] == [1, 2]
    assert "cut short" in reason


def test_a_bomb_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREE", 2_000_000)
    bomb = gzip.compress(b" " * 30_000_000 + b"investment")
    ((), (reason,)) = scanned(tmp_path, "a.jsonl.gz", bomb)
    assert "unpacks to more than 400 times" in reason


def test_a_file_whose_name_is_no_text_is_read(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/archive"
    (tmp_path / "archive").mkdir()
    try:
        with open(folder + b"/\xff.txt", "w", encoding="utf-8") as file:  # noqa: PTH123 - the name is bytes
            file.write(RUSSIAN)
    except OSError:
        pytest.skip("this file system takes no such name")
    scan([tmp_path / "archive"], tmp_path / "out", workers=1)
    (claim,) = rows(tmp_path / "out", "claims")
    assert claim["file"].endswith("\ufffd.txt")


def test_a_scan_that_is_killed_goes_on_and_comes_to_the_same(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{RUSSIAN} {number}."}).encode() for number in range(450)]
    archive = tmp_path / "a.jsonl"
    archive.write_bytes(b"\n".join([*lines[:300], b"{broken investment", *lines[300:]]))
    code = "import sys; from onir.claims.scanning import scan; scan([sys.argv[1]], sys.argv[2], workers=2)"
    command = [sys.executable, "-c", code, str(archive)]
    to = tmp_path / "killed"
    running = subprocess.Popen([*command, str(to)], start_new_session=True)
    while running.poll() is None and not _parts(to):
        time.sleep(0.02)
    assert running.poll() is None
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    done = scan([archive], to, workers=1)
    scan([archive], tmp_path / "whole", workers=1)
    assert rows(to, "claims") == rows(tmp_path / "whole", "claims")
    assert [row["record"] for row in rows(to, "refused")] == [301]
    assert done.looked_at == 451


def _parts(to: Path) -> int:
    return len(list((to / "claims").glob("part-*.parquet"))) if to.exists() else 0
