"""A chart made a picture that can stand in a page or in a document, with the description that it bears."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from onir.bulletin.charts.chart import Chart
from onir.bulletin.vega import picture, raster


def svg(chart: Chart, language: str, *, draw: Callable[[str], str] | None = None) -> str:
    """The chart as SVG that can stand in a page: it bears its description and needs neither script nor style.

    `draw` makes the picture of a specification where that is not to be done here.
    """
    said = escape(chart.alt.say(language))
    return (draw or picture)(_written(chart, language)).replace("<svg", f'<svg role="img" aria-label="{said}"', 1)


def png(chart: Chart, language: str) -> bytes:
    """The chart as a picture of twice its size."""
    return raster(picture(_written(chart, language)))


def _written(chart: Chart, language: str) -> str:
    return json.dumps(chart.specification(language), ensure_ascii=False, sort_keys=True)
