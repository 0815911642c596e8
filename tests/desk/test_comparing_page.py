"""Regions side by side, and everything held of one."""

import re
from html import escape

import pytest
from tests.desk.conftest import Visit

from onir.figures import Store
from onir.standing import RankHistory, histories, history, standing

REGIONS = ("KZ-27", "KZ-15", "KZ-61")
ASKED = {"area": REGIONS, "indicator": "capital.fixed", "period": "2025"}


def rows(page: str, table: str) -> list[list[str]]:
    body = page.partition(f'<table class="{table}">')[2].partition("</table>")[0]
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>")]
    return [[re.sub("<[^>]*>", "", cell) for cell in row] for row in found if row]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_regions_stand_side_by_side_as_the_library_has_them(visit: Visit, language: str) -> None:
    page = visit("reader").get(f"/{language}/compare/", ASKED).content.decode()
    answers = [standing(area, "2025", indicator="capital.fixed") for area in REGIONS]
    heads, *lines = rows(page, "sides")
    assert heads[1:] == [answer.area.say(language) for answer in answers]
    assert len(lines) == 5
    for answer, rank, share in zip(answers, lines[0][1:], lines[2][1:], strict=True):
        assert answer.place is not None
        assert answer.place.part is not None
        assert str(answer.place.rank) in rank
        assert share.replace(",", ".").startswith(f"{float(answer.place.part) * 100:.1f}")


def test_the_comparison_says_who_is_first_and_who_grew_most(visit: Visit) -> None:
    page = plain(visit("reader").get("/en/compare/", ASKED).content.decode())
    assert "The largest figure of these: Turkistan Region, 1,830.5 billion tenge." in page
    assert "The highest change of these: Aktobe Region, +34.9% on 2024." in page
    assert page.count('<svg role="img"') == 4
    assert "On comparable units." in page
    assert re.findall(r"<figcaption>(Places in 2025, of 16: .*?) <small>", page)
    assert "All lines are drawn to one scale" in page


def test_lines_side_by_side_have_one_scale(visit: Visit) -> None:
    page = visit("reader").get("/en/compare/", ASKED).content.decode()
    lines = page.split("<figure>", 2)[2]  # after the places of all regions
    ends = [float(y) for y in re.findall(r'L[\d.]+,([\d.]+)" stroke="#0072b2"', lines)]
    values = [history(area, "2025", indicator="capital.fixed").moments[-1].cell.amount for area in REGIONS]
    assert len(ends) == 3
    slopes = [
        (ends[0] - end) / float((value or 0) - (values[0] or 0))
        for end, value in zip(ends[1:], values[1:], strict=True)
    ]
    assert slopes[0] == pytest.approx(slopes[1], rel=1e-3)


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({}, 200, "Choose two to five regions."),
        ({"area": ["KZ-27"]}, 200, "Choose two to five regions."),
        ({"area": ["KZ-27", "KZ-27"]}, 200, "Choose two to five regions."),
        ({"area": ["KZ-27", "Atlantis"]}, 400, "Atlantis"),
        ({"area": ["KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27"]}, 400, "6 regions are too many to compare."),
        ({"area": ["KZ-27", "KZ-15"], "period": "1900"}, 404, "Periods held run from"),
    ],
)
def test_what_cannot_be_compared_is_said(
    visit: Visit, asked: dict[str, str | list[str]], status: int, said: str
) -> None:
    answer = visit("reader").get("/en/compare/", asked)
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert answer.content.decode().count('name="area"') == 5


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_region_page_holds_every_indicator_that_is_given_by_region(visit: Visit, language: str) -> None:
    page = visit("reader").get(f"/{language}/region/", {"area": "KZ-27"}).content.decode()
    _, *lines = rows(page, "known")
    store = Store.open()
    by_region = [code for code in store.indicators("KZ") if code in KNOWN]
    assert len(lines) == len(by_region) == len(KNOWN)
    for line, code in zip(lines, by_region, strict=True):
        answer = standing("KZ-27", KNOWN[code], indicator=code)
        assert line[0] == answer.indicator.say(language)
        assert line[1] == answer.period.say(language)
        assert answer.place is not None
        assert str(answer.place.rank) in line[4]


KNOWN = {"capital.fixed": "2025", "employment.total": "2025", "grp.nominal": "2025", "population.total": "2023"}
"""The newest period with a figure of the region, by indicator; net inflows are held of the country alone."""


def test_the_region_page_leads_to_its_standings_and_to_its_neighbours(visit: Visit) -> None:
    reader = visit("reader")
    page = reader.get("/en/region/", {"area": "KZ-27"}).content.decode()
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/en/(?:standing|compare)/\?[^"]+)"', page)]
    assert "/en/standing/?area=KZ-27&indicator=capital.fixed&period=2025" in links
    assert "/en/compare/?area=KZ-27&area=KZ-11&area=KZ-43" in links
    for link in links:
        assert reader.get(link).status_code == 200


@pytest.mark.parametrize(("area", "status", "said"), [("", 200, "Choose a region."), ("Atlantis", 400, "Atlantis")])
def test_a_region_that_is_none_is_asked_for(visit: Visit, area: str, status: int, said: str) -> None:
    answer = visit("reader").get("/en/region/", {"area": area})
    assert answer.status_code == status
    assert said in answer.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_standing_is_drawn_with_titles_that_say_it(visit: Visit, language: str) -> None:
    page = visit("reader").get(f"/{language}/standing/", {**ASKED, "area": "KZ-27"}).content.decode()
    captions = re.findall(r"<figcaption>(.*?) <small>", page)
    assert len(captions) == page.count('<svg role="img"') == 4
    assert escape(standing("KZ-27", "2025", indicator="capital.fixed").area.say(language)) in captions[0]
    assert [row[0] for row in rows(page, "figures")[1:]] == [
        escape(line.name.say(language)) for line in histories_of_2025()
    ]


def histories_of_2025() -> tuple[RankHistory, ...]:
    return histories("2025", indicator="capital.fixed").lines


def test_an_indicator_of_the_country_alone_has_no_charts(visit: Visit) -> None:
    page = visit("reader").get("/en/standing/", {"indicator": "fdi.net_inflow"}).content.decode()
    assert "<svg" not in page
