"""A question about standings, checked before it is asked: a known indicator, a period that has come, a table held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onir.errors import BadInput, NotHeld
from onir.figures import Indicator, Panel, Store, Vintage, indicator
from onir.figures.store import Subject
from onir.figures.vintage import Released
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.territory import Area, area, country


def region_of(asked: str | Area) -> Area:
    """The region asked about; BadInput for a nation."""
    found = area(asked)
    if found.kind == "nation":
        raise BadInput(msg("A nation has no place among regions."), accepted=msg("Accepted: a region."))
    return found


@dataclass(frozen=True)
class Question:
    """What is asked of the store, checked: a known indicator, a period that has come."""

    country: str
    period: Period
    indicator: Indicator
    as_of: date | None
    store: Store

    @classmethod
    def of(
        cls, of: str, period: str | Period, *, code: str | None, as_of: date | None, store: Store | None
    ) -> Question:
        """Without a code the country's headline concept is asked about."""
        wanted = period if isinstance(period, Period) else Period.parse(period)
        if wanted.first_day > date.today():
            raise BadInput(
                msg("The period {period} has not begun, so no table can hold it.", period=str(wanted)),
                then=msg("Ask for a period that has."),
            )
        headline = code or country(of).headline_indicator
        if headline is None:
            raise NotHeld(msg("No figures are held for {country}.", country=country(of).nation))
        return cls(of, wanted, indicator(headline), as_of, store or Store.open())

    def panels(self) -> tuple[Panel, ...]:
        """Panels of the period, oldest vintage first; NotHeld says what is missing and what is there."""
        code = self.indicator.code
        if code not in self.store.indicators(self.country):
            raise self.store.not_held(code, self.country)
        panels = self.store.panels(code, self.period, country=self.country, as_of=self.as_of)
        if panels:
            return panels
        if self.as_of and self.store.panels(code, self.period, country=self.country):
            raise NotHeld(
                msg(
                    "No release of {indicator} is known to have been out on {day}.",
                    indicator=self.indicator,
                    day=Released(str(self.as_of)),
                ),
                then=msg("Releases held: {held}.", held=[_dated(vintage) for vintage in self.store.vintages(code)]),
            )
        held = self.store.periods(code, self.country)
        if self.period in held:
            raise NotHeld(
                msg("The tables held give {indicator} by parts alone, not as a whole.", indicator=self.indicator),
                then=msg("“onir figures show {code}” shows a part with --activity or --partner.", code=code),
            )
        raise NotHeld(
            msg("No table held gives {indicator} {period:loc}.", indicator=self.indicator, period=self.period),
            then=msg("Periods held run from {first} to {last}.", first=str(held[0]), last=str(held[-1])),
        )

    def pairs(self) -> tuple[tuple[Panel, Panel], ...]:
        """The period and the same one a year before, newest vintage first."""
        subject = Subject(self.indicator.code, self.country)
        return tuple(reversed(self.store.pairs(subject, self.period, self.period.year_before(), as_of=self.as_of)))

    def notes(self) -> tuple[Message, ...]:
        """Releases of which it is not known whether they were out on the day asked about."""
        if self.as_of is None:
            return ()
        unsure = [one for one in self.store.vintages(self.indicator.code) if one.known_on(self.as_of) is None]
        return tuple(
            msg(
                "Whether {vintage} was out on {day} is not known; it is left out.",
                vintage=_dated(one),
                day=Released(str(self.as_of)),
            )
            for one in unsure
        )


def newest_complete(panels: Sequence[Panel]) -> Panel:
    """The newest panel without a missing cell, else the newest."""
    return next((panel for panel in reversed(panels) if not panel.missing and panel.nation), panels[-1])


def _dated(vintage: Vintage) -> Message:
    return msg("“{title}” ({released})", title=vintage.title, released=Released(vintage.released))
