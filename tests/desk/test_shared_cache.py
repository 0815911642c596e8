"""What workers remember together: two caches, as two workers have them, and two processes at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSWORD, Visit

if TYPE_CHECKING:
    from onir.desk.shared_cache import SharedCache


@pytest.fixture
def two(desk: None) -> Iterator[tuple[SharedCache, SharedCache]]:
    """Two workers' caches, with a table that is empty before and after."""
    from onir.desk.shared_cache import SharedCache

    one, other = SharedCache("", {}), SharedCache("", {})
    one.clear()
    yield one, other
    one.clear()


def test_what_one_sets_the_other_gets(two: tuple[SharedCache, SharedCache]) -> None:
    one, other = two
    one.set("tried", [1.5, 1.25], 60)
    assert other.get("tried") == [1.5, 1.25]
    assert other.get("else", "nothing") == "nothing"
    assert (other.delete("tried"), one.delete("tried"), one.get("tried")) == (True, False, None)


def test_only_one_of_them_adds(two: tuple[SharedCache, SharedCache]) -> None:
    one, other = two
    assert (one.add("lock", True, 60), other.add("lock", True, 60)) == (True, False)
    one.set("lock", True, -1)
    assert (other.get("lock"), other.add("lock", True, 60)) == (None, True)


def test_what_is_over_is_thrown_away(two: tuple[SharedCache, SharedCache], monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk import shared_cache
    from onir.desk.api.models import Remembered

    one, _ = two
    one.set("old", 1, -1)
    monkeypatch.setattr(shared_cache, "OFTEN", 1)
    one.set("new", 1, 60)
    assert [row.key for row in Remembered.objects.all()] == [one.make_key("new")]


PROGRAM = """
import django, sys
django.setup()
from django.core.cache import cache
sys.stdin.readline()
print(sum(cache.add(f"turn-{n}", True, 60) for n in range(200)))
"""


def test_two_processes_never_both_add(two: tuple[SharedCache, SharedCache]) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        )
        for _ in range(2)
    ]  # fmt: skip
    for one in started:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    added = [int(one.communicate(timeout=60)[0]) for one in started]
    assert sum(added) == 200


def test_guesses_of_a_code_come_to_an_end(visit: Visit) -> None:
    """Whoever has a password and tries codes is refused after ten, whichever worker is asked."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.core.cache import cache

    from onir.desk.accounts.models import User

    cache.clear()
    person = User.objects.create_user("careful", PASSWORD, role="reader")
    TOTP.activate(person, generate_totp_secret())
    browser = visit()
    browser.post("/en/account/login/", {"login": "careful", "password": PASSWORD})
    said = [browser.post("/en/account/2fa/authenticate/", {"code": f"{n:06}"}).content.decode() for n in range(12)]
    refused = ["Too many" in one for one in said]
    assert refused == [False] * 10 + [True] * 2


def test_a_name_is_tried_from_many_addresses_only_so_often(visit: Visit) -> None:
    """Axes counts a name and an address together; here the name alone, so that no crowd of addresses helps."""
    from django.core.cache import cache

    from onir.desk.accounts.models import User

    cache.clear()
    User.objects.create_user("besieged", PASSWORD, role="reader")
    tried = {"login": "besieged", "password": "wrong"}
    said = [visit().post("/en/account/login/", tried, REMOTE_ADDR=f"192.0.2.{n}").content.decode() for n in range(12)]
    assert [one for one in said if "Too many" in one] == said[10:]
