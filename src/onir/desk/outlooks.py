"""Outlooks of the desk: by the official figures alone, and with the projects that the person who asks may read.

A worker keeps the last few in memory, so that a page that changes one project has to draw that project alone. One with
projects is kept by the records it was made of: who may read other projects has other records, and another answer.
Nothing of it is written anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from onir.desk.foreseeing import COUNTED, Book, Read, book
from onir.desk.held import edition, store
from onir.errors import NotHeld, OnirError
from onir.language.messages import msg
from onir.outlook import Outlook, outlook
from onir.outlook.pipeline import Pipeline, learned, merged
from onir.territory import area as known_area
from onir.territory import country

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

KEPT = 8


def outlook_of(area: str, period: str | None, indicator: str, as_of: date | None = None) -> Outlook:
    """By the official figures alone; the draws are those of all regions, and kept for any of them."""
    found = known_area(area)
    return _drawn(found.country, period, indicator, as_of, edition()).about(found)


@lru_cache(KEPT)
def _drawn(land: str, period: str | None, indicator: str, as_of: date | None, figures: object) -> Outlook:  # noqa: ARG001
    return outlook(country(land).nation, period, indicator=indicator, as_of=as_of, store=store())


@dataclass(frozen=True)
class Merged:
    """An outlook with the projects in hand, and what was read to make it."""

    answer: Outlook
    read: Read


def with_projects(by: User, answer: Outlook, today: date) -> Merged:
    """The same with the projects of a person; NotHeld where their past is too short, or they have no such sums."""
    if answer.indicator.code not in COUNTED:
        raise NotHeld(msg("Projects have no sums of this indicator: {indicator}.", indicator=answer.indicator))
    held = book(by, answer.indicator.code, answer.unit)
    last = answer.history.last.period.year
    read = held.read(today, last)
    asked = (answer.indicator.code, str(answer.period), answer.history.vintage.key, edition(), read.pipeline)
    question = _Question(sha256(repr(asked).encode()).hexdigest(), answer, held, read.pipeline, today)
    return Merged(_merged(question).about(answer.area), read)


def best_of(by: User, answer: Outlook, today: date) -> Outlook:
    """With the projects of a person where they can tell something, else as it was."""
    try:
        return with_projects(by, answer, today).answer
    except OnirError:
        return answer


@dataclass(frozen=True)
class _Question:
    """What is merged; the key alone tells one from another."""

    key: str
    answer: Outlook = field(compare=False)
    book: Book = field(compare=False)
    pipeline: Pipeline = field(compare=False)
    today: date = field(compare=False)


@lru_cache(KEPT)
def _merged(asked: _Question) -> Outlook:
    weight, scored = learned(asked.answer, _known_before(asked))
    return merged(asked.answer, asked.pipeline, weight=weight, scored=scored)


def _known_before(asked: _Question) -> dict[int, Any]:
    """The pipelines of past years, each as late in the year as today."""
    last, today = asked.answer.history.last.period.year, asked.today
    first = min((one.entered.year for lines in asked.book.lines.values() for one in lines), default=last)
    days = {year: date(today.year - (last - year), today.month, min(today.day, 28)) for year in range(first, last)}
    return {year: asked.book.read(day, year).pipeline for year, day in days.items()}
