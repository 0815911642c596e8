"""One reader over one corpus, run by the Python of that reader's own environment: prints its seconds of the processor
and its finds as JSON.

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
from datetime import date, timedelta
from typing import Any

Reader = Callable[[str, str], list[str]]
"""What is read of a text in a language, one string a find: "1.7 times", "5000000 USD", "2025-01..2025-06",
"2024-12-31", "rank 3 of 20"; a bare "5" where the unit was not understood."""

CURRENCIES = {"dollar": "USD", "tenge": "KZT", "euro": "EUR", "rouble": "RUB", "ruble": "RUB"}


def figure(value: Any, unit: str = "") -> str:
    return f"{float(value):.15g} {unit}".strip()


def onir_read() -> Reader:
    read = importlib.import_module("onir").read
    return lambda text, _: [figure(claim.value, claim.unit) for claim in read(text, published=date(2026, 1, 31))]


def onir_mentions() -> Reader:
    mentions = importlib.import_module("onir").mentions
    return lambda text, _: [_mentioned(found) for found in mentions(text)]


def _mentioned(found: Any) -> str:
    if found.kind == "rank":
        return f"rank {found.value} of {found.of}"
    if found.value is not None:
        return figure(found.value, found.unit or "")
    if found.months is not None:
        return "{:02}..{:02}".format(*found.months)
    period = found.period
    return str(found.day) if period is None else f"{period.first_day:%Y-%m}..{period.last_day:%Y-%m}"


def quantulum3() -> Reader:
    parse = importlib.import_module("quantulum3.parser").parse
    return lambda text, _: [figure(found.value, _unit(found.unit.name)) for found in parse(text)]


def _unit(name: str) -> str:
    """The unit of a peer by its own name for it."""
    if "percent" in name:
        return "percent"
    return next((code for word, code in CURRENCIES.items() if word in name.lower()), "")


def dateparser() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text, language: [f"{day:%Y-%m-%d}" for _, day in search(text, languages=[language]) or []]


def natasha() -> Reader:
    library = importlib.import_module("natasha")
    words = library.MorphVocab()
    money, dates = library.MoneyExtractor(words), library.DatesExtractor(words)
    return lambda text, _: [
        *(figure(found.fact.amount, found.fact.currency) for found in money(text)),
        *(_day(found.fact.year, found.fact.month, found.fact.day) for found in dates(text)),
    ]


def _day(*parts: int | None) -> str:
    return "-".join(f"{part:02}" for part in parts if part is not None)


def recognizers() -> Reader:
    """Its English rules: it has neither Russian nor Kazakh."""
    suite = importlib.import_module("recognizers_suite")
    ways = ("number", "currency", "percentage", "ordinal", "datetime")
    all_of = [getattr(suite, f"recognize_{way}") for way in ways]
    return lambda text, _: [said for way in all_of for found in way(text, "en-us") for said in _recognized(found)]


def _recognized(found: Any) -> list[str]:
    resolution = found.resolution or {}
    if "values" in resolution:
        return [_span(one) for one in resolution["values"]]
    value = (resolution.get("value") or "").rstrip("%")
    try:
        return [figure(value, "percent" if found.type_name == "percentage" else resolution.get("isoCurrency") or "")]
    except ValueError:  # "null" of an amount without a value
        return []


def _span(resolved: dict[str, str]) -> str:
    """A day, or the months of a span that ends before the first of the next."""
    if "start" not in resolved or "end" not in resolved:
        return resolved.get("value", "")
    try:
        first, after = date.fromisoformat(resolved["start"]), date.fromisoformat(resolved["end"])
    except ValueError:  # a span of hours
        return resolved["start"]
    return f"{first:%Y-%m}..{after - timedelta(days=1):%Y-%m}"


READERS: dict[str, Callable[[], Reader]] = {
    "onir_read": onir_read,
    "onir_mentions": onir_mentions,
    "quantulum3": quantulum3,
    "recognizers": recognizers,
    "natasha": natasha,
    "dateparser": dateparser,
}


def main(name: str, language: str) -> None:
    """The first article warms the reader up; each batch is then timed, in seconds of the processor."""
    warnings.simplefilter("ignore")
    batches: list[list[str]] = json.load(sys.stdin)
    read = READERS[name]()
    read(batches[0][0], language)
    seconds, found = [], []
    for batch in batches:
        start = time.process_time()
        found.append([read(text, language) for text in batch])
        seconds.append(time.process_time() - start)
    json.dump({"seconds": seconds, "found": found}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
