"""The number words of each language read, one `<code>.csv` and one `<code>.py` a language, found by listing.

The table holds `kind,value,forms`; the module says how the language puts them together. A new language is two files
here and no edit elsewhere.
"""

from __future__ import annotations

import csv
import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

from onir.language.number_words.habits import Habits

__all__ = ["Habits", "habits", "languages", "table"]


@cache
def languages() -> tuple[str, ...]:
    """The languages whose numbers are read."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__) if found.name != "habits"))


@cache
def habits(language: str) -> Habits:
    found = _module(language).HABITS
    assert isinstance(found, Habits)
    return found


@cache
def table(language: str) -> tuple[dict[str, str], ...]:
    """The rows of a language's number words."""
    path = Path(str(_module(language).__file__)).with_suffix(".csv")
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def _module(language: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{language}")
