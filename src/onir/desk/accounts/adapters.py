"""How people come in: nobody signs up; the office's directory, where there is one, brings readers."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from onir.desk.accounts.models import User
from onir.desk.words import language


class Closed(DefaultAccountAdapter):  # type: ignore[misc] # allauth tells no types
    """An administrator makes accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002
        """Left to a job: the page answers as fast where nobody has the address."""
        from onir.desk.letters.jobs import reset_password  # noqa: PLC0415 - jobs load the forms of this library

        reset_password.later(person=user.pk, email=user.email, language=language())


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
