"""The tables of codes (`data/sdmx`): statuses, units, concepts, and the names of what is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onir.language.messages import Wording
from onir.territory.tables import Row, read

FOLDER = Path(__file__).parent.parent.parent / "data" / "sdmx"


@dataclass(frozen=True)
class Component:
    """A dimension, measure or attribute of what is written; `column` is that of an observation, `list` a code list."""

    id: str
    role: str
    column: str
    list: str
    type: str
    name: Wording


@cache
def rows(table: str) -> tuple[Row, ...]:
    return read(FOLDER / f"{table}.csv")


@cache
def statuses(kind: str) -> Mapping[str, str]:
    """What codes of a list (`obs`, `conf`) mean: a status of ours, or `absent`.

    >>> statuses("obs")["Q"], statuses("conf")["F"]
    ('confidential', 'published')
    """
    return {row["code"]: row["status"] for row in rows("statuses") if row["list"] == kind}


@cache
def units() -> Mapping[str, str]:
    """Units by the codes of the common code lists, where they are not our own spelling."""
    return {row["code"]: row["unit"] for row in rows("units")}


@cache
def roles() -> Mapping[str, str]:
    """What a concept usually holds, by its identifier in capitals."""
    return {row["concept"]: row["role"] for row in rows("concepts")}


@cache
def components() -> tuple[Component, ...]:
    """The components of what is written, in their order."""
    return tuple(
        Component(
            row["id"], row["role"], row["column"], row["list"], row["type"], Wording(row["en"], row["ru"], row["kk"])
        )
        for row in rows("components")
    )


@cache
def names(code_list: str) -> Mapping[str, Wording]:
    """The names of the codes of a list that has a table here."""
    found = (row for row in rows("codes") if row["list"] == code_list)
    return {row["code"]: Wording(row["en"], row["ru"], row["kk"]) for row in found}
