"""Official figures: observations with their vintages, the store that keeps them, and what the press has stated."""

from onir.figures.asking.elsewhere import Observations, observations_at
from onir.figures.asking.listing import HeldTable, list_figures, show_figures
from onir.figures.asking.splitting import Split, split
from onir.figures.corrections.entering import list_corrections
from onir.figures.exporting.export import Exported, export, export_sdmx
from onir.figures.indicators import Indicator, indicator, indicators
from onir.figures.panel import Cell, Panel
from onir.figures.releases.differences import Diff, diff
from onir.figures.releases.histories import History, history
from onir.figures.releases.releasing import Due, calendar
from onir.figures.releases.revising import Revisions, revisions
from onir.figures.statement import Statement
from onir.figures.store import Cut, Store
from onir.figures.vintage import Vintage

__all__ = [
    "Cell", "Cut", "Diff", "Due", "Exported", "HeldTable", "History", "Indicator", "Observations", "Panel", "Revisions",
    "Split", "Statement", "Store", "Vintage",
    "calendar", "diff", "export", "export_sdmx", "history", "indicator", "indicators", "list_corrections",
    "list_figures", "observations_at", "revisions", "show_figures", "split",
]  # fmt: skip
