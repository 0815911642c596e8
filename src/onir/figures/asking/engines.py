"""Engines: what a question over observations runs on: DuckDB within this process, or Spark for a nation's unit records.

The verbs of `asking` are one set of expressions; here stands what differs: how an engine starts, takes files and tables
in, and gives rows back. `ONIR_ENGINE` names the engine. Spark is found as its own settings say (`SPARK_HOME`,
`spark-defaults.conf`, a session that is already there), so that an office's cluster needs no setting of ours. Loading a
table stays with DuckDB: it is judged on one machine, in bounded memory.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from onir.errors import BadInput, Unavailable
from onir.language.messages import msg

if TYPE_CHECKING:
    import ibis
    from ibis.expr.types import Table


def start(name: str | None = None) -> ibis.BaseBackend:
    """An engine by its name, else by `ONIR_ENGINE`, else DuckDB."""
    chosen = name or os.environ.get("ONIR_ENGINE") or "duckdb"
    if chosen not in ENGINES:
        raise BadInput(
            msg("“{name}” is no engine.", name=chosen),
            where="" if name else "ONIR_ENGINE",
            accepted=msg("Accepted: {names}.", names=list(ENGINES)),
        )
    return ENGINES[chosen]()


def _duckdb() -> ibis.BaseBackend:
    import ibis  # noqa: PLC0415 - slow to load and often not needed

    engine = ibis.duckdb.connect(memory_limit=MEMORY, temp_directory=str(Path(gettempdir()) / "onir-duckdb"))
    return _quiet(engine)


def _quiet(engine: ibis.BaseBackend) -> ibis.BaseBackend:
    engine.raw_sql("SET enable_progress_bar = false")  # it would be printed into the answer
    return engine


def beside(engine: ibis.BaseBackend) -> ibis.BaseBackend:
    """What another thread asks: a connection of its own to the same DuckDB, since a second one takes as much memory."""
    if is_spark(engine):
        return engine
    import ibis  # noqa: PLC0415 - slow to load and often not needed

    return _quiet(ibis.duckdb.from_connection(engine.con.cursor()))


def _spark() -> ibis.BaseBackend:
    session = spark_session()
    import ibis  # noqa: PLC0415 - slow to load and often not needed

    return ibis.pyspark.connect(session)


def spark_session() -> Any:
    """The Spark session that is there, else a new one; Unavailable says what it lacks."""
    if find_spec("pyspark") is None:
        raise Unavailable(msg("The engine Spark is not installed."), then=msg("Install it: {command}", command=EXTRA))
    if not _java():
        raise Unavailable(
            msg("Spark needs Java, and none is found."),
            then=msg("Install Java 17, on Debian with “{command}”, or name its folder in JAVA_HOME.", command=JAVA),
        )
    return _session()


MEMORY = "3GB"
"""What DuckDB holds before it takes to the disk; beside it stand the answer and what the process needs itself."""

EXTRA = 'pip install "onir[spark]"'
JAVA = "apt install openjdk-17-jre-headless"
ENGINES: Mapping[str, Callable[[], ibis.BaseBackend]] = {"duckdb": _duckdb, "spark": _spark}


def _java() -> str | None:
    """Where Java is, looked for as Spark does."""
    if home := os.environ.get("JAVA_HOME"):
        return shutil.which("java", path=str(Path(home) / "bin"))
    return shutil.which("java")


def _session() -> Any:
    """The session that is there, else a new one that prints no progress into the answer."""
    from pyspark.errors import PySparkException  # noqa: PLC0415 - of the extra alone
    from pyspark.sql import SparkSession  # noqa: PLC0415

    made = SparkSession.builder.appName("onir").config("spark.ui.showConsoleProgress", "false")
    try:
        return made.config("spark.log.level", "ERROR").getOrCreate()
    except (PySparkException, OSError) as fault:
        raise Unavailable(msg("Spark did not start: {reason}", reason=str(fault).strip())) from fault


def is_spark(engine: ibis.BaseBackend) -> bool:
    """Whether this engine is Spark; the other one is DuckDB."""
    return bool(engine.name == "pyspark")


def address(engine: ibis.BaseBackend, place: str) -> str:
    """A path or address as the engine calls it: Spark reads `s3://` under the name of its own reader."""
    return place.replace("s3://", "s3a://", 1) if is_spark(engine) and place.startswith("s3://") else place


def read(engine: ibis.BaseBackend, files: Sequence[str]) -> Table:
    """Parquet files, by path or address, as one table."""
    if not is_spark(engine):
        return engine.read_parquet(list(files))
    name = f"onir_{uuid4().hex}"  # a session is shared by all who are connected to it
    session = _session()
    session.read.parquet(*files).createOrReplaceTempView(name)
    return engine.table(name)


def taken(engine: ibis.BaseBackend, name: str, columns: Mapping[str, str], rows: Sequence[tuple[Any, ...]]) -> Table:
    """A few rows as a table of the engine; written out, since for parameters and whole tables DuckDB loads pandas."""
    if not is_spark(engine):
        from sqlglot.expressions import values  # noqa: PLC0415 - slow to load, and Ibis has it

        kinds = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        engine.raw_sql(f"CREATE OR REPLACE TEMP TABLE {name} ({kinds})")
        engine.raw_sql(f"INSERT INTO {name} {values(rows).sql('duckdb')}")
        return engine.table(name)
    import pyarrow as pa  # noqa: PLC0415 - slow to load and not needed to name an engine

    name = f"onir_{uuid4().hex}"
    told = {column: [row[place] for row in rows] for place, column in enumerate(columns)}
    _session().createDataFrame(pa.table(told)).createOrReplaceTempView(name)
    return engine.table(name)


def rows(engine: ibis.BaseBackend, table: Table) -> list[dict[str, Any]]:
    """The rows of an expression, asked of the engine itself: Ibis would take the way over pandas, and over floats."""
    asked = engine.raw_sql(engine.compile(table))
    found: list[dict[str, Any]] = (asked.toArrow() if is_spark(engine) else asked.to_arrow_table()).to_pylist()
    return found


def batches(engine: ibis.BaseBackend, table: Table, size: int) -> Iterator[Any]:
    """The rows of an expression as Arrow record batches of at most `size` rows each."""
    asked = engine.raw_sql(engine.compile(table))
    if not is_spark(engine):
        yield from asked.to_arrow_reader(size)
        return
    import pyarrow as pa  # noqa: PLC0415 - slow to load and not needed to name an engine

    schema, lines = table.schema().to_pyarrow(), asked.toLocalIterator()
    while batch := [line.asDict() for line in islice(lines, size)]:
        yield pa.RecordBatch.from_pylist(batch, schema)
