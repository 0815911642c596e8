"""What a text has set so far, and where and when a figure holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from onir.claims.claim import Known
from onir.claims.reading.parts import Part
from onir.claims.reading.sight import Sight
from onir.measure import Period
from onir.measure.period_words import PeriodMention
from onir.territory import Area

_LEVEL = re.compile(r"['’]s?\s+([^\W\d]+)")


@dataclass
class Thread:
    """What a text has set so far; one for a whole text.

    `ahead`: the period of the plan spoken of. `years`: the last year said with some months; `yearless`: whether months
    of them stood without a year; `latest`: the latest year of any months, `this_year`: that of the
    text where it spoke of the last one; `year_after`: the one after a year
    compared with. `partner`: the investing country named last, `firm`: as that of a company. `headless`: whether
    figures came before any area, `told`: at all. `whole`: the nation that the text as a whole is of, `named`: the
    regions it named. `stock`: the day of a head count, as the year it opens. `part`, `topic_part`: what narrows the
    figure before in the sentence, and the noun a sentence named first. `spoken`: the period of direct investment and
    of the other kinds, `speaking`: of which of them it was set last.
    """

    published: date | None = None
    area: Area | None = None
    joint: tuple[Area, ...] = ()
    region: Area | None = None
    country: str = ""
    subregion: str | None = None
    period: Period | None = None
    stock: Period | None = None
    ahead: Period | None = None
    years: dict[tuple[int, int], int] = field(default_factory=dict)
    year_after: int | None = None
    spoken: dict[str, Period] = field(default_factory=dict)
    speaking: str = ""
    latest: int = 0
    this_year: int = 0
    yearless: bool = False
    headless: bool = False
    told: bool = False
    named: set[str] = field(default_factory=set)
    whole: Area | None = None
    partner: str | None = None
    firm: bool = False
    part: Part | None = None
    topic_part: Part | None = None
    currency: str = ""
    counted: str = ""
    promised: bool = False
    indexed: bool = False
    planned: bool = False
    ranked: bool = False
    speaker: str | None = None

    def copy(self) -> Thread:
        """What is set now, whatever is set later."""
        return replace(self, years=dict(self.years), spoken=dict(self.spoken), named=set(self.named))

    @property
    def is_of_this_year(self) -> bool:
        """Whether the period spoken of lies in the year the text was published in."""
        return self.published is not None and self.period is not None and self.period.year == self.published.year

    @property
    def is_to_come(self) -> bool:
        """Whether the plan spoken of goes on after the month the text was published in."""
        day = self.published
        return self.ahead is not None and (day is None or self.ahead.last > day.year * 12 + day.month - 1)


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


def year_of(when: When) -> When:
    """The year of a target that says no period of its own: none is set for months gone by."""
    period = when.period
    return When(Period.of_months(period.year), when.known) if period is not None and period.within_year else when


def is_looking_back(sight: Sight, thread: Thread, period: Period) -> bool:
    """ "2023 жылы бұл көрсеткіш 23 млрд еді": an earlier period is recalled for comparison."""
    return sight.has("hadbeen") and thread.period is not None and period.last < thread.period.first


def is_recalled(sight: Sight, thread: Thread, period: Period) -> bool:
    """«Для сравнения: в 2024 году было 371 млрд»: an earlier period said for once."""
    return sight.has("recalled") and thread.period is not None and period.last < thread.period.first


def resolved(period: PeriodMention, thread: Thread) -> Period | None:
    """The period meant; months without a year are of the year the text says with months, before or after."""
    found = _resumed(period, thread) or period.resolve(thread.period, thread.published)
    if found is not None or period.months is None or period.year_offset is not None or period.is_base:
        return found
    thread.yearless = True
    year = thread.years.get(period.months)
    year = year or thread.year_after
    return Period.of_months(year, *period.months) if year is not None else None


def _resumed(period: PeriodMention, thread: Thread) -> Period | None:
    """«… 9 месяцев 2025 года … За весь 2024 год … За полгода …»: months after a whole year that was recalled."""
    whole, later = thread.period, max(thread.latest, thread.this_year)
    said = period.period is not None or period.year_offset is not None or period.is_base
    if said or period.months is None or whole is None or whole.months != 12 or whole.year >= later:
        return None
    found = Period.of_months(later, *period.months)
    today = thread.published
    return found if today is None or found.last <= today.year * 12 + today.month - 1 else None


def kind_of(code: str) -> str:
    """Which statistics a code is of: those of direct investment or of the other kinds are published apart."""
    kind = code.partition(".")[0]
    return {"fdi": "direct", "capital": "other", "investment": "other"}.get(kind, "")


def last_of_its_kind(thread: Thread, code: str) -> Period | None:
    """The period carried on to a figure: back from direct investment to fixed capital, that of fixed capital."""
    own, kind = thread.period, kind_of(code)
    before = thread.spoken.get(kind)
    if own is None or before is None or kind == thread.speaking or not thread.speaking:
        return own
    return before if before.year == own.year and before.months != own.months else own


def is_own(period: PeriodMention) -> bool:
    return not period.is_base and period.day is None


def is_level_of(sight: Sight, period: PeriodMention) -> bool:
    """«Больше уровня прошлого года», "of last year's level": the period is not the figure's, but what it is compared
    with."""
    possessor = _LEVEL.match(sight.text, period.end)
    if possessor is not None and possessor.group(1).lower() in sight.rules.level_of:
        return True
    words = sight.text[sight.sentence.start : period.start].split()
    if not words or words[-1].lower() not in sight.rules.level_of:
        return False
    change = sight.before(period.start, "change")
    return change is not None and not sight.text[change.end : period.start].strip().count(" ")
