"""A wrong sentence with the table's figure in its place, in the writer's own words, precision and grammar.

Only the figure is exchanged, and what its language makes follow it, as `mending.py` in its folder says: the ending of
a Kazakh figure, the case of a Russian noun, an ordinal in the gender it stood in. The mended sentence is read again
where it stands, and the mend is offered only if reading finds the same claim with the new figure; what that does not
carry through is not offered. Left out: sentences whose verb would have to turn (a rise that was a fall), ranges,
amounts in two currencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from onir.claims.pieces import Sentences
from onir.claims.turning import Turning, turning
from onir.language.agreement import agree
from onir.language.formats import say_number
from onir.language.numerals import NumberSpan, find_numbers
from onir.language.ordinals import find_ordinals
from onir.measure.interval import plain

if TYPE_CHECKING:
    from onir.claims.checking.report import Checked, Evidence, Report
    from onir.claims.claim import Claim

WRONG = ("contradicted", "misattributed", "revised")
_TAIL = re.compile(r"\d(?P<tail>[\s\u00a0]*[^\W\d]+\.?)?\Z")
_NOUN = re.compile(r"([\s\u00a0]+)([^\W\d]+)")
_GLUED = re.compile(r"-[^\W\d]+")
_EXCHANGED_MARKS = str.maketrans(",.", ".,")
_ROUNDING = {">=": ROUND_FLOOR, "<=": ROUND_CEILING}


@dataclass(frozen=True)
class Mend:
    """The words to take out, the words to put in their place, and the sentence that comes of it."""

    start: int
    end: int
    words: str
    sentence: str

    def as_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "words": self.words, "sentence": self.sentence}


def mend(checked: Checked, report: Report) -> Mend | None:
    """The claim with the figure of the newest release looked at; None where an exchange of figures would not do."""
    claim, turns = checked.claim, turning(checked.claim.language)
    if turns is None or checked.verdict not in WRONG or not checked.evidence or not _is_plain(claim):
        return None
    value = _figure(claim, checked.evidence[-1])
    start = report.text.find(claim.written.text, claim.start, claim.end)
    if value is None or start < 0:
        return None
    for written in _ways(claim, value, turns):
        again = report.reading.again(claim, written)
        if again is not None and _subject(again[0]) == _subject(again[1]):
            return Mend(start, start + len(claim.written.text), written, _sentence(report.text, claim, start, written))
    return None


def _is_plain(claim: Claim) -> bool:
    """One figure for one thing: no range, no "from … to", no second currency."""
    if claim.form == "order":
        return False
    return claim.value_high is None and claim.from_value is None and claim.alt_value is None and claim.value > 0


def _figure(claim: Claim, evidence: Evidence) -> Decimal | None:
    """The table's figure in the measure and at the precision written; None if it says so of another verb."""
    if evidence.interval.low != evidence.interval.high and claim.kind == "rank":
        return None
    value = Decimal(plain(evidence.value))
    if value <= 0 or (claim.unit == "times" and (value < 1 or claim.direction == "down")):
        return None
    if claim.form == "index":
        value = 100 - value if claim.direction == "down" else 100 + value
    if claim.kind == "rank":
        return value
    rounded = value.quantize(claim.written.place, _ROUNDING.get(claim.written.bound or "", ROUND_HALF_UP))
    return rounded or None


def _ways(claim: Claim, value: Decimal, turns: Turning) -> Iterator[str]:
    """The written words with another figure, the likeliest grammar first."""
    if claim.kind == "rank":
        yield from _places(claim.written.text, int(claim.value), int(value), claim.language, turns)
        return
    spans = find_numbers(claim.written.text, claim.language)
    if len(spans) == 1:
        yield _exchanged(claim, spans[0], value, turns)
    elif not spans and turns.factor and claim.unit == "times":
        noun = agree(claim.language, value, turns.nouns[0])
        yield turns.factor.format(number=say_number(claim.language, value), noun=noun)


# -- places ---------------------------------------------------------------------------------------------------------


def _places(text: str, old: int, new: int, language: str, turns: Turning) -> Iterator[str]:
    """An ordinal or a numbered place with another number, in the form the old one had."""
    for span in find_ordinals(text, language):
        said, rest = text[span.start : span.end], text[span.end :]
        if said.isdigit():
            yield text[: span.start] + str(new) + rest
        for other in turns.ordinals(said.lower(), old, new, rest):
            yield text[: span.start] + _like(said, other) + rest
    if digits := re.search(rf"(?<!\d){old}(?=\D|\Z)", text):
        yield text[: digits.start()] + str(new) + text[digits.end() :]


def _like(said: str, other: str) -> str:
    return other[:1].upper() + other[1:] if said[:1].isupper() else other


# -- figures --------------------------------------------------------------------------------------------------------


def _exchanged(claim: Claim, span: NumberSpan, value: Decimal, turns: Turning) -> str:
    """The figure exchanged, its scale word kept where it still fits, and what follows made to agree."""
    text, language = claim.written.text, claim.language
    said, rest = text[span.start : span.end], text[span.end :]
    if turns.compound is not None and (anew := turns.compound(said, value, claim.written.place)) is not None:
        return text[: span.start] + anew + rest
    tail = _TAIL.search(said)
    scale = span.scale if tail and _is_one_figure(said) else _scale_of(span)
    number = say_number(language, value / scale, max(0, -(claim.written.place / scale).adjusted()))
    if re.match(r"\d{4}", said):
        number = number.replace(turns.grouping, "")
    if turns.foreign_marks is not None and turns.foreign_marks(said):
        number = number.translate(_EXCHANGED_MARKS)
    if tail and _is_one_figure(said):
        rest = (tail["tail"] or "") + rest
    elif scale > 1:
        rest = f" {turns.scales[scale.adjusted()]}{rest}"
    return text[: span.start] + number + _agreeing(language, claim.value / scale, value / scale, rest, turns)


def _is_one_figure(said: str) -> bool:
    """One run of digits and at most one word: neither words nor «1 млрд 93 млн»."""
    return re.fullmatch(r"\d[\d\s\u00a0.,]*(?:[^\W\d]+\.?)?", said) is not None


def _scale_of(span: NumberSpan) -> Decimal:
    """The largest scale that has a word and is no larger than the figure."""
    return next((Decimal(10) ** power for power in (12, 9, 6, 3) if span.value >= Decimal(10) ** power), Decimal(1))


def _agreeing(language: str, old: Decimal, new: Decimal, rest: str, turns: Turning) -> str:
    """What follows a figure, made to follow another one: a noun by number, a glued ending by sound."""
    if turns.glued is not None and (glued := _GLUED.match(rest)):
        return turns.glued(old, new, glued[0]) + rest[glued.end() :]
    noun = _NOUN.match(rest)
    forms = next((forms for forms in turns.nouns if noun and noun[2] in forms), None)
    if noun is None or forms is None or noun[2] != agree(language, old, forms):
        return rest
    return noun[1] + agree(language, new, forms) + rest[noun.end() :]


# -- reading again --------------------------------------------------------------------------------------------------


def _sentence(text: str, claim: Claim, start: int, words: str) -> str:
    """The sentence of a claim with other words for its figure."""
    end = start + len(claim.written.text)
    mended = text[:start] + words + text[end:]
    return "".join(Sentences(mended).around(replace(claim, end=claim.end + len(words) - (end - start))))


def _subject(claim: Claim) -> tuple[object, ...]:
    said = (claim.kind, claim.indicator, claim.area, claim.period, claim.unit, claim.form, claim.direction)
    return (*said, claim.written.bound, claim.partner, claim.activity, claim.by)
