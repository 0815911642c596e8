"""What Django knows agreements by."""

from django.apps import AppConfig


class Agreements(AppConfig):
    name = "onir.desk.agreements"
    label = "agreements"
