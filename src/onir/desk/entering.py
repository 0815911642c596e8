"""Forms as lists of fields: what a person is asked, and what came back as days, amounts and records.

One field says what it is called, of which kind it is, what can be chosen; one template shows it, one function reads it.
What cannot be read is refused by the field's name, and the form comes back as it was filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict

from onir.errors import BadInput
from onir.language.messages import Message, Sayable, Wording, msg

MOST = 500
"""Records offered in one list: a longer one is searched, not scrolled."""


Choices = tuple[tuple[Sayable, tuple[tuple[str, Sayable], ...]], ...]


@dataclass(frozen=True)
class Field:
    """`kind`: text, long, day, days, number, whole, choice, several, tick, hidden; `given`: what it holds.

    `groups` are choices under headings; `follows` is the field whose chosen words are the heading that fits.
    """

    name: str
    label: Sayable
    kind: str = "text"
    required: bool = False
    choices: tuple[tuple[str, Sayable], ...] = ()
    groups: Choices = ()
    follows: str = ""
    rows: QuerySet[Any] | None = None
    given: tuple[str, ...] = ()
    hint: Message | None = None

    @property
    def value(self) -> str:
        return self.given[0] if self.given else ""

    @property
    def id(self) -> str:
        return f"field-{self.name}"

    @property
    def options(self) -> list[tuple[str, Sayable]]:
        """What can be chosen: the choices, or the records by number."""
        if self.rows is None:
            return list(self.choices)
        return [(str(row.pk), named(row)) for row in self.rows[:MOST]]

    @property
    def words(self) -> Sayable:
        """The label, and that it has to be filled in."""
        return msg("{label} (required)", label=self.label) if self.required else self.label


def chosen(names: Mapping[str, Sayable]) -> tuple[tuple[str, Sayable], ...]:
    """A list of codes as choices."""
    return tuple(names.items())


def named(row: Model) -> Sayable:
    """A record as lists call it."""
    if isinstance(row, Sayable):
        return row
    return Wording(*[str(row)] * 3)


def filled(fields: Iterable[Field], post: QueryDict | Mapping[str, Any]) -> list[Field]:
    """The fields as they came back."""
    got = post.getlist if isinstance(post, QueryDict) else lambda name: [str(post[name])] if name in post else []
    return [replace(field, given=tuple(got(field.name))) for field in fields]


def sent(fields: Iterable[Field], request: HttpRequest) -> list[Field]:
    """The fields as a form brought them; before that as they are by themselves, or as the address says."""
    if request.method == "POST":
        return filled(fields, request.POST)
    return [filled([field], request.GET)[0] if field.name in request.GET else field for field in fields]


def read(fields: Iterable[Field]) -> dict[str, Any]:
    """By name, what was filled in; an empty field that is not required is left out."""
    values: dict[str, Any] = {}
    for field in fields:
        if any(part.strip() for part in field.given):
            values[field.name] = _value(field)
        elif field.required:
            raise BadInput(msg("{field}: it has to be filled in.", field=field.label))
        elif field.kind == "tick":
            values[field.name] = False
    return values


def _day(field: Field) -> date:
    return _day_of(field, field.value)


def _day_of(field: Field, text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadInput(
            msg("{field}: “{text}” is not a day.", field=field.label, text=text),
            accepted=msg("Accepted: a day such as 2025-10-08."),
        ) from None


def _days(field: Field) -> list[date]:
    return [_day_of(field, part) for part in field.value.replace(",", " ").split()]


def _number(field: Field) -> Decimal:
    text = "".join(field.value.split()).replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0 or abs(number) >= Decimal(10) ** 20:
        raise BadInput(
            msg("{field}: “{text}” is not a number.", field=field.label, text=field.value),
            accepted=msg("Accepted: digits, such as 1500000 or 12,5."),
        )
    return number


def _whole(field: Field) -> int:
    number = _number(field)
    if number != number.to_integral_value() or number > 2_000_000_000:
        raise BadInput(msg("{field}: “{text}” is not a whole number.", field=field.label, text=field.value))
    return int(number)


def _choice(field: Field) -> Any:
    return _one(field, field.value)


def _one(field: Field, value: str) -> Any:
    if field.rows is not None:
        found = field.rows.filter(pk=value).first() if value.isdigit() else None
        if found is not None:
            return found
    elif value in {code for _, choices in ((None, field.choices), *field.groups) for code, _ in choices}:
        return value
    raise BadInput(msg("{field}: choose one of the list.", field=field.label))


def _several(field: Field) -> list[Any]:
    return [_one(field, value) for value in field.given if value]


def _value(field: Field) -> Any:
    readers: dict[str, Callable[[Field], Any]] = {
        "day": _day, "days": _days, "number": _number, "whole": _whole, "choice": _choice, "several": _several,
    }  # fmt: skip
    if field.kind in readers:
        return readers[field.kind](field)
    return True if field.kind == "tick" else field.value.strip()
