"""What a figure says: a level, a change, an index, a share, points, a count.

Each kind of figure has its rules in the order they are tried; the first that fits decides. Every rule is one way
languages say it; its docstring shows the way. A per cent that no rule takes is a share.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from onir.claims.reading.cues import Figure, Role, as_direction
from onir.claims.reading.fulfilment import of_the_plan, of_the_plan_in_a_list
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.rivals import rival_of
from onir.claims.reading.sight import Sight, has_figure

_INDEX_FROM, _INDEX_TO = Decimal(60), Decimal(1000)
_LEVEL = Decimal(100)
_FALLEN_FROM = Decimal(40)
"""The lowest index taken for one in a row of indices."""
_STATED = Phrase(r"\b<stated>(?:\s|\Z)|\s[–—]\s|\A\s*[–—:-]\s*\Z")
_INDEX_WORD = Phrase(r"\b<index_word>\b")
_OF_BASE = Phrase(r"\s*<of_base>\s")
_TO_MONEY = Phrase(r"\s<to>\s[$€₸]?[A-Z]{0,3}\s?\d")
_FOLD = Phrase("<fold>")
_CHANGED = ("said", "up", "down")
_DASH_BEFORE = re.compile(r"\s[–—-]\s\Z")
_SUBJECTS = (
    "indicator", "whose", "source", "part", "sector", "share", "change", "remaining", "leader", "region", "partner",
    "ofthem", "thatfigure", "money", "fraction", "bykey", "count", "planbase", "fulfil", "another", "including", "city",
)  # fmt: skip
_NEXT_WORD = re.compile(r"\s+([^\W\d]+)")


def role(
    sight: Sight, one: Quantity, earlier: Quantity | None = None, said: Role | None = None, *, indexed: bool = False
) -> Role | None:
    """The role of a quantity; `earlier`, `said`: the one before it in the sentence and its role; `indexed`: whether
    the sentence before ended with an index. None: no claim."""
    figure = Figure(sight, one, earlier, said, indexed)
    if one.counted:
        return Role("count", direction=figure.moved)
    if one.unit == "percent" and (_is_progress(figure) or _is_of_revisions(figure)):
        return None
    rules = RULES.get(one.unit, AMOUNT if one.is_money else ())
    return next((meant for rule in rules if (meant := rule(figure)) is not None), None)


def _is_progress(figure: Figure) -> bool:
    """ "The terminal is 40 % ready", «готов на 40 %»: how far a work has come."""
    sight, one = figure.sight, figure.one
    after = sight.after(one.end, "ready", until=one.end + 20)
    before = sight.before(one.start, "ready") if one.lead else None
    return (after is not None and not sight.text[one.end : after.start].strip()) or (
        before is not None and sight.text[before.end : one.start].strip().lower() == one.lead
    )


def _is_of_revisions(figure: Figure) -> bool:
    """ "A later release moves such a figure by no more than 5 %": how far figures are revised, not one of them."""
    return figure.one.bound == "<=" and figure.sight.has("revision")


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
    signs = sight.rules.signs | sight.rules.minus
    changes = [mark for mark in sight.within(named.end, one.start, "change") if mark.text.lower() not in signs]
    if changes or not (one.sign or one.lead in signs):
        return None
    return Role("volume", below_zero=one.sign < 0 or one.lead in sight.rules.minus)


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
        or figure.one.lead not in figure.sight.rules.also
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
        return not between.strip() and (figure.by or figure.sight.rules.size_first)
    return (figure.by and len(between) < 60) or cue.text.lower() in figure.sight.rules.signs


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
    one, rules = figure.one, figure.sight.rules
    fold = _FOLD.search(figure.sight, one.start, one.end + 1) is not None
    spoken = one.lead in rules.factor or rules.verb_last or fold or _of_base(figure)
    spoken = spoken or rival_of(figure.sight, one) is not None
    if figure.cue is None and not one.sign and not spoken and not figure.follows_a_change:
        return None
    carried = figure.said.direction if figure.said is not None and figure.said.kind == "growth" else None
    return Role("growth", direction=figure.direction or carried or "up", cue=figure.cue)


def points(figure: Figure) -> Role:
    return Role("growth", direction=figure.direction or "up", cue=figure.cue)


# -- per cents ------------------------------------------------------------------------------------------------------


def fraction_in_a_word(figure: Figure) -> Role | None:
    """ "One fifth of the investment", «более половины инвестиций»."""
    if figure.one.change != "share":
        return None
    return of_the_plan(figure) or Role("share")


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
    return figure.sight.rules.verb_last and follow.startswith(figure.sight.rules.reached)


def said_again_in_per_cent(figure: Figure) -> Role | None:
    """«Плюс 7 млрд тенге, или 9 %»."""
    said = figure.said
    if said is None or said.form != "absolute" or figure.one.lead not in figure.sight.rules.also:
        return None
    return Role("growth", direction=said.direction)


def change_in_a_word(figure: Figure) -> Role | None:
    """«Выросли на треть», "fell by half", "a third less"."""
    said = as_direction(figure.one.change) or figure.direction or "up"
    return Role("growth", direction=said, cue=figure.cue) if figure.one.change in _CHANGED else None


def index(figure: Figure) -> Role | None:
    """ "Өсім 121 %-ды құрады", «вырос до 105,4 %», "119 % of the same period", "the volume index was 98.7 %"."""
    one = figure.one
    if not _FALLEN_FROM <= one.value <= _INDEX_TO or one.sign:
        return None
    told = one.value >= _INDEX_FROM and (_of_base(figure) or _named_index(figure) or _index_by_verb(figure))
    if not told and not _index_of_a_row(figure):
        return None
    return Role("growth", "index", "up" if one.value >= 100 else "down", figure.cue)


def change_of_the_fastest(figure: Figure) -> Role | None:
    """ "The fastest growth was recorded in A (46 percent), followed by B (39 percent)"."""
    ranked = figure.sight.before(figure.one.start, "rankedchange")
    if ranked is None or figure.cue is not None or figure.sight.has("share"):
        return None
    return Role("growth", direction=as_direction(ranked.code("rankedchange")))


def share(figure: Figure) -> Role | None:
    """ "Үлесі 71 пайыз", «на долю … пришлось 54 %», "54 % of FDI", "(22.6 percent)"."""
    if figure.cue is not None and figure.by:
        return None
    return Role("share") if any(fits(figure) for fits in SHARES) else None


def change(figure: Figure) -> Role | None:
    """ "12,5 %-ға өсті", «на 12,5 % больше», "up 12.5 percent", "−3 %"."""
    return Role("growth", direction=figure.direction, cue=figure.cue) if figure.direction is not None else None


def rate_of_a_ranking(figure: Figure) -> Role | None:
    """«Лидер по росту инвестиций – 47 %», "first by growth, 147 %": the rate that the place was given for."""
    sight, one = figure.sight, figure.one
    keys = [mark for mark in sight.kind("bykey") if mark.code("bykey") == "growth" and mark.end <= one.start]
    if not keys or sight.has("share") or has_figure(sight, keys[-1].end, one.start):
        return None
    return Role("growth", "index" if one.value > 100 else None, "up")


def change_of_a_list(figure: Figure) -> Role | None:
    """«Крым (рост в 4,2 раза) и Амурская область (на 48 %)», "A was down 12 % to 85 billion, B 9 % to 60"."""
    said, moved = figure.said, figure.sight.before(figure.one.start, "change")
    if said is not None and figure.follows_a_change:
        return Role("growth", said.form, said.direction)
    to_level = moved is not None and figure.cue is None and _TO_MONEY.match(figure.sight, figure.one.end)
    return Role("growth", direction=as_direction(moved.code("change"))) if to_level and moved is not None else None


def share_of_something(figure: Figure) -> Role | None:
    """A rest; «Базовая ставка – 18 %» is of a thing no rule knows."""
    return None if _is_of_an_unknown(figure) else Role("share")


def _is_of_an_unknown(figure: Figure) -> bool:
    """Whether the words a dash ties to a figure are none that a rule knows, at the beginning of their sentence."""
    sight, one = figure.sight, figure.one
    dash = _DASH_BEFORE.search(sight.text, max(sight.sentence.start, one.start - 5), one.start)
    if dash is None:
        return False
    begin, _ = sight.sentence.clause(dash.start(), dash.start())
    words = sight.text[begin : dash.start()].strip(" \n«»")
    starts = [mark.start for mark in sight.kind(*_SUBJECTS)] + [area.start for area in sight.areas]
    starts += [partner.start for partner in sight.partners] + [period.start for period in sight.periods]
    return begin == sight.sentence.start and bool(words) and not any(begin <= at < dash.start() for at in starts)


# -- what makes an index --------------------------------------------------------------------------------------------


def _of_base(figure: Figure) -> bool:
    """Per cent of an earlier level: what follows (Kazakh: what precedes) is the period compared with."""
    sight, one = figure.sight, figure.one
    if sight.rules.verb_last:
        before = [period for period in sight.periods if period.end <= one.start]
        near = bool(before) and before[-1].is_base and one.start - before[-1].end < 12
        is_so = sight.text[one.end : one.end + 10].lower().lstrip().startswith(sight.rules.makes)
        owned = sight.text[one.start : one.end].lower().endswith(sight.rules.owned_datives)
        return near and (is_so or owned or one.case in ("possessive", "accusative"))
    found = _OF_BASE.match(sight, one.end)
    if not found:
        return False
    place = found.end()
    return any(
        place - 4 <= period.start <= place + 14 or period.start <= place <= period.end for period in sight.periods
    )


def _named_index(figure: Figure) -> bool:
    """ "The index was 98.7 %", or over a hundred in brackets after an amount: "(107,3 %)"."""
    sight, one = figure.sight, figure.one
    named = list(_INDEX_WORD.finditer(sight, max(sight.sentence.start, one.start - 90), one.start))
    if named and (figure.earlier is None or figure.earlier.end <= named[-1].start()):
        return True
    alone = sight.text[one.start - 1 : one.start] == "(" and sight.text[one.end : one.end + 1] == ")"
    return alone and figure.cue is None and 100 < one.value < 300 and not sight.has("share")


def _index_by_verb(figure: Figure) -> bool:
    sight, one, cue = figure.sight, figure.one, figure.cue
    if one.value < 90:
        return False
    if sight.rules.verb_last:
        follow = sight.text[one.end : one.end + 20].lower().lstrip()
        stated = one.case in ("accusative", "possessive") and follow.startswith(sight.rules.makes)
        if stated and one.value > 100 and not sight.has("share"):
            return True
        return sight.has("change") and (stated or follow.startswith(figure.sight.rules.reached))
    if cue is None or figure.by:
        return False
    if cue.text.lower() in sight.rules.index_noun and not sight.text[cue.end : one.start].strip():
        return _LEVEL <= one.value < 2 * _LEVEL
    return figure.to or (
        cue.end <= one.start and _STATED.of(sight.rules).search(sight.text[cue.end : one.start]) is not None
    )


def _index_of_a_row(figure: Figure) -> bool:
    """«Наименьший – в Б, 98,7 %», «Снижение – в А (56,6 %)» after a sentence of indices: the figures go on the same."""
    sight = figure.sight
    fits = figure.cue is None and not figure.by and bool(sight.areas) and sight.has("leader", "change")
    return figure.indexed and fits and not sight.has("share", "indicator")


# -- what makes a share ---------------------------------------------------------------------------------------------


def _after_a_word_of_share(figure: Figure) -> bool:
    sight, one, cue = figure.sight, figure.one, figure.cue
    word = sight.before(one.start, "share", "remaining", since=max(figure.clause[0], one.start - 110))
    if word is None or cue is None:
        return word is not None
    changed = word.end <= cue.start and cue.end <= one.start <= cue.end + 6  # "a figure that makes up a growth of 61 %"
    return cue.end <= one.start and not changed


def _alone_in_brackets(figure: Figure) -> bool:
    return figure.in_brackets and figure.cue is None and not figure.by and not figure.one.sign


def _of_the_whole(figure: Figure) -> bool:
    """Kazakh says it by the ending, 62 %-ы; the others by a word after it."""
    sight, one, cue = figure.sight, figure.one, figure.cue
    if sight.rules.verb_last:
        return one.case == "possessive" and (cue is None or cue.start - one.end > 25)
    noun = sight.after(one.end, "share", until=min(sight.sentence.end, one.end + 12))
    if (noun is not None and "," not in sight.text[one.end : noun.start]) or _measured_whole(figure):
        return True
    word = _NEXT_WORD.match(sight.text, one.end)
    beside = cue is not None and (0 <= cue.start - one.end < 4 or 0 <= one.start - cue.end < 4)
    return word is not None and word.group(1).lower() in sight.rules.of_whole and not beside


def _measured_whole(figure: Figure) -> bool:
    """«74 % вложений – частные», «34 % валового притока»: what is shared out stands right after, and no change near."""
    sight, one = figure.sight, figure.one
    noun = sight.after(one.end, "indicator") if sight.rules.of_nothing else None
    if noun is None or noun.start != one.end + 1 or figure.by or one.sign:
        return False
    begin, end = sight.sentence.clause(one.start, one.end)
    return not sight.within(begin, end, "change")


def _of_the_amount_before(figure: Figure) -> bool:
    """ "$202.4 million, or 24.7 percent"."""
    one, earlier = figure.one, figure.earlier
    if figure.sight.rules.verb_last or earlier is None or figure.cue is not None or one.sign:
        return False
    return earlier.is_money and one.start - earlier.end < 12


Rule = Callable[[Figure], Role | None]

AMOUNT: tuple[Rule, ...] = (from_level_to_level, below_zero, changed_by, said_again_in_money, level)
PER_CENT: tuple[Rule, ...] = (
    fraction_in_a_word, rate_moved, share_reached, of_the_plan, of_the_plan_in_a_list, said_again_in_per_cent,
    change_in_a_word, index, change_of_the_fastest, share, change, change_of_a_list, rate_of_a_ranking,
    share_of_something,
)  # fmt: skip
RULES: dict[str, tuple[Rule, ...]] = {
    "persons": AMOUNT,
    "times": (times_in_a_word, times, change_of_the_fastest),
    "points": (points,),
    "percent": PER_CENT,
}
SHARES = (_after_a_word_of_share, _alone_in_brackets, _of_the_whole, _of_the_amount_before)
