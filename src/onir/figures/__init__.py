"""Official figures: observations with their vintages, the store that keeps them, and what the press has stated."""

from onir.figures.differences import Diff, diff
from onir.figures.exporting import Exported, export
from onir.figures.histories import History, history
from onir.figures.indicators import Indicator, indicator, indicators
from onir.figures.listing import HeldTable, list_figures, show_figures
from onir.figures.panel import Cell, Panel
from onir.figures.releasing import Due, calendar
from onir.figures.revising import Revisions, revisions
from onir.figures.statement import Statement
from onir.figures.store import Store
from onir.figures.vintage import Vintage

__all__ = [
    "Cell", "Diff", "Due", "Exported", "HeldTable", "History", "Indicator", "Panel", "Revisions", "Statement", "Store",
    "Vintage",
    "calendar", "diff", "export", "history", "indicator", "indicators", "list_figures", "revisions", "show_figures",
]  # fmt: skip
