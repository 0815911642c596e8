"""Cells as values of records: a day, a number, a code of a list; what cannot be one is refused in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any

from onir.desk.accounts.models import User
from onir.desk.exchange.columns import Column, folded
from onir.desk.exchange.lists import names
from onir.desk.pipeline import soundness
from onir.desk.pipeline.business_number import checked
from onir.desk.pipeline.models import Stage, Status
from onir.errors import BadInput, OnirError
from onir.figures.reading.worksheet import NO_VALUE
from onir.language.messages import LANGUAGES, Message, msg
from onir.territory import area

POINTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
ERRORS = frozenset({NO_VALUE, "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
LARGEST = Decimal(10) ** 22
REMEMBERED = 4096


def value(column: Column, cell: Any) -> Any:
    """The value; None where the cell is blank. BadInput says what is accepted."""
    if isinstance(cell, str) and cell in ERRORS:
        raise BadInput(broken(cell), then=msg("Open it in an office program, let it compute, and save it anew."))
    if cell is None or cell == "":
        if column.required:
            raise BadInput(msg("The cell is blank, and something has to stand here."))
        return None
    return READERS[column.kind](column, cell)


def broken(cell: str) -> Message:
    """What is the matter with a cell that holds no value."""
    if cell == NO_VALUE:
        return msg("The cell has a formula whose value is not stored.")
    return msg("The cell holds an error: {error}.", error=cell)


def _text(_: Column, cell: Any) -> str:
    return str(cell).strip()


def _day(_: Column, cell: Any) -> date:
    if isinstance(cell, date):
        return cell
    text = str(cell).strip()
    try:
        if found := POINTED.fullmatch(text):
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        accepted = msg("Accepted: a day such as 2025-10-08 or 08.10.2025.")
        raise BadInput(msg("“{text}” is not a day.", text=text), accepted=accepted) from None


def _number(_: Column, cell: Any) -> Decimal:
    text = re.sub(r"[\s\u00a0\u202f]", "", str(cell)).replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not 0 <= number < LARGEST:
        accepted = msg("Accepted: a number from 0, such as 1250000 or 1 250 000,50.")
        raise BadInput(msg("“{text}” is not a number that can stand here.", text=str(cell)), accepted=accepted)
    return number


def _whole(column: Column, cell: Any) -> int:
    number = _number(column, cell)
    if number != number.to_integral_value() or number > 2**31 - 1:
        raise BadInput(
            msg("“{text}” is not a number that can stand here.", text=str(cell)),
            accepted=msg("Accepted: a whole number."),
        )
    return int(number)


@cache
def _coded(listed: str) -> Mapping[str, str]:
    """Codes of a list by code and by name in every language."""
    return {folded(said): code for code, name in names(listed).items()
            for said in (code, *(name.say(tongue) for tongue in LANGUAGES))}  # fmt: skip


def _list(column: Column, cell: Any) -> str:
    code = _coded(column.listed).get(folded(str(cell)))
    if code is None:
        accepted = msg("Accepted: {codes}.", codes=list(names(column.listed)))
        raise BadInput(msg("“{code}” is not one of the accepted codes.", code=str(cell)), accepted=accepted)
    return code


def _several(_: Column, cell: Any) -> list[str]:
    return [part.strip() for part in str(cell).split(";") if part.strip()]


def _days(column: Column, cell: Any) -> list[date]:
    """Days with semicolons between them."""
    return [_day(column, part) for part in ([cell] if isinstance(cell, date) else _several(column, cell))]


def _of_table(model: Any) -> Callable[[Column, Any], str]:
    def read(_: Column, cell: Any) -> str:
        held = {folded(said): one.code for one in model.objects.all() for said in
                (one.code, one.name_en, one.name_ru, one.name_kk)}  # fmt: skip
        code: str | None = held.get(folded(str(cell)))
        if code is None:
            accepted = msg("Accepted: {codes}.", codes=[one.code for one in model.objects.all()])
            raise BadInput(msg("“{code}” is not one of the accepted codes.", code=str(cell)), accepted=accepted)
        return code

    seen: dict[str, str] = {}

    def remembered(column: Column, cell: Any) -> str:
        """The same text reads alike for as long as the process lives; what is refused is asked again."""
        text = str(cell)
        if text not in seen:
            seen[text] = read(column, cell)
        return seen[text]

    return remembered


@lru_cache(maxsize=REMEMBERED)
def _area(text: str) -> str | OnirError:
    """The code, or why there is none: looking for the nearest names takes longer than reading a row."""
    try:
        return area(text).code
    except OnirError as refused:
        return refused


def _region(_: Column, cell: Any) -> str:
    found = _area(str(cell))
    if isinstance(found, OnirError):
        raise found.with_traceback(None)
    return found


def _checked_by(check: Callable[[str], None]) -> Callable[[Column, Any], str]:
    def read(_: Column, cell: Any) -> str:
        code: str = str(cell).strip().upper()
        check(code)
        return code

    return read


def _person(_: Column, cell: Any) -> Any:
    found = User.objects.filter(username=str(cell).strip(), is_active=True).first()
    if found is None:
        raise BadInput(msg("Nobody signs in by the name “{name}”.", name=str(cell)))
    return found


def _bin(_: Column, cell: Any) -> str:
    text = str(cell)
    return checked(text.zfill(12) if isinstance(cell, Decimal) else text)


READERS: Mapping[str, Callable[[Column, Any], Any]] = {
    "text": _text,
    "day": _day,
    "days": _days,
    "several": _several,
    "number": _number,
    "whole": _whole,
    "list": _list,
    "stage": _of_table(Stage),
    "status": _of_table(Status),
    "region": _region,
    "country": _checked_by(soundness.country),
    "currency": _checked_by(soundness.currency),
    "person": _person,
    "bin": _bin,
}
