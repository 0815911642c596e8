"""An input–output table as a frozen noun: who sells to whom, what else each industry pays, and whose table it is.

The opinion taken: what kind of use a table holds (domestic, total, imports) and at which prices is part of it and never
guessed, and so is whose economy it describes. A table of one economy that stands for another is *borrowed*; that
follows from the two codes, cannot be switched off, and every result made with it carries the words. Amounts are floats
in the publisher's unit: coefficients are ratios, and sums of money are told as ranges, never as exact figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from onir.errors import BadInput
from onir.language.messages import Message, Wording, msg

Floats = NDArray[np.float64]

Use = Literal["domestic", "total", "imports"]
"""What the flows are: made in the economy, used in it wherever made, or made abroad."""
Prices = Literal["basic", "purchasers"]
USES: tuple[str, ...] = get_args(Use)
PRICES: tuple[str, ...] = get_args(Prices)

PRIMARY = ("imports", "taxes_products", "taxes_production", "pay", "surplus")
"""Rows below the flows that make up a column of a domestic table, as far as the publisher prints them apart."""
SATELLITES = ("value_added", *PRIMARY, "jobs")
FINAL = ("households", "nonprofits", "government", "investment", "stocks", "exports", "imports", "discrepancy")


@dataclass(frozen=True)
class Origin:
    """Whose table it is (`economy`, ISO 3166-1), of which year, from whom; `stands_for`: the economy it is used for."""

    economy: str
    year: int
    publisher: Wording
    title: Wording
    licence: str = ""
    address: str = ""
    stands_for: str = ""

    @property
    def borrowed(self) -> bool:
        """Whether coefficients of one economy stand for those of another."""
        return self.stands_for not in ("", self.economy)

    def used_for(self, economy: str) -> Origin:
        return replace(self, stands_for=economy)

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """Title and publisher."""
        return msg("{title} ({publisher})", title=self.title, publisher=self.publisher).say(language)

    def as_dict(self) -> dict[str, object]:
        return {
            "economy": self.economy,
            "year": self.year,
            "title": self.title.en,
            "publisher": self.publisher.en,
            "address": self.address,
            "licence": self.licence,
            "stands_for": self.stands_for or self.economy,
            "borrowed": self.borrowed,
        }


@dataclass(frozen=True, eq=False)
class IOTable:
    """`flows[i, j]`: what j buys of i; `output` of each; `final` by kind of final use; `satellites` by industry.

    `consumption`: what households spend in all, imports and taxes on products included; 0 where it is not printed.
    `printed_total`: all uses of each product as the publisher adds them up, where that is printed.
    `repairs` are the named repairs that were asked for, in the order in which they were made.
    """

    codes: tuple[str, ...]
    flows: Floats
    output: Floats
    final: Mapping[str, Floats]
    satellites: Mapping[str, Floats]
    use: Use
    prices: Prices
    unit: str
    origin: Origin
    labels: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    consumption: float = 0.0
    printed_total: Floats | None = None

    def __post_init__(self) -> None:
        n = len(self.codes)
        vectors = [self.output, *self.final.values(), *self.satellites.values()]
        if self.flows.shape != (n, n) or any(vector.shape != (n,) for vector in vectors):
            raise ValueError(f"{n} codes, flows {self.flows.shape}")
        for name in (*self.final, *self.satellites):
            if name not in FINAL and name not in SATELLITES:
                raise ValueError(name)

    @property
    def n(self) -> int:
        return len(self.codes)

    @property
    def final_use(self) -> Floats:
        """Final use of each product, all kinds together."""
        total: Floats = np.sum([*self.final.values(), np.zeros(self.n)], axis=0)
        return total

    @property
    def value_added(self) -> Floats:
        """Value added at basic prices: as printed, else pay, surplus and taxes on production together."""
        if "value_added" in self.satellites:
            return self.satellites["value_added"]
        parts = [self.satellites[name] for name in ("pay", "surplus", "taxes_production") if name in self.satellites]
        if not parts:
            raise BadInput(
                msg("The table has no value added."),
                where=self.origin.title.en,
                then=msg("Say in the mapping how its rows are called."),
            )
        total: Floats = np.sum(parts, axis=0)
        return total

    def satellite(self, name: str) -> Floats:
        """A satellite by name; BadInput says which the table has."""
        if name == "value_added":
            return self.value_added
        if name not in self.satellites:
            raise BadInput(
                msg("The table has no row “{name}”.", name=name),
                where=self.origin.title.en,
                accepted=msg("It has: {names}.", names=sorted(self.satellites)),
            )
        return self.satellites[name]

    def final_use_by(self, name: str) -> Floats:
        """A kind of final use by name; BadInput says which the table has."""
        if name not in self.final:
            raise BadInput(
                msg("The table has no column “{code}”.", code=name),
                where=self.origin.title.en,
                accepted=msg("It has: {names}.", names=sorted(self.final)),
                then=msg("Say in the mapping how its columns are called."),
            )
        return self.final[name]

    def per_output(self, amounts: Floats) -> Floats:
        """Amounts over output, nothing where there is no output."""
        return over(amounts, self.output)

    @property
    def coefficients(self) -> Floats:
        """a_ij = z_ij / x_j (Leontief's technical coefficients), a column of zeros where there is no output."""
        return self.per_output(self.flows)

    @property
    def allocation(self) -> Floats:
        """b_ij = z_ij / x_i (Ghosh's allocation coefficients)."""
        return over(self.flows, self.output[:, None])

    def index(self, code: str) -> int:
        """The place of an industry; BadInput lists those of the table."""
        if code not in self.codes:
            raise BadInput(
                msg("“{code}” is not an industry of this table.", code=code),
                accepted=msg("Accepted: {codes}.", codes=list(self.codes)),
            )
        return self.codes.index(code)

    def used_for(self, economy: str) -> IOTable:
        """The same table standing for an economy: borrowed, where it is another's."""
        return replace(self, origin=self.origin.used_for(economy))


def over(amounts: Floats, whole: Floats) -> Floats:
    """Amounts over a whole, zero where the whole is zero.

    >>> over(np.array([1.0, 2.0]), np.array([2.0, 0.0])).tolist()
    [0.5, 0.0]
    """
    shape = np.broadcast_shapes(amounts.shape, whole.shape)
    divided: Floats = np.divide(amounts, whole, out=np.zeros(shape), where=np.broadcast_to(whole != 0, shape))
    return divided


def borrowed_words(origin: Origin) -> Message | None:
    """The sentence that goes with every number made with a borrowed table; None where it is the economy's own."""
    if not origin.borrowed:
        return None
    from onir.impact.tables.economies import Economy  # noqa: PLC0415 - needed only for words

    return msg(
        "Borrowed coefficients, not those of {wanted}: {table}.", wanted=Economy(origin.stands_for), table=origin
    )


def aggregated(table: IOTable, groups: Sequence[str], *, labels: Mapping[str, str] | None = None) -> IOTable:
    """The table with industries put together: `groups` names the group of each, groups stand in order of appearance."""
    codes = tuple(dict.fromkeys(groups))
    to = np.array([[group == code for group in groups] for code in codes], dtype=float)
    return replace(
        table,
        codes=codes,
        flows=to @ table.flows @ to.T,
        output=to @ table.output,
        final={name: to @ column for name, column in table.final.items()},
        satellites={name: to @ row for name, row in table.satellites.items()},
        labels=labels or {},
        printed_total=None if table.printed_total is None else to @ table.printed_total,
    )
