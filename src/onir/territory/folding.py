"""One key for the spellings of one word: capitals, Kazakh typed with Russian letters, Latin look-alikes, Latin script.

Equality of keys is exact equality after this folding; nothing is matched by likeness. Folding works on single words,
so that the offsets of a text as given are never touched.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CYRILLIC = re.compile(r"[\u0400-\u04ff]")

KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)

RUSSIAN_LETTERS = str.maketrans("әғқңөұүһіїё", "агкноуухиие")
"""Kazakh letters by the Russian ones they are typed with: Жетісу, Жетису."""

LOOKALIKES = str.maketrans("iıaopcexyhkmtbj", "ииаорсехункмтвж")
"""Latin letters inside Cyrillic words."""

DIGRAPHS = (
    ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("q", "k"), ("ý", "u"), ("ş", "sh"), ("ç", "ch"), ("ı", "i"),
    ("y", "i"),
)  # fmt: skip
"""Spellings of one sound in the Latin scripts of Kazakh and in English, French and Turkish usage."""

LATIN = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "io", "ж": "j", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "і": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
})  # fmt: skip


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The key of a word in either script.

    >>> key("Жетісу") == key("Жетису"), key("Қараганды") == key("ҚАРАҒАНДЫ"), key("Qaraǵandy") == key("Karagandy")
    (True, True, True)
    """
    word = unicodedata.normalize("NFC", word).lower()
    if CYRILLIC.search(word):
        return word.replace("\u00ad", "").translate(LOOKALIKES).translate(RUSSIAN_LETTERS)
    return word if word.isascii() and not _FOLDED.search(word) else _latin_key(word)


_FOLDED = re.compile(r"dzh|zh|kh|gh|[qy']")


def _latin_key(word: str) -> str:
    for spelling, plain in DIGRAPHS:
        word = word.replace(spelling, plain)
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if letter.isalnum())


def latin(text: str) -> str:
    """Kazakh in Latin letters without marks, for matching only: no Latin alphabet is official.

    >>> latin("Маңғыстау облысы")
    'mangistau oblisi'
    """
    return text.lower().translate(LATIN)
