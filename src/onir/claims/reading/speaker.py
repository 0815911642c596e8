"""Who says what a text says: a title with a name, where the sentence says that somebody speaks.

Left out: speakers without a title, and whose words a quotation is where two are named.
"""

from __future__ import annotations

from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight

_NAME = Phrase(r"\s+(<name>(?:\s+<name>)?)", ignore_case=False)


def speaker_of(sight: Sight) -> str | None:
    """The name after a title ("the akim of Almaty, …"); None where nobody speaks."""
    if not sight.has("speech"):
        return None
    for mark in sight.kind("title"):
        of_area = next((one.end for one in sight.areas if 0 <= one.start - mark.end <= 1), mark.end)
        name = _NAME.match(sight, of_area)
        if name is not None and not _mandates(sight, mark.start, name.end()):
            return name.group(1)
    return None


def _mandates(sight: Sight, start: int, end: int) -> bool:
    """«По поручению президента …», "… тапсырмасына сәйкес": who gave the order is not who speaks."""
    if sight.rules.verb_last:
        return sight.after(end, "mandate", until=end + 30) is not None
    before = sight.before(start, "mandate", since=start - 60)
    return before is not None and sight.text[before.end : start].count(" ") <= 3
