"""The pipeline's part in an outlook: what projects may bring, drawn by what came of projects before them."""

from onir.outlook.pipeline.learning import learned
from onir.outlook.pipeline.merging import merged, what_if
from onir.outlook.pipeline.records import Past, Pipeline, Project

__all__ = ["Past", "Pipeline", "Project", "learned", "merged", "what_if"]
