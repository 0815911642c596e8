"""Numbers in Spanish as Mexico's press writes them: "mil 93 millones", "34 mil 265 millones", "781 mdd", "1,093.4".

A billón is a million millions. The mark before three digits is settled by the other numbers of the text, since agencies
of Spain and South America write "1.093,4"; where they tell nothing, a comma groups, as in Mexico.
"""

from onir.language.number_words.habits import Habits

HABITS = Habits(
    language="es",
    locale="es_MX",
    comma="by the text",
    scale_ahead="mil|mdd|mdp|bill",
    shy="un|una|uno",
    gaps_after_tens=("y",),
    thousands_of=True,
    points=("punto", "coma"),
    vague=r"varios|algunos|miles\s+de|cientos\s+de|decenas\s+de|millones\s+de",
    other_word={100: r"\bpor\s+"},
    ordinal_mark=r"(?:er|r[oa]|d[oa]|t[oa]|v[oa]|n[oa]|m[oa]|\.?\s?[ºª°])(?![^\W\d_])",
    roman_nouns="trimestre|semestre|bimestre|cuatrimestre|lugar|siglo|etapa|foro",
)
