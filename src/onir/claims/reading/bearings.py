"""Where and when a figure holds: its area and its period, said beside it or carried from before.

What a title or an earlier sentence sets holds until it is replaced. A speaker's title gives the region; "the region"
is the last region named, "the country" its nation. Areas named as ahead ("after A and B") are never the subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onir.claims.claim import Known
from onir.claims.reading.joint import areas_ahead, areas_of, is_open, list_after, lists_of_areas
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.pairing import Pairs, pairs, periods_said
from onir.claims.reading.parts import Part
from onir.claims.reading.places import inner_places, is_city
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.ranks import Place
from onir.claims.reading.sight import Sight
from onir.claims.reading.speaker import speaker_of
from onir.measure import Period
from onir.measure.period_words import PeriodMention
from onir.territory import Area, AreaMention

_DIGIT = re.compile(r"\d")
_THAN = frozenset({"уровня", "показателя", "чем", "than", "against", "compared", "on", "from", "к"})
_OVER = frozenset({"above", "below", "выше", "ниже"})
_FROM = re.compile(r"\b(?:from|из)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OPENS = re.compile(r"\s*\(")
_NEXT_IN = re.compile(r"\s+(?:[–—-]\s+)?(?:in|for|в|во)\s+(?:the\s+)?")


@dataclass
class Thread:
    """What a text has set so far; one for a whole text.

    `stock`: the day of a head count, as the year it opens. `part`, `topic_part`: what narrows the figure before in the
    sentence, and the noun a sentence named first.
    """

    published: date | None = None
    area: Area | None = None
    joint: tuple[Area, ...] = ()
    region: Area | None = None
    country: str = ""
    subregion: str | None = None
    period: Period | None = None
    stock: Period | None = None
    part: Part | None = None
    topic_part: Part | None = None
    currency: str = ""
    counted: str = ""
    promised: bool = False
    ranked: bool = False
    speaker: str | None = None


@dataclass(frozen=True)
class Where:
    """The area of a figure; `subregion`: the city or district inside it that the figure is for."""

    area: Area | None
    subregion: str | None = None
    joint: tuple[Area, ...] = ()

    @property
    def code(self) -> str | None:
        """The code of the area; of several said together, a sum such as `KZ-10+KZ-33`."""
        if len(self.joint) > 1:
            return "+".join(area.code for area in self.joint)
        return self.area.code if self.area is not None else None


@dataclass(frozen=True)
class When:
    period: Period | None
    known: Known | None


@dataclass(frozen=True)
class Bearings:
    """The subjects of a sentence: its areas without those named as ahead."""

    sight: Sight
    thread: Thread
    ahead: tuple[AreaMention, ...]
    subjects: tuple[AreaMention, ...] = field(default=())
    lists: tuple[tuple[AreaMention, ...], ...] = field(default=())
    pairs: Pairs = field(default_factory=Pairs)

    @classmethod
    def of(cls, sight: Sight, thread: Thread) -> Bearings:
        ahead = tuple(areas_ahead(sight))
        passed = [one for mark in sight.kind("past") for one in list_after(sight, mark.end)]
        thread.speaker = speaker_of(sight) or thread.speaker
        subjects = tuple(
            one
            for one in sight.areas
            if one not in ahead
            and one not in passed
            and not _is_set(sight, one)
            and not _is_set_of_states(sight, one, thread)
            and not _is_investor(sight, one, thread)
        )
        return cls(sight, thread, ahead, subjects, tuple(lists_of_areas(sight, subjects)))

    def paired(self, figures: Sequence[Quantity | Place]) -> Bearings:
        """With lists of figures dealt to the lists of areas or years they run beside."""
        years = periods_said(self.sight)
        return replace(self, pairs=pairs(self.sight, figures, self.lists, years))

    # -- areas ------------------------------------------------------------------------------------------------

    def where(self, start: int, end: int, *, follows: bool = False, ranked: bool = False) -> Where:
        """The area of a phrase; `follows`: the area after it first ("most went to X"); `ranked`: no nation."""
        if start in self.pairs.areas:
            return Where(self.pairs.areas[start])
        first, last = self.sight.sentence.clause(start, end)
        if (inside := self._inside(first, last)) is not None:
            return inside
        mention = self._named((start, end), (first, last), follows=follows)
        return self._at(mention) if mention is not None else self._carried(ranked=ranked)

    def _named(self, phrase: tuple[int, int], clause: tuple[int, int], *, follows: bool) -> AreaMention | None:
        """The subject of a phrase: "… in X" right after it, else before it in its clause, after it, before, later."""
        start, end = phrase
        reach = self.sight.sentence.end if follows else max(clause[1], end + 2)
        beside = [one for one in self.subjects if _NEXT_IN.fullmatch(self.sight.text, end, one.start)]
        after = [
            one
            for one in self.subjects
            if start <= one.start < reach and not _figure_between(self.sight, end, one.start)
        ]
        before = [one for one in self.subjects if one.end <= start]
        near = [one for one in before if one.start >= clause[0]]
        later = [one for one in self.subjects if one.start >= end and not self.sight.has("region")]
        first, last = after[:1], before[-1:]
        ordered = (*beside, *(first if follows else ()), *near[-1:], *(() if before else first), *last, *later)
        return ordered[0] if ordered else None

    def _inside(self, first: int, last: int) -> Where | None:
        """A city or district of no figures of its own, said in the clause or at the head of the sentence."""
        for place in inner_places(self.sight):
            if first <= place[0] < last or not self.sight.text[self.sight.sentence.start : place[0]].strip(
                " «ВвIinthe"
            ):
                area = next((one.area for one in self.subjects), self.thread.region or self.thread.area)
                return Where(area, self.sight.text[place[0] : place[1]])
        return None

    def _opening_nation(self) -> Area | None:
        """ "Nationwide, FDI hit …", «по стране …»: the nation that opens a sentence, after its regions were named."""
        said = self.sight.areas[0] if self.sight.areas else None
        headed = said is not None and not self.sight.text[self.sight.sentence.start : said.start].strip(' «"')
        return said.area if headed and said is not None and said.generic else None

    def _at(self, mention: AreaMention) -> Where:
        if mention.place or is_city(self.sight, mention):
            return Where(mention.area, self.sight.text[mention.start : mention.end])
        members = next((one for one in self.lists if mention in one), (mention,))
        return Where(None) if is_open(self.sight, members) else Where(mention.area, joint=areas_of(members))

    def joint(self, mention: AreaMention) -> tuple[Area, ...]:
        """The areas of the list a subject is named in."""
        return next((areas_of(one) for one in self.lists if mention in one), ())

    def _carried(self, *, ranked: bool) -> Where:
        thread = self.thread
        if not ranked and (nation := self._opening_nation()) is not None:
            return Where(nation)
        if self.sight.has("region") and (thread.region is not None or thread.area is None):
            return Where(thread.region)
        if (
            thread.area is None
            and not ranked
            and (generic := next((one for one in self.sight.areas if one.generic), None)) is not None
        ):
            return Where(generic.area)
        if thread.area is not None:
            return Where(thread.area, thread.subregion, thread.joint)
        return Where(None)

    # -- periods ----------------------------------------------------------------------------------------------

    def year_ago(self, start: int, end: int, now: When) -> When:
        """The period of a level of "a year ago": the one spoken of, a year earlier."""
        first, last = self.sight.sentence.clause(start, end)
        said = self.sight.within(first, last, "yearago")
        near = [mark for mark in said if mark.end <= start or 0 <= mark.start - end <= 2]
        if not near or now.period is None or now.period.to_date or self._is_base_of_change(near[0], start):
            return now
        return When(now.period.year_before(), now.known)

    def _is_base_of_change(self, mark: Mark, start: int) -> bool:
        """Whether "a year ago" is what a change is reckoned from, "more than a year ago", not when a level was."""
        words = self.sight.text[self.sight.sentence.start : mark.start].lower().split()
        than = bool(words) and words[-1] in _THAN and mark.end > start
        return than or bool(self.sight.within(mark.end, start, "change"))

    def when(self, start: int, end: int, *, inherit: bool = True, besides: PeriodMention | None = None) -> When:
        """The period of a phrase: said in its clause, in its sentence, else inherited; never the one in `besides`."""
        if start in self.pairs.periods:
            return When(self.pairs.periods[start], "said")
        thread = self.thread
        own = [period for period in self.sight.periods if _is_own(period) and period is not besides]
        first, last = self.sight.sentence.clause(start, end)
        against = [
            period
            for period in self.sight.periods
            if period.is_base and _OPENS.fullmatch(self.sight.text, period.end, start)
        ]
        if against:
            present = own[0].resolve(thread.period, thread.published) if own else thread.period
            return When(against[-1].resolve(present, thread.published), "said")
        chosen = (
            _first([period for period in own if self._follows(end, period)])
            or _last([period for period in own if first <= period.start and period.end <= start])
            or _first([period for period in own if end <= period.start and period.end <= last])
            or _last([period for period in own if period.end <= start])
            or _first(
                [period for period in own if not _figure_between(self.sight, period.end, self.sight.sentence.end)]
            )
        )
        if chosen is not None:
            period = chosen.resolve(thread.period, thread.published)
            known: Known = "said" if chosen.period is not None or chosen.until_day is not None else "from the date"
            return When(period, known if period is not None else None)
        if inherit and thread.period is not None:
            return When(thread.period, "inherited")
        return When(None, None)

    def _follows(self, end: int, period: PeriodMention) -> bool:
        """Whether a period stands right after a figure; past a comma it is of the next one."""
        if self.sight.rules.verb_last or not 0 <= period.start - end <= 4:
            return False
        return "," not in self.sight.text[end : period.start]

    def compared(self, end: int, cue: Mark | None) -> PeriodMention | None:
        """A period right after "more", «выше уровня»: what a figure is compared with, not its own."""
        if cue is None or cue.start < end:
            return None
        near = [one for one in self.sight.periods if _is_own(one) and cue.end <= one.start <= cue.end + 20]
        between = self.sight.text[cue.end : near[0].start].split() if near else []
        than = cue.text.lower() in _OVER if not between else between[0].strip(",").lower() in _THAN
        return near[0] if near and than else None

    def year_compared(self, against: PeriodMention | None, own: Period) -> Period | None:
        """The same months of the year compared with; where none is said, of the year before."""
        said = against.resolve(self.thread.period, self.thread.published) if against is not None else None
        if said is None:
            return None if own.to_date else own.year_before()
        return own.shift(12 * (said.year - own.year)) if said.months == 12 and own.within_year else said

    def base(self, start: int, end: int, own: Period | None) -> Period | None:
        """The period a change is reckoned from, where said."""
        bases = [period for period in self.sight.periods if period.is_base]
        if not bases or own is None:
            return None
        nearest = min(bases, key=lambda period: min(abs(period.start - end), abs(start - period.end)))
        return nearest.resolve(own, self.thread.published)


def settle(sight: Sight, bearings: Bearings, thread: Thread, within: str | None = None) -> None:
    """Carry on what a sentence has set: its first subject, its region, its own period, its currency.

    `within`: the city or district its figures are of.
    """
    subjects = bearings.subjects
    if subjects:
        first = next((one for one in subjects if one.area.kind != "nation"), subjects[0])
        thread.area, thread.subregion, thread.joint = first.area, None, bearings.joint(first)
        thread.country = first.area.country
        if first.area.kind != "nation":
            thread.region = first.area
    elif thread.area is None and (generic := next((one for one in sight.areas if one.generic), None)) is not None:
        thread.area = generic.area
    thread.subregion = within or thread.subregion
    own = [period for period in sight.periods if _is_own(period)]
    if own:
        resolved = own[0].resolve(thread.period, thread.published)
        if resolved is not None and not _looks_ahead(sight, thread, resolved):
            thread.period = resolved
    signed = any(mark.code("count") == "memorandum.count" for mark in sight.marks)
    thread.promised = signed or (thread.promised and not sight.has("plan", "fact"))
    if "\n" in sight.words.strip("\n"):
        thread.promised = False
    things = sight.kind("count")
    if things:
        thread.counted = things[0].code("count") or ""
    money = [
        mark for mark in sight.kind("unit") if len(mark.code("unit") or "") == 3 and (mark.code("unit") or "").isupper()
    ]
    if money:
        thread.currency = money[-1].code("unit") or ""


def _looks_ahead(sight: Sight, thread: Thread, period: Period) -> bool:
    """Whether a period is that of a plan: the facts after it are still of the period before it."""
    if thread.period is None or not sight.has("plan"):
        return False
    day = thread.published
    later = day is not None and period.first > day.year * 12 + day.month - 1
    return later or not sight.has("fact")


# -- helpers --------------------------------------------------------------------------------------------------------


def _is_own(period: PeriodMention) -> bool:
    return not period.is_base and period.day is None


def _first(found: list[PeriodMention]) -> PeriodMention | None:
    return found[0] if found else None


def _last(found: list[PeriodMention]) -> PeriodMention | None:
    return found[-1] if found else None


def _is_set(sight: Sight, mention: AreaMention) -> bool:
    """The nation as the set of a rank ("республикада 3-орында", "in Kazakhstan") beside a region is no subject."""
    if mention.area.kind != "nation":
        return False
    if mention.generic:
        return True
    if _is_whole(sight, mention):
        return False
    return any(one.area.kind != "nation" and one.area.country == mention.area.country for one in sight.areas)


def _is_whole(sight: Sight, mention: AreaMention) -> bool:
    """The nation with a figure of its own: «в Казахстан привлечено 23 млрд, в том числе в Атыраускую область – 7»."""
    part = sight.after(mention.end, "including")
    if part is None or not _figure_between(sight, mention.end, part.start):
        return False
    return all(one.start >= part.end for one in sight.areas if one.area.kind != "nation")


def _is_set_of_states(sight: Sight, mention: AreaMention, thread: Thread) -> bool:
    """ "The state ranked 5th among Mexico's 32 states": the nation only tells whose states."""
    region = thread.region
    if mention.area.kind != "nation" or region is None or region.country != mention.area.country:
        return False
    return bool(sight.has("region") and sight.ordinals and sight.has("setunit", "set"))


def _is_investor(sight: Sight, mention: AreaMention, thread: Thread) -> bool:
    """Another nation than the one spoken of, where a text names investors: "Ресей (3,6 млрд доллар)"."""
    if mention.area.kind != "nation" or mention.generic or thread.country == mention.area.country:
        return False
    if thread.country or any(
        one.area.country != mention.area.country for one in sight.areas if one.area.kind != "nation"
    ):
        return any(one.start < mention.end and mention.start < one.end for one in sight.partners)
    if sight.rules.verb_last:
        return mention.cases == ("abl",)
    return _FROM.search(sight.text, max(sight.sentence.start, mention.start - 12), mention.start) is not None


def _figure_between(sight: Sight, start: int, end: int) -> bool:
    return _DIGIT.search(sight.text, start, end) is not None
