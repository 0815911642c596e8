"""A text cut into what the rules work on: stretches of one language, their sentences, and the clauses of a sentence.

The language is told paragraph by paragraph, by letters: a page may mix two. Left out: Kazakh typed in Latin letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onir.claims.reading.grammar import Grammar, grammar, languages

_ODD_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u200a", " "))
_STOPS = (".", "!", "?", "…", ":", ";")
_WORD = re.compile(r"[^\W\d]+")
_PARAGRAPH = re.compile(r"[^\n]*\n?")
_STOP = re.compile(r"[.!?…](?=[\s\u00a0]+[^\sa-zа-яёәіңғүұқөһ–—-]|\s*\Z)|\n+")
_WORD_BEFORE = re.compile(r"[\w.]+\Z")
_NAMES_ALONE = 3
"""Common words of one language that outweigh letters of another in names («область Ұлытау»)."""

_LONGEST = 2000
"""Characters of the longest sentence: a table or a text without stops is cut, so that reading stays linear."""

_CUT = re.compile(r"[;:()«»“”\"]|,(?=\s)|\s[–—-]\s")


@dataclass(frozen=True)
class Span:
    """A stretch of the text, by offsets."""

    start: int
    end: int


@dataclass(frozen=True)
class Stretch(Span):
    """A run of paragraphs in one language."""

    language: str


@dataclass(frozen=True)
class Sentence(Span):
    """A sentence and the offsets of the marks that part its clauses."""

    cuts: tuple[int, ...]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around a phrase: from the last cut before it to the first after it."""
        before, after = bisect_left(self.cuts, start), bisect_left(self.cuts, end)
        return (
            self.cuts[before - 1] if before else self.start,
            self.cuts[after] if after < len(self.cuts) else self.end,
        )


def plain(text: str) -> str:
    """The text with the same offsets, its odd spaces made plain and the line breaks of wrapped paragraphs undone.

    >>> plain("Объём инвестиций в основной капитал области за девять месяцев года\\nсоставил 5 млрд").count("\\n")
    0
    """
    return "\n\n".join(_unwrapped(block) for block in text.translate(_ODD_SPACES).split("\n\n"))


def _unwrapped(block: str) -> str:
    lines = block.strip("\n").split("\n")
    if len(lines) < 2:
        return block
    full, rest = lines[:-1], lines[1:]
    lengths = [len(line) for line in full]
    broken = any(not line.rstrip().endswith(_STOPS) for line in full)
    even = min(lengths) >= 50 and max(lengths) - min(lengths) <= 25 and broken
    if even and (len(lines) > 2 or rest[0][:1].islower() or rest[0][:1].isdigit()):
        return block.replace("\n", " ")
    return block


def language_of(text: str, otherwise: str = "en") -> str:
    """The language of a text by its letters; `otherwise` when it has none.

    >>> [language_of(text) for text in ("өңірге инвестиция", "объём инвестиций", "investment", "2025")]
    ['kk', 'ru', 'en', 'en']
    """
    own, shared, common = _letters()
    counts = {language: len(letters.findall(text)) for language, letters in shared.items()}
    best = max(counts.values(), default=0)
    if not best:
        return otherwise
    script = [language for language, count in counts.items() if count * 10 >= best * 9]
    marked = {language: len(own[language].findall(text)) for language in script if language in own}
    clear = [language for language, count in marked.items() if count * 40 >= best]
    if len(script) == 1:
        return script[0]
    words = _WORD.findall(text.lower())
    known = {language: sum(word in common[language] for word in words) for language in script}
    if clear and (known[clear[0]] or max(known.values()) < _NAMES_ALONE):
        return clear[0]
    return max(script, key=lambda language: (known[language], language not in own))


@cache
def _letters() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]], dict[str, frozenset[str]]]:
    """Of each language: letters of its own, all its letters, its commonest words."""
    rules = [grammar(language) for language in languages()]
    own = {rule.language: re.compile(f"[{rule.letters}]") for rule in rules if rule.letters}
    shared = {rule.language: re.compile(f"[{rule.letters}{rule.script}]") for rule in rules}
    return own, shared, {rule.language: rule.common for rule in rules}


def stretches(text: str, language: str | None = None) -> Iterator[Stretch]:
    """Runs of paragraphs of one language, covering the text."""
    if language is not None:
        yield Stretch(0, len(text), language)
        return
    start, current = 0, ""
    whole = language_of(text)
    for found in _PARAGRAPH.finditer(text):
        here = _of_paragraph(found.group(), current or whole, whole)
        if current and here != current:
            yield Stretch(start, found.start(), current)
            start = found.start()
        current = here
    if start < len(text):
        yield Stretch(start, len(text), current)


def _of_paragraph(text: str, before: str, whole: str) -> str:
    """A short line does not change the language within one script: "Астана" alone is no Russian paragraph."""
    here = language_of(text, otherwise=before)
    own = _letters()[0].get(here)
    told = len(text) >= 80 or (own is not None and own.search(text) is not None)
    return here if told or grammar(here).script != grammar(whole).script else whole


def sentences(text: str, stretch: Stretch) -> Iterator[Sentence]:
    """The sentences of a stretch; a point after an abbreviation ends none."""
    rules = grammar(stretch.language)
    start = stretch.start
    for found in _STOP.finditer(text, stretch.start, stretch.end):
        if found.group() == "." and _abbreviated(text, found.start(), rules):
            continue
        yield from _cut(text, start, found.end())
        start = found.end()
    yield from _cut(text, start, stretch.end)


def _cut(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentence, or pieces of it when it is too long; none when it is empty."""
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        stop = space if space > start else start + _LONGEST
        yield _sentence(text, start, stop)
        start = stop
    if text[start:end].strip():
        yield _sentence(text, start, end)


def _abbreviated(text: str, stop: int, rules: Grammar) -> bool:
    word = _WORD_BEFORE.search(text, max(0, stop - 12), stop)
    return word is not None and (
        word.group().lower() in rules.abbreviations or (len(word.group()) == 1 and word.group().isalpha())
    )


def _sentence(text: str, start: int, end: int) -> Sentence:
    return Sentence(start, end, tuple(found.start() for found in _CUT.finditer(text, start, end)))
