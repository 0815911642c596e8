"""The shapes of answers about what is to come: places with their probabilities, figures, the back-test, a task."""

from __future__ import annotations

from onir.desk.api.shapes import Shape, Vintage


class Foreseen(Shape):
    """A figure in base units: nine draws in ten lie between `low` and `high`."""

    low: float
    middle: float
    high: float
    unit: str


class Start(Shape):
    """What it starts from; `best` and `worst` are the place in the last table, `known_up_to` the last quarter that is
    known of the year foreseen, null where none is."""

    vintage: Vintage
    first: str
    last: str
    known_up_to: str | None
    steps_ahead: int
    best: int | None
    worst: int | None
    draws: int
    seed: int
    level: float


class Chances(Shape):
    """Probabilities of the places from the first on, and of standing above each other region."""

    places: list[float]
    set: list[int]
    top_three: float
    above: dict[str, float]


class OfRegion(Shape):
    area: str
    likeliest: list[int]
    chance: float
    set: list[int]
    figures: Foreseen


class Method(Shape):
    method: str
    ranked_probability_score: float
    log_score: float
    coverage: float
    mean_width: float


class Tried(Shape):
    """The back-test: scores of the methods, the best first, and of places that stay."""

    origins: int
    methods: list[Method]
    last_place: float
    place_of_the_year_before: float
    real_time: bool


class Target(Shape):
    """A task: the chance of meeting it, and what would have to come besides for a chance of 0.5 and of 0.8."""

    task: float
    chance: float
    lacking_for_even: float
    lacking_for_good: float
    planned_by: str | None


class Outlook(Shape):
    """Where an area will stand; probabilities are null where a place that stays did as well in the back-test."""

    area: str
    indicator: str
    period: str
    release: str
    start: Start
    figures: Foreseen
    nation: Foreseen
    probabilities: Chances | None
    regions: list[OfRegion]
    tried: Tried | None
    notes: list[str]
    target: Target | None = None
