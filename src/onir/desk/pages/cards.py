"""A project as a card or a row: what the board, the table, the map and other lists say of it in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse

from onir.desk.pages.columns import land
from onir.desk.pipeline.models import Party
from onir.desk.pipeline.sums import sums_of
from onir.desk.shown import Cell
from onir.errors import BadInput
from onir.figures.words import Amount
from onir.language.messages import Sayable, msg
from onir.measure import Money
from onir.measure.unit import CURRENCIES
from onir.territory import area

NONE = "–"
LEADING = ("lead_investor", "co_investor")


def tenge(amount: Decimal | None) -> Sayable | str:
    """A sum for a table: to a tenth of a million or more."""
    return NONE if amount is None else Amount(amount, "KZT")


def in_full(amount: Decimal, currency: str) -> Sayable:
    """An amount as it was said, to the last digit; of a currency without a name, with its code."""
    if currency in CURRENCIES:
        return Money(amount, currency)
    return msg("{number} {unit}", number=amount.normalize(), unit=currency)


def place(code: str) -> Sayable | str:
    """The name of a region; the code where it has none."""
    try:
        return area(code)
    except BadInput:
        return code


def address(number: int) -> str:
    """The page of a project."""
    return reverse("projects_one", args=[number])


def lands(projects: Iterable[Any]) -> Mapping[int, Sequence[Sayable]]:
    """By project, whose money it is: the countries of its investors' last owners. One question for all of them."""
    parties = Party.objects.filter(project__in=[one.pk for one in projects], role__in=LEADING)
    found: dict[int, dict[str, Sayable]] = {}
    for one in parties.select_related("organisation").order_by("pk"):
        code = one.ultimate_country or one.organisation.ultimate_country
        found.setdefault(one.project_id, {})[code] = land(code)
    return {number: tuple(names.values()) for number, names in found.items()}


def row_of(one: Any, countries: Mapping[int, Sequence[Sayable]]) -> list[Cell]:
    """A project as a row of a table, its sums annotated."""
    sums = sums_of(one)
    country, *others = countries.get(one.pk, (NONE,))
    return [
        Cell(one, address(one.pk), below=[one.code]),
        Cell(place(one.region)),
        Cell(one.stage),
        Cell(one.status, mark={"at_risk": "soon", "delayed": "late"}.get(one.status_id, "")),
        Cell(str(one.manager or NONE)),
        Cell(country, below=others),
        Cell(tenge(sums.promised)),
        Cell(tenge(sums.came)),
        Cell(tenge(sums.verified)),
        Cell(one.stage_since),
    ]
