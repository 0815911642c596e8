"""What no session of the desk gets around: rows that are only ever added, and triggers that no setting turns off.

django-pgtrigger lets a session name triggers that are to be passed over (`pgtrigger.ignore`), and any role may set
that. No part of the desk needs it, so one that never agrees takes the place of the function that reads the setting. The
library writes its own anew with every trigger that a migration brings, so this is done after the migrations of every
start, and is none itself. And the role of the desk loses the right to change or delete where rows are only added, so
that not even a missing trigger would let it. Where one role owns the tables and serves the desk, that second lock is
not there: nobody can keep an owner from what is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

import pgtrigger
from django.db import connections
from psycopg import sql

APPEND_ONLY = "append_only"
"""What a trigger is called that refuses changes and deletions."""

NEVER = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""
TAKEN = "REVOKE UPDATE, DELETE, TRUNCATE ON {tables} FROM {desk}"


def append_only() -> Iterator[str]:
    """The tables whose rows are only ever added: logs, ledgers, and the history of every record."""
    for model, trigger in pgtrigger.registered():
        if trigger.name == APPEND_ONLY:
            yield model._meta.db_table


def seal(database: str) -> None:
    """Close both ways, as the role that owns the tables; done anew, it changes nothing."""
    owner, desk = (str(connections[one].settings_dict["USER"]) for one in (database, "default"))
    tables = [sql.Identifier(name) for name in sorted(append_only())]
    with connections[database].cursor() as cursor:
        cursor.execute(NEVER)
        if desk and desk != owner:
            taken = sql.SQL(TAKEN).format(tables=sql.SQL(", ").join(tables), desk=sql.Identifier(desk))
            cursor.execute(taken)
