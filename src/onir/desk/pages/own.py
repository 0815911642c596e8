"""How the desk reaches a person: the language of letters, and an e-mail address, which a letter to it proves.

Whoever has the address can get a new password, so it is changed by somebody who has just said theirs.
"""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onir.desk.door import rule
from onir.desk.failures import status_of
from onir.desk.letters import doing
from onir.desk.letters.jobs import prove_address
from onir.desk.pages.watching import person_of
from onir.desk.templatetags.speech import NAMES
from onir.desk.words import language
from onir.errors import OnirError
from onir.language.messages import Message, msg


@rule("account", "own")
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    return _shown(request)


def _shown(request: HttpRequest, error: OnirError | None = None) -> HttpResponse:
    delivery = doing.delivery_of(person_of(request), language())
    context = {"error": error, "delivery": delivery, "tongues": NAMES.items()}
    return render(request, "desk/own.html", context, status=status_of(error) if error else 200)


@rule("account", "own")
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Letters come in that language."""
    try:
        done = doing.speak(doing.delivery_of(person_of(request), language()), request.POST.get("language", ""))
    except OnirError as error:
        return _shown(request, error)
    return _done(request, done)


@rule("account", "own")
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]
def email(request: HttpRequest) -> HttpResponse:
    """The form of the address, and a letter to the address given; an empty one is no address any more."""
    person, given = person_of(request), request.POST.get("email", "").strip()
    if not settings.MAIL:
        raise Http404
    if request.method != "POST":
        return render(request, "desk/own_email.html", {})
    if not given:
        return _done(request, doing.forget_email(person))
    try:
        doing.claim_of(person, given)
    except OnirError as error:
        return render(request, "desk/own_email.html", {"error": error, "given": given}, status=status_of(error))
    prove_address.later(person=person.pk, email=given, language=language())
    return _done(request, msg("A letter is on its way to {email}: open the address in it.", email=given))


@rule("account", "own")
@require_http_methods(["GET", "HEAD", "POST"])
def email_proof(request: HttpRequest, claim: str) -> HttpResponse:
    """Where the letter leads: a button that takes the address, since programmes open every link."""
    person = person_of(request)
    try:
        if request.method == "POST":
            return _done(request, doing.take_email(person, claim))
        given = doing.proved(person, claim)
    except OnirError as error:
        return _shown(request, error)
    return render(request, "desk/own_email_proof.html", {"given": given, "claim": claim})


def _done(request: HttpRequest, done: Message) -> HttpResponse:
    messages.success(request, done.say(language()))
    return redirect("own")


urlpatterns = [
    path("", own, name="own"),
    path("language/", choose_language, name="own_language"),
    path("email/", email, name="own_email"),
    path("email/<str:claim>/", email_proof, name="own_email_proof"),
]
