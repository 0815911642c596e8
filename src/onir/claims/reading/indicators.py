"""What a figure measures: the nearest governing noun, a price of projects, or the topic carried from before.

«Инвестиция» alone is never FDI; "FDI" alone is the country's headline concept with `concept_said` false. A branch of
the economy said as the place where the money went (Kazakh dative, «в», "in", "into") does not change what is measured.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onir.claims.reading.budget import from_budget, is_of_investment, names_budget
from onir.claims.reading.cues import Role, in_brackets
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.measured import OTHER, PARTS, Measure, held
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.prices import price
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.resuming import shares_out
from onir.claims.reading.shared_out import (
    is_branch,
    is_branch_behind,
    is_destination,
    is_money_drawn,
    is_share_of,
    is_shared,
)
from onir.claims.reading.sight import Sight, clause_over_dash, has_figure
from onir.claims.reading.whose import money_of

SOURCES = {
    "investment.foreign": "capital.fixed.foreign_source",
    "investment.domestic": "capital.fixed.domestic_source",
    "fdi.gross_inflow": "capital.fixed.foreign_source",
}
"""Fixed capital by where its money is from."""

ASIDES = {True: ("fdi.net_inflow", "fdi.reinvested"), False: ("fdi.reinvested",)}
"""What is said beside gross inflow, by whether the text calls it gross, and is not spoken of further."""

_DASH = re.compile(r"\s[–—-]\s")
_IS = Phrase(r"\s[–—-]\s(?:<by>\s)?")
_DIGIT = re.compile(r"\d")
_OF_NOUN = Phrase(r"\s*(?:(?:<into>|<of_whole>)\s+(?:<the>\s+)?)?(?:[^\W\d]+\s+)?")
_OF_WHOLE = Phrase(r"\s*<of_whole>\s+(?:<the>\s+)?")
_NEXT_CLAUSE = Phrase(r"\W*(?:,|\b<turn>\b)")
_NEAR = 18
_A_DASH = 3


def measure_of(sight: Sight, one: Quantity, role: Role, topic: Measure | None, last: Measure | None) -> Measure:
    """What a quantity measures; `topic`: of the sentences before, `last`: of the quantity before it in the sentence."""
    if one.counted:
        return Measure(_count(sight, one))
    beside = (
        _after_brackets(sight, one)
        or from_budget(sight, one, topic)
        or _across_a_dash(sight, one)
        or _whose_share(sight, one)
        or money_of(sight, one, topic)
        or _noun_left_out(sight, one, topic)
    )
    if beside is not None:
        return beside
    again = _is_said_again(sight, one, last) if last is not None else False
    if last is not None and (
        again or _is_aside(sight, one) or _is_rest(sight, one) or _is_its_share(sight, one, role, last)
    ):
        return last
    ruled = price(sight, one) if role.kind == "volume" else _part_of_a_sum(sight, one, topic)
    if ruled is not None and role.kind in ("volume", "share"):
        return ruled
    said = _said(sight, one.start, one.end, role.kind, topic)
    if said is not None and not (last is not None and (said.code, last.code) == ("investment.total", "capital.fixed")):
        return _sharper(sight, one.start, said, topic)
    drawn = one.is_money and sight.has("attract") and (topic is None or not topic.is_investment)
    return last or (Measure("investment.total", False) if drawn else topic) or OTHER


def measure_of_place(sight: Sight, start: int, end: int, topic: Measure | None) -> Measure:
    """What a rank is a rank of."""
    that = sight.before(start, "thatfigure")
    if that is not None and topic is not None and not sight.within(sight.sentence.start, that.start, "indicator"):
        return topic
    said = _said(sight, start, end, "rank", topic)
    if said is not None:
        return _sharper(sight, start, said, topic)
    return topic or (Measure("fdi.gross_inflow", False) if sight.has("leaderpartner") else OTHER)


def _sharper(sight: Sight, start: int, said: Measure, topic: Measure | None) -> Measure:
    """Bare "investment" beside a figure is the kind of investment its clause or the text before it names."""
    if said.code == "capital.fixed":
        return _of_source(sight, said)
    if said.code != "investment.total":
        return said
    place = min(start, said.end) if said.end > 0 else start
    first, _ = sight.sentence.clause(place, place)
    for mark in reversed(sight.within(sight.sentence.start, place, "indicator")):
        code = mark.code("indicator") or ""
        near = mark.start >= first or (not sight.rules.verb_last and not has_figure(sight, mark.end, place))
        if near and code.startswith(("capital.", "investment.")) and not code.endswith("?"):
            return Measure(code, True, said.end)
    known = topic is not None and "capital.fixed" in (topic.code, topic.bare)
    return Measure("capital.fixed", False, said.end) if known else said


def _of_source(sight: Sight, said: Measure) -> Measure:
    """ "Private investment in fixed capital": whose it is stands right before the noun."""
    noun = next((mark for mark in sight.kind("indicator") if mark.end == said.end), None)
    whose = sight.before(noun.start, "indicator", since=noun.start - 60) if noun is not None else None
    if noun is None or whose is None or not _OF_NOUN.fullmatch(sight, whose.end, noun.start):
        return said
    code = (whose.code("indicator") or "").rstrip("?")
    code = SOURCES.get(code, code)
    kind_said = code.startswith(("investment.", "capital.")) and code != "investment.total"
    return Measure(code, True, said.end) if kind_said else said


def topic_of(sight: Sight, topic: Measure | None) -> Measure | None:
    """The topic a sentence leaves behind it: the first thing it measures."""
    spoken = topic is not None and topic.is_investment
    kept = spoken and (not sight.has("change") or sight.has("got"))
    if (spoken and (shares_out(sight) or names_budget(sight))) or (kept and sight.has("source")):
        return topic
    branches = () if kept else ("sector",)
    invested = any(map(is_of_investment, sight.kind("indicator")))
    for mark in sight.kind("indicator", *branches):
        if invested and mark.code("sector") == "whole":
            continue  # "the economy attracted 5 billion of investment"
        if mark.is_a("sector") and sight.rules.verb_last and not sight.figures_between(mark.end, sight.sentence.end):
            continue  # "кеміді: мұнда зауыт құрылысы аяқталды"
        found = _measure(sight, mark, "growth", topic)
        before = held(topic) if found is not None and found.is_investment else topic
        if found is not None and not _keeps(sight, mark, found, before):
            return replace(found, bare=_bare(found, topic))
        if before is not topic:
            return before
    return topic


def _bare(found: Measure, topic: Measure | None) -> str:
    """What "investment" stands for from now on: fixed capital once named, until another kind of investment is."""
    if found.code == "capital.fixed":
        return found.code
    if topic is not None and topic.code == "fdi.gross_inflow" and not found.is_investment:
        return topic.code if topic.said else f"{topic.code}?"
    return topic.bare if topic is not None and (not found.is_investment or found.code in PARTS) else ""


def _keeps(sight: Sight, mark: Mark, found: Measure, topic: Measure | None) -> bool:
    """Bare "investment" after fixed capital, the verb "invested" after any kind, net inflow said beside gross, and a
    part of the whole spoken of ("the share of private investment is 71 %", "of this sum …") leave the topic."""
    if topic is None:
        return False
    if topic.code == "fdi.gross_inflow" and found.code in ASIDES.get(topic.said, ()):
        return True
    of_sum = topic.is_investment and sight.before(mark.start, "thesum") is not None
    if of_sum and found.code.startswith("investment."):
        return True
    if (found.code in PARTS and sight.figures) or (found.code.startswith("investment.") and is_shared(sight, mark)):
        return topic.code in ("capital.fixed", "investment.total")
    return found.code == "investment.total" and _is_bare_after(sight, mark, topic)


def _is_bare_after(sight: Sight, mark: Mark, topic: Measure) -> bool:
    """Whether bare "investment" is what the text speaks of already."""
    if topic.code.startswith("fdi.") and not any(mark.code("unit") == "KZT" for mark in sight.kind("unit")):
        return True
    return "capital.fixed" in (topic.code, topic.bare) or (topic.is_investment and mark.is_a("put"))


def _is_said_again(sight: Sight, one: Quantity, last: Measure) -> bool:
    """«Бюджет выделил 1,2 трлн тенге, или 19,7 % …»: the same in other words."""
    return one.lead in sight.rules.also and last.is_investment


def _is_aside(sight: Sight, one: Quantity) -> bool:
    """Whether it stands in brackets that name no measure of their own."""
    return in_brackets(sight, one) and not _named_inside(sight, one)


def _is_its_share(sight: Sight, one: Quantity, role: Role, last: Measure) -> bool:
    """ "Mining took $6.9 billion, or 90.8 percent", or the next of a list of shares."""
    if role.kind == "share" and last.is_investment:
        start, _ = sight.sentence.clause(one.start, one.end)
        words = sight.within(start, one.start, "share", "including", "indicator", "sector")
        its = bool(words) and all(mark.is_a("share") and not mark.is_a("including") for mark in words)
        if one.lead in sight.rules.also or (its and not sight.rules.verb_last):
            return True
    return _is_next_share(sight, one, role, last)


def _is_next_share(sight: Sight, one: Quantity, role: Role, last: Measure) -> bool:
    """ "Тау-кен үлесі – 34%, өңдеу – 28%": a branch and its share, with nothing else between two commas."""
    if role.kind != "share" or not last.is_investment:
        return False
    first, end = clause_over_dash(sight, one.start, one.end)
    marks = sight.within(first, one.start, "indicator", "sector", "part", "change", "share", "fact")
    shared = sight.before(first, "share") is not None and sight.text[first : first + 1] == ","
    return shared and end - one.end < _NEAR and all(mark.is_a("sector", "part") for mark in marks) and bool(marks)


def _after_brackets(sight: Sight, one: Quantity) -> Measure | None:
    """ "(92 %) жеке инвестиция": what the bracket is about stands right after it."""
    if sight.text[one.end : one.end + 1] != ")" or not in_brackets(sight, one):
        return None
    mark = sight.after(one.end, "indicator")
    found = _measure(sight, mark, "share", None) if mark is not None and mark.start <= one.end + 2 else None
    return found if found is not None and found.is_investment else None


def _across_a_dash(sight: Sight, one: Quantity) -> Measure | None:
    """«57 % – частные инвестиции», "187 миллиарды – жеке қаражат": the dash stands for "is"."""
    whole = sight.after(one.end, "indicator", until=one.end + 40)
    place = whole.end if whole is not None and whole.start <= one.end + 2 else one.end
    dash = _DASH.match(sight.text, place)
    mark = sight.after(dash.end(), "indicator") if dash is not None else None
    if mark is None or dash is None or mark.start > dash.end() + 2:
        return None
    found = _measure(sight, mark, "share", None)
    return found if found is not None and found.is_investment else None


def _part_of_a_sum(sight: Sight, one: Quantity, topic: Measure | None) -> Measure | None:
    """ "71 percent of the money" is of the topic; "private investment makes up 83 % of …" of what is said before."""
    sum_of = sight.after(one.end, "thesum", until=one.end + 20)
    if sum_of is not None and not sight.text[one.end : sum_of.start].strip():
        return _numerator(sight, one) or topic
    word = _OF_WHOLE.match(sight, one.end)
    mark = sight.after(word.end(), "indicator") if word is not None else None
    before = sight.before(one.start, "indicator", since=sight.sentence.clause(one.start, one.end)[0])
    named = mark is not None and word is not None and mark.start <= word.end() + 1 and before is not None
    return _numerator(sight, one) if named else None


def _numerator(sight: Sight, one: Quantity) -> Measure | None:
    """ "Private investment makes up 83 % of it", "half of it came from private funds": whose share it is."""
    start, end = sight.sentence.clause(one.start, one.end)
    marks = [*reversed(sight.within(start, one.start, "indicator")), *sight.within(one.end, end, "indicator")]
    found = _measure(sight, marks[0], "share", None) if marks else None
    return found if found is not None and found.is_investment and found.code != "investment.total" else None


def _whose_share(sight: Sight, one: Quantity) -> Measure | None:
    """ "Инвестицияның 78 пайызы жеке сектордың үлесінде": whose the share is stands after the figure."""
    whose = sight.after(one.end, "indicator", until=sight.sentence.clause(one.end + 2, one.end + 2)[1])
    if one.case != "possessive" or whose is None or not is_shared(sight, whose):
        return None
    found = _measure(sight, whose, "share", None)
    return found if found is not None and found.is_investment else None


def _noun_left_out(sight: Sight, one: Quantity, topic: Measure | None) -> Measure | None:
    """«Доля частных – 68 %, бюджетных – 19 %», «на 4 % – бюджетные»: the adjective speaks for "investment"."""
    spoken_of = any(is_of_investment(mark) for mark in sight.kind("indicator"))
    if not spoken_of and (topic is None or not topic.is_investment):
        return None
    source = sight.before(one.start, "source")
    if source is not None and _IS.fullmatch(sight, source.end, one.start):
        return topic if topic is not None and topic.is_investment else Measure("investment.total", False)
    ahead, behind = sight.before(one.start, "whose"), sight.after(one.end, "whose")
    if ahead is not None and (_IS.fullmatch(sight, ahead.end, one.start) or _is_subject(sight, ahead, one)):
        return Measure(ahead.code("whose") or "", end=ahead.end)
    closes = behind is not None and sight.text[behind.end : behind.end + 1] in (",", ".", ";", "")
    if behind is not None and closes and behind.start == one.end + 1:
        return Measure(behind.code("whose") or "", end=behind.end)
    if behind is not None and _IS.fullmatch(sight, one.end, behind.start):
        return Measure(behind.code("whose") or "", end=behind.end)
    return None


def _is_subject(sight: Sight, whose: Mark, one: Quantity) -> bool:
    """«Валовой вырос на 5 %»: its verb stands right after it, and the figure after that."""
    verb = sight.after(whose.end, "change", "fact")
    near = verb is not None and verb.start - whose.end <= _A_DASH and 0 <= one.start - verb.end <= _NEAR
    return near and verb is not None and not _DIGIT.search(sight.text, verb.end, one.start)


def _named_inside(sight: Sight, one: Quantity) -> bool:
    start, end = sight.sentence.clause(one.start, one.end)
    return bool(sight.within(start, end, "indicator"))


def _is_rest(sight: Sight, one: Quantity) -> bool:
    """ "The remaining 70 %" is of what was shared out before."""
    start, _ = sight.sentence.clause(one.start, one.end)
    return sight.before(one.start, "remaining", since=start) is not None


# -- rules --------------------------------------------------------------------------------------------------------


def _count(sight: Sight, one: Quantity) -> str:
    if one.counted != "company.count" or not sight.has("relocation"):
        return one.counted
    moved = sight.before(one.start, "relocation") or sight.within(
        *sight.sentence.clause(one.start, one.end), "relocation"
    )
    return "company.relocated" if moved else one.counted


def _said(sight: Sight, start: int, end: int, kind: str, topic: Measure | None) -> Measure | None:
    """The indicator said nearest: beside the figure, before it in the sentence, then after it."""
    first, last = sight.sentence.clause(start, end)
    close = [
        mark
        for mark in sight.within(end, min(last, end + _NEAR + 40), "indicator", "sector")
        if mark.start - end <= _NEAR
    ]
    for mark in close:
        if (
            not _is_shared_out(sight, end, mark, kind)
            and not _DIGIT.search(sight.text, end, mark.start)
            and not _leads_away(sight, end, mark)
        ):
            found = _measure(sight, mark, kind, topic)
            if found is not None and _reaches_back(sight, (first, start, end), mark, found):
                return found
    for mark in reversed(sight.within(sight.sentence.start, start, "indicator", "sector", "money")):
        found = _measure(sight, mark, kind, topic)
        if found is not None:
            return found
    for mark in sight.within(end, sight.sentence.end, "indicator", "sector"):
        apart = kind == "growth" and is_branch_behind(sight, end, mark)
        found = _measure(sight, mark, kind, topic) if not apart and not _is_shared_out(sight, end, mark, kind) else None
        if found is not None and (kind == "rank" or _governs_back(sight, end, mark)):
            return found
    return None


def _is_shared_out(sight: Sight, end: int, mark: Mark, kind: str) -> bool:
    """ "The increase was 16 %, and the share of private funds …": what the next figure is a share of."""
    return kind != "share" and bool(sight.within(end, mark.start, "share"))


def _reaches_back(sight: Sight, figure: tuple[int, int, int], mark: Mark, found: Measure) -> bool:
    """Whether a noun after a figure is its noun: not the subject of what follows "industry grew 4 %, ..."."""
    first, start, end = figure
    if not found.is_investment:
        return not _governed(sight, first, start)
    subject = [one for one in sight.within(first, start, "sector", "indicator") if not is_destination(sight, one)]
    return not subject or _NEXT_CLAUSE.match(sight, end, mark.start) is None


def _governs_back(sight: Sight, end: int, mark: Mark) -> bool:
    """Whether a noun after a figure is its noun: no figure between, in Kazakh no verb."""
    if sight.rules.verb_last:
        return not sight.within(end, mark.start, "fact", "plan", "change")
    return not _DIGIT.search(sight.text, end, mark.start)


def _leads_away(sight: Sight, end: int, mark: Mark) -> bool:
    return ";" in sight.text[end : mark.start]


def _governed(sight: Sight, first: int, start: int) -> bool:
    return bool(sight.within(first, start, "indicator", "money"))


def _measure(sight: Sight, mark: Mark, kind: str, topic: Measure | None) -> Measure | None:
    code = mark.code("indicator")
    if code == "project.pool":
        return None
    if mark.is_a("money"):
        before = held(topic)
        return before if before is not None and before.is_investment else Measure("investment.total", False, mark.end)
    if code is None:
        told = kind == "volume" or sight.has("put", "got") or (kind == "share" and sight.has("falls"))
        put = topic is not None and topic.is_investment and told
        of_it = is_branch(sight, mark) or is_share_of(sight, mark, kind) or is_money_drawn(sight, mark)
        return None if put or of_it or is_destination(sight, mark) else OTHER
    if code == "other" and (mark.is_a("whose", "thesum") or is_destination(sight, mark)):
        return None
    said = not code.endswith("?")
    return Measure(code.rstrip("?"), said, mark.end)
