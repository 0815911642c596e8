"""Periods in Kazakh (Cyrillic): endings carry the cases, the year stands first, what compares stands last.

Left out: the Latin spellings. `тоқсан` is a quarter only after its number, since alone it is ninety.
"""

from __future__ import annotations

from functools import cache

from onir.measure.period_words.reading import DASH, ROMAN, YEAR, Grammar

NUMBERS = {
    "бір": 1, "алғашқы": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9,
    "он": 10, "он бір": 11, "он екі": 12,
}  # fmt: skip
MONTHS = {
    "қаңтар": 1, "ақпан": 2, "наурыз": 3, "сәуір": 4, "мамыр": 5, "маусым": 6, "шілде": 7, "тамыз": 8,
    "қыркүйек": 9, "қыркүйег": 9, "қазан": 10, "қараша": 11, "желтоқсан": 12,
}  # fmt: skip

ORDINAL = rf"(?:бірінші|алғашқы|екінші|үшінші|төртінші|[1-4](?:\s?-?\s?ш[іы])?|{ROMAN})"
COUNT = r"(?:он\s+бір|он\s+екі|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|1[0-2]|[2-9])"
MONTH = "(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйе[кг]|қазан|қараша|желтоқсан)"
LOCATIVE = "[дт][ае](?:ғы|гі)?"
ENDING = (
    rf"(?:{LOCATIVE}|[дтн][ыі]ң|[ғгқк][ае]|[дтн][ае]н|[мбп]ен|[дтн][ыі]|"
    r"с?[ыі](?:н[дт][ае](?:ғы|гі)?|н[ыі]ң|н[ае]|н[ае]н|мен|н)?)"
)
OF_MONTHS = r"(?:\s+ай(?:лар)?(?:ы(?:нда(?:ғы)?|ның|на|нан|мен|н)?|да)(?!\w))"
COMPARED = r"(?:сал[ыа]стырғанда|салыстыра\w*|салғанда|қарағанда|қатысты)"

_WORD = rf"жыл(?:{ENDING}|ғы)?(?!\w)"


def _year(place: str) -> str:
    return (
        rf"(?:(?P<year_{place}>{YEAR})\s*-?\s*(?:{_WORD}|ж(?:\.|(?!\w)))"
        rf"|(?P<this_{place}>(?:ағымдағы|осы|биылғы|үстіміздегі)\s+{_WORD}|биыл(?:ғы|дың|да)?)"
        rf"|(?P<last_{place}>(?:өткен|былтырғы|алдыңғы)\s+{_WORD}|былтыр(?:ғы|дың|да)?(?!\w))"
        rf"|(?P<next_{place}>(?:келесі|келер|алдағы)\s+{_WORD}))"
    )


_LEAD = r"(?:жыл(?:дың|ғы)\s+|жыл\s+басындағы\s+)?(?:(?:алғашқы|бастапқы|өткен)\s+)?"
_BEFORE = rf"(?:{_year('before')},?\s+)?{_LEAD}"
_AFTER = rf"(?:,?\s+(?:{_year('after')}|(?P<year_bare>{YEAR})(?!\s?[\w%.,]?\d)))?"
_LEVEL = r"(?:деңгей|көрсеткіш)(?:[дт]ен|імен|мен|іне|ге|ке|інен)(?!\w)"
_BASE = rf"(?:\s+(?P<base>{COMPARED}|(?<=[қғкг][ае]\s)қарай|{_LEVEL}))?"
_HALF = rf"(?:(?P<half>{ORDINAL})\s?-?\s?|(?P<halfyear>))жарты\s?жыл(?:ды[қғ]\w*|{ENDING})"
_MONTHS_COUNTED = (
    rf"(?P<count>{COUNT})\s?-?\s?ай(?:{ENDING}|лық\w*|лығ\w*|(?=\s+(?:ішінде|қорытынды|бойынша)|\s?[.,;:)–—|]|\s*$))"
)
_QUARTER = (
    rf"(?:(?P<quarter>{ORDINAL})(?:{DASH}(?P<to_q>{ORDINAL}))?\s?-?\s?|(?P<quarters>екі|үш|төрт)\s+)"
    r"(?:тоқсан|шире[кг])\w{0,8}"
)
_RANGE = (
    rf"(?P<month_r>{MONTH}){ENDING}?(?:{DASH}(?P<to_r>{MONTH}){ENDING}?{OF_MONTHS}?"
    rf"|\s+(?P<to_f>{MONTH}){ENDING}?\s+дейін|\s+(?:мен|пен|бен)\s+(?P<to_m>{MONTH})\s+(?:айлары\s+)?аралығ\w*)"
)
_MONTH_OF_YEAR = rf"{_year('m')}\s+(?P<month_y>{MONTH}){ENDING}?{OF_MONTHS}?"
_MONTH_ALONE = rf"(?P<month_a>{MONTH})(?:{LOCATIVE}|{OF_MONTHS})"
_DAY = rf"(?:{_year('before')}\s+)?(?P<day>[0-3]?\d)\s?-?\s?(?P<month>{MONTH})"
_RATIO_NEXT = r"(?=\s+(?:[\d.,]+\s?(?:%|пайыз|есе)|\w+\s+есе|көп|артық|аз|жоғары|төмен))"
_LIKE = r"(?:сәйкес|тиісті|осындай|ұқсас|сол|(?:дәл\s+|тап\s+)?осы|аналогиялық)"
_LAST_YEAR = r"(?:былтырғы|былтыр|(?:алдыңғы|өткен)\s+жыл)"

RULES = (
    rf"{_BEFORE}(?:{_HALF}|{_MONTHS_COUNTED}|{_QUARTER}|{_RANGE}){_AFTER}{_BASE}",
    rf"(?:{_year('before')}|жылдың)\s+(?P<half>бірінші|алғашқы|екінші)\s+жартысы\w*{_BASE}",
    rf"{_MONTH_OF_YEAR}{_BASE}",
    rf"{_MONTH_ALONE}{_AFTER}{_BASE}",
    rf"(?P<month>{MONTH})\s+{_year('after')}{_BASE}",
    rf"(?P<month>{MONTH})\s+(?P<year>{YEAR})(?!\s?[\w%.,]?\d)",
    # from a month of one year to a month of another
    rf"(?P<year>{YEAR})\s+(?:{_WORD}|ж\.)\s+(?P<month>{MONTH}){ENDING}?{DASH}"
    rf"(?P<until>{YEAR})\s+(?:{_WORD}|ж\.)\s+(?P<to>{MONTH})(?:\s+аралығ\w*)?",
    rf"(?P<year>{YEAR})\s+{_WORD}\s+(?P<month>{MONTH})[дтн][ае]н\s+"
    rf"(?P<until>{YEAR})\s+{_WORD}\s+(?P<to>{MONTH})[ғқгк][ае]\s+дейін",
    # days; in the dative the state on that day
    rf"{_DAY}(?P<state>[ғқгк][ае]|ына|іне)(?!\s+(?:дейін|белгілен|жоспарлан))(?:\s+қарай)?",
    rf"{_DAY}{ENDING}?\s+(?P<state>жағдай\w*)",
    rf"(?:{_year('before')}\s+)?(?P<month>{MONTH})[дтн][ыі]ң\s+(?P<day>[0-3]?\d)-?с?[ыі](?:(?P<state>н[ае])|\w{{0,4}})",
    rf"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>{YEAR})(?:\s*ж\.?)?\s+(?P<state>жағдай\w*)",
    rf"{_DAY}{ENDING}?(?:,?\s+(?:{_year('after')}|(?P<year_bare>{YEAR})))?",
    # the year before, by comparison
    rf"{_year('before')}\s+(?P<same>{_LIKE}\s+(?:кезең|мерзім)\w*)(?:\s+{COMPARED})?",
    rf"{_year('before')}\s+басындағы\s+(?P<base>{_LEVEL})",
    rf"{_year('before')}\s+(?P<same>(?:деңгей|көрсеткіш)\w*)(?:\s+{COMPARED}|{_RATIO_NEXT})",
    rf"(?P<same>{_LIKE}\s+(?:кезең|мерзім)\w*)\s+{COMPARED}",
    rf"(?P<last>былтырғы)\s+(?P<same>(?:{_LIKE}\s+)?(?:кезең|мерзім|деңгей|көрсеткіш)\w*)(?:\s+{COMPARED})?",
    rf"(?P<last>былтыр|(?:алдыңғы|өткен)\s+жылы)\s+(?P<same>{_LIKE}\s+(?:уақыт|кез|мезгіл|кезең|мерзім)\w*)",
    rf"(?P<last>{_LAST_YEAR})(?P<same>[дт]ан){_RATIO_NEXT}",
    rf"(?P<last>{_LAST_YEAR})(?P<same>мен|ға)\s+{COMPARED}",
    rf"(?P<year>{YEAR})\s+жылдан(?P<base>){_RATIO_NEXT}",
    r"(?P<same>бір\s+жыл\s+бұрын\w*|жылдық\s+(?:мәнде|есеппен))",
    # to date and since
    rf"(?P<ytd>(?:{_year('before')}|жыл(?:дың)?)\s+басынан(?:\s+(?:бері|бергі|бастап))?)",
    rf"(?P<year>{YEAR})\s*-?\s*жылдан(?P<since>\s+(?:бері|бергі|бастап))",
    # years
    rf"(?P<year>{YEAR}){DASH}(?P<until>{YEAR})\s*-?\s*(?:жылдар\w*|{_WORD}|жж?\.?)(?:\s+аралығ\w*)?",
    rf"(?P<year>{YEAR})\s+(?:және|мен|пен)\s+(?P<with>{YEAR})\s+жыл(?:дар\w*|{ENDING})",
    rf"(?P<year>{YEAR})\s+жыл(?:дан)?\s+(?:бастап\s+)?(?P<until>{YEAR})\s+жыл\w*\s+дейін",
    rf"(?:соңғы|кейінгі|өткен)\s+(?P<years>\d{{1,2}}|{COUNT})\s+жыл(?:{ENDING})?",
    r"(?:соңғы|кейінгі|өткен)\s+(?P<years>онжылды[қғ])\w*",
    rf"(?P<ahead>алдағы|келесі|таяудағы|таяу)\s+(?P<years>\d{{1,2}}|{COUNT})\s+жыл(?:{ENDING})?",
    rf"{_year('before')}(?:\s+(?P<base>{COMPARED}))?",
    r"(?P<this>жыл\s+(?:соңына|аяғына))(?:\s+(?:дейін|қарай))?",
    rf"(?P<skip>(?:соңғы|алдағы|келесі|кейінгі)\s+(?:\d+|{COUNT})\s+(?:ай|тоқсан)\w*)",
)


@cache
def grammar() -> Grammar:
    return Grammar.of(RULES, NUMBERS, MONTHS, ratio="пайыз|процент", year_after=r"г\.?|ж\.?")
