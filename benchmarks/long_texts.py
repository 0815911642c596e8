"""How long a press text of 5,000 words takes to be judged and said, as on the desk: `python -m benchmarks.long_texts`.

The texts are those of the tests, one after another, of one language and of all in turn: a claim every ten or fifteen
words, several times as dense as a newspaper. Processor time, the median of five; the tables asked are at hand, as in a
desk that has answered before, and no answer is.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path
from statistics import median

from onir.claims.checking import check
from onir.claims.checking.tables import Remembering
from onir.claims.telling.told import told
from onir.figures import Store

TEXTS = Path(__file__).parent.parent / "tests" / "claims" / "texts"
WORDS, RUNS = 5000, 5


def bodies(language: str) -> list[str]:
    """The texts alone, without their gold claims."""
    files = sorted(TEXTS.glob(f"*/{language}/*.txt"))
    return [file.read_text("utf-8").split("\n---\n")[1].strip() for file in files]


def long_texts() -> Iterator[tuple[str, str]]:
    """A text of each language that is answered in, and one in which all that are read take turns."""
    for language in ("kk", "ru", "en"):
        yield language, _cut(bodies(language))
    turns = zip_longest(*(bodies(language) for language in ("kk", "ru", "en", "es")))
    yield "all", _cut([text for text in chain(*turns) if text])


def _cut(texts: list[str]) -> str:
    found: list[str] = []
    left = WORDS
    for text in texts:
        if left <= 0:
            break
        found.append(" ".join(text.split(" ")[:left]))
        left -= len(text.split())
    return "\n\n".join(found)


def main() -> None:
    figures = Remembering(Store.open())
    for name, text in long_texts():
        seconds = []
        for run in range(RUNS + 1):
            start = time.process_time()
            report = check(text, store=figures)
            told(report, "ru")
            if run:  # the first one asks the tables
                seconds.append(time.process_time() - start)
        words, claims = len(text.split()), len(report.claims)
        print(f"{name:4} {words} words, {claims} claims: {median(seconds):.2f} s")


if __name__ == "__main__":
    main()
