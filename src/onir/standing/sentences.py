"""A standing in sentences: the headline, the neighbours, the sums that prove it, the comparable units, the source."""

from __future__ import annotations

from collections.abc import Iterator

from onir.figures import Cell, Vintage
from onir.figures.words import Amount, Percent
from onir.language.messages import Message, msg
from onir.standing.answer import Change, Standing
from onir.standing.place import Balance, Place


def sentences(standing: Standing) -> tuple[Message, ...]:
    """What is said of a standing, in order."""
    return tuple(_sentences(standing))


def _sentences(standing: Standing) -> Iterator[Message]:
    yield headline(standing)
    place = standing.place
    if place is not None and "+" in place.cell.area:
        yield msg(
            "Borders have changed: {unit} are counted as one, among {of} comparable units.",
            unit=place.name,
            of=place.rank.of,
        )
    if place is not None:
        yield from _neighbours(place, standing.cell.unit.base)
    if standing.comparable is not None:
        yield _comparable(standing.comparable)
    if (change := standing.change) is not None and change.ratio is not None and standing.own_change is None:
        yield msg(
            "For {unit}, whose borders are the same in both periods, the change is {change}.",
            unit=change.name, change=_changed(change),
        )  # fmt: skip
    if standing.change is not None and standing.change.ratio is not None and standing.cell.unit.is_money:
        yield msg("The change is at current prices, not in real terms.")
    if standing.balance is not None:
        yield balance_said(standing.balance)
    elif place is not None and standing.cell.unit.adds_up and place.panel.nation and not place.panel.missing:
        yield sum_said(place.panel.nation, len(place.panel.cells))
    yield from standing.notes
    yield source_said(standing.vintage)


def headline(standing: Standing) -> Message:
    """Area, place, indicator, period; then volume, its own change and share as far as they are defined."""
    said = {"indicator": standing.indicator, "period": standing.period, "details": _details(standing)}
    if standing.place is None:
        return msg("{area}, {indicator} {period:loc}: {details}.", area=standing.area, **said)
    rank, said["area"] = standing.place.rank, standing.place.name
    if rank.place is not None and "+" in standing.place.cell.area:
        return msg(
            "{area} together are {place:ordinal:digits} of {of} by {indicator} {period:loc}: {details}.",
            place=rank.place,
            of=rank.of,
            **said,
        )
    if rank.place is not None:
        return msg(
            "{area} is {place:ordinal:digits} of {of} by {indicator} {period:loc}: {details}.",
            place=rank.place,
            of=rank.of,
            **said,
        )
    said |= {"best": rank.best, "worst": rank.worst, "of": rank.of}
    if rank.bounded:
        return msg(
            "{area} is between places {best} and {worst} of {of} by {indicator} {period:loc}, "
            "as not all regions are known: {details}.",
            **said,
        )
    return msg("{area} shares places {best} to {worst} of {of} by {indicator} {period:loc}: {details}.", **said)


def _details(standing: Standing) -> list[object]:
    cell, change, place = standing.cell, standing.own_change, standing.place
    details: list[object] = [] if cell.amount is None else [Amount(cell.amount, cell.unit.base)]
    if change is not None:
        details.append(_changed(change))
    if place is not None and place.part is not None:
        details.append(msg("{share} of the national total", share=Percent.of(place.part)))
    return details


def _changed(change: Change) -> Message:
    if change.ratio is None:
        assert change.before.amount is not None
        was = Amount(change.before.amount, change.before.unit.base)
        return msg("{amount} {period:loc}", amount=was, period=change.before.period)
    return msg("{change} on {period}", change=Percent.of(change.ratio - 1, signed=True), period=change.before.period)


def _neighbours(place: Place, base: str) -> Iterator[Message]:
    if place.ahead:
        yield msg("Ahead: {areas}.", areas=[neighbour.name for neighbour in place.ahead])
    if place.above is not None:
        gap = Amount(place.above.gap, base)
        yield msg("Next above is {area}, {gap} ahead.", area=place.above.name, gap=gap)
    if place.behind is not None:
        gap = Amount(place.behind.gap, base)
        yield msg("Next below is {area}, {gap} behind.", area=place.behind.name, gap=gap)


def _comparable(place: Place) -> Message:
    return msg(
        "There were other regions then. On the {of} comparable units, whose borders are the same as today, "
        "{area}: {place:ordinal:digits}.",
        of=place.rank.of, area=place.name, place=place.rank.place or place.rank.best,
    )  # fmt: skip


def sum_said(nation: Cell, regions: int) -> Message:
    """The sum that stands for a national row where the table prints none."""
    assert nation.amount is not None
    total = Amount(nation.amount, nation.unit.base)
    return msg("The table prints no national row; its {n} regions add up to {sum}.", n=regions, sum=total)


def balance_said(balance: Balance) -> Message:
    """The sums that prove the table, or that they do not."""
    said = {
        "n": balance.regions,
        "sum": Amount(balance.total, balance.base, full=True),
        "nation": Amount(balance.nation, balance.base, full=True),
        "difference": Amount(abs(balance.difference), balance.base, full=True),
    }
    if not balance.difference:
        return msg("The {n} regions add up to {sum}, which is the national row.", **said)
    if balance.holds:
        return msg("The {n} regions add up to {sum}, the national row is {nation}: within rounding.", **said)
    return msg(
        "The {n} regions add up to {sum}, the national row is {nation}: {difference} apart, more than rounding.", **said
    )


def source_said(vintage: Vintage) -> Message:
    """Publisher, table and release."""
    return msg(
        "Source: {publisher}, “{title}”, {released}.",
        publisher=vintage.publisher, title=vintage.title, released=vintage.release,
    )  # fmt: skip
