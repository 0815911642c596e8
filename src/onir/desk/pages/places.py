"""Regions as forms offer them: those of a person's territory, by the alphabet of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from onir.desk.words import language
from onir.language.collation import sort_key
from onir.language.messages import Sayable
from onir.territory import country

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

HOME = "KZ"


def regions(by: User) -> tuple[tuple[str, Sayable], ...]:
    """Regions that lie in the person's territory; all of them for whoever has none named."""
    areas = [area for area in country(HOME).areas(timezone.localdate()) if area.code != HOME]
    own = [area for area in areas if not by.territory or area.code in by.territory or HOME in by.territory]
    return tuple((area.code, area) for area in sorted(own, key=lambda area: sort_key(area.say(language()), language())))
