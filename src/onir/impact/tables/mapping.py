"""A mapping says in a short YAML file what stands where in an input–output table; nothing is guessed when it is read.

`like:` takes the keys of a layout that comes with Öñir (`data/impact/layouts`) and overrides them key by key. A key
that is not known is refused by name. The keys stand in the reference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NoReturn

from onir.errors import BadInput
from onir.figures.reading.grid import ENCODINGS
from onir.files import read_yaml
from onir.impact.tables.table import FINAL, PRICES, SATELLITES, USES, Origin
from onir.language.messages import Message, Wording, msg

DATA = Path(__file__).parents[2] / "data" / "impact"
LAYOUTS = DATA / "layouts"
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
LETTERS = re.compile("[A-Za-z]{1,3}")
TEXTS = ("economy", "unit", "output", "total", "licence", "address")
MARKS = {"point": ".", "comma": ","}


@dataclass(frozen=True)
class Where:
    """Where the cells lie. `first` and `last` are the codes of the first and the last industry, rows and columns alike.

    `header` are the rows and `labels` the columns that together name a column or a row, joined by `divider`. In a table
    of many economies `region` is the code of the one that is wanted, which stands before the divider. `first_product`
    and `last_product` are the ends of the rows of supply and use tables.
    """

    first: str
    last: str
    header: tuple[int, ...] = (1,)
    labels: tuple[str, ...] = ("A",)
    sheet: str | None = None
    delimiter: str = "comma"
    decimal: str = "point"
    encoding: str = "utf-8"
    row_prefix: str = ""
    column_prefix: str = ""
    region: str = ""
    divider: str = "_"
    first_product: str = ""
    last_product: str = ""


@dataclass(frozen=True)
class TableMapping:
    """What a mapping says. `rows` and `columns` name what makes up each satellite and each kind of final use.

    `output` names the row that holds output; where there is none it is the column `total` of all uses, which otherwise
    is held against it.
    """

    economy: str
    year: int
    unit: str
    use: str
    prices: str
    publisher: Wording
    title: Wording
    where: Where
    output: str = ""
    total: str = ""
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    sections: Mapping[str, str] = field(default_factory=dict, hash=False)
    licence: str = ""
    address: str = ""

    @property
    def origin(self) -> Origin:
        return Origin(self.economy, self.year, self.publisher, self.title, self.licence, self.address)


def load_mapping(path: Path) -> TableMapping:
    """The mapping of a file; BadInput names the key that is missing, strange or not accepted."""
    said = _with_layout(path, _yaml(path))
    return _Keys(path.name).mapping(said)


def layouts() -> tuple[str, ...]:
    """Names of the layouts that come with Öñir."""
    return tuple(sorted(path.stem for path in LAYOUTS.glob("*.yaml")))


def _yaml(path: Path) -> dict[str, Any]:
    said = read_yaml(path)
    if not isinstance(said, dict):
        raise BadInput(msg("A list of keys and values is needed here."), where=path.name)
    return said


def _with_layout(path: Path, said: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of the layout it is like, overridden by its own; those of `where` one by one."""
    name = said.get("like")
    if name is None:
        return dict(said)
    if name not in layouts():
        raise BadInput(
            msg("“{value}” is not accepted here.", value=str(name)),
            where=f"{path.name}, like",
            accepted=msg("Accepted: {names}.", names=list(layouts())),
        )
    base = _yaml(LAYOUTS / f"{name}.yaml")
    own = {key: value for key, value in said.items() if key != "like"}
    return base | own | {"where": base.get("where", {}) | (own.get("where") or {})}


@dataclass(frozen=True)
class _Keys:
    """Reads keys of one file, and says which one does not fit."""

    file: str

    def mapping(self, said: dict[str, Any]) -> TableMapping:
        self._known(said, TableMapping, "")
        where = said.get("where")
        if not isinstance(where, dict):
            self._stop("where", msg("A list of keys and values is needed here."))
        return TableMapping(
            **{key: str(said[key]) for key in TEXTS if key in said},
            year=self._whole("year", said["year"]),
            use=self._one_of("use", said["use"], USES),
            prices=self._one_of("prices", said["prices"], PRICES),
            publisher=self._wording("publisher", said["publisher"]),
            title=self._wording("title", said["title"]),
            where=self._where(where),
            rows=self._lists("rows", said.get("rows"), SATELLITES),
            columns=self._lists("columns", said.get("columns"), FINAL),
            sections={str(code): str(section) for code, section in self._pairs("sections", said.get("sections"))},
        )  # fmt: skip

    def _where(self, said: dict[str, Any]) -> Where:
        self._known(said, Where, "where.")
        for key, accepted in (("delimiter", DELIMITERS), ("decimal", MARKS), ("encoding", ENCODINGS)):
            if key in said:
                self._one_of(f"where.{key}", said[key], tuple(accepted))
        if said.get("region") and not said.get("divider", "_"):
            self._stop("where.divider", msg("This key is missing."))
        kept = {key: None if value is None else str(value) for key, value in said.items()}
        header = tuple(self._whole("where.header", row) for row in _listed(said.get("header", 1)))
        labels = tuple(str(one) for one in _listed(said.get("labels", "A")))
        if any(LETTERS.fullmatch(one) is None for one in labels):
            self._stop("where.labels", msg("The letters of a column are needed here, A for the first."))
        return Where(**{**kept, "header": header, "labels": labels})  # type: ignore[arg-type]

    def _known(self, said: Mapping[str, Any], kind: type, within: str) -> None:
        known = {one.name for one in fields(kind)}
        if strange := [key for key in said if key not in known]:
            self._stop(
                f"{within}{strange[0]}", msg("This key is not known."), msg("Accepted: {names}.", names=sorted(known))
            )
        needed = (
            ("first", "last") if kind is Where else ("economy", "year", "unit", "use", "prices", "publisher", "title")
        )
        for key in needed:
            if said.get(key) in (None, ""):
                self._stop(f"{within}{key}", msg("This key is missing."))

    def _whole(self, key: str, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self._stop(key, msg("A whole number above zero is needed here."))
        return int(value)

    def _one_of(self, key: str, value: Any, accepted: Sequence[str]) -> str:
        if value not in accepted:
            self._stop(
                key,
                msg("“{value}” is not accepted here.", value=str(value)),
                msg("Accepted: {names}.", names=list(accepted)),
            )
        return str(value)

    def _wording(self, key: str, value: Any) -> Wording:
        said = value if isinstance(value, dict) else dict.fromkeys(("en", "ru", "kk"), value)
        if not said.get("en"):
            self._stop(key, msg("A name is needed here, or one for each of en, ru, kk."))
        return Wording(*(str(said.get(language) or said["en"]) for language in ("en", "ru", "kk")))

    def _lists(self, key: str, value: Any, accepted: Sequence[str]) -> dict[str, tuple[str, ...]]:
        pairs = self._pairs(key, value)
        for name, _ in pairs:
            self._one_of(f"{key}.{name}", name, accepted)
        return {name: tuple(map(str, _listed(codes))) for name, codes in pairs}

    def _pairs(self, key: str, value: Any) -> list[tuple[Any, Any]]:
        if not isinstance(value or {}, dict):
            self._stop(key, msg("A list of keys and values is needed here."))
        return list((value or {}).items())

    def _stop(self, key: str, what: Message, accepted: Message | None = None) -> NoReturn:
        raise BadInput(what, where=f"{self.file}, {key}", accepted=accepted)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
