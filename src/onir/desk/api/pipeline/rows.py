"""Rows of records as answers: told by their shape, page by page, or all of them as a file.

A page begins after the number of the last row seen, so that what is entered between two pages moves none of them: no
row comes twice and none is left out.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal

from django.apps import apps
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from pydantic import Field

from onir.desk.accounts.models import User
from onir.desk.api.forms import as_file, as_json, form_of
from onir.desk.api.gate import comer
from onir.desk.api.paging import Cursor
from onir.desk.api.shapes import Shape
from onir.desk.api.words import Words, choice, word
from onir.desk.exchange.writing import plain
from onir.desk.pipeline.doing import looking
from onir.desk.pipeline.models import Project
from onir.desk.pipeline.money import in_tenge
from onir.desk.rules import Action
from onir.errors import BadInput, NotHeld
from onir.language.messages import marked, msg
from onir.territory import area

PAGE, MOST, BATCH = 100, 1000, 2000
FORMS = ("json", "csv", "parquet")

TheProject = Annotated[str, word(marked("A project, by its code."))]
Region = Annotated[str, word(marked("A region, by name or code."))]
Form = Annotated[Literal["json", "csv", "parquet"] | None, choice(marked("The form of the answer."))]


class Paging(Words):
    """A question whose answer comes page by page."""

    limit: Annotated[int, Field(ge=1, le=MOST, description=marked("How many rows a page has."))] = PAGE
    cursor: Annotated[
        str | None,
        Field(max_length=4000, description=marked("Where the page begins: the cursor of the answer before.")),
    ] = None

    @property
    def subject(self) -> dict[str, Any]:
        """What is asked about, whatever the page."""
        return self.model_dump(exclude={"limit", "cursor", "format"})


# -- who asks, and what about ---------------------------------------------------------------------------------------


def asker(request: HttpRequest) -> User:
    """The owner of the token; no line of the rule table lets a visitor see records."""
    token = comer(request).token
    assert token is not None
    return token.by


def project_of(by: User, code: str) -> Project:
    """The project of that code; NotHeld where there is none that the person sees."""
    found: Project | None = Project.objects.visible_to(by).filter(code=code.replace("\0", "")).first()
    if found is None:
        raise NotHeld(msg("There is no project “{code}” here for you.", code=code), where="project")
    return found


def of_region(rows: QuerySet[Any], region: str | None, way: str = "region") -> QuerySet[Any]:
    """The rows of a region, where one is named."""
    return rows if region is None else rows.filter(**{way: area(region).code})


def one_of(code: str | None, known: Mapping[str, Any] | Sequence[str], where: str) -> None:
    """BadInput where a code is none of the list."""
    if code is not None and code not in known:
        raise BadInput(
            msg("“{code}” is not one of the accepted codes.", code=code),
            where=where,
            accepted=msg("Accepted: {codes}.", codes=list(known)),
        )


# -- a row ----------------------------------------------------------------------------------------------------------

OTHERWISE: Mapping[str, Callable[[Any], Any]] = {
    "organisation_name": lambda row: row.organisation.name,
    "bin": lambda row: row.bin if hasattr(row, "bin") else row.organisation.bin,
    "tenge": lambda row: Decimal(0) if row.amount is None else in_tenge(row.amount, row.rate),
}
"""Columns that do not stand in the row under their own name."""

BY_NAME: Mapping[type[Model], str] = {Project: "code", User: "username"}
"""Records that are told by a name of theirs and not by their number."""


def told(row: Any, shape: type[Shape], **more: Any) -> dict[str, Any]:
    """A row in its shape, as JSON has it; `more` is what the row does not know by itself."""
    return {name: more[name] if name in more else _plain(_value(row, name)) for name in shape.model_fields}


def _value(row: Any, name: str) -> Any:
    if name in OTHERWISE:
        return OTHERWISE[name](row)
    if (other := references(row._meta.label).get(name)) is None:
        return getattr(row, name)
    if (own := BY_NAME.get(other)) is None:
        return getattr(row, f"{name}_id")
    held = getattr(row, name)
    return None if held is None else getattr(held, own)


@cache
def references(label: str) -> Mapping[str, type[Model]]:
    """The columns that refer to another record, and its model."""
    return {
        field.name: field.related_model for field in apps.get_model(label)._meta.concrete_fields if field.is_relation
    }


def joined(rows: QuerySet[Any], shape: type[Shape], *more: str) -> QuerySet[Any]:
    """The rows with what they are told by, in one question."""
    others = references(rows.model._meta.label)
    whole = [*(name for name in shape.model_fields if others.get(name) in BY_NAME), *more]
    return rows.select_related(*whole) if whole else rows


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, (date, datetime)) else value


# -- a page ---------------------------------------------------------------------------------------------------------

Tell = Callable[[Any], dict[str, Any]]


def page(asked: Paging, rows: QuerySet[Any], tell: Tell) -> dict[str, Any]:
    """The rows of a page, told; the cursor of the next one."""
    start = Cursor.parse(asked.cursor, asked.subject) if asked.cursor else Cursor.of(asked.subject)
    found = list(rows.filter(pk__gt=_last_seen(start)).order_by("pk")[: asked.limit + 1])
    shown = found[: asked.limit]
    more = start.going_on((str(shown[-1].pk),)) if len(found) > len(shown) else None
    return {"items": [tell(row) for row in shown], "next": more and str(more)}


def _last_seen(cursor: Cursor) -> int:
    last = cursor.after[0] if cursor.after else "0"
    return int(last) if last.isdecimal() and len(last) < 19 else 0


# -- a file ---------------------------------------------------------------------------------------------------------


def listed(
    request: HttpRequest,
    asked: Any,
    rows: QuerySet[Any],
    shape: type[Shape],
    *,
    name: str = "",
    with_: Sequence[str] = (),
) -> HttpResponseBase:
    """A page as JSON; with a `name`, all the rows as a file where one is asked for, as far as the person may export."""
    whole = joined(rows, shape, *with_)
    form = form_of(request, asked.format, FORMS) if name else "json"
    if form == "json":
        return as_json(page(asked, whole, lambda row: told(row, shape)))
    by = asker(request)
    comer(request).enter(Action(rows.model._meta.label_lower, "export"))
    said = "&".join(f"{word}={value}" for word, value in sorted(asked.subject.items()) if value is not None)
    taken = looking.export(by, whole, query=said, form=form).order_by("pk")
    return as_file(form, name, lambda path: WRITE[form](path, shape, taken.iterator(BATCH)))


def _written_as_csv(path: Path, shape: type[Shape], rows: Iterator[Any]) -> None:
    """Values as the answer has them; a cell that a spreadsheet would reckon is led by an apostrophe."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(shape.model_fields)
        lines.writerows([_cell(_value(row, column)) for column in shape.model_fields] for row in rows)


def _cell(value: Any) -> str:
    return plain("; ".join(value) if isinstance(value, list) else _plain(value))


def _written_as_parquet(path: Path, shape: type[Shape], rows: Iterator[Any]) -> None:
    """Sums as decimals, days as days."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415

    described = shape.model_json_schema()["properties"]
    schema = pa.schema([(column, _typed(described[column])) for column in shape.model_fields])
    with pq.ParquetWriter(path, schema) as file:
        while some := list(islice(rows, BATCH)):
            told_ = [{column: _value(row, column) for column in shape.model_fields} for row in some]
            file.write_batch(pa.RecordBatch.from_pylist(told_, schema=schema))


def _typed(said: Mapping[str, Any]) -> Any:
    """The type of a column, by what the schema says of it."""
    import pyarrow as pa  # noqa: PLC0415

    own = said.get("anyOf", [said])[0]
    formats = {"decimal": pa.decimal128(38, 10), "date": pa.date32(), "date-time": pa.timestamp("us", "UTC")}
    kinds = {"integer": pa.int64(), "boolean": pa.bool_(), "array": pa.list_(pa.string())}
    return formats.get(own.get("format", "")) or kinds.get(own["type"], pa.string())


WRITE: Mapping[str, Callable[[Path, type[Shape], Iterator[Any]], None]] = {
    "csv": _written_as_csv,
    "parquet": _written_as_parquet,
}
