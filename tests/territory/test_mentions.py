"""Phrases and the areas they name. After a code: * a place inside, ~ the nation unnamed, + under a plural head."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.territory import AreaMention, country, country_codes, find_areas, find_generic, find_partners
from onir.territory.area import areas_of
from onir.territory.tables import form_rows

KAZAKH = """
Батыс Қазақстан облысы => KZ-27
Батыс Қазақстан облысының табысы => KZ-27
Батыс Қазақстан облысына қаржы келді => KZ-27
Батыс Қазақстан облысын атады => KZ-27
Батыс Қазақстан облысында зауыт салынды => KZ-27
Батыс Қазақстан облысынан кейін => KZ-27
Батыс Қазақстан облысымен салыстырғанда => KZ-27
Батыс Қазақстан облысындағы зауыт => KZ-27
Батыс Қазақстан облысы бойынша көлем артты => KZ-27
БҚО-да көлем өсті => KZ-27
БҚО-ның үлесі => KZ-27
БҚО-ға келген қаржы => KZ-27
БҚО-дағы зауыттар => KZ-27
БҚОда көлем өсті => KZ-27
ШҚО-дан кейін тұр => KZ-63
СҚО-мен қатар => KZ-59
ОҚО-да тіркелді => KZ-YUZ
Оңтүстік Қазақстан облысында => KZ-YUZ
Солтүстік Қазақстан облысына => KZ-59
Шығыс Қазақстан облысы => KZ-63
Абай облысында => KZ-10
Жетісу облысынан => KZ-33
Ұлытау облысының әлеуеті => KZ-62
Маңғыстау облысына => KZ-47
Маңғыстауда порт кеңейді => KZ-47
Ұлытауда кеніш ашылды => KZ-62
Жамбыл облысында => KZ-31
Түркістан облысы => KZ-61
Қызылорда облысындағы => KZ-43
Қостанай обл. бойынша => KZ-39
Алматы облысында => KZ-19
Алматы қаласында => KZ-75
Алматыда тіркелген => KZ-75
Алматының үлесі басым => KZ-75
Астанаға көшті => KZ-71
Астана қаласынан кейін => KZ-71
Шымкентте өсім бар => KZ-79
Нұр-Сұлтанда өтті => KZ-71
Ақмолада егін жиналды => KZ-11
Алматы және Астана қалаларынан кейін => KZ-75+ KZ-71+
Алматы, Астана және Шымкент қалалары => KZ-75+ KZ-71+ KZ-79+
Абай, Жетісу және Ұлытау облыстарында => KZ-10+ KZ-33+ KZ-62+
Түркістан және Алматы облыстары => KZ-61+ KZ-19+
Түркістан мен Жамбыл облыстарының => KZ-61+ KZ-31+
Атырау, Маңғыстау облыстарында және Алматы қаласында => KZ-23+ KZ-47+ KZ-75
Алматы мен Алматы облысы => KZ-75 KZ-19
Атырауда мұнай өндіріледі => KZ-23*
Атырау қаласында => KZ-23*
Атырау өңірінде => KZ-23
Қарағандыда шахта бар => KZ-35*
Ақтөбеде жиын өтті => KZ-15*
Орал қаласында => KZ-27*
Кеше Орал жаққа аттанды => KZ-27*
Орал тауы туралы =>
Ол үйіне қайтып оралды =>
Оралды да кетті =>
Өскеменде => KZ-63*
Таразда көпір салынды => KZ-31*
Талдықорғанға жол тартылды => KZ-33*
Көкшетау қаласы => KZ-11*
Айыпты ақтау керек =>
Ақтау қиын іс =>
Биыл Ақтауда порт кеңейді => KZ-47*
Абай атындағы мектеп =>
Абайдың қара сөздері =>
Абай ауданында =>
Жамбылдың өлеңдері =>
Жамбыл ауданының әкімі =>
Жетісу жері кең =>
Шығыс Түркістанда =>
Астана процесі аясында =>
Астана халықаралық қаржы орталығында =>
Батыс Қазақстанда өсім байқалды =>
Шығыс Қазақстан өңірінде =>
Орталық Қазақстанда =>
Қазақстанда өсім бар => KZ
Қазақстан Республикасының Үкіметі => KZ
ҚР Үкіметі => KZ
Республикада үшінші орын => KZ~
республика бойынша => KZ~
еліміздегі зауыттар => KZ~
ел бойынша көлем => KZ~
елорда жаңарып жатыр => KZ-71
Өңірде жұмыс көп =>
облыста жұмыс көп =>
Батыс Казакстан облысында => KZ-27
Жетису облысы => KZ-33
Бaтыс Қазaқстaн oблысында => KZ-27
БАТЫС ҚАЗАҚСТАН ОБЛЫСЫНДА => KZ-27
Batys Qazaqstan oblysynda => KZ-27
Aqtóbe oblysyna => KZ-15
Atyraý oblysy => KZ-23
Mańǵystaý oblysynda => KZ-47
Almaty qalasynda => KZ-75
Нуэво-Леон штатында => MX-NLE
Мексикада => MX
Татарстанда => RU-TA
Ташкент облысында => UZ-TO
Өзбекстан => UZ
Қостанай қаласы мен Қостанай облысында => KZ-39* KZ-39
"""

RUSSIAN = """
Западно-Казахстанская область => KZ-27
в Западно-Казахстанской области => KZ-27
Западно-Казахстанскую область => KZ-27
Западно-Казахстанской областью => KZ-27
ЗКО вышла вперёд => KZ-27
в Северо-Казахстанской области => KZ-59
СКО получила 5 млрд тенге => KZ-59
Впереди Крым и Севастополь => UA-43 UA-40
Аким СКО доложил => KZ-59
СКО выборки равно трём =>
среднее и СКО =>
ВКО прибавила, сообщил аким => KZ-63
рейс из аэропорта ВКО =>
ЮКО до раздела => KZ-YUZ
Южно-Казахстанской области => KZ-YUZ
область Абай => KZ-10
в области Абай => KZ-10
Абайская область => KZ-10
в области Жетісу => KZ-33
в области Жетысу => KZ-33
Жетысуской области => KZ-33
область Ұлытау => KZ-62
в Улытауской области => KZ-62
Мангыстауская область => KZ-47
в Мангистауской области => KZ-47
в Атырауской и Мангистауской областях => KZ-23+ KZ-47+
в Атырауской и в Мангистауской областях => KZ-23+ KZ-47+
в Акмолинской, Костанайской и Павлодарской областях => KZ-11+ KZ-39+ KZ-55+
в областях Абай и Жетісу => KZ-10+ KZ-33+
в городах Астана, Алматы и Шымкент => KZ-71+ KZ-75+ KZ-79+
в городах Астане и Алматы => KZ-71+ KZ-75+
в городе Алматы => KZ-75
г. Алматы => KZ-75
г. Астана и Атырауская область => KZ-71 KZ-23
Атырауская обл. => KZ-23
в Алматы и Алматинской области => KZ-75 KZ-19
Алматы, Астана и Туркестанская область => KZ-75 KZ-71 KZ-61
после Алматы и Астаны => KZ-75 KZ-71
в Астане открыли завод => KZ-71
в Шымкенте => KZ-79
в Нур-Султане => KZ-71
в Алма-Ате => KZ-75
в Атырау построят завод => KZ-23*
город Атырау => KZ-23*
в Уральске => KZ-27*
в Караганде => KZ-35*
в Усть-Каменогорске => KZ-63*
в Актобе => KZ-15*
в Кокшетау => KZ-11*
в Таразе => KZ-31*
Карагандинская область впереди, Акмолинская – на 63 млрд => KZ-35 KZ-11
Карагандинская область и Павлодарская ТЭЦ => KZ-35
имени Абая =>
проспект Абая, 10 =>
Абай писал стихи =>
Джамбул пел =>
Петропавловск-Камчатский =>
в Петропавловске, Казахстан => KZ-59* KZ
семей стало больше =>
Семей стало больше =>
стихи о Туркестане => KZ-61*
Восточного Туркестана =>
Западный Казахстан растёт =>
в Северном Казахстане =>
авиакомпания Эйр Астана =>
астана =>
в Казахстане => KZ
Республика Казахстан => KZ
Правительство РК => KZ
третье место в республике => KZ~
в стране => KZ~
в регионе =>
в области =>
южная столица => KZ-75
в Приаралье => KZ-43
Самаркандская область => UZ-SA
в Ошской области => KG-O
город Ош => KG-GO
в Бишкеке => KG-GB
в Ташкентской области => UZ-TO
в Ташкенте => UZ-TK
Татарстан => RU-TA
в Республике Татарстан => RU-TA
в Московской области => RU-MOS
город Москва => RU-MOW
в Москве и Санкт-Петербурге => RU-MOW RU-SPE
Чувашской Республике => RU-CU
Ханты-Мансийском автономном округе => RU-KHM
Еврейская автономная область => RU-YEV
в Красноярском и Алтайском краях => RU-KYA+ RU-ALT+
Республика Алтай => RU-AL
во Владимирской области => RU-VLA
в штате Нуэво-Леон => MX-NLE
в Нуэво-Леоне => MX-NLE
в Мехико => MX-CMX
штат Мехико => MX-MEX
в Мексике => MX
Нью-Мексико =>
в штатах Сонора и Чиуауа => MX-SON+ MX-CHH+
Каpагандинcкая облaсть => KZ-35
"""

ENGLISH = """
West Kazakhstan Region => KZ-27
West Kazakhstan region ranks third after Almaty and Astana => KZ-27 KZ-75 KZ-71
West Kazakhstan Oblast => KZ-27
Investment in West Kazakhstan =>
West Kazakhstan came third among regions => KZ-27
The akim of East Kazakhstan => KZ-63
West Kazakhstan (Atyrau and Mangystau) and its regions => KZ-23* KZ-47
North-Kazakhstan region => KZ-59
the akim of WKO => KZ-27
WKO =>
SKO is a standard deviation =>
East Kazakhstan Region => KZ-63
eastern Kazakhstan =>
Northern Kazakhstan =>
South Kazakhstan Region => KZ-YUZ
Abai Region => KZ-10
Abay region => KZ-10
Abai was a poet =>
Zhetysu region => KZ-33
Zhetysu grew =>
Among regions Zhetysu attracted the least => KZ-33
Almaty Region is first, Abai received 5 billion => KZ-19 KZ-10
East Kazakhstan Region is the land of Abai => KZ-63
Jetisu Region => KZ-33
Zhambyl and Turkistan regions => KZ-31+ KZ-61+
Jambyl region => KZ-31
Turkistan has grown => KZ-61*
East Turkestan =>
Turkestan Region => KZ-61
Kyzylorda Region => KZ-43
Qyzylorda oblysy => KZ-43
Kostanai region => KZ-39
Mangistau region => KZ-47
Mangystau grew => KZ-47
Ulytau Region => KZ-62
Almaty’s share => KZ-75
Almaty Region => KZ-19
Almaty city => KZ-75
city of Shymkent => KZ-79
the cities of Almaty and Shymkent => KZ-75+ KZ-79+
Astana leads => KZ-71
Nur-Sultan led => KZ-71
Nursultan said =>
Air Astana flies =>
The Astana Times wrote =>
the Astana process =>
Atyrau built a plant => KZ-23*
Uralsk => KZ-27*
an oral exam =>
Oral history =>
Kazakhstan grew => KZ
Republic of Kazakhstan => KZ
third in the country => KZ~
nationwide => KZ~
the region =>
Nuevo León => MX-NLE
Nuevo Leon => MX-NLE
Coahuila de Zaragoza => MX-COA
Coahuila => MX-COA
Michoacan => MX-MIC
Veracruz => MX-VER
State of Mexico => MX-MEX
the State of Mexico drew => MX-MEX
FDI in Guerrero doubled => MX-GRO
Morelos said that FDI =>
Estado de México => MX-MEX
Edomex => MX-MEX
Mexico City => MX-CMX
Ciudad de México => MX-CMX
CDMX => MX-CMX
Mexico => MX
third in the country after Jalisco => MX~ MX-JAL
New Mexico =>
Hidalgo spoke =>
Hidalgo in Mexico => MX-HID MX
Sonora and Chihuahua states => MX-SON+ MX-CHH+
Monterrey => MX-NLE*
Puebla City => MX-PUE*
Baja California Sur and Baja California => MX-BCS MX-BCN
Quintana Roo => MX-ROO
Surkhandarya region => UZ-SU
Karakalpakstan => UZ-QR
Tashkent region and Tashkent => UZ-TO UZ-TK
Osh region => KG-O
Issyk-Kul region => KG-Y
Kyrgyzstan: Issyk-Kul and Talas grew => KG KG-Y KG-T
Talas grew =>
Bishkek => KG-GB
Tatarstan => RU-TA
Republic of Tatarstan => RU-TA
Moscow Region => RU-MOS
Moscow Oblast => RU-MOS
Khanty-Mansi Autonomous Okrug => RU-KHM
Altai Republic and Altai Krai => RU-AL RU-ALT
St. Petersburg => RU-SPE
"""

PHRASES = [
    (language, *(part.strip() for part in line.split("=>")))
    for language, table in (("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH))
    for line in table.strip().splitlines()
]


def shown(mention: AreaMention) -> str:
    marks = ((mention.place, "*"), (mention.generic, "~"), (mention.plural_head, "+"))
    return mention.area.code + "".join(mark for is_so, mark in marks if is_so)


@pytest.mark.parametrize(("language", "text", "areas"), PHRASES, ids=[f"{row[0]}: {row[1]}" for row in PHRASES])
def test_phrase_names_areas(language: str, text: str, areas: str) -> None:
    assert " ".join(shown(mention) for mention in find_areas(text, language)) == areas


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("kk", "Алматы және Астана қалаларынан кейін", ["Алматы", "Астана қалаларынан"]),
        ("kk", "«Батыс Қазақстан облысында»", ["Батыс Қазақстан облысында"]),
        ("ru", "в области Абай растут", ["области Абай"]),
        ("en", "Almaty’s and 'Astana'", ["Almaty", "Astana"]),
        ("kk", "(БҚО-да)", ["БҚО-да"]),
        ("kk", "Бaтыс Қазaқстан облысы", ["Бaтыс Қазaқстан облысы"]),
        (
            "ru",
            unicodedata.normalize("NFD", "был в Западно-Казахстанской области"),
            ["Западно-Казахстанскои\u0306 области"],
        ),
        ("en", unicodedata.normalize("NFD", "to Nuevo León now"), [unicodedata.normalize("NFD", "Nuevo León")]),
        ("kk", "İİİ Жетісу облысында", ["Жетісу облысында"]),
        ("ru", "Запад\u00adно-Казахстанская область", ["Запад\u00adно-Казахстанская область"]),
        ("ru", "Западно-Казахстанская\nобласть", ["Западно-Казахстанская\nобласть"]),
    ],
)
def test_offsets_are_those_of_the_text_as_given(language: str, text: str, pieces: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in find_areas(text, language)] == pieces


@pytest.mark.parametrize(
    ("language", "text", "case"),
    [
        ("kk", "БҚО-дан кейін", ("abl",)),
        ("kk", "Астана қаласынан", ("abl",)),
        ("kk", "Алматыға", ("dat",)),
        ("kk", "Алматы өсті", ("nom",)),
        ("kk", "Атырау облысындағы", ("loc-attr",)),
        ("ru", "в Астане", ("dat", "pre")),
        ("ru", "Атырауской областью", ("ins",)),
        ("ru", "в Атырауской и Мангистауской областях", ("pre",)),
        ("en", "Almaty Region", ("nom",)),
    ],
)
def test_form_tells_the_case(language: str, text: str, case: tuple[str, ...]) -> None:
    assert find_areas(text, language)[0].cases == case


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("kk", "Батыс Қазақстан облысы", "high"),
        ("kk", "Алматыда", "high"),
        ("kk", "Атырауда", "medium"),
        ("kk", "Маңғыстауда", "low"),
        ("kk", "Атырау өңірінде", "medium"),
        ("ru", "аким ВКО", "medium"),
    ],
)
def test_certainty_follows_the_match_class(language: str, text: str, certainty: str) -> None:
    assert find_areas(text, language)[0].certainty == certainty


FORMS = [
    (code, language, row["region_id"], row["form"])
    for code in country_codes()
    for language, row in form_rows(code)
    if row["kind"] in ("full", "full-uninflected", "variant", "former")
]


def test_every_full_form_names_its_region() -> None:
    wrong = [
        (form, unit)
        for code, language, unit, form in FORMS
        if [mention.area.id for mention in find_areas(form, language) if not mention.generic] != [unit]
    ]
    assert not wrong


def test_every_abbreviation_names_its_region_once_the_country_is_clear() -> None:
    wrong = []
    for language, row in form_rows("KZ"):
        if row["kind"] in ("abbr", "former-abbr"):
            text = {"kk": "Қазақстан. ", "ru": "Казахстан. "}[language] + row["form"]
            if find_areas(text, language)[-1].area.id != row["region_id"]:
                wrong.append(row["form"])
    assert not wrong


def test_bare_and_centre_forms_carry_no_figure_of_another_region() -> None:
    wrong = [
        row["form"]
        for code in country_codes()
        for language, row in form_rows(code)
        if row["kind"] in ("bare", "centre")
        for mention in find_areas(f"тек {row['form']} ғана", language)
        if mention.area.id != row["region_id"]
        and (mention.area.id, row["region_id"]) != ("almaty_city", "almaty_region")
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("kk", "өңірде және қалада", ["region", "city"]),
        ("kk", "Атырау облысында", []),
        ("ru", "в регионе", ["region"]),
        ("en", "the region", ["region"]),
    ],
)
def test_words_for_areas_unnamed(language: str, text: str, kinds: list[str]) -> None:
    assert [mention.kind for mention in find_generic(text, language)] == kinds


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("kk", "Қытай мен Чехияның ірі компанияларымен", "CN CZ"),
        ("kk", "АҚШ-тан, Нидерландтан және Ресейден", "US NL RU"),
        ("kk", "Түркиямен келісім", "TR"),
        ("kk", "АҚШтан келген", "US"),
        ("kk", "қытайлық компания", ""),
        ("ru", "из Нидерландов, США и Китая", "NL US CN"),
        ("ru", "с Чехией и Южной Кореей", "CZ KR"),
        ("ru", "китайские инвесторы", ""),
        ("ru", "из ОАЭ и Саудовской Аравии", "AE SA"),
        ("en", "from the Netherlands, the US and Türkiye", "NL US TR"),
        ("en", "it helps us", ""),
        ("en", "Chinese investors", ""),
        ("en", "Russia’s share", "RU"),
        ("en", "the Czech Republic", "CZ"),
    ],
)
def test_partners_named(language: str, text: str, codes: str) -> None:
    assert " ".join(mention.code for mention in find_partners(text, language)) == codes


PIECES = st.sampled_from([
    "Алматы", "облыстарында", "және", ", ", " ", ".", "области", "Абай", "г", "г.", "СКО", "Region", "of", "city",
    "Орал", "\n", "\u0301", "\u00ad", "İ", "'s", "БҚО", "-", "да", "Мексика", "the state", "Республика", "12",
])  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(["kk", "ru", "en"]))
def test_any_text_is_read_and_spans_lie_within_it(text: str, language: str) -> None:
    mentions = find_areas(text, language)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(one.start <= two.start for one, two in pairwise(mentions))
    assert all(mention.area in areas_of(mention.area.country).values() for mention in mentions)


@given(st.text(alphabet="абв .\n", max_size=30), st.sampled_from(country("KZ").areas()))
def test_a_full_name_is_found_wherever_it_stands(around: str, area: object) -> None:
    name = area.say("kk", "loc")  # type: ignore[attr-defined]
    text = f"{around} {name} {around}"
    assert [mention.area for mention in find_areas(text, "kk")] == [area]
