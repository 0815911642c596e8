"""`onir bulletin`: the bulletin of a region as files, one a language and format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onir.cli import options, show
from onir.errors import BadInput
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from onir.bulletin.document import Part

HELP = marked("Write the bulletin of a region: where it stands, why, how sure, and the source of every number.")


def bulletin(
    area: Annotated[str, typer.Argument(help=marked("A region or a nation, by name or code."))],
    period: Annotated[str, typer.Argument(help=marked("The period, such as 2025, 2025-H1 or words."))],
    to: Annotated[Path, typer.Option(help=marked("The folder to write to."))] = Path(),
    form: Annotated[
        str, typer.Option("--format", help=marked("Formats of the files: html, pdf, docx, xlsx, md."))
    ] = "html,pdf",
    indicator: Annotated[
        str | None, typer.Option(help=marked("The indicator, by code; the country's headline concept without it."))
    ] = None,
    kind: Annotated[str, typer.Option(help=marked("What to write: bulletin, or release for the press."))] = "bulletin",
    outlook: Annotated[
        bool, typer.Option("--outlook", help=marked("Tell where the region will stand in the next period, too."))
    ] = False,
    project: Annotated[
        list[Path] | None,
        typer.Option(help=marked("Tell what a project brings, too: its file in YAML; several may be given.")),
    ] = None,
    as_of: options.AsOf = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help=marked("Languages of the files: kk, ru, en."), metavar="LANG")
    ] = None,
) -> None:
    """Write the bulletin of a region: where it stands, why, how sure, and the source of every number."""
    languages = [options.language(one) for one in _listed(lang, "--lang")] if lang else [options.language(None)]
    formats = _listed(form, "--format")
    day = options.day(as_of, "--as-of")
    from onir.bulletin.formats import checked, written  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.bulletin.official import official  # noqa: PLC0415 - the same

    checked(formats)
    terms: dict[str, Any] = {"indicator": indicator, "as_of": day}
    if outlook or project:
        if kind != "bulletin":
            raise BadInput(msg("A release has no such parts."), where="--outlook, --project")
        terms["parts"] = list(_more(area, project or [], outlook=outlook, **terms))
    document = official(kind, area, period, **terms)
    console = show.console()
    for path in written(document, to, languages=languages, formats=formats):
        console.print(str(path))


def _more(area: str, projects: list[Path], *, outlook: bool, **terms: Any) -> Iterator[Part]:
    """Parts that were asked for; a project that cannot be read is refused before anything is reckoned."""
    from onir.bulletin.regional.more import impact_part, outlook_part  # noqa: PLC0415 - as above
    from onir.impact.appraisal.reading import read_project  # noqa: PLC0415

    read = [read_project(path) for path in projects]
    if outlook:
        yield outlook_part(area, **terms)
    yield from map(impact_part, read)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(bulletin)


def _listed(text: str, option: str) -> list[str]:
    """Words between commas, each once."""
    found = list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    if not found:
        raise BadInput(msg("Nothing is named."), where=option, then=msg("Name one or several, with commas between."))
    return found
