"""From the first release of what is to come to where it settles: the revisions of `onir.standing`, drawn on top.

Revisions are drawn around the middle figure of each region and carried over to its draws, as parts of it where the
indicator cannot be negative, else as differences. Where too few releases tell of revisions, that is said instead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from onir.errors import NotHeld
from onir.figures import Store
from onir.figures.releases.settling import SETTLED
from onir.language.messages import msg
from onir.outlook.answer import Outlook
from onir.standing.certainty.model import fitted
from onir.standing.certainty.record import Floats, Record, Subject, record_of
from onir.standing.certainty.rules import FEWEST


@dataclass(frozen=True)
class Settling:
    """The record revisions were drawn from: its releases, and the age in quarters at which figures count as settled."""

    releases: int
    until: float


def settled_of(answer: Outlook, store: Store, as_of: date | None) -> Outlook:
    """The same outlook once figures have settled; NotHeld where too few releases tell of revisions."""
    history = answer.history
    subject = Subject(answer.indicator.code, history.country, history.vintage.table, answer.period.months)
    record = record_of(store, subject, as_of=as_of)
    releases = record.releases_near(0.0)
    if releases < FEWEST:
        raise NotHeld(
            msg(
                "How “{title}” will be revised is not foreseen: that needs {needed} releases that tell of new figures, "
                "and {n} {n:plural:is|are} held.",
                title=history.vintage.title, needed=FEWEST, n=releases,
            ),
            then=msg("Ask for the first release, without --settled."),
        )  # fmt: skip
    until = min(float(SETTLED), record.reach(0.0))
    return replace(answer, draws=_revised(answer, record, until), settling=Settling(releases, until))


def _revised(answer: Outlook, record: Record, until: float) -> Floats:
    signed, middle = answer.indicator.negative, np.median(answer.draws, axis=0)
    rng = np.random.default_rng((answer.seed, 1))
    later = fitted(record.totals, signed=signed).drawn(middle, (0.0, until), draws=len(answer.draws), rng=rng)
    if signed:
        return np.asarray(answer.draws + later - middle, float)
    return np.asarray(answer.draws * np.divide(later, middle, out=np.ones_like(later), where=middle > 0), float)
