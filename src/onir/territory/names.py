"""Every name of every area, in every form, as one index to walk word by word.

A name is kept apart from its head word (облысы, область, Region): «Алматы және Жетісу облыстарында» has one head for
two names. The index is built on first use from the tables of all countries and never changes afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from onir.errors import Defect
from onir.language.messages import msg
from onir.territory.area import Area, areas_of
from onir.territory.folding import KAZAKH_LETTERS, key, latin
from onir.territory.tables import Row, country_codes, form_rows, rows, shared, words

WORD = re.compile(r"\w+(?:[\u0300-\u036f\u00ad]+\w*|['’ʼ](?!s\b)\w+)*")
JOINT = re.compile(r"\s{1,4}|\s?[-‐‑–]\s?|['’ʼ]")
"""What may stand between two words of one name; a point may after a short word («г. Астана», St. Petersburg)."""


@dataclass(frozen=True)
class Name:
    """One form of one name. `head`: the kind of head word it is only used with; `capital`: it needs one; `letters`: an
    abbreviation, equal letter by letter; `kazakh`: Kazakh letters are in it, or may be."""

    area: Area | None
    match: str
    guard: str
    language: str
    case: str
    head: str = ""
    capital: bool = True
    letters: str = ""
    kazakh: bool = True


@dataclass(frozen=True)
class Head:
    """A word that makes a name a region or a city; `context` (аким, теңге) only tells which country is spoken of."""

    country: str
    language: str
    kind: str
    number: str
    case: str


@dataclass(frozen=True)
class Partner:
    """One form of the name of a country, read as a partner."""

    text: str
    code: str
    case: str


@dataclass(eq=False)
class Node:
    """A word of the index: what ends here, and the words that may follow; a node is itself and no other."""

    names: list[Name] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    generic: list[tuple[str, str]] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    next: dict[str, Node] = field(default_factory=dict)

    def add(self, keys: tuple[str, ...]) -> Node:
        node = self
        for word in keys:
            node = node.next.setdefault(word, Node())
        return node

    @property
    def ends(self) -> bool:
        return bool(self.names or self.heads or self.generic or self.partners)


@cache
def index() -> Node:
    """The index of all countries."""
    root = Node()
    for country in country_codes():
        heads = _add_heads(root, country)
        for text, name in _names(country):
            written = replace(name, kazakh=name.language != "ru" or bool(KAZAKH_LETTERS.search(text)))
            for spelling, spoken in _spellings(text, written):
                _add_name(root, spelling, spoken, heads)
    for row in shared("generic"):
        root.add(keys_of(row["form"])).generic.append((row["language"], row["kind"]))
    return root


@lru_cache(maxsize=65536)
def entry(word: str) -> Node | None:
    """Where the index goes on from a first word, or nowhere."""
    return index().next.get(key(word))


def keys_of(text: str) -> tuple[str, ...]:
    return tuple(key(word) for word in WORD.findall(text))


def _add_heads(root: Node, country: str) -> dict[tuple[str, ...], str]:
    """Puts a country's head words into the index; gives those of regions and cities by their keys."""
    known = {}
    for row in rows(country, "heads"):
        for language, form in _tongues(row["language"], row["form"]):
            head = Head(country, language, row["kind"], row["number"], row["case"])
            root.add(keys_of(form)).heads.append(head)
            if head.kind in ("region", "city"):
                known[keys_of(form)] = head.kind
    return known


def _tongues(language: str, form: str) -> list[tuple[str, str]]:
    return [(language, form), ("kk-Latn", latin(form))] if language == "kk" else [(language, form)]


def _names(country: str) -> list[tuple[str, Name]]:
    """Names and their forms. A form takes the match class of the name it is a form of."""
    areas = areas_of(country)
    classes: dict[tuple[str, str, bool], Row] = {}
    found = []
    for row in rows(country, "aliases"):
        if row["lang"] == "code":
            continue
        classes[row["region_id"], row["alias"], row["match"] == "place"] = row
        found.append((row["alias"], _name(row, areas.get(row["region_id"]), "nom", row["lang"])))
    nominatives = {
        (language, row["region_id"], row["kind"]): row["form"]
        for language, row in form_rows(country)
        if row["case"] == "nom"
    }
    for language, row in form_rows(country):
        nominative = nominatives[language, row["region_id"], row["kind"]]
        alias = classes.get((row["region_id"], nominative, row["kind"].startswith("centre")))
        if alias is None and row["kind"] not in ("full", "full-uninflected", "variant"):
            raise Defect(msg("“{form}” is a form of a name that aliases.csv does not hold.", form=row["form"]))
        found.append((row["form"], _name(alias, areas[row["region_id"]], row["case"], language)))
    return found


def _name(alias: Row | None, area: Area | None, case: str, language: str) -> Name:
    if alias is None:
        return Name(area, "exact", "", language, case)
    capital = alias["kind"] != "epithet" and alias["match"] != "reject"
    letters = alias["alias"] if alias["alias"].isupper() else ""
    return Name(area, alias["match"], alias["guard"], language, case, capital=capital, letters=letters)


def _spellings(text: str, name: Name) -> list[tuple[str, Name]]:
    """A form, what it is without its hyphen after an abbreviation, and in Latin letters."""
    spellings = [(text, name)]
    if name.letters and "-" in text:
        spellings.append((text.replace("-", ""), name))
    if name.language == "kk" and name.match != "reject" and name.guard in ("", "table", "macro", "default"):
        spellings += [(latin(spelling), _in_latin(name)) for spelling, _ in spellings]
    return spellings


def _in_latin(name: Name) -> Name:
    return replace(name, language="kk-Latn", letters=latin(name.letters).upper())


def _add_name(root: Node, text: str, name: Name, heads: dict[tuple[str, ...], str]) -> None:
    """Puts a name into the index without its head word, which is met in the text by itself."""
    keys, head = _without_head(keys_of(text), heads) if _divisible(name) else (keys_of(text), "")
    if re.fullmatch(words("of"), keys[0]):
        return  # "Republic of Tatarstan" is Tatarstan with a head word before it
    name = replace(name, head=head)
    node = root.add(keys)
    if name not in node.names:
        node.names.append(name)


def _divisible(name: Name) -> bool:
    """Whether a head word may be taken off: not off Altai Krai and Altai Republic, which differ in nothing else."""
    return name.match != "reject" and name.guard != "whole"


def _without_head(keys: tuple[str, ...], heads: dict[tuple[str, ...], str]) -> tuple[tuple[str, ...], str]:
    """A name without its head word, at whichever end, and the kind of that head word."""
    for size in range(min(2, len(keys) - 1), 0, -1):
        for head, rest in ((keys[-size:], keys[:-size]), (keys[:size], keys[size:])):
            if head in heads:
                return rest, heads[head]
    return keys, ""
