"""The shapes of answers about figures: cells, tables, releases, revisions, estimates, corrections."""

from __future__ import annotations

from typing import Any, Literal

from onir.desk.api.shapes import Places, Shape, Vintage


class Cell(Shape):
    """One figure as printed: the value as a decimal string, absent where it is withheld."""

    indicator: str
    area: str
    extent: str
    period: str
    partner: str
    activity: str
    basis: str
    value: str | None
    unit: str
    status: str
    vintage: str
    locators: list[str]
    note: str
    correction: str


class Cells(Shape):
    """A page of cells; `next` is the cursor of the one after it, and `as_of` is the day that all of them are of."""

    as_of: str
    items: list[Cell]
    next: str | None


class Table(Shape):
    """A table held, with all its releases."""

    table: str
    indicator: str
    country: str
    first_period: str
    last_period: str
    cells: int
    vintages: list[Vintage]


class Due(Shape):
    """What comes next of a table."""

    table: str
    indicator: str
    country: str
    newest_release: str
    newest_period: str
    due: str | None
    period: str | None
    certainty: str
    state: str
    days_late: int | None
    note: str


class Edition(Shape):
    """A figure in one release."""

    vintage: Vintage
    value: str | None
    unit: str
    status: str
    revision: str | None
    revision_percent: float | None
    growth_percent: float | None
    rank: Places | None
    locators: list[str]
    correction: str


class History(Shape):
    """One figure in every release."""

    indicator: str
    area: str
    partner: str
    activity: str
    period: str
    editions: list[Edition]


class Named(Shape):
    """What a difference is about."""

    indicator: str
    area: str
    period: str
    partner: str
    activity: str


class Revised(Named):
    old: str | None
    new: str | None
    unit: str
    old_status: str
    new_status: str
    difference: str | None
    percent: float | None
    locators: list[str]
    corrections: list[str]


class Regrown(Named):
    old_percent: float | None
    new_percent: float | None


class Moved(Named):
    old: Places
    new: Places
    places: int


class Diff(Shape):
    """What a later release changes."""

    old: Vintage
    new: Vintage
    common: int
    revised: list[Revised]
    appeared: list[Cell]
    gone: list[Cell]
    growth: list[Regrown]
    ranks: list[Moved]


class Revisions(Shape):
    """How far the figures of a table move after they are first printed."""

    indicator: str
    table: str
    releases: int
    steps: list[dict[str, Any]]
    total: dict[str, Any] | None
    settlement: dict[str, Any] | None
    notes: list[str]


class Share(Shape):
    basis: str
    period: str
    share_percent: float
    parts: dict[str, str]
    vintage: str
    locators: list[str]


class OtherShare(Share):
    value: str


class Split(Shape):
    """An estimate for a region before it was parted from another."""

    indicator: str
    area: str
    extent: str
    period: str
    status: Literal["estimate"]
    value: str
    range: list[str] | None
    unit: str
    whole: Cell
    share: Share
    other_bases: list[OtherShare]
    notes: list[str]


class Correction(Shape):
    table: str
    indicator: str
    area: str
    period: str
    partner: str
    activity: str
    printed: str
    corrected: str
    why: str
    told: str
    status: str
    entry: str


class Corrections(Shape):
    """Known errors of publishers, and what to do about them."""

    corrections: list[Correction]
    guards: list[str]
