"""One pass over a text: the words of the index that stand in it, longest first, with their places.

What a hit means is decided later (`mentions`), when the head words around it are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onir.territory.folding import key
from onir.territory.names import JOINT, WORD, Head, Name, Node, entry

POINT = re.compile(r"\.\s?")


@dataclass(frozen=True)
class Hit:
    """Words of the text that the index knows, as names, as head words, or as words for an area unnamed."""

    start: int
    end: int
    node: Node

    @property
    def names(self) -> list[Name]:
        return self.node.names

    @property
    def heads(self) -> list[Head]:
        return self.node.heads


def hits(text: str, first: Callable[[str], Node | None] = entry) -> Iterator[Hit]:
    """Longest hits in order, never overlapping.

    >>> [text[hit.start : hit.end] for text in ("БҚО-да", "г. Алматы") for hit in hits(text)]
    ['БҚО-да', 'г', 'Алматы']
    """
    done = 0
    for word in WORD.finditer(text):
        if (node := first(word.group())) is None or word.start() < done:
            continue
        if (hit := _longest(text, word.start(), word.end(), node)) is not None:
            done = hit.end
            yield hit


def _longest(text: str, start: int, end: int, node: Node) -> Hit | None:
    best = Hit(start, end, node) if node.ends else None
    while node.next:
        joint = JOINT.match(text, end) or _after_point(text, start, end)
        word = WORD.match(text, joint.end()) if joint else None
        following = node.next.get(key(word.group())) if word else None
        if word is None or following is None:
            break
        node, end = following, word.end()
        if node.ends:
            best = Hit(start, end, node)
    return best


def _after_point(text: str, start: int, end: int) -> re.Match[str] | None:
    return POINT.match(text, end) if end - start <= 3 else None
