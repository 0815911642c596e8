"""The second half of *Outlook*: the same forecast with the projects in hand, and what would move if one were changed.

It is made for the person who asks, of the projects that they may read. A change is in the address like every choice:
`change=61-2026-0001:drop` or `…:1` for a year later, and one project more by stage, year and sum. Left out: a chart of
its own, since what a project moves is less than the width of the fan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from onir.desk.door import allowed
from onir.desk.headquarters.models import Target as Task
from onir.desk.outlooks import Merged, best_of, outlook_of, with_projects
from onir.desk.pipeline.models import Project, Stage
from onir.desk.rules import Action
from onir.desk.shown import Cell, Table, person
from onir.errors import BadInput, OnirError
from onir.figures.words import Amount, Percent, rounded
from onir.language.messages import Message, Sayable, msg
from onir.outlook import Outlook, Target
from onir.outlook.league import amount
from onir.outlook.pipeline import Pipeline, what_if
from onir.outlook.pipeline import Project as Planned
from onir.outlook.pipeline.merging import PipelinePart
from onir.outlook.pipeline.telling import likeliest, moved_said, pipeline_said, rests_said
from onir.standing.certainty.chances import Chance
from onir.territory import area

TITLE = msg("With the projects in hand")
WHAT_IF = msg("What if")
RESTS = msg("What the chances rest on")
IN_HAND = msg("Large projects in hand")
TASKS = msg("Tasks for the period")
NEW = "–new–"
MILLION = Decimal(1_000_000)
MOST_YEARS = 3
CHANGES: dict[str, Message] = {
    "": msg("as planned"), "1": msg("a year later"), "2": msg("two years later"), "drop": msg("dropped"),
}  # fmt: skip
LABELS = {
    "stage": msg("Stage"), "year": msg("Year of the money"), "sum": msg("Sum, millions"),
    "more": msg("One more project of the region"), "show": msg("Show what would move"),
}  # fmt: skip


@dataclass(frozen=True)
class WhatIf:
    """What the address changes: of projects by their codes, and one more by stage, year and sum."""

    changes: tuple[tuple[str, str], ...]
    stage: str
    year: str
    sum: str

    @classmethod
    def by(cls, query: QueryDict) -> WhatIf:
        changes = (one.rpartition(":") for one in query.getlist("change"))
        told = tuple((code, change) for code, _, change in changes if code and change)
        return cls(told, *(query.get(f"add_{name}", "").strip() for name in ("stage", "year", "sum")))

    def of(self, code: str) -> str:
        return dict(self.changes).get(code, "")

    @property
    def any(self) -> bool:
        return bool(self.changes or self.sum)

    def applied(self, pipeline: Pipeline, area: str) -> Pipeline:
        """The pipeline so changed; BadInput for what is no change."""
        for code, change in self.changes:
            if change == "drop":
                pipeline = pipeline.without(code)
            elif change in CHANGES:
                pipeline = pipeline.delayed(code, int(change))
            else:
                raise BadInput(msg("“{change}” is no change of a project.", change=change))
        return pipeline.adding(self._added(area)) if self.sum else pipeline

    def _added(self, area: str) -> Planned:
        try:
            sum_, year = Decimal(self.sum) * MILLION, int(self.year)
        except (InvalidOperation, ValueError):
            sum_, year = Decimal("NaN"), 0
        if not sum_.is_finite() or not 0 < sum_ <= Decimal(10) ** 18 or not 1990 <= year <= 2100:
            raise BadInput(
                msg("A project that is added needs a year and a sum."),
                accepted=msg("Accepted: a year as 2027, a sum in millions as 50000."),
            )
        return Planned(NEW, area, self.stage, {year: sum_}, {})


@dataclass(frozen=True)
class Line:
    """A project of the form: what it is, and what can be changed of it."""

    cells: Sequence[Cell]
    code: str
    changes: Sequence[tuple[str, Message, bool]]


def shown(request: HttpRequest, area: str, period: str, indicator: str, as_of: date | None) -> dict[str, Any] | None:
    """What the template needs; None for whom the rule table lets read no project."""
    if not request.user.is_authenticated or not allowed(request, Action("pipeline.project", "read")):
        return None
    context: dict[str, Any] = {"title": TITLE, "id": "with-projects"}
    try:
        answer = outlook_of(area, period or None, indicator, as_of)
        context["tasks"], context["tasks_title"] = list(_tasks(request, answer)), TASKS
        held = with_projects(person(request), answer, date.today())
        return context | _Shown(answer, held, WhatIf.by(request.GET)).context
    except OnirError as error:
        return context | {"refused": [one for one in (error.what, error.accepted, error.then) if one is not None]}


@dataclass(frozen=True)
class _Shown:
    alone: Outlook
    held: Merged
    asked: WhatIf

    @property
    def merged(self) -> Outlook:
        return self.held.answer

    @property
    def part(self) -> PipelinePart:
        assert self.merged.pipeline is not None
        return self.merged.pipeline

    @cached_property
    def stages(self) -> dict[str, Stage]:
        return {one.code: one for one in Stage.objects.all()}

    @property
    def context(self) -> dict[str, Any]:
        changed, error = self._changed()
        ways = [(msg("Official figures alone"), self.alone), (TITLE, self.merged)]
        said = [moved_said(self.alone, self.merged), *pipeline_said(self.part), *self._left_out()]
        if changed is not None:
            ways.append((WHAT_IF, changed))
        return {
            "sentences": said, "ways": _ways(ways), "error": error,
            "moved": None if changed is None else moved_said(self.merged, changed),
            "what_if": WHAT_IF, "heads": HEADS, "lines": list(self._lines()), "in_hand": IN_HAND,
            "rests": self._rests(), "asked": self.asked, "labels": LABELS, "empty": EMPTY,
            "region": not self.merged.of_nation,
            "stages": [(one.code, one, one.code == self.asked.stage) for one in self.open_stages],
        }  # fmt: skip

    @property
    def open_stages(self) -> list[Stage]:
        return [one for one in self.stages.values() if one.kind == "open"]

    def _changed(self) -> tuple[Outlook | None, OnirError | None]:
        if not self.asked.any:
            return None, None
        area = self.merged.area.code
        try:
            changed = self.asked.applied(self.part.pipeline, area)
            if self.asked.sum and self.asked.stage not in self.stages:
                raise BadInput(msg("“{change}” is no change of a project.", change=self.asked.stage))
            if self.asked.sum and changed.projects[-1] not in self.part.ground.in_hand(changed):
                least = self._sum(rounded(Decimal(self.part.ground.least(area)), 0))
                raise BadInput(
                    msg("A project of less than {least} in a year is no large one here: it moves nothing.", least=least)
                )
            return what_if(self.merged, changed), None
        except OnirError as error:
            return None, error

    def _left_out(self) -> Iterator[Message]:
        if self.held.read.undated:
            yield msg(
                "{n} open {n:plural:project|projects} {n:plural:tells|tell} no year of building and {n:plural:is|are} "
                "left out.",
                n=self.held.read.undated,
            )  # fmt: skip

    def _lines(self) -> Iterator[Line]:
        """The projects that are added, those of the region first, then by their sums."""
        found = sorted(self.part.added, key=lambda one: (one.area != self.merged.area.code, -one.whole, one.code))
        named = {one.code: one for one in Project.objects.filter(code__in=[one.code for one in found])}
        for one in found:
            changes = [(code, word, self.asked.of(one.code) == code) for code, word in CHANGES.items()]
            yield Line(self._cells(one, named[one.code]), one.code, changes)

    def _cells(self, one: Planned, named: Project) -> Sequence[Cell]:
        years = [msg("{year}: {sum}", year=str(year), sum=self._sum(value)) for year, value in one.planned.items()]
        return (
            Cell(named, reverse("projects_one", args=[named.pk]), below=[area(one.area)]), Cell(self.stages[one.stage]),
            Cell(_percent(self.part.chance(one)), below=self._due(one)),
            Cell(years[0] if years else "–", below=years[1:]),
        )  # fmt: skip

    def _due(self, one: Planned) -> Sequence[Message]:
        """That its money is late already, which makes it less likely to come."""
        waited = self.part.ground.waited(one)
        return [msg("due for {n} {n:plural:year|years}", n=waited)] if waited > 0 and not one.came else []

    def _sum(self, value: Decimal) -> Amount:
        return Amount(value, self.merged.unit)

    def _rests(self) -> dict[str, Any]:
        """Of each stage that a project in hand is at: the cases, those that brought money, the chance."""
        past, cohorts = self.part.pipeline.past, self.part.cohorts
        used = {one.stage for one in self.part.added} | ({self.asked.stage} if self.asked.sum else set())
        rows = []
        for code in (one for one in self.stages if one in used):
            told, own = cohorts.chances(code), [one for one in past if one.stage == code]
            ends = msg("{low} to {high}", low=_percent(told.low), high=_percent(told.high))
            cells = self.stages[code], len(own), sum(one.brought for one in own), _percent(told.mean), ends
            rows.append([Cell(one) for one in cells])
        heads = (
            msg("Stage"), msg("Past projects"), msg("Brought money"), msg("Chance"), msg("Nine in ten"),
        )  # fmt: skip
        return {"title": RESTS, "table": Table(heads, rows, EMPTY), "note": rests_said(self.part)}


HEADS = (msg("Project"), msg("Stage"), msg("Chance"), msg("Planned"), WHAT_IF)
EMPTY = msg("None.")


def _percent(part: float) -> Sayable:
    return Percent(rounded(Decimal(part), 0, factor=100))


def _ways(ways: Sequence[tuple[Message, Outlook]]) -> Table:
    """The same question answered in each way, one below the other."""
    told = ways[0][1].told and not ways[0][1].of_nation
    heads = [msg("Forecast"), msg("Figure"), msg("On average"), msg("Nine in ten")]
    heads += [msg("Likeliest place"), msg("First three")] if told else []
    rows = [[Cell(name), *(Cell(one) for one in _way(answer, told))] for name, answer in ways]
    return Table(heads, rows, EMPTY)


def _way(answer: Outlook, told: bool) -> Iterator[Sayable]:
    low, middle, high = (amount(answer, one, width) for one, width in _widths(answer))
    yield middle
    yield _mean(answer)
    yield msg("{low} – {high}", low=low, high=high)
    if told:
        yield likeliest(answer)
        yield Chance(answer.among(1, 3))


def _mean(answer: Outlook) -> Amount:
    """The mean of the draws: a project that comes or does not moves it more than the middle."""
    own = answer.draws.sum(axis=1) if answer.of_nation else answer.draws[:, answer.row]
    low, _, high = answer.figures(answer.area.code)
    return amount(answer, float(own.mean()), high - low)


def _widths(answer: Outlook) -> list[tuple[float, float]]:
    ends = answer.figures(answer.area.code)
    return [(one, ends[2] - ends[0]) for one in ends]


def _tasks(request: HttpRequest, answer: Outlook) -> Iterator[Message]:
    """Of each task that was set for this very figure: who approved it, its chance, what is lacking."""
    by = person(request)
    held = Task.objects.visible_to(by).filter(
        indicator=answer.indicator.code, region=answer.area.code, period=str(answer.period), district="", activity="",
        unit=answer.unit,
    )  # fmt: skip
    if not held:
        return
    best = best_of(by, answer, date.today())
    for one in held:
        yield msg("Task approved by: {who}.", who=one.approved_by)
        yield from Target(best, one.value).sentences
