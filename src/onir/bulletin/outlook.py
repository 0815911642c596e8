"""Where the region will stand, as a part of a document: the place, and that it is a forecast, before anything else.

Words of chances are those of one scale, which is printed below. The fan's table has the ends of the interval apart, so
that a workbook can reckon with them. The source is the release the forecast starts from: no figure of it is the
publisher's own. Left out: the projects of a desk, whose part in it the page *Outlook* shows to whoever may read them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from onir.bulletin.charts import Fan
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
from onir.bulletin.source_notes import Note, notes_on_panel
from onir.figures.asking.ranking import Rank
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, msg
from onir.outlook import Outlook, Target
from onir.outlook.league import HEADS, amount, lines
from onir.standing.certainty.chances import WORDS, Chance


def part(answer: Outlook, *, task: Target | None = None) -> Part:
    """The part of an outlook in a bulletin, with the chance of a task where one was set."""
    notes = notes_on_panel(*answer.history.panels)
    heading = msg("Where {area} will stand {period:loc}", area=answer.area, period=answer.period)
    return Part("outlook", heading, tuple(_blocks(answer, task, notes)))


def _blocks(answer: Outlook, task: Target | None, notes: tuple[Note, ...]) -> Iterator[Block]:
    first, *rest = answer.sentences
    yield Paragraph((Sentence(first, notes),), "lead")
    yield Paragraph((Sentence(_forecast(answer), notes),))
    if answer.told and not answer.of_nation:
        yield KeyFigures(tuple(_key_figures(answer, notes)))
    yield Figure(Fan(answer), _figures(answer, notes), notes)
    yield Listing(tuple(Sentence(one, notes) for one in (*(() if task is None else task.sentences), *rest)))
    if answer.told:
        yield _league(answer, notes)
    yield Paragraph((Sentence(_scale()),), "quiet")


def _forecast(answer: Outlook) -> Message:
    return msg(
        "This is a forecast of {indicator}, made from “{title}” ({release}); no figure of it was published by a "
        "statistical office.",
        indicator=answer.indicator, title=answer.history.vintage.title, release=answer.history.vintage.release,
    )  # fmt: skip


def _key_figures(answer: Outlook, notes: tuple[Note, ...]) -> Iterator[KeyFigure]:
    best, worst, often = answer.ranks.likeliest(answer.row)
    top, of = Chance(answer.among(1, 3)), len(answer.areas)
    low, middle, high = answer.figures(answer.area.code)
    figure = amount(answer, middle, high - low)
    yield KeyFigure(msg("Likeliest place"), Rank(best, worst, of), msg("chance {chance}", chance=Chance(often)), notes)
    yield KeyFigure(msg("First three"), top, top.word, notes)
    yield KeyFigure(msg("Figure"), figure, msg("forecast for {period}", period=answer.period), notes)


def _figures(answer: Outlook, notes: tuple[Note, ...]) -> Table:
    """Past figures and what is foreseen, the newest first."""
    fan, unit = Fan(answer), answer.unit
    columns = (
        Column("period", msg("Period")),
        Column("value", msg("Value"), unit, number=True),
        Column("low", msg("Low end"), unit, number=True),
        Column("high", msg("High end"), unit, number=True),
    )
    low, middle, high = (fan.rounded(value) for value in fan.ends)
    foreseen = Row((answer.period, _number(middle), _number(low), _number(high)), own=True)
    past = [Row((period, _number(amount(answer, value)), BLANK, BLANK)) for period, value in fan.past[::-1]]
    title = msg("{area}: past figures and the forecast for {period}", area=answer.area, period=answer.period)
    return Table(msg("Forecast"), title, columns, (foreseen, *past), notes)


def _number(figure: Amount) -> Number:
    return Number(figure, Decimal(figure.value))


def _league(answer: Outlook, notes: tuple[Note, ...]) -> Table:
    columns = tuple(Column(f"c{place}", head, number=place > 0) for place, head in enumerate(HEADS))
    rows = tuple(Row((line.area, *line.cells), own=line.own) for line in lines(answer))
    title = msg(
        "All regions {period:loc}, the likeliest first place on top: {indicator}",
        period=answer.period, indicator=answer.indicator,
    )  # fmt: skip
    return Table(msg("Chances"), title, columns, rows, notes)


def _scale() -> Message:
    """What the words of chances mean, the surest first."""
    words = [
        msg("{word} from {chance}", word=word, chance=Percent(Decimal(round(100 * least))))
        for least, word in WORDS
        if least
    ]
    last = WORDS[-1][1]
    return msg("Words of chances: {words}, and {last} below.", words=words, last=last)
