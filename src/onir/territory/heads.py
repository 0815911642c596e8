"""Which head word belongs to which name: «Ақмола облысы», "state of Puebla", one noun for a whole list.

A head word ("region", «область») after a name is its own, before it too where the language has it so, and one in the
plural is of all names of a list that can take it. What a name with its head word means is told by `mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onir.territory.names import Head, Name, Node
from onir.territory.scan import Hit
from onir.territory.tables import languages_with, words

DIRECT = re.compile(r"\s{1,4}|\.\s?")


@cache
def of_name() -> re.Pattern[str]:
    """Between a head word and a name where a language needs it: "state of Puebla"."""
    return re.compile(rf"\s+(?:{words('of')})\s+", re.IGNORECASE)


@cache
def _list() -> re.Pattern[str]:
    """What stands between the names of a list."""
    either, before = words("and"), words("in")
    return re.compile(rf"(?:\s*[,;/]\s*(?:(?:{either})\s+)?|\s+(?:{either})\s+)(?:(?:{before})\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A hit with the head words that belong to it."""

    hit: Hit
    start: int
    end: int
    head: Node | None = None
    plural: bool = False

    @property
    def heads(self) -> list[Head]:
        return self.head.heads if self.head else []


def with_heads(text: str, known: list[Hit]) -> Iterator[Found]:
    """Gives every name the head word that belongs to it: after it, before it, or one for a whole list."""
    place = 0
    while place < len(known):
        hit = known[place]
        if hit.heads and not hit.names:
            run = _run(text, known, place + 1) if _leads(text, known, place) else []
            yield from (led := list(_led(text, known, place, run)))
            place += 1 + len(led)
        elif hit.names:
            run = _run(text, known, place)
            yield from _followed(text, known, place, run)
            place += len(run) + (1 if _follows(text, known, place + len(run)) else 0)
        else:
            place += 1


def _run(text: str, known: list[Hit], place: int) -> list[Hit]:
    """Names of one list, from a place on."""
    run = known[place : place + 1]
    while place + len(run) < len(known):
        hit = known[place + len(run)]
        if not hit.names or hit.start - run[-1].end > 40 or not _list().fullmatch(text, run[-1].end, hit.start):
            break
        run.append(hit)
    return run


def _leads(text: str, known: list[Hit], place: int) -> bool:
    """Whether a head word stands before a name: «область Абай», "city of Almaty"."""
    if place + 1 >= len(known) or not known[place + 1].names:
        return False
    head, name = known[place], known[place + 1]
    languages = {each.language for each in head.heads if each.kind in ("region", "city")}
    glue = of_name() if languages and languages <= languages_with("of") else DIRECT
    return languages not in ({"kk"}, {"kk-Latn"}) and bool(glue.fullmatch(text, head.end, name.start))


def _led(text: str, known: list[Hit], place: int, run: list[Hit]) -> Iterator[Found]:
    """The names a head word before them belongs to: all of a list if it can be plural, otherwise the first."""
    head = known[place].node
    if _follows(text, known, place + 1 + len(run)):
        run = run[:-1]
    plural = _shared(run, head)
    for hit in run if plural else run[:1]:
        start = known[place].start if hit is run[0] else hit.start
        yield Found(hit, start, hit.end, head, plural)


def _follows(text: str, known: list[Hit], place: int) -> bool:
    """Whether the hit at a place is a head word right after the name before it."""
    if not 0 < place < len(known) or not known[place].heads or known[place].names:
        return False
    gap = text[known[place - 1].end : known[place].start]
    return bool(known[place - 1].names) and bool(gap.isspace() and len(gap) < 5)


def _followed(text: str, known: list[Hit], place: int, run: list[Hit]) -> Iterator[Found]:
    after = place + len(run)
    if not _follows(text, known, after):
        yield from (Found(hit, hit.start, hit.end) for hit in run)
        return
    head = known[after].node
    plural = _shared(run, head)
    for hit in run:
        last = hit is run[-1]
        end = known[after].end if last else hit.end
        own = head if last or (plural and takers(hit.node, head)) else None
        yield Found(hit, hit.start, end, own, plural and own is not None)


def _shared(run: list[Hit], head: Node) -> bool:
    """Whether a head word is of several names of a list: it can be plural, and more than one can take it."""
    return any(each.number == "pl" for each in head.heads) and sum(bool(takers(hit.node, head)) for hit in run) > 1


@lru_cache(maxsize=16384)
def takers(node: Node, head: Node | None) -> tuple[Name, ...]:
    """The names of a node that go with a head word, or that may stand without any."""
    if head is None:
        return tuple(name for name in node.names if not name.head and name.area is not None)
    return tuple(name for name in node.names if any(fits_head(name, each) for each in head.heads))


def fits_head(name: Name, head: Head) -> bool:
    area = name.area
    if area is None or (area.country, name.language) != (head.country, head.language) or name.letters:
        return False
    if head.language not in ("en", "ru") and name.case != "nom":
        return False
    if head.kind == "city":
        return area.kind == "city" or name.match == "place"
    regional = area.kind in ("region", "former") and name.match != "place"
    if head.kind == "loose":
        return regional and not name.head and name.guard != "macro"
    attested = head.language != "ru" or name.head == "region"
    return head.kind == "region" and regional and attested
