"""Comparison between areas: "1.5 times more than in B", «опередила Б на 20 %», "Б-дан 1,5 есе көп", "A is ahead of B".

Such a figure is a change of nothing: it sets two areas of one period side by side. It is read as a growth that is
compared with an area and with no period; where only the order is said, as the factor of more than one (form `order`).
Left out: comparison with an average of areas, which no table prints, and an order said beside a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from onir.claims.claim import Claim
from onir.claims.reading.cues import Direction, as_direction
from onir.claims.reading.indicators import measure_of_place
from onir.claims.reading.joint import areas_of, list_after, list_before
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.measured import Measure, headline
from onir.claims.reading.modality import is_denied, is_plan
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.sight import Sight, has_figure
from onir.measure import Written
from onir.territory import Area, AreaMention

if TYPE_CHECKING:
    from onir.claims.reading.bearings import Bearings

_THAN = Phrase(r"\b(?:<than_area>)(?:\s+<the>)?\s+\Z")
_AREA_THAN = Phrase(r"\s+<area_than>")
_MARGIN = Phrase(r"(?:['’]s)?\s+(?:[^\W\d]+\s+){0,6}<margin>\s+(?:[^\W\d]+\s+){0,2}")
_AHEAD = Phrase(r"\s*(?:<comparatives>)\b")
_MORE = Phrase(r"\b<comparatives>\b")
_IN_BRACKETS = Phrase(r"['’s]*\s*\(\W*")
_REACH, _NEAR, _BESIDE = 110, 30, 3


@dataclass(frozen=True)
class Rival:
    """The areas compared with, and where the words that say so stand with them; `direction`: of "ahead of" alone."""

    mentions: tuple[AreaMention, ...]
    start: int
    end: int
    direction: Direction | None = None

    @property
    def code(self) -> str:
        return "+".join(area.code for area in areas_of(self.mentions))


def rivals(sight: Sight) -> tuple[Rival, ...]:
    """The areas that a sentence compares with, in order."""
    if not sight.areas:
        return ()
    found = [*_outdone(sight), *(_named_before(sight) if sight.rules.verb_last else _after_than(sight))]
    return tuple(found)


def rival_areas(sight: Sight) -> list[AreaMention]:
    """The mentions of them, which are no subjects of the sentence."""
    return [one for rival in sight.once(rivals) for one in rival.mentions]


def own_figure(sight: Sight, start: int) -> Area | None:
    """The area compared with whose figure in brackets starts here: "more than in B (493 billion)"."""
    for one in rival_areas(sight):
        if one.end < start <= one.end + _NEAR and _IN_BRACKETS.fullmatch(sight, one.end, start):
            return one.area
    return None


def compared(sight: Sight, claims: Sequence[Claim], ones: Sequence[Quantity]) -> list[Claim]:
    """The claims of a sentence, those that compare areas as such."""
    against = {one.start: rival for one in ones if (rival := rival_of(sight, one)) is not None}
    if not against:
        return list(claims)
    return [_compared(claim, _within(claim, against)) for claim in claims]


def order(sight: Sight, bearings: Bearings, topic: Measure | None) -> Iterator[Claim]:
    """ "In investment A is ahead of B": which of two areas has more, where the sentence gives no figure for it."""
    said = [rival for rival in sight.once(rivals) if rival.direction is not None]
    keyed = any(mark.code("bykey") != "volume" for mark in sight.kind("bykey"))
    if len(said) != 1 or not sight.has("indicator") or keyed or has_figure(sight, *_span(sight)):
        return
    rival = said[0]
    where = bearings.where(rival.start, rival.end)
    if where.area is None or where.subregion is not None or is_denied(sight, rival.start, rival.end):
        return
    measured, when = measure_of_place(sight, rival.start, rival.end, topic), bearings.when(rival.start, rival.end)
    quote = sight.text[rival.start : rival.end]
    yield Claim(
        kind="growth",
        indicator=headline(measured, where.area.country),
        concept_said=measured.said,
        area=where.code,
        period=when.period,
        written=Written(quote, Decimal(1), Decimal(1)),
        unit="times",
        quote=quote,
        start=rival.start,
        end=rival.end,
        language=sight.language,
        period_known=when.known,
        compared_with=rival.code,
        form="order",
        direction=rival.direction,
        modality="plan" if is_plan(sight, rival.start, rival.end) else "fact",
        speaker=bearings.thread.speaker,
    )


def _span(sight: Sight) -> tuple[int, int]:
    return sight.sentence.start, sight.sentence.end


# -- which areas ----------------------------------------------------------------------------------------------------


def _after_than(sight: Sight) -> Iterator[Rival]:
    """ "More than in B", «выше показателя Б», "twice as much as B"."""
    done = 0
    for one in sight.areas:
        first = max(sight.sentence.start, one.start - _REACH)
        than = _THAN.search(sight, first, one.start) if one.start >= done else None
        if than is None or has_figure(sight, than.start(), one.start) or _is_dated(sight, than.start(), one.start):
            continue
        mentions = tuple(list_after(sight, one.start)) or (one,)
        done = mentions[-1].end
        yield Rival(mentions, than.start(), done)


def _named_before(sight: Sight) -> Iterator[Rival]:
    """Kazakh: the area in the ablative, or another case and a word, right before its figure."""
    for one in sight.areas:
        mentions = tuple(list_before(sight, one.end)) or (one,)
        than = _AREA_THAN.match(sight, one.end)
        end = than.end() if than is not None and than.group().strip() else one.end
        if (end > one.end or one.cases == ("abl",)) and _is_weighed(sight, end):
            yield Rival(mentions, mentions[0].start, end)


def _is_weighed(sight: Sight, place: int) -> bool:
    """Whether the next figure is followed by "more" or "less"."""
    said = next(iter(sight.figures_between(place, place + _REACH // 2)), None)
    more = _MORE.search(sight, said.end, said.end + _REACH // 2) if said is not None else None
    return said is not None and more is not None and not has_figure(sight, said.end, more.start())


def _outdone(sight: Sight) -> Iterator[Rival]:
    """ "Ahead of B", «опередила Б», «уступает Б», "Б-дан озып кетті"."""
    for mark in sight.kind("outdoes"):
        before = sight.rules.verb_last
        mentions = tuple(list_before(sight, mark.start) or _far_before(sight, mark)) if before else ()
        mentions = mentions if before else tuple(list_after(sight, mark.end))
        if mentions:
            start, end = min(mark.start, mentions[0].start), max(mark.end, mentions[-1].end)
            yield Rival(mentions, start, end, as_direction(mark.code("outdoes")))


def _far_before(sight: Sight, mark: Mark) -> list[AreaMention]:
    """Kazakh: the area with its figure between it and the verb."""
    said = [one for one in sight.areas if one.end <= mark.start and one.cases == ("abl",)]
    return list_before(sight, said[-1].end) if said and mark.start - said[-1].end < _REACH else []


def _is_dated(sight: Sight, start: int, end: int) -> bool:
    return any(start <= one.start < end for one in sight.periods)


# -- which figures --------------------------------------------------------------------------------------------------


def rival_of(sight: Sight, one: Quantity) -> Rival | None:
    """What a figure is compared with; none of a figure that a verb of change before it governs."""
    if one.unit not in ("times", "percent", "points") and not one.is_money and one.unit != "persons":
        return None
    return next((rival for rival in sight.once(rivals) if _fits(sight, one, rival)), None)


def _fits(sight: Sight, one: Quantity, rival: Rival) -> bool:
    if rival.direction is not None:
        return _is_lead(sight, one, rival)
    if sight.rules.verb_last:
        near = _BESIDE if rival.end == rival.mentions[-1].end else _REACH // 2
        beside = 0 <= one.start - rival.end <= near and not has_figure(sight, rival.end, one.start)
        return beside and _AHEAD.match(sight, one.end) is not None
    changed = sight.within(sight.sentence.clause(one.start, one.end)[0], one.start, "change")
    return 0 <= rival.start - one.end <= _BESIDE and not changed


def _is_lead(sight: Sight, one: Quantity, rival: Rival) -> bool:
    """Whether a figure says by how much one is ahead: after the areas, or between them and the verb or before it."""
    rules, last = sight.rules, rival.mentions[-1].end
    if rules.verb_last:
        return last <= one.start < rival.end and one.case in ("dative", "") and not has_figure(sight, last, one.start)
    if 0 <= rival.start - one.end <= _BESIDE:
        return True
    return last <= one.start <= last + _REACH and _MARGIN.fullmatch(sight, last, one.start) is not None


def _within(claim: Claim, against: dict[int, Rival]) -> Rival | None:
    return next((rival for start, rival in against.items() if claim.start <= start < claim.end), None)


def _compared(claim: Claim, rival: Rival | None) -> Claim:
    if rival is None or claim.kind not in ("growth", "volume", "share") or claim.form == "index":
        return claim
    return replace(
        claim,
        kind="growth",
        form="absolute" if claim.unit not in ("times", "percent", "points") else None,
        direction=rival.direction or claim.direction or "up",
        compared_to=None,
        compared_with=rival.code,
        says_more=claim.says_more and rival.direction is None,
    )
