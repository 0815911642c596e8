"""Periods in Russian: the year stands last, in the genitive; what compares stands first.

A count of months is a period only after "за", "итоги", "первые" or with its year: "на 6 месяцев" is a duration.
"""

from __future__ import annotations

from functools import cache

from onir.measure.period_words.reading import DASH, ROMAN, YEAR, Grammar

NUMBERS = {
    "перв": 1, "втор": 2, "трет": 3, "четв": 4, "дв": 2, "тр": 3, "четыр": 4, "пят": 5, "шест": 6, "сем": 7,
    "восьм": 8, "восем": 8, "девят": 9, "десят": 10, "одиннадцат": 11, "двенадцат": 12,
}  # fmt: skip
MONTHS = {
    "январ": 1, "феврал": 2, "март": 3, "апрел": 4, "ма": 5, "июн": 6, "июл": 7, "август": 8, "сентябр": 9,
    "октябр": 10, "ноябр": 11, "декабр": 12,
}  # fmt: skip

ADJECTIVE = "(?:ый|ого|ому|ым|ом|ое|ая|ую|ой|ий|ье|ьего|ьему|ьим|ьем|ья|ью|ьей)"
ORDINAL = (
    rf"(?:(?:перв|втор|трет|четв[её]рт){ADJECTIVE}|"
    rf"(?:[1-4]|{ROMAN})(?:\s?-?(?:ого|его|ому|ему|ый|ий|ой|ое|ом|ем|го|му|е|й|м)(?!\w))?)"
)
COUNT = (
    r"(?:дв(?:а|ух|ум|умя)|тр(?:и|[её]х|[её]м)|четыр(?:е|[её]х|[её]м)|пят(?:ь|и|ью)|шест(?:ь|и|ью)|сем(?:ь|и|ью)|"
    r"вос(?:емь|ьми|емью)|девят(?:ь|и|ью)|десят(?:ь|и|ью)|одиннадцат(?:ь|и|ью)|двенадцат(?:ь|и|ью)|1[0-2]|[2-9])"
)
MONTH = (
    "(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|ю|е|[её]м)|март(?:а|у|ом|е)?|"
    "ма(?:й|я|ю|е|ем)|август(?:а|у|ом|е)?)"
)
_ENDED = r"(?:\s?-?(?:ого|его|го|ому|му|ым|ом|й|м|е)(?!\w))"
_WORD = r"год(?:а|у|ом|е)?(?!\w)"
_WORDS = r"(?:год(?:ы|ов|ам|ами|ах|а|у|ом|е)?(?!\w)|гг?\.?)"
_THIS = r"(?:эт(?:от|ого|ому|им|ом)|текущ(?:ий|его|ему|им|ем)|нынешн(?:ий|его|ему|им|ем))"
_LAST = r"(?:(?:прошл|минувш|предыдущ|предшествующ|прошедш|истекш)(?:ый|ого|ому|ым|ом|ий|его|ему|им|ем))"
_NEXT = r"(?:(?:следующ|будущ|наступающ)(?:ий|его|ему|им|ем))"


def _year(place: str) -> str:
    return (
        rf"(?:(?P<year_{place}>{YEAR}){_ENDED}?\s*(?:{_WORD}|г(?:\.|(?!\w)))"
        rf"|(?P<this_{place}>{_THIS}\s+{_WORD}|т\.\s?г\.|с\.\s?г\.)"
        rf"|(?P<last_{place}>{_LAST}\s+{_WORD})|(?P<next_{place}>{_NEXT}\s+{_WORD}))"
    )


_OVER = (
    r"(?:за\s+весь|по\s+итогам|по\s+результатам|по\s+данным\s+за|итог(?:и|ам|ов|ах)|в\s+течение|на\s+протяжении|"
    r"во?|за|с)"
)
_IN = rf"(?:{_OVER}\s+)?"
COMPARED = (
    r"(?:(?:по\s+сравнению|в\s+сравнении|по\s+отношению|сравнительно)\s+(?:со?|к)|относительно|против|"
    r"чем(?:\s+(?:в|за))?)"
)
_BASE = rf"(?:(?P<base>{COMPARED})\s+|(?P<maybe>ко?)\s+)?"
_BARE_YEAR = rf"(?P<year_bare>{YEAR})(?:{_ENDED}|(?!\s?[\w%.,]?\d))"
_AFTER = rf"(?:\s+(?:{_year('after')}|{_BARE_YEAR}|{_WORD}))?"
_HALF = rf"(?P<half>{ORDINAL})\s?-?\s?полугоди(?:е|я|и|ю|ем|й|ях)(?!\w)"
_HALFYEAR = r"(?:(?:за|по\s+итогам|итог(?:и|ам|ов)|первые)\s+){1,2}(?P<halfyear>полгода|полугоди[ея])(?!\w)"
_FIRST = r"(?:(?:перв|прошедш|истекш|минувш)(?:ые|ых|ыми|ым|ие|их|ими|им)\s+)"
_QUARTER = (
    rf"(?P<quarter>{ORDINAL})(?:(?:{DASH}|\s+и\s+)(?P<to_q>{ORDINAL}))?"
    r"\s?-?\s?(?:квартал(?:а|у|ом|е|ы|ов|ам|ах|ами)?(?!\w)|кв\.(?!\s*к?м))"
)
_QUARTERS = r"(?P<quarters>дв(?:а|ух)|тр(?:и|[её]х)|четыр(?:е|[её]х)|[2-4])\s+(?:первы[хе]\s+)?квартал(?:а|ов)(?!\w)"
_COUNTED = rf"(?:(?P<count>{COUNT})\s+{_FIRST}?(?:месяц(?:а|ев|ам|ах|ами)(?!\w)|мес(?:\.|(?!\w)))|{_QUARTERS})"
_RANGE = rf"(?P<month_r>{MONTH})(?:{DASH}|\s+(?:по|до)\s+)(?P<to_r>{MONTH})(?:\s+включительно)?"
_MONTH_YEAR = rf"(?P<month>{MONTH})(?:\s+(?:{_year('after')}|{_BARE_YEAR}))?"
_YEARLIKE = rf"(?P<years>\d{{1,2}}|{COUNT})\s+(?:год[ау]?|лет)"

RULES = (
    rf"(?P<base>ко?)\s+{_RANGE}{_AFTER}",
    rf"{_BASE}(?:в[о]?\s+)?(?P<half>(?:перв|втор){ADJECTIVE})\s+половин\w{{1,2}}\s+(?:{_year('after')}|{_WORD})",
    rf"{_BASE}{_IN}(?:{_year('before')}\s+(?:в\s+|за\s+)?)?(?:{_HALF}|{_QUARTER}|{_RANGE}){_AFTER}",
    rf"{_BASE}{_HALFYEAR}{_AFTER}",
    rf"{_BASE}{_OVER}\s+{_FIRST}?{_COUNTED}{_AFTER}",
    rf"{_BASE}{_IN}{_FIRST}{_COUNTED}{_AFTER}",
    rf"{_BASE}{_COUNTED}\s+{_year('after')}",
    rf"(?P<since>с|со|начиная\s+с)\s+(?:(?P<month>{MONTH})\s+)?(?P<year>{YEAR})"
    rf"(?:{_ENDED}(?:\s+{_WORD})?|\s*(?:{_WORD}|г\.))",
    rf"{_BASE}{_IN}(?P<month>{MONTH})\s+(?:{_year('after')}|{_BARE_YEAR})",
    rf"(?:по\s+итогам|в|за)\s+(?P<month>{MONTH})(?:\s+{_WORD})?",
    rf"(?:[св]о?\s+|за\s+)?(?P<month>{MONTH})\s+(?P<year>{YEAR})\s*(?:{_WORD}|г\.)(?:{DASH}|\s+(?:по|до)\s+)"
    rf"(?P<to>{MONTH})\s+(?P<until>{YEAR})\s*(?:{_WORD}|г\.)",
    # days; "на 1-е" is the state on that day, "на 15-е" an appointment
    rf"(?:(?P<state_n>на)\s+0?(?P<day_n>1)|(?P<state_s>по\s+состоянию\s+на)\s+(?P<day_s>[0-3]?\d))(?:-?е|-?го)?"
    rf"\s+{_MONTH_YEAR}",
    rf"(?P<state>на|по\s+состоянию\s+на)\s+(?P<day>01)\.(?P<month>\d\d)\.(?P<year>{YEAR})(?:\s*(?:года|г\.?))?",
    rf"(?P<day>[0-3]?\d)(?:-?го)?\s+{_MONTH_YEAR}",
    # the year before, by comparison
    rf"{_BASE}(?:за\s+|в\s+|с\s+)?(?P<same>(?:(?:аналогичн|так|эт|соответствующ|сопоставим|т)\w{{1,4}}(?:\s+же)?\s+)"
    rf"(?:период|уров|показател|срок|отрезк)\w*)"
    rf"\s+(?:{_year('after')}|{_BARE_YEAR}|годом\s+(?:ранее|раньше))",
    r"(?:к\s+)?(?P<same>АППГ)",
    rf"(?:к|от|с)\s+(?P<same>уровн\w+|показател\w+)\s+{_year('after')}",
    r"(?:по\s+сравнению\s+с\s+|к\s+|с\s+)(?P<same>аналогичн\w+\s+периодом|аналогичному\s+периоду)",
    rf"(?P<base>{COMPARED})\s+{_year('after')}",
    rf"(?P<base>к)\s+(?P<last>{_LAST}\s+{_WORD})",
    rf"(?P<maybe>к)\s+{_year('after')}",
    r"(?:чем\s+)?(?P<same>годом\s+(?:ранее|раньше)|год\s+к\s+году|г\s?/\s?г|в\s+годовом\s+(?:выражении|исчислении))",
    r"чем\s+(?P<same>год\s+назад)",
    r"(?P<last>прошлогодн(?P<same>\w{2,4}))(?:\s+(?:уров|показател)\w+)?",
    # to date
    rf"(?P<ytd>с\s+начала\s+(?:{_year('after')}|{_BARE_YEAR}|{_WORD}))",
    # years
    rf"(?:(?:во?|за|на|период)\s+)?(?P<year>{YEAR}){DASH}(?P<until>{YEAR}|\d\d(?=\s*г)){_ENDED}?\s*{_WORDS}",
    rf"(?:за|в|на)\s+(?P<year>{YEAR}){DASH}(?P<until>{YEAR})(?!\s?[\w%.,]?\d)",
    rf"(?:(?:за|в|на)\s+)?(?P<year>{YEAR})\s+и\s+(?P<with>{YEAR})\s*{_WORDS}",
    rf"(?:с|от)\s+(?P<year>{YEAR})\s+(?:{_WORD}\s+)?(?:по|до)\s+(?P<until>{YEAR})(?:-?й)?\s*{_WORDS}",
    rf"(?:(?:за|в)\s+)?(?:последни|прошедши|минувши)[ех]\s+{_YEARLIKE}",
    rf"(?:в\s+|на\s+)?(?P<ahead>(?:ближайши|следующи|предстоящи)[ех])\s+{_YEARLIKE}",
    rf"(?:(?:{_OVER}|до\s+конца|к\s+концу|в\s+конце|на\s+конец|до|на|после)\s+)?{_year('after')}",
    rf"(?:в|за|до|к|с|после|на|по\s+итогам)\s+(?P<year>{YEAR})(?:{_ENDED}|(?=\s*(?:[;:)»!?]|[.,](?!\d)|$)))",
    r"(?P<this>(?:до\s+конца|к\s+концу)\s+года)",
    rf"(?P<skip>(?:на|к)\s+начал[оу]\s+{_year('after')})",
    rf"(?P<skip>(?:последни|ближайши|следующи)[ех]\s+(?:\d+|{COUNT}|полгода)(?:\s+(?:месяц|квартал)\w*)?)",
)


@cache
def grammar() -> Grammar:
    return Grammar.of(RULES, NUMBERS, MONTHS)
