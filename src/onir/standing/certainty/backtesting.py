"""The back-test: would the odds have been right? Fitted on the revisions of earlier periods, scored on later ones.

Cross-validated by period, and not in real time: the revisions of the earlier periods are known from releases that came
out after the later periods, and a few releases tell of few episodes. The rival is the rank that never changes. Scored
is what the first release held against the newest, so that every period is scored once, at its youngest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from onir.figures import Indicator, Store
from onir.figures.vintage import Released
from onir.figures.words import Percent, rounded
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.standing.certainty.chances import Chance
from onir.standing.certainty.rules import LEVEL, SEED
from onir.territory import country as known_country

if TYPE_CHECKING:
    from onir.standing.certainty.scoring import Calibration


@dataclass(frozen=True)
class Backtest:
    """Means over the areas of `panels` later periods; scores are better when smaller.

    `score` and `unchanged` are ranked probability scores of the odds and of ranks that never change; in `better` of
    the panels the odds did better. `coverage` and `width` are of the sets at LEVEL; `log_score` in natural logarithms.
    """

    indicator: Indicator
    country: str
    until: Period
    releases: tuple[str, str]
    fitted_on: int
    panels: int
    areas: int
    score: float
    unchanged: float
    better: int
    log_score: float
    coverage: float
    width: float
    calibration: tuple[Calibration, ...]

    @property
    def gain(self) -> float:
        """The part of the rival's score that the odds save."""
        return 1 - self.score / self.unchanged

    def as_dict(self) -> dict[str, Any]:
        return {
            "indicator": self.indicator.code,
            "country": self.country,
            "fitted_until": str(self.until),
            "releases": list(self.releases),
            "fitted_on_panels": self.fitted_on,
            "scored_panels": self.panels,
            "areas": self.areas,
            "real_time": False,
            "ranked_probability_score": round(self.score, 5),
            "of_ranks_that_never_change": round(self.unchanged, 5),
            "panels_better": self.better,
            "log_score": round(self.log_score, 4),
            "level": LEVEL,
            "coverage": round(self.coverage, 4),
            "mean_width": round(self.width, 3),
            "calibration": [line.as_dict() for line in self.calibration],
        }

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What was tested, the scores, the sets, and the calibration table a line each."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Message]:
        yield msg(
            "{indicator}, {country}: fitted on {fitted} panels until {until}, scored on the {n} after it; not in real "
            "time, since both are known from the releases of {old} and {new}.",
            indicator=self.indicator, country=known_country(self.country).nation, fitted=self.fitted_on,
            until=self.until, n=self.panels,
            old=Released(self.releases[0]), new=Released(self.releases[1]),
        )  # fmt: skip
        yield msg(
            "Ranked probability score {score}, of ranks that never change {rival}: {gain} less, and less in {better} "
            "of {n} panels; log score {log}.",
            score=_short(self.score, 4), rival=_short(self.unchanged, 4), gain=Percent.of(Decimal(self.gain)),
            better=self.better, n=self.panels, log=_short(self.log_score, 2),
        )  # fmt: skip
        yield msg(
            "Sets of {level} held {coverage} of the places that came, {width} of {of} places wide on average.",
            level=Chance(LEVEL), coverage=Percent.of(Decimal(self.coverage)),
            width=_short(self.width, 1), of=self.areas,
        )  # fmt: skip
        for line in self.calibration:
            yield msg(
                "Places given {low} to {high}: {n}, on average {given}; {came} came.",
                low=_percent(line.low), high=_percent(line.high), n=line.ranks,
                given=Percent.of(Decimal(line.given)), came=Percent.of(Decimal(line.came)),
            )  # fmt: skip

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """All sentences, one a line."""
        return "\n".join(one.say(language) for one in self.sentences)


def backtest(code: str, *, country: str, until: str | Period, store: Store | None = None, seed: int = SEED) -> Backtest:
    """The back-test of an indicator's table of most releases; `until` ends the fit, periods are as long as it is."""
    from onir.standing.certainty.replay import replayed  # noqa: PLC0415 - loads NumPy

    last = until if isinstance(until, Period) else Period.parse(until)
    return replayed(store or Store.open(), code, country, last, seed)


def _short(value: float, places: int) -> Decimal:
    return rounded(Decimal(value), -places)


def _percent(part: float) -> Percent:
    return Percent(rounded(Decimal(part), 0, factor=100))
