"""One area from what a person typed or a table printed: a code, a name in any form, a row label.

Exact equality after folding, never likeness. A name of several readings is refused with its readings; an unknown one
with the nearest names, which are suggestions and nothing more.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from textwrap import shorten

from onir.errors import BadInput
from onir.language.messages import LANGUAGES, Message, msg
from onir.territory.area import Area, areas_of, region_row
from onir.territory.mentions import AreaMention, find_areas
from onir.territory.names import Name, index, keys_of
from onir.territory.tables import FICTITIOUS, country_codes, rows

FOOTNOTE = re.compile(r"[\s*¹²³⁴⁵]*(?:\d\s*\)?|\(\d\))?[\s*]*$")


def area(name_or_code: str | Area, *, language: str | None = None, on: date | None = None) -> Area:
    """The area of a code, an id, a name in any form, or itself; what it meant `on` a day, if its territory changed.

    >>> area("Батыс Қазақстан облысында").code, area("KZ-ZAP").code, area("karaganda", on=date(2021, 1, 1)).extent
    ('KZ-27', 'KZ-27', 'karaganda_pre2022')
    """
    if isinstance(name_or_code, Area):
        return _on(name_or_code, on)
    text = name_or_code.strip(' \t\n.,;:«»"“”')
    if not text:
        raise BadInput(msg("No name of an area was given."))
    found = _of_code(text, on)
    readings = {found} if found else {m.area for tongue in _tongues(language) for m in _whole(text, tongue)}
    readings = readings or {name.area for name in _names(text) if name.area and name.guard == "context"}
    if len(readings) == 1:
        return _on(readings.pop(), on)
    raise _ambiguous(text) if _names(text) else _unknown(text)


def area_in_table(label: str, labels: Iterable[str], *, country: str = "KZ") -> Area:
    """The area of a row label in a table whose rows are regions; `labels` are all row labels of that table.

    A bare «Алматы» is the region where another row is the city by name; without such a row it is refused.

    >>> area_in_table("Алматы", ["Алматы", "Алматы қаласы"]).code, area_in_table("Туркестанская 1)", []).code
    ('KZ-19', 'KZ-61')
    """
    text = _label(label)
    if (found := _of_code(label.strip(), None)) is not None:
        return found
    choice = _of_label(text, country)
    if len(choice) > 1:
        others = {frozenset(_of_label(_label(other), country)) for other in labels if _label(other) != text}
        choice -= {each for other in others if len(other) == 1 and other < choice for each in other}
    if len(choice) == 1:
        return choice.pop()
    raise _ambiguous(text) if _names(text) else _unknown(text)


def _of_label(text: str, country: str) -> set[Area]:
    """The units a label may name; the head word, where there is one, decides."""
    whole = {mention.area for tongue in LANGUAGES for mention in _whole(text, tongue)}
    bare = {name.area for name in _names(text) if name.area is not None and _tabular(name)}
    return {each for each in (bare or whole) if each.country == country and each.kind != "nation"}


def _tabular(name: Name) -> bool:
    return (
        not name.head
        and name.match not in ("place", "reject")
        and name.guard in ("", "table", "macro", "default", "context", "whole")
    )


def _label(text: str) -> str:
    return FOOTNOTE.sub("", text).strip()


def _tongues(language: str | None) -> tuple[str, ...]:
    return (language,) if language else LANGUAGES


def _whole(text: str, language: str) -> list[AreaMention]:
    """Mentions that are the whole text, however it is capitalised; a city inside a region is not the region."""
    for spelling in dict.fromkeys((text, text.title(), text.upper())):
        found = [m for m in find_areas(spelling, language) if m.start == 0 and m.end == len(text)]
        if found := [m for m in found if not m.place and not m.generic]:
            return found
    return []


def _names(text: str) -> list[Name]:
    """Every entry of the index that is exactly this text, whatever its class."""
    node = index()
    for word in keys_of(text):
        if (following := node.next.get(word)) is None:
            return []
        node = following
    return node.names


def _of_code(text: str, on: date | None) -> Area | None:
    code = text.upper()
    found = _codes().get(code) or _codes().get(text)
    if found and on and found.code == code:
        retired = (row for row in rows(found.country, "aliases") if row["lang"] == "code" and row["alias"] == code)
        dated = [row for row in retired if row["valid_from"] <= on.isoformat() < (row["valid_to"] or "9999")]
        return areas_of(found.country)[dated[0]["region_id"]] if dated else found
    return found


@cache
def _codes() -> dict[str, Area]:
    """Areas by code, retired code and id. A code that once named another unit keeps its first owner (KZ-YUZ)."""
    codes: dict[str, Area] = {}
    for country in (*country_codes(), FICTITIOUS):
        areas = areas_of(country)
        codes |= areas
        for row in rows(country, "aliases"):
            if row["lang"] == "code":
                codes[row["alias"]] = areas[row["region_id"]]
        for each in reversed(areas.values()):
            codes[each.code] = each
    return codes


def _on(found: Area, on: date | None) -> Area:
    """The unit of the same name whose borders were in force on a day."""
    if on is None or region_row(found.country, found.id)["valid_from"] <= on.isoformat():
        return found
    for row in rows(found.country, "regions"):
        if row["names_of"] == found.id and row["valid_from"] <= on.isoformat() < row["valid_to"]:
            return areas_of(found.country)[row["id"]]
    return found


def _ambiguous(text: str) -> BadInput:
    readings = [_reading(name) for name in _names(text) if name.area is not None]
    return BadInput(
        msg(
            "“{name}” alone does not say which area is meant; it can be: {readings}.",
            name=text,
            readings=list(dict.fromkeys(readings)),
        ),
        then=msg("Write the name in full, with its region or city word, or its code, such as KZ-27."),
    )


def _reading(name: Name) -> Message:
    assert name.area is not None
    if name.match == "place":
        return msg("a city in {area} ({code})", area=name.area, code=name.area.code)
    return msg("{area} ({code})", area=name.area, code=name.area.code)


def _unknown(text: str) -> BadInput:
    return BadInput(
        msg("“{name}” is not the name or the code of an area known here.", name=shorten(text, 80, placeholder="…")),
        then=msg("Nearest names: {names}.", names=nearest(text)),
    )


NEAR = frozenset({"exact", "context", "former", "table", "place"})
"""Kinds of names that are offered as near ones."""


def nearest(text: str, count: int = 3) -> list[str]:
    """Names that look most like a text, each of another area, with their codes.

    >>> nearest("Атырауу облысы")[0]
    'Атырау облысы (KZ-23)'
    """
    wanted, known = " ".join(keys_of(text)), _spellings()
    found: dict[str, str] = {}
    for least in (0.7, 0.5, 0):  # measuring the unlike ones is what takes long
        for near in difflib.get_close_matches(wanted, known, n=12 * count, cutoff=least):
            name, code = known[near]
            found.setdefault(code, f"{name} ({code})")
        if len(found) >= count:
            break
    return list(found.values())[:count]


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    """Names people write, by their folded spelling, each with its code."""
    spellings = {}
    for country in country_codes():
        areas = areas_of(country)
        for row in rows(country, "aliases"):
            if row["lang"] != "code" and row["match"] in NEAR and row["region_id"]:
                spellings[" ".join(keys_of(row["alias"]))] = (row["alias"], areas[row["region_id"]].code)
    return spellings
