"""*Calendar feed*: a person's secret address to subscribe to, and the feed itself, which is its own key.

A calendar program cannot sign in, so whoever has the address reads what its person sees; a new one ends the old one.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onir.desk.agreements import keeping
from onir.desk.agreements.models import CalendarFeed
from onir.desk.door import rule
from onir.desk.shown import Cell, person
from onir.desk.words import language
from onir.language.messages import msg


@rule("calendar", "own")
@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The address, and how to make or end it."""
    feed = CalendarFeed.objects.filter(person=person(request)).first()
    context = {
        "title": msg("Calendar feed"), "back": Cell(msg("Obligations"), reverse("obligations")),
        "address": _address(request, feed) if feed else "", "feed": feed,
    }  # fmt: skip
    return render(request, "desk/calendar.html", context)


@rule("calendar", "own")
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """A new address in the language of the page, or none any more."""
    if request.POST.get("do") == "close":
        keeping.close_feed(person(request))
        messages.success(request, msg("The address leads nowhere any more.").say(language()))
    else:
        keeping.open_feed(person(request), language())
        messages.success(request, msg("The address is new; an earlier one leads nowhere any more.").say(language()))
    return redirect("calendar")


@rule("calendar", "feed")
@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of whose address this is."""
    found = keeping.of_token(token)
    if found is None:
        raise Http404
    content = keeping.ics(found, request.build_absolute_uri("/").rstrip("/"))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="onir.ics"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _address(request: HttpRequest, feed: CalendarFeed) -> str:
    with override(feed.language):
        return request.build_absolute_uri(reverse("calendar_feed", args=[feed.token]))


urlpatterns = [
    path("", own, name="calendar"),
    path("change/", change, name="calendar_change"),
    path("<str:token>.ics", feed, name="calendar_feed"),
]
