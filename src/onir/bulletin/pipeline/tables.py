"""Tables that several documents have: projects, agreements, what is owed, issues; of none there is, a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onir.bulletin.document import BLANK, Block, Column, Number, Paragraph, Row, Sentence, Table
from onir.bulletin.pipeline.part import sum_cells, sum_columns
from onir.bulletin.pipeline.records import UNSAID, Agreement, Hurdle, Owed, Project, Reading, Talk
from onir.bulletin.pipeline.sources import OFFICE, day, on_lines, worth
from onir.bulletin.source_notes import Note
from onir.figures.words import Amount
from onir.language.messages import Message, Sayable, Wording, msg

NOTHING = msg("Nothing has been entered.")
UNREAD = msg("Left out: the role that this document was made for may not read these records.")

LISTED = 40
"""Rows of a table that may have any number of them: what the sitting or the visit is about. The desk lists all."""

Cells = Sequence[Sayable]


def told(
    title: Message,
    columns: Sequence[Column],
    rows: Sequence[Cells],
    *,
    notes: Sequence[tuple[Note, ...]] = (),
    none: Message = NOTHING,
    most: int | None = None,
) -> Iterator[Block]:
    """The table; `notes` are those of each row, `none` is said where there is no row, and beyond `most` how many."""
    if not rows:
        yield Paragraph((Sentence(none),))
        return
    sources = notes or [()] * len(rows)
    made = tuple(Row(tuple(row), notes=noted) for row, noted in zip(rows, sources, strict=True))
    yield Table(title, title, tuple(columns), made[:most])
    if most is not None and len(made) > most:
        cut = msg("The first {listed} of {n} are listed; the desk has them all.", listed=most, n=len(made))
        yield Paragraph((Sentence(cut),), "quiet")


def kept_from(reading: Reading, kind: str) -> Iterator[Paragraph]:
    """That the role does not read this kind of records, where it does not."""
    if kind in reading.unread:
        yield Paragraph((Sentence(UNREAD),))


def column(key: str, head: Message, *, number: bool = False) -> Column:
    return Column(key, head, number=number)


def words(text: str) -> Wording:
    """What somebody wrote, in whichever language, as it is.

    >>> words("No power").say("kk")
    'No power'
    """
    return Wording(text, text, text)


@dataclass(frozen=True)
class Together:
    """Several things in one cell."""

    items: tuple[Sayable, ...]

    def say(self, language: str, form: str = "") -> str:
        """One after another, a semicolon between them."""
        return "; ".join(one.say(language, form) for one in self.items)


@dataclass(frozen=True)
class Day:
    """A day as tables say it, in figures."""

    day: date

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The day in figures."""
        from onir.language.formats import say_short_date  # noqa: PLC0415 - Babel is slow to load

        return say_short_date(language, self.day)


def on(when: date | None) -> Sayable:
    """A day; blank where there is none."""
    return BLANK if when is None else Day(when)


def count(number: int | None) -> Sayable:
    return BLANK if number is None else Number(msg("{n}", n=number), number, "count")


# -- tables ---------------------------------------------------------------------------------------------------------


def projects(held: Sequence[Project], none: Message) -> Iterator[Block]:
    """Each with its stage and its four sums."""
    columns = (
        column("project", msg("Project")), column("region", msg("Region")), column("stage", msg("Stage")),
        *sum_columns(),
    )  # fmt: skip
    rows = [(_named(one), one.region, one.stage, *sum_cells(one.sums)) for one in held]
    notes = [on_lines([line for line in one.lines if line.concepts]) for one in held]
    yield from told(msg("Projects and their sums"), columns, rows, notes=notes, none=none)


def _named(one: Project) -> Message:
    if one.restricted:
        return msg("{title} ({code}), restricted", title=one.title, code=one.code)
    return msg("{title} ({code})", title=one.title, code=one.code)


def agreements(held: Sequence[Agreement]) -> Iterator[Block]:
    """What is signed or being prepared, with the sums of its text."""
    columns = (
        column("agreement", msg("Agreement")), column("kind", msg("Instrument")), column("status", msg("Status")),
        column("signed", msg("Signed")), column("ends", msg("Expires")), column("sums", msg("Sums of its text")),
    )  # fmt: skip
    rows = [
        (words(one.title), one.kind, one.status, on(one.signed_on), on(one.ends_on), _listed(one.sums)) for one in held
    ]
    yield from told(msg("Agreements, the newest first"), columns, rows, most=LISTED)


def _listed(items: Sequence[Sayable]) -> Sayable:
    return Together(tuple(items)) if items else BLANK


def owed(held: Sequence[Owed], title: Message, none: Message = NOTHING) -> Iterator[Block]:
    """What falls due, the earliest first."""
    heads = (
        ("what", msg("Obligation")), ("aim", msg("What is aimed at")), ("obligor", msg("Who owes it")),
        ("source", msg("Agreement")), ("due", msg("Due")), ("state", msg("State")),
    )  # fmt: skip
    columns = [column(key, head) for key, head in heads]
    rows = [
        (words(one.what), one.aim, msg("{name} ({side})", name=one.obligor, side=one.side_said), one.source,
         Day(one.due), one.state)
        for one in held
    ]  # fmt: skip
    yield from told(title, columns, rows, none=none, most=LISTED)


def issues(held: Sequence[Hurdle], *, apart: bool = False) -> Iterator[Block]:
    """What stands in the way, and what is at risk meanwhile; `apart`: all of one project, which is not named again."""
    heads = (
        ("issue", msg("Issue")), ("project", msg("Project")), ("level", msg("Level")),
        ("body", msg("Whom it waits for")), ("due", msg("Due")), ("state", msg("State")),
        ("money", msg("Investment at risk")), ("jobs", msg("Jobs at risk")),
    )  # fmt: skip
    columns = [
        column(key, head, number=key in ("money", "jobs")) for key, head in heads if not (apart and key == "project")
    ]
    rows = [
        (words(one.title), *(() if apart else (one.project,)), one.level, words(one.body), on(one.due), one.state,
         _money(one), UNSAID if one.jobs is None else count(one.jobs))
        for one in held
    ]  # fmt: skip
    yield from told(msg("Open issues"), columns, rows, notes=list(map(_on_issue, held)), most=LISTED)


def _money(one: Hurdle) -> Sayable:
    if one.tenge is None or one.money is None:
        return UNSAID
    return Number(Amount(one.tenge, "KZT"), one.tenge)


def _on_issue(one: Hurdle) -> tuple[Note, ...]:
    """Where the sum at risk stands, as it was said and with the rate that was stored with it."""
    if one.money is None:
        return ()
    said = msg("opened on {day}, {sum}", day=day(one.opened_on), sum=worth(one.money, one.rate))
    return (Note(OFFICE, msg("Register of issues"), said, (one.code,)),)


def talks(held: Sequence[Talk]) -> Iterator[Block]:
    """The last that was said."""
    columns = (
        column("day", msg("Day")), column("whom", msg("With whom")), column("channel", msg("Channel")),
        column("note", msg("Note")),
    )  # fmt: skip
    yield from told(
        msg("What was talked of"), columns, [(Day(one.on), one.whom, one.channel, words(one.note)) for one in held]
    )
