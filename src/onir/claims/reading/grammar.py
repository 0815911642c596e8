"""What a language must tell the reader, and how its folder is found.

A grammar is a set of constants, each a small answer to a question a reader asks of a phrase: what stands before a
number when it is a change, what when it is a level, what when it is a price. The words themselves are in the lexicon.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onir.claims import languages as folders
from onir.claims.reading.lexicon import Lexicon


@dataclass(frozen=True)
class Grammar:
    """The rules of one language; words are lower case.

    `letters`: letters no other language read here has; `script`: a letter range it shares with others;
    `common`: words that tell it from those. `by`, `to`,
    `since`: words before a number that is a change, a level reached, a starting level. `ranges`: pairs of words around
    the lower end of a range. `bounds_after`: words of bound that stand after a number. `price`: words between projects
    and their price. `of_whole`: words after a share. `factor`: words before a ratio. `links`: words between the areas
    of a list. `more`: words that give "1.7 times" a second reading. `cases`: endings of the word after a number, by
    case. `verb_last`: whether the verb that decides a number stands after it. `ahead_first`: whether the areas ahead
    are named before the word "after".
    """

    language: str
    letters: str
    script: str
    common: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    since: frozenset[str]
    price: frozenset[str]
    of_whole: frozenset[str]
    factor: frozenset[str]
    links: frozenset[str]
    ranges: frozenset[tuple[str, str]]
    bounds_after: frozenset[str]
    cases: tuple[tuple[str, tuple[str, ...]], ...]
    verb_last: bool
    ahead_first: bool
    more: frozenset[str]
    abbreviations: frozenset[str]

    def case(self, word: str) -> str:
        """The case an ending shows; empty when the language or the word shows none."""
        word = word.lower()
        return next((case for case, endings in self.cases if word.endswith(endings)), "")


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(folders.__path__) if found.ispkg))


@cache
def grammar(language: str) -> Grammar:
    found = importlib.import_module(f"{folders.__name__}.{language}.grammar").GRAMMAR
    assert isinstance(found, Grammar)
    return found


@cache
def lexicon(language: str) -> Lexicon:
    return Lexicon.load(Path(folders.__path__[0]) / language / "lexicon.csv")
