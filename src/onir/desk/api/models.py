"""What the API keeps: tokens, of which only a fingerprint is known, what is left of everybody's allowance, what workers
remember together."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Good(models.Manager["Token"]):
    """Tokens that open something: neither withdrawn nor out of date, of people who may sign in as they are."""

    def get_queryset(self) -> models.QuerySet[Token]:
        own = super().get_queryset().select_related("by").filter(withdrawn=None, until__gte=date.today())
        return own.filter(by__is_active=True, by__must_change_password=False)


class Token(models.Model):
    """`start`: the first letters, by which its owner knows it again; `used`: the last day of use."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64, unique=True)
    start = models.CharField(max_length=12)
    scopes = ArrayField(models.CharField(max_length=20))
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateField()
    used = models.DateField(null=True)
    withdrawn = models.DateTimeField(null=True)

    every: ClassVar[models.Manager[Token]] = models.Manager()
    good: ClassVar[Good] = Good()

    def __str__(self) -> str:
        return self.name

    @property
    def past(self) -> bool:
        """Whether its last day is over."""
        return self.until < date.today()


class Allowance(models.Model):
    """When the allowance of a token or an address will be whole again; written by `limits` alone."""

    who = models.CharField(max_length=100, primary_key=True)
    whole_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.who


class Remembered(models.Model):
    """What all workers know for a while; written by `shared_cache` alone."""

    key = models.CharField(max_length=300, primary_key=True)
    value = models.TextField()
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
