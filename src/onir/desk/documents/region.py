"""The projects of a region as the desk holds them, for the regional bulletin."""

from __future__ import annotations

from datetime import date

from onir.bulletin.pipeline import records
from onir.desk.accounts.models import User
from onir.desk.documents.reading import pipeline
from onir.desk.pipeline.models import Project
from onir.desk.shown import may


def pipeline_of(by: User, area: str, day: date) -> records.Pipeline | None:
    """Of a nation all its regions; None where the role reads no projects, or none is there for the person."""
    if not may(by, "pipeline.project", "read"):
        return None
    projects = Project.objects.visible_to(by)
    found = projects.filter(region=area) if "-" in area else projects.filter(region__startswith=f"{area}-")
    held = pipeline(by, day, found)
    return held if held.projects else None
