"""Issues, protocols and instructions to test with."""

from tests.desk.agreements.conftest import document, organisation
from tests.desk.pipeline.conftest import office, person, project

__all__ = ["document", "office", "organisation", "person", "project"]
