"""Every kind of bad input that must be refused, by name, and where in the tests one of it stands."""

from collections.abc import Sequence
from typing import Any

import pytest
from tests.figures import test_adding, test_keeping
from tests.figures.sources import test_contract, test_network, test_quirks
from tests.figures.zoo.animals import ANIMALS

KINDS: dict[str, Sequence[str]] = {
    "HTML named .xlsx": ["a web page named .xlsx"],
    "a zip bomb": ["a zip bomb", "a crowd of members"],
    "shifted headers": ["headings shifted by a column", "headings a row higher", "figures shifted by a column"],
    "merged headers": ["a merged heading that lost its year"],
    "two header rows swapped": ["two heading rows swapped"],
    "a region unknown": ["a region unknown"],
    "a region twice": ["a region twice"],
    "mixed units": ["mixed units", "two units in a column"],
    "decimal commas": ["decimal commas", "decimal commas between commas"],
    "cp1251": ["cp1251 called UTF-8"],
    "formula errors": [
        f"a formula that ends in {fault}" for fault in ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?")
    ],
    "hidden sheets": ["a hidden sheet"],
    "a truncated Parquet": ["a truncated Parquet file"],
    "a cumulative table declared as flow": ["cumulative figures called a flow", "cumulative figures beside their year"],
    "negative gross inflow": ["a gross inflow below zero"],
    "sums that miss the national row": ["regions that miss the nation", "a region ten times too large"],
}
"""Kinds of files, each with its animals."""

ELSEWHERE: dict[str, tuple[Any, str]] = {
    "a truncated Parquet in the store itself": (
        test_keeping.test_a_vintage_damaged_within_is_named_when_its_cells_are_read, "",
    ),
    "a later vintage with fewer regions": (test_adding.test_a_later_release_with_fewer_regions_is_refused, ""),
    "a wrong content type": (test_network.test_what_is_not_the_table_is_refused_in_words, "not what it says it is"),
    "a service answering 200 with an error page": (test_contract.test_a_web_page_in_place_of_the_table_is_refused, ""),
    "a paging loop": (test_quirks.test_a_service_that_errs_is_refused, "a paging loop"),
}  # fmt: skip
"""Kinds that need a second release or a service: the test, and which of its cases."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_its_animals(kind: str) -> None:
    assert set(KINDS[kind]) <= {animal.name for animal in ANIMALS}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_every_other_kind_has_its_test(kind: str) -> None:
    test, case = ELSEWHERE[kind]
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    assert not case or any(case in (mark.kwargs.get("ids") or ()) for mark in marks)
