"""Comparable units across splits: an old unit against all its parts together.

A figure of an old unit is never shared out over the new ones; the new ones are added up instead. `panel16` of
Kazakhstan holds for every date; `panel14_wide` also joins the two capitals with the regions whose land they took.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from onir.errors import BadInput
from onir.language.messages import msg
from onir.territory.tables import Row, rows


@dataclass(frozen=True)
class PanelUnit:
    """Units of today that together are one territory at every date; says itself by its printed label."""

    id: str
    members: frozenset[str]
    labels: tuple[tuple[str, str], ...]

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable; labels are nominative
        return dict(self.labels).get(language) or dict(self.labels)["en"]


@dataclass(frozen=True)
class Panel:
    """A division that every table of the country can be added up to; `covers`: old extents by their parts."""

    name: str
    units: tuple[PanelUnit, ...]
    covers: Mapping[str, frozenset[str]]

    def unit_of(self, extent: str) -> PanelUnit:
        """The unit an extent lies in, old or new."""
        parts = self._parts(extent)
        return next(unit for unit in self.units if parts <= unit.members)

    def groups(self, extents: Mapping[str, str]) -> dict[PanelUnit, tuple[str, ...]]:
        """Codes by the unit they add up to; units that lack a part are left out.

        Where a table prints both sides of a split, the new side counts.

        >>> from onir.territory import country
        >>> kazakhstan = country("KZ")
        >>> groups = kazakhstan.panel().groups(kazakhstan.extents(["KZ-35", "KZ-62", "KZ-61", "KZ-27"]))
        >>> [(unit.id, codes) for unit, codes in groups.items()]
        [('p_karaganda', ('KZ-35', 'KZ-62')), ('p_west_kazakhstan', ('KZ-27',))]
        """
        held: dict[PanelUnit, list[str]] = {}
        for code, extent in extents.items():
            held.setdefault(self.unit_of(extent), []).append(code)
        whole = {unit: self._whole(unit, codes, extents) for unit, codes in held.items()}
        return {unit: codes for unit, codes in whole.items() if codes}

    def _whole(self, unit: PanelUnit, codes: list[str], extents: Mapping[str, str]) -> tuple[str, ...]:
        """The codes that make up a unit, each part once; none if a part is missing."""
        new = [code for code in codes if extents[code] not in self.covers]
        for choice in (codes, new, [code for code in codes if code not in new]):
            parts = [part for code in choice for part in self._parts(extents[code])]
            if sorted(parts) == sorted(unit.members):
                return tuple(choice)
        return ()

    def sums(self, values: Mapping[str, Decimal], extents: Mapping[str, str]) -> dict[PanelUnit, Decimal]:
        """Values added up to the units that are complete.

        >>> from onir.territory import country
        >>> kazakhstan = country("KZ")
        >>> values = {"KZ-35": Decimal(5), "KZ-62": Decimal(2)}
        >>> [(str(unit.say("en")), sum) for unit, sum in
        ...     kazakhstan.panel().sums(values, kazakhstan.extents(values)).items()]
        [('Karaganda and Ulytau Regions', Decimal('7'))]
        """
        return {unit: sum((values[code] for code in codes), Decimal(0)) for unit, codes in self.groups(extents).items()}

    def _parts(self, extent: str) -> frozenset[str]:
        return self.covers.get(extent, frozenset({extent}))


@cache
def panel_of(country: str, name: str) -> Panel:
    """The panel of a name, read from the country's table."""
    table = rows(country, "panel_units")
    if not table or name not in table[0]:
        known = [column for column in (table[0] if table else ()) if f"{column}_label_en" in table[0]]
        raise BadInput(
            msg("“{name}” is not a comparable panel of this country.", name=name),
            accepted=msg("Panels known: {known}.", known=known or "–"),
        )
    covers = {row["id"]: frozenset(row["covers"].split(";")) for row in rows(country, "regions") if row["covers"]}
    names = dict.fromkeys(row[name] for row in table)
    return Panel(name, tuple(_unit(unit, name, [row for row in table if row[name] == unit]) for unit in names), covers)


def _unit(unit: str, panel: str, table: list[Row]) -> PanelUnit:
    mark = f"{panel}_label_"
    labels = tuple((column.removeprefix(mark), text) for column, text in table[0].items() if column.startswith(mark))
    return PanelUnit(unit, frozenset(row["region_id"] for row in table), labels)
