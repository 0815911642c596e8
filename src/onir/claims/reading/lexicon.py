"""The words of a language, found in one pass.

A lexicon is a CSV of `kind,code,words`: words are parted by `|`, `*` stands for any ending, a space for any gap between
two words. Which phrases a word may begin is a pure function of the word, looked up once and remembered: most begin
none, and what a word means that is a phrase by itself is remembered too. Only longer phrases are compared with the
text, as a tree of letters, so that the time to read does not grow with the number of phrases. The longest phrase wins
and finds do not overlap. Left out: morphology; an ending is either written out or left open.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

_GAP = r"(?:[^\S\n]|-|\n(?![^\S\n]*\n))+"
"""Between the words of a phrase: no blank line, after which another sentence begins."""

_TREE_END = ""
_A_LETTER = r"[^\W\d_]"
_WORD = rf"{_A_LETTER}+"
_LETTERS = re.compile(rf"{_A_LETTER}*")
_REMEMBERED = 65536
"""Different words whose phrases are remembered; more than a year of press has in one language."""


@dataclass(frozen=True)
class Entry:
    """One phrase of the lexicon: what part it plays (`kind`) and what it stands for (`code`)."""

    kind: str
    code: str
    phrase: str

    @property
    def beginning(self) -> str:
        """Its first letters, or the sign it begins with."""
        return _letters(self.phrase) or self.phrase[0]

    @property
    def is_word(self) -> bool:
        """Whether it is one word, with or without an open ending, or one sign."""
        return self.beginning == self.phrase.removesuffix("*")


class Mark(NamedTuple):
    """A phrase found in a text, with everything it may stand for; `codes`: what it stands for, by kind."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]
    codes: Mapping[str, str]

    def code(self, kind: str) -> str | None:
        """What the phrase stands for as a `kind`; None when it is no such thing."""
        return self.codes.get(kind)

    def is_a(self, *kinds: str) -> bool:
        return not self.codes.keys().isdisjoint(kinds)


class _Shelf:
    """The phrases that may begin with one word; `word_alone`: none of them goes on past it."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self.word_alone = all(entry.is_word for entry in entries)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return expression({entry.phrase for entry in self.entries})

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 - as many shelves as beginnings, kept as long as the lexicon
    def meaning(self, said: str) -> tuple[tuple[Entry, ...], dict[str, str]]:
        """Of each kind the longest phrase that these words are, before one with an open ending."""
        fitting = [entry for entry in self.entries if _own(entry.phrase).fullmatch(said)]
        longest = {entry.kind: entry for entry in reversed(fitting)}
        return tuple(longest.values()), {kind: entry.code for kind, entry in longest.items()}


class Lexicon:
    """The phrases of one language.

    >>> words = Lexicon([Entry("indicator", "capital.fixed", "инвестиц* в основн* капитал*")])
    >>> [mark.text for mark in words.find("Объём инвестиций в основной капитал вырос")]
    ['инвестиций в основной капитал']
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._shelf_of = lru_cache(maxsize=_REMEMBERED)(self._find_shelf)
        self._shelves: dict[tuple[Entry, ...], _Shelf] = {}

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        with path.open(encoding="utf-8", newline="") as file:
            return cls(
                Entry(row["kind"], row["code"], " ".join(words.split()))
                for row in csv.DictReader(file)
                for words in row["words"].split("|")
            )

    def find(self, text: str, shift: int = 0) -> Iterator[Mark]:
        """The phrases of `text`, in order; case does not matter. `shift`: where the text stands in a longer one."""
        done, shelf_of, padded = 0, self._shelf_of, f"{text} "
        for found in self._beginnings.finditer(text):
            shelf = shelf_of(said := found.group())
            if shelf is None or (start := found.start()) < done:
                continue
            end = found.end()
            if not shelf.word_alone or padded[end].isalnum() or padded[end] == "_":
                if (phrase := shelf.pattern.match(text, start)) is None:
                    continue
                end, said = phrase.end(), phrase.group()
            done = end
            yield Mark(start + shift, end + shift, said, *shelf.meaning(said))

    @cached_property
    def _beginnings(self) -> re.Pattern[str]:
        """A word, or a sign that a phrase begins with."""
        signs = {entry.beginning for entry in self.entries if not entry.beginning.isalpha()}
        return re.compile("|".join([_WORD, *map(re.escape, sorted(signs))]))

    @cached_property
    def _by_beginning(self) -> dict[tuple[str, bool], list[tuple[int, Entry]]]:
        """The phrases by how they begin and whether any letters may follow there, each with its place among all."""
        found: dict[tuple[str, bool], list[tuple[int, Entry]]] = {}
        ranked = sorted(self.entries, key=lambda entry: (entry.phrase.endswith("*"), -len(entry.phrase)))
        for place, entry in enumerate(ranked):
            begins = entry.beginning
            is_open = entry.phrase[len(begins) :].startswith("*")
            found.setdefault((begins.lower(), is_open), []).append((place, entry))
        return found

    @cached_property
    def _longest(self) -> int:
        return max((len(begins) for begins, _ in self._by_beginning), default=0)

    def _find_shelf(self, word: str) -> _Shelf | None:
        """The phrases that may begin with a word."""
        low = word.lower()
        known = list(self._by_beginning.get((low, False), ()))
        for length in range(1, min(len(low), self._longest) + 1):
            known += self._by_beginning.get((low[:length], True), ())
        if not known:
            return None
        entries = tuple(entry for _, entry in sorted(known, key=lambda one: one[0]))
        return self._shelves.setdefault(entries, _Shelf(entries))


def _letters(phrase: str) -> str:
    found = _LETTERS.match(phrase)
    return found.group() if found is not None else ""


@cache
def _own(phrase: str) -> re.Pattern[str]:
    return re.compile("".join(map(_letter, phrase)), re.IGNORECASE)


def expression(phrases: Iterable[str]) -> re.Pattern[str]:
    """One expression for any of these phrases: signs, then the phrases of most words."""
    words = {phrase for phrase in phrases if phrase[0].isalnum() or phrase[0] == "-"}
    signs = sorted(set(phrases) - words, key=len, reverse=True)
    lengths = sorted({phrase.count(" ") for phrase in words}, reverse=True)
    trees = [_branch(_tree(phrase for phrase in words if phrase.count(" ") == length)) for length in lengths]
    either = [re.escape(sign) for sign in signs] + ([rf"(?<!{_A_LETTER})(?:{'|'.join(trees)})"] if trees else [])
    return re.compile("|".join(either), re.IGNORECASE)


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
