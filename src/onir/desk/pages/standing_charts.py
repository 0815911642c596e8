"""The charts of *Standing*: the figure and the place through time, the league table as bars, the map of tiles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onir.bulletin.charts import Bars, Chart, Places, Tiles, Trend
from onir.desk.drawing import Drawn, drawn
from onir.errors import OnirError
from onir.standing import League, RankHistory, histories, history
from onir.territory import Area


def charts_of(table: League, area: Area | None, terms: dict[str, Any]) -> list[Drawn]:
    """None for a table without regions; what the page shows as a table anyway is not said twice."""
    if not table.panel.known:
        return []
    shown = [*_through_time(table, area, terms), *_of_the_period(table, area)]
    return [drawn(chart, table=isinstance(chart, Places)) for chart in shown]


def _through_time(table: League, area: Area | None, terms: dict[str, Any]) -> Iterator[Chart]:
    own = _history(table, area, terms)
    if own is not None:
        yield Trend(own)
    through = histories(table.period, country=table.panel.country, **terms)
    if len(through.periods) > 1:
        yield Places(through, own)


def _history(table: League, area: Area | None, terms: dict[str, Any]) -> RankHistory | None:
    """None for a nation, and for a region without a figure in this period."""
    if area is None or area.kind == "nation":
        return None
    try:
        return history(area, table.period, **terms)
    except OnirError:
        return None


def _of_the_period(table: League, area: Area | None) -> Iterator[Chart]:
    own = "" if area is None else area.code
    yield Bars(table, own)
    if (tiles := Tiles(table, own)).there:
        yield tiles
