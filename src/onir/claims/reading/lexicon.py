"""The words of a language, found in one pass.

A lexicon is a CSV of `kind,code,words`: words are parted by `|`, `*` stands for any ending, a space for any gap between
two words. All of them become one regular expression, a tree of letters, so that the time to read a text does not grow
with the number of words. The longest phrase wins and finds do not overlap. Left out: morphology; an ending is either
written out or left open.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_GAP = r"[\s\u00a0-]+"
_TREE_END = ""


@dataclass(frozen=True)
class Entry:
    """One phrase of the lexicon: what part it plays (`kind`) and what it stands for (`code`)."""

    kind: str
    code: str
    phrase: str


@dataclass(frozen=True)
class Mark:
    """A phrase found in a text, with everything it may stand for."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]

    def code(self, kind: str) -> str | None:
        """What the phrase stands for as a `kind`; None when it is no such thing."""
        return next((entry.code for entry in self.entries if entry.kind == kind), None)

    def is_a(self, *kinds: str) -> bool:
        return any(entry.kind in kinds for entry in self.entries)


class Lexicon:
    """The phrases of one language.

    >>> words = Lexicon([Entry("indicator", "capital.fixed", "инвестиц* в основн* капитал*")])
    >>> [mark.text for mark in words.find("Объём инвестиций в основной капитал вырос")]
    ['инвестиций в основной капитал']
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._known: dict[str, tuple[Entry, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        with path.open(encoding="utf-8", newline="") as file:
            return cls(
                Entry(row["kind"], row["code"], " ".join(words.split()))
                for row in csv.DictReader(file)
                for words in row["words"].split("|")
            )

    def find(self, text: str) -> Iterator[Mark]:
        """The phrases of `text`, in order; case does not matter."""
        for found in self._pattern.finditer(text):
            said = found.group()
            entries = self._known.get(said)
            if entries is None:
                entries = self._known[said] = self._entries_of(said)
            yield Mark(found.start(), found.end(), said, entries)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = {entry.phrase for entry in self.entries if entry.phrase[0].isalnum() or entry.phrase[0] == "-"}
        signs = sorted({entry.phrase for entry in self.entries} - words, key=len, reverse=True)
        lengths = sorted({phrase.count(" ") for phrase in words}, reverse=True)
        trees = [_branch(_tree(phrase for phrase in words if phrase.count(" ") == length)) for length in lengths]
        either = "|".join(re.escape(sign) for sign in signs)
        return re.compile(
            rf"{either}|(?<![^\W\d_])(?:{'|'.join(trees)})" if signs else rf"(?<![^\W\d_])(?:{'|'.join(trees)})",
            re.IGNORECASE,
        )

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[Entry, re.Pattern[str]]]]:
        shelves: dict[str, list[tuple[Entry, re.Pattern[str]]]] = {}
        for entry in sorted(self.entries, key=lambda entry: (entry.phrase.endswith("*"), -len(entry.phrase))):
            letters = "".join(_letter(letter) for letter in entry.phrase)
            shelves.setdefault(entry.phrase[0].lower(), []).append((entry, re.compile(letters, re.IGNORECASE)))
        return shelves

    def _entries_of(self, said: str) -> tuple[Entry, ...]:
        fitting = [entry for entry, pattern in self._by_letter.get(said[0].lower(), ()) if pattern.fullmatch(said)]
        longest = {entry.kind: entry for entry in reversed(fitting)}
        return tuple(longest.values())


def _tree(phrases: Iterable[str]) -> dict[str, dict]:  # type: ignore[type-arg]
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[_TREE_END] = {}
    return tree


def _letter(letter: str) -> str:
    return r"\w*" if letter == "*" else _GAP if letter == " " else re.escape(letter)


def _branch(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """The tree as a regular expression; longer phrases are tried before shorter ones."""
    ways = [_letter(letter) + _branch(rest) for letter, rest in sorted(tree.items(), reverse=True) if letter]
    if _TREE_END in tree:
        ways.append(r"(?![^\W\d_])")
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
