"""The one door to frozen runs: freeze a document, approve a run, send it or note that it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from onir import __version__
from onir.bulletin.formats import FORMATS
from onir.bulletin.told import begun
from onir.desk.documents import kinds
from onir.desk.documents.kinds import Asked, Made
from onir.desk.held import store
from onir.desk.letters.doing import an_address
from onir.desk.pages.places import HOME
from onir.desk.pipeline import files
from onir.desk.pipeline.doing.permission import need, need_right, need_sight
from onir.desk.pipeline.models import Project
from onir.desk.printing import apart
from onir.desk.printing.models import Approval, Dispatch, File, Run
from onir.desk.tracking import acting
from onir.errors import BadInput, NotAllowed
from onir.figures.keeping.shelf import home
from onir.language.messages import LANGUAGES, msg
from onir.territory import area

if TYPE_CHECKING:
    from onir.bulletin.document import Document
    from onir.desk.accounts.models import User
    from onir.figures import Vintage


def freeze(by: User, kind: str, asked: Asked, languages: Sequence[str]) -> Run:
    """The document as it is drawn now, in those languages and every format, kept with all that it was drawn from."""
    need_right(by, Run, "add")
    chosen = [one for one in LANGUAGES if one in languages]
    if not chosen:
        raise BadInput(msg("Choose a language."))
    made = kinds.made(kind, by, asked)
    drawn = apart.made(apart.Wanted(made.document, chosen, FORMATS))
    with acting(by, made.document.name):
        run: Run = Run.objects.create(
            frozen_by=by, kind=kind, period=asked.period, **_told(made), **_whose(by, asked, made)
        )
        need(by, "add", run)
        File.objects.bulk_create(_file(run, *name, content) for name, content in drawn.items())
    return run


def _told(made: Made) -> dict[str, Any]:
    document = made.document
    return {
        "name": document.name, "titles": {one: begun(document.title, one) for one in LANGUAGES},
        "asked": made.inputs["asked"], "records": made.inputs["records"], "vintages": vintages_of(document),
        "corrections": corrections(), "version": __version__,
    }  # fmt: skip


def _whose(by: User, asked: Asked, made: Made) -> dict[str, Any]:
    """Where a run belongs: with its project or region; else where the person works whose records it tells.

    It is restricted where records were read and the person sees restricted projects among them.
    """
    if asked.project:
        project = Project.objects.visible_to(by).get(code=asked.project)
        return {"project": project, "area": project.region, "confidentiality": project.confidentiality}
    own = by.territory[0] if len(by.territory) == 1 else HOME
    place = area(asked.area).code if asked.area else own
    among = Project.objects.visible_to(by).filter(confidentiality="restricted")
    among = among.filter(region=place) if asked.area and "-" in place else among
    restricted = made.inputs["records"] is not None and among.exists()
    return {"area": place, "confidentiality": "restricted" if restricted else "internal"}


def _file(run: Run, language: str, form: str, content: bytes) -> File:
    return File(run=run, language=language, form=form, sha256=files.store(content), size=len(content))


def vintages_of(document: Document) -> list[dict[str, Any]]:
    """The tables that its sources name, in the order of the document: each with its release and its seal."""
    held = {one.key: one for one in store().vintages()}
    keys = dict.fromkeys(note.key for note in document.notes if note.key in held)
    return [_sealed(held[key]) for key in keys]


def _sealed(vintage: Vintage) -> dict[str, Any]:
    said = {f"{name}_{one}": getattr(vintage, name).say(one) for name in ("title", "publisher") for one in LANGUAGES}
    return vintage.as_dict() | said | {"sha256": vintage.sha256}


def corrections() -> str:
    """The seal of the known errors entered here, which figures are shown beside; nothing where there are none."""
    file = home() / "corrections.csv"
    return sha256(file.read_bytes()).hexdigest() if file.exists() else ""


def approve(by: User, run: Run, *, note: str = "") -> Approval:
    """Stand for a run; NotAllowed for whoever froze it."""
    need(by, "approve", run)
    if run.frozen_by_id == by.pk:
        raise NotAllowed(
            msg("Whoever froze a document does not approve it."), then=msg("Ask somebody else who may approve.")
        )
    if hasattr(run, "approval"):
        raise BadInput(msg("This document is approved already."))
    with acting(by, note):
        approval: Approval = Approval.objects.create(run=run, by=by, note=note)
    return approval


def note_sent(by: User, run: Run, *, way: str, sent_on: date, files: Sequence[str], **given: Any) -> Dispatch:
    """Note to whom an approved run was sent, by hand of whoever sent it; `files` such as `kk.pdf`."""
    need(by, "send", run)
    _sendable(by, run, files, given)
    if sent_on > timezone.localdate():
        raise BadInput(msg("{day} is still to come.", day=str(sent_on)), accepted=msg("Accepted: a day up to today."))
    with acting(by, given.get("note", "")):
        row: Dispatch = Dispatch.objects.create(run=run, by=by, way=way, sent_on=sent_on, files=list(files), **given)
    return row


def send(by: User, run: Run, *, address: str = "", files: Sequence[str], language: str, **given: Any) -> None:
    """Have a letter written with the files, to the contact or else to an office; once the server has taken
    it, it stands in the list of whom the run was sent to."""
    from onir.desk.printing.jobs import send_run  # noqa: PLC0415 - jobs are loaded once the apps are

    need(by, "send", run)
    _sendable(by, run, files, given)
    contact = given.get("contact")
    address = address if contact is None else next(iter(contact.emails), "")
    if not settings.MAIL or not address:
        raise BadInput(msg("There is no address to send the letter to."), then=msg("Give an e-mail address."))
    an_address(address)
    send_run.later(
        run=run.pk, by=by.pk, letter=str(uuid4()), address=address, files=list(files), language=language,
        office=given.get("office", ""), contact=None if contact is None else contact.pk, note=given.get("note", ""),
    )  # fmt: skip


def _sendable(by: User, run: Run, chosen: Iterable[str], given: dict[str, Any]) -> None:
    """BadInput where it is not approved, names nobody or no file of its own; NotAllowed for a contact not seen."""
    if not hasattr(run, "approval"):
        raise BadInput(msg("A document is approved before it is sent."))
    if not given.get("office", "").strip() and given.get("contact") is None:
        raise BadInput(msg("Say to whom it was sent: a body, a person, or both."))
    own = {f"{one.language}.{one.form}" for one in run.files.all()}
    if not (named := set(chosen)) or not named <= own:
        raise BadInput(msg("Choose the files that were sent."))
    need_sight(by, [given.get("contact")])


def content(file: File) -> bytes:
    """The very bytes that were frozen; NotHeld where they are gone or are not what was kept."""
    return files.read(file.sha256)
