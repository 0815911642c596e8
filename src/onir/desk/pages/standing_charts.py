"""The charts of *Standing*: the figure and the place through time, the league table as bars, the map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onir.bulletin.charts import Bars, Borders, Chart, Places, Trend
from onir.desk.drawing import Drawn, drawn
from onir.desk.mapped import mapped
from onir.errors import OnirError
from onir.language.messages import Sayable
from onir.standing import League, RankHistory, histories, history
from onir.territory import Area


def charts_of(table: League, area: Area | None, terms: dict[str, Any]) -> list[Drawn]:
    """None for a table without regions; what the page shows as a table anyway is not said twice."""
    if not table.panel.known:
        return []
    shown = [*_through_time(table, area, terms), *_of_the_period(table, area)]
    return [drawn(chart, table=isinstance(chart, (Places, Borders))) for chart in shown]


def map_notes(table: League, area: Area | None) -> list[Sayable]:
    """What has to be said of the map."""
    note = mapped(table, _code(area)).note if table.panel.known else None
    return [] if note is None else [note]


def _code(area: Area | None) -> str:
    return "" if area is None else area.code


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
    yield Bars(table, _code(area))
    if (chart := mapped(table, _code(area)).chart) is not None:
        yield chart
