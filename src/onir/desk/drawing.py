"""Charts of a page: pictures that stand in it as SVG, so that a page needs no script and one address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.safestring import SafeString

from onir.bulletin.charts import Chart, svg
from onir.desk.drawer import draw
from onir.desk.words import language
from onir.language.messages import Sayable, msg

FIGURES = msg("The figures of this chart")


class Drawn(NamedTuple):
    """A chart as `chart.html` shows it; its table is left out where the page has the same figures beside it."""

    title: Sayable
    subject: Sayable
    picture: SafeString
    heads: Sequence[Sayable] = ()
    rows: Sequence[Sequence[Sayable]] = ()


def drawn(chart: Chart, *, table: bool) -> Drawn:
    """The picture is safe: the renderer escapes every word of it, and draws neither links nor scripts."""
    picture = SafeString(svg(chart, language(), draw=draw))
    return Drawn(chart.title, chart.subject, picture, *((chart.heads, chart.rows) if table else ()))
