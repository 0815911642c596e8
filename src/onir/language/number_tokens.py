"""Digits and number words as tokens: the one pass over a text that numerals and ordinals are built on.

One compiled expression per language, whose first character is a plain set, so that a text without numbers is passed
over quickly; nothing in it can backtrack over more than a word. Which words count is held in `number_words/`.
Kazakh stems take any case ending; Russian words are listed form by form. A form that means something else when it
stands alone (`үшін` "for", `жүзінде` "in the world", `семью` "family") is marked `shy` and counts only beside another
number word. Left out: Kazakh in Arabic letters, and in Latin letters but for scale words after digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from onir.language.number_words import Habits, habits, table

_ONE = Decimal(1)

SPACE = "[ \u00a0\u2007\u2009\u202f]"
"""A space that may stand between groups of three digits."""

MOST_DIGITS = 24
"""A longer run of digits is a code, not a number; below it every sum and product of decimals stays exact."""

_LETTER = r"[^\W\d_]"
_REST = rf"(?:[0-9]{{0,2}}(?:{SPACE}[0-9]{{3}})+(?![0-9])|[0-9]*)(?:[.,][0-9]+)*"


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
    shy: re.Pattern[str]


def tokens(text: str, language: str) -> list[Token]:
    """The literals and number words of `text` in order, each with the gap before it.

    >>> [(token.kind, str(token.value)) for token in tokens("1,7 млрд теңге, екі жоба", "kk")]
    [('digits', '1.7'), ('abbreviation', '1E+9'), ('unit', '2')]
    """
    lowered = _lower(text)
    for typed, meant in habits(language).folds:
        lowered = lowered.replace(typed, meant)
    found: list[Token] = []
    end, marks = -1, _marks(text, language)
    for match in lexicon(language).pattern.finditer(lowered):
        start, gap = match.start(), _gap(lowered, end, match.start())
        end = match.end()
        if "0" <= lowered[start] <= "9":
            found += _literals(lowered[start:end], start, gap, marks)
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
    """The words of `language`, read once from its table in `number_words/`."""
    rules, rows = habits(language), table(language)
    forms = _words(row for row in rows if row["kind"] not in rules.stems)
    stems = _words(row for row in rows if row["kind"] in rules.stems)
    ordinal = rules.ordinal or "(?!)"
    alternatives = [*forms, *(f"{stem}\0" for stem in stems)]
    words = "|".join(
        rf"(?<={first})(?:{_trie([word[1:] for word in group])})"
        for first, group in groupby(sorted(alternatives), key=lambda word: word[0])
    ).replace("\0", f"(?:{ordinal})?{rules.endings}")
    initials = "".join(sorted({form[0] for form in alternatives}))
    pattern = (
        rf"[0-9{initials}](?<!{_LETTER}{{2}})(?:(?<=[0-9]){_REST}{_split_decimal(rules)}|(?:{words})(?!{_LETTER}))"
    )
    longest = "|".join(sorted(stems, key=len, reverse=True))
    parts = rf"(?P<stem>{longest})(?P<ordinal>{ordinal})?(?P<ending>{rules.endings})"
    shy = re.compile(rules.shy or "(?!)")
    return Lexicon(forms, stems, re.compile(pattern), re.compile(parts) if stems else None, shy)


def _split_decimal(rules: Habits) -> str:
    """A decimal with a space after its comma, before a scale word: «17, 4 млрд»."""
    ahead = rf"(?={SPACE}?(?:{rules.scale_ahead or '(?!)'}))"
    return rf"(?:(?<!(?:19|20)[0-9]{{2}}),{SPACE}[0-9]{{1,3}}(?:\.[0-9]+)?{ahead})?"


def _words(rows: Iterable[dict[str, str]]) -> dict[str, Word]:
    """Forms by spelling: those that stand as they are, or the stems that take endings."""
    return {
        form.replace("_", " "): Word(row["kind"], Decimal(row["value"]).normalize())
        for row in rows
        for form in row["forms"].split()
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
        return known.forms[plain]._replace(shy=known.shy.fullmatch(plain) is not None)
    assert known.parts is not None
    match = known.parts.fullmatch(plain)
    assert match is not None
    base = known.stems[match["stem"]]
    kind = base.kind
    if match["ordinal"]:
        kind = "ordinal_hundred" if kind == "hundred" else "ordinal"
    shy = not match["ordinal"] and known.shy.fullmatch(plain) is not None
    return Word(kind, base.value, bool(match["ending"]), shy)


# -- literals -------------------------------------------------------------------------------------------------------

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_WESTERN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_THREE = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_ONE_MARK = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_BLANK = re.compile(SPACE)


Marks = Literal["decimal", "groups", "points group"]
_COMMA_PARTS = re.compile(r"(?<![0-9.,])[0-9]+(?:\.[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})(?![0-9]|[.,][0-9])")
_POINT_PARTS = re.compile(r"(?<![0-9.,])[0-9]+(?:,[0-9]{3})*\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9]|[.,:][0-9])")


def _marks(text: str, language: str) -> Marks:
    """How a text parts decimals and groups thousands; where usage is divided, the plain cases in it tell."""
    usage = habits(language).comma
    if usage != "by the text":
        return usage
    commas, points = (sum(1 for _ in marks.finditer(text)) for marks in (_COMMA_PARTS, _POINT_PARTS))
    return "points group" if commas > points else "groups"


def _literals(printed: str, start: int, gap: str | None, marks: Marks) -> list[Token]:
    """The numbers of one run of digits and marks: one, or several when it is a date or a list without spaces."""
    digits = printed if printed.isdigit() else _plain(printed, marks)
    if digits is None:
        pieces = [piece for piece in re.finditer(r"[0-9]+", printed) if len(piece.group()) <= MOST_DIGITS]
        return [Token(start + p.start(), start + p.end(), "digits", Decimal(p.group())) for p in pieces]
    if len(digits) > MOST_DIGITS:
        return []
    value = Decimal(digits)
    end = start + len(printed)
    if printed == digits and "." not in digits:
        return [Token(start, end, "digits", value, gap)]
    ambiguous = _THREE.fullmatch(printed) is not None and not (marks == "groups" and "." in printed)
    place = _ONE.scaleb(int(value.as_tuple().exponent))
    return [Token(start, end, "digits", value, gap, place, ambiguous=ambiguous)]


def _plain(printed: str, marks: Marks) -> str | None:
    """The run with a decimal point and no grouping; None when it is not one number.

    >>> _plain("1,093", "groups"), _plain("1,093", "decimal"), _plain("17, 4", "decimal"), _plain("12.05.25", "groups")
    ('1093', '1.093', '17.4', None)
    """
    bare = _BLANK.sub("", printed)
    if _THOUSANDS.fullmatch(bare):
        return bare.replace(",", "").replace(".", "")
    if _WESTERN.fullmatch(bare):
        return bare.replace(",", "")
    if _CONTINENTAL.fullmatch(bare):
        return bare.replace(".", "").replace(",", ".")
    grouped = {"groups": ",", "points group": "."}.get(marks)
    if grouped and grouped in bare and _THREE.fullmatch(bare):
        return bare.replace(grouped, "")
    return bare.replace(",", ".") if _ONE_MARK.fullmatch(bare) else None
