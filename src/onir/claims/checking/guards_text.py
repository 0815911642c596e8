"""Guards of a text against itself and against the size and the calendar of things (G4, G10, G11, G12, G19)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from onir.claims.checking.figure import Figure, Span
from onir.claims.checking.report import Guard
from onir.claims.checking.scene import Scene, numbers
from onir.claims.claim import Claim
from onir.figures.indicators import indicators
from onir.language.messages import Message, msg
from onir.measure import Interval, Period
from onir.territory import Lag

# -- the text against itself ------------------------------------------------------------------------------------------


def implied_base(scene: Scene) -> Iterator[Guard]:
    """G4: an amount and its growth imply the earlier amount, as an interval."""
    claim, volume = scene.claim, scene.volume
    if claim.kind != "growth" or volume is None or claim.compared_with is not None:
        return
    base = implied(widest(volume), claim)
    if base is None or base.low is None or base.high is None or scene.period is None:
        return
    ends = numbers(low=base.low, high=base.high)
    said = Span(base, volume.unit)
    known = _earlier(scene, volume, claim)
    if known is None and scene.checked.evidence:
        known = _earlier_in_table(scene, claim)
        if known is None:
            return
    if known is None:
        sentence = msg(
            "Together with the amount it implies {base} in {period}.", base=said, period=scene.period.year_before()
        )
        yield Guard("G4", "suggests", ends, sentence)
        return
    apart = base.disjoint(Interval.point(known))
    sentence = (
        msg("The amount and the growth imply {base} before; it was {known}.",
            base=said, known=Figure(known, volume.unit))
    )  # fmt: skip
    yield Guard("G4", "conflict" if apart else "consistent", (*ends, ("known", known)), sentence)


def implied(amount: Interval, claim: Claim) -> Interval | None:
    """The earlier amount that an amount and a change of it imply; None for changes in other units.

    >>> from decimal import Decimal
    >>> from onir.measure import Written
    >>> amount = Interval.rounded(1093, 1)
    >>> rise = Interval.rounded(Decimal("1.7"), Decimal("0.1"))
    >>> [round(end) for end in (amount.over(rise).low, amount.over(rise).high)]
    [624, 663]
    """
    change = widest(claim)
    if claim.unit == "times":
        if claim.direction == "down":
            ends = [
                None if a is None or c is None else a * c
                for a, c in ((amount.low, change.low), (amount.high, change.high))
            ]
            return Interval.of(*ends, open_high=True)
        return amount.over(change)
    if claim.unit == "percent":
        moved = (-change if claim.direction == "down" else change).scaled(Fraction(1, 100)) + 1
        return amount.over(moved)
    return None


def widest(claim: Claim) -> Interval:
    """All that the writer may have meant, so that a conflict is one: "about" and "over" with their whole unit."""
    return claim.written.loosely() if claim.written.bound else claim.written.interval()


def _earlier(scene: Scene, volume: Claim, claim: Claim) -> Fraction | None:
    """The earlier amount where the text gives it."""
    if volume.from_value is not None:
        return Fraction(volume.from_value)
    if scene.period is None:
        return None
    base = _base(scene.period, claim)
    said = scene.amounts.of_period(volume, base)
    return None if said is None else Fraction(said.value)


def _base(period: Period, claim: Claim) -> Period:
    said = claim.compared_to
    return said if isinstance(said, Period) and not said.to_date else period.year_before()


def _earlier_in_table(scene: Scene, claim: Claim) -> Fraction | None:
    """The earlier amount that the newest table has, for a claim that failed there."""
    failed = scene.checked.verdict in ("contradicted", "misattributed")
    if not failed or not scene.is_whole or scene.period is None:
        return None
    panel = scene.tables.newest(scene.checked.evidence[-1].indicator, _base(scene.period, claim), scene.nation)
    cell = panel.cell(scene.code) if panel else None
    return None if cell is None or cell.amount is None else Fraction(cell.amount)


# -- size, form, currency, calendar -----------------------------------------------------------------------------------


def magnitude(scene: Scene) -> Iterator[Guard]:
    """G10: a national amount of a year betrays its concept by its size."""
    claim, period = scene.claim, scene.period
    if claim.kind != "volume" or scene.is_region or not scene.is_fdi or period is None or scene.country is None:
        return
    if period.months != 12 or claim.concept_said or claim.partner or claim.activity:
        return
    sizes = [size for size in scene.country.magnitudes if size.currency == claim.unit and size.since <= period.year]
    near = [size.indicator for size in sizes if size.low <= claim.value <= size.high]
    if len(near) == 1:
        yield Guard(
            "G10", "consistent" if near[0] == claim.indicator else "suggests", numbers(claimed=Fraction(claim.value)),
            msg("A national amount of this size suggests: {indicator}.", indicator=indicators()[near[0]]),
        )  # fmt: skip


def index_or_growth(scene: Scene) -> Iterator[Guard]:
    """G11: a rise above 100 per cent of a regional total is first read as an index."""
    claim = scene.claim
    rise = (
        claim.kind == "growth"
        and claim.compared_with is None
        and claim.unit == "percent"
        and claim.form is None
        and claim.direction != "down"
    )
    if rise and scene.is_region and claim.value > 100 and scene.checked.verdict not in ("supported", "revised"):
        yield Guard(
            "G11", "suggests", numbers(claimed=Fraction(claim.value), as_index=Fraction(claim.value) - 100),
            msg("A rise above 100% suggests an index: growth of {growth}.",
                growth=Figure(Fraction(claim.value) - 100, "percent")),
        )  # fmt: skip


def own_currency(scene: Scene) -> Iterator[Guard]:
    """G12: where direct investment is counted in a foreign currency, an amount in the own suggests fixed capital."""
    claim, own = scene.claim, scene.country
    if own is None or own.fdi_currency in (None, own.currency) or claim.unit != own.currency or claim.alt_unit:
        return
    if claim.kind == "volume" and scene.is_fdi:
        yield Guard(
            "G12", "suggests", numbers(claimed=Fraction(claim.value)),
            msg(
                "Direct investment is counted in {usual}; an amount in {unit} suggests fixed-capital investment.",
                usual=own.fdi_currency,
                unit=claim.unit,
            ),
        )  # fmt: skip


def too_early(scene: Scene) -> Iterator[Guard]:
    """G19: a figure told before the table it must come from can exist has another origin."""
    period, published = scene.period, scene.tables.published
    lag = scene.country.fdi_lag if scene.country else None
    if published is None or lag is None or period is None or period.to_date or not scene.is_fdi:
        return
    days = (published - period.last_day).days
    if days < lag.days:
        known = numbers(days_after_period=days, usual_days=lag.days)
        yield Guard("G19", "strain", known, _early(days, lag))


def _early(days: int, lag: Lag) -> Message:
    if days <= 0:
        return msg("It was told before the period had ended.")
    values = {"days": days, "lag": lag.days}
    if lag.inferred:
        return msg(
            "It was told {days} days after the period; earlier releases suggest that the table comes after at least "
            "{lag}.",
            **values,
        )
    return msg("It was told {days} days after the period; the table comes after at least {lag}.", **values)
