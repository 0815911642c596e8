"""Value types: `Period`, `Money`, `Unit`, `Interval` and `Written` (a figure as printed)."""

from onir.measure.interval import Interval
from onir.measure.money import Money
from onir.measure.period import Period
from onir.measure.unit import Unit
from onir.measure.written import Written

__all__ = ["Interval", "Money", "Period", "Unit", "Written"]
