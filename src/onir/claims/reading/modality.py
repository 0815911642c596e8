"""Fact, plan or denied, by the verb that governs a figure: the next one in Kazakh, the last one before it elsewhere."""

from __future__ import annotations

import re

from onir.claims.reading.lexicon import Mark
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.sight import Sight

_IS = Phrase(r"\s*(?:<for_>\s+)?(?:[–—:-]|\b<is_>)\s*")
_NOT = Phrase(r"<denied>")
_LONG_IS = re.compile(r"\s[^\d.,;:()–—]*\s[–—-]\s")
_QUOTES = ' \n«"'
_FAR = 90
_SHORT = 3
"""A preposition at most between «при плане» and its amount."""
_FIGURE = re.compile(r"\d")


def is_denied(sight: Sight, start: int, end: int) -> bool:
    """Whether the verb that governs a figure says "not": "did not attract", «не привлекла», "тартқан жоқ"."""
    first, last = sight.sentence.clause(start, end)
    said = sight.once(_negations, first, last)
    if not said:
        return False
    verbs = sight.within(first, last, "fact", "plan")
    later = [one for one in said if one[0] >= end and not _FIGURE.search(sight.text, end, one[0])]
    if sight.rules.verb_last:
        return bool(later) and not _any_between(verbs, end, later[0][0])
    before = [one for one in said if one[0] < start and one[1] <= end and not _has_figure(sight, one[1], start)]
    if before:
        return not _any_between(verbs, before[-1][1], start)
    return bool(later) and not any(verb.end <= start for verb in verbs)


def _negations(sight: Sight, first: int, last: int) -> list[tuple[int, int]]:
    return [one.span() for one in _NOT.finditer(sight, first, last)]


def _any_between(verbs: list[Mark], start: int, end: int) -> bool:
    return any(start <= verb.start and verb.end <= end for verb in verbs)


def _has_figure(sight: Sight, start: int, end: int) -> bool:
    """Whether a figure that is no period stands between."""
    return _FIGURE.search(_between(sight, start, end)) is not None


def _between(sight: Sight, start: int, end: int) -> str:
    """The text between two places without its periods."""
    words = sight.text[start:end]
    for period in sight.periods:
        if start <= period.start and period.end <= end:
            words = words.replace(sight.text[period.start : period.end], "")
    return words


def is_plan(sight: Sight, start: int, end: int) -> bool:
    """Whether what a phrase says is planned, promised or expected."""
    if _is_headed(sight, start) or sight.within(start, end, "plan"):
        return True
    if not sight.has("plan"):
        return False
    if sight.rules.verb_last and _is_noun_clause(sight, start, end):
        verb = _before(sight, start)
        return verb is not None and verb.is_a("plan")
    after = _after(sight, end)
    if sight.rules.verb_last or (after is not None and not sight.text[end : after.start].strip()):
        verb = after or _before(sight, start)
    else:
        verb = _before(sight, start) or after
    return verb is not None and verb.is_a("plan")


def _is_headed(sight: Sight, start: int) -> bool:
    """ "Биылғы жоспар – 1 трлн теңге", «прогноз на 2026 год – 950 млрд», "put the plan at 2.4 trillion"."""
    at = sight.before(start, "plannedat", since=start - 20)
    if at is not None and len(sight.text[at.end : start].strip()) < _SHORT:
        return True
    head = sight.before(start, "planned", since=max(sight.sentence.start, start - _FAR))
    if head is None:
        return False
    between = sight.text[head.end : start]
    for period in sight.periods:
        if head.end <= period.start and period.end <= start:
            between = between.replace(sight.text[period.start : period.end], "")
    return _IS.of(sight.rules).fullmatch(between) is not None or _opens_a_plan(sight, head, between)


def _opens_a_plan(sight: Sight, head: Mark, between: str) -> bool:
    """«План по инвестициям в основной капитал – 480 млрд»: what is planned stands between the word and the dash."""
    opens = not sight.text[sight.sentence.start : head.start].strip(_QUOTES)
    return opens and _LONG_IS.fullmatch(between) is not None


def is_event(sight: Sight, start: int, end: int) -> bool:
    """Whether a figure is of something done in the period spoken of ("launched"), not of a state ("under way")."""
    if sight.within(*sight.sentence.clause(start, end), "ongoing") or (sight.rules.verb_last and sight.has("ongoing")):
        return False
    verb = (
        _after(sight, end) or _before(sight, start)
        if sight.rules.verb_last
        else _before(sight, start) or _after(sight, end)
    )
    return verb is not None and verb.is_a("fact") and not verb.is_a("ongoing")


def _is_noun_clause(sight: Sight, start: int, end: int) -> bool:
    """ "Құны – 160 млрд теңге, …": a clause without a verb, which the next clause's verb does not govern."""
    return sight.text[max(0, start - 3) : start].strip(" ") in ("–", "—", "-") and sight.text[end : end + 1] in ",.;"


def _before(sight: Sight, place: int) -> Mark | None:
    start = sight.sentence.start
    cut = sight.text.rfind(";", start, place)
    return _with_auxiliary(sight, sight.before(place, "plan", "fact", since=max(start, cut)))


def _after(sight: Sight, place: int) -> Mark | None:
    cut = sight.text.find(";", place, sight.sentence.end)
    verbs = sight.within(place, cut if cut >= 0 else sight.sentence.end, "plan", "fact")
    finite = [verb for verb in verbs if not verb.text.lower().endswith(sight.rules.converbs)]
    return _with_auxiliary(sight, next(iter([*finite, *verbs]), None))


def has_fact(sight: Sight) -> bool:
    """Whether a verb of a sentence says what was done; "are to be commissioned" does not."""
    return any(_with_auxiliary(sight, verb) is verb for verb in sight.kind("fact"))


def _with_auxiliary(sight: Sight, verb: Mark | None) -> Mark | None:
    """ "Are expected to be launched", «будет дополнительно создано»: the auxiliary decides."""
    if verb is None or sight.rules.verb_last or not verb.is_a("fact"):
        return verb
    plan = sight.before(verb.start, "plan", since=verb.start - 40)
    between = sight.text[plan.end : verb.start].lower().split() if plan is not None else ["-"]
    adverb = len(between) == 1 and between[0].isalpha()
    return plan if plan is not None and (adverb or all(word in sight.rules.auxiliary for word in between)) else verb
