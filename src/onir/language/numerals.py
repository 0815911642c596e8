"""Numbers in digits and words: found in a text with what a writer implied, read, and said.

A span is the whole quantity with its scale words (`1 млрд 93 млн`, `бір бүтін оннан жеті`, `half a billion`), never the
unit. Endings of words belong to the span, endings after a hyphen do not (`4100` of `4100-ден`). The opinions: a lone
comma with exactly three digits after it is grouping in English and a decimal in Kazakh and Russian, and marked
ambiguous in both; `тоқсан` is ninety only where no ordinal or pointing word makes it a quarter; plurals that name no
number (`ондаған мың`, `десятки миллионов`, `hundreds of thousands`) are not values; a number word before an ordinal is
part of it. Left out: fractions in words (one fifth, четверть, үштен бір).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from onir.language.number_grammar import NumberSpan, phrases
from onir.language.number_tokens import lexicon

__all__ = ["NumberSpan", "find_numbers", "number_in_words", "read_number"]


def find_numbers(text: str, language: str) -> list[NumberSpan]:
    """The numbers of `text` in order, read by the habits of `language` (kk, ru, en).

    >>> for span in find_numbers("Екі жарым есе, 1 млрд 93 млн теңге, 12,5%-ға", "kk"):
    ...     print(span.start, span.end, f"{span.value:f}", span.place, span.spoken_half)
    0 9 2.5 0.1 True
    15 28 1093000000 1E+6 False
    36 40 12.5 0.1 False
    """
    return [phrase for phrase in phrases(text, language) if isinstance(phrase, NumberSpan)]


def read_number(text: str, language: str) -> Decimal | None:
    """The value of a text that is one number phrase and nothing else; a glued Kazakh or Russian ending is allowed.

    >>> read_number("алты жарым миллиард", "kk"), read_number("полтора года", "ru")
    (Decimal('6.5E+9'), None)
    """
    stripped = text.strip()
    found = find_numbers(stripped, language)
    if len(found) != 1 or found[0].start or not re.fullmatch(r"\.?(?:-[^\W\d_]{1,4})?", stripped[found[0].end :]):
        return None
    return found[0].value


# -- saying ---------------------------------------------------------------------------------------------------------

_SAYABLE = Decimal(10) ** 18
_CARDINALS = ("unit", "teen", "tens", "hundreds", "hundred", "scale")
_PARTS = {
    "kk": {1: "оннан", 2: "жүзден", 3: "мыңнан"},
    "ru": {1: "десят", 2: "сот", 3: "тысячн"},
}


def number_in_words(value: Decimal | int, language: str, *, feminine: bool = False) -> str:
    """The number spelt out; digits where words would not be read: beyond 10¹⁸ or more than three decimal places.

    >>> number_in_words(Decimal("1.7"), "kk"), number_in_words(2001, "ru"), number_in_words(101, "en")
    ('бір бүтін оннан жеті', 'две тысячи один', 'one hundred and one')
    """
    number = Decimal(value).normalize()
    places = max(0, -int(number.as_tuple().exponent))
    if abs(number) >= _SAYABLE or (places > 3 and language != "en"):
        return f"{number:f}".replace(".", "." if language == "en" else ",")
    if number < 0:
        return f"{'minus' if language == 'en' else 'минус'} {number_in_words(-number, language, feminine=feminine)}"
    whole = int(number)
    if places:
        return _with_fraction(whole, f"{number:f}".partition(".")[2], language)
    return _integer(whole, language, feminine=feminine)


def _with_fraction(whole: int, digits: str, language: str) -> str:
    if language == "en":
        return f"{_integer(whole, 'en')} point {' '.join(_integer(int(digit), 'en') for digit in digits)}"
    part = _PARTS[language][len(digits)]
    if language == "kk":
        return f"{_integer(whole, 'kk')} бүтін {part} {_integer(int(digits), 'kk')}"
    over = int(digits)
    units = "целая" if _is_one(whole) else "целых"
    return (
        f"{_integer(whole, 'ru', feminine=True)} {units} "
        f"{_integer(over, 'ru', feminine=True)} {part}{'ая' if _is_one(over) else 'ых'}"
    )


def _is_one(number: int) -> bool:
    """Whether a Russian noun after the number stands in the singular."""
    return number % 10 == 1 and number % 100 != 11


def _integer(number: int, language: str, *, feminine: bool = False) -> str:
    names = cardinal_names(language)
    words: list[str] = []
    rest = number
    for scale in (10**15, 10**12, 10**9, 10**6, 10**3):
        count, rest = divmod(rest, scale)
        if count:
            words += _below_thousand(count, language, feminine=scale == 1000), _scale_name(count, scale, language)
    if rest or not words:
        joined = language == "en" and words and rest < 100
        words.append(("and " if joined else "") + _below_thousand(rest, language, feminine=feminine))
    return " ".join(words) if number else names[0]


def _below_thousand(number: int, language: str, *, feminine: bool) -> str:
    names = cardinal_names(language)
    hundreds, rest = divmod(number, 100)
    words = [names[hundreds * 100]] if hundreds and language == "ru" else []
    if hundreds and language != "ru":
        one = hundreds == 1 and language == "kk"
        words = [names[100]] if one else [names[hundreds], names[100]]
    if hundreds and rest and language == "en":
        words.append("and")
    return " ".join([*words, _below_hundred(rest, language, feminine=feminine)]).strip()


def _below_hundred(number: int, language: str, *, feminine: bool) -> str:
    names = cardinal_names(language)
    tens, ones = (0, number) if number in names else (number - number % 10, number % 10)
    said = [names[part] for part in (tens, ones) if part]
    if feminine and said and said[-1] in _FEMININE:
        said[-1] = _FEMININE[said[-1]]
    return ("-" if language == "en" else " ").join(said)


_FEMININE = {"один": "одна", "два": "две"}


def _scale_name(count: int, scale: int, language: str) -> str:
    name = cardinal_names(language)[scale]
    if language != "ru":
        return name
    stem = name.removesuffix("а")
    few, many = ("и", "") if scale == 1000 else ("а", "ов")
    if _is_one(count):
        return name
    return stem + (few if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else many)


@cache
def cardinal_names(language: str) -> dict[int, str]:
    """The plain name of every number that has one of its own.

    >>> cardinal_names("kk")[40], cardinal_names("ru")[1000]
    ('қырық', 'тысяча')
    """
    known = lexicon(language)
    names: dict[int, str] = {}
    for form, word in {**known.forms, **known.stems}.items():
        if word.kind in _CARDINALS:
            names.setdefault(int(word.value), form)
    return names
