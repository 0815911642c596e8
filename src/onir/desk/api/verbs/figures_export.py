"""`figures export`: all cells of an indicator as a file, also as SDMX with its structure."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from onir.desk.api.forms import as_file, form_of
from onir.desk.api.offering import offered
from onir.desk.api.words import AsOf, Indicator, Words, choice, day
from onir.desk.held import store
from onir.desk.rules import Action
from onir.desk.words import language
from onir.errors import BadInput
from onir.figures import export as write
from onir.figures import export_sdmx
from onir.figures.exporting.reckoned import Choice, export_turned
from onir.language.messages import marked, msg

router = Router()
PLAIN = ("csv", "parquet", "xlsx")
SDMX = ("sdmx-csv-1.0", "sdmx-csv-2.0", "sdmx-ml-2.1", "sdmx-ml-3.0")


class Exporting(Words):
    indicator: Indicator
    format: Annotated[
        Literal["csv", "parquet", "xlsx", "sdmx-csv-1.0", "sdmx-csv-2.0", "sdmx-ml-2.1", "sdmx-ml-3.0"] | None,
        choice(marked("The form of the answer.")),
    ] = None
    structure: Annotated[bool, choice(marked("The structure of the SDMX message in its place."))] = False
    every_release: Annotated[bool, choice(marked("Each cell in every release, not in the newest alone."))] = False
    basis: Annotated[
        Literal["flow", "ytd"] | None,
        choice(marked("The basis that figures are turned to: a flow, or since the beginning of the year.")),
    ] = None
    as_of: AsOf = None


@router.get(
    "/figures/export",
    **offered(
        "figures export",
        Action("figures", "export"),
        marked("Take along the cells of an indicator: CSV, Parquet, a workbook, or SDMX with its structure."),
        words=Exporting,
        forms=(*PLAIN, *SDMX, "structure"),
    ),
)
def export(request: HttpRequest, asked: Query[Exporting]) -> HttpResponseBase:
    form = form_of(request, asked.format, (*PLAIN, *SDMX))
    until = day(asked.as_of, "as_of")
    if asked.structure and form not in SDMX:
        raise BadInput(msg("Only SDMX has a structure."), where="structure")
    if asked.basis and form in SDMX:
        raise BadInput(msg("Figures turned by --basis are not written as SDMX."), where="basis")
    every: dict[str, Any] = {"every_release": asked.every_release, "store": store()}

    def written(path: Path) -> None:
        if asked.basis:
            chosen = Choice(asked.indicator, asked.basis, asked.every_release, until)
            export_turned(chosen, path, language=language(), store=store())
        elif form in SDMX:
            export_sdmx(asked.indicator, path, form=form, as_of=until, **every)
        else:
            write(asked.indicator, path, as_of=until, language=language(), **every)

    return as_file(form, asked.indicator, written, structure=asked.structure)
