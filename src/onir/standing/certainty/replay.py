"""The work of the back-test: a record is split in time, the earlier part fits, the later part is scored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onir.errors import NotHeld
from onir.figures import Store, indicator
from onir.language.messages import msg
from onir.measure import Period
from onir.standing.certainty.backtesting import Backtest
from onir.standing.certainty.model import RevisionModel, fitted
from onir.standing.certainty.places import Ranks
from onir.standing.certainty.record import Episode, Floats, Record, Subject, record_of
from onir.standing.certainty.rules import DRAWS, LEVEL
from onir.standing.certainty.scoring import calibrated, covered, log_scores, ranked_probability_scores


class Scored(NamedTuple):
    """A panel's probabilities and outcomes (areas × ranks) with what they score, by area."""

    probabilities: Floats
    outcomes: Floats
    score: Floats
    unchanged: Floats
    log_score: Floats
    held: Floats
    width: Floats


def replayed(store: Store, code: str, country: str, until: Period, seed: int) -> Backtest:
    """Fitted on the periods that had ended with `until`, scored on later ones of the same length."""
    subject = Subject(code, country, _table(store, code, country), until.months)
    record = record_of(store, subject)
    earlier = record.until(until).totals
    youngest = [one for one in record.totals if one.old.released == record.releases[0].released]
    later = [one for one in youngest if one.period.first > until.last and len(one.before) > 1]
    if not earlier or not later:
        raise NotHeld(
            msg(
                "No back-test of {indicator}: periods until {until} and after it are needed, each in two releases.",
                indicator=indicator(code), until=until,
            )
        )  # fmt: skip
    model, rng = fitted(earlier, signed=indicator(code).negative), np.random.default_rng(seed)
    scored = [_scored(model, episode, rng) for episode in later]
    if not any(one.unchanged.any() for one in scored):
        raise NotHeld(
            msg(
                "No back-test of {indicator}: no place has changed from the first release to the newest.",
                indicator=indicator(code),
            )
        )
    return _summed(subject, until, record, len(earlier), scored)


def _table(store: Store, code: str, country: str) -> str:
    """The table of an indicator that most releases of are held; NotHeld where none is."""
    tables = [one.vintage.table for one in store.held if code in one.kept.indicators and country in one.kept.countries]
    if not tables:
        raise store.not_held(code, country)
    return max(sorted(set(tables)), key=tables.count)


def _scored(model: RevisionModel, episode: Episode, rng: np.random.Generator) -> Scored:
    drawn = model.drawn(episode.before, (episode.start, episode.end), draws=DRAWS, rng=rng)
    ranks, outcomes = Ranks.of(drawn), Ranks.of(episode.after[None, :]).probabilities
    given, rival = ranks.probabilities, Ranks.of(episode.before[None, :]).probabilities
    return Scored(
        given,
        outcomes,
        ranked_probability_scores(given, outcomes),
        ranked_probability_scores(rival, outcomes),
        log_scores(given, outcomes, DRAWS),
        *covered(ranks, outcomes, LEVEL),
    )


def _summed(subject: Subject, until: Period, record: Record, earlier: int, scored: Sequence[Scored]) -> Backtest:
    joined = {name: np.concatenate([getattr(one, name).ravel() for one in scored]) for name in Scored._fields}
    return Backtest(
        indicator(subject.indicator),
        subject.country,
        until,
        (record.releases[0].released, record.releases[-1].released),
        fitted_on=earlier,
        panels=len(scored),
        areas=scored[0].probabilities.shape[1],
        score=float(joined["score"].mean()),
        unchanged=float(joined["unchanged"].mean()),
        better=sum(bool(one.score.mean() < one.unchanged.mean()) for one in scored),
        log_score=float(joined["log_score"].mean()),
        coverage=float(joined["held"].mean()),
        width=float(joined["width"].mean()),
        calibration=tuple(calibrated(joined["probabilities"], joined["outcomes"])),
    )
