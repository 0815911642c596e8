"""Numbers in texts of three languages: phrase → value, laws, and the share right on a public set of Kazakh phrases."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.language.formats import say_number
from onir.language.numerals import NumberSpan, find_numbers, number_in_words, read_number
from onir.language.ordinals import find_ordinals

LANGUAGES = ("kk", "ru", "en")


def told(text: str, language: str) -> list[tuple[str, str]]:
    """What is found: the printed span and the plain value."""
    return [(text[span.start : span.end], plain(span.value)) for span in find_numbers(text, language)]


def plain(value: Decimal) -> str:
    printed = f"{value:f}"
    return printed.rstrip("0").rstrip(".") if "." in printed else printed


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("kk", "6,3 млрд", "6300000000"),
        ("kk", "62.4 млрд", "62400000000"),
        ("kk", "3 460", "3460"),
        ("kk", "3\u00a0460", "3460"),
        ("kk", "3\u2009460,5", "3460.5"),
        ("kk", "417 миллиард 300 миллион", "417300000000"),
        ("kk", "5 млн 200 мың", "5200000"),
        ("kk", "1 млрд. 93 млн", "1093000000"),
        ("kk", "16 мың 450", "16450"),
        ("kk", "6 жарым", "6.5"),
        ("kk", "бір бүтін оннан жеті", "1.7"),
        ("kk", "бес бүтін жүзден отыз екі", "5.32"),
        ("kk", "бір де жеті", "1.7"),
        ("kk", "үш те бір триллион", "3100000000000"),
        ("kk", "сегіз жүз де алпыс үш", "863"),
        ("kk", "екі жарым", "2.5"),
        ("kk", "алты жарым миллиард", "6500000000"),
        ("kk", "мың жарым", "1500"),
        ("kk", "екі мың жарымға", "2500"),
        ("kk", "жүз елу мың", "150000"),
        ("kk", "жарым миллион", "500000"),
        ("kk", "елуден", "50"),
        ("kk", "миллиардтан", "1000000000"),
        ("kk", "минус отыз сегіз", "-38"),
        ("kk", "−3,2", "-3.2"),
        ("kk", "17, 4 млрд", "17400000000"),
        ("kk", "екi жүз", "200"),
        ("kk", "бес жүз миллиондық", "500000000"),
        ("kk", "1,1 mlrd", "1100000000"),
        ("kk", "16 myń", "16000"),
        ("kk", "1093\nмлн", "1093000000"),
        ("ru", "1 270,5 млн", "1270500000"),
        ("ru", "12 тыс. 500", "12500"),
        ("ru", "пять триллионов 400 миллиардов", "5400000000000"),
        ("ru", "два с половиной миллиона", "2500000"),
        ("ru", "полтора", "1.5"),
        ("ru", "полторы тысячи", "1500"),
        ("ru", "полмиллиона", "500000"),
        ("ru", "двумястами тридцатью двумя", "232"),
        ("ru", "двухсот", "200"),
        ("ru", "одна целая семь десятых", "1.7"),
        ("ru", "семь десятых", "0.7"),
        ("ru", "2-х миллиардов", "2000000000"),
        ("ru", "1.093.400", "1093400"),
        ("en", "1,093.4 million", "1093400000"),
        ("en", "8,300,000,000", "8300000000"),
        ("en", "7,8 billion", "7800000000"),
        ("en", "1, 240.7 billion", "1240700000000"),
        ("en", "1.1bn", "1100000000"),
        ("en", "165mn", "165000000"),
        ("en", "10k", "10000"),
        ("en", "10-million", "10000000"),
        ("en", "1 trillion 640 billion", "1640000000000"),
        ("en", "two and a half", "2.5"),
        ("en", "half a billion", "500000000"),
        ("en", "a hundred and twenty-one", "121"),
        ("en", "a million", "1000000"),
        ("en", "one point seven", "1.7"),
    ],
)
def test_a_phrase_is_one_number(language: str, text: str, value: str) -> None:
    assert told(text, language) == [(text, value)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("kk", "12,5%-ға өсті", [("12,5", "12.5")]),
        ("kk", "4100-ден астам", [("4100", "4100")]),
        ("kk", "16-дан 63-ке дейін", [("16", "16"), ("63", "63")]),
        ("kk", "7 миллионнан 9 миллионға", [("7 миллионнан", "7000000"), ("9 миллионға", "9000000")]),
        ("kk", "100 млн 2025 жылы", [("100 млн", "100000000"), ("2025", "2025")]),
        ("kk", "16 мың 15 мамырда", [("16 мың", "16000"), ("15", "15")]),
        ("kk", "5 млн\n\n200 мың", [("5 млн", "5000000"), ("200 мың", "200000")]),
        ("kk", "17 млрд. Бұл көп", [("17 млрд", "17000000000")]),
        ("kk", "17 млрд. теңге", [("17 млрд.", "17000000000")]),
        ("kk", "12.05.2025", [("12", "12"), ("05", "5"), ("2025", "2025")]),
        ("kk", "55-65 пайызы", [("55", "55"), ("65", "65")]),
        ("kk", "2023–2027 жылдар", [("2023", "2023"), ("2027", "2027")]),
        ("kk", "24KZ", [("24", "24")]),
        ("kk", "екі мың жиырма бесінші жылы", []),
        ("kk", "екінші тоқсанда", []),
        ("kk", "II тоқсанда", []),
        ("kk", "бұл тоқсанда", []),
        ("kk", "тоқсан жеті жоба", [("тоқсан жеті", "97")]),
        ("kk", "тоқсан пайыз", [("тоқсан", "90")]),
        ("kk", "желтоқсан айында", []),
        ("kk", "ондаған мың адам", []),
        ("kk", "он мыңдап адам", []),
        ("kk", "мыңдаған жоба", []),
        ("kk", "өлшем бірлік, үздік үштік", []),
        ("kk", "бірнеше миллион", []),
        ("kk", "ел үшін бірге, онда, дүние жүзінде, оны", []),
        ("kk", "айлық есептік көрсеткіш", []),
        ("ru", "десятки миллионов, несколько тысяч, сотни миллиардов", []),
        ("ru", "миллион, а не тысячи", [("миллион", "1000000")]),
        ("ru", "в млн тенге", []),
        ("ru", "с семью", []),
        ("ru", "двадцать первого июня", []),
        ("ru", "от двух до трёх", [("двух", "2"), ("трёх", "3")]),
        ("ru", "В 2024 году 15 200 человек", [("2024", "2024"), ("15 200", "15200")]),
        ("en", "tens of millions, hundreds of thousands, several hundred", []),
        ("en", "$5m of 5m", [("5m", "5000000"), ("5", "5")]),
        ("en", "KZT348bn", [("348bn", "348000000000")]),
        ("en", "1.7fold and 26-percent", [("1.7", "1.7"), ("26", "26")]),
        ("en", "-5 percent", [("-5", "-5")]),
        ("en", "the twenty-first of two thousand", [("two thousand", "2000")]),
        ("en", "stone phone weight", []),
    ],
)
def test_numbers_in_their_surroundings(language: str, text: str, found: list[tuple[str, str]]) -> None:
    assert told(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "value", "ambiguous"),
    [
        ("en", "1,093", "1093", True),
        ("kk", "1,093", "1.093", True),
        ("ru", "1.093", "1.093", True),
        ("en", "1.093", "1.093", False),
        ("en", "0,567", "0.567", False),
        ("en", "1234,567", "1234.567", False),
        ("ru", "1 093,400", "1093.4", False),
    ],
)
def test_three_digits_after_one_mark(language: str, text: str, value: str, ambiguous: bool) -> None:
    (span,) = find_numbers(text, language)
    assert (plain(span.value), span.ambiguous) == (value, ambiguous)


@pytest.mark.parametrize(
    ("language", "text", "place", "scale", "in_words", "spoken_half"),
    [
        ("kk", "1,09 млрд", "1e7", "1e9", False, False),
        ("kk", "1 100 млн", "1e6", "1e6", False, False),
        ("kk", "1 млрд 93 млн", "1e6", "1e6", False, False),
        ("kk", "жүз елу мың", "1e3", "1e3", True, False),
        ("kk", "екі жарым", "0.1", "1", True, True),
        ("ru", "полтора миллиона", "1e5", "1e6", True, True),
        ("en", "half a billion", "1e8", "1e9", True, True),
        ("kk", "бір бүтін оннан жеті миллион", "1e5", "1e6", True, False),
    ],
)
def test_what_the_writer_implied(
    language: str, text: str, place: str, scale: str, in_words: bool, spoken_half: bool
) -> None:
    (span,) = find_numbers(text, language)
    expected = NumberSpan(0, len(text), span.value, Decimal(place), in_words, spoken_half, Decimal(scale))
    assert span == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("kk", "12,5", "12.5"),
        ("kk", "2025-те", "2025"),
        ("kk", "екі есе", None),
        ("ru", "", None),
        ("en", "3 of 20", None),
    ],
)
def test_read_number_takes_the_whole_text(language: str, text: str, value: str | None) -> None:
    assert read_number(text, language) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("kk", "-12.05", "минус он екі бүтін жүзден бес"),
        ("kk", "1000", "бір мың"),
        ("ru", "21002.1", "двадцать одна тысяча две целых одна десятая"),
        ("ru", "5000000", "пять миллионов"),
        ("en", "2013", "two thousand and thirteen"),
        ("en", "0", "zero"),
        ("ru", "1e18", "1000000000000000000"),
    ],
)
def test_number_in_words(language: str, value: str, words: str) -> None:
    assert number_in_words(Decimal(value), language) == words


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.integers(0, 999_999_999))
def test_words_read_back(language: str, value: int) -> None:
    assert read_number(number_in_words(value, language), language) == value


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.decimals(0, 999_999, places=3))
def test_decimals_in_words_read_back(language: str, value: Decimal) -> None:
    assert read_number(number_in_words(value, language), language) == value


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.decimals(-(10**12), 10**12, places=2) | st.integers(-(10**15), 10**15).map(Decimal))
def test_printed_numbers_are_found_again(language: str, value: Decimal) -> None:
    printed = say_number(language, value)
    assert [(span.start, span.end, span.value) for span in find_numbers(printed, language)] == [
        (0, len(printed), value)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(alphabet="01,. -\n\u00a0екібірмыңжүзмлндвасттысяonehundred%х", max_size=60))
def test_spans_are_ordered_and_within_any_text(language: str, text: str) -> None:
    ends = [edge for span in find_numbers(text, language) for edge in (span.start, span.end)]
    assert ends == sorted(ends)
    assert all(0 <= edge <= len(text) for edge in ends)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "pattern",
    [
        "1",
        "1 234",
        "1,",
        "1.",
        "1, ",
        "1\u0301",
        "\u0301",
        "бір ",
        "мың ",
        "one hundred and ",
        "two",
        " ",
        "минус ",
        "$1",
        "X",
    ],
)
def test_hostile_texts_return(language: str, pattern: str) -> None:
    text = pattern * (20_000 // len(pattern.encode()))
    assert len(find_numbers(text, language)) <= len(text)
    assert len(find_ordinals(text, language)) <= len(text)


# -- KazNERD --------------------------------------------------------------------------------------------------------

PAIRS = Path(__file__).parents[1] / "data" / "kaznerd_pairs.tsv"
WRONG_IN_THE_SOURCE = {60, 226, 383, 644, 740, 1092, 1108}
VAGUE_PLURALS = {51, 386, 397, 398, 406, 434, 452, 741, 1106, 1107, 1124}


def kaznerd(column: int) -> dict[int, bool]:
    """By line: whether the phrase is read as one number, or one ordinal, of the value given."""
    right = {}
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            ordinals = [Decimal(span.value) for span in find_ordinals(row[column], "kk")]
            values = ordinals or [span.value for span in find_numbers(row[column], "kk")]
            wanted = Decimal(row[3])
            right[line] = len(values) == 1 and abs(values[0] - wanted) <= wanted * Decimal("1e-6")
    return right


def test_kaznerd_digits() -> None:
    right = kaznerd(2)
    assert len(right) == 1182
    assert {line for line, is_right in right.items() if not is_right} == {644, 763, 1108}


def test_kaznerd_words() -> None:
    """1,156 of 1,175 once the seven wrong values are set apart; the rest are vague plurals, noise and rare forms."""
    right = kaznerd(1)
    missed = {line for line, is_right in right.items() if not is_right}
    assert missed >= WRONG_IN_THE_SOURCE
    assert missed >= VAGUE_PLURALS
    assert len(missed - WRONG_IN_THE_SOURCE) <= 19
