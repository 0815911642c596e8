"""Statuses that move along a table: which moves there are is data, and the database reads the same table.

An app keeps its moves in `data/moves.csv` (machine, before, after; an empty `before` is where a record begins), loaded
into a table of its own by the migration. A trigger refuses any other move, also of a bulk update or of raw SQL; what a
person hears is said by `permit`, before it comes to that. Nothing moves by itself: what is due soon or overdue is
reckoned, never stored.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import ClassVar

import pgtrigger
from django.db import models

from onir.errors import BadInput
from onir.language.messages import Message, msg


class PermittedMove(models.Model):
    """A move that the database lets through; `before` is empty for the status of a new record."""

    machine = models.CharField(max_length=20)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["machine", "before", "after"], name="%(app_label)s_move_once")
        ]

    def __str__(self) -> str:
        return f"{self.machine}: {self.before} → {self.after}"


@cache
def moves(package: str) -> tuple[tuple[str, str, str], ...]:
    """The rows of an app's table: machine, status before, status after."""
    text = files(package).joinpath("data", "moves.csv").read_text("utf-8")
    return tuple((row["machine"], row["before"], row["after"]) for row in csv.DictReader(text.splitlines()))


def after(package: str, machine: str, status: str) -> list[str]:
    """Where a record can go from a status."""
    return [end for name, begin, end in moves(package) if (name, begin) == (machine, status)]


def permit(package: str, machine: str, move: tuple[str, str], names: Mapping[str, Message]) -> None:
    """BadInput with the moves there are where a move is none of them."""
    before, wanted = move
    there = after(package, machine, before)
    if wanted in there:
        return
    accepted = msg("Accepted: {statuses}.", statuses=[names[status] for status in there]) if there else None
    raise BadInput(
        msg("From “{before}” there is no move to “{after}”.", before=names[before], after=names.get(wanted, wanted)),
        accepted=accepted or msg("“{status}” is an end: nothing follows it.", status=names[before]),
    )


def guard(machine: str, table: str) -> pgtrigger.Trigger:
    """The trigger that refuses a status which the table of moves does not lead to."""
    return pgtrigger.Trigger(
        name=f"{machine}_moves",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),  # type: ignore[no-untyped-call]
        when=pgtrigger.Before,
        func=f"""
            IF TG_OP = 'UPDATE' AND NEW.status = OLD.status THEN RETURN NEW; END IF;
            IF NOT EXISTS (
                SELECT FROM {table} WHERE machine = '{machine}' AND after = NEW.status
                AND before = CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END
            ) THEN
                RAISE EXCEPTION 'no move of {machine} to %', NEW.status USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )
