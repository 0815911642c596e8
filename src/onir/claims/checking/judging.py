"""The verdict by vintage: a claim is evaluated in every vintage that holds its cells; the first row that fits rules.

`p` is the last vintage surely out on the day of the text, `n` the newest. A vintage whose release day is not known is
never held against a text: it can support, it cannot make a text "outdated" or "ahead". Where nothing was surely out
and the first release is not at hand, a miss that a usual revision explains is no contradiction. Left out: any weighing
of how far a number is off.
"""

from __future__ import annotations

from dataclasses import dataclass

from onir.claims.checking.figure import source, told
from onir.claims.checking.report import Evidence, Judgement, Note, Outcome, Verdict, When
from onir.language.messages import Message, msg
from onir.measure import Period

FIRST_RELEASE_DAYS = 400
"""A table that prints a period this long after its end is not the first that did: annual tables come within a year."""


@dataclass(frozen=True)
class Held:
    """Outcomes in the vintages at hand: on the day (`p`), in the newest (`n`), and whether any held before, later, or
    on a day that is not known. `p` is None when nothing was surely out."""

    p: Outcome | None
    n: Outcome
    before: bool
    later: bool
    unsure: bool
    dated: bool
    """Whether it is sure which vintages were out on the day, none having come before those at hand."""


Row = tuple[str, str, str, Verdict, When | None]

ROWS: tuple[Row, ...] = (
    ("holds", "holds", "", "supported", None),
    ("holds", "fails", "", "revised", "since"),
    ("fails", "*", "before", "revised", "before"),
    ("fails", "holds", "unsure", "supported", None),
    ("fails", "undecided", "", "undecided", None),
    ("fails", "*", "later", "revised", "later"),
    ("fails", "*", "unsure", "revised", None),
    ("fails", "*", "", "contradicted", None),
    ("none", "holds", "dated", "supported", "ahead"),
    ("none", "undecided", "dated", "undecided", "ahead"),
    ("none", "fails", "dated later", "revised", "later"),
    ("none", "fails", "dated", "contradicted", "ahead"),
    ("none", "holds", "", "supported", None),
    ("none", "fails", "unsure", "revised", None),
    ("none", "fails", "later", "revised", "later"),
    ("none", "fails", "", "contradicted", None),
    ("*", "*", "", "undecided", None),
)
"""Holds on the day, holds in the newest, what must also be so, verdict and when; `none`: nothing surely out."""


def judge(evidence: tuple[Evidence, ...], period: Period, *, dated: bool = True) -> Judgement:
    """The verdict of evidence sorted oldest first (at least one piece); `dated`: the text has a day."""
    held = _held(evidence, dated=dated and _first_release(evidence[0], period))
    verdict, when = next((row[3], row[4]) for row in ROWS if _fits(row, held))
    basis = _basis(evidence, verdict, when)
    if verdict == "contradicted" and dated and held.p is None and not held.dated:
        near = next((item for item in reversed(evidence) if item.near()), None)
        if near is not None:
            return Judgement("unverifiable", reason="source not held", evidence=evidence, detail=_other_release(near))
    notes: tuple[Note, ...] = basis.notes
    if dated and held.p is None and when is None:
        notes = (*notes, "not known")
    return Judgement(verdict, when, basis=basis, evidence=evidence, notes=notes)


def _other_release(basis: Evidence) -> Message:
    return msg(
        "Not checked: the table now has {value} ({source}); the release of the day of the text is not held, and "
        "revisions move figures that far.",
        value=told(basis),
        source=source(basis),
    )


def _held(evidence: tuple[Evidence, ...], *, dated: bool) -> Held:
    out = [item for item in evidence if item.known is True]
    return Held(
        p=out[-1].outcome if out else None,
        n=evidence[-1].outcome,
        before=any(item.outcome == "holds" for item in out[:-1]),
        later=any(item.outcome == "holds" for item in evidence if item.known is False),
        unsure=any(item.outcome == "holds" for item in evidence if item.known is None),
        dated=dated and all(item.known is not None for item in evidence),
    )


def _first_release(first: Evidence, period: Period) -> bool:
    """Whether the oldest vintage at hand may be the first that printed the cell; a later one tells nothing."""
    return (first.vintage.last_day - period.last_day).days <= FIRST_RELEASE_DAYS


def _fits(row: Row, held: Held) -> bool:
    p, n, also, _, _ = row
    on_the_day = p in ("*", held.p or "none")
    return on_the_day and n in ("*", held.n) and all(getattr(held, name) for name in also.split())


def _basis(evidence: tuple[Evidence, ...], verdict: Verdict, when: When | None) -> Evidence:
    """What the verdict rests on: for a true claim the release of the day, for a wrong one the newest."""
    out = tuple(item for item in evidence if item.known is True)
    if verdict != "revised":
        fitting = {"supported": "holds", "undecided": "undecided"}.get(verdict)
        return out[-1] if out and out[-1].outcome == fitting else evidence[-1]
    after = tuple(item for item in evidence if item.known is False)
    spoken_of = {"since": out, "before": out, "later": after}.get(when or "", evidence)
    holding = [item for item in spoken_of if item.outcome == "holds"]
    return holding[0] if when == "later" else holding[-1]
