"""Ordinals in digits, Roman numerals and words: found in a text, and said.

Kazakh `3-ші`, `3-орын` (the span is the number alone: a noun glued by a hyphen makes it an ordinal), Russian `3-е`,
English `3rd`; Roman numerals in Latin or Cyrillic letters, a single letter only before a noun that is counted in them.
Russian `3-х` and `5-ти` are cardinals. Left out: Roman numerals above 39.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onir.language.cases import decline_kk, is_back
from onir.language.number_grammar import ORDINALS, OrdinalWords, phrases
from onir.language.number_tokens import lexicon
from onir.language.number_words import habits
from onir.language.numerals import number_in_words


@dataclass(frozen=True)
class OrdinalSpan:
    """Where an ordinal stands and which place it names."""

    start: int
    end: int
    value: int


_ROMAN_ORDER = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")
_TO_LATIN = str.maketrans("ІХ", "IX")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def find_ordinals(text: str, language: str) -> list[OrdinalSpan]:
    """The ordinals of `text` in order; a case ending or a glued `-ші` belongs to the span, a glued noun does not.

    >>> [(o.start, o.end, o.value) for o in find_ordinals("үшінші, 3-ші, 3-орында, III орын", "kk")]
    [(0, 6, 3), (8, 12, 3), (14, 15, 3), (24, 27, 3)]
    """
    words = [
        OrdinalSpan(phrase.start, phrase.end, phrase.value)
        for phrase in phrases(text, language)
        if isinstance(phrase, OrdinalWords)
    ]
    digits = [OrdinalSpan(*match.span(), int(match[1])) for match in _marked(language).finditer(text)]
    roman = [
        OrdinalSpan(*match.span(), value)
        for match in _roman(language).finditer(text)
        if (value := roman_value(match.group())) is not None
    ]
    return sorted(words + digits + roman, key=lambda span: span.start)


def roman_value(numeral: str) -> int | None:
    """The value of a Roman numeral up to 39, in Latin or Cyrillic capitals; None when it is none.

    >>> roman_value("XIV"), roman_value("ІІІ"), roman_value("IIX")
    (14, 3, None)
    """
    latin = numeral.translate(_TO_LATIN)
    if not latin or not _ROMAN_ORDER.fullmatch(latin):
        return None
    values = [_ROMAN_VALUES[letter] for letter in latin]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@cache
def _marked(language: str) -> re.Pattern[str]:
    return re.compile(rf"([0-9](?<![0-9.,][0-9])[0-9]{{0,8}}){habits(language).ordinal_mark or '(?!)'}", re.IGNORECASE)


@cache
def _roman(language: str) -> re.Pattern[str]:
    nouns = habits(language).roman_nouns or "(?!)"
    return re.compile(rf"[IVXІХ](?<!\w\w)(?:[IVXІХ]{{1,6}}(?!\w)|(?=\s?-?\s?(?:{nouns})))")


# -- saying ---------------------------------------------------------------------------------------------------------

_IN_WORDS_BELOW = 100
_RU_STEM_STRESSED = ("втор", "шест", "седьм", "восьм", "сороков")
_RU_ENDINGS = {
    "masc": {"": "ый", "gen": "ого", "dat": "ому", "acc": "ый", "ins": "ым", "loc": "ом"},
    "neut": {"": "ое", "gen": "ого", "dat": "ому", "acc": "ое", "ins": "ым", "loc": "ом"},
    "fem": {"": "ая", "gen": "ой", "dat": "ой", "acc": "ую", "ins": "ой", "loc": "ой"},
    "plur": {"": "ые", "gen": "ых", "dat": "ым", "acc": "ые", "ins": "ыми", "loc": "ых"},
}
_RU_THIRD = {
    "ый": "третий", "ое": "третье", "ая": "третья", "ые": "третьи", "ого": "третьего", "ому": "третьему",
    "ым": "третьим", "ом": "третьем", "ой": "третьей", "ую": "третью", "ых": "третьих", "ыми": "третьими",
}  # fmt: skip
_RU_MARKS = {"ого": "го", "ому": "му", "ыми": "ми"}


def say_ordinal(language: str, value: int, form: str = "") -> str:
    """The place in words below a hundred, in digits with their mark above; `form`: a case, in Russian with a gender.

    With `digits` in the form the place is in digits always.

    >>> say_ordinal("kk", 3), say_ordinal("ru", 3, "loc:neut"), say_ordinal("en", 21), say_ordinal("ru", 117, "neut")
    ('үшінші', 'третьем', 'twenty-first', '117-е')
    >>> say_ordinal("en", 11, "digits"), say_ordinal("ru", 11, "digits:neut"), say_ordinal("kk", 11, "digits")
    ('11th', '11-е', '11-ші')
    """
    named = [part for part in form.split(":") if part]
    in_words = value < _IN_WORDS_BELOW and "digits" not in named
    if language == "en":
        return _english(value, in_words=in_words)
    if language == "kk":
        case = next((part for part in named if part != "digits"), "")
        return _kazakh(value, case, in_words=in_words)
    return _russian(value, named, in_words=in_words)


PLACES_IN_WORDS = 10
"""Places up to the tenth are in words in running prose, as editors of all three languages have it."""


def say_place(language: str, value: int, form: str = "") -> str:
    """A place in running prose, with its noun in Kazakh and Russian; `form`: a case.

    >>> [say_place("kk", place, "loc") for place in (3, 12)], [say_place("ru", place) for place in (3, 12)]
    (['үшінші орында', '12-орында'], ['третье место', '12-е место'])
    >>> say_place("en", 3), say_place("en", 12)
    ('third', '12th')
    """
    digits = "" if value <= PLACES_IN_WORDS else "digits"
    if language == "en":
        return say_ordinal("en", value, digits)
    if language == "kk":
        noun = decline_kk("орын", form)
        return f"{value}-{noun}" if digits else f"{say_ordinal('kk', value)} {noun}"
    ordinal = say_ordinal("ru", value, ":".join(part for part in (digits, form, "neut") if part))
    return f"{ordinal} {_RU_PLACE[form]}"


_RU_PLACE = {"": "место", "acc": "место", "gen": "места", "dat": "месту", "ins": "местом", "loc": "месте"}


def _english(value: int, *, in_words: bool) -> str:
    if not in_words:
        mark = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return f"{value}{mark}"
    head, last = _split(value, "en")
    return f"{head}-{_ordinal_names('en')[last]}" if head else _ordinal_names("en")[last]


def _kazakh(value: int, case: str, *, in_words: bool) -> str:
    words = number_in_words(value, "kk")
    if words.endswith("қырық"):
        words = words.removesuffix("ық") + "қ"
    last = words[-1]
    vowel = "с" * words.endswith("жиырма") + "ы" if last not in "аыі" or words.endswith("жиырма") else ""
    ending = f"{vowel}ншы" if is_back(words) else f"{vowel}нші".replace("ы", "і")
    said = words + ending if in_words else f"{value}-{'шы' if is_back(words) else 'ші'}"
    return said + decline_kk(words + ending, case).removeprefix(words + ending)


def _russian(value: int, named: Sequence[str], *, in_words: bool) -> str:
    gender = next((gender for gender in _RU_ENDINGS if gender in named), "masc")
    ending = next((ending for case, ending in _RU_ENDINGS[gender].items() if case and case in named), None)
    ending = ending or _RU_ENDINGS[gender][""]
    if not in_words:
        return f"{value}-{_RU_MARKS.get(ending, ending[-1])}"
    head, last = _split(value, "ru")
    stem = _ordinal_names("ru")[last]
    plain = "ой" if ending == "ый" and stem in _RU_STEM_STRESSED else ending
    said = _RU_THIRD[ending] if last == 3 else stem + plain
    return f"{head} {said}".strip()


def _split(value: int, language: str) -> tuple[str, int]:
    """The words before the ordinal word, and the number that word stands for."""
    if value in _ordinal_names(language):
        return "", value
    return number_in_words(value - value % 10, language), value % 10


@cache
def _ordinal_names(language: str) -> dict[int, str]:
    known = lexicon(language)
    names: dict[int, str] = {}
    for form, word in {**known.forms, **known.stems}.items():
        if word.kind in ORDINALS:
            names.setdefault(int(word.value), form)
    return names
