"""Documents of a whole office that does not exist: sums are of their lines, and nobody gets what is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from onir.bulletin.formats import Telling
from onir.errors import NotAllowed, NotHeld
from onir.language.messages import LANGUAGES

TODAY = date(2026, 11, 1)
MANY = 40


@pytest.fixture(scope="module")
def office(desk: None) -> Iterator[None]:
    """The office of the demonstration at a tenth of its size, for all tests of this module."""
    from django.db import transaction

    from onir.desk.demo import office, projects, work
    from onir.desk.demo.making import make

    sizes = ((office, "COMPANIES", 30), (office, "GROUPS", 6), (office, "BODIES", 3), (office, "CONTACTS", 5),
             (projects, "PROJECTS", MANY), (work, "ENQUIRIES", 5))  # fmt: skip
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        for module, name, number in sizes:
            patch.setattr(module, name, number)
        make(5, TODAY)
        yield
        transaction.set_rollback(True)


def somebody(username: str) -> Any:
    from onir.desk.accounts.models import User

    return User.objects.get(username=f"demo-{username}")


def made(kind: str, username: str, **asked: Any) -> Any:
    from onir.desk.documents.kinds import Asked, made

    return made(kind, somebody(username), Asked(on=TODAY, **asked))


def projects(**of: Any) -> list[Any]:
    from onir.desk.pipeline.models import Project

    return list(Project.objects.filter(**of).select_related("stage", "status", "sums").order_by("code"))


def test_the_lines_of_a_concept_come_to_its_sum(office: None) -> None:
    from onir.desk.documents.reading import projects_of

    told = projects_of(somebody("head"), projects())
    assert sum(bool(one.lines) for one in told) > MANY / 4
    for one in told:
        for concept, held in one.sums.items():
            of = [line for line in one.lines if concept in line.concepts]
            assert len(of) == held.lines
            if held.tenge is not None:
                parts = sum((line.tenge for line in of if line.tenge is not None), Decimal(0))
                assert abs(parts - held.tenge) <= Decimal("0.005") * len(of) + Decimal("0.005")


def test_sums_of_the_pipeline_are_those_of_its_projects(office: None) -> None:
    from onir.desk.documents.reading import pipeline, projects_of
    from onir.desk.pipeline.models import Project

    head = somebody("head")
    whole = pipeline(head, TODAY, Project.objects.visible_to(head))
    told = projects_of(head, projects())
    assert whole.projects == MANY == sum(step.projects for step in whole.steps)
    for concept, held in whole.sums.items():
        known = [one.sums[concept] for one in told if one.sums[concept].tenge is not None]
        assert (held.projects, held.lines) == (len(known), sum(one.lines for one in known))
        assert abs((held.tenge or Decimal(0)) - sum((one.tenge or Decimal(0) for one in known), Decimal(0))) <= Decimal(
            "0.01"
        ) * len(known)


def test_who_may_not_read_restricted_projects_gets_sums_without_them(office: None) -> None:
    restricted = projects(confidentiality="restricted")
    assert restricted
    told = {who: made("headquarters", who, area="ZZ-01", period="2026-10") for who in ("head", "analyst")}
    held = {who: one.inputs["records"]["pipeline"]["projects"] for who, one in told.items()}
    assert held == {"head": MANY, "analyst": MANY - len(restricted)}
    words = {who: Telling(one.document, "en").made("md").decode() for who, one in told.items()}
    assert "Restricted projects are left out" in words["analyst"]
    assert "Restricted projects that this role may read are included." in words["head"]
    for one in restricted:
        assert one.code not in words["analyst"]
        assert made("passport", "head", project=one.code).document.parts
        with pytest.raises(NotHeld):
            made("passport", "analyst", project=one.code)


@pytest.mark.parametrize(
    ("who", "kind", "asked"),
    [
        ("reader", "passport", {"project": "01-2021-0001"}),
        ("investor", "country", {"country": "CN"}),
        ("representative", "headquarters", {"area": "ZZ-01", "period": "2026-10"}),
    ],
)
def test_a_role_without_such_pages_has_no_such_documents(
    office: None, who: str, kind: str, asked: dict[str, str]
) -> None:
    with pytest.raises(NotAllowed):
        made(kind, who, **asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_is_told_in_every_language_and_marked_as_made_up(office: None, language: str) -> None:
    launched = max(projects(), key=lambda one: one.investment.count())
    documents = [made("country", "head", country="CN"), made("passport", "head", project=launched.code),
                 made("headquarters", "head", area="ZZ-01", period="2026-10")]  # fmt: skip
    marks = {"en": "do not exist", "ru": "вымышлены", "kk": "ойдан шығарылған"}
    for one in documents:
        told = Telling(one.document, language).made("md").decode()
        assert marks[language] in told.partition("\n\n- ")[0]
        assert "{" not in told
        assert one.document.notes


def test_what_moved_in_a_month_is_what_its_log_says(office: None) -> None:
    from onir.desk.pipeline.models import MoveLog

    newest = MoveLog.objects.filter(kind="entered").order_by("-on").first()
    assert newest is not None
    month = f"{newest.on:%Y-%m}"
    told = made("headquarters", "head", area="ZZ-01", period=month).inputs["records"]["moves"]
    assert newest.project.code in [one["code"] for one in told]
    assert {one["on"][:7] for one in told} == {month}


def test_a_project_without_a_sum_says_why_nothing_can_be_reckoned(office: None) -> None:
    silent = next(one for one in projects() if not one.investment.exists())
    told = made("passport", "head", project=silent.code, more=("impact",)).document
    part = next(one for one in told.parts if one.name == "impact")
    assert [block.sentences for block in part.blocks if hasattr(block, "sentences")]
    assert "not entered" in Telling(told, "en").made("md").decode()
