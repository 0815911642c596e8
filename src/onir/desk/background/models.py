"""What went wrong in a job, attempt by attempt: the queue itself keeps that one failed, and not why."""

from __future__ import annotations

from django.db import models


class Failure(models.Model):
    """`job` is its number in the queue; `said` is the error as the code says it."""

    job = models.BigIntegerField(db_index=True)
    name = models.CharField(max_length=128)
    attempt = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    said = models.TextField()

    def __str__(self) -> str:
        return f"{self.name} ({self.attempt}): {self.said}"
