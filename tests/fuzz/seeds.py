"""What fuzzing begins with: small valid files of every kind, with figures in three languages."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from tests.claims.opening.made_documents import deleted, docx, inserted, page, paragraph, written_pdf

TEXTS = (
    "Инвестиции в основной капитал Павлодарской области в 2025 году выросли на 159,5% и составили 1,2 трлн тенге.",
    "Павлодар облысы 2025 жылы негізгі капиталға салынған инвестиция бойынша үшінші орында тұр, бұл 1,7 есе көп.",
    "Puebla received US$192.8 million of foreign direct investment in 2017, third among 32 states after Jalisco.",
    "В первом полугодии подписано 14 меморандумов на 250-300 млн долларов, создано более пятисот рабочих мест.",
    "Жыл басынан бері 25 жоба іске қосылды, 1 200-ден астам жұмыс орны ашылды; үлесі – 12,5%-дан 14%-ға дейін.",
    "FDI fell by a third to $1.1bn in Q2 2025, from $1.65bn a year earlier; it nearly doubled in 2024.",
)


def seeds(target: str) -> list[bytes]:
    """Valid inputs of a target."""
    return _SEEDS[target]()


def _texts() -> list[bytes]:
    return [text.encode() for text in (*TEXTS, "\n\n".join(TEXTS))] + [TEXTS[0].encode("cp1251"), b"\xef\xbb\xbf5 %"]


def _pages() -> list[bytes]:
    head = '<meta charset="windows-1251"><meta property="article:published_time" content="2025-10-08">'
    linked = '<script type="application/ld+json">{"@graph":[{"datePublished":"2024-02-01"}]}</script>'
    return [
        *(page(f"<p>{text}</p>").encode() for text in TEXTS),
        page(f"<table><tr><td>{TEXTS[0]}</td></tr></table>", head=head).encode("cp1251", errors="ignore"),
        page(f"<p>{TEXTS[1]}</p>", head=f'<meta charset="utf-8">{linked}').encode(),
    ]


def _documents() -> list[bytes]:
    return [
        *(docx(paragraph(text)) for text in TEXTS),
        docx(paragraph("было ", deleted("10"), inserted("12,5"), " млрд"), footnotes=paragraph(TEXTS[3])),
    ]


def _words_of(document: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read("word/document.xml")


def _prints() -> list[bytes]:
    return [written_pdf(TEXTS[2]), written_pdf(TEXTS[5])]


def _lines() -> list[bytes]:
    told = [json.dumps({"text": text, "date": "2026-02-10"}).encode() for text in TEXTS]
    return [*told, b"\n".join(told), json.dumps({"text": TEXTS[0]}, ensure_ascii=False).encode()]


def _crawls() -> list[bytes]:
    return [warc(_pages()[:2]), warc(_pages()[6:])]


def warc(pages: list[bytes], *, told: str = "text/html") -> bytes:
    """A crawl of these pages; `told`: what the server says of each."""
    records = []
    for number, content in enumerate(pages):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {told}\r\n\r\n".encode() + content
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        head += f"WARC-Record-ID: <urn:uuid:{number:032}>\r\nWARC-Date: 2026-02-10T00:00:00Z\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


_SEEDS = {
    "reader": _texts,
    "plain": _texts,
    "page": _pages,
    "docx": _documents,
    "docx_words": lambda: [_words_of(document) for document in _documents()],
    "pdf": _prints,
    "lines": _lines,
    "crawl": _crawls,
    "packed_crawl": _crawls,
}


def sown(folder: Path, target: str) -> Path:
    """A folder with the seeds of a target and whatever an earlier run found worth keeping."""
    place = folder / target
    place.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (place / f"seed-{number}").write_bytes(seed)
    return place
