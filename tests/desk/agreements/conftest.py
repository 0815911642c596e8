"""An agreement with both sides, and what is owed under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import pytest
from tests.desk.pipeline.conftest import Person, Projects, office, person, project

if TYPE_CHECKING:
    from onir.desk.agreements.models import Agreement, ObligationInstance
    from onir.desk.pipeline.models import Document, Organisation

__all__ = ["office", "person", "project"]

Organisations = Callable[..., "Organisation"]
Documents = Callable[..., "Document"]
Agreements = Callable[..., "Agreement"]
Instances = Callable[..., "ObligationInstance"]


@pytest.fixture
def organisation(office: None) -> Organisations:
    def made(name: str = "Works", **more: Any) -> Organisation:
        from onir.desk.pipeline.models import Organisation

        return cast(
            Organisation,
            Organisation.objects.create(**{"name": name, "country": "KZ", "ultimate_country": "KZ"} | more),
        )

    return made


@pytest.fixture
def document(office: None) -> Documents:
    def made(**more: Any) -> Document:
        from onir.desk.pipeline.models import Document

        said = {"kind": "agreement", "title": "Paper", "file_name": "paper.pdf", "media_type": "application/pdf"}
        return cast(Document, Document.objects.create(**said | {"size": 1, "sha256": "0" * 64} | more))

    return made


@pytest.fixture
def draft(person: Person, project: Projects, organisation: Organisations) -> Agreements:
    """`draft(by, instrument="memorandum")`: in review, with a party on each side; of a project that `by` manages."""

    def made(by: Any, instrument: str = "memorandum", **more: Any) -> Agreement:
        from onir.desk.agreements import doing

        given = {"title": "Plant", "region": "KZ-61", "projects": [project(manager=by)]} | more
        one = doing.add_agreement(by, instrument=instrument, **given)
        doing.add_party(by, one, organisation("Investor"), "investor")
        doing.add_party(by, one, organisation("Akimat", kind="state"), "state")
        return doing.move(by, one, "review")

    return made


@pytest.fixture
def signed(draft: Agreements) -> Agreements:
    """`signed(by)`: in force since 1 February 2026."""

    def made(by: Any, instrument: str = "simplified_contract", on: date = date(2026, 2, 1), **more: Any) -> Agreement:
        from onir.desk.agreements import doing

        one = doing.sign(by, draft(by, instrument, **more), on=on)
        return doing.move(by, one, "in_force")

    return made


@pytest.fixture
def owed(signed: Agreements, organisation: Organisations) -> Instances:
    """`owed(by, side="state")`: the first instance of an obligation under a running agreement, due in June."""

    def made(by: Any, agreement: Any = None, **more: Any) -> ObligationInstance:
        from onir.desk.agreements import doing

        given = {
            "agreement": agreement or signed(by), "side": "investor", "obligor": organisation("Owes"),
            "metric": "investment", "wording": "Invest", "target": Decimal(100), "unit": "KZT", "evidence": "bank",
            "schedule": "half_yearly", "begins_on": date(2026, 1, 1), "ends_on": date(2027, 12, 31),
        }  # fmt: skip
        first: ObligationInstance = doing.add_obligation(by, **given | more).instances.all()[0]
        return first

    return made
