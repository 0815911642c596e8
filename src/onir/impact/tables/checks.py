"""Whether a table can be reckoned with: what is wrong, where, and which named repair would mend it.

A table is refused with all its faults in words, unless each of them has a repair that was asked for by name. Remarks
(a product nobody makes or buys, rows that balance to rounding) refuse nothing. Left out: guessing. No fault is mended
silently, and no repair is chosen for the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onir.errors import BadInput
from onir.impact.tables.repairs import repaired
from onir.impact.tables.table import PRIMARY, Floats, IOTable, over
from onir.language.messages import Message, msg

ROUNDING = 1e-6
"""Part of the whole output by which a row or a column may miss its total without a word."""
TOLERANCE = 1e-3
"""Part of its own total by which a row or a column may miss it and still be usable: publishers round."""


@dataclass(frozen=True)
class Finding:
    """One fault or remark: its kind, in words, and the repair that would mend it ('' where none would)."""

    kind: str
    words: Message
    fatal: bool
    repair: str = ""

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        return self.words.say(language)


def findings(table: IOTable, *, tolerance: float = TOLERANCE) -> tuple[Finding, ...]:
    """All that is to be said of a table, faults first."""
    if table.use == "imports":
        return tuple(_of_kind(table))
    found = [
        *_of_kind(table),
        *_balance(table, tolerance),
        *_printed_totals(table, tolerance),
        *_negatives(table),
        *_without_output(table),
        *_columns_too_large(table),
    ]
    return tuple(sorted(found, key=lambda one: not one.fatal))


def checked(table: IOTable, repairs: Sequence[str] = (), *, tolerance: float = TOLERANCE) -> IOTable:
    """The table, repaired as asked; BadInput lists every fault that no repair asked for mends."""
    mended = repaired(table, repairs)
    faults = [one for one in findings(mended, tolerance=tolerance) if one.fatal and one.kind not in mended.repairs]
    if faults:
        raise refused(table, faults)
    return mended


def refused(table: IOTable, faults: Sequence[Finding]) -> BadInput:
    """The error that says each fault, and which repairs would mend them."""
    names = list(dict.fromkeys(one.repair for one in faults if one.repair))
    return BadInput(
        msg("The table cannot be reckoned with. {faults}", faults=Listed(tuple(one.words for one in faults))),
        where=table.origin.title.en,
        then=msg("Repairs that can be asked for by name: {names}.", names=names)
        if names
        else msg("Ask its publisher for another."),
    )


@dataclass(frozen=True)
class Listed:
    """Sentences one after another."""

    sentences: Sequence[Message]

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        return " ".join(one.say(language) for one in self.sentences)


def _of_kind(table: IOTable) -> Iterator[Finding]:
    if table.use == "total":
        words = msg("Its flows are of total use: imports stand inside them and would be counted as made here.")
        yield Finding("imports-inside", words, fatal=True, repair="imports-in-proportion")
    if table.use == "imports":
        yield Finding("imports-only", msg("Its flows are of imports alone."), fatal=True)
    if table.prices == "purchasers":
        words = msg("It is at purchasers’ prices: margins and taxes on products stand inside its flows.")
        yield Finding("keep-purchasers-prices", words, fatal=True, repair="keep-purchasers-prices")


def missed_rows(table: IOTable) -> Floats:
    """Output less all that is sold, by row; of a table of total use, imports are among the uses as negatives."""
    missed: Floats = table.output - table.flows.sum(axis=1) - table.final_use
    return missed


def missed_columns(table: IOTable) -> Floats | None:
    """Output less all that is paid, by column; None where the rows printed do not make up a column.

    In a table of total use the flows hold the imports already.
    """
    if table.use == "domestic" and "imports" not in table.satellites:
        return None
    others = [name for name in PRIMARY if name in ("imports", "taxes_products") and name in table.satellites]
    if table.use == "total":
        others = [name for name in others if name != "imports"]
    paid = np.sum([table.satellites[name] for name in others], axis=0) if others else np.zeros(table.n)
    missed: Floats = table.output - table.flows.sum(axis=0) - table.value_added - paid
    return missed


def _balance(table: IOTable, tolerance: float) -> Iterator[Finding]:
    rows, columns = missed_rows(table) if table.final else None, missed_columns(table)
    for kind, missed, repair in (("rows", rows, "rows-to-discrepancy"), ("columns", columns, "columns-to-surplus")):
        if missed is None:
            continue
        seen = np.abs(missed) > ROUNDING * table.output.sum()
        if not seen.any():
            continue
        share = np.where(seen, np.abs(over(missed, table.output)), 0.0)
        share[seen & (table.output == 0)] = np.inf
        worst = int(share.argmax())
        said = {"code": table.codes[worst], "miss": f"{missed[worst]:+.6g}", "unit": table.unit}
        n = int(seen.sum())
        words = (
            msg("{n} {n:plural:row does|rows do} not add up to output; worst: {code} by {miss} {unit}.", n=n, **said)
            if kind == "rows"
            else msg(
                "{n} {n:plural:column does|columns do} not add up to output; worst: {code} by {miss} {unit}.",
                n=n, **said,
            )
        )  # fmt: skip
        yield Finding(kind, words, fatal=bool(share[worst] > tolerance), repair=repair)


def _printed_totals(table: IOTable, tolerance: float) -> Iterator[Finding]:
    """Totals of uses that the publisher prints and that are not the output it prints."""
    if table.printed_total is None:
        return
    missed = table.printed_total - table.output
    worst = int(np.abs(missed).argmax())
    if abs(missed[worst]) > ROUNDING * table.output.sum():
        words = msg(
            "The printed total of {code} is {total}, its output {output} {unit}.",
            code=table.codes[worst], total=f"{table.printed_total[worst]:.10g}", output=f"{table.output[worst]:.10g}",
            unit=table.unit,
        )  # fmt: skip
        large = abs(missed[worst]) > tolerance * max(abs(table.output[worst]), ROUNDING)
        yield Finding("keep-printed-totals", words, fatal=bool(large), repair="keep-printed-totals")


def _negatives(table: IOTable) -> Iterator[Finding]:
    if (where := np.argwhere(table.flows < 0)).size:
        seller, buyer = (table.codes[int(place)] for place in where[0])
        words = msg(
            "{n} {n:plural:flow is|flows are} below zero, the first from {seller} to {buyer}.",
            n=len(where), seller=seller, buyer=buyer,
        )  # fmt: skip
        yield Finding("negative-flow", words, fatal=True, repair="negatives-to-zero")
    if below := [code for code, value in zip(table.codes, table.value_added, strict=True) if value < 0]:
        words = msg("Value added is below zero in: {codes}.", codes=below)
        yield Finding("keep-negative-value-added", words, fatal=True, repair="keep-negative-value-added")


def _without_output(table: IOTable) -> Iterator[Finding]:
    small = ROUNDING * 1e-6 * table.output.sum()
    none = np.abs(table.output) <= small
    trading = none & (np.abs(table.flows).sum(axis=0) > small)
    if bought := [table.codes[place] for place in np.flatnonzero(trading)]:
        words = msg("These buy and have no output: {codes}.", codes=bought)
        yield Finding("buys-without-output", words, fatal=True, repair="empty-to-zero")
    elif none.any():
        idle = [table.codes[place] for place in np.flatnonzero(none)]
        yield Finding("no-output", msg("These have no output and count as nothing: {codes}.", codes=idle), fatal=False)


def _columns_too_large(table: IOTable) -> Iterator[Finding]:
    """Industries that buy as much as they make; a group of them that sells to none outside has no solution."""
    sums = np.abs(table.coefficients).sum(axis=0)
    large = np.flatnonzero(sums >= 1)
    if not large.size:
        return
    codes = [table.codes[place] for place in large]
    if closed := _closed_block(table.coefficients, large.tolist()):
        words = msg("These buy all they make from one another, so that nothing solves them: {codes}.",
                    codes=[table.codes[place] for place in closed])  # fmt: skip
        yield Finding("singular", words, fatal=True, repair="drop-closed")
    else:
        words = msg("These buy as much as they make or more: {codes}.", codes=codes)
        yield Finding("keep-large-columns", words, fatal=True, repair="keep-large-columns")


def _closed_block(a: Floats, large: Sequence[int]) -> list[int]:
    """Industries with column sums of one or more that buy from one another alone."""
    block = set(large)
    while True:
        kept = {place for place in block if all(int(seller) in block for seller in np.flatnonzero(a[:, place]))}
        if kept == block:
            return sorted(kept)
        block = kept
