"""`onir impact`: what a project brings, and the multipliers of a region.

`onir impact FILE` is short for `onir impact appraise FILE`. Both take the country's own input–output table by a
mapping; without one the table of another economy stands in, and every answer says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onir.cli import options, show
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.impact.appraisal.result import Appraisal
    from onir.impact.regions.place import Place
    from onir.impact.tables.table import IOTable
    from onir.impact.telling.tables import Table as Told


Table = Annotated[
    Path | None, typer.Option("--table", help=marked("The country's input–output table; without it one is borrowed."))
]
Map = Annotated[Path | None, typer.Option("--map", help=marked("The mapping that says what stands where in it."))]
Repair = Annotated[
    list[str] | None,
    typer.Option("--repair", help=marked("A repair of the table, by name; several may be given.")),
]


class _Verbs(typer.core.TyperGroup):
    """A file in the place of a verb is to be appraised."""

    def resolve_command(self, context: Any, words: list[str]) -> Any:
        known = self.get_command(context, words[0]) is not None
        return super().resolve_command(context, words if known else ["appraise", *words])


app = typer.Typer(
    cls=_Verbs, no_args_is_help=True, help=marked("Say what an investment brings: value added, jobs, taxes, as ranges.")
)


@app.command(help=marked("Appraise a project: construction and operation, region and country, as ranges."))
def appraise(
    project: Annotated[Path, typer.Argument(help=marked("The project, as YAML."))],
    table: Table = None,
    mapping: Map = None,
    repair: Repair = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Appraise a project: construction and operation, region and country, as ranges."""
    language = options.language(lang)
    from onir.impact.extra import require_extra  # noqa: PLC0415 - heavy, and of no use to --help

    require_extra()
    from onir.impact.appraisal.appraise import appraise as reckon  # noqa: PLC0415
    from onir.impact.appraisal.reading import read_project  # noqa: PLC0415

    answer = reckon(read_project(project), table=_table(table, mapping, repair or []))
    if as_json:
        show.as_json(answer.as_dict())
        return
    _show(answer, language)


@app.command(help=marked("Show the multipliers of the sections of a region, as ranges."))
def multipliers(
    area: Annotated[str, typer.Option(help=marked("A region or a nation, by name or code."))],
    table: Table = None,
    mapping: Map = None,
    repair: Repair = None,
    as_json: options.AsJson = False,
    lang: options.Language = None,
) -> None:
    """Show the multipliers of the sections of a region, as ranges."""
    language = options.language(lang)
    from onir.impact.extra import require_extra  # noqa: PLC0415 - heavy, and of no use to --help

    require_extra()
    from onir.impact.regions.multipliers import area_multipliers  # noqa: PLC0415
    from onir.impact.regions.place import place_of  # noqa: PLC0415

    place = place_of(area, table=_table(table, mapping, repair or []))
    lines = area_multipliers(place)
    if as_json:
        told = {"area": place.margins.area.code, "table": place.origin.as_dict(), "repairs": list(place.repairs)}
        show.as_json(told | {"multipliers": [line.as_dict() for line in lines]})
        return
    _show_multipliers(place, lines, language)


def add_to(application: typer.Typer) -> None:
    """Make it a verb of the application."""
    application.add_typer(app, name="impact")


def _table(file: Path | None, mapping: Path | None, repairs: Sequence[str]) -> IOTable | None:
    from onir.errors import BadInput  # noqa: PLC0415
    from onir.impact.tables.checks import checked  # noqa: PLC0415
    from onir.impact.tables.reading import read_table  # noqa: PLC0415

    if (file is None) != (mapping is None) or (repairs and file is None):
        raise BadInput(
            msg("A table and its mapping are given together."),
            then=msg("Give --table and --map, and --repair with them."),
        )
    return None if file is None or mapping is None else checked(read_table(file, mapping), repairs)


def _show(answer: Appraisal, language: str) -> None:
    from onir.impact.telling import tables  # noqa: PLC0415

    console = show.console()
    first, *rest = [sentence.say(language) for sentence in answer.sentences]
    console.print(answer.project.name.say(language), style="bold")
    console.print(first)
    for name, phase in tables.phases(answer):
        for table in (tables.steps(answer, name, phase), tables.regions(answer, name, phase)):
            _show_table(table, language)
    console.print()
    for line in rest:
        console.print(line)


def _show_table(told: Told, language: str) -> None:
    """A table below its title; nothing where it has no rows."""
    if not told.rows:
        return
    console = show.console()
    console.print()
    console.print(told.title.say(language), style="bold")
    rows = [[cell.say(language) for cell in row] for row in told.rows]
    figures = range(1, len(told.heads) - told.worded)
    console.print(show.table(told.heads, rows, language, numbers=figures))


def _show_multipliers(place: Place, lines: Sequence[Any], language: str) -> None:
    from onir.impact.tables.table import borrowed_words  # noqa: PLC0415
    from onir.impact.telling import tables  # noqa: PLC0415

    console = show.console()
    console.print(msg("Multipliers of {area:gen}", area=place.margins.area).say(language), style="bold")
    if warning := borrowed_words(place.origin):
        console.print(warning.say(language))
    _show_table(tables.multipliers(lines), language)
