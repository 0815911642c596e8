"""What a stage may ask for: small checks with names, which the table of gates puts before stages.

Other apps add theirs by a `CHECKS` in their own `gates` module; a name that two have, or that the table has and nobody
knows, stops the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import Q

from onir.desk.pipeline.models import Project
from onir.errors import Defect
from onir.language.messages import Message, msg

RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Check:
    """`holds` of a project on a day; otherwise `words` say what is missing, `place` in which part of the record."""

    holds: Callable[[Project, date], bool]
    words: Message
    place: str


def _filled(*names: str) -> Callable[[Project, date], bool]:
    return lambda project, _on: any(getattr(project, name) not in (None, "") for name in names)


def _document(*kinds: str) -> Callable[[Project, date], bool]:
    return lambda project, _on: project.documents.filter(kind__in=kinds).exists()


def _done(*kinds: str) -> Callable[[Project, date], bool]:
    def holds(project: Project, on: date) -> bool:
        done = set(project.milestones.filter(kind__in=kinds, done__lte=on).values_list("kind", flat=True))
        return done == set(kinds)

    return holds


def _any_party(project: Project, _on: date) -> bool:
    return project.parties.exists()


def _with_share(project: Project, _on: date) -> bool:
    return project.parties.filter(role__in=("lead_investor", "co_investor", "local_partner"), share__gt=0).exists()


def _recent(project: Project, on: date) -> bool:
    return project.interactions.filter(at__date__gt=on - RECENT, at__date__lte=on).exists()


def _decided(project: Project, on: date) -> bool:
    registered = project.parties.filter(role="operator").exclude(organisation__bin=None).exists()
    return registered or _document("decision", "registration")(project, on)


def _planned(project: Project, _on: date) -> bool:
    return project.milestones.exclude(planned=None).exists()


def _sum_known(project: Project, _on: date) -> bool:
    return project.investment.current().filter(kind__in=("announced", "memorandum", "agreed")).exists()


def _money_came(project: Project, _on: date) -> bool:
    return project.investment.current().filter(kind__in=("actual", "cumulative"), amount__gt=0).exists()


def _money_verified(project: Project, _on: date) -> bool:
    came = Q(kind__in=("actual", "cumulative"), confidence="verified")
    return project.investment.current().filter(came).exists()


def _jobs_there(project: Project, _on: date) -> bool:
    return project.jobs.current().filter(kind="actual").exists()


def _assured(project: Project, _on: date) -> bool:
    return project.assurer_id is not None and project.assurer_id != project.manager_id


CHECKS: Mapping[str, Check] = {
    "organisation": Check(_any_party, msg("No organisation takes part yet."), "parties"),
    "sector": Check(_filled("sector"), msg("The sector is not told."), "sector"),
    "manager": Check(_filled("manager_id"), msg("No project manager is named."), "manager"),
    "summary": Check(
        _filled("anonymous_summary"), msg("There is no summary without names to show outside."), "anonymous_summary"
    ),
    "requirements": Check(
        _filled("need_land", "need_power", "need_water", "need_gas", "need_staff"),
        msg("It is not told how much land, power, water, gas or how many people are needed."),
        "need_land",
    ),
    "sum": Check(_sum_known, msg("No sum has been announced."), "investment"),
    "recent_interaction": Check(
        _recent, msg("No contact with the investor has been noted in the last 30 days."), "interactions"
    ),
    "next_step": Check(_filled("next_step_on"), msg("The day of the next step is not told."), "next_step_on"),
    "decision_letter": Check(
        _decided, msg("There is neither a decision of the owner nor a registered project company."), "documents"
    ),
    "parties": Check(_with_share, msg("No investor has a share yet."), "parties"),
    "site": Check(_filled("site"), msg("The site is not chosen."), "site"),
    "milestones_planned": Check(_planned, msg("No milestone has a planned day."), "milestones"),
    "land_done": Check(_done("land"), msg("The milestone of the land is not done."), "milestones"),
    "permit_done": Check(
        _done("expertise"), msg("The milestone of the state expert review is not done."), "milestones"
    ),
    "first_actual": Check(_money_came, msg("No actual investment has been entered."), "investment"),
    "launch_act": Check(_document("launch_act"), msg("There is no act of commissioning."), "documents"),
    "actual_jobs": Check(_jobs_there, msg("No actual jobs have been entered."), "jobs"),
    "photos": Check(_document("photo"), msg("There is no photo of the site."), "documents"),
    "assurer": Check(_assured, msg("No assurer other than the manager is named."), "assurer"),
    "verified_figure": Check(_money_verified, msg("No actual investment has been verified."), "investment"),
}


@cache
def checks() -> Mapping[str, Check]:
    """Those of all apps."""
    found: dict[str, Check] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("onir.desk.") and find_spec(f"{app.name}.gates"):
            own: Mapping[str, Check] = import_module(f"{app.name}.gates").CHECKS
            if twice := own.keys() & found.keys():
                raise Defect(msg("Two apps know a check of the name {name}.", name=min(twice)))
            found |= own
    return found
