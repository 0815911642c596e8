"""Where and when a figure holds: its area and its period, said beside it or carried from before.

What a title or an earlier sentence sets holds until it is replaced. A speaker's title gives the region; "the region"
is the last region named, "the country" its nation. Areas named as ahead ("after A and B") are never the subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onir.claims.claim import Known
from onir.claims.reading.joint import areas_ahead, areas_of, is_open, list_after, lists_of_areas
from onir.claims.reading.lexicon import Mark
from onir.claims.reading.pairing import Pairs, pairs, periods_said
from onir.claims.reading.phrase import Phrase
from onir.claims.reading.places import inner_places, is_city
from onir.claims.reading.quantities import Quantity
from onir.claims.reading.ranks import Place
from onir.claims.reading.rivals import own_figure, rival_areas
from onir.claims.reading.sight import Sight, clause_over_dash, has_figure
from onir.claims.reading.speaker import speaker_of
from onir.claims.reading.subjects import is_investor, is_nationwide, is_set, is_set_of_states, says_region
from onir.claims.reading.thread import Thread, When, Where, is_level_of, is_looking_back, is_own, resolved
from onir.measure import Period
from onir.measure.period_words import PeriodMention
from onir.territory import Area, AreaMention, country

_NEAR = 8
_UNIT_LONG = 24
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_SIGNS = "+−–-"
_HEADED = Phrase(r"[\s«]*(?:<at>\s+)?(?:<the>\s+)?")
_OPENS = Phrase(r"\s*\(|,?\s+<when_>\s+(?:[^\W\d]+\s+){0,3}")
_AT_THE_HEAD = Phrase(r"[\s«\"“]*(?:<across>\s+(?:<the>\s+)?)?")
_OVERALL = Phrase(r"\s*<overall>\b")
_OF_BASE = Phrase(r"\s*<of_base>\s")
_AT = Phrase(r"\s+(?:<at>|<for_>)\s")
_NEXT_IN = Phrase(r"\s+(?:[–—-]\s+)?(?:<at>|<for_>)\s+(?:<the>\s+)?", ignore_case=False)


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
        passed = [*rival_areas(sight), *(one for mark in sight.kind("past") for one in list_after(sight, mark.end))]
        thread.speaker = speaker_of(sight) or thread.speaker
        subjects = tuple(
            one
            for one in sight.areas
            if one not in ahead
            and one not in passed
            and not is_set(sight, one)
            and not is_set_of_states(sight, one, thread)
            and not is_investor(sight, one, thread)
        )
        return cls(sight, thread, ahead, subjects, tuple(lists_of_areas(sight, subjects)))

    def paired(self, figures: Sequence[Quantity | Place]) -> Bearings:
        """With lists of figures dealt to the lists of areas or years they run beside."""
        years = self.sight.once(periods_said)
        return replace(self, pairs=pairs(self.sight, figures, self.lists, years))

    # -- areas ------------------------------------------------------------------------------------------------

    def where(self, start: int, end: int, *, follows: bool = False, ranked: bool = False) -> Where:
        """The area of a phrase; `follows`: the area after it first ("most went to X"); `ranked`: no nation."""
        if start in self.pairs.areas:
            return Where(self.pairs.areas[start])
        if (beside := own_figure(self.sight, start)) is not None:
            return Where(beside)
        if not ranked and (nation := self._nationwide(start, end)) is not None:
            return Where(nation)
        first, last = self.sight.sentence.clause(start, end)
        if (inside := self._inside(clause_over_dash(self.sight, start, end)[0], last, end)) is not None:
            return inside
        mention = self._named((start, end), (first, last), follows=follows)
        return self._at(mention) if mention is not None else self._carried((first, last), ranked=ranked)

    def _nationwide(self, start: int, end: int) -> Area | None:
        """The nation of a figure that is said to be the whole country's, beside one of a region."""
        region = next((one.area for one in self.subjects), self.thread.region or self.thread.area)
        if region is None or region.kind == "nation" or not is_nationwide(self.sight, start, end):
            return None
        return country(region.country).nation

    def _named(self, phrase: tuple[int, int], clause: tuple[int, int], *, follows: bool) -> AreaMention | None:
        """The subject of a phrase: "… in X" right after it, else before it in its clause, after it, before, later."""
        start, end = phrase
        reach = self.sight.sentence.end if follows else max(clause[1], end + 2)
        beside = [one for one in self.subjects if _NEXT_IN.fullmatch(self.sight, end, one.start)]
        after = [
            one
            for one in self.subjects
            if start <= one.start < reach and not _figure_between(self.sight, end, one.start)
        ]
        before = [one for one in self.subjects if one.end <= start]
        near = [one for one in before if one.start >= clause[0]]
        taking = [] if near else self._taking(end, self._past_brackets(clause[1]))
        unnamed = says_region(self.sight) and self.thread.region is not None
        later = [one for one in self.subjects if one.start >= end and not unnamed]
        first, last = after[:1], before[-1:]
        ordered = (
            *beside,
            *(first if follows else ()),
            *taking[:1],
            *near[-1:],
            *(() if before else first),
            *last,
            *later,
        )
        return ordered[0] if ordered else None

    def _past_brackets(self, end: int) -> int:
        """Where a clause ends that goes on after brackets: "166 млрд (20%) Ұлытау облысына"."""
        text, sentence = self.sight.text, self.sight.sentence
        closed = end if text[end : end + 1] == ")" else -1
        if text[end : end + 1] == "(":
            closed = text.find(")", end, sentence.end)
        return sentence.clause(closed + 1, closed + 1)[1] if closed >= 0 else end

    def _taking(self, start: int, end: int) -> list[AreaMention]:
        """Kazakh: "… 5 млрд теңге Ұлытау облысына жіберілді": where the money before it went."""
        if not self.sight.rules.verb_last:
            return []
        return [one for one in self.subjects if start <= one.start < end and one.cases == ("dat",)]

    def _has_its_own(self, place: tuple[int, int], end: int) -> bool:
        """ "A drew 83 billion and B district 102 billion": a place after a figure, with another right after it."""
        return place[0] >= end and any(0 < one.start - place[1] <= _NEAR for one in self.sight.figures)

    def _inside(self, first: int, last: int, end: int) -> Where | None:
        """A city or district of no figures of its own, said in the clause or at the head of the sentence."""
        inner = inner_places(self.sight)
        for place in sorted(inner, key=lambda one: not first <= one[0] < last):
            if (first <= place[0] < last and not self._has_its_own(place, end)) or self._opens(place[0]):
                area = next((one.area for one in self.subjects), self.thread.region or self.thread.area)
                return Where(area, self.sight.text[place[0] : place[1]])
        return None

    def _opens(self, place: int) -> bool:
        """Whether nothing but "in the" stands before a place in its sentence."""
        return _HEADED.fullmatch(self.sight, self.sight.sentence.start, place) is not None

    def _opening_nation(self) -> Area | None:
        """ "Nationwide, FDI hit …", "in all … in the country": the nation a sentence opens on, after its regions."""
        if _OVERALL.match(self.sight, self.sight.sentence.start):
            return next((one.area for one in self.sight.areas if one.generic), None)
        said = self.sight.areas[0] if self.sight.areas else None
        headed = said is not None and _AT_THE_HEAD.fullmatch(self.sight, self.sight.sentence.start, said.start)
        return said.area if headed and said is not None and said.generic else None

    def _at(self, mention: AreaMention) -> Where:
        if mention.place or is_city(self.sight, mention):
            return Where(mention.area, self.sight.text[mention.start : mention.end])
        members = next((one for one in self.lists if mention in one), (mention,))
        return Where(None) if is_open(self.sight, members) else Where(mention.area, joint=areas_of(members))

    def joint(self, mention: AreaMention) -> tuple[Area, ...]:
        """The areas of the list a subject is named in."""
        return next((areas_of(one) for one in self.lists if mention in one), ())

    def _carried(self, clause: tuple[int, int], *, ranked: bool) -> Where:
        thread = self.thread
        own = bool(self.sight.within(*clause, "region"))  # "…, so the region's share is 3 percent"
        if not ranked and not own and (nation := self._opening_nation()) is not None:
            return Where(nation)
        if says_region(self.sight) and (thread.region is not None or thread.area is None):
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
        """The period of a level of "a year ago", or of "355 million in the same period of 2024"."""
        same = [one for one in self.sight.periods if one.is_base and (self._is_of(end, one) or self._then(start, one))]
        if same:
            return When(same[0].resolve(now.period, self.thread.published), now.known)
        first, last = clause_over_dash(self.sight, start, end)
        said = self.sight.within(first, last, "yearago")
        near = [mark for mark in said if mark.end <= start or 0 <= mark.start - end <= 4]
        if not near or now.period is None or now.period.to_date or self._is_base_of_change(near[0], start):
            return now
        return When(now.period.year_before(), now.known)

    def _is_of(self, end: int, period: PeriodMention) -> bool:
        """Whether a period follows a level as its own: "… in the same period", not "compared with the same period"."""
        return 0 <= period.start - end <= 1 and _AT.match(self.sight, end) is not None

    def _then(self, start: int, period: PeriodMention) -> bool:
        """Kazakh "былтыр дәл осы мерзімде 446 млрд": in the locative a base is when a level was."""
        if not self.sight.rules.verb_last or not period.same_period or period.end > start:
            return False
        told = self.sight.rules.case(self.sight.text[period.start : period.end]) == "locative"
        return told and not _figure_between(self.sight, period.end, start)

    def _is_base_of_change(self, mark: Mark, start: int) -> bool:
        """Whether "a year ago" is what a change is reckoned from, "more than a year ago", not when a level was."""
        words = self.sight.text[self.sight.sentence.start : mark.start].lower().split()
        than = bool(words) and words[-1] in self.sight.rules.than and mark.end > start
        return than or bool(self.sight.within(mark.end, start, "change"))

    def when(self, start: int, end: int, *, inherit: bool = True, besides: PeriodMention | None = None) -> When:
        """The period of a phrase: said in its clause, in its sentence, else inherited; never the one in `besides`."""
        if start in self.pairs.periods:
            return When(self.pairs.periods[start], "said")
        thread = self.thread
        own = [period for period in self.sight.periods if is_own(period) and period is not besides]
        own = [one for one in own if not is_level_of(self.sight, one) and not self._is_of_its_base(one, start, end)]
        first, last = self.sight.sentence.clause(start, end)
        against = [
            period
            for period in self.sight.periods
            if period.is_base
            and _OPENS.fullmatch(self.sight, period.end, start)
            and self.sight.text[start] not in _SIGNS
        ]
        if against:
            present = own[0].resolve(thread.period, thread.published) if own else thread.period
            return When(against[-1].resolve(present, thread.published), "said")
        chosen = (
            _first([period for period in own if self._follows(end, period)])
            or _last([period for period in own if first <= period.start and period.end <= start])
            or _first([period for period in own if end <= period.start and period.end <= last])
            or _last([period for period in own if period.end <= start])
            or _first([period for period in own if self._closes(end, period)])
        )
        if chosen is not None and thread.period is not None and self.sight.within(chosen.end, start, "now"):
            return When(thread.period, "inherited")
        if chosen is not None:
            period = resolved(chosen, thread)
            known: Known = "said" if chosen.period is not None or chosen.until_day is not None else "from the date"
            return When(period, known if period is not None else None)
        if inherit and thread.period is not None:
            return When(thread.period, "inherited")
        return When(None, None)

    def _is_of_its_base(self, period: PeriodMention, start: int, end: int) -> bool:
        """ "Up 21 % from $2.5 billion in 2023": the year of the level compared with, for any other figure."""
        near = [one for one in self.sight.numbers if one.end <= period.start]
        if not near or start <= near[-1].start < end or has_figure(self.sight, near[-1].end, period.start):
            return False
        beside = period.start - near[-1].end <= _UNIT_LONG
        return beside and self._is_compared_with(near[-1].start)

    def _is_compared_with(self, place: int) -> bool:
        """Whether the word before a figure, its sign of money aside, makes it the base of a change."""
        words = self.sight.text[self.sight.sentence.start : place].rstrip("$€₸ ").lower().split()
        return bool(words) and words[-1] in self.sight.rules.since

    def _closes(self, end: int, period: PeriodMention) -> bool:
        """Whether a period at the end of the sentence is of all its figures; an aside of several years is not."""
        if self.thread.period is not None and period.years is not None and has_figure(self.sight, end, period.start):
            return False
        if not {";", ":"}.isdisjoint(self.sight.text[end : period.start]) or is_compared(self.sight, period, end):
            return False
        return not _figure_between(self.sight, period.end, self.sight.sentence.end)

    def _follows(self, end: int, period: PeriodMention) -> bool:
        """Whether a period stands right after a figure; past a comma it is of the next one."""
        if self.sight.rules.verb_last or not 0 <= period.start - end <= 4:
            return False
        return "," not in self.sight.text[end : period.start]

    def compared(self, end: int, cue: Mark | None) -> PeriodMention | None:
        """A period right after "more", «выше уровня», "times the amount of": what a figure is compared with."""
        if (base := _OF_BASE.match(self.sight, end)) is not None:
            return next((one for one in self.sight.periods if is_own(one) and abs(one.start - base.end()) <= 4), None)
        if cue is None or cue.start < end:
            return None
        rules, words = self.sight.rules, cue.text.lower().split()
        said = words[-1] in rules.than and has_figure(
            self.sight, cue.end, cue.end + 30
        )  # "more than the 418 million of"
        reach = cue.end + (45 if said else 20)
        near = [one for one in self.sight.periods if is_own(one) and cue.end <= one.start <= reach]
        between = self.sight.text[cue.end : near[0].start].split() if near else []
        told = bool(between) and between[0].strip(",").lower() in rules.than
        than = said or told or cue.text.lower() in rules.over
        return near[0] if near and than else None

    def year_compared(self, against: PeriodMention | None, own: Period) -> Period | None:
        """The same months of the year compared with; where none is said, of the year before."""
        said = against.resolve(self.thread.period, self.thread.published) if against is not None else None
        if said is None:
            return None if own.to_date or own.months > 12 else own.year_before()
        return own.shift(12 * (said.year - own.year)) if said.months == 12 and own.within_year else said

    def grown(self, when: When) -> tuple[When, Period | None]:
        """The period of a change in a sentence that recalls an earlier level, and that level's period as its base."""
        period = when.period
        if period is None or not is_looking_back(self.sight, self.thread, period):
            return when, None
        own = [resolved(one, self.thread) for one in self.sight.periods if is_own(one)]
        later = [one for one in own if one is not None and one.first > period.last]
        return (When(later[0], "said") if later else When(self.thread.period, "inherited")), period

    def base(self, start: int, end: int, own: Period | None) -> Period | None:
        """The period a change is reckoned from, where said."""
        bases = [period for period in self.sight.periods if period.is_base]
        if not bases or own is None:
            return None
        nearest = min(bases, key=lambda period: min(abs(period.start - end), abs(start - period.end)))
        return nearest.resolve(own, self.thread.published)


def is_compared(sight: Sight, period: PeriodMention, since: int = 0) -> bool:
    """Whether a period is that of a figure compared with: "2.6 billion, against 6.1 billion in 2023"."""
    before = [one for one in sight.numbers if since <= one.start and one.end <= period.start]
    if not before:
        return False
    start, place = max(since, sight.sentence.start), before[-1].start
    bounds = [mark.end for mark in sight.within(start, place, "bound")]
    words = [word for word in _WORD.findall(sight.text, max([start, *bounds]), place) if not word.isupper()]
    return not sight.rules.than.isdisjoint(word.lower() for word in words[-2:])


def _first(found: list[PeriodMention]) -> PeriodMention | None:
    return found[0] if found else None


def _last(found: list[PeriodMention]) -> PeriodMention | None:
    return found[-1] if found else None


def _figure_between(sight: Sight, start: int, end: int) -> bool:
    return _DIGIT.search(sight.text, start, end) is not None
