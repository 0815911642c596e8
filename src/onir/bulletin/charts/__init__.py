"""Charts of the library's answers, each from one Vega-Lite specification that pages and documents share.

A chart is a frozen record of an answer: it has a title that states the finding, a description for who cannot see it,
its figures as a table, and a specification in each language. What is printed beside a mark is said by Babel from the
exact figure; only where the mark stands is a float. Colours are told apart by everyone (Okabe and Ito, Color Universal
Design, 2008) and never alone: the region asked about is also bolder. Specifications are plain mappings and not made by
Altair: all labels are our own words, so little is left for it to write, and it would load jsonschema on every page.
Left out: interaction, since a page has to read without a script, and maps with borders of our own, for which none ship.
"""

from onir.bulletin.charts.bars import Bars
from onir.bulletin.charts.borders import Borders
from onir.bulletin.charts.chart import Chart
from onir.bulletin.charts.fan import Fan
from onir.bulletin.charts.impact import Spreads, Waterfall
from onir.bulletin.charts.places import Places
from onir.bulletin.charts.rendering import png, svg
from onir.bulletin.charts.tiles import Tiles
from onir.bulletin.charts.trend import Trend

__all__ = ["Bars", "Borders", "Chart", "Fan", "Places", "Spreads", "Tiles", "Trend", "Waterfall", "png", "svg"]
