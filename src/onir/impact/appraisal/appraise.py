"""The verb: a project in its place, drawn many times, told as ranges."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import numpy as np

from onir.errors import BadInput
from onir.figures import Store
from onir.impact.appraisal import phases
from onir.impact.appraisal.budget import paid, profit
from onir.impact.appraisal.elsewhere import Elsewhere
from onir.impact.appraisal.phases import MEASURES, PLACES, STEPS, Effects
from onir.impact.appraisal.project import Project
from onir.impact.appraisal.result import Appraisal, Phase, Strain, Year
from onir.impact.appraisal.system import System
from onir.impact.ranges.ranges import Range, drivers
from onir.impact.ranges.sampling import GROUPS, Sample, Widths, sample
from onir.impact.regions.place import Place, place_of
from onir.impact.tables.table import Floats, IOTable
from onir.language.messages import msg


def appraise(project: Project, *, table: IOTable | None = None, store: Store | None = None) -> Appraisal:
    """What a project brings; `table` is the nation's own, without it the lent one stands in and is named.

    The same project, table and figures give the same result, to the last digit.
    """
    if project.construction is None and project.operation is None:
        raise BadInput(
            msg("The project says neither what is built nor what will work."),
            accepted=msg("Accepted: {names}.", names=["construction", "operation"]),
        )
    place = place_of(project.area, table=table, store=store)
    _refuse(project, place)
    return _Run(project, place).appraisal()


def _refuse(project: Project, place: Place) -> None:
    held = place.sections
    wanted = {project.section, *(project.operation.purchases or {} if project.operation else {})}
    if strange := sorted(code for code in wanted if code not in held):
        raise BadInput(
            msg("The table has no section “{code}”.", code=strange[0]),
            accepted=msg("Accepted: {names}.", names=list(held)),
        )


class _Run:
    """One appraisal: the draws, both phases, and what is said of them."""

    def __init__(self, project: Project, place: Place) -> None:
        self.project, self.place = project, place
        self.widths = Widths.of(borrowed=place.origin.borrowed)
        self.draws = self._sample(0)
        self.elsewhere = Elsewhere(place)

    def _sample(self, block: int) -> Sample:
        return sample(self.project.draws, len(self.place.sections), seed=self.project.seed, block=block)

    def _system(self, draws: Sample, widths: Widths | None = None) -> System:
        return System(self.place, self.project, draws, widths or self.widths)

    def appraisal(self) -> Appraisal:
        system = self._system(self.draws)
        built = None if self.project.construction is None else phases.construction(system, self.project.construction)
        works = self._works(system)
        return Appraisal(
            self.project, self.place.margins.area, self.place.origin, self.place.margins.vintage, self.place.repairs,
            None if built is None else self._phase(built, self._built_years()),
            None if works is None else self._phase(works, self._work_years()),
            None if works is None else self._income(works),
            () if works is None else paid(self.project, works),
            self._years(built, works),
            tuple(self._strains(built, works)),
            drivers(self._headline, self.draws, self._sample(1), GROUPS),
            self._with_own_table(), self.place.margins.apart,
        )  # fmt: skip

    def _works(self, system: System) -> Effects | None:
        if self.project.operation is None:
            return None
        return phases.operation(system, self.project.operation, self.project.section)

    def _main(self, system: System) -> Effects:
        """A full year of work, or the whole construction where nothing works after."""
        effects = self._works(system)
        if effects is None and self.project.construction is not None:
            effects = phases.construction(system, self.project.construction)
        assert effects is not None
        return effects

    def _headline(self, draws: Sample) -> Floats:
        """Net value added in the region."""
        return self._main(self._system(draws)).total("value_added", "region") * self._net(draws)

    def _with_own_table(self) -> tuple[Range, Range] | None:
        """The headline, and value added elsewhere, by the narrower widths of the nation's own table."""
        if not self.place.origin.borrowed:
            return None
        effects = self._main(self._system(self.draws, Widths.of(borrowed=False)))
        region, rest = (effects.total("value_added", place) for place in PLACES)
        return Range.of(region * self._net(self.draws)), Range.of(rest)

    def _net(self, draws: Sample) -> Floats:
        """(1 − deadweight) × (1 − displacement)."""
        lost, moved = (
            guess.drawn(draws.uniform("net", place))
            for place, guess in enumerate((self.project.deadweight, self.project.displacement))
        )
        left: Floats = (1 - lost) * (1 - moved)
        return left

    def _phase(self, effects: Effects, years: Mapping[int, Decimal]) -> Phase:
        table = {
            (measure, place, step): Range.of(effects.amount(measure, place, step))
            for measure in MEASURES
            for place in PLACES
            for step in STEPS
        }
        totals = {(measure, place): Range.of(effects.total(measure, place)) for measure in MEASURES for place in PLACES}
        net = self._net(self.draws)
        return Phase(
            table, totals,
            {measure: Range.of(effects.total(measure, "region") * net) for measure in MEASURES},
            {
                (place, code): Range.of(values)
                for place in PLACES
                for code, values in zip(
                    self.place.sections, effects.by_section("value_added", place).T, strict=True
                )
            },
            Range.of(effects.imports), dict(years), self.elsewhere.told(effects),
        )  # fmt: skip

    def _income(self, works: Effects) -> Range:
        """Value added of the region less profit that leaves it and pay of those who live elsewhere."""
        phase, draws = self.project.operation, self.draws
        assert phase is not None
        owned, remitted, residents = (
            guess.drawn(draws.uniform("project", place))
            for place, guess in ((4, phase.foreign_owned), (5, phase.profit_remitted), (3, phase.residents))
        )
        leaves = profit(works) * owned * remitted + works.own["pay"] * (1 - residents)
        return Range.of(works.total("value_added", "region") - leaves)

    def _built_years(self) -> Mapping[int, Decimal]:
        return self.project.construction.years if self.project.construction else {}

    def _work_years(self) -> Mapping[int, Decimal]:
        phase = self.project.operation
        if phase is None:
            return {}
        return {year: phase.part_of_full(year) for year in range(phase.start, phase.start + phase.life)}

    def _years(self, built: Effects | None, works: Effects | None) -> tuple[Year, ...]:
        """Every year of both phases, each apart."""
        found = list[Year]()
        for name, effects, parts in (
            ("construction", built, self._built_years()),
            ("operation", works, self._work_years()),
        ):
            if effects is None:
                continue
            added, jobs = (effects.total(measure, "region") for measure in ("value_added", "jobs"))
            found += [
                Year(name, year, Range.of(added * float(part)), Range.of(jobs * float(part)), part)
                for year, part in parts.items()
            ]
        return tuple(sorted(found, key=lambda one: (one.year, one.phase)))

    def _strains(self, built: Effects | None, works: Effects | None) -> list[Strain]:
        """Sections of the region that would have to grow by more than the slack, and jobs beyond those out of work."""
        found = list[Strain]()
        known = self.place.margins
        for name, effects, parts in (
            ("construction", built, self._built_years()),
            ("operation", works, self._work_years()),
        ):
            if effects is None:
                continue
            part = float(max(parts.values()))
            grown = np.median(effects.by_section("value_added", "region"), axis=0) * part
            limits = float(self.project.slack) * known.region
            found += [
                Strain(name, code, Range.of(np.array([more])).p50, Decimal(str(round(100 * more / held, 1))))
                for code, more, limit, held in zip(self.place.sections, grown, limits, known.region, strict=True)
                if held > 0 and more > limit and code in known.apart
            ]
            jobs = float(np.median(effects.total("jobs", "region"))) * part
            if self.project.unemployed is not None and jobs > self.project.unemployed:
                found.append(Strain(name, "", Range.of(np.array([jobs])).p50, Decimal(self.project.unemployed)))
        return found
