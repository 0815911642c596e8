"""`/healthz`: whether the desk can work, for what watches over it; no name, no figure and no secret is in it.

It answers 200 where database and figures can be had, and 503 where one of them cannot; whoever keeps the desk running
reads which.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onir import __version__
from onir.desk.door import rule
from onir.desk.held import store


@rule("health", "read")
@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - a view
    state = {part: _state(look) for part, look in PARTS.items()}
    sound = all(one == "ok" for one in state.values())
    return JsonResponse({"version": __version__, **state}, status=200 if sound else 503)


def _state(look: Callable[[], object]) -> str:
    """What went wrong is in the log of the desk, and not for everybody."""
    try:
        look()
    except Exception:
        return "failed"
    return "ok"


def _ask_database() -> None:
    with connection.cursor() as asked:
        asked.execute("SELECT 1")


PARTS: dict[str, Callable[[], object]] = {"database": _ask_database, "figures": lambda: store().held}
