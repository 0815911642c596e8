"""A claim: one statement of a text that one derivation from official observations can confirm or refute.

The reader records what was printed, errors included; judging is the checker's part. Offsets count characters of the
text as given.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from onir.measure import Period, Written

Kind = Literal["volume", "growth", "rank", "share", "count", "target"]
Form = Literal["index", "absolute", "plan_fulfilment", "order"]
Known = Literal["said", "inherited", "from the date"]


@dataclass(frozen=True)
class Claim:
    """One claim as printed; `indicator` is a code of data/indicators.csv or `other`,
    `area` one too, or the sum of areas that share a figure (`KZ-10+KZ-33`).

    `concept_said`: false when the text says only "FDI" or "investment", so that the code is the headline concept and
    checking tries the others. `written` holds the digits and the interval they imply; `value` of a growth is positive,
    its sign in `direction`; a last place is −1, the one before it −2. `period_known` tells how the period was come by.
    `compared_with`: the area that a growth of no time is reckoned from ("1.5 times more than in B"); form `order`: only
    that it has more is said. `of`: size of the set of a rank or the whole of a share, where said. `by`: what is ranked,
    `volume` unless said. `among`: a record is a place among the periods of one area.
    `says_more`: a rise of "1.7 times more", which in the language of the text may mean 2.7; for checking alone, not
    part of the JSON.
    """

    kind: Kind
    indicator: str
    concept_said: bool
    area: str | None
    period: Period | None
    written: Written
    unit: str
    quote: str
    start: int
    end: int
    language: str
    period_known: Known | None = None
    compared_to: Period | str | None = None
    compared_with: str | None = None
    value_high: Decimal | None = None
    from_value: Decimal | None = None
    alt_value: Decimal | None = None
    alt_unit: str | None = None
    form: Form | None = None
    direction: Literal["up", "down"] | None = None
    partner: str | None = None
    activity: str | None = None
    subregion: str | None = None
    of: int | None = None
    by: Literal["volume", "growth", "share", "per_head", "plan"] = "volume"
    among: Literal["areas", "periods"] = "areas"
    after: tuple[str, ...] = ()
    modality: Literal["fact", "plan"] = "fact"
    speaker: str | None = None
    says_more: bool = False

    @property
    def value(self) -> Decimal:
        return self.written.value

    def as_dict(self) -> dict[str, Any]:
        """The claim in the shape of the JSON reference (docs/reference/claim-json.md); numbers as int or float."""
        return {
            "kind": self.kind,
            "indicator": self.indicator,
            "concept_said": self.concept_said,
            "area": self.area,
            "subregion": self.subregion,
            "partner": self.partner,
            "activity": self.activity,
            "period": _text(self.period),
            "period_known": self.period_known,
            "compared_to": _text(self.compared_to),
            "compared_with": self.compared_with,
            "value": number(self.value),
            "value_high": number(self.value_high),
            "from_value": number(self.from_value),
            "alt_value": number(self.alt_value),
            "alt_unit": self.alt_unit,
            "unit": self.unit,
            "bound": self.written.bound,
            "form": self.form,
            "direction": self.direction,
            "of": self.of,
            "by": self.by,
            "among": self.among,
            "after": list(self.after),
            "modality": self.modality,
            "speaker": self.speaker,
            "written": self.written.text,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "language": self.language,
        }


def number(value: Decimal | None) -> int | float | None:
    """A decimal as JSON prints it: a whole number without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
