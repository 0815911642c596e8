"""`onir standing AREA PERIOD --sure`: a block under the answer, a key in the JSON, one message when it cannot be."""

import pytest

from .conftest import Command

PUEBLA = ("standing", "MX-PUE", "2017", "--sure")


def test_the_block_follows_the_standing(onir: Command) -> None:
    answer = onir(*PUEBLA, "--lang", "en")
    assert answer.code == 0
    standing, _, block = answer.out.partition("\n\n")
    assert standing.startswith("Puebla is 13th of 32")
    said = " ".join(block.split())
    assert said.startswith("By this release the place of Puebla is 13 of 32")
    assert "they need 4 releases that tell of figures of about this age" in said
    assert "In the 3 releases that rank these regions the place was 13–27." in said


def test_programs_get_it_under_its_name(onir: Command) -> None:
    told = onir(*PUEBLA, "--json").json["sure"]
    assert told["admissible"] == {"best": 13, "worst": 13, "of": 32}
    assert [(one["released"], one["best"]) for one in told["held"]] == [
        ("2018-02", 27),
        ("2025-10-14", 13),
        ("2025-11", 13),
    ]
    assert (told["backing"]["releases_of_this_age"], told["backing"]["releases_needed"]) == (3, 4)
    assert told["probabilities"] is None
    assert told["reason"].startswith("No probabilities are given")
    assert "sure" not in onir("standing", "MX-PUE", "2017", "--json").json


@pytest.mark.parametrize(("area", "told"), [("all", "needs a region"), ("KZ", "A nation has no place")])
def test_it_needs_a_region(onir: Command, area: str, told: str) -> None:
    answer = onir("standing", area, "2025", "--indicator", "capital.fixed", "--sure", "--lang", "en")
    assert answer.code == 2
    assert told in answer.err
