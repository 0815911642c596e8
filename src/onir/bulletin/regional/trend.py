"""Through time: the figure as a line, the place among all regions, and both period by period in a table."""

from __future__ import annotations

from collections.abc import Iterator

from onir.bulletin.charts import Chart, Places, Trend
from onir.bulletin.document import BLANK, Block, Column, Figure, Number, Paragraph, Part, Row, Table
from onir.bulletin.regional.material import Material, missing, place_number, ranks_of, told
from onir.bulletin.source_notes import Note, notes_on, notes_on_panel
from onir.figures.releases.histories import said
from onir.language.messages import Sayable, Wording, msg
from onir.standing import Histories, RankHistory
from onir.standing.timeline import Moment


def part(material: Material) -> Part | None:
    """None for a nation, which has no place; for a region of one period a sentence, since one point is no line."""
    if not material.is_region:
        return None
    answer = material.history
    heading = msg("Through time")
    if not isinstance(answer, RankHistory):
        return Part("trend", heading, (Paragraph(missing(answer)),))
    notes = notes_on_panel(*(moment.panel for moment in answer.moments))
    if len(answer.moments) == 1:
        only = msg(
            "Figures of {area} within these borders are held for {period} alone, so nothing is drawn through time.",
            area=answer.name, period=answer.moments[0].period,
        )  # fmt: skip
        return Part("trend", heading, (Paragraph(told([only], notes)),))
    return Part("trend", heading, tuple(_blocks(material, answer, notes)))


def _blocks(material: Material, answer: RankHistory, notes: tuple[Note, ...]) -> Iterator[Block]:
    yield Figure(Trend(answer), None, notes_on(*(moment.cell for moment in answer.moments)))
    yield Paragraph(told(answer.sentences, notes))
    places = Places(material.histories, answer)
    yield Figure(places, places_table(material.histories, answer, places), notes)
    yield _table(answer, notes)


def _table(answer: RankHistory, notes: tuple[Note, ...]) -> Table:
    """Period by period, the newest first; the place among the regions printed where the other is on joined units."""
    unit = answer.moments[-1].cell.unit
    columns = (
        Column("period", msg("Period")),
        Column("value", msg("Value"), unit.base if unit.is_money else "", number=True),
        Column("rank", msg("Rank"), number=True),
        Column("of", msg("Regions compared"), number=True),
        *([Column("printed", msg("Of regions printed"), number=True)] if answer.joined else []),
    )
    rows = tuple(Row(tuple(_cells(moment, answer))) for moment in reversed(answer.moments))
    return Table(
        msg("Through time"),
        msg("{area}, {indicator}", indicator=answer.indicator, area=answer.name),
        columns,
        rows,
        notes,
    )


def _cells(moment: Moment, answer: RankHistory) -> Iterator[Sayable]:
    cell, printed = moment.cell, moment.printed
    yield moment.period
    yield (
        said(cell)
        if cell.amount is None
        else Number(said(cell), cell.amount, places=0 if cell.unit.power else cell.decimals)
    )
    yield place_number(moment.rank)
    yield Number(msg("{n}", n=moment.rank.of), moment.rank.of, "count")
    if answer.joined:
        yield BLANK if printed is None else msg("{rank} of {of}", rank=printed, of=printed.of)


def places_table(answer: Histories, own: RankHistory, chart: Chart) -> Table:
    """Region by region, a place a period, which are named by their years."""
    periods = answer.periods
    years = [Wording(*[f"{period.year}"] * 3) for period in periods]
    columns = (Column("area", msg("Region")), *(Column(str(year), year, number=True) for year in years))
    rows = (
        Row((line.name, *ranks_of([line.at(period) for period in periods], BLANK)), own=line.code == own.code)
        for line in answer.lines
    )
    notes = notes_on_panel(*(moment.panel for line in answer.lines for moment in line.moments))
    return Table(
        msg("Places"), msg("Places of all regions: {indicator}", indicator=chart.subject), columns, tuple(rows), notes
    )
