"""Places of drawn figures: probability of each rank, of one area above another, and the shortest likely run of ranks.

Larger is better. Areas level with one another in a draw share their ranks: for a probability each rank of the shared
run is as likely, a run of ranks must hold all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onir.standing.certainty.record import Floats
from onir.standing.confidence.predicted import places_of
from onir.standing.confidence.sets import Indices


@dataclass(frozen=True, eq=False)
class Ranks:
    """The best and the worst rank of every area in every draw (draws × areas), one and the same where none is level."""

    best: Indices
    worst: Indices

    @classmethod
    def of(cls, drawn: Floats) -> Ranks:
        """The ranks of drawn figures.

        >>> Ranks.of(np.array([[3.0, 1.0, 1.0]])).worst.tolist()
        [[1, 3, 3]]
        """
        return cls(*places_of(drawn))

    @property
    def probabilities(self) -> Floats:
        """P(area j has rank k + 1) as areas × ranks; rows and columns sum to one.

        >>> Ranks.of(np.array([[3.0, 1.0, 1.0], [2.0, 4.0, 1.0]])).probabilities.tolist()
        [[0.5, 0.5, 0.0], [0.5, 0.25, 0.25], [0.0, 0.25, 0.75]]
        """
        draws, areas = self.best.shape
        rows, each = np.broadcast_to(np.arange(areas), self.best.shape), 1 / (self.worst - self.best + 1)
        change = np.zeros((areas, areas + 1))
        np.add.at(change, (rows, self.best - 1), each)
        np.add.at(change, (rows, self.worst), -each)
        probabilities: Floats = np.clip(np.cumsum(change, axis=1)[:, :-1] / draws, 0, 1)
        return probabilities

    def likeliest(self, area: int) -> tuple[int, int, float]:
        """Best and worst rank of the place that an area takes most often, and how often."""
        shares = self._shares(area)
        best, worst = np.unravel_index(np.argmax(shares), shares.shape)
        return int(best) + 1, int(worst) + 1, float(shares[best, worst])

    def run(self, area: int, level: float) -> tuple[int, int]:
        """The shortest run of ranks that holds an area's place at least this often, of equal ones the likeliest.

        >>> Ranks.of(np.array([[3.0, 1.0, 1.0], [2.0, 4.0, 1.0]])).run(1, 0.9)
        (1, 3)
        """
        held = np.cumsum(
            np.cumsum(self._shares(area)[::-1], axis=0)[::-1], axis=1
        )  # from rank l or worse, to h or better
        for width in range(len(held)):
            shares = np.round(np.diagonal(held, width), 9)
            if shares.max() >= level - 1e-9:
                low = int(np.argmax(shares))
                return low + 1, low + 1 + width
        return 1, len(held)

    def _shares(self, area: int) -> Floats:
        """How often an area's place is from rank b + 1 to w + 1, as ranks × ranks."""
        draws, areas = self.best.shape
        shares = np.zeros((areas, areas))
        np.add.at(shares, (self.best[:, area] - 1, self.worst[:, area] - 1), 1 / draws)
        return shares


def above_probabilities(drawn: Floats) -> Floats:
    """P(area j is above area k) as areas × areas; level is not above."""
    return np.stack([(own[:, None] > drawn).mean(axis=0) for own in drawn.T])
