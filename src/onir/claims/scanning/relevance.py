"""Which records are opened at all: those that hold a word of a statistic Öñir reads about.

An archive is mostly about other things. One automaton (Aho–Corasick) looks for all words of all languages at once, in
the bytes as they came: small letters, a capital, all capitals, in UTF-8 and in Windows-1251, and in the escapes that
JSON may use. It lets too much through rather than too little; reading decides.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from typing import Any

from onir.claims.reading.grammar import languages, lexicon
from onir.errors import NotHeld
from onir.language.messages import msg

SHORTEST = 5
"""Letters of the shortest word looked for in any case; a shorter one is an abbreviation and stands in capitals."""

PACKED = (b"%PDF", b"PK\x03\x04")
"""How documents begin whose words cannot be seen from outside."""

KINDS = ("indicator", "count", "counthead")


def is_relevant(raw: bytes) -> bool:
    """Whether some word of a statistic stands in the bytes, or may stand in what they are packed in.

    >>> [is_relevant(text.encode()) for text in ("ТШИ көлемі өсті", "Жиын өтті", "Foreign INVESTMENT rose", "%PDF")]
    [True, False, True, True]
    """
    return raw.startswith(PACKED) or bool(_automaton().find_matches_as_indexes(raw))


@cache
def needles() -> frozenset[str]:
    """One word of every phrase that names a statistic: the longest, since it is the rarest."""
    phrases = (
        entry.phrase
        for language in languages()
        for entry in lexicon(language).entries
        if entry.kind in KINDS and entry.code != "other"
    )
    return frozenset(max(phrase.replace("*", " ").split(), key=len) for phrase in phrases)


@cache
def _automaton() -> Any:
    if find_spec("ahocorasick_rs") is None:
        raise NotHeld(
            msg("Archives are scanned with the extra “archives”, which is not installed."),
            then=msg('Install it: pip install "onir[archives]"'),
        )
    from ahocorasick_rs import BytesAhoCorasick  # noqa: PLC0415 - an extra

    return BytesAhoCorasick(sorted({raw for word in needles() for raw in _written(word)}))


def _written(word: str) -> set[bytes]:
    """The ways a word may stand in a file."""
    ways = {word.upper()} if len(word) < SHORTEST else {word.lower(), word.capitalize(), word.upper()}
    escaped = {json.dumps(way)[1:-1] for way in ways}
    return {way.encode() for way in ways | escaped} | {way.encode("cp1251") for way in ways if _in_cp1251(way)}


def _in_cp1251(word: str) -> bool:
    try:
        word.encode("cp1251")
    except UnicodeEncodeError:
        return False
    return True
