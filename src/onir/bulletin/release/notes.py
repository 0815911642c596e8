"""What stands below a release: what the concept is, how far figures are revised, what is withheld, and the sources."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from onir.bulletin.release.facts import Fact
from onir.bulletin.release.material import Material
from onir.figures.words import Percent
from onir.language.messages import Message, Sayable, msg
from onir.standing.sentences import source_said


def about(of: Material) -> Iterator[Sayable]:
    """What is counted, and at which prices: for every reader."""
    yield of.concept.meaning
    if of.cell.unit.is_money:
        yield msg("Amounts and changes are at current prices, not in real terms.")


def for_journalists(of: Material) -> Iterator[Message]:
    """How far the figures may still move, what is not published, and that they were rounded."""
    moved = None if of.standing.place is None else of.standing.indicator.usual_revision
    if moved is not None:
        yield msg(
            "Note on revisions: a later release usually moves the figure of a region by no more than {percent}; "
            "quote it together with its release.",
            percent=Percent(Decimal(round(moved * 100))),
        )
    else:
        yield msg("Note on revisions: a later release may change these figures; quote them together with the release.")
    withheld = sum(cell.status == "confidential" for cell in of.partners)
    if withheld:
        yield msg("Figures of some countries of investors are confidential and are not published.")
    if of.past:
        yield msg("Comparison with earlier years goes back to {first}.", first=of.when(of.past[0].period))
    yield from of.standing.notes
    yield msg("All figures are official and rounded; none is an estimate of the authors of this release.")


def sources(facts: list[Fact]) -> Iterator[Message]:
    """Publisher, table and release, each once."""
    yield from (source_said(vintage) for vintage in dict.fromkeys(fact.cells[0].vintage for fact in facts))
