"""Keeping what was shown, whole or not at all: through the doors, under the person's name, with the file beside it.

The workbook itself is kept as a document, and each new project says from which file, sheet and row it came.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.desk.exchange.plan import Change, Known, Plan, plan
from onir.desk.exchange.reading import Chosen, Contents, Line, read
from onir.desk.pipeline import files
from onir.desk.pipeline.doing import ledgers, projects, records
from onir.desk.pipeline.models import Document, Organisation, Party, Project
from onir.desk.pipeline.spelling import company
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User


def looked_at(by: User, path: Path, chosen: Chosen | None = None) -> tuple[Contents, Plan]:
    """A workbook read and held against what is there, at once."""
    contents = Contents()
    for _ in read(path, contents, chosen):
        pass
    return contents, plan(by, contents)


def store(by: User, path: Path, chosen: Chosen | None = None) -> Plan:
    """Everything or nothing; BadInput where a fault is left."""
    contents, made = looked_at(by, path, chosen)
    if made.faults:
        raise BadInput(
            msg("The workbook has faults, so nothing of it is kept: {n}.", n=len(made.faults)),
            then=msg("Mend them and hand it in again."),
        )
    reason = f"import: {path.name}"
    with acting(by, reason):
        source = _kept(by, path)
        entered = {line.values["code"]: _new(by, line, source, reason) for line in made.new["projects"]}
        for change in made.changes["projects"]:
            records.change(by, change.held, change.held.edition, reason=reason, **_after(change))
        _parties(by, contents.lines["parties"], made, entered, reason)
        for code in ("figures", "jobs"):
            for line in made.new[code]:
                _figure(by, code, line, _project(line, entered))
            for change in made.changes[code]:
                ledgers.correct(by, change.held, reason=reason, **_after(change))
    return made


def _kept(by: User, path: Path) -> str:
    """The hash of the file, which the desk now has as a document of nobody but who may read all of them."""
    content = path.read_bytes()
    kept = files.keep(content, path.name)
    Document.objects.create(
        kind="other", title=f"import: {path.name}"[:300], file_name=path.name[-255:], media_type=kept.media_type,
        size=kept.size, sha256=kept.sha256, created_by=by,
    )  # fmt: skip
    return kept.sha256


def _new(by: User, line: Line, source: str, reason: str) -> Project:
    given = {key: one for key, one in line.values.items() if key not in ("code", "stage", "stage_since", "status")}
    given["imported_from"] = f"{source} {line.sheet}!{line.row}"[:200]
    stage, since = line.values.get("stage", "lead"), line.values.get("stage_since")
    return projects.enter(by, stage=stage, on=since, reason=reason, code=line.values["code"], **given)


def _after(change: Change) -> dict[str, Any]:
    return {key: after for key, (_, after) in change.fields.items()}


def _project(line: Line, entered: Mapping[str, Project]) -> Project:
    code = line.values["project"]
    return entered.get(code) or Project.objects.get(code=code)


def _parties(by: User, lines: list[Line], made: Plan, entered: Mapping[str, Project], reason: str) -> None:
    known, new = Known(lines), dict[Any, Organisation]()
    for line in made.new["parties"]:
        values = line.values
        key = values.get("bin") or (company(values["organisation"]), values["country"])
        found = known.find(line) or new.get(key)
        if found is None:
            draft = {"name": values["organisation"], "country": values["country"], "bin": values.get("bin")}
            found = new[key] = records.enter(by, Organisation, reason=reason, **draft)
        project, share = _project(line, entered), values.get("share")
        records.enter(by, Party, reason=reason, project=project, organisation=found, role=values["role"], share=share)
    for change in made.changes["parties"]:
        records.change(by, change.held, change.held.edition, reason=reason, **_after(change))


def _figure(by: User, code: str, line: Line, project: Project) -> None:
    given = {key: one for key, one in line.values.items() if key != "project"}
    given.setdefault("source", "import")
    if code == "jobs":
        ledgers.add_jobs(by, project, given.pop("kind"), given.pop("number"), **given)
        return
    if "rate" in given:
        given = {"rate_date": given["as_of"], "rate_source": "import"} | given
    ledgers.add_investment(by, project, given.pop("kind"), given.pop("amount"), **given)
