"""What Django knows backups by; they have no tables, and a job of their own."""

from django.apps import AppConfig


class Backups(AppConfig):
    name = "onir.desk.backups"
    label = "backups"
