"""An appraisal as its page and its CSV have it: tables of ranges by step, section and place, by year, and drivers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from onir.desk.drawing import Drawn, drawn
from onir.figures.words import Percent
from onir.language.messages import Message, Sayable, msg

if TYPE_CHECKING:
    from onir.impact.appraisal.result import Appraisal, Phase
    from onir.impact.regions.multipliers import Line

HEADS = (msg("Effect"), msg("Value added in the region"), msg("Jobs in the region"), msg("Value added elsewhere"))
BY_SECTION = (msg("Section"), msg("Value added in the region"), msg("Value added elsewhere"))
BY_YEAR = (msg("Year"), msg("Phase"), msg("Value added in the region"), msg("Jobs in the region"))
DRIVEN = (msg("What is uncertain"), msg("Share of the range"))
MULTIPLIERS = (
    msg("Section"), msg("Output, type I"), msg("Output, type II"), msg("Value added"), msg("Jobs per billion"),
)  # fmt: skip
PHASES: Mapping[str, Message] = {
    "construction": msg("Construction, all years together: job-years"),
    "operation": msg("Operation, a full year: jobs"),
}
NAMED: Mapping[str, Message] = {"construction": msg("construction"), "operation": msg("operation")}


class Table(NamedTuple):
    """A table with its title; `id` tells it apart on a page."""

    id: str
    title: Sayable
    heads: Sequence[Sayable]
    rows: Sequence[Sequence[Sayable]]


class Told(NamedTuple):
    """One phase: its charts and its tables."""

    id: str
    title: Message
    charts: Sequence[Drawn]
    tables: Sequence[Table]


def phases(answer: Appraisal) -> list[Told]:
    """Work first: it is what stays."""
    held = (("operation", answer.operation), ("construction", answer.construction))
    return [Told(name, PHASES[name], _charts(answer, name), _tables(answer, name, phase))
            for name, phase in held if phase is not None]  # fmt: skip


def _charts(answer: Appraisal, phase: Any) -> list[Drawn]:
    from onir.bulletin.charts import Spreads, Waterfall  # noqa: PLC0415 - numpy, of no use to other pages

    return [drawn(chart, table=True) for chart in (Waterfall(answer, phase), Spreads(answer, phase))]


def _tables(answer: Appraisal, name: str, phase: Phase) -> list[Table]:
    return [
        Table(f"steps-{name}", PHASES[name], HEADS, list(_steps(phase, answer.project.currency))),
        Table(f"sections-{name}", msg("Value added by section and place"), BY_SECTION, list(_sections(answer, phase))),
    ]


def _steps(phase: Phase, currency: str) -> Iterator[Sequence[Sayable]]:
    from onir.impact.telling.appraised import PARTS, TOTAL, Spread  # noqa: PLC0415 - the same

    columns = (("value_added", "region", currency), ("jobs", "region", ""), ("value_added", "rest", currency))
    for step, name in PARTS.items():
        yield name, *(Spread(phase.parts[measure, place, step], money) for measure, place, money in columns)
    yield TOTAL, *(Spread(phase.totals[measure, place], money) for measure, place, money in columns)


def _sections(answer: Appraisal, phase: Phase) -> Iterator[Sequence[Sayable]]:
    from onir.impact.tables.sections import section_names  # noqa: PLC0415 - the same
    from onir.impact.telling.appraised import Spread  # noqa: PLC0415

    codes = list(dict.fromkeys(code for _, code in phase.sections))
    for code in sorted(codes, key=lambda one: -phase.sections["region", one].mean):
        both = [phase.sections[place, code] for place in ("region", "rest")]
        if any(one.p95 for one in both):
            yield section_names()[code], *(Spread(one, answer.project.currency) for one in both)


def years(answer: Appraisal) -> Table:
    from onir.impact.telling.appraised import Spread  # noqa: PLC0415 - numpy, of no use to other pages

    currency = answer.project.currency
    rows: list[Sequence[Any]] = [
        (str(one.year), NAMED[one.phase], Spread(one.value_added, currency), Spread(one.jobs)) for one in answer.years
    ]
    return Table("years", msg("Year by year"), BY_YEAR, rows)


def drivers(answer: Appraisal) -> Table:
    from onir.impact.telling.appraised import DRIVERS  # noqa: PLC0415 - the same

    rows = [(DRIVERS[name], Percent(share)) for name, share in answer.drivers.items()]
    return Table("drivers", msg("What the range is owed to"), DRIVEN, rows)


def warning(origin: Any) -> Message | None:
    from onir.impact.tables.table import borrowed_words  # noqa: PLC0415 - the same

    return borrowed_words(origin)


def multipliers(lines: Sequence[Line]) -> Table:
    from onir.impact.tables.sections import section_names  # noqa: PLC0415 - the same

    rows: list[Sequence[Sayable]] = [
        (
            section_names()[one.section],
            Three(one.type_one),
            Three(one.type_two),
            Three(one.value_added),
            Three(one.jobs),
        )
        for one in lines
    ]
    return Table("multipliers", msg("In brackets: nine in ten of all draws."), MULTIPLIERS, rows)


class Three(NamedTuple):
    """A multiplier with its range."""

    values: tuple[Decimal, ...]

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load and often not needed

        low, middle, high = (say_number(language, value, 0 if value >= 10 else 2) for value in self.values)
        return middle if low == high else f"{middle} ({low}–{high})"


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
    yield ("imports", "abroad", "total"), phase.imports
