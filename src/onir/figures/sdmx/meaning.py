"""What the codes of a message mean by its mapping: period, area, unit, status, number.

The mapping goes before the common code lists, and what neither knows is a problem with its place. A cell that is marked
as withheld or missing has no value, even where a publisher fills it with a zero; another number there is a
contradiction that only a person can settle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from onir.errors import BadInput
from onir.figures.indicators import indicators
from onir.figures.layouts import is_area
from onir.figures.panel import STATUSES
from onir.figures.reading.headings import area_of_label, period_of_heading
from onir.figures.reading.mapping import BASES, TableMapping
from onir.figures.sdmx import tables
from onir.figures.sdmx.periods import period_of
from onir.language.messages import Message, msg
from onir.measure import Period, Unit
from onir.measure.unit import SCALES

ABSENT = "absent"
STRENGTH = (
    "published",
    "published_overlap",
    "derived",
    "provisional",
    "estimate",
    ABSENT,
    "not_derivable",
    "confidential",
)
"""Of two statuses of one cell the later here holds."""
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?")
YEARS = range(1900, 2101)


class Unclear(Exception):
    """A code without a meaning; the reader lists it with its place."""

    def __init__(self, what: Message) -> None:
        super().__init__(what)
        self.what = what


class Meaning:
    """The meanings of codes under one mapping."""

    def __init__(self, mapping: TableMapping, where: str) -> None:
        self.mapping, self.columns = mapping, mapping.layout.columns
        self._check_words(where)
        self.period = lru_cache(maxsize=4096)(self._period)
        self.area = lru_cache(maxsize=4096)(self._area)
        self.unit = lru_cache(maxsize=256)(self._unit)
        self.status = lru_cache(maxsize=256)(self._status)

    def _check_words(self, where: str) -> None:
        for role in ("status", "confidentiality"):
            component = self.columns.get(role, "")
            for code, word in self.mapping.codes.get(component, {}).items():
                if word not in (*STATUSES, ABSENT):
                    raise BadInput(
                        msg("“{value}” is not accepted here.", value=word),
                        where=f"{where}, codes: {component}: {code}",
                        accepted=msg("Accepted: {names}.", names=[*STATUSES, ABSENT]),
                    )

    def plain(self, role: str, code: str) -> str:
        """A code as the mapping has it, else as it stands."""
        return self._told(role).get(code, code)

    def _told(self, role: str) -> Mapping[str, str]:
        return self.mapping.codes.get(self.columns.get(role, ""), {})

    # -- dimensions -----------------------------------------------------------------------------------------

    def _period(self, text: str) -> str:
        if told := self.mapping.periods.get(text):
            return str(Period.parse(told))
        found = period_of(text)
        if isinstance(found, date):
            found = period_of_heading([found], self.mapping)
        if found is None or found.year not in YEARS:
            raise Unclear(msg("the label “{text}” is not {kind}", text=text, kind=msg("a period")))
        return str(found)

    def _area(self, code: str) -> str:
        told = self.mapping.areas.get(code) or self._told("area").get(code)
        if told or is_area(code):
            return told or code
        if len(code) > 2 and (found := area_of_label(code, (code,), self.mapping)):
            return found
        raise Unclear(msg("unknown area “{code}”", code=code))

    def indicator(self, code: str) -> str:
        """The code of the registry: SDMX allows no point in a code, so ours are written with a hyphen for it."""
        told = self.plain("indicator", code)
        return told.replace("-", ".") if told.replace("-", ".") in indicators() else told

    def basis(self, code: str) -> str:
        told = self.plain("basis", code)
        if told not in BASES:
            raise Unclear(self._no_meaning("basis", code))
        return told

    def _no_meaning(self, role: str, code: str) -> Message:
        return msg(
            "the code “{code}” of {component} has no meaning here: say it under “codes”",
            code=code, component=self.columns[role],
        )  # fmt: skip

    # -- units ----------------------------------------------------------------------------------------------

    def _unit(self, code: str, multiplier: str) -> str:
        """The unit of a code and a power of ten; without a code it is the mapping's, whose scale must agree."""
        if not code:
            return (
                self._scaled(Unit.parse(self.mapping.unit), multiplier, own=False) if multiplier else self.mapping.unit
            )
        told = self._told("unit").get(code) or tables.units().get(code, code)
        try:
            unit = Unit.parse(told)
        except BadInput:
            raise Unclear(self._no_meaning("unit", code)) from None
        return self._scaled(unit, multiplier, own=True) if multiplier else told

    def _scaled(self, unit: Unit, multiplier: str, *, own: bool) -> str:
        power = int(multiplier) if re.fullmatch(r"-?\d{1,2}", multiplier) else -1
        if power not in SCALES.values():
            raise Unclear(
                msg("the unit multiplier “{code}” has no word: known are the powers {powers}",
                    code=multiplier, powers=[str(known) for known in SCALES.values()])
            )  # fmt: skip
        if unit.power and power != unit.power and not (own and power == 0):
            raise Unclear(
                msg(
                    "the unit is {unit}, but the multiplier says ten to the power of {power}",
                    unit=str(unit),
                    power=power,
                )
            )
        return str(Unit(unit.base, power or unit.power))

    # -- values ---------------------------------------------------------------------------------------------

    def _status(self, code: str, confidentiality: str) -> tuple[str, str]:
        """The status of a cell, and what of its codes a reader should still see."""
        known = [self._one_status("status", code), self._one_status("confidentiality", confidentiality)]
        status = max(known, key=STRENGTH.index)
        shown = code and code not in ("A", *STATUSES) and known[0] == "published"
        return status, f"{self.columns['status']}={code}" if shown else ""

    def _one_status(self, role: str, code: str) -> str:
        if not code:
            return "published"
        common = tables.statuses("obs" if role == "status" else "conf")
        found = self._told(role).get(code) or (code if code in STATUSES else common.get(code))
        if found is None and code.isalpha() and code.islower() and all(letter in common for letter in code):
            found = max((common[letter] for letter in code), key=STRENGTH.index)  # Eurostat joins its flags: “bp”
        if found is None:
            raise Unclear(self._no_meaning(role, code))
        return found

    def number(self, text: str) -> Decimal | None:
        """The number as written, to its last digit; None where there is none."""
        meaning = self.mapping.cells.get(text, "number")
        if meaning != "number":
            return Decimal(0) if meaning == "zero" else None
        if text.casefold() in ("", "nan"):
            return None
        if not NUMBER.fullmatch(text):
            raise Unclear(msg("“{text}” is not a number", text=text))
        return Decimal(f"{Decimal(text):f}")

    def value(self, text: str, status: str) -> tuple[Decimal | None, str]:
        """The value and status of a cell; a status that says there is none stands against nothing and against zero."""
        number = self.number(text)
        said = self.mapping.cells.get(text, "")
        status = said if said in ("confidential", "not_derivable") else status
        if status in ("confidential", "not_derivable", ABSENT):
            if number:
                raise Unclear(
                    msg("the codes of the cell say {status}, and yet {value} stands in it", status=status, value=text)
                )
            return None, status
        return (number, status) if number is not None else (None, ABSENT)

    def decimals(self, number: Decimal | None, text: str) -> int:
        """Places printed: those written, or those declared, since programs drop the last zeros."""
        written = 0 if number is None else max(0, -int(number.as_tuple().exponent))
        if text and not re.fullmatch(r"\d{1,2}", text):
            raise Unclear(self._no_meaning("decimals", text))
        return 0 if number is None else max(written, int(text or 0))
