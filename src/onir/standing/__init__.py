"""Where a region stands: volume, change, share and rank, and how sure each of them is."""

from onir.figures.asking.ranking import Rank, rank_of
from onir.standing.answer import Change, Standing, standing
from onir.standing.certainty import Backtest, Sure, backtest, sure
from onir.standing.gaps import Gap, Gaps, gap, gaps
from onir.standing.league import League, league
from onir.standing.place import Balance, Place
from onir.standing.ratios import change_of, share_of
from onir.standing.reasons import Why, why
from onir.standing.timeline import Histories, RankHistory, histories, history

__all__ = [
    "Backtest", "Balance", "Change", "Gap", "Gaps", "Histories", "League", "Place", "Rank", "RankHistory", "Standing",
    "Sure", "Why",
    "backtest", "change_of", "gap", "gaps", "histories", "history", "league", "rank_of", "share_of", "standing",
    "sure", "why",
]  # fmt: skip
