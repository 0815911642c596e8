"""What Django knows the accounts by."""

from django.apps import AppConfig


class Accounts(AppConfig):
    name = "onir.desk.accounts"
    label = "accounts"

    def ready(self) -> None:
        from onir.desk.accounts import signals  # noqa: F401, PLC0415 - a receiver is connected when it is loaded
