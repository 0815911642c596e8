"""A person's calendar feed, what of each deadline it sent last, and on which days letters reminded the person."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models

from onir.language.messages import LANGUAGES


def new_token() -> str:
    """The secret part of an address: 192 bits."""
    return secrets.token_urlsafe(24)


class CalendarFeed(models.Model):
    """Whoever has the address reads it, so a new one can be made at any time, and the old one is gone."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar")
    token = models.CharField(max_length=40, unique=True, default=new_token)
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.person)


class CalendarEntry(models.Model):
    """A deadline as it was sent last; `sequence` counts its changes, as RFC 5545 asks."""

    feed = models.ForeignKey(CalendarFeed, on_delete=models.CASCADE, related_name="entries")
    uid = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    day = models.DateField()
    title = models.TextField()
    address = models.CharField(max_length=300)
    sequence = models.PositiveIntegerField(default=0)
    cancelled = models.BooleanField(default=False)
    changed = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["feed", "uid"], name="a_deadline_once_a_feed")]

    def __str__(self) -> str:
        return self.uid


class Reminded(models.Model):
    """A person was sent the deadlines of a day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "day"], name="reminded_once_a_day")]

    def __str__(self) -> str:
        return f"{self.person}, {self.day}"
