"""A mapping says how a table is laid out, in a short YAML file beside it: which cells are what, in which unit, of whom.

Nothing in a mapping is guessed when it is read: a key that is not known, or a value that is not accepted, is refused by
its name. `onir figures add FILE --map new` writes a first one from what it sees. The keys stand in the reference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, NoReturn

from onir.errors import BadInput
from onir.figures.indicators import indicator
from onir.figures.reading.grid import ENCODINGS
from onir.figures.vintage import EXACTNESS
from onir.files import read_yaml
from onir.language.messages import Message, Wording, msg
from onir.measure import Unit
from onir.territory import country

SDMX = "sdmx"
SHAPES = ("across", "down", "long", SDMX)
BASES = ("flow", "ytd", "stock")
MEANINGS = ("absent", "zero", "confidential", "not_derivable")
DATES = ("quarter before", "quarter of", "month of", "year of")
ACCEPTABLE = ("cumulative", "national_row", "fewer_regions")
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
COLUMNS = ("area", "period", "value", "partner", "activity", "unit", "indicator")
COMPONENTS = (*COLUMNS, "basis", "multiplier", "status", "confidentiality", "decimals", "note")
"""What a component of an SDMX message may hold."""
OPEN = "?"
"""What a first mapping writes where a person has to decide."""

MAPPINGS = Path(__file__).parents[2] / "data" / "mappings"
"""Mappings that come with Öñir."""


@dataclass(frozen=True)
class Layout:
    """How the cells lie. `shape`: periods `across` or `down`, or one cell a row (`long`, `sdmx`) in `columns`."""

    shape: str
    header: tuple[int, ...]
    sheet: str | None = None
    labels: int = 0
    last_row: int | None = None
    encoding: str = "utf-8"
    delimiter: str = ","
    decimal: str = "."
    thousands: str = ""
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class TableMapping:
    """What a mapping file says; `cells`, `areas`, `periods` and `codes` tell what words of the table mean.

    `only` names the codes of an SDMX component whose figures are read, `codes` what its codes are here.
    """

    table: str
    publisher: Wording
    title: Wording
    indicator: str
    unit: str
    basis: str
    country: str
    layout: Layout
    address: str = ""
    released: str = ""
    exactness: str = "at_latest"
    licence: str = ""
    note: str = ""
    dates: str = ""
    cells: Mapping[str, str] = field(default_factory=dict, hash=False)
    areas: Mapping[str, str] = field(default_factory=dict, hash=False)
    periods: Mapping[str, str] = field(default_factory=dict, hash=False)
    skip: frozenset[str] = frozenset()
    footnotes: tuple[str, ...] = ()
    accept: Mapping[str, str] = field(default_factory=dict, hash=False)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)


def find_mapping(name: str) -> Path:
    """The mapping file of a path, or the ready one of that name."""
    ready = MAPPINGS / f"{name}.yaml"
    if Path(name).exists() or "/" in name or not ready.exists():
        return Path(name)
    return ready


def load_mapping(path: Path) -> TableMapping:
    """The mapping of a YAML file; the first thing wrong in it is named by its key."""
    return mapping_of(read_yaml(path), path.name)


def mapping_of(said: Any, where: str = "") -> TableMapping:
    """The mapping that plain values make."""
    return _Reader(where).table(said)


class _Reader:
    """Reads plain values key by key; `where` is the file named in messages."""

    def __init__(self, where: str) -> None:
        self.where = where

    def table(self, said: Any) -> TableMapping:
        told = self._keys(said, TableMapping, "")
        told["layout"] = self._layout(told["layout"])
        for key in ("publisher", "title"):
            told[key] = self._wording(key, told[key])
        for key in ("cells", "areas", "periods", "accept"):
            told[key] = self._words(key, told.get(key) or {})
        told["only"] = {name: self._one_or_more(f"only: {name}", said) for name, said in self._dict(told, "only")}
        told["codes"] = {name: self._words(f"codes: {name}", said) for name, said in self._dict(told, "codes")}
        for key in ("skip", "footnotes"):
            told[key] = (frozenset if key == "skip" else tuple)(self._list(key, told.get(key) or []))
        for key in ("table", "indicator", "unit", "basis", "country"):
            told[key] = self._text(key, told[key])
        for key in ("address", "released", "exactness", "licence", "note", "dates"):
            if key in told:
                told[key] = self._text(key, told[key])
        self._check(told)
        return TableMapping(**told)

    def _check(self, told: Mapping[str, Any]) -> None:
        self._parsed("indicator", lambda: indicator(told["indicator"]))
        self._parsed("country", lambda: country(told["country"]))
        self._parsed("unit", lambda: Unit.parse(told["unit"]))
        self._choice("basis", told["basis"], BASES)
        self._choice("exactness", told.get("exactness", "day"), EXACTNESS)
        if told.get("dates"):
            self._choice("dates", told["dates"], DATES)
        for mark, meaning in told["cells"].items():
            self._choice(f"cells: {mark}", meaning, MEANINGS)
        for name in told["accept"]:
            self._choice("accept", name, ACCEPTABLE)

    def _layout(self, said: Any) -> Layout:
        if isinstance(said, dict) and said.get("shape") == SDMX:
            said = {"header": 1, **said}
        told = self._keys(said, Layout, "layout")
        self._choice("layout: shape", told["shape"], SHAPES)
        heads = told["header"] if isinstance(told["header"], list) else [told["header"]]
        told["header"] = tuple(self._number("layout: header", row) for row in heads)
        if "labels" in told:
            told["labels"] = self._column("layout: labels", told["labels"])
        if told.get("last_row") is not None:
            told["last_row"] = self._number("layout: last_row", told["last_row"])
        if "delimiter" in told:
            self._choice("layout: delimiter", told["delimiter"], tuple(DELIMITERS))
            told["delimiter"] = DELIMITERS[told["delimiter"]]
        self._choice("layout: encoding", told.get("encoding", "utf-8"), tuple(ENCODINGS))
        self._choice("layout: decimal", told.get("decimal", "."), (".", ","))
        self._choice("layout: thousands", told.get("thousands", ""), ("", " ", ",", "."))
        told["columns"] = self._words("layout: columns", told.get("columns") or {})
        for name in told["columns"]:
            self._choice("layout: columns", name, COMPONENTS if told["shape"] == SDMX else COLUMNS)
        named = told["shape"] in ("long", SDMX)
        missing = [name for name in COLUMNS[:3] if named and name not in told["columns"]]
        if missing:
            self._stop(f"layout: columns: {missing[0]}", msg("This key is missing."))
        return Layout(**told)

    def _keys(self, said: Any, kind: type, key: str) -> dict[str, Any]:
        if not isinstance(said, dict):
            self._stop(key or "table", msg("A list of keys and values is needed here."))
        known = {one.name: one for one in fields(kind)}
        for name in said:
            if name not in known:
                shown = f"{key}: {name}" if key else str(name)
                self._stop(shown, msg("This key is not known."), msg("Accepted: {names}.", names=list(known)))
        for name, one in known.items():
            needed = one.default is MISSING and one.default_factory is MISSING
            if needed and said.get(name) is None:
                self._stop(f"{key}: {name}" if key else name, msg("This key is missing."))
        return {name: value for name, value in said.items() if value is not None}

    def _text(self, key: str, value: Any) -> str:
        if isinstance(value, (dict, list, bool)):
            self._stop(key, msg("Text is needed here."))
        if str(value).strip() == OPEN:
            self._stop(key, msg("This is still open: say it in place of the “?”."))
        return str(value)

    def _wording(self, key: str, value: Any) -> Wording:
        if not isinstance(value, dict):
            return Wording(*[self._text(key, value)] * 3)
        missing = [language for language in ("en", "ru", "kk") if language not in value]
        if missing or len(value) > 3:
            self._stop(key, msg("One text is needed here, or one each under en, ru and kk."))
        return Wording(**{language: self._text(key, text) for language, text in value.items()})

    def _words(self, key: str, value: Any) -> dict[str, str]:
        if not isinstance(value, dict):
            self._stop(key, msg("A list of keys and values is needed here."))
        return {str(name): self._text(f"{key}: {name}", text) for name, text in value.items()}

    def _dict(self, told: Mapping[str, Any], key: str) -> list[tuple[str, Any]]:
        value = told.get(key) or {}
        if not isinstance(value, dict):
            self._stop(key, msg("A list of keys and values is needed here."))
        return [(str(name), said) for name, said in value.items()]

    def _one_or_more(self, key: str, value: Any) -> tuple[str, ...]:
        return tuple(self._list(key, value)) if isinstance(value, list) else (self._text(key, value),)

    def _list(self, key: str, value: Any) -> list[str]:
        if not isinstance(value, list):
            self._stop(key, msg("A list is needed here."))
        return [self._text(key, one) for one in value]

    def _number(self, key: str, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self._stop(key, msg("A row number is needed here, 1 for the first."))
        return int(value)

    def _column(self, key: str, value: Any) -> int:
        text = str(value).upper()
        if not (text.isascii() and text.isalpha() and len(text) <= 3):
            self._stop(key, msg("The letters of a column are needed here, A for the first."))
        place = 0
        for letter in text:
            place = place * 26 + ord(letter) - ord("A") + 1
        return place - 1

    def _choice(self, key: str, value: Any, accepted: tuple[str, ...]) -> None:
        if value not in accepted:
            self._stop(
                key,
                msg("“{value}” is not accepted here.", value=str(value)),
                msg("Accepted: {names}.", names=[f"“{name}”" for name in accepted]),
            )

    def _parsed(self, key: str, parse: Callable[[], object]) -> None:
        try:
            parse()
        except BadInput as fault:
            self._stop(key, fault.what, fault.accepted)

    def _stop(self, key: str, what: Message, accepted: Message | None = None) -> NoReturn:
        where = f"{self.where}, {key}" if self.where else key
        raise BadInput(what, where=where, accepted=accepted)
