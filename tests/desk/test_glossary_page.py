"""The glossary: searched by letters of any language, in the order of the alphabet, every term with its own address."""

import re

import pytest
from tests.desk.conftest import Visit


def shown(page: str) -> list[str]:
    """The codes of the terms of a page, in their order."""
    return re.findall(r'<div id="([\w-]+)"><dt>', page)


@pytest.mark.parametrize("letters", ["приток", "inflow", "ТАЗА АҒЫН"])
def test_a_term_is_found_by_letters_of_any_language(visit: Visit, letters: str) -> None:
    assert "net-inflow" in shown(visit("reader").get("/kk/glossary/", {"q": letters}).content.decode())


def test_letters_of_no_term_say_so(visit: Visit) -> None:
    page = visit("reader").get("/en/glossary/", {"q": "qqq"}).content.decode()
    assert (shown(page), "No term has these letters." in page) == ([], True)


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("kk", ["observation", "rank", "share"]),  # бақылау, орын, үлес
        ("ru", ["share", "rank", "observation"]),  # доля, место, наблюдение
        ("en", ["observation", "rank", "share"]),
    ],
)
def test_terms_stand_by_the_alphabet_of_the_page(visit: Visit, language: str, order: list[str]) -> None:
    terms = shown(visit("reader").get(f"/{language}/glossary/").content.decode())
    assert sorted(order, key=terms.index) == order


@pytest.mark.parametrize("path", ["standing/?area=KZ-27&indicator=capital.fixed", "sources/"])
def test_names_of_other_pages_lead_to_their_term(visit: Visit, path: str) -> None:
    browser = visit("reader")
    named = re.findall(r'href="(/ru/glossary/)#?([\w-]*)"', browser.get(f"/ru/{path}").content.decode())
    terms = shown(browser.get("/ru/glossary/").content.decode())
    assert [code for _, code in named if code and code not in terms] == []
    assert named


def test_an_indicator_leads_to_its_term(visit: Visit) -> None:
    page = visit("reader").get("/ru/standing/?area=KZ-27&indicator=capital.fixed").content.decode()
    assert 'href="/ru/glossary/#investment-in-fixed-capital">инвестиции в основной капитал</a>' in page
