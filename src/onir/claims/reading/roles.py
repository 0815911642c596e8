"""What a figure says: a level, a change, an index, a share, points, a count.

Each kind of figure has its rules in the order they are tried; the first that fits decides. Every rule is one way the
three languages say it; its docstring shows the way. A per cent that no rule takes is a share.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from onir.claims.reading.cues import ALSO, Figure, Role, as_direction
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight

_INDEX_FROM, _INDEX_TO = Decimal(60), Decimal(1000)
_STATED = re.compile(
    r"\b(?:состав\w+|достиг\w*|was|amounted to|reached|made|равен)(?:\s|\Z)|\s[–—]\s|\A\s*[–—:-]\s*\Z|индекс",
    re.IGNORECASE,
)
_INDEX_WORD = re.compile(r"\b(?:индекс\w*|index|made(?! up))\b", re.IGNORECASE)
_OF_BASE = re.compile(r"\s*(?:к|of the|of last|against|к уровню|от уровня)\s", re.IGNORECASE)
_MINUS = ("минус", "minus")
_CHANGED = ("said", "up", "down")
_KAZAKH_IS = ("құра", "бол")
_KAZAKH_REACHED = ("дейін", "болды", "жетті")
_NEXT_WORD = re.compile(r"\s+([^\W\d]+)")


def role(sight: Sight, one: Quantity, earlier: Quantity | None = None, said: Role | None = None) -> Role | None:
    """The role of a quantity; `earlier`, `said`: the one before it in the sentence and its role. None: no claim."""
    figure = Figure(sight, one, earlier, said)
    if one.counted:
        return Role("count", direction=figure.moved)
    rules = RULES.get(one.unit, AMOUNT if one.is_money else ())
    return next((meant for rule in rules if (meant := rule(figure)) is not None), None)


# -- money --------------------------------------------------------------------------------------------------------


def from_level_to_level(figure: Figure) -> Role | None:
    """ "1,9 трлн теңгеден 3,7 трлн теңгеге өсті": the level reached."""
    return Role("volume", direction=figure.moved) if figure.one.origin is not None else None


def below_zero(figure: Figure) -> Role | None:
    """«Чистый приток составил минус 14 млн»: what can be negative is a level, unless a word of change governs it."""
    sight, one = figure.sight, figure.one
    named = sight.before(one.start, "indicator")
    if named is None or not (named.code("indicator") or "").startswith("fdi.net_inflow"):
        return None
    changes = [mark for mark in sight.within(named.end, one.start, "change") if mark.text.lower() not in _MINUS]
    negative = one.sign < 0 or one.lead in _MINUS
    return Role("volume", below_zero=True) if negative and not changes else None


def changed_by(figure: Figure) -> Role | None:
    """ "77 млрд теңгеге артты", «выросли на 63 млрд», "increased by 63 billion", "+7 billion"."""
    one, cue = figure.one, figure.cue
    if one.sign or (cue is not None and _is_size(figure)):
        return Role("growth", "absolute", figure.direction or "up", cue)
    return None


def said_again_in_money(figure: Figure) -> Role | None:
    """ "Up 12.6 percent, or $91.7 million"."""
    said, earlier = figure.said, figure.earlier
    if (
        said is None
        or earlier is None
        or said.kind != "growth"
        or earlier.unit != "percent"
        or figure.one.lead not in ALSO
    ):
        return None
    return Role("growth", "absolute", said.direction)


def level(_figure: Figure) -> Role:
    return Role("volume")


def _is_size(figure: Figure) -> bool:
    """Whether an amount is the size of a change rather than a level."""
    one, cue, text = figure.one, figure.cue, figure.sight.text
    if cue is None:
        return False
    after = cue.start >= one.end
    between = text[one.end : cue.start] if after else text[cue.end : one.start]
    if figure.sight.rules.verb_last:
        return after and one.case == "dative" and not between.strip() and one.bound != "<="
    if after:
        return not between.strip() and (figure.by or figure.sight.language == "en")
    return (figure.by and len(between) < 60) or cue.text.lower() in ("плюс", "минус")


# -- ratios and points ----------------------------------------------------------------------------------------------


def times_in_a_word(figure: Figure) -> Role | None:
    """ "Doubled", «вдвое», "halved"."""
    said = as_direction(figure.one.change)
    if said is None:
        return None
    fell = figure.cue is not None and figure.cue.code("change") == "down"
    return Role("growth", direction="down" if fell else said, cue=figure.cue)


def times(figure: Figure) -> Role | None:
    """ "1,7 есе артты", «в 1,7 раза», "2.6-fold"; "three times" without a word of change counts occasions."""
    one, text = figure.one, figure.sight.text
    fold = "fold" in text[one.figure[1] : one.end + 1].lower() or "кратн" in text[one.start : one.end]
    spoken = one.lead in figure.sight.rules.factor or figure.sight.rules.verb_last or fold
    if figure.cue is None and not one.sign and not spoken:
        return None
    carried = figure.said.direction if figure.said is not None and figure.said.kind == "growth" else None
    return Role("growth", direction=figure.direction or carried or "up", cue=figure.cue)


def points(figure: Figure) -> Role:
    return Role("growth", direction=figure.direction or "up", cue=figure.cue)


# -- per cents ------------------------------------------------------------------------------------------------------


def fraction_in_a_word(figure: Figure) -> Role | None:
    """ "One fifth of the investment", «более половины инвестиций»."""
    return Role("share") if figure.one.change == "share" else None


def rate_moved(figure: Figure) -> Role | None:
    """ "Its share rose from 8 % to 13 %"."""
    return Role("share", direction=figure.moved) if figure.one.origin is not None and figure.one.value <= 100 else None


def share_reached(figure: Figure) -> Role | None:
    """«Доля выросла на 0,2 процентных пункта до 92 %», "үлесі артып, 92 %-ға жетті": the level of a share."""
    sight, one, said = figure.sight, figure.one, figure.said
    if one.value > 100 or one.sign or not (figure.to or _is_reached(figure)):
        return None
    after_points = said is not None and figure.earlier is not None and figure.earlier.unit == "points"
    named = sight.before(one.start, "share", since=sight.sentence.start)
    return Role("share") if after_points or (named is not None and one.lead in sight.rules.to) else None


def _is_reached(figure: Figure) -> bool:
    one = figure.one
    follow = figure.sight.text[one.end : one.end + 20].lower().lstrip()
    return figure.sight.rules.verb_last and follow.startswith(_KAZAKH_REACHED)


def of_the_plan(figure: Figure) -> Role | None:
    """«План выполнен на 104 %», "83 % of the plan"."""
    sight, end = figure.sight, figure.one.end
    plan = sight.kind("planbase")
    beside = any(0 <= mark.start - end <= 2 for mark in plan)
    fits = bool(plan) and (beside or sight.has("fulfil")) and not sight.has("change")
    return Role("target", "plan_fulfilment") if fits else None


def said_again_in_per_cent(figure: Figure) -> Role | None:
    """«Плюс 7 млрд тенге, или 9 %»."""
    said = figure.said
    if said is None or said.form != "absolute" or figure.one.lead not in ALSO:
        return None
    return Role("growth", direction=said.direction)


def change_in_a_word(figure: Figure) -> Role | None:
    """«Выросли на треть», "fell by half", "a third less"."""
    said = as_direction(figure.one.change) or figure.direction or "up"
    return Role("growth", direction=said, cue=figure.cue) if figure.one.change in _CHANGED else None


def index(figure: Figure) -> Role | None:
    """ "Өсім 121 %-ды құрады", «вырос до 105,4 %», "119 % of the same period", "the volume index was 98.7 %"."""
    one = figure.one
    if not _INDEX_FROM <= one.value <= _INDEX_TO or one.sign:
        return None
    if not (_of_base(figure) or _named_index(figure) or _index_by_verb(figure)):
        return None
    return Role("growth", "index", "up" if one.value >= 100 else "down", figure.cue)


def share(figure: Figure) -> Role | None:
    """ "Үлесі 71 пайыз", «на долю … пришлось 54 %», "54 % of FDI", "(22.6 percent)"."""
    if figure.cue is not None and figure.by:
        return None
    return Role("share") if any(fits(figure) for fits in SHARES) else None


def change(figure: Figure) -> Role | None:
    """ "12,5 %-ға өсті", «на 12,5 % больше», "up 12.5 percent", "−3 %"."""
    return Role("growth", direction=figure.direction, cue=figure.cue) if figure.direction is not None else None


def change_of_a_list(figure: Figure) -> Role | None:
    """«Крым (рост в 4,2 раза) и Амурская область (на 48 %)»."""
    said = figure.said
    return Role("growth", said.form, said.direction) if said is not None and figure.follows_a_change else None


def share_of_something(_figure: Figure) -> Role:
    return Role("share")


# -- what makes an index --------------------------------------------------------------------------------------------


def _of_base(figure: Figure) -> bool:
    """Per cent of an earlier level: what follows (Kazakh: what precedes) is the period compared with."""
    sight, one = figure.sight, figure.one
    if sight.rules.verb_last:
        before = [period for period in sight.periods if period.end <= one.start]
        near = bool(before) and before[-1].is_base and one.start - before[-1].end < 12
        is_so = sight.text[one.end : one.end + 10].lower().lstrip().startswith(_KAZAKH_IS)
        return near and (is_so or one.case in ("possessive", "accusative"))
    found = _OF_BASE.match(sight.text, one.end)
    if not found:
        return False
    place = found.end()
    return any(
        place - 4 <= period.start <= place + 14 or period.start <= place <= period.end for period in sight.periods
    )


def _named_index(figure: Figure) -> bool:
    """ "The index was 98.7 %", or over a hundred in brackets after an amount: "(107,3 %)"."""
    sight, one = figure.sight, figure.one
    named = _INDEX_WORD.search(sight.text, max(sight.sentence.start, one.start - 90), one.start)
    if named and (figure.earlier is None or figure.earlier.end <= named.start()):
        return True
    alone = sight.text[one.start - 1 : one.start] == "(" and sight.text[one.end : one.end + 1] == ")"
    return alone and figure.cue is None and 100 < one.value < 300 and not sight.has("share")


def _index_by_verb(figure: Figure) -> bool:
    sight, one, cue = figure.sight, figure.one, figure.cue
    if one.value < 90:
        return False
    if sight.rules.verb_last:
        follow = sight.text[one.end : one.end + 20].lower().lstrip()
        stated = one.case in ("accusative", "possessive") and follow.startswith(_KAZAKH_IS)
        return sight.has("change") and (stated or follow.startswith(_KAZAKH_REACHED))
    if cue is None or figure.by:
        return False
    return figure.to or (cue.end <= one.start and _STATED.search(sight.text[cue.end : one.start]) is not None)


# -- what makes a share ---------------------------------------------------------------------------------------------


def _after_a_word_of_share(figure: Figure) -> bool:
    sight, one, cue = figure.sight, figure.one, figure.cue
    word = sight.before(one.start, "share", "remaining", since=max(figure.clause[0], one.start - 110))
    return word is not None and (cue is None or cue.end <= one.start)


def _alone_in_brackets(figure: Figure) -> bool:
    return figure.in_brackets and figure.cue is None and not figure.by and not figure.one.sign


def _of_the_whole(figure: Figure) -> bool:
    """Kazakh says it by the ending, 62 %-ы; the others by a word after it."""
    sight, one, cue = figure.sight, figure.one, figure.cue
    if sight.rules.verb_last:
        return one.case == "possessive" and (cue is None or cue.start - one.end > 25)
    if sight.after(one.end, "share", until=min(sight.sentence.end, one.end + 12)) is not None:
        return True
    word = _NEXT_WORD.match(sight.text, one.end)
    beside = cue is not None and (0 <= cue.start - one.end < 4 or 0 <= one.start - cue.end < 4)
    return word is not None and word.group(1).lower() in sight.rules.of_whole and not beside


def _of_the_amount_before(figure: Figure) -> bool:
    """ "$202.4 million, or 24.7 percent"."""
    one, earlier = figure.one, figure.earlier
    if figure.sight.rules.verb_last or earlier is None or figure.cue is not None or one.sign:
        return False
    return earlier.is_money and one.start - earlier.end < 12


Rule = Callable[[Figure], Role | None]

AMOUNT: tuple[Rule, ...] = (from_level_to_level, below_zero, changed_by, said_again_in_money, level)
PER_CENT: tuple[Rule, ...] = (
    fraction_in_a_word, rate_moved, share_reached, of_the_plan, said_again_in_per_cent, change_in_a_word, index, share,
    change, change_of_a_list, share_of_something,
)  # fmt: skip
RULES: dict[str, tuple[Rule, ...]] = {
    "persons": AMOUNT,
    "times": (times_in_a_word, times),
    "points": (points,),
    "percent": PER_CENT,
}
SHARES = (_after_a_word_of_share, _alone_in_brackets, _of_the_whole, _of_the_amount_before)
