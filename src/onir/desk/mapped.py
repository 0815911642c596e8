"""The map of a league table: within borders where the office brought a file of them, else of tiles.

A file is `boundaries/<country>.geojson` under the home folder, or the one that `ONIR_BOUNDARIES` names. One that cannot
be used costs nobody the page: tiles stay, and a line says why.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from onir.bulletin.charts import Borders, Chart, Tiles
from onir.errors import OnirError
from onir.figures.keeping.shelf import home
from onir.language.messages import Sayable, msg
from onir.standing import League
from onir.territory import country_codes
from onir.territory.boundaries import Boundaries, boundaries_of

KEPT = 8


class Mapped(NamedTuple):
    """The map, if there is one, and what has to be said of it."""

    chart: Chart | None
    note: Sayable | None = None


def mapped(table: League, own: str) -> Mapped:
    """The map of a table, the region `own` framed in it."""
    tiles = Tiles(table, own)
    plain = tiles if tiles.there else None
    try:
        held = _held(table.panel.country)
    except OnirError as error:
        return Mapped(plain, msg("Borders are not drawn. {reason}", reason=error))
    if held is None or not (map_of := Borders(table, held, own)).there:
        return Mapped(plain)
    undrawn = map_of.undrawn
    return Mapped(map_of, msg("The map has no borders of: {areas}.", areas=undrawn) if undrawn else None)


def files() -> tuple[Path, ...]:
    """The files that borders are looked for in."""
    named = [Path(settings.BOUNDARIES)] if settings.BOUNDARIES else []
    return (*(_own(code) for code in country_codes()), *named)


def _own(country: str) -> Path:
    return home() / "boundaries" / f"{country.lower()}.geojson"


def _held(country: str) -> Boundaries | None:
    """The borders of a country; those that one file has of another country are not missed."""
    own = _own(country)
    path = own if own.exists() else Path(settings.BOUNDARIES) if settings.BOUNDARIES else None
    if path is None or (path != own and not _is_of(path, country)):
        return None
    return _read(path, _stamp(path), country)


def _is_of(path: Path, country: str) -> bool:
    """Whether a file for all countries is of this one; one that is of none is asked for, and says so."""
    others = (code for code in country_codes() if code != country and not _own(code).exists())
    return _has(path, country) or not any(_has(path, code) for code in others)


def _has(path: Path, country: str) -> bool:
    try:
        return bool(_read(path, _stamp(path), country).shapes)
    except OnirError:
        return False


def _stamp(path: Path) -> tuple[int, int]:
    return (path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else (0, 0)


@lru_cache(maxsize=KEPT)
def _read(path: Path, stamp: tuple[int, int], country: str) -> Boundaries:  # noqa: ARG001 - a key
    return boundaries_of(path, country, code=settings.BOUNDARIES_CODE)
