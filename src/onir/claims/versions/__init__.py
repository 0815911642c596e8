"""The language versions of one release held against each other: what each says that another does not.

No table is asked: a figure that one version prints otherwise is an error of the release whatever the tables have. It is
a verb of its own, `onir versions`, since `check` answers about one text. Left out: words that are no claims, and which
of the versions is the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onir.claims.versions.aligning import aligned
from onir.claims.versions.comparison import Comparison, Difference, Group, Version

__all__ = ["Comparison", "Difference", "Group", "Version", "versions"]


def versions(*texts: str, published: date | None = None, names: Sequence[str] = ()) -> Comparison:
    """The claims of the texts, those that are one claim together; `names`: how to call the texts, else by language.

    >>> russian = "В 2025 году ВРП Атырауской области вырос на 12,5%."
    >>> [one.field for one in versions(russian, "In 2025 Atyrau Region's GRP grew by 15.2%.").differences]
    ['value']
    """
    from onir.claims.reading import read  # noqa: PLC0415 - of no use to --help
    from onir.claims.reading.texts import language_of  # noqa: PLC0415

    read_all = [tuple(read(text, published)) for text in texts]
    pairs = list(zip(texts, read_all, strict=True))
    languages = [claims[0].language if claims else language_of(text) for text, claims in pairs]
    told = tuple(names) or tuple(languages)
    held = (Version(*one) for one in zip(told, languages, texts, read_all, strict=True))
    return Comparison(tuple(held), aligned(read_all))
