"""What would settle a claim that cannot be judged: the table and the command, or the words the text would need.

An abstention is only of use if it says what to do next. Tables that Öñir can fetch stand by name in the country's
`missing.csv`; everything else is loaded by hand. Left out: whom to telephone.
"""

from __future__ import annotations

from collections.abc import Callable

from onir.claims.checking.candidates import concepts, periods
from onir.claims.checking.missing import rate_table, table_to_fetch
from onir.claims.checking.report import Judgement, Reason
from onir.claims.checking.tables import Tables
from onir.claims.claim import Claim
from onir.figures import Panel
from onir.figures.indicators import indicators
from onir.language.messages import Message, msg

Settled = Callable[[Claim, Judgement, Tables], Message]


def settling(claim: Claim, judged: Judgement, tables: Tables) -> Message | None:
    """What would settle the claim; None where it is settled."""
    if judged.verdict != "unverifiable" or judged.reason is None:
        return None
    return SETTLED[judged.reason](claim, judged, tables)


def _nation(claim: Claim) -> str:
    return (claim.area or "").partition("-")[0]


def _table(claim: Claim, judged: Judgement, _: Tables) -> Message:
    """By a table that is known by name, or by any that has the figure."""
    if claim.area is None:
        return msg("It would be settled if the text named the region.")
    if judged.evidence and judged.missing is None:
        return msg(
            "The release that was out on the day of the text would settle it: load it with "
            "“onir figures add FILE --map new --released DAY”."
        )
    nation = _nation(claim)
    known = rate_table(nation) if judged.missing == "rate" else table_to_fetch(_wanted(claim, judged), nation)
    if judged.missing == "people":
        return msg("A table of the population would settle it: load one with “onir figures add FILE --map new”.")
    return _fetch(known) if known and judged.reason == "source not held" else _any_table()


def _wanted(claim: Claim, judged: Judgement) -> str:
    code = concepts(claim)[0] if claim.indicator in indicators() else claim.indicator
    return f"{code}:real" if judged.missing == "real" else code


def _fetch(table: str) -> Message:
    return msg("Get its table with “onir figures fetch {table}” and check again.", table=table)


def _any_table() -> Message:
    return msg("A table with this figure would settle it: load one with “onir figures add FILE --map new”.")


def _concept(claim: Claim, _: Judgement, __: Tables) -> Message:
    named = [indicators()[code] for code in concepts(claim)]
    return msg("It would be settled if the text said which it means: {concepts}.", concepts=named)


def _period(claim: Claim, judged: Judgement, tables: Tables) -> Message:
    if judged.detail is not None and tables.as_of is not None:
        return msg("Without “--as-of” it is held against the releases since then too.")
    if periods(claim, tables.published) != (claim.period,) or claim.period is None:
        if tables.published is None:
            return msg("It would be settled by the period in the text, or by its day: “--published YYYY-MM-DD”.")
        return msg("It would be settled if the text said the period with its end.")
    return msg(
        "The release with {period} will settle it: get it with “onir figures fetch”, or load it with "
        "“onir figures add FILE --map new”.",
        period=claim.period,
    )


def _publisher(claim: Claim, _: Judgement, tables: Tables) -> Message:
    panel = _newest(claim, tables)
    if panel is None:
        return _any_table()
    return msg("Only {publisher} could settle it, which has the figure and does not print it.",
               publisher=panel.vintage.publisher)  # fmt: skip


def _newest(claim: Claim, tables: Tables) -> Panel | None:
    if claim.period is None:
        return None
    found = (tables.newest(code, claim.period, _nation(claim)) for code in concepts(claim))
    return next((panel for panel in found if panel is not None), None)


def _borders(claim: Claim, _: Judgement, __: Tables) -> Message:
    return msg(
        "An estimate for one territory would help to settle it: “onir figures split {indicator} {area}”.",
        indicator=concepts(claim)[0], area=claim.area or "",
    )  # fmt: skip


def _later(claim: Claim, _: Judgement, __: Tables) -> Message:
    if claim.period is None:
        return msg("The figures will settle it once the time has come and they are released.")
    return msg("The figures of {period} will settle it once they are released.", period=claim.period)


SETTLED: dict[Reason, Settled] = {
    "no such cell": _table,
    "concept not said and candidates disagree": _concept,
    "period not said or not released": _period,
    "confidential": _publisher,
    "not derivable": lambda *_: msg(
        "A release that prints the figure itself would settle it: load it with “onir figures add FILE --map new”."
    ),
    "borders changed": _borders,
    "share of a total that can be negative": lambda *_: msg(
        "The amounts behind the share can be checked if the text gives them."
    ),
    "set of the rank unknown": lambda *_: msg(
        "It would be settled by a table in which no region is missing, or if the text said among which regions."
    ),
    "place among periods": lambda claim, *_: msg(
        "The figures of earlier periods settle it where they are comparable: “onir figures show {indicator} "
        "--area {area}”.",
        indicator=concepts(claim)[0],
        area=claim.area or "",
    ),
    "not a fact": _later,
    "source not held": _table,
}
"""By the reason for abstaining; every reason has its answer."""
