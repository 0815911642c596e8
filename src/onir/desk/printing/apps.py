"""What Django knows the printing of documents by."""

from django.apps import AppConfig


class Printing(AppConfig):
    name = "onir.desk.printing"
    label = "printing"
