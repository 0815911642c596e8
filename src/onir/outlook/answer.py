"""Where a region will stand: the probability of each place, of passing and of being passed, and the figure itself.

Everything comes from one set of joint draws, reconciled to the nation, so that no two sentences contradict one another.
Before anything is told, the methods are tried on the history itself; where the place of the last table, or of the year
before, would have done as well, that place is told and no probability is. Left out: changes of method and of borders.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from onir.errors import NotHeld
from onir.figures import Indicator, Store
from onir.figures import indicator as known_indicator
from onir.figures.asking.ranking import Rank, rank_of
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.outlook.forecasting.drawing import drawn
from onir.outlook.forecasting.trying import Tried, tried
from onir.outlook.forecasting.unfolding import tried_in_parts, unfolded
from onir.outlook.history import History, history_of, parts_of
from onir.outlook.rules import FEWEST_TRIALS
from onir.standing.certainty.places import Ranks, above_probabilities
from onir.standing.certainty.record import Floats
from onir.standing.certainty.rules import DRAWS, LEVEL, SEED
from onir.territory import Area, country
from onir.territory import area as known_area

if TYPE_CHECKING:
    from onir.outlook.pipeline.merging import PipelinePart
    from onir.outlook.settling import Settling

TAILS = ((1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2)


@dataclass(frozen=True, eq=False)
class Outlook:
    """The answer of `outlook`: `draws` are draws × regions in base units, in the order of `history.areas`.

    `told` is False where a place that stays did as well in the back-test, or where there was none: probabilities are
    then not said. `settling` is what revisions added, None where the first release is meant; `pipeline` what projects
    did.
    """

    area: Area
    history: History
    tried: Tried | None
    draws: Floats
    seed: int
    parts: History | None = None
    settling: Settling | None = None
    pipeline: PipelinePart | None = None

    def about(self, area: Area) -> Outlook:
        """The same draws, asked about another area of them; NotHeld where it has no figure."""
        _held(area, self.history)
        return replace(self, area=area)

    @property
    def indicator(self) -> Indicator:
        return self.history.indicator

    @property
    def period(self) -> Period:
        return self.history.period

    @property
    def areas(self) -> tuple[str, ...]:
        return self.history.areas

    @property
    def unit(self) -> str:
        """The base unit of the figures: a currency, persons."""
        return next(iter(self.history.last.cells.values())).unit.base

    @property
    def told(self) -> bool:
        return self.tried is not None and self.tried.origins >= FEWEST_TRIALS and not self.tried.beaten

    @property
    def now(self) -> Rank | None:
        """The place in the last table; None for the nation, or where it has no figure there."""
        return None if self.of_nation else rank_of(self.history.last, self.area.code)

    @property
    def of_nation(self) -> bool:
        return self.area.kind == "nation"

    @cached_property
    def ranks(self) -> Ranks:
        return Ranks.of(self.draws)

    @cached_property
    def places(self) -> Floats:
        """The probability of each place, regions × places; rows and columns sum to one."""
        return self.ranks.probabilities

    @cached_property
    def above(self) -> Floats:
        """The probability that the region of the row is above that of the column."""
        return above_probabilities(self.draws)

    @property
    def row(self) -> int:
        return self.areas.index(self.area.code)

    def among(self, first: int, last: int) -> float:
        """The probability of a place from `first` to `last`."""
        return float(self.places[self.row, max(0, first - 1) : max(0, last)].sum())

    def passes(self, other: str) -> float:
        """The probability of standing above another region."""
        return float(self.above[self.row, self.areas.index(other)])

    def figures(self, area: str) -> tuple[float, float, float]:
        """The low, middle and high figure of a region or, by its code, of the nation: LEVEL of the draws between."""
        own = self.draws.sum(axis=1) if area == self.history.country else self.draws[:, self.areas.index(area)]
        low, middle, high = np.quantile(own, TAILS)
        return float(low), float(middle), float(high)

    @property
    def sentences(self) -> tuple[Message, ...]:
        """The place first, then the figure, the neighbours, and what all of it rests on."""
        from onir.outlook.sentences import sentences  # noqa: PLC0415 - words build on the answer

        return tuple(sentences(self))

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(one.say(language) for one in self.sentences)

    def as_dict(self) -> dict[str, Any]:
        """The outlook as JSON: probabilities as parts of one, figures in base units."""
        from onir.outlook.as_json import as_json  # noqa: PLC0415 - needed only to write

        return as_json(self)


def outlook(
    area: str | Area,
    period: str | Period | None = None,
    *,
    indicator: str | None = None,
    as_of: date | None = None,
    settled: bool = False,
    store: Store | None = None,
) -> Outlook:
    """Where an area will stand in a period to come, by default the next; as first released, or once `settled`."""
    found = known_area(area)
    wanted = period if isinstance(period, Period) or period is None else Period.parse(period)
    held = store or Store.open()
    history = history_of(found.country, wanted, code=_code(found, indicator), as_of=as_of, store=held)
    _held(found, history)
    answer = foreseen(found, history, parts=parts_of(history, held, as_of))
    if not settled:
        return answer
    from onir.outlook.settling import settled_of  # noqa: PLC0415 - rarely asked for

    return settled_of(answer, held, as_of)


def foreseen(area: Area, history: History, *, parts: History | None = None, seed: int = SEED) -> Outlook:
    """The outlook that follows from a history; the same history and seed give the same draws, to the last byte.

    The quarters of a year that is partly known are used where they did better in the back-test than whole years.
    """
    series, tests = history.series, tried(history.series, history.ahead, seed=seed)
    if tests is None:
        raise _too_short(history)
    rng = np.random.default_rng(seed)
    if parts is not None:
        known = sum(panel.period.year == history.period.year for panel in parts.panels)
        told = tried_in_parts(parts.series, known, seed=seed)
        if told is not None and told.origins >= FEWEST_TRIALS and told.best.score < tests.best.score:
            figures = unfolded(parts.series, known, told.best.method, draws=DRAWS, rng=rng)
            return Outlook(area, history, told, figures[:, : len(history.areas)], seed, parts)
    figures = drawn(series, tests.best.method, history.ahead, draws=DRAWS, rng=rng)
    return Outlook(area, history, tests, figures[:, : len(history.areas)], seed)


def _too_short(history: History) -> NotHeld:
    return NotHeld(
        msg(
            "{indicator} has too short a history to foresee {period}: {n} {n:plural:period|periods} of this kind "
            "are held, from {first} to {last}.",
            indicator=history.indicator, period=history.period, n=len(history.panels),
            first=history.panels[0].period, last=history.last.period,
        ),
        then=msg("Ask for a nearer period, or add older tables with “onir figures add”."),
    )  # fmt: skip


def _held(area: Area, history: History) -> None:
    if area.kind != "nation" and area.code not in history.areas:
        raise NotHeld(
            msg("No figure of {indicator} is held for {area}.", indicator=history.indicator, area=area),
            then=msg("Regions it is held for: {held}.", held=[known_area(code) for code in history.areas]),
        )


def _code(area: Area, code: str | None) -> str:
    headline = code or country(area.country).headline_indicator
    if headline is None:
        raise NotHeld(msg("No figures are held for {country}.", country=country(area.country).nation))
    return known_indicator(headline).code
