"""Cases, agreement, formats and sort keys: what is printed for a person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.language.agreement import agree
from onir.language.cases import decline_kk
from onir.language.collation import sort_key
from onir.language.formats import currencies, say_date, say_money, say_number, say_percent
from onir.language.messages import Message, msg
from onir.language.numerals import find_numbers
from onir.measure.unit import CURRENCIES

CASES = ("gen", "dat", "acc", "loc", "abl", "ins", "loc-attr")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("Астана", "Астананың Астанаға Астананы Астанада Астанадан Астанамен Астанадағы"),
        ("Ақтөбе", "Ақтөбенің Ақтөбеге Ақтөбені Ақтөбеде Ақтөбеден Ақтөбемен Ақтөбедегі"),
        ("Атырау", "Атыраудың Атырауға Атырауды Атырауда Атыраудан Атыраумен Атыраудағы"),
        ("Түркістан", "Түркістанның Түркістанға Түркістанды Түркістанда Түркістаннан Түркістанмен Түркістандағы"),
        ("Шымкент", "Шымкенттің Шымкентке Шымкентті Шымкентте Шымкенттен Шымкентпен Шымкенттегі"),
        ("Тараз", "Тараздың Таразға Таразды Таразда Тараздан Таразбен Тараздағы"),
        ("Семей", "Семейдің Семейге Семейді Семейде Семейден Семеймен Семейдегі"),
        ("Жетісу", "Жетісудың Жетісуға Жетісуды Жетісуда Жетісудан Жетісумен Жетісудағы"),
        ("Қонаев", "Қонаевтың Қонаевқа Қонаевты Қонаевта Қонаевтан Қонаевпен Қонаевтағы"),
        ("Петропавл", "Петропавлдың Петропавлға Петропавлды Петропавлда Петропавлдан Петропавлмен Петропавлдағы"),
        ("БҚО", "БҚО-ның БҚО-ға БҚО-ны БҚО-да БҚО-дан БҚО-мен БҚО-дағы"),
        ("АҚШ", "АҚШ-тың АҚШ-қа АҚШ-ты АҚШ-та АҚШ-тан АҚШ-пен АҚШ-тағы"),
        ("12,5%", "12,5%-дың 12,5%-ға 12,5%-ды 12,5%-да 12,5%-дан 12,5%-бен 12,5%-дағы"),
        ("2025", "2025-тің 2025-ке 2025-ті 2025-те 2025-тен 2025-пен 2025-тегі"),
        ("1,7", "1,7-нің 1,7-ге 1,7-ні 1,7-де 1,7-ден 1,7-мен 1,7-дегі"),
        ("40", "40-тың 40-қа 40-ты 40-та 40-тан 40-пен 40-тағы"),
        ("300 000", "300 000-ның 300 000-ға 300 000-ды 300 000-да 300 000-нан 300 000-мен 300 000-дағы"),
        ("100", "100-дің 100-ге 100-ді 100-де 100-ден 100-бен 100-дегі"),
        ("5 млрд", "5 млрд-тың 5 млрд-қа 5 млрд-ты 5 млрд-та 5 млрд-тан 5 млрд-пен 5 млрд-тағы"),
    ],
)
def test_kazakh_cases(word: str, forms: str) -> None:
    parts = word.count(" ") + 1
    words = forms.split()
    expected = [" ".join(words[at : at + parts]) for at in range(0, len(words), parts)]
    assert [decline_kk(word, case) for case in CASES] == expected


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("облысы", "облысының облысына облысын облысында облысынан облысымен облысындағы"),
        ("өңірі", "өңірінің өңіріне өңірін өңірінде өңірінен өңірімен өңіріндегі"),
    ],
)
def test_possessed_nouns_take_an_n(word: str, forms: str) -> None:
    assert [decline_kk(word, case, possessive=True) for case in CASES] == forms.split()


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (1, "регион"),
        (2, "региона"),
        (5, "регионов"),
        (11, "регионов"),
        (21, "регион"),
        (112, "регионов"),
        (0, "регионов"),
    ],
)
def test_russian_agreement(number: int, form: str) -> None:
    assert agree("ru", number, ["регион", "региона", "регионов"]) == form


def test_an_untranslated_sentence_agrees_in_english() -> None:
    assert agree("kk", 2, ["region", "regions"]) == agree("ru", 2, ["region", "regions"]) == "regions"


@pytest.mark.parametrize(
    ("language", "amount", "currency", "form", "said"),
    [
        ("kk", "1093e6", "USD", "", "1 093 млн АҚШ доллары"),
        ("kk", "1093e6", "USD", "acc", "1 093 млн АҚШ долларын"),
        ("kk", "1.1e12", "KZT", "dat", "1,1 трлн теңгеге"),
        ("kk", "250", "USD", "abl", "250 АҚШ долларынан"),
        ("ru", "1093e6", "USD", "", "1 093 млн долларов США"),
        ("ru", "1093.4e6", "USD", "", "1 093,4 млн долларов США"),
        ("ru", "21", "USD", "", "21 доллар США"),
        ("ru", "-2e9", "RUB", "", "−2 млрд российских рублей"),
        ("en", "1093e6", "USD", "", "US$1,093 million"),
        ("en", "-1093e6", "USD", "", "−US$1,093 million"),
        ("en", "1.1e12", "KZT", "", "1.1 trillion tenge"),
        ("en", "1", "USD", "", "US$1"),
        ("en", "1234567", "KZT", "", "1,234,567 tenge"),
        ("en", "5e6", "XXX", "", "5 million XXX"),
    ],
)
def test_money(language: str, amount: str, currency: str, form: str, said: str) -> None:
    assert say_money(language, Decimal(amount), currency, form).replace("\u00a0", " ") == said


def test_every_currency_has_a_name() -> None:
    assert set(currencies()) == set(CURRENCIES)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@given(amount=st.decimals(0, 10**14, places=1))
def test_money_keeps_every_digit(language: str, amount: Decimal) -> None:
    (span,) = find_numbers(say_money(language, amount, "KZT"), language)
    assert span.value == amount


@pytest.mark.parametrize(
    ("language", "value", "places", "said"),
    [
        ("kk", "1.65", 1, "1,7"),
        ("ru", "-0.5", None, "−0,5"),
        ("en", "1234567.5", 0, "1,234,568"),
        ("en", "2.50", None, "2.50"),
    ],
)
def test_number_formats(language: str, value: str, places: int | None, said: str) -> None:
    assert say_number(language, Decimal(value), places) == said


def test_percent_and_date() -> None:
    assert say_percent("ru", Decimal("12.5")) == "12,5%"
    assert say_date("kk", date(2025, 7, 1)) == "2025 жылғы 1 шілде"


def test_the_kazakh_alphabet() -> None:
    names = ["Ақтау", "Алматы", "Әулиеата", "Ғабит", "Кентау", "Көкшетау", "Қызылорда", "Ұлытау", "Ыстықкөл", "Іле"]
    assert sorted(set(names), key=lambda name: sort_key(name, "kk")) == names


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("ru", ["Ёжик", "Ежов", "Ель", "Жук"]),
        ("en", ["Abai", "Ábai", "abbey", "Öñir", "Oz"]),
        ("kk", ["10", "Ақ жол", "Ақжол", "Йод", "Abai"]),
    ],
)
def test_other_orders(language: str, ordered: list[str]) -> None:
    assert sorted(set(ordered), key=lambda text: sort_key(text, language)) == ordered


@given(texts=st.lists(st.text(max_size=8), min_size=2, max_size=6, unique=True))
def test_sort_keys_tell_texts_apart(texts: list[str]) -> None:
    keys = [sort_key(text, "kk") for text in texts]
    assert len(set(keys)) == len(texts)
    assert sorted(keys) == [sort_key(text, "kk") for text in sorted(texts, key=lambda text: sort_key(text, "kk"))]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (msg("{name} is away.", name="aigul"), "aigul is away."),
        (msg("{name} is away.", name=msg("the head")), "The head is away."),
        (msg("the head is {name}.", name="aigul"), "The head is aigul."),
        (msg("{name}", name="aigul"), "aigul"),
    ],
)
def test_a_name_stays_as_it_is_written(message: Message, said: str) -> None:
    assert message.say("en") == said
