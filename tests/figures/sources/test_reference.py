"""The reference of tables names every table that can be fetched or ships, every ready mapping, and nothing else."""

import re
from pathlib import Path

from onir.figures.reading.mapping import MAPPINGS
from onir.figures.source import shipped
from onir.figures.sources import publishers

TABLES = Path(__file__).parents[3] / "docs" / "reference" / "tables.md"
FIRST = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def test_the_reference_names_every_table() -> None:
    fetched, ships, _, ready = re.split(r"^## .*$", TABLES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert set(FIRST.findall(fetched)) == {table.id for one in publishers().values() for table in one.tables}
    assert set(re.findall(r"^### `([^`]+)`", fetched, re.MULTILINE)) == set(publishers())
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)`", ships, re.MULTILINE)
    assert sorted(rows) == sorted((one.source, one.table) for one in shipped())
    assert set(FIRST.findall(ready)) == {path.stem for path in MAPPINGS.glob("*.yaml")}
