"""What the law, the office or usage decides, as tables beside the code: stages, gates, closed lists, legal forms."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> Sequence[Mapping[str, str]]:
    """The lines of one table."""
    text = files(__name__).joinpath(f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))
