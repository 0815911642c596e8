"""Questions that nobody would think of, made from the description by schemathesis: no defect, no break of a shape.

A few of each operation here, many more under the profile `long`. What the description lets through and the library
refuses, such as an indicator that is not known, is an answer and no fault.
"""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.desk.api.conftest import Programs

FEW = 3
OPERATIONS = (
    ("get", "standing"),
    ("get", "outlook"),
    ("get", "territory"),
    ("get", "figures/list"),
    ("get", "figures/show"),
    ("get", "figures/history"),
    ("get", "figures/diff"),
    ("get", "figures/revisions"),
    ("get", "figures/split"),
    ("get", "figures/calendar"),
    ("get", "figures/corrections"),
    ("get", "figures/export"),
    ("post", "check"),
    ("post", "read"),
    ("post", "mentions"),
    ("post", "versions"),
    ("get", "impact/multipliers"),
    ("post", "impact/appraise"),
    ("get", "bulletin"),
    ("get", "bulletins/list"),
    ("get", "bulletins/file"),
    ("get", "projects/list"),
    ("get", "projects/show"),
    ("get", "ledgers/investment"),
    ("get", "ledgers/jobs"),
    ("get", "ledgers/production"),
    ("get", "ledgers/totals"),
    ("get", "stages/list"),
    ("get", "stages/moves"),
    ("get", "organisations/list"),
    ("get", "leads/list"),
    ("get", "agreements/list"),
    ("get", "agreements/obligations"),
    ("get", "agreements/instances"),
    ("get", "issues/list"),
    ("get", "targets/list"),
    ("get", "indicators/list"),
    ("get", "indicators/show"),
    ("get", "changes/list"),
    ("get", "watching/list"),
    ("get", "watching/feed"),
    ("post", "watching/standing"),
    ("post", "watching/figure"),
    ("post", "watching/text"),
    ("post", "watching/stop"),
)


SENSE = {
    "indicator": ("capital.fixed", "fdi.net_inflow", "grp.nominal"),
    "area": ("KZ-27", "KZ", "all", "Ақтөбе облысы", "MX-PUE"),
    "period": ("2025", "2017", "2024-H1", "первое полугодие 2025 года"),
    "old": ("2018-02",),
    "new": ("2025-11",),
    "country": ("KZ", "mx"),
    "by": ("population.total", "partner"),
    "as_of": ("2018-06-01", "2026-10-01"),
    "since": ("2020-01-01", "2026-10-08T09:30:00+05:00"),
    "known_on": ("2020-01-01", "2999-12-31"),
    "project": ("mine internal", "elsewhere restricted"),
    "kind": ("announced", "company"),
    "text": ("mine", "рудник"),
    "manager": ("rights",),
    "table": ("made-inflow",),
}
"""Words that mean something, put in the place of those that were made."""


@pytest.fixture(scope="module", autouse=True)
def records(desk: None) -> Iterator[None]:
    """Projects of every belonging with what belongs to them, so that lists have rows."""
    from django.db import transaction
    from tests.desk.pipeline.test_rights import World

    with transaction.atomic():
        World()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def described(desk: None) -> Any:
    import schemathesis

    from onir.desk.api.description import description
    from onir.desk.api.service import api
    from onir.desk.wsgi import application

    def whole(environ: Any, start: Any) -> list[bytes]:
        answer = application(environ, start)
        try:
            return [b"".join(answer)]
        finally:
            answer.close()

    told = copy.deepcopy(description(api, "en"))
    for path in told["paths"].values():
        for operation in path.values():
            operation.pop("security")  # every question comes with the token, unless a test says otherwise
    loaded = schemathesis.openapi.from_dict(told)
    loaded.app = whole
    return loaded


def how_many() -> int:
    """A few, or a hundred under the profile `long`."""
    return FEW if settings().max_examples <= 100 else 100


@pytest.fixture
def connected(desk: None) -> Iterator[None]:
    """Requests that do not end the transaction of the test with the connection."""
    from django.core import signals
    from django.db import close_old_connections

    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


def test_every_operation_is_tried(described: Any) -> None:
    there = {(one.ok().method, one.ok().path.removeprefix("/api/v1/")) for one in described.get_all_operations()}
    assert there == set(OPERATIONS)


@pytest.mark.parametrize("mode", ["positive", "negative"])
@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda value: value.replace("/", " "))
def test_no_question_breaks_it(
    described: Any, connected: None, program: Programs, method: str, path: str, mode: str
) -> None:
    from schemathesis import GenerationMode
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi import checks

    asked = program("administrator")
    operation = described[f"/api/v1/{path}"][method]
    held = [
        not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_schema_conformance,
        *([checks.negative_data_rejection] if mode == "negative" else []),
    ]

    @settings(max_examples=how_many(), deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(operation.as_strategy(GenerationMode(mode)), st.data())
    def ask(case: Any, data: Any) -> None:
        if mode == "positive":
            for name in sorted(set(case.query) & set(SENSE)):
                case.query[name] = data.draw(st.sampled_from((*SENSE[name], case.query[name])))
        assume(mode == "positive" or method == "get" or case.media_type == "application/json")  # any text is a text
        case.call_and_validate(headers=asked.headers(), checks=held)

    ask()


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda value: value.replace("/", " "))
def test_no_operation_forgets_its_gate(
    described: Any, connected: None, program: Programs, method: str, path: str
) -> None:
    program()
    operation = described[f"/api/v1/{path}"][method]

    @settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(operation.as_strategy())
    def ask(case: Any) -> None:
        assert case.call().status_code == 401

    ask()
