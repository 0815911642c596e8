"""`onir outlook --projects FILE`: the same outlook with projects in hand, and what a change of one would move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.errors import BadInput
from onir.language.messages import Message, msg
from onir.territory import area as known_area

if TYPE_CHECKING:
    from onir.outlook import Outlook
    from onir.outlook.pipeline import Pipeline, Project

YEARS = ("1", "2", "3")
ADDED = "+{}"
"""What a project is called that is added on the command line, by its number."""


@dataclass(frozen=True)
class Changes:
    """What is asked of the projects of a file."""

    drop: Sequence[str]
    delay: Sequence[str]
    add: Sequence[str]

    @property
    def any(self) -> bool:
        return bool(self.drop or self.delay or self.add)

    def applied(self, pipeline: Pipeline, answer: Outlook) -> Pipeline:
        """The pipeline of an outlook so changed; BadInput with the option that does not fit."""
        for code in self.drop:
            pipeline = pipeline.without(code)
        for said in self.delay:
            code, _, years = said.rpartition(":")
            if years not in YEARS or not code:
                raise _refused("--delay", said, msg("Accepted: a project and years, as P-1:2."))
            pipeline = pipeline.delayed(code, int(years))
        known = pipeline
        for number, said in enumerate(self.add, 1):
            added = _added(said, ADDED.format(number))
            _fits(added, known, answer)
            pipeline = pipeline.adding(added)
        return pipeline


@dataclass(frozen=True)
class WithProjects:
    """The outlook by figures alone, with the projects of the file, and with a change of them."""

    alone: Outlook
    merged: Outlook
    changed: Outlook | None

    @property
    def answer(self) -> Outlook:
        return self.changed or self.merged

    @property
    def moves(self) -> Iterator[Message]:
        """What the projects move, then what the change of them does."""
        from onir.outlook.pipeline.telling import moved_said  # noqa: PLC0415 - heavy, and of no use to --help

        yield moved_said(self.alone, self.merged)
        if self.changed is not None:
            yield msg("What if: {moved}", moved=moved_said(self.merged, self.changed))

    def as_dict(self) -> dict[str, Any]:
        """The figures and the chances in each way."""
        ways = {"alone": self.alone, "with_projects": self.merged, "what_if": self.changed}
        told = {name: one.as_dict() for name, one in ways.items() if one is not None}
        return {name: {key: one[key] for key in ("figures", "nation", "probabilities")} for name, one in told.items()}


def with_projects(answer: Outlook, file: Path | None, changes: Changes) -> WithProjects | None:
    """The outlook with the projects of a file; None where no file is given and nothing is to be changed."""
    if file is None:
        if changes.any:
            raise BadInput(
                msg("There are no projects to change."), then=msg("Give them with --projects, as a CSV file.")
            )
        return None
    from onir.outlook.pipeline import merged, what_if  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.outlook.pipeline.pooling import weight_of  # noqa: PLC0415
    from onir.outlook.pipeline.reading import read_pipeline  # noqa: PLC0415

    pipeline = read_pipeline(file)
    held = merged(answer, pipeline, weight=weight_of(()))  # a file tells nothing of what was known in past years
    return WithProjects(answer, held, what_if(held, changes.applied(pipeline, answer)) if changes.any else None)


def _fits(added: Project, pipeline: Pipeline, answer: Outlook) -> None:
    """A region of the outlook, and a stage that tells what becomes of such: else the project would move nothing."""
    answer.about(known_area(added.area))
    stages = sorted({one.stage for one in pipeline.projects} | {one.stage for one in pipeline.past})
    if added.stage not in stages:
        raise BadInput(
            msg("No project of the file is at the stage “{stage}”.", stage=added.stage),
            where="--add",
            accepted=msg("Accepted: {names}.", names=stages or "–"),
        )


def _added(said: str, code: str) -> Project:
    from onir.outlook.pipeline import Project  # noqa: PLC0415
    from onir.outlook.pipeline.reading import sum_of, year_of  # noqa: PLC0415

    form = msg("Accepted: region, stage, year and sum, as KZ-27:agreement:2026:5e11.")
    parts = said.split(":")
    if len(parts) != 4 or not parts[1]:
        raise _refused("--add", said, form)
    try:
        return Project(code, known_area(parts[0]).code, parts[1], {year_of(parts[2]): sum_of(parts[3])}, {})
    except ValueError:
        raise _refused("--add", said, form) from None


def _refused(option: str, said: str, accepted: Message) -> BadInput:
    return BadInput(msg("“{said}” is no change of a project.", said=said), where=option, accepted=accepted)
