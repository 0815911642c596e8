"""How sure a place is, from the record of revisions: odds where releases are enough, bounds where they are not."""

from onir.standing.certainty.answer import Bounds, Sure, sure
from onir.standing.certainty.backtesting import Backtest, backtest

__all__ = ["Backtest", "Bounds", "Sure", "backtest", "sure"]
