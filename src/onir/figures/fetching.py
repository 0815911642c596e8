"""The verb `figures fetch`: what publishers print now becomes vintages of the store.

The same bytes are the same vintage, so fetching twice adds nothing. One table that fails does not stop the others. A
file taken by hand, where the network or the publisher's page fails, is read as the publisher's table in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onir.errors import BadInput, OnirError
from onir.figures.adding import Added, Sealed, add
from onir.figures.network import Client, no_word
from onir.figures.sources import Publisher, Table, publishers, wanted
from onir.language.messages import Message, msg


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


def fetch_figures(
    name: str | None = None,
    *,
    tell: Callable[[Message], None] = no_word,
    home_folder: Path | None = None,
    known: Mapping[str, Publisher] | None = None,
) -> Iterator[Fetched]:
    """Fetch all tables, those of a publisher or one, each as soon as it is kept or has failed."""
    for publisher, table in wanted(name, known or publishers()):
        client = Client(publisher.hosts, tell=tell)
        try:
            sealed = publisher.fetch(table, client)
            yield Fetched(publisher, table, add(sealed, publisher.read(sealed, table), home_folder=home_folder))
        except OnirError as error:
            yield Fetched(publisher, table, None, error)


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
