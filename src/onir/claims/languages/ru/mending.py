"""Russian: a noun follows its figure in number, an ordinal keeps its case and gender."""

from collections.abc import Iterator
from itertools import product

from onir.claims.turning import Turning
from onir.language.formats import SCALE_WORDS
from onir.language.ordinals import say_ordinal

CASES = ("", "gen", "dat", "acc", "loc", "abl", "ins")
GENDERS = ("neut", "masc", "fem")
NOUNS = (
    ("раз", "раза", "раз"),
    ("процент", "процента", "процентов"),
    ("миллиард", "миллиарда", "миллиардов"),
    ("миллион", "миллиона", "миллионов"),
    ("тысяча", "тысячи", "тысяч"),
    ("доллар", "доллара", "долларов"),
)
"""Nouns that stand beside figures: after one, after a few, after many."""


def ordinals(said: str, old: int, new: int, _rest: str) -> Iterator[str]:
    """
    >>> next(ordinals("третьем", 3, 7, "")), next(ordinals("4-е", 4, 7, ""))
    ('седьмом', '7-е')
    """
    for gender, case, style in product(GENDERS, CASES, ("", "digits")):
        if say_ordinal("ru", old, f"{style}:{case}:{gender}") == said:
            yield say_ordinal("ru", new, f"{style}:{case}:{gender}")


TURNING = Turning(scales=SCALE_WORDS["ru"], ordinals=ordinals, nouns=NOUNS, factor="в {number} {noun}")
