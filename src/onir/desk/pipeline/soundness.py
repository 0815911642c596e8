"""What a column may hold: its length, its closed list, a country, region or currency that there is. In words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey

from onir.desk.pipeline.codes import known
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models.record import Scopable
from onir.errors import BadInput
from onir.language.messages import Wording, msg
from onir.territory import area


def check_columns(row: Scopable, lists: Mapping[str, str]) -> None:
    """BadInput names the first column whose value cannot be."""
    try:
        row.clean_fields({one.name for one in row._meta.fields if not one.editable or _brought(row, one)})
    except ValidationError as fault:
        name, faults = next(iter(fault.error_dict.items()))
        raise _in_words(row, name, faults[0]) from fault
    for name, listed in lists.items():
        if value := getattr(row, name):
            known(listed, value)
    for name, check in _CHECKS.items():
        if hasattr(row, name) and getattr(row, name):
            check(getattr(row, name))


def _brought(row: Scopable, column: Any) -> bool:
    """Whether the column refers to a row that is at hand, which need not be looked for."""
    return isinstance(column, ForeignKey) and column.is_cached(row) and getattr(row, column.attname) is not None


def _in_words(row: Scopable, name: str, fault: ValidationError) -> BadInput:
    called: Wording = field_name(type(row), name)
    if fault.code in ("null", "blank"):
        return BadInput(msg("This is missing: {field}.", field=called))
    if fault.code == "max_length" and fault.params:
        return BadInput(msg("“{field}” has more than {n} characters.", field=called, n=fault.params["limit_value"]))
    return BadInput(msg("“{value}” cannot be here: {field}.", value=str(getattr(row, name)), field=called))


def country(code: str) -> None:
    """BadInput where no country has the code."""
    if code not in _codes("territories") or len(code) != 2 or not code.isalpha():
        raise BadInput(
            msg("“{code}” is not the code of a country.", code=code), accepted=msg("Accepted: two letters, such as CN.")
        )


def currency(code: str) -> None:
    """BadInput where no currency has the code."""
    if code not in _codes("currencies"):
        raise BadInput(
            msg("“{code}” is not the code of a currency.", code=code),
            accepted=msg("Accepted: three letters, such as USD."),
        )


def region(code: str) -> None:
    """BadInput where it is not the code of a region."""
    if area(code).code != code:
        raise BadInput(
            msg("“{code}” is not the code of a region.", code=code), accepted=msg("Accepted: a code such as KZ-61.")
        )


@cache
def _codes(kind: str) -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - slow to load

    return frozenset(getattr(Locale("en"), kind))


_CHECKS: Mapping[str, Callable[[str], None]] = {
    "country": country,
    "ultimate_country": country,
    "ultimate_country_given": country,
    "immediate_country": country,
    "lost_to": country,
    "region": region,
    "currency": currency,
}


def entered_columns(model: type[Any], guarded: frozenset[str]) -> Mapping[str, Field[Any, Any]]:
    """The columns that somebody may enter, by name."""
    fields = (one for one in model._meta.get_fields() if isinstance(one, Field) and one.editable)
    return {one.name: one for one in fields if one.name not in guarded}
