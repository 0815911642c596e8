"""Agreements as rows of a workbook: what was signed, by whom, for how much, who owes what and when it falls due.

An agreement has no code of its own, so a workbook calls it by its number, else by its title, with a count where two are
called alike; an obligation by its place in its agreement. What comes from a measure of support or an instruction is
left out: it stands under no agreement.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from onir.desk.agreements.models import Agreement, Obligation
from onir.desk.exchange.columns import SIGNED, plainly

AROUND = ("projects", "parties__organisation", "sums__project")


def signed_rows(agreements: Any) -> dict[str, list[dict[str, Any]]]:
    """By sheet; the same agreements give the same rows in the same order."""
    found: dict[str, list[dict[str, Any]]] = {code: [] for code in SIGNED}
    if agreements is None:
        return found
    called = Counter[str]()
    for one in agreements.prefetch_related(*AROUND).order_by("signed_on", "pk"):
        name = plainly(one.number or one.title)
        called[name] += 1
        key = name if called[name] == 1 else f"{name} ({called[name]})"
        _agreement(one, key, found)
    return found


def _agreement(one: Agreement, key: str, found: dict[str, list[dict[str, Any]]]) -> None:
    codes = "; ".join(sorted(project.code for project in one.projects.all()))
    found["agreements"].append(_plain(one, "agreements") | {"agreement": key, "projects": codes})
    for party in sorted(one.parties.all(), key=lambda row: row.pk):
        row = _plain(party, "signatories") | _who(party.organisation)
        found["signatories"].append(row | {"agreement": key})
    for money in sorted(one.sums.all(), key=lambda row: row.pk):
        code = money.project.code if money.project else None
        found["agreed_sums"].append(_plain(money, "agreed_sums") | {"agreement": key, "project": code})
    owed = Obligation.objects.filter(agreement=one).select_related("obligor", "project", "responsible").order_by("pk")
    for place, each in enumerate(owed.prefetch_related("instances"), start=1):
        _obligation(each, {"agreement": key, "obligation": str(place)}, found)


def _obligation(one: Obligation, keys: dict[str, Any], found: dict[str, list[dict[str, Any]]]) -> None:
    dates = "; ".join(day.isoformat() for day in one.dates) or None
    row = _plain(one, "obligations") | _who(one.obligor) | {"dates": dates}
    row["project"] = one.project.code if one.project else None
    row["responsible"] = one.responsible.username if one.responsible else None
    found["obligations"].append(row | keys)
    for time in sorted(one.instances.all(), key=lambda each: each.begins_on):
        found["instances"].append(_plain(time, "instances") | keys)


def _plain(row: Any, form: str) -> dict[str, Any]:
    return {one.key: getattr(row, one.key, None) for one in SIGNED[form].columns}


def _who(organisation: Any) -> dict[str, Any]:
    return {"bin": organisation.bin, "organisation": organisation.name, "country": organisation.country}
