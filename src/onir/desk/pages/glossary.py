"""*Glossary*: the terms of the desk and of the tables in the language of the page, with what they are called elsewhere.

Every term has an address of its own, `#` and its code, to which names on other pages lead.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from onir.desk.door import rule
from onir.desk.words import language
from onir.language.glossary import found
from onir.language.messages import LANGUAGES


@rule("glossary", "read")
@require_safe
def every_term(request: HttpRequest) -> HttpResponse:
    """The terms that hold the letters asked for, or all of them."""
    letters = request.GET.get("q", "").strip()
    others = [code for code in LANGUAGES if code != language()]
    rows = [
        {
            "term": term,
            "means": term.means.say(language()),
            "others": [(code, term.name.say(code)) for code in others],
        }
        for term in found(letters, language())
    ]
    return render(request, "desk/glossary.html", {"letters": letters, "rows": rows})


urlpatterns = [path("", every_term, name="glossary")]
