"""The records of an archive, one after the other: files of a folder, lines of JSONL, rows of Parquet, pages of WARC.

A record is what stood there, not yet opened: opening costs more than looking whether it matters. The order is always
the same, so that a place in it can be come back to.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from onir.errors import BadInput, NotHeld
from onir.language.messages import msg

TEXTS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
TABLES = (".parquet",)
CRAWLS = (".warc", ".warc.gz")
ENDINGS = (*TEXTS, *LINES, *TABLES, *CRAWLS)

LARGEST = 30_000_000
"""Bytes of the largest record that is looked at."""

Form = Literal["file", "line", "row", "page"]


@dataclass(frozen=True)
class Record:
    """Something that may hold a text: `number` counts from 1 within its file.

    `raw` is what stood there; of a row of a table its text in UTF-8. `charset`: what the server said of a page.
    """

    file: str
    number: int
    form: Form
    raw: bytes
    address: str = ""
    published: date | None = None
    charset: str = ""


def files_of(paths: list[Path]) -> list[Path]:
    """The files that are scanned, folders searched through, in a steady order; BadInput names what cannot be."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.is_file() and is_scanned(file))
        elif not path.exists():
            raise BadInput(msg("There is no such file."), where=str(path))
        elif is_scanned(path):
            found.append(path)
        else:
            raise _unknown(path)
    if not found:
        raise _unknown(paths[0])
    if any(str(file).endswith(CRAWLS) for file in found) and find_spec("fastwarc") is None:
        raise NotHeld(
            msg("WARC archives are read with the extra “archives”, which is not installed."),
            then=msg('Install it: pip install "onir[archives]"'),
        )
    return list(dict.fromkeys(found))


def is_scanned(file: Path) -> bool:
    """Whether a name ends like something that holds texts."""
    return file.name.lower().endswith(ENDINGS)


def records(file: Path) -> Iterator[Record]:
    """The records of one file."""
    name = file.name.lower()
    if name.endswith(LINES):
        return _lines(file)
    if name.endswith(TABLES):
        return _rows(file)
    if name.endswith(CRAWLS):
        return _pages(file)
    return iter([Record(str(file), 1, "file", _beginning(file))])


def told_of(record: Record) -> tuple[str, str, date | None]:
    """Text, address and day of a line of JSONL; ValueError where it is no object with a text."""
    told = json.loads(record.raw)
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise ValueError("no text")
    return told["text"], str(told.get("url") or ""), _day(told.get("date") or told.get("published"))


def _unknown(path: Path) -> BadInput:
    return BadInput(
        msg("Nothing that can be scanned is here."),
        where=str(path),
        accepted=msg("Accepted: folders, and files named {endings}.", endings=", ".join(ENDINGS)),
    )


def _beginning(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _lines(file: Path) -> Iterator[Record]:
    with gzip.open(file) if file.name.endswith(".gz") else file.open("rb") as opened:
        for number, line in enumerate(opened, 1):
            if line.strip():
                yield Record(str(file), number, "line", line)


def _rows(file: Path) -> Iterator[Record]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to load

    with pq.ParquetFile(file) as table:
        names = table.schema_arrow.names
        if "text" not in names:
            raise BadInput(
                msg("The table has no column “text”; its columns are: {columns}.", columns=", ".join(names)),
                where=str(file),
                accepted=msg("Accepted: the columns text, url, and date or published."),
            )
        wanted = [name for name in ("text", "url", "date", "published") if name in names]
        number = 0
        for batch in table.iter_batches(batch_size=1000, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _row(file, number, row)


def _row(file: Path, number: int, row: dict[str, Any]) -> Record:
    day = _day(row.get("date") or row.get("published"))
    return Record(str(file), number, "row", str(row["text"] or "").encode(), str(row.get("url") or ""), day)


def _pages(file: Path) -> Iterator[Record]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra

    with file.open("rb") as opened:
        kinds = WarcRecordType.response | WarcRecordType.conversion
        for number, page in enumerate(ArchiveIterator(opened, record_types=kinds), 1):
            charset = (page.http_charset or "") if page.http_headers else "utf-8"
            address = page.headers.get("WARC-Target-URI") or ""
            yield Record(str(file), number, "page", page.reader.read(LARGEST + 1), address, None, charset)


def _day(told: object) -> date | None:
    """A day in ISO form, or the day a time stamp begins with; None for anything else."""
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None
