"""English: an ordinal in words or in digits as it was; nothing else follows a figure."""

from collections.abc import Iterator

from onir.claims.turning import Turning
from onir.language.formats import SCALE_WORDS
from onir.language.ordinals import say_ordinal


def ordinals(said: str, old: int, new: int, _rest: str) -> Iterator[str]:
    """
    >>> list(ordinals("4th", 4, 7, "")), list(ordinals("third", 3, 7, ""))
    (['7th'], ['seventh'])
    """
    return (say_ordinal("en", new, style) for style in ("", "digits") if say_ordinal("en", old, style) == said)


TURNING = Turning(scales=SCALE_WORDS["en"], ordinals=ordinals, grouping=",")
