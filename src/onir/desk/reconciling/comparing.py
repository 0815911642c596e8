"""What a pair tells differently, field by field, each side in its own words.

A sum differs where ours is not within half of the last digit of theirs: a register in millions rounds. Of our promises
the last one stands beside it: agreed, else of a memorandum, else announced; in the currency that the heading names.
A day of theirs may be a year. A stage of theirs is a word (`data/stages.csv`) and means several of ours; a word that
is not known is not compared, and told as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from onir.desk.exchange.columns import folded
from onir.desk.pipeline.searching import ALIKE, alike
from onir.desk.pipeline.spelling import company
from onir.desk.reconciling.data import rows
from onir.desk.reconciling.matching import Ours, Pair
from onir.desk.reconciling.reading import Theirs
from onir.errors import BadInput
from onir.language.messages import LANGUAGES, msg

UNLIKE = 60
"""Likeness of titles in per cent under which they tell of something else."""
PROMISES = ("agreed", "memorandum", "announced")

Said = tuple[str, str]


Words = Mapping[str, tuple[frozenset[str], frozenset[str]]]
"""Of a word, stages and statuses of ours that it means."""


def words() -> Words:
    """The words of registers, and what our stages and statuses are called."""
    from onir.desk.pipeline.models import Stage, Status  # noqa: PLC0415 - a table, once it is there

    named = {folded(one.say(tongue)): (frozenset({one.code}), frozenset[str]())
             for one in Stage.objects.all() for tongue in LANGUAGES}  # fmt: skip
    named |= {folded(one.say(tongue)): (frozenset[str](), frozenset({one.code}))
              for one in Status.objects.all() for tongue in LANGUAGES}  # fmt: skip
    listed = ((folded(row["words"]), frozenset(row["stages"].split()), frozenset(row["statuses"].split()))
              for row in rows("stages"))  # fmt: skip
    return named | {word: (stages, statuses) for word, stages, statuses in listed}


def unknown_stage(row: Theirs, known: Words) -> BadInput | None:
    """Why a stage cannot be compared."""
    if not row.stage or folded(row.stage) in known:
        return None
    return BadInput(msg("“{text}” is not a stage that is known, so it is not compared.", text=row.stage))


def differing(pair: Pair, known: Words) -> dict[str, Said]:
    """By field, what is told here and there."""
    told = {name: reader(pair.ours, pair.theirs) for name, reader in READERS.items()}
    told["stage"] = _stage(pair.ours, pair.theirs, known)
    if pair.theirs.title and pair.likeness < UNLIKE:
        told["title"] = pair.ours.project.say("ru"), pair.theirs.title
    return {name: said for name, said in told.items() if said is not None}


def _sum(ours: Ours, theirs: Theirs) -> Said | None:
    if theirs.sum is None:
        return None
    held = promised(ours.project, theirs.unit.currency)
    if held is not None and theirs.sum.holds(held):
        return None
    return _plain(held), f"{theirs.sum.value:f}"


def promised(project: Any, currency: str) -> Decimal | None:
    """The last promise, in the currency asked for; None where there is none or it was made in another one."""
    sums = getattr(project, "sums", None)
    kind = next((kind for kind in PROMISES if sums and getattr(sums, kind) is not None), None)
    if kind is None:
        return None
    if currency == "KZT":
        return Decimal(getattr(sums, kind))
    own: Decimal | None = getattr(sums, f"{kind}_own") if sums and sums.currency == currency else None
    return own


def _plain(held: Decimal | None) -> str:
    return "" if held is None else f"{round(held, 2):f}"


def _jobs(ours: Ours, theirs: Theirs) -> Said | None:
    sums = getattr(ours.project, "sums", None)
    held = (sums.jobs_agreed if sums.jobs_agreed is not None else sums.jobs_announced) if sums else None
    if theirs.jobs is None or held == theirs.jobs:
        return None
    return "" if held is None else str(held), str(theirs.jobs)


def _stage(ours: Ours, theirs: Theirs, known: Words) -> Said | None:
    stages, statuses = known.get(folded(theirs.stage), (frozenset(), frozenset()))
    if ours.project.stage_id in stages or ours.project.status_id in statuses or not (stages or statuses):
        return None
    return (ours.project.stage_id if stages else ours.project.status_id), theirs.stage


def _day(before: str, after: str, name: str) -> Callable[[Ours, Theirs], Said | None]:
    """A day of ours, as it was or else as it is planned, against the days of theirs."""

    def read(ours: Ours, theirs: Theirs) -> Said | None:
        span: tuple[date, date] | None = getattr(theirs, name)
        held: date | None = getattr(ours.project, after) or getattr(ours.project, before)
        if span is None or (held is not None and span[0] <= held <= span[1]):
            return None
        return held.isoformat() if held else "", theirs.told[name]

    return read


def _investor(ours: Ours, theirs: Theirs) -> Said | None:
    if not theirs.investor or (theirs.bin and theirs.bin in ours.bins):
        return None
    said = company(theirs.investor)
    if any(alike(said, name) >= ALIKE for name in ours.investors):
        return None
    return "; ".join(_names(ours)), theirs.investor


def _names(ours: Ours) -> Iterator[str]:
    for party in ours.project.parties.all():
        yield party.organisation.name


READERS: Mapping[str, Callable[[Ours, Theirs], Said | None]] = {
    "investor": _investor, "sum": _sum, "jobs": _jobs,
    "start": _day("start_planned", "start_actual", "start"),
    "launch": _day("launch_planned", "launch_actual", "launch"),
}  # fmt: skip
