"""`figures show`: the cells of an indicator, page by page, or all of them as a file."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router
from pydantic import Field

from onir.desk.api import shapes_of_figures as shapes
from onir.desk.api.forms import as_file, as_json, form_of
from onir.desk.api.gate import comer
from onir.desk.api.offering import offered
from onir.desk.api.paging import Cursor
from onir.desk.api.verbs.figures_held import READ
from onir.desk.api.words import Activity, Area, AsOf, Indicator, Partner, Period, Words, choice, day
from onir.desk.held import store
from onir.desk.rules import Action
from onir.desk.words import language
from onir.figures import Cell, Cut, show_figures
from onir.figures.exporting.reckoned import export_cells
from onir.figures.layouts import country_of
from onir.language.messages import marked

router = Router()
FORMS = ("json", "csv", "parquet", "xlsx")
PAGE, MOST = 100, 1000
"""Cells of a page, where nothing else is said, and at most."""


class Showing(Words):
    indicator: Indicator
    area: Area | None = None
    period: Period | None = None
    partner: Partner = "_T"
    activity: Activity = "_T"
    as_of: AsOf = None
    format: Annotated[Literal["json", "csv", "parquet", "xlsx"] | None, choice(marked("The form of the answer."))] = (
        None
    )
    limit: Annotated[int, Field(ge=1, le=MOST, description=marked("How many cells a page has."))] = PAGE
    cursor: Annotated[
        str | None,
        Field(max_length=4000, description=marked("Where the page begins: the cursor of the answer before.")),
    ] = None

    @property
    def subject(self) -> dict[str, str | None]:
        """What is asked about, whatever the page."""
        return self.model_dump(include={"indicator", "area", "period", "partner", "activity", "as_of"})


@router.get(
    "/figures/show",
    **offered(
        "figures show",
        READ,
        marked("Show the cells of an indicator, each with its release and the line it stands in."),
        words=Showing,
        answer=shapes.Cells,
        forms=FORMS[1:],
    ),
)
def show(request: HttpRequest, asked: Query[Showing]) -> HttpResponseBase:
    until = day(asked.as_of, "as_of")
    form = form_of(request, asked.format, FORMS)
    if form != "json":
        return _whole(request, asked, form, until)
    return as_json(_page(asked, until))


def _whole(request: HttpRequest, asked: Showing, form: str, until: date | None) -> HttpResponseBase:
    comer(request).enter(Action("figures", "export"))
    held = store()
    cells = _cells(asked, until, held)

    def write(path: Any) -> None:
        export_cells(cells, path, store=held, as_of=until, language=language())

    return as_file(form, asked.indicator, write)


def _page(asked: Showing, until: date | None) -> dict[str, Any]:
    held = store()
    subject = asked.subject
    start = Cursor.parse(asked.cursor, subject) if asked.cursor else Cursor.begin(subject, until, held)
    cells = sorted(_cells(asked, until, start.store(held, asked.indicator)), key=_place)
    rest = [cell for cell in cells if _place(cell) > start.after]
    shown = rest[: asked.limit]
    more = start.going_on(_place(shown[-1])) if len(rest) > len(shown) else None
    return {"as_of": start.as_of, "items": [cell.as_dict() for cell in shown], "next": more and str(more)}


def _cells(asked: Showing, until: date | None, held: Any) -> tuple[Cell, ...]:
    cut = Cut(asked.partner, asked.activity)
    return show_figures(asked.indicator, asked.area, asked.period, cut=cut, as_of=until, store=held)


def _place(cell: Cell) -> tuple[str, ...]:
    """Where a cell stands, in words that sort: nations first, then areas, then periods; no two have the same place."""
    period = cell.period
    within = (f"{period.first:06}", f"{period.last:06}", str(period.to_date))
    return (str(cell.area != country_of(cell.area)), cell.area, *within, cell.extent, cell.basis)
