"""The ledgers of a project on its page: each line with its rate, its source, its evidence, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse

from onir.desk.pages.cards import NONE, in_full
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import InvestmentFigure, ProductionFigure, Project, ProjectSum
from onir.desk.pipeline.money import OWN, in_tenge
from onir.desk.pipeline.parts import Parts
from onir.desk.shown import Cell, Section, Table
from onir.desk.words import on
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, Sayable, msg

MOST = 200
MARKS = {"verified": "done", "claimed": "waiting"}
LADDER: dict[str, Message] = {
    "announced": msg("Promised"),
    "memorandum": msg("Signed in a memorandum"),
    "agreed": msg("Agreed"),
    "came": msg("Claimed to have come"),
    "verified": msg("Verified"),
}
"""The steps from a promise to money, as they are called."""


def _heads(*own: Sayable) -> list[Sayable]:
    """Columns of a ledger: its own, then those that a line of any ledger has."""
    said = (field_name(InvestmentFigure, name) for name in ("source", "evidence", "confidence"))
    kind, as_of = (field_name(InvestmentFigure, name) for name in ("kind", "as_of"))
    return [kind, *own, as_of, msg("Period"), *said, msg("Entered by")]


def lines_of(parts: Parts, ledger: Any, *, current: bool) -> list[Any]:
    """The lines as they stand now, or those that others took the place of."""
    rows = parts.seen(ledger.all())
    rows = rows.current() if current else rows.exclude(superseded_by=None, withdrawn=False)
    return list(rows.select_related("evidence", "entered_by", "verified_by")[:MOST])


def ladder(project: Project) -> list[tuple[Sayable, Cell]]:
    """Promised, signed, agreed, claimed, verified: in tenge, and as a part of the promise in its own currency."""
    held = getattr(project, "sums", None)
    return [(words, _rung(held, name)) for name, words in LADDER.items()]


def _rung(held: ProjectSum | None, name: str) -> Cell:
    tenge: Decimal | None = getattr(held, name, None)
    if tenge is None:
        return Cell(NONE)
    own, promised = getattr(held, f"{name}_own"), held.promised_own if held else None
    part = [msg("{part} of the promise", part=Percent.of(own / promised))] if promised and own is not None else []
    return Cell(Amount(tenge, OWN), below=part)


def money(lines: Sequence[Any], replaced: Sequence[Any]) -> Section:
    """The ledger of money, and below it what others took the place of."""
    heads = _heads(field_name(InvestmentFigure, "amount"), msg("In tenge"))
    tables = [Table(heads, [_money(one) for one in lines], msg("Nothing has been entered."))]
    if replaced:
        before = [_money(one) for one in replaced]
        tables.append(
            Table(heads, before, msg("Nothing has been entered."), msg("Corrected, checked or withdrawn since"))
        )
    return Section(msg("From the promise to the money"), tables=tables, id="investment")


def of_jobs(lines: Sequence[Any]) -> Section:
    heads = _heads(msg("Jobs"))
    rows = [[_kind("job_kind", one), Cell(one.number), *_said(one)] for one in lines]
    return Section(msg("Jobs"), tables=[Table(heads, rows, msg("Nothing has been entered."))], id="jobs")


def of_production(lines: Sequence[Any]) -> Section:
    heads = _heads(field_name(ProductionFigure, "product"), msg("Quantity"))
    rows = [
        [
            _kind("production_kind", one),
            Cell(one.product),
            Cell(f"{one.quantity.normalize():f} {one.unit}"),
            *_said(one),
        ]
        for one in lines
    ]
    return Section(msg("Production"), tables=[Table(heads, rows, msg("Nothing has been entered."))], id="production")


def told(line: Any) -> Cell:
    """A line of money for the timeline."""
    return Cell(codes("figure_kind")[line.kind], below=[in_full(line.amount, line.currency)])


def _money(one: Any) -> list[Cell]:
    rate = [] if one.currency == OWN else [msg("{rate} on {day}", rate=one.rate.normalize(), day=on(one.rate_date))]
    tenge = Cell(Amount(in_tenge(one.amount, one.rate), OWN), below=rate)
    return [_kind("figure_kind", one), Cell(in_full(one.amount, one.currency)), tenge, *_said(one)]


def _kind(listed: str, one: Any) -> Cell:
    return Cell(codes(listed)[one.kind], below=[one.reason] if one.reason else [])


def _said(one: Any) -> list[Cell]:
    period = msg("{first} to {last}", first=on(one.period_from), last=on(one.period_to)) if one.period_from else NONE
    checked = [str(one.verified_by), one.verified_on] if one.verified_by else []
    evidence = Cell(NONE)
    if one.evidence:
        evidence = Cell(one.evidence.title, reverse("projects_document", args=[one.evidence_id]))
    return [
        Cell(one.as_of), Cell(period),
        Cell(codes("figure_source")[one.source], below=[one.source_note] if one.source_note else []), evidence,
        Cell(codes("confidence")[one.confidence], mark=MARKS.get(one.confidence, ""), below=checked),
        Cell(str(one.entered_by)),
    ]  # fmt: skip
