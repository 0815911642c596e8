"""Observations that lie elsewhere: a folder of figures on a shared disk or in an object store, asked where it is.

The folder is the one that `onir figures add` fills (`$ONIR_HOME/figures`: a manifest and a Parquet file per vintage),
so that an office loads and judges on one machine, copies the folder, and asks of a cluster. Nothing is ever written
there. An address is that of a store Arrow and the engine both reach (`s3://…`, `gs://…`, `hdfs://…`); keys and
credentials are those of their own settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onir.errors import NotHeld, Unavailable
from onir.figures.asking import engines
from onir.figures.corrections.correcting import corrected, corrections
from onir.figures.keeping.shelf import read_manifest, seal
from onir.figures.store import shipped_tables, vintage_of
from onir.figures.vintage import Vintage
from onir.language.messages import msg

if TYPE_CHECKING:
    import ibis
    from ibis.expr.types import Table


@dataclass(frozen=True)
class Observations:
    """The cells of a folder of figures as one table, known errors put right, and the engine that answers about it.

    Questions are the verbs of `onir.figures.asking.expressions` or any other Ibis expression over `table`.
    """

    engine: ibis.BaseBackend
    table: Table
    vintages: tuple[Vintage, ...]

    def rows(self, asked: Table) -> list[dict[str, Any]]:
        """The rows of a question, values as exact decimals."""
        return engines.rows(self.engine, asked)

    def batches(self, asked: Table, size: int) -> Iterator[Any]:
        """The same as Arrow record batches of at most `size` rows, for answers that no memory holds."""
        return engines.batches(self.engine, asked, size)


def observations_at(place: str | Path, *, engine: str | None = None) -> Observations:
    """Every vintage that the folder of figures at a path or address lists; `engine` is `duckdb` or `spark`."""
    from onir.figures.asking.expressions import observations  # noqa: PLC0415 - Ibis is slow to load

    where = str(place).rstrip("/")
    manifest = f"{where}/manifest.json"
    ships = {(source.source, seal(content)): source for source, content in shipped_tables()}
    held = [
        (vintage_of(origin, line), line)
        for line in read_manifest(_text_at(manifest), manifest).vintages
        if (origin := line.origin or ships.get((line.source, line.sha256)))
    ]
    if not held:
        raise NotHeld(msg("No table is listed there."), where=where)
    started = engines.start(engine)
    files = [(vintage, engines.address(started, f"{where}/vintages/{line.parquet}")) for vintage, line in held]
    table = corrected(observations(started, files), corrections())
    return Observations(started, table, tuple(sorted((vintage for vintage, _ in held), key=lambda one: one.order)))


def _text_at(address: str) -> str:
    import pyarrow as pa  # noqa: PLC0415 - slow to load and not needed to name a place
    from pyarrow import fs  # noqa: PLC0415

    try:
        files, path = _files_at(fs, address)
        with files.open_input_stream(path) as stream:
            return bytes(stream.read()).decode("utf-8")
    except (OSError, pa.ArrowException) as fault:
        raise Unavailable(
            msg("The list of figures cannot be read there: {reason}", reason=str(fault)),
            where=address,
            then=msg("Name a folder that holds manifest.json and vintages, as $ONIR_HOME/figures does."),
        ) from fault


def _files_at(fs: Any, address: str) -> Sequence[Any]:
    if "://" not in address:
        return fs.LocalFileSystem(), address
    found: Sequence[Any] = fs.FileSystem.from_uri(address)
    return found
