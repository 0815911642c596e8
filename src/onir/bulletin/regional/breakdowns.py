"""What the figure is made of, as far as held: investors' countries, activities, types; of a nation its regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from onir.bulletin.document import Block, Column, Formula, Number, Paragraph, Part, Place, Row, Sentence, Table
from onir.bulletin.regional.material import Material
from onir.bulletin.source_notes import Note, notes_on
from onir.figures.words import Amount
from onir.language.messages import Message, Sayable, msg
from onir.standing import Why
from onir.standing.reasons import Breakdown
from onir.standing.reasons import Part as Share
from onir.standing.reasons.sentences import Signed

HEADS = {
    "partner": msg("Country of the investor"),
    "activity": msg("Activity"),
    "type": msg("Type"),
    "region": msg("Region"),
}


def part(material: Material) -> Part | None:
    """None where no table of the parts of this indicator is known of at all."""
    answer = material.why
    if not isinstance(answer, Why) or not (answer.breakdowns or answer.missing):
        return None
    return Part("breakdowns", msg("Partners and activities"), tuple(_blocks(answer)))


def _blocks(answer: Why) -> Iterator[Block]:
    for split in answer.breakdowns:
        yield _table(answer, split)
        if left_out := [one for one in split.parts if not (one.now or one.before)]:
            yield Paragraph((Sentence(_left_out(left_out), _notes(left_out)),), "quiet")
    if answer.missing:
        yield Paragraph(tuple(Sentence(error.what) for error in answer.missing), "quiet")


def _left_out(parts: Sequence[Share]) -> Message:
    """What the table has no row for: no figure above or below zero at either end."""
    hidden = sum(one.now is None or one.before is None for one in parts)
    return msg(
        "Not in this table: {zero} with zero in both periods, {hidden} withheld or missing.",
        zero=len(parts) - hidden, hidden=hidden,
    )  # fmt: skip


def _notes(parts: Iterable[Share]) -> tuple[Note, ...]:
    return notes_on(*(cell for one in parts for cell in one.cells))


def _table(answer: Why, split: Breakdown) -> Table:
    """Parts with a figure other than zero, the largest first; what is withheld is said to be."""
    unit = answer.ends.late.unit.base
    ends = answer.ends
    columns = (
        Column("name", HEADS[split.dimension]),
        Column("now", ends.now.period, unit, number=True),
        Column("before", ends.before.period, unit, number=True),
        Column("change", msg("Change"), unit, number=True),
    )
    parts = [one for one in split.parts if one.now or one.before]
    ordered = sorted(parts, key=lambda one: (one.now is None, -(one.now or 0), one.key))
    rows = tuple(Row(tuple(_cells(place, one, unit))) for place, one in enumerate(ordered))
    title = msg(
        "{area}, {indicator}: {dimension}", area=ends.name, indicator=answer.indicator, dimension=HEADS[split.dimension]
    )
    return Table(HEADS[split.dimension], title, columns, rows, _notes(parts))


def _cells(row: int, one: Share, unit: str) -> Iterator[Sayable]:
    yield one.name
    yield _amount(one.now, unit)
    yield _amount(one.before, unit)
    if one.change is None:
        yield msg("")
    else:
        formula = Formula("difference", (Place(row, "now"), Place(row, "before")))
        yield Number(Signed(one.change, unit), one.change, formula=formula)


def _amount(value: Decimal | None, unit: str) -> Number | Message:
    return msg("not published") if value is None else Number(Amount(value, unit), value)
