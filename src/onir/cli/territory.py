"""`onir territory`: which area a name means, what it was before, and what it is called; without a name, all areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onir.cli import options, show
from onir.language.messages import LANGUAGES, marked, msg

if TYPE_CHECKING:
    from onir.territory import Area

NAMES = {"kk": msg("Kazakh"), "ru": msg("Russian"), "en": msg("English")}


HELP = marked("Say which area a name means, with its code and its names.")


def territory(
    area: Annotated[
        str | None, typer.Argument(help=marked("A name in any form and language, or a code; all regions without it."))
    ] = None,
    country: Annotated[str, typer.Option(help=marked("The country whose regions are listed, by code."))] = "KZ",
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Say which area a name means, with its code and its names."""
    language = options.language(lang)
    from onir.territory import area as known_area  # noqa: PLC0415 - of no use to --help
    from onir.territory import country as known_country  # noqa: PLC0415

    found = known_country(country.upper()).areas() if area is None else (known_area(area),)
    if as_json:
        answer = [one.as_dict() for one in found]
        show.as_json(answer if area is None else answer[0])
    elif area is None:
        _show_all(found, language)
    else:
        _show_one(found[0], language)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(territory)


def _show_one(area: Area, language: str) -> None:
    console = show.console()
    console.print(f"{area.code}  {area.say(language)}")
    for other in LANGUAGES:
        if other != language:
            console.print(f"  {NAMES[other].say(language)}: {area.say(other)}")


def _show_all(areas: tuple[Area, ...], language: str) -> None:
    from onir.language.collation import sort_key  # noqa: PLC0415

    heads = (msg("Code"), *(NAMES[name] for name in ("kk", "ru", "en")))
    ordered = sorted(areas, key=lambda area: sort_key(area.say(language), language))
    rows = [(area.code, *(area.say(name) for name in ("kk", "ru", "en"))) for area in ordered]
    show.console().print(show.table(heads, rows, language))
