"""Keeping what was shown, whole or not at all: through the doors, under the person's name, with the file beside it.

The workbook itself is kept as a document, and each new project says from which file, sheet and row it came. New rows go
in by the thousand, since a question for each of them is what takes long; the triggers of the database see every one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from onir.desk.exchange.plan import LEDGERS, Change, Known, Plan, plan
from onir.desk.exchange.reading import Chosen, Contents, Line, read
from onir.desk.exchange.signed import lines_of
from onir.desk.exchange.signed_in import keep_signed
from onir.desk.pipeline.doing import documents, ledgers, projects, records
from onir.desk.pipeline.models import Document, Organisation, Party, Project
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

STEP = 1000
"""Rows that go in at once, after which progress is told."""
Row = TypeVar("Row")


@dataclass
class Kept:
    """What the rows of a workbook became so far: projects by code, organisations by `Known.key`."""

    by: User
    reason: str
    document: Document
    projects: dict[str, Project] = field(default_factory=dict)
    organisations: dict[Any, Organisation] = field(default_factory=dict)

    def project(self, line: Line) -> Project:
        return self.projects[line.values["project"]]

    def organisation(self, known: Known, line: Line) -> Organisation:
        """The one that is held, or was entered for this workbook."""
        return known.find(line) or self.organisations[Known.key(line)]


def looked_at(by: User, path: Path, chosen: Chosen | None = None) -> tuple[Contents, Plan]:
    """A workbook read and held against what is there, at once."""
    contents = Contents()
    for _ in read(path, contents, chosen):
        pass
    return contents, plan(by, contents)


def store(by: User, path: Path, chosen: Chosen | None = None) -> Plan:
    """Everything or nothing; BadInput where a fault is left."""
    contents, made = looked_at(by, path, chosen)
    for _ in keep(by, path, contents, made):
        pass
    return made


def keep(by: User, path: Path, contents: Contents, made: Plan) -> Iterator[int]:
    """The same of a workbook that was looked at just now; says how many rows are in. Nothing is, before it ends."""
    if made.faults:
        raise BadInput(
            msg("The workbook has faults, so nothing of it is kept: {n}.", n=len(made.faults)),
            then=msg("Mend them and hand it in again."),
        )
    reason, rows = f"import: {path.name}", 0
    with acting(by, reason):
        kept = Kept(by, reason, documents.source(by, path, "import"))
        for count in _steps(kept, contents, made):
            rows += count
            yield rows


def _steps(kept: Kept, contents: Contents, made: Plan) -> Iterator[int]:
    yield from _projects(kept, made)
    kept.projects.update(_named(contents, kept.projects))
    known = Known([*contents.lines["parties"], *lines_of(contents)])
    _organisations(kept, known, [*made.new["parties"], *made.new["signatories"], *made.new["obligations"]])
    yield from _parties(kept, known, made)
    for code, model in LEDGERS.items():
        for lines in _by_step(made.new[code]):
            figures = [(kept.project(line), _figure(line)) for line in lines]
            ledgers.add_many(kept.by, model, figures, reason=kept.reason)
            yield len(lines)
        for changes in _by_step(made.changes[code]):
            corrected = [(change.held, _after(change)) for change in changes]
            ledgers.correct_many(kept.by, model, corrected, reason=kept.reason)
            yield len(changes)
    yield from keep_signed(kept, made, known)


def _by_step(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    left = iter(rows)
    while batch := list(islice(left, STEP)):
        yield batch


def _projects(kept: Kept, made: Plan) -> Iterator[int]:
    for lines in _by_step(made.new["projects"]):
        entered = projects.enter_many(kept.by, [_draft(kept, line) for line in lines], reason=kept.reason)
        kept.projects.update((one.code, one) for one in entered)
        yield len(lines)
    yield from _changed(kept, made.changes["projects"])


def _draft(kept: Kept, line: Line) -> projects.Draft:
    given = {key: one for key, one in line.values.items() if key not in ("code", "stage", "stage_since", "status")}
    given["imported_from"] = f"{kept.document.sha256} {line.sheet}!{line.row}"[:200]
    stage, since = line.values.get("stage", "lead"), line.values.get("stage_since")
    return projects.Draft(given, stage, since, line.values["code"])


def _changed(kept: Kept, changes: Sequence[Change]) -> Iterator[int]:
    for some in _by_step(changes):
        for change in some:
            records.change(kept.by, change.held, change.held.edition, reason=kept.reason, **_after(change))
        yield len(some)


def _after(change: Change) -> dict[str, Any]:
    return {key: after for key, (_, after) in change.fields.items()}


def _named(contents: Contents, entered: Mapping[str, Project]) -> dict[str, Project]:
    """Projects that were there before and that rows name."""
    codes = {line.values["project"] for lines in contents.lines.values() for line in lines if "project" in line.values}
    return {one.code: one for one in Project.objects.filter(code__in=codes - entered.keys())}


def _organisations(kept: Kept, known: Known, lines: Iterable[Line]) -> None:
    """Those that rows name and that are not held."""
    new: dict[Any, Mapping[str, Any]] = {}
    for line in lines:
        if known.find(line) is None:
            new.setdefault(Known.key(line), line.values)
    for some in _by_step(new.items()):
        drafts = [{"name": one["organisation"], "country": one["country"], "bin": one.get("bin")} for _, one in some]
        entered = records.enter_many(kept.by, Organisation, drafts, reason=kept.reason)
        kept.organisations.update(zip((key for key, _ in some), entered, strict=True))


def _parties(kept: Kept, known: Known, made: Plan) -> Iterator[int]:
    for batch in _by_step(made.new["parties"]):
        parties = [_party(kept, known, line) for line in batch]
        records.enter_many(kept.by, Party, parties, reason=kept.reason)
        yield len(batch)
    yield from _changed(kept, made.changes["parties"])


def _party(kept: Kept, known: Known, line: Line) -> dict[str, Any]:
    told = {"role": line.values["role"], "share": line.values.get("share")}
    return {"project": kept.project(line), "organisation": kept.organisation(known, line), **told}


def _figure(line: Line) -> dict[str, Any]:
    given = {"source": "import"} | {key: one for key, one in line.values.items() if key != "project"}
    return {"rate_date": given["as_of"], "rate_source": "import"} | given if "rate" in given else given
