"""How people come in: nobody signs up; the office's directory, where there is one, brings readers."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class Closed(DefaultAccountAdapter):  # type: ignore[misc] # allauth tells no types
    """An administrator makes accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False


class OfDirectory(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Whoever the directory knows becomes a reader; an administrator may give another role."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        return True


def who(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """Whose sign-in is counted: the form and the back end of allauth call the name by two names."""
    return ((credentials or {}).get("username") or request.POST.get("login", "")).strip().casefold()


def where_from(request: HttpRequest) -> str:
    """The address that asks: behind a proxy, what the proxy says last, since a visitor may have written the rest."""
    said = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return said.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
