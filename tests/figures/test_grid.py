"""CSV in blocks: every row under its own line, in memory that does not grow with the file."""

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.errors import BadInput
from onir.figures.reading.grid import blocks_of_text

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=6)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=250))
def test_rows_stand_on_the_lines_that_a_text_editor_shows(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    """The line of a row is its last one, where cells have line breaks."""
    sink = io.StringIO()
    csv.writer(sink, lineterminator="\n").writerows(rows)
    path = tmp_path_factory.mktemp("grid") / "made.csv"
    path.write_bytes(sink.getvalue().encode())
    reader = csv.reader(io.StringIO(sink.getvalue(), newline=""))
    due = [(reader.line_num, row) for row in reader]
    blocks = list(blocks_of_text(path, "utf-8", ","))
    assert [(row.number, row.values) for block in blocks for row in block] == due
    assert [block.share for block in blocks] == sorted(block.share for block in blocks)
    assert blocks[-1].share == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n" * 150 + '"open,1\n2,3\n', "made.csv: Line 151 is not CSV"),
        ('a,"b\nb"\n' * 30 + '1,"2" 3\n', "made.csv: Line 61 is not CSV"),
    ],
    ids=["a quote without end", "a quote within, after line breaks"],
)
def test_the_line_that_is_no_csv_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "made.csv"
    path.write_text(text)
    with pytest.raises(BadInput) as refused:
        list(blocks_of_text(path, "utf-8", ","))
    assert said in refused.value.say("en")


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "made.csv"
    peaks = []
    for rows in (20_000, 80_000):
        path.write_text("KZ-27,2024,US,A100,12345.67\n" * rows)
        tracemalloc.start()
        assert sum(len(block.values) for block in blocks_of_text(path, "utf-8", ",")) == rows
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]
