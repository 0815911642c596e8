"""An appraisal and multipliers as tables of things that say themselves: one set for terminal, desk and bulletin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from onir.figures.words import Percent
from onir.impact.tables.sections import section_names
from onir.impact.telling.appraised import DRIVERS, PARTS, TOTAL, Spread, largest, of_region
from onir.language.messages import Message, Sayable, Wording, msg

if TYPE_CHECKING:
    from onir.impact.appraisal.result import Appraisal, Phase
    from onir.impact.ranges.ranges import Range
    from onir.impact.regions.multipliers import Line

PHASES: Mapping[str, Message] = {
    "operation": msg("Operation, a full year: jobs"),
    "construction": msg("Construction, all years together: job-years"),
}
"""Work first: it is what stays."""
NAMED: Mapping[str, Message] = {"construction": msg("construction"), "operation": msg("operation")}


BILLION = 10**9

Kind = Literal["construction", "operation"]


class Table(NamedTuple):
    """A table with its title; `id` tells it apart on a page; `worded`: its last column holds words, not figures."""

    id: str
    title: Sayable
    heads: Sequence[Sayable]
    rows: Sequence[Sequence[Sayable]]
    worded: bool = False


def phases(answer: Appraisal) -> list[tuple[Kind, Phase]]:
    """The phases that there are, with their names."""
    held: dict[Kind, Phase | None] = {"operation": answer.operation, "construction": answer.construction}
    return [(name, phase) for name, phase in held.items() if phase is not None]


def steps(answer: Appraisal, name: Kind, phase: Phase) -> Table:
    """Direct, indirect, induced and all of it."""
    columns = (("value_added", "region", answer.project.currency), ("jobs", "region", ""),
               ("value_added", "rest", answer.project.currency))  # fmt: skip
    rows: list[Sequence[Sayable]] = [
        (said, *(Spread(phase.parts[measure, place, step], money) for measure, place, money in columns))
        for step, said in PARTS.items()
    ]
    rows.append((TOTAL, *(Spread(phase.totals[measure, place], money) for measure, place, money in columns)))
    heads = (msg("Effect"), msg("Value added in the region"), msg("Jobs in the region"), msg("Value added elsewhere"))
    return Table(f"steps-{name}", PHASES[name], heads, rows)


def sections(answer: Appraisal, name: Kind, phase: Phase) -> Table:
    """Value added by section, in the region and elsewhere."""
    rows = list(_sections(phase, answer.project.currency))
    heads = (msg("Section"), msg("Value added in the region"), msg("Value added elsewhere"))
    return Table(f"sections-{name}", msg("Value added by section and place: {phase}", phase=NAMED[name]), heads, rows)


def _sections(phase: Phase, currency: str) -> Iterator[Sequence[Sayable]]:
    codes = list(dict.fromkeys(code for _, code in phase.sections))
    for code in sorted(codes, key=lambda one: -phase.sections["region", one].mean):
        both = [phase.sections[place, code] for place in ("region", "rest")]
        if any(one.p95 for one in both):
            yield section_names()[code], *(Spread(one, currency) for one in both)


def regions(answer: Appraisal, name: Kind, phase: Phase) -> Table:
    """What falls to each region of the nation, the project's own first; of a nation nothing is elsewhere."""
    here = (phase.totals["value_added", "region"], phase.totals["jobs", "region"])
    power = 9 if max(one.p95 for one in (here[0], *(other.value_added for other in phase.elsewhere))) >= BILLION else 6
    rows: list[Sequence[Sayable]] = [(answer.area, Scaled(here[0], power), Spread(here[1]), _most(of_region(phase)))]
    rows += [
        (one.area, Scaled(one.value_added, power), Spread(one.jobs), _most(one.sections)) for one in phase.elsewhere
    ]
    jobs = {"construction": msg("Job-years"), "operation": msg("Jobs in a full year")}
    unit = Scale(power, answer.project.currency)
    heads = (msg("Region"), msg("Value added, {unit}", unit=unit), jobs[name], msg("Section that gains most"))
    title = msg("What falls to each region: {phase}", phase=NAMED[name])
    return Table(f"regions-{name}", title, heads, rows if phase.elsewhere else (), worded=True)


@dataclass(frozen=True)
class Scale:
    """The words of a scale of money, for the head of a column."""

    power: int
    currency: str

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        from onir.language.formats import say_scale  # noqa: PLC0415 - Babel is slow to load and often not needed

        return say_scale(language, self.power, self.currency)


@dataclass(frozen=True)
class Scaled:
    """A range in a scale that the head of its column names."""

    range: Range
    power: int

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        from onir.language.formats import say_number  # noqa: PLC0415 - the same

        low, high = (say_number(language, end.scaleb(-self.power), 2) for end in (self.range.p5, self.range.p95))
        return low if low == high else f"{low}–{high}"


def _most(made: Mapping[str, Range]) -> Sayable:
    """The section that gains most."""
    return section_names()[largest(made)[0]]


def years(answer: Appraisal) -> Table:
    """Every year of both phases, each apart."""
    money = answer.project.currency
    rows: list[Sequence[Sayable]] = [
        (Wording(*[str(one.year)] * 3), NAMED[one.phase], Spread(one.value_added, money), Spread(one.jobs))
        for one in answer.years
    ]
    heads = (msg("Year"), msg("Phase"), msg("Value added in the region"), msg("Jobs in the region"))
    return Table("years", msg("Year by year"), heads, rows)


def drivers(answer: Appraisal) -> Table:
    """What the range is owed to."""
    rows = [(DRIVERS[name], Percent(share)) for name, share in answer.drivers.items()]
    return Table(
        "drivers", msg("What the range is owed to"), (msg("What is uncertain"), msg("Share of the range")), rows
    )


def multipliers(lines: Sequence[Line]) -> Table:
    """Multipliers of every section, each with its range."""
    rows: list[Sequence[Sayable]] = [
        (section_names()[one.section], *map(Three, (one.type_one, one.type_two, one.value_added, one.jobs)))
        for one in lines
    ]
    heads = (
        msg("Section"), msg("Output, type I"), msg("Output, type II"), msg("Value added"), msg("Jobs per billion"),
    )  # fmt: skip
    return Table("multipliers", msg("In brackets: nine in ten of all draws."), heads, rows)


@dataclass(frozen=True)
class Three:
    """A multiplier with its range."""

    values: tuple[Decimal, ...]

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load and often not needed

        low, middle, high = (say_number(language, value, 0 if value >= 10 else 2) for value in self.values)
        return middle if low == high else f"{middle} ({low}–{high})"
