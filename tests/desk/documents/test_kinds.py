"""Documents of the desk: of what a person may read, with inputs that can be kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.desk.pipeline.conftest import Person, Projects, office, person, project

from onir.errors import BadInput, NotAllowed, NotHeld

__all__ = ["office", "person", "project"]


def made(kind: str, by: Any, **asked: Any) -> Any:
    from onir.desk.documents.kinds import Asked, made

    return made(kind, by, Asked(**asked))


def test_inputs_are_plain_and_the_same_for_the_same_question(person: Person, project: Projects) -> None:
    project()
    by = person("head")
    first, second = (made("country", by, country="cn") for _ in range(2))
    assert json.dumps(first.inputs, sort_keys=True) == json.dumps(second.inputs, sort_keys=True)
    assert first.inputs["asked"]["country"] == "cn"
    assert first.document == second.document


def test_the_bulletin_has_the_pipeline_of_its_region_for_who_reads_it(person: Person, project: Projects) -> None:
    project(region="KZ-27")
    asked = {"area": "KZ-27", "period": "2025", "indicator": "capital.fixed"}
    names = [part.name for part in made("bulletin", person("head", territory=["KZ-27"]), **asked).document.parts]
    assert names[-2:] == ["pipeline", "about"]
    for other in (person("head"), person("reader")):
        told = made("bulletin", other, **asked)
        assert "pipeline" not in [part.name for part in told.document.parts]
        assert told.inputs["records"] is None
        assert told.inputs["vintages"]


@pytest.mark.parametrize(
    ("role", "kind", "asked", "refusal"),
    [
        ("head", "poem", {}, BadInput),
        ("head", "country", {}, BadInput),
        ("head", "country", {"country": "QQ"}, NotHeld),
        ("head", "release", {"area": "KZ-27"}, BadInput),
        ("reader", "country", {"country": "CN"}, NotAllowed),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(
    role: str, kind: str, asked: dict[str, str], refusal: type[Exception], person: Person
) -> None:
    with pytest.raises(refusal) as told:
        made(kind, person(role), **asked)
    assert str(told.value)
