"""A text cut into what the rules work on: stretches of one language, their sentences, and the clauses of a sentence.

The language is told paragraph by paragraph, by letters: a page may mix two. Left out: Kazakh typed in Latin letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple

from onir.claims.reading.grammar import Grammar, grammar, languages
from onir.claims.reading.phrase import Phrase

_ODD_SPACES = "\u00a0\u2007\u2009\u202f\u200a"
_NOTE_MARK = re.compile(r"\[\^\w{1,8}\](?!:)")
"""Of a footnote in Markdown: `[^5]`."""

_STOPS = (".", "!", "?", "…", ":", ";")
_WORD = re.compile(r"[^\W\d]+")
_PARAGRAPH = re.compile(r"[^\n]+\n?|\n+")
_STOP = Phrase(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)(?=[\s\u00a0]+(?!<small>)[^\s–—-]|\s*\Z))", ignore_case=False)
"""Begins with a plain set, which is looked for quickly."""
_OPENS = Phrase(r"\s+(?!<small>)[^\W\d_]<small>", ignore_case=False)
_SAYS = re.compile(r"\w")
"""What a sentence has at least."""

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
    """A sentence of `text`."""

    text: str = field(repr=False)

    @cached_property
    def cuts(self) -> tuple[int, ...]:
        """The offsets of the marks that part its clauses; asked for only where there is a figure."""
        return tuple(found.start() for found in _CUT.finditer(self.text, self.start, self.end))

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around a phrase: from the last cut before it to the first after it."""
        before, after = bisect_left(self.cuts, start), bisect_left(self.cuts, end)
        return (
            self.cuts[before - 1] if before else self.start,
            self.cuts[after] if after < len(self.cuts) else self.end,
        )


def plain(text: str) -> str:
    """The text with the same offsets: odd spaces made plain, marks of notes blank, wrapped paragraphs on one line.

    >>> plain("Объём инвестиций в основной капитал области за девять месяцев года\\nсоставил 5 млрд").count("\\n")
    0
    """
    for odd in _ODD_SPACES:
        text = text.replace(odd, " ")
    if "[^" in text:
        text = _NOTE_MARK.sub(lambda mark: " " * len(mark.group()), text)
    return "\n\n".join(_unwrapped(block) for block in text.split("\n\n"))


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
    return _told(_tally(text), otherwise)


class _Tally(NamedTuple):
    """What tells the language of a text, in the order of the languages: its letters, those no other language has, how
    many of its words are among the commonest, and how many of a few letters of its own stand in names («Жетісу»)."""

    letters: tuple[int, ...]
    own: tuple[int, ...]
    known: tuple[int, ...]
    named: tuple[int, ...]


def _tally(text: str) -> _Tally:
    scripts, tongues = _scripts()
    written = [sum(map(len, letters.findall(text))) for letters in scripts]
    own = tuple(sum(map(len, tongue.own.findall(text))) if tongue.own else 0 for tongue in tongues)
    shared = any(written[tongue.script] and tongue.rivals for tongue in tongues)
    words = _WORD.findall(text.lower()) if shared else []
    known = tuple(sum(map(tongue.common.__contains__, words)) for tongue in tongues)
    letters = tuple(written[tongue.script] + one for tongue, one in zip(tongues, own, strict=True))
    named = tuple(
        _in_names(text, tongue) if 0 < one <= _NAMES_ALONE else 0 for tongue, one in zip(tongues, own, strict=True)
    )
    return _Tally(letters, own, known, named)


def _in_names(text: str, tongue: _Tongue) -> int:
    """Letters of a language's own in words with a capital."""
    names = [word for word in _WORD.findall(text) if word[0].isupper()]
    return sum(len(found) for name in names for found in (tongue.own.findall(name) if tongue.own else ()))


def _together(tallies: Sequence[_Tally]) -> _Tally:
    """The tally of a text from those of its paragraphs."""
    return _Tally(*(tuple(map(sum, zip(*column, strict=True))) for column in zip(*tallies, strict=True)))


def _told(tally: _Tally, otherwise: str) -> str:
    tongues, best = _scripts()[1], max(tally.letters)
    if not best:
        return otherwise
    script = [at for at, count in enumerate(tally.letters) if count * 10 >= best * 9]
    if len(script) == 1:
        return tongues[script[0]].language
    clear = [at for at in script if tongues[at].own and tally.own[at] * 40 >= best]
    others = max(tally.known[at] for at in script)
    if clear and (tally.known[clear[0]] or others < _enough(tally, clear[0])):
        return tongues[clear[0]].language
    return tongues[max(script, key=lambda at: (tally.known[at], tongues[at].own is None))].language


def _enough(tally: _Tally, at: int) -> int:
    """How many common words of another language outweigh a language's own letters: one, where names alone have them."""
    return 1 if tally.own[at] == tally.named[at] else _NAMES_ALONE


class _Tongue(NamedTuple):
    """How a language is told: letters of its own, the script it shares with `rivals`, its commonest words."""

    language: str
    own: re.Pattern[str] | None
    script: int
    rivals: bool
    common: frozenset[str]


@cache
def _scripts() -> tuple[list[re.Pattern[str]], list[_Tongue]]:
    """The scripts, and of each language what tells it."""
    rules = [grammar(language) for language in languages()]
    scripts = sorted({rule.script for rule in rules})
    users = Counter(rule.script for rule in rules)
    tongues = [
        _Tongue(
            rule.language,
            re.compile(f"[{rule.letters}]+") if rule.letters else None,
            scripts.index(rule.script),
            users[rule.script] > 1,
            rule.common,
        )
        for rule in rules
    ]
    return [re.compile(f"[{script}]+") for script in scripts], tongues


def stretches(text: str, language: str | None = None) -> Iterator[Stretch]:
    """Runs of paragraphs of one language, covering the text."""
    if language is not None:
        yield Stretch(0, len(text), language)
        return
    if not text:
        return
    paragraphs = list(_PARAGRAPH.finditer(text))
    tallies = [_tally(found.group()) for found in paragraphs]
    whole = _told(_together(tallies), "en")
    start, current = 0, ""
    for found, tally in zip(paragraphs, tallies, strict=True):
        here = _of_paragraph(found.group(), tally, current or whole, whole)
        if current and here != current:
            yield Stretch(start, found.start(), current)
            start = found.start()
        current = here
    yield Stretch(start, len(text), current)


def _of_paragraph(text: str, tally: _Tally, before: str, whole: str) -> str:
    """A short line does not change the language within one script: "Астана" alone is no Russian paragraph."""
    here = _told(tally, otherwise=before)
    tongues = _scripts()[1]
    own = any(tally.own[at] > tally.named[at] for at, tongue in enumerate(tongues) if tongue.language == here)
    known = {tongue.language: count for tongue, count in zip(tongues, tally.known, strict=True)}
    plainly = known[here] >= _NAMES_ALONE and not known[whole]
    told = own or plainly or (len(text) >= 80 and not text.startswith("\n"))
    return here if told or grammar(here).script != grammar(whole).script else whole


def sentences(text: str, stretch: Stretch) -> Iterator[Sentence]:
    """The sentences of a stretch; a point after an abbreviation ends none."""
    rules = grammar(stretch.language)
    start = stretch.start
    for found in _STOP.of(rules).finditer(text, stretch.start, stretch.end):
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
    if _SAYS.search(text, start, end):
        yield _sentence(text, start, end)


def _abbreviated(text: str, stop: int, rules: Grammar) -> bool:
    word = _WORD_BEFORE.search(text, max(0, stop - 12), stop)
    if word is None:
        return False
    said = word.group().lower()
    if said in rules.amounts and _OPENS.of(rules).match(text, stop + 1):
        return False
    initial = len(said) == 1 and said.isalpha() and text[word.start() - 1 : word.start()] != "/"
    return said in rules.abbreviations or initial


def _sentence(text: str, start: int, end: int) -> Sentence:
    return Sentence(start, end, text)
