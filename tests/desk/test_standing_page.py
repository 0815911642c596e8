"""Where a region stands, by what the address asks."""

import csv
import io
import re
from html import escape

import pytest
from tests.desk.conftest import Visit

from onir.figures import Store
from onir.standing import gap, history, league, standing, why

ASKED = {"area": "KZ-27", "indicator": "capital.fixed", "period": "2025"}


def shown(page: str) -> list[list[str]]:
    """The rows of the league table."""
    body = page.rpartition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("</tr>")]
    return [[re.sub("<[^>]*>", "", cell) for cell in row] for row in rows if row]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_says_what_the_library_says(visit: Visit, language: str) -> None:
    answer = standing("KZ-27", "2025", indicator="capital.fixed")
    page = visit("reader").get(f"/{language}/standing/", ASKED).content.decode()
    for sentence in answer.sentences:
        assert escape(sentence.say(language)) in page
    for verb in (why, gap, history):
        for sentence in verb("KZ-27", "2025", indicator="capital.fixed").sentences:
            assert escape(sentence.say(language)) in page
    table = league("2025", indicator="capital.fixed")
    assert shown(page) == [[cell.say(language) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("asked", "first"),
    [({"sort": "name"}, "Абай облысы"), ({"sort": "change"}, "Ақмола облысы"), ({}, "Алматы қаласы")],
)
def test_the_table_is_sorted(visit: Visit, asked: dict[str, str], first: str) -> None:
    page = visit("reader").get("/kk/standing/", {**ASKED, **asked}).content.decode()
    assert shown(page)[0][2] == first


def test_names_sort_by_the_kazakh_alphabet(visit: Visit) -> None:
    page = visit("reader").get("/kk/standing/", {**ASKED, "sort": "name"}).content.decode()
    names = [row[2] for row in shown(page)]
    order = ["Ақмола", "Алматы", "Атырау", "Батыс", "Жамбыл", "Қарағанды", "Қостанай", "Түркістан", "Ұлытау", "Шымкент"]
    places = [min(place for place, name in enumerate(names) if name.startswith(one)) for one in order]
    assert places == sorted(places)


def test_the_table_is_filtered_by_name(visit: Visit) -> None:
    page = visit("reader").get("/ru/standing/", {**ASKED, "only": "казахстан"}).content.decode()
    assert len(shown(page)) == 3
    nothing = visit("reader").get("/ru/standing/", {**ASKED, "only": "zzz"}).content.decode()
    assert "Региона с таким названием нет." in nothing


def test_the_csv_is_the_library_s(visit: Visit) -> None:
    answer = visit("reader").get("/en/standing/table.csv", {**ASKED, "sort": "change"})
    assert answer["content-disposition"] == 'attachment; filename="onir-capital.fixed-KZ-2025.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    changes = [float(row["change_percent"]) for row in rows]
    assert len(rows) == 20
    assert changes == sorted(changes, reverse=True)


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ({"indicator": "no.such"}, 400, "is not an indicator"),
        ({"area": "Atlantis"}, 400, "Atlantis"),
        ({"period": "2025-H1"}, 404, "Periods held run from"),
        ({"period": "soon"}, 400, "is not a period"),
        ({"as_of": "2001-01-01"}, 404, "No release"),
    ],
)
def test_what_cannot_be_answered_is_said_beside_the_question(
    visit: Visit, asked: dict[str, str], status: int, said: str
) -> None:
    answer = visit("reader").get("/en/standing/", {**ASKED, **asked})
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert '<form class="question"' in answer.content.decode()


def test_without_a_question_the_headline_of_the_country_is_shown(visit: Visit) -> None:
    page = visit("reader").get("/en/standing/").content.decode()
    held = Store.open().periods("capital.fixed", "KZ")
    assert f"Kazakhstan, investment in fixed capital in {held[-1]}" in page
    assert "No table of gross inflow of foreign direct investment is held for Kazakhstan." in page


def test_another_country_is_asked_about(visit: Visit) -> None:
    page = visit("reader").get("/en/standing/", {"country": "MX", "area": "KZ-27"}).content.decode()
    assert "Puebla" in page
    assert "West Kazakhstan" not in page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_another_indicator_is_shown_in_its_newest_period_where_it_has_not_the_one_shown(
    visit: Visit, language: str
) -> None:
    other = "population.total"
    periods = [str(period) for period in Store.open().periods(other, "KZ")]
    lacking = next(str(year) for year in range(1991, 2000) if str(year) not in periods)
    asked = {"country": "KZ", "indicator": other, "period": lacking}
    browser = visit("reader")
    assert browser.get(f"/{language}/standing/", asked | {"was": f"KZ {other}"}).status_code == 404
    answer = browser.get(f"/{language}/standing/", asked | {"was": "KZ capital.fixed"})
    page = answer.content.decode()
    assert answer.status_code == 200
    notice = re.findall(r'<p class="notice" role="status">(.*?)</p>', page)
    assert len(notice) == 1
    assert lacking in notice[0]
    assert f'<option value="{periods[-1]}" selected>' in page
    assert f'name="was" value="KZ {other}"' in page
    assert shown(page) == [[cell.say(language) for cell in row] for row in league(periods[-1], indicator=other).rows]
