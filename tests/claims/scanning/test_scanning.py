"""Archives of every form give the same claims, nothing stops a scan, and a stopped one goes on."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import onir
from onir.claims.reading import read
from onir.claims.scanning import Progress, crew, scan
from onir.claims.scanning.crew import Batch, Crew
from onir.claims.scanning.keeping import Reached
from onir.claims.scanning.records import Record
from onir.errors import BadInput

RUSSIAN = "Инвестиции в основной капитал Павлодарской области в 2025 году выросли на 159,5%."
KAZAKH = "Павлодар облысы 2025 жылы негізгі капиталға салынған инвестиция бойынша үшінші орында тұр."
ENGLISH = "Puebla received US$192.8 million of foreign direct investment in 2017."
BESIDE = "Жиын өтті, қатысушылар тарады."
TEXTS = [RUSSIAN, BESIDE, KAZAKH, ENGLISH]


def claims_in(to: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(to / "claims").to_pylist()
    return rows


def refused_in(to: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(to / "refused").to_pylist()
    return rows


def as_lines(texts: list[str]) -> bytes:
    return b"".join(json.dumps({"text": text, "date": "2026-02-10"}).encode() + b"\n" for text in texts)


def as_page(text: str) -> bytes:
    return f"<html><head><meta charset=windows-1251></head><body><p>{text}</p></body></html>".encode("cp1251")


def as_warc(pages: list[bytes]) -> bytes:
    records = []
    for number, page in enumerate(pages):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        head += f"WARC-Record-ID: <urn:uuid:{number:032}>\r\nWARC-Date: 2026-02-10T00:00:00Z\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(gzip.compress(record) for record in records)


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    """The same texts as a folder of files, as JSONL, as a table and, the Russian one, as a page of a crawl."""
    folder = tmp_path / "archives"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"text-{number}.txt").write_text(text, "utf-8")
    (folder / "lines.jsonl").write_bytes(as_lines(TEXTS))
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress(as_lines(TEXTS)))
    pq.write_table(pa.table({"text": TEXTS, "url": ["https://example.org"] * 4}), folder / "table.parquet")
    (folder / "crawl.warc.gz").write_bytes(as_warc([as_page(RUSSIAN), as_page("Встреча прошла.")]))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


def test_every_form_of_archive_gives_the_same_claims(archives: Path, tmp_path: Path) -> None:
    done = scan([archives], tmp_path / "out", workers=1)
    rows = claims_in(tmp_path / "out")
    quoted = {
        name: sorted(row["quote"] for row in rows if Path(row["file"]).name.startswith(name))
        for name in ("text-", "lines.jsonl.gz", "table", "crawl")
    }
    expected = sorted(claim.quote for text in TEXTS for claim in read(text))
    assert quoted == {
        "text-": expected,
        "lines.jsonl.gz": expected,
        "table": expected,
        "crawl": [read(RUSSIAN)[0].quote],
    }
    assert (done.looked_at, done.relevant, done.claims, done.refused) == (18, 13, len(rows), 0)


def test_a_row_says_what_the_library_says(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(RUSSIAN, "utf-8")
    scan([file], tmp_path / "out", workers=1)
    (row,) = claims_in(tmp_path / "out")
    (checked,) = onir.check(RUSSIAN).claims
    told = checked.as_dict()
    same = ("kind", "indicator", "area", "period", "unit", "verdict", "when", "reason", "sentence", "start", "end")
    assert {name: row[name] for name in same} == {name: told[name] for name in same}
    assert row["value"] == checked.claim.value


BAD = {
    "no JSON": ("a.jsonl", b'{"text": "investment', "is not JSON"),
    "no text in it": ("a.jsonl", b'{"title": "investment"}', "says no text"),
    "a list": ("a.jsonl", b'["investment"]', "says no text"),
    "another encoding": ("a.txt", b"\xe8\xed\xe2\xe5\xf1\xf2\xe8\xf6\xe8\xe8 5%", "not UTF-8"),
    "a scan": ("a.pdf", b"%PDF-1.4\n1 0 obj", "damaged"),
    "an archive": ("a.docx", b"PK\x03\x04rest", "damaged"),
    "a file cut short": ("a.jsonl.gz", gzip.compress(as_lines(TEXTS) * 50)[:-40], "end-of-stream marker"),
    "no table": ("a.parquet", b"PAR1 and no more", "not a parquet file"),
}


@pytest.mark.parametrize(("name", "content", "reason"), BAD.values(), ids=list(BAD))
def test_a_bad_record_is_set_down_and_stops_nothing(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "z.txt").write_text(RUSSIAN, "utf-8")
    done = scan([folder], tmp_path / "out", workers=1)
    assert [row["file"] for row in claims_in(tmp_path / "out")][-1] == str(folder / "z.txt")
    (row,) = refused_in(tmp_path / "out")
    assert reason in row["reason"]
    assert (row["file"], done.refused) == (str(folder / name), 1)


def test_a_table_without_texts_is_set_down(tmp_path: Path) -> None:
    pq.write_table(pa.table({"words": TEXTS}), tmp_path / "table.parquet")
    scan([tmp_path / "table.parquet"], tmp_path / "out", workers=1)
    (row,) = refused_in(tmp_path / "out")
    assert "no column “text”" in row["reason"]


class Killer(bytes):
    """A record that ends the process it comes to."""

    def __reduce__(self) -> tuple[Any, tuple[int]]:
        return os._exit, (1,)


def test_a_record_that_kills_its_reader_is_found_and_the_rest_is_read(tmp_path: Path) -> None:
    good = Record("good", 1, "file", RUSSIAN.encode())
    bad = Record("bad", 1, "file", Killer(b"investment"))
    with Crew(2) as readers:
        batches = iter([Batch([good, bad, good], [], Reached()), Batch([good], [], Reached(part=1))])
        (first, _), (second, _) = readers.done(batches)
    assert [row["file"] for row in first.claims] == ["good", "good"]
    assert [(row["file"], row["reason"]) for row in first.refused] == [("bad", "The process that read it died.")]
    assert len(second.claims) == 1


def test_many_processes_come_to_what_one_does(archives: Path, tmp_path: Path) -> None:
    for workers in (1, 2):
        scan([archives], tmp_path / str(workers), workers=workers)
    assert claims_in(tmp_path / "2") == claims_in(tmp_path / "1")


class Stopped(Exception):
    """The scan is stopped from outside."""


def test_a_stopped_scan_goes_on_and_comes_to_the_same(
    archives: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "BATCH", 2)
    whole = scan([archives], tmp_path / "whole", workers=1)

    def stop(progress: Progress) -> None:
        raise Stopped

    stops = 0
    while True:
        try:
            in_steps = scan([archives], tmp_path / "steps", workers=1, told=stop)
        except Stopped:
            stops += 1
            continue
        break
    assert stops > 5
    assert claims_in(tmp_path / "steps") == claims_in(tmp_path / "whole")
    assert (in_steps.looked_at, in_steps.relevant, in_steps.claims) == (whole.looked_at, whole.relevant, whole.claims)


def test_a_finished_scan_is_not_done_again(archives: Path, tmp_path: Path) -> None:
    first = scan([archives], tmp_path / "out", workers=1)
    parts = {part: part.stat().st_mtime_ns for part in (tmp_path / "out").rglob("*.parquet")}
    assert scan([archives], tmp_path / "out", workers=1) == first
    assert {part: part.stat().st_mtime_ns for part in (tmp_path / "out").rglob("*.parquet")} == parts


def test_another_scan_or_another_folder_is_never_written_over(archives: Path, tmp_path: Path) -> None:
    scan([archives / "text-0.txt"], tmp_path / "out", workers=1)
    with pytest.raises(BadInput, match="scan of other files"):
        scan([archives], tmp_path / "out", workers=1)
    with pytest.raises(BadInput, match="no empty folder"):
        scan([archives], archives, workers=1)


@pytest.mark.parametrize("name", ["none", "picture.png", "empty"])
def test_what_cannot_be_scanned_is_said(archives: Path, tmp_path: Path, name: str) -> None:
    (archives / "empty").mkdir()
    with pytest.raises(BadInput):
        scan([archives / name], tmp_path / "out", workers=1)
    assert not (tmp_path / "out").exists()


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path) -> Iterator[None]:
    yield
    shutil.rmtree(tmp_path, ignore_errors=True)
