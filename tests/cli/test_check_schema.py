"""The JSON of `onir check` is what its schema promises, over every kind of verdict; the schema refuses what is not."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks import verdicts
from benchmarks.verdict_claims import Worlds
from benchmarks.verdict_sentences import LANGUAGES
from benchmarks.verdict_slips import claims
from jsonschema import Draft202012Validator

from onir.claims.checking import Report, check
from onir.figures import Store
from onir.figures.store import shipped_tables

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "src" / "onir" / "data" / "check.schema.json").read_text("utf-8"))
TEXTS = [*sorted((ROOT / "examples").glob("*.txt")), *sorted((ROOT / "tests" / "claims" / "texts").rglob("*.txt"))]


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("home"))


def told(report: Report) -> Any:
    return json.loads(json.dumps(report.as_dict()))


def faults(validator: Draft202012Validator, answer: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(answer)]


def made() -> Iterator[tuple[str, Any]]:
    """A sentence of every kind in every language, those that the shipped tables judge."""
    worlds = Worlds(tuple(verdicts.releases(shipped_tables())), tuple(verdicts.releases(verdicts.made_tables())))
    yield from ((claim.text, claim.day) for claim in claims(worlds, LANGUAGES, 1, 5))


def test_every_verdict_is_as_promised(validator: Draft202012Validator, store: Store) -> None:
    seen = set()
    for text, day in made():
        answer = told(check(text, published=day, store=store))
        assert faults(validator, answer) == []
        seen |= {claim["verdict"] for claim in answer["claims"]}
    assert seen == set(SCHEMA["$defs"]["verdict"]["enum"])


def test_whole_texts_are_as_promised(validator: Draft202012Validator, store: Store) -> None:
    for path in random.Random(1).sample(TEXTS, min(30, len(TEXTS))):
        report = check(path.read_text("utf-8"), store=store)
        assert faults(validator, told(report)) == [], path


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("verdict",), "true"),
        (("reason",), "no such cell"),
        (("evidence",), []),
        (("kind",), "opinion"),
        (("value",), "893.4"),
        (("period",), "H1 2025"),
        (("area",), "West Kazakhstan"),
        (("mood",), "cheerful"),
        (("evidence", 0, "interval"), "893"),
        (("evidence", 0, "outcome"), None),
    ],
)
def test_the_schema_refuses(validator: Draft202012Validator, store: Store, where: tuple[Any, ...], value: Any) -> None:
    answer = told(
        check("In 2025, fixed-capital investment in West Kazakhstan Region came to KZT 893.4 billion.", store=store)
    )
    assert faults(validator, answer) == []
    (claim,) = answer["claims"]
    for name in where[:-1]:
        claim = claim[name]
    claim[where[-1]] = value
    assert faults(validator, answer) != []
