"""What Django knows reconciling by."""

from django.apps import AppConfig


class Reconciling(AppConfig):
    name = "onir.desk.reconciling"
    label = "reconciling"
