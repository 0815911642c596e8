"""Addresses: the language first, then the page. The first page is the standing."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from onir.desk.door import rule
from onir.desk.pages import PAGES

handler400 = "onir.desk.failures.bad_request"
handler403 = "onir.desk.failures.not_allowed"
handler404 = "onir.desk.failures.not_found"
handler500 = "onir.desk.failures.failed"


@rule("account", "sign-in")
def first(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """The way to the first page, from an address without one."""
    return redirect("standing")


urlpatterns = [
    path("", first),
    *i18n_patterns(
        path("", first),
        *(path(page.path, include(f"onir.desk.pages.{page.name}")) for page in PAGES),
        path("account/", include("allauth.urls")),
    ),
]
