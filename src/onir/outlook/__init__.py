"""Where a region will stand: forecasts that add up to the nation, and the probability of each place.

Only figures that were released are foreseen from. What a desk knows of projects comes in as frozen records.
"""

from onir.outlook.answer import Outlook, outlook
from onir.outlook.history import History
from onir.outlook.targets import Target

__all__ = ["History", "Outlook", "Target", "outlook"]
