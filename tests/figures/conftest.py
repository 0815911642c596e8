"""One store of the shipped tables for all tests here, and small invented tables to judge."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onir.figures import Store
from onir.figures.source import Source, shipped

Table = Callable[..., tuple[Source, bytes]]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("home"))


@pytest.fixture
def table() -> Table:
    """A made-up table of fixed capital: `table("2020\\nKZ,2020,5")`, with any word about its source changed."""

    def made(rows: str, **words: str) -> tuple[Source, bytes]:
        first = next(source for source in shipped() if source.source == "bns-5546")
        told: dict[str, Any] = {"source": "made", "table": "made", **words}
        return replace(first, **told), f"area,period,value\n{rows}\n".encode()

    return made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"
