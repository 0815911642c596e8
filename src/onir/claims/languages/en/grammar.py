"""English: prepositions and adverbs decide: "rose 5 %", "by 5 %", "5 % more" are changes; "to 105 %" is a level."""

from onir.claims.reading.grammar import Grammar

GRAMMAR = Grammar(
    language="en",
    letters="",
    script="a-zA-Z",
    common=frozenset({
        "the", "of", "in", "and", "to",
    }),
    by=frozenset({"by", "up", "down"}),
    to=frozenset({"to"}),
    since=frozenset({"from"}),
    price=frozenset({"worth", "at", "totaling", "totalling", "for", "of", "with"}),
    of_whole=frozenset({"of"}),
    factor=frozenset(),
    links=frozenset({
        "and", "the", "cities", "of", "city", "region", "regions", "only", "both", ",",
    }),
    ranges=frozenset({("between", "and")}),
    bounds_after=frozenset(),
    cases=(),
    verb_last=False,
    ahead_first=False,
    more=frozenset({"more", "higher", "greater", "larger", "increase"}),
    abbreviations=frozenset({
        "mr", "mrs", "ms", "dr", "st", "no", "vs", "inc", "ltd", "co", "u.s", "us", "e.g", "i.e", "approx",
        "bln", "mln", "sq",
    }),
)  # fmt: skip
