"""What holds of any text: reading ends, spans lie inside it, and no table engine is loaded for it."""

from __future__ import annotations

import subprocess
import sys
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onir.claims.reading import mentions, read
from onir.claims.reading.grammar import grammar, languages, lexicon
from onir.claims.reading.texts import plain, sentences, stretches

PIECES = [
    "инвестиция", "облысы", "Алматы", "5", "1,7", "млрд", "теңге", "есеге", "өсті", "%", "-ға", "орында", "(",
    ")", "–", "\n", "инвестиции", "выросли", "на", "до", "в", "раза", "третье", "место", "после", "Астаны",
    "и", "$", "млн", "долларов", ".", "FDI", "rose", "to", "from", "billion", "third", "place", "among", "20",
    "regions", "doubled", "in", "2024", "projects", ",",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    for claim in read(text):
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end] == claim.quote
        assert claim.value >= 0 or claim.kind == "rank"
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.quote


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_sentences_cover_a_text_without_overlap(text: str) -> None:
    ends = [0]
    for stretch in stretches(plain(text)):
        for sentence in sentences(text, stretch):
            assert ends[-1] <= sentence.start < sentence.end
            ends.append(sentence.end)
    assert ends[-1] <= len(text)


@pytest.mark.parametrize("amount", ["1,7", "12,5", "2"])
@pytest.mark.parametrize(
    ("language", "phrase"),
    [("kk", "Инвестиция {} есеге өсті."), ("ru", "Инвестиции выросли в {} раза."), ("en", "Investment grew {} times.")],
)
def test_three_languages_read_one_figure_alike(language: str, phrase: str, amount: str) -> None:
    printed = amount.replace(",", ".") if language == "en" else amount
    [claim] = read(phrase.format(printed), language=language)
    assert (claim.kind, claim.value, claim.unit, claim.direction) == (
        "growth",
        Decimal(amount.replace(",", ".")),
        "times",
        "up",
    )


def test_every_folder_has_a_grammar_and_words() -> None:
    assert languages() == ("en", "es", "kk", "ru")
    for language in languages():
        assert grammar(language).language == language
        assert len(lexicon(language).entries) > 200


@pytest.mark.parametrize("text", ["5 " * 20_000, "инвестиция " * 5_000, "(" * 20_000, "рост 5% и " * 2_000])
def test_a_text_without_stops_is_read_in_time(text: str) -> None:
    start = time.perf_counter()
    read(text)
    assert time.perf_counter() - start < 5


def test_reading_loads_no_table_engine() -> None:
    script = (
        "import sys; from onir.claims.reading import read; read('ПИИ в Казахстан выросли на 5% в 2024 году.');"
        "print(sorted({'ibis', 'duckdb', 'pandas', 'pyarrow', 'numpy', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
