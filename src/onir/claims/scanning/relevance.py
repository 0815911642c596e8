"""Which records are opened at all: those that may hold a claim of a statistic Öñir reads about.

An archive is mostly about other things. One automaton (Aho–Corasick) looks for words of all languages at once, in the
bytes as they came: whatever the case, in UTF-8 and in the older encodings, in the escapes of JSON and of HTML. A word
that names an indicator by itself is enough; of a word that may belong to anything ("companies", "worth", "foreign") the
letters around it must hold the whole phrase and, where the phrase only counts or prices, a figure. It lets too much
through rather than too little; reading decides.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from html.entities import codepoint2name
from importlib.util import find_spec
from typing import Any

from onir.claims.opening.page import declared_charset
from onir.claims.reading.grammar import grammar, languages, lexicon
from onir.claims.reading.lexicon import Entry, expression
from onir.claims.scanning.records import Record
from onir.errors import NotHeld
from onir.language.messages import msg
from onir.language.number_tokens import lexicon as number_words
from onir.language.number_tokens import read_word

PACKED = (b"%PDF", b"PK\x03\x04")
"""How documents begin whose words cannot be seen from outside."""

NAMING = ("indicator",)
COUNTING = ("count", "counthead", "pricehead", "attract")
"""Kinds of phrases by which a figure becomes one of a statistic: named with it or long before it; only beside it."""

KAZAKH_IN_LATIN = ("ınvest", "joba", "jumys", "jyl", "oblys", "óńir", "teńge")
"""Words that a page in the Latin letters of 2018–2022 does not do without; such a page is read whatever it is about."""

EVERYDAY = frozenset(
    {"find", "found", "gave", "get", "give", "given", "gives", "got", "people", "their", "will", "would"}
)
"""Words that stand in every other text: another word of their phrases is looked for."""

NEAR = 150
"""Letters on either side of a phrase within which its figure stands."""

REACH = 60
"""Letters on either side of a word within which the rest of its phrase stands."""

AROUND = 500
"""Bytes on either side of a word that are looked at: the letters that count, and markup between them."""

_ENCODINGS = ("utf-8", "cp1251", "cp1252")
_SEEN_THROUGH = frozenset({"", "utf-8", "utf8", "windows-1251", "cp1251", "windows-1252", "iso-8859-1", "us-ascii"})
"""Encodings whose words the automaton knows."""

_MARKUP = r"</?(?:a|abbr|b|em|font|i|mark|nobr|small|span|strong|su[bp]|t[dhr]|time|u)\b[^<>]*>|<!--[^<>]*-->"
_INLINE = re.compile(_MARKUP, re.IGNORECASE)
_INLINE_RAW = re.compile(_MARKUP.encode(), re.IGNORECASE)
"""Markup within a sentence; any other tag ends it."""

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")
_STOP = re.compile(r"[.!?…][»”\"’)]*\s+(?=[^\W\d_a-zа-яёәіңғүұқөһáéíóúñ])|[{,]\s*\"[a-z_]+\"\s*:")
"""The end of a sentence, or of a text in JSON; the word before a point must be no abbreviation."""

_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST_SHORT = 12
"""Letters that are looked at before a point; no abbreviation is longer."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d\d?\.\d\d?\.(?:19|20)\d\d")
_FIGURE_BESIDE = 40
"""Letters between a number that looks like a year and what it counts: "2000 new permanent jobs"."""


@dataclass(frozen=True)
class Needle:
    """A word that is looked for, and the phrases that it may stand in; `sure`: none of them need be looked at."""

    languages: frozenset[str]
    naming: frozenset[str]
    counting: frozenset[str]
    sure: bool


@dataclass(frozen=True, eq=False)
class Way:
    """One of the ways a word may stand in a file."""

    written: bytes
    word: str
    encoding: str
    needle: Needle

    @cached_property
    def closed(self) -> bool:
        """Whether no other letter may follow it in any of its phrases."""
        phrases = self.needle.naming | self.needle.counting
        return self.encoding in _ENCODINGS and not any(f"{self.word}*" in phrase for phrase in phrases)

    @cached_property
    def beside(self) -> tuple[bytes, ...]:
        """What else of its phrases must stand near, as plain bytes; nothing where a phrase is this word alone."""
        phrases = self.needle.naming | self.needle.counting
        others = [max(_others(self.word, phrase), key=len, default="") for phrase in phrases]
        if self.encoding not in _ENCODINGS or not all(others):
            return ()
        return tuple({one.encode(self.encoding, "ignore") for other in others for one in _styles(other)})


def is_relevant(raw: bytes) -> bool:
    """Whether some statistic is named in the bytes, or may be named in what they are packed in.

    >>> [is_relevant(text.encode()) for text in ("ТШИ көлемі өсті", "Жиын өтті", "Foreign INVESTMENT rose", "%PDF")]
    [True, False, True, True]
    >>> [is_relevant(text) for text in (b"Companies met.", b"Twelve companies met.", b"It runs a population of firs.")]
    [False, True, True]
    """
    if raw.startswith(PACKED):
        return True
    automaton, ways = _automaton()
    found = automaton.find_matches_as_indexes(raw, overlapping=True)
    return any(_says(raw, start, end, ways[which]) for which, start, end in found)


def may_matter(record: Record) -> bool:
    """Whether a record is relevant, in whatever encoding it says it is in."""
    charset = (record.charset or declared_charset(record.raw)) if record.form in ("page", "file") else ""
    if charset.lower() in _SEEN_THROUGH or record.raw.startswith(PACKED):
        return is_relevant(record.raw)
    try:
        return is_relevant(record.raw.decode(charset, errors="replace").encode()) or is_relevant(record.raw)
    except (LookupError, ValueError):
        return is_relevant(record.raw)


def _says(raw: bytes, start: int, end: int, way: Way) -> bool:
    """Whether a word found is a word of its own, and stands in one of its phrases."""
    if _is_letter_before(raw, start, way.encoding) or _is_in_tag(raw, start, end):
        return False
    if way.needle.sure:
        return True
    if way.closed and raw[end : end + 2].decode(way.encoding, "ignore")[:1].isalpha():
        return False
    first, last = _between_tags(raw, start, end)
    if way.beside and not _stands_beside(raw[first:last], way.beside):
        return False
    before = _letters(raw[first:start], way.encoding)[-NEAR - REACH :]
    word = _letters(raw[start:end], way.encoding)
    around = before + word + _letters(raw[end:last], way.encoding)[: NEAR + REACH]
    needle, place = way.needle, (max(0, len(before) - REACH), len(before) + len(word) + REACH)
    if needle.naming and _expression(needle.naming).search(around, *place):
        return True
    return bool(needle.counting) and any(
        _has_figure(around, *found.span(), needle.languages)
        for found in _expression(needle.counting).finditer(around, *place)
    )


def _between_tags(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """The bytes around a word that are looked at: not beyond a tag that ends its sentence."""
    first, last = max(0, start - AROUND), end + AROUND
    tag = raw.rfind(b"<", first, start)
    while tag >= 0 and _INLINE_RAW.match(raw, tag):
        tag = raw.rfind(b"<", first, tag)
    after = raw.find(b"<", end, last)
    while after >= 0 and (inline := _INLINE_RAW.match(raw, after)):
        after = raw.find(b"<", inline.end(), last)
    return max(first, tag), after if after >= 0 else last


def _stands_beside(around: bytes, words: Sequence[bytes]) -> bool:
    """Whether one of the words stands in some bytes, or may be hidden there in escapes."""
    return b"&" in around or b"\\" in around or any(word in around for word in words)


def _is_letter_before(raw: bytes, start: int, encoding: str) -> bool:
    if encoding not in _ENCODINGS:
        return False
    return raw[max(0, start - 2) : start].decode(encoding, "ignore")[-1:].isalpha()


def _is_in_tag(raw: bytes, start: int, end: int) -> bool:
    """Whether a place lies between the angle brackets of a tag: a title or an address, and no text."""
    opened = raw.rfind(b"<", max(0, start - AROUND), start)
    if opened < 0 or raw.find(b">", opened, start) >= 0:
        return False
    closed = raw.find(b">", end, end + AROUND)
    return closed >= 0 and raw.find(b"<", end, closed) < 0


def _letters(raw: bytes, encoding: str) -> str:
    """The words in a piece of a file, without markup and escapes."""
    text = raw.decode(encoding if encoding in _ENCODINGS else "utf-8", "ignore")
    if "\\" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", text)
    if "<" in text:
        text = _INLINE.sub(" ", text)
    return unescape(text) if "&" in text else text


def _has_figure(text: str, start: int, end: int, spoken: frozenset[str]) -> bool:
    """Whether a number stands beside a phrase: a year before it or far from it counts nothing, "one" is an article."""
    first, last = _sentence(text, start, end)
    near = text[first:last].lower()
    return any(
        _counts(found.group(), start - first - found.end(), language)
        for language in spoken
        for found in number_words(language).pattern.finditer(near)
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence around a phrase in which its figure stands: markup bounds it, and so does a full stop."""
    first = max(0, start - NEAR, *(text.rfind(sign, 0, start) + 1 for sign in "<>"))
    last = min(end + NEAR, *(text.find(sign, end) % (len(text) + 1) for sign in "<>"))
    before = [stop.end() for stop in _STOP.finditer(text, first, start + 1) if not _is_short(text, stop)]
    after = (stop.end() for stop in _STOP.finditer(text, end, last) if not _is_short(text, stop))
    return max((stop for stop in before if stop <= start), default=first), next(after, last)


def _is_short(text: str, stop: re.Match[str]) -> bool:
    """Whether a point may be that of an abbreviation."""
    if stop[0][0] in "{,":
        return False
    found = _LAST_WORD.search(text, max(0, stop.start() - _LONGEST_SHORT), stop.start())
    if found is None:
        return True
    word = found[0]
    return (len(word) == 1 and word.isalpha()) or word.lower() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset().union(*(grammar(language).abbreviations for language in languages()))


def _counts(said: str, ahead: int, language: str) -> bool:
    """Whether a number that ends so many letters ahead of a phrase may be its figure."""
    if said[0].isdigit():
        return _DAY.fullmatch(said) is None and (_YEAR.fullmatch(said) is None or 0 <= ahead <= _FIGURE_BESIDE)
    return read_word(language, said).value != 1


_expression = cache(expression)


# -- what is looked for -----------------------------------------------------------------------------------------------


@cache
def needles() -> dict[str, Needle]:
    """Words by spelling: one of every phrase, the longest, since it is the rarest, or one that is looked for anyway."""
    phrases: defaultdict[str, list[Entry]] = defaultdict(list)
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for language in languages():
        entries = [one for one in lexicon(language).entries if one.kind in (*NAMING, *COUNTING) and one.code != "other"]
        alone = {entry.phrase.rstrip("*") for entry in entries}
        for entry in entries:
            words = entry.phrase.replace("*", " ").split()
            word = max(words, key=lambda word: (word in alone, word not in EVERYDAY, len(word)))
            phrases[word].append(entry)
            spoken[word].add(language)
    found = {word: _needle(frozenset(spoken[word]), entries) for word, entries in phrases.items()}
    return found | dict.fromkeys(KAZAKH_IN_LATIN, _needle(frozenset(), []))


def _needle(spoken: frozenset[str], entries: list[Entry]) -> Needle:
    naming = frozenset(entry.phrase for entry in entries if entry.kind in NAMING)
    return Needle(spoken, naming, frozenset(entry.phrase for entry in entries) - naming, _is_sure(entries))


def _is_sure(entries: list[Entry]) -> bool:
    """Whether a word is enough by itself: no phrase need be looked for, or it is one that names."""
    return not entries or any(entry.kind in NAMING and " " not in entry.phrase for entry in entries)


@cache
def _automaton() -> tuple[Any, list[Way]]:
    if find_spec("ahocorasick_rs") is None:
        raise NotHeld(
            msg("Archives are scanned with the extra “archives”, which is not installed."),
            then=msg('Install it: pip install "onir[archives]"'),
        )
    from ahocorasick_rs import BytesAhoCorasick, Implementation  # noqa: PLC0415 - an extra

    ways = [way for word, needle in needles().items() for way in _ways(word, needle)]
    return BytesAhoCorasick([way.written for way in ways], implementation=Implementation.DFA), ways


def _ways(word: str, needle: Needle) -> list[Way]:
    """The ways a word may stand in a file."""
    found: dict[bytes, str] = {}
    for said in _styles(word):
        for escaped in _escaped(said):
            found.setdefault(escaped.encode(), "utf-8" if escaped == said else "escaped")
        for encoding in _ENCODINGS:
            found.setdefault(said.encode(encoding, "replace"), encoding)
    return [Way(written, word, encoding, needle) for written, encoding in found.items() if b"?" not in written]


def _styles(word: str) -> tuple[str, str, str]:
    return word.lower(), word.capitalize(), word.upper()


def _others(word: str, phrase: str) -> list[str]:
    """The other words of a phrase, as much of them as letters."""
    words = phrase.replace("*", " ").split()
    words.remove(word)
    return [part for other in words for part in re.findall(r"[^\W\d_]+", other)]


def _escaped(word: str) -> list[str]:
    """The word as it is, in JSON with small and capital digits, in HTML by number and by name."""
    small = json.dumps(word)[1:-1]
    large = re.sub(r"(?<=\\u)[0-9a-f]{4}", lambda found: found[0].upper(), small)
    numbered = "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in word)
    names = {letter: codepoint2name.get(ord(letter)) for letter in word if not letter.isascii()}
    named = "".join(f"&{name};" if (name := names.get(letter)) else letter for letter in word)
    return [word, small, large, numbered, named]
