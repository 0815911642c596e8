"""A probability in words: always the number, and a word that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from onir.figures.words import Percent
from onir.language.messages import Message, msg

WORDS = (
    (0.99, msg("practically certain")),
    (0.90, msg("very likely")),
    (0.66, msg("likely")),
    (0.33, msg("about as likely as not")),
    (0.10, msg("unlikely")),
    (0.01, msg("very unlikely")),
    (0.00, msg("practically ruled out")),
)
"""The word of a probability, from the least that it is said of."""


@dataclass(frozen=True)
class Chance:
    """A probability in whole per cent: draws tell no more, and neither that a thing is certain.

    >>> Chance(0.573).say("en"), Chance(1.0).say("en"), str(Chance(0.573).word)
    ('57%', 'more than 99%', 'about as likely as not')
    """

    value: float

    @property
    def word(self) -> Message:
        return next((word for least, word in WORDS if self.value >= least), WORDS[-1][1])

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        if self.value < 0.01:
            return msg("less than {percent}", percent=Percent(Decimal(1))).say(language)
        if self.value > 0.99:
            return msg("more than {percent}", percent=Percent(Decimal(99))).say(language)
        return Percent((Decimal(self.value) * 100).quantize(Decimal(1), ROUND_HALF_EVEN)).say(language)
