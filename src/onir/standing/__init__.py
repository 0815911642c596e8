"""Where a region stands: volume, change, share and rank, and how sure each of them is."""

from onir.figures.ranking import Rank, rank_of
from onir.standing.answer import Change, Standing, standing
from onir.standing.league import League, league
from onir.standing.place import Balance, Place
from onir.standing.ratios import change_of, share_of

__all__ = [
    "Balance", "Change", "League", "Place", "Rank", "Standing",
    "change_of", "league", "rank_of", "share_of", "standing",
]  # fmt: skip
