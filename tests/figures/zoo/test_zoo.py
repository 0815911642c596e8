"""The zoo: every bad input gets one message that names file, sheet and cell, and nothing is stored."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.figures.made_books import MAPPING
from tests.figures.zoo.animals import ANIMALS
from tests.figures.zoo.cage import Animal, sheet

from onir.errors import BadInput
from onir.figures import Store
from onir.figures.keeping.adding import add
from onir.figures.reading.mapped import read_mapped, sealed_file
from onir.figures.reading.mapping import load_mapping


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for the whole zoo, with the tables that ship: nothing may be added to it."""
    home = tmp_path_factory.mktemp("zoo")
    Store.open(home).verify()
    return home


def load(animal: Animal, folder: Path, home: Path) -> bool:
    """What `onir figures add FILE --map map.yaml` does."""
    file, plan = folder / animal.file, folder / "map.yaml"
    file.write_bytes(animal.make())
    plan.write_text(yaml.safe_dump(dict(animal.mapping), allow_unicode=True), encoding="utf-8")
    mapping = load_mapping(plan)
    reading = read_mapped(file, mapping, today=date(2026, 1, 1))
    return add(sealed_file(file, mapping, "2026-01-01"), reading, home_folder=home).new


def stored(home: Path) -> dict[str, int]:
    found = (path for path in home.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(home)): path.stat().st_mtime_ns for path in found}


@pytest.mark.parametrize("animal", ANIMALS, ids=lambda animal: animal.name)
def test_it_is_refused_in_words_and_nothing_is_stored(animal: Animal, tmp_path: Path, home: Path) -> None:
    before = stored(home)
    with pytest.raises(BadInput) as refused:
        load(animal, tmp_path, home)
    message = refused.value.say("en")
    assert [words for words in animal.said if words not in message] == [], message
    assert "\n" not in message
    assert stored(home) == before


def test_a_sound_one_is_let_in(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The grid that every animal is a bad copy of is itself good."""
    assert load(sheet("sound", {}), tmp_path, tmp_path_factory.mktemp("open"))


def test_the_zoo_is_large_and_no_animal_stands_twice() -> None:
    names = [animal.name for animal in ANIMALS]
    assert len(names) == len(set(names)) >= 60
    assert all(animal.said for animal in ANIMALS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("table: [", "map.yaml:1: The file is not YAML."),
        ("!!python/object/apply:os.getcwd []", "The file is not YAML."),
        ("[" * 2000, "The file is not YAML."),
        ("row: " + "9" * 5000, "The file is not YAML."),
        ("source: a\ntable: b\nsource: c", "map.yaml:3: The key “source” stands here twice."),
        ("just words", "map.yaml, table: A list of keys and values is needed here."),
        (yaml.safe_dump({**MAPPING, "layout": 5}), "map.yaml, layout"),
        (yaml.safe_dump({**MAPPING, "publisher": {"en": "Office"}}), "map.yaml, publisher"),
        (yaml.safe_dump({**MAPPING, "skip": "Всего"}), "map.yaml, skip: A list is needed here."),
    ],
)
def test_a_mapping_that_is_none(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_mapping(tmp_path / "map.yaml")
    assert said in refused.value.say("en")
