"""National Bank of Kazakhstan: forms of its open data service, found in its catalogue by name.

Which rows and columns of a form are wanted stands in `nbk.toml`, because forms are renumbered and the regional one was
never seen here. A form without exactly one value for a region and a quarter is refused: several rows mean several
concepts. Left out: the endpoints that ignore their parameters and answer with everything, and the bank's filter lists,
which omit rows whose dimension is null.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode, urlsplit

from onir.errors import BadInput, NotHeld, Unavailable
from onir.figures.adding import Reading, Sealed
from onir.figures.network import JSON, PASSING_FAULT, Client
from onir.figures.observation import Observation
from onir.figures.printed import CHANGED, Key, Place, Series, content_of, decimal_of, observed
from onir.figures.sources import Table, described, origin, wording
from onir.language.messages import Wording, msg
from onir.measure import Period
from onir.territory.lookup import area_in_table

PAGE_SIZE = 500
MOST_ROWS = 2_000_000

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Form:
    """A form of the catalogue: its number and its names in the languages given."""

    number: int
    names: tuple[str, ...]

    def called(self, words: Mapping[str, Sequence[str]]) -> bool:
        """Whether every word of one language stands in its names."""
        name = " ".join(self.names).casefold()
        return any(all(word.casefold() in name for word in wanted) for wanted in words.values())


@dataclass(frozen=True)
class NationalBank:
    """`base` is the address of the service."""

    base: str = "https://data.nationalbank.kz/api/v1"
    code: str = "nbk"

    @property
    def name(self) -> Wording:
        return wording(described("nbk.toml")["name"])

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({urlsplit(self.base).netloc})

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(
            Table(row["id"], (row["indicator"],), wording(row["title"]), f"{self.base}/data/categories")
            for row in described("nbk.toml")["table"]
        )

    def fetch(self, table: Table, client: Client) -> Sealed:
        """The catalogue's entry of the form and all its pages, each as it came, in one JSON document."""
        form = _find(client.get(table.address, JSON), _layout(table), table.address)
        pages = list(_pages(client, f"{self.base}/data", form.number))
        entry = json.dumps({"formId": form.number, "names": form.names}, ensure_ascii=False).encode()
        content = b'{"form":' + entry + b',"pages":[' + b",".join(page.strip() for page in pages) + b"]}"
        address = f"{self.base}/data?{urlencode({'formId': form.number})}"
        return Sealed(content, f"{table.id}.json", address, date.today().isoformat())

    def read(self, sealed: Sealed, table: Table) -> Reading:
        """One observation a region and quarter; the form's own name goes along as a note."""
        layout = _layout(table)
        found = _parsed(content_of(sealed), sealed.name)
        rows = _observations(found, layout, sealed.name)
        names = " / ".join(found["form"]["names"])
        note = f"form {found['form']['formId']}: {names}"
        licence = described("nbk.toml")["licence"]
        return Reading(origin(self, table, sealed, licence=licence, note=note), rows)


PUBLISHER = NationalBank()


# -- fetching -----------------------------------------------------------------------------------------------


def _find(catalogue: bytes, layout: Row, address: str) -> Form:
    """The one form of that name; the numbers of forms are not kept anywhere."""
    forms = {form.number: form for form in _forms(_json(catalogue), inside=False)}
    found = [form for form in forms.values() if form.called(layout["form"])]
    if len(found) == 1:
        return found[0]
    words = [" ".join(wanted) for wanted in layout["form"].values()]
    raise NotHeld(
        msg(
            "{n} {n:plural:form|forms} of the catalogue carry the words {words}; one is due.", n=len(found), words=words
        ),
        where=address,
        accepted=msg(
            "Forms that come near: {forms}.",
            forms=[f"{form.number} {' / '.join(form.names)}" for form in found or _near(forms.values(), layout)],
        ),
        then=msg("Export the form you mean as a workbook and add it with “onir figures add FILE --map new”."),
    )


def _near(forms: Iterable[Form], layout: Row) -> list[Form]:
    """Forms that carry the most words of a name."""
    words = [word.casefold() for wanted in layout["form"].values() for word in wanted]
    return sorted(forms, key=lambda form: -sum(word in " ".join(form.names).casefold() for word in words))[:5]


def _forms(node: Any, *, inside: bool) -> Iterator[Form]:
    """Every form below a node of the catalogue: objects in a list called `forms`, however deep it lies."""
    if isinstance(node, list):
        for each in node:
            yield from _forms(each, inside=inside)
    elif isinstance(node, dict):
        number = next((node[key] for key in ("formId", "form_id", "id") if isinstance(node.get(key), int)), None)
        if inside and number is not None:
            yield Form(number, tuple(dict.fromkeys(_names(node))))
        for key, value in node.items():
            yield from _forms(value, inside=key.lower() == "forms")


def _names(node: Row) -> Iterator[str]:
    """Names stand in English and in Russian, under keys that begin with name or title, or in an object below them."""
    for key, value in node.items():
        if key.lower().startswith(("name", "title")):
            yield from [value] if isinstance(value, str) else []
            yield from [str(one) for one in value.values()] if isinstance(value, dict) else []


def _pages(client: Client, address: str, number: int) -> Iterator[bytes]:
    """Pages from 0 on until as many rows as `totalRows` says have come, those repeated at the seams counted once."""
    seen: set[str] = set()
    due, page = None, 0
    while due is None or len(seen) < due:
        query = f"{address}?{urlencode({'formId': number, 'page': page, 'pageSize': PAGE_SIZE})}"
        content = client.get(query, JSON)
        total, rows = _page(content, query)
        fresh = {_key(row) for row in rows} - seen
        if due not in (None, total) or total > MOST_ROWS:
            raise _changed(query, due, total)
        if not fresh and total:
            raise _loop(query, len(seen), total)
        seen |= fresh
        due, page = total, page + 1
        yield content
    if not due:
        raise Unavailable(msg("The form has no rows."), where=address, then=msg("Try again later. Nothing was stored."))


def _page(content: bytes, where: str) -> tuple[int, list[Row]]:
    answer = _json(content)
    rows, total = (answer.get("rows"), answer.get("totalRows")) if isinstance(answer, dict) else (None, None)
    if not isinstance(rows, list) or not isinstance(total, int) or not all(isinstance(row, dict) for row in rows):
        raise Unavailable(
            msg("The answer is not a page of a form: “rows” and “totalRows” are due."),
            where=where,
            then=PASSING_FAULT,
        )
    return total, rows


def _json(content: bytes) -> Any:
    """What the JSON holds, numbers as printed; None where it is none, or nested past all reason."""
    try:
        return json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None


def _key(row: Row) -> str:
    return json.dumps(row, sort_keys=True, default=str)


def _changed(where: str, before: int | None, total: int) -> Unavailable:
    return Unavailable(
        msg("The form was said to have {before} rows and now {total}.", before=before, total=total),
        where=where,
        then=msg("The publisher may be renewing it: try again later. Nothing was stored."),
    )


def _loop(where: str, rows: int, total: int) -> Unavailable:
    return Unavailable(
        msg("This page brings no new row: {rows} of {total} have come.", rows=rows, total=total),
        where=where,
        then=msg("The service repeats itself: try again later. Nothing was stored."),
    )


# -- reading ------------------------------------------------------------------------------------------------


def _layout(table: Table) -> Row:
    found: Row = next(row for row in described("nbk.toml")["table"] if row["id"] == table.id)
    return found


def _parsed(content: bytes, file: str) -> Row:
    found = _json(content)
    try:
        number, names = found["form"]["formId"], found["form"]["names"]
        rows = [row for page in found["pages"] for row in page["rows"]]
        good = isinstance(number, int) and all(isinstance(one, str) for one in names)
        good = good and all(isinstance(row, dict) for row in rows)
    except (KeyError, TypeError):
        good = False
    if not good:
        raise BadInput(
            msg("This is not a form as “onir figures fetch” seals it."),
            where=file,
            then=msg("Add a workbook exported by hand with “onir figures add FILE --map new”."),
        )
    checked: Row = found
    return checked


def _rows(found: Row, file: str) -> Iterator[tuple[Row, Place]]:
    """Rows in their order, those that neighbouring pages share once."""
    seen: set[str] = set()
    line = 0
    for number, page in enumerate(found["pages"]):
        for row in page["rows"]:
            line += 1
            if (key := _key(row)) not in seen:
                seen.add(key)
                yield row, Place(file, line, f"page {number}, row {line}")


def _observations(found: Row, layout: Row, file: str) -> Iterator[Observation]:
    rows = [(row, place) for row, place in _rows(found, file) if _chosen(row, layout["where"])]
    if not rows:
        raise BadInput(
            msg("No row of the form has {wanted}.", wanted=[f"{key} = {one}" for key, one in layout["where"].items()]),
            where=file,
            then=msg("The bank has renamed its codes: tell us, or add the exported workbook with a mapping."),
        )
    column = _area_column(rows, layout, file)
    labels = {str(row[column]) for row, _ in rows if column and row.get(column) is not None}
    series = Series(layout["indicator"], layout["unit"], layout["basis"])
    once: dict[tuple[str, str], tuple[Row, Place]] = {}
    for row, place in rows:
        if row.get("amount") is None:  # a cell that is not there is absent
            continue
        area, period = _area(row, column, labels, place), _period(row, layout["months"], place)
        if (area, period) in once:
            raise _twice(area, period, once[area, period], (row, place))
        once[area, period] = row, place
        yield observed(series, place, Key(area, period), row["amount"], decimal_of(row["amount"], place))


def _chosen(row: Row, where: Mapping[str, Sequence[str]]) -> bool:
    """A form uses one code with several directions; where null is not asked for, the bank's aggregate is not meant."""
    return all(row.get(key) in values for key, values in where.items())


def _area_column(rows: Sequence[tuple[Row, Place]], layout: Row, file: str) -> str:
    """The column of the regions, '' for a form of the nation alone."""
    if not layout["area"]:
        return ""
    columns = sorted({key for row, _ in rows for key in row})
    found = [name for name in layout["area"] if name in columns]
    if len(found) == 1:
        return str(found[0])
    raise BadInput(
        msg("The form has the columns {columns}; which of them is the region is not known.", columns=columns),
        where=file,
        accepted=msg("One of these is due: {names}.", names=layout["area"]),
        then=msg("Export the form you mean as a workbook and add it with “onir figures add FILE --map new”."),
    )


def _area(row: Row, column: str, labels: Iterable[str], where: Place) -> str:
    """Null in a dimension means all, the bank's own aggregate; so does an absent key."""
    if not column or (label := row.get(column)) is None:
        return "KZ"
    if str(label).strip() in described("nbk.toml")["nation"]:
        return "KZ"
    try:
        return area_in_table(str(label), labels).code
    except BadInput as fault:
        raise BadInput(fault.what, where=str(where), accepted=fault.accepted, then=fault.then) from fault


def _period(row: Row, months: int, where: Place) -> str:
    """`report_date` is the day after the period: 2026-04-01 is the first quarter of 2026."""
    try:
        after = date.fromisoformat(str(row["report_date"])[:10])
    except (KeyError, ValueError):
        after = None
    if after is None or after.day != 1 or (after.month - 1) % months:
        raise BadInput(
            msg("“{day}” is not the day after a period of {months} months.", day=row.get("report_date"), months=months),
            where=str(where),
            then=CHANGED,
        )
    end = after - timedelta(days=1)
    return str(Period.of_months(end.year, end.month - months + 1, end.month))


def _twice(area: str, period: str, first: tuple[Row, Place], second: tuple[Row, Place]) -> BadInput:
    """Equal numbers for a quarter and for a year, or cumulative beside discrete ones, differ in some column."""
    apart: dict[str, list[Any]] = defaultdict(list)
    for key in {*first[0], *second[0]}:
        if first[0].get(key) != second[0].get(key):
            apart[key] = [first[0].get(key), second[0].get(key)]
    differing = [f"{key}: {one} / {other}" for key, (one, other) in sorted(apart.items())]
    return BadInput(
        msg("Two rows give {area} in {period}; they differ in {columns}.", area=area, period=period, columns=differing),
        where=f"{first[1]}, {second[1].cell}",
        then=msg("The rows of the table must be chosen more closely: tell us which form this is."),
    )
