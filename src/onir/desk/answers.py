"""A checked text as the page shows it: words alone, ready to be shown, sent as JSON or kept as they are.

The last few answers stay in a worker's memory, so that an export, another language or a share link does not judge the
same text again; a new release makes the desk judge anew. They are written nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from onir.claims.checking import Report, check
from onir.claims.pieces import Sentences, pieces
from onir.claims.telling import words
from onir.desk.held import edition, store

KEPT = 8


class Question(NamedTuple):
    """A text, the day it was published, the day up to which releases count, and the figures it is asked of."""

    text: str
    published: date | None
    as_of: date | None
    figures: object


def asked(text: str, published: date | None, as_of: date | None) -> Question:
    """The question, to the figures as they are now."""
    return Question(text, published, as_of, edition())


@lru_cache(KEPT)
def report_of(question: Question) -> Report:
    return check(question.text, published=question.published, as_of=question.as_of, store=store())


@lru_cache(KEPT)
def told(question: Question, language: str) -> dict[str, Any]:
    """The answer in words: `total`, `counts`, the text `marked`, a card for each claim."""
    report = report_of(question)
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
            "guards": list(words.guard_lines(one, language, said)),
        }
