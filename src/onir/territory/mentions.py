"""Areas named in a running text: which, where, how surely, in which case.

The rules are those of the tables: a name resolves by its match class and guard, head words before opinion, longest name
first, and nothing by likeness. A city that shares its region's name tags the text with the region (`place`) and carries
no regional figure. A name that would need a table around it («Абай») is not a mention, and «өңір», «регион» are not
either: `find_generic` gives those.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onir.territory.area import Area, areas_of
from onir.territory.folding import KAZAKH_LETTERS
from onir.territory.heads import Found, fits_head, of_name, takers, with_heads
from onir.territory.names import Name, entry
from onir.territory.scan import Hit, hits
from onir.territory.tables import country_codes, languages_with, settings, words

Certainty = Literal["high", "medium", "low"]

LATIN_CAPITALS = str.maketrans("AOPCEXHKMTBY", "АОРСЕХНКМТВУ")
SENTENCE_STARTS = re.compile(r"(?:^|[.!?…:\n«\"“])[\s«\"“—–-]*$")
ADJECTIVE = re.compile(r"(?:ая|ой|ую)$")
AFTER_A_NOUN_LEFT_OUT = re.compile(r"\s*(?:[–—(,;.:]|-\s|$)")
ITS_FIGURE = re.compile(
    r"\s*(?:\(|[–—]\s)[+−-]?\d[\d\s,.]*(?:%|млн|млрд|трлн|процент|пайыз|есе|раз|percent|million|billion|trillion|bn)"
)
BEHIND = re.compile(r"\b(?:после|вслед за|уступая|уступив|behind|after)\s+$", re.IGNORECASE)
NAMES_IN_BRACKETS = re.compile(r"\s*\((?![^()]{0,40}\d)")
MATCH_ORDER = ("exact", "context", "former", "place", "table")


@cache
def _money_in() -> re.Pattern[str]:
    """Words after which a name that is also a surname can only be a place."""
    return re.compile(rf"\b(?:{words('money')})\s+$", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    """What a region is said to do in a text on the country's regions."""
    return re.compile(rf"\s+(?:also\s+)?(?:{words('takes')})\b")


@cache
def _regional() -> re.Pattern[str]:
    """Words that tell, in a language with another word for the part of a country ("eastern"), that a text is of
    regions."""
    return re.compile(rf"\b(?:{words('regional')})\b", re.IGNORECASE)


@dataclass(frozen=True)
class AreaMention:
    """An area named in a text. `cases`: those its form can be; `generic`: the nation meant by «республика»."""

    start: int
    end: int
    area: Area
    match: str
    certainty: Certainty
    plural_head: bool = False
    place: bool = False
    generic: bool = False
    cases: tuple[str, ...] = ()


@dataclass(frozen=True)
class GenericMention:
    """A word for an area that does not name it: `kind` is region or city."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class _Setting:
    """What the text around a name tells: its language and the countries it surely speaks of."""

    language: str
    countries: frozenset[str] = frozenset()
    regional: bool = False
    """Whether it surely speaks of regions."""


def find_areas(text: str, language: str) -> list[AreaMention]:
    """Areas named in `text`, in order.

    >>> [(text[m.start:m.end], m.area.code) for text in ["Түркістан және Алматы облыстарында"]
    ...     for m in find_areas(text, "kk")]
    [('Түркістан', 'KZ-61'), ('Алматы облыстарында', 'KZ-19')]
    """
    known = [_without_article(text, hit) for hit in hits(text)]
    found = list(with_heads(text, known))
    sure = {index: mention for index, each in enumerate(found) if (mention := _mention(text, each, _Setting(language)))}
    countries = Counter(mention.area.country for mention in sure.values())
    spoken_of = frozenset(countries) | {head.country for hit in known for head in hit.heads if head.kind == "context"}
    setting = _Setting(language, spoken_of, _speaks_of_regions(text, known, list(sure.values()), language))
    mentions = [sure.get(index) or _mention(text, each, setting) for index, each in enumerate(found)]
    nation = _nation_spoken_of(countries, language)
    used = {place for mention in mentions if mention for place in range(mention.start, mention.end)}
    mentions += [
        _generic(hit, nation) for hit in known if nation and _means(hit, language, "nation") and hit.start not in used
    ]
    return sorted((mention for mention in mentions if mention), key=lambda mention: mention.start)


def find_generic(text: str, language: str) -> list[GenericMention]:
    """Words for a region or a city left unnamed («өңірде», «в регионе»)."""
    known = list(hits(text))
    used = {place for each in with_heads(text, known) for place in range(each.start, each.end)}
    return [
        GenericMention(hit.start, hit.end, kind)
        for hit in known
        for kind in ("region", "city")
        if _means(hit, language, kind) and hit.start not in used
    ]


def _without_article(text: str, hit: Hit) -> Hit:
    """The head word in "the State of Mexico": alone, "the state" is a word for an area left unnamed."""
    start = text.rfind(" ", hit.start, hit.end) + 1
    if not start or hit.names or hit.heads or not of_name().match(text, hit.end):
        return hit
    node = entry(text[start : hit.end])
    regional = node is not None and any(head.kind == "region" for head in node.heads)
    return Hit(start, hit.end, node) if regional and node is not None else hit


def _means(hit: Hit, language: str, kind: str) -> bool:
    return (language, kind) in hit.node.generic


def _generic(hit: Hit, nation: Area) -> AreaMention:
    return AreaMention(hit.start, hit.end, nation, "generic", "medium", generic=True)


def _nation_spoken_of(countries: Counter[str], language: str) -> Area | None:
    """The country most named; where none is, the one whose press says "the republic" in this language."""
    homes = [code for code in country_codes() if language in settings(code).get("home", [])]
    code = countries.most_common(1)[0][0] if countries else next(iter(homes), None)
    return areas_of(code)[settings(code)["nation"]] if code else None


def _mention(text: str, found: Found, setting: _Setting) -> AreaMention | None:
    """What a found name means, or nothing where its guard is not met."""
    standing = [name for name in takers(found.hit.node, found.head) if _spelt(text, found, name)]
    if found.head and not standing:
        return None if _is_district(found) else _mention(text, _bare(found), setting)
    if not found.head:
        standing = _standing(text, found, standing, setting)
    if not standing:
        return None
    best = min(standing, key=lambda name: MATCH_ORDER.index(name.match))
    meant = [name for name in standing if name.area == best.area]
    cases = _cases(found, [name for name in meant if name.language == setting.language] or meant)
    assert best.area is not None
    match = "exact" if found.head and best.match not in ("former", "place") else best.match
    certainty = "high" if found.head and not _is_loose(found) else _certainty(best)
    return AreaMention(
        found.start, found.end, best.area, match, certainty, found.plural, best.match == "place", cases=cases
    )


def _standing(text: str, found: Found, names: list[Name], setting: _Setting) -> list[Name]:
    """Names that may be taken for their areas without a head word; none where the same words are another thing's."""
    if any(name.match == "reject" and _spelt(text, found, name) for name in found.hit.names):
        return []
    standing = [name for name in names if _stands(text, found, name, setting)]
    return standing or [
        name
        for name in found.hit.names
        if _noun_left_out(text, found, name, setting) or _in_a_row(text, found, name, setting)
    ]


def _bare(found: Found) -> Found:
    return Found(found.hit, found.hit.start, found.hit.end)


def _spelt(text: str, found: Found, name: Name) -> bool:
    """Whether capitals stand where they must; with its head word a name may be small. A Russian name has no «қ».

    An abbreviation is equal letter by letter: СҚО is North Kazakhstan in Kazakh, СКО may be a standard deviation.
    """
    start = found.hit.start
    written = text[start : start + (len(name.letters) or 1)]
    if name.letters:
        return written.translate(LATIN_CAPITALS) == name.letters.translate(LATIN_CAPITALS)
    if not name.kazakh and KAZAKH_LETTERS.search(text, start, found.hit.end):
        return False
    return not name.capital or written.isupper() or found.head is not None


def _noun_left_out(text: str, found: Found, name: Name, setting: _Setting) -> bool:
    """«Акмолинская – на 63 млрд»: an adjective without its noun, in a text on the country's regions."""
    if (
        name.area is None
        or name.language != "ru"
        or name.head != "region"
        or not ADJECTIVE.search(text, found.start, found.end)
    ):
        return False
    return name.area.country in setting.countries and bool(AFTER_A_NOUN_LEFT_OUT.match(text, found.end))


def _in_a_row(text: str, found: Found, name: Name, setting: _Setting) -> bool:
    """«Абай (79,2 %)», «после Жетысу»: a bare name in a text on the country's regions, with a figure right after it or
    a word of ranking right before it, is as good as one in a table."""
    if name.area is None or name.area.kind != "region" or name.area.country not in setting.countries:
        return False
    if name.match not in ("exact", "table") or not text[found.start].isupper():
        return False
    after = ITS_FIGURE.match(text, found.end) or _takes(text, found, setting)
    return bool(after or BEHIND.search(text, max(0, found.start - 20), found.start))


def _takes(text: str, found: Found, setting: _Setting) -> bool:
    """ "Zhetysu attracted the least": a bare name before a verb of what regions do with money."""
    if setting.language not in languages_with("takes"):
        return False
    return setting.regional and _verb().match(text, found.end) is not None


def _is_district(found: Found) -> bool:
    return any(head.kind == "district" for head in found.heads)


def _is_loose(found: Found) -> bool:
    return any(head.kind == "loose" for head in found.heads)


def _stands(text: str, found: Found, name: Name, setting: _Setting) -> bool:
    """Whether a name without a head word may be taken for its area here."""
    assert name.area is not None
    if name.guard == "initial":
        return not SENTENCE_STARTS.search(text, max(0, found.start - 8), found.start)
    if name.guard == "context":
        return name.area.country in setting.countries or bool(
            _money_in().search(text, max(0, found.start - 40), found.start)
        )
    if name.guard == "macro":
        return _is_of_regions(text, found, name, setting)
    if name.match == "table":
        return name.guard == "default"
    return name.guard in ("", "epithet", "whole")


def _speaks_of_regions(text: str, known: list[Hit], sure: list[AreaMention], language: str) -> bool:
    """Looked for where a name may also be a part of the country, once for a text that may be long."""
    if language not in languages_with("regional") or not any(
        name.guard in ("macro", "table") for hit in known for name in hit.names
    ):
        return False
    return any(mention.area.kind != "nation" for mention in sure) or _regional().search(text) is not None


def _is_of_regions(text: str, found: Found, name: Name, setting: _Setting) -> bool:
    """ "East Kazakhstan" among regions, or beside a word of them, is one of them; the part of the country that several
    share is "eastern Kazakhstan". "West Kazakhstan (Atyrau, …)" is those in the brackets."""
    several = NAMES_IN_BRACKETS.match(text, found.end) is not None
    return name.language == setting.language and setting.regional and not several


def _certainty(name: Name) -> Certainty:
    if name.guard in ("epithet", "default") or name.head:
        return "low"
    return "high" if name.match in ("exact", "former") or (name.match == "context" and not name.guard) else "medium"


def _cases(found: Found, names: list[Name]) -> tuple[str, ...]:
    heads = [head.case for head in found.heads if head.case and any(fits_head(n, head) for n in names)]
    return tuple(sorted(set(heads or [name.case for name in names])))
