"""What a release says is read back by the checker as it was meant, and a changed number is found out.

A seeded sample of all subjects in all languages; `python -m benchmarks.press` reads back every one of them.
"""

from __future__ import annotations

import random

import pytest
from benchmarks.press import Read, caught, mutant, read_back, subjects, written

from onir.claims.checking.tables import Figures, Remembering
from onir.figures import Store
from onir.language.messages import LANGUAGES

SAMPLE = 100
"""Subjects, each in three languages."""

MUTANTS = 100
CAUGHT = 0.99
"""Of all numbers of the prose, years too: a few other numbers happen to be as true."""


@pytest.fixture(scope="session")
def tables(store: Store) -> Figures:
    return Remembering(store)


@pytest.fixture(scope="session")
def reads(store: Store, tables: Figures) -> list[Read]:
    chosen = random.Random(2026).sample(subjects(store), SAMPLE)
    made = [(subject, written(subject, store)) for subject in chosen]
    return [read_back(subject, language, one, tables) for subject, one in made for language in LANGUAGES]


def test_every_claim_is_supported_and_meant(reads: list[Read]) -> None:
    assert len(reads) == SAMPLE * len(LANGUAGES)
    assert [(read.language, read.text, read.wrong) for read in reads if read.wrong] == []


def test_every_fact_is_read(reads: list[Read]) -> None:
    assert [(read.language, read.text, read.unread) for read in reads if read.unread] == []
    assert sum(len(read.facts) for read in reads) > 4 * len(reads)


def test_a_changed_number_is_found_out(reads: list[Read], tables: Figures) -> None:
    chance = random.Random(2026)
    mutants = [(read.language, mutant(read.text, chance)) for read in chance.sample(reads, MUTANTS)]
    missed = [changed.text for language, changed in mutants if not caught(changed.text, language, tables)]
    assert len(missed) <= (1 - CAUGHT) * len(mutants), missed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", ["1 093,4", "749.9", "12", "1,093.4", "2024"])
def test_a_mutant_differs_in_one_number_of_as_many_places(number: str, language: str) -> None:
    text = f"{language} {number}\n\nnotes 5"
    other = mutant(text, random.Random(3)).text
    assert other != f"{language} {number}"
    assert [character for character in other if not character.isdigit()] == [
        character for character in f"{language} {number}" if not character.isdigit()
    ]
