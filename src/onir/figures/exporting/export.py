"""Figures to take elsewhere: CSV, Parquet or a workbook, every row with its release and the line it stands in.

Columns are those of an observation, codes as kept and values as printed, so that what leaves can be loaded again. A
workbook is for people: it names the areas, formats numbers by the places printed, and has a sheet that says where the
figures come from and what a status means. Rows are streamed, so that a table of millions needs no memory to speak of.
SDMX has its own modules, and a second file for its structure.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onir.errors import BadInput, NotHeld
from onir.figures.indicators import Indicator, indicator
from onir.figures.store import Held, Store
from onir.files import whole
from onir.language.messages import Message, msg

COLUMNS = (
    "indicator", "area", "extent", "partner", "activity", "period", "basis", "unit", "value", "decimals", "status",
    "released", "released_exactness", "source", "locator", "note", "correction",
)  # fmt: skip
"""An observation, in the order it is written."""

MOST_ROWS = 1_048_576
"""Rows of a sheet, the header included: a limit of the format."""

WIDTHS = {
    "indicator": 24,
    "unit": 10,
    "value": 18,
    "released": 12,
    "source": 26,
    "locator": 26,
    "note": 40,
    "correction": 40,
}

BATCH = 10_000
XML = ".xml"
"""The ending that means SDMX-ML."""


@dataclass(frozen=True)
class Exported:
    """What was written where: `rows` cells out of these vintages."""

    indicator: Indicator
    path: Path
    rows: int
    vintages: int

    @property
    def sentence(self) -> Message:
        return msg(
            "Written to {path}: {n} {n:plural:cell|cells} of {indicator}, "
            "{releases} {releases:plural:release|releases}.",
            path=str(self.path), n=self.rows, indicator=self.indicator, releases=self.vintages,
        )  # fmt: skip

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        return self.sentence.say(language)

    def as_dict(self) -> dict[str, Any]:
        return {
            "indicator": self.indicator.code,
            "path": str(self.path),
            "rows": self.rows,
            "vintages": self.vintages,
        }


@dataclass(frozen=True)
class Leaving:
    """What is written: the rows in batches, and what a workbook says of them."""

    indicator: Indicator
    batches: Callable[[], Iterator[Any]]
    held: tuple[Held, ...]
    rows: int
    as_of: date | None
    language: str

    def lines(self) -> Iterator[Mapping[str, Any]]:
        for batch in self.batches():
            yield from batch.to_pylist()


def export(
    code: str,
    to: str | Path,
    *,
    every_release: bool = False,
    as_of: date | None = None,
    language: str = "en",
    store: Store | None = None,
) -> Exported:
    """The cells of an indicator to a file, by its ending: each as the newest release has it, or in `every_release`.

    The file appears whole or not at all; one of that name is replaced.
    """
    concept, path = indicator(code), Path(to)
    if path.suffix.lower() == XML:
        return export_sdmx(code, to, every_release=every_release, as_of=as_of, store=store)
    write = writer_of(path, XML)
    asked = _asked(store or Store.open(), concept, every_release=every_release, as_of=as_of, language=language)
    with whole(path) as part:
        write(asked, part)
    return Exported(concept, path, asked.rows, len(asked.held))


def writer_of(path: Path, *others: str) -> Callable[[Leaving, Path], None]:
    """What writes a file of this ending; an unknown one is refused, `others` being accepted elsewhere."""
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise BadInput(
            msg("“{name}” has no ending that says what to write.", name=path.name),
            where=str(path),
            accepted=msg("Accepted: {endings}.", endings=[*WRITERS, *others]),
        )
    return write


def export_sdmx(
    code: str,
    to: str | Path,
    *,
    form: str = "sdmx-ml-3.0",
    every_release: bool = False,
    as_of: date | None = None,
    store: Store | None = None,
) -> Exported:
    """The cells of an indicator as a message of SDMX, and its structure beside it as `<name>.structure.xml`."""
    from onir.figures.sdmx.structure import write_structure  # noqa: PLC0415 - needed only here
    from onir.figures.sdmx.writing import FORMS, VERSIONS, write_data  # noqa: PLC0415

    if form not in FORMS:
        raise BadInput(
            msg("“{value}” is not accepted here.", value=form),
            where="--format",
            accepted=msg("Accepted: {names}.", names=list(FORMS)),
        )
    concept, path = indicator(code), Path(to)
    asked = _asked(store or Store.open(), concept, every_release=every_release, as_of=as_of, language="en")
    with whole(path.with_name(f"{path.stem}.structure.xml")) as structure, whole(path) as part:
        written = write_data(asked.lines(), part, form, every_release=every_release)
        write_structure(written, structure, VERSIONS[form])
    return Exported(concept, path, asked.rows, len(asked.held))


def _asked(store: Store, concept: Indicator, *, every_release: bool, as_of: date | None, language: str) -> Leaving:
    from onir.figures.asking import expressions as asking  # noqa: PLC0415 - Ibis is slow to load and often not needed

    table = store.observations
    table = table.filter(table.indicator == concept.code)
    table = table if as_of is None else asking.as_of(table, as_of)
    table = table if every_release else asking.level(table)
    counted = asking.executed(store.engine, table.group_by("vintage").aggregate(rows=table.count()))
    keys = {row["vintage"] for row in counted}
    if not keys:
        raise NotHeld(
            msg("No cell of {indicator} is held for what you ask.", indicator=concept),
            then=msg("“onir figures list” shows the tables, their periods and their releases."),
        )
    ordered = table.order_by(["area", "partner", "activity", "period", "release"]).select(*COLUMNS, "vintage")
    return Leaving(
        concept,
        lambda: asking.streamed(store.engine, ordered, BATCH),
        tuple(one for one in store.held if one.vintage.key in keys),
        sum(row["rows"] for row in counted),
        as_of,
        language,
    )


def printed(line: Mapping[str, Any]) -> Any:
    """The value with the places it was printed with; None where it is withheld.

    >>> from decimal import Decimal
    >>> printed({"value": Decimal("12.5000000000"), "decimals": 2})
    Decimal('12.50')
    """
    return None if line["value"] is None else round(line["value"], line["decimals"])


def _csv(asked: Leaving, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for line in asked.lines():
            value = printed(line)
            told = {**line, "value": "" if value is None else f"{value:f}"}
            rows.writerow([told[column] for column in COLUMNS])


def _parquet(asked: Leaving, path: Path) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415 - needed only here

    batches = (batch.select(COLUMNS) for batch in asked.batches())
    first = next(batches)
    with pq.ParquetWriter(path, first.schema, compression="zstd") as file:
        file.write_batch(first)
        for batch in batches:
            file.write_batch(batch)


def _xlsx(asked: Leaving, path: Path) -> None:
    if asked.rows >= MOST_ROWS:
        raise BadInput(
            msg("A sheet holds {most} rows, and these are {rows} cells.", most=MOST_ROWS, rows=asked.rows),
            then=msg("Export them as CSV or Parquet."),
        )
    from openpyxl import Workbook  # noqa: PLC0415 - needed only here

    with path.open("wb") as sink:  # before a sheet is begun: openpyxl complains on its own of one left open
        book = Workbook(write_only=True)
        _figures_sheet(book, asked)
        _notes_sheet(book, asked)
        book.save(sink)


def _figures_sheet(book: Any, asked: Leaving) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - needed only here

    columns = ("indicator", "area", "area_name", *COLUMNS[2:])
    sheet = book.create_sheet(msg("Figures").say(asked.language))
    sheet.freeze_panes = "D2"
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column, 14)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{asked.rows + 1}"
    sheet.append([_text(sheet, column, bold=True) for column in columns])
    for line in asked.lines():
        told = {**line, "area_name": _name(line["extent"], asked.language)}
        sheet.append([_cell(sheet, column, told) for column in columns])


def _cell(sheet: Any, column: str, line: Mapping[str, Any]) -> Any:
    if column == "value":
        return _number(sheet, printed(line), line["decimals"])
    return line[column] if column == "decimals" else _text(sheet, line[column])


def _number(sheet: Any, value: Any, decimals: int) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - needed only here

    cell = WriteOnlyCell(sheet, value)
    cell.number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
    return cell


def _text(sheet: Any, text: str, *, bold: bool = False) -> Any:
    """A cell that stays text, blank if empty: a note that begins with “=” would otherwise be run as a formula."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - needed only here
    from openpyxl.styles import Font  # noqa: PLC0415

    cell = WriteOnlyCell(sheet, text or None)
    if text:
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _notes_sheet(book: Any, asked: Leaving) -> None:
    sheet = book.create_sheet(msg("Notes").say(asked.language))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 100
    for name, what in _notes(asked):
        sheet.append([_text(sheet, name, bold=True), _text(sheet, what)])


def _notes(asked: Leaving) -> Iterator[tuple[str, str]]:
    language = asked.language
    yield msg("Indicator").say(language), f"{asked.indicator.say(language)} ({asked.indicator.code})"
    if asked.as_of is not None:
        yield msg("As of").say(language), asked.as_of.isoformat()
    for status, meaning in STATUSES.items():
        yield status, meaning.say(language)
    for one in asked.held:
        vintage = one.vintage
        yield one.source.source, f"{vintage.publisher.say(language)}: {vintage.title.say(language)}"
        told: Sequence[tuple[Message, str]] = (
            (msg("Release"), vintage.release.say(language)),
            (msg("Address"), vintage.address),
            (msg("Licence"), one.source.licence),
            (msg("Note"), one.source.note),
        )
        yield from ((label.say(language), text) for label, text in told if text)


STATUSES = {
    "published": msg("as the table prints it; a printed zero is a value"),
    "published_overlap": msg("a territory printed a second time beside its parts"),
    "derived": msg("an exact sum or difference of published cells"),
    "estimate": msg("shared out or reckoned by the method its note names; no published figure"),
    "confidential": msg("withheld by the publisher; neither zero nor a number"),
    "not_derivable": msg("cannot be reckoned, as a cell it needs is withheld"),
}
"""What a status means, for readers of a workbook."""


def _name(extent: str, language: str) -> str:
    from onir.territory import area  # noqa: PLC0415 - names are said in workbooks alone

    return area(extent).say(language)


WRITERS: Mapping[str, Callable[[Leaving, Path], None]] = {".csv": _csv, ".parquet": _parquet, ".xlsx": _xlsx}
"""By the ending of the file."""
