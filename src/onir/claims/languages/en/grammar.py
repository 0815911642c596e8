"""English: prepositions and adverbs decide: "rose 5 %", "by 5 %", "5 % more" are changes; "to 105 %" is a level."""

from onir.claims.reading.grammar import Grammar

GRAMMAR = Grammar(
    language="en",
    script="a-zA-Z",
    common=frozenset({
        "the", "of", "in", "and", "to",
    }),
    abbreviations=frozenset({
        "mr", "mrs", "ms", "dr", "st", "no", "vs", "inc", "ltd", "co", "u.s", "us", "e.g", "i.e", "approx",
        "bln", "mln", "sq",
    }),
    by=frozenset({"by", "up", "down"}),
    to=frozenset({"to"}),
    since=frozenset({"from"}),
    minus=frozenset({"minus"}),
    comparatives=frozenset({
        "more", "less", "higher", "lower", "fewer", "increase", "decrease", "growth", "rise", "drop", "decline", "up",
        "down", "gain",
    }),
    more=frozenset({"more", "higher", "greater", "larger", "increase"}),
    also=frozenset({"or"}),
    than=frozenset({"than", "against", "compared", "on", "from"}),
    margin="by",
    over=frozenset({"above", "below"}),
    level_of=frozenset({"level", "figure", "result", "volume"}),
    than_area=(
        r"(?:more|less|higher|lower|greater|larger|bigger|smaller|fewer)(?:\s+[^\W\d]+){0,5}"
        r"\s+(?:than|compared\s+(?:with|to))(?:\s+(?:that|those|the\s+[a-z]+))?(?:\s+(?:of|for|in|into|by))?"
        r"(?:\s+neighbou?ring)?"
        r"|as\s+(?:much|many|high|large|big|great)(?:\s+[^\W\d]+){0,5}\s+as(?:\s+(?:that|those))?(?:\s+(?:of|for|in))?"
        r"|(?:(?<=times )|(?<=twice )|(?<=half )|(?<=double )|(?<=triple )|above\s|below\s)"
        r"(?:that|those|the\s+(?:figure|level|amount|total|volume|size))\s+(?:of|for|in)"
        r"|above|below"
    ),
    ranges=frozenset({("between", "and")}),
    fold="fold",
    size_first=True,
    stated="was|amounted to|reached|made",
    index_word="index|made(?! up)",
    of_base=(
        "of the|of last|against|to the level of|to the|the (?:amount|level|volume|figure) (?:of|for|in)"
        "|as (?:much|many|high|large) as"
    ),
    goes_on="in|on|as|by|at",
    price=frozenset({"worth", "at", "totaling", "totalling", "for", "of", "with"}),
    of_whole=frozenset({"of"}),
    the="the",
    into="in|into|on",
    nationwide=r"on\s+average\s+(?:in|across)|as\s+a\s+whole,?\s+in",
    overall="in all|overall|in total|altogether",
    articles=frozenset({"a", "an"}),
    across="across|throughout|in|for|around|all over|over",
    toward="in|into|to|for|on|across",
    for_="for",
    one_thing=r"(?:in|into|on) (?:an?(?! (?:year|month|quarter|week|day|decade|row|bid|move)\b)|the construction of)",
    by_part="in",
    from_="from|by|of",
    with_="with",
    out_of="from",
    office="ministry|minister|committee|department|chamber",
    at="in|at",
    links=frozenset({
        "and", "the", "cities", "of", "city", "region", "regions", "only", "both", ",",
    }),
    area_head="the|in|of|in the|states? of|region of|city of",
    area_tail=r"['’]s(?:\s(?:region|state|city))?|\s(?:region|state|city)",
    others=r"others?\b|several\s|some\s",
    inner_place=(
        r"\b(?:[Cc]ity|[Tt]own|[Mm]unicipality|[Dd]istrict|[Cc]ounty|[Vv]illage)\s+of\s+<name>"
        r"|\b(?!The\b|This\b|In\b|Our\b|That\b|Each\b|Every\b)<name>(?:\s<name>)?\s+"
        r"(?:[Cc]ity|[Dd]istrict|[Mm]unicipality|[Cc]ounty|[Tt]own)\b"
    ),
    when_="when",
    end="end",
    to_place="the|as|in|at|number",
    after_place="with|among|in|by|nationwide|behind|after",
    ordinal_mark="st|nd|rd|th",
    and_="and|as well as|plus|&",
    turn="and|but|while",
    denied=(
        r"\b(?:(?:did|do|does|has|have|had|was|were|is|are|could|can)(?:\s?n['’]t|\s+not)|never|failed\s+to|cannot)"
        r"\s+(?!only\b|less\b|more\b|fewer\b|just\b)(?:[^\W\d]+ly\s+|yet\s+|been\s+)*(?:[^\W\d]+)?"
    ),
    auxiliary=frozenset({"to", "be", "been", "have"}),
    is_="at|is|of",
    are=frozenset({"is", "are", "was", "were"}),
)  # fmt: skip
