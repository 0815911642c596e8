"""The league table, and the same as bars: every region with its place, figure, share and change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onir.bulletin.charts import Bars
from onir.bulletin.document import BLANK, Column, Figure, Formula, Number, Part, Place, Row, Table
from onir.bulletin.regional.material import Material, place_number
from onir.bulletin.source_notes import Note, notes_on, notes_on_panel, together
from onir.figures import Cell
from onir.figures.words import Amount
from onir.language.messages import Sayable, Wording, msg
from onir.standing import League
from onir.standing.league import Line, in_column
from onir.territory import country


def part(material: Material) -> Part | None:
    """None where no region has a figure."""
    answer = material.league
    if not answer.panel.known:
        return None
    blocks = (Figure(Bars(answer, material.area.code), None, material.on_the_league), table(answer, material.area.code))
    return Part("league", msg("Among all regions"), blocks)


def table(answer: League, own: str) -> Table:
    """The table with the country's row below; columns that are blank in every row are left out."""
    made = _Made(answer)
    rows = [Row(made.cells(index, line), line.code == own) for index, line in enumerate(answer.lines)]
    rows += [] if answer.panel.nation is None else [Row(made.nation(answer.panel.nation))]
    kept = [place for place in range(len(made.columns)) if any(row.cells[place] is not BLANK for row in rows)]
    return Table(
        msg("League table"),
        answer.title,
        tuple(made.columns[place] for place in kept),
        tuple(Row(tuple(row.cells[place] for place in kept), row.own) for row in rows),
        _notes(answer),
    )


def _notes(answer: League) -> tuple[Note, ...]:
    early = (line.change.before for line in answer.lines if line.change is not None)
    return (*notes_on_panel(answer.panel), *notes_on(*early))


@dataclass(frozen=True)
class _Made:
    """The rows of a league table, with what their numbers are reckoned from: the year before and the country's row."""

    answer: League

    @property
    def columns(self) -> Sequence[Column]:
        nation = self.answer.panel.nation or next(iter(self.answer.panel.cells.values()))
        unit = nation.unit.base if nation.unit.is_money else ""
        return (
            Column("rank", msg("Rank"), number=True),
            Column("moved", msg("Places won"), number=True),
            Column("name", msg("Region")),
            Column("value", msg("Value"), unit, number=True),
            Column("share", msg("Share"), number=True),
            Column("change", msg("Change"), number=True),
            Column("before", msg("A year before"), unit, number=True, apart=True),
            Column("cell", msg("Cell"), apart=True),
        )

    def cells(self, index: int, line: Line) -> tuple[Sayable, ...]:
        """A row of cells; what `Line.columns` says is said here too."""
        _, moved, name, value, share, change = line.columns()
        before = None if line.change is None else line.change.before
        return (
            self._rank(index, line),
            BLANK if line.moved is None else Number(moved, line.moved, "count"),
            name,
            msg("not published") if line.cell is None or line.cell.amount is None else _amount(line.cell, value),
            BLANK if line.share is None else Number(share, line.share, "percent", 1, self._share(index)),
            BLANK if before is None else _change(index, line, change),
            BLANK
            if before is None or before.amount is None
            else _amount(before, Amount(before.amount, before.unit.base)),
            _locators(line.cell),
        )

    def nation(self, cell: Cell) -> tuple[Sayable, ...]:
        """The last row, without a place; the sum of the rows where the table prints none."""
        name = country(self.answer.panel.country).nation
        said = in_column(cell)
        value: Sayable = BLANK if said is None else _amount(cell, said)
        if isinstance(value, Number) and cell.status == "derived" and not self.answer.panel.missing:
            rows = tuple(Place(row, "value") for row in range(len(self.answer.lines)))
            value = Number(value.said, value.value, value.kind, value.places, Formula("sum", rows))
        return (BLANK, BLANK, name, value, BLANK, BLANK, BLANK, _locators(cell))

    def _rank(self, index: int, line: Line) -> Sayable:
        said = place_number(line.rank)
        if not isinstance(said, Number) or self.answer.panel.missing:
            return said
        others = [Place(row, "value") for row in range(len(self.answer.lines))]
        return Number(said.said, said.value, "count", 0, Formula("rank", (Place(index, "value"), *others)))

    def _share(self, index: int) -> Formula:
        return Formula("ratio", (Place(index, "value"), Place(len(self.answer.lines), "value")))


def _amount(cell: Cell, said: Sayable) -> Number:
    assert cell.amount is not None
    return Number(said, cell.amount, places=max(0, cell.decimals - cell.unit.power))


def _change(index: int, line: Line, said: Sayable) -> Sayable:
    assert line.change is not None
    if line.change.ratio is None:
        return BLANK
    formula = Formula("growth", (Place(index, "value"), Place(index, "before")))
    return Number(said, line.change.ratio - 1, "percent", 1, formula)


def _locators(cell: Cell | None) -> Sayable:
    """File and lines, which are the same in every language."""
    if cell is None:
        return BLANK
    return Wording(*["; ".join(together(cell.locators))] * 3)
