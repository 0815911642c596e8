"""How hard the laws are tried: `make test` briefly, `make test-long` at length, CI always with the same cases."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("usual", deadline=None, derandomize="CI" in os.environ)
settings.register_profile("long", deadline=None, max_examples=5000)
settings.load_profile("usual")


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests never touch the figures of the person who runs them, and speak no language by chance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONIR_HOME", str(tmp_path_factory.mktemp("onir")))
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            patch.delenv(name, raising=False)
        yield
