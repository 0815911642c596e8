"""Names stand in the order of the alphabet of the page, as a person looks for them, by a key of this test's own."""

import re
import unicodedata
from collections.abc import Sequence
from html import unescape

import pytest
from tests.desk.conftest import Visit

ALPHABETS = {
    "kk": "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ",
    "ru": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
KAZAKH = ["Ақтау", "Алматы", "Әулиеата", "Ғабит", "Кентау", "Көкшетау", "Қызылорда", "Ұлытау", "Ыстықкөл", "Іле"]


def place(name: str, language: str) -> list[int]:
    """Where the letters of a name stand in the alphabet; what is no letter goes before, a foreign letter after."""
    own = ALPHABETS[language]
    bare = [one if one in own else unicodedata.normalize("NFD", one)[0] for one in name.upper()]
    return [own.index(one) if one in own else ord(one) + (1000 if one.isalpha() else -100_000) for one in bare]


def test_the_alphabet_of_this_test_is_the_kazakh_one() -> None:
    assert sorted(KAZAKH, key=lambda name: place(name, "kk")) == KAZAKH != sorted(KAZAKH)


def options(page: str, name: str) -> list[str]:
    held = re.findall(rf'<select [^>]*name="{name}".*?</select>', page, re.DOTALL)[0]
    return [unescape(one) for one in re.findall(r'<option value="[^"]+"[^>]*>(.*?)</option>', held)]


def is_in_order(names: Sequence[str], language: str) -> bool:
    return len(names) > 1 and list(names) == sorted(names, key=lambda name: place(name, language))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("standing/", "area"),
        ("region/", "area"),
        ("compare/", "area"),
        ("compare/?country=MX", "area"),
        ("figures/tables/bns-5927-sections/", "activity"),
        ("figures/tables/se-fdi-by-state-partner/", "partner"),
        ("figures/add/", "mapping"),
    ],
)
def test_what_can_be_chosen_is_in_order(visit: Visit, language: str, path: str, name: str) -> None:
    names = options(visit("editor").get(f"/{language}/{path}").content.decode(), name)
    after_all = names[1:] if name in ("activity", "partner") else names
    assert is_in_order(after_all, language), names


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("path", "table"),
    [
        ("standing/?indicator=capital.fixed&period=2025&sort=name", r'<th scope="row"><a[^>]*>(.*?)</a>'),
        ("figures/", r'<th scope="row"><a[^>]*>(.*?)</a>'),
        ("glossary/", r"<dt>(.*?)</dt>"),
    ],
)
def test_tables_of_names_are_in_order(visit: Visit, language: str, path: str, table: str) -> None:
    page = visit("reader").get(f"/{language}/{path}").content.decode()
    names = [unescape(re.sub(r"<.*?>", "", one)).strip() for one in re.findall(table, page, re.DOTALL)]
    assert is_in_order(names, language), names


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_screen_leads_to_the_table_that_is_lacking(visit: Visit, language: str) -> None:
    browser = visit("administrator")
    first = browser.get("/", headers={"accept-language": language}, follow=True).content.decode()
    note = re.findall(r'<p class="note">(.*?) <a href="([^"]+)">', first)[0]
    assert note[1] == f"/{language}/figures/"
    listed = browser.get(note[1]).content.decode()
    address = unescape(re.findall(r'<a href="([^"]+/add/\?mapping=nbk-gross-fdi-by-region)"', listed)[0])
    form = browser.get(address).content.decode()
    assert re.findall(r'<option value="nbk-gross-fdi-by-region"[^>]* selected>', form)
