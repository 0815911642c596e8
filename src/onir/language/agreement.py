"""Which form of a noun goes with a number.

The number of forms given says whose rule it is, so that an English sentence not yet translated still reads right in
every language: one form (Kazakh: the noun stays singular), two (English), three (Russian).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def agree(language: str, number: int | Decimal, forms: Sequence[str]) -> str:
    """The form of `forms` for `number`; a Russian fraction takes the second, also one that is printed as 5,0.

    >>> agree("ru", 21, ["регион", "региона", "регионов"]), agree("ru", Decimal("5.0"), ["раз", "раза", "раз"])
    ('регион', 'раза')
    >>> agree("en", 1, ["region", "regions"]), agree("kk", 20, ["өңір"])
    ('region', 'өңір')
    """
    if language == "kk" and len(forms) != 2:
        return forms[0]
    if len(forms) == 3:
        return forms[_russian(number)]
    return forms[0] if number == 1 and not _is_fraction(number) else forms[-1]


GENDERS = {4: ("masc", "fem", "neut", "plur"), 2: ("sing", "plur"), 1: ("",)}


def agree_with(gender: str, forms: Sequence[str]) -> str:
    """The form for a noun: of four the Russian one for its gender or plural, of two the English one for its number.

    >>> agree_with("plur", ["составил", "составила", "составило", "составили"]), agree_with("sing", ["is", "are"])
    ('составили', 'is')
    """
    kinds = GENDERS[len(forms)]
    return forms[kinds.index(gender)] if gender in kinds else forms[0]


def _is_fraction(number: int | Decimal) -> bool:
    """Whether it is printed with a decimal mark, zeros after it or not."""
    return number != int(number) or (isinstance(number, Decimal) and int(number.as_tuple().exponent) < 0)


def _russian(number: int | Decimal) -> int:
    """0, 1 or 2: one, a few (and fractions), many."""
    if _is_fraction(number):
        return 1
    tens, ones = abs(int(number)) % 100, abs(int(number)) % 10
    if 11 <= tens <= 14 or ones == 0 or ones > 4:
        return 2
    return 0 if ones == 1 else 1
