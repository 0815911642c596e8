"""Ordinals: found in digits, Roman numerals and words; said so that they are found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.language.ordinals import find_ordinals, roman_value, say_ordinal


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("kk", "3-орында", [("3", 3)]),
        ("kk", "1- орында", [("1", 1)]),
        ("kk", "2-ші орында", [("2-ші", 2)]),
        ("kk", "88-шісі", [("88-шісі", 88)]),
        ("kk", "ІІІ орын", [("ІІІ", 3)]),
        ("kk", "І жартыжылдық", [("І", 1)]),
        ("kk", "үшінші орында", [("үшінші", 3)]),
        ("kk", "жиырма бесінші", [("жиырма бесінші", 25)]),
        ("kk", "екі жүзінші", [("екі жүзінші", 200)]),
        ("kk", "екі мың жиырма бесінші", [("екі мың жиырма бесінші", 2025)]),
        ("kk", "оныншы, қырқыншы, тоқсаныншы", [("оныншы", 10), ("қырқыншы", 40), ("тоқсаныншы", 90)]),
        ("kk", "4100-ден 2025-те 12,5%-ға", []),
        ("ru", "1-е место", [("1-е", 1)]),
        ("ru", "на 3-м месте", [("3-м", 3)]),
        ("ru", "на третьем", [("третьем", 3)]),
        ("ru", "двадцать первого июня", [("двадцать первого", 21)]),
        ("ru", "во II квартале, I полугодие", [("II", 2), ("I", 1)]),
        ("ru", "3-х кратное, 5-ти, пяти, семь десятых", []),
        ("en", "ranked 6th, 2nd place", [("6th", 6), ("2nd", 2)]),
        ("en", "third behind two", [("third", 3)]),
        ("en", "twenty-first", [("twenty-first", 21)]),
        ("en", "I think V. said so", []),
    ],
)
def test_found(language: str, text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[span.start : span.end], span.value) for span in find_ordinals(text, language)] == found


@pytest.mark.parametrize(
    ("language", "value", "form", "said"),
    [
        ("kk", 3, "", "үшінші"),
        ("kk", 20, "", "жиырмасыншы"),
        ("kk", 40, "", "қырқыншы"),
        ("kk", 16, "loc", "он алтыншыда"),
        ("kk", 106, "", "106-шы"),
        ("ru", 1, "neut", "первое"),
        ("ru", 2, "", "второй"),
        ("ru", 3, "loc:neut", "третьем"),
        ("ru", 3, "fem:acc", "третью"),
        ("ru", 24, "gen", "двадцать четвёртого"),
        ("ru", 117, "gen", "117-го"),
        ("en", 12, "", "twelfth"),
        ("en", 21, "", "twenty-first"),
        ("en", 111, "", "111th"),
        ("en", 102, "", "102nd"),
    ],
)
def test_said(language: str, value: int, form: str, said: str) -> None:
    assert say_ordinal(language, value, form) == said


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@given(value=st.integers(1, 400))
def test_said_ordinals_are_found_again(language: str, value: int) -> None:
    said = say_ordinal(language, value)
    assert [(span.start, span.end, span.value) for span in find_ordinals(said, language)] == [(0, len(said), value)]


@pytest.mark.parametrize(
    ("numeral", "value"), [("IV", 4), ("IX", 9), ("ХІІ", 12), ("IIII", None), ("VX", None), ("", None)]
)
def test_roman(numeral: str, value: int | None) -> None:
    assert roman_value(numeral) == value
