"""What a desk knows of projects, as frozen records: projects in hand, and what became of those that came before.

Sums are of the indicator asked about, in its base unit: of foreign investment the foreign part, of fixed capital the
part that is built. Who passes them in sees to that, and to whose projects they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from onir.errors import BadInput
from onir.language.messages import msg
from onir.territory import area


@dataclass(frozen=True)
class Project:
    """A project: `planned` and `came` are sums by year. What came in years with a figure is in that figure already; of
    a later year it is the least that the project brings."""

    code: str
    area: str
    stage: str
    planned: Mapping[int, Decimal]
    came: Mapping[int, Decimal]

    def __post_init__(self) -> None:
        if any(value < 0 for value in (*self.planned.values(), *self.came.values())):
            raise BadInput(msg("A sum of project {code} is below zero.", code=self.code))

    @property
    def whole(self) -> Decimal:
        """What is planned in all years."""
        return sum(self.planned.values(), Decimal(0))

    def later(self, years: int) -> Project:
        """The same project so many years later."""
        return replace(self, planned={year + years: value for year, value in self.planned.items()})


@dataclass(frozen=True)
class Past:
    """A project that was once at a stage and whose time is over: what was promised then, what came, how late.

    `late`: years from the planned year of the first money to the year in which it came; None where nothing came, or
    where no year was planned.
    """

    stage: str
    promised: Decimal
    came: Decimal
    late: float | None

    @property
    def brought(self) -> bool:
        return self.came > 0


@dataclass(frozen=True)
class Pipeline:
    """Projects in hand, and the past that tells what becomes of such."""

    projects: tuple[Project, ...]
    past: tuple[Past, ...]

    def without(self, code: str) -> Pipeline:
        """The pipeline if a project were dropped."""
        self._known(code)
        return replace(self, projects=tuple(one for one in self.projects if one.code != code))

    def delayed(self, code: str, years: int) -> Pipeline:
        """The pipeline if a project came so many years later than planned."""
        self._known(code)
        return replace(self, projects=tuple(one.later(years) if one.code == code else one for one in self.projects))

    def adding(self, project: Project) -> Pipeline:
        """The pipeline with one more project; it is in a region, whose figure it may move."""
        place = area(project.area)
        if place.kind == "nation":
            raise BadInput(msg("{area} is a country: a project is in one of its regions.", area=place))
        return replace(self, projects=(*self.projects, project))

    def _known(self, code: str) -> None:
        if all(one.code != code for one in self.projects):
            raise BadInput(
                msg("No project {code} is in the outlook.", code=code),
                accepted=msg("Accepted: {codes}.", codes=[one.code for one in self.projects] or "–"),
            )
