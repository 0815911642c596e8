"""What checking asks of a store of figures, with every answer kept for the length of one check.

A diagnosis asks for the same panels again and again, so panels are remembered; the day of the text and the day the
tables are looked at stay in one place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache
from typing import Protocol

from onir.claims.checking.question import Question
from onir.claims.checking.report import Answer
from onir.figures import Panel, Statement, Vintage
from onir.measure import Period


class Figures(Protocol):
    """The part of a store that checking uses."""

    def indicators(self, country: str) -> Iterable[str]: ...

    def periods(self, indicator: str, country: str) -> Iterable[Period]: ...

    def panels(
        self, indicator: str, period: Period, *, country: str, partner: str, activity: str, as_of: date | None
    ) -> tuple[Panel, ...]: ...

    def statements(self, area: str, period: Period | None = None) -> tuple[Statement, ...]: ...


class Remembering:
    """A store that stays as it is, with its answers kept from text to text: an archive asks for the same tables.

    `most`: how many panels are kept, of some ten kilobytes each.
    """

    def __init__(self, store: Figures, *, most: int = 65536) -> None:
        self.panels = lru_cache(maxsize=most)(store.panels)
        self.statements = lru_cache(maxsize=4096)(store.statements)
        self.indicators = lru_cache(maxsize=64)(lambda country: tuple(store.indicators(country)))
        self.periods = lru_cache(maxsize=1024)(lambda indicator, country: tuple(store.periods(indicator, country)))


class Tables:
    """A store seen from one text: published on a day, looked at as of a day."""

    def __init__(self, store: Figures, *, published: date | None = None, as_of: date | None = None) -> None:
        self.store, self.published, self.as_of = store, published, as_of
        self.answers: dict[Question, Answer] = {}
        self._statements = lru_cache(maxsize=1024)(store.statements)
        self._panels = lru_cache(maxsize=4096)(self._ask_panels)
        self._indicators = lru_cache(maxsize=64)(lambda country: tuple(store.indicators(country)))
        self._periods = lru_cache(maxsize=256)(lambda indicator, country: tuple(store.periods(indicator, country)))

    @cached_property
    def ever(self) -> Tables:
        """The same store with every release, whatever day it is looked at."""
        return Tables(self.store, published=self.published)

    def indicators(self, country: str) -> tuple[str, ...]:
        return self._indicators(country)

    def periods(self, indicator: str, country: str) -> tuple[Period, ...]:
        """Periods held of an indicator, as its tables print them; none where it is not held."""
        return self._periods(indicator, country) if indicator in self.indicators(country) else ()

    def panels(self, question: Question) -> tuple[Panel, ...]:
        """A panel of each vintage, oldest first."""
        return self._panels(question.indicator, question.period, *_where(question))

    def pairs(self, question: Question) -> tuple[tuple[Panel, Panel], ...]:
        """The question's period and its base, both of one vintage, oldest first."""
        assert question.base is not None
        before = {panel.vintage: panel for panel in self.panels(question.of(period=question.base))}
        return tuple((now, before[now.vintage]) for now in self.panels(question) if now.vintage in before)

    def newest(self, indicator: str, period: Period, country: str) -> Panel | None:
        """The newest panel of all partners and activities; None where the period is not held."""
        held = self._panels(indicator, period, country, "_T", "_T") if indicator in self.indicators(country) else ()
        return held[-1] if held else None

    def statements(self, area: str, period: Period | None = None) -> tuple[Statement, ...]:
        return self._statements(area, period)

    def known(self, vintage: Vintage) -> bool | None:
        """Whether it was out on the day of the text; None where that is not known, or the text has no day."""
        return None if self.published is None else vintage.known_on(self.published)

    def _ask_panels(
        self, indicator: str, period: Period, country: str, partner: str, activity: str
    ) -> tuple[Panel, ...]:
        return self.store.panels(
            indicator, period, country=country, partner=partner, activity=activity, as_of=self.as_of
        )


def _where(question: Question) -> tuple[str, str, str]:
    return question.country, question.partner, question.activity
