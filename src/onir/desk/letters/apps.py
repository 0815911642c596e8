"""What Django knows the letters by."""

from django.apps import AppConfig


class Letters(AppConfig):
    name = "onir.desk.letters"
    label = "letters"
