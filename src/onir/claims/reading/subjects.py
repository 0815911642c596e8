"""Which of the areas a sentence names are not its subjects: a nation as the set of a rank, or as an investor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight, overlaps
from onir.territory import AreaMention

if TYPE_CHECKING:
    from onir.claims.reading.thread import Thread

_DIGIT = re.compile(r"\d")
_FROM = Phrase(r"\b<out_of>\s+(?:<the>\s+)?\Z")
_ITS_FIGURE = Phrase(r"\s+[–—-]\s+(?:<by>\s)?[+−-]?\d")
_THROUGHOUT = Phrase(r"\s<throughout>\b")
_NATIONWIDE = Phrase(r"\b<nationwide>\s+(?:<the>\s+)?\Z")
_ITS_AMOUNT = Phrase(r"\s*(?:[–—:,-]\s*)?(?:[^\W\d]+\s+)?(?:<stated>\s+)?(?:[^\W\d]+\s+)?")
_INTO = Phrase(r"\s+<into>\s+(?:<the>\s+)?")
_OF_WHOLE = Phrase(r"\s<of_whole>\s[^\d,.;:()]*")
_WITHIN = Phrase(r"\s<at>\s+(?:<the>\s+)?\Z")
_RANKED = ("leader", "most", "placeword", "placecase", "placebefore", "topgroup", "record", "rankverb")
"""Words after which "nationwide" is the set of a place."""
_OF_SET = Phrase(r"\s(?:(?:<at>|<after_place>)\s)?")


def says_region(sight: Sight) -> bool:
    """Whether the sentence says "the region"; the noun in a region's own name does not."""
    named = [(one.start, one.end) for one in sight.areas if not one.generic]
    return any(not overlaps(mark.start, mark.end, named) for mark in sight.kind("region"))


def is_nationwide(sight: Sight, start: int, end: int) -> bool:
    """«…, по республике – 23,5 трлн», "23.5 trillion nationwide": a figure of the nation that is no subject."""
    if sight.has("share", "remaining", *_RANKED):
        return False
    before = sight.before(start, "nationwide", since=sight.sentence.start)
    if before is not None and _ITS_AMOUNT.fullmatch(sight, before.end, start):
        return True
    after = sight.after(end, "nationwide")
    return not sight.rules.verb_last and after is not None and 0 <= after.start - end <= 1


def is_set(sight: Sight, mention: AreaMention) -> bool:
    """The nation as the set of a rank ("республикада 3-орында", "in Kazakhstan") beside a region is no subject."""
    if mention.area.kind != "nation" or _is_nationwide(sight, mention):
        return False
    if mention.generic:
        return _ITS_FIGURE.match(sight, mention.end) is None or sight.has("share")
    if _is_whole(sight, mention):
        return False
    return any(one.area.kind != "nation" and one.area.country == mention.area.country for one in sight.areas)


def _is_nationwide(sight: Sight, mention: AreaMention) -> bool:
    """«В целом по Казахстану», «в среднем по стране»: the nation with a figure of its own beside its regions."""
    before = _NATIONWIDE.search(sight, max(sight.sentence.start, mention.start - 30), mention.start)
    return before is not None


def _is_whole(sight: Sight, mention: AreaMention) -> bool:
    """The nation with a figure of its own: «в Казахстан привлечено 23 млрд, в том числе в Атыраускую область – 7»."""
    part = sight.after(mention.end, "including")
    if part is None or not _DIGIT.search(sight.text, mention.end, part.start):
        return False
    return all(one.start >= part.end for one in sight.areas if one.area.kind != "nation")


def is_set_of_states(sight: Sight, mention: AreaMention, thread: Thread) -> bool:
    """ "The state ranked 5th among Mexico's 32 states": the nation only tells whose states."""
    region = thread.region
    if mention.area.kind != "nation" or region is None or region.country != mention.area.country:
        return False
    if says_region(sight) and sight.has("set", "topgroup") and _THROUGHOUT.match(sight, mention.end):
        return True
    placed = sight.before(mention.start, "placeword", "placecase", "placefigure")
    if placed is not None and _OF_SET.fullmatch(sight, placed.end, mention.start):
        return True
    if says_region(sight) and sight.ordinals and sight.has("setunit", "set"):
        return True
    return thread.area == region and (_is_shared_out(sight, mention) or _is_where_ranked(sight, mention))


def _is_where_ranked(sight: Sight, mention: AreaMention) -> bool:
    """ "The region ranks eighth in Kazakhstan by this indicator": a place in the nation, with no money of its own."""
    placed = bool(sight.ordinals) and (says_region(sight) or not sight.has("unit"))
    begins = max(sight.sentence.start, mention.start - 12)
    return placed and _WITHIN.search(sight, begins, mention.start) is not None


def _is_shared_out(sight: Sight, mention: AreaMention) -> bool:
    """ "This is 4 percent of all FDI in Kazakhstan": the nation is what a region's share is of."""
    shares = [one.end for one in sight.kind("unit") if one.code("unit") == "percent" and one.end <= mention.start]
    return bool(shares) and _OF_WHOLE.fullmatch(sight, shares[-1], mention.start) is not None


def is_investor(sight: Sight, mention: AreaMention, thread: Thread) -> bool:
    """Another nation than the one spoken of, where a text names investors: "Ресей (3,6 млрд доллар)"."""
    if mention.area.kind != "nation" or mention.generic or thread.country == mention.area.country:
        return False
    if _is_where_to(sight, mention):
        return False
    if any(one.area != mention.area and _is_where_to(sight, one) for one in sight.areas):
        return True
    if thread.country or any(
        one.area.country != mention.area.country for one in sight.areas if one.area.kind != "nation"
    ):
        return any(one.start < mention.end and mention.start < one.end for one in sight.partners)
    if sight.rules.verb_last:
        return mention.cases == ("abl",)
    return _FROM.search(sight, max(sight.sentence.start, mention.start - 12), mention.start) is not None


def _is_where_to(sight: Sight, mention: AreaMention) -> bool:
    """«Инвестиции в Казахстан»: the nation that the money of others goes to."""
    noun = sight.before(mention.start, "indicator") if mention.area.kind == "nation" else None
    return noun is not None and _INTO.fullmatch(sight, noun.end, mention.start) is not None
