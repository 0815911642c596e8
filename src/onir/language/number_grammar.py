"""The grammar of numbers: how tokens of digits and words go together into one quantity, or into an ordinal in words.

Each word must be of a smaller order than the one before it, and each part of a compound of a smaller scale. A Kazakh
case ending closes the phrase. Every token is looked at a bounded number of times, so reading is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from onir.language.number_tokens import Token, tokens
from onir.language.number_words import habits

ONE, TEN, HALF = Decimal(1), Decimal(10), Decimal("0.5")
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_ENDLESS = Decimal("1e30")

ORDINALS = ("ordinal", "ordinal_form", "ordinal_hundred")
_WORDS = ("unit", "teen", "tens", "hundreds", "hundred", *ORDINALS)
_SCALE_GAPS = (" ", "", "-")
"""Between a number and its scale word: `1.1bn`, `10-million`."""

_SCALES = ("scale", "many", "abbreviation", "glued", "money")

_MONEY_BEFORE = re.compile(r"(?:[$€£¥₸₽]|\b(?:usd|eur|kzt|gbp|rub|cny))\s?[0-9.,]*\Z", re.IGNORECASE)
_DOT_INSIDE = re.compile(r"\.\s?([$€₸₽0-9%)«,;:]|[^\W_])")


@dataclass(frozen=True)
class NumberSpan:
    """Where a number stands and what it says.

    `value` has its scale applied; `place` is one unit of the last printed place, scale included (for a spoken half, a
    tenth); `scale` is the last scale word said; `ambiguous`: the mark before three digits may group or part.
    """

    start: int
    end: int
    value: Decimal
    place: Decimal
    in_words: bool = False
    spoken_half: bool = False
    scale: Decimal = ONE
    ambiguous: bool = False


@dataclass(frozen=True)
class OrdinalWords:
    """An ordinal said in words, such as `жиырма бесінші` or `twenty-first`."""

    start: int
    end: int
    value: int


@lru_cache(maxsize=8)
def phrases(text: str, language: str) -> tuple[NumberSpan | OrdinalWords, ...]:
    """Numbers and worded ordinals in order; kept for the last few texts, since both kinds are asked for in turn.

    >>> [text_of.value for text_of in phrases("жүз елу мың, он бірінші", "kk")]
    [Decimal('1.50E+5'), 11]
    """
    reader = _Reader(text, language, tokens(text, language))
    found: list[NumberSpan | OrdinalWords] = []
    while reader.at < len(reader.tokens):
        reader.first = reader.at
        if (phrase := reader.phrase()) is not None:
            found.append(phrase)
        reader.at = max(reader.at, reader.first + 1)
    return tuple(found)


@cache
def _begins(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _ends_with(text: str, pattern: str) -> bool:
    return _begins(rf"(?:{pattern})\Z").search(text) is not None


@dataclass
class _Part:
    """A quantity with its scale; `ordinal`: its last word was one; `closed`: a case ending ended the phrase."""

    value: Decimal
    place: Decimal = ONE
    scale: Decimal = ONE
    words: bool = True
    spoken: bool = False
    ambiguous: bool = False
    ordinal: bool = False
    closed: bool = False

    def halved(self) -> None:
        """Half of the scale more, as a half is spoken."""
        self.value += self.scale * HALF
        self.place, self.spoken = self.scale / TEN, True

    def times(self, token: Token) -> None:
        self.value, self.place, self.scale = self.value * token.value, self.place * token.value, token.value
        self.closed = token.ended


class _Reader:
    """Reads phrases from tokens, left to right; `first` is where the phrase in hand began, `at` what comes next."""

    def __init__(self, text: str, language: str, found: list[Token]) -> None:
        self.text, self.rules, self.tokens, self.first, self.at = text, habits(language), found, 0, 0

    def phrase(self) -> NumberSpan | OrdinalWords | None:
        """The phrase that begins at the next token, if one does."""
        start = self.tokens[self.at].start
        minus = self.take("minus") is not None
        part = self.part()
        if part is None or self._is_other_word(start):
            return None
        value, words, ambiguous = part.value, part.words, part.ambiguous
        while part.scale > ONE and not (part.closed or part.ordinal or part.spoken):
            if (more := self._smaller(part)) is None:
                break
            part, value, words = more, value + more.value, words and more.words
        if part.scale > ONE and words and (self.peek("whole") or self.rules.point_after_scale):
            part = self._fraction(_Part(Decimal(0), part.place, part.scale, spoken=part.spoken))
            value += part.value
        if part.ordinal:
            return OrdinalWords(start, self.tokens[self.at - 1].end, int(value))
        sign = self._minus_sign(start)
        value = -value if minus or sign else value
        return NumberSpan(start - sign, self._end(), value, part.place, words, part.spoken, part.scale, ambiguous)

    # -- parts ------------------------------------------------------------------------------------------------------

    def part(self) -> _Part | None:
        """A quantity, halved or scaled as the words after it say; None puts nothing in hand."""
        before = self.at
        part = self._literal() or self._special() or self._words(*self.rules.gaps)
        if part is None and (token := self.take("scale", "one_scale")):
            part = _Part(ONE)
            part.times(token)
        if part is None:
            self.at = before
            return None
        if not (part.ordinal or part.closed):
            self._scale(part)
        if self.rules.thousands_of and part.scale == _THOUSAND:
            self._thousands_of(part)
        return part

    def _thousands_of(self, part: _Part) -> None:
        """Thousands that count a larger scale, with what is below them: `mil millones`, `34 mil 265 millones`."""
        before = self.at
        rest = (self._literal() or self._whole_words()) if self.peek("digits", *_WORDS) else None
        scale = self.peek(*_SCALES)
        if scale is None or scale.value <= _THOUSAND or (rest and (rest.ordinal or rest.value >= _THOUSAND)):
            self.at = before
            return
        self.at += 1
        if rest is not None:
            part.value, part.place = part.value + rest.value, rest.place
        part.times(scale)
        part.scale = scale.value

    def _smaller(self, larger: _Part) -> _Part | None:
        """The next part of a compound (`1 млрд` 93 млн), which must be smaller and said in a manner that joins."""
        before = self.at
        first = self.peek("digits", *_WORDS, gaps=(" ", "and"))
        part = self.part() if first and first.gap != "\n" else None
        bare = part is not None and part.scale == ONE
        if (
            part is None
            or part.scale >= larger.scale
            or part.value >= larger.scale
            or (bare and not self._continues(part, larger, before))
        ):
            self.at = before
            return None
        return part

    def _continues(self, part: _Part, larger: _Part, before: int) -> bool:
        """Whether a number with no scale of its own goes on the one before it."""
        if self.rules.thousands_of and not part.words:
            return larger.scale == _THOUSAND and part.place == ONE
        return part.words == larger.words and (part.words or self._joins(part, larger, before))

    def _joins(self, part: _Part, larger: _Part, before: int) -> bool:
        """Whether bare digits go on a number of thousands: `16 мың 450`, never a day or a year (`16 мың 15 мамыр`)."""
        literal = self.tokens[before]
        return larger.scale == _THOUSAND and part.place == ONE and literal.end - literal.start == 3

    def _literal(self) -> _Part | None:
        token = self.take("digits")
        return token and _Part(token.value, token.place, words=False, ambiguous=token.ambiguous)

    def _special(self) -> _Part | None:
        """One and a half, half a million, and a half before its scale (`жарым миллион`)."""
        if token := self.take("one_and_half"):
            return _Part(token.value, ONE / TEN, spoken=True)
        if token := self.take("half_scale"):
            return _Part(HALF * token.value, token.value / TEN, token.value, spoken=True, closed=True)
        if self.rules.half_first and self.take("half"):
            return _Part(HALF, ONE / TEN, spoken=True) if self.peek("scale", "abbreviation") else None
        return None

    def _words(self, *joiners: str) -> _Part | None:
        part = self._whole_words(*joiners)
        if part is None or part.ordinal or part.closed:
            return part
        return self._fraction(part)

    def _whole_words(self, *joiners: str) -> _Part | None:
        """Words below a thousand: each must be of a smaller order than the one before."""
        total, floor, closed, begun = Decimal(0), _ENDLESS, False, self.at
        gaps: tuple[str, ...] = (" ", *joiners)
        while not closed and (token := self.peek(*_WORDS, gaps=gaps)):
            step = _step(token, floor, total)
            if step is None:
                break
            total, floor = step
            self.at += 1
            gaps = self._gaps(token.kind)
            if token.kind in ORDINALS:
                return _Part(total, ordinal=True, closed=True)
            closed = token.ended and self.rules.closes
        return _Part(total, closed=closed) if self.at > begun else None

    def _gaps(self, after: str) -> tuple[str, ...]:
        """What may stand between two number words: `sixty-one`, `two hundred and one`, `жүз де бір`."""
        rules = self.rules
        joiners = {"hundred": rules.gaps_after_hundred, "tens": rules.gaps_after_tens}
        return (" ", *joiners.get(after, ()))

    # -- fractions --------------------------------------------------------------------------------------------------

    def _fraction(self, part: _Part) -> _Part:
        """The words after a whole: `бүтін оннан жеті`, `де жеті`, `целых семь десятых`, `point seven`."""
        before = self.at
        readers = {"parts first": self._parts_first, "parts last": self._parts_last}
        found = readers.get(self.rules.fraction, self._digit_by_digit)(part.value)
        if found is None:
            self.at = before
            return part
        return found

    def _parts_first(self, whole: Decimal) -> _Part | None:
        """Kazakh: `бүтін оннан жеті`, `де жеті`."""
        if self.take("whole"):
            parts = self.peek("tens", "hundred", "scale")
            if parts is None or parts.value not in (TEN, _HUNDRED, _THOUSAND) or not parts.ended:
                return None
            self.at += 1
            over = self._whole_words()
            return over and _Part(whole + over.value / parts.value, ONE / parts.value, closed=over.closed)
        if not self.peek("unit", "tens", gaps=self.rules.points):
            return None
        over = self._whole_words(*self.rules.points)
        if over is None or (over.value == whole == ONE and not self.peek("scale")):
            return None
        unit = ONE.scaleb(-len(str(over.value)))
        return _Part(whole + over.value * unit, unit, closed=over.closed)

    def _parts_last(self, whole: Decimal) -> _Part | None:
        """Russian: `целых семь десятых`; also with no whole said: `семь десятых`."""
        over: _Part | None = _Part(whole)
        if self.take("whole"):
            over = self._whole_words("и")
        else:
            whole = Decimal(0)
        parts = self.peek("ordinal")
        if over is None or parts is None or parts.value not in (TEN, _HUNDRED, _THOUSAND):
            return None
        if not self.text[: parts.end].lower().endswith(("ых", "ая", "ой", "ую")):
            return None
        self.at += 1
        return _Part(whole + over.value / parts.value, ONE / parts.value)

    def _digit_by_digit(self, whole: Decimal) -> _Part | None:
        """English: `point seven`."""
        digits, gaps = "", self.rules.points
        while token := self.peek("unit", gaps=gaps):
            digits, gaps = digits + str(token.value), (" ",)
            self.at += 1
        return _Part(whole + Decimal(f"0.{digits}"), ONE.scaleb(-len(digits))) if digits else None

    # -- scales -----------------------------------------------------------------------------------------------------

    def _scale(self, part: _Part) -> None:
        """Takes a half, a scale word, or a scale word and then its half (`екі мың жарым`)."""
        if part.value == int(part.value) and not part.spoken and part.scale == ONE and self.take("half"):
            part.halved()
        if (
            part.scale == ONE
            and (token := self.peek(*_SCALES, gaps=(*_SCALE_GAPS, *self.rules.scale_gaps)))
            and self._scales(token)
        ):
            self.at += 1
            part.times(token)
        elif part.words and (token := self.peek(*ORDINALS)) and token.value == _THOUSAND:
            self.at += 1
            part.value, part.ordinal = part.value * _THOUSAND, True
        if part.scale > ONE and not part.closed and part.place == part.scale and self.take("half"):
            part.halved()

    def _scales(self, token: Token) -> bool:
        """Whether a scale word belongs to the number before it: a letter only when glued, `m` and `b` only in money."""
        if token.kind == "glued":
            return token.gap == ""
        if token.kind == "money":
            return (
                token.gap == "" and _MONEY_BEFORE.search(self.text[max(0, token.start - 40) : token.start]) is not None
            )
        return True

    # -- looking ----------------------------------------------------------------------------------------------------

    def peek(self, *kinds: str, gaps: tuple[str, ...] = (" ",)) -> Token | None:
        """The next token when it is one of `kinds` and begins the phrase or stands beside the token before."""
        if self.at == len(self.tokens):
            return None
        token = self.tokens[self.at]
        if token.kind not in kinds or self.at == self.first:
            return token if token.kind in kinds else None
        if self.tokens[self.at - 1].kind == "abbreviation":
            gaps = (*gaps, ".")
        return token if token.gap is not None and (" " if token.gap.isspace() else token.gap) in gaps else None

    def take(self, *kinds: str) -> Token | None:
        """As `peek`, and goes on past it."""
        token = self.peek(*kinds)
        self.at += token is not None
        return token

    def _is_other_word(self, start: int) -> bool:
        """Whether a phrase of one word is some other word, a quarter of a year, or the base of a vague plural."""
        token, alone = self.tokens[self.first], self.at - self.first == 1
        before = self.text[max(0, start - 24) : start]
        never, rules = "(?!)", self.rules
        if alone and (token.shy or _ends_with(before, rules.other_word.get(int(token.value), never))):
            return True
        if _begins(rules.vague_after or never).match(self.text, self.tokens[self.at - 1].end):
            return True
        vague = token.kind in ("scale", "one_scale", "hundred")
        return vague and _ends_with(before, rf"(?:{rules.vague})\s+" if rules.vague else never)

    def _minus_sign(self, start: int) -> bool:
        """Whether a hyphen or minus stands right before, and it is no range, code or dash between numbers."""
        if self.tokens[self.first].kind != "digits" or not start or self.text[start - 1] not in "-−–":
            return False
        before = self.text[max(0, start - 4) : start - 1]
        return not before or (before[-1] in " \n\t\u00a0(" and not before.rstrip()[-1:].isdigit())

    def _end(self) -> int:
        """Past the last token, and past the full stop of an abbreviation inside a sentence."""
        last = self.tokens[self.at - 1]
        inside = _DOT_INSIDE.match(self.text, last.end) if last.kind == "abbreviation" else None
        return last.end + (inside is not None and not inside[1].isupper())


def _step(token: Token, floor: Decimal, total: Decimal) -> tuple[Decimal, Decimal] | None:
    """The total and the order reached with one word more; None when the word does not go on the number."""
    if token.kind in ("hundred", "ordinal_hundred") and floor == ONE and ONE <= total < TEN:
        return total * _HUNDRED, _HUNDRED
    order = next(order for order in (_ENDLESS, _THOUSAND, _HUNDRED, TEN, ONE) if token.value >= order or order == ONE)
    if token.kind == "teen" or (token.kind in ORDINALS and TEN < token.value < 20):
        return (total + token.value, ONE) if floor >= _HUNDRED else None
    if token.value >= _THOUSAND:
        return (token.value, ONE) if floor == _ENDLESS else None
    return (total + token.value, order) if floor > order else None
