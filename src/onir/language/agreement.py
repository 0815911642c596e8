"""Which form of a noun goes with a number.

The number of forms given says whose rule it is, so that an English sentence not yet translated still reads right in
every language: one form (Kazakh: the noun stays singular), two (English), three (Russian).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def agree(language: str, number: int | Decimal, forms: Sequence[str]) -> str:
    """The form of `forms` for `number`; a Russian fraction takes the second.

    >>> agree("ru", 21, ["регион", "региона", "регионов"]), agree("ru", Decimal("1.7"), ["раз", "раза", "раз"])
    ('регион', 'раза')
    >>> agree("en", 1, ["region", "regions"]), agree("kk", 20, ["өңір"])
    ('region', 'өңір')
    """
    if language == "kk" and len(forms) != 2:
        return forms[0]
    if len(forms) == 3:
        return forms[_russian(number)]
    return forms[0] if number == 1 else forms[-1]


def _russian(number: int | Decimal) -> int:
    """0, 1 or 2: one, a few (and fractions), many."""
    if number != int(number):
        return 1
    tens, ones = abs(int(number)) % 100, abs(int(number)) % 10
    if 11 <= tens <= 14 or ones == 0 or ones > 4:
        return 2
    return 0 if ones == 1 else 1
