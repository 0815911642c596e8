"""A country as its folder describes it: areas on a day, layouts of its tables, comparable panels, tile grid.

The layout of a table is read from the rows it prints, not from the calendar: producers switch at different dates. A set
of rows that is no known layout is refused by name, because a sum over it would be of an unknown territory.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from onir.errors import BadInput
from onir.language.messages import msg
from onir.territory.area import Area, areas_of
from onir.territory.panels import Panel, PanelUnit, panel_of
from onir.territory.tables import Row, country_codes, rows, settings


@dataclass(frozen=True)
class Tile:
    """The square of an area on the tile grid; row 1 is the north, column 1 the west."""

    code: str
    row: int
    column: int


@dataclass(frozen=True)
class Layout:
    """A complete set of units of one time, extents by code. `overlap`: units a table may print beside them."""

    name: str
    extents: Mapping[str, str]
    overlap: Mapping[str, str]
    valid_from: str
    valid_to: str

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(self.extents)

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on.isoformat() < (self.valid_to or "9999")

    def prints(self, codes: Collection[str]) -> bool:
        return self.codes <= frozenset(codes) and self.holds(codes)

    def holds(self, codes: Collection[str]) -> bool:
        """Whether all these codes can stand in one table of this layout."""
        return frozenset(codes) <= self.codes | frozenset(self.overlap)


@dataclass(frozen=True)
class Change:
    """An event of a unit's history as the table tells it, in English; `effective` may be a year or an interval."""

    effective: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    what: str


@dataclass(frozen=True)
class Comparable:
    """One territory in two tables: the rows that add up to it in the one and in the other."""

    unit: Area | PanelUnit
    codes: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Lag:
    """Days from the end of a period to its table; `inferred` from releases seen, not told by the publisher."""

    days: int
    inferred: bool = False


@dataclass(frozen=True)
class Magnitude:
    """Between which amounts a nation's year has been for an indicator, `since` a year."""

    indicator: str
    currency: str
    since: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class Country:
    """A country by its ISO 3166-1 code.

    >>> country("KZ").nation.say("en"), len(country("KZ").areas()), len(country("KZ").areas(date(2020, 1, 1)))
    ('Kazakhstan', 20, 17)
    """

    code: str

    @property
    def nation(self) -> Area:
        return areas_of(self.code)[str(settings(self.code)["nation"])]

    @property
    def headline_indicator(self) -> str | None:
        """What "FDI" means in this country's press; none where regions are known for reading alone."""
        return settings(self.code).get("headline_indicator")

    @property
    def net_indicator(self) -> str | None:
        return settings(self.code).get("net_indicator")

    @property
    def fixed_capital_indicator(self) -> str | None:
        return settings(self.code).get("fixed_capital_indicator")

    @property
    def output_indicator(self) -> str | None:
        return settings(self.code).get("output_indicator")

    @property
    def currency(self) -> str:
        return str(settings(self.code)["currency"])

    @property
    def fdi_currency(self) -> str | None:
        """The currency in which the publisher counts direct investment."""
        return settings(self.code).get("fdi_currency")

    @property
    def fdi_lag(self) -> Lag | None:
        """How long after a period its direct investment comes out at the earliest."""
        days = settings(self.code).get("fdi_lag_days")
        return None if days is None else Lag(days, inferred=bool(settings(self.code).get("fdi_lag_inferred")))

    @property
    def magnitudes(self) -> tuple[Magnitude, ...]:
        """Yearly amounts of the nation by which a figure betrays its concept."""
        return tuple(
            Magnitude(row["indicator"], row["currency"], row["since"], Decimal(row["low"]), Decimal(row["high"]))
            for row in settings(self.code).get("magnitudes", ())
        )

    @property
    def tile_grid(self) -> tuple[Tile, ...]:
        return tuple(Tile(row["code"], int(row["row"]), int(row["col"])) for row in rows(self.code, "tile_grid"))

    def changes(self, unit: str) -> tuple[Change, ...]:
        """What happened to a unit: splits, mergers, new names and limits, oldest first.

        >>> [change.effective for change in country("KZ").changes("ulytau")]
        ['2022-06-08']
        """
        table = (_change(row) for row in rows(self.code, "changes"))
        return tuple(change for change in table if unit in (*change.before, *change.after))

    def areas(self, on: date | None = None) -> tuple[Area, ...]:
        """Units in force on a day, or now."""
        day = on.isoformat() if on else "9998"
        return tuple(
            areas_of(self.code)[row["id"]]
            for row in rows(self.code, "regions")
            if row["kind"] != "nation" and row["valid_from"] <= day < (row["valid_to"] or "9999")
        )

    def panel(self, name: str | None = None) -> Panel:
        """The comparable panel of a name, or the one the country is compared by across its splits."""
        return panel_of(self.code, name or str(settings(self.code)["panel"]))

    @property
    def layouts(self) -> tuple[Layout, ...]:
        return _layouts(self.code)

    def layout(self, codes: Collection[str]) -> Layout:
        """The layout these rows are, the nation's row aside; refused where they are none.

        >>> country("KZ").layout([area.code for area in country("KZ").areas()]).name
        '20'
        """
        printed = frozenset(codes) - {self.code}
        for layout in self.layouts:
            if layout.prints(printed):
                return layout
        raise self._no_layout(printed)

    def extents(self, codes: Collection[str], on: date | None = None) -> dict[str, str]:
        """The territory each code means among the rows printed with it, complete or not.

        KZ-35 with KZ-62 beside it is Karaganda of today, without it the one before 2022. Where the rows fit several
        layouts, the one in force `on` the day, otherwise the earliest.

        >>> country("KZ").extents(["KZ-27", "KZ-35"]), country("KZ").extents(["KZ-62", "KZ-35"])["KZ-35"]
        ({'KZ-27': 'west_kazakhstan', 'KZ-35': 'karaganda_pre2022'}, 'karaganda')
        """
        printed = [code for code in codes if code != self.code]
        layout = self._layout_of(printed, on)
        return {code: layout.extents.get(code) or layout.overlap[code] for code in printed}

    def _layout_of(self, printed: Collection[str], on: date | None) -> Layout:
        fitting = [layout for layout in self.layouts if layout.holds(printed)]
        if not fitting:
            raise self._no_layout(frozenset(printed))
        return next((layout for layout in fitting if on and layout.in_force(on)), fitting[0])

    def comparable(self, codes: Collection[str], others: Collection[str]) -> tuple[Comparable, ...]:
        """What can be compared between the rows of two periods: areas of equal extent, or units of the panel.

        >>> new, old = ([area.code for area in country("KZ").areas(day)] for day in (None, date(2020, 1, 1)))
        >>> pairs = country("KZ").comparable(new, old)
        >>> len(pairs), pairs[0].unit.say("en"), pairs[0].codes, pairs[0].others
        (16, 'Abai and East Kazakhstan Regions', ('KZ-10', 'KZ-63'), ('KZ-63',))
        """
        here, there = self.extents(codes), self.extents(others)
        if (layout := self._one_layout(here, there)) is not None:
            both = [code for code in here if code in there and code in layout.codes]
            return tuple(Comparable(areas_of(self.code)[here[code]], (code,), (code,)) for code in both)
        panel = self.panel()
        before, after = panel.groups(there), panel.groups(here)
        return tuple(Comparable(unit, parts, before[unit]) for unit, parts in after.items() if unit in before)

    def _one_layout(self, *tables: Mapping[str, str]) -> Layout | None:
        """The layout both tables are of, if it is one."""
        printed = {pair for table in tables for pair in table.items()}
        fitting = (each for each in self.layouts if printed <= {*each.extents.items(), *each.overlap.items()})
        return next(fitting, None)

    def nearest(self, codes: Collection[str]) -> Layout:
        """The layout that the fewest rows have to be added to or taken from, the nation's row aside.

        >>> country("KZ").nearest([area.code for area in country("KZ").areas() if area.code != "KZ-62"]).name
        '20'
        """
        printed = frozenset(codes) - {self.code}
        return min(self.layouts, key=lambda layout: len(layout.codes ^ printed))

    def _no_layout(self, printed: frozenset[str]) -> BadInput:
        near = self.nearest(printed)
        strange, missing = sorted(printed - near.codes), sorted(near.codes - printed)
        return BadInput(
            msg(
                "These {count} rows are no known set of regions of {country}; nearest is the one of {size}.",
                count=len(printed), country=self.nation, size=len(near.codes),
            ),
            accepted=msg("Not in it: {strange}. Missing: {missing}.", strange=strange or "–", missing=missing or "–"),
        )  # fmt: skip


def country(code: str) -> Country:
    """The country of an ISO 3166-1 code; those known are found by listing the data folder."""
    if code.upper() not in country_codes():
        raise BadInput(
            msg("The regions of the country “{code}” are not known here.", code=code),
            accepted=msg("Countries known: {codes}.", codes=list(country_codes())),
        )
    return Country(code.upper())


def _change(row: Row) -> Change:
    before, after = (tuple(row[side].split(";")) for side in ("from_units", "to_units"))
    return Change(row["effective"], row["kind"], before, after, row["what"])


@cache
def _layouts(code: str) -> tuple[Layout, ...]:
    """Layouts of the country's table, oldest first; a country without the table has one, its areas."""
    table = rows(code, "layouts")
    if not table:
        return (Layout("all", {each.code: each.extent for each in Country(code).areas()}, {}, "", ""),)
    names = dict.fromkeys(row["layout"] for row in table)
    return tuple(_layout(name, [row for row in table if row["layout"] == name]) for name in names)


def _layout(name: str, table: list[Row]) -> Layout:
    return Layout(
        name,
        {row["code"]: row["extent"] for row in table if row["role"] == "unit"},
        {row["code"]: row["extent"] for row in table if row["role"] == "overlap"},
        table[0]["valid_from"],
        table[0]["valid_to"],
    )
