"""How templates say the library's nouns: `{{ answer|say }}`, `{{ area|say:"loc" }}`, and the way to other languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django import template
from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override

from onir.desk.shown import Cell
from onir.desk.words import language
from onir.language.formats import say_date, say_number
from onir.language.glossary import explaining
from onir.language.messages import LANGUAGES, Sayable, says_itself

register = template.Library()

NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


class Tongue(NamedTuple):
    """A language, the address of this very page in it, and where a form of this page goes in it."""

    code: str
    name: str
    address: str
    form: str
    current: bool


@register.filter
def say(value: Any, form: str = "") -> str:
    """A Sayable, a number or a day in the language of the page; other words as they are."""
    if says_itself(value):
        return value.say(language(), form)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return say_number(language(), value)
    return say_date(language(), value) if isinstance(value, date) else str(value)


@register.filter
def shown(cell: Cell) -> SafeString:
    """A cell as it stands on a page: a link or marked words, and below them what is small. In Python, since a page has
    thousands of them, and a template for each would take most of its time."""
    words, below = say(cell.words), ""
    if cell.below:
        lines = format_html_join("<br>", "<small>{}</small>", ((say(one),) for one in cell.below))
        below = format_html("<br>{}", lines) if words else lines
    if cell.address and cell.mark:
        return format_html('<a href="{}" class="{}">{}</a>{}', cell.address, cell.mark, words, below)
    if cell.address:
        return format_html('<a href="{}">{}</a>{}', cell.address, words, below)
    if cell.mark:
        return format_html('<span class="{}">{}</span>{}', cell.mark, words, below)
    if cell.tongue:
        return format_html('<span lang="{}">{}</span>{}', cell.tongue, words, below)
    return format_html("{}{}", words, below)


@register.filter
def explained(value: Sayable) -> str | SafeString:
    """The same as a link to the term of the glossary that explains it, where there is one."""
    named = getattr(value, "code", "") or getattr(value, "template", "")
    term, said = explaining(named), say(value)
    if term is None:
        return said
    return format_html('<a class="term" href="{}#{}">{}</a>', reverse("glossary"), term.code, said)


@register.simple_tag
def tongues(request: HttpRequest) -> list[Tongue]:
    """The languages with the address of this page in each, its question kept."""
    return [Tongue(code, NAMES[code], *_in(code, request), code == language()) for code in LANGUAGES]


def _in(code: str, request: HttpRequest) -> tuple[str, str]:
    """Where the answer to a form was shown, nothing is at its own address: the page it belongs to is, by its name."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    try:
        found = resolve(request.path_info)
    except Http404:
        return f"/{code}/", f"/{code}/"
    own = _reverse(code, found.view_name, *found.args, **found.kwargs)
    page = _reverse(code, found.view_name.partition("_")[0]) if request.method == "POST" else None
    form = own + query if own else f"/{code}/"
    return page or form, form


def _reverse(code: str, name: str, *args: Any, **kwargs: Any) -> str | None:
    try:
        with override(code):
            return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return None
