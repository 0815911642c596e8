"""Slips of the hand: digits cut instead of rounded, two swapped, one dropped. The true value at the printed place is
compared digit by digit; three digits at least, since shorter numbers slip into one another by chance."""

from __future__ import annotations

from fractions import Fraction

from onir.claims.checking.question import Question
from onir.claims.checking.report import Evidence
from onir.measure.interval import plain

FEWEST = 3


def cut(evidence: Evidence, question: Question) -> bool:
    """Whether the writer cut the true value at the last printed place: 1.79 as 1.7."""
    place = question.wanted.place
    return place > 0 and evidence.value > 0 and evidence.value // place * place == question.wanted.value


def slipped(evidence: Evidence, question: Question) -> str:
    """What happened to the digits, `swapped` or `dropped`; empty when no slip explains them."""
    place = question.wanted.place
    true, written = (plain(Fraction(round(value / place))) for value in (evidence.value, question.wanted.value))
    if len(written) < FEWEST or true == written:
        return ""
    if written in _swapped(true):
        return "swapped"
    return "dropped" if written in _dropped(true) else ""


def _swapped(digits: str) -> set[str]:
    """
    >>> sorted(_swapped("123"))
    ['132', '213']
    """
    return {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)}


def _dropped(digits: str) -> set[str]:
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))}
