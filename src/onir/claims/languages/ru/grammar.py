"""Russian: prepositions decide: «на 18 %» is a change, «до 105 %» a level, «на 10 млрд» after projects a price."""

from onir.claims.reading.grammar import Grammar

GRAMMAR = Grammar(
    language="ru",
    letters="",
    script="а-яёА-ЯЁ",
    common=frozenset({
        "в", "на", "и", "с", "по", "за", "из", "до", "от", "к", "не", "что", "составил", "составили",
        "выросли", "вырос", "область", "области", "году", "года", "инвестиций", "инвестиции", "для", "это",
        "млрд", "проектов", "рост", "доля",
    }),
    by=frozenset({"на"}),
    to=frozenset({"до"}),
    since=frozenset({"с", "со", "от"}),
    price=frozenset({"на", "сумму", "стоимостью", "стоимость", "суммой", "объемом", "объёмом"}),
    of_whole=frozenset({"из", "от"}),
    factor=frozenset({"в"}),
    links=frozenset({
        "и", "а", "также", "городами", "города", "городов", "область", "области", "областями", "областью",
        "г", "городом", "только", ",",
    }),
    ranges=frozenset({("от", "до")}),
    bounds_after=frozenset(),
    cases=(),
    verb_last=False,
    ahead_first=False,
    more=frozenset(),
    abbreviations=frozenset({
        "млн", "млрд", "трлн", "тыс", "г", "гг", "руб", "долл", "проц", "т", "е", "обл", "ул", "им", "др",
        "см", "кв", "куб", "п", "тг", "гл", "п.п", "раз", "св",
    }),
)  # fmt: skip
