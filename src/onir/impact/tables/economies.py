"""Economies whose tables are read, by name: ISO 3166-1 codes as the list of partner countries names them."""

from __future__ import annotations

from dataclasses import dataclass

from onir.territory import country, country_codes, partner_name


@dataclass(frozen=True)
class Economy:
    """An economy by its ISO 3166-1 code.

    >>> Economy("KZ").say("en"), Economy("HR").say("ru")
    ('Kazakhstan', 'Хорватия')
    """

    code: str

    def say(self, language: str, form: str = "") -> str:
        if self.code in country_codes():
            return country(self.code).nation.say(language, form)
        return partner_name(self.code, language)
