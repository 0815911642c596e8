"""The shapes of answers, for the description of the API: what `as_dict()` of the library gives, key by key.

Answers are not passed through these classes: they are sent as the library gives them, and the tests hold them against
the description. A key too many is a fault there. The report of a check has its JSON Schema already, and parts of
`standing` that have a page of their own in the reference stand here as objects.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel


class Shape(BaseModel):
    """An object with these keys and no others."""

    model_config = ConfigDict(extra="forbid")


class Vintage(Shape):
    """One table as printed in one release."""

    key: str
    table: str
    publisher: str
    title: str
    address: str
    released: str
    released_exactness: str


class Names(Shape):
    kk: str
    ru: str
    en: str


class Area(Shape):
    """A region or a nation, with its names."""

    code: str
    id: str
    country: str
    kind: Literal["region", "city", "nation", "former"]
    extent: str
    names: Names


class Places(Shape):
    """A place among so many: the best and the worst that the figures admit."""

    best: int
    worst: int
    of: int


class Neighbour(Shape):
    area: str
    value: float
    gap: float


class Place(Shape):
    """A place in the league table, and who stands beside it."""

    area: str
    extent: str
    among: str
    best: int
    worst: int
    of: int
    tied: int
    bounded: bool
    share_percent: float | None
    ahead: list[Neighbour]
    next_below: Neighbour | None


class Change(Shape):
    """A change on an earlier period, in per cent, with the bounds that rounding leaves."""

    on: str
    area: str
    from_value: float | None
    percent: float | None
    low: float | None
    high: float | None
    vintage: str


class Sums(Shape):
    """Whether the regions add up to the row of the nation."""

    regions: int
    regional_sum: float
    national_row: float
    difference: float
    tolerance: float
    holds: bool


class Blocks(Shape):
    """What was asked for besides; `{"not_held": …}` where that has no answer."""

    sure: dict[str, Any] | None = None
    why: dict[str, Any] | None = None
    gap: dict[str, Any] | None = None
    history: dict[str, Any] | None = None


class Standing(Blocks):
    """Where an area stands."""

    area: str
    extent: str
    indicator: str
    period: str
    value: float | None
    unit: str
    status: str
    locators: list[str]
    vintage: Vintage
    rank: Place | None
    comparable: Place | None
    change: Change | None
    sums: Sums | None
    notes: list[str]


class Line(Shape):
    """A region in the league table."""

    area: str
    best: int
    worst: int
    places_won: int | None
    value: float | None
    status: str
    share_percent: float | None
    change: Change | None
    locators: list[str]


class League(Blocks):
    """Every region of a country with its place."""

    country: str
    indicator: str
    period: str
    among: str
    vintage: Vintage
    regions: list[Line]
    sums: Sums | None
    notes: list[str]


class StandingOrLeague(RootModel[Standing | League]):
    """A standing; of “all”, a league table."""


class Mention(Shape):
    """A figure, a period or a day as a text says it."""

    kind: str
    value: float | None
    unit: str | None
    of: int | None
    period: str | None
    months: list[int] | None
    day: str | None
    quote: str
    start: int
    end: int


class Version(Shape):
    name: str
    language: str
    text: str


class Difference(Shape):
    field: str
    said: list[dict[str, Any]]
    missing_from: list[str]
    sentence: str


class Versions(Shape):
    """The language versions of a release, and what is not the same in them."""

    versions: list[Version]
    claims: list[list[dict[str, Any] | None]]
    differences: list[Difference]


class Wrong(BaseModel):
    """One word of a question that does not fit."""

    where: str
    detail: str
    accepted: str | None = None


class Problem(BaseModel):
    """What went wrong (RFC 9457), in the language asked for."""

    model_config = ConfigDict(json_schema_extra={"required": ["type", "title", "status", "detail"]})

    type: str
    title: str
    status: int
    detail: str
    where: str = Field(default="")
    accepted: str = Field(default="")
    then: str = Field(default="")
    errors: list[Wrong] = Field(default_factory=list)
