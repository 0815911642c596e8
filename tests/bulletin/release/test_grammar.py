"""Grammar of what documents say in Kazakh and Russian: every case with its rule, written from grammars.

A row is a rule, what is asked for, and what a careful editor would write. Spaces within figures are no-break spaces in
print; here they are plain.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from onir.bulletin.release.concepts import Beginning, concept_of
from onir.bulletin.release.figures import Figure, Times
from onir.bulletin.release.lead import Spot
from onir.bulletin.release.listing import Listed
from onir.figures import indicator
from onir.figures.vintage import Released
from onir.figures.words import Percent
from onir.language.agreement import agree, agree_with
from onir.language.cases import decline_kk
from onir.language.glossary import terms
from onir.language.messages import LANGUAGES, Message
from onir.language.ordinals import say_ordinal
from onir.measure import Period
from onir.territory import area, country


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# -- Kazakh: case endings -------------------------------------------------------------------------------------------

KAZAKH_ENDINGS = [
    # genitive: -ның/-нің after vowels and nasals
    ("genitive after a back vowel: -ның", "Астана", "gen", "Астананың"),
    ("genitive after a front vowel: -нің", "Ақтөбе", "gen", "Ақтөбенің"),
    ("genitive after н, back: -ның", "Түркістан", "gen", "Түркістанның"),
    ("genitive after н, front: -нің", "Өскемен", "gen", "Өскеменнің"),
    # genitive: -дың/-дің after voiced, -тың/-тің after voiceless
    ("genitive after р, back: -дың", "Павлодар", "gen", "Павлодардың"),
    ("genitive after л, back: -дың", "Орал", "gen", "Оралдың"),
    ("genitive after й, front: -дің", "Семей", "gen", "Семейдің"),
    ("genitive after з: -дың", "Тараз", "gen", "Тараздың"),
    ("genitive after т, front: -тің", "Шымкент", "gen", "Шымкенттің"),
    ("genitive after в, said as ф: -тың", "Қонаев", "gen", "Қонаевтың"),
    # dative: -ға/-ге after vowels and voiced, -қа/-ке after voiceless
    ("dative after a back vowel: -ға", "Алматы", "dat", "Алматыға"),
    ("dative after a front vowel: -ге", "Ақтөбе", "dat", "Ақтөбеге"),
    ("dative after у, a glide: -ға", "Атырау", "dat", "Атырауға"),
    ("dative after a voiceless consonant, front: -ке", "Шымкент", "dat", "Шымкентке"),
    ("dative after a voiceless consonant, back: -қа", "Қонаев", "dat", "Қонаевқа"),
    ("dative after р: -ға", "Павлодар", "dat", "Павлодарға"),
    # accusative: -ны/-ні after vowels, -ды/-ді after voiced, -ты/-ті after voiceless
    ("accusative after a back vowel: -ны", "Қарағанды", "acc", "Қарағандыны"),
    ("accusative after a front vowel: -ні", "теңге", "acc", "теңгені"),
    ("accusative after a nasal: -ды", "Түркістан", "acc", "Түркістанды"),
    ("accusative after м: -ды", "адам", "acc", "адамды"),
    ("accusative after a voiceless consonant: -ті", "Шымкент", "acc", "Шымкентті"),
    # locative: -да/-де after vowels and voiced, -та/-те after voiceless
    ("locative after a back vowel: -да", "Астана", "loc", "Астанада"),
    ("locative after a nasal: -да", "Түркістан", "loc", "Түркістанда"),
    ("locative after a voiceless consonant, front: -те", "Шымкент", "loc", "Шымкентте"),
    ("locative of a word in н, back: -да", "орын", "loc", "орында"),
    # ablative: -нан/-нен after nasals, -дан/-ден, -тан/-тен
    ("ablative after a nasal, back: -нан", "Түркістан", "abl", "Түркістаннан"),
    ("ablative after a nasal, front: -нен", "Өскемен", "abl", "Өскеменнен"),
    ("ablative after a vowel, front: -ден", "Ақтөбе", "abl", "Ақтөбеден"),
    ("ablative after a voiceless consonant: -тен", "Шымкент", "abl", "Шымкенттен"),
    # instrumental: -мен, -бен after з and ж, -пен after voiceless; never harmonises
    ("instrumental after a back vowel: -мен all the same", "Астана", "ins", "Астанамен"),
    ("instrumental after р: -мен", "Павлодар", "ins", "Павлодармен"),
    ("instrumental after з: -бен", "Тараз", "ins", "Таразбен"),
    ("instrumental after a voiceless consonant: -пен", "Шымкент", "ins", "Шымкентпен"),
    # harmony of names whose print misleads
    ("у after a front vowel in Жетісу is said back", "Жетісу", "dat", "Жетісуға"),
    ("у after a front vowel in Жетісу is said back", "Жетісу", "loc", "Жетісуда"),
    ("Петропавл is said back", "Петропавл", "gen", "Петропавлдың"),
    # abbreviations and figures take a hyphen and the ending of what is said
    ("an abbreviation takes a hyphen: О is back", "БҚО", "loc", "БҚО-да"),
    ("an abbreviation takes a hyphen: О is back", "ШҚО", "gen", "ШҚО-ның"),
    ("АҚШ ends in a voiceless ш: -та", "АҚШ", "loc", "АҚШ-та"),
    ("АҚШ ends in a voiceless ш: -тан", "АҚШ", "abl", "АҚШ-тан"),
    ("per cent is said пайыз: back, after з -ға", "11,1%", "dat", "11,1%-ға"),
    ("per cent is said пайыз: -дан", "5%", "abl", "5%-дан"),
    ("2024 ends as төрт: -ке", "2024", "dat", "2024-ке"),
    ("2025 ends as бес: -тен", "2025", "abl", "2025-тен"),
    ("20 ends as жиырма: -ға", "20", "dat", "20-ға"),
    ("30 ends as отыз: -дан", "30", "abl", "30-дан"),
    ("6 ends as алты: -ның", "6", "gen", "6-ның"),
    ("100 ends as жүз: -дің", "100", "gen", "100-дің"),
    ("1000 ends as мың: -нан", "1000", "abl", "1000-нан"),
    ("млрд is said миллиард, д unvoiced at the end: -қа", "5 млрд", "dat", "5 млрд-қа"),
]


@pytest.mark.parametrize(("rule", "word", "case", "said"), KAZAKH_ENDINGS)
def test_a_kazakh_word_takes_the_ending_of_its_last_sound(rule: str, word: str, case: str, said: str) -> None:
    assert decline_kk(word, case) == said, rule


KAZAKH_POSSESSED = [
    ("genitive of a possessed noun: -ның", "облысы", "gen", "облысының"),
    ("dative of a possessed noun: -на, never -ға", "облысы", "dat", "облысына"),
    ("accusative of a possessed noun: -н alone", "облысы", "acc", "облысын"),
    ("locative of a possessed noun: -нда", "облысы", "loc", "облысында"),
    ("ablative of a possessed noun: -нан", "қаласы", "abl", "қаласынан"),
    ("dative of a possessed noun, front: -не", "доллары өңірі", "dat", "доллары өңіріне"),
    ("accusative of a possessed noun, front: -н", "өңірі", "acc", "өңірін"),
    ("attributive of a possessed noun: -ндағы", "қаласы", "loc-attr", "қаласындағы"),
]


@pytest.mark.parametrize(("rule", "word", "case", "said"), KAZAKH_POSSESSED)
def test_a_possessed_kazakh_noun_has_endings_of_its_own(rule: str, word: str, case: str, said: str) -> None:
    assert decline_kk(word, case, possessive=True) == said, rule


# -- names of regions -----------------------------------------------------------------------------------------------

NAMES = [
    ("kk: only the head of “X облысы” is inflected", "KZ-27", "kk", "loc", "Батыс Қазақстан облысында"),
    ("kk: only the head of “X облысы” is inflected", "KZ-23", "kk", "abl", "Атырау облысынан"),
    ("kk: only the head of “X облысы” is inflected", "KZ-62", "kk", "gen", "Ұлытау облысының"),
    ("kk: only the head of “X облысы” is inflected", "KZ-33", "kk", "dat", "Жетісу облысына"),
    ("kk: only the head of “X қаласы” is inflected", "KZ-75", "kk", "loc", "Алматы қаласында"),
    ("kk: only the head of “X қаласы” is inflected", "KZ-71", "kk", "abl", "Астана қаласынан"),
    ("kk: only the head of “X қаласы” is inflected", "KZ-79", "kk", "acc", "Шымкент қаласын"),
    ("kk: штат, possessed, is inflected as the head", "MX-JAL", "kk", "loc", "Халиско штатында"),
    ("kk: a nation by its short name", "KZ", "kk", "loc", "Қазақстанда"),
    ("kk: a nation by its short name", "KZ", "kk", "gen", "Қазақстанның"),
    ("ru: both words of “-ая область” agree: prepositional", "KZ-27", "ru", "loc", "в Западно-Казахстанской области"),
    ("ru: both words of “-ая область” agree: genitive", "KZ-23", "ru", "gen", "Атырауской области"),
    ("ru: both words of “-ая область” agree: dative", "KZ-11", "ru", "dat", "Акмолинской области"),
    ("ru: both words of “-ая область” agree: accusative", "KZ-15", "ru", "acc", "Актюбинскую область"),
    ("ru: both words of “-ая область” agree: instrumental", "KZ-55", "ru", "ins", "Павлодарской областью"),
    ("ru: after “область” the proper name stays", "KZ-10", "ru", "loc", "в области Абай"),
    ("ru: after “область” the proper name stays", "KZ-33", "ru", "gen", "области Жетісу"),
    ("ru: after “область” the proper name stays", "KZ-62", "ru", "ins", "областью Ұлытау"),
    ("ru: Алматы is indeclinable after “город”", "KZ-75", "ru", "loc", "в городе Алматы"),
    ("ru: Алматы is indeclinable after “город”", "KZ-75", "ru", "gen", "города Алматы"),
    ("ru: Астана is declined after “город”", "KZ-71", "ru", "loc", "в городе Астане"),
    ("ru: Астана is declined after “город”", "KZ-71", "ru", "gen", "города Астаны"),
    ("ru: Шымкент is declined after “город”", "KZ-79", "ru", "loc", "в городе Шымкенте"),
    ("ru: after “штат” the proper name stays", "MX-JAL", "ru", "loc", "в штате Халиско"),
    ("ru: after “штат” the proper name stays", "MX-JAL", "ru", "gen", "штата Халиско"),
    ("ru: a nation by its short name", "KZ", "ru", "loc", "в Казахстане"),
    ("ru: a nation by its short name", "KZ", "ru", "gen", "Казахстана"),
    ("ru: a nation by its short name", "MX", "ru", "gen", "Мексики"),
]


@pytest.mark.parametrize(("rule", "code", "language", "case", "said"), NAMES)
def test_the_name_of_a_region_in_a_case(rule: str, code: str, language: str, case: str, said: str) -> None:
    named = country(code).nation if len(code) == 2 else area(code)
    assert named.say(language, case) == said, rule


LISTS = [
    ("kk: each member takes the case, “және” before the last", "kk", "abl", "Алматы қаласынан және Атырау облысынан"),
    ("ru: each member takes the case, “и” before the last", "ru", "gen", "города Алматы и Атырауской области"),
]


@pytest.mark.parametrize(("rule", "language", "case", "said"), LISTS)
def test_names_in_a_row_share_their_case(rule: str, language: str, case: str, said: str) -> None:
    assert Listed([area("KZ-75"), area("KZ-23")]).say(language, case) == said, rule


# -- ordinals and places --------------------------------------------------------------------------------------------

ORDINALS = [
    ("kk: -інші after a front consonant", 1, "kk", "", "бірінші"),
    ("kk: -нші after a front vowel", 2, "kk", "", "екінші"),
    ("kk: -інші after a front consonant", 3, "kk", "", "үшінші"),
    ("kk: -інші after a front consonant", 4, "kk", "", "төртінші"),
    ("kk: -ншы after a back vowel", 6, "kk", "", "алтыншы"),
    ("kk: -нші after a front vowel", 7, "kk", "", "жетінші"),
    ("kk: -ыншы after a back consonant", 9, "kk", "", "тоғызыншы"),
    ("kk: -ыншы after a back consonant", 10, "kk", "", "оныншы"),
    ("kk: жиырма takes -сыншы", 20, "kk", "", "жиырмасыншы"),
    ("kk: the last word alone is an ordinal", 21, "kk", "", "жиырма бірінші"),
    ("kk: қырық loses its ы", 40, "kk", "", "қырқыншы"),
    ("kk: digits take a hyphen and a harmonic ending", 16, "kk", "digits", "16-шы"),
    ("kk: digits take a hyphen and a harmonic ending", 12, "kk", "digits", "12-ші"),
    ("ru: neuter, as of место", 1, "ru", "neut", "первое"),
    ("ru: neuter of a stressed ending", 2, "ru", "neut", "второе"),
    ("ru: третий is soft, with ь", 3, "ru", "neut", "третье"),
    ("ru: третий in the genitive", 3, "ru", "gen:neut", "третьего"),
    ("ru: седьмое", 7, "ru", "neut", "седьмое"),
    ("ru: prepositional of a neuter", 5, "ru", "loc:neut", "пятом"),
    ("ru: feminine accusative", 4, "ru", "acc:fem", "четвёртую"),
    ("ru: the last word alone is an ordinal", 21, "ru", "neut", "двадцать первое"),
    ("ru: digits take the last letter after a vowel", 12, "ru", "digits:neut", "12-е"),
    ("ru: digits take two letters after a consonant", 12, "ru", "digits:gen:neut", "12-го"),
    ("ru: digits take one letter: on the 12th", 12, "ru", "digits:loc:neut", "12-м"),
]


@pytest.mark.parametrize(("rule", "value", "language", "form", "said"), ORDINALS)
def test_an_ordinal(rule: str, value: int, language: str, form: str, said: str) -> None:
    assert say_ordinal(language, value, form) == said, rule


PLACES = [
    ("kk: a place up to ten is in words", 3, "kk", "", "үшінші орын"),
    ("kk: the case is on the noun", 3, "kk", "loc", "үшінші орында"),
    ("kk: above ten digits are joined to the noun by a hyphen, without -ші", 12, "kk", "", "12-орын"),
    ("kk: above ten digits are joined to the noun by a hyphen, without -ші", 12, "kk", "loc", "12-орында"),
    ("ru: a place up to ten is in words, neuter", 10, "ru", "", "десятое место"),
    ("ru: accusative of a neuter is its nominative", 1, "ru", "acc", "первое место"),
    ("ru: above ten digits with their ending", 11, "ru", "", "11-е место"),
    ("ru: 11-м, prepositional", 11, "ru", "loc", "11-м месте"),
    ("ru: третьем, prepositional", 3, "ru", "loc", "третьем месте"),
    ("ru: genitive of the noun too", 2, "ru", "gen", "второго места"),
]


@pytest.mark.parametrize(("rule", "value", "language", "form", "said"), PLACES)
def test_a_place(rule: str, value: int, language: str, form: str, said: str) -> None:
    assert Spot(value).say(language, form) == said, rule


# -- numbers with their nouns ---------------------------------------------------------------------------------------

REGIONS = ["региона", "регионов", "регионов"]
COUNTED = [
    ("ru: one, nominative singular", "1", ["регион", "региона", "регионов"], "регион"),
    ("ru: two to four, genitive singular", "4", ["регион", "региона", "регионов"], "региона"),
    ("ru: five and more, genitive plural", "5", ["регион", "региона", "регионов"], "регионов"),
    ("ru: eleven to fourteen, genitive plural", "11", ["регион", "региона", "регионов"], "регионов"),
    ("ru: eleven to fourteen, genitive plural", "14", ["регион", "региона", "регионов"], "регионов"),
    ("ru: twenty-one as one", "21", ["регион", "региона", "регионов"], "регион"),
    ("ru: a hundred and twelve as twelve", "112", ["регион", "региона", "регионов"], "регионов"),
    ("ru: after “среди” one is genitive singular", "21", REGIONS, "региона"),
    ("ru: after “среди” the rest is genitive plural", "20", REGIONS, "регионов"),
    ("ru: after “среди” two to four are genitive plural too", "32", REGIONS, "регионов"),
    ("ru: a fraction takes the genitive singular", "1.7", ["раз", "раза", "раз"], "раза"),
    ("ru: a fraction printed with a zero is read as a fraction", "5.0", ["раз", "раза", "раз"], "раза"),
    ("ru: пять раз", "5", ["раз", "раза", "раз"], "раз"),
    ("ru: два раза", "2", ["раз", "раза", "раз"], "раза"),
    ("ru: двадцать один раз", "21", ["раз", "раза", "раз"], "раз"),
]


@pytest.mark.parametrize(("rule", "number", "forms", "said"), COUNTED)
def test_a_russian_noun_after_a_number(rule: str, number: str, forms: list[str], said: str) -> None:
    assert agree("ru", Decimal(number), forms) == said, rule


FIGURES = [
    ("kk: the currency takes the accusative", "749.9", 9, "KZT", "kk", "acc", "749,9 млрд теңгені"),
    ("kk: АҚШ доллары is possessed: -н", "809.9", 6, "USD", "kk", "acc", "809,9 млн АҚШ долларын"),
    ("kk: nominative after a name", "32.7", 6, "USD", "kk", "", "32,7 млн АҚШ доллары"),
    ("kk: адам takes -ды", "693.1", 3, "persons", "kk", "acc", "693,1 мың адамды"),
    ("kk: the noun stays singular after a number", "22", 0, "persons", "kk", "", "22 адам"),
    ("ru: after a scale the genitive plural", "1.2", 6, "USD", "ru", "", "1,2 млн долларов США"),
    ("ru: тенге is indeclinable", "749.9", 9, "KZT", "ru", "", "749,9 млрд тенге"),
    ("ru: after тыс. человек, genitive plural", "693.1", 3, "persons", "ru", "", "693,1 тыс. человек"),
    ("ru: двадцать два человека", "22", 0, "persons", "ru", "", "22 человека"),
    ("ru: двадцать один человек", "21", 0, "persons", "ru", "", "21 человек"),
    ("ru: thousands are set apart, the mark is a comma", "1093.4", 6, "USD", "ru", "", "1 093,4 млн долларов США"),
    ("ru: a minus is no hyphen", "-12.3", 6, "USD", "ru", "", "−12,3 млн долларов США"),
    ("kk: thousands are set apart, the mark is a comma", "4161.0", 6, "USD", "kk", "", "4 161,0 млн АҚШ доллары"),
]


@pytest.mark.parametrize(("rule", "number", "power", "base", "language", "case", "said"), FIGURES)
def test_a_figure_with_its_unit(
    rule: str, number: str, power: int, base: str, language: str, case: str, said: str
) -> None:
    assert plain(Figure(Decimal(number), power, base).say(language, case)) == said, rule


MULTIPLES = [
    ("kk: есе after the number, no plural", "1.7", "kk", "1,7 есе"),
    ("kk: есе after the number, no plural", "5", "kk", "5 есе"),
    ("ru: a fraction takes раза", "1.7", "ru", "1,7 раза"),
    ("ru: a fraction takes раза, printed zeros too", "2.0", "ru", "2,0 раза"),
    ("ru: двенадцать раз", "12", "ru", "12 раз"),
    ("ru: двадцать два раза", "22", "ru", "22 раза"),
]


@pytest.mark.parametrize(("rule", "number", "language", "said"), MULTIPLES)
def test_a_multiple(rule: str, number: str, language: str, said: str) -> None:
    assert plain(Times(Decimal(number)).say(language)) == said, rule


# -- agreement of verbs ---------------------------------------------------------------------------------------------

VERB = ["составил", "составила", "составило", "составили"]
VERBS = [
    ("ru: приток is masculine", "fdi.gross_inflow", "составил"),
    ("ru: продукт is masculine", "grp.nominal", "составил"),
    ("ru: инвестиции are plural", "capital.fixed", "составили"),
    ("ru: численность is feminine", "population.total", "составила"),
    ("ru: численность is feminine, whatever is counted", "employment.total", "составила"),
]


@pytest.mark.parametrize(("rule", "code", "said"), VERBS)
def test_a_russian_verb_agrees_with_its_subject(rule: str, code: str, said: str) -> None:
    assert agree_with(concept_of(indicator(code)).agreement("ru"), VERB) == said, rule


DATIVES = [
    ("ru: по takes the dative: masculine -у", "fdi.gross_inflow", "валовому притоку прямых иностранных инвестиций"),
    ("ru: по takes the dative: -ому -у", "grp.nominal", "валовому региональному продукту"),
    ("ru: по takes the dative: plural -ям", "capital.fixed", "инвестициям в основной капитал"),
    ("ru: по takes the dative, its attribute stays: -и", "employment.total", "численности занятого населения"),
    ("ru: по takes the dative: third declension in -и", "population.total", "численности населения"),
]


@pytest.mark.parametrize(("rule", "code", "said"), DATIVES)
def test_the_name_of_an_indicator_after_po(rule: str, code: str, said: str) -> None:
    assert concept_of(indicator(code)).say("ru", "dat") == said, rule


# -- periods and days -----------------------------------------------------------------------------------------------

PERIODS = [
    ("kk: when a year: -ы", "2024", "kk", "loc", "2024 жылы"),
    ("kk: of a year: -дың", "2024", "kk", "gen", "2024 жылдың"),
    ("kk: half-year, possessed, locative -нда", "2025-H1", "kk", "loc", "2025 жылдың бірінші жартыжылдығында"),
    ("kk: half-year, possessed, genitive -ның", "2025-H1", "kk", "gen", "2025 жылдың бірінші жартыжылдығының"),
    ("kk: quarter, possessed, locative", "2024-Q3", "kk", "loc", "2024 жылдың үшінші тоқсанында"),
    ("kk: nine months, possessed, locative front", "2025-9M", "kk", "loc", "2025 жылдың тоғыз айында"),
    ("kk: since: бері after the ablative", "2003", "kk", "since", "2003 жылдан бері"),
    ("kk: a month is of a “жылғы”", "2024-05", "kk", "loc", "2024 жылғы мамырда"),
    ("ru: when a year: в … году", "2024", "ru", "loc", "в 2024 году"),
    ("ru: of a year: года", "2024", "ru", "gen", "2024 года"),
    ("ru: half-year is neuter: в первом полугодии", "2025-H1", "ru", "loc", "в первом полугодии 2025 года"),
    ("ru: во before второй", "2025-H2", "ru", "loc", "во втором полугодии 2025 года"),
    ("ru: quarter is masculine: в третьем квартале", "2024-Q3", "ru", "loc", "в третьем квартале 2024 года"),
    ("ru: months are counted with за", "2025-9M", "ru", "loc", "за девять месяцев 2025 года"),
    ("ru: since: с and the genitive", "2003", "ru", "since", "с 2003 года"),
    ("ru: со before второй", "2024-Q2", "ru", "since", "со второго квартала 2024 года"),
    ("ru: a month in the prepositional", "2024-05", "ru", "loc", "в мае 2024 года"),
]


@pytest.mark.parametrize(("rule", "code", "language", "form", "said"), PERIODS)
def test_a_period(rule: str, code: str, language: str, form: str, said: str) -> None:
    assert Period.parse(code).say(language, form) == said, rule


DAYS = [
    ("kk: a day when: the month takes -да", "2025-10-08", "kk", "loc", "2025 жылғы 8 қазанда"),
    ("kk: з takes -да", "2026-08-24", "kk", "loc", "2026 жылғы 24 тамызда"),
    ("kk: ақпан takes -да", "2018-02", "kk", "loc", "2018 жылғы ақпанда"),
    ("ru: a day and its month in the genitive", "2025-10-08", "ru", "gen", "8 октября 2025 года"),
    ("ru: a month alone in the genitive", "2018-02", "ru", "gen", "февраля 2018 года"),
]


@pytest.mark.parametrize(("rule", "text", "language", "form", "said"), DAYS)
def test_a_day(rule: str, text: str, language: str, form: str, said: str) -> None:
    assert Released(text).say(language, form) == said, rule


MOMENTS = [
    ("kk: when a year begins: бас, possessed, locative -нда", "kk", "loc", "2019 жылдың басында"),
    ("kk: of that time: the locative with -ғы", "kk", "gen", "2019 жылдың басындағы"),
    ("kk: since: бері after the ablative of a possessed noun", "kk", "since", "2019 жылдың басынан бері"),
    ("ru: as of: на with the accusative, the year in the genitive", "ru", "loc", "на начало 2019 года"),
    ("ru: since: с with the genitive", "ru", "since", "с начала 2019 года"),
]


@pytest.mark.parametrize(("rule", "language", "form", "said"), MOMENTS)
def test_the_beginning_of_a_year(rule: str, language: str, form: str, said: str) -> None:
    assert Beginning(Period.parse("2019")).say(language, form) == said, rule


# -- whole sentences ------------------------------------------------------------------------------------------------

GROSS, CAPITAL, EMPLOYED = "fdi.gross_inflow", "capital.fixed", "employment.total"
CAME = "{measured} came to {figure} {period:loc}."
ROSE = "{measured} rose by {percent} {period:loc}"
FELL = "{measured} fell by {percent} {period:loc}"
TIMES = "{measured} {period:loc} rose to {times} the level of a year before"
MORE = "{measured} came to {figure} {period:loc}, {percent} more than {base:loc}."
SAME = "{measured} came to {figure} {period:loc}, as much as {base:loc}."
NIL = "{measured} {measured:agrees:was|were} nil {period:loc}"
NEGATIVE = "{measured} {measured:agrees:was|were} negative {period:loc}: {figure}."
BEFORE = "A year earlier, {base:loc}, {concept} came to {figure}."
RANKED = "{area} ranked {place} among the {of} regions of {nation} by {concept:dat} {period:loc}"
AFTER = "That is {place} among the {of} regions of the country, after {ahead:abl}."
BORDERS = "All figures are those of {area} within its borders of that time."
NO_GROWTH = (
    "No growth rate is given: the figure for {base} is not comparable, as borders or the way of counting were "
    "different."
)
SENTENCES = [
    ("ru: masculine past in -л", CAME, GROSS, "KZ-27", "ru", "приток … в Западно-Казахстанскую область составил 12,5"),
    ("ru: plural past in -ли", CAME, CAPITAL, "KZ-27", "ru", "инвестиции … в Западно-Казахстанской области составили"),
    ("ru: feminine past in -ла", CAME, EMPLOYED, "KZ-27", "ru", "численность … области составила"),
    ("ru: masculine past of вырасти", ROSE, GROSS, "KZ-27", "ru", "в 2025 году вырос на 19,1%"),
    ("ru: feminine past of вырасти", ROSE, EMPLOYED, "KZ-27", "ru", "в 2025 году выросла на 19,1%"),
    ("ru: plural past of вырасти", ROSE, CAPITAL, "KZ-27", "ru", "в 2025 году выросли на 19,1%"),
    ("ru: masculine past in -лся", FELL, GROSS, "KZ-27", "ru", "в 2025 году снизился на 19,1%"),
    ("ru: feminine past in -лась", FELL, EMPLOYED, "KZ-27", "ru", "в 2025 году снизилась на 19,1%"),
    ("ru: plural past in -лись", FELL, CAPITAL, "KZ-27", "ru", "в 2025 году снизились на 19,1%"),
    ("ru: short adjective, masculine", NIL, GROSS, "KZ-27", "ru", "был равен нулю"),
    ("ru: short adjective, feminine", NIL, EMPLOYED, "KZ-27", "ru", "была равна нулю"),
    ("ru: short adjective, plural", NIL, CAPITAL, "KZ-27", "ru", "были равны нулю"),
    ("ru: был takes the instrumental", NEGATIVE, GROSS, "KZ-27", "ru", "был отрицательным"),
    ("ru: a city is declined after в", CAME, CAPITAL, "KZ-71", "ru", "в городе Астане составили"),
    ("ru: into a city: both words in the accusative", CAME, GROSS, "KZ-71", "ru", "в город Астану составил"),
    ("ru: в … раза after a fraction", TIMES, GROSS, "KZ-27", "ru", "вырос в 1,7 раза"),
    ("ru: чем with the same preposition", MORE, CAPITAL, "KZ-27", "ru", "на 19,1% больше, чем в 2024 году"),
    ("ru: столько же, сколько", SAME, CAPITAL, "KZ-27", "ru", "столько же, сколько в 2024 году"),
    ("ru: the verb agrees in the background too", BEFORE, EMPLOYED, "KZ-27", "ru", "численность … составила"),
    ("ru: у takes the genitive, по the dative", RANKED, EMPLOYED, "KZ-75", "ru",
     "третье место среди 21 региона Казахстана по численности занятого населения в 2025 году – у города Алматы"),
    ("ru: после takes the genitive", AFTER, GROSS, "KZ-27", "ru", "после города Шымкента и области Абай"),
    ("ru: относиться к takes the dative", BORDERS, GROSS, "KZ-27", "ru", "к Западно-Казахстанской области"),
    ("ru: the dative of a city", BORDERS, GROSS, "KZ-79", "ru", "к городу Шымкенту"),
    ("ru: the dative where the proper name stays", BORDERS, GROSS, "KZ-10", "ru", "к области Абай"),
    ("ru: the dative of a state", BORDERS, GROSS, "MX-JAL", "ru", "к штату Халиско"),
    ("ru: the year of a base is when", NO_GROWTH, GROSS, "KZ-27", "ru", "в 2024 году другими были границы"),
    ("kk: құрау governs the accusative", CAME, CAPITAL, "KZ-27", "kk", "12,5 млрд теңгені құрады."),
    ("kk: the region stands first, in the locative", CAME, CAPITAL, "KZ-27", "kk", "Батыс Қазақстан облысында негізгі"),
    ("kk: by how much: the dative of пайыз", ROSE, CAPITAL, "KZ-27", "kk", "19,1%-ға өсті"),
    ("kk: by how much: the dative of пайыз", FELL, CAPITAL, "KZ-27", "kk", "19,1%-ға төмендеді"),
    ("kk: есе needs no ending", TIMES, CAPITAL, "KZ-27", "kk", "1,7 есе өсті"),
    ("kk: жоғары governs the ablative", MORE, CAPITAL, "KZ-27", "kk", "2024 жылдың деңгейінен 19,1%-ға жоғары"),
    ("kk: тең governs the dative", SAME, CAPITAL, "KZ-27", "kk", "2024 жылдың деңгейіне тең"),
    ("kk: тең governs the dative: нөл", NIL, CAPITAL, "KZ-27", "kk", "нөлге тең болды"),
    ("kk: the past before the past: -ған", BEFORE, CAPITAL, "KZ-27", "kk", "12,5 млрд теңгені құраған"),
    ("kk: the nation in the genitive, өңір possessed, the place in the locative", RANKED, EMPLOYED, "KZ-75", "kk",
     "Алматы қаласы жұмыспен қамтылған халық саны бойынша Қазақстанның 21 өңірі арасында үшінші орында"),
    ("kk: кейінгі governs the ablative", AFTER, GROSS, "KZ-27", "kk", "Шымкент қаласынан және Абай облысынан кейінгі"),
    ("kk: the owner in the genitive, the owned possessed", BORDERS, GROSS, "KZ-10", "kk", "Абай облысының … аумағына"),
    ("kk: the figure of a year: genitive", NO_GROWTH, GROSS, "KZ-27", "kk", "2024 жылдың көрсеткіші салыстыруға"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "template", "code", "place", "language", "said"), SENTENCES)
def test_a_sentence_of_a_release(rule: str, template: str, code: str, place: str, language: str, said: str) -> None:
    concept, region = concept_of(indicator(code)), area(place)
    words = Message(template, {
        "measured": concept.of(region), "concept": concept, "area": region, "nation": country("KZ").nation,
        "period": Period.parse("2025"), "base": Period.parse("2024"), "place": Spot(3), "of": 21,
        "figure": Figure(Decimal("12.5"), 9, "KZT"), "percent": Percent(Decimal("19.1")),
            "times": Times(Decimal("1.7")),        "ahead": Listed([area("KZ-79"), area("KZ-10")]),
    })  # fmt: skip
    text, at = plain(words.say(language)), 0
    for part in said.split(" … "):
        assert part in text[at:], (rule, text)
        at = text.index(part, at) + len(part)


# -- the words of the glossary --------------------------------------------------------------------------------------

TERMS = [
    ("gross-inflow", GROSS), ("net-inflow", "fdi.net_inflow"), ("net-inflow", "fdi.net_inflow.notified"),
    ("investment-in-fixed-capital", CAPITAL), ("gross-regional-product", "grp.nominal"),
    ("employed-population", EMPLOYED), ("population", "population.total"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "code"), TERMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_calls_an_indicator_by_the_word_of_the_glossary(term: str, code: str, language: str) -> None:
    word = terms()[term].say(language).partition(" (")[0]
    name = concept_of(indicator(code)).say(language)
    assert all(part[:6] in name for part in word.split()), (word, name)
