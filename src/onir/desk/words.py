"""Sentences of the library on a page: in the language of the address that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import lazystr
from django.utils.translation import get_language

from onir.language.messages import LANGUAGES, Sayable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def language() -> str:
    """The language of this request, one of those Öñir speaks."""
    active = (get_language() or "en")[:2]
    return active if active in LANGUAGES else "en"


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
