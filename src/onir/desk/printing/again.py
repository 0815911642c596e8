"""A frozen run drawn again from its question: do today's tables and today's Öñir make the same bytes, and if not, why?

The frozen files stay what they are, whatever comes out here: they are what was approved and sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from onir import __version__
from onir.desk.documents import kinds
from onir.desk.documents.kinds import Asked, Made
from onir.desk.printing import apart
from onir.desk.printing.doing import corrections, vintages_of
from onir.desk.printing.models import File, Run
from onir.figures.vintage import Released
from onir.language.messages import Message, Wording, msg


class Again(NamedTuple):
    """`same` and `other`: files that came out as they were, and those that did not; `why`: what differs, in words."""

    same: Sequence[File]
    other: Sequence[File]
    why: Sequence[Message]


def drawn_again(run: Run) -> Again:
    """The run drawn anew, of what the person who froze it may read, held against its hashes."""
    made, held = kinds.made(run.kind, run.frozen_by, asked_of(run)), list(run.files.all())
    languages, forms = (list(dict.fromkeys(getattr(one, name) for one in held)) for name in ("language", "form"))
    drawn = apart.made(apart.Wanted(made.document, languages, forms))
    same = [one for one in held if sha256(drawn[one.language, one.form]).hexdigest() == one.sha256]
    other = [one for one in held if one not in same]
    return Again(same, other, list(_why(run, made)) if other else [])


def asked_of(run: Run) -> Asked:
    """The question as it was asked, of the same day of the pipeline."""
    said: dict[str, Any] = {name: value for name, value in run.asked.items() if value is not None}
    return Asked(**said | {name: date.fromisoformat(said[name]) for name in ("as_of", "on") if name in said})


def _why(run: Run, made: Made) -> Iterator[Message]:
    before, after = (
        {one["table"]: one for one in reversed(some)} for some in (run.vintages, vintages_of(made.document))
    )
    for table in dict.fromkeys((*before, *after)):
        yield from _of_table(before.get(table), after.get(table))
    if run.records != made.inputs["records"]:
        yield msg("Records of the pipeline that it tells have changed since.")
    if run.corrections != corrections():
        yield msg("The known errors entered here have changed since.")
    if run.version != __version__:
        yield msg("It was drawn by Öñir {then}; this is {now}.", then=run.version, now=__version__)


def _of_table(was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> Iterator[Message]:
    if was is None and now is not None:
        yield msg("Another table is used now: {table}.", table=Wording.of(now, "title"))
    elif was is not None and now is None:
        yield msg("A table is no longer used: {table}.", table=Wording.of(was, "title"))
    elif was is not None and now is not None and was["sha256"] != now["sha256"]:
        yield msg(
            "“{table}”: released {then} when it was drawn, {now} today.",
            table=Wording.of(was, "title"), then=Released(was["released"]), now=Released(now["released"]),
        )  # fmt: skip
