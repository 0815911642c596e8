"""An area: a region, a city of regional rank, a nation, or a former unit that figures still name.

A code says which unit a publisher names; an extent says which territory the code meant. Karaganda Region of 2021 and
of 2023 share the code KZ-35 and are two extents, hence two areas. Inflected names are looked up, never formed by rule:
the forms stand in the tables of the country, each with how it was verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onir.language.messages import LANGUAGES
from onir.territory.tables import Row, country_codes, form_rows, rows

Kind = Literal["region", "city", "nation", "former"]

CASES = frozenset({"nom", "gen", "dat", "acc", "loc", "abl", "ins", "pre", "loc-attr"})
KIND_OF_STYLE = {"": "full", "short": "bare", "abbr": "abbr"}
RUSSIAN_IN = {"Вл": "во"}
"""Russian «в» becomes «во» before в and another consonant: во Владимирской области."""


@dataclass(frozen=True)
class Area:
    """A unit of territory; `extent` is the territory meant, `id` its name in the tables.

    >>> Area("KZ-27", "west_kazakhstan", "KZ", "region", "west_kazakhstan").say("kk", "loc")
    'Батыс Қазақстан облысында'
    """

    code: str
    id: str
    country: str
    kind: Kind
    extent: str

    def say(self, language: str, form: str = "") -> str:
        """The name; `form` is a case, `short`, `abbr`, or style and case as in `short:gen`. `loc` says where.

        >>> area = Area("KZ-27", "west_kazakhstan", "KZ", "region", "west_kazakhstan")
        >>> area.say("ru", "loc"), area.say("en", "loc"), area.say("kk", "abbr")
        ('в Западно-Казахстанской области', 'in West Kazakhstan Region', 'БҚО')
        """
        style, case = _style_and_case(form)
        row = region_row(self.country, self.id)
        name = _preposition(language, case, self._named(language, style, case, row))
        remark = row.get(f"remark_{language}", "") if not style else ""
        return f"{name} {remark}" if remark else name

    def _named(self, language: str, style: str, case: str, row: Row) -> str:
        style = style or ("short" if self.kind == "nation" else "")
        if style == "abbr" and not row.get(f"abbr_{language}"):
            style = "short"
        wanted = "pre" if (language, case) == ("ru", "loc") else case
        forms = forms_of(self.country, language)
        unit = row.get("names_of") or self.id
        kinds = (KIND_OF_STYLE[style],) if style else ("full", "former")
        for kind in kinds:
            if (found := forms.get((unit, kind, wanted))) is not None:
                return found
        column = {"": "name", "short": "short", "abbr": "abbr"}[style]
        return row.get(f"{column}_{language}") or row["name_en"]

    def as_dict(self) -> dict[str, Any]:
        """The area as JSON: its names in the languages spoken here."""
        return {
            "code": self.code,
            "id": self.id,
            "country": self.country,
            "kind": self.kind,
            "extent": self.extent,
            "names": {language: self.say(language) for language in LANGUAGES},
        }

    def __str__(self) -> str:
        return self.code


def _style_and_case(form: str) -> tuple[str, str]:
    style, _, case = form.partition(":")
    if style in CASES:
        style, case = "", style
    if style not in KIND_OF_STYLE or (case or "nom") not in CASES:
        raise ValueError(form)
    return style, case or "nom"


def _preposition(language: str, case: str, name: str) -> str:
    if case != "loc" or language == "kk":
        return name
    if language == "en":
        return f"in the {name}" if " of " in name else f"in {name}"
    return f"{RUSSIAN_IN.get(name[:2], 'в')} {name}"


@cache
def forms_of(country: str, language: str) -> dict[tuple[str, str, str], str]:
    """Inflected names by unit, kind of name and case."""
    table = (row for tongue, row in form_rows(country) if tongue == language)
    return {(row["region_id"], row["kind"], row["case"]): row["form"] for row in table}


@cache
def areas_of(country: str) -> dict[str, Area]:
    """Every area of a country, former ones too, by id."""
    return {
        row["id"]: Area(row["code"], row["id"], country, row["kind"], row["id"])  # type: ignore[arg-type]
        for row in rows(country, "regions")
    }


@cache
def all_areas() -> dict[str, Area]:
    """Areas of all countries by id; ids of other countries than the first carry their code."""
    return {area.id: area for country in country_codes() for area in areas_of(country).values()}


@cache
def region_row(country: str, unit: str) -> Row:
    return next(row for row in rows(country, "regions") if row["id"] == unit)
