"""Two roles: the owner migrates; the desk works with rows and changes no table.

A page with a fault in it can then spoil rows, never the tables, their rules or their history.
"""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql

from onir.desk.database.cluster import SUPERUSER

OWNER = "onir_owner"
DESK = "onir_desk"
DATABASE = "onir"

OF_TABLES = sql.SQL(
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
    "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {desk}"
)
OF_SEQUENCES = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT USAGE ON SEQUENCES TO {desk}")


def make_roles(socket: Path, database: str = DATABASE) -> None:
    """The roles and a database, as far as they are missing."""
    with psycopg.connect(host=str(socket), user=SUPERUSER, dbname="postgres", autocommit=True) as server:
        for role in (OWNER, DESK):
            if not server.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
                server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        if not server.execute("SELECT FROM pg_database WHERE datname = %s", [database]).rowcount:
            named = {"database": sql.Identifier(database), "owner": sql.Identifier(OWNER)}
            server.execute(sql.SQL("CREATE DATABASE {database} OWNER {owner}").format(**named))
            server.execute(sql.SQL("REVOKE ALL ON DATABASE {database} FROM PUBLIC").format(**named))
            server.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {database} TO {desk}").format(desk=sql.Identifier(DESK), **named)
            )
    with psycopg.connect(host=str(socket), user=SUPERUSER, dbname=database, autocommit=True) as inside:
        for statement in (OF_TABLES, OF_SEQUENCES):
            inside.execute(statement.format(owner=sql.Identifier(OWNER), desk=sql.Identifier(DESK)))
        inside.execute(
            "CREATE EXTENSION IF NOT EXISTS pg_trgm"
        )  # a trusted one, yet an owner of tables need not make it


def address(socket: Path, role: str, database: str = DATABASE) -> str:
    """The address of a database on a socket, for `DATABASE_URL`.

    >>> address(Path("/run/onir"), "onir_desk")
    'postgresql://onir_desk@/onir?host=%2Frun%2Fonir'
    """
    from urllib.parse import quote  # noqa: PLC0415

    return f"postgresql://{role}@/{database}?host={quote(str(socket), safe='')}"
