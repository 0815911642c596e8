"""*Sources*: whose tables the figures come from, where they were published, and on what terms they may be used."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from onir.desk.door import rule
from onir.desk.held import store
from onir.desk.words import language
from onir.figures.store import Held
from onir.language.collation import sort_key
from onir.language.messages import Sayable, msg


class Line(NamedTuple):
    """A table as its publisher gives it; licence and note are words of the source, in the language they came in."""

    table: str
    title: Sayable
    publisher: Sayable
    release: Sayable
    address: str
    licence: str
    note: str

    @classmethod
    def of(cls, held: Held) -> Line:
        one, vintage = held.source, held.vintage
        told = (vintage.table, vintage.title, vintage.publisher, vintage.release)
        return cls(*told, vintage.address, one.licence, one.note)

    @property
    def linked(self) -> bool:
        """Whether the address is one of the web; a mapping may say anything."""
        return self.address.startswith(("https://", "http://"))


@rule("sources", "read")
@require_safe
def every_source(request: HttpRequest) -> HttpResponse:
    """A line for each table in its newest release, by publisher."""
    newest = {one.vintage.table: one for one in store().held}
    lines = sorted(map(Line.of, newest.values()), key=_place)
    heads = (msg("Publisher"), msg("Table"), msg("Release"), msg("Terms"), msg("Note"))
    return render(request, "desk/sources.html", {"heads": heads, "rows": lines})


def _place(line: Line) -> tuple[object, object]:
    return sort_key(line.publisher.say(language()), language()), sort_key(line.title.say(language()), language())


urlpatterns = [path("", every_source, name="sources")]
