"""A seeded corpus of templated regional news in three languages, with the figures every article states.

Templates flatter every reader alike: the corpus is for speed, and for a first look at which figures are read. How well
Öñir reads real pages is measured elsewhere. Figures are invented.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

REGIONS = {
    "en": ["West Kazakhstan Region", "Atyrau Region", "Pavlodar Region", "Kostanay Region", "Mangystau Region"],
    "ru": ["Западно-Казахстанская область", "Атырауская область", "Павлодарская область", "Костанайская область"],
    "kk": ["Батыс Қазақстан облысы", "Атырау облысы", "Павлодар облысы", "Қостанай облысы", "Маңғыстау облысы"],
}
FACTS = {
    "en": [
        "{region} received US${amount} million of foreign direct investment in the first half of {year}.",
        "This is {times} times more than in the same period of {before}.",
        "Investment in fixed capital in {region} rose by {percent}% over nine months of {year}.",
        "The gross regional product of {region} came to {amount} billion tenge in {year}.",
    ],
    "ru": [
        "{region} привлекла {amount} млн долларов США прямых иностранных инвестиций в первом полугодии {year} года.",
        "Это в {times} раза больше, чем за соответствующий период {before} года.",
        "{region} увеличила инвестиции в основной капитал на {percent}% за девять месяцев {year} года.",
        "Валовой региональный продукт составил {amount} млрд тенге в {year} году.",
    ],
    "kk": [
        "{region} {year} жылдың бірінші жартыжылдығында {amount} млн АҚШ доллары тікелей шетелдік инвестиция тартты.",
        "Бұл {before} жылдың сәйкес кезеңімен салыстырғанда {times} есе көп.",
        "{region} бойынша негізгі капиталға салынған инвестициялар {year} жылдың тоғыз айында {percent}%-ға өсті.",
        "Жалпы өңірлік өнім {year} жылы {amount} млрд теңгені құрады.",
    ],
}
FILLING = {
    "en": [
        "The head of the region met with investors and visited new plants.",
        "Work goes on with companies from several countries, and talks about further projects are being held.",
        "Local enterprises widen their output and open new markets.",
    ],
    "ru": [
        "Глава региона встретился с инвесторами и побывал на новых предприятиях.",
        "Продолжается работа с компаниями из нескольких стран, ведутся переговоры о новых проектах.",
        "Местные предприятия расширяют выпуск и осваивают новые рынки.",
    ],
    "kk": [
        "Өңір басшысы инвесторлармен кездесіп, жаңа кәсіпорындарды аралады.",
        "Бірнеше елдің компанияларымен жұмыс жалғасып, жаңа жобалар туралы келіссөздер жүргізілуде.",
        "Жергілікті кәсіпорындар өнім көлемін ұлғайтып, жаңа нарықтарға шығуда.",
    ],
}
SCALES = {"million": 10**6, "billion": 10**9, "млн": 10**6, "млрд": 10**9}


@dataclass(frozen=True)
class Article:
    """A text and the values it states, in base units."""

    text: str
    values: tuple[float, ...]


def articles(language: str, seed: int, letters: int) -> list[Article]:
    """Articles of about 1,200 letters each, `letters` in all; the same seed gives the same articles."""
    chance = random.Random(f"{language}-{seed}")
    made: list[Article] = []
    while sum(len(article.text) for article in made) < letters:
        made.append(_article(language, chance))
    return made


def _article(language: str, chance: random.Random) -> Article:
    sentences: list[str] = []
    values: list[float] = []
    while sum(map(len, sentences)) < 1200:
        fact, value = _fact(language, chance)
        sentences += [fact, chance.choice(FILLING[language])]
        values.append(value)
    return Article(" ".join(sentences), tuple(values))


def _fact(language: str, chance: random.Random) -> tuple[str, float]:
    """One sentence with one figure, and the figure in base units."""
    template = chance.choice(FACTS[language])
    year = chance.randint(2019, 2025)
    numbers = {
        "amount": chance.randint(1001, 29999) / 10,
        "times": chance.randint(11, 49) / 10,
        "percent": chance.randint(11, 399) / 10,
    }
    name = next(name for name in numbers if f"{{{name}}}" in template)
    scale = next((factor for word, factor in SCALES.items() if f"}} {word} " in template), 1)
    said = {key: _written(number, language) for key, number in numbers.items()}
    text = template.format(region=chance.choice(REGIONS[language]), year=year, before=year - 1, **said)
    return text, numbers[name] * scale


def _written(number: float, language: str) -> str:
    """1,093.4 in English, 1093,4 in Kazakh and Russian."""
    return f"{number:,.1f}" if language == "en" else f"{number:.1f}".replace(".", ",")
