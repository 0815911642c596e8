"""What is no subject of its own sentence: a part that is shared out, a branch that money went to or that follows it."""

from __future__ import annotations

from onir.claims.reading.budget import is_of_investment
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight

_OF_PART = Phrase(r"\s+(?:<of_whole>\s+)?(?:<the>\s+)?")
_WHERE_TO = Phrase(r"\b<toward>\s+(?:[^\W\d]+\s+)?\Z")
_NEXT_NOUN = Phrase(r"\s(?:<and_>\s)?([^\W\d]+)")


def is_shared(sight: Sight, mark: Mark) -> bool:
    """ "Шетелдік инвестицияның үлесі", "the share of foreign investment": a part said as a share of the whole."""
    if sight.rules.verb_last:
        share = sight.after(mark.end, "share", until=mark.end + 12)
        return share is not None and share.start == mark.end + 1
    share = sight.before(mark.start, "share", since=mark.start - 16)
    return share is not None and _OF_PART.fullmatch(sight, share.end, mark.start) is not None


def is_share_of(sight: Sight, mark: Mark, kind: str) -> bool:
    """ "Инвестицияда тау-кен үлесі – 34%": a branch as the part of investment that is shared out."""
    return kind == "share" and is_shared(sight, mark) and any(map(is_of_investment, sight.kind("indicator")))


def is_branch(sight: Sight, mark: Mark) -> bool:
    """«Инвестиции в основной капитал сельского хозяйства»: the branch right after the investment is that of it."""
    noun = sight.before(mark.start, "indicator")
    return noun is not None and noun.end + 1 >= mark.start and is_of_investment(noun) and not sight.rules.verb_last


def _next_is_destination(sight: Sight, mark: Mark) -> bool:
    """ "Тау-кен саласына", "көлік пен қоймаға": the ending stands on the noun after it."""
    found = _NEXT_NOUN.match(sight, mark.end)
    if found is None or any(one.start < found.end() and found.start(1) < one.end for one in sight.periods):
        return False
    return sight.rules.case(found[1]) == "dative"


def is_money_drawn(sight: Sight, mark: Mark) -> bool:
    """ "Өңірге 338 миллиард теңге қаржы тартылды": money in general, said to be drawn."""
    return sight.rules.verb_last and mark.code("sector") == "whole" and sight.has("attract")


def is_destination(sight: Sight, mark: Mark) -> bool:
    """A branch or the economy as the place the money went to."""
    if sight.rules.verb_last:
        if mark.text.lower().endswith(sight.rules.of_ones):
            return True
        plain = any(entry.phrase.rstrip("*") == mark.text.lower() for entry in mark.entries)
        if plain:
            return _next_is_destination(sight, mark)
        return sight.rules.case(mark.text) in ("dative", "locative")
    return _WHERE_TO.search(sight, max(sight.sentence.start, mark.start - 30), mark.start) is not None


def is_branch_behind(sight: Sight, end: int, mark: Mark) -> bool:
    """«… снизился на 6 %, что связано с завершением строительства»: a branch of another clause is no subject."""
    return mark.is_a("sector") and not sight.rules.verb_last and "," in sight.text[end : mark.start]


def of_a_share(sight: Sight, mark: Mark) -> bool:
    """«Наибольшая доля инвестиций пришлась на транспорт»: the largest share, of nobody who is ranked."""
    noun = sight.after(mark.end, "share")
    near = noun is not None and not sight.text[mark.end : noun.start].strip()
    return near and not sight.areas and not sight.partners


def of_a_branch(sight: Sight, mark: Mark) -> bool:
    """«Больше всего получили промышленность …»: a branch that is first among branches, of nobody who is ranked."""
    named = sight.after(mark.end, "sector", "part", until=mark.end + 60)
    return named is not None and sight.has("got") and not sight.areas and not sight.partners


def of_measure(sight: Sight, mark: Mark) -> bool:
    """ "Most FDI", "least investment": the superlative of what is measured."""
    measured = sight.after(mark.end, "indicator")
    return measured is not None and measured.start <= mark.end + 5
