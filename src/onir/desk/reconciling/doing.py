"""Holding a file against our projects, and keeping the run: a file, its day, and what was found line by line.

A run compares the projects of one region that the person sees. It writes itself and the file, and nothing of ours: what
differs is mended on the project's own page. A project that is lost or cancelled is compared where the register has it,
and is not missed where it has not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.desk.pipeline.doing import documents
from onir.desk.pipeline.doing.permission import need, need_right
from onir.desk.pipeline.models import Project
from onir.desk.reconciling.comparing import Words, differing, unknown_stage, words
from onir.desk.reconciling.matching import Left, Ours, Pair, matched
from onir.desk.reconciling.models import Finding, Run
from onir.desk.reconciling.reading import Contents, Fault, Theirs, named, opened, read
from onir.desk.tracking import acting
from onir.figures.reading.grid import letters
from onir.language.messages import LANGUAGES

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

MOST_FAULTS = 1000


def reconcile(by: User, path: Path, region: str, places: Mapping[str, int] | None = None) -> Run:
    """The run of a file; `places`: which column stands for what, where the headings do not say it."""
    need_right(by, Run, "add")
    table, known = opened(path), words()
    chosen = table.places if places is None else places
    contents = read(table, chosen, region)
    contents.faults += _unknown(contents.rows, chosen, known)
    findings = list(_findings(matched(list(_ours(by, region)), contents.rows), known))
    before = Run.objects.filter(region=region).first()
    gone = _told_since(findings, before)
    with acting(by, f"register: {path.name}"):
        run = Run.objects.create(
            region=region, made_by=by, document=documents.source(by, path, "register"), before=before,
            rows=len(contents.rows), left_out=contents.left_out, gone=gone, columns=named(chosen, table.heads),
            faults=_said(contents),
        )  # fmt: skip
        need(by, "add", run)
        for one in findings:
            one.run = run
        Finding.objects.bulk_create(findings)
    return run


def _ours(by: User, region: str) -> Iterator[Ours]:
    held = Project.objects.visible_to(by).filter(region=region).select_related("sums", "stage", "status")
    for one in held.prefetch_related("parties__organisation").order_by("pk"):
        companies = [party.organisation for party in one.parties.all()]
        names = [name for each in companies for name in each.search_key.split(" | ") if name]
        titles = [title for title in one.search_key.split(" | ") if title]
        yield Ours(one, titles, frozenset(each.bin for each in companies if each.bin), names)


def _unknown(rows: Sequence[Theirs], places: Mapping[str, int], known: Words) -> Iterator[Fault]:
    for row in rows:
        if (what := unknown_stage(row, known)) is not None:
            yield Fault(row.row, letters(places["stage"]), what)


def _said(contents: Contents) -> list[list[Any]]:
    """The faults as they are kept: row, column, words in every language."""
    found = sorted(contents.faults, key=lambda one: (one.row, one.column))[:MOST_FAULTS]
    return [[one.row, one.column, {tongue: one.what.say(tongue) for tongue in LANGUAGES}] for one in found]


def _findings(found: Left, known: Words) -> Iterator[Finding]:
    for row in found.theirs:
        yield Finding(kind="theirs", row=row.row, told=_kept(row))
    for pair in sorted(found.pairs, key=lambda one: one.theirs.row):
        yield _pair(pair, known)
    for one in found.ours:
        if not one.project.status.freezes:
            yield Finding(kind="ours", project=one.project)


def _pair(pair: Pair, known: Words) -> Finding:
    told = differing(pair, known)
    return Finding(
        kind="differs" if told else "same", project=pair.ours.project, row=pair.theirs.row, told=_kept(pair.theirs),
        way=pair.way, sure=pair.sure, likeness=pair.likeness, differing=told,
    )  # fmt: skip


def _kept(row: Theirs) -> dict[str, str]:
    """The cells of a row, and its sum as an amount."""
    sums = {"amount": f"{row.sum.value:f}", "currency": row.unit.currency} if row.sum else {}
    return dict(row.told) | sums


def _told_since(findings: Sequence[Finding], before: Run | None) -> int:
    """Marks what is new or was found otherwise in the run before; how many lines of that are no more."""
    if before is None:
        return 0
    then = {one.key: (one.kind, one.differing) for one in Finding.objects.filter(run=before)}
    for one in findings:
        was = then.get(one.key)
        now = one.kind, {name: list(said) for name, said in one.differing.items()}
        one.since = "new" if was is None else "" if was == now else "changed"
    return len(then.keys() - {one.key for one in findings})
