"""Regions as forms offer them: those of a person's territory, by the alphabet of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from onir.desk.words import language
from onir.language.collation import sort_key
from onir.language.messages import Sayable
from onir.territory import area, country

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

HOME = "KZ"


def regions(by: User) -> tuple[tuple[str, Sayable], ...]:
    """Regions that lie in the person's territory, of whichever country; those at home for whoever has none named."""
    areas = [one for one in country(HOME).areas(timezone.localdate()) if one.code != HOME]
    own = [one for one in areas if not by.territory or one.code in by.territory or HOME in by.territory]
    own += [area(code) for code in by.territory if code.count("-") == 1 and not code.startswith(f"{HOME}-")]
    return tuple((one.code, one) for one in sorted(own, key=lambda one: sort_key(one.say(language()), language())))
