"""One store of the shipped tables for all tests of releases."""

import pytest

from onir.figures import Store


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("home"))
