"""Where a scan is kept: parts of claims and of refusals in order, and how far each part reaches.

    to/scan.json                 what is scanned
    to/claims/part-000001.parquet, to/refused/part-000001.parquet, …

A cluster keeps a part for each share of the files (`share-000001.parquet`), since they are read side by side.

A part appears whole or not at all, its claims last: they say that the part is done. Any Parquet reader takes the folder
`claims` for one table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.claims.scanning.working import Rows
from onir.errors import BadInput
from onir.files import whole
from onir.language.messages import msg

if TYPE_CHECKING:
    import pyarrow as pa

THROUGH = b"onir.through"
"""In the metadata of a part of claims: JSON of the last file and record it covers, and the counts so far."""


@dataclass(frozen=True)
class Reached:
    """How far a scan has come: `file` counts from 0 in the list of files, `record` is the last one covered, `read` the
    bytes of the file up to it.
    """

    part: int = 0
    file: int = 0
    record: int = 0
    looked_at: int = 0
    relevant: int = 0
    claims: int = 0
    refused: int = 0
    read: int = 0


def begun(to: Path, files: Sequence[Path], engine: str = "local") -> Reached:
    """How far the scan of these files has come in this folder; BadInput where another scan is kept."""
    scanned = [engine, *([str(file), file.stat().st_size] for file in files)]
    note = to / "scan.json"
    if note.exists():
        if json.loads(note.read_text("utf-8")) != scanned:
            raise BadInput(
                msg("This folder holds the scan of other files, or by another engine, or they have changed since."),
                where=str(to),
                then=msg("Name another folder with --to."),
            )
        return _reached(to)
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise BadInput(msg("This is no empty folder."), where=str(to), then=msg("Name another folder with --to."))
    for folder in ("claims", "refused"):
        (to / folder).mkdir(parents=True, exist_ok=True)
    with whole(note) as part:
        part.write_text(json.dumps(scanned), "utf-8")
    return Reached()


def keep(to: Path, rows: Rows, reached: Reached) -> None:
    """Sets down one part."""
    _write(to / "refused" / _name(reached.part), rows.refused, _refused(), b"")
    _write(to / "claims" / _name(reached.part), rows.claims, _claims(), json.dumps(vars(reached)).encode())


def keep_share(to: Path, number: int, parts: Iterable[tuple[Rows, Reached]]) -> None:
    """Sets down all of one share of the files, as it comes."""
    import pyarrow as pa  # noqa: PLC0415 - slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415

    name = f"share-{number:06}.parquet"
    counts = Reached()
    with (
        whole(to / "claims" / name) as claims,
        whole(to / "refused" / name) as refused,
        pq.ParquetWriter(claims, _claims()) as said,
        pq.ParquetWriter(refused, _refused()) as not_read,
    ):
        for rows, reached in parts:
            said.write_table(pa.Table.from_pylist(rows.claims, _claims()))
            not_read.write_table(pa.Table.from_pylist(rows.refused, _refused()))
            claimed, not_taken = counts.claims + len(rows.claims), counts.refused + len(rows.refused)
            counts = replace(reached, claims=claimed, refused=not_taken)
        said.add_key_value_metadata({THROUGH: json.dumps(vars(counts))})


def kept_share(to: Path, number: int) -> Reached | None:
    """The counts of one share; None where it is not done."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to load

    part = to / "claims" / f"share-{number:06}.parquet"
    return Reached(**json.loads(pq.read_metadata(part).metadata[THROUGH])) if part.exists() else None


def _name(part: int) -> str:
    return f"part-{part:06}.parquet"


def _reached(to: Path) -> Reached:
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to load

    parts = sorted((to / "claims").glob("part-*.parquet"))
    if not parts:
        return Reached()
    metadata: dict[bytes, bytes] = pq.read_schema(parts[-1]).metadata
    return Reached(**json.loads(metadata[THROUGH]))


def _write(path: Path, rows: list[dict[str, Any]], schema: pa.Schema, through: bytes) -> None:
    import pyarrow as pa  # noqa: PLC0415 - slow to load
    import pyarrow.parquet as pq  # noqa: PLC0415

    with whole(path) as part:
        pq.write_table(pa.Table.from_pylist(rows, schema.with_metadata({THROUGH: through})), part)


def _refused() -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    return pa.schema([("file", pa.string()), ("record", pa.int64()), ("address", pa.string()), ("reason", pa.string())])


def _claims() -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415 - slow to load

    words = ("kind", "indicator", "area", "subregion", "partner", "activity", "period", "compared_to", "unit", "bound")
    more = (
        "compared_with",
        "form",
        "direction",
        "by",
        "modality",
        "speaker",
        "quote",
        "language",
        "verdict",
        "when",
        "reason",
    )
    return pa.schema(
        [
            ("file", pa.string()),
            ("record", pa.int64()),
            ("address", pa.string()),
            ("published", pa.date32()),
            *((name, pa.string()) for name in (*words, *more)),
            ("concept_said", pa.bool_()),
            ("value", pa.decimal128(38, 10)),
            ("of", pa.int64()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("vintage", pa.string()),
            ("sentence", pa.string()),
        ]
    )
