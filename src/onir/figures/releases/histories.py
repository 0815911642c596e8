"""One cell through its releases: what each said of it, how far that had moved, and where the area stood then.

A revision is a step between two releases of the same territory; a growth rate has both its ends in one release, so that
the two are never mixed. A release that prints parts of the period gives their exact sum, as everywhere.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onir.errors import NotHeld
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.corrections.correcting import corrections_said
from onir.figures.indicators import Indicator, indicator
from onir.figures.layouts import seen_from
from onir.figures.panel import Cell
from onir.figures.remarks import same_territory
from onir.figures.store import Store, Subject
from onir.figures.vintage import Released, Vintage
from onir.figures.words import Amount, Percent, name_of
from onir.language.messages import Message, Wording, msg
from onir.measure import Period
from onir.territory import Area, partner_name
from onir.territory import area as known_area


@dataclass(frozen=True)
class Edition:
    """A cell in one release; `earlier` is the release before of the same territory, `base` the year before in this one.

    `rank` is the place the area had in this release; None for a nation.
    """

    cell: Cell
    rank: Rank | None
    earlier: Cell | None
    base: Cell | None

    @property
    def vintage(self) -> Vintage:
        return self.cell.vintage

    @property
    def revision(self) -> Decimal | None:
        """In base units, on the release before."""
        if self.earlier is None or self.earlier.amount is None or self.cell.amount is None:
            return None
        return self.cell.amount - self.earlier.amount

    @property
    def revised(self) -> Fraction | None:
        """The same as a ratio (1.05 for +5 %); None from zero or below."""
        return None if self.earlier is None else ratio_of(self.cell, self.earlier)

    @property
    def growth(self) -> Fraction | None:
        """The ratio to the year before, both of this release."""
        return None if self.base is None else growth_of(self.cell, self.base)

    def as_dict(self) -> dict[str, Any]:
        """The edition as JSON: amounts in base units as decimal strings, ratios in per cent."""
        return {
            "vintage": self.vintage.as_dict(),
            "value": plain(self.cell.amount),
            "unit": self.cell.unit.base,
            "status": self.cell.status,
            "revision": plain(self.revision),
            "revision_percent": percent(self.revised),
            "growth_percent": percent(self.growth),
            "rank": None if self.rank is None else rank_dict(self.rank),
            "locators": list(self.cell.locators),
            "correction": self.cell.correction,
        }

    def as_line(self) -> dict[str, Any]:
        """The edition flat, as a line of CSV has it."""
        told = self.as_dict()
        vintage, rank = told.pop("vintage"), told.pop("rank") or {}
        return {
            **{name: vintage[name] for name in ("released", "released_exactness", "table")},
            **told,
            **rank,
            "locators": "; ".join(told["locators"]),
        }


CSV_COLUMNS = (
    "released", "released_exactness", "table", "value", "unit", "status", "revision", "revision_percent",
    "growth_percent", "best", "worst", "of", "locators", "correction",
)  # fmt: skip


@dataclass(frozen=True)
class History:
    """The answer of `history`, oldest release first."""

    indicator: Indicator
    area: Area
    period: Period
    editions: tuple[Edition, ...]

    @property
    def title(self) -> Message:
        name = name_of(self.editions[-1].cell, self.area.country)
        return msg(
            "{area}, {indicator} {period:loc}, release by release",
            area=name, indicator=self.indicator, period=self.period,
        )  # fmt: skip

    @property
    def sentences(self) -> tuple[Message, ...]:
        """How far the figure and the place have moved since the first release."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        cell = self.editions[-1].cell
        if alone := [code for code in (cell.partner, cell.activity) if code != "_T"]:
            names = [Wording(*(partner_name(code, language) for language in ("en", "ru", "kk"))) for code in alone]
            yield msg("These are figures of {names} alone.", names=names)
        yield from self._moved()
        yield from corrections_said(edition.cell for edition in self.editions)

    def _moved(self) -> Iterator[Message]:
        first, last = self.editions[0], self.editions[-1]
        if first is last:
            yield msg("Only one release gives this figure: nothing is known of its revisions.")
            return
        if len({edition.cell.extent for edition in self.editions}) > 1:
            yield msg("The releases draw the borders of the region differently; no revision is told across them.")
        dates = {"old": Released(first.vintage.released), "new": Released(last.vintage.released)}
        if first.cell.amount is not None and last.cell.amount is not None and first.cell.extent == last.cell.extent:
            amounts = {"then": said(first.cell), "now": said(last.cell)}
            yield msg("Release of {old}: {then}; release of {new}: {now}.", **amounts, **dates)
        if first.rank is not None and last.rank is not None:
            ranks = {"then": first.rank, "now": last.rank, "of": last.rank.of}
            yield msg(
                "Place by the release of {old}: {then}; by the release of {new}: {now} of {of}.", **ranks, **dates
            )

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """Title and sentences, one a line."""
        return "\n".join(one.say(language) for one in (self.title, *self.sentences))

    def as_dict(self) -> dict[str, Any]:
        return {
            "indicator": self.indicator.code,
            "area": self.area.code,
            "partner": self.editions[-1].cell.partner,
            "activity": self.editions[-1].cell.activity,
            "period": str(self.period),
            "editions": [edition.as_dict() for edition in self.editions],
        }

    def as_csv(self) -> str:
        """One line a release under a header, for programs; the columns are those of the JSON."""
        target = io.StringIO(newline="")
        lines = csv.DictWriter(target, CSV_COLUMNS, lineterminator="\n")
        lines.writeheader()
        lines.writerows(edition.as_line() for edition in self.editions)
        return target.getvalue()


def history(
    code: str,
    area: str | Area,
    period: str | Period,
    *,
    partner: str = "_T",
    activity: str = "_T",
    store: Store | None = None,
) -> History:
    """One cell in every release that gives it; NotHeld where none does."""
    store, concept = store or Store.open(), indicator(code)
    found = known_area(area)
    wanted = period if isinstance(period, Period) else Period.parse(period)
    subject = Subject(concept.code, found.country, partner, activity)
    editions = tuple(_editions(store, subject, found, wanted))
    if editions:
        return History(concept, found, wanted, editions)
    if code not in store.indicators(found.country):
        raise store.not_held(code, found.country)
    raise NotHeld(
        msg("No release held gives {indicator} of {area} for {period}.", indicator=concept, area=found, period=wanted),
        then=msg("“onir figures list” shows the tables, their periods and their releases."),
    )


def _editions(store: Store, subject: Subject, found: Area, period: Period) -> Iterator[Edition]:
    bases = {panel.vintage: panel for panel in store.panels(period=period.year_before(), **subject._asdict())}
    earlier: Cell | None = None
    for panel in store.panels(period=period, **subject._asdict()):
        own = seen_from(panel, found.code)
        cell = own.cell(found.code)
        if cell is None:
            continue
        before = bases.get(panel.vintage)
        base = None if before is None else seen_from(before, found.code).cell(found.code)
        same = earlier if earlier is not None and earlier.extent == cell.extent else None
        yield Edition(cell, rank_of(own, found.code), same, base)
        earlier = cell


def ratio_of(now: Cell, before: Cell) -> Fraction | None:
    """The ratio of two cells of one territory; None where the earlier is zero or below, or the later below zero."""
    if now.amount is None or before.amount is None or now.extent != before.extent:
        return None
    return Fraction(now.amount) / Fraction(before.amount) if before.amount > 0 and now.amount >= 0 else None


def growth_of(now: Cell, before: Cell) -> Fraction | None:
    """The ratio of two periods of one vintage; None also where a remark of the table says they are no match."""
    return ratio_of(now, before) if same_territory(now, before) else None


def said(cell: Cell) -> Amount | Message:
    """The amount of a cell in words, or that it has none."""
    if cell.amount is None:
        return msg("not published")
    return Amount(cell.amount, cell.unit.base)


def percent_said(ratio: Fraction | None) -> Percent | Message:
    """A ratio as a signed percentage; blank where there is none."""
    return msg("") if ratio is None else Percent.of(ratio - 1, signed=True)


def percent(ratio: Fraction | None) -> float | None:
    """A ratio in per cent for programs: 4.5 for 1.045."""
    return None if ratio is None else round(float((ratio - 1) * 100), 4)


def plain(value: Decimal | None) -> str | None:
    """A decimal as JSON keeps it: a string without an exponent."""
    return None if value is None else f"{value:f}"


def rank_dict(rank: Rank) -> dict[str, Any]:
    """A place as JSON shows it."""
    return {"best": rank.best, "worst": rank.worst, "of": rank.of}
