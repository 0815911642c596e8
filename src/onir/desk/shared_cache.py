"""What all workers of the desk remember together for a while, in PostgreSQL: who tried to sign in how often.

Django's own cache in a database is not taken: it throws counts away where many callers make many of them, and reads its
values with pickle, so that whoever can write a row could run a program. Values here are what JSON has.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

OFTEN = 100
"""Once in so many writings, values that are over are thrown away."""

GET = "SELECT value FROM api_remembered WHERE key = %(key)s AND until > clock_timestamp()"
SET = """
    INSERT INTO api_remembered AS held (key, value, until)
        VALUES (%(key)s, %(value)s, clock_timestamp() + %(seconds)s * interval '1 second')
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until
"""
ADD = f"{SET} WHERE held.until <= clock_timestamp() RETURNING 1"
DELETE = "DELETE FROM api_remembered WHERE key = %(key)s AND until > clock_timestamp()"
FORGET = "DELETE FROM api_remembered WHERE until <= clock_timestamp()"


class SharedCache(BaseCache):
    """A cache as Django has them; `add` is one statement, so that two workers never both add."""

    def __init__(self, _place: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        row = self._one(GET, key, version)
        return default if row is None else json.loads(row[0])

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._write(SET, key, value, timeout, version)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._write(ADD, key, value, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(DELETE, {"key": self.make_and_validate_key(key, version)})
            return bool(cursor.rowcount)

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM api_remembered")

    def _one(self, question: str, key: str, version: int | None) -> tuple[Any, ...] | None:
        with connection.cursor() as cursor:
            cursor.execute(question, {"key": self.make_and_validate_key(key, version)})
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row

    def _write(self, statement: str, key: str, value: Any, timeout: Any, version: int | None) -> int:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        named = {"key": self.make_and_validate_key(key, version), "value": json.dumps(value), "seconds": seconds}
        with connection.cursor() as cursor:
            cursor.execute(statement, named)
            written = int(cursor.rowcount)
            if secrets.randbelow(OFTEN) == 0:
                cursor.execute(FORGET)
        return written
