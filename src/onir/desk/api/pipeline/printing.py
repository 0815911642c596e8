"""`bulletins`: frozen documents with what they were drawn from, who approved them, to whom they went; their files."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from onir.bulletin.formats import FORMATS
from onir.desk.api.forms import as_json, named
from onir.desk.api.offering import offered
from onir.desk.api.pipeline import shapes
from onir.desk.api.pipeline.rows import Paging, Region, asker, of_region, page, told
from onir.desk.api.shapes import Shape
from onir.desk.api.words import Words, choice, word
from onir.desk.pipeline.models import Contact
from onir.desk.printing.doing import content
from onir.desk.printing.models import File, Run
from onir.desk.rules import Action
from onir.errors import NotHeld
from onir.language.messages import marked, msg

router = Router()
Number = Annotated[int, choice(marked("A frozen document, by its number."))]


class FrozenFile(Shape):
    language: str
    form: str
    sha256: str
    size: int


class Approval(Shape):
    by: str
    at: shapes.Moment
    note: str


class Dispatch(Shape):
    """`contact`: the number of the contact it went to, where you see it."""

    office: str
    contact: int | None
    address: str
    way: str
    sent_on: shapes.Day
    files: list[str]
    note: str
    by: str
    at: shapes.Moment


class Frozen(Shape):
    """`asked`: the question; `vintages`: the tables it was drawn from, each with its SHA-256."""

    id: int
    kind: str
    area: str
    period: str
    name: str
    titles: dict[str, str]
    asked: dict[str, str | None]
    vintages: list[dict[str, str]]
    corrections: str
    version: str
    frozen_by: str
    frozen_at: shapes.Moment
    approval: Approval | None
    files: list[FrozenFile]
    dispatches: list[Dispatch]


class Listing(Paging):
    region: Region | None = None
    kind: Annotated[str | None, word(marked("A kind of document, such as release."))] = None


@router.get(
    "/bulletins/list",
    **offered(
        "bulletins list",
        Action("printing.run", "read"),
        marked("List the frozen documents that you see."),
        words=Listing,
        answer=shapes.Page[Frozen],
    ),
)
def list_(request: HttpRequest, asked: Query[Listing]) -> HttpResponseBase:
    by = asker(request)
    rows = of_region(Run.objects.visible_to(by), asked.region, "area")
    rows = rows if asked.kind is None else rows.filter(kind=asked.kind.replace("\0", ""))
    seen = set(Contact.objects.visible_to(by).filter(dispatches__isnull=False).values_list("pk", flat=True))
    whole = (
        rows.defer("records").select_related("frozen_by", "approval__by").prefetch_related("files", "dispatches__by")
    )
    return as_json(page(asked, whole, lambda run: _frozen(run, seen)))


def _frozen(run: Any, seen: set[int]) -> dict[str, Any]:
    approval = getattr(run, "approval", None)
    return told(
        run, Frozen, approval=approval and told(approval, Approval),
        files=[told(one, FrozenFile) for one in run.files.all()],
        dispatches=[
            told(one, Dispatch, contact=one.contact_id if one.contact_id in seen else None)
            for one in run.dispatches.all()
        ],
    )  # fmt: skip


class Naming(Words):
    number: Number
    language: Annotated[Literal["kk", "ru", "en"], choice(marked("The language of the file."))]
    format: Annotated[Literal["html", "pdf", "docx", "xlsx", "md"], choice(marked("The format of the file."))]


@router.get(
    "/bulletins/file",
    **offered(
        "bulletins file",
        Action("printing.run", "read"),
        marked("A file of a frozen document, byte for byte as it was frozen."),
        words=Naming,
        forms=FORMATS,
    ),
)
def file(request: HttpRequest, asked: Query[Naming]) -> HttpResponse:
    runs = Run.objects.visible_to(asker(request)).filter(pk=asked.number)
    one = File.objects.filter(run__in=runs, language=asked.language, form=asked.format).first()
    if one is None:
        raise NotHeld(msg("There is no such file of a frozen document here for you."))
    return named(content(one), one.form, str(one).rpartition(".")[0])
