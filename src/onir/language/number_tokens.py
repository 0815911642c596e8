"""Digits and number words as tokens: the one pass over a text that numerals and ordinals are built on.

One compiled expression per language, whose first character is a plain set, so that a text without numbers is passed
over quickly; nothing in it can backtrack over more than a word. Which words count is held in `number_words.csv`.
Kazakh stems take any case ending; Russian words are listed form by form. A form that means something else when it
stands alone (`үшін` "for", `жүзінде` "in the world", `семью` "family") is marked `shy` and counts only beside another
number word. Left out: Kazakh in Arabic letters, and in Latin letters but for scale words after digits.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

_ONE = Decimal(1)

SPACE = "[ \u00a0\u2007\u2009\u202f]"
"""A space that may stand between groups of three digits."""

MOST_DIGITS = 24
"""A longer run of digits is a code, not a number; below it every sum and product of decimals stays exact."""

_LETTER = r"[^\W\d_]"
_KK_ORDINAL = r"(?:с?[ыі])?нш[ыі]"
_KK_ENDING = (
    r"(?:с?[ыі](?:н(?:[ае]н?|д[ае]|[ыі]ң)?|мен)?|[ғгқк][ае]|[ндт][ыі]ң?|[дтн][ае]н?|[мбп]ен|[дт][ае]й|[лдт][ыі][қк])?"
)
_RU_ADJECTIVE = r"(?:ый|ой|ая|ое|ые|ого|ому|ым|ом|ую|ых|ыми)"
_SHY = re.compile(
    r"оны|онын|оны[нм].*|онда|ондай|ондан|үшін|бірге|бірде|бірден|бірдей|жүзі.*|тоқсаны.*|семью|пятью"
    r"|бес(?:і|ін)|мыңдай|.*[лдт][ыі][қк]"
)
_SCALE_AHEAD = r"мың|млн|млрд|трлн|милл|трилл|тыс|thousand|mn|mln|bn|bln|tn|trln|million|billion|trillion"
_REST = (
    rf"(?:[0-9]{{0,2}}(?:{SPACE}[0-9]{{3}})+(?![0-9])|[0-9]*)(?:[.,][0-9]+)*"
    rf"(?:(?<!(?:19|20)[0-9]{{2}}),{SPACE}[0-9]{{1,3}}(?:\.[0-9]+)?(?={SPACE}?(?:{_SCALE_AHEAD})))?"
)


class Token(NamedTuple):
    """A literal or a word; `gap`: what stands between it and the token before (None: too much, or an empty line)."""

    start: int
    end: int
    kind: str
    value: Decimal
    gap: str | None = None
    place: Decimal = _ONE
    ended: bool = False
    shy: bool = False
    ambiguous: bool = False


class Word(NamedTuple):
    """What a number word means; `ended`: it bears a case ending, so a Kazakh phrase closes with it."""

    kind: str
    value: Decimal
    ended: bool = False
    shy: bool = False


@dataclass(frozen=True)
class Lexicon:
    """The number words of one language, whole forms and stems that take endings, and what finds them in a text."""

    forms: dict[str, Word]
    stems: dict[str, Word]
    pattern: re.Pattern[str]
    parts: re.Pattern[str] | None


def tokens(text: str, language: str) -> list[Token]:
    """The literals and number words of `text` in order, each with the gap before it.

    >>> [(token.kind, str(token.value)) for token in tokens("1,7 млрд теңге, екі жоба", "kk")]
    [('digits', '1.7'), ('abbreviation', '1E+9'), ('unit', '2')]
    """
    lowered = _lower(text)
    if language == "kk":
        lowered = lowered.replace("i", "і")  # a Latin i often stands for the Cyrillic letter
    found: list[Token] = []
    end = -1
    for match in lexicon(language).pattern.finditer(lowered):
        start, gap = match.start(), _gap(lowered, end, match.start())
        end = match.end()
        if "0" <= lowered[start] <= "9":
            found += _literals(lowered[start:end], start, gap, language)
        else:
            word = read_word(language, match.group())
            found.append(Token(start, end, word.kind, word.value, gap, _ONE, word.ended, word.shy))
    return found


def _gap(text: str, end: int, start: int) -> str | None:
    if end < 0 or start - end > 8:
        return None
    between = text[end:start]
    if between.isspace():
        return (" ", "\n", None)[min(2, between.count("\n"))]
    return between.strip()


def _lower(text: str) -> str:
    """Lower case of the same length, so that places in it are places in the text."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


# -- words ----------------------------------------------------------------------------------------------------------


@cache
def lexicon(language: str) -> Lexicon:
    """The words of `language`, read once from `number_words.csv`."""
    table = Path(__file__).with_name("number_words.csv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in csv.DictReader(table) if row["language"] == language]
    forms, stems = _words(rows, whole=True), _words(rows, whole=False)
    ending = rf"(?:{_KK_ORDINAL})?{_KK_ENDING}" if language == "kk" else _RU_ADJECTIVE
    alternatives = [*forms, *(f"{stem}\0" for stem in stems)]
    words = "|".join(
        rf"(?<={first})(?:{_trie([word[1:] for word in group])})"
        for first, group in groupby(sorted(alternatives), key=lambda word: word[0])
    ).replace("\0", ending)
    initials = "".join(sorted({form[0] for form in alternatives}))
    pattern = rf"[0-9{initials}](?<!{_LETTER}{{2}})(?:(?<=[0-9]){_REST}|(?:{words})(?!{_LETTER}))"
    longest = "|".join(sorted(stems, key=len, reverse=True))
    parts = rf"(?P<stem>{longest})(?P<ordinal>{_KK_ORDINAL})?(?P<ending>{_KK_ENDING if language == 'kk' else ending})"
    return Lexicon(forms, stems, re.compile(pattern), re.compile(parts) if stems else None)


def _words(rows: list[dict[str, str]], *, whole: bool) -> dict[str, Word]:
    """Forms by spelling: those that stand as they are, or the stems that take endings (Kazakh; Russian ordinals)."""
    return {
        form.replace("_", " "): Word(row["kind"], Decimal(row["value"]).normalize())
        for row in rows
        for form in row["forms"].split()
        if whole != (row["language"] == "kk" or row["kind"] == "ordinal")
    }


def _trie(words: list[str]) -> str:
    """An expression for any of `words` that branches letter by letter, longest first.

    >>> _trie(["үш", "екі", "ес"])
    'үш|е(?:с|кі)'
    """
    branches = []
    for first, group in groupby(sorted(words, reverse=True), key=lambda word: word[:1]):
        rest = [word[1:] for word in group]
        tail = rest[0] if len(rest) == 1 else f"(?:{_trie(rest)})"
        branches.append((r"\s+" if first == " " else first) + tail.replace(" ", r"\s+") if first else "")
    return "|".join(branches)


@lru_cache(maxsize=4096)
def read_word(language: str, word: str) -> Word:
    """What a word found by the pattern means."""
    known = lexicon(language)
    plain = " ".join(word.split())
    if plain in known.forms:
        return known.forms[plain]._replace(shy=_SHY.fullmatch(plain) is not None)
    assert known.parts is not None
    match = known.parts.fullmatch(plain)
    assert match is not None
    base = known.stems[match["stem"]]
    kind = base.kind
    if match["ordinal"]:
        kind = "ordinal_hundred" if kind == "hundred" else "ordinal"
    shy = not match["ordinal"] and _SHY.fullmatch(plain) is not None
    return Word(kind, base.value, bool(match["ending"]), shy)


# -- literals -------------------------------------------------------------------------------------------------------

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_WESTERN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_THREE = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_ONE_MARK = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_BLANK = re.compile(SPACE)


def _literals(printed: str, start: int, gap: str | None, language: str) -> list[Token]:
    """The numbers of one run of digits and marks: one, or several when it is a date or a list without spaces."""
    digits = printed if printed.isdigit() else _plain(printed, language)
    if digits is None:
        pieces = [piece for piece in re.finditer(r"[0-9]+", printed) if len(piece.group()) <= MOST_DIGITS]
        return [Token(start + p.start(), start + p.end(), "digits", Decimal(p.group())) for p in pieces]
    if len(digits) > MOST_DIGITS:
        return []
    value = Decimal(digits)
    end = start + len(printed)
    if printed == digits and "." not in digits:
        return [Token(start, end, "digits", value, gap)]
    ambiguous = _THREE.fullmatch(printed) is not None and not (language == "en" and "." in printed)
    place = _ONE.scaleb(int(value.as_tuple().exponent))
    return [Token(start, end, "digits", value, gap, place, ambiguous=ambiguous)]


def _plain(printed: str, language: str) -> str | None:
    """The run with a decimal point and no grouping; None when it is not one number.

    >>> _plain("1,093", "en"), _plain("1,093", "ru"), _plain("17, 4", "ru"), _plain("12.05.2025", "ru")
    ('1093', '1.093', '17.4', None)
    """
    bare = _BLANK.sub("", printed)
    if _THOUSANDS.fullmatch(bare):
        return bare.replace(",", "").replace(".", "")
    if _WESTERN.fullmatch(bare):
        return bare.replace(",", "")
    if _CONTINENTAL.fullmatch(bare):
        return bare.replace(".", "").replace(",", ".")
    if language == "en" and "," in bare and _THREE.fullmatch(bare):
        return bare.replace(",", "")
    return bare.replace(",", ".") if _ONE_MARK.fullmatch(bare) else None
