"""Texts written to slow a reader down: seconds of the processor a megabyte, beside those of ordinary news.

    python -m benchmarks.adversarial [MEGABYTES]

A reader that looks at everything a bounded number of times takes twice the time for twice the text, whatever the text.
`make bench` reads a megabyte of each; ten, the default here, show the same times a megabyte and want some gigabytes of
memory where nearly every word is a claim.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import accumulate, cycle, takewhile

from benchmarks.corpus import articles

PUBLISHED = date(2026, 1, 31)


def repeated(*pieces: str) -> Callable[[int], str]:
    """A text of a size in bytes of UTF-8 from pieces that come round and round."""

    def made(size: int) -> str:
        ends = accumulate(len(piece.encode()) for piece in cycle(pieces))
        count = sum(1 for _ in takewhile(lambda end: end <= size, ends))
        return "".join(piece for piece, _ in zip(cycle(pieces), range(count), strict=False))

    return made


TEXTS: dict[str, Callable[[int], str]] = {
    "one run of digits": repeated("7"),
    "numbers inside numbers": repeated("1,7(2.3-", "4%/5)"),
    "numbers and nothing else": repeated("12 ", "7,5 "),
    "amounts and nothing else": repeated("1,7 млрд теңге "),
    "number words": repeated("жүз ", "сто ", "hundred "),
    "combining marks": repeated("o\u0308\u0301\u0323"),
    "zero-width characters": repeated("инвес\u200bтиция\u200d 5\u2060% "),
    "brackets": repeated("("),
    "quotation marks": repeated("«", "“"),
    "commas": repeated(","),
    "full stops": repeated(". "),
    "line breaks": repeated("\n"),
    "spaces": repeated(" "),
    "no spaces": repeated("инвестиция"),
    "names of regions": repeated("Атырау, ", "Абай және "),
    "years": repeated("2024 и ", "2025 года "),
    "dates": repeated("1.1.2025-", "12:30 "),
    "telephone numbers": repeated("+7 (727) ", "8 700 "),
    "ranks": repeated("3-е место после ", "Астаны и "),
    "words of the lexicon": repeated("инвестиции в основной ", "рост "),
    "negations": repeated("не ", "was not "),
    "one sentence": repeated("по данным бюро инвестиции в Атырау выросли на 5 % и составили 7 млрд тенге, "),
}


def seconds(text: str) -> float:
    from onir import read  # noqa: PLC0415 - loaded when first used, as by a reader of news

    start = time.process_time()
    read(text, published=PUBLISHED)
    return time.process_time() - start


def ordinary(size: int) -> float:
    """Seconds a megabyte of the news of the three languages, the slowest of them."""
    told = []
    for language in ("en", "kk", "ru"):
        text = "\n\n".join(article.text for article in articles(language, 1, size // 2))
        seconds(text)
        told.append(seconds(text) / len(text.encode()) * 1e6)
    return max(told)


def table(megabytes: float) -> Iterator[str]:
    """Rows of Markdown, each given as soon as it is measured."""
    size = int(megabytes * 1e6)
    usual = ordinary(min(size, 400_000))
    yield f"| text of {megabytes:g} MB | seconds a MB | times the ordinary |"
    yield "| --- | --: | --: |"
    yield f"| ordinary news, the slowest of three languages | {usual:.2f} | 1.0 |"
    for name, made in TEXTS.items():
        taken = seconds(made(size)) / megabytes
        yield f"| {name} | {taken:.2f} | {taken / usual:.1f} |"


def main(megabytes: float) -> None:
    for line in table(megabytes):
        print(line, flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
