"""Workbooks to hand in, and an office to hand them to."""

from tests.desk.pipeline.conftest import office, person, project

__all__ = ["office", "person", "project"]
