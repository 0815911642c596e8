"""A specification made a picture, by vl-convert: Vega itself in a wheel, without a browser.

A picture is kept by the text of its specification, which holds all that is drawn. Vega's own roles and labels for
screen readers are English and name its parts; they give way to the chart's own description. Letters are measured, and
drawn where there is no browser, in Noto Sans of a wheel: it has all Kazakh letters and the sign of the tenge, which the
font that comes with vl-convert has not. Nothing of the charts is imported here, so that a process that only draws is a
small one. A candidate of vl-convert 2 is taken, since 1.9 reads the file of the font anew for every letter, which took
four fifths of the time of a picture, and sets the engine's heap no bound.
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from importlib.util import find_spec
from types import ModuleType

from onir.errors import NotHeld
from onir.language.messages import msg

KEPT = 128
"""Pictures that a process keeps, of some forty kilobytes each with what they were drawn from."""

HEAP = 64
"""Megabytes at which the engine gives back what it holds, the least that it takes; a map of seven needs no more."""

_one_at_a_time = threading.Lock()
"""The engine is one a process, and nothing says that it bears several threads."""

_VEGA_S_OWN = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events|xmlns:xlink)="[^"]*"')


@lru_cache(maxsize=KEPT)
def picture(specification: str) -> str:
    """What a specification draws, as SVG without a description."""
    with _one_at_a_time:
        drawn = _engine().vegalite_to_svg(specification, vl_version="5.20")
    return _VEGA_S_OWN.sub("", drawn)


def raster(drawn: str) -> bytes:
    """What an SVG shows in dots, of twice its size."""
    with _one_at_a_time:
        return bytes(_engine().svg_to_png(drawn, scale=2))


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

    engine: ModuleType = vl_convert
    engine.configure(max_v8_heap_size_mb=HEAP)
    engine.register_font_directory(str(fontpkg_noto_sans.ROOT / "files"))
    return engine
