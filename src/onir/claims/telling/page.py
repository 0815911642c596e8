"""A report as one HTML page that needs nothing else: the text with its claims marked, and each verdict beside it.

No script, no font or picture from elsewhere: the page opens from a mail, prints, and says the same on a screen reader.
A verdict has a colour, a shape and a word, so that none of the three is needed to tell it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from onir.claims.pieces import Piece, Sentences, pieces
from onir.claims.telling import words
from onir.language.messages import Message, msg

if TYPE_CHECKING:
    from onir.claims.checking.report import Checked, Report

TITLE = msg("Checked against the official tables")
TEXT = msg("The text")
CLAIMS = msg("What it claims")
BACK = msg("Back to the text")
FOOT = msg(
    "Checked by Öñir. A verdict rests on the releases named beside it; “unverifiable” means that no table held answers."
)


def page(report: Report, language: str) -> str:
    """The page, in the language of the answers; the text stays in its own."""
    root = Element("html", lang=language)
    _head(root, language)
    main = SubElement(SubElement(root, "body"), "main")
    _add(main, "h1", TITLE.say(language))
    _add(main, "p", said_of(report, language), kind="about")
    _summary(main, report, language)
    columns = SubElement(main, "div", {"class": "columns"})
    _text(_section(columns, TEXT, language, "text"), report, language)
    _cards(_section(columns, CLAIMS, language, "claims"), report, language)
    _add(main, "footer", FOOT.say(language))
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def _head(root: Element, language: str) -> None:
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    _add(head, "title", TITLE.say(language))
    _add(head, "style", files("onir.claims.telling").joinpath("page.css").read_text("utf-8"))


POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: nothing. Whatever a text holds, it is words."""


def said_of(report: Report, language: str) -> str:
    """Of which day the text is, and up to which day releases count."""
    from onir.figures.vintage import Released  # noqa: PLC0415 - of no use to --help

    said = []
    if report.published is not None:
        said.append(msg("Text of {day}.", day=Released(report.published.isoformat())))
    if report.as_of is not None:
        said.append(msg("Releases known by {day}.", day=Released(report.as_of.isoformat())))
    return " ".join(one.say(language) for one in said)


def _summary(main: Element, report: Report, language: str) -> None:
    if not report.claims:
        _add(main, "p", words.NOTHING.say(language))
        return
    listed = SubElement(main, "ul", {"class": "summary"})
    for verdict, count in words.counted(report):
        _add(listed, "li", f"{words.SHAPES[verdict]} {words.VERDICTS[verdict].say(language)} {count}", kind=verdict)


def _section(parent: Element, title: Message, language: str, kind: str) -> Element:
    section = SubElement(parent, "section", {"class": kind})
    _add(section, "h2", title.say(language))
    return section


# -- the text -------------------------------------------------------------------------------------------------------


def _text(section: Element, report: Report, language: str) -> None:
    spans = [(checked.claim.start, checked.claim.end) for checked in report.claims]
    holder = SubElement(section, "div", {"class": "words"})
    anchored: set[int] = set()
    for piece in pieces(report.text, spans):
        _piece(holder, piece, report, language, anchored)


def _piece(holder: Element, piece: Piece, report: Report, language: str, anchored: set[int]) -> None:
    """Words between claims as they are; words of claims marked, with a link to the verdict of each."""
    if not piece.claims:
        _append(holder, piece.text)
        return
    verdict = report.claims[piece.claims[0]].verdict
    mark = _add(holder, "mark", piece.text, kind=verdict)
    for index in piece.claims:
        if index in anchored:
            continue
        anchored.add(index)
        own = report.claims[index].verdict
        told = {"href": f"#claim-{index + 1}", "id": f"place-{index + 1}", "title": words.VERDICTS[own].say(language)}
        link = SubElement(mark, "a", told)
        link.text = f"{words.SHAPES[own]}{index + 1}"


def _append(holder: Element, text: str) -> None:
    """Text after the last child, or as the first words."""
    last = holder[-1] if len(holder) else None
    if last is None:
        holder.text = (holder.text or "") + text
    else:
        last.tail = (last.tail or "") + text


# -- the verdicts ---------------------------------------------------------------------------------------------------


def _cards(section: Element, report: Report, language: str) -> None:
    told: set[str] = set()
    sentences = Sentences(report.text)
    for number, checked in enumerate(report.claims, 1):
        card = SubElement(section, "article", {"class": checked.verdict, "id": f"claim-{number}"})
        verdict = words.VERDICTS[checked.verdict].say(language)
        _add(card, "h3", f"{number}. {words.SHAPES[checked.verdict]} {verdict}")
        _add(card, "p", " · ".join(words.subject(checked, language)), kind="subject")
        _quote(card, sentences, checked)
        _add(card, "p", checked.say(language), kind="verdict")
        for line in words.mend_lines(report, checked, language):
            _add(card, "p", line, kind="mend")
        _list(card, words.evidence_lines(checked, language), "evidence")
        _list(card, words.guard_lines(checked, language, told), "guards")
        link = SubElement(SubElement(card, "p", {"class": "back"}), "a", href=f"#place-{number}")
        link.text = BACK.say(language)


def _quote(card: Element, sentences: Sentences, checked: Checked) -> None:
    before, said, after = sentences.around(checked.claim)
    quote = SubElement(card, "blockquote", lang=checked.claim.language)
    quote.text = before
    _add(quote, "mark", said, kind=checked.verdict).tail = after


def _list(card: Element, lines: list[str] | Iterator[str], kind: str) -> None:
    said = list(lines)
    if said:
        listed = SubElement(card, "ul", {"class": kind})
        for line in said:
            _add(listed, "li", line)


def _add(parent: Element, tag: str, text: str, *, kind: str = "") -> Element:
    child = SubElement(parent, tag, {"class": kind} if kind else {})
    child.text = text
    return child
