"""One table of those held, as the pages of figures ask about it: its releases, its subjects, its figures alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from onir.desk.held import edition, store
from onir.errors import NotHeld
from onir.figures import Cell, Diff, HeldTable, Store, diff, list_figures
from onir.figures.asking.engines import rows
from onir.figures.store import Held
from onir.figures.words import Amount
from onir.language.messages import Message, Wording, msg
from onir.standing.reasons.activities import activity_names
from onir.territory import partner_name

KEPT = 64
"""Tables that a worker keeps open."""

ALL = "_T"


@dataclass(frozen=True)
class Table:
    """A table in all its releases, oldest first; `parts` are what it holds of one indicator and country."""

    name: str
    parts: tuple[HeldTable, ...]
    store: Store

    @property
    def held(self) -> tuple[Held, ...]:
        return self.store.held

    @property
    def title(self) -> Wording:
        return self.held[-1].vintage.title

    @property
    def publisher(self) -> Wording:
        return self.held[-1].vintage.publisher


def tables() -> tuple[HeldTable, ...]:
    """What is held, table by table; the indicators of a table apart."""
    return _listed(edition())


def table_of(name: str) -> Table:
    """The table of that name, with a store that holds nothing else."""
    return _table(name, edition())


@lru_cache(maxsize=1)
def _listed(edition: object) -> tuple[HeldTable, ...]:  # noqa: ARG001 - a key
    return list_figures(store=store())


@lru_cache(maxsize=KEPT)
def _table(name: str, edition: object) -> Table:  # noqa: ARG001 - a key
    parts = tuple(one for one in tables() if one.table == name)
    if not parts:
        raise NotHeld(
            msg("No table “{name}” is held.", name=name), then=msg("The page of figures lists the tables held.")
        )
    own = store()
    return Table(name, parts, own.without([one.vintage for one in own.held if one.vintage.table != name]))


@lru_cache(maxsize=KEPT)
def cuts(name: str, indicator: str, edition: object) -> tuple[tuple[str, str], ...]:
    """Pairs of partner and activity of which a table prints figures, all together first."""
    own = _table(name, edition).store
    printed = own.printed
    found = printed.filter(printed.indicator == indicator).select("partner", "activity").distinct()
    pairs = {(row["partner"], row["activity"]) for row in rows(own.engine, found)}
    return tuple(sorted(pairs, key=lambda pair: tuple((code != ALL, code) for code in pair)))


def changes(table: Table, old: str, new: str, period: str) -> Diff:
    """What the release `new` changed in `old`; it takes seconds to find, and stays until a table is added."""
    return _changes(table.name, old, new, period, edition())


@lru_cache(maxsize=KEPT)
def _changes(name: str, old: str, new: str, period: str, edition: object) -> Diff:
    return diff(old, new, period=period or None, store=_table(name, edition).store)


def part_named(code: str, *, activity: bool = False) -> Wording | Message:
    """A partner or an activity, or all of them, by name."""
    if code == ALL:
        return msg("all together")
    if activity:
        return activity_names().get(code, Wording(code, code, code))
    return Wording(*(partner_name(code, language) for language in ("en", "ru", "kk")))


def in_full(cell: Cell) -> Amount | Message:
    """The figure to its last digit, or that there is none."""
    if cell.amount is None:
        return msg("not published")
    return Amount(cell.amount, cell.unit.base, full=True)


def address_of(cell: Cell) -> str:
    """The permanent address of a figure: it names the release, and so says the same for as long as that is held."""
    place = (cell.vintage.table, cell.indicator, cell.area, str(cell.period))
    return address_at(place, release=cell.vintage.key, partner=cell.partner, activity=cell.activity)


def address_at(place: tuple[str, str, str, str], **more: str) -> str:
    """The same of a figure by the codes of its table, indicator, area and period."""
    own = reverse("figures_figure", args=place)
    return own + query({name: code for name, code in more.items() if code != ALL})


def query(words: dict[str, str]) -> str:
    """The words of an address after its question mark; nothing where none has been said."""
    said = {name: word for name, word in words.items() if word}
    return f"?{urlencode(said, safe=':')}" if said else ""
