"""The question to the projects as a form, and the other ways to look at the same ones."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from onir.desk.accounts.models import User
from onir.desk.entering import Field, chosen
from onir.desk.pages.columns import land
from onir.desk.pages.places import regions
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import Project, Stage, Status
from onir.desk.pipeline.seeking import Sought, owners_countries
from onir.desk.shown import Cell, may
from onir.desk.tables import part_named
from onir.desk.words import by_name
from onir.language.messages import Sayable, Wording, msg

MOST = 300
"""Of sectors and countries that a list offers."""

WAYS = (
    ("pipeline", msg("Board")),
    ("projects", msg("Table")),
    ("pipeline_map", msg("Map")),
)
"""Pages that show the projects that are sought, each in its way."""

PLACES = (
    ("leads", msg("Enquiries")),
    ("organisations", msg("Organisations")),
    ("countries", msg("Countries")),
)
"""Pages beside them."""


def form(by: User, sought: Sought, *, without: Sequence[str] = ()) -> list[Field]:
    """The fields of a question, as it was asked."""
    lists: dict[str, Sequence[tuple[str, Sayable]]] = {
        "region": regions(by),
        "stage": chosen({one.code: one for one in Stage.objects.all()}),
        "status": chosen({one.code: one for one in Status.objects.all()}),
        "sector": _sectors(by),
        "manager": _managers(by),
        "country": _countries(),
    }
    fields = [_field(sought, "text", msg("Words"))]
    fields += [_list(sought, name, field_name(Project, name), choices) for name, choices in lists.items()]
    if "sort" not in without and sought.sort:
        fields.append(Field("sort", msg(""), "hidden", given=(sought.sort,)))
    return [one for one in fields if one.name not in without]


def _field(sought: Sought, name: str, called: Sayable) -> Field:
    hint = msg("Of the title, the code or a party, in any script.")
    return Field(name, called, given=_given(sought, name), hint=hint)


def _list(sought: Sought, name: str, called: Sayable, choices: Sequence[tuple[str, Sayable]]) -> Field:
    return Field(name, called, "choice", choices=tuple(choices), given=_given(sought, name))


def _given(sought: Sought, name: str) -> tuple[str, ...]:
    return (getattr(sought, name),) if getattr(sought, name) else ()


def _sectors(by: User) -> list[tuple[str, Sayable]]:
    seen = Project.objects.visible_to(by).exclude(sector="")
    found = seen.order_by("sector").values_list("sector", flat=True).distinct()[:MOST]
    return by_name([(code, part_named(code, activity=True)) for code in found], lambda one: one[1])


def _managers(by: User) -> list[tuple[str, Sayable]]:
    """Those who manage a project; an investor is not told who they are."""
    if by.role == "investor":
        return []
    found = User.objects.filter(role__in=("manager", "head"), is_active=True).order_by("name", "username")
    return [(str(one.pk), Wording(*[str(one)] * 3)) for one in found]


def _countries() -> list[tuple[str, Sayable]]:
    """Whence organisations of the list come."""
    return by_name([(code, land(code)) for code in owners_countries(MOST)], lambda one: one[1])


def ways_around(by: User, here: str, sought: Sought) -> list[Cell]:
    """The same question on the other pages, then the pages beside them that the person may read."""
    query = f"?{sought.query}" if sought.query else ""
    ways = [Cell(words, reverse(name) + query) for name, words in WAYS if name != here]
    beside = [Cell(words, reverse(name)) for name, words in PLACES if name != here and may_read(by, name)]
    added = [Cell(msg("A new project"), reverse("projects_add"))] if may(by, "pipeline.project", "add") else []
    return [*ways, *beside, *added]


def may_read(by: User, page: str) -> bool:
    """Whether the role reads a page."""
    return may(by, page, "read")
