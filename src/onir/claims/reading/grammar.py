"""What a language must tell the reader, and how its folder is found.

A grammar is a set of constants, each a small answer to a question a reader asks of a phrase: what stands before a
number when it is a change, what when it is a level, what when it is a price. The words themselves are in the lexicon.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from onir.claims import languages as folders
from onir.claims.reading.lexicon import Lexicon
from onir.errors import BadInput
from onir.language.messages import msg


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """The rules of one language in lower case; a text is a regular expression, a set holds whole words.

    What a language does not have is left out, and then fits nothing. What other languages say by a word before, Kazakh
    says by an ending or a word after: `verb_last`.
    """

    language: str

    # -- telling the language ---------------------------------------------------------------------------------
    letters: str = ""
    """Letters no other language read here has."""
    script: str
    """A letter range it shares with others."""
    accents: str = ""
    """Letters beside them, which others print too in names."""
    common: frozenset[str]
    """Words that tell it from those."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose point ends no sentence."""
    amounts: frozenset[str] = frozenset()
    """Those of them that do end one where a capital follows: "… 640 млн. Астана …"."""

    # -- what decides a number --------------------------------------------------------------------------------
    by: frozenset[str] = frozenset()
    """Before the size of a change."""
    to: frozenset[str] = frozenset()
    """Before a level reached."""
    since: frozenset[str] = frozenset()
    """Before a starting level."""
    factor: frozenset[str] = frozenset()
    """Before a ratio."""
    each: frozenset[str] = frozenset()
    """Before what each of several has."""
    minus: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    """Signs in words that make an amount a change."""
    comparatives: frozenset[str] = frozenset()
    """Words of change that stand after their figure."""
    more: frozenset[str] = frozenset()
    """Words that give "1.7 times" a second reading."""
    also: frozenset[str] = frozenset()
    """Before the same change said a second time: "up 12 percent, or $91 million"."""
    than: frozenset[str] = frozenset()
    """Before what a figure is compared with."""
    than_area: str = ""
    """Between a figure and the area it is compared with: "more than in"."""
    area_than: str = ""
    """The same where it stands after the area."""
    margin: str = ""
    """Before the size of a lead: "ahead of B by"."""
    level_of: frozenset[str] = frozenset()
    """Nouns between "more than" and the period whose level it is."""
    over: frozenset[str] = frozenset()
    """The same and "higher" in one word: "above"."""
    bounds_after: frozenset[str] = frozenset()
    """Words of bound that stand after a number."""
    ranges: frozenset[tuple[str, str]] = frozenset()
    """Pairs of words around the lower end of a range."""
    fold: str = ""
    """Part of a word that makes a number a ratio: "threefold"."""
    size_first: bool = False
    """Whether an amount right before a word of change is its size: "a $5 million increase"."""
    stated: str = ""
    """Between a word of change and the index it is given as: "growth was 105 %"."""
    index_word: str = ""
    index_noun: frozenset[str] = frozenset()
    """Nouns of change that over a hundred per cent right after them is an index of: «рост 104 %»."""
    of_base: str = ""
    """After a per cent of an earlier level."""
    goes_on: str = ""
    """After a bare number of people."""
    cases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Endings of the word after a number, by case."""
    of_ones: tuple[str, ...] = ()
    """Endings of "that of": "өнеркәсібінікі"."""
    owned_datives: tuple[str, ...] = ()
    """Endings of a dative of a possession: "пайызына"."""
    converbs: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    """Verbs after a share or an index."""
    reached: tuple[str, ...] = ()
    """Verbs after a level reached."""

    only: str = ""
    """Between a per cent and "fulfilled"."""

    # -- what a number is of ----------------------------------------------------------------------------------
    price: frozenset[str] = frozenset()
    """Between projects and their price."""
    of_nothing: bool = False
    """Whether what is shared out may stand right after its share: «74 % вложений»."""
    of_whole: frozenset[str] = frozenset()
    """After a share."""
    the: str = ""
    into: str = ""
    """Before what money is put into."""
    toward: str = ""
    """Before a branch that is where money goes."""
    one_thing: str = ""
    """Between money and the one thing it is put into: "in a", "into the construction of"."""
    for_: str = ""
    by_part: str = ""
    """Before the parts of a count."""
    from_: str = ""
    """Before whose money it is."""
    with_: str = ""
    """Between a country and what it put in: "Germany, with 17 percent"."""
    articles: frozenset[str] = frozenset()
    """Before what one thing costs."""
    across: str = ""
    """Before the nation that a sentence opens on."""
    out_of: str = ""
    """Before the country it came from."""
    of_a_country: str = ""
    """Ending that makes an adjective of a country."""
    office: str = ""
    """Words that make a branch part of a ministry's name."""
    put_into: str = ""
    """Stems of verbs between a branch and its investment, where the branch stands first."""

    # -- where and when ---------------------------------------------------------------------------------------
    throughout: str = ""
    """After a nation whose regions are ranked."""
    at: str = ""
    """Before a place or a year."""
    links: frozenset[str] = frozenset()
    """Between the areas of a list of those ahead."""
    area_head: str = ""
    """Before the name of an area in a list."""
    area_tail: str = ""
    """After it."""
    others: str = ""
    """What leaves a list of areas open."""
    inner_place: str = ""
    """A city or a district by what it is; `<name>` stands for its name."""
    when_: str = ""
    """Between a period compared with and what was then: "than in 2023, when it drew 5 billion"."""
    start: str = ""
    end: str = ""
    """Before a year, of a head count."""
    end_after: str = ""
    ahead_first: bool = False
    """Whether the areas ahead are named before the word "after"."""
    to_place: str = ""
    """Between a verb of ranking and the place."""
    after_place: str = ""
    """What may follow a place said without its noun."""
    ordinal_mark: str = ""

    overall: str = ""
    nationwide: str = ""
    """Before a nation whose own figure stands beside those of its regions."""
    """Opens a sentence on the nation as a whole."""

    # -- how sentences go on ----------------------------------------------------------------------------------
    and_: str = ""
    turn: str = ""
    """What begins another thought."""
    verb_last: bool = False
    """Whether the verb that decides a number stands after it."""
    denied: str = ""
    """A verb with its "not"."""
    auxiliary: frozenset[str] = frozenset()
    is_: str = ""
    are: frozenset[str] = frozenset()

    def case(self, word: str) -> str:
        """The case an ending shows; empty when the language or the word shows none."""
        word = word.lower()
        return next((case for case, endings in self.cases if word.endswith(endings)), "")


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(folders.__path__) if found.ispkg))


@cache
def grammar(language: str) -> Grammar:
    found = _module(language).GRAMMAR
    assert isinstance(found, Grammar)
    return found


@cache
def lexicon(language: str) -> Lexicon:
    return Lexicon.load(Path(str(_module(language).__file__)).with_name("lexicon.csv"))


def _module(language: str) -> ModuleType:
    if language not in languages():
        raise BadInput(
            msg("Texts in the language “{language}” are not read.", language=language),
            accepted=msg("Accepted: {names}.", names=list(languages())),
        )
    return importlib.import_module(f"{folders.__name__}.{language}.grammar")
