"""A checked text that somebody shares: the text and what was found then, frozen, for some days.

Nothing else of a check is ever kept. What was found is kept as it was said, in every language, so that no later release
and no later version of Öñir changes it under a reader's eyes. Who has the address reads it: sharing means that.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

DAYS = (7, 30, 90)
"""For how long a text may be shared."""

USUAL = 30


def new_token() -> str:
    """An address's secret part: 192 bits."""
    return secrets.token_urlsafe(24)


def last_day(days: int = USUAL) -> date:
    """The last day on which what is shared today can be read."""
    return date.today() + timedelta(days=days)


class Open(models.Manager["Shared"]):
    """What can still be read."""

    def get_queryset(self) -> models.QuerySet[Shared]:
        return super().get_queryset().filter(until__gte=date.today())


class Shared(models.Model):
    """`report`: the JSON of the library; `told`: by language, what the page shows."""

    token = models.CharField(max_length=40, unique=True, default=new_token)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateField(default=last_day)
    report = models.JSONField()
    told = models.JSONField()

    every: ClassVar[models.Manager[Shared]] = models.Manager()
    objects: ClassVar[Open] = Open()

    def __str__(self) -> str:
        return str(self.report["text"])[:200]
