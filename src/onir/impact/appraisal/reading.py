"""A project from a YAML file: keys are checked one by one, amounts stand in the unit named, shares in per cent.

Any figure may be a list of three: lowest, likeliest, highest. Nothing is assumed silently: what has a default is said
in the result.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn, cast

from onir.errors import BadInput
from onir.files import read_yaml
from onir.impact.appraisal.bridge import bridge
from onir.impact.appraisal.project import BASES, LEVELS, Asset, Base, Construction, Level, Operation, Project, Tax
from onir.impact.ranges.guess import ONE, ZERO, Guess
from onir.impact.ranges.sampling import MOST
from onir.impact.tables.sections import section_names
from onir.language.messages import Message, Wording, msg
from onir.measure import Unit
from onir.territory import area

PROJECT = (
    "name", "area", "section", "unit", "prices", "fictitious", "construction", "operation", "taxes", "net",
    "households", "capacity", "draws", "seed",
)  # fmt: skip
CONSTRUCTION = ("years", "assets")
ASSET = ("kind", "amount", "local", "in_region")
OPERATION = (
    "start", "life", "ramp", "sales", "jobs", "pay", "purchases", "local", "foreign_owned", "profit_remitted",
    "residents",
)  # fmt: skip
TAX = ("name", "base", "rate", "level", "relief", "until", "amount")
LEAST_DRAWS, MOST_DRAWS = 20, 20_000
FIRST_YEAR, LAST_YEAR = 1900, 2200
LARGEST = Decimal(10) ** 18
"""A larger sum, in whole units, than any economy has is a slip of the pen."""
LONGEST = 100
"""Years that a project works at most: every one of them is a line of the answer."""
HUNDRED = Decimal(100)


def read_project(path: Path | str) -> Project:
    """The project of a file; BadInput names the first key that is missing, strange or out of bounds."""
    path = Path(path)
    return project_of(read_yaml(path), path.name)


def project_of(said: Any, where: str = "") -> Project:
    """The project that plain values make."""
    return _Said(said, where, "").project()


@dataclass(frozen=True)
class _Said:
    """A part of what was said, and the way to it for messages."""

    values: Any
    file: str
    key: str
    factor: Decimal = Decimal(1)

    def project(self) -> Project:
        self._known(PROJECT, ("name", "area", "section", "unit", "prices"))
        unit = self._parsed("unit", Unit.parse)
        if not unit.is_money:
            self._stop("unit", msg("A currency is needed here."))
        money = _Said(self.values, self.file, self.key, unit.factor)
        net, households, capacity = (self._part(key) for key in ("net", "households", "capacity"))
        net._known(("deadweight", "displacement"))
        households._known(("spent",))
        capacity._known(("slack", "unemployed"))
        defaults = Project(Wording("", "", ""), "", "", "", 0)  # what a key that is left out stands for
        return Project(
            self._wording("name"), self._parsed("area", area).code, self._section("section", self.values["section"]),
            unit.base, self._year("prices", self.values["prices"]),
            construction=money._part("construction").construction() if "construction" in self.values else None,
            operation=money._part("operation").operation() if "operation" in self.values else None,
            taxes=tuple(one.tax() for one in money._parts("taxes")),
            deadweight=net._share("deadweight", ZERO), displacement=net._share("displacement", ZERO),
            spent=households._share("spent", defaults.spent),
            slack=capacity._share("slack", Guess.known(defaults.slack)).mode,
            unemployed=capacity._whole("unemployed") if "unemployed" in capacity.values else None,
            fictitious=bool(self.values.get("fictitious", False)),
            draws=self._within("draws", LEAST_DRAWS, MOST_DRAWS, defaults.draws),
            seed=self._whole("seed", defaults.seed),
        )  # fmt: skip

    def construction(self) -> Construction:
        self._known(CONSTRUCTION, CONSTRUCTION)
        years = {
            self._year(f"years: {year}", year): self._number(f"years: {year}", part) / HUNDRED
            for year, part in self._pairs("years")
        }
        if sum(years.values()) != 1:
            self._stop("years", msg("The parts of all years must add up to 100 per cent."))
        return Construction(years, tuple(one.asset() for one in self._parts("assets")))

    def asset(self) -> Asset:
        self._known(ASSET, ("kind", "amount"))
        self._one_of("kind", tuple(bridge()))
        local, inside = (self._share(key, ZERO) if key in self.values else None for key in ("local", "in_region"))
        return Asset(self.values["kind"], self._amount("amount"), local, inside)

    def operation(self) -> Operation:
        self._known(OPERATION, ("start", "life", "sales", "jobs", "pay"))
        ramp = self.values.get("ramp") or []
        if not isinstance(ramp, list):
            self._stop("ramp", msg("A list is needed here."))
        purchases = {
            self._section(f"purchases: {code}", code): self._guess(f"purchases: {code}", value).times(self.factor)
            for code, value in self._pairs("purchases")
        }
        bought, sold = sum(guess.mode for guess in purchases.values()), self._amount("sales").mode
        if bought > sold:
            self._stop("purchases", msg("The plant buys more than it sells."))
        if bought + self._amount("pay").mode > sold:
            self._stop("pay", msg("What the plant buys and pays its staff is more than it sells."))
        local = {
            self._section(f"local: {code}", code): self._bounded(f"local: {code}", self._guess(f"local: {code}", value))
            for code, value in self._pairs("local")
        }
        return Operation(
            self._year("start", self.values["start"]), self._within("life", 1, LONGEST),
            self._amount("sales"), self._count("jobs"), self._amount("pay"),
            tuple(self._bounded("ramp", Guess.known(self._number("ramp", part))).mode for part in ramp),
            purchases or None, local,
            self._share("foreign_owned", ZERO), self._share("profit_remitted", ZERO), self._share("residents", ONE),
        )  # fmt: skip

    def tax(self) -> Tax:
        self._known(TAX, ("name", "base", "level"))
        self._one_of("base", BASES)
        self._one_of("level", LEVELS)
        needed = "amount" if self.values["base"] == "amount" else "rate"
        if needed not in self.values:
            self._stop(needed, msg("This key is missing."))
        return Tax(
            self._wording("name"), cast("Base", self.values["base"]), self._share("rate", ONE),
            cast("Level", self.values["level"]), self._share("relief", ZERO).mode,
            self._whole("until", 0), self._amount("amount") if "amount" in self.values else ZERO,
        )  # fmt: skip

    # -- one value ------------------------------------------------------------------------------------------------

    def _amount(self, key: str) -> Guess:
        return self._count(key).times(self.factor)

    def _count(self, key: str) -> Guess:
        return self._guess(key, self.values[key])

    def _share(self, key: str, default: Guess) -> Guess:
        return self._bounded(key, self._guess(key, self.values[key])) if key in self.values else default

    def _bounded(self, key: str, guess: Guess) -> Guess:
        if not (guess.low >= 0 and guess.high <= HUNDRED):
            self._stop(key, msg("A share from 0 to 100 per cent is needed here."))
        return guess.times(1 / HUNDRED)

    def _guess(self, key: str, value: Any) -> Guess:
        if not isinstance(value, list):
            return Guess.known(self._number(key, value))
        if len(value) != 3:
            self._stop(key, msg("One number is needed here, or three: lowest, likeliest, highest."))
        low, mode, high = (self._number(key, one) for one in value)
        if not low <= mode <= high:
            self._stop(key, msg("One number is needed here, or three: lowest, likeliest, highest."))
        return Guess(low, mode, high)

    def _number(self, key: str, value: Any) -> Decimal:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if isinstance(value, bool) or not number.is_finite() or number < 0:
            self._stop(key, msg("A number of zero or more is needed here."))
        if number * self.factor > LARGEST:
            most = (LARGEST / self.factor).to_integral_value()
            self._stop(key, msg("A number from {low} to {high} is needed here.", low=0, high=most))
        return number

    def _whole(self, key: str, default: int | None = None) -> int:
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self._stop(key, msg("A whole number of zero or more is needed here."))
        return int(value)

    def _year(self, key: str, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not FIRST_YEAR <= value <= LAST_YEAR:
            years = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            self._stop(key, msg("A year from {first} to {last} is needed here.", **years))
        return value

    def _within(self, key: str, low: int, high: int, default: int | None = None) -> int:
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self._stop(key, msg("A whole number from {low} to {high} is needed here.", low=low, high=high))
        return value

    def _section(self, key: str, code: Any) -> str:
        if str(code) not in section_names():
            accepted = msg("Accepted: {names}.", names=list(section_names()))
            self._stop(key, msg("“{value}” is not accepted here.", value=str(code)), accepted)
        return str(code)

    def _one_of(self, key: str, accepted: tuple[str, ...]) -> None:
        if self.values[key] not in accepted:
            self._stop(
                key,
                msg("“{value}” is not accepted here.", value=str(self.values[key])),
                msg("Accepted: {names}.", names=list(accepted)),
            )

    def _wording(self, key: str) -> Wording:
        value = self.values[key]
        said = value if isinstance(value, dict) else {"en": value}
        first = next(iter(said.values()), "")
        if not first:
            self._stop(key, msg("A name is needed here, or one for each of en, ru, kk."))
        return Wording(*(str(said.get(language) or said.get("en") or first) for language in ("en", "ru", "kk")))

    # -- parts ----------------------------------------------------------------------------------------------------

    def _part(self, key: str) -> _Said:
        return _Said(self.values.get(key) or {}, self.file, self._way(key), self.factor)

    def _parts(self, key: str) -> list[_Said]:
        value = self.values.get(key) or []
        if not isinstance(value, list):
            self._stop(key, msg("A list is needed here."))
        if len(value) > MOST:
            self._stop(key, msg("At most {n} entries are accepted here.", n=MOST))
        return [_Said(one, self.file, f"{self._way(key)} {place}", self.factor) for place, one in enumerate(value, 1)]

    def _pairs(self, key: str) -> list[tuple[Any, Any]]:
        value = self.values.get(key) or {}
        if not isinstance(value, dict):
            self._stop(key, msg("A list of keys and values is needed here."))
        return list(value.items())

    def _known(self, known: tuple[str, ...], needed: tuple[str, ...] = ()) -> None:
        if not isinstance(self.values, dict):
            self._stop("", msg("A list of keys and values is needed here."))
        for key in self.values:
            if key not in known:
                self._stop(str(key), msg("This key is not known."), msg("Accepted: {names}.", names=list(known)))
        for key in needed:
            if self.values.get(key) in (None, ""):
                self._stop(key, msg("This key is missing."))

    def _parsed(self, key: str, parse: Callable[[str], Any]) -> Any:
        try:
            return parse(str(self.values[key]))
        except BadInput as fault:
            self._stop(key, fault.what, fault.accepted)

    def _way(self, key: str) -> str:
        return f"{self.key}: {key}" if self.key and key else self.key or key

    def _stop(self, key: str, what: Message, accepted: Message | None = None) -> NoReturn:
        where = ", ".join(filter(None, (self.file, self._way(key))))
        raise BadInput(what, where=where, accepted=accepted)
