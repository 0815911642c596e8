"""Which column of a register's file stands for what: by words in its heading, in three languages, else a person says.

The form of the register's own file is not published, so no column is taken by its place. The words are those of public
lists of projects: `data/heads.csv`. Where two headings fit a field, the one of which more is the phrase is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from onir.desk.exchange.columns import folded
from onir.desk.reconciling.data import rows
from onir.language.messages import Message, msg

FIELDS: Mapping[str, Message] = {
    "number": msg("number in the register"),
    "title": msg("title of the project"),
    "bin": msg("BIN of the investor"),
    "investor": msg("investor"),
    "region": msg("region"),
    "sum": msg("sum of investment"),
    "stage": msg("stage or status"),
    "jobs": msg("jobs"),
    "start": msg("start"),
    "launch": msg("launch"),
}
COMPARED = ("title", "investor", "sum", "stage", "jobs", "start", "launch")
HEADED_WITHIN = 20
"""Rows from above among which the headings are."""
SCALES = ((re.compile(r"млрд|миллиард|\bbn\b|billion"), 9), (re.compile(r"млн|миллион|\bmln\b|million"), 6),
          (re.compile(r"тыс|мың|thousand"), 3))  # fmt: skip
DOLLARS = re.compile(r"долл|\busd\b|\$")
EUROS = re.compile(r"евро|еуро|\beur\b|€")


@dataclass(frozen=True)
class Unit:
    """What a sum of a column is counted in."""

    times: Decimal = Decimal(1)
    currency: str = "KZT"

    @classmethod
    def of(cls, head: str) -> Unit:
        """As a heading says it; tenge where it says nothing.

        >>> Unit.of("Сумма инвестиций, млн тенге").times, Unit.of("Investment, USD million").currency
        (Decimal('1000000'), 'USD')
        """
        said = head.casefold()
        power = next((power for word, power in SCALES if word.search(said)), 0)
        currency = "USD" if DOLLARS.search(said) else "EUR" if EUROS.search(said) else "KZT"
        return cls(Decimal(10) ** power if power else Decimal(1), currency)


def recognised(heads: Sequence[Any]) -> dict[str, int]:
    """At which place each field stands, counted from 0, as far as the words of its heading are known.

    >>> recognised(["№ п/п", "Наименование проекта", "БИН", "Сумма инвестиций, млн тенге"])
    {'title': 1, 'bin': 2, 'sum': 3}
    """
    found: dict[str, tuple[float, int]] = {}
    for place, head in enumerate(heads):
        field, fit = _fit(str(head or ""))
        if field and fit > found.get(field, (0, 0))[0]:
            found[field] = fit, place
    return {field: found[field][1] for field in FIELDS if field in found}


def _fit(head: str) -> tuple[str, float]:
    """The field whose phrase is the longest in the heading, and how much of the heading it is."""
    said = folded(head)
    phrases = [(len(phrase), row["field"]) for row in rows("heads") if (phrase := folded(row["phrase"])) in said]
    if not said or not phrases:
        return "", 0
    length, field = max(phrases)
    return field, length / len(said)
