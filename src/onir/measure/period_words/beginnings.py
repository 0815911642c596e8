"""How the matches of patterns begin: their first signs, so that each is tried only where they stand.

Many long patterns tried at every word of a text cost more than all that they find. Their beginnings are read off the
patterns themselves, so that nothing need be kept in step with them by hand; they let too much through rather than too
little. What looks around a place is passed over, and a set of many signs stands for anything. Left out: backward
references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from string import digits

GAP, DIGIT, ANY = r"\s", r"\d", "."
"""Signs that stand for several: spaces, however many; a digit; anything (a point is taken for that too)."""

SIGNS, AFTER_GAP, IN_NUMBERS = 6, 2, 3
"""How many signs are looked at, how many of them after a gap, how many of what begins with a digit."""

MANY = 500
"""Beginnings of one pattern; where they are more, fewer signs are looked at."""

_CLASSES = {r"\s": GAP, r"\d": DIGIT, r"\w": ANY, r"\W": ANY, r"\S": ANY, r"\D": ANY, ".": ANY}
_NOTHING = (r"\b", r"\B", r"\A", r"\Z", "^", "$")
_PIECE = re.compile(
    r"(?P<around>\(\?<?[=!])|(?P<group>\((?:\?(?:P<\w+>|-?[a-z]*:))?)|(?P<set>\[(?:\\.|[^\]\\])*\])"
    r"|(?P<letters>[^\W\d_]+(?![?*+{]))|(?P<sign>\\?.)",
    re.DOTALL,
)
_TIMES = re.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?")
_MARKS = {"?": (0, 1), "*": (0, 9), "+": (1, 9)}
_OF_A_SET = re.compile(r"(\\.|[^\\])(?:-(\\.|[^\\]))?", re.DOTALL)
_FEW = 4
REACH = 24
"""Letters of a text within which the first signs stand, its gaps being as they may."""

Beginning = tuple[str, ...]


def beginnings(pattern: str) -> frozenset[Beginning]:
    """The first signs of every match, in small letters; fewer where a match may end or go on in any way.

    >>> sorted("".join(one) for one in beginnings(r"(?:in\\s+)?(?P<year>20[0-3]\\d)|Q[12]"))
    ['20\\\\d', 'in\\\\s20', 'q1', 'q2']
    """
    found = _Reader(f"(?:{pattern})").either()
    return frozenset(one[:-1] if one[-1:] == (ANY,) else one for one in found)


@dataclass(frozen=True)
class Openings:
    """A tree of the beginnings of several patterns, sign by sign; `ends`: patterns that need no further sign.

    >>> tree = Openings.of([r"in\\s\\d+", "it", "its?"])
    >>> tree.able(opening("it is so", 0)), tree.expression()
    ((1, 2), 'i(?:n\\\\s+\\\\d|t)')
    """

    next: dict[str, Openings] = field(default_factory=dict)
    ends: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, patterns: Sequence[str]) -> Openings:
        tree = cls()
        for number, pattern in enumerate(patterns):
            for beginning in beginnings(pattern):
                tree._add(beginning).ends.add(number)
        return tree

    def _add(self, beginning: Beginning) -> Openings:
        node = self
        for sign in beginning:
            node = node.next.setdefault(sign, Openings())
        return node

    def able(self, signs: str) -> tuple[int, ...]:
        """The patterns that may begin as these signs do."""
        found: set[int] = set()
        nodes = [self]
        for letter in signs:
            found.update(number for node in nodes for number in node.ends)
            nodes = [node.next[sign] for node in nodes for sign in _signs(letter) if sign in node.next]
        return tuple(sorted(found.union(*(node.all() for node in nodes))))

    def all(self) -> set[int]:
        """All patterns from here on: what a text too short for the tree may still be."""
        return self.ends.union(*(node.all() for node in self.next.values()))

    def anywhere(self, border: str) -> str:
        """A regular expression for the first sign of any beginning; `border`: what to look at once it is found.

        Its ways begin with a plain letter each: a search then passes quickly over what begins with none of them.
        """
        ways = [
            f"{re.escape(letter)}{border}(?={node.expression()})"
            for sign, node in sorted(self.next.items())
            for letter in (digits if sign == DIGIT else sign)
        ]
        return "|".join(ways)

    def expression(self) -> str:
        """A regular expression for any of the beginnings, which branches sign by sign."""
        if self.ends:
            return ""
        ways = [_written(sign) + node.expression() for sign, node in sorted(self.next.items())]
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def opening(text: str, start: int) -> str:
    """The first signs from a place in a text, gaps made single spaces; the end of the text is one too."""
    return " ".join(text[start : start + REACH].split())[:SIGNS] + " "


def _signs(letter: str) -> Iterable[str]:
    return (GAP, letter) if letter == " " else (DIGIT, letter) if letter.isdigit() else (letter,)


def _written(sign: str) -> str:
    return r"\s+" if sign == GAP else sign if sign == DIGIT else re.escape(sign)


class _Reader:
    """Reads a pattern from left to right, keeping what its matches may begin with."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def either(self) -> set[Beginning]:
        """Alternatives, up to the bracket that closes them."""
        found = self._run()
        while self.pattern[self.at : self.at + 1] == "|":
            self.at += 1
            found |= self._run()
        self.at += 1
        return found

    def _run(self) -> set[Beginning]:
        found: set[Beginning] = {()}
        full: set[Beginning] = set()
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            one, times = self._one(), self._times()
            if found:
                both = _few(full | _repeated(found, one, *times))
                full = set(filter(_is_full, both))
                found = both - full
        return found | full

    def _one(self) -> set[Beginning]:
        piece = _PIECE.match(self.pattern, self.at)
        assert piece is not None
        self.at, said = piece.end(), piece.group()
        if piece.lastgroup == "set":
            return _of_set(said[1:-1])
        if piece.lastgroup == "letters":
            return {tuple(map(str.lower, said))}
        if piece.lastgroup == "sign":
            return {()} if said in _NOTHING else {(_CLASSES.get(said, said[-1].lower()),)}
        inside = self.either()
        return {()} if piece.lastgroup == "around" else inside

    def _times(self) -> tuple[int, int]:
        """How often what was read last may stand."""
        times = _TIMES.match(self.pattern, self.at)
        if times is None:
            return 1, 1
        self.at = times.end()
        mark, least, comma, most = times.groups()
        if mark:
            return _MARKS[mark]
        return int(least or 0), int(most or 9) if comma else int(least)


def _repeated(found: set[Beginning], one: set[Beginning], least: int, most: int) -> set[Beginning]:
    ends = set(found) if not least else set()
    full: set[Beginning] = set()
    for times in range(1, min(most, max(SIGNS, least)) + 1):
        joined = {_joined(*both) for both in product(found, one)}
        full |= set(filter(_is_full, joined))
        found = joined - full
        ends |= found if times >= least else set()
    return ends | full


def _few(found: set[Beginning]) -> set[Beginning]:
    signs = SIGNS
    while len(found) > MANY:
        signs -= 1
        found = {one if len(one) <= signs else (*one[:signs], ANY) for one in found}
    return found


@cache
def _is_full(signs: Beginning) -> bool:
    """Whether nothing that follows is looked at."""
    return signs[-1:] == (ANY,) or len(signs) >= _reach(signs)


@cache
def _joined(first: Beginning, then: Beginning) -> Beginning:
    if _is_full(first):
        return first
    both = (*first, *(then[1:] if first[-1:] == (GAP,) == then[:1] else then))
    return both[: _reach(both)]


def _reach(signs: Beginning) -> int:
    if signs and (signs[0] == DIGIT or signs[0].isdigit()):
        return IN_NUMBERS
    return min(signs.index(GAP) + 1 + AFTER_GAP, SIGNS) if GAP in signs else SIGNS


def _of_set(inside: str) -> set[Beginning]:
    """The signs of a set, or anything where they are many."""
    signs: set[str] = set()
    for first, last in _OF_A_SET.findall(inside):
        if last and not (first.isdigit() and last.isdigit()):
            return {(ANY,)}
        signs.add(DIGIT if last else _CLASSES.get(first, first[-1].lower()))
    many = len(signs) > _FEW or inside.startswith("^") or ANY in signs
    return {(ANY,)} if many else {(sign,) for sign in signs}
