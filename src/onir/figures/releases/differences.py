"""What a later vintage of a table changes: cells, growth rates and ranks, each side from its own vintage alone.

Figures are compared as printed, at the coarser of the two precisions, so that a table printed with fewer places is no
revision. A growth rate has moved when it prints differently to a tenth of a per cent. Growth and ranks are those of all
partners and activities together, or with `by` of each partner or activity, in every period both print and in whole
years; other periods when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.errors import BadInput
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.corrections.correcting import corrections_said
from onir.figures.layouts import comparable, country_of
from onir.figures.panel import Cell, Panel
from onir.figures.releases.histories import growth_of, percent, plain, rank_dict, ratio_of, said
from onir.figures.store import ALL, Cut, Held, Store
from onir.figures.vintage import Released, Vintage
from onir.figures.words import Percent
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period

APART = ("partner", "activity")
"""What growth and ranks can be told apart by."""


@dataclass(frozen=True)
class Revised:
    """A cell that both vintages print, with another figure."""

    old: Cell
    new: Cell

    @property
    def difference(self) -> Decimal | None:
        """In base units; None where either side withholds its figure."""
        return None if self.old.amount is None or self.new.amount is None else self.new.amount - self.old.amount

    @property
    def figures(self) -> tuple[Sayable, Sayable]:
        """Both figures in words, as they are printed where words would round the difference away."""
        if said(self.old).say("en") != said(self.new).say("en"):
            return said(self.old), said(self.new)
        old, new = (msg("{n} {unit}", n=cell.value or 0, unit=str(cell.unit)) for cell in (self.old, self.new))
        return old, new

    @property
    def sign_changed(self) -> bool:
        return self.old.amount is not None and self.new.amount is not None and self.old.amount * self.new.amount < 0

    def as_dict(self) -> dict[str, Any]:
        return {
            **_named(self.new),
            "old": plain(self.old.amount),
            "new": plain(self.new.amount),
            "unit": self.new.unit.base,
            "old_status": self.old.status,
            "new_status": self.new.status,
            "difference": plain(self.difference),
            "percent": percent(ratio_of(self.new, self.old)),
            "locators": [*self.old.locators, *self.new.locators],
            "corrections": [one.correction for one in (self.old, self.new) if one.correction],
        }


@dataclass(frozen=True)
class Regrown:
    """A growth rate on the year before that moves: both ratios, each of one vintage."""

    cell: Cell
    old: Fraction
    new: Fraction

    @property
    def points(self) -> Fraction:
        """By how many percentage points."""
        return (self.new - self.old) * 100

    def as_dict(self) -> dict[str, Any]:
        return {**_named(self.cell), "old_percent": percent(self.old), "new_percent": percent(self.new)}


@dataclass(frozen=True)
class Moved:
    """A place that moves; on comparable units where the two vintages print other sets of regions."""

    cell: Cell
    old: Rank
    new: Rank

    @property
    def places(self) -> int:
        """How far, a rise being above zero."""
        return self.old.best - self.new.best

    def as_dict(self) -> dict[str, Any]:
        return {**_named(self.cell), "old": rank_dict(self.old), "new": rank_dict(self.new), "places": self.places}


@dataclass(frozen=True)
class Diff:
    """The answer of `diff`: of `common` cells those revised, those only one side prints, growth and ranks that move.

    What has moved furthest stands first.
    """

    old: Vintage
    new: Vintage
    common: int
    revised: tuple[Revised, ...]
    appeared: tuple[Cell, ...]
    gone: tuple[Cell, ...]
    growth: tuple[Regrown, ...]
    ranks: tuple[Moved, ...]

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What changed, counted."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        dates = {"old": Released(self.old.released), "new": Released(self.new.released)}
        yield msg("“{title}”: the release of {new} after the release of {old}.", title=self.new.title, **dates)
        signs = sum(one.sign_changed for one in self.revised)
        yield msg(
            "Of {common} cells that both print, {revised} were revised, {signs} of them to the other sign.",
            common=self.common, revised=len(self.revised), signs=signs,
        )  # fmt: skip
        yield msg(
            "Cells printed for the first time: {appeared}; no longer printed: {gone}.",
            appeared=len(self.appeared), gone=len(self.gone),
        )  # fmt: skip
        yield msg(
            "Growth rates that moved: {growth}; ranks that moved: {ranks}, by up to {places}.",
            growth=len(self.growth), ranks=len(self.ranks), places=abs(self.ranks[0].places) if self.ranks else 0,
        )  # fmt: skip
        yield from corrections_said(cell for one in self.revised for cell in (one.old, one.new))

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(one.say(language) for one in self.sentences)

    def as_dict(self) -> dict[str, Any]:
        """The diff as JSON, every cell of it."""
        return {
            "old": self.old.as_dict(),
            "new": self.new.as_dict(),
            "common": self.common,
            "revised": [one.as_dict() for one in self.revised],
            "appeared": [cell.as_dict() for cell in self.appeared],
            "gone": [cell.as_dict() for cell in self.gone],
            "growth": [one.as_dict() for one in self.growth],
            "ranks": [one.as_dict() for one in self.ranks],
        }


def diff(
    old: str, new: str, *, period: str | Period | None = None, by: str | None = None, store: Store | None = None
) -> Diff:
    """Two vintages of one table, named by date of release or key; with `period` only that one, reckoned if need be.

    `by`: growth and ranks of each partner, or of each activity, instead of all together.
    """
    store = store or Store.open()
    before, after = _vintages(store, old, new)
    wanted = Period.parse(period) if isinstance(period, str) else period
    common, revised, appeared, gone = _cells(store, before.vintage, after.vintage, wanted)
    pairs = [
        pair
        for cut in _cuts(store, before.vintage, after.vintage, by)
        for pair in _panels(store, before, after, wanted, cut)
    ]
    return Diff(
        before.vintage,
        after.vintage,
        common,
        revised,
        appeared,
        gone,
        tuple(sorted(_growth(store, pairs), key=lambda one: -abs(one.points))),
        tuple(sorted(_ranks(pairs), key=lambda one: -abs(one.places))),
    )


def _vintages(store: Store, old: str, new: str) -> tuple[Held, Held]:
    """The one pair of vintages of one table that is meant, the older first."""
    first, second = (
        [one for one in store.held if name in (one.vintage.released, one.vintage.key, one.source.source)]
        for name in (old, new)
    )
    pairs = [
        (one, other)
        for one in first
        for other in second
        if one.vintage.table == other.vintage.table and one.vintage != other.vintage
    ]
    if len(pairs) == 1:
        one, other = sorted(pairs[0], key=lambda held: held.vintage.order)
        return one, other
    raise BadInput(
        msg("No two releases of one table are meant by “{old}” and “{new}”.", old=old, new=new)
        if not pairs
        else msg("More than one table has the releases “{old}” and “{new}”.", old=old, new=new),
        accepted=msg("Tables of several releases: {tables}.", tables=_revisable(store) or "–"),
        then=msg("Name each by its date of release or by its key."),
    )


def _revisable(store: Store) -> list[Message]:
    tables = [one.vintage.table for one in store.held]
    return [
        msg("{key} ({date})", key=one.source.source, date=one.vintage.released)
        for one in store.held
        if tables.count(one.vintage.table) > 1
    ]


def _cells(
    store: Store, old: Vintage, new: Vintage, period: Period | None
) -> tuple[int, tuple[Revised, ...], tuple[Cell, ...], tuple[Cell, ...]]:
    from onir.figures.asking import expressions as asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    sides = asking.compared(store.observations, old.key, new.key)
    if period is not None:
        inside = [code for code in _printed(store, old, new) if period.contains(Period.parse(code))]
        sides = sides.filter(sides.period.isin(inside))
    both = sides.filter(sides.old_vintage.notnull(), sides.new_vintage.notnull())
    (counted,) = asking.executed(store.engine, both.aggregate(cells=both.count()))
    pairs = [
        (store.side(row, "old"), store.side(row, "new"))
        for row in asking.executed(store.engine, asking.differing(sides))
    ]
    revised = [Revised(one, other) for one, other in pairs if one and other and differ(one, other)]
    return (
        counted["cells"],
        tuple(sorted(revised, key=lambda one: (-_size(one), *_order(one.new)))),
        tuple(sorted((other for one, other in pairs if one is None and other is not None), key=_order)),
        tuple(sorted((one for one, other in pairs if other is None and one is not None), key=_order)),
    )


def _printed(store: Store, *vintages: Vintage) -> set[str]:
    return {code for one in store.held if one.vintage in vintages for code in one.kept.periods}


def differ(one: Cell, other: Cell) -> bool:
    """Whether two printings of a cell are two figures, at the coarser of their precisions."""
    if one.value is None or other.value is None or one.unit != other.unit:
        return one.amount != other.amount
    places = min(one.decimals, other.decimals)
    return round(one.value, places) != round(other.value, places)


def _size(one: Revised) -> Decimal:
    return abs(one.difference or Decimal(0))


def _order(cell: Cell) -> tuple[str, Period, str, str, str]:
    return cell.indicator, cell.period, cell.area, cell.partner, cell.activity


def _cuts(store: Store, old: Vintage, new: Vintage, by: str | None) -> list[Cut]:
    """What panels are about: all together, or each partner or activity that both print."""
    if by is None:
        return [ALL]
    if by not in APART:
        raise BadInput(msg("Nothing is told apart by “{by}”.", by=by), accepted=msg("Accepted: {names}.", names=APART))
    from onir.figures.asking import expressions as asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    table = store.observations
    printed = []
    for vintage in (old, new):
        rows = asking.executed(store.engine, table.filter(table.vintage == vintage.key).select(by).distinct())
        printed.append({row[by] for row in rows})
    return [Cut(**{by: code}) for code in sorted(printed[0] & printed[1])]


def _panels(store: Store, old: Held, new: Held, period: Period | None, cut: Cut) -> Iterator[tuple[Panel, Panel]]:
    """Panels of both vintages for every indicator, country and period."""
    for code in sorted({*old.kept.indicators} & {*new.kept.indicators}):
        for land in sorted({*old.kept.countries} & {*new.kept.countries}):
            for each in [period] if period else _periods(old, new):
                found = {panel.vintage: panel for panel in _cut(store, code, each, land, cut)}
                if old.vintage in found and new.vintage in found:
                    yield found[old.vintage], found[new.vintage]


def _cut(store: Store, code: str, period: Period, land: str, cut: Cut) -> tuple[Panel, ...]:
    return store.panels(code, period, country=land, partner=cut.partner, activity=cut.activity)


def _periods(old: Held, new: Held) -> Sequence[Period]:
    both = {Period.parse(code) for code in {*old.kept.periods} & {*new.kept.periods}}
    return sorted(both | {Period.of_years(one.year, one.year) for one in both})


def _ranks(pairs: Sequence[tuple[Panel, Panel]]) -> Iterator[Moved]:
    for old, new in pairs:
        before, after = (old, new) if old.layout == new.layout else (comparable(old), comparable(new))
        for code, cell in after.cells.items():
            then, now = rank_of(before, code), rank_of(after, code)
            if then is not None and now is not None and (then.best, then.worst) != (now.best, now.worst):
                yield Moved(cell, then, now)


def _growth(store: Store, pairs: Sequence[tuple[Panel, Panel]]) -> Iterator[Regrown]:
    bases: dict[tuple[Any, ...], dict[Vintage, Panel]] = {}
    for old, new in pairs:
        asked = (old.indicator, old.period.year_before(), old.country, Cut(old.partner, old.activity))
        if asked not in bases:
            bases[asked] = {panel.vintage: panel for panel in _cut(store, *asked)}
        earlier = bases[asked]
        if old.vintage in earlier and new.vintage in earlier:
            yield from _regrown((old, earlier[old.vintage]), (new, earlier[new.vintage]))


def _regrown(old: tuple[Panel, Panel], new: tuple[Panel, Panel]) -> Iterator[Regrown]:
    for code in (*new[0].cells, country_of(new[0].country)):
        then, now = _growth_of(*old, code), _growth_of(*new, code)
        cell = new[0].cell(code)
        if cell and then is not None and now is not None and Percent.of(then) != Percent.of(now):
            yield Regrown(cell, then, now)


def _growth_of(now: Panel, before: Panel, code: str) -> Fraction | None:
    late, early = now.cell(code), before.cell(code)
    return None if late is None or early is None else growth_of(late, early)


def _named(cell: Cell) -> dict[str, Any]:
    return {
        "indicator": cell.indicator,
        "area": cell.area,
        "partner": cell.partner,
        "activity": cell.activity,
        "period": str(cell.period),
    }
