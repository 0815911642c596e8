"""`onir demo`: an office of a region that does not exist, with a history, plainly marked, never beside real records."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import Visit

if TYPE_CHECKING:
    from onir.desk.demo.making import Made

TODAY = date(2026, 11, 1)


@pytest.fixture
def small(desk: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same office at a tenth of its size."""
    from onir.desk.demo import office, projects, work

    for module, name, number in (
        (office, "COMPANIES", 60), (office, "GROUPS", 6), (office, "BODIES", 3), (office, "CONTACTS", 20),
        (projects, "PROJECTS", 60), (work, "ENQUIRIES", 20),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, number)


@pytest.fixture
def made(small: None) -> Iterator["Made"]:
    from django.db import connection, transaction

    from onir.desk.demo.making import make

    with transaction.atomic():
        done = make(5, TODAY)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield done
        transaction.set_rollback(True)


def test_it_has_a_history_on_days_that_are_past(made: "Made") -> None:
    from onir.desk.pipeline.models import InvestmentFigure, MoveLog, Project

    assert Project.objects.count() == 60 == MoveLog.objects.filter(kind="entered").count()
    assert {one.at.date() == one.on for one in MoveLog.objects.all()} == {True}
    assert MoveLog.objects.order_by("on").first().on < date(2020, 1, 1)  # type: ignore[union-attr]
    assert not InvestmentFigure.objects.filter(as_of__gt=TODAY).exists()
    assert InvestmentFigure.objects.filter(confidence="verified").exists()
    assert len(set(InvestmentFigure.objects.values_list("currency", flat=True))) > 2


def test_projects_stand_where_their_log_says(made: "Made") -> None:
    from onir.desk.pipeline.models import Project

    for project in Project.objects.all():
        last = project.moves.last()
        assert (last.stage_to, last.status_to) == (project.stage, project.status)


def test_what_was_announced_mostly_does_not_come(desk: None) -> None:
    from onir.desk.demo.lives import life

    chance = Random(3)
    lives = [life(chance, Decimal(30), TODAY) for _ in range(3000)]
    signed = [one for one in lives if one.on("memorandum")]
    came = sum(one.promised * one.kept for one in signed if one.on("commissioned"))
    assert Decimal("0.005") < came / sum(one.promised for one in signed) < Decimal("0.1")


def test_both_sides_owe_and_some_is_accepted_by_somebody_else(made: "Made") -> None:
    from onir.desk.agreements.models import Agreement, Obligation, ObligationInstance
    from onir.desk.headquarters.models import Instruction, Issue, Target

    assert set(Agreement.objects.values_list("status", flat=True)) == {"in_force"}
    assert set(Obligation.objects.values_list("side", flat=True)) == {"investor", "state"}
    assert {"planned", "accepted"} <= set(ObligationInstance.objects.values_list("status", flat=True))
    assert "confirmed" in Issue.objects.values_list("status", flat=True)
    assert "accepted" in Instruction.objects.values_list("status", flat=True)
    assert Target.objects.count() == 4


def test_people_of_every_role_are_there(made: "Made") -> None:
    from onir.desk.accounts.models import User
    from onir.desk.rules import ROLES

    people = User.objects.filter(username__startswith="demo-")
    assert {one.role for one in people} == set(ROLES) - {"administrator"}
    assert all(one.check_password(made.password) for one in people[:2])


def test_no_number_of_an_organisation_can_be_a_real_one(made: "Made") -> None:
    from onir.desk.pipeline.business_number import checked
    from onir.desk.pipeline.models import Organisation

    numbers = [one.bin for one in Organisation.objects.exclude(bin=None)]
    assert numbers
    assert all(checked(number)[2:4] == "99" for number in numbers)
    assert all("Demo" in one.name_en or "Sample" in one.name_en for one in Organisation.objects.all())


def test_the_same_seed_makes_the_same_office(small: None) -> None:
    from django.db import transaction

    from onir.desk.demo.making import make
    from onir.desk.pipeline.models import InvestmentFigure, Project

    def seen(seed: int) -> Any:
        with transaction.atomic():
            make(seed, TODAY)
            projects = list(
                Project.objects.order_by("code").values_list("code", "title_kk", "stage", "manager__username")
            )
            sums = sorted(InvestmentFigure.objects.values_list("project__code", "kind", "amount", "currency", "as_of"))
            transaction.set_rollback(True)
        return projects, sums

    assert seen(2) == seen(2) != seen(3)


@pytest.mark.parametrize(("language", "said"), [("kk", "үлгі"), ("ru", "демонстрация"), ("en", "do not exist")])
def test_every_page_says_so(made: "Made", visit: Visit, language: str, said: str) -> None:
    page = visit("reader").get(f"/{language}/standing/").content.decode()
    assert said in page
    assert 'class="demonstration"' in page


def test_no_page_says_so_otherwise(visit: Visit) -> None:
    assert 'class="demonstration"' not in visit("reader").get("/en/standing/").content.decode()


def _an_organisation() -> None:
    from onir.desk.pipeline.models import Organisation

    Organisation.objects.create(name="Of an office", country="KZ", ultimate_country="KZ")


def _a_project() -> None:
    from onir.desk.pipeline.models import Project

    Project.objects.create(code="61-2026-0001", title_en="Of an office", region="KZ-61", stage_since=TODAY)


@pytest.mark.parametrize("entered", [_an_organisation, _a_project])
def test_it_never_comes_beside_real_records(small: None, entered: Callable[[], None]) -> None:
    from django.db import transaction

    from onir.desk.demo.making import make
    from onir.errors import NotAllowed

    with transaction.atomic():
        entered()
        with pytest.raises(NotAllowed, match="never comes beside"):
            make(1, TODAY)
        transaction.set_rollback(True)


def test_it_is_not_made_twice(made: "Made") -> None:
    from onir.desk.demo.making import make
    from onir.errors import NotAllowed

    with pytest.raises(NotAllowed, match="already"):
        make(1, TODAY)


def test_it_stays_where_something_else_has_come(made: "Made") -> None:
    from onir.desk.accounts.models import User
    from onir.desk.demo.clearing import refuse_where_mixed
    from onir.desk.pipeline.models import Organisation
    from onir.errors import NotAllowed

    refuse_where_mixed()
    Organisation.objects.create(
        name="X", country="KZ", ultimate_country="KZ", created_by=User.objects.create_user("somebody", None)
    )
    with pytest.raises(NotAllowed, match="nothing is removed"):
        refuse_where_mixed()


def test_it_goes_whole(small: None) -> None:
    """With rows that are really kept, since emptying tables is the owner's."""
    from onir.desk.accounts.models import User
    from onir.desk.demo.clearing import clear
    from onir.desk.demo.making import make
    from onir.desk.pipeline import files
    from onir.desk.pipeline.models import Document, Organisation, Project, Stage

    make(5, TODAY)
    digest = Document.objects.values_list("sha256", flat=True)[0]
    clear("owner")
    assert (Project.every.count(), Organisation.every.count(), Stage.objects.count()) == (0, 0, 11)
    assert not files.place_of(digest).exists()
    assert not User.objects.filter(username__startswith="demo-", is_active=True).exists()
    make(5, TODAY)
    clear("owner")
    User.objects.filter(username__startswith="demo-").delete()
