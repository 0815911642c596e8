"""A table is handed in, its changes are shown, and only then, at a yes, it is kept: whole or not at all.

A preview stores no figure. Where no ready mapping fits, a first one is guessed and shown for editing; what it leaves
open a person says. The file is opened by its content, within the limits of the library's readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from onir.desk import handed
from onir.desk.door import rule
from onir.desk.failures import status_of
from onir.desk.handed import Handed
from onir.desk.held import store
from onir.desk.pages.figures_releases import LONGEST, Changed, told
from onir.desk.tables import part_named
from onir.desk.watching.jobs import look
from onir.desk.words import by_name, language
from onir.errors import BadInput, OnirError
from onir.figures import Cell, indicator, indicators
from onir.figures.keeping.adding import Reading, Sealed, add
from onir.figures.reading.first_mapping import FirstMapping, write_first_mapping
from onir.figures.reading.mapped import read_mapped, sealed_file
from onir.figures.reading.mapping import MAPPINGS, SDMX, TableMapping, load_mapping
from onir.figures.releases.histories import said
from onir.figures.releases.previewing import Preview, preview
from onir.figures.sdmx import is_sdmx, read_sdmx
from onir.figures.sdmx.first import write_first_sdmx
from onir.figures.words import name_of
from onir.language.messages import Message, msg
from onir.territory import country, country_codes

LONGEST_MAPPING = 100_000
"""Letters of a mapping; the ready ones have two thousand."""


@cache
def ready() -> Mapping[str, TableMapping]:
    """The mappings that come with Öñir, by name."""
    return {file.stem: load_mapping(file) for file in sorted(MAPPINGS.glob("*.yaml"))}


def lacking() -> list[tuple[Message, str]]:
    """Headline tables that are not held, each with the ready mapping it is loaded by; blank where there is none."""
    found = []
    for code in country_codes():
        headline = country(code).headline_indicator
        if headline is not None and headline not in store().indicators(code):
            fits = (name for name, one in ready().items() if (one.indicator, one.country) == (headline, code))
            words = msg(
                "Load the table of {indicator} by region: {country}",
                indicator=indicator(headline),
                country=country(code).nation,
            )
            found.append((words, next(fits, "")))
    return found


@dataclass(frozen=True)
class Given:
    """What the form says: the file (now, or by the token of one that waits), how it is laid out, when it came out."""

    request: HttpRequest

    def _said(self, name: str) -> str:
        return self.request.POST.get(name, "").strip()

    @cached_property
    def table(self) -> Handed:
        person = self.request.user.pk or 0  # the rules let no visitor in
        if token := self._said("token"):
            return handed.waiting(token, person)
        if (file := self.request.FILES.get("file")) is None:
            raise BadInput(msg("There is no table to add."), then=msg("Choose a file."))
        return handed.receive(file, person)

    @property
    def ready(self) -> str:
        """The name of a ready mapping; blank where the layout is new."""
        name = self._said("mapping")
        if name and name not in ready():
            raise BadInput(msg("There is no ready mapping “{name}”.", name=name))
        return name

    @property
    def written(self) -> str:
        """The mapping as the person wrote or finished it."""
        return self.request.POST.get("written", "").replace("\r\n", "\n")

    @property
    def proposed(self) -> bool:
        """Whether the mapping is the one proposed, not yet looked at: another language is to show it again."""
        return bool(self._said("proposed"))

    @property
    def released(self) -> str:
        return self._said("released")

    def mapping(self) -> TableMapping:
        """The mapping to read by; what is wrong in a written one is said by its key."""
        if self.ready:
            return ready()[self.ready]
        if len(self.written) > LONGEST_MAPPING:
            raise BadInput(msg("The mapping is longer than {n} letters.", n=LONGEST_MAPPING))
        self.table.mapping.write_text(self.written, "utf-8")
        return load_mapping(self.table.mapping)

    def first(self) -> FirstMapping:
        """A mapping guessed from the file."""
        file = self.table.file
        return write_first_sdmx(file) if is_sdmx(file) else write_first_mapping(file)

    def read(self) -> tuple[Sealed, Reading]:
        """The file and its reading, cells as they are asked for."""
        mapping, file = self.mapping(), self.table.file
        reader = read_sdmx if mapping.layout.shape == SDMX else read_mapped
        reading = reader(file, mapping, released=self.released, today=date.today())
        return sealed_file(file, mapping, datetime.now(UTC).isoformat(timespec="seconds")), reading


@rule("figures", "add")
@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The form, before a table was given."""
    return _form(request, {"chosen": request.GET.get("mapping", "")})


@rule("figures", "add")
@require_POST
def shown(request: HttpRequest) -> HttpResponse:
    """What the table would change, or the mapping it needs first."""
    given = Given(request)
    try:
        return _form(request, _kept_words(given) | _shown(given))
    except OnirError as error:
        return _form(request, _kept_words(given) | {"error": error}, status=status_of(error))


@rule("figures", "add")
@require_POST
def confirmed(request: HttpRequest) -> HttpResponse:
    """The table is kept, and shown."""
    given = Given(request)
    try:
        added = add(*given.read())
    except OnirError as error:
        return _form(request, _kept_words(given) | {"error": error}, status=status_of(error))
    given.table.drop()
    look.later()
    messages.success(request, added.sentence.say(language()))
    return redirect("figures_table", added.vintage.table)


def _shown(given: Given) -> dict[str, Any]:
    if not given.ready and (given.proposed or not given.written):
        first = given.first()
        written = given.written or first.path.read_text("utf-8")
        first.path.unlink()
        heads = (msg("Area"), msg("Period"), msg("Value"), msg("Cell"))
        return {"token": given.table.token, "written": written, "first": first, "first_heads": heads}
    answer = preview(*given.read())
    return {"token": given.table.token, "preview": answer, "sentences": answer.sentences} | _changes(answer)


def _changes(answer: Preview) -> dict[str, Any]:
    if answer.changes is not None:
        return told(answer.changes) | {"sentences": answer.sentences}
    heads = (msg("Area"), msg("Period"), msg("Value"))
    return {"heads": heads, "new": [_new(cell) for cell in answer.cells[:LONGEST]]}


def _new(cell: Cell) -> Changed:
    codes = ((cell.partner, False), (cell.activity, True))
    parts = [part_named(code, activity=activity) for code, activity in codes if code != "_T"]
    name = name_of(cell, cell.area.partition("-")[0])
    return Changed(name, list(parts), cell.period, msg(""), said(cell), "")


def _kept_words(given: Given) -> dict[str, Any]:
    """What the person said, for the form to show again; a file that waits need not be chosen once more."""
    token = given.table.token if "table" in vars(given) else ""
    post = given.request.POST
    return {"chosen": post.get("mapping", ""), "written": given.written, "released": given.released, "token": token}


def _form(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    mappings = by_name(((name, one.title) for name, one in ready().items()), lambda one: one[1])
    own = {"mappings": mappings, "indicators": by_name(indicators().values(), lambda one: one)}
    return render(request, "desk/figures_adding.html", own | context, status=status)


urlpatterns = [
    path("add/", blank, name="figures_add"),
    path("add/preview/", shown, name="figures_preview"),
    path("add/yes/", confirmed, name="figures_confirm"),
]
