"""Middleware at the border of the API: cookies stay outside, `lang` chooses the language, answers say what is left."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from onir.desk.api.problems import of_api
from onir.language.messages import LANGUAGES


class Border:
    """A page elsewhere can make a browser send its cookies, never a token: so no cookie means anything here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not of_api(request):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        if (tongue := request.GET.get("lang")) in LANGUAGES:
            request.META["HTTP_ACCEPT_LANGUAGE"] = tongue
        answer = self.get_response(request)
        if left := getattr(request, "left", None):
            left.tell(answer)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer
