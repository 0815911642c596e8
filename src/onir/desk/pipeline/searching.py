"""Finding records by a name in any of the scripts, and organisations that are likely entered already.

The database brings candidates by shared groups of three letters (pg_trgm) of the skeletons, which its index finds among
any number; how alike they are in the end is measured on those few (rapidfuzz), so that the order of words, an added
city or an abbreviation does not hide a namesake. A BIN is decisive: the same is the same, two different ones are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest

from onir.desk.pipeline.models import Organisation
from onir.desk.pipeline.spelling import company, skeleton

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

CANDIDATES = 50
ALIKE = 88
"""Likeness in per cent from which a name counts as a likely duplicate: tests/desk/pipeline/names.csv is told apart."""

SHORTEST = 3
"""Letters of a skeleton under which any likeness is chance."""


@dataclass(frozen=True)
class Namesake:
    """An organisation that may be the same; `likeness` in per cent, `by_number` where it has the very same BIN."""

    organisation: Organisation
    likeness: int
    by_number: bool = False


def find(user: User, model: type[Any], text: str, most: int = 20) -> QuerySet[Any]:
    """What the person sees that bears the words, or nearly so, the likeliest first; without words, in their order."""
    words = (company if model is Organisation else skeleton)(text)
    seen: QuerySet[Any] = model.objects.visible_to(user)
    if not words:
        return seen.order_by("sort_key")[:most]
    found = Q(search_key__trigram_word_similar=words) | Q(search_key__contains=words) | _by_number(model, text)
    near = TrigramWordSimilarity(words, "search_key")
    likely: QuerySet[Any] = seen.filter(found)
    ordered: QuerySet[Any] = likely.annotate(near=near).order_by(F("near").desc(), "sort_key")[:most]
    return ordered


def _by_number(model: type[Any], text: str) -> Q:
    digits = "".join(text.split())
    if model is Organisation and digits.isdigit():
        return Q(bin__startswith=digits)
    return Q(pk__in=())


def duplicates(draft: Mapping[str, Any]) -> list[Namesake]:
    """Organisations that this one may be: the same BIN first, then by name, the likeliest first.

    `draft` has the columns of an organisation as far as they are known: `name`, `name_en`, `bin`, `country`.
    """
    number = "".join(str(draft.get("bin") or "").split())
    held = Organisation.objects.filter(merged_into=None).exclude(pk=draft.get("pk"))
    same = [Namesake(one, 100, by_number=True) for one in held.filter(bin=number)] if number else []
    others = held.exclude(bin=number) if number else held
    return same + sorted(_namesakes(draft, others, number), key=lambda one: -one.likeness)


def _namesakes(draft: Mapping[str, Any], held: QuerySet[Organisation], number: str) -> Iterator[Namesake]:
    names = {company(str(draft.get(name) or "")) for name in ("name", "name_kk", "name_ru", "name_en", "short_name")}
    names = {name for name in names if len(name) >= SHORTEST}
    if not names:
        return
    found = Q()
    for name in names:
        found |= Q(search_key__trigram_word_similar=name)
    near = [TrigramWordSimilarity(name, "search_key") for name in sorted(names)]
    ordered = held.filter(found).annotate(near=near[0] if len(near) == 1 else Greatest(*near)).order_by("-near")
    for one in ordered[:CANDIDATES]:
        likeness = max(alike(name, key) for name in names for key in one.search_key.split(" | "))
        if likeness >= ALIKE and not (number and one.bin):
            yield Namesake(one, likeness)


def alike(name: str, key: str) -> int:
    """How alike two skeletons are, in per cent: letters, and words in any order; one long word in common is not enough.

    >>> alike("kazakmis korporation", "korporation kazakmis"), alike("altin", "altin alma") < ALIKE
    (100, True)
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - comes with the extra

    return round(max(fuzz.ratio(name, key), fuzz.token_sort_ratio(name, key)))
