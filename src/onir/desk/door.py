"""The one door: no view runs before the rule table has been asked.

A view names its rule with `@rule("standing", "read")`; the views of the library for accounts are named here. A view
without a rule does not exist for anybody. Whoever has a password that somebody else has seen changes it first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from onir.desk.rules import VISITOR, Action, may

View = Callable[..., HttpResponseBase]

SIGN_IN, OWN, RESET = (Action("account", action) for action in ("sign-in", "own", "reset"))
LIBRARY = {
    "account_login": SIGN_IN,
    "account_logout": SIGN_IN,
    "account_inactive": SIGN_IN,
    "account_reauthenticate": OWN,
    "account_change_password": OWN,
    "account_reset_password": RESET,
    "account_reset_password_done": RESET,
    "account_reset_password_from_key": RESET,
    "account_reset_password_from_key_done": RESET,
    "mfa_authenticate": SIGN_IN,
    "mfa_reauthenticate": OWN,
    "mfa_index": OWN,
    "mfa_activate_totp": OWN,
    "mfa_deactivate_totp": OWN,
    "mfa_view_recovery_codes": OWN,
    "mfa_generate_recovery_codes": OWN,
    "mfa_download_recovery_codes": OWN,
    "openid_connect_login": SIGN_IN,
    "openid_connect_callback": SIGN_IN,
    "socialaccount_login_cancelled": SIGN_IN,
    "socialaccount_login_error": SIGN_IN,
}
"""Rules of views that are not ours, by the names of their addresses."""

JUDGING = (Action("checking", "check"), Action("checking", "export"), Action("checking", "fetch"))
"""What costs the desk a judged text."""

API = "api"
"""The addresses of programs: every operation there has a gate of its own, which asks the same table."""

BEFORE_CHANGE = ("account_change_password", "account_logout", "account_reauthenticate")
"""Views for somebody who has to change the password first."""


def rule(page: str, action: str) -> Callable[[View], View]:
    """Bind a view to a line of the rule table."""

    def bind(view: View) -> View:
        view.rule = Action(page, action)  # type: ignore[attr-defined]
        return view

    return bind


def role_of(request: HttpRequest) -> str:
    """The role of whoever asks."""
    return request.user.role if request.user.is_authenticated else VISITOR


def allowed(request: HttpRequest, action: Action) -> bool:
    """Whether whoever asks may do it."""
    return may(role_of(request), action, public=settings.PUBLIC)


class Door:
    """Middleware that lets a request through to its view, or not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: View,
        args: tuple[Any, ...],  # noqa: ARG002 - Django's way of calling
        kwargs: dict[str, Any],  # noqa: ARG002
    ) -> HttpResponseBase | None:
        if request.resolver_match and request.resolver_match.namespace == API:
            return None
        name = request.resolver_match.url_name if request.resolver_match else None
        wanted = getattr(view, "rule", None) or LIBRARY.get(name or "")
        if wanted is None or (wanted == RESET and not settings.MAIL):
            raise Http404
        person = request.user
        if person.is_authenticated and person.must_change_password and name not in BEFORE_CHANGE:
            return redirect("account_change_password")
        if allowed(request, wanted):
            return self._not_too_often(request, wanted)
        if person.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path(), reverse("account_login"))

    def _not_too_often(self, request: HttpRequest, wanted: Action) -> HttpResponse | None:
        """Texts of visitors are judged as often as those of programs; whoever signs in is known."""
        if request.user.is_authenticated or wanted not in JUDGING:
            return None
        from onir.desk.api import limits  # noqa: PLC0415 - models are loaded after the middleware is named
        from onir.desk.failures import too_often  # noqa: PLC0415

        left = limits.spend(f"address:{limits.address(request)}", limits.limit_of("check"))
        return too_often(request, left) if left.again_in else None
