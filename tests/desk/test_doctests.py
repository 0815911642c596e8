"""The examples of the desk's modules, which pytest cannot load before Django is set up."""

import doctest
import importlib
from pathlib import Path

import pytest

import onir.desk

DESK = Path(onir.desk.__file__).parent
FILES = (file.relative_to(DESK).with_suffix("") for file in DESK.rglob("*.py") if file.stem != "__init__")
MODULES = sorted(".".join(("onir.desk", *file.parts)) for file in FILES if "migrations" not in file.parts)


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(desk: None, name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
