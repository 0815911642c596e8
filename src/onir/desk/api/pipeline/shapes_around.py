"""The shapes of what stands around projects: organisations, agreements, issues, targets, indicators; and a passport."""

from __future__ import annotations

from onir.desk.api.pipeline.shapes import (
    Day,
    Document,
    Interaction,
    Investment,
    Jobs,
    LedgerSums,
    Milestone,
    Moment,
    Move,
    NamedCode,
    Number,
    Party,
    Production,
    ProjectRecord,
    Task,
)
from onir.desk.api.shapes import Shape


class Organisation(Shape):
    """`ultimate_country`: of the last owner, found up the groups or given by the office."""

    id: int
    name: str
    name_kk: str
    name_ru: str
    name_en: str
    kind: str
    country: str
    ultimate_country: str
    region: str
    registration: str
    bin: str | None
    lei: str
    parent: int | None
    website: str
    sectors: list[str]
    size_band: str
    status: str
    merged_into: int | None
    updated_at: Moment


class Lead(Shape):
    """An enquiry; `project`: what became of it."""

    id: int
    source: str
    received_at: Moment
    country: str
    region: str
    district: str
    organisation: int | None
    who: str
    sector: str
    sum_from: Number | None
    sum_to: Number | None
    currency: str
    assigned_to: str | None
    first_response_at: Moment | None
    outcome: str
    outcome_note: str
    project: str | None


class Signatory(Shape):
    side: str
    organisation: int
    organisation_name: str


class AgreedSum(Shape):
    """A sum of the text, with the rate of its day."""

    kind: str
    project: str | None
    amount: Number
    currency: str
    rate: Number
    rate_date: Day
    tenge: Number


class Signed(Shape):
    """`instrument`: a code of the dated table of instruments; `mci_tenge`: the index of the year it was signed in."""

    id: int
    instrument: str
    title: str
    number: str
    status: str
    region: str
    district: str
    signed_on: Day | None
    effective_on: Day | None
    expires_on: Day | None
    ended_on: Day | None
    claimed_on: Day | None
    mci_year: int | None
    mci_tenge: Number | None
    legal_basis: str
    amends: int | None


class Agreement(Signed):
    """`projects`: those that this reader sees."""

    projects: list[str]
    parties: list[Signatory]
    sums: list[AgreedSum]


class Obligation(Shape):
    """What a side owes: `target` of each instance, in `unit`; `tolerance` in per cent."""

    id: int
    agreement: int | None
    measure: int | None
    instruction: int | None
    project: str | None
    side: str
    obligor: int
    metric: str
    wording: str
    target: Number | None
    unit: str
    tolerance: Number
    schedule: str
    counted: str
    begins_on: Day
    ends_on: Day
    evidence: str
    responsible: str | None
    unit_responsible: str
    consequence: str


class Instance(Shape):
    """One time that an obligation falls due; `shown`: the status as of today, due soon and past due included."""

    id: int
    obligation: int
    begins_on: Day
    ends_on: Day
    due: Day
    target: Number | None
    status: str
    shown: str
    delivered: Number | None
    delivered_on: Day | None
    evidence: int | None
    submitted_by: str | None
    decided_by: str | None
    paper: int | None
    comment: str


class Issue(Shape):
    """`tenge`: the money at risk by the rate stored with it; `days`: from opening to resolution, or until today."""

    id: int
    project: str
    title: str
    category: str
    severity: str
    status: str
    level: str
    body: str
    opened_on: Day
    due: Day | None
    amount: Number | None
    currency: str
    rate: Number
    rate_date: Day
    tenge: Number
    jobs: int
    responsible: str | None
    resolution: str
    resolved_on: Day | None
    confirmed_on: Day | None
    retained: Number | None
    days: int


class Fact(Shape):
    """What was reached, in which part of the period; `vintage`: the release, or null where the ledger tells."""

    value: Number
    unit: str
    period: str
    share: Number
    vintage: str | None
    records: int


class Target(Shape):
    """Plan against fact; `share` is fact over plan."""

    id: int
    indicator: str
    region: str
    district: str
    activity: str
    period: str
    value: Number
    unit: str
    approved_by: str
    approved_on: Day | None
    source: str
    fact: Fact | None


class Indicator(NamedCode):
    """An indicator with its definition: what counts, and what the figure does not tell, in the language asked for."""

    formula: str
    counts: str
    limits: str
    source: str


class Told(Shape):
    """A figure in words, and as a number where it is one: tenge, a percentage, a count."""

    said: str
    value: Number | None


class Reckoned(Shape):
    """An indicator of the projects that the reader sees: `value` of `n` cases, and the figures it is made of."""

    indicator: str
    on: Day
    region: str
    year: int | None
    n: int
    value: Told
    heads: list[str]
    rows: list[list[Told]]


class Passport(Shape):
    """All that is entered of a project and is for this reader; lines of ledgers as they stand now."""

    project: ProjectRecord
    summary: str
    anonymous_summary: str
    site: str
    products: str
    expands: str | None
    flags: list[str]
    sums: LedgerSums | None
    parties: list[Party]
    investment: list[Investment]
    jobs: list[Jobs]
    production: list[Production]
    milestones: list[Milestone]
    agreements: list[int]
    obligations: list[Obligation]
    issues: list[Issue]
    interactions: list[Interaction]
    documents: list[Document]
    tasks: list[Task]
    moves: list[Move]


class RecordChange(Shape):
    """A record that was entered, changed or deleted; its columns are read where its kind is listed."""

    kind: str
    id: str
    what: str
    at: Moment
    erased: bool


class Changes(Shape):
    """`until`: ask from there the next time. `next`: the cursor of the page after this one."""

    items: list[RecordChange]
    until: Moment
    next: str | None
