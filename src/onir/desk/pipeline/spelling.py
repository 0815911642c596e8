"""How names are found and put in order, whatever script somebody writes them in.

Names are asked for as they are remembered: Қызылорда, Кызылорда, Qyzylorda, Kyzylorda. The opinion: letters that these
spellings exchange for one another become one letter, doubled letters one, signs and marks none, and the legal form of a
company (ТОО, ЖШС, LLP) is no part of its name. A skeleton is for finding, never for showing: different names may share
it, and what is nearly alike is left to a measure of likeness. Both keys are columns, filled whenever a row is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django.db import models

from onir.desk.pipeline.data import rows
from onir.language.collation import sort_text
from onir.territory.folding import LATIN

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = models.TextField

_PAIRS = {"shch": "S", "tsch": "C", "sh": "S", "ch": "C", "kh": "H", "gh": "G", "zh": "J", "dj": "J", "ts": "C",
          "ph": "F", "ng": "N", "qu": "KU"}  # fmt: skip
_PAIR = re.compile("|".join(_PAIRS))
_C_LIKE_K = re.compile("c(?![eiy])")
_ALIKE = str.maketrans({"q": "k", "y": "i", "w": "v", "x": "ks", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "e"})
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_APART = re.compile(r"[\W_]+")
_SILENT = re.compile(r"['’`ʼ]|(?<=\b\w)\.(?=\w\b)")  # also dots of s.r.o.


def skeleton(text: str) -> str:
    """The words of a text, each as its skeleton.

    >>> {skeleton(name) for name in ("Қызылорда", "Кызылорда", "Qyzylorda", "Kyzylorda", "KYZYLORDA")}
    {'kizilorda'}
    >>> skeleton("Шымкент-Цемент"), skeleton("Şymkent Cement")
    ('simkent cement', 'simkent cement')
    """
    words = _APART.sub(" ", _SILENT.sub("", text.casefold())).split()
    return " ".join(filter(None, map(_word, words)))


def _word(word: str) -> str:
    latin = unicodedata.normalize("NFD", unicodedata.normalize("NFC", word).translate(LATIN))
    bare = "".join(part for part in latin if not unicodedata.combining(part))
    spoken = _C_LIKE_K.sub("k", _PAIR.sub(lambda pair: _PAIRS[pair.group()], bare)).lower()
    return _DOUBLED.sub(r"\1", spoken.translate(_ALIKE))


@cache
def _forms() -> frozenset[str]:
    return frozenset(skeleton(row["form"]) for row in rows("legal_forms"))


def company(name: str) -> str:
    """The skeleton of a company's name without its legal form; the form alone stays.

    >>> company("ТОО «Alsera KZ»"), company("Alsera KZ LLP"), company("«Alsera KZ» ЖШС")
    ('alsera kz', 'alsera kz', 'alsera kz')
    """
    words = skeleton(name).split()
    return " ".join([word for word in words if word not in _forms()] or words)


class Key(_Text):
    """A column made of other columns of its row whenever that is written, also many rows at a time."""

    def __init__(self, *args: Any, of: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **{"editable": False, "default": "", "db_collation": "C", **more})
        self.of = tuple(of)

    def deconstruct(self) -> Any:
        name, path, args, more = super().deconstruct()
        return name, path, args, {**more, "of": self.of}

    def parts(self, row: models.Model) -> list[str]:
        return [cast(str, getattr(row, name)) or "" for name in self.of]

    def made(self, row: models.Model) -> str:
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002 - Django's way of calling
        made = self.made(model_instance)
        setattr(model_instance, self.attname, made)
        return made


class SearchKey(Key):
    """The skeletons of all names of a row, each once."""

    def made(self, row: models.Model) -> str:
        return " | ".join(dict.fromkeys(filter(None, map(skeleton, self.parts(row)))))


class CompanyKey(Key):
    """The same without legal forms."""

    def made(self, row: models.Model) -> str:
        return " | ".join(dict.fromkeys(filter(None, map(company, self.parts(row)))))


class SortKey(Key):
    """The first name that a row has, in the order of the Kazakh alphabet."""

    def made(self, row: models.Model) -> str:
        return sort_text(next(filter(None, self.parts(row)), ""), "kk")
