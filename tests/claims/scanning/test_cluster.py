"""On Spark an archive comes to the rows that one machine finds, and a stopped scan reads no file twice."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onir.claims.scanning import cluster, scan
from onir.errors import BadInput, Unavailable

TEXTS = [
    "Инвестиции в основной капитал Павлодарской области в 2025 году выросли на 159,5%.",
    "Павлодар облысы 2025 жылы негізгі капиталға салынған инвестиция бойынша үшінші орында тұр.",
    "Жиын өтті.",
    "Puebla received US$192.8 million of foreign direct investment in 2017.",
]


@pytest.fixture(autouse=True)
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SHARE", 1000)


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    """Lines, a table, texts in folders, and what cannot be read."""
    folder = tmp_path / "archives"
    (folder / "deeper" / "still").mkdir(parents=True)
    lines = b"".join(json.dumps({"text": text, "date": "2026-02-10"}).encode() + b"\n" for text in TEXTS)
    (folder / "lines.jsonl").write_bytes(lines + b"{broken investment\n" + lines)
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(lines * 50)[:-40])
    pq.write_table(pa.table({"content": TEXTS, "published": ["2026-02-10"] * 4}), folder / "table.parquet")
    (folder / "deeper" / "still" / "a.txt").write_text(TEXTS[0], "utf-8")
    (folder / "deeper" / "scan.pdf").write_bytes(b"%PDF-1.4\n1 0 obj")
    return folder


def rows_in(to: Path, kind: str) -> set[tuple[Any, ...]]:
    return {tuple(row.values()) for row in pq.read_table(to / kind).to_pylist()}


@pytest.mark.spark
def test_a_cluster_comes_to_the_rows_of_one_machine(archives: Path, tmp_path: Path) -> None:
    here = scan([archives], tmp_path / "here", workers=1)
    there = scan([archives], tmp_path / "there", engine="spark")
    for kind in ("claims", "refused"):
        assert rows_in(tmp_path / "there", kind) == rows_in(tmp_path / "here", kind)
    assert there.as_dict() | {"to": ""} == here.as_dict() | {"to": ""}
    assert there.claims > 5
    assert there.refused == 3


@pytest.mark.spark
def test_a_stopped_scan_goes_on_with_the_files_that_are_left(archives: Path, tmp_path: Path) -> None:
    whole = scan([archives], tmp_path / "whole", engine="spark")
    parts = sorted((tmp_path / "whole" / "claims").iterdir())
    parts[1].unlink()
    before = {part: part.stat().st_mtime_ns for part in parts if part.exists()}
    expected = rows_in(tmp_path / "whole", "refused")
    assert scan([archives], tmp_path / "whole", engine="spark") == whole
    assert {part: part.stat().st_mtime_ns for part in before} == before
    assert parts[1].exists()
    assert rows_in(tmp_path / "whole", "refused") == expected
    with pytest.raises(BadInput, match="another engine"):
        scan([archives], tmp_path / "whole", workers=1)


@pytest.mark.spark
def test_a_task_that_cannot_write_is_said_in_words(archives: Path, tmp_path: Path) -> None:
    scan([archives], tmp_path / "out", engine="spark")
    shutil.rmtree(tmp_path / "out" / "claims")
    (tmp_path / "out" / "claims").touch()
    with pytest.raises(Unavailable, match="gave up"):
        scan([archives], tmp_path / "out", engine="spark")


def test_an_engine_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no engine"):
        scan([tmp_path], tmp_path / "out", engine="sparc")


def test_spark_says_itself_how_many_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(BadInput, match="--workers"):
        scan([tmp_path], tmp_path / "out", engine="spark", workers=2)
