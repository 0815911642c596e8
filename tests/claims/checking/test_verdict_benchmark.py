"""A seeded sample of the verdict benchmark: sentences made from the shipped tables, judged by rules of its own."""

from collections.abc import Sequence

import pytest
from benchmarks import verdicts
from benchmarks.verdict_slips import SLIPS
from benchmarks.verdicts import Judged


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Judged]:
    return verdicts.run(2, 2026, tmp_path_factory.mktemp("home"))


def test_verdicts_are_those_of_the_rules(judged: Sequence[Judged]) -> None:
    assert len(judged) >= 150
    assert verdicts.macro_f1(judged) >= 0.97, verdicts.disagreements(judged)


@pytest.mark.parametrize("language", ["kk", "ru", "en", "es"])
def test_in_every_language(judged: Sequence[Judged], language: str) -> None:
    part = [one for one in judged if one.made.language == language]
    (_, right), (did, reason) = verdicts.answered(part), verdicts.abstained(part)
    assert min(right, did, reason) >= 0.95, verdicts.disagreements(part)


@pytest.mark.parametrize("slip", SLIPS)
def test_every_way_of_going_wrong(judged: Sequence[Judged], slip: str) -> None:
    right, count = verdicts.by_slip(judged)[slip]
    assert right >= count - 1, verdicts.disagreements([one for one in judged if one.made.slip == slip])
