"""The pages, one module each, and what stands around them.

A page is a module of this package with `urlpatterns`, a line in `PAGES` (or in `APART`, where the navigation does not
lead to it), and its lines in the rule table. The navigation has two rows and needs no script: groups, each leading to
the first of its pages that this person may read, and the pages of the group one is in. A page alone in its group, or
without one, stands in the first row itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest

from onir import __version__
from onir.desk.demo.marked import banner
from onir.desk.door import allowed, role_of
from onir.desk.rules import ROLES, Action
from onir.language.messages import Message, msg


class Page(NamedTuple):
    """A page of the navigation: its module, which is also its name in the rule table, its path and its title."""

    name: str
    path: str
    title: Message
    group: Message | None = None


STATISTICS, INVESTORS, HEADQUARTERS, OFFICE = msg("Statistics"), msg("Investors"), msg("Headquarters"), msg("Office")

PAGES = (
    Page("standing", "standing/", msg("Standing"), STATISTICS),
    Page("comparing", "compare/", msg("Compare"), STATISTICS),
    Page("outlook", "outlook/", msg("Outlook"), STATISTICS),
    Page("region", "region/", msg("Region"), STATISTICS),
    Page("figures", "figures/", msg("Figures"), STATISTICS),
    Page("sources", "sources/", msg("Sources"), STATISTICS),
    Page("glossary", "glossary/", msg("Glossary"), STATISTICS),
    Page("checking", "check/", msg("Check")),
    Page("impact", "impact/", msg("Impact")),
    Page("printing", "bulletins/", msg("Bulletins")),
    Page("day", "day/", msg("My day"), INVESTORS),
    Page("pipeline", "pipeline/", msg("Pipeline"), INVESTORS),
    Page("projects", "projects/", msg("Projects"), INVESTORS),
    Page("leads", "enquiries/", msg("Enquiries"), INVESTORS),
    Page("organisations", "organisations/", msg("Organisations"), INVESTORS),
    Page("countries", "countries/", msg("Countries"), INVESTORS),
    Page("agreements", "agreements/", msg("Agreements"), INVESTORS),
    Page("obligations", "obligations/", msg("Obligations"), INVESTORS),
    Page("exchange", "exchange/", msg("Import and export"), INVESTORS),
    Page("issues", "issues/", msg("Issues"), HEADQUARTERS),
    Page("sittings", "protocols/", msg("Protocols"), HEADQUARTERS),
    Page("targets", "targets/", msg("Targets"), HEADQUARTERS),
    Page("indicators", "indicators/", msg("Indicators"), HEADQUARTERS),
    Page("people", "people/", msg("People"), OFFICE),
    Page("jobs", "jobs/", msg("Background jobs"), OFFICE),
    Page("audit", "history/", msg("History"), OFFICE),
    Page("api", "api/", msg("API"), OFFICE),
    Page("watching", "watch/", msg("Watch"), OFFICE),
)

APART = (
    Page("reconciling", "register/", msg("The state register beside ours")),
    Page("personal", "personal/", msg("Personal data")),
    Page("calendar", "calendar/", msg("Calendar feed")),
    Page("own", "own/", msg("How the desk reaches you")),
)
"""Pages that other pages lead to, and the navigation does not name."""


class Entry(NamedTuple):
    """What the first row names, and where it leads; `current` is whether the page shown is one of its pages."""

    title: Message
    pages: tuple[Page, ...]
    current: bool


def entries(pages: Sequence[Page], here: Page | None) -> Iterator[Entry]:
    """The first row, in the order of the pages."""
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(page.group.template if page.group else page.name, []).append(page)
    for group in groups.values():
        first = group[0]
        title = first.group if first.group and len(group) > 1 else first.title
        yield Entry(title, tuple(group), here in group)


def _here(request: HttpRequest, pages: Sequence[Page]) -> Page | None:
    """The page whose address this one is, or begins with."""
    route = request.resolver_match.route.partition("/")[2] if request.resolver_match else ""
    return next((page for page in pages if route.startswith(page.path)), None)


def around(request: HttpRequest) -> dict[str, Any]:
    """For every template: the pages this person may read, who that is, and in which role."""
    open_pages = [page for page in PAGES if allowed(request, Action(page.name, "read"))]
    page = _here(request, open_pages)
    return {
        "entries": list(entries(open_pages, page)),
        "page_here": page,
        "here": request.resolver_match.view_name if request.resolver_match else "",
        "role": ROLES.get(role_of(request)),
        "directory": bool(settings.SOCIALACCOUNT_PROVIDERS),
        "mail": settings.MAIL,
        "version": __version__,
        "demonstration": banner(),
    }
