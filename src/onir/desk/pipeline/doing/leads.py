"""Enquiries: answered, turned into a project, or closed with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from onir.desk.pipeline.codes import known
from onir.desk.pipeline.doing import projects, records
from onir.desk.pipeline.models import Interaction, Lead, Party, Project
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

QUALIFIED = "qualified"


def answered(by: User, lead: Lead, edition: int, at: datetime | None = None) -> Lead:
    """The first answer to an enquiry; a later one does not count."""
    with acting(by):
        held = records.opened(by, lead, edition, "change")
        held.first_response_at = held.first_response_at or at or timezone.now()
        if held.first_response_at < held.received_at:
            raise BadInput(msg("The answer would be older than the enquiry."))
        held.save()
    return held


def qualify(by: User, lead: Lead, edition: int, *, reason: str = "", **given: Any) -> Project:
    """A project made of an enquiry, with its organisation and what was talked about."""
    with acting(by, reason):
        held = _open(by, lead, edition)
        alike = {name: getattr(held, name) for name in ("region", "district", "sector")}
        project = projects.enter(by, reason=reason, **alike | given)
        if held.organisation is not None:
            records.enter(by, Party, project=project, organisation=held.organisation, role="lead_investor")
        Interaction.objects.filter(lead=held, project=None).update(project=project)
        held.outcome, held.project = QUALIFIED, project
        held.save()
    return project


def close(by: User, lead: Lead, edition: int, outcome: str, note: str) -> Lead:
    """An enquiry from which no project comes, and why."""
    if known("lead_outcome", outcome) == QUALIFIED:
        raise BadInput(msg("An enquiry becomes a project by being made one."))
    with acting(by, records.said(note)):
        held = _open(by, lead, edition)
        held.outcome, held.outcome_note = outcome, note
        held.save()
    return held


def _open(by: User, lead: Lead, edition: int) -> Lead:
    held = records.opened(by, lead, edition, "change")
    if held.outcome:
        raise BadInput(msg("This enquiry is closed already."))
    return held
