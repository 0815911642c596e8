"""The verdicts as comments in the DOCX that the text came in, each at the claim it speaks of.

A press office works on in the document it sent. Its words and their formatting are not touched; `commenting` says how.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from onir.claims.opening import kind_of
from onir.claims.opening.apart import commented
from onir.claims.opening.notes import Note
from onir.claims.telling import words
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.claims.checking.report import Report


class Commented(NamedTuple):
    """The document, and how many verdicts have no comment in it, their claims standing in footnotes or endnotes."""

    document: bytes
    left: int

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """How many there are that have none."""
        left = msg(
            "Word takes no comments in footnotes and endnotes: {n} {n:plural:claim has|claims have} none.", n=self.left
        )
        return left.say(language)


def need_docx(raw: bytes, where: str) -> None:
    """BadInput where a file is something else, which takes no comments."""
    if kind_of(raw) != "docx":
        raise BadInput(
            msg("Only a DOCX takes comments, and this is none."),
            where=where,
            accepted=msg("Accepted: a document that Word or LibreOffice saved as DOCX."),
        )


def commented_docx(raw: bytes, report: Report, language: str, *, today: date, where: str) -> Commented:
    """The document `raw`, whose text the report is of, with a comment for each claim."""
    need_docx(raw, where)
    return Commented(*commented(raw, _notes(report, language), today, where))


def _notes(report: Report, language: str) -> list[Note]:
    told: set[str] = set()
    return [
        Note(
            one.claim.start,
            one.claim.end,
            [
                f"{words.SHAPES[one.verdict]} {words.VERDICTS[one.verdict].say(language)}",
                one.say(language),
                *words.mend_lines(report, one, language),
                *words.evidence_lines(one, language),
                *words.guard_lines(one, language, told),
            ],
        )
        for one in report.claims
    ]
