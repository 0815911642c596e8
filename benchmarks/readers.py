"""One reader over one corpus, run by the Python of that reader's own environment: prints seconds and finds as JSON.

    PYTHON benchmarks/readers.py READER LANGUAGE < articles.json

Nothing but the standard library and the reader is imported here.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date
from typing import Any

Reader = Callable[[str, str], list[float]]


def onir_read() -> Reader:
    read = importlib.import_module("onir").read
    return lambda text, _: [float(claim.value) for claim in read(text, published=date(2026, 1, 31))]


def onir_mentions() -> Reader:
    mentions = importlib.import_module("onir").mentions
    return lambda text, _: [float(found.value) for found in mentions(text) if _is_number(found)]


def quantulum3() -> Reader:
    parse = importlib.import_module("quantulum3.parser").parse
    return lambda text, _: [float(quantity.value) for quantity in parse(text)]


def dateparser() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text, language: [float(day.year) for _, day in search(text, languages=[language]) or []]


READERS: dict[str, Callable[[], Reader]] = {
    "onir_read": onir_read,
    "onir_mentions": onir_mentions,
    "quantulum3": quantulum3,
    "dateparser": dateparser,
}


def _is_number(found: Any) -> bool:
    return getattr(found, "value", None) is not None


def main(name: str, language: str) -> None:
    """The first article warms the reader up; each batch is then timed."""
    warnings.simplefilter("ignore")
    batches: list[list[str]] = json.load(sys.stdin)
    read = READERS[name]()
    read(batches[0][0], language)
    seconds, found = [], []
    for batch in batches:
        start = time.perf_counter()
        found.append([read(text, language) for text in batch])
        seconds.append(time.perf_counter() - start)
    json.dump({"seconds": seconds, "found": found}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
