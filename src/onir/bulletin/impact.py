"""What an investment brings, as a part of a document: whose table it is first, then figures, words, charts and tables.

Every range of a table is shown as words, and its ends, middle and mean stand apart for workbooks. Sources are
the input–output table and the release of regional value added; other figures are the project's own. Left out: value
added by section in every region, which a file of the appraisal has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from onir.bulletin.charts import Spreads, Waterfall
from onir.bulletin.document import (
    BLANK,
    Block,
    Column,
    Figure,
    KeyFigure,
    KeyFigures,
    Listing,
    Number,
    Paragraph,
    Part,
    Row,
    Sentence,
    Table,
)  # fmt: skip
from onir.bulletin.source_notes import Note
from onir.impact.appraisal.result import Appraisal, Phase
from onir.impact.ranges.ranges import Range
from onir.impact.telling import tables
from onir.impact.telling.appraised import Spread
from onir.language.messages import Sayable, Wording, msg

ENDS = ("p5", "p50", "p95", "mean")


def part(answer: Appraisal) -> Part:
    """The part of a project in a bulletin or a passport."""
    notes = tuple(_notes(answer))
    return Part(
        "impact",
        msg("What the investment brings: {project}", project=answer.project.name),
        tuple(_blocks(answer, notes)),
    )


def _notes(answer: Appraisal) -> Iterator[Note]:
    """Whose coefficients were used, and which release of regional value added."""
    origin, area = answer.origin, answer.area
    year = Wording(*[str(origin.year)] * 3)
    yield Note(origin.publisher, origin.title, year, (origin.economy,), origin.address)
    yield Note.of(answer.vintage, (area.country, area.code))


def _blocks(answer: Appraisal, notes: tuple[Note, ...]) -> Iterator[Block]:
    *said, terms = [Sentence(one, notes) for one in answer.sentences]
    first = 1 + answer.project.fictitious if answer.origin.borrowed else int(answer.project.fictitious)
    if first:
        yield Paragraph(tuple(said[:first]), "lead")
    yield KeyFigures(tuple(_key_figures(answer, notes)))
    yield Listing(tuple(said[first:]))
    for name, phase in tables.phases(answer):
        yield Figure(Waterfall(answer, name), None, notes)  # its means stand in the table of steps
        spreads = Spreads(answer, name)
        ranges = tables.Table("", msg("Ranges: {phase}", phase=tables.NAMED[name]), spreads.heads, spreads.rows)
        yield Figure(spreads, _table(ranges, notes), notes)
        made = (make(answer, name, phase) for make in (tables.steps, tables.regions, tables.sections))
        yield from (_table(one, notes) for one in made if one.rows)
    yield _table(tables.years(answer), notes)
    yield _table(tables.drivers(answer), notes)
    yield Paragraph((terms,), "quiet")


def _key_figures(answer: Appraisal, notes: tuple[Note, ...]) -> Iterator[KeyFigure]:
    phase, money = answer.main, answer.project.currency
    when = tables.PHASES["operation" if answer.operation else "construction"]
    for name, range_, currency in _headlines(phase, money):
        yield KeyFigure(name, Spread(range_, currency), when, notes)


def _headlines(phase: Phase, money: str) -> Iterator[tuple[Sayable, Range, str]]:
    yield msg("Value added in the region"), phase.totals["value_added", "region"], money
    yield msg("Jobs in the region"), phase.totals["jobs", "region"], ""
    yield msg("Value added elsewhere"), phase.totals["value_added", "rest"], money


def _table(told: tables.Table, notes: tuple[Note, ...]) -> Table:
    """The table with the ends, the middle and the mean of each range apart."""
    ranged = [place for place, cell in enumerate(told.rows[0]) if _range(cell)]
    columns = [Column(f"c{place}", head, number=place in ranged) for place, head in enumerate(told.heads)]
    columns += [
        Column(f"c{place}_{end}", head, number=True, apart=True)
        for place in ranged
        for end, head in zip(ENDS, _ends(told.heads[place]), strict=True)
    ]
    rows = tuple(Row((*row, *(cell for place in ranged for cell in _parted(row[place])))) for row in told.rows)
    return Table(told.title, told.title, tuple(columns), rows, notes)


def _ends(head: Sayable) -> Sequence[Sayable]:
    return (
        msg("{head}: low end", head=head), msg("{head}: middle", head=head), msg("{head}: high end", head=head),
        msg("{head}: mean", head=head),
    )  # fmt: skip


def _range(cell: Sayable) -> Range | None:
    return cell.range if isinstance(cell, Spread | tables.Scaled) else None


def _parted(cell: Sayable) -> Sequence[Sayable]:
    """Low end, middle, high end and mean as numbers."""
    if (held := _range(cell)) is None:
        return (BLANK,) * len(ENDS)
    values: list[Decimal] = [getattr(held, end) for end in ENDS]
    return [Number(Wording(*[f"{value:,f}"] * 3), value) for value in values]
