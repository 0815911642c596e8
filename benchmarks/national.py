"""As-of and rank over fifty million observations: every region's place in the newest release out by a day.

    python benchmarks/national.py make FOLDER
    python benchmarks/national.py onir|duckdb|polars|pandas FOLDER

Invented: 20 regions, 50 partners, 40 activities, 33 quarterly releases that each print the last 40 quarters, a
twentieth of the cells withheld; Parquet files as Öñir keeps them, one for each release, in the order tables are printed
in. Asked of all is the same: of the releases out by a day, every cell as the newest prints it, with its admissible
places from best to worst among the regions of that release. Öñir and DuckDB reckon with exact decimals, the others with
floats, which is less work. Prints JSON: seconds from the files to the answer in memory, and the most memory held.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

AREAS = [f"KZ-{code:02}" for code in (10, 11, 15, 19, 23, 27, 31, 33, 35, 39, 43, 47, 55, 59, 61, 62, 63, 71, 75, 79)]
BESIDE = ("KZ-61", "KZ-79")
PARTNERS = [f"{letter}{other}" for letter in "ABCDE" for other in "KLMNPQRSTU"]
ACTIVITIES = [f"{letter}{number:02}" for letter in "ABCD" for number in range(10)]
PRINTED = 40
RELEASES = 33
DAY = date(2026, 1, 1)
"""All but the last release were out by then."""

NAMES = ["indicator", "area", "partner", "activity", "period", "basis"]
AMONG = [name for name in NAMES if name != "area"]
TOLD = ["partner", "activity", "period", "area", "value", "best", "worst", "of", "release"]
Answer = tuple[int, int, int, int]
"""Rows, and the sums of `best`, `worst` and `of`: equal for all."""


def quarter(number: int) -> str:
    """The reference quarter so many quarters after the first of 2008."""
    return f"{2008 + number // 4}-Q{number % 4 + 1}"


def released(release: int) -> date:
    """The day a release came out on: two months after the last quarter it prints."""
    number = release + PRINTED
    return date(2008 + number // 4, number % 4 * 3 + 3, 1)


# -- the files ----------------------------------------------------------------------------------------------


def make(folder: Path) -> None:
    """Parquet files of 1.6 million rows each, in the order that tables are printed in."""
    import numpy as np  # noqa: PLC0415 - of the peers alone
    import pyarrow.parquet as pq  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    for release in range(RELEASES):
        chance = np.random.default_rng(release)
        pq.write_table(_table(release, chance), folder / f"made-{release:02}.parquet", compression="zstd")


def _table(release: int, chance: Any) -> Any:
    import numpy as np  # noqa: PLC0415 - of the peers alone
    import pyarrow as pa  # noqa: PLC0415

    shape = (len(PARTNERS), len(ACTIVITIES), len(AREAS), PRINTED)
    rows = int(np.prod(shape))
    partner, activity, area, period = np.unravel_index(np.arange(rows), shape)
    periods = [quarter(release + number) for number in range(PRINTED)]
    withheld = chance.random(rows) < 0.05
    value = pa.array(chance.integers(-1000, 100_000, rows), mask=withheld).cast(pa.decimal128(19, 0))
    text = {
        **_same(rows, indicator="fdi.net_inflow", basis="flow", unit="USD mn", note="", vintage=f"made-{release:02}"),
        "area": _words(area, AREAS), "extent": _words(area, AREAS), "partner": _words(partner, PARTNERS),
        "activity": _words(activity, ACTIVITIES), "period": _words(period, periods),
        "status": _words(withheld.astype(np.int8) + 2 * np.isin(area, [AREAS.index(code) for code in BESIDE]),
                         ["published", "confidential", "published_overlap", "confidential"]),
        "locator": pa.array(np.char.add(f"made-{release:02}.csv:", np.arange(2, rows + 2).astype(str))),
    }  # fmt: skip
    return pa.table({
        **{name: column.cast(pa.string()) for name, column in text.items()},
        "value": value.cast(pa.decimal128(38, 10)),
        "decimals": pa.array(np.zeros(rows, np.int8)),
    })  # fmt: skip


def _words(codes: Any, words: list[str]) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - of the peers alone

    return pa.DictionaryArray.from_arrays(pa.array(codes.astype("int16")), pa.array(words))


def _same(rows: int, **words: str) -> dict[str, Any]:
    import numpy as np  # noqa: PLC0415 - of the peers alone

    return {name: _words(np.zeros(rows), [word]) for name, word in words.items()}


def files(folder: Path) -> list[str]:
    return [str(file) for file in sorted(folder.glob("*.parquet"))]


def known() -> list[str]:
    """Vintages out by the day."""
    return [f"made-{release:02}" for release in range(RELEASES) if released(release) <= DAY]


# -- the question -------------------------------------------------------------------------------------------


def onir(folder: Path) -> Answer:
    """The verbs of `onir.figures.asking.expressions` on DuckDB."""
    from onir.figures.asking import engines  # noqa: PLC0415
    from onir.figures.asking import expressions as asking  # noqa: PLC0415
    from onir.figures.vintage import Vintage  # noqa: PLC0415
    from onir.language.messages import Wording  # noqa: PLC0415

    words = Wording("Invented", "Invented", "Invented")
    days = [released(number).isoformat() for number in range(RELEASES)]
    vintages = [
        Vintage(f"made-{number:02}", "made", words, words, "", day, "day", "", date.min, "")
        for number, day in enumerate(days)
    ]
    held = list(zip(vintages, files(folder), strict=True))
    engine = engines.start("duckdb")
    asked = asking.places(asking.as_of(asking.observations(engine, held), DAY)).select(TOLD)
    return _of_arrow(engine.raw_sql(engine.compile(asked)).to_arrow_table())


SQL = """
WITH known AS (
    SELECT cells.*, release, split_part(area, '-', 1) AS country
    FROM read_parquet($files) cells JOIN releases USING (vintage)
    WHERE released_by <= $day
),
newest AS (
    SELECT country, indicator, area, partner, activity, period, basis, max(release) AS release FROM known GROUP BY ALL
),
wanted AS (
    SELECT *, row_number() OVER (ORDER BY country, release, indicator, partner, activity, period, basis) AS panel
    FROM (SELECT DISTINCT country, release, indicator, partner, activity, period, basis FROM newest)
),
own AS (
    SELECT panel, area FROM newest JOIN wanted USING (country, release, indicator, partner, activity, period, basis)
),
counted AS (
    SELECT *,
        count(*) OVER (down ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS of,
        count(value) OVER (down ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS told,
        rank() OVER down AS first,
        count(*) OVER down AS reached
    FROM known JOIN wanted USING (country, release, indicator, partner, activity, period, basis)
    WHERE contains(area, '-') AND NOT (status = 'published_overlap' AND area IN ('KZ-61', 'KZ-79'))
    WINDOW down AS (PARTITION BY panel ORDER BY value DESC NULLS LAST)
)
SELECT partner, activity, period, area, value, of, release,
    CASE WHEN value IS NULL THEN 1 ELSE first END AS best,
    CASE WHEN value IS NULL THEN of ELSE reached + of - told END AS worst
FROM counted SEMI JOIN own USING (panel, area)
"""
"""As good as we can write it: by windows over all cells it takes several times the memory."""


def duckdb(folder: Path) -> Answer:
    """The same question written by hand for DuckDB."""
    import duckdb  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415

    spill = str(folder / "spill")
    base = duckdb.connect(config={"memory_limit": "3GB", "temp_directory": spill})
    told = [(f"made-{number:02}", number, released(number)) for number in range(RELEASES)]
    releases = pa.table(
        dict(zip(("vintage", "release", "released_by"), map(list, zip(*told, strict=True)), strict=True))
    )
    base.register("releases", releases)
    return _of_arrow(base.execute(SQL, {"files": files(folder), "day": DAY}).to_arrow_table())


def _of_arrow(table: Any) -> Answer:
    import pyarrow.compute as pc  # noqa: PLC0415 - of the peers alone

    best, worst, of = (int(pc.sum(table[name]).as_py()) for name in ("best", "worst", "of"))
    return table.num_rows, best, worst, of


def polars(folder: Path) -> Answer:
    """Lazy frames; the regions ranked are those of the newest release of some cell."""
    import polars as pl  # noqa: PLC0415

    releases = pl.LazyFrame(
        {"vintage": known(), "release": range(len(known()))}, schema_overrides={"release": pl.Int16}
    )
    cells = pl.scan_parquet(files(folder)).with_columns(pl.col("value").cast(pl.Float64)).join(releases, on="vintage")
    newest = cells.group_by(NAMES).agg(pl.col("release").max())
    beside = (pl.col("status") == "published_overlap") & pl.col("area").is_in(BESIDE)
    among = [*AMONG, "release"]
    asked = (
        cells.filter(pl.col("area").str.contains("-", literal=True) & ~beside)
        .select(
            *NAMES, "value", "release",
            of=pl.len().over(among),
            missing=pl.col("value").null_count().over(among),
            first=pl.col("value").rank("min", descending=True).over(among),
            last=pl.col("value").rank("max", descending=True).over(among),
        )
        .join(newest, on=[*NAMES, "release"], how="semi")
        .with_columns(
            best=pl.col("first").fill_null(1),
            worst=pl.when(pl.col("value").is_null()).then("of").otherwise(pl.col("last") + pl.col("missing")),
        )
        .select(TOLD)
    )  # fmt: skip
    found = asked.collect(engine="streaming")
    return found.height, int(found["best"].sum()), int(found["worst"].sum()), int(found["of"].sum())


def pandas(folder: Path) -> Answer:
    """Text as categories and values as floats from the start, else the cells would not fit into memory."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    tables = []
    for number, file in enumerate(files(folder)[: len(known())]):
        table = pq.read_table(file, columns=[*NAMES, "status", "value"], read_dictionary=[*NAMES, "status"])
        table = table.set_column(table.column_names.index("value"), "value", table["value"].cast(pa.float64()))
        tables.append(table.append_column("release", pa.repeat(pa.scalar(number, pa.int8()), len(table))))
    cells = pa.concat_tables(tables).unify_dictionaries().to_pandas(split_blocks=True, self_destruct=True)
    newest = cells.drop_duplicates(NAMES, keep="last").index
    beside = (cells["status"] == "published_overlap") & cells["area"].isin(BESIDE)
    regions = cells[cells["area"].str.contains("-", regex=False).astype(bool) & ~beside]
    value = regions.groupby([*AMONG, "release"], observed=True, sort=False)["value"]
    of, some = value.transform("size"), value.transform("count")
    empty = regions["value"].isna()
    told = regions.assign(
        of=of,
        best=value.rank("min", ascending=False).mask(empty, 1),
        worst=(value.rank("max", ascending=False) + of - some).mask(empty, of),
    )
    found = told.loc[told.index.intersection(newest), TOLD]
    return len(found), int(found["best"].sum()), int(found["worst"].sum()), int(found["of"].sum())


ROADS: dict[str, Callable[[Path], Answer]] = {"onir": onir, "duckdb": duckdb, "polars": polars, "pandas": pandas}


def main(road: str, folder: Path) -> None:
    """One question, from the files to the answer."""
    if road == "make":
        make(folder)
        return
    start = time.perf_counter()
    answer = ROADS[road](folder)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    json.dump({"answer": answer, "seconds": seconds, "memory": memory}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
