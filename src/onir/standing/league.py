"""The league table of a country: every region with its place, figure, share and change, all of one vintage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from onir.figures import Cell, Indicator, Panel, Store
from onir.figures.asking.ranking import Rank, rank_of
from onir.figures.corrections.correcting import corrections_said
from onir.figures.panel import UNSAID
from onir.figures.words import Amount, Percent, name_of, rounded
from onir.language.collation import sort_key
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.standing.answer import Change, change_between
from onir.standing.ends import same_regions
from onir.standing.place import Balance, balance_of, exact, part_of
from onir.standing.question import Question, newest_complete
from onir.standing.sentences import balance_said, source_said, sum_said
from onir.territory import area, country

Order = Literal["place", "name", "change", "moved"]
ORDERS: tuple[Order, ...] = ("place", "name", "change", "moved")
"""What a league table can be sorted by."""


@dataclass(frozen=True)
class PlacesWon:
    """Places won or lost, with their sign; no place moved is an equals sign, which no eye takes for a number."""

    places: int

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The steps in digits.

        >>> PlacesWon(2).say("en"), PlacesWon(-1).say("kk"), PlacesWon(0).say("ru")
        ('+2', '−1', '=')
        """
        sign = "+" if self.places > 0 else "−"
        return f"{sign}{abs(self.places)}" if self.places else "="


@dataclass(frozen=True)
class Line:
    """One region of a league table; a region without a figure has no `cell`, and its rank is a range.

    `earlier` is the place a year before in the same release, among the same regions.
    """

    code: str
    name: Sayable
    rank: Rank
    cell: Cell | None
    share: Fraction | None
    change: Change | None
    earlier: Rank | None = None

    @property
    def moved(self) -> int | None:
        """Places won on the year before; None where one of the two is not certain, or the regions were others."""
        if self.earlier is None or self.earlier.bounded or self.rank.bounded:
            return None
        return self.earlier.best - self.rank.best

    def as_dict(self) -> dict[str, Any]:
        value = None if self.cell is None or self.cell.amount is None else exact(self.cell.amount)
        return {
            "area": self.code,
            "best": self.rank.best,
            "worst": self.rank.worst,
            "places_won": self.moved,
            "value": value,
            "status": "absent" if self.cell is None else self.cell.status,
            "share_percent": None if self.share is None else round(float(self.share * 100), 4),
            "change": None if self.change is None else self.change.as_dict(),
            "locators": [] if self.cell is None else list(self.cell.locators),
        }

    def columns(self) -> tuple[Sayable, ...]:
        """Rank, places won, region, figure, share, change; blank where there is none."""
        blank = msg("")
        value = None if self.cell is None else in_column(self.cell)
        ratio = None if self.change is None else self.change.ratio
        change = None if ratio is None else Percent.of(ratio - 1, signed=True)
        moved = blank if self.moved is None else PlacesWon(self.moved)
        share = blank if self.share is None else Percent.of(self.share)
        return self.rank, moved, self.name, value or blank, share, change or blank


def in_column(cell: Cell) -> Amount | None:
    """The amount to a tenth of the table's unit, so that neighbours in a column can be told apart; None without one."""
    if cell.amount is None:
        return None
    short = rounded(cell.amount, cell.unit.power - 1) if cell.decimals > 1 else cell.amount
    return Amount(short, cell.unit.base, full=True)


@dataclass(frozen=True)
class League:
    """The answer of `league`: the first place first, regions without a figure last."""

    indicator: Indicator
    period: Period
    panel: Panel
    lines: tuple[Line, ...]
    balance: Balance | None
    notes: tuple[Message, ...]

    @property
    def title(self) -> Message:
        nation = country(self.panel.country).nation
        return msg("{country}, {indicator} {period:loc}", country=nation, indicator=self.indicator, period=self.period)

    @property
    def rows(self) -> tuple[tuple[Sayable, ...], ...]:
        """Every line as rank, places won, region, figure, share and change, ready to be said."""
        return tuple(line.columns() for line in self.lines)

    def sorted_by(self, key: Order, language: str) -> League:
        """The same table in another order; by name as the language sorts, lines without the figure last."""
        if key == "name":
            named = {line.code: sort_key(line.name.say(language), language) for line in self.lines}
            return replace(self, lines=tuple(sorted(self.lines, key=lambda line: named[line.code])))
        figure = _FIGURES[key]
        told = [(figure(line), line) for line in self.lines]
        known = sorted(((value, line) for value, line in told if value is not None), key=lambda one: -one[0])
        return replace(self, lines=(*(line for _, line in known), *(line for value, line in told if value is None)))

    def as_csv(self, language: str) -> str:
        """The table for programs: names in `language`, numbers in base units with a decimal point."""
        from onir.standing.league_csv import written  # noqa: PLC0415 - needed only to write

        return written(self, language)

    def as_dict(self) -> dict[str, Any]:
        """The table as JSON: amounts in base units, shares and changes in per cent."""
        return {
            "country": self.panel.country,
            "indicator": self.indicator.code,
            "period": str(self.period),
            "among": self.panel.layout,
            "vintage": self.panel.vintage.as_dict(),
            "regions": [line.as_dict() for line in self.lines],
            "sums": None if self.balance is None else self.balance.as_dict(),
            "notes": [note.say("en") for note in self.notes],
        }


def league(
    period: str | Period,
    *,
    country: str = "KZ",
    indicator: str | None = None,
    as_of: date | None = None,
    store: Store | None = None,
) -> League:
    """Every region of a country by its place; the change is that of the region itself, blank across a split."""
    asked = Question.of(country, period, code=indicator, as_of=as_of, store=store)
    panel = newest_complete(asked.panels())
    before = next((early for now, early in asked.pairs() if now.vintage == panel.vintage), None)
    earlier = before if before is not None and same_regions(panel, before) else None
    lines = [_line(panel, before, earlier, code) for code in {**panel.cells, **dict.fromkeys(panel.absent)}]
    balance = balance_of(panel)
    others = () if before is None or earlier is not None else (_other_regions(),)
    said = (*asked.notes(), *others, *_sums(panel, balance), source_said(panel.vintage))
    ordered = sorted(lines, key=lambda line: (_unsaid(line), line.rank.best, line.code))
    return League(asked.indicator, asked.period, panel, tuple(ordered), balance, said)


def _other_regions() -> Message:
    return msg("Places are not compared with the year before: the regions of the two are not the same throughout.")


def _sums(panel: Panel, balance: Balance | None) -> Iterator[Message]:
    """What was put right in the cells, then what they add up to."""
    yield from corrections_said(panel.cells.values())
    if balance is not None:
        yield balance_said(balance)
        return
    whole = panel.cells and not panel.missing
    if whole and panel.nation is not None and panel.nation.amount is not None and panel.nation.unit.adds_up:
        yield sum_said(panel.nation, len(panel.cells))


def _unsaid(line: Line) -> bool:
    return line.cell is None or line.cell.status in UNSAID


def _line(panel: Panel, before: Panel | None, earlier: Panel | None, code: str) -> Line:
    cell, rank, part = panel.cells.get(code), rank_of(panel, code), part_of(panel, code)
    assert rank is not None
    name = area(code) if cell is None else name_of(cell, panel.country)
    change = None if before is None else change_between(panel, before, code)
    was = None if earlier is None else rank_of(earlier, code)
    return Line(code, name, rank, cell, part, change, was)


_FIGURES: Mapping[Order, Callable[[Line], Fraction | None]] = {
    "place": lambda line: None if _unsaid(line) else Fraction(-line.rank.best),
    "change": lambda line: None if line.change is None else line.change.ratio,
    "moved": lambda line: None if line.moved is None else Fraction(line.moved),
}
"""What a line is sorted by, the largest first."""
