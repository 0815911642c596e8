"""`--map new` for SDMX: a first mapping from the components of a message, and from its structure where that is at hand.

Components of the common concepts (`REF_AREA`, `OBS_STATUS`, `UNIT_MULT` …) are taken for what they usually hold; every
other dimension is settled under `only`, by the one code it has, or by a “?” beside its codes. An area is found by its
code or by its name in the code list; where some are known here, the others are left out by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from onir.errors import OnirError
from onir.figures.indicators import indicators
from onir.figures.layouts import country_of
from onir.figures.reading.first_mapping import BLANK, SHOWN, FirstMapping, keep_first_mapping, table_name
from onir.figures.reading.mapping import COLUMNS, OPEN, SDMX, mapping_of
from onir.figures.sdmx import tables
from onir.figures.sdmx.content import Content, content_of
from onir.figures.sdmx.meaning import Meaning, Unclear
from onir.figures.sdmx.reading import FREQUENCY, read_rows
from onir.figures.sdmx.writing import code_of
from onir.language.messages import Message, msg
from onir.territory.tables import country_codes

MOST = 40
"""Codes of a component that are listed for a person."""

PARTNER = re.compile(r"[A-Z]{2}|_T|_X|GB-SCT")
"""What may be a partner; whether it is one is judged when the table is added."""


@dataclass(frozen=True)
class Seen:
    """What a look at a message shows: what components hold, the codes of each, and the names of codes."""

    roles: Mapping[str, str]
    dimensions: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, str]]


def write_first_sdmx(path: Path, *, address: str = "") -> FirstMapping:
    """Look at a message and write `<file>.yaml` beside it; a mapping that is there is never overwritten."""
    seen = _look(path)
    told, notes = _mapping(seen, path, address)
    to = keep_first_mapping(path, told)
    return FirstMapping(to, _preview(path, told), tuple(notes))


def _look(path: Path) -> Seen:
    from onir.figures.sdmx.xml import structure_beside  # noqa: PLC0415 - needs nothing where there is none

    content, structure = content_of(path), structure_beside(path)
    roles = _roles(content.columns)
    met: dict[str, dict[str, None]] = {name: {} for name in content.columns}
    for line in content.lines:
        for name, code in line.codes.items():
            if name not in (roles.get("value"), roles.get("period")):
                met[name].setdefault(code)
    dimensions = structure.dimensions if structure else tuple(_likely_dimensions(content, roles))
    codes = {name: tuple(code for code in found if code) for name, found in met.items()}
    return Seen(roles, dimensions, codes, structure.codes if structure else {})


def _roles(columns: tuple[str, ...]) -> dict[str, str]:
    """The component of each role; where several fit, that which the table of concepts names first."""
    found: dict[str, str] = {}
    for concept, role in tables.roles().items():
        for name in columns:
            if name.upper() == concept and role != "attribute":
                found.setdefault(role, name)
    return found


def _likely_dimensions(content: Content, roles: Mapping[str, str]) -> Iterator[str]:
    """Without a structure: what stands before the value in CSV, and in XML whatever is no common attribute."""
    for name in content.columns:
        if name == roles.get("value") and content.form.startswith("SDMX-CSV"):
            return
        if name.upper() not in tables.roles() or tables.roles()[name.upper()] in COLUMNS:
            yield name


# -- the mapping --------------------------------------------------------------------------------------------


def _mapping(seen: Seen, path: Path, address: str) -> tuple[dict[str, Any], list[Message]]:
    """The mapping as plain values, and what a person should know of it."""
    roles = {role: name for role, name in seen.roles.items() if role != "indicator" or _ours(seen.codes[name])}
    areas, skip = _areas(seen, roles)
    only = {name: _one(seen.codes.get(name, ())) for name in seen.dimensions if _unsettled(name, seen, roles)}
    told = {
        "table": table_name(path),
        **dict.fromkeys(("publisher", "title"), OPEN),
        "address": address,
        "country": _country(seen, roles, areas),
        "indicator": _ours(seen.codes[roles["indicator"]]) if "indicator" in roles else OPEN,
        "unit": _first_unit(seen, roles),
        "basis": "flow" if "basis" in roles else OPEN,
        "layout": {"shape": SDMX, "columns": {role: roles.get(role, OPEN) for role in _in_order(roles)}},
        "only": {name: code for name, code in only.items() if code},
        "areas": areas,
        "skip": skip,
        "codes": _codes(seen, roles),
    }
    return {key: value for key, value in told.items() if value}, _notes(seen, told)


def _in_order(roles: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys((*COLUMNS[:3], *roles)))


def _unsettled(name: str, seen: Seen, roles: Mapping[str, str]) -> bool:
    """Whether a dimension needs a word: one that is read does not, but figures of several units are no one table."""
    if name == roles.get("unit"):
        return len(seen.codes[name]) > 1
    return name not in roles.values() and name.upper() != FREQUENCY


def _one(codes: tuple[str, ...]) -> str:
    """The one code of a dimension; the question where there are several, nothing where there is none."""
    return codes[0] if len(codes) == 1 else OPEN if codes else ""


def _ours(codes: tuple[str, ...]) -> str:
    """The first of codes that are all of our registry; empty where one is not."""
    known = {code_of(code): code for code in indicators()}
    return known[codes[0]] if codes and all(code in known for code in codes) else ""


def _meaning(roles: Mapping[str, str]) -> Meaning:
    """What the common code lists make of codes, under a mapping that adds nothing."""
    told = {
        **dict.fromkeys(("table", "publisher", "title"), "-"),
        **{"country": BLANK.country, "indicator": "fdi.gross_inflow", "unit": "USD", "basis": "flow"},
        "layout": {"shape": SDMX, "columns": {**{role: role for role in COLUMNS[:3]}, **roles}},
    }
    return Meaning(mapping_of(told), "")


def _areas(seen: Seen, roles: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Codes that need a word: found by their names, else left out where others are known, else open."""
    name = roles.get("area", "")
    meaning, known, found, strangers = _meaning(roles), 0, {}, []
    for code in seen.codes.get(name, ()):
        for word in (code, seen.names.get(name, {}).get(code, "")):
            try:
                told = meaning.area(word)
            except Unclear:
                continue
            known += 1
            if told != code:
                found[code] = told
            break
        else:
            strangers.append(code)
    if known:
        return found, strangers
    return dict.fromkeys(strangers[:MOST], OPEN), []


def _country(seen: Seen, roles: Mapping[str, str], areas: Mapping[str, str]) -> str:
    codes = [areas.get(code, code) for code in seen.codes.get(roles.get("area", ""), ())]
    lands = [country_of(code) for code in codes if country_of(code) in country_codes()]
    return max(lands, key=lands.count) if lands else BLANK.country


def _first_unit(seen: Seen, roles: Mapping[str, str]) -> str:
    """The unit for figures that say none: the first that the message names, else it is asked for."""
    for code in seen.codes.get(roles.get("unit", ""), ()):
        try:
            return _meaning(roles).unit(code, "")
        except Unclear:
            continue
    return OPEN


def _codes(seen: Seen, roles: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Codes of units, statuses and partners that nothing here gives a meaning."""
    meaning = _meaning(roles)
    tries: dict[str, Callable[[str], object]] = {
        "unit": lambda code: meaning.unit(code, ""),
        "status": lambda code: meaning.status(code, ""),
        "confidentiality": lambda code: meaning.status("", code),
    }
    open_: dict[str, dict[str, str]] = {}
    for role, attempt in tries.items():
        for code in seen.codes.get(roles.get(role, ""), ())[:MOST]:
            try:
                attempt(code)
            except Unclear:
                open_.setdefault(roles[role], {})[code] = OPEN
    partners = seen.codes.get(roles.get("partner", ""), ())[:MOST]
    if unknown := {code: OPEN for code in partners if not PARTNER.fullmatch(code)}:
        open_[roles["partner"]] = unknown
    return open_


# -- telling ------------------------------------------------------------------------------------------------


def _notes(seen: Seen, told: Mapping[str, Any]) -> list[Message]:
    notes = [msg("Say each “?” in it: publisher, title, indicator, basis, unit where it is open.")]
    for name, code in told.get("only", {}).items():
        if code == OPEN:
            notes.append(
                msg("Say which codes of {name} are meant, one or a list: {codes}.", name=name, codes=_named(seen, name))
            )
    if told.get("skip"):
        notes.append(msg("Areas not known here are left out under “skip”: {codes}.", codes=told["skip"][:MOST]))
    return notes


def _named(seen: Seen, name: str) -> list[str]:
    names = seen.names.get(name, {})
    return [f"{code} ({names[code]})" if code in names else code for code in seen.codes[name][:MOST]]


def _preview(path: Path, told: Mapping[str, Any]) -> tuple[tuple[str, str, str, str], ...]:
    """Some cells as the mapping reads them, its open questions answered for the moment."""
    words = dict.fromkeys(("table", "publisher", "title"), "preview")
    answers = {**words, "indicator": "fdi.gross_inflow", "unit": "USD", "basis": "flow"}
    plain = {**told, **{key: answer for key, answer in answers.items() if told.get(key) == OPEN}}
    plain["only"] = {name: code for name, code in told.get("only", {}).items() if code != OPEN}
    plain["codes"] = _answered(told)
    plain["skip"] = [*told.get("skip", []), *(code for code, area in told.get("areas", {}).items() if area == OPEN)]
    plain["areas"] = {code: area for code, area in told.get("areas", {}).items() if area != OPEN}
    return tuple(islice(_shown(path, plain), SHOWN))


def _answered(told: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Codes without a meaning, as a preview may take them."""
    columns = told["layout"]["columns"]
    answers = {columns.get("unit", ""): "USD", columns.get("partner", ""): "_X"}
    return {name: dict.fromkeys(codes, answers.get(name, "published")) for name, codes in told.get("codes", {}).items()}


def _shown(path: Path, plain: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """The cells up to the first that is not read."""
    try:
        for row in read_rows(path, mapping_of(plain)):
            yield row.area, row.period, row.printed, row.locator
    except OnirError:
        return
