"""A record's page in parts: facts, tables, and what can be done with the record.

An act is one thing a person may do to a record: its fields, and the function of the door that does it. A page offers
the acts that are open now, runs the one that was sent, and shows a refusal with the form it came from, filled in as it
was. Left out: layouts of their own, which a page with a board or two sides brings in its template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode

from onir.desk.accounts.models import User
from onir.desk.entering import Field, filled, read
from onir.desk.rules import Action, granted
from onir.desk.words import language
from onir.errors import BadInput, OnirError
from onir.language.messages import Message, Sayable, msg

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Cell:
    """Something shown: words, a number or a day; where it leads, how it is marked, what stands small below it.

    `tongue` is the language of words that there are in one language alone.
    """

    words: Any
    address: str = ""
    mark: str = ""
    below: Sequence[Any] = ()
    tongue: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under heads; `numbers`: columns that stand to the right, counted from one."""

    heads: Sequence[Sayable]
    rows: Sequence[Sequence[Cell]]
    empty: Message
    title: Sayable | None = None


@dataclass(frozen=True)
class Section:
    """A part of a page under its own heading."""

    title: Sayable
    facts: Sequence[tuple[Sayable, Cell]] = ()
    tables: Sequence[Table] = ()
    notes: Sequence[Sayable] = ()
    id: str = ""


@dataclass(frozen=True)
class Act:
    """`code` is what a form sends as `do`; `run` gets who does it, the record and what was filled in.

    A message that it gives back is what the page says of it; of others it says that they are done.
    """

    code: str
    title: Message
    run: Callable[[User, Any, dict[str, Any]], Any]
    fields: Callable[[User, Any], list[Field]] = field(default=lambda _by, _row: [])
    offered: Callable[[User, Any], bool] = field(default=lambda _by, _row: True)


@dataclass(frozen=True)
class Form:
    """An act as it is shown for a record; open where it was just refused, and for an act that asks for nothing.

    One that has a `page` of its own is fetched from there when it is opened, and has no fields until then.
    """

    code: str
    title: Message
    fields: Sequence[Field]
    address: str
    open: bool = False
    page: str = ""


@dataclass(frozen=True)
class Refused:
    """An act that was refused: which, as it was filled in, and why."""

    code: str
    fields: Sequence[Field]
    error: OnirError


def person(request: HttpRequest) -> User:
    """Who asks; a rule has let nobody in who has not signed in."""
    assert isinstance(request.user, User)
    return request.user


def seen(request: HttpRequest, kind: type[Row], number: int, *beside: str) -> Row:
    """The record of that number with what stands `beside` it; not found where the person does not see it."""
    model: Any = kind
    rows = model.objects.visible_to(person(request))
    return cast(Row, get_object_or_404(rows.select_related(*beside) if beside else rows, pk=number))


def may(by: User, record: str, action: str) -> bool:
    """Whether the person's role may do it to some record at least."""
    return granted(by.role, Action(record, action)) not in ("no", "public")


def to_history(by: User, row: Model) -> list[Cell]:
    """Who changed what of a record, for those who read the history."""
    if not may(by, "audit", "read"):
        return []
    return [Cell(msg("History"), reverse("audit_record", args=[row._meta.label_lower, row.pk]))]


def turning(here: str, query: Mapping[str, str], page: Any) -> list[Cell]:
    """The pages before and after one of a list, with its question."""
    turns = [(page.has_previous(), msg("Previous"), page.number - 1), (page.has_next(), msg("Next"), page.number + 1)]
    return [Cell(words, f"{here}?{urlencode({**query, 'page': to})}") for there, words, to in turns if there]


def forms(by: User, row: Any, acts: Sequence[Act], address: str, refused: Refused | None = None) -> list[Form]:
    """The acts that are open to a person on a record, as forms."""
    offered = [act for act in acts if act.offered(by, row)]
    return [_form(by, row, act, address, refused) for act in offered]


def act_on(
    request: HttpRequest, row: Any, acts: Sequence[Act], show: Callable[[Refused], HttpResponse], done: str
) -> HttpResponse:
    """Do what was sent, then lead to `done`; a refusal is shown."""
    by = person(request)
    act = next((one for one in acts if one.code == request.POST.get("do")), None)
    if act is None:
        raise BadInput(msg("The desk did not understand this request."))
    given = filled(act.fields(by, row), request.POST)
    try:
        told = act.run(by, row, read(given))
    except OnirError as error:
        return show(Refused(act.code, given, error))
    words = told if isinstance(told, Message) else msg("Done: {act}.", act=act.title)
    messages.success(request, words.say(language()))
    return redirect(done)


def _form(by: User, row: Any, act: Act, address: str, refused: Refused | None) -> Form:
    if refused and refused.code == act.code:
        return Form(act.code, act.title, refused.fields, address, open=True)
    return Form(act.code, act.title, act.fields(by, row), address)
