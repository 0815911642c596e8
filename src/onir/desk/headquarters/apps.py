"""What Django knows the headquarters by."""

from django.apps import AppConfig


class Headquarters(AppConfig):
    name = "onir.desk.headquarters"
    label = "headquarters"
