"""What Django knows the API by."""

from django.apps import AppConfig


class Api(AppConfig):
    name = "onir.desk.api"
    label = "api"
