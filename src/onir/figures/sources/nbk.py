"""National Bank of Kazakhstan: forms of its open data service, found in its catalogue by name.

Which rows and columns of a form are wanted stands in `nbk.toml`, because forms are renumbered and the regional one was
never seen here; how rows are read stands in `_nbk_rows.py`. A form is sealed as its rows in a fixed order: the service
gives equal rows in changing order, under column labels that change from page to page, and pages sealed as they come
would make a new vintage of every fetch. Left out: the endpoints that ignore their parameters and answer with
everything, and the bank's filter lists, which omit rows whose dimension is null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from onir.errors import NotHeld, Unavailable
from onir.figures.fetching.network import JSON, PASSING_FAULT, XLSX, Client
from onir.figures.keeping.adding import Reading, Sealed
from onir.figures.sources import Table, described, origin, wording
from onir.figures.sources._nbk_rows import json_of, observations, parsed
from onir.language.messages import Wording, msg

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
            Table(row["id"], _indicators(row), wording(row["title"]), f"{self.base}/data/categories")
            for row in described("nbk.toml")["table"]
        )

    def fetch(self, table: Table, client: Client) -> Sealed:
        """All rows of the form, each as printed, in one JSON document; where its pages err, the bank's own workbook."""
        form = _find(client.get(table.address, JSON), _layout(table), table.address)
        try:
            return self._rows(table, form, client)
        except Unavailable as fault:
            if client.broke:
                raise
            client.refused()
            return self._export(table, form, client, fault)

    def _rows(self, table: Table, form: Form, client: Client) -> Sealed:
        found = sorted(_form(client, f"{self.base}/data", form.number), key=lambda row: (row.day, row.text))
        entry = json.dumps({"formId": form.number, "names": form.names}, ensure_ascii=False)
        lines = ",\n".join(row.text for row in found)
        content = f'{{"form":{entry},"rows":[\n{lines}\n]}}'.encode()
        address = f"{self.base}/data?{urlencode({'formId': form.number})}"
        return Sealed(content, f"{table.id}.json", address, date.today().isoformat())

    def _export(self, table: Table, form: Form, client: Client, fault: Unavailable) -> Sealed:
        """The form as a workbook; where there is none either, what was wrong with its pages is told."""
        address = f"{self.base}/data/export?{urlencode({'formId': form.number, 'format': 'xlsx'})}"
        try:
            content = client.get(address, XLSX)
        except Unavailable:
            raise fault from None
        return Sealed(content, f"{table.id}.xlsx", address, date.today().isoformat())

    def read(self, sealed: Sealed, table: Table) -> Reading:
        """One observation a region and quarter; the form's own name goes along as a note."""
        found = parsed(sealed)
        licence = described("nbk.toml")["licence"]
        rows = observations(found.rows, _layout(table), sealed.name)
        return Reading(origin(self, table, sealed, licence=licence, note=found.called), rows)


PUBLISHER = NationalBank()


def _layout(table: Table) -> Row:
    found: Row = next(row for row in described("nbk.toml")["table"] if row["id"] == table.id)
    return found


def _indicators(layout: Row) -> tuple[str, ...]:
    return tuple(layout["series"]["values"].values()) if "series" in layout else (layout["indicator"],)


# -- fetching -----------------------------------------------------------------------------------------------


def _find(catalogue: bytes, layout: Row, address: str) -> Form:
    """The one form of that name; the numbers of forms are not kept anywhere."""
    forms = {form.number: form for form in _forms(json_of(catalogue), inside=False)}
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
    """Every form below a node of the catalogue: objects in a list called `forms` or with a `formId`, however deep."""
    if isinstance(node, list):
        for each in node:
            yield from _forms(each, inside=inside)
    elif isinstance(node, dict):
        number = _number(node, ("formId", "form_id", "id") if inside else ("formId", "form_id"))
        if number is not None:
            yield Form(number, tuple(dict.fromkeys(_names(node))))
        for key, value in node.items():
            yield from _forms(value, inside=key.lower() == "forms")


def _number(node: Row, keys: Sequence[str]) -> int | None:
    """The number of a form, which some catalogues print as text."""
    printed = next((str(node[key]) for key in keys if key in node), "")
    return int(printed) if re.fullmatch(r"[0-9]{1,9}", printed) else None


def _names(node: Row) -> Iterator[str]:
    """Names stand in English and in Russian, under keys such as nameRu, formName or title, or in an object below."""
    for key, value in node.items():
        if re.search("name|title", key.lower()):
            yield from [value] if isinstance(value, str) else []
            yield from [str(one) for one in value.values()] if isinstance(value, dict) else []


class FormRow(NamedTuple):
    """A row of a form: the day it is of, and its text with sorted keys and numbers as printed."""

    day: str
    text: str


def _form(client: Client, address: str, number: int) -> set[FormRow]:
    """Pages from 0 on until as many rows as `totalRows` says have come, those repeated at the seams counted once.

    Pages that an interrupted run has left are taken again without asking, if the first page is still the same.
    """
    seen: set[FormRow] = set()
    due, page, settled = None, 0, False
    while due is None or len(seen) < due:
        query = f"{address}?{urlencode({'formId': number, 'page': page, 'pageSize': PAGE_SIZE})}"
        before = client.left(query) if page == 0 else None
        content = client.get(query, JSON, settled=settled)
        settled = settled or content == before
        total, rows = _page(content, query)
        fresh = {_row(row) for row in rows} - seen
        if due not in (None, total) or total > MOST_ROWS:
            raise _changed(query, due, total)
        if not fresh and total:
            raise _loop(query, len(seen), total)
        seen |= fresh
        due, page = total, page + 1
        client.expect(-(-(total - len(seen)) // PAGE_SIZE))
    if not due:
        raise Unavailable(msg("The form has no rows."), where=address, then=msg("Try again later. Nothing was stored."))
    return seen


def _page(content: bytes, where: str) -> tuple[int, list[Row]]:
    answer = json_of(content)
    rows, total = (answer.get("rows"), answer.get("totalRows")) if isinstance(answer, dict) else (None, None)
    if not isinstance(rows, list) or not isinstance(total, int) or not all(isinstance(row, dict) for row in rows):
        raise Unavailable(
            msg("The answer is not a page of a form: “rows” and “totalRows” are due."),
            where=where,
            then=PASSING_FAULT,
        )
    return total, rows


def _row(row: Row) -> FormRow:
    cells = (f"{json.dumps(key, ensure_ascii=False)}:{_cell(row[key])}" for key in sorted(row))
    return FormRow(str(row.get("report_date") or ""), "{" + ",".join(cells) + "}")


def _cell(value: Any) -> str:
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=str)


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
