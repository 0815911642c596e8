"""Forms made of columns of records: each asked for by its own name, in the kind that its type is, and read back.

Organisations are named by BIN or by name, not chosen from a list: an office knows more of them than a list can hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from onir.desk.accounts.models import User
from onir.desk.entering import Field, chosen
from onir.desk.pages.places import regions
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Organisation
from onir.desk.pipeline.searching import find
from onir.desk.pipeline.spelling import company
from onir.desk.words import language
from onir.errors import BadInput
from onir.language.collation import sort_key
from onir.language.messages import Sayable, Wording, msg
from onir.territory import partner_name

if TYPE_CHECKING:
    Column = models.Field[Any, Any]

CURRENCIES = ("KZT", "USD", "EUR", "CNY", "RUB", "GBP", "JPY", "KRW", "TRY", "CHF", "VND", "UZS", "KGS", "MXN")
"""In which amounts are said and shown; the first ones are those that offices meet most."""

COUNTRIES = ("country", "ultimate_country", "ultimate_country_given", "immediate_country", "lost_to")
BY_NAME = ("organisation", "parent")


def asked(
    by: User, model: type[Any], names: Sequence[str], *, row: Any = None, required: Sequence[str] = (), **lists: str
) -> list[Field]:
    """The columns as fields, filled in from the row; `lists` names the closed lists of columns that have one."""
    lists = {**getattr(model, "LISTS", {}), **lists}
    return [_field(by, model, name, row=row, listed=lists.get(name, ""), required=name in required) for name in names]


def edition(row: Any) -> Field:
    """Which edition of the record a form shows, so that nobody overwrites what somebody else has changed since."""
    return Field("edition", msg(""), "hidden", given=(str(row.edition),))


def given(by: User, model: type[Any], names: Sequence[str], values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as the door takes them; one that was emptied holds nothing any more."""
    columns = {name: model._meta.get_field(name) for name in names}
    return {name: _taken(by, column, values.get(name)) for name, column in columns.items()}


def entered(by: User, model: type[Any], names: Sequence[str], values: Mapping[str, Any]) -> dict[str, Any]:
    """The same of a new record: what was left empty is as the record has it by itself."""
    return given(by, model, [name for name in names if name in values], values)


# -- from a column to a field ---------------------------------------------------------------------------------------


def _field(by: User, model: type[Any], name: str, *, row: Any, listed: str, required: bool) -> Field:
    column = model._meta.get_field(name)
    held = _held(getattr(row, name, None)) if row is not None else ()
    told: dict[str, Any] = {"required": required, "given": held}
    called = field_name(model, name)
    if choices := _choices(by, name, listed):
        return Field(name, called, "choice", choices=choices, **told)
    if name in BY_NAME:
        return Field(name, called, hint=msg("The BIN, or the name as the list of organisations has it."), **told)
    if column.related_model is User:
        return Field(name, called, "choice", rows=people(), **told)
    return Field(name, called, _kind(column), **told)


def _choices(by: User, name: str, listed: str) -> tuple[tuple[str, Sayable], ...]:
    """The list that a column is chosen from; empty where it is none."""
    if listed:
        return chosen(codes(listed))
    if name in COUNTRIES:
        return countries(language())
    if name == "region":
        return regions(by)
    return monies() if name == "currency" else ()


KINDS: Mapping[type[Any], str] = {
    models.TextField: "long",
    models.DateTimeField: "day",
    models.DateField: "day",
    models.DecimalField: "number",
    models.PositiveIntegerField: "whole",
    models.PositiveSmallIntegerField: "whole",
    models.BooleanField: "tick",
}
"""What is not named here is a line of text."""


def _kind(column: Column) -> str:
    return next((kind for type_, kind in KINDS.items() if isinstance(column, type_)), "text")


def _held(value: Any) -> tuple[str, ...]:
    if value is None or value == "" or value is False:
        return ()
    if isinstance(value, datetime):
        return (timezone.localtime(value).date().isoformat(),)
    if isinstance(value, (list, tuple)):
        return (", ".join(value),)
    if isinstance(value, Organisation):
        return (value.bin or value.name,)
    return (str(value.pk if isinstance(value, models.Model) else value),)


def people() -> Any:
    """Who signs in here, by name."""
    return User.objects.filter(is_active=True).order_by("name", "username")


@cache
def countries(tongue: str) -> tuple[tuple[str, Wording], ...]:
    """Every country by its code, in the order of a language."""
    from babel import Locale  # noqa: PLC0415 - slow to load

    codes_ = map(str, Locale("en").territories)
    held = [code for code in codes_ if len(code) == 2 and code.isalpha() and code not in _NONE]
    return tuple(sorted(((code, land(code)) for code in held), key=lambda one: sort_key(one[1].say(tongue), tongue)))


_NONE = ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
"""Codes of two letters that are no country's."""


@cache
def land(code: str) -> Wording:
    """The name of a country in three languages."""
    return Wording(*(_name(code, tongue) for tongue in ("en", "ru", "kk")))


def _name(code: str, tongue: str) -> str:
    from babel import Locale  # noqa: PLC0415

    own = partner_name(code, tongue)
    return str(Locale(tongue).territories.get(code, code)) if own == code else own


def monies() -> tuple[tuple[str, Wording], ...]:
    """Currencies by their codes, which no language translates."""
    return tuple((code, Wording(code, code, code)) for code in CURRENCIES)


# -- from a field to a column ---------------------------------------------------------------------------------------


def _taken(by: User, column: Column, value: Any) -> Any:
    if value is None:
        return _nothing(column)
    if column.name in BY_NAME:
        return organisation(by, value)
    if isinstance(column, models.DateTimeField):
        return moment(value)
    if isinstance(column, ArrayField):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _nothing(column: Column) -> Any:
    if isinstance(column, ArrayField):
        return []
    if isinstance(column, models.BooleanField):
        return None if column.null else False
    return None if column.null else ""


def moment(day: date) -> datetime:
    """A day as a moment: now for today, noon for another one."""
    if day == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(day, time(12)))


def organisation(by: User, text: str) -> Organisation:
    """The one that is meant by a BIN or a name; BadInput names those it may be."""
    digits = "".join(text.split())
    if digits.isdigit() and len(digits) == 12:
        found = list(Organisation.objects.visible_to(by).filter(bin=digits))
    else:
        found = list(find(by, Organisation, text, 10))
    same: list[Organisation] = [
        one for one in found if company(text) in one.search_key.split(" | ") or one.bin == digits
    ]
    if len(same) == 1:
        return same[0]
    if not found:
        raise BadInput(
            msg("No organisation of the list is called so: {text}.", text=text),
            then=msg("Enter it first, then name it here."),
        )
    raise BadInput(
        msg("Which organisation is meant is not clear: {text}.", text=text),
        accepted=msg("Accepted: {names}.", names=[_told(one) for one in same or found]),
    )


def _told(one: Organisation) -> Wording:
    number = f" ({one.bin})" if one.bin else ""
    return Wording(*(one.say(tongue) + number for tongue in ("en", "ru", "kk")))
