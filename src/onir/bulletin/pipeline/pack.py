"""The monthly pack of a regional headquarters: plan and fact, what is owed and at risk, who executes what, what moved.

Targets by official figures and those by the verified ledger stand in tables of their own. What both sides owe is told
of each side by itself, since an office that lists the investor's debts alone tells half.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onir.bulletin.document import BLANK, Block, Document, Number, Paragraph, Part, Sentence
from onir.bulletin.pipeline import tables
from onir.bulletin.pipeline.part import by_stage, in_figures, read_by, terms, warned
from onir.bulletin.pipeline.records import TENGE, Goal, Hurdle, Move, Order, Owed, Pipeline
from onir.bulletin.pipeline.sources import OFFICE, VERIFIED, Summed, day
from onir.bulletin.pipeline.tables import LISTED, Day, column, kept_from, told, words
from onir.bulletin.source_notes import Note, notes_on
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, Sayable, msg
from onir.measure import Period


@dataclass(frozen=True)
class Pack:
    """What the desk holds of a region for a sitting; `moves` are those of the month, all else is as of the reading."""

    region: Sayable
    code: str
    month: Period
    pipeline: Pipeline
    goals: tuple[Goal, ...] = ()
    owed: tuple[Owed, ...] = ()
    issues: tuple[Hurdle, ...] = ()
    orders: tuple[Order, ...] = ()
    moves: tuple[Move, ...] = ()


def headquarters_pack(pack: Pack) -> Document:
    """The pack."""
    reading = pack.pipeline.reading
    parts = (
        Part("headline", msg("In short"), tuple(_headline(pack))),
        Part("targets", msg("Plan and fact"), tuple(kept_from(reading, "targets")) or tuple(_goals(pack))),
        Part("pipeline", msg("Projects"), (*in_figures(pack.pipeline), *by_stage(pack.pipeline))),
        Part("owed", msg("What either side still owes"),
             tuple(kept_from(reading, "owed")) or tuple(_owed(pack))),
        Part("issues", msg("What stands in the way"), tuple(kept_from(reading, "issues")) or
             tuple(tables.issues(pack.issues))),
        Part("orders", msg("Instructions"), tuple(kept_from(reading, "orders")) or tuple(_orders(pack))),
        Part("moves", msg("What moved in the month"), tuple(kept_from(reading, "moves")) or tuple(_moves(pack))),
        Part("about", msg("About these figures"), (_about(pack),)),
    )  # fmt: skip
    title = msg("Investment headquarters: {area}, {period}", area=pack.region, period=pack.month)
    about = msg("As of {day}", day=day(reading.on))
    return Document(f"headquarters-{pack.code}-{pack.month}", title, about, parts)


def _about(pack: Pack) -> Paragraph:
    whole = msg("Facts by the verified ledger are of all projects of the region, whoever reads them.")
    return Paragraph(tuple(Sentence(one) for one in (whole, *terms(), *read_by(pack.pipeline.reading))), "quiet")


UNMOVED = msg("No project changed its stage in the month.")


# -- in short -------------------------------------------------------------------------------------------------------


def _headline(pack: Pack) -> Iterator[Block]:
    reading = pack.pipeline.reading
    yield from warned(reading)
    counts = (("owed", _owed_said), ("issues", _issues_said), ("orders", _orders_said), ("moves", _moves_said))
    said = [Sentence(count(pack)) for kind, count in counts if kind not in reading.unread]
    yield Paragraph(tuple(said))
    if pack.month.last_day < reading.on:
        yield Paragraph((Sentence(msg(
            "Moves are those of {month}. All else is as of {day}, when it was read, and not as of the end of that "
            "month: what was known then stands only in a pack that was frozen then.",
            month=pack.month, day=day(reading.on),
        )),), "quiet")  # fmt: skip


def _owed_said(pack: Pack) -> Message:
    late = [one for one in pack.owed if one.late]
    ours = sum(one.side != "investor" for one in late)
    return msg(
        "{n} {n:plural:obligation is|obligations are} past due: {investors} of investors, {ours} of state bodies and "
        "zone operators.",
        n=len(late), investors=len(late) - ours, ours=ours,
    )  # fmt: skip


def _issues_said(pack: Pack) -> Message:
    known = [one.tenge for one in pack.issues if one.tenge is not None]
    told = {"n": len(pack.issues), "jobs": sum(one.jobs or 0 for one in pack.issues)}
    if not known:
        return msg("{n} {n:plural:issue is|issues are} open; no sum at risk is entered.", **told)
    return msg(
        "{n} {n:plural:issue is|issues are} open, with {sum} and {jobs} {jobs:plural:job|jobs} at risk; a sum is "
        "entered for {known}.",
        sum=Amount(sum(known, Decimal(0)), TENGE), known=len(known), **told,
    )  # fmt: skip


def _orders_said(pack: Pack) -> Message:
    late = sum(one.late for one in pack.orders)
    return msg("{n} {n:plural:instruction is|instructions are} not carried out yet, {late} of them past due.",
               n=len(pack.orders), late=late)  # fmt: skip


def _moves_said(pack: Pack) -> Message:
    return msg("{n} {n:plural:move|moves} to another stage in the month.", n=len(pack.moves)) if pack.moves else UNMOVED


# -- tables ---------------------------------------------------------------------------------------------------------


def _goals(pack: Pack) -> Iterator[Block]:
    """By official figures, and apart from them by the ledger."""
    for from_ledger, title in ((False, msg("By official figures")), (True, msg("By the verified ledger of projects"))):
        held = [one for one in pack.goals if one.from_ledger == from_ledger]
        columns = (
            column("name", msg("Indicator")), column("period", msg("Period")), column("plan", msg("Plan"), number=True),
            column("fact", msg("Fact"), number=True), column("part", msg("Fact of")),
            column("reached", msg("Of the plan"), number=True), column("by", msg("Approved by")),
        )  # fmt: skip
        none = msg("No target by official figures is set for this month.")
        if from_ledger:
            none = msg("No target by the verified ledger is set for this month.")
        yield from told(title, columns, [_goal(one) for one in held], notes=list(map(_on_goal, held)), none=none)


def _goal(one: Goal) -> Sequence[Sayable]:
    reached = BLANK if one.reached is None else Number(Percent.of(one.reached), one.reached, "percent", 1)
    return one.name, one.period, one.plan, one.fact or msg("no figure yet"), one.part or BLANK, reached, words(one.by)


def _on_goal(one: Goal) -> tuple[Note, ...]:
    if one.cell is not None:
        return notes_on(one.cell)
    return (Summed(OFFICE, VERIFIED, one.part or one.period, (), lines=one.entries),) if one.entries else ()


def _owed(pack: Pack) -> Iterator[Block]:
    """Each side by itself."""
    ours = [one for one in pack.owed if one.side != "investor"]
    theirs = [one for one in pack.owed if one.side == "investor"]
    for held, title, none in (
        (theirs, msg("Investors"), msg("Investors owe nothing up to the end of the next month.")),
        (ours, msg("State bodies and zone operators"),
         msg("State bodies and zone operators owe nothing up to the end of the next month.")),
    ):  # fmt: skip
        yield from tables.owed(held, title, none)


def _orders(pack: Pack) -> Iterator[Block]:
    columns = (
        column("item", msg("Protocol and item")), column("text", msg("Instruction")), column("unit", msg("Body")),
        column("executor", msg("Executor")), column("due", msg("Due")), column("state", msg("State")),
    )  # fmt: skip
    rows = [
        (msg("№ {number} of {day}, item {item}", number=one.protocol, day=Day(one.held_on), item=one.item), one.text,
         words(one.unit), words(one.executor), _due(one), one.state)
        for one in pack.orders
    ]  # fmt: skip
    yield from told(msg("Instructions not carried out yet"), columns, rows, most=LISTED)


def _due(one: Order) -> Sayable:
    if one.due == one.first_due:
        return Day(one.due)
    return msg("{day}, first {before}", day=Day(one.due), before=Day(one.first_due))


def _moves(pack: Pack) -> Iterator[Block]:
    columns = (
        column("day", msg("Day")), column("project", msg("Project")), column("before", msg("Stage before")),
        column("after", msg("Stage after")), column("reason", msg("Why")),
    )  # fmt: skip
    rows = [
        (Day(one.on), msg("{title} ({code})", title=one.project, code=one.code), one.before or msg("new"), one.after,
         words(one.reason))
        for one in pack.moves
    ]  # fmt: skip
    yield from told(msg("Moves"), columns, rows, none=UNMOVED, most=LISTED)
