"""What a figure measures: the nearest governing noun, a price of projects, or the topic carried from before.

«Инвестиция» alone is never FDI; "FDI" alone is the country's headline concept with `concept_said` false. A branch of
the economy said as the place where the money went (Kazakh dative, «в», "in", "into") does not change what is measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onir.claims.reading.cues import Role, in_brackets
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight

PRICE_OF = {
    "project.count": "project.value",
    "memorandum.count": "memorandum.value",
    "agreement.count": "agreement.value",
}
"""What the money beside a count is the worth of."""

SOURCES = {
    "investment.foreign": "capital.fixed.foreign_source",
    "investment.domestic": "capital.fixed.domestic_source",
    "fdi.gross_inflow": "capital.fixed.foreign_source",
}
"""Fixed capital by where its money is from."""

_WHERE_TO = re.compile(r"\b(?:в|во|на|in|into|to|for|on|across)\s+(?:[^\W\d]+\s+)?\Z", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]\s")
_DIGIT = re.compile(r"\d")
_INTO = re.compile(r"\b(?:в|во|into|in)\s+(?:[^\W\d]+\s+){0,2}\Z", re.IGNORECASE)
_OF_NOUN = re.compile(r"\s*(?:(?:в|во|in|into|of)\s+(?:the\s+)?)?(?:[^\W\d]+\s+)?", re.IGNORECASE)
_NUMBERED = re.compile(r"\d[^.;,]{0,20}\Z")
_NEXT_CLAUSE = re.compile(r"\W*(?:,|\b(?:and|и|а|while|при этом|және)\b)", re.IGNORECASE)
_NEAR = 18
_FAR = 70


@dataclass(frozen=True)
class Measure:
    """An indicator and whether the text itself said the concept."""

    code: str
    said: bool = True
    end: int = -1

    @property
    def is_investment(self) -> bool:
        return self.code.startswith(("fdi.", "capital.", "investment."))


OTHER = Measure("other")


def measure_of(sight: Sight, one: Quantity, role: Role, topic: Measure | None, last: Measure | None) -> Measure:
    """What a quantity measures; `topic`: of the sentences before, `last`: of the quantity before it in the sentence."""
    if one.counted:
        return Measure(_count(sight, one))
    beside = _after_brackets(sight, one) or _across_a_dash(sight, one)
    if beside is not None:
        return beside
    if last is not None and ((in_brackets(sight, one) and not _named_inside(sight, one)) or _is_rest(sight, one)):
        return last
    if role.kind == "volume":
        price = _price(sight, one)
        if price is not None:
            return price
    said = _said(sight, one.start, one.end, role.kind, topic)
    if said is not None:
        return _sharper(sight, one.start, said, topic)
    return last or topic or (Measure("investment.total", False) if sight.has("attract") else OTHER)


def measure_of_place(sight: Sight, start: int, end: int, topic: Measure | None) -> Measure:
    """What a rank is a rank of."""
    that = sight.before(start, "thatfigure")
    if that is not None and topic is not None and not sight.within(sight.sentence.start, that.start, "indicator"):
        return topic
    said = _said(sight, start, end, "rank", topic)
    return _sharper(sight, start, said, topic) if said else topic or OTHER


def _sharper(sight: Sight, start: int, said: Measure, topic: Measure | None) -> Measure:
    """Bare "investment" beside a figure is the kind of investment its clause or the text before it names."""
    if said.code == "capital.fixed":
        return _of_source(sight, said)
    if said.code != "investment.total":
        return said
    place = min(start, said.end) if said.end > 0 else start
    first, _ = sight.sentence.clause(place, place)
    for mark in reversed(sight.within(first, place, "indicator")):
        code = mark.code("indicator") or ""
        if code.startswith(("capital.", "investment.")) and not code.endswith("?"):
            return Measure(code, True, said.end)
    return Measure(topic.code, False, said.end) if topic is not None and topic.code == "capital.fixed" else said


def _of_source(sight: Sight, said: Measure) -> Measure:
    """ "Private investment in fixed capital": whose it is stands right before the noun."""
    noun = next((mark for mark in sight.kind("indicator") if mark.end == said.end), None)
    whose = sight.before(noun.start, "indicator", since=noun.start - 60) if noun is not None else None
    if noun is None or whose is None or not _OF_NOUN.fullmatch(sight.text, whose.end, noun.start):
        return said
    code = (whose.code("indicator") or "").rstrip("?")
    code = SOURCES.get(code, code)
    return (
        Measure(code, True, said.end)
        if code.startswith(("investment.", "capital.")) and code != "investment.total"
        else said
    )


def topic_of(sight: Sight, topic: Measure | None) -> Measure | None:
    """The topic a sentence leaves behind it: the first thing it measures."""
    if topic is not None and topic.is_investment and sight.has("fraction"):
        return topic
    branches = () if topic is not None and topic.is_investment and not sight.has("change") else ("sector",)
    for mark in sight.kind("indicator", *branches):
        found = _measure(sight, mark, "growth", topic)
        if found is not None and not _keeps(mark, found, topic):
            return found
    return topic


def _keeps(mark: Mark, found: Measure, topic: Measure | None) -> bool:
    """Bare "investment" after fixed capital, and the verb "invested" after any kind of it, leave the topic."""
    if topic is None or found.code != "investment.total":
        return False
    return topic.code == "capital.fixed" or (topic.is_investment and mark.is_a("put"))


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


def _named_inside(sight: Sight, one: Quantity) -> bool:
    start, end = sight.sentence.clause(one.start, one.end)
    return bool(sight.within(start, end, "indicator"))


def _is_rest(sight: Sight, one: Quantity) -> bool:
    """ "The remaining 70 %" is of what was shared out before."""
    start, _ = sight.sentence.clause(one.start, one.end)
    return sight.before(one.start, "remaining", since=start) is not None


# -- rules --------------------------------------------------------------------------------------------------------


def _count(sight: Sight, one: Quantity) -> str:
    return "company.relocated" if one.counted == "company.count" and sight.has("relocation") else one.counted


def _price(sight: Sight, one: Quantity) -> Measure | None:
    """Money that is the worth of projects, memoranda or agreements."""
    beside = sight.before(one.start, "pricehead", since=max(sight.sentence.start, one.start - 30))
    clear = beside is not None and not sight.within(beside.end, one.start, "indicator")
    put = _put_into(sight, one)
    if put is not None:
        return Measure("project.value", end=put.end)
    if sight.rules.verb_last:
        thing = _thing_after(sight, one) or _paid_into(sight, one)
    else:
        thing = _thing_before(sight, one, clear)
    if thing is None and beside is not None and clear:
        thing = sight.before(beside.start, "count") or beside
    if thing is None:
        return None
    code = PRICE_OF.get(thing.code("count") or "", "project.value")
    return Measure("project.pool" if code == "project.value" and _has_pool(sight) else code, end=thing.end)


def _has_pool(sight: Sight) -> bool:
    return any(mark.code("indicator") == "project.pool" for mark in sight.kind("indicator"))


def _thing_after(sight: Sight, one: Quantity) -> Mark | None:
    """Kazakh: "25,9 млрд теңгеге 14 жоба", "28,1 трлн теңгенің 873 жобасы"."""
    if one.case not in ("dative", "genitive", "") or one.bound == "<=":
        return None
    thing = sight.after(one.end, "count", until=min(sight.sentence.end, one.end + 45))
    if (
        thing is None
        or thing.code("count") not in PRICE_OF
        or sight.within(one.end, thing.start, "change", "reach", "indicator", "fact")
    ):
        return None
    return None if re.search(r"[;.()]", sight.text[one.end : thing.start]) else thing


def _paid_into(sight: Sight, one: Quantity) -> Mark | None:
    """Kazakh: "жобасына 12 млрд теңге жұмсалды"."""
    thing = sight.before(one.start, "count", since=max(sight.sentence.start, one.start - 30))
    near = (
        thing is not None and not sight.text[thing.end : one.start].strip() and sight.rules.case(thing.text) == "dative"
    )
    return thing if near and thing is not None and thing.code("count") in PRICE_OF else None


def _put_into(sight: Sight, one: Quantity) -> Mark | None:
    """«Вложит в тепличный комплекс 40 млн», "will put $150 million into a plant"."""
    if sight.rules.verb_last or not sight.has("put"):
        return None
    for thing in sight.kind("count"):
        start, end = (thing.end, one.start) if thing.end <= one.start else (one.end, thing.start)
        near = 0 <= end - start <= 45 and not _DIGIT.search(sight.text, start, end)
        if (
            near
            and thing.code("count") == "project.count"
            and _INTO.search(sight.text, sight.sentence.start, thing.start)
        ):
            return thing
    return None


def _thing_before(sight: Sight, one: Quantity, clear: bool) -> Mark | None:
    """«55 проектов на 10 трлн», "33 projects worth over 450 billion"."""
    since = max(sight.sentence.start, one.start - _FAR)
    things = [mark for mark in sight.within(since, one.start, "count") if _is_counted(sight, mark)]
    thing = things[-1] if things else None
    if thing is None or thing.code("count") not in PRICE_OF or re.search(r"[;.:]\s", sight.text[thing.end : one.start]):
        return None
    if sight.within(thing.end, one.start, "change", "reach", "indicator"):
        return None
    return thing if clear or one.lead in sight.rules.price else None


def _is_counted(sight: Sight, mark: Mark) -> bool:
    """Companies that only sign ("five agreements with companies of X for 120 million") are passed over."""
    return mark.code("count") in PRICE_OF or _NUMBERED.search(sight.text, sight.sentence.start, mark.start) is not None


def _said(sight: Sight, start: int, end: int, kind: str, topic: Measure | None) -> Measure | None:
    """The indicator said nearest: beside the figure, before it in the sentence, then after it."""
    first, last = sight.sentence.clause(start, end)
    close = [
        mark
        for mark in sight.within(end, min(last, end + _NEAR + 40), "indicator", "sector")
        if mark.start - end <= _NEAR
    ]
    for mark in close:
        if not _DIGIT.search(sight.text, end, mark.start) and not _leads_away(sight, end, mark):
            found = _measure(sight, mark, kind, topic)
            if found is not None and _reaches_back(sight, (first, start, end), mark, found):
                return found
    for mark in reversed(sight.within(sight.sentence.start, start, "indicator", "sector")):
        found = _measure(sight, mark, kind, topic)
        if found is not None:
            return found
    for mark in sight.within(end, sight.sentence.end, "indicator", "sector"):
        found = _measure(sight, mark, kind, topic)
        if found is not None and (kind == "rank" or _governs_back(sight, end, mark)):
            return found
    return None


def _reaches_back(sight: Sight, figure: tuple[int, int, int], mark: Mark, found: Measure) -> bool:
    """Whether a noun after a figure is its noun: not the subject of what follows "industry grew 4 %, ..."."""
    first, start, end = figure
    if not found.is_investment:
        return not _governed(sight, first, start)
    subject = [one for one in sight.within(first, start, "sector") if not _is_destination(sight, one)]
    return not subject or _NEXT_CLAUSE.match(sight.text, end, mark.start) is None


def _governs_back(sight: Sight, end: int, mark: Mark) -> bool:
    """Whether a noun after a figure is its noun: no figure between, in Kazakh no verb."""
    if sight.rules.verb_last:
        return not sight.within(end, mark.start, "fact", "plan", "change")
    return not _DIGIT.search(sight.text, end, mark.start)


def _leads_away(sight: Sight, end: int, mark: Mark) -> bool:
    return ";" in sight.text[end : mark.start]


def _governed(sight: Sight, first: int, start: int) -> bool:
    return bool(sight.within(first, start, "indicator"))


def _measure(sight: Sight, mark: Mark, kind: str, topic: Measure | None) -> Measure | None:
    code = mark.code("indicator")
    if code == "project.pool":
        return None
    if code is None:
        return (
            None
            if _is_destination(sight, mark) or (kind == "volume" and topic is not None and topic.is_investment)
            else OTHER
        )
    if code == "other" and _is_destination(sight, mark):
        return None
    said = not code.endswith("?")
    return Measure(code.rstrip("?"), said, mark.end)


def _is_destination(sight: Sight, mark: Mark) -> bool:
    """A branch or the economy as the place the money went to."""
    if sight.rules.verb_last:
        plain = any(entry.phrase.rstrip("*") == mark.text.lower() for entry in mark.entries)
        return not plain and sight.rules.case(mark.text) in ("dative", "locative")
    return _WHERE_TO.search(sight.text, max(sight.sentence.start, mark.start - 30), mark.start) is not None
