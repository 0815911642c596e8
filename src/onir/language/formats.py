"""Numbers, money, percentages and dates as each language prints them.

Grouping and decimal marks are those of the Unicode locale data (Babel): a no-break space and a comma in Kazakh and
Russian, a comma and a point in English. Money is printed in the largest scale that leaves at most one decimal place, so
that no digit is lost and none is idle. Percent signs stand without a space, as the press of all three languages prints
them. Left out: currency conversion and rounding that nobody asked for.
"""

from __future__ import annotations

import csv
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal

from onir.language.agreement import agree
from onir.language.cases import decline_kk
from onir.language.number_words import habits

NO_BREAK = "\u00a0"

_SCALES = (12, 9, 6)
SCALE_WORDS = {
    "kk": {3: "мың", 6: "млн", 9: "млрд", 12: "трлн"},
    "ru": {3: "тыс.", 6: "млн", 9: "млрд", 12: "трлн"},
    "en": {3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
}


def say_number(language: str, value: Decimal | int, places: int | None = None) -> str:
    """The number in digits, all of them unless `places` says how many after the mark (halves go up).

    >>> say_number("ru", 1093).replace(NO_BREAK, " "), say_number("kk", Decimal("1.66"), 1)
    ('1 093', '1,7')
    """
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    after = max(0, -int(number.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * after if after else "")
    printed: str = format_decimal(number, pattern, locale=habits(language).locale or language)
    return printed.replace("-", "−")


def say_percent(language: str, value: Decimal | int, places: int | None = None) -> str:
    """A percentage given as the number itself (12.5, not 0.125).

    >>> say_percent("kk", Decimal("12.5")), say_percent("en", Decimal("-3.24"), 1)
    ('12,5%', '−3.2%')
    """
    return f"{say_number(language, value, places)}%"


def say_money(language: str, amount: Decimal | int, currency: str, form: str = "", *, power: int | None = None) -> str:
    """An amount with its scale and currency; `form` is a Kazakh case (`acc`), which the currency bears.

    The scale is the amount's own, or that of `power`.

    >>> say_money("kk", Decimal("1093e6"), "USD", "acc").replace(NO_BREAK, " ")
    '1 093 млн АҚШ долларын'
    >>> say_money("ru", Decimal("1.1e12"), "KZT").replace(NO_BREAK, " "), say_money("en", Decimal("1093e6"), "USD")
    ('1,1 трлн тенге', 'US$1,093 million')
    """
    power = scale_of(Decimal(amount)) if power is None else power
    return say_scaled(language, _trimmed(Decimal(amount).scaleb(-power)), power, currency, form)


def say_scaled(language: str, number: Decimal, power: int, currency: str, form: str = "") -> str:
    """`number` of a scale (thousands: 3, millions: 6 …) of a currency, with every decimal it has.

    >>> say_scaled("ru", Decimal("750.0"), 9, "KZT").replace(NO_BREAK, " ")
    '750,0 млрд тенге'
    """
    figure = say_number(language, number)
    name = _currency_name(language, currency, None if power else number, form)
    scale = SCALE_WORDS[language].get(power, "")
    gap = " " if language == "en" else NO_BREAK
    sign = currencies().get(currency, {}).get("en_sign", "")
    if language == "en" and sign:
        return ("−" if number < 0 else "") + sign + gap.join(part for part in (figure.removeprefix("−"), scale) if part)
    return gap.join(part for part in (figure, scale) if part) + f"{gap}{name}"


PEOPLE = {"kk": ["адам"], "ru": ["человек", "человека", "человек"], "en": ["person", "people"]}


def say_people(language: str, number: Decimal, power: int, form: str = "") -> str:
    """So many people, in thousands where `power` is 3; `form` is a Kazakh case.

    >>> say_people("ru", Decimal(22), 0), say_people("kk", Decimal("691.2"), 3, "acc").replace(NO_BREAK, " ")
    ('22\xa0человека', '691,2 мың адамды')
    """
    forms = PEOPLE[language]
    name = forms[-1] if power else agree(language, number, forms)
    name = decline_kk(name, form) if language == "kk" else name
    words = (say_number(language, number), SCALE_WORDS[language].get(power, ""), name)
    return (" " if language == "en" else NO_BREAK).join(word for word in words if word)


def say_scale(language: str, power: int, currency: str) -> str:
    """A scale and a currency without a number, as the heads of tables name them.

    >>> say_scale("ru", 9, "KZT").replace(NO_BREAK, " "), say_scale("en", 6, "KZT")
    ('млрд тенге', 'million tenge')
    """
    gap = " " if language == "en" else NO_BREAK
    return f"{SCALE_WORDS[language][power]}{gap}{_currency_name(language, currency, None, '')}"


def scale_of(amount: Decimal) -> int:
    """The power of the largest scale that leaves a whole unit and at most one decimal place; 0 when none does."""
    last = int(amount.normalize().as_tuple().exponent) if amount else 0
    return next((power for power in _SCALES if abs(amount) >= Decimal(1).scaleb(power) and last >= power - 1), 0)


def _trimmed(number: Decimal) -> Decimal:
    """Without idle zeros after the mark, and with all those before it."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _currency_name(language: str, currency: str, number: Decimal | None, form: str) -> str:
    """The currency's name after a number, or after a scale word (None)."""
    names = currencies().get(currency)
    if names is None:
        return currency
    if language == "kk":
        return decline_kk(names["kk"], form, possessive=" " in names["kk"] and names["kk"][-1] in "ыі")
    if language == "ru":
        forms = [names["ru_one"], names["ru_few"], names["ru_many"]]
        return forms[2] if number is None else agree("ru", number, forms)
    return names["en_many"] if number is None else agree("en", number, [names["en_one"], names["en_many"]])


@cache
def currencies() -> dict[str, dict[str, str]]:
    """Names and signs of currencies by ISO 4217 code, from `currencies.csv`."""
    table = Path(__file__).with_name("currencies.csv").read_text(encoding="utf-8").splitlines()
    return {row["currency"]: row for row in csv.DictReader(table)}


def say_date(language: str, day: date) -> str:
    """A calendar day in full.

    >>> [say_date(language, date(2024, 12, 31)) for language in ("kk", "ru", "en")]
    ['2024 жылғы 31 желтоқсан', '31 декабря 2024 года', '31 December 2024']
    """
    pattern = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'года'", "en": "d MMMM y"}[language]
    return format_date(day, pattern, locale=language)


def say_short_date(language: str, day: date) -> str:
    r"""A calendar day as tables say it, where a name of a month would take a line.

    >>> [say_short_date(language, date(2024, 12, 31)) for language in ("kk", "ru", "en")]
    ['31.12.2024', '31.12.2024', '31\xa0Dec\xa02024']
    """
    pattern = "d\N{NO-BREAK SPACE}MMM\N{NO-BREAK SPACE}y" if language == "en" else "dd.MM.y"
    return format_date(day, pattern, locale=language)
