r"""Proving who is above whom, step by step, so that the chance of a single false proof stays below 1 − level.

The published method tests all ordered pairs "j is not above k" at once against the (1−α)-quantile c of the largest
studentised error, takes the proved pairs out, lets c fall, and goes on until nothing new is proved. It guards against
a world where all areas are tied even when the figures have ruled that out, and so its sets are too wide. Here a proved
pair also has a *head start* in the opposite direction. With T the studentised difference (T ≥ 0, j above k), W its
drawn error and d the (1−α/10)-quantile of the largest |W|, a draw counts by

    M = max of  |W|                     over the pairs not proved,
                min(0, d − T) − W       over the proved: a reversal has to make up what T has over d,
                W, where it exceeds d,  over the proved: the price of the head start,

and c is the (1−α)-quantile of M. Where nothing is proved this is the published c; it is never above the first one.

*Why it is valid.* Let δ be the true differences in standard errors. Call a sample good when no W + δ of a pair truly
not above exceeds κ and no W of a pair truly above exceeds d, with κ ≤ d such that this has probability 1 − α. In a
good sample δ ≤ min(0, d − T) for the reverse of every pair with T > d. So as long as all proved pairs are true, each
draw that would not be good for a smaller κ has M above it: hence c ≥ κ, and what is proved next is true as well.
Nothing false is ever proved in a good sample. (Pre-selection after Romano, Shaikh and Wolf, Econometrica 2014, its
first stage calibrated jointly with the second instead of paid for by Bonferroni.)

All areas and steps share one set of draws. Only draws that can reach the quantile are looked at again at a step, and
pairs are taken in blocks, so memory grows with areas × draws and not with pairs × draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onir.standing.confidence.estimates import Estimates, Flags, Floats, checked_level
from onir.standing.confidence.pairs import Pairs
from onir.standing.confidence.sets import Indices, Kind, RankSets, checked_kind


def confidence_sets(
    values: npt.ArrayLike,
    covariance: npt.ArrayLike,
    *,
    level: float = 0.95,
    kind: Kind = "simultaneous",
    draws: int = 1000,
    seed: int = 1,
) -> RankSets:
    """Sets that hold every admissible place with probability `level`: of all areas at once, or of each area alone.

    `covariance` is that of the errors of `values`: a matrix, or the variances alone. Exact values have variance 0.

    >>> confidence_sets([9.0, 5.0, 4.9], [0.1, 0.1, 0.1])
    RankSets(low=(1, 2, 2), high=(1, 3, 3), level=0.95, kind='simultaneous')
    """
    simultaneous, beyond = checked_kind(kind) == "simultaneous", checked_level(level, draws)
    estimates = Estimates.of(values, covariance)
    noise, size, everyone = estimates.drawn(draws, seed), estimates.size, np.arange(estimates.size)
    above = estimates.surely_above()
    places = np.stack((1 + above.sum(0), size - above.sum(1)))
    if simultaneous:
        proved = _proved(Pairs.of(estimates, *np.triu_indices(size, 1)), noise, beyond)
        places += np.stack((np.bincount(proved.second, minlength=size), -np.bincount(proved.first, minlength=size)))
    else:
        for area in everyone:
            proved = _proved(Pairs.of(estimates, np.full(size, area), everyone), noise, beyond)
            places[:, area] += (proved.second == area).sum(), -(proved.first == area).sum()
    return RankSets.of(places, level, kind)


def _proved(pairs: Pairs, noise: Floats, beyond: int) -> Pairs:
    """The pairs proved to be in the order of their values, all of them true with the probability asked for."""
    if not len(pairs.gaps):
        return pairs
    steps = _Steps.of(pairs, noise, beyond)
    proved = pairs.gaps > _from_top(steps.reached, beyond)
    while not proved.all():
        more = pairs.gaps > steps.critical(proved)
        if (more == proved).all():
            break
        proved = more
    return pairs[proved]


@dataclass(frozen=True)
class _Steps:
    """`reached`: M of each draw at the step it was last looked at; it can only fall, so it bounds what M is now.

    `wild` are the few draws in which some error exceeds d = `far`, with the `wild_errors` (pairs × wild) in them.
    """

    pairs: Pairs
    noise: Floats
    beyond: int
    reached: Floats
    far: float
    most: float
    wild: Indices
    wild_errors: Floats

    @classmethod
    def of(cls, pairs: Pairs, noise: Floats, beyond: int) -> _Steps:
        largest = pairs.largest(noise)
        far = _from_top(largest, 1 + (beyond - 1) // 10)
        wild = np.flatnonzero(largest > far)
        return cls(pairs, noise, beyond, largest, far, float(largest.max()), wild, pairs.errors(noise[:, wild]))

    def critical(self, proved: Flags) -> float:
        """The quantile of M at this step: draws are looked at again from the largest down, until it is settled."""
        order, done, quantile = np.argsort(-self.reached), 0, 0.0
        while done < len(order) and (done < self.beyond or self.reached[order[done]] > quantile):
            now = order[done : done + 2 * self.beyond]
            self.reached[now] = self._statistic(proved, now)
            done += len(now)
            quantile = _from_top(self.reached[order[:done]], self.beyond)
        return quantile

    def _statistic(self, proved: Flags, draws: Indices) -> Floats:
        noise, done = self.noise[:, draws], self.pairs[proved]
        head_start = np.minimum(0, self.far - done.gaps)
        near = head_start > -self.most
        reversed_ = done[near].largest(noise, head_start[near])
        found = np.maximum(self.pairs[~proved].largest(noise), reversed_)
        paid = np.where(self.wild_errors > self.far, self.wild_errors, 0)[proved].max(0, initial=0)
        dear = np.zeros(len(self.reached))
        dear[self.wild] = paid
        return np.maximum(found, dear[draws])


def _from_top(numbers: Floats, rank: int) -> float:
    return float(np.partition(numbers, len(numbers) - rank)[len(numbers) - rank])
