"""*Bulletins*: a document is chosen, read as it will be printed, taken along in every format, and frozen.

Every choice is in the address. The document stands in a frame, as the page of its own that it is: it brings its looks,
runs no script and loads nothing. What was frozen has pages of its own (`printing_runs`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp, csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from onir.bulletin.formats import FORMATS, Telling
from onir.desk.accounts.models import User
from onir.desk.api.forms import FORMS
from onir.desk.asking import day_of
from onir.desk.documents.kinds import PARTS, Asked, Kind, kinds, made, may_have
from onir.desk.door import rule
from onir.desk.drawer import draw
from onir.desk.entering import Field, chosen
from onir.desk.failures import status_of
from onir.desk.held import edition
from onir.desk.pages.agreements_acts import TONGUES
from onir.desk.pages.checking import download
from onir.desk.pages.columns import countries
from onir.desk.pages.places import regions
from onir.desk.pages.standing import Asked as Place
from onir.desk.pages.standing import choices
from onir.desk.pipeline.models import Project
from onir.desk.printing import apart, doing
from onir.desk.shown import may, person
from onir.desk.templatetags.speech import NAMES
from onir.desk.words import language
from onir.errors import BadInput, OnirError
from onir.language.messages import LANGUAGES, Sayable, msg
from onir.measure import Period
from onir.territory import country

TITLE = msg("Bulletins")
HINT = msg("Choose what the document is about.")
FRAME = msg("The document as it will be printed")
OF_ITS_OWN = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
}
"""A document loads nothing and runs nothing; its own sheet and its charts say how they look."""
OF_STATISTICS = ("country", "area", "indicator", "period", "as_of")
"""Words that official figures are asked by."""
LABELS = {
    "area": msg("Region"), "period": msg("Period"), "indicator": msg("Indicator"), "country": msg("Country"),
    "project": msg("Project"), "as_of": msg("As known on"),
}  # fmt: skip
MONTHS, PROJECTS = 24, 500
"""Months that are offered of a document of a month, the newest first; projects that a list offers."""
KEPT = 8
"""Documents drawn last, that a worker keeps for a minute: the page draws one, and the frame shows it."""
Options = Sequence[tuple[str, Sayable]]


@dataclass(frozen=True)
class Wanted:
    """What an address or a form asks for a person: which document, of what, and in which language it is shown."""

    by: User
    given: Mapping[str, str]

    @cached_property
    def kind(self) -> Kind:
        """The one named, of those the person may have; else the first."""
        open_to = {code: kind for code, kind in kinds().items() if may_have(kind, self.by)}
        return open_to.get(self.given.get("kind", "")) or next(iter(open_to.values()))

    @cached_property
    def place(self) -> Place:
        """The same as a question to official figures, which has the newest period where none is named."""
        said = ((name, self.given.get(name, "").strip()) for name in OF_STATISTICS)
        return Place(tuple((name, value) for name, value in said if value))

    @cached_property
    def words(self) -> dict[str, str]:
        """What is asked, all of it said, by the fields of the kind."""
        said = {name: self.given.get(name, "").strip() for name in self.kind.fields}
        if "indicator" in said:
            area = self.place.area
            said |= {"area": area.code if area else "", "indicator": self.place.indicator, "period": self.place.period}
        return {name: value for name, value in said.items() if value}

    @property
    def asked(self) -> Asked:
        said: dict[str, Any] = dict(self.words)
        return Asked(**said | {"as_of": day_of(said.get("as_of", "")), "more": self.more})

    @property
    def more(self) -> tuple[str, ...]:
        """Parts of models that were ticked, of those that the kind has."""
        return tuple(one for one in self.kind.optional if self.given.get(one))

    @property
    def told(self) -> dict[str, str]:
        """All of it as an address or a form tells it."""
        return {"kind": self.kind.code, **self.words, **dict.fromkeys(self.more, "yes")}

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return set(self.kind.needed) <= set(self.words)

    @property
    def tongue(self) -> str:
        """The language of the document."""
        named = self.given.get("document", "")
        return named if named in LANGUAGES else language()

    def query(self, tongue: str) -> str:
        return urlencode({**self.told, "document": tongue})


# -- the page -------------------------------------------------------------------------------------------------------


@rule("printing", "read")
@require_safe
@csp_update({"frame-src": ["'self'"]})
def page(request: HttpRequest) -> HttpResponse:
    """The choice, and below it the document in a frame with all that can be done with it."""
    return _page(request, Wanted(person(request), request.GET.dict()))


def _page(request: HttpRequest, wanted: Wanted, error: OnirError | None = None) -> HttpResponse:
    by, fields, shown = wanted.by, list(_fields(wanted)), {}
    try:
        shown = _document(wanted) if wanted.whole else {}
    except OnirError as fault:
        error = error or fault
    context = {
        "title": TITLE, "hint": HINT, "fields": fields, "spoken": NAMES.items(), "error": error,
        "runs": may(by, "printing.run", "read"), "may_freeze": may(by, "printing.run", "add"), **shown,
    }  # fmt: skip
    return render(request, "desk/printing.html", context, status=status_of(error) if error else 200)


def _document(wanted: Wanted) -> dict[str, Any]:
    """Where the document is shown and taken along; drawn once already, so that a refusal stands on this page."""
    _drawn(wanted)
    return {
        "query": wanted.query(wanted.tongue), "frame": FRAME, "forms": FORMATS,
        "tongues_of": [(one, NAMES[one], wanted.query(one)) for one in LANGUAGES],
        "words": wanted.told,
    }  # fmt: skip


def _drawn(wanted: Wanted) -> str:
    """The document as a page of its own, of this minute."""
    by, minute = wanted.by, timezone.now().replace(second=0, microsecond=0)
    return _kept(by, (by.role, *by.territory), wanted.kind.code, wanted.asked, (wanted.tongue, edition(), minute))


@lru_cache(KEPT)
def _kept(by: User, whose: object, kind: str, asked: Asked, when: tuple[str, object, object]) -> str:  # noqa: ARG001 - keys
    return Telling(made(kind, by, asked).document, when[0], draw=draw).made("html").decode()


# -- what can be chosen ---------------------------------------------------------------------------------------------


def _fields(wanted: Wanted) -> Iterator[Field]:
    """The kind, what that is asked for, and the language."""
    open_to = tuple((code, kind.name) for code, kind in kinds().items() if may_have(kind, wanted.by))
    yield Field("kind", msg("Document"), "choice", choices=open_to, given=(wanted.kind.code,))
    if "indicator" in wanted.kind.fields and len(wanted.place.countries) > 1:
        lands = tuple((code, country(code).nation) for code in wanted.place.countries)
        yield Field("country", LABELS["country"], "choice", choices=lands, given=(wanted.place.country,))
    for name in wanted.kind.fields:
        options, held = _options(wanted, name), wanted.words.get(name, "")
        kind = "choice" if options else {"as_of": "day"}.get(name, "text")
        yield Field(name, LABELS[name], kind, choices=tuple(options), given=(held,) if held else ())
    for name in wanted.kind.optional:
        yield Field(name, msg("Add: {part}", part=PARTS[name]), "tick", given=("yes",) * (name in wanted.more))
    yield Field("document", msg("Language of the document"), "choice", choices=chosen(TONGUES), given=(wanted.tongue,))


def _options(wanted: Wanted, name: str) -> Options:
    """What a field offers; nothing where it is filled in freely."""
    if name == "country":
        return countries(language())
    if name == "project":
        seen = Project.objects.visible_to(wanted.by).order_by("sort_key")[:PROJECTS]
        return [(one.code, one) for one in seen]
    if "indicator" not in wanted.kind.fields:
        return list(_months()) if name == "period" else regions(wanted.by) if name == "area" else []
    offered = choices(wanted.place)
    listed = {"area": "areas", "indicator": "indicators", "period": "periods"}.get(name, "")
    if not listed:
        return []
    nation = country(wanted.place.country).nation
    return [*([(nation.code, nation)] if name == "area" else []), *((one.value, one.name) for one in offered[listed])]


def _months() -> Iterator[tuple[str, Sayable]]:
    """The month under way and those before it."""
    year, month = timezone.localdate().year, timezone.localdate().month
    for _ in range(MONTHS):
        code = f"{year}-{month:02}"
        yield code, Period.parse(code)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)


# -- the document ---------------------------------------------------------------------------------------------------


@rule("printing", "read")
@require_safe
@xframe_options_sameorigin
@csp(OF_ITS_OWN)
def framed(request: HttpRequest) -> HttpResponse:
    """The document by itself, as the frame shows it."""
    return HttpResponse(_drawn(Wanted(person(request), request.GET.dict())))


@rule("printing", "draw")
@require_safe
def taken(request: HttpRequest, form: str) -> HttpResponse:
    """The document as a file."""
    wanted = Wanted(person(request), request.GET.dict())
    if form not in FORMATS:
        raise BadInput(msg("“{form}” is not a format of documents.", form=form))
    document, tongue = made(wanted.kind.code, wanted.by, wanted.asked).document, wanted.tongue
    files = apart.made(apart.Wanted(document, (tongue,), (form,)))
    return download(files[tongue, form], FORMS[form].kind, f"{document.name}.{tongue}.{form}")


@rule("printing.run", "add")
@require_POST
@csp_update({"frame-src": ["'self'"]})
def freeze(request: HttpRequest) -> HttpResponse:
    """The document in the languages that were ticked, kept as it is; then its page."""
    wanted = Wanted(person(request), request.POST.dict())
    try:
        run = doing.freeze(wanted.by, wanted.kind.code, wanted.asked, request.POST.getlist("language"))
    except OnirError as error:
        return _page(request, wanted, error)
    return redirect("printing_run", run.pk)


urlpatterns = [
    path("", page, name="printing"),
    path("page/", framed, name="printing_page"),
    path("freeze/", freeze, name="printing_freeze"),
    path("runs/", include("onir.desk.pages.printing_runs")),
    path("file.<slug:form>", taken, name="printing_taken"),
]
