"""Which project of ours a row of the register is: by its number, its investor's BIN, its title, its investor.

Each way is gone through for all rows before the next, so that a sure pair is never broken up by a doubtful one, and a
project and a row are paired once. Titles are compared as skeletons (pipeline.spelling), across Kazakh, Russian and
Latin spellings. A BIN alone is likely, not certain: an investor may have several projects, and of those the title
decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from onir.desk.pipeline.searching import ALIKE, alike
from onir.desk.pipeline.spelling import company, skeleton
from onir.desk.reconciling.reading import Theirs

CERTAIN = 97
"""Likeness of titles in per cent from which they are taken for one title."""


@dataclass
class Ours:
    """A project with what it is found by: skeletons of its titles, BINs and skeletons of names of its parties."""

    project: Any
    titles: Sequence[str]
    bins: frozenset[str] = frozenset()
    investors: Sequence[str] = ()


@dataclass(frozen=True)
class Pair:
    """A row and the project it is; `likeness` of their titles in per cent."""

    ours: Ours
    theirs: Theirs
    way: str
    sure: str
    likeness: int


@dataclass
class Left:
    """What is not paired yet."""

    ours: list[Ours]
    theirs: list[Theirs]
    pairs: list[Pair] = field(default_factory=list)

    def take(self, found: Iterable[Pair]) -> None:
        """The likeliest first, each side once."""
        for pair in sorted(found, key=lambda one: -one.likeness):
            if any(one is pair.ours for one in self.ours) and any(one is pair.theirs for one in self.theirs):
                self.ours = [one for one in self.ours if one is not pair.ours]
                self.theirs = [one for one in self.theirs if one is not pair.theirs]
                self.pairs.append(pair)


def matched(ours: Sequence[Ours], theirs: Sequence[Theirs]) -> Left:
    """Pairs, and what is only here and only there."""
    left = Left(list(ours), list(theirs))
    for way in (_by_number, _by_bin, _by_title, _by_investor):
        left.take(list(way(left)))
    return left


def likeness(titles: Sequence[str], title: str) -> int:
    """How alike a title is to the likeliest of ours, in per cent."""
    said = skeleton(title)
    return max((alike(said, one) for one in titles), default=0) if said else 0


def _by_number(left: Left) -> Iterator[Pair]:
    held = {_bare(one.project.ndip_id): one for one in left.ours if one.project.ndip_id}
    for row in left.theirs:
        if row.number and (found := held.get(_bare(row.number))):
            yield Pair(found, row, "number", "certain", likeness(found.titles, row.title))


def _bare(number: str) -> str:
    return "".join(letter for letter in number.casefold() if letter.isalnum())


def _by_bin(left: Left) -> Iterator[Pair]:
    held: dict[str, list[Ours]] = defaultdict(list)
    for one in left.ours:
        for number in one.bins:
            held[number].append(one)
    rows: dict[str, list[Theirs]] = defaultdict(list)
    for row in left.theirs:
        rows[row.bin].append(row)
    for number in held.keys() & rows.keys():
        alone = len(held[number]) == len(rows[number]) == 1
        for one in held[number]:
            for row in rows[number]:
                near = likeness(one.titles, row.title)
                if alone or near >= ALIKE:
                    yield Pair(one, row, "bin", "certain" if near >= ALIKE else "likely", near)


def _by_title(left: Left) -> Iterator[Pair]:
    """The scores of both kinds that `alike` takes the greater of, cut off where a pair would be no duplicate."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - comes with the extra

    keys = [(title, one) for one in left.ours for title in one.titles]
    titles = [title for title, _ in keys]
    for row in left.theirs:
        said = skeleton(row.title)
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio) if said else ():
            for _, score, at in process.extract(said, titles, scorer=scorer, score_cutoff=ALIKE, limit=5):
                one = keys[at][1]
                if not (row.bin and one.bins and row.bin not in one.bins):
                    yield Pair(one, row, "title", "likely" if score >= CERTAIN else "doubtful", round(score))


def _by_investor(left: Left) -> Iterator[Pair]:
    """An investor of one project here and of one there, whose titles are told otherwise."""
    ours, rows = defaultdict[str, list[Ours]](list), defaultdict[str, list[Theirs]](list)
    for one in left.ours:
        for name in set(one.investors):
            ours[name].append(one)
    for row in left.theirs:
        if row.investor and (name := company(row.investor)):
            rows[name].append(row)
    for name in ours.keys() & rows.keys():
        if len(ours[name]) == len(rows[name]) == 1:
            (one,), (row,) = ours[name], rows[name]
            if not (row.bin and one.bins and row.bin not in one.bins):
                yield Pair(one, row, "investor", "doubtful", likeness(one.titles, row.title))
