"""What Django knows shared checks by."""

from django.apps import AppConfig


class Sharing(AppConfig):
    name = "onir.desk.sharing"
    label = "sharing"
