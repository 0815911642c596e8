"""What every chart has, and the style they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from onir.language.messages import Message, Sayable, msg

Specification = dict[str, Any]

OWN, OTHER, QUIET, INK = "#0072b2", "#b0b7bd", "#5c6670", "#1a1a1a"
"""The region asked about, the others, what explains, and words; the first is Okabe and Ito's blue."""

FONT = "Noto Sans, Segoe UI, Arial, Helvetica, sans-serif"
"""The font that letters are measured by, and those of about its width where a reader has it not."""

WIDTH = 370
"""Points across, so that a phone shows a chart without shrinking it."""

NO_FIGURE = msg("no figure")


class Chart(Protocol):
    """A chart as pages and documents take it; `name` tells it from the others of a page."""

    @property
    def name(self) -> str: ...

    @property
    def subject(self) -> Sayable:
        """What is measured."""

    @property
    def title(self) -> Sayable:
        """The finding, in a sentence."""

    @property
    def alt(self) -> Message:
        """What is drawn and what it shows, for who cannot see it."""

    @property
    def heads(self) -> Sequence[Sayable]: ...

    @property
    def rows(self) -> Sequence[Sequence[Sayable]]:
        """The figures drawn, as a table."""

    def specification(self, language: str) -> Specification:
        """The chart in Vega-Lite, its words in one language."""


def drawn(layers: Sequence[Specification], rows: Sequence[Specification], height: int) -> Specification:
    """A specification of layers over the same rows."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": 6,
        "background": "#ffffff",
        "data": {"values": list(rows)},
        "layer": list(layers),
        "config": {
            "aria": False,
            "font": FONT,
            "view": {"stroke": None},
            "axis": {"grid": False, "domain": False, "ticks": False, "title": None, "labelFontSize": 12},
            "axisX": {"labelAngle": 0, "labelColor": QUIET},
            "axisY": {"labelColor": INK, "labelLimit": 190},
            "text": {"fontSize": 12, "color": INK},
        },
    }


def field(name: str, kind: str, **more: Any) -> Specification:
    """An encoding by a field of the rows: its kind is nominal, ordinal or quantitative."""
    return {"field": name, "type": kind, **more}


def chosen(own: Any, other: Any) -> Specification:
    """One look for the region asked about, another for the rest."""
    return {"condition": {"test": "datum.own", "value": own}, "value": other}
