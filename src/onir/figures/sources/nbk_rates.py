"""Official exchange rates of the National Bank of Kazakhstan on the last day of each month.

The daily file is asked for once a month; periods here are months, so rates of other days are not kept. Averages of a
period are a form of the bank's service (`nbk-rates-average`) and never reckoned from days: of which days an average is
is for the bank to say.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlsplit

from onir.errors import BadInput, Unavailable
from onir.figures.fetching.network import PASSING_FAULT, XML, Client
from onir.figures.keeping.adding import Reading, Sealed
from onir.figures.observation import Observation
from onir.figures.reading.printed import Key, Place, Series, content_of, decimal_of, observed
from onir.figures.sources import Table, described, origin, wording
from onir.language.messages import Wording, msg
from onir.measure import Period

DECLARATION = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>")


@dataclass(frozen=True)
class Rates:
    """`base` is the address of the bank’s site."""

    base: str = "https://nationalbank.kz"
    code: str = "nbk-rates"

    @property
    def name(self) -> Wording:
        return wording(described("nbk_rates.toml")["name"])

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({urlsplit(self.base).netloc})

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        found = described("nbk_rates.toml")
        codes = tuple(found["currencies"].values())
        address = f"{self.base}/rss/get_rates.cfm"
        return tuple(Table(row["id"], codes, wording(row["title"]), address) for row in found["table"])

    def fetch(self, table: Table, client: Client) -> Sealed:
        """The files of the last days of the past months, each as it came, one after the other in one document."""
        days = list(_month_ends(date.today(), described("nbk_rates.toml")["months"]))
        client.expect(len(days))
        files = [_of_day(client, table.address, day) for day in days]
        content = b"<days>\n" + b"\n".join(files) + b"\n</days>"
        return Sealed(content, f"{table.id}.xml", table.address, date.today().isoformat())

    def read(self, sealed: Sealed, table: Table) -> Reading:
        """One observation a currency and month, in tenge for one unit of the currency."""
        licence = described("nbk_rates.toml")["licence"]
        return Reading(origin(self, table, sealed, licence=licence), _observations(sealed))


PUBLISHER = Rates()


def _month_ends(today: date, months: int) -> Iterator[date]:
    """The last days of the past months, the oldest first."""
    ends: list[date] = []
    first = today.replace(day=1)
    for _ in range(months):
        ends.insert(0, first - timedelta(days=1))
        first = ends[0].replace(day=1)
    yield from ends


def _of_day(client: Client, address: str, day: date) -> bytes:
    """The file of a day; the service answers with today's when it does not understand the day, and says so nowhere."""
    query = f"{address}?fdate={day:%d.%m.%Y}"
    content = client.get(query, XML, settled=True)  # the rates of a past day do not change
    said = _parsed(content, query).findtext("date", "").strip()
    if said != f"{day:%d.%m.%Y}":
        raise Unavailable(
            msg("The rates of {day} were asked for, those of “{said}” came.", day=day.isoformat(), said=said),
            where=query,
            then=PASSING_FAULT,
        )
    return DECLARATION.sub(b"", content).strip()


def _parsed(content: bytes, where: str) -> ET.Element:
    """The tree of a file; one that defines entities is refused, since they can unpack without end."""
    try:
        if b"<!" not in content.replace(b"<![CDATA[", b""):
            return ET.fromstring(content)  # noqa: S314 - no entities are left to expand
    except ET.ParseError:
        pass
    raise BadInput(
        msg("This is no XML of exchange rates, or it is damaged."), where=where, then=msg("Download it again.")
    )


def _observations(sealed: Sealed) -> Iterator[Observation]:
    indicators = described("nbk_rates.toml")["currencies"]
    tree = _parsed(content_of(sealed), sealed.name)
    days = [tree] if tree.tag == "rates" else tree.findall("rates")
    for number, rates in enumerate(days, start=1):
        day = rates.findtext("date", "").strip()
        period = _month(day, Place(sealed.name, number, f"day {number}"))
        for item in rates.findall("item"):
            if (indicator := indicators.get(item.findtext("title", "").strip())) is None:
                continue
            where = Place(sealed.name, number, f"{day} {item.findtext('title', '').strip()}")
            printed = item.findtext("description", "").strip()
            value = decimal_of(printed, where) / _quantity(item, where)
            yield observed(Series(indicator, "KZT", "stock"), where, Key("KZ", period), printed, value)


def _quantity(item: ET.Element, where: Place) -> Decimal:
    """Rates of weak currencies are printed for 10, 100 or 1,000 units."""
    quantity = decimal_of(item.findtext("quant", "1").strip() or "1", where)
    if quantity not in (1, 10, 100, 1000):
        raise BadInput(
            msg("A rate for {quantity} units of a currency is not known.", quantity=quantity), where=str(where)
        )
    return quantity


def _month(printed: str, where: Place) -> str:
    found = re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", printed)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        day = None
    if day is None or (day + timedelta(days=1)).day != 1:
        raise BadInput(msg("“{day}” is not the last day of a month.", day=printed), where=str(where))
    return str(Period.of_months(day.year, day.month, day.month))
