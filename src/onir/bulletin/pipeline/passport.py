"""The passport of a project on paper: what it is, who takes part, every figure with its line, what both sides owe.

It tells more of one project than a bulletin does of a region, and goes to those who may read the project. Left out: the
office's own judgement (priority, likelihood, notes of talks), which is no fact of the project, and names of people at
the investor. What the investment brings is a part of its own, which comes in made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onir.bulletin.document import (
    BLANK,
    Block,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Number,
    Paragraph,
    Part,
    Sentence,
)
from onir.bulletin.pipeline import tables
from onir.bulletin.pipeline.part import read_by, terms, warned
from onir.bulletin.pipeline.records import (
    CONCEPTS,
    TENGE,
    Agreement,
    Hurdle,
    Line,
    Member,
    Milestone,
    Owed,
    Project,
    Reading,
)
from onir.bulletin.pipeline.sources import JOBS, MONEY, OUTPUT, day, of_concept, on_numbers
from onir.bulletin.pipeline.tables import Cells, Day, column, kept_from, on, told, words
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, Sayable, Wording, msg


@dataclass(frozen=True)
class Passport:
    """A project as one person may read it; `facts` are columns with what stands there, `missing` those without."""

    reading: Reading
    project: Project
    facts: tuple[tuple[Sayable, Sayable], ...]
    missing: tuple[Sayable, ...] = ()
    parties: tuple[Member, ...] = ()
    jobs: tuple[Line, ...] = ()
    output: tuple[Line, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    owed: tuple[Owed, ...] = ()
    issues: tuple[Hurdle, ...] = ()


def passport(held: Passport, parts: Sequence[Part] = ()) -> Document:
    """The passport, with the `parts` of others before the notes."""
    made = (
        Part("headline", msg("In short"), tuple(_headline(held))),
        Part("facts", msg("The project"), tuple(_facts(held))),
        Part("parties", msg("Who takes part"), tuple(_parties(held))),
        Part("money", msg("From the promise to the money"), tuple(_money(held.project.lines))),
        Part("jobs", msg("Jobs"), tuple(_ledger(JOBS, held.jobs))),
        Part("output", msg("Production"), tuple(_ledger(OUTPUT, held.output))),
        Part("milestones", msg("Milestones"), tuple(_milestones(held))),
        Part("signed", msg("Agreements"), _kept(held, "agreements", tables.agreements(held.agreements))),
        Part("owed", msg("What either side still owes"),
             _kept(held, "owed", tables.owed(held.owed, msg("What falls due")))),
        Part("issues", msg("What stands in the way"), _kept(held, "issues", tables.issues(held.issues, apart=True))),
    )  # fmt: skip
    project, reading = held.project, held.reading
    about = Paragraph(tuple(Sentence(one) for one in (*terms(), *read_by(reading))), "quiet")
    return Document(
        f"passport-{project.code}-{reading.on}",
        project.title,
        msg("Passport of the project {code}, {day}", code=project.code, day=day(reading.on)),
        (*made, *parts, Part("about", msg("About these figures"), (about,))),
    )


def _headline(held: Passport) -> Iterator[Block]:
    yield from warned(held.reading)
    one = held.project
    stands = msg("Stage: {stage}, since {day}. Status: {status}.", stage=one.stage, day=day(one.since),
                 status=one.status)  # fmt: skip
    kept = (Sentence(msg("Restricted: not for those who may not read restricted projects.")),) if one.restricted else ()
    yield Paragraph((Sentence(stands), *kept))
    yield KeyFigures(tuple(_figures(one)))


def _figures(one: Project) -> Iterator[KeyFigure]:
    """Each concept with its part of the promise and the lines that it is of."""
    for concept, held in one.sums.items():
        part = BLANK
        if held.part is not None and concept != "promised":
            part = msg("{part} of the promise", part=Percent.of(held.part))
        notes = () if held.tenge is None else on_numbers(list(of_concept(one.lines, concept)))
        yield KeyFigure(CONCEPTS[concept], held.said, part, notes)


def _kept(held: Passport, kind: str, blocks: Iterator[Block]) -> tuple[Block, ...]:
    """The table, or that the role does not read such records."""
    return tuple(kept_from(held.reading, kind)) or tuple(blocks)


def _facts(held: Passport) -> Iterator[Block]:
    columns = (column("name", msg("What")), column("value", msg("As entered")))
    yield from told(msg("From the record of the project"), columns, [*held.facts])
    if held.missing:
        yield Paragraph((Sentence(msg("Not entered: {names}.", names=held.missing)),), "quiet")


def _parties(held: Passport) -> Iterator[Block]:
    columns = (
        column("name", msg("Organisation")), column("role", msg("Role")), column("share", msg("Share"), number=True),
        column("country", msg("Country of the money")), column("owner", msg("Country of the last owner")),
    )  # fmt: skip
    rows = [
        (one.name, one.role or BLANK, BLANK if one.share is None else Percent(one.share), one.country, one.owner)
        for one in held.parties
    ]
    yield from told(msg("Parties, their shares and countries"), columns, rows)


# -- ledgers --------------------------------------------------------------------------------------------------------


def _money(lines: Sequence[Line]) -> Iterator[Block]:
    """Every line that counts now, the earliest first."""
    columns = (
        column("line", msg("Line")),
        column("kind", msg("Kind")), column("said", msg("As said"), number=True),
        Column("tenge", msg("In tenge"), TENGE, number=True), column("rate", msg("Rate")),
        *LINE,
    )  # fmt: skip
    rows = [(_number(one), _kind(one), one.said, _tenge(one), _rate(one), *_line(one)) for one in lines]
    yield from told(MONEY, columns, rows)


def _ledger(ledger: Message, lines: Sequence[Line]) -> Iterator[Block]:
    columns = (
        column("line", msg("Line")),
        column("kind", msg("Kind")),
        column("said", msg("As said"), number=True),
        *LINE,
    )
    rows = [(_number(one), _kind(one), one.said, *_line(one)) for one in lines]
    yield from told(ledger, columns, rows)


def _number(one: Line) -> Wording:
    """The number that the ledger has for it, which is a name and no figure."""
    return words(str(one.number))


def _kind(one: Line) -> Sayable:
    """Of which kind, and in which period, where it is of one."""
    if one.first is None or one.last is None:
        return one.kind
    return msg("{kind}, {first} to {last}", kind=one.kind, first=Day(one.first), last=Day(one.last))


LINE = (
    column("as_of", msg("Day")), column("source", msg("Source and evidence")),
    column("verified", msg("Who verified it")),
)  # fmt: skip


def _line(one: Line) -> Cells:
    """The day that it is true for, who said it, with which document, and whether anybody has verified it."""
    who: Sayable = msg("not verified")
    if one.verified_by and one.verified_on is not None:
        who = msg("{name}, {day}", name=one.verified_by, day=Day(one.verified_on))
    source = one.source if not one.evidence else msg("{source}: {evidence}", source=one.source, evidence=one.evidence)
    return Day(one.as_of), source, who


def _tenge(one: Line) -> Sayable:
    return BLANK if one.tenge is None else Number(Amount(one.tenge, TENGE), one.tenge, places=2)


def _rate(one: Line) -> Sayable:
    if one.rate is None or one.rate_on is None or one.rate == 1:
        return BLANK
    return msg("{rate} on {day}", rate=one.rate.normalize(), day=Day(one.rate_on))


def _milestones(held: Passport) -> Iterator[Block]:
    columns = (
        column("name", msg("Milestone")), column("planned", msg("Planned")), column("expected", msg("Expected")),
        column("done", msg("Done")), column("blocked", msg("What keeps it")),
    )  # fmt: skip
    rows = [
        (one.name, on(one.planned), on(one.expected), on(one.done), words(one.blocked) if one.blocked else BLANK)
        for one in held.milestones
    ]
    yield from told(msg("Steps on the ground"), columns, rows)
