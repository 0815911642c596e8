"""*People*: who may use the desk, in which role. For administrators alone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from onir.desk.accounts import keeping
from onir.desk.accounts.models import User
from onir.desk.door import rule
from onir.desk.failures import status_of
from onir.desk.pipeline.doing import companies
from onir.desk.rules import ROLES
from onir.desk.words import language
from onir.errors import BadInput, OnirError
from onir.language.messages import Message, msg


@rule("people", "read")
@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    return _shown(request)


@rule("people", "manage")
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """A new person; the password stands on the page once."""
    try:
        given = (request.POST.get(name, "") for name in ("username", "name", "role"))
        person, password = keeping.add_person(*given)
    except OnirError as error:
        return _shown(request, error=error)
    return _shown(request, handed=_handed(person, password))


@rule("people", "manage")
@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """What the button says, done to the account of that number."""
    person = get_object_or_404(User, pk=number)
    try:
        match request.POST.get("do"):
            case "role":
                done = keeping.give_role(person, request.POST.get("role", ""))
            case "place":
                places = (request.POST.get(name, "") for name in ("territory", "zone", "team"))
                done = keeping.give_place(person, *places)
            case "company":
                done = companies.speaks_for(request.user, person, request.POST.get("bin", ""))  # type: ignore[arg-type]
            case "close":
                done = keeping.close(person)
            case "reopen":
                done = keeping.reopen(person)
            case "password":
                return _shown(request, handed=_handed(person, keeping.new_password(person)))
            case _:
                raise BadInput(msg("The desk did not understand this request."))
    except OnirError as error:
        return _shown(request, error=error)
    messages.success(request, done.say(language()))
    return redirect("people")


def _handed(person: User, password: str) -> Message:
    return msg("The password of {person}: {password}", person=person.username, password=password)


def _shown(request: HttpRequest, *, error: OnirError | None = None, handed: Message | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "people": User.objects.order_by("username").prefetch_related("logins__organisation"),
        "roles": ROLES.items(),
    }
    given = {"error": error, "handed": handed}
    return render(request, "desk/people.html", context | given, status=status_of(error) if error else 200)


urlpatterns = [
    path("", everybody, name="people"),
    path("add/", add, name="people_add"),
    path("<int:number>/", change, name="people_change"),
]
