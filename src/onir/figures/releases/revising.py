"""Revision statistics: how far the figures of a table move after they are first printed, by their age.

A revision is later less earlier, in logarithms where both are above zero, otherwise as a difference in base units. A
step lies between two releases that follow one another, the total between the first and the last. Age is the time from
the end of the period to the earlier release, since tables of few releases give no count of releases to speak of. The
standard error of the mean is robust to shocks that all areas of one period share. What needs several releases (the
noise ratio, news and noise, the efficient release) stands in `settling`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from onir.errors import NotHeld
from onir.figures.indicators import Indicator, indicator
from onir.figures.panel import Cell
from onir.figures.releases.aging import age_at
from onir.figures.releases.differences import differ
from onir.figures.releases.histories import plain
from onir.figures.releases.settling import BANDS, SETTLED, Settlement, settlement
from onir.figures.store import Store
from onir.figures.vintage import Released, Vintage
from onir.language.messages import Message, msg

FEWEST = 3
"""Releases below which the statistics are those of one episode, not of a publisher's habit."""

Name = tuple[str, ...]


@dataclass(frozen=True)
class Spread:
    """Mean and mean absolute revision of `cells`; `error`: standard error of the mean, None for a single period."""

    cells: int
    mean: Decimal
    absolute: Decimal
    error: Decimal | None

    def as_dict(self) -> dict[str, Any]:
        return {
            "cells": self.cells,
            "mean": _short(self.mean),
            "mean_absolute": _short(self.absolute),
            "standard_error": None if self.error is None else _short(self.error),
        }


@dataclass(frozen=True)
class Statistics:
    """What was revised among the cells of an age (`first` to `last` quarters; a last of None has no bound).

    `logs` are of cells above zero in both releases, `differences` (base units) of the others. `relative` is the sum of
    absolute revisions over the sum of absolute earlier figures. `ranked` places were compared, `moved` of them differ.
    """

    first: int
    last: int | None
    cells: int
    revised: int
    signs: int
    relative: Decimal | None
    logs: Spread | None
    differences: Spread | None
    ranked: int
    moved: int

    @property
    def age(self) -> str:
        return f"{self.first}+" if self.last is None else f"{self.first}–{self.last}"

    def as_dict(self) -> dict[str, Any]:
        return {
            "age_quarters": [self.first, self.last],
            "cells": self.cells,
            "revised": self.revised,
            "sign_changes": self.signs,
            "relative": None if self.relative is None else _short(self.relative),
            "log_revision": None if self.logs is None else self.logs.as_dict(),
            "difference": None if self.differences is None else self.differences.as_dict(),
            "ranks_compared": self.ranked,
            "ranks_moved": self.moved,
        }


@dataclass(frozen=True)
class Step:
    """The revisions between two releases of a table: of all ages together, and by age."""

    old: Vintage
    new: Vintage
    unit: str
    whole: Statistics
    ages: tuple[Statistics, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "old": self.old.as_dict(),
            "new": self.new.as_dict(),
            "unit": self.unit,
            "all": self.whole.as_dict(),
            "ages": [one.as_dict() for one in self.ages],
        }


@dataclass(frozen=True)
class Revisions:
    """The answer of `revisions` for a table: its releases, the steps between them and, of three or more, the total.

    `settlement` is None of a single release.
    """

    indicator: Indicator
    table: str
    vintages: tuple[Vintage, ...]
    steps: tuple[Step, ...]
    total: Step | None
    settlement: Settlement | None

    @property
    def sentences(self) -> tuple[Message, ...]:
        """How many releases this rests on, and what is not known of them."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        count = len(self.vintages)
        yield msg(
            "{indicator}, “{title}”: {n} {n:plural:release|releases}.",
            indicator=self.indicator, title=self.vintages[-1].title, n=count,
        )  # fmt: skip
        if count == 1:
            yield msg("Only one release is held: nothing is known of its revisions.")
        elif count < FEWEST:
            yield msg("Fewer than three releases: these figures tell of one revision, not of a habit.")
        for vintage in self.vintages:
            if count > 1 and vintage.exactness not in ("day", "month"):
                yield msg(
                    "When the release read {date} came out is not known; ages by it are at most these.",
                    date=Released(vintage.released),
                )

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(one.say(language) for one in self.sentences)

    def as_dict(self) -> dict[str, Any]:
        """The statistics as JSON; `log_revision` in natural logarithms, `difference` in base units."""
        return {
            "indicator": self.indicator.code,
            "table": self.table,
            "releases": len(self.vintages),
            "steps": [step.as_dict() for step in self.steps],
            "total": None if self.total is None else self.total.as_dict(),
            "settlement": None if self.settlement is None else self.settlement.as_dict(),
            "notes": [one.say("en") for one in self.sentences],
        }


def revisions(code: str, *, settled: int = SETTLED, store: Store | None = None) -> tuple[Revisions, ...]:
    """The revision statistics of every table of an indicator, those of most releases first.

    `settled`: at how many quarters a figure counts as settled.
    """
    store, concept = store or Store.open(), indicator(code)
    tables: dict[str, list[Vintage]] = defaultdict(list)
    for vintage in store.vintages(code):
        tables[vintage.table].append(vintage)
    if not tables:
        raise NotHeld(
            msg("No table of {indicator} is held.", indicator=concept),
            then=msg("“onir figures list” shows the tables, their periods and their releases."),
        )
    found = [_of_table(store, concept, tuple(held), settled) for held in tables.values()]
    return tuple(sorted(found, key=lambda one: (-len(one.vintages), one.table)))


def _of_table(store: Store, concept: Indicator, vintages: tuple[Vintage, ...], settled: int) -> Revisions:
    steps = tuple(_step(store, concept.code, old, new) for old, new in pairwise(vintages))
    total = _step(store, concept.code, vintages[0], vintages[-1]) if len(vintages) >= FEWEST else None
    table = vintages[-1].table
    settles = settlement(concept.code, table, settled=settled, store=store) if len(vintages) > 1 else None
    return Revisions(concept, table, vintages, steps, total, settles)


@dataclass(frozen=True)
class _Pair:
    """A cell in two releases, its age in quarters, and whether its place moved (None: it has none in both)."""

    old: Cell
    new: Cell
    age: int
    moved: bool | None


def _step(store: Store, code: str, old: Vintage, new: Vintage) -> Step:
    pairs = list(_pairs(store, code, old, new))
    unit = pairs[0].new.unit.base if pairs else ""
    ages = [_statistics([pair for pair in pairs if _within(pair.age, *band)], *band) for band in BANDS]
    return Step(old, new, unit, _statistics(pairs, 0, None), tuple(one for one in ages if one.cells))


def _within(age: int, first: int, last: int | None) -> bool:
    return first <= age and (last is None or age <= last)


def _pairs(store: Store, code: str, old: Vintage, new: Vintage) -> Iterator[_Pair]:
    """Cells with a figure in both releases: of the regions where the table prints them, else of the nation."""
    from onir.figures.asking import expressions as asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    table = store.observations.filter(store.observations.indicator == code)
    sides = asking.compared(table, old.key, new.key)
    rows = asking.executed(store.engine, sides.filter(sides.old_value.notnull(), sides.new_value.notnull()))
    ranks = {key: _ranks(store, table, key) for key in (old.key, new.key)}
    regional = any("-" in row["area"] for row in rows)
    for row in rows:
        if not regional or "-" in row["area"]:
            then, now = store.side(row, "old"), store.side(row, "new")
            assert then is not None
            assert now is not None
            name = tuple(row[column] for column in asking.CELL)
            was, is_ = ranks[old.key].get(name), ranks[new.key].get(name)
            moved = None if was is None or is_ is None or was[-1] != is_[-1] else was != is_
            yield _Pair(then, now, age_at(then.period, old), moved)


def _ranks(store: Store, table: Any, key: str) -> Mapping[Name, tuple[int, int, int]]:
    from onir.figures.asking import expressions as asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    rows = asking.executed(store.engine, asking.rank(table.filter(table.vintage == key)))
    return {tuple(row[name] for name in asking.CELL): (row["best"], row["worst"], row["of"]) for row in rows}


def _statistics(pairs: Sequence[_Pair], first: int, last: int | None) -> Statistics:
    steps = [(pair, *_amounts(pair)) for pair in pairs]
    logs = [(pair, new.ln() - old.ln()) for pair, old, new in steps if old > 0 and new > 0]
    others = [(pair, new - old) for pair, old, new in steps if old <= 0 or new <= 0]
    size = sum((abs(old) for _, old, _ in steps), Decimal(0))
    ranked = [pair.moved for pair in pairs if pair.moved is not None]
    return Statistics(
        first,
        last,
        cells=len(pairs),
        revised=sum(differ(pair.old, pair.new) for pair in pairs),
        signs=sum(old * new < 0 for _, old, new in steps),
        relative=sum((abs(new - old) for _, old, new in steps), Decimal(0)) / size if size else None,
        logs=_spread(logs),
        differences=_spread(others),
        ranked=len(ranked),
        moved=sum(ranked),
    )


def _amounts(pair: _Pair) -> tuple[Decimal, Decimal]:
    assert pair.old.amount is not None
    assert pair.new.amount is not None
    return pair.old.amount, pair.new.amount


def _spread(found: Sequence[tuple[_Pair, Decimal]]) -> Spread | None:
    """ρ̄, mean |ρ| and √(T / (T − 1) · Σ_t (Σ_j (ρ_jt − ρ̄))²) / n over areas j of T periods t."""
    if not found:
        return None
    count = len(found)
    mean = sum((value for _, value in found), Decimal(0)) / count
    clusters: dict[Any, Decimal] = defaultdict(Decimal)
    for pair, value in found:
        clusters[pair.new.period] += value - mean
    apart, few = sum((one * one for one in clusters.values()), Decimal(0)), len(clusters)
    error = None if few < 2 else (apart * few / (few - 1)).sqrt() / count
    return Spread(count, mean, sum((abs(value) for _, value in found), Decimal(0)) / count, error)


def _short(value: Decimal) -> str | None:
    """Six significant digits, without an exponent."""
    return plain(round(value, 5 - value.adjusted()) if value else Decimal(0))
