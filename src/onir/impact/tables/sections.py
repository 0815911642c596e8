"""Sections of the classification of activities (ISIC Rev. 4, NACE Rev. 2, the Kazakh ОКЭД and CPA share them).

Codes of tables are read as their publishers write them: `CPA_A01`, `D10T12`, `L68A`, `41-43`, `C10-C12`. A code whose
section cannot be read is refused by name; a mapping may say its section outright. Left out: ISIC Rev. 3 and older.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from onir.errors import BadInput
from onir.impact.tables.table import IOTable, aggregated
from onir.language.messages import Wording, msg
from onir.territory.tables import COUNTRIES, read

LAST = {
    3: "A", 9: "B", 33: "C", 35: "D", 39: "E", 43: "F", 47: "G", 53: "H", 56: "I", 63: "J", 66: "K", 68: "L", 75: "M",
    82: "N", 84: "O", 85: "P", 88: "Q", 93: "R", 96: "S", 98: "T", 99: "U",
}  # fmt: skip
"""The last division of each section."""

_LETTER = re.compile(r"(?:CPA|NACE2?|ISIC\d?)?[_-]?([A-U])(?:\d.*)?")
_DIVISION = re.compile(r"(?:CPA|TTL|DOM|IMP)?[_-]?[DC]?(\d{2})(?!\d{2}).*")


def section_of(code: str) -> str | None:
    """The section of an industry's or product's code; None where none can be read.

    >>> [section_of(code) for code in ("CPA_A01", "D10T12", "L68A", "41-43", "C10-C12", "TTL_302T309", "X1")]
    ['A', 'C', 'L', 'F', 'C', 'C', None]
    """
    if found := _DIVISION.fullmatch(code):
        return next((section for last, section in LAST.items() if 0 < int(found[1]) <= last), None)
    found = _LETTER.fullmatch(code)
    return found[1] if found else None


@cache
def section_names() -> Mapping[str, Wording]:
    """Names of the sections in three languages."""
    rows = read(COUNTRIES.parent / "activities.csv")
    return {
        row["code"].removeprefix("NACE2-"): Wording(row["en"], row["ru"], row["kk"])
        for row in rows
        if row["code"].startswith("NACE2-")
    }


def to_sections(table: IOTable, known: Mapping[str, str] | None = None) -> IOTable:
    """The table by section; `known` says sections of codes that do not tell theirs."""
    return aggregated(table, sections_of(table.codes, known or {}))


def sections_of(codes: Sequence[str], known: Mapping[str, str]) -> list[str]:
    found = {code: known.get(code) or section_of(code) for code in codes}
    strange = [code for code, section in found.items() if section not in section_names()]
    if strange:
        raise BadInput(
            msg("The section of these industries is not known: {codes}.", codes=strange),
            accepted=msg("Accepted: codes of ISIC Rev. 4 or NACE Rev. 2, such as C10-C12 or 41-43."),
            then=msg("Name the section of each in the mapping under “sections”."),
        )
    return [str(found[code]) for code in codes]
