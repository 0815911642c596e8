"""Closed lists of the records: what a code means, in three languages. A code that a list does not hold is refused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onir.desk.pipeline.data import rows
from onir.errors import BadInput
from onir.language.messages import Wording, msg


@cache
def codes(name: str) -> Mapping[str, Wording]:
    """The codes of one list with their names, in the order in which they are offered."""
    return {row["code"]: Wording.of(row, "name") for row in rows("codes") if row["list"] == name}


def known(name: str, code: str) -> str:
    """The code itself; BadInput where the list does not hold it.

    >>> known("party_role", "lead_investor")
    'lead_investor'
    """
    if code not in codes(name):
        accepted = msg("Accepted: {codes}.", codes=list(codes(name)))
        raise BadInput(msg("“{code}” is not one of the accepted codes.", code=code), accepted=accepted)
    return code
