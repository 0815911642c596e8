"""How what happened reaches a person: in which language, by a feed, and by e-mail if they like."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models

from onir.language.messages import LANGUAGES


def new_token() -> str:
    """An address's secret part: 192 bits."""
    return secrets.token_urlsafe(24)


class Delivery(models.Model):
    """`feed` and `stop` are secret parts of addresses: whoever has one reads the feed, or ends the letters."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="delivery")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    by_mail = models.BooleanField(default=True)
    feed = models.CharField(max_length=40, unique=True, default=new_token)
    stop = models.CharField(max_length=40, unique=True, default=new_token)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(language__in=list(LANGUAGES)), name="language_is_spoken"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.language})"

    @property
    def mails(self) -> bool:
        """Whether a letter reaches this person: the desk has a mail server, and they gave an address and want it."""
        return bool(settings.MAIL and self.by_mail and self.person.email and self.person.is_active)
