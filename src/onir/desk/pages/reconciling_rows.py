"""Lines of a run as a page shows them: both sides, how sure it is that they are one project, and what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse

from onir.desk.accounts.models import User
from onir.desk.pages.cards import NONE, address, in_full
from onir.desk.reconciling.columns import FIELDS
from onir.desk.reconciling.models import KINDS, SINCE, SURE, WAYS, Finding, Run
from onir.desk.shown import Cell, Table, may
from onir.desk.words import language
from onir.figures.vintage import Released
from onir.language.messages import Sayable, msg

HEADS: Sequence[Sayable] = (
    msg("Project"), msg("What was found"), msg("Here"), msg("In the register"), msg("How sure"), msg("What differs"),
)  # fmt: skip
MENDED = {"sum": "investment", "jobs": "jobs", "investor": "parties", "start": "record", "launch": "record",
          "title": "record", "stage": ""}  # fmt: skip
"""The part of a project's page where each field is mended."""


def row_of(by: User, one: Finding, named: Mapping[str, Any]) -> list[Cell]:
    """A line of the table, which leads to what can be done about it; `named`: stages and statuses by code."""
    title = one.project or one.told.get("title") or one.told.get("number", "")
    return [
        Cell(title, _where(by, one)),
        Cell(KINDS[one.kind], below=[SINCE[one.since]] if one.since else []),
        Cell(one.project.code, address(one.project.pk)) if one.project else Cell(NONE),
        Cell(_there(one), below=list(_row(one))),
        Cell(SURE[one.sure], below=list(_way(one))) if one.sure else Cell(NONE),
        _differing(one, named),
    ]  # fmt: skip


def _where(by: User, one: Finding) -> str:
    """The project; of a row that only the register has, where it can be made ours."""
    if one.project:
        return address(one.project.pk) + _anchor(one)
    if may(by, "pipeline.project", "add") or may(by, "pipeline.lead", "add"):
        return reverse("reconciling_take", args=[one.run_id, one.pk])
    return ""


def _anchor(one: Finding) -> str:
    first = next(iter(one.differing), "")
    return f"#{MENDED[first]}" if MENDED.get(first) else ""


def _there(one: Finding) -> str:
    return one.told.get("title") or one.told.get("number") or NONE


def _row(one: Finding) -> Iterator[Sayable]:
    if one.row:
        yield msg("row {n}", n=one.row)
    if one.told.get("number"):
        yield msg("number in the register: {number}", number=one.told["number"])


def _way(one: Finding) -> Iterator[Sayable]:
    yield WAYS[one.way]
    yield msg("titles alike: {n}%", n=one.likeness or 0)


def _differing(one: Finding, named: Mapping[str, Any]) -> Cell:
    """Each field with both sides below; it leads to where the first of them is mended."""
    if not one.differing:
        return Cell(NONE)
    told = [
        msg("{field}: here {here}, in the register {there}", field=FIELDS[name], here=_said(name, here, one, named),
            there=_said(name, there, one, named))
        for name, (here, there) in one.differing.items()
    ]  # fmt: skip
    assert one.project is not None
    return Cell(msg("Mend it here"), address(one.project.pk) + _anchor(one), below=told)


def _said(name: str, value: str, one: Finding, named: Mapping[str, Any]) -> Sayable | str:
    """A value of a field in words."""
    if not value:
        return msg("nothing")
    if name == "sum":
        return in_full(Decimal(value), one.told.get("currency", "KZT"))
    if name == "stage":
        known: Sayable | str = named.get(value, value)
        return known
    if name in ("start", "launch") and len(value) == 10 and value[4] == "-":
        return Released(value)
    return value


def fault_table(run: Run) -> Table:
    """What of the file could not be read, cell by cell."""
    tongue = language()
    rows: list[Sequence[Cell]] = [
        [Cell(str(row)), Cell(column), Cell(words.get(tongue, words["en"]))] for row, column, words in run.faults
    ]
    return Table((msg("Row"), msg("Column"), msg("What is wrong")), rows, msg("None."))


def told(one: Finding) -> list[Any]:
    """The cells of a row as facts."""
    values: dict[str, Any] = {name: one.told[name] for name in FIELDS if name in one.told}
    if "amount" in one.told:
        values["sum"] = in_full(Decimal(one.told["amount"]), one.told["currency"])
    return [(FIELDS[name], Cell(value)) for name, value in values.items()]
