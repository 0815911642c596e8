"""A checked text in words alone: what a page shows, a document prints, and a share link keeps as it was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from onir.claims.pieces import Sentences, pieces
from onir.claims.telling import words

if TYPE_CHECKING:
    from onir.claims.checking.report import Evidence, Report


def told(report: Report, language: str) -> dict[str, Any]:
    """The answer as JSON has it: `total`, `counts`, the text `marked`, a card for each claim."""
    kinds = [(name, words.SHAPES[name], words.VERDICTS[name].say(language)) for name in words.VERDICTS]
    counts = dict(words.counted(report))
    return {
        "total": (words.total(len(report.claims)) if report.claims else words.NOTHING).say(language),
        "counts": [
            {"kind": kind, "shape": shape, "verdict": said, "times": counts[kind]}
            for kind, shape, said in kinds
            if kind in counts
        ],
        "marked": in_pieces(report.text, [_mark(report, index, language) for index in range(len(report.claims))]),
        "cards": list(_cards(report, language)),
    }


class Mark(NamedTuple):
    """Letters to be marked: the kind is a colour, the shape is seen without it; `target` is what a click leads to."""

    start: int
    end: int
    kind: str
    shape: str
    number: int
    said: str


def in_pieces(text: str, marks: list[Mark]) -> list[dict[str, Any]]:
    """The text in pieces, each with the marks that begin there.

    >>> [one["text"] for one in in_pieces("It grew by 5%.", [Mark(11, 13, "revised", "↻", 1, "revised")])]
    ['It grew by ', '5%', '.']
    """
    linked: set[int] = set()
    told = []
    for piece in pieces(text, [(mark.start, mark.end) for mark in marks]):
        links = [marks[index] for index in piece.claims if index not in linked]
        linked.update(piece.claims)
        kind = marks[piece.claims[0]].kind if piece.claims else ""
        shown = [{"number": one.number, "shape": one.shape, "said": one.said} for one in links]
        told.append({"text": piece.text, "kind": kind, "links": shown})
    return told


def _figure(evidence: Evidence) -> dict[str, str] | None:
    """Where the claim's own figure is found among those held; None of areas that are taken together."""
    cell = evidence.cell
    if cell is None or "+" in cell.area:
        return None
    return {
        "table": cell.vintage.table,
        "release": cell.vintage.key,
        "indicator": cell.indicator,
        "area": cell.area,
        "period": str(cell.period),
        "partner": cell.partner,
        "activity": cell.activity,
    }


def _mark(report: Report, index: int, language: str) -> Mark:
    one = report.claims[index]
    verdict = words.VERDICTS[one.verdict].say(language)
    return Mark(one.claim.start, one.claim.end, one.verdict, words.SHAPES[one.verdict], index + 1, verdict)


def _cards(report: Report, language: str) -> Iterator[dict[str, Any]]:
    sentences, said = Sentences(report.text), set[str]()
    for number, one in enumerate(report.claims, 1):
        before, quote, after = sentences.around(one.claim)
        yield {
            "number": number,
            "kind": one.verdict,
            "shape": words.SHAPES[one.verdict],
            "verdict": words.VERDICTS[one.verdict].say(language),
            "language": one.claim.language,
            "subject": " · ".join(words.subject(one, language)),
            "before": before,
            "quote": quote,
            "after": after,
            "sentence": one.say(language),
            "mend": words.mend_lines(report, one, language),
            "evidence": words.evidence_lines(one, language),
            "figures": [_figure(item) for item in one.evidence],
            "guards": list(words.guard_lines(one, language, said)),
        }
