"""Confidence sets for ranks: which places the areas can hold, all of them at once or one at a time.

The method is that of Mogstad, Romano, Shaikh and Wilhelm, "Inference for Ranks" (Review of Economic Studies, 2024),
written from the paper, with its critical value sharpened (see `stepping`). Larger is better. Never percentiles of
ranks drawn around estimates: at ties these miss the truth nearly always.

Two doors, because there are two kinds of doubt. `confidence_sets` takes estimates and the covariance of their errors;
`sets_of_draws` takes draws of what the values will be, as a model of revisions makes them.
"""

from onir.standing.confidence.predicted import sets_of_draws
from onir.standing.confidence.sets import Kind, RankSets, Top
from onir.standing.confidence.stepping import confidence_sets

__all__ = ["Kind", "RankSets", "Top", "confidence_sets", "sets_of_draws"]
