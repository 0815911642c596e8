"""Who asks, from where: told to the history before anything is written."""

from __future__ import annotations

from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse

from onir.desk.accounts.adapters import where_from


class Told:
    """Middleware that tells the history who asks, from where, at which address of the desk."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        who = request.user.pk if request.user.is_authenticated else None
        with pghistory.context(user=who, page=request.path, address=where_from(request)):
            return self.get_response(request)
