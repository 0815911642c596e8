"""Answers of the database that are kept until a table they were read from is written to.

A whole country's indicator reads every project, and a hundred people ask for it on the morning of a sitting. The
question is kept with everything it names: who asks, as the condition on what that person sees, and of which region and
year. So nobody is ever given an answer to another condition than their own.

Whether an answer still holds is asked of the database with each question. Triggers note each transaction that writes to
a table (`models.Touched`); an answer holds as long as no such transaction has ended since the snapshot that was taken
before it was read. Numbers and clocks would not do: a transaction that began before may end after. A question that
names a table nobody watches is never kept.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db import connection

from onir.desk.indicators.models import WATCHED

Rows = Sequence[tuple[Any, ...]]

OFTEN = 20
"""Once in so many answers, what no question needs any more is thrown away."""
MOST, LARGEST = 400, 500
"""Answers kept, and rows of each: lists of projects are longer, and asked for once."""

TABLES = re.compile(r"\b(?:accounts|agreements|headquarters|pipeline|reconciling)_[a-z]+\b")
HELD = """
SELECT rows FROM indicators_keptanswer kept WHERE key = %(key)s AND NOT EXISTS (
    SELECT FROM indicators_touched
    WHERE transaction >= pg_snapshot_xmin(kept.snapshot::pg_snapshot) AND kind = ANY (kept.kinds)
      AND NOT pg_visible_in_snapshot(transaction, kept.snapshot::pg_snapshot)
) AND NOT EXISTS (
    SELECT FROM (SELECT min(transaction) AS first FROM indicators_touched) known
    WHERE first > pg_snapshot_xmin(kept.snapshot::pg_snapshot)
)
"""
"""Where what was noted does not reach back to the snapshot, the answer does not hold either."""
KEEP = """
INSERT INTO indicators_keptanswer (key, snapshot, kinds, rows, at)
VALUES (%(key)s, %(snapshot)s, %(kinds)s, %(rows)s, now())
ON CONFLICT (key) DO UPDATE SET snapshot = EXCLUDED.snapshot, kinds = EXCLUDED.kinds, rows = EXCLUDED.rows,
    at = EXCLUDED.at
"""
FORGET = (
    "DELETE FROM indicators_keptanswer WHERE at < now() - interval '1 day' OR key IN "
    "(SELECT key FROM indicators_keptanswer ORDER BY at DESC OFFSET %(most)s)",
    """DELETE FROM indicators_touched WHERE transaction < (SELECT max(transaction) FROM indicators_touched)
       AND transaction < (SELECT min(pg_snapshot_xmin(snapshot::pg_snapshot)) FROM indicators_keptanswer)""",
)
PLACE = "SELECT pg_current_snapshot()::text, system_identifier, current_database() FROM pg_control_system()"
"""Numbers of transactions mean nothing in another cluster, such as one that a backup was restored to."""


def rows(question: str, named: Mapping[str, Any]) -> Rows:
    """The answer of the database, as it would be now."""
    tables = sorted(set(TABLES.findall(question)))
    with connection.cursor() as cursor:
        if not set(tables) <= set(WATCHED):
            cursor.execute(question, named)
            return tuple(cursor.fetchall())
        cursor.execute(PLACE)
        snapshot, *place = cursor.fetchone()
        key = sha256(repr((place, question, sorted(named.items()))).encode()).hexdigest()
        cursor.execute(HELD, {"key": key})
        if (found := cursor.fetchone()) is not None:
            return _read(found[0])
        cursor.execute(question, named)
        made = tuple(cursor.fetchall())
        if len(made) <= LARGEST:
            cursor.execute(KEEP, {"key": key, "snapshot": snapshot, "kinds": tables, "rows": _written(made)})
        if secrets.randbelow(OFTEN) == 0:
            forget()
        return made


def forget() -> None:
    """Throw away what nobody will ask for."""
    with connection.cursor() as cursor:
        for statement in FORGET:
            cursor.execute(statement, {"most": MOST})


# -- as text --------------------------------------------------------------------------------------------------------

KINDS = {"n": Decimal, "t": datetime.fromisoformat, "d": date.fromisoformat}


def _written(made: Rows) -> str:
    return json.dumps(made, default=_told, separators=(",", ":"))


def _told(value: Any) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {"n": str(value)}
    return {"t" if isinstance(value, datetime) else "d": value.isoformat()}


def _read(text: str) -> Rows:
    return tuple(tuple(row) for row in json.loads(text, object_hook=_value))


def _value(told: dict[str, str]) -> Any:
    ((kind, text),) = told.items()
    return KINDS[kind](text)  # type: ignore[operator]
