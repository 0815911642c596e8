"""Kazakh: the ending of a figure is chosen anew by its sound, an ordinal keeps its case."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from onir.claims.turning import Turning
from onir.language.cases import decline_kk
from onir.language.formats import SCALE_WORDS, say_number
from onir.language.ordinals import say_ordinal

CASES = ("", "gen", "dat", "acc", "loc", "abl", "ins")


def ordinals(said: str, old: int, new: int, _rest: str) -> Iterator[str]:
    """
    >>> next(ordinals("үшінші", 3, 7, "")), next(ordinals("3-ші", 3, 10, ""))
    ('жетінші', '10-шы')
    """
    for case, style in product(CASES, ("", "digits")):
        if say_ordinal("kk", old, f"{style}:{case}") == said:
            yield say_ordinal("kk", new, f"{style}:{case}")


def ending(old: Decimal, new: Decimal, glued: str) -> str:
    """The ending of a figure, in the case it had.

    >>> ending(Decimal(12), Decimal(10), "-ге"), ending(Decimal(12), Decimal(10), "-мыс")
    ('-ға', '-мыс')
    """
    before, after = say_number("kk", old), say_number("kk", new)
    for case in CASES:
        if decline_kk(before, case) == before + glued:
            return decline_kk(after, case).removeprefix(after)
    return glued


TURNING = Turning(scales=SCALE_WORDS["kk"], ordinals=ordinals, glued=ending)
