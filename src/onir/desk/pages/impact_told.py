"""An appraisal as its page and its CSV have it: charts and tables by phase, and every range, one a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from onir.desk.drawing import Drawn, drawn
from onir.language.messages import Message

if TYPE_CHECKING:
    from onir.impact.appraisal.result import Appraisal, Phase
    from onir.impact.telling.tables import Table


class Told(NamedTuple):
    """One phase: its charts and its tables."""

    id: str
    title: Message
    charts: Sequence[Drawn]
    tables: Sequence[Table]


def phases(answer: Appraisal) -> list[Told]:
    """What there is, work first."""
    from onir.impact.telling import tables  # noqa: PLC0415 - numpy, of no use to other pages

    return [
        Told(
            name,
            tables.PHASES[name],
            _charts(answer, name),
            [table for make in (tables.steps, tables.regions, tables.sections)
             if (table := make(answer, name, phase)).rows],
        )
        for name, phase in tables.phases(answer)
    ]  # fmt: skip


def _charts(answer: Appraisal, phase: Any) -> list[Drawn]:
    from onir.bulletin.charts import Spreads, Waterfall  # noqa: PLC0415 - the same

    return [drawn(chart, table=True) for chart in (Waterfall(answer, phase), Spreads(answer, phase))]


def as_csv(answer: Appraisal) -> str:
    """Every range, one a line; the table whose coefficients were used stands in each."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(("phase", "measure", "place", "part", "p5", "p50", "p95", "mean", "table", "borrowed", "draws"))
    table = (answer.origin.title.en, "yes" if answer.origin.borrowed else "no", answer.project.draws)
    for name, phase in (("construction", answer.construction), ("operation", answer.operation)):
        for key, one in _ranges(phase) if phase else ():
            lines.writerow((name, *key, *(f"{value:f}" for value in (one.p5, one.p50, one.p95, one.mean)), *table))
    return written.getvalue()


def _ranges(phase: Phase) -> Iterator[tuple[tuple[str, str, str], Any]]:
    yield from phase.parts.items()
    yield from (((measure, place, "total"), one) for (measure, place), one in phase.totals.items())
    yield from (((measure, "region", "net"), one) for measure, one in phase.net.items())
    yield from ((("value_added", place, code), one) for (place, code), one in phase.sections.items())
    for region in phase.elsewhere:
        yield ("value_added", region.area.code, "total"), region.value_added
        yield ("jobs", region.area.code, "total"), region.jobs
        yield from ((("value_added", region.area.code, code), one) for code, one in region.sections.items())
    yield ("imports", "abroad", "total"), phase.imports
