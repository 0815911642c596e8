"""What stages of a project ask of its agreements: checks that the table of gates names.

A scan is asked for, since a signature nobody can show is a promise of a signature. Left out: whether obligations are
kept, which is told beside the stage and holds no project up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onir.desk.agreements import law
from onir.desk.agreements.models import Agreement
from onir.desk.agreements.states import RUNNING
from onir.desk.pipeline.gates import Check
from onir.desk.pipeline.models import Project
from onir.language.messages import msg

SIGNED = (*RUNNING, "fulfilled", "expired")


def signed(project: Project, on: date, instruments: list[str]) -> Any:
    """Agreements of these kinds that were signed by that day, with a scan."""
    own = Agreement.objects.filter(projects=project, instrument__in=instruments, status__in=SIGNED)
    return own.filter(signed_on__lte=on, papers__part="scan").distinct()


def binding() -> list[str]:
    """Codes of what binds."""
    return sorted({edition.code for edition in law.editions() if edition.kind == "agreement" and edition.binding})


def _memorandum(project: Project, on: date) -> bool:
    return bool(signed(project, on, ["memorandum"]).exists())


def _agreement(project: Project, on: date) -> bool:
    return bool(signed(project, on, binding()).exists())


def _of_both_sides(project: Project, on: date) -> bool:
    """Under one and the same agreement."""
    held = signed(project, on, binding()).filter(obligations__side="investor", obligations__erased_at=None)
    theirs = signed(project, on, binding()).filter(obligations__side__in=("state", "zone"), obligations__erased_at=None)
    return bool(held.filter(pk__in=theirs.values("pk")).exists())


CHECKS: Mapping[str, Check] = {
    "memorandum": Check(_memorandum, msg("There is no signed memorandum with its scan."), "agreements"),
    "agreement": Check(_agreement, msg("There is no signed binding agreement with its scan."), "agreements"),
    "obligations": Check(
        _of_both_sides, msg("No agreement has an obligation of the investor and one of the state."), "agreements"
    ),
}
