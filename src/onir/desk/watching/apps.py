"""What Django knows the watch list by."""

from django.apps import AppConfig


class Watching(AppConfig):
    name = "onir.desk.watching"
    label = "watching"
