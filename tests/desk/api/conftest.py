"""Programs that ask the API: in the process itself, with a token of somebody in a role."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.conftest import PASSWORD, Visit

if TYPE_CHECKING:
    from django.test import Client


@dataclass(frozen=True)
class Program:
    """A program with its token; nothing where it has none."""

    client: "Client"
    secret: str = ""

    def get(self, path: str, **words: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", words, headers=self.headers())

    def post(self, path: str, body: Any, kind: str = "application/json", **words: Any) -> Any:
        from urllib.parse import urlencode

        address = f"/api/v1/{path}" + (f"?{urlencode(words)}" if words else "")
        return self.client.post(address, body, content_type=kind, headers=self.headers())

    def headers(self, **more: str) -> dict[str, str]:
        return {**({"authorization": f"Bearer {self.secret}"} if self.secret else {}), **more}


Programs = Callable[..., Program]


@pytest.fixture
def program(visit: Visit, settings_of_desk: pytest.MonkeyPatch) -> Programs:
    """`program("analyst", "read")`: with a token for reading alone; without a role, with none."""
    from onir.desk.accounts.models import User
    from onir.desk.api.tokens import SCOPES, make

    def come(role: str = "", *scopes: str) -> Program:
        if not role:
            return Program(visit())
        person = User.objects.create_user(f"{role}-{os.urandom(4).hex()}", PASSWORD, role=role)
        return Program(visit(), make(person, "a test", scopes or tuple(SCOPES)).secret)

    return come


@pytest.fixture
def settings_of_desk(desk: None, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Limits that no test meets by chance."""
    from django.conf import settings

    monkeypatch.setattr(settings, "LIMIT_READS", 100_000)
    monkeypatch.setattr(settings, "LIMIT_CHECKS", 100_000)
    return monkeypatch
