"""The form of *Impact*: fields as they were typed become the values of a project, and a project's ledger fills fields.

A figure is one number, or three with “;” between them: lowest, likeliest, highest. What stands in a field goes to the
library as it was typed, so that what is wrong with it is said in one place and in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from onir.desk.words import by_name
from onir.language.messages import Message, Wording, msg
from onir.territory import Area, country, country_codes

UNIT, PRICES = "KZT mn", "2024"
UNITS = (("KZT mn", msg("millions of tenge")), ("KZT bn", msg("billions of tenge")))
WORK = ("start", "life", "ramp", "sales", "jobs", "pay", "foreign_owned", "profit_remitted", "residents")
TAXES: Mapping[str, tuple[str, Wording]] = {
    "profit": ("republican", Wording("tax on profit", "налог на прибыль", "пайдаға салынатын салық")),
    "pay": ("local", Wording("tax on pay", "налог на оплату труда", "жалақыға салынатын салық")),
    "sales": ("republican", Wording("tax on sales", "налог на продажи", "сатуға салынатын салық")),
    "value_added": (
        "republican",
        Wording("tax on value added", "налог на добавленную стоимость", "қосылған құнға салық"),
    ),
    "assets": ("local", Wording("tax on assets", "налог на активы", "активтерге салынатын салық")),
}
"""Bases with the budget that receives the tax unless another is chosen, and the name it bears in the answer."""
LEVELS: Mapping[str, Message] = {"local": msg("the local budget"), "republican": msg("the republican budget")}
SEED = 1


class Field(NamedTuple):
    """A field of one line of a table: its name, what is typed in it, what stands for nothing typed."""

    name: str
    value: str
    usual: str = ""


class Row(NamedTuple):
    """A kind of asset or a section, with its two fields; `local` is None where it is no demand."""

    code: str
    title: Wording
    amount: Field
    local: Field | None


class TaxRow(NamedTuple):
    """A tax by its base, with the level that is chosen."""

    base: str
    title: Wording
    rate: str
    relief: str
    until: str
    level: str


Given = Mapping[str, str]


def regions() -> list[Area]:
    """Regions whose economy is held by section, in the order of their names."""
    held = [one for code in country_codes() if code == "KZ" for one in country(code).areas()]
    return by_name(held, lambda one: one)


def assets(given: Given) -> Iterator[Row]:
    from onir.impact.appraisal.bridge import bridge  # noqa: PLC0415 - numpy, of no use to other pages

    for code, kind in bridge().items():
        usual = "; ".join(f"{end * 100:f}".split(".")[0] for end in (kind.local.low, kind.local.mode, kind.local.high))
        local = Field(f"local_{code}", given.get(f"local_{code}", ""), usual) if kind.sections else None
        yield Row(code, kind.name, Field(f"amount_{code}", given.get(f"amount_{code}", "")), local)


def purchases(given: Given) -> Iterator[Row]:
    for code, name in sections().items():
        bought, local = (Field(f"{what}_{code}", given.get(f"{what}_{code}", "")) for what in ("buys", "local"))
        yield Row(code, name, bought, local)


def sections() -> Mapping[str, Wording]:
    from onir.impact.tables.sections import section_names  # noqa: PLC0415 - the same

    return section_names()


def taxes(given: Given) -> Iterator[TaxRow]:
    for base, (level, title) in TAXES.items():
        rate, relief, until = (given.get(f"{what}_{base}", "") for what in ("rate", "relief", "until"))
        yield TaxRow(base, title, rate, relief, until, given.get(f"level_{base}", level))


def values_of(given: Given) -> dict[str, Any]:
    """What was typed, as the values of a project; what was left empty is left out."""
    said = {name: value for name, value in given.items() if value}
    found: dict[str, Any] = {
        "name": said.get("name", said.get("area", "")), "area": said.get("area", ""),
        "section": said.get("section", ""), "unit": said.get("unit", UNIT),
        "prices": _number(said.get("prices", PRICES)),
    }  # fmt: skip
    parts = {
        "construction": _construction(said), "operation": _operation(said), "taxes": list(_taxes(said)),
        "net": _some(said, ("deadweight", "displacement")), "households": _some(said, ("spent",)),
        "capacity": _some(said, ("unemployed",)),
    }  # fmt: skip
    return found | {name: part for name, part in parts.items() if part} | {"seed": SEED}


def _construction(said: Given) -> dict[str, Any]:
    spent = [
        {"kind": row.code, "amount": _figure(row.amount.value)}
        | ({"local": _figure(row.local.value)} if row.local and row.local.value else {})
        for row in assets(said)
        if row.amount.value
    ]
    return {"years": _years(said.get("years", "")), "assets": spent} if spent else {}


def _operation(said: Given) -> dict[str, Any]:
    found = _some(said, WORK)
    if not found:
        return {}
    if "ramp" in found:
        found["ramp"] = [_number(part) for part in said["ramp"].split(";")]
    rows = list(purchases(said))
    bought = {row.code: _figure(row.amount.value) for row in rows if row.amount.value}
    local = {row.code: _figure(row.local.value) for row in rows if row.local and row.amount.value and row.local.value}
    return found | ({"purchases": bought} if bought else {}) | ({"local": local} if local else {})


def _taxes(said: Given) -> Iterator[dict[str, Any]]:
    for row in taxes(said):
        if not row.rate:
            continue
        named = dict(zip(("en", "ru", "kk"), (row.title.say(one) for one in ("en", "ru", "kk")), strict=True))
        relief = _some({"relief": row.relief, "until": row.until}, ("relief", "until"))
        yield {"name": named, "base": row.base, "rate": _figure(row.rate), "level": row.level} | relief


def _some(said: Given, names: Sequence[str]) -> dict[str, Any]:
    return {name: _figure(said[name]) for name in names if said.get(name)}


def _years(text: str) -> dict[Any, Any]:
    """Per cent by year: as typed, or in equal parts.

    >>> _years("2027: 40; 2028: 60"), _years("2027; 2028; 2029")
    ({2027: 40, 2028: 60}, {2027: 33, 2028: 33, 2029: 34})
    """
    typed = [part.partition(":") for part in text.split(";") if part.strip()]
    equal, last = (100 // len(typed), 100 - 100 // len(typed) * (len(typed) - 1)) if typed else (0, 0)
    usual = [equal] * (len(typed) - 1) + [last]
    return {_number(year): _number(part) if part.strip() else most
            for (year, _, part), most in zip(typed, usual, strict=False)}  # fmt: skip


def _figure(text: str) -> Any:
    """One number or a list of them.

    >>> _figure("17 000; 18 000,5; 21 000"), _figure("5"), _figure("many")
    ([17000, Decimal('18000.5'), 21000], 5, 'many')
    """
    found = [_number(part) for part in text.split(";")]
    return found[0] if len(found) == 1 else found


def _number(text: str) -> int | Decimal | str:
    """The number as people write it, or the words that are none."""
    plain = re.sub(r"\s", "", text).replace(",", ".")
    if not re.fullmatch(r"\d{1,18}(\.\d{1,6})?", plain):
        return text.strip()
    return Decimal(plain) if "." in plain else int(plain)
