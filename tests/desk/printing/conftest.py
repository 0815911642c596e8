"""Frozen documents of one test, past the door or through it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.pipeline.conftest import Person, office, person, project

if TYPE_CHECKING:
    from onir.desk.printing.models import Run

__all__ = ["office", "person", "project"]
Runs = Callable[..., "Run"]


@pytest.fixture
def drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are made by what makes them apart, in this process: that there is another is the matter of other tests."""
    from onir.desk.printing import apart

    monkeypatch.setattr(apart, "_made", apart.drawn)


@pytest.fixture
def run(person: Person) -> Runs:
    """`run(area="KZ-27")`: a run with a file in two languages, frozen by an analyst where nobody is named."""
    from onir.desk.pipeline import files
    from onir.desk.printing.models import File, Run

    def made(**more: Any) -> Run:
        given = {"kind": "release", "area": "KZ-61", "period": "2025", "name": "release-KZ-61-2025", "version": "0"}
        if "frozen_by" not in more:
            given["frozen_by"] = person("analyst")  # type: ignore[assignment]
        one: Run = Run.objects.create(**given | more)
        for language in ("kk", "en"):
            content = f"A made-up release, {language}".encode()
            File.objects.create(run=one, language=language, form="md", sha256=files.store(content), size=len(content))
        return one

    return made
