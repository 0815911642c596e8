"""What Django knows the pipeline by."""

from django.apps import AppConfig


class Pipeline(AppConfig):
    name = "onir.desk.pipeline"
    label = "pipeline"
