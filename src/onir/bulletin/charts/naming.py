"""Names short enough to stand beside a mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onir.language.messages import Sayable
from onir.territory import Area, area

LONGEST = 8
"""Letters that a tile has room for."""

_TO_A_CONSONANT = re.compile(r"[\W_]*[аәоөуұүыіиеэёюяaeiouyаäöü]*$", re.IGNORECASE)


def short_names(names: Mapping[str, Sayable], language: str) -> dict[str, str]:
    """The usual abbreviation or short name by code; the full name where two regions share a short one."""
    short = {code: _short(code, name, language) for code, name in names.items()}
    often = Counter(short.values())
    return {code: name if often[name] == 1 else names[code].say(language) for code, name in short.items()}


def _short(code: str, name: Sayable, language: str) -> str:
    """Regions taken together are named by their parts."""
    if "+" in code:
        return " + ".join(area(part).say(language, "abbr") for part in code.split("+"))
    return name.say(language, "abbr")


def tile_names(areas: Sequence[Area], language: str) -> dict[str, str]:
    """Names for tiles by code: cut, cities in capitals, and by initials where two would read alike."""
    short = {one.code: one.say(language, "abbr") for one in areas}
    found = {one.code: cut(short[one.code]).upper() if one.kind == "city" else cut(short[one.code]) for one in areas}
    often = Counter(found.values())
    return {code: name if often[name] == 1 else initials(short[code]) for code, name in found.items()}


def cut(name: str) -> str:
    """A long name as people shorten it by hand: to its first letters, the last of them a consonant.

    >>> cut("Карагандинская"), cut("Қызылорда"), cut("Абай")
    ('Караг.', 'Қызыл.', 'Абай')
    """
    if len(name) <= LONGEST:
        return name
    return _TO_A_CONSONANT.sub("", name[: LONGEST - 2]) + "."


def initials(name: str) -> str:
    """The first letters of the words.

    >>> initials("Baja California Sur")
    'B.C.S.'
    """
    return "".join(f"{word[0]}." for word in name.split())
