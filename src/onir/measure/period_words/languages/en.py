"""Periods in English: a bare year is one after a preposition, "May" and "March" are months by their capital.

"Three quarters" are nine months only when "first" or a year says so: else they are a fraction.
"""

from __future__ import annotations

from functools import cache

from onir.measure.period_words.reading import DASH, YEAR, Grammar

NUMBERS = {
    "first": 1, "1st": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "last": 4, "decade": 10,
}  # fmt: skip
MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip

ORDINAL = "(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"
COUNT = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[2-9])"
MONTH = (
    "(?:january|february|(?-i:March|MARCH)|april|(?-i:May|MAY)|june|july|august|september|october|november|december"
    r"|(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_NOT_COUNTED = (
    r"(?!\d|[.,]\d|\s?%|[-–—]\d|-fold|\s+(?:percent|percentage|per\s+cent|tenge|dollars?|euros?|people|persons|"
    r"projects|jobs|workers|companies|enterprises|million|billion|trillion|thousand|mln|mn|bln|bn|trln|tn|tons?|times|hectares|new|small|large|more|additional|of)\b)"
)
_BARE = rf"{YEAR}{_NOT_COUNTED}"
_THIS = r"(?:this|(?:the\s+)?current)\s+year"
_LAST = r"(?:last|(?:the\s+)?(?:previous|past|prior|preceding))\s+year"
_NEXT = r"(?:next|(?:the\s+)?coming)\s+year"


def _relative(place: str) -> str:
    return rf"(?P<this_{place}>{_THIS})|(?P<last_{place}>{_LAST})|(?P<next_{place}>{_NEXT})"


def _year(place: str) -> str:
    return rf"(?:(?P<year_{place}>{_BARE})|{_relative(place)})"


_IN = r"(?:(?:in|over|for|during|throughout|within)\s+)?(?:the\s+)?"
COMPARED = (
    r"(?:(?:as\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|versus|vs\.?|as\s+in|"
    r"than(?:\s+in|\s+for)?)"
)
_BASE = rf"(?:(?P<base>{COMPARED})\s+|(?P<maybe>on|from|against)\s+)?"
_AFTER = rf"(?:\s+period)?(?:,?\s+(?:(?:of|in)\s+)?{_year('after')}|\s+of\s+the\s+year)?(?!\s+of\s+(?:the|a|its|all)\b)"
_HALF = rf"(?:(?P<half>{ORDINAL})[\s-]half(?:[\s-]year)?|H(?P<half_c>[12])|(?P<half_d>[12])H)"
_QUARTER = rf"(?:(?P<quarter>{ORDINAL})[\s-]quarter|Q(?P<quarter_c>[1-4])|(?P<quarter_d>[1-4])Q)"
_COUNTED = rf"(?:(?P<count>{COUNT})[\s-]months?|(?P<quarters>two|three|four|[2-4])\s+quarters)"
_SINCE_START = r"since\s+(?:the\s+)?(?:beginning|start|early|onset|outset)(?:\s+of)?"
_DAY = (
    rf"(?:(?P<day_a>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month_a>{MONTH})(?:,?\s+(?P<year_a>{_BARE}))?"
    rf"|(?P<month_b>{MONTH})\s+(?P<day_b>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]|[.,]\d)(?:,?\s+(?P<year_b>{_BARE}))?)"
)
_IN_DIGITS = "(?:H(?P<half_c>[12])|(?P<half_d>[12])H|Q(?P<quarter_c>[1-4])|(?P<quarter_d>[1-4])Q)"
_LIKE = (
    rf"(?:same|similar|corresponding|comparable|equivalent|like|analogous)\s+(?:{COUNT}\s+)?"
    r"(?:periods?|months?|span|half|halves|quarters?|time|level)"
)

RULES = (
    rf"{_BASE}{_IN}{_HALF}{_AFTER}",
    rf"{_BASE}{_IN}{_QUARTER}{_AFTER}",
    rf"{_year('before')}[\s,-]*{_IN_DIGITS}",
    rf"(?:(?P<half_d>[12])H|(?P<quarter_d>[1-4])Q|(?P<count>{COUNT})M\s?)(?P<year>{YEAR})",
    rf"{_IN}Q(?P<quarter>[1-4]){DASH}Q?(?P<to>[1-4]){_AFTER}",
    rf"{_BASE}{_IN}(?P<quarter>last)\s+quarter\s+of\s+{_year('after')}",
    rf"{_BASE}{_IN}first\s+{_COUNTED}{_AFTER}",
    rf"{_BASE}{_IN}{_COUNTED}(?:\s+(?:of|in|to)\s+{_year('after')}|\s+of\s+the\s+year)",
    rf"(?:in|for|over|during|after)\s+(?:the\s+)?(?P<count>{COUNT})\s+months",
    rf"(?:through|up\s+to|to\s+the\s+end\s+of)\s+(?P<count>{MONTH}),?\s+(?:of\s+)?{_year('after')}",
    rf"{_BASE}{_IN}(?P<month>{MONTH}){DASH}(?P<to>{MONTH}){_AFTER}",
    rf"(?:(?P<base>{COMPARED})\s+)?(?:(?:from|between)\s+)?(?P<month>{MONTH})\s+(?:to|through|till|until|and)\s+"
    rf"(?P<to>{MONTH}){_AFTER}",
    rf"(?:(?:from|between)\s+)?(?P<month>{MONTH})\s+(?P<year>{YEAR})(?:{DASH}|\s+(?:to|through|and)\s+)"
    rf"(?P<to>{MONTH})\s+(?P<until>{_BARE})",
    rf"{_BASE}{_IN}(?P<month>{MONTH})(?:,?\s+(?:of\s+)?{_year('after')})",
    rf"(?:in|for|during)\s+(?P<month>{MONTH})(?!\s+\d)",
    # days
    rf"(?P<state>as\s+of|as\s+at)\s+(?:the\s+)?{_DAY}",
    _DAY,
    # the year before, by comparison
    rf"{_BASE}(?:(?:of|in|for|over)\s+)?(?:the\s+)?(?P<same>{_LIKE})\s+(?:(?:of|in|a)\s+)?"
    rf"(?:{_year('after')}|(?P<last_e>year\s+(?:earlier|ago|before))|(?P<last_o>the\s+year\s+before))",
    rf"(?:(?:from|{COMPARED})\s+)?(?P<same>a\s+year\s+(?:earlier|ago|before)|(?:the\s+)?previous\s+year[’']s\s+level)",
    rf"(?:(?:from|{COMPARED})\s+)?(?:the\s+)?(?P<same>year-(?:earlier|ago)\s+(?:period|level))",
    r"(?P<same>year[\s-]+(?:on|over)[\s-]+year|on[\s-]year|y\s?/\s?y|yoy|y-o-y|in\s+annual\s+terms)",
    rf"(?P<base>{COMPARED})\s+at\s+the\s+(?:beginning|start)\s+of\s+{_year('after')}",
    rf"(?P<base>{COMPARED})\s+{_year('after')}",
    rf"(?P<needs>on|over|from|against)\s+(?P<year>{_BARE})",
    rf"(?P<maybe>on|over|from|against)\s+(?:{_relative('after')})",
    # to date and since
    r"(?P<ytd>so\s+far\s+this\s+year|this\s+year\s+so\s+far|since\s+January(?!\s+\d)|(?:this\s+)?year[\s-]+to[\s-]+date|YTD)",
    rf"(?P<ytd>so\s+far\s+in\s+(?P<year>{_BARE}))",
    rf"(?P<ytd>{_SINCE_START}\s+(?:{_year('after')}|(?:the\s+)?year))",
    rf"(?P<year>{YEAR})\s+(?P<ytd>year[\s-]to[\s-]date|YTD)",
    rf"(?P<since>since)\s+(?:(?P<month>{MONTH})\s+)?(?P<year>{_BARE})",
    # years
    rf"(?:(?:in|over|for|during|from)\s+)?(?:the\s+)?(?P<year>{YEAR})(?:{DASH}|/|\s+(?:to|through)\s+)"
    rf"(?P<until>{_BARE})",
    rf"(?:in|over|for|during)\s+(?P<year>{YEAR})\s+and\s+(?P<with>{_BARE})",
    rf"between\s+(?P<year>{YEAR})\s+and\s+(?P<until>{_BARE})",
    rf"(?:(?:in|over|for|during)\s+)?(?P<year>{YEAR})(?:/|{DASH})(?P<until>\d\d)(?![\d./-]|\s?%)",
    rf"{_IN}(?:past|last|previous|recent)\s+(?P<years>\d{{1,2}}|{COUNT})\s+years",
    rf"{_IN}(?:past|last)\s+(?P<years>decade)",
    rf"{_IN}(?P<ahead>next|coming|upcoming)\s+(?P<years>\d{{1,2}}|{COUNT})\s+years",
    rf"in\s+(?:the\s+year\s+|late\s+|early\s+)?(?P<year>{_BARE})",
    rf"(?:by|for|during|throughout|until|till|through|of|early|late|closed|ended|mid-?|end-?|year)\s*(?:the\s+)?(?:end\s+of\s+|year\s+)?"
    rf"(?!2000)(?P<year>{_BARE})",
    r"(?:(?<=beginning\s)|(?<=start\s)|(?<=middle\s)|(?<=end\s))of\s+(?P<year>2000)",  # "of 2000" alone may count
    _relative("alone"),
    r"(?:by|till|until|before)\s+(?P<this>(?:the\s+)?(?:year(?:[’']s)?[\s-]?end|end\s+of\s+(?:the|this)\s+year))",
    rf"(?P<skip>(?:past|last|previous|recent|next|coming|within)\s+(?:\d+|{COUNT})\s+(?:months|quarters))",
)


@cache
def grammar() -> Grammar:
    return Grammar.of(RULES, NUMBERS, MONTHS, ratio="percent|per cent|times|fold")
