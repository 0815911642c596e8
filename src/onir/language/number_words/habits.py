"""How a language puts number words and digits together; what it does not do is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Habits:
    """Texts are regular expressions in small letters; `gaps` are what may stand between two words, bare."""

    language: str
    locale: str = ""
    """The Unicode locale whose digits it prints, where that is not the language's own."""

    # -- digits -----------------------------------------------------------------------------------------------
    comma: Literal["decimal", "groups", "by the text"]
    """What a comma before three digits is; where usage is divided, the other numbers of the text tell."""
    scale_ahead: str = ""
    """How scale words begin, after a decimal split by a space: "17, 4 billion"."""
    scale_gaps: tuple[str, ...] = ()
    """Endings of digits before a scale word: «2-х миллиардов»."""

    # -- words ------------------------------------------------------------------------------------------------
    stems: frozenset[str] = frozenset()
    """Kinds of words that are listed as stems and take `endings`."""
    endings: str = ""
    ordinal: str = ""
    """What makes an ordinal of a stem, before its ending."""
    closes: bool = False
    """Whether an ending closes the phrase."""
    shy: str = ""
    """Forms that mean something else when they stand alone."""
    folds: tuple[tuple[str, str], ...] = ()
    """Letters often typed for others."""
    gaps: tuple[str, ...] = ()
    """Before any number word of a phrase."""
    gaps_after_tens: tuple[str, ...] = ()
    gaps_after_hundred: tuple[str, ...] = ()
    half_first: bool = False
    """Whether half may stand before its scale."""
    thousands_of: bool = False
    """Whether thousands count larger scales: "mil 93 millones", a billion and more."""

    # -- fractions --------------------------------------------------------------------------------------------
    fraction: Literal["digit by digit", "parts first", "parts last"] = "digit by digit"
    """As in "one point seven", "бір бүтін оннан жеті", «одна целая семь десятых»."""
    points: tuple[str, ...] = ()
    """What stands before the digits of a fraction."""
    point_after_scale: bool = False
    """Whether a fraction may follow a scale word: "one million point five"."""

    # -- no numbers -------------------------------------------------------------------------------------------
    vague: str = ""
    """Before a scale word that names no number: "hundreds of"."""
    vague_after: str = ""
    other_word: Mapping[int, str] = field(default_factory=dict)
    """A number alone that is another word after these."""

    # -- ordinals in digits -----------------------------------------------------------------------------------
    ordinal_mark: str = ""
    roman_nouns: str = ""
    """Nouns before which a single Roman letter is a numeral."""
