"""What Django knows the indicators by."""

from django.apps import AppConfig


class Indicators(AppConfig):
    name = "onir.desk.indicators"
    label = "indicators"
