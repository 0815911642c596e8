"""A register's file, and projects of ours to hold it against."""

from tests.desk.pipeline.conftest import office, person, project

__all__ = ["office", "person", "project"]
