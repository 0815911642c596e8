"""The folders under data/countries: one folder a country, found by listing, so that a new country is no edit here.

Every folder holds `country.toml`, `regions.csv`, `aliases.csv`, `heads.csv` and `forms_<language>.csv`; panels,
layouts, changes, a tile grid and tables not held (`missing.csv`) only where the country needs them.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

COUNTRIES = Path(__file__).parent.parent / "data" / "countries"

Row = dict[str, str]

FICTITIOUS = "ZZ"
"""No country: demonstration data lies there. ISO 3166-1 leaves the code to users. Known by code, found in no text."""


@cache
def country_codes() -> tuple[str, ...]:
    """ISO 3166-1 codes of the countries whose regions are known.

    >>> "KZ" in country_codes()
    True
    """
    return tuple(sorted(folder.parent.name.upper() for folder in COUNTRIES.glob("*/country.toml")))


@cache
def rows(code: str, table: str) -> tuple[Row, ...]:
    """The rows of one table of a country; none where the country has no such table."""
    return read(COUNTRIES / code.lower() / f"{table}.csv")


@cache
def shared(table: str) -> tuple[Row, ...]:
    """The rows of a table about words of a language rather than of a country."""
    return read(COUNTRIES / f"{table}.csv")


@cache
def words(kind: str, language: str = "") -> str:
    """The words of a kind in one language or all, as alternatives of a regular expression."""
    found = (row for row in shared("words") if row["kind"] == kind and language in ("", row["language"]))
    return "|".join(row["words"] for row in found)


@cache
def languages_with(kind: str) -> frozenset[str]:
    return frozenset(row["language"] for row in shared("words") if row["kind"] == kind)


def read(path: Path) -> tuple[Row, ...]:
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def settings(code: str) -> dict[str, Any]:
    with (COUNTRIES / code.lower() / "country.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def form_rows(code: str) -> tuple[tuple[str, Row], ...]:
    """Inflected forms with the language of their table."""
    tables = sorted((COUNTRIES / code.lower()).glob("forms_*.csv"))
    return tuple((path.stem.removeprefix("forms_"), row) for path in tables for row in read(path))
