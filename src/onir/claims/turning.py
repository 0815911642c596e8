"""How a language turns a sentence when a figure in it is exchanged, as `mending.py` in its folder says.

A language without that file is read and judged, and its sentences are not mended.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.util import find_spec

from onir.claims import languages as folders


@dataclass(frozen=True, kw_only=True)
class Turning:
    """`scales`: scale words by power of ten; `nouns`: words beside figures, in the forms that agree with numbers.

    `ordinals`: ways to say a new place in the form of an old one, given (as said, old, new, the words after).
    `factor`: a ratio in digits for one that was a word, with `{number}` and `{noun}`. `glued`: the ending after a
    figure in digits for a new one. `compound`: the figure anew where it was more than digits and a scale word; None
    leaves it to the largest scale. `grouping`: the mark between thousands, left out where the writer left it out;
    `foreign_marks`: whether a figure shows that its writer exchanges point and comma.
    """

    scales: Mapping[int, str]
    ordinals: Callable[[str, int, int, str], Iterator[str]]
    nouns: tuple[tuple[str, ...], ...] = ()
    factor: str = ""
    glued: Callable[[Decimal, Decimal, str], str] | None = None
    compound: Callable[[str, Decimal, Decimal], str | None] | None = None
    grouping: str = "\u00a0"
    foreign_marks: Callable[[str], bool] | None = None


@cache
def turning(language: str) -> Turning | None:
    """What the folder of a language says of it; None where it says nothing."""
    name = f"{folders.__name__}.{language}.mending"
    if find_spec(name) is None:
        return None
    found = importlib.import_module(name).TURNING
    assert isinstance(found, Turning)
    return found
