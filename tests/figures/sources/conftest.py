"""Publishers served on this machine with specimens of their tables."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.figures.sources.serving import Local, Put, Service
from tests.figures.sources.specimens import SPECIMENS

from onir.figures.sources import Publisher, publishers


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    running = Service()
    yield running
    running.http.shutdown()
    running.http.server_close()


@pytest.fixture
def local(service: Service) -> Local:
    """A publisher whose addresses are those of the service here."""

    def of(code: str) -> Publisher:
        publisher: Any = publishers()[code]
        return replace(publisher, base=service.address + urlsplit(publisher.base).path)  # type: ignore[no-any-return]

    return of


@pytest.fixture
def put(service: Service) -> Put:
    """Lets the service serve the specimen of a table."""
    return lambda table: SPECIMENS[table](service)
