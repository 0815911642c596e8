"""A specification made a picture, by vl-convert: Vega itself in a wheel, without a browser.

A picture is kept by the text of its specification, which holds all that is drawn. Vega's own roles and labels for
screen readers are English and name its parts; they give way to the chart's own description. Letters are measured, and
drawn where there is no browser, in Noto Sans of a wheel: it has all Kazakh letters and the sign of the tenge, which the
font that comes with vl-convert has not.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache
from html import escape
from importlib.util import find_spec
from types import ModuleType

from onir.bulletin.charts.chart import Chart
from onir.errors import NotHeld
from onir.language.messages import msg

KEPT = 512
"""Pictures that a process keeps, of some ten kilobytes each."""

_one_at_a_time = threading.Lock()
"""The engine is one a process, and nothing says that it bears several threads."""

_VEGA_S_OWN = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events|xmlns:xlink)="[^"]*"')


def svg(chart: Chart, language: str, *, draw: Callable[[str], str] | None = None) -> str:
    """The chart as SVG that can stand in a page: it bears its description and needs neither script nor style.

    `draw` makes the picture of a specification where that is not to be done here.
    """
    said = escape(chart.alt.say(language))
    return (draw or picture)(_written(chart, language)).replace("<svg", f'<svg role="img" aria-label="{said}"', 1)


def png(chart: Chart, language: str) -> bytes:
    """The chart as a picture of twice its size."""
    return raster(picture(_written(chart, language)))


def raster(drawn: str) -> bytes:
    """What an SVG shows in dots, of twice its size."""
    with _one_at_a_time:
        return bytes(_engine().svg_to_png(drawn, scale=2))


def _written(chart: Chart, language: str) -> str:
    return json.dumps(chart.specification(language), ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=KEPT)
def picture(specification: str) -> str:
    """What a specification draws, as SVG without a description."""
    with _one_at_a_time:
        drawn = _engine().vegalite_to_svg(specification, vl_version="5.20")
    return _VEGA_S_OWN.sub("", drawn)


@cache
def _engine() -> ModuleType:
    """The renderer, with the font it measures letters by."""
    if not all(find_spec(name) for name in ("vl_convert", "fontpkg_noto_sans")):
        raise NotHeld(
            msg("Charts need the extra {extra}, which is not installed.", extra="desk"),
            then=msg("Install it: {command}", command='pip install "onir[desk]"'),
        )
    import fontpkg_noto_sans  # noqa: PLC0415 - holds a whole engine, needed only to draw
    import vl_convert  # noqa: PLC0415 - the same

    vl_convert.register_font_directory(str(fontpkg_noto_sans.ROOT / "files"))
    engine: ModuleType = vl_convert
    return engine
