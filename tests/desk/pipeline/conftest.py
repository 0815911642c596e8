"""An office to test with: people in roles, and a project with what belongs to it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest

if TYPE_CHECKING:
    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import Project

_numbers = itertools.count(1)

Person = Callable[..., "User"]
Projects = Callable[..., "Project"]


@pytest.fixture
def office(desk: None) -> Iterator[None]:
    """Rows of one test, taken back after it."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def person(office: None) -> Person:
    """`person("manager", team="chemistry")`: somebody of KZ-61, where nothing else is said."""

    def made(role: str, **more: Any) -> User:
        from onir.desk.accounts.models import User

        given = {"territory": ["KZ-61"]} | more
        return User.objects.create_user(f"{role}-{next(_numbers)}", None, role=role, **given)

    return made


@pytest.fixture
def project(office: None) -> Projects:
    """A project of KZ-61 at its first stage, past the door; columns may be named."""

    def made(**more: Any) -> Project:
        from onir.desk.pipeline.models import Project

        number = next(_numbers)
        given = {"code": f"T-{number}", "title_en": f"Plant {number}", "region": "KZ-61", "stage_since": date.today()}
        return cast(Project, Project.objects.create(**given | more))

    return made
