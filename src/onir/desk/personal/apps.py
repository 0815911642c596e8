"""What Django knows the keeping of personal data by."""

from django.apps import AppConfig


class Personal(AppConfig):
    name = "onir.desk.personal"
    label = "personal"
