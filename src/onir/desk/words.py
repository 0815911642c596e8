"""Sentences of the library on a page: in the language of the address that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import get_language

from onir.figures.vintage import Released
from onir.language.collation import sort_key
from onir.language.formats import say_date
from onir.language.messages import LANGUAGES, Sayable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


Named = TypeVar("Named")


def language() -> str:
    """The language of this request, one of those Öñir speaks."""
    active = (get_language() or "en")[:2]
    return active if active in LANGUAGES else "en"


def by_name(items: Iterable[Named], name: Callable[[Named], Sayable]) -> list[Named]:
    """Things in the order of their names, by the alphabet of this request's language."""
    tongue = language()
    return sorted(items, key=lambda one: sort_key(name(one).say(tongue), tongue))


class _Spoken:
    """A Sayable whose text is said when it is shown, so that a form defined once speaks three languages."""

    def __init__(self, words: Sayable) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words.say(language())


def later(words: Sayable) -> _StrPromise:
    """The words as Django's forms take them."""
    return lazystr(_Spoken(words))


def foreign(text: str) -> str:
    """`text` itself: a sentence of Django or allauth that a page shows, marked for the catalogue `django`."""
    return text


def on(day: date) -> Released:
    """A day as a gap of a sentence takes it, in the cases of Kazakh too.

    >>> on(date(2025, 10, 8)).say("kk", "loc")
    '2025 жылғы 8 қазанда'
    """
    return Released(day.isoformat())


@dataclass(frozen=True)
class Moment:
    """A day with its hour where the desk is, to stand in a sentence."""

    at: datetime

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        local = timezone.localtime(self.at)
        return f"{say_date(language, local.date())}, {local:%H:%M}"
