"""Publishers of official figures: one small module each, found by listing this folder.

A publisher's quirks stay in its own module, one reason a quirk; layouts that may change or that nobody has seen stand
in a TOML file beside it. `fetch` seals the bytes as they come, with the network; `read` turns them into observations
without it, faithfully: nothing summed, guessed or mended. The same bytes give the same rows.
"""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, Protocol

from onir.errors import NotHeld
from onir.figures.fetching.network import Client
from onir.figures.keeping.adding import Reading, Sealed
from onir.figures.source import Origin
from onir.figures.vintage import Exactness
from onir.language.messages import Wording, msg


@dataclass(frozen=True)
class Table:
    """A table a publisher keeps: `id` names it in the store in every vintage, `address` is where it is asked for."""

    id: str
    indicators: tuple[str, ...]
    title: Wording
    address: str


class Publisher(Protocol):
    """What every module of this folder offers under the name `PUBLISHER`."""

    @property
    def code(self) -> str:
        """The name in commands."""

    @property
    def name(self) -> Wording: ...

    @property
    def hosts(self) -> frozenset[str]:
        """The only hosts that are asked."""

    @property
    def tables(self) -> tuple[Table, ...]: ...

    def fetch(self, table: Table, client: Client) -> Sealed:
        """The table's bytes as they are published now: the only place where the network is used."""

    def read(self, sealed: Sealed, table: Table) -> Reading:
        """What the bytes print, with what is known of their release."""


@cache
def publishers() -> Mapping[str, Publisher]:
    """Every publisher by its code."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    found = [import_module(f"{__name__}.{name}").PUBLISHER for name in names]
    return {one.code: one for one in found}


def wanted(name: str | None, known: Mapping[str, Publisher]) -> tuple[tuple[Publisher, Table], ...]:
    """The tables a name means: all, those of a publisher, or one; NotHeld lists the names there are."""
    pairs = [(publisher, table) for publisher in known.values() for table in publisher.tables]
    chosen = [(publisher, table) for publisher, table in pairs if name in (None, publisher.code, table.id)]
    if not chosen:
        raise NotHeld(
            msg("No publisher and no table is called “{name}”.", name=str(name)),
            accepted=msg("Publishers: {codes}. Tables: {tables}.", codes=list(known), tables=[t.id for _, t in pairs]),
        )
    return tuple(chosen)


@cache
def described(name: str) -> Mapping[str, Any]:
    """The TOML file `name` of this folder: tables and layouts of a publisher."""
    return tomllib.loads((files(__name__) / name).read_text(encoding="utf-8"))


def wording(words: Mapping[str, str]) -> Wording:
    return Wording(words["en"], words["ru"], words["kk"])


def origin(
    publisher: Publisher,
    table: Table,
    sealed: Sealed,
    *,
    licence: str,
    days: tuple[str, str] = ("", ""),
    note: str = "",
) -> Origin:
    """What is known of a sealed table: the `days` of this release and of the next, where the publisher declares them.

    Without a day of release it is known as read when it was fetched.
    """
    released, following = days
    exactness: Exactness = "day" if released else "read"
    return Origin(
        source=table.id,
        table=table.id,
        publisher=publisher.name,
        title=table.title,
        address=sealed.address,
        released=released or sealed.retrieved[:10],
        exactness=exactness,
        meaning="day declared in the file" if released else "day the table was fetched; no release date is declared",
        licence=licence,
        note=note,
        following=following,
    )
