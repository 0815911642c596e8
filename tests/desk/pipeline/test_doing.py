"""The door: what is entered, changed, erased, and what is refused in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput, NotAllowed

BINS = {
    "KazMunayGas": "020240000555",
    "Kazatomprom": "970240000816",
    "Kazakhtelecom": "941240000193",
    "KEGOC": "970740000838",
    "Air Astana": "010940000162",
    "Kaspi Bank": "971240001315",
    "Halyk Bank": "940140000385",
}
"""Of public companies, as their reports print them."""


@pytest.mark.parametrize("number", BINS.values(), ids=BINS)
def test_a_bin_of_a_public_company_is_sound(number: str) -> None:
    from onir.desk.pipeline.business_number import checked

    assert checked(f" {number[:6]} {number[6:]}") == number


@pytest.mark.parametrize("number", BINS.values(), ids=BINS)
def test_no_other_last_digit_fits(number: str) -> None:
    from onir.desk.pipeline.business_number import checked

    for digit in set("0123456789") - {number[-1]}:
        with pytest.raises(BadInput, match="mistyped"):
            checked(number[:-1] + digit)


def test_the_second_round_of_weights_decides_where_the_first_gives_ten() -> None:
    from onir.desk.pipeline.business_number import FIRST, SECOND, check_digit

    def left(number: str, weights: tuple[int, ...]) -> int:
        return sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True)) % 11

    second = next(one for n in range(10**6) if left(one := f"9702{n:07}", FIRST) == 10 and left(one, SECOND) < 10)
    never = next(one for n in range(10**6) if left(one := f"9702{n:07}", FIRST) == left(one, SECOND) == 10)
    assert check_digit(second) == left(second, SECOND)
    assert check_digit(never) is None


def organisation(by: Any, **more: Any) -> Any:
    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Organisation

    return records.enter(by, Organisation, **{"name": "ТОО «Пример»", "country": "KZ"} | more)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"bin": "020240000556"}, "last digit does not fit"),
        ({"bin": "12"}, "is not a BIN"),
        ({"country": "XX"}, "not the code of a country"),
        ({"region": "KZ-99"}, "KZ-99"),
        ({"kind": "castle"}, "Accepted: company"),
        ({"name": "x" * 301}, "more than 300 characters"),
        ({"name": ""}, "missing: name"),
        ({"edition": 7}, "“edition” is not entered here"),
        ({"nonsense": 7}, "“nonsense” is not entered here"),
    ],
)
def test_what_is_no_organisation(person: Person, given: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        organisation(person("head"), **given)


def test_one_bin_is_one_organisation_until_it_is_erased(person: Person) -> None:
    from onir.desk.pipeline.doing import records

    by = person("head")
    first = organisation(by, bin="020240000555")
    with pytest.raises(BadInput, match="already that of"):
        organisation(by, bin="0202 4000 0555")
    records.erase(by, first, 1, reason="entered twice")
    assert organisation(by, bin="020240000555").bin == "020240000555"
    with pytest.raises(BadInput, match="already that of"):
        records.put_back(by, first, reason="a mistake")


def test_the_last_owner_is_found_up_the_groups_and_may_be_given(person: Person) -> None:
    from onir.desk.pipeline.doing import records

    by = person("head")
    top = organisation(by, name="Holding", country="NL")
    middle = organisation(by, name="Works", country="RU", parent=top)
    low = organisation(by, name="Plant", country="KZ", parent=middle)
    assert low.ultimate_country == "NL"
    records.change(by, top, 1, ultimate_country_given="CN")
    low.refresh_from_db()
    assert low.ultimate_country == "CN"
    records.change(by, middle, 1, parent=None)
    low.refresh_from_db()
    assert low.ultimate_country == "RU"


def test_a_group_does_not_belong_to_itself_by_any_way(person: Person) -> None:
    from django.db import IntegrityError, transaction

    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Organisation

    by = person("head")
    top = organisation(by, name="Holding")
    low = organisation(by, name="Plant", parent=organisation(by, name="Works", parent=top))
    with pytest.raises(BadInput, match="would belong to itself"):
        records.change(by, top, 1, parent=low)
    with pytest.raises(IntegrityError, match="belong to itself"), transaction.atomic():
        Organisation.objects.filter(pk=top.pk).update(parent=low)


def test_two_editors_do_not_overwrite_each_other(person: Person) -> None:
    from onir.desk.pipeline.doing import records

    anna, bota = person("head", name="Anna"), person("head", name="Бота")
    held = organisation(anna)
    records.change(bota, held, 1, name_en="Example")
    with pytest.raises(BadInput, match=r"Бота has changed this since you opened it \(\d+ \w+ 20"):
        records.change(anna, held, 1, name_en="Sample")
    held.refresh_from_db()
    assert (held.name_en, held.edition) == ("Example", 2)


def test_what_is_erased_is_in_no_list_and_can_be_put_back(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Milestone, Project

    by, one = person("head"), project()
    step = records.enter(by, Milestone, project=one, kind="land")
    records.erase(by, one, 1, reason="entered twice")
    assert one not in Project.objects.visible_to(by)
    assert step not in Milestone.objects.visible_to(by)
    with pytest.raises(BadInput, match="a reason is missing"):
        records.put_back(by, one, reason=" ")
    records.put_back(by, one, reason="a mistake")
    assert one in Project.objects.visible_to(by)


@pytest.mark.parametrize(("role", "may"), [("head", True), ("manager", False), ("akim", False), ("reader", False)])
def test_who_changes_the_project_of_somebody_else(person: Person, project: Projects, role: str, may: bool) -> None:
    from onir.desk.pipeline.doing import records

    by, one = person(role), project()
    if may:
        assert records.change(by, one, 1, site="Block 4").site == "Block 4"
    else:
        with pytest.raises(NotAllowed):
            records.change(by, one, 1, site="Block 4")


def test_nobody_refers_to_a_record_that_they_do_not_see(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Milestone

    by = person("manager")
    with pytest.raises(NotAllowed):
        records.enter(by, Milestone, project=project(), kind="land")
    assert not Milestone.objects.exists()


def test_a_manager_enters_a_project_and_manages_it(person: Person) -> None:
    from onir.desk.pipeline.doing import projects

    by = person("manager")
    first, second = (projects.enter(by, title_en=title, region="KZ-61") for title in ("Mill", "Plant"))
    assert first.manager == by
    assert [int(one.code[-4:]) for one in (first, second)] == [1, 2]
    assert first.code.startswith("61-20")
    assert first.moves.get().kind == "entered"


def test_only_the_right_to_any_stage_enters_a_project_further_on(person: Person) -> None:
    from onir.desk.pipeline.doing import projects

    with pytest.raises(NotAllowed):
        projects.enter(person("manager"), stage="construction", reason="old", title_en="Mill", region="KZ-61")
    with pytest.raises(BadInput, match="reason"):
        projects.enter(person("head"), stage="construction", title_en="Mill", region="KZ-61")
    assert projects.enter(person("head"), stage="construction", reason="old", title_en="Mill", region="KZ-61").pk


def test_nobody_enters_a_project_where_they_have_none(person: Person) -> None:
    from onir.desk.pipeline.doing import projects
    from onir.desk.pipeline.models import Project

    with pytest.raises(NotAllowed):
        projects.enter(person("head"), title_en="Mill", region="KZ-27")
    assert not Project.objects.exists()


def test_shares_of_a_role_stay_within_the_whole(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Party

    by, one = person("head"), project()
    given: dict[str, Any] = {"project": one, "role": "co_investor"}
    records.enter(by, Party, organisation=organisation(by), share=60, **given)
    with pytest.raises(BadInput, match="would come to 110"):
        records.enter(by, Party, organisation=organisation(by), share=50, **given)


def test_a_shared_project_is_seen_until_that_is_taken_back(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import projects
    from onir.desk.pipeline.models import Project

    guest, one = person("representative"), project()
    projects.share(person("head"), one, guest)
    assert list(Project.objects.visible_to(guest)) == [one]
    projects.unshare(person("head"), one, guest)
    assert not Project.objects.visible_to(guest)


def test_every_rule_of_ours_that_may_refuse_has_its_words(desk: None) -> None:
    """But for those that only somebody past the door can come upon."""
    from django.apps import apps

    from onir.desk.pipeline.refusals import WORDS

    kept = {rule.name for model in apps.get_app_config("pipeline").get_models() for rule in model._meta.constraints}
    past = {"organisation_bin_digits", "organisation_no_own_parent", "project_has_a_title", "assurer_is_not_manager"}
    past |= {"reason_once", "transition_once", "saved_filter_once"}
    past |= {name for name in kept if name.endswith(("_four_eyes", "_documented"))}
    assert {name for name in WORDS if " " not in name} == kept - past


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"number": 5, "women": 6}, "A part is larger than the whole."),
        ({"number": 5, "period_from": date(2026, 2, 1), "period_to": date(2026, 1, 1)}, "ends before it begins"),
    ],
)
def test_what_the_database_refuses_is_said_in_words(
    person: Person, project: Projects, given: dict[str, Any], said: str
) -> None:
    from onir.desk.pipeline.doing import ledgers

    with pytest.raises(BadInput, match=said):
        ledgers.add_jobs(person("head"), project(), "announced", source="press", **given)
