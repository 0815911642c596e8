"""Where a number of the pipeline stands: the ledger, the lines, their day, and who verified them.

A number of one line has a note of its own with all of that; a sum over many lines says of how many it is, since the
desk lists them, and a document that goes round does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onir.bulletin.pipeline.records import CONCEPTS, Line, Reading, Sum, Sums
from onir.bulletin.source_notes import Note
from onir.figures.vintage import Released
from onir.language.messages import Message, Sayable, Wording, msg

OFFICE = msg("Investment office")
MONEY = msg("Ledger of investment in projects")
JOBS = msg("Ledger of jobs in projects")
OUTPUT = msg("Ledger of production in projects")
VERIFIED = msg("Verified ledger of projects")


@dataclass(frozen=True)
class Summed(Note):
    """The note of a sum: of how many lines of how many projects, where that is known."""

    lines: int = 0
    projects: int = 0

    @property
    def _words(self) -> Message:
        if not self.projects:
            return msg(
                "{publisher}, “{title}”, {released}: {n} {n:plural:line|lines}.",
                publisher=self.publisher, title=self.table, released=self.release, n=self.lines,
            )  # fmt: skip
        return msg(
            "{publisher}, “{title}”, {released}: {n} {n:plural:line|lines}, {projects} "
            "{projects:plural:project|projects}.",
            publisher=self.publisher, title=self.table, released=self.release, n=self.lines, projects=self.projects,
        )  # fmt: skip


def day(on: date) -> Released:
    """A day as sentences take it."""
    return Released(on.isoformat())


def on_sum(concept: str, held: Sum, reading: Reading) -> tuple[Note, ...]:
    """None where nothing is entered."""
    if held.tenge is None:
        return ()
    known = day(held.on or reading.on)
    said = msg("“{concept}”, newest line of {day}", concept=CONCEPTS[concept], day=known)
    return (Summed(OFFICE, MONEY, said, (), lines=held.lines, projects=held.projects),)


def on_sums(sums: Sums, reading: Reading) -> tuple[Note, ...]:
    """Of every concept of which there is a sum."""
    return tuple(note for concept, held in sums.items() for note in on_sum(concept, held, reading))


@dataclass(frozen=True)
class OfLines(Note):
    """The note of lines of one project: each with its number, its day, who said it and who verified it."""

    lines: tuple[Line, ...] = ()

    @property
    def _words(self) -> Message:
        return msg(
            "{publisher}, “{title}”, {released}: {lines}.", publisher=self.publisher, title=self.table,
            released=self.release, lines=tuple(map(_line_said, self.lines)),
        )  # fmt: skip


def on_lines(lines: Sequence[Line], ledger: Sayable = MONEY) -> tuple[Note, ...]:
    """The note of lines of one project; none of no lines."""
    if not lines:
        return ()
    code = lines[0].project
    cells = tuple(f"{code}:{one.number}" for one in lines)
    return (OfLines(OFFICE, ledger, Wording(code, code, code), cells, lines=tuple(lines)),)


def on_numbers(lines: Sequence[Line]) -> tuple[Note, ...]:
    """The same by their numbers alone, where the document has a table of the lines."""
    if not lines:
        return ()
    code = lines[0].project
    numbers = tuple(str(number) for number in sorted(one.number for one in lines))
    return (Note(OFFICE, MONEY, msg("lines of the project {code}", code=code), numbers),)


def _line_said(one: Line) -> Message:
    told = {
        "n": str(one.number),
        "kind": one.kind,
        "sum": worth(one.said, one.rate),
        "day": day(one.as_of),
        "source": one.source,
    }
    if one.verified_by and one.verified_on is not None:
        return msg(
            "line {n} ({kind}: {sum}, {day}, {source}; verified by {name}, {checked})",
            name=one.verified_by, checked=day(one.verified_on), **told,
        )  # fmt: skip
    return msg("line {n} ({kind}: {sum}, {day}, {source}; not verified)", **told)


def worth(said: Sayable, rate: Decimal | None) -> Sayable:
    """A sum as it was said, with the rate stored with it; tenge has none."""
    if rate is None or rate == 1:
        return said
    return msg("{sum} at {rate} tenge", sum=said, rate=rate.normalize())


def of_concept(lines: Iterable[Line], concept: str) -> Iterator[Line]:
    """The lines that a concept is reckoned of."""
    return (one for one in lines if concept in one.concepts)
