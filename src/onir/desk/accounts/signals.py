"""A password that its owner has chosen need not be changed."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset
from django.dispatch import receiver

from onir.desk.accounts.models import User


@receiver((password_changed, password_reset))
def chosen(user: User, **_: Any) -> None:
    """The owner has chosen it."""
    user.must_change_password = False
    user.save(update_fields=["must_change_password"])
