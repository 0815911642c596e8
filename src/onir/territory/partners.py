"""Countries named in a text as partners: whose investors, whose money (Қытай, из Нидерландов, Czechia).

Only names of countries count; «қытайлық», "Chinese" qualify a company and say nothing of where its money is booked.
A country whose regions are known here is a partner and a nation at once: the reader of the sentence decides which.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from onir.territory.folding import key
from onir.territory.names import Node, Partner, keys_of
from onir.territory.scan import Hit, hits
from onir.territory.tables import shared, words


@dataclass(frozen=True)
class PartnerMention:
    """A country named in a text, by its ISO 3166-1 code; `cases` are those its form can be."""

    start: int
    end: int
    code: str
    cases: tuple[str, ...]


def find_partners(text: str, language: str) -> list[PartnerMention]:
    """Countries named in `text`, in order.

    >>> [(m.code, m.cases) for m in find_partners("Қытаймен және Чехиядан", "kk")]
    [('CN', ('ins',)), ('CZ', ('abl',))]
    """
    found = (_mention(text, hit) for hit in hits(text, _entry(language)))
    return [mention for mention in found if mention]


def partner_name(code: str, language: str) -> str:
    """The name of a partner country; the code itself where the table has no name.

    >>> partner_name("NL", "ru")
    'Нидерланды'
    """
    rows = (row for row in shared("partners") if (row["code"], row["language"]) == (code, language))
    return next((row["forms"].split(";")[0] for row in rows), code)


def _mention(text: str, hit: Hit) -> PartnerMention | None:
    forms = [form for form in hit.node.partners if _spelt(text[hit.start : hit.end], form.text)]
    cases = tuple(dict.fromkeys(form.case for form in forms))
    return PartnerMention(hit.start, hit.end, forms[0].code, cases) if forms else None


def _spelt(written: str, form: str) -> bool:
    """Whether capitals stand where the form begins with them: "US" is a country, "us" is not."""
    capitals = len(list(takewhile(str.isupper, form)))
    return all(letter.isupper() or not letter.isalpha() for letter in written[:capitals])


@cache
def _entry(language: str) -> Callable[[str], Node | None]:
    """Where the index of country names in a language goes on from a first word."""
    root, cases = Node(), (words("cases", language) or "nom").split("|")
    for row in shared("partners"):
        if row["language"] == language:
            for case, text in zip(cases, row["forms"].split(";"), strict=True):
                for spelling in {text, text.replace("-", "")} if text[:2].isupper() else (text,):
                    root.add(keys_of(spelling)).partners.append(Partner(spelling, row["code"], case))
    return lru_cache(maxsize=65536)(lambda word: root.next.get(key(word)))
