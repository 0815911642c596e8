"""*Watch*: what a person watches with its answer now, what changed in it, and the ways they hear of it.

A feed and the end of letters are reached by a secret address, without signing in: a feed reader and a mail programme
have no password.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onir.desk.accounts.models import User
from onir.desk.door import rule
from onir.desk.failures import status_of
from onir.desk.letters import doing as letters
from onir.desk.letters.models import Delivery
from onir.desk.letters.writing import address
from onir.desk.pages import checking
from onir.desk.watching import doing
from onir.desk.watching.feed import feed_of
from onir.desk.watching.models import Notice, Watch
from onir.desk.watching.subjects import Subject, WatchedFigure, WatchedStanding, WatchedText, subject_of
from onir.desk.words import language
from onir.errors import OnirError
from onir.language.messages import Message

SHOWN = 50
"""Notices on the page, the newest first."""


def person_of(request: HttpRequest) -> User:
    """Whoever asks; the rules of these pages let no visitor in."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


@rule("watching", "read")
@require_safe
def watch_list(request: HttpRequest) -> HttpResponse:
    return _shown(request)


def _shown(request: HttpRequest, error: OnirError | None = None) -> HttpResponse:
    person = person_of(request)
    delivery = letters.delivery_of(person, language())
    rows = [_row(one) for one in Watch.objects.filter(person=person).order_by("-made")]
    notices = Notice.objects.filter(person=person).order_by("-made")[:SHOWN]
    context = {
        "error": error,
        "rows": rows,
        "notices": [(one, one.told[language()]) for one in notices],
        "delivery": delivery,
        "feed": address(language(), "watching_feed", delivery.feed),
    }
    return render(request, "desk/watching.html", context, status=status_of(error) if error else 200)


def _row(watch: Watch) -> dict[str, object]:
    subject = subject_of(watch.kind, watch.subject)
    said = [part["said"][language()] for part in watch.answer]
    return {"number": watch.pk, "title": subject.title, "address": subject.address, "said": said, "kind": watch.kind}


# -- to begin and to stop -------------------------------------------------------------------------------------------


@rule("watching", "watch")
@require_POST
def watch_standing(request: HttpRequest) -> HttpResponse:
    """Watch where a region stands."""
    return _watched(request, WatchedStanding(*_said(request, "area", "indicator", "period")))


@rule("watching", "watch")
@require_POST
def watch_figure(request: HttpRequest) -> HttpResponse:
    """Watch a cell."""
    names = ("table", "indicator", "area", "period", "partner", "activity")
    return _watched(request, WatchedFigure(*_said(request, *names)))


@rule("watching", "watch")
@require_POST
def watch_text(request: HttpRequest) -> HttpResponse:
    """Watch a text: it is kept from now on."""
    try:
        question = checking.Asked(request).question
    except OnirError as error:
        return checking.refused(request, error)
    published = question.published.isoformat() if question.published else ""
    return _watched(request, WatchedText(question.text, published))


@rule("watching", "watch")
@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Watch it no more."""
    return _done(request, doing.stop(person_of(request), number))


def _said(request: HttpRequest, *names: str) -> list[str]:
    return [request.POST.get(name, "").strip() for name in names]


def _watched(request: HttpRequest, subject: Subject) -> HttpResponse:
    try:
        done = doing.watch(person_of(request), subject, language())
    except OnirError as error:
        return _shown(request, error)
    return _done(request, done)


def _done(request: HttpRequest, done: Message) -> HttpResponse:
    messages.success(request, done.say(language()))
    return redirect("watching")


# -- the ways -------------------------------------------------------------------------------------------------------


@rule("watching", "watch")
@require_POST
def renew_feed(request: HttpRequest) -> HttpResponse:
    """Give the feed another address."""
    return _done(request, letters.renew_feed(letters.delivery_of(person_of(request), language())))


@rule("watching", "watch")
@require_POST
def choose_letters(request: HttpRequest) -> HttpResponse:
    """Letters, or none."""
    delivery = letters.delivery_of(person_of(request), language())
    return _done(request, letters.set_letters(delivery, wanted=request.POST.get("letters") == "yes"))


@rule("watching", "feed")
@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - a view
    """The notices of whoever has this address."""
    delivery = Delivery.objects.filter(feed=token, person__is_active=True).select_related("person").first()
    if delivery is None:
        raise Http404
    response = HttpResponse(feed_of(delivery, language()), content_type="application/atom+xml; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


@rule("watching", "stop-letters")
@csrf_exempt  # a mail programme sends the form (RFC 8058); who knows the address may
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """A page with the button that ends the letters, since programmes open every link; and its answer."""
    delivery = Delivery.objects.filter(stop=token).first()
    if delivery is None:
        raise Http404
    done = letters.set_letters(delivery, wanted=False) if request.method == "POST" else None
    return render(request, "desk/watching_stop_letters.html", {"done": done, "token": token})


urlpatterns = [
    path("", watch_list, name="watching"),
    path("standing/", watch_standing, name="watching_standing"),
    path("figure/", watch_figure, name="watching_figure"),
    path("text/", watch_text, name="watching_text"),
    path("<int:number>/stop/", stop, name="watching_stop"),
    path("feed/", renew_feed, name="watching_renew_feed"),
    path("feed/<str:token>/", feed, name="watching_feed"),
    path("letters/", choose_letters, name="watching_letters"),
    path("letters/<str:token>/stop/", stop_letters, name="watching_stop_letters"),
]
