"""What becomes of a project, without a database: when it moves, whether it lingers or ends, what it promises and keeps.

Each stage is passed with some likelihood and lasts for a time drawn from a gamma distribution, whose long tail is what
offices know. A move that lies in the future has not happened, so that spells are cut off by today (censored). The
likelihoods are made up; the shape is that of the press: of the money of memoranda a few per cent come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

YEARS = 8
WAYS = (
    ("lead", "prospect", 0.92, 20),
    ("prospect", "negotiation", 0.88, 45),
    ("negotiation", "memorandum", 0.85, 120),
    ("memorandum", "decision", 0.14, 260),
    ("decision", "agreement", 0.75, 110),
    ("agreement", "preparation", 0.9, 60),
    ("preparation", "construction", 0.78, 230),
    ("construction", "commissioned", 0.85, 480),
    ("commissioned", "operating", 0.85, 60),
)
"""From, to, how likely, and the mean of days until then."""

QUIET_WAY = (("negotiation", "agreement", 0.6, 150),)
"""Of those who come without a ceremony: a memorandum is no part of it, and more of them stay."""

LARGE = Decimal(60)
"""Millions of euros or dollars beyond which a promise is less likely to be kept."""


@dataclass(frozen=True)
class Step:
    """The stage that was entered on a day."""

    stage: str
    on: date


@dataclass(frozen=True)
class End:
    """A status other than in work, with a reason of the list."""

    status: str
    reason: str
    on: date


@dataclass(frozen=True)
class Life:
    """`promised` in millions of the currency; `kept`: the part of it that comes once all is built."""

    steps: tuple[Step, ...]
    end: End | None
    promised: Decimal
    kept: Decimal

    @property
    def stage(self) -> str:
        return self.steps[-1].stage

    def on(self, stage: str) -> date | None:
        """The day on which a stage was entered, if ever."""
        return next((step.on for step in self.steps if step.stage == stage), None)


def life(chance: Random, size: Decimal, today: date) -> Life:
    """A project of about `size` millions that came at some time of the last years.

    >>> one = life(Random(1), Decimal(20), date(2026, 11, 1))
    >>> one.steps[0].stage, one == life(Random(1), Decimal(20), date(2026, 11, 1))
    ('lead', True)
    """
    came = today - timedelta(days=chance.randrange(3, YEARS * 365))
    promised = Decimal(round(float(size) * chance.lognormvariate(0, 0.8), 1)).quantize(Decimal("0.1")) + 1
    steps = tuple(_steps(chance, came, promised, today))
    kept = Decimal(str(round(chance.triangular(0.55, 1.15, 0.9), 3)))
    return Life(steps, _end(chance, steps[-1], today), promised, kept)


def _steps(chance: Random, came: date, promised: Decimal, today: date) -> Iterator[Step]:
    ways = {begin: (end, likely, days) for begin, end, likely, days in WAYS}
    if chance.random() < 0.3:
        ways |= {begin: (end, likely, days) for begin, end, likely, days in QUIET_WAY}
    stage, day = "lead", came
    yield Step(stage, day)
    while stage in ways:
        stage, likely, days = ways[stage]
        day += timedelta(days=1 + round(chance.gammavariate(2, days / 2)))
        if day >= today or chance.random() > (likely * 0.6 if promised > LARGE else likely):
            return
        yield Step(stage, day)


ENDS = (
    ("cancelled", "silent", 30),
    ("cancelled", "finance", 18),
    ("cancelled", "unprofitable", 12),
    ("lost", "incentives", 8),
    ("lost", "logistics", 6),
    ("suspended", "finance", 9),
    ("suspended", "market", 7),
    ("delayed", "land", 10),
    ("delayed", "networks", 14),
    ("delayed", "equipment", 8),
)


def _end(chance: Random, last: Step, today: date) -> End | None:
    """Half of those that got stuck are called so; the others stand in the list as if nothing were."""
    waited = (today - last.on).days
    if last.stage in ("operating", "commissioned") or waited < 200 or chance.random() < 0.45:
        return None
    status, reason, _ = chance.choices(ENDS, [weight for *_, weight in ENDS])[0]
    return End(status, reason, last.on + timedelta(days=chance.randrange(90, waited)))


def spread(chance: Random, total: Decimal, parts: int) -> list[Decimal]:
    """A sum in so many uneven parts that come to it exactly.

    >>> sum(spread(Random(3), Decimal(100), 4))
    Decimal('100.00')
    """
    weights = [chance.uniform(0.4, 1.6) for _ in range(parts)]
    shares = [(total * Decimal(weight / sum(weights))).quantize(Decimal("0.01")) for weight in weights[1:]]
    return [(total - sum(shares)).quantize(Decimal("0.01")), *shares]


def half_years(begin: date, end: date) -> list[tuple[date, date]]:
    """The half-years of the calendar that are over and were touched.

    >>> half_years(date(2024, 5, 2), date(2025, 7, 1))[-1]
    (datetime.date(2025, 1, 1), datetime.date(2025, 6, 30))
    """
    found = []
    for year in range(begin.year, end.year + 1):
        for first, last in ((date(year, 1, 1), date(year, 6, 30)), (date(year, 7, 1), date(year, 12, 31))):
            if last >= begin and last < end:
                found.append((first, last))
    return found
