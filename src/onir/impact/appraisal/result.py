"""What an appraisal says, as frozen records: by phase, place, step, section and year; and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from onir.figures import Vintage
from onir.impact.appraisal.budget import Paid
from onir.impact.appraisal.project import Project
from onir.impact.ranges.ranges import Range
from onir.impact.tables.table import Origin
from onir.language.messages import Message
from onir.territory import Area

JOBS = {"construction": "job_years", "operation": "jobs"}
"""What people are counted in: the two are never added."""


@dataclass(frozen=True)
class InRegion:
    """What falls to another region of the nation; `sections`: value added by section."""

    area: Area
    value_added: Range
    jobs: Range
    sections: Mapping[str, Range]

    def as_dict(self, jobs: str) -> dict[str, Any]:
        return {
            "area": self.area.code, "value_added": self.value_added.as_dict(), jobs: self.jobs.as_dict(),
            "value_added_by_section": {code: value.as_dict() for code, value in self.sections.items()},
        }  # fmt: skip


@dataclass(frozen=True)
class Phase:
    """`parts` by measure, place and step; `totals` by measure and place; `net` of the region by measure; `sections`:
    value added by place and section; `years`: the part that falls into each; `elsewhere`: the rest by region, the
    largest first."""

    parts: Mapping[tuple[str, str, str], Range]
    totals: Mapping[tuple[str, str], Range]
    net: Mapping[str, Range]
    sections: Mapping[tuple[str, str], Range]
    imports: Range
    years: Mapping[int, Decimal]
    elsewhere: tuple[InRegion, ...]

    def as_dict(self, phase: str) -> dict[str, Any]:
        def named(measure: str) -> str:
            return JOBS[phase] if measure == "jobs" else measure

        found = dict[str, Any]()
        for (measure, place, step), value in self.parts.items():
            found.setdefault(place, {}).setdefault(named(measure), {})[step] = value.as_dict()
        for (measure, place), value in self.totals.items():
            found[place][named(measure)]["total"] = value.as_dict()
        sections = {
            place: {code: value.as_dict() for (where, code), value in self.sections.items() if where == place}
            for place in ("region", "rest")
        }
        net = {named(measure): value.as_dict() for measure, value in self.net.items()}
        return {
            **found, "net_in_region": net, "value_added_by_section": sections, "imports": self.imports.as_dict(),
            "rest_by_region": [one.as_dict(JOBS[phase]) for one in self.elsewhere],
        }  # fmt: skip


@dataclass(frozen=True)
class Year:
    """Value added and jobs of the region in one year of one phase, and the part of the whole or of a full year."""

    phase: str
    year: int
    value_added: Range
    jobs: Range
    part: Decimal

    def as_dict(self) -> dict[str, Any]:
        return {
            "year": self.year, "phase": self.phase, "part_percent": f"{(self.part * 100).normalize():f}",
            "value_added": self.value_added.as_dict(), JOBS[self.phase]: self.jobs.as_dict(),
        }  # fmt: skip


@dataclass(frozen=True)
class Strain:
    """A section that would grow by `percent` of what the region has; without a section more jobs than people seek."""

    phase: str
    section: str
    amount: Decimal
    percent: Decimal


@dataclass(frozen=True)
class Appraisal:
    """What a project brings; `income`: value added of the region that stays there; `with_own_table`: the range of the
    headline if the nation's own table were loaded, and of value added elsewhere; None where it is."""

    project: Project
    area: Area
    origin: Origin
    vintage: Vintage
    repairs: tuple[str, ...]
    construction: Phase | None
    operation: Phase | None
    income: Range | None
    taxes: tuple[Paid, ...]
    years: tuple[Year, ...]
    strains: tuple[Strain, ...]
    drivers: Mapping[str, Decimal]
    with_own_table: tuple[Range, Range] | None
    apart: tuple[str, ...]

    @property
    def main(self) -> Phase:
        """A full year of work, or construction where nothing works after."""
        phase = self.operation or self.construction
        assert phase is not None
        return phase

    @property
    def headline(self) -> Range:
        """Net value added in the region, of the main phase."""
        return self.main.net["value_added"]

    @cached_property
    def sentences(self) -> tuple[Message, ...]:
        """The result in words, the warning of borrowed coefficients first."""
        from onir.impact.telling.appraised import sentences  # noqa: PLC0415 - words are told of results

        return tuple(sentences(self))

    def as_dict(self) -> dict[str, Any]:
        project = self.project
        return {
            "project": project.name.en,
            "fictitious": project.fictitious,
            "area": self.area.code,
            "section": project.section,
            "currency": project.currency,
            "prices": project.prices,
            "table": self.origin.as_dict(),
            "repairs": list(self.repairs),
            "regional_figures": {"vintage": self.vintage.key, "sections_apart": list(self.apart)},
            "construction": self.construction and self.construction.as_dict("construction"),
            "operation": self.operation and self.operation.as_dict("operation"),
            "income_that_stays": None if self.income is None else self.income.as_dict(),
            "taxes": [
                {"name": tax.name.en, "level": tax.level, "full_year": tax.full.as_dict(),
                 "while_relieved": tax.relieved.as_dict(), "relieved_until": tax.until or None}
                for tax in self.taxes
            ],
            "years": [year.as_dict() for year in self.years],
            "strains": [
                {"phase": one.phase, "section": one.section or None, "amount": f"{one.amount:f}",
                 "of": f"{one.percent:f}"}
                for one in self.strains
            ],
            "drivers_percent": {name: f"{share:f}" for name, share in self.drivers.items()},
            **self._with_own_table(),
            "draws": project.draws,
            "seed": project.seed,
        }  # fmt: skip

    def _with_own_table(self) -> dict[str, Any]:
        names = ("with_own_table", "elsewhere_with_own_table")
        return {
            name: one and one.as_dict() for name, one in zip(names, self.with_own_table or (None, None), strict=True)
        }
