"""Press sentences of made claims in each language, by the language's own endings, agreement and formats.

A sentence is a pattern of its language with gaps that Öñir fills for everyone it writes for: names in their case,
periods, numbers with their scale, ordinals. Two patterns a measure, so that no order of words is the only one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from onir.language.cases import decline_kk
from onir.language.formats import SCALE_WORDS, say_number, say_percent
from onir.language.ordinals import say_ordinal
from onir.measure import Period
from onir.territory import area as area_of

LANGUAGES = ("kk", "ru", "en", "es")

WHAT = {
    "en": {
        "capital.fixed": "fixed-capital investment",
        "grp.nominal": "gross regional product",
        "employment.total": "the number of employed people",
        "fdi.net_inflow.notified": "foreign direct investment",
        "fdi.gross_inflow": "gross inflow of foreign direct investment",
        "investment.total": "investment",
    },
    "ru": {
        "capital.fixed": "инвестиции в основной капитал",
        "grp.nominal": "валовой региональный продукт",
        "employment.total": "численность занятого населения",
        "fdi.net_inflow.notified": "прямые иностранные инвестиции",
        "fdi.gross_inflow": "валовой приток прямых иностранных инвестиций",
        "investment.total": "инвестиции",
    },
    "kk": {
        "capital.fixed": "негізгі капиталға салынған инвестиция көлемі",
        "grp.nominal": "жалпы өңірлік өнім көлемі",
        "employment.total": "жұмыспен қамтылғандар саны",
        "fdi.net_inflow.notified": "тікелей шетелдік инвестиция көлемі",
        "fdi.gross_inflow": "тікелей шетелдік инвестициялардың жалпы ағыны",
        "investment.total": "инвестиция көлемі",
    },
}
WHAT["es"] = {"fdi.net_inflow.notified": "la inversión extranjera directa"}
SPANISH_AREAS = {"MX-MEX": "el Estado de México", "MX-CMX": "la Ciudad de México"}
SPANISH_SCALES = {6: "millones", 9: "mil millones"}
BY = {
    "capital.fixed": "объему инвестиций в основной капитал",
    "grp.nominal": "объему валового регионального продукта",
    "employment.total": "численности занятого населения",
    "fdi.net_inflow.notified": "объему прямых иностранных инвестиций",
}
OF = {
    "capital.fixed": "общем объеме инвестиций в основной капитал",
    "grp.nominal": "общем объеме валового регионального продукта",
    "employment.total": "общей численности занятого населения",
    "fdi.net_inflow.notified": "общем объеме прямых иностранных инвестиций",
}
NUMBER = {"capital.fixed": 3, "fdi.net_inflow.notified": 3, "investment.total": 3, "employment.total": 1}
"""Russian agreement: masculine unless feminine (1) or plural (3)."""

CAME, REACHED = ("составил", "составила", "", "составили"), ("достиг", "достигла", "", "достигли")
ROSE, FELL = ("вырос", "выросла", "", "выросли"), ("снизился", "снизилась", "", "снизились")

CURRENCY = {
    "KZT": {"kk": "теңге", "ru": "тенге", "en": "KZT "},
    "USD": {"kk": "АҚШ доллары", "ru": "долларов США", "en": "US$"},
    "persons": {"kk": "адам", "ru": "человек", "en": "people"},
}


@dataclass(frozen=True)
class Said:
    """What a sentence says: digits as they are to stand, in thousands, millions or more (`power`).

    `other`: the lower end of a range, or the amount it came from; `after`: areas named ahead.
    """

    measure: str
    indicator: str
    area: str
    period: str
    digits: Decimal
    places: int
    power: int = 0
    unit: str = ""
    base: str = ""
    down: bool = False
    bound: str = ""
    pattern: int = 0
    other: Decimal = Decimal(0)
    after: tuple[str, ...] = ()


PATTERNS = {
    "en": {
        "level": ("{When}, {what} {where} came to {figure}.", "{What} {where} reached {figure} {when}."),
        "percent": ("{When}, {what} {where} {moved} by {figure} from {base}.",
                    "{What} {where} {moved} by {figure} {when} compared with {base}."),
        "factor": ("{When}, {what} {where} grew {figure} times compared with {base}.",) * 2,
        "difference": ("{When}, {what} {where} {moved} by {figure} from {base}.",
                       "{What} {where} {moved} by {figure} {when} compared with {base}."),
        "rank": ("{When}, {area} ranked {figure} in {nation} by {what}.",
                 "{Area} was {figure} among the regions of {nation} by {what} {when}."),
        "share": ("{Area} accounted for {figure} of {nation}’s {share_of} {when}.",
                  "{When}, {area} accounted for {figure} of {nation}’s {share_of}."),
        "range": ("{When}, {what} {where} came to {range}.",) * 2,
        "from_to": ("{When}, {what} {where} {moved} from {early} to {figure}.",) * 2,
        "last": ("{When}, {area} ranked last in {nation} by {what}.",) * 2,
        "after": ("{When}, {area} ranked {figure} in {nation} by {what}, after {others}.",) * 2,
        "plan": ("{When}, {what} {where} is planned to reach {figure}.",
                 "{What} {where} is expected to reach {figure} {when}."),
    },
    "ru": {
        "level": ("{When} {what} {whose} {came} {figure}.", "{What} {where} {when} {came} {figure}."),
        "percent": ("{When} {what} {whose} {moved} на {figure} по сравнению с {base} годом.",
                    "{What} {where} {when} по сравнению с {base} годом {moved} на {figure}."),
        "factor": ("{When} {what} {whose} {moved} в {figure} по сравнению с {base} годом.",) * 2,
        "difference": ("{When} {what} {whose} {moved} на {figure} по сравнению с {base} годом.",) * 2,
        "rank": ("По {by} {area} {when} находится на {figure} месте {nation_in}.",
                 "{When} {area} по {by} находится на {figure} месте среди регионов {of_nation}."),
        "share": ("Доля {whose} в {of} {of_nation} {when} составила {figure}.",
                  "{When} на долю {whose} пришлось {figure} в {of} {of_nation}."),
        "range": ("{When} {what} {whose} {came} {range}.",) * 2,
        "from_to": ("{When} {what} {whose} {moved} с {early} до {figure}.",) * 2,
        "last": ("По {by} {area} {when} находится на последнем месте {nation_in}.",) * 2,
        "after": ("По {by} {area} {when} находится на {figure} месте {nation_in} после {others}.",) * 2,
        "plan": ("{When} {what} {whose}, как планируется, составят {figure}.",
                 "План на {year} год: довести {what} {whose} до {figure}."),
    },
    "kk": {
        "level": ("{When} {where} {what} {figure} құрады.", "{Whose} {what} {when} {bare} болды."),
        "percent": ("{When} {where} {what} {base} жылмен салыстырғанда {figure} {moved}.",
                    "{Whose} {what} {when} {base} жылға қарағанда {figure} {moved}."),
        "factor": ("{When} {where} {what} {base} жылмен салыстырғанда {figure} {moved}.",) * 2,
        "difference": ("{When} {where} {what} {base} жылмен салыстырғанда {figure} {moved}.",) * 2,
        "rank": ("{When} {area} {what} бойынша {of_nation} өңірлері арасында {figure} орынды иеленді.",
                 "{Area} {what} бойынша {when} {nation_in} {figure} орында тұр."),
        "share": ("{When} {whose} {nation_its} {what_share} үлесі {figure} болды.",
                  "{Whose} {of_nation} {what_share} үлесі {when} {figure} болды."),
        "range": ("{When} {where} {what} {range} құрады.",) * 2,
        "from_to": ("{When} {where} {what} {early} {figure} дейін {moved}.",) * 2,
        "last": ("{When} {area} {what} бойынша {nation_in} соңғы орында тұр.",) * 2,
        "after": ("{When} {area} {what} бойынша {nation_in} {others} кейін {figure} орында тұр.",) * 2,
        "plan": ("{When} {where} {what_acc} {figure} жеткізу жоспарланып отыр.",) * 2,
    },
    "es": {
        "level": ("{When}, {what} {where} fue de {figure}.", "{What} {where} alcanzó {figure} {when}."),
        "percent": ("{When}, {what} {where} {moved} {figure} respecto a {base}.",
                    "{What} {where} {moved} {figure} {when} en comparación con {base}."),
        "factor": ("{When}, {what} {where} creció {figure} veces respecto a {base}.",) * 2,
        "difference": ("{When}, {what} {where} {moved} en {figure} respecto a {base}.",) * 2,
        "rank": ("{When}, {area} ocupó el lugar {figure} en {nation} por {by}.",) * 2,
        "share": ("{When}, {area} aportó el {figure} de {what} de {nation}.",) * 2,
    },
}  # fmt: skip


def sentence(language: str, said: Said) -> str:
    """The claim as one sentence."""
    area = area_of(said.area)
    nation = area_of(said.area.partition("-")[0])
    values = {
        "what": WHAT[language][said.indicator], "area": area.say(language), "nation": nation.say(language),
        "base": said.base, "year": said.period[:4], "figure": FIGURES[language](said),
    }  # fmt: skip
    if language != "es":
        values |= {
            "when": Period.parse(said.period).say(language, "loc"), "where": area.say(language, "loc"),
            "whose": area.say(language, "gen"), "nation_in": nation.say(language, "loc"),
            "of_nation": nation.say(language, "gen"), "bare": _bare(said), "others": _others(language, said.after),
            "range": _range(language, said) if said.measure == "range" else "",
            "early": _early(language, said) if said.measure == "from_to" else "",
        }  # fmt: skip
    values |= OWN[language](said)
    values |= {name.capitalize(): _first_up(value) for name, value in values.items()}
    pattern = PATTERNS[language][said.measure][said.pattern]
    return pattern.format(**values)


def figure_at(text: str, language: str, said: Said) -> tuple[int, int]:
    """Where the digits of the claim stand in its sentence."""
    if said.measure == "last":
        found = re.search("last|последнем|соңғы", text)
    else:
        places = said.measure in ("rank", "after")
        digits = str(said.digits) if places else say_number(_digits_of(language), said.digits, said.places)
        found = re.search(rf"(?<![\d,.]){re.escape(digits)}(?!\d)", text)
    if found is None:
        raise ValueError(text)
    return found.span()


def _digits_of(language: str) -> str:
    """Mexico prints numbers as English does."""
    return "en" if language == "es" else language


def _others(language: str, codes: tuple[str, ...]) -> str:
    """Areas named ahead: in Russian all in the genitive, in Kazakh the last in the ablative."""
    case = {"ru": "gen"}.get(language, "")
    names = [area_of(code).say(language, case) for code in codes]
    if language == "kk" and codes:
        names[-1] = area_of(codes[-1]).say("kk", "abl")
    return {"en": " and ", "ru": " и ", "kk": " мен "}[language].join(names)


def _range(language: str, said: Said) -> str:
    low = say_number(language, said.other, said.places)
    amount = _amount(language, said, "acc")
    high = say_number(language, said.digits, said.places)
    return f"от {low} до {amount}" if language == "ru" else amount.replace(high, f"{low}–{high}", 1)


def _early(language: str, said: Said) -> str:
    """The amount it came from; Russian says the scale once."""
    earlier = replace(said, digits=said.other)
    return say_number("ru", said.other, said.places) if language == "ru" else _amount(language, earlier, "abl")


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


# -- figures ----------------------------------------------------------------------------------------------------------


def _amount(language: str, said: Said, case: str = "") -> str:
    """Digits, scale word and unit; in Kazakh the unit bears the case."""
    digits = say_number(language, said.digits, said.places)
    scale = SCALE_WORDS[language].get(said.power, "")
    unit = CURRENCY[said.unit][language] if said.unit else ""
    if language == "en" and said.unit != "persons":
        return f"{unit}{digits} {scale}".strip()
    if language == "kk" and unit:
        unit = decline_kk(unit, case, possessive=unit.endswith("доллары"))
    return " ".join(part for part in (digits, scale, unit) if part)


def _bare(said: Said) -> str:
    """A Kazakh amount before «болды»."""
    if said.bound == "about":
        return f"{_amount('kk', said, 'dat')} жуық"
    return f"{_amount('kk', said, 'abl')} астам" if said.bound == "over" else _amount("kk", said)


def _english(said: Said) -> str:
    if said.measure in ("rank", "after"):
        return say_ordinal("en", int(said.digits), "digits")
    if said.measure in ("percent", "share"):
        return say_percent("en", said.digits, said.places)
    if said.measure == "factor":
        return say_number("en", said.digits, said.places)
    return {"over": "more than ", "about": "about "}.get(said.bound, "") + _amount("en", said)


def _russian(said: Said) -> str:
    if said.measure in ("rank", "after"):
        return f"{said.digits}-м"
    if said.measure in ("percent", "share"):
        return say_percent("ru", said.digits, said.places)
    if said.measure == "factor":
        return f"{say_number('ru', said.digits, said.places)} раза"
    return {"over": "более ", "about": "около "}.get(said.bound, "") + _amount("ru", said)


def _kazakh(said: Said) -> str:
    number, percent = say_number("kk", said.digits, said.places), say_percent("kk", said.digits, said.places)
    if said.measure in ("rank", "after"):
        return say_ordinal("kk", int(said.digits), "digits")
    if said.measure in ("share", "percent"):
        return percent if said.measure == "share" else decline_kk(percent, "dat")
    if said.measure == "factor":
        return f"{number} есе"
    if said.bound == "over":
        return f"{_amount('kk', said, 'abl')} астам соманы"
    about = "шамамен " if said.bound == "about" else ""
    return about + _amount("kk", said, "acc" if said.measure == "level" else "dat")


def _spanish(said: Said) -> str:
    digits = say_number("en", said.digits, said.places)
    if said.measure in ("rank", "factor"):
        return digits
    if said.measure in ("percent", "share"):
        return f"{digits}%"
    return {"over": "más de ", "about": "cerca de "}.get(
        said.bound, ""
    ) + f"{digits} {SPANISH_SCALES[said.power]} de dólares"


FIGURES = {"en": _english, "ru": _russian, "kk": _kazakh, "es": _spanish}


# -- words that agree -------------------------------------------------------------------------------------------------


def _own_english(said: Said) -> dict[str, str]:
    what = "employment" if said.indicator == "employment.total" else WHAT["en"][said.indicator]
    return {"moved": "fell" if said.down else "rose", "share_of": what}


def _own_russian(said: Said) -> dict[str, str]:
    agreed = NUMBER.get(said.indicator, 0)
    return {
        "moved": (FELL if said.down else ROSE)[agreed], "came": CAME[agreed],
        "by": BY.get(said.indicator, ""), "of": OF.get(said.indicator, ""),
    }  # fmt: skip


def _own_kazakh(said: Said) -> dict[str, str]:
    what = WHAT["kk"][said.indicator]
    nation = area_of(said.area.partition("-")[0])
    return {
        "moved": "төмендеді" if said.down else "өсті", "nation_its": nation.say("kk", "loc-attr"),
        "what_share": decline_kk(what, "loc-attr", possessive=True),
        "what_acc": decline_kk(what, "acc", possessive=True),
    }  # fmt: skip


def _own_spanish(said: Said) -> dict[str, str]:
    area = SPANISH_AREAS.get(said.area) or area_of(said.area).say("es")
    return {
        "moved": "cayó" if said.down else "creció", "area": area, "where": f"en {area}", "when": f"en {said.period}",
        "by": WHAT["es"][said.indicator].removeprefix("la "),
    }  # fmt: skip


OWN = {"en": _own_english, "ru": _own_russian, "kk": _own_kazakh, "es": _own_spanish}
