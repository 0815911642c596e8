"""Names found in three scripts, likely duplicates, and two records made one and two again."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects

from onir.errors import BadInput, NotAllowed

NAMES = list(csv.DictReader(Path(__file__).with_name("names.csv").read_text("utf-8").splitlines()))
"""Fictitious companies, asked for as somebody else writes them."""


def organisation(by: Any, **more: Any) -> Any:
    from onir.desk.pipeline.doing import records
    from onir.desk.pipeline.models import Organisation

    return records.enter(by, Organisation, **{"country": "KZ"} | more)


@pytest.mark.parametrize("row", NAMES, ids=lambda row: f"{row['held']} / {row['asked']}")
def test_a_namesake_is_told_from_a_neighbour(person: Person, row: dict[str, str]) -> None:
    from onir.desk.pipeline.searching import duplicates

    held = organisation(person("head"), name=row["held"])
    found = [one.organisation for one in duplicates({"name": row["asked"]})]
    assert found == ([held] if row["same"] == "yes" else [])


def test_a_bin_decides(person: Person) -> None:
    from onir.desk.pipeline.searching import duplicates

    by = person("head")
    one = organisation(by, name="ТОО «Нур Агро»", bin="020240000555")
    same = duplicates({"name": "Something else", "bin": "0202 4000 0555"})
    assert [(each.organisation, each.by_number) for each in same] == [(one, True)]
    assert duplicates({"name": "Nur Agro", "bin": "970240000816"}) == []
    assert [each.by_number for each in duplicates({"name": "Nur Agro"})] == [False]
    assert duplicates({"name": "Nur Agro", "pk": one.pk}) == []


@pytest.mark.parametrize(
    "asked", ["Қызылорда", "Кызылорда", "Qyzylorda", "KYZYLORDA", "kyzylorda glass", "шыны Кызылорда"]
)
def test_a_project_is_found_in_every_script(person: Person, project: Projects, asked: str) -> None:
    from onir.desk.pipeline.models import Project
    from onir.desk.pipeline.searching import find

    one = project(title_kk="Қызылорда шыны зауыты", title_en="Kyzylorda Glass Works")
    project(title_kk="Ақтау порты")
    hidden = project(title_kk="Қызылорда шыны зауыты", region="KZ-27")
    found = list(find(person("head"), Project, asked))
    assert found[0] == one
    assert hidden not in found


def test_without_words_everything_comes_in_its_order(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.models import Project
    from onir.desk.pipeline.searching import find

    for title in ("Іле", "Әулиеата", "Алматы"):
        project(title_kk=title)
    assert [one.title_kk for one in find(person("head"), Project, " ")] == ["Алматы", "Әулиеата", "Іле"]


def test_an_organisation_is_found_by_the_beginning_of_its_bin(person: Person) -> None:
    from onir.desk.pipeline.models import Organisation
    from onir.desk.pipeline.searching import find

    by = person("head")
    one = organisation(by, name="ТОО «Нур Агро»", bin="020240000555")
    assert list(find(by, Organisation, "0202 40")) == [one]


def test_two_records_are_made_one_and_two_again(person: Person, project: Projects) -> None:
    from onir.desk.pipeline.doing import merging, records
    from onir.desk.pipeline.models import Contact, Organisation, Party

    by, one, two = person("head"), project(), project()
    stays = organisation(by, name="ТОО «Нур Агро»", bin="020240000555")
    goes = organisation(by, name="Nur Agro LLP", website="https://example.org", parent=organisation(by, name="Holding"))
    child = organisation(by, name="Nur Agro Sales", parent=goes)
    for company, projects in ((stays, [one]), (goes, [one, two])):
        for each in projects:
            records.enter(by, Party, project=each, organisation=company, role="lead_investor")
    records.enter(by, Contact, organisation=goes, name="Somebody")
    merger = merging.merge(by, stays, goes, reason="entered twice")
    stays.refresh_from_db()
    assert list(Organisation.objects.filter(name__icontains="nur agro llp")) == []
    assert [party.organisation for party in two.parties.all()] == [stays]
    assert (stays.website, stays.contacts.count(), stays.children.get()) == ("https://example.org", 1, child)
    later = records.enter(by, Contact, organisation=stays, name="Somebody else")
    merging.unmerge(by, merger, reason="they are two")
    for record in (stays, goes, child, later):
        record.refresh_from_db()
    assert (stays.website, goes.contacts.count(), child.parent, later.organisation) == ("", 1, goes, stays)
    assert sorted(party.project_id for party in goes.parties.all()) == [one.pk, two.pk]
    with pytest.raises(BadInput, match="undone already"):
        merging.unmerge(by, merger, reason="again")


def test_what_is_not_merged(person: Person) -> None:
    from onir.desk.pipeline.doing import merging

    by = person("head")
    one = organisation(by, name="One", bin="020240000555")
    two = organisation(by, name="Two", bin="970240000816")
    with pytest.raises(BadInput, match="with a BIN each"):
        merging.merge(by, one, two, reason="alike")
    with pytest.raises(BadInput, match="not two records"):
        merging.merge(by, one, one, reason="alike")
    with pytest.raises(NotAllowed):
        merging.merge(person("manager"), one, organisation(by, name="Three"), reason="alike")
    with pytest.raises(BadInput, match="reason"):
        merging.merge(by, one, two, reason="")


def test_a_group_that_would_hold_itself_is_not_merged(person: Person) -> None:
    from onir.desk.pipeline.doing import merging

    by = person("head")
    top = organisation(by, name="Holding")
    low = organisation(by, name="Plant", parent=organisation(by, name="Works", parent=top))
    before = list(type(low).objects.values_list("pk", "parent", "erased_at"))
    with pytest.raises(BadInput):
        merging.merge(by, low, top, reason="alike")
    assert sorted(type(low).objects.values_list("pk", "parent", "erased_at")) == sorted(before)
