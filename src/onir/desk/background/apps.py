"""What Django knows the jobs by."""

from django.apps import AppConfig


class Background(AppConfig):
    name = "onir.desk.background"
    label = "background"
