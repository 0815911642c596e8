"""`check`: the claims of a text, each with its verdict; as JSON, as a page, as PDF, or as ClaimReview."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from onir.bulletin.printed import checked_pdf
from onir.claims.telling.claim_review import Reviewer, claim_reviews
from onir.claims.telling.page import page
from onir.desk.answers import asked as question
from onir.desk.answers import report_of
from onir.desk.api.description import named
from onir.desk.api.forms import as_json, as_text, attached, form_of
from onir.desk.api.gate import comer
from onir.desk.api.offering import offered
from onir.desk.api.verbs.read import CHECK, Published
from onir.desk.api.verbs.texts import of_text, text_of
from onir.desk.api.words import AsOf, Words, choice, day, word
from onir.desk.rules import Action
from onir.desk.words import language
from onir.errors import BadInput
from onir.language.messages import marked, msg

router = Router()
FORMS = ("json", "html", "pdf", "claimreview")


class Checking(Words):
    published: Published = None
    as_of: AsOf = None
    format: Annotated[
        Literal["json", "html", "pdf", "claimreview"] | None, choice(marked("The form of the answer."))
    ] = None
    by: Annotated[str | None, word(marked("Whose review it is."))] = None
    url: Annotated[str | None, word(marked("Where the text was published."))] = None


Report = Annotated[dict[str, object], named("report")]


@router.post(
    "/check",
    **of_text(
        offered(
            "check",
            CHECK,
            marked("Read the claims of a press text and judge each against the official tables."),
            words=Checking,
            answer=Report,
            forms=FORMS[1:],
        )
    ),
)
def check(request: HttpRequest, asked: Query[Checking]) -> HttpResponse:
    form = form_of(request, asked.format, FORMS)
    if form != "json":
        comer(request).enter(Action("checking", "export"))
    document = text_of(request)
    published = day(asked.published, "published") or document.published
    report = report_of(question(document.text, published, day(asked.as_of, "as_of")))
    if form == "html":
        return as_text(page(report, language()), form, "check")
    if form == "pdf":
        return attached(checked_pdf(report, language()), form, "check")
    if form == "claimreview":
        reviews = claim_reviews(report, _reviewer(asked), language(), today=date.today())
        return as_text(json.dumps(reviews, ensure_ascii=False), form, "claimreview")
    return as_json(report.as_dict())


def _reviewer(asked: Checking) -> Reviewer:
    if not (asked.by or "").strip():
        raise BadInput(msg("A review needs the name of the person or the house whose review it is."), where="by")
    return Reviewer((asked.by or "").strip(), asked.url)
