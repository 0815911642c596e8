"""What checking gives back: evidence by vintage, a verdict with its reasons, and a report that is also JSON.

A verdict names the table, the cell and the interval it rests on; an abstention names what is missing. Nothing here
decides: it holds what was decided. The words are in `sentences`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from onir.claims.claim import Claim
from onir.claims.claim import number as json_number
from onir.figures import Cell, Statement, Vintage
from onir.language.messages import Message
from onir.measure import Interval, Period
from onir.measure.interval import plain

if TYPE_CHECKING:
    from onir.claims.checking.mending import Mend
    from onir.claims.reading import Reading

Outcome = Literal["holds", "fails", "undecided"]
Verdict = Literal["supported", "revised", "contradicted", "misattributed", "undecided", "unverifiable"]
When = Literal["ahead", "since", "before", "later"]
GuardResult = Literal["consistent", "conflict", "suggests", "strain", "beside"]
Reason = Literal[
    "no such cell",
    "concept not said and candidates disagree",
    "period not said or not released",
    "confidential",
    "not derivable",
    "borders changed",
    "share of a total that can be negative",
    "set of the rank unknown",
    "place among periods",
    "not a fact",
    "source not held",
]
"""The closed list of reasons for abstaining; an abstention has one of these and nothing else."""

Missing = Literal["rate", "real", "people"]
"""What beside the claim's own table is missing: a rate of exchange, growth in real terms, or people to divide by."""

Note = Literal[
    "rounded", "loose", "understated", "tie", "possible", "set", "cities apart", "second reading", "not known",
    "earlier end", "real", "converted",
]  # fmt: skip
"""Remarks beside a verdict; `loose`: within the whole unit of "about" or "over" and beyond a quarter of the number;
`second reading`: "1.7 times more" holds as 2.7; `real`: by the volume index; `converted`: at the period's rate."""


@dataclass(frozen=True)
class Evidence:
    """What one vintage says to the claim: `formula` with its numbers, the interval it implies and the one written.

    `near`, reckoned when asked: whether a claim that fails here would hold if each cell differed by no more than
    revisions usually move it.

    `value` is the printed or computed figure in the claim's own measure (a place for a rank); `known`: whether the
    vintage was out on the day of the text (None: not known). `falls`: the measure is a fall, said with a minus.
    `corrections`: what was put right in the cells against the printed table. `ahead`: of a place, the areas surely
    ahead, the first of them first. `cell`: the figure of the claim's own area and period.
    """

    vintage: Vintage
    indicator: str
    outcome: Outcome
    formula: str
    value: Fraction
    interval: Interval
    written: Interval
    locators: tuple[str, ...]
    known: bool | None = None
    notes: tuple[Note, ...] = ()
    size: int | None = None
    unit: str = ""
    near: Callable[[], bool] = field(default=bool, compare=False, repr=False)
    falls: bool = False
    corrections: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    cell: Cell | None = field(default=None, compare=False, repr=False)

    def as_dict(self) -> dict[str, Any]:
        """The evidence as JSON: the vintage in full, the value as a number, intervals in words of mathematics."""
        return {
            "vintage": self.vintage.as_dict(),
            "known": self.known,
            "indicator": self.indicator,
            "outcome": self.outcome,
            "formula": self.formula,
            "value": json_number(Decimal(plain(self.value))),
            "interval": str(self.interval),
            "written": str(self.written),
            "of": self.size,
            "ahead": list(self.ahead),
            "unit": self.unit,
            "locators": list(self.locators),
            "corrections": list(self.corrections),
        }


FitKind = Literal[
    "concept", "unit", "period", "base", "form", "area", "direction", "rank key", "set", "rounding", "slip"
]  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """Evidence by vintage, oldest first, or the reason why there is none."""

    evidence: tuple[Evidence, ...] = ()
    reason: Reason | None = None
    detail: Message | None = None
    missing: Missing | None = None


@dataclass(frozen=True)
class Fit:
    """One change under which the claim would hold: what is off (`kind`), and what it would be instead."""

    kind: FitKind
    instead: str
    evidence: Evidence

    def as_dict(self) -> dict[str, Any]:
        return {"off_by": self.kind, "instead": self.instead, "evidence": self.evidence.as_dict()}


CHANCE = Fraction(1, 20)
"""From this probability on a fit proves nothing."""


@dataclass(frozen=True)
class Diagnosis:
    """The changes that fit, of how many figures tried, each question in each vintage counting as one; all `changes`.

    `chance` is the probability that a wrong number fits one of them.
    """

    fits: tuple[Fit, ...]
    tried: int
    chance: Fraction | None
    changes: tuple[tuple[FitKind, str], ...] = ()

    @property
    def may_be_chance(self) -> bool:
        """Whether chance is no unlikely reason of a fit."""
        return self.chance is None or self.chance >= CHANCE

    def as_dict(self) -> dict[str, Any]:
        return {
            "fits": [fit.as_dict() for fit in self.fits],
            "tried": self.tried,
            "changes": [{"off_by": kind, "instead": instead} for kind, instead in self.changes],
            "chance": None if self.chance is None else round(float(self.chance), 4),
        }


@dataclass(frozen=True)
class Guard:
    """Arithmetic between the claim and known figures; no guard proves a claim true."""

    code: str
    result: GuardResult
    numbers: tuple[tuple[str, Fraction], ...]
    sentence: Message

    def as_dict(self) -> dict[str, Any]:
        return {
            "guard": self.code,
            "result": self.result,
            "numbers": {name: json_number(Decimal(plain(value))) for name, value in self.numbers},
            "sentence": self.sentence.say("en"),
        }


@dataclass(frozen=True)
class Published:
    """A published statement that says the same; never evidence.

    `own_page`: taken from the text's own page; None where the day of the one or the other is not known.
    """

    statement: Statement
    own_page: bool | None

    def as_dict(self) -> dict[str, Any]:
        return {**self.statement.as_dict(), "own_page": self.own_page, "evidence": False}


@dataclass(frozen=True)
class Judgement:
    """A verdict before its diagnosis: `basis` is the evidence it rests on, `evidence` every vintage at hand.

    `concept` and `period` are what the number turned out to be where the text left them unsaid. `settled_by`: what
    would settle a claim that cannot be judged.
    """

    verdict: Verdict
    when: When | None = None
    reason: Reason | None = None
    basis: Evidence | None = None
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Note, ...] = ()
    concept: str | None = None
    period: Period | None = None
    detail: Message | None = None
    missing: Missing | None = None
    settled_by: Message | None = None


@dataclass(frozen=True)
class Checked:
    """A claim with its verdict; it says itself in three languages."""

    claim: Claim
    judgement: Judgement
    diagnosis: Diagnosis | None = None
    guards: tuple[Guard, ...] = ()
    statements: tuple[Published, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def when(self) -> When | None:
        return self.judgement.when

    @property
    def reason(self) -> Reason | None:
        return self.judgement.reason

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.judgement.evidence

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The verdict in a sentence or two of `language`."""
        from onir.claims.checking.sentences import sentences  # noqa: PLC0415 - words build on verdicts

        return " ".join(sentence.say(language) for sentence in sentences(self))

    def as_dict(self) -> dict[str, Any]:
        """The claim and its verdict in the shape of docs/reference/claim-json.md."""
        judged = self.judgement
        return {
            **self.claim.as_dict(),
            "verdict": judged.verdict,
            "when": judged.when,
            "reason": judged.reason,
            "settled_by": judged.settled_by and judged.settled_by.say("en"),
            "notes": list(judged.notes),
            "concept": judged.concept,
            "period_taken": judged.period and str(judged.period),
            "vintages": len(judged.evidence),
            "diagnosis": None if self.diagnosis is None else self.diagnosis.as_dict(),
            "evidence": [item.as_dict() for item in judged.evidence],
            "guards": [guard.as_dict() for guard in self.guards],
            "statements": [statement.as_dict() for statement in self.statements],
            "sentence": self.say("en"),
        }


@dataclass(frozen=True)
class Report:
    """Every claim of a text with its verdict, as of a day."""

    text: str
    claims: tuple[Checked, ...]
    published: date | None = None
    as_of: date | None = None
    read: Reading | None = field(default=None, repr=False, compare=False)
    _mends: dict[Claim, Mend | None] = field(init=False, repr=False, compare=False, default_factory=dict)

    @cached_property
    def reading(self) -> Reading:
        """How the text was read, with which a sentence of it can be read again."""
        from onir.claims.reading import reading_of  # noqa: PLC0415 - a report of claims at hand needs no reader

        return self.read or reading_of(self.text, self.published)

    def mend(self, checked: Checked) -> Mend | None:
        """A wrong claim's sentence with the table's figure in it, where one figure can take the place of the other."""
        from onir.claims.checking.mending import mend  # noqa: PLC0415 - mending builds on reports

        if checked.claim not in self._mends:
            self._mends[checked.claim] = mend(checked, self)
        return self._mends[checked.claim]

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON: `claims`, `text`, `published`, `as_of`."""
        return {
            "claims": [{**checked.as_dict(), "mend": _as_dict(self.mend(checked))} for checked in self.claims],
            "text": self.text,
            "published": self.published and self.published.isoformat(),
            "as_of": self.as_of and self.as_of.isoformat(),
        }


def _as_dict(mend: Mend | None) -> dict[str, Any] | None:
    return None if mend is None else mend.as_dict()
