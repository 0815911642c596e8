"""Areas said together: "A and B attracted …" is a figure of their sum, which is no figure of the last one named.

Left out: lists of cities and districts inside a region, and a region beside its nation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight
from onir.territory import Area, AreaMention

_WORD = re.compile(r"[^\W\d]+|,")

_OTHERS = Phrase(r"<area_tail>?(?:\s*,\s*(?:<and_>\s+)?|\s+<and_>\s+)(?:<at>\s+)?<others>")
_LINK = Phrase(r"<area_tail>?(?:\s*,\s*(?:<and_>\s+)?|\s+<and_>\s+)(?:<area_head>\s+)*")


def lists_of_areas(sight: Sight, subjects: Sequence[AreaMention]) -> list[tuple[AreaMention, ...]]:
    """The subjects of a sentence in lists; one that stands alone is a list of itself.

    The same area said twice ("Atyrau, Atyrau region") is one member.
    """
    lists: list[tuple[AreaMention, ...]] = []
    for mention in subjects:
        if lists and _joins(sight, lists[-1][-1], mention):
            lists[-1] = (*lists[-1], mention)
        else:
            lists.append((mention,))
    return lists


def is_open(sight: Sight, members: Sequence[AreaMention]) -> bool:
    """Whether a list goes on without names: "A, B and other regions"."""
    return _OTHERS.match(sight, members[-1].end) is not None


def areas_of(members: Sequence[AreaMention]) -> tuple[Area, ...]:
    """The areas of a list, each once."""
    return tuple(dict.fromkeys(one.area for one in members))


def _joins(sight: Sight, earlier: AreaMention, mention: AreaMention) -> bool:
    if earlier.place or mention.place or (earlier.area.kind == "nation") != (mention.area.kind == "nation"):
        return False
    return _LINK.fullmatch(sight, earlier.end, mention.start) is not None


# -- areas named as ahead ---------------------------------------------------------------------------------------------


def areas_ahead(sight: Sight) -> list[AreaMention]:
    """The areas named as ahead: before "кейін", after «после», "after", "behind"."""
    found: list[AreaMention] = []
    for mark in sight.kind("after"):
        found += list_before(sight, mark.start) if sight.rules.ahead_first else list_after(sight, mark.end)
    return found


def list_before(sight: Sight, place: int) -> list[AreaMention]:
    """The list of areas that ends just before a place."""
    run: list[AreaMention] = []
    for mention in sorted((one for one in sight.areas if one.end <= place), key=lambda one: -one.end):
        if not _linked(sight, mention.end, place, inner=bool(run)):
            break
        run.insert(0, mention)
        place = mention.start
    return run


def list_after(sight: Sight, place: int) -> list[AreaMention]:
    """The list of areas that begins just after a place."""
    run: list[AreaMention] = []
    for mention in sorted((one for one in sight.areas if one.start >= place), key=lambda one: one.start):
        if not _linked(sight, place, mention.start, inner=bool(run)):
            break
        run.append(mention)
        place = mention.end
    return run


def _linked(sight: Sight, start: int, end: int, *, inner: bool) -> bool:
    """Whether linking words alone stand between; two members of a list need at least one."""
    gap = sight.text[start:end].lower()
    if inner and not gap.strip():
        return False
    return len(gap) < 60 and all(word in sight.rules.links or len(word) < 4 for word in _WORD.findall(gap))
