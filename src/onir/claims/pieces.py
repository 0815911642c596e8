"""A text cut where claims begin and end, so that they can be marked in it; claims may overlap or share their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onir.claims.claim import Claim

SENTENCE_ENDS = re.compile(r"[.!?…]\s|\n")


@dataclass(frozen=True)
class Piece:
    """Words of the text and the claims they belong to, by their place in the report; none for words between claims."""

    text: str
    claims: tuple[int, ...]


def pieces(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """The whole text in pieces.

    >>> [(piece.text, piece.claims) for piece in pieces("up 5% and third", [(3, 5), (10, 15), (10, 15)])]
    [('up ', ()), ('5%', (0,)), (' and ', ()), ('third', (1, 2))]
    """
    cuts = sorted({0, len(text), *(end for span in spans for end in span)})
    order = sorted(range(len(spans)), key=lambda index: spans[index][0])
    found, over, at = [], list[int](), 0
    for start, end in pairwise(cuts):
        while at < len(order) and spans[order[at]][0] <= start:
            over.append(order[at])
            at += 1
        over = [index for index in over if spans[index][1] > start]
        found.append(Piece(text[start:end], tuple(sorted(over))))
    return found


class Sentences:
    """The sentences of a text, to show a claim in its own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in SENTENCE_ENDS.finditer(text))]

    def around(self, claim: Claim) -> tuple[str, str, str]:
        """What stands before the claim's words in its sentence, the words, what stands after.

        >>> from types import SimpleNamespace as claim
        >>> Sentences("One. It grew by 5% in 2025. Three.").around(claim(start=8, end=18))
        ('It ', 'grew by 5%', ' in 2025.')
        """
        first = self._starts[bisect_right(self._starts, claim.start) - 1]
        after = SENTENCE_ENDS.search(self.text, claim.end)
        last = after.start() + 1 if after else len(self.text)
        before, rest = self.text[first : claim.start], self.text[claim.end : last]
        return before.lstrip(), self.text[claim.start : claim.end], rest.rstrip()
