"""Sentences that Öñir says to people, kept apart from the language they are said in.

A `Message` is an English sentence with named gaps. It is translated at the border (a terminal, a page, a document) and
only there, so that one object says itself in every language. Left out: plural tables of gettext, because a Kazakh noun
stays singular after a number and a Russian one has three forms; `{n:plural:регион|региона|регионов}` says it in the
catalogue itself.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeGuard, runtime_checkable

LANGUAGES = ("kk", "ru", "en")
"""Languages Öñir speaks, by ISO 639-1."""

LOCALE = Path(__file__).parent.parent / "locale"


@runtime_checkable
class Sayable(Protocol):
    """A noun that says itself: a period, an area, an amount."""

    def say(self, language: str, form: str = "") -> str:
        """The noun in `language`; `form` is a grammatical case or a style the noun knows ('' is its plain form)."""


def says_itself(value: object) -> TypeGuard[Sayable]:
    """Whether a value is Sayable: a page asks it a thousand times, and `isinstance` takes ten times as long.

    >>> says_itself(msg("All")), says_itself("All")
    (True, False)
    """
    return hasattr(value, "say")


class Agreeing(Protocol):
    """A noun that verbs and adjectives agree with: `{noun:agrees:был|была|было|были}`."""

    def agreement(self, language: str) -> str:
        """Its gender or number: masc, fem, neut, plur in Russian, sing or plur in English, "" where none matters."""


@dataclass(frozen=True)
class Message:
    """A sentence to be said in a language chosen later.

    >>> msg("{place} of {count} regions", place=3, count=20).say("en")
    '3 of 20 regions'
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable; a sentence has one form
        """The sentence in `language`, in English where the catalogue has no entry; its first letter is a capital.

        A name that somebody wrote stays as it is, also where it begins the sentence: `aigul` is not `Aigul`.
        """
        template = catalogue(language).gettext(self.template) if self.template else ""
        said = _Gaps(language).vformat(template, (), self.values)
        return said[:1].upper() + said[1:] if said.endswith(".") and not self._begins_as_written(template) else said

    def _begins_as_written(self, template: str) -> bool:
        literal, gap, _, _ = next(iter(string.Formatter().parse(template)), ("", None, None, None))
        return not literal and isinstance(self.values.get(gap or ""), str)

    def __str__(self) -> str:
        return self.say("en")

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from process to process, which the mapping of its gaps does not by itself.

        >>> import pickle
        >>> pickle.loads(pickle.dumps(msg("{n} regions", n=20))).say("en")
        '20 regions'
        """
        return partial(msg, self.template, **self.values), ()


@dataclass(frozen=True)
class Wording:
    """A name that is data, written in each language.

    >>> Wording.of({"name_en": "Bank", "name_ru": "Банк", "name_kk": "Банк"}, "name").say("en")
    'Bank'
    """

    en: str
    ru: str
    kk: str

    @classmethod
    def of(cls, row: Mapping[str, str], name: str) -> Wording:
        """The wording in the columns `<name>_en`, `<name>_ru` and `<name>_kk` of a table row."""
        return cls(row[f"{name}_en"], row[f"{name}_ru"], row[f"{name}_kk"])

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable; a name that is data has one form
        return {"en": self.en, "ru": self.ru, "kk": self.kk}[language]

    def __str__(self) -> str:
        return self.en


def msg(template: str, **values: Any) -> Message:
    """A message; `template` must be a literal, since the catalogues are extracted from the source."""
    return Message(template, MappingProxyType(values))


def marked(text: str) -> str:
    """`text` itself, marked for the catalogues: a help text that is translated when it is shown."""
    return text


@lru_cache(maxsize=8)
def catalogue(language: str) -> gettext.NullTranslations:
    """The gettext catalogue `onir` of `language`; English sentences are their own catalogue."""
    return gettext.translation("onir", LOCALE, languages=[language], fallback=True)


class _Gaps(string.Formatter):
    """Fills the gaps of a template with values said in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        from onir.language.formats import say_number  # noqa: PLC0415 - Babel is slow to load and often not needed

        if (agreed := self._agreed(value, format_spec)) is not None:
            return agreed
        if says_itself(value):
            return value.say(self.language, format_spec)
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool) and not format_spec:
            return say_number(self.language, value)
        if isinstance(value, (list, tuple)):
            return ", ".join(self.format_field(item, format_spec) for item in value)
        # a translation may ask a plain word for a case: it has none to give, and stays as it is
        return value if isinstance(value, str) else format(value, format_spec)

    def _agreed(self, value: Any, format_spec: str) -> str | None:
        """A word that follows a number or a noun, or an ordinal; None where another form is asked for."""
        from onir.language.agreement import agree, agree_with  # noqa: PLC0415 - of no use to most messages
        from onir.language.ordinals import say_ordinal  # noqa: PLC0415

        kind, _, rest = format_spec.partition(":")
        if kind == "plural":
            return agree(self.language, value, rest.split("|"))
        if kind == "ordinal":
            return say_ordinal(self.language, value, rest)
        if kind == "agrees":
            return agree_with(value.agreement(self.language), rest.split("|"))
        return None
