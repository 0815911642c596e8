"""How projects went through their stages: kept by the database whatever way a line comes in, and as the log says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

Line = tuple[str | None, str, int]
"""From a stage, to a stage, on a day of January."""


def day(of_january: int) -> date:
    return date(2026, 1, of_january)


def days(of_january: Iterable[int | None]) -> Iterator[date | None]:
    return (day(one) if one else None for one in of_january)


def logged(project: Any, by: Any, *lines: Line) -> None:
    from onir.desk.pipeline.models import MoveLog

    for before, after, on in lines:
        MoveLog.objects.create(
            project=project, stage_from_id=before, stage_to_id=after, status_to_id="active", kind="forward", by=by,
            on=day(on),
        )  # fmt: skip


def kept(project: Any) -> tuple[list[Any], tuple[Any, ...]]:
    """Spells as stage, beginning, end, day of a later stage, whether it is the first; then the way."""
    from onir.desk.pipeline.models import Spell, Way

    spells = Spell.objects.filter(project=project).order_by("move_id")
    way = Way.objects.filter(project=project).values_list("entered", "last", "launched", "signed", "agreed", "furthest")
    return list(spells.values_list("stage", "began", "ended", "onward", "first_time")), next(iter(way), ())


def told(project: Any) -> tuple[list[Any], tuple[Any, ...]]:
    """What is kept, once it has been seen to be what a reckoning of all finds."""
    from onir.desk.agreements.models import signed
    from onir.desk.pipeline.models import ways

    found = kept(project)
    ways.rebuild()
    signed.rebuild()
    assert kept(project) == found, "what the triggers kept is what the records say"
    return found


@pytest.mark.parametrize(
    ("lines", "spells", "way"),
    [
        ([(None, "lead", 1)], [("lead", 1, None, None, True)], (1, 1, None, None, 1)),
        (
            [(None, "lead", 1), ("lead", "memorandum", 5), ("memorandum", "memorandum", 3)],  # its status alone
            [("lead", 1, 5, 5, True), ("memorandum", 5, None, None, True)],
            (1, 5, None, 3, 4),
        ),
        (
            [(None, "prospect", 1), ("prospect", "agreement", 9), ("agreement", "prospect", 12)],  # and back
            [("prospect", 1, 9, 9, True), ("agreement", 9, 12, None, True), ("prospect", 12, None, 9, False)],
            (1, 12, None, 9, 6),
        ),
        (
            [(None, "construction", 9), ("construction", "operating", 20), ("operating", "construction", 4)],
            [("construction", 9, 20, 20, False), ("operating", 20, 4, None, True),
             ("construction", 4, None, 20, True)],  # entered as of an earlier day
            (4, 20, 20, None, 10),
        ),
    ],
)  # fmt: skip
def test_every_line_of_the_log_tells_where_a_project_was(
    person: Person, project: Projects, lines: list[Line], spells: list[Any], way: tuple[int | None, ...]
) -> None:
    one = project()
    logged(one, person("head"), *lines)
    *four, furthest = way
    assert told(one) == (
        [(stage, *days(three), first) for stage, *three, first in spells],
        (*days(four), None, furthest),
    )


def test_lines_of_many_projects_in_one_statement(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.models import MoveLog

    by, two = person("head"), [project(), project()]
    more = {"status_to_id": "active", "kind": "forward", "by": by}
    MoveLog.objects.bulk_create(
        MoveLog(project=one, stage_to_id=stage, on=day(on), **more)
        for one in two
        for stage, on in (("lead", 1), ("operating", 8))
    )
    for one in two:
        assert told(one)[1] == (day(1), day(8), day(8), None, None, 10)


def test_another_order_of_stages_is_another_way(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.models import Stage

    one = project()
    logged(one, person("head"), (None, "decision", 1), ("decision", "memorandum", 5))
    assert [spell[3] for spell in told(one)[0]] == [None, day(1)]
    Stage.objects.filter(pk="memorandum").update(place=12)
    assert [spell[3] for spell in told(one)[0]] == [day(5), None]
    assert told(one)[1][-1] == 12


def agreed(project: Any) -> date | None:
    _, way = told(project)
    found: date | None = way[4] if way else None
    return found


def test_the_first_agreement_that_binds_a_project_is_kept(person: Person, project: Projects) -> None:
    from django.utils import timezone

    from onir.desk.agreements.models import Agreement, Covered

    one, other = project(), project()
    given = {"instrument": "memorandum", "region": "KZ-61", "mci_year": 2026, "mci_tenge": 4325}
    late, soon, draft = (Agreement.objects.create(title="Paper", signed_on=day(on), **given) for on in (20, 10, 2))
    for paper in (late, soon, draft):
        Covered.objects.create(agreement=paper, project=one)
    assert agreed(one) is None
    Agreement.objects.filter(pk=late.pk).update(signed_on=day(15))
    for paper, on in ((late, 15), (soon, 10)):
        for status in ("review", "signed"):
            Agreement.objects.filter(pk=paper.pk).update(status=status)
        assert agreed(one) == day(on)
    Agreement.objects.filter(pk=soon.pk).update(erased_at=timezone.now())
    assert agreed(one) == day(15)
    Covered.objects.filter(agreement=late).update(project=other)
    assert (agreed(one), agreed(other)) == (None, day(15))
    Covered.objects.filter(project=other).delete()
    assert agreed(other) is None
    logged(other, person("head"), (None, "memorandum", 7))
    assert told(other)[1] == (day(7), day(7), None, day(7), None, 4)
