"""Addresses: the language first, then the page; the first page is the standing. Programs ask at `/api/v1/`."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path

from onir.desk.api.service import api
from onir.desk.door import rule
from onir.desk.health import health
from onir.desk.pages import APART, PAGES

handler400 = "onir.desk.failures.bad_request"
handler403 = "onir.desk.failures.not_allowed"
handler404 = "onir.desk.failures.not_found"
handler429 = "onir.desk.failures.asked_too_often"  # allauth asks for it
handler500 = "onir.desk.failures.failed"


@rule("account", "sign-in")
def first(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """The way to the first page, from an address without one."""
    return redirect("standing")


urlpatterns = [
    path("", first),
    path("healthz", health),
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", first),
        *(path(page.path, include(f"onir.desk.pages.{page.name}")) for page in (*PAGES, *APART)),
        path("account/", include("allauth.urls")),
    ),
]
