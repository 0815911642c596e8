"""The pages, one module each, and what stands around them.

A page is a module of this package with `urlpatterns`, a line in `PAGES`, and its lines in the rule table.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest

from onir import __version__
from onir.desk.door import allowed, role_of
from onir.desk.rules import ROLES, Action
from onir.language.messages import Message, msg


class Page(NamedTuple):
    """A page of the navigation: its module, which is also its name in the rule table, its path and its title."""

    name: str
    path: str
    title: Message


PAGES = (
    Page("standing", "standing/", msg("Standing")),
    Page("comparing", "compare/", msg("Compare")),
    Page("region", "region/", msg("Region")),
    Page("checking", "check/", msg("Check")),
    Page("figures", "figures/", msg("Figures")),
    Page("sources", "sources/", msg("Sources")),
    Page("people", "people/", msg("People")),
)


def around(request: HttpRequest) -> dict[str, Any]:
    """For every template: the pages this person may read, who that is, and in which role."""
    open_pages = [page for page in PAGES if allowed(request, Action(page.name, "read"))]
    return {
        "pages": open_pages,
        "here": request.resolver_match.view_name if request.resolver_match else "",
        "role": ROLES.get(role_of(request)),
        "directory": bool(settings.SOCIALACCOUNT_PROVIDERS),
        "version": __version__,
    }
