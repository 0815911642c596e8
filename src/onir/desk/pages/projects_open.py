"""What is open to a person on a project: asked once for a page, however many acts want to know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q

from onir.desk.accounts.models import User
from onir.desk.pipeline.doing import moving
from onir.desk.pipeline.models import InvestmentFigure, JobFigure, ProductionFigure, Project, Stage, Transition
from onir.desk.pipeline.scopes import allowed_among

LEDGERS = {InvestmentFigure: "investment", JobFigure: "jobs", ProductionFigure: "production"}
ASKED = ("change", "move", "assure", "change_to_any_stage")


def lines(model: type[Any], by: User, one: Project, *, open_only: bool = False) -> Any:
    """The lines of a ledger that the person sees, as they stand now; those alone that nobody has verified."""
    rows = getattr(one, LEDGERS[model]).all().visible_to(by).current()
    return rows.exclude(confidence="verified") if open_only else rows


@dataclass(frozen=True)
class Standing:
    """How a person stands to a project."""

    by: User
    project: Project

    @cached_property
    def rights(self) -> frozenset[str]:
        """What of `ASKED` the person may do to it."""
        return allowed_among(self.by, ASKED, self.project)

    @cached_property
    def ways(self) -> tuple[Transition, ...]:
        return moving.ways(self.project)

    @cached_property
    def targets(self) -> list[Stage]:
        """Stages that the person may move it to, whatever is missing."""
        if self.project.status.freezes:
            return []
        found = [way.stage_to for way in self.ways]
        if "change_to_any_stage" in self.rights:
            found = list(Stage.objects.exclude(pk=self.project.stage_id))
        return [to for to in found if self._wanted(to.code) in self.rights]

    def _wanted(self, to: str) -> str:
        """The action that a move there is."""
        action = moving.right_on_way(self.project.stage_id, to)
        on_way = action == "assure" or to in {way.stage_to_id for way in self.ways}
        return action if on_way else "change_to_any_stage"

    @cached_property
    def _counted(self) -> dict[type[Any], tuple[int, int]]:
        return {}

    def lines(self, model: type[Any]) -> tuple[int, int]:
        """How many lines of a ledger there are as they stand now, and how many of them nobody has verified."""
        if model not in self._counted:
            found = lines(model, self.by, self.project).order_by()
            told = found.aggregate(all=Count("pk"), open=Count("pk", ~Q(confidence="verified")))
            self._counted[model] = told["all"], told["open"]
        return self._counted[model]
