"""Whole texts with the claims that a careful reader finds in them, in files that a person can write and read.

A text stands in `texts/seen/<language>/` or `texts/aside/<language>/`, its gold claims below it in a table. What was
printed is what is written down, errors included. An empty cell means nothing; `?` after an indicator, that the text
does not say the concept; `words #2` as a quote, the second place where these words stand. The last cell holds words
(`up`, `plan`, `index`, `~` …) and names with a value (`vs=2024-H1`, `after=KZ-75,KZ-71`, `of=20`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from onir.claims.claim import Claim
from onir.errors import BadInput
from onir.measure import Period

TEXTS = Path(__file__).parent / "texts"
SETS = ("seen", "aside")
HEAD = ("quote", "kind", "value", "unit", "indicator", "area", "period", "more")
FIELDS = (
    "indicator", "concept", "area", "period", "compared_to", "unit", "direction", "bound", "form", "modality",
    "partner", "after", "of",
)  # fmt: skip
DETAILS = ("from", "high", "also", "by", "in", "speaker")
"""Fields that a row need not say; compared where it does."""

_WORDS = {
    "up": ("direction", "up"), "down": ("direction", "down"), "plan": ("modality", "plan"),
    "index": ("form", "index"), "absolute": ("form", "absolute"), "plan_fulfilment": ("form", "plan_fulfilment"),
    "~": ("bound", "~"), ">=": ("bound", ">="), "<=": ("bound", "<="),
}  # fmt: skip
_NAMES = {"vs": "compared_to"} | {name: name for name in ("partner", "after", "of", *DETAILS)}
_UNSAID = dict.fromkeys(FIELDS, "") | {"concept": "said", "modality": "fact"}


class GoldError(ValueError):
    """A gold file that cannot be read: in which line of which file, and what is wrong there."""


@dataclass(frozen=True)
class Row:
    """A claim in the words of a gold table; `said` holds the fields, an empty word for null."""

    quote: str
    start: int
    end: int
    kind: str
    value: Decimal
    said: Mapping[str, str]
    line: int = 0

    @property
    def followed(self) -> bool:
        """Whether it is of a statistic that Öñir follows; the others are neither required nor punished."""
        return self.said["indicator"] != "other"


@dataclass(frozen=True)
class GoldText:
    """A text, the day of its publication where known, and its gold claims."""

    path: Path
    published: date | None
    about: str
    text: str
    rows: tuple[Row, ...]

    @property
    def language(self) -> str:
        return self.path.parent.name

    def __str__(self) -> str:
        return "/".join(self.path.parts[-3:])


def gold_text(path: Path) -> GoldText:
    """One file: header, text and table, parted by lines of three hyphens."""
    parts = path.read_text("utf-8").split("\n---\n")
    if len(parts) != 3:
        raise GoldError(f"{path}:1: two lines “---” part header, text and table; here are {len(parts)} parts")
    header = dict(_named(line, f"{path}:{number}") for number, line in enumerate(parts[0].splitlines(), 1))
    table = parts[2].splitlines()
    first = sum(part.count("\n") + 2 for part in parts[:2]) + 1
    if not table or _cells(table[0]) != HEAD:
        raise GoldError(f"{path}:{first}: the table begins with “{' | '.join(HEAD)}”")
    rows = tuple(_row(line, parts[1], f"{path}:{number}") for number, line in enumerate(table[1:], first + 1))
    return GoldText(path, _day(header.get("date"), f"{path}:1"), header.get("about", ""), parts[1], rows)


def gold_texts(group: str, language: str) -> list[GoldText]:
    return [gold_text(path) for path in sorted((TEXTS / group / language).glob("*.txt"))]


def languages(group: str) -> list[str]:
    return sorted(path.name for path in (TEXTS / group).glob("*") if path.is_dir())


def as_row(claim: Claim) -> Row:
    """A claim read, in the words of a gold table."""
    read = claim.as_dict()
    named = {name: read[name] for name in (*FIELDS, *DETAILS) if name in read} | {
        "concept": "said" if claim.concept_said else "unsaid",
        "after": ",".join(claim.after),
        "from": read["from_value"], "high": read["value_high"], "also": read["alt_value"], "in": read["subregion"],
    }  # fmt: skip
    said = {name: "" if value is None else str(value) for name, value in named.items()}
    return Row(claim.quote, claim.start, claim.end, claim.kind, claim.value, said)


def _named(line: str, place: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or name not in ("date", "about"):
        raise GoldError(f"{place}: the header says “date: …” and “about: …”, not “{line}”")
    return name, value.strip()


def _day(said: str | None, place: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise GoldError(f"{place}: “{said}” is not a day such as 2025-10-14") from error


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _row(line: str, text: str, place: str) -> Row:
    cells = _cells(line)
    if len(cells) != len(HEAD):
        raise GoldError(f"{place}: {len(cells)} cells instead of {len(HEAD)}")
    cell = dict(zip(HEAD, cells, strict=True))
    quote, start = _found(cell["quote"], text, place)
    said = _UNSAID | {
        "indicator": cell["indicator"].removesuffix("?"),
        "concept": "unsaid" if cell["indicator"].endswith("?") else "said",
        "area": cell["area"], "unit": cell["unit"], "period": _period(cell["period"], place),
        **dict(_more(word, place) for word in cell["more"].split()),
    }  # fmt: skip
    value, line_number = _number(cell["value"], place), int(place.rpartition(":")[2])
    return Row(quote, start, start + len(quote), cell["kind"], value, said, line_number)


def _found(cell: str, text: str, place: str) -> tuple[str, int]:
    """The words of a quote and where they stand."""
    words, sharp, nth = cell.rpartition(" #")
    quote, times = (words, int(nth)) if sharp and nth.isdigit() else (cell, 1)
    start = -1
    for _ in range(times):
        start = text.find(quote, start + 1) if quote else -1
        if start < 0:
            raise GoldError(f"{place}: the text does not say “{cell}”")
    return quote, start


def _number(said: str, place: str) -> Decimal:
    try:
        return Decimal(said)
    except InvalidOperation as error:
        raise GoldError(f"{place}: “{said}” is not a number in base units such as 412600000") from error


def _more(word: str, place: str) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    if word in _WORDS:
        return _WORDS[word]
    if not equals or name not in _NAMES:
        known = " ".join([*_WORDS, *(f"{name}=" for name in _NAMES)])
        raise GoldError(f"{place}: “{word}” is none of {known}")
    if name == "vs":
        return _NAMES[name], _period(value, place)
    return _NAMES[name], value.replace("_", " ") if name in ("in", "speaker") else value


def _period(said: str, place: str) -> str:
    """In the canonical spelling: `2025-01..2025-09` is `2025-9M`."""
    plan, colon, code = said.rpartition(":")
    try:
        return f"{plan}{colon}{Period.parse(code)}" if code else said
    except BadInput as error:
        raise GoldError(f"{place}: “{said}” is not a period such as 2025-H1") from error
