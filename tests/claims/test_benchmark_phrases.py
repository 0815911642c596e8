"""The phrases that readers are compared by in the benchmarks: all of them are read, with their units."""

from __future__ import annotations

from benchmarks.phrases import phrases, right
from benchmarks.readers import onir_mentions


def test_every_phrase_of_the_benchmark_is_read() -> None:
    read = onir_mentions()
    assert sum(map(len, phrases().values())) == 26
    assert right(lambda language, texts: [read(text, language) for text in texts]) == "26 (10)"


def test_a_reader_that_finds_nothing_has_none_right() -> None:
    assert right(lambda _, texts: [[] for _ in texts]) == "0 (0)"
