"""Spanish: an ordinal keeps its gender and drops its vowel before a noun; "mil 93 millones" stays in thousands.

Figures are printed with the marks of Mexico, or with those of Spain where the writer's own figure has them.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from onir.claims.turning import Turning
from onir.language.formats import say_number
from onir.language.number_tokens import lexicon

MILLION = Decimal(10**6)
_DIGITS = re.compile(r"\d+\.?\s?(?P<mark>\D+)")
_MARKS = {1: ("er", "ro"), 2: ("do",), 3: ("er", "ro"), 7: ("mo",), 8: ("vo",), 9: ("no",), 10: ("mo",)}
_OTHER = ("to",)
_COMPOUND = re.compile(r"(?:\d+\s+)?mil(?:\s+\d+(?:[.,]\d+)?)?\s+(?P<unit>millones|mdd|mdp)", re.IGNORECASE)
_SPAIN = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3}(?!\d)")


def ordinals(said: str, _old: int, new: int, rest: str) -> Iterator[str]:
    """
    >>> [next(ordinals(*words)) for words in (("segundo", 2, 3, " lugar"), ("segundo", 2, 3, ""), ("cuarta", 4, 7, ""))]
    ['tercer', 'tercero', 'séptima']
    >>> next(ordinals("3er", 3, 4, " lugar")), next(ordinals("3.º", 3, 4, " lugar")), next(ordinals("2da", 2, 1, ""))
    ('4to', '4.º', '1ra')
    """
    feminine = said.endswith(("a", "ª"))
    if digits := _DIGITS.fullmatch(said):
        mark = digits["mark"]
        yield (
            f"{new}{said[len(said.rstrip('ºª°').rstrip('. ')) :]}"
            if mark in ("º", "ª", "°")
            else (f"{new}{_mark(new, feminine=feminine, before_noun=bool(rest.strip()))}")
        )
        return
    known = [form for form, word in lexicon("es").forms.items() if word.kind == "ordinal_form" and word.value == new]
    short = [form for form in known if form.endswith("r")] if rest.strip() and not feminine else []
    yield from [*short, *(form for form in known if form.endswith("a" if feminine else "o"))]


def _mark(place: int, *, feminine: bool, before_noun: bool) -> str:
    marks = _MARKS.get(place % 10 if place > 10 else place, _OTHER)
    chosen = marks[0] if before_noun and not feminine else marks[-1]
    return chosen[:-1] + "a" if feminine else chosen


def compound(said: str, value: Decimal, place: Decimal) -> str | None:
    """
    >>> compound("mil 93 millones", Decimal("2207e6"), MILLION), compound("781 mdd", Decimal("800e6"), MILLION)
    ('2 mil 207 millones', None)
    """
    found = _COMPOUND.fullmatch(said.strip())
    if found is None or value < 1000 * MILLION:
        return None
    exact = (value / MILLION).quantize(
        max(place / MILLION, Decimal(1)) if place >= MILLION else place / MILLION, ROUND_HALF_UP
    )
    thousands, rest = divmod(exact, 1000)
    head = "mil" if thousands == 1 else f"{thousands} mil"
    return " ".join([head, *([say_number("es", rest)] if rest else []), found["unit"]])


TURNING = Turning(
    scales={3: "mil", 6: "millones", 9: "mil millones", 12: "billones"},
    ordinals=ordinals,
    nouns=(("millón", "millones"), ("punto", "puntos"), ("vez", "veces"), ("proyecto", "proyectos")),
    compound=compound,
    grouping=",",
    foreign_marks=lambda said: _SPAIN.search(said) is not None,
)
