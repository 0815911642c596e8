"""The evidence of a claim on a page: each line with the address of the figure it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import template

from onir.desk.tables import address_at

register = template.Library()


@register.filter
def rests_on(card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Lines and addresses; no address of areas taken together, which no table prints."""
    for line, figure in zip(card["evidence"], card["figures"], strict=True):
        yield line, "" if figure is None else _address(figure)


def _address(figure: Mapping[str, str]) -> str:
    place = (figure["table"], figure["indicator"], figure["area"], figure["period"])
    return address_at(place, **{name: figure[name] for name in ("release", "partner", "activity")})
