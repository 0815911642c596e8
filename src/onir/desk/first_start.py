"""What a start does before anybody is served: tables brought up to date, and an administrator where there is nobody."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connections

from onir.errors import NotHeld, Unavailable
from onir.language.messages import msg

NAME = "administrator"


@contextmanager
def in_words() -> Iterator[None]:
    """What a database refuses, said to a person; connections are closed, since the server's workers have their own."""
    try:
        yield
    except OperationalError as fault:
        raise Unavailable(msg("The database does not answer: {reason}.", reason=_first_line(fault))) from fault
    except ProgrammingError as fault:
        raise Unavailable(
            msg("The database refuses to bring its tables up to date: {reason}.", reason=_first_line(fault)),
            then=msg("Name the role that owns them: {setting}", setting="ONIR_DATABASE_OWNER_URL=postgresql://…"),
        ) from fault
    finally:
        connections.close_all()


def brought_up_to_date(database: str) -> str | None:
    """All that; the password of the first administrator, if this start makes one."""
    with in_words():
        migrate(database)
        return first_administrator()


def migrate(database: str) -> None:
    """Bring the tables up to date, as the role that owns them; NotHeld where a newer Öñir did so already."""
    _check_edition(database)
    call_command("migrate", database=database, verbosity=0, interactive=False)
    from onir.desk.database.sealing import seal  # noqa: PLC0415 - names models

    seal(database)


def _check_edition(database: str) -> None:
    """Rows in tables that are not known here would be written without what the newer version has in them."""
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415 - loads the models

    loader = MigrationLoader(connections[database])
    known = {*loader.disk_migrations, *(one for merged in loader.replacements.values() for one in merged.replaces)}
    if unknown := sorted(set(loader.applied_migrations) - known):
        raise NotHeld(
            msg(
                "The database was brought up to date by a newer Öñir; this one does not know: {changes}.",
                changes=[".".join(one) for one in unknown],
            ),
            then=msg("Start that version, or restore the backup made before it was installed."),
        )


def _first_line(fault: Exception) -> str:
    return str(fault).partition("\n")[0].rstrip(".")


def first_administrator() -> str | None:
    """The password of a new administrator, kept nowhere; None where people are there already."""
    from onir.desk.accounts.models import User  # noqa: PLC0415 - only once Django is set up

    if User.objects.exists():
        return None
    password = secrets.token_urlsafe(12)
    User.objects.create_user(NAME, password, role="administrator", must_change_password=True)
    return password
