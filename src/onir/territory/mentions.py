"""Areas named in a running text: which, where, how surely, in which case.

The rules are those of the tables: a name resolves by its match class and guard, head words before opinion, longest name
first, and nothing by likeness. A city that shares its region's name tags the text with the region (`place`) and carries
no regional figure. A name that would need a table around it («Абай») is not a mention, and «өңір», «регион» are not
either: `find_generic` gives those.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onir.territory.area import Area, areas_of
from onir.territory.folding import KAZAKH_LETTERS
from onir.territory.names import Head, Name, Node, entry
from onir.territory.scan import Hit, hits
from onir.territory.tables import country_codes, settings

Certainty = Literal["high", "medium", "low"]

DIRECT = re.compile(r"\s{1,4}|\.\s?")
OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
LIST = re.compile(
    r"(?:\s*[,;/]\s*(?:AND\s+)?|\s+AND\s+)(?:(?:в|во|in|of|the)\s+)?".replace(
        "AND", "(?:және|мен|пен|бен|сондай-ақ|и|а также|and|y)"
    ),
    re.IGNORECASE,
)
"""What stands between the names of a list."""

MONEY_IN = re.compile(
    r"\b(?:(?:FDI|investments?|inflows?)\s+(?:in|into|to)|(?:ПИИ|инвестици\w+|приток\w*)\s+в)\s+$", re.IGNORECASE
)
"""Words after which a name that is also a surname can only be a place."""

LATIN_CAPITALS = str.maketrans("AOPCEXHKMTBY", "АОРСЕХНКМТВУ")
SENTENCE_STARTS = re.compile(r"(?:^|[.!?…:\n«\"“])[\s«\"“—–-]*$")
ADJECTIVE = re.compile(r"(?:ая|ой|ую)$")
AFTER_A_NOUN_LEFT_OUT = re.compile(r"\s*(?:[–—(,;.:]|-\s|$)")
MATCH_ORDER = ("exact", "context", "former", "place", "table")


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
class _Found:
    """A hit with the head words that belong to it."""

    hit: Hit
    start: int
    end: int
    head: Node | None = None
    plural: bool = False

    @property
    def heads(self) -> list[Head]:
        return self.head.heads if self.head else []


@dataclass(frozen=True)
class _Setting:
    """What the text around a name tells: its language and the countries it surely speaks of."""

    language: str
    countries: frozenset[str] = frozenset()


def find_areas(text: str, language: str) -> list[AreaMention]:
    """Areas named in `text`, in order.

    >>> [(text[m.start:m.end], m.area.code) for text in ["Түркістан және Алматы облыстарында"]
    ...     for m in find_areas(text, "kk")]
    [('Түркістан', 'KZ-61'), ('Алматы облыстарында', 'KZ-19')]
    """
    known = [_without_article(text, hit) for hit in hits(text)]
    found = list(_with_heads(text, known))
    sure = {index: mention for index, each in enumerate(found) if (mention := _mention(text, each, _Setting(language)))}
    countries = Counter(mention.area.country for mention in sure.values())
    spoken_of = frozenset(countries) | {head.country for hit in known for head in hit.heads if head.kind == "context"}
    setting = _Setting(language, spoken_of)
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
    used = {place for each in _with_heads(text, known) for place in range(each.start, each.end)}
    return [
        GenericMention(hit.start, hit.end, kind)
        for hit in known
        for kind in ("region", "city")
        if _means(hit, language, kind) and hit.start not in used
    ]


def _without_article(text: str, hit: Hit) -> Hit:
    """The head word in "the State of Mexico": alone, "the state" is a word for an area left unnamed."""
    start = text.rfind(" ", hit.start, hit.end) + 1
    if not start or hit.names or hit.heads or not OF.match(text, hit.end):
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


def _with_heads(text: str, known: list[Hit]) -> Iterator[_Found]:
    """Gives every name the head word that belongs to it: after it, before it, or one for a whole list."""
    place = 0
    while place < len(known):
        hit = known[place]
        if hit.heads and not hit.names:
            run = _run(text, known, place + 1) if _leads(text, known, place) else []
            yield from (led := list(_led(text, known, place, run)))
            place += 1 + len(led)
        elif hit.names:
            run = _run(text, known, place)
            yield from _followed(text, known, place, run)
            place += len(run) + (1 if _follows(text, known, place + len(run)) else 0)
        else:
            place += 1


def _run(text: str, known: list[Hit], place: int) -> list[Hit]:
    """Names of one list, from a place on."""
    run = known[place : place + 1]
    while place + len(run) < len(known):
        hit = known[place + len(run)]
        if not hit.names or hit.start - run[-1].end > 40 or not LIST.fullmatch(text, run[-1].end, hit.start):
            break
        run.append(hit)
    return run


def _leads(text: str, known: list[Hit], place: int) -> bool:
    """Whether a head word stands before a name: «область Абай», "city of Almaty"."""
    if place + 1 >= len(known) or not known[place + 1].names:
        return False
    head, name = known[place], known[place + 1]
    languages = {each.language for each in head.heads if each.kind in ("region", "city")}
    glue = OF if languages == {"en"} else DIRECT
    return languages not in ({"kk"}, {"kk-Latn"}) and bool(glue.fullmatch(text, head.end, name.start))


def _led(text: str, known: list[Hit], place: int, run: list[Hit]) -> Iterator[_Found]:
    """The names a head word before them belongs to: all of a list if it can be plural, otherwise the first."""
    head = known[place].node
    if _follows(text, known, place + 1 + len(run)):
        run = run[:-1]
    plural = _shared(run, head)
    for hit in run if plural else run[:1]:
        start = known[place].start if hit is run[0] else hit.start
        yield _Found(hit, start, hit.end, head, plural)


def _follows(text: str, known: list[Hit], place: int) -> bool:
    """Whether the hit at a place is a head word right after the name before it."""
    if not 0 < place < len(known) or not known[place].heads or known[place].names:
        return False
    gap = text[known[place - 1].end : known[place].start]
    return bool(known[place - 1].names) and bool(gap.isspace() and len(gap) < 5)


def _followed(text: str, known: list[Hit], place: int, run: list[Hit]) -> Iterator[_Found]:
    after = place + len(run)
    if not _follows(text, known, after):
        yield from (_Found(hit, hit.start, hit.end) for hit in run)
        return
    head = known[after].node
    plural = _shared(run, head)
    for hit in run:
        last = hit is run[-1]
        end = known[after].end if last else hit.end
        own = head if last or (plural and _takers(hit.node, head)) else None
        yield _Found(hit, hit.start, end, own, plural and own is not None)


def _shared(run: list[Hit], head: Node) -> bool:
    """Whether a head word is of several names of a list: it can be plural, and more than one can take it."""
    return any(each.number == "pl" for each in head.heads) and sum(bool(_takers(hit.node, head)) for hit in run) > 1


@lru_cache(maxsize=16384)
def _takers(node: Node, head: Node | None) -> tuple[Name, ...]:
    """The names of a node that go with a head word, or that may stand without any."""
    if head is None:
        return tuple(name for name in node.names if not name.head and name.area is not None)
    return tuple(name for name in node.names if any(_fits_head(name, each) for each in head.heads))


def _mention(text: str, found: _Found, setting: _Setting) -> AreaMention | None:
    """What a found name means, or nothing where its guard is not met."""
    standing = [name for name in _takers(found.hit.node, found.head) if _spelt(text, found, name)]
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


def _standing(text: str, found: _Found, names: list[Name], setting: _Setting) -> list[Name]:
    """Names that may be taken for their areas without a head word; none where the same words are another thing's."""
    if any(name.match == "reject" and _spelt(text, found, name) for name in found.hit.names):
        return []
    standing = [name for name in names if _stands(text, found, name, setting)]
    return standing or [name for name in found.hit.names if _noun_left_out(text, found, name, setting)]


def _bare(found: _Found) -> _Found:
    return _Found(found.hit, found.hit.start, found.hit.end)


def _spelt(text: str, found: _Found, name: Name) -> bool:
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


def _fits_head(name: Name, head: Head) -> bool:
    area = name.area
    if area is None or (area.country, name.language) != (head.country, head.language) or name.letters:
        return False
    if head.language not in ("en", "ru") and name.case != "nom":
        return False
    if head.kind == "city":
        return area.kind == "city" or name.match == "place"
    regional = area.kind in ("region", "former") and name.match != "place"
    if head.kind == "loose":
        return regional and not name.head and name.guard != "macro"
    attested = head.language != "ru" or name.head == "region"
    return head.kind == "region" and regional and attested


def _noun_left_out(text: str, found: _Found, name: Name, setting: _Setting) -> bool:
    """«Акмолинская – на 63 млрд»: an adjective without its noun, in a text on the country's regions."""
    if (
        name.area is None
        or name.language != "ru"
        or name.head != "region"
        or not ADJECTIVE.search(text, found.start, found.end)
    ):
        return False
    return name.area.country in setting.countries and bool(AFTER_A_NOUN_LEFT_OUT.match(text, found.end))


def _is_district(found: _Found) -> bool:
    return any(head.kind == "district" for head in found.heads)


def _is_loose(found: _Found) -> bool:
    return any(head.kind == "loose" for head in found.heads)


def _stands(text: str, found: _Found, name: Name, setting: _Setting) -> bool:
    """Whether a name without a head word may be taken for its area here."""
    assert name.area is not None
    if name.guard == "initial":
        return not SENTENCE_STARTS.search(text, max(0, found.start - 8), found.start)
    if name.guard == "context":
        return name.area.country in setting.countries or bool(
            MONEY_IN.search(text, max(0, found.start - 40), found.start)
        )
    if name.match == "table":
        return name.guard == "default"
    return name.guard in ("", "epithet", "whole")


def _certainty(name: Name) -> Certainty:
    if name.guard in ("epithet", "default") or name.head:
        return "low"
    return "high" if name.match in ("exact", "former") or (name.match == "context" and not name.guard) else "medium"


def _cases(found: _Found, names: list[Name]) -> tuple[str, ...]:
    heads = [head.case for head in found.heads if head.case and any(_fits_head(n, head) for n in names)]
    return tuple(sorted(set(heads or [name.case for name in names])))
