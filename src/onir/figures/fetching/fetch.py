"""The verb `figures fetch`: what publishers print now becomes vintages of the store.

The same bytes are the same vintage, so fetching twice adds nothing. One table that fails does not stop the others. A
run that is stopped is gone on with by the next one (`leftovers.py`). For a timer, only what is due is asked for. A file
taken by hand, where the network or the publisher's page fails, is read as the publisher's table in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from onir.errors import BadInput, OnirError
from onir.figures.fetching.leftovers import leftovers
from onir.figures.fetching.network import Client, Coming, no_word
from onir.figures.keeping.adding import Added, Sealed, add
from onir.figures.keeping.shelf import home
from onir.figures.releases.releasing import due_tables
from onir.figures.sources import Publisher, Table, publishers, wanted
from onir.figures.store import Store
from onir.language.messages import Message, msg


def unseen(_: Table, __: Coming) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True)
class Fetched:
    """A table that was asked for: the vintage it is, or why there is none."""

    publisher: Publisher
    table: Table
    added: Added | None
    error: OnirError | None = None

    @property
    def told(self) -> Message:
        """What came of it, in words."""
        if self.error is not None:
            return msg("Not fetched. {error}", error=self.error)
        assert self.added is not None
        if not self.added.new:
            return msg("Held already, nothing new.")
        rows, release = self.added.kept.rows, self.added.vintage.release
        return msg("{n} {n:plural:cell|cells} kept, {release}.", n=rows, release=release)

    def as_dict(self) -> dict[str, Any]:
        told = {"table": self.table.id, "error": None if self.error is None else self.error.say("en")}
        return told | ({} if self.added is None else self.added.as_dict())


def fetch_figures(
    name: str | None = None,
    *,
    due: bool = False,
    tell: Callable[[Message], None] = no_word,
    watch: Callable[[Table, Coming], None] = unseen,
    home_folder: Path | None = None,
    known: Mapping[str, Publisher] | None = None,
) -> Iterator[Fetched]:
    """Fetch all tables, those of a publisher or one, each as soon as it is kept or has failed.

    With `due`, those alone of which a release is due today or overdue; what has never been held is not due.
    """
    chosen = wanted(name, known or publishers())
    if due:
        waiting = due_tables(date.today(), Store.open(home_folder))
        chosen = tuple((publisher, table) for publisher, table in chosen if table.id in waiting)
    with leftovers(home_folder or home()) as left:
        clients: list[Client] = []
        for publisher, table in chosen:
            client = Client(publisher.hosts, tell=tell, watch=partial(watch, table), leftovers=left)
            yield _fetched(publisher, table, client, home_folder)
            clients.append(client)
        for client in clients:
            client.done()


def _fetched(publisher: Publisher, table: Table, client: Client, home_folder: Path | None) -> Fetched:
    """The vintage of a table, or why there is none; what an answer was refused for is not left to be used again."""
    try:
        sealed = publisher.fetch(table, client)
    except OnirError as error:
        client.refused()
        return Fetched(publisher, table, None, error)
    try:
        return Fetched(publisher, table, add(sealed, publisher.read(sealed, table), home_folder=home_folder))
    except OnirError as error:
        return Fetched(publisher, table, None, error)


def read_by_hand(
    name: str, file: Path, *, home_folder: Path | None = None, known: Mapping[str, Publisher] | None = None
) -> Fetched:
    """A file that a person took from the publisher, kept as the table `name`; the network is not used."""
    chosen = wanted(name, known or publishers())
    if len(chosen) > 1:
        raise BadInput(
            msg("“{name}” means several tables; a file is one of them.", name=name),
            accepted=msg("Accepted: {tables}.", tables=[table.id for _, table in chosen]),
        )
    if not file.is_file():
        raise BadInput(msg("There is no such file."), where=str(file))
    publisher, table = chosen[0]
    sealed = Sealed(file.read_bytes(), file.name, table.address, date.today().isoformat())
    return Fetched(publisher, table, add(sealed, publisher.read(sealed, table), home_folder=home_folder))
