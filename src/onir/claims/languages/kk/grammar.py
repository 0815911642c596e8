"""Kazakh: endings carry what prepositions carry elsewhere, and the verb at the end decides.

One ending, -ға, has four meanings, told apart by the next word: "77 млрд теңгеге 9 жоба" (price), "теңгеге жетті"
(level reached), "теңгеге артты" (change), "теңгеге дейін өсті" (level again).
"""

from onir.claims.reading.grammar import Grammar

GRAMMAR = Grammar(
    language="kk",
    letters="әіңғүұқөһӘІҢҒҮҰҚӨҺ",
    script="а-яёА-ЯЁ",
    common=frozenset({
        "есе", "мен", "және", "бойынша", "болды", "артты", "облысы", "облысында", "облысына", "жылы",
        "жылдың", "айда", "дейін", "бар", "инвестиция", "инвестициялар", "бері", "кейін",
        "орын", "орында", "рет", "осы", "бұл", "тартылды", "азайды", "пайыз", "пайызға", "жоба",
    }),
    by=frozenset(),
    to=frozenset(),
    since=frozenset(),
    price=frozenset({"құны", "сомасы", "құнымен", "сомаға", "құнды"}),
    of_whole=frozenset(),
    factor=frozenset(),
    links=frozenset({
        "және", "мен", "пен", "бен", "қаласы", "қалалары", "қалаларынан", "қаласынан", "облысы",
        "облысынан", "облыстары", "облыстарынан", "қ", ",",
    }),
    ranges=frozenset(),
    bounds_after=frozenset({"астам", "аса", "жуық", "дейін", "асты", "таяу", "тарта"}),
    cases=(
        ("dative", ("ға", "ге", "қа", "ке", "на", "не")),
        ("ablative", ("дан", "ден", "тан", "тен", "нан", "нен")),
        ("genitive", ("ның", "нің", "дың", "дің", "тың", "тің")),
        ("accusative", ("ды", "ді", "ты", "ті", "ны", "ні")),
        ("possessive", ("ы", "і", "сы", "сі", "ын", "ін")),
        ("locative", ("да", "де", "та", "те", "нда", "нде")),
    ),
    verb_last=True,
    ahead_first=True,
    more=frozenset(),
    abbreviations=frozenset({
        "млн", "млрд", "трлн", "мың", "қ", "ж", "жж", "г", "т", "обл", "м", "тг", "проц", "б", "ш", "р",
        "а",
    }),
)  # fmt: skip
