"""Twice the text takes twice the work, whatever the text: what is counted is calls, since seconds vary."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from benchmarks.adversarial import TEXTS

from onir import read

WARM = "Инвестиции выросли на 5 %. Инвестиция 5 %-ға өсті. Investment rose by 5 % in 2025."
MOST = 2.5
"""Times the calls for twice the text; a rule that looks at every figure from every figure would take four."""


def calls(text: str) -> int:
    """Calls of functions, built-in ones too, while a text is read."""
    count = 0

    def seen(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("size", [1200, 6000], ids=["in one sentence", "in one text"])
@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_twice_the_work(name: str, size: int) -> None:
    once, twice = TEXTS[name](size), TEXTS[name](2 * size)
    read(WARM)
    read(twice)
    assert calls(twice) <= MOST * calls(once) + 500
