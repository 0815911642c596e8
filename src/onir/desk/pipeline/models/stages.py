"""How far and how well: stages, statuses, reasons, permitted moves and what a stage asks for, as tables with days.

They are filled from `data/` by the migration, and a change of law or of an office's way is a change of rows.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from onir.desk.pipeline.models.ways import reordered
from onir.desk.tracking import tracked
from onir.language.messages import Wording


class Named(models.Model):
    """A code with its name in three languages, in the order of its list."""

    code = models.CharField(max_length=30, primary_key=True)
    place = models.PositiveSmallIntegerField()
    name_en = models.CharField(max_length=100)
    name_ru = models.CharField(max_length=100)
    name_kk = models.CharField(max_length=100)

    class Meta:
        abstract = True
        ordering: ClassVar = ["place"]

    @property
    def name(self) -> Wording:
        return Wording(self.name_en, self.name_ru, self.name_kk)

    def say(self, language: str, form: str = "") -> str:
        """The name, as a Sayable."""
        return self.name.say(language, form)

    def __str__(self) -> str:
        return self.name_en


@tracked()
class Stage(Named):
    """`kind`: open, won, lost or hold; `days_to_rot`: after so many days without an event a project counts as stale."""

    kind = models.CharField(max_length=10)
    phase = models.CharField(max_length=20)
    days_to_rot = models.PositiveSmallIntegerField()

    class Meta(Named.Meta):
        triggers: ClassVar = [reordered()]


@tracked()
class Status(Named):
    """`freezes`: a project in it changes its stage no more."""

    kind = models.CharField(max_length=10)
    needs_reason = models.BooleanField()
    freezes = models.BooleanField()


@tracked()
class Reason(models.Model):
    """An answer to why a project is late, halted or lost."""

    status = models.ForeignKey(Status, models.PROTECT, related_name="reasons")
    code = models.CharField(max_length=30)
    name_en = models.CharField(max_length=100)
    name_ru = models.CharField(max_length=100)
    name_kk = models.CharField(max_length=100)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["status", "code"], name="reason_once")]

    @property
    def name(self) -> Wording:
        return Wording(self.name_en, self.name_ru, self.name_kk)

    def __str__(self) -> str:
        return self.name_en


@tracked()
class Transition(models.Model):
    """A permitted move: forward by a step, a skip, or back."""

    stage_from = models.ForeignKey(Stage, models.PROTECT, related_name="ways_on")
    stage_to = models.ForeignKey(Stage, models.PROTECT, related_name="ways_in")
    kind = models.CharField(max_length=10)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["stage_from", "stage_to"], name="transition_once")]

    def __str__(self) -> str:
        return f"{self.stage_from_id} → {self.stage_to_id}"


@tracked()
class Gate(models.Model):
    """Something that a stage asks for, from a day, up to a day, in a legal regime (all of them where it is blank)."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="gates")
    check_name = models.CharField(max_length=30)
    from_date = models.DateField(null=True, blank=True)
    to_date = models.DateField(null=True, blank=True)
    regime = models.CharField(max_length=30, blank=True)
    may_be_unknown = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.stage_id}: {self.check_name}"
