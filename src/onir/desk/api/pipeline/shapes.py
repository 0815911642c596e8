"""The shapes of records: which columns a row is told with, in the order in which a file has them.

An attribute that is `None` was not entered, or is not for this reader.
"""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from pydantic import Field

from onir.desk.api.shapes import Shape

Number = Annotated[str, Field(json_schema_extra={"format": "decimal"})]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Row = TypeVar("Row", bound=Shape)


class Page(Shape, Generic[Row]):
    """A page of rows in the order in which they were entered; `next` is the cursor of the one after it."""

    items: list[Row]
    next: str | None


class ProjectRecord(Shape):
    """`promised` to `verified`: tenge, by the rates stored with the lines of the ledger."""

    id: int
    code: str
    title_kk: str
    title_ru: str
    title_en: str
    region: str
    district: str
    zone: str
    sector: str
    stage: str
    stage_since: Day
    status: str
    confidentiality: str
    investment_type: str
    fdi_type: str
    priority: str
    likelihood: str
    announced_on: Day | None
    launch_planned: Day | None
    launch_actual: Day | None
    manager: str | None
    ndip_id: str
    promised: Number | None
    agreed: Number | None
    came: Number | None
    verified: Number | None
    updated_at: Moment


class Party(Shape):
    """`share` in per cent; `ultimate_country`: of the last owner."""

    id: int
    organisation: int
    organisation_name: str
    bin: str | None
    role: str
    share: Number | None
    immediate_country: str
    ultimate_country: str


class LedgerLine(Shape):
    """What a line of any ledger says besides its figure; `supersedes`: the line it takes the place of."""

    id: int
    project: str
    kind: str
    period_from: Day | None
    period_to: Day | None
    as_of: Day
    source: str
    source_note: str
    evidence: int | None
    confidence: str
    verified_by: str | None
    verified_on: Day | None
    supersedes: int | None
    reason: str
    entered_by: str
    entered_at: Moment


class Investment(LedgerLine):
    """`tenge`: the amount at `rate`, tenge for one unit on `rate_date`, stored with the line and never changed."""

    amount: Number
    currency: str
    rate: Number
    rate_date: Day
    rate_source: str
    tenge: Number
    foreign_part: Number | None
    fixed_capital_part: Number | None
    financing: str


class Jobs(LedgerLine):
    """`average_wage`: by month, in tenge."""

    permanence: str
    number: int
    local: int | None
    foreign: int | None
    women: int | None
    average_wage: Number | None


class Production(LedgerLine):
    """`export_share` in per cent."""

    product: str
    unit: str
    quantity: Number
    export_share: Number | None


class InCurrency(Shape):
    currency: str
    amount: Number


class Total(Shape):
    """The lines of a kind; kinds are steps from a promise to money, and are never added together."""

    kind: str
    confidence: str
    lines: int
    tenge: Number
    foreign: Number | None
    domestic: Number | None
    by_currency: list[InCurrency]


class Totals(Shape):
    """`foreign` and `domestic` are `null` where a line does not tell its part."""

    items: list[Total]


class LedgerSums(Shape):
    """What the ledgers of a project come to, in tenge; `…_own`: in the currency of the promise."""

    currency: str
    converted: bool
    promised: Number | None
    promised_own: Number | None
    announced: Number | None
    memorandum: Number | None
    agreed: Number | None
    planned: Number | None
    came: Number | None
    came_own: Number | None
    verified: Number | None
    verified_own: Number | None
    jobs_promised: int | None
    jobs_planned: int | None
    jobs_came: int | None
    jobs_verified: int | None


class Milestone(Shape):
    id: int
    kind: str
    title: str
    planned: Day | None
    expected: Day | None
    done: Day | None
    blocked_by: str
    evidence: int | None


class Interaction(Shape):
    id: int
    at: Moment
    channel: str
    note: str
    promised: str
    feedback_area: str
    feedback: str


class Document(Shape):
    """A document as it is listed; its file is read on the desk."""

    id: int
    kind: str
    title: str
    version: int
    language: str
    dated: Day | None
    media_type: str
    size: int
    sha256: str
    confidentiality: str


class Task(Shape):
    id: int
    title: str
    assignee: str
    due: Day
    state: str


class Move(Shape):
    """A change of stage or status; `missing`: what the gate still asked for at that moment."""

    id: int
    project: str
    stage_from: str | None
    stage_to: str
    status_from: str | None
    status_to: str
    kind: str
    on: Day
    at: Moment
    by: str
    reason_code: str
    reason: str
    missing: list[str]


class NamedCode(Shape):
    """A code with its name in three languages."""

    code: str
    name_kk: str
    name_ru: str
    name_en: str


class Stage(NamedCode):
    """`ways_on`: the stages that may follow; `gate`: the checks that a project has to pass to come here."""

    kind: str
    phase: str
    days_to_rot: int
    ways_on: list[str]
    gate: list[str]


class Status(NamedCode):
    kind: str
    freezes: bool
    reasons: list[NamedCode]


class Stages(Shape):
    stages: list[Stage]
    statuses: list[Status]
