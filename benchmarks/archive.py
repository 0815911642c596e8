"""`onir scan` over an archive in which one page in fifty is about investment: prints what it took as JSON.

    PYTHON benchmarks/archive.py crawl|lines MEGABYTES

A crawl holds web pages with menus, scripts and neighbours as news sites have them, packed as crawls are; lines are the
bare texts as JSON. One process, the verb as a person calls it, its start included. Processor time is counted, as the
machine may be shared.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.corpus import articles
from benchmarks.other_news import SENTENCES

ONE_IN = 50
LANGUAGES = ("kk", "ru", "en")
LETTERS = 2500
"""Letters of a text about anything else."""

NEIGHBOURS = 80
SCRIPT = "<script>window.told=window.told||[];function tell(){told.push(arguments)}tell('js',new Date());</script>\n"
ITEM = (
    '<li class="news-item col-md-4 col-sm-6"><a href="/news/{number}" title="{title}"><img src="/img/{number}.jpg" '
    'alt=""><span class="date">12.10.2025</span><span class="title">{title}</span></a></li>\n'
)


def texts(language: str) -> Iterator[tuple[str, bool]]:
    """Texts without end, and whether each is about investment."""
    chance = random.Random(language)
    about = iter(articles(language, 1, 600_000))
    number = 0
    while True:
        number += 1
        if number % ONE_IN == 0:
            yield next(about).text, True
        else:
            yield other(language, chance), False


def other(language: str, chance: random.Random) -> str:
    """A text about anything else."""
    said: list[str] = []
    while sum(map(len, said)) < LETTERS:
        said.append(sentence(language, chance))
    return " ".join(said)


def sentence(language: str, chance: random.Random) -> str:
    """One in five of those that share words with statistics."""
    plain, alike = SENTENCES[language][:10], SENTENCES[language][10:]
    return chance.choice(alike if chance.random() < 0.2 else plain)


def page(language: str, text: str, chance: random.Random) -> bytes:
    """The text as a site prints it."""
    items = "".join(
        ITEM.format(number=chance.randint(10_000, 99_999), title=sentence(language, chance)[:60])
        for _ in range(NEIGHBOURS)
    )
    body = "".join(f"<p>{sentence}.</p>\n" for sentence in text.split(". "))
    head = f'<meta charset="utf-8"><title>{text[:60]}</title>{SCRIPT * 160}'
    return (
        f'<!doctype html><html lang="{language}"><head>{head}</head>'
        f"<body><nav><ul>{items[: len(items) // 2]}</ul></nav>"
        f"<main><article><h1>{text[:60]}</h1>{body}</article></main>"
        f"<aside><ul>{items[len(items) // 2 :]}</ul></aside></body></html>"
    ).encode()


def record(content: bytes, number: int) -> bytes:
    """A page as a crawl keeps it."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + content
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{number:032}>\r\nWARC-Date: 2025-10-12T00:00:00Z\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def made(kind: str, size: int, file: Path) -> dict[str, int]:
    """Writes an archive of about so many bytes; how many it holds unpacked, and how many pages."""
    chance = random.Random(7)
    sources = [texts(language) for language in LANGUAGES]
    held, number, about = 0, 0, 0
    with file.open("wb") as out:
        while held < size:
            language = LANGUAGES[number % len(LANGUAGES)]
            text, relevant = next(sources[number % len(LANGUAGES)])
            raw = (
                record(page(language, text, chance), number)
                if kind == "crawl"
                else json.dumps({"text": text, "date": "2025-10-12"}, ensure_ascii=False).encode() + b"\n"
            )
            held, number, about = held + len(raw), number + 1, about + relevant
            out.write(gzip.compress(raw, 6) if kind == "crawl" else raw)
    return {"bytes": held, "pages": number, "about": about}


def main(kind: str, megabytes: str) -> None:
    """Makes the archive, scans it with one worker, prints the processor time of the scan."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / {"crawl": "archive.warc.gz", "lines": "archive.jsonl"}[kind]
        told = made(kind, int(megabytes) * 1_000_000, file)
        command = [
            sys.executable,
            "-c",
            "from onir.cli import main; main()",
            "scan",
            str(file),
            "--to",
            f"{folder}/out",
        ]
        env = {**os.environ, "ONIR_HOME": f"{folder}/home"}
        done = subprocess.run([*command, "--workers", "1", "--json"], env=env, capture_output=True, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        json.dump({**told, "user": used.ru_utime, "system": used.ru_stime, **json.loads(done.stdout)}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
