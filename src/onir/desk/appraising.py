"""A project as a page and a program hand it in: read apart, appraised in the time of a request, kept by its question.

The page draws fewer times than a command does, and says so. The last few answers stay in a worker's memory, for another
language and for a file to take along; they are written nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from onir.desk.appraising_apart import Brought, taken
from onir.desk.held import edition, store
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.impact.appraisal.project import Project
    from onir.impact.appraisal.result import Appraisal
    from onir.impact.regions.multipliers import Line
    from onir.impact.regions.place import Place

DRAWS = 500
"""Draws of a page, at most: a second on one core."""
KEPT = 8
LARGEST_PROJECT, LARGEST_TABLE = 100_000, 10_000_000
"""Letters of a project or a mapping; bytes of a table."""


class Question(NamedTuple):
    """A project as YAML, a table with its mapping and repairs, and the figures it is asked of."""

    project: str
    table: bytes
    table_name: str
    mapping: str
    repairs: tuple[str, ...]
    figures: object

    @property
    def name(self) -> str:
        """What the files of the answer are called: the same question, the same name."""
        return sha256(repr(self).encode()).hexdigest()[:8]


def question(
    project: str, *, table: bytes = b"", table_name: str = "", mapping: str = "", repairs: tuple[str, ...] = ()
) -> Question:
    """The question, within what is accepted, to the figures as they are now."""
    for said, what in ((project, msg("The project is longer than {n} letters.", n=LARGEST_PROJECT)),
                       (mapping, msg("The mapping is longer than {n} letters.", n=LARGEST_PROJECT))):  # fmt: skip
        if len(said) > LARGEST_PROJECT:
            raise BadInput(what)
    if len(table) > LARGEST_TABLE:
        raise BadInput(msg("The file is larger than {size} MB.", size=LARGEST_TABLE // 1_000_000), where=table_name)
    if bool(table) != bool(mapping.strip()) or (repairs and not table):
        raise BadInput(
            msg("A table and its mapping are given together."), then=msg("Choose both, or neither to borrow a table.")
        )
    return Question(project, table, table_name, mapping, repairs, edition())


@lru_cache(KEPT)
def appraised(asked: Question) -> Appraisal:
    """The answer; what cannot be read is refused in words."""
    from onir.impact import appraise  # noqa: PLC0415 - numpy, of no use to other pages
    from onir.impact.extra import require_extra  # noqa: PLC0415

    require_extra()
    brought = taken(Brought(asked.project, asked.table, asked.table_name, asked.mapping, asked.repairs))
    return appraise(within_a_request(brought.project), table=brought.table, store=store())


def within_a_request(project: Project) -> Project:
    return replace(project, draws=min(project.draws, DRAWS))


@lru_cache(KEPT)
def multiplied(area: str, figures: object) -> tuple[Place, tuple[Line, ...]]:  # noqa: ARG001 - a key
    """Multipliers of a region's sections, by the table that is lent."""
    from onir.impact import area_multipliers, place_of  # noqa: PLC0415
    from onir.impact.extra import require_extra  # noqa: PLC0415

    require_extra()
    place = place_of(area, store=store())
    return place, area_multipliers(place)


def multipliers_of(area: str) -> tuple[Place, tuple[Line, ...]]:
    return multiplied(area, edition())


def as_yaml(values: Mapping[str, Any]) -> str:
    """Plain values as YAML, numbers as they were said.

    >>> as_yaml({"rate": Decimal("1.50"), "area": "KZ-27"})
    'rate: 1.50\\narea: KZ-27\\n'
    """
    import yaml  # noqa: PLC0415

    class Dumper(yaml.SafeDumper):
        pass

    def number(dumper: Any, value: Decimal) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:" + ("float" if "." in f"{value:f}" else "int"), f"{value:f}")

    Dumper.add_representer(Decimal, number)
    return str(yaml.dump(values, Dumper=Dumper, allow_unicode=True, sort_keys=False))
