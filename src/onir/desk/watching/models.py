"""What is watched by whom, with the answer it had; and notices of what changed, kept as they were said.

A text that somebody watches is kept because they asked for it, is read by nobody else, and is deleted with the watch.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

KINDS = ("standing", "figure", "text")


class Watch(models.Model):
    """`subject` is what is asked, `key` its seal; `answer` are the parts of the answer when it was last looked at."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])
    subject = models.JSONField()
    key = models.CharField(max_length=64)
    answer = models.JSONField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "key"], name="watched_once"),
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key[:8]}"


class Notice(models.Model):
    """`told`: by language, what changed; `address`: where it stands, without the language; `due`: a letter is owed."""

    name = models.UUIDField(default=uuid.uuid4, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    watch = models.ForeignKey(Watch, on_delete=models.CASCADE)
    told = models.JSONField()
    address = models.CharField(max_length=2000)
    due = models.BooleanField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "-made"], name="notices_of_a_person")]

    def __str__(self) -> str:
        return str(self.name)


class Looked(models.Model):
    """When everything watched was last looked at, and at which figures: one row."""

    figures = models.CharField(max_length=64)
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.day} {self.figures}"
