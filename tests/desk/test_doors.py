"""Every address of the desk against the rule table: who is let through to a view, and that a refusal changes nothing.

The addresses come from the desk itself, so that a new page is looked at without a line here. Whoever knocks asks by a
method that no view takes: an answer of 405 is the view's own, and it was reached. The programming interface is left
out, which answers in forms of its own and has its own tests.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSWORD

from onir.desk.rules import ROLES, Action, table

if TYPE_CHECKING:
    from django.test import Client

KNOCK = "PROPFIND"
MADE_UP = {"int": "1", "str": "nobody-guesses", "slug": "nobody-guesses", "path": "nobody", "uuid": "0" * 32}


def addresses() -> dict[str, tuple[str, Action | None]]:
    """Every named address of the desk, with something made up in its gaps, and its line of the rule table."""
    from django.urls import get_resolver

    from onir.desk import urls  # noqa: F401 - pages are there once it is loaded

    return {name: told for name, told in _under(get_resolver(), "/") if not told[0].startswith("/api/")}


def _under(resolver: object, before: str) -> Iterator[tuple[str, tuple[str, Action | None]]]:
    from django.urls import URLPattern

    from onir.desk.door import LIBRARY

    for one in resolver.url_patterns:  # type: ignore[attr-defined]
        place = before + _filled(one.pattern)
        if isinstance(one, URLPattern):
            rule = getattr(one.callback, "rule", None) or LIBRARY.get(one.name or "")
            yield f"{one.name or 'first'} {place}", (place, rule)
        else:
            yield from _under(one, place)


def _filled(pattern: object) -> str:
    plain = re.sub(r"\(\?P<\w+>[^)]*\)", "nobody", str(pattern)).strip("^$")
    return re.sub(r"<(?:(\w+):)?\w+>", lambda gap: MADE_UP.get(gap[1] or "str", "nobody"), plain)


@pytest.fixture(scope="module")
def people(desk: None) -> Iterator[dict[str, "Client"]]:
    """Somebody of every role, and a visitor."""
    from django.db import transaction
    from django.test import Client

    from onir.desk.accounts.models import User

    with transaction.atomic():
        met = {"visitor": Client()}
        for role in ROLES:
            met[role] = Client()
            met[role].force_login(User.objects.create_user(f"at-the-door-{role}", PASSWORD, role=role))
        yield met
        transaction.set_rollback(True)


def test_every_line_of_the_rule_table_is_an_address_s_and_no_address_has_another(desk: None) -> None:
    bound = {rule for _, rule in addresses().values() if rule is not None and not rule.on_record}
    assert bound == {rule for rule in table() if not rule.on_record}


@pytest.mark.parametrize("public", [False, True], ids=["closed", "public"])
@pytest.mark.parametrize("role", ["visitor", *ROLES])
def test_who_is_let_through_to_a_view(
    people: dict[str, "Client"], role: str, public: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "PUBLIC", public)
    wrong = []
    for name, (place, rule) in addresses().items():
        answer = people[role].generic(KNOCK, place)
        wanted = _expected(rule, role, public=public)
        if (heard := _heard(answer)) not in wanted:
            wrong.append(f"{name}: {heard}, not {wanted[0]}")
    assert wrong == []


def _expected(rule: Action | None, role: str, *, public: bool) -> tuple[str, ...]:
    """What may be heard; a view that was reached may itself have nothing under a name that was made up."""
    if rule is None:
        return ("nothing there",)
    granted = table()[rule][role]
    if granted == "no" or (granted == "public" and not public):
        return ("sign in",) if role == "visitor" else ("refused",)
    return ("let through", "nothing there")


def _heard(answer: object) -> str:
    status = answer.status_code  # type: ignore[attr-defined]
    if status == 302 and "/account/login/?next=" in answer["location"]:  # type: ignore[index]
        return "sign in"
    return {404: "nothing there", 403: "refused"}.get(status, "let through")


def everything(home: Path) -> dict[str, int]:
    """How much there is of everything that a request could change."""
    from django.apps import apps

    kept = {model.__name__: model._default_manager.count() for model in apps.get_models()}
    return kept | {str(path): path.stat().st_size for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize("role", ["visitor", *ROLES])
def test_whoever_is_refused_changes_nothing(people: dict[str, "Client"], role: str) -> None:
    home = Path(os.environ["ONIR_HOME"])
    before = everything(home)
    for place, rule in addresses().values():
        if rule is None or table()[rule][role] in ("no", "public"):
            given = {"text": "1", "username": "new", "role": "reader", "do": "close", "token": "0" * 32}
            assert people[role].post(place, given).status_code in (302, 403, 404)
    assert everything(home) == before
