"""The terms of the trade in three languages (`data/glossary.csv`): what each is called, and what is meant by it.

One table for code, pages and documentation: docs/glossary.md is written from it. `codes` are the indicators whose name
a term explains. Left out: synonyms, of which the readers of texts have lists of their own.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onir.language.collation import sort_key
from onir.language.messages import LANGUAGES, Wording


@dataclass(frozen=True)
class Term:
    """`means` is blank in a language in which nobody has written it yet."""

    code: str
    chapter: str
    name: Wording
    means: Wording
    codes: tuple[str, ...]

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        return self.name.say(language)

    def holds(self, letters: str) -> bool:
        """Whether it is called or explained so in any of the languages."""
        said = (words.say(language) for words in (self.name, self.means) for language in LANGUAGES)
        return any(letters.casefold() in one.casefold() for one in said)


@cache
def terms() -> Mapping[str, Term]:
    """Every term by its code, in the order of the table."""
    text = (files("onir") / "data" / "glossary.csv").read_text(encoding="utf-8")
    return MappingProxyType({row["code"]: _term(row) for row in csv.DictReader(text.splitlines())})


def _term(row: Mapping[str, str]) -> Term:
    name = Wording(*(row[language] for language in ("en", "ru", "kk")))
    means = Wording(*(row[f"means_{language}"] for language in ("en", "ru", "kk")))
    return Term(row["code"], row["chapter"], name, means, tuple(row["codes"].split()))


def found(letters: str, language: str) -> list[Term]:
    """Terms that hold these letters, by the alphabet of `language`.

    >>> [term.say("en") for term in found("приток", "en")]
    ['gross inflow', 'net inflow']
    """
    held = (term for term in terms().values() if term.holds(letters.strip()))
    return sorted(held, key=lambda term: sort_key(term.say(language), language))


def explaining(name: str) -> Term | None:
    """The term that explains an indicator, by its code, or a word, by its English name.

    >>> explaining("capital.fixed").code, explaining("Rank").code, explaining("nothing of the kind")
    ('investment-in-fixed-capital', 'rank', None)
    """
    return _explaining().get(name.casefold())


@cache
def _explaining() -> Mapping[str, Term]:
    named = {word.strip().casefold(): term for term in terms().values() for word in term.name.en.split(",")}
    return named | {code: term for term in terms().values() for code in term.codes}
