"""The league table of a country: every region with its place, figure, share and change, all of one vintage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from onir.figures import Cell, Indicator, Panel, Store
from onir.figures.panel import UNSAID
from onir.figures.ranking import Rank, rank_of
from onir.figures.words import Amount, Percent, name_of, rounded
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period
from onir.standing.answer import Change, change_between
from onir.standing.place import Balance, balance_of, exact, part_of
from onir.standing.question import Question, newest_complete
from onir.standing.sentences import balance_said, source_said, sum_said
from onir.territory import area, country


@dataclass(frozen=True)
class Line:
    """One region of a league table; a region without a figure has no `cell`, and its rank is a range."""

    code: str
    name: Sayable
    rank: Rank
    cell: Cell | None
    share: Percent | None
    change: Change | None

    def as_dict(self) -> dict[str, Any]:
        value = None if self.cell is None or self.cell.amount is None else exact(self.cell.amount)
        return {
            "area": self.code,
            "best": self.rank.best,
            "worst": self.rank.worst,
            "value": value,
            "status": "absent" if self.cell is None else self.cell.status,
            "share_percent": None if self.share is None else exact(self.share.value),
            "change": None if self.change is None else self.change.as_dict(),
            "locators": [] if self.cell is None else list(self.cell.locators),
        }

    def columns(self) -> tuple[Sayable, ...]:
        """Rank, region, figure, share, change; blank where there is none."""
        blank = msg("")
        amount = None if self.cell is None else self.cell.amount
        value = (
            None
            if amount is None or self.cell is None
            else Amount(_short(amount, self.cell), self.cell.unit.base, full=True)
        )
        ratio = None if self.change is None else self.change.ratio
        change = None if ratio is None else Percent.of(ratio - 1, signed=True)
        return self.rank, self.name, value or blank, self.share or blank, change or blank


def _short(amount: Decimal, cell: Cell) -> Decimal:
    """An amount to a tenth of the table's unit, so that neighbours in a column can be told apart."""
    return rounded(amount, cell.unit.power - 1) if cell.decimals > 1 else amount


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
        """Every line as rank, region, figure, share and change, ready to be said."""
        return tuple(line.columns() for line in self.lines)

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
    lines = [_line(panel, before, code) for code in {**panel.cells, **dict.fromkeys(panel.absent)}]
    balance = balance_of(panel)
    said = (*asked.notes(), *_sums(panel, balance), source_said(panel.vintage))
    ordered = sorted(lines, key=lambda line: (line.rank.bounded and _unsaid(line), line.rank.best, line.code))
    return League(asked.indicator, asked.period, panel, tuple(ordered), balance, said)


def _sums(panel: Panel, balance: Balance | None) -> Iterator[Message]:
    if balance is not None:
        yield balance_said(balance)
        return
    whole = panel.cells and not panel.missing
    if whole and panel.nation is not None and panel.nation.amount is not None and panel.nation.unit.adds_up:
        yield sum_said(panel.nation, len(panel.cells))


def _unsaid(line: Line) -> bool:
    return line.cell is None or line.cell.status in UNSAID


def _line(panel: Panel, before: Panel | None, code: str) -> Line:
    cell, rank, part = panel.cells.get(code), rank_of(panel, code), part_of(panel, code)
    assert rank is not None
    name = area(code) if cell is None else name_of(cell, panel.country)
    change = None if before is None else change_between(panel, before, code)
    return Line(code, name, rank, cell, None if part is None else Percent.of(part), change)
