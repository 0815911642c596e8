"""Kazakh in Latin letters, turned into Cyrillic so that one grammar reads both scripts.

The press has used several spellings. With acutes: `ınvestısııa, óńir, jyl` (also `ınvestıtsııa`, `ınvestısıa`). With
digraphs: `investisiya, ónir, jyldyng, jýzege, baghyt`, where ý is ү and ú is ұ. With umlauts: `investisiia, öŋır, jyl`,
where ı is і and i is и. The opinion: a text keeps to one of them, letters go by rule, beginnings of words that no rule
reaches (и or і, ц or с, ң or н) by a short list, and every letter keeps the place it came from. Left out: the draft of
2017 with apostrophes, and texts without a single marked letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_MARKED = re.compile("[ǵńýıáóúäöüūǧŋşǴŃÝÁÓÚÄÖÜŪǦŊŞ]")
_UMLAUTS = re.compile("[äöüūǧŋş]", re.IGNORECASE)
_DIGRAPHS = re.compile("[a-z]ә|ә[a-z]|gh[aey]|lgh", re.IGNORECASE)
_PARAGRAPH = re.compile(r"[^\n]+")
_TELLING = ("jyl", "oblys", "qala")
"""Words for year, region and city, one spelling in all of them; no page of figures does without."""

_KAZAKH = re.compile(
    r"\b(?:oblys|qala|jyl|tenge[gnd]|mlrd|aqs|myn\b|jumys|joba|bo[iy]yn|onir|kop\b|osti|kolem|birins|ekins|korset|ke[iy]in"
    r"|tarty|boldy|ushin\b|salyn|investi[ist]|audan|qazaqstan|memleket|sh?etel|basqar|quny|qurady|turg|basynan)"
)
_ENOUGH = 2
"""Kazakh words that show a paragraph to be Kazakh."""

_WORD = re.compile(r"(?<![^\W_])(?:[a-zǵńýıáóúäöüūǧŋşñğçә]|[оО](?=\u0301)|\u0301)+", re.IGNORECASE)
_CODES = frozenset({"USD", "KZT", "EUR", "RUB", "US", "KZ"})
_PLAIN = str.maketrans("ǵńýıáóúäöüūǧŋşñğçәо", "gnyiaouaouugnsngcao")
"""Letters without their marks, for the words that tell Kazakh and for the beginnings below."""

_BASE = dict(zip("abvgdejzkqlmnoprstfhcxwy", "абвгдежзкқлмнопрстфхсхвы", strict=True)) | {"sh": "ш", "ch": "ч"}
_STRESSED = {f"{letter}\u0301": said for letter, said in zip("oоangуuy", "өөәңғүүу", strict=True)}
"""Letters with their acute apart; an о may be Cyrillic."""

_VOWELS = frozenset("aáäәeoóöuúüūýyiı")
_NOT_NG = _VOWELS | {"h"}
"""Letters before which n and g are two sounds."""


_BEGINNINGS = {
    "investisi": "инвестици", "investitsi": "инвестици", "investii": "инвестици", "invest": "инвест",
    "milli": "милли", "trilli": "трилли", "kapital": "капитал", "kompani": "компани", "prosent": "процент",
    "protsent": "процент", "respublika": "республика", "respyblika": "республика", "ekonomi": "экономи",
    "eksp": "эксп", "energ": "энерг", "elektr": "электр", "industri": "индустри", "indystri": "индустри",
    "indeks": "индекс", "biydjet": "бюджет", "byudjet": "бюджет", "biudjet": "бюджет", "turnir": "турнир",
    "tyrnir": "турнир", "tiis": "тиіс", "biyl": "биыл", "tenge": "теңге", r"myn(?![ae])": "мың", "onir": "өңір",
    "onde": "өңде", "jana": "жаңа", r"sony(?=n)": "соңы", "kezen": "кезең", r"en\b": "ең", "memorand": "меморанд",
    "niderland": "нидерланд",
}  # fmt: skip
"""Beginnings of words in letters without marks."""

_BEGINNING = re.compile("|".join(f"({said})" for said in sorted(_BEGINNINGS, key=len, reverse=True)))
_SAID = [_BEGINNINGS[said] for said in sorted(_BEGINNINGS, key=len, reverse=True)]


@dataclass(frozen=True)
class _Spelling:
    """Letters and pairs of one spelling; `glide`: those that are й after the vowels `opened`; `narrow`: that of и."""

    letters: Mapping[str, str]
    opened: str
    glide: str
    narrow: str


_WITH_ACUTES = _Spelling(
    _BASE | _STRESSED | {"á": "ә", "ǵ": "ғ", "ń": "ң", "ó": "ө", "ú": "ү", "ý": "у", "i": "і", "ı": "и"},
    opened="aáeoóuú",
    glide="ıy",
    narrow="ı",
)
_WITH_DIGRAPHS = _Spelling(
    _BASE | {"ә": "ә", "á": "ә", "gh": "ғ", "ng": "ң", "ó": "ө", "ý": "ү", "ú": "ұ", "u": "у", "i": "і"},
    opened="aәáeoóýú",
    glide="iy",
    narrow="i",
)
_WITH_UMLAUTS = _Spelling(
    _BASE
    | {"ä": "ә", "ǧ": "ғ", "ğ": "ғ", "ŋ": "ң", "ñ": "ң", "ö": "ө", "ü": "ү", "ū": "ұ", "u": "у", "ş": "ш", "ç": "ч"}
    | {"ı": "і", "i": "и"},
    opened="aäeoöüū",
    glide="i",
    narrow="i",
)


@dataclass(frozen=True)
class Recast:
    """A text in another script; `places`: where each of its letters, and its end, stood in the text as written."""

    text: str
    places: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The offsets of a phrase in the text as written."""
        return self.places[start], self.places[end]


def in_cyrillic(text: str) -> Recast | None:
    """The text with its Kazakh paragraphs of Latin letters in Cyrillic; None where it has none.

    >>> recast = in_cyrillic("Aqtóbe oblysyna 2 trln teńge ınvestıtsııa tartyldy.")
    >>> recast.text, recast.back(23, 39)
    ('Ақтөбе облысына 2 трлн теңге инвестиция тартылды.', (23, 41))
    """
    if text.isascii() or _MARKED.search(text) is None or not any(word in text.lower() for word in _TELLING):
        return None
    spans = list(_kazakh_paragraphs(text))
    if not spans:
        return None
    spelling = _spelling(text)
    letters: list[tuple[str, int]] = []
    done = 0
    for start, end in spans:
        letters += zip(text[done:start], range(done, start), strict=True)
        letters += _paragraph(text, start, end, spelling)
        done = end
    letters += zip(text[done:], range(done, len(text)), strict=True)
    return Recast("".join(said for said, _ in letters), (*(place for _, place in letters), len(text)))


def _kazakh_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs with words of Kazakh, in a text that has one with several: a title may hold no more than one."""
    said = [(paragraph.span(), _kazakh_words(paragraph.group())) for paragraph in _PARAGRAPH.finditer(text)]
    if any(len(words) >= _ENOUGH for _, words in said):
        yield from (span for span, words in said if words)


def _kazakh_words(paragraph: str) -> set[str]:
    plain = paragraph.lower().translate(_PLAIN).replace("\u0301", "")
    return {found.group() for found in _KAZAKH.finditer(plain)}


def _spelling(text: str) -> _Spelling:
    if _UMLAUTS.search(text):
        return _WITH_UMLAUTS
    return _WITH_DIGRAPHS if _DIGRAPHS.search(text) else _WITH_ACUTES


def _paragraph(text: str, start: int, end: int, spelling: _Spelling) -> Iterator[tuple[str, int]]:
    for word in _WORD.finditer(text, start, end):
        yield from zip(text[start : word.start()], range(start, word.start()), strict=True)
        start = word.end()
        if word.group() in _CODES:
            yield from zip(word.group(), range(word.start(), start), strict=True)
            continue
        for letter, place in _letters(word.group(), spelling):
            yield letter, word.start() + place
    yield from zip(text[start:end], range(start, end), strict=True)


def _letters(word: str, spelling: _Spelling) -> Iterator[tuple[str, int]]:
    """The Cyrillic letters of a word, each with the place of the Latin one it stands for."""
    low, at = "".join(letter.lower()[0] for letter in word), 0
    while at < len(low):
        said, length = _next(low, at, spelling)
        for index, letter in enumerate(said):
            yield (letter.upper() if word[at].isupper() and not index else letter), at + min(index, length - 1)
        at += length


def _next(low: str, at: int, spelling: _Spelling) -> tuple[str, int]:
    """What the next letters of a word are in Cyrillic, and how many they are."""
    if not at and (found := _BEGINNING.match(low.translate(_PLAIN))) is not None and found.lastindex is not None:
        return _SAID[found.lastindex - 1], found.end()
    pair, before, letter, after = low[at : at + 2], low[max(0, at - 1) : at], low[at], low[at + 1 : at + 2]
    if len(pair) == 2 and pair in spelling.letters and not (pair == "ng" and low[at + 2 : at + 3] in _NOT_NG):
        return spelling.letters[pair], 2
    if letter in spelling.glide + spelling.narrow and after and after in "aýu":
        return _joined(before, letter, after, spelling)
    if letter in spelling.glide and before and before in spelling.opened:
        return "й", 1
    if letter == "u" and "u" not in spelling.letters:
        return _rounded(low, at), 1
    return spelling.letters.get(letter, letter), 1


def _joined(before: str, letter: str, after: str, spelling: _Spelling) -> tuple[str, int]:
    """Я and ю, which are written as two letters; after a consonant the first of them is и as well."""
    said = "я" if after == "a" else "ю"
    if not before or before in spelling.opened or before in "iıy":
        return said, 2
    if letter == spelling.narrow and after == "a":
        return f"и{said}", 2
    return spelling.letters[letter], 1


def _rounded(low: str, at: int) -> str:
    """The letter u: у beside a vowel, at the end of a word and after its first syllable, else ұ."""
    beside = low[max(0, at - 1) : at] + low[at + 1 : at + 2]
    first = not _VOWELS.intersection(low[:at])
    return "ұ" if first and at + 1 < len(low) and not _VOWELS.intersection(beside) else "у"
