"""The records of an archive, one after the other: files of a folder, lines of JSONL, rows of Parquet, pages of WARC.

A record is what stood there, not yet opened: opening costs more than looking whether it matters. The order is always
the same, so that a place in it can be come back to.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Literal

from onir.claims.opening.refusing import Refused
from onir.claims.scanning.unpacking import Unpacked, body
from onir.errors import BadInput, NotHeld
from onir.language.messages import msg

TEXTS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
LINES = tuple(f"{ending}{packed}" for ending in (".jsonl", ".ndjson") for packed in ("", ".gz", ".zst"))
TABLES = (".parquet",)
CRAWLS = (".warc", ".warc.gz", ".warc.zst")
ENDINGS = (*TEXTS, *LINES, *TABLES, *CRAWLS)

LARGEST = 30_000_000
"""Bytes of the largest record that is looked at."""

TEXT = ("text", "content", "body", "article", "maintext", "article_body")
ADDRESS = ("url", "link", "uri", "address")
DAY = ("date", "published", "date_publish", "published_at", "publish_date", "pubdate", "datetime")
"""Names under which archives keep what a record needs, the first that holds something wins."""

NO_TEXT = re.compile(
    r"(?:image|audio|video|font)/|text/(?:css|javascript)|application/(?:x-)?javascript", re.IGNORECASE
)
"""What servers call things that hold no text."""

_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can be written with."""

Form = Literal["file", "line", "row", "page"]


@dataclass(frozen=True)
class Record:
    """Something that may hold a text: `number` counts from 1 within its file.

    `raw` is what stood there; of a row of a table its text in UTF-8. `charset`: what the server said of a page. `read`:
    bytes of the file that were read to come here.
    """

    file: str
    number: int
    form: Form
    raw: bytes
    address: str = ""
    published: date | None = None
    charset: str = ""
    read: int = 0


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
    return iter([Record(_sound(str(file)), 1, "file", _beginning(file))])


def told_of(record: Record) -> tuple[str, str, date | None]:
    """Text, address and day of a line of JSONL; Refused where it is no object with a text."""
    try:
        told = json.loads(record.raw)
    except (ValueError, RecursionError) as fault:
        raise Refused("no JSON") from fault
    text = _of(told, TEXT) if isinstance(told, dict) else None
    if not isinstance(text, str):
        raise Refused("no text said")
    return _sound(text), _sound(str(_of(told, ADDRESS) or "")), _day(_of(told, DAY))


def _of(told: dict[str, Any], names: tuple[str, ...]) -> Any:
    """What stands under the first of these names that holds something."""
    return next((told[name] for name in names if told.get(name)), None)


def _sound(text: str) -> str:
    """The text with as many characters, those that cannot be written replaced."""
    return _LONE.sub("\ufffd", text)


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
    name = _sound(str(file))
    with Unpacked(file) as opened:
        for number, line in enumerate(opened.lines(LARGEST + 1), 1):
            if line.strip():
                yield Record(name, number, "line", line, read=opened.read)


def _rows(file: Path) -> Iterator[Record]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to load

    with pq.ParquetFile(file) as table:
        names = table.schema_arrow.names
        if not set(TEXT) & set(names):
            raise BadInput(
                msg("The table has no column “text”; its columns are: {columns}.", columns=", ".join(names)),
                where=str(file),
                accepted=msg("Accepted: the columns text, url, and date or published."),
            )
        wanted = [name for name in (*TEXT, *ADDRESS, *DAY) if name in names]
        number, rows, size = 0, max(1, table.metadata.num_rows), file.stat().st_size
        for batch in table.iter_batches(batch_size=100, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _row(file, number, row, size * number // rows)


def _row(file: Path, number: int, row: dict[str, Any], read: int) -> Record:
    text = _of(row, TEXT) or ""
    raw = text if isinstance(text, bytes) else str(text).encode()
    address = _sound(str(_of(row, ADDRESS) or ""))
    return Record(_sound(str(file)), number, "row", raw, address, _day(_of(row, DAY)), read=read)


def _pages(file: Path) -> Iterator[Record]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra

    kinds = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    with file.open("rb") as opened:
        for number, page in enumerate(ArchiveIterator(opened, record_types=kinds), 1):
            if not NO_TEXT.match(page.http_content_type or ""):
                yield _page(file, number, page, opened)


def _page(file: Path, number: int, page: Any, opened: IO[bytes]) -> Record:
    """A page of a crawl, what its server packed unpacked; BadInput where the archive ends within it."""
    charset = (page.http_charset or "") if page.http_headers else "utf-8"
    address = _sound(page.headers.get("WARC-Target-URI") or "")
    raw = page.reader.read(LARGEST + 1)
    if len(raw) < min(page.content_length, LARGEST + 1):
        raise BadInput(msg("The archive ends within a record: it was cut short."), where=str(file))
    if page.http_headers:
        raw = body(raw, page.http_headers, LARGEST + 1)
    return Record(_sound(str(file)), number, "page", raw, address, None, charset, opened.tell())


def _day(told: object) -> date | None:
    """A day in ISO form, or the day a time stamp begins with; None for anything else."""
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None
