"""Kazakh case endings for names, numbers in digits and abbreviations, by vowel harmony and the last sound said.

What is printed is not always what is said: `2025` ends as *бес*, `12,5%` as *пайыз*, `млрд` as *миллиард*, and takes
its ending after a hyphen. An abbreviation in capitals takes the ending of its last letter's name, back unless listed.
Russian names are inflected from tables of forms, not by rule. Left out: plural and personal endings.
"""

from __future__ import annotations

import re

from onir.language.numerals import cardinal_names

_BACK, _FRONT = frozenset("аоұыяёaou"), frozenset("әеөүіэei")
_VOWELS = frozenset("аәоөұүыіеэяёaeoi")
_NASAL, _GLIDE = frozenset("мнңmn"), frozenset("рлйуиюrly")
_SIBILANT = frozenset("зжzj")

_BACK_NAMES = ("жетісу", "қонаев", "петропавл")
"""Names whose last vowel is front in print and back in speech."""

_SAID = {
    "%": "пайыз", "$": "доллар", "₸": "теңге", "€": "еуро", "₽": "рубль", "£": "фунт", "млн": "миллион",
    "млрд": "миллиард", "трлн": "триллион", "тг": "теңге", "км": "километр", "га": "гектар",
    "АҚШ": "ақш", "ЖІӨ": "жіө", "USD": "доллар", "KZT": "теңге", "EUR": "еуро",
}  # fmt: skip
"""What is said where signs and abbreviations are printed; only the last sound and its vowel matter."""

_ENDINGS = {
    "gen": ("ның", "дың", "тың"),
    "dat": ("ға", "ға", "қа"),
    "acc": ("ны", "ды", "ты"),
    "loc": ("да", "да", "та"),
    "loc-attr": ("дағы", "дағы", "тағы"),
    "abl": ("дан", "дан", "тан"),
}
"""After a vowel, a voiced consonant, a voiceless one; printed with back vowels."""

_AFTER_POSSESSIVE = {
    "gen": "ның", "dat": "на", "acc": "н", "loc": "нда", "loc-attr": "ндағы", "abl": "нан", "ins": "мен"
}  # fmt: skip

_TO_FRONT = str.maketrans("ағқы", "егкі")


def decline_kk(word: str, case: str, *, possessive: bool = False) -> str:
    """`word` in a case (nom, gen, dat, acc, loc, abl, ins, loc-attr); `possessive`: it ends in -ы, -і, -сы, -сі "its".

    >>> [decline_kk("Шымкент", "loc"), decline_kk("Жетісу", "dat"), decline_kk("БҚО", "loc"), decline_kk("2025", "loc")]
    ['Шымкентте', 'Жетісуға', 'БҚО-да', '2025-те']
    >>> decline_kk("12,5%", "dat"), decline_kk("Ақмола облысы", "dat", possessive=True)
    ('12,5%-ға', 'Ақмола облысына')
    """
    if case in ("", "nom"):
        return word
    said = spoken_end(word)
    ending = _AFTER_POSSESSIVE[case] if possessive else _ending(said, case)
    if not is_back(said) and case != "ins":
        ending = ending.translate(_TO_FRONT)
    hyphen = said != word.lower() or (len(word) > 1 and word.isupper())
    return f"{word}{'-' if hyphen else ''}{ending}"


def _ending(said: str, case: str) -> str:
    last = said[-1]
    if case == "ins":
        voiceless = "пен" if _is_voiceless(last) else "мен"
        return "бен" if last in _SIBILANT else voiceless
    after_vowel, voiced, voiceless = _ENDINGS[case]
    if last in _NASAL and case in ("gen", "abl"):
        return {"gen": "ның", "abl": "нан"}[case]
    if last in _VOWELS:
        return after_vowel
    return voiceless if _is_voiceless(last) else voiced


def _is_voiceless(letter: str) -> bool:
    """Also б, в, г, д: at the end of a word they are said as п, ф, к, т."""
    return letter not in _VOWELS | _NASAL | _GLIDE | _SIBILANT


def is_back(said: str) -> bool:
    """Whether endings take back vowels: the last vowel that is not neutral (у, и, ю) decides.

    >>> is_back("атырау"), is_back("семей"), is_back("жетісу")
    (True, False, True)
    """
    if said.endswith(_BACK_NAMES):
        return True
    decisive = next((letter for letter in reversed(said) if letter in _BACK | _FRONT), "")
    return decisive in _BACK if decisive else "и" not in said


def spoken_end(word: str) -> str:
    """The word as said, as far as its ending depends on it; equal to the word itself in lower case when it is a word.

    >>> spoken_end("2040"), spoken_end("1,7"), spoken_end("млрд"), spoken_end("Тараз")
    ('қырық', 'жеті', 'миллиард', 'тараз')
    """
    last = word.rstrip(".").split()[-1]
    for printed, said in _SAID.items():
        if last.endswith(printed) and (not printed.isalpha() or last == printed):
            return said
    digits = re.search(r"[0-9]+$", re.sub("[ \u00a0\u2009\u202f]", "", word))
    if digits:
        return _last_number_word(digits.group())
    if len(last) > 1 and last.isupper():
        return _letter_name(last[-1].lower())
    return word.lower()


def _letter_name(letter: str) -> str:
    """As the letter is named at the end of an abbreviation: a vowel as it is, most consonants with a vowel after."""
    return letter if letter in _BACK | _FRONT or letter == "и" else f"{letter}а"


def _last_number_word(digits: str) -> str:
    names = cardinal_names("kk")
    number = int(digits[-18:])
    if not number:
        return names[0]
    for order in (10, 100, 1000, 10**6, 10**9, 10**12, 10**15, 10**18):
        if rest := number % order:
            return names[rest] if rest < 100 else names[order // 10 if order <= 1000 else order // 1000]
    return names[10**15]
