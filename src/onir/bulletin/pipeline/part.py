"""The pipeline as a part of a document: four sums side by side, the same by stage, what they mean, who had them read.

No project is named, since a bulletin goes further than a passport does.
"""

from __future__ import annotations

from collections.abc import Iterator

from onir.bulletin.document import (
    Block,
    Column,
    Formula,
    KeyFigure,
    KeyFigures,
    Number,
    Paragraph,
    Part,
    Place,
    Row,
    Sentence,
    Table,
)  # fmt: skip
from onir.bulletin.pipeline.records import CONCEPTS, SHORT, TENGE, Pipeline, Reading, Sums
from onir.bulletin.pipeline.sources import day, on_sum, on_sums
from onir.language.messages import Message, Sayable, msg

FICTITIOUS = msg("Demonstration data: the region, the companies and the people do not exist.")


def part(pipeline: Pipeline) -> Part:
    """The part of a bulletin."""
    return Part("pipeline", msg("The pipeline beside the official figures"), tuple(_blocks(pipeline)))


def _blocks(pipeline: Pipeline) -> Iterator[Block]:
    yield from warned(pipeline.reading)
    yield from in_figures(pipeline)
    yield from by_stage(pipeline)
    yield Paragraph(tuple(Sentence(one) for one in (*terms(), *read_by(pipeline.reading))), "quiet")


def warned(reading: Reading) -> Iterator[Paragraph]:
    """That nothing of it exists, before anything else."""
    if reading.fictitious:
        yield Paragraph((Sentence(FICTITIOUS),), "lead")


def in_figures(pipeline: Pipeline) -> Iterator[Block]:
    """The four sums; where there is no project, that."""
    if not pipeline.projects:
        yield Paragraph((Sentence(msg("No project is in the pipeline here.")),))
        return
    yield figures(pipeline.sums, pipeline.reading)


def figures(sums: Sums, reading: Reading) -> KeyFigures:
    """Each concept with its sum, and of how many projects."""
    made = (
        KeyFigure(CONCEPTS[concept], held.said, _counted(held.projects), on_sum(concept, held, reading))
        for concept, held in sums.items()
    )
    return KeyFigures(tuple(made))


def _counted(projects: int) -> Message:
    return msg("{n} {n:plural:project|projects}", n=projects) if projects else msg("")


def by_stage(pipeline: Pipeline) -> Iterator[Table]:
    """None where there is no project; below the stages all of them, added up by concept."""
    if not pipeline.steps:
        return
    columns = (
        Column("stage", msg("Stage")),
        Column("projects", msg("Projects"), number=True),
        *sum_columns(),
    )
    rows = [Row((step.stage, _count(step.projects), *sum_cells(step.sums))) for step in pipeline.steps]
    if len(rows) > 1:
        rows.append(_total(pipeline, len(rows)))
    title = msg("Projects by stage")
    yield Table(title, title, columns, tuple(rows), on_sums(pipeline.sums, pipeline.reading))


def sum_columns() -> Iterator[Column]:
    """A column a concept."""
    return (Column(concept, name, TENGE, number=True) for concept, name in SHORT.items())


def sum_cells(sums: Sums) -> tuple[Sayable, ...]:
    """A cell a concept."""
    return tuple(sums[concept].cell for concept in CONCEPTS)


def _count(number: int, formula: Formula | None = None) -> Number:
    return Number(msg("{n}", n=number), number, "count", formula=formula)


def _total(pipeline: Pipeline, rows: int) -> Row:
    def below(column: str) -> Formula:
        return Formula("sum", tuple(Place(row, column) for row in range(rows)))

    sums = (
        Number(cell.said, cell.value, formula=below(concept)) if isinstance(cell, Number) else cell
        for concept, cell in zip(CONCEPTS, sum_cells(pipeline.sums), strict=True)
    )
    return Row((msg("All stages"), _count(pipeline.projects, below("projects")), *sums), own=True)


def terms() -> tuple[Message, ...]:
    """What the four are, and what is never done with them."""
    return (
        msg(
            "Promised: the sum announced; where none was, that of a memorandum, then of an agreement. Fixed in "
            "agreements: the sums of agreements in the ledger. Paid in: what is claimed to have come, verified or not. "
            "Verified: the part of it that an assurer, who is not the manager, has confirmed."
        ),
        msg(
            "The four are different things and are never added to one another, nor to official figures. They are sums "
            "of whole projects in tenge, by the rate stored with each line."
        ),
    )


def read_by(reading: Reading) -> Iterator[Message]:
    """With whose rights the records were read, and what that leaves out."""
    yield msg("Read on {day} with the rights of {name} ({role}).", day=day(reading.on), name=reading.by,
              role=reading.role)  # fmt: skip
    if reading.restricted:
        yield msg("Restricted projects that this role may read are included.")
    else:
        yield msg("Restricted projects are left out, since this role may not read them; sums are without them.")
