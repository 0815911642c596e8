"""Activities of a classification: their names, and which of them lie inside others that stand in the same table.

A table may print a sector and its branches one below the other (Mexico: SCIAN 31-33, 311, 3111). Added up they would
count twice, so that only the outermost are parts of a whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from onir.language.messages import Wording
from onir.territory.tables import COUNTRIES, read

_NESTED = re.compile(r"(SCIAN)-(\d+)(?:-(\d+))?")
"""Digits that grow from the sector to the branch; two numbers are a range of sectors."""


@cache
def activity_names() -> Mapping[str, Wording]:
    """Names by code, in three languages."""
    rows = read(COUNTRIES.parent / "activities.csv")
    return {row["code"]: Wording(row["en"], row["ru"], row["kk"]) for row in rows}


def outermost(codes: Collection[str]) -> frozenset[str]:
    """The codes that lie inside no other one.

    >>> sorted(outermost(["SCIAN-31-33", "SCIAN-311", "SCIAN-3111", "SCIAN-21", "NACE2-B", "US"]))
    ['NACE2-B', 'SCIAN-21', 'SCIAN-31-33', 'US']
    """
    stems = {code: _stems(code) for code in codes}
    return frozenset(
        code
        for code, own in stems.items()
        if not any(_inside(own, others) for other, others in stems.items() if other != code)
    )


def _stems(code: str) -> tuple[str, ...]:
    """The numbers a code stands for; none where codes of its classification do not nest."""
    found = _NESTED.fullmatch(code)
    if found is None:
        return ()
    first, last = found[2], found[3] or found[2]
    return tuple(str(number) for number in range(int(first), int(last) + 1))


def _inside(own: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return bool(own) and all(any(stem.startswith(other) for other in others) for stem in own)
