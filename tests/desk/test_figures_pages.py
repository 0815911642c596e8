"""The tables held, their cells, every figure at an address of its own, and what releases changed."""

import csv
import io
import re
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.desk.conftest import Visit

from onir.figures import Store, diff, export, history, list_figures

TABLE = "figures/tables/bns-5546/"
FIGURE = f"{TABLE}capital.fixed/KZ-27/2025/"
MEXICO = "figures/tables/se-fdi-by-state/"


def plain(page: str) -> str:
    """The words of a page, one space between any two."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", page)))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_table_held_is_listed(visit: Visit, language: str) -> None:
    page = visit("reader").get(f"/{language}/figures/").content.decode()
    for table in list_figures():
        assert f'<a href="/{language}/figures/tables/{table.table}/">' in page
        assert escape(table.publisher.say(language)) in page
        for vintage in table.vintages:
            assert escape(vintage.release.say(language)) in page


@pytest.mark.parametrize(("role", "link"), [("editor", True), ("administrator", True), ("reader", False)])
def test_a_new_installation_is_led_to_the_table_it_lacks(visit: Visit, role: str, link: bool) -> None:
    first = visit(role).get("/en/").headers["location"]
    assert '<a href="/en/figures/">Load this table</a>' in visit(role).get(first).content.decode()
    page = visit(role).get("/en/figures/").content.decode()
    assert "Load the table of gross inflow of foreign direct investment by region: Kazakhstan" in page
    assert ('href="/en/figures/add/?mapping=nbk-gross-fdi-by-region"' in page) == link
    assert ("An editor or an administrator of the desk can load a table." in page) != link


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"]),
        ({"to": "2010"}, ["2003", "2004", "2005", "2006", "2007", "2008", "2009", "2010"]),
        ({"to": "2004"}, ["2003", "2004"]),
    ],
)
def test_periods_stand_side_by_side(visit: Visit, asked: dict[str, str], shown: list[str]) -> None:
    page = visit("reader").get(f"/en/{TABLE}", asked).content.decode()
    assert re.findall(r'<th scope="col">([^<]*)</th>', page) == ["Region", *shown]


def test_a_cell_is_as_printed_and_leads_to_its_figure(visit: Visit) -> None:
    browser = visit("reader")
    page = browser.get(f"/kk/{TABLE}").content.decode()
    row = page.partition("Батыс Қазақстан облысы")[2].partition("</tr>")[0]
    address, text = re.findall(r'<a href="([^"]*)">([^<]*)</a>', row)[-1]
    assert text.replace("\u00a0", " ") == "893 421"
    assert "893,4 млрд теңге" in browser.get(unescape(address)).content.decode().replace("\u00a0", " ")


def test_regions_sort_by_the_kazakh_alphabet_and_are_filtered(visit: Visit) -> None:
    page = visit("reader").get(f"/kk/{TABLE}", {"only": "қ"}).content.decode()
    names = re.findall(r'<th scope="row">([^<]*)</th>', page)
    assert names[0] == "Қазақстан"
    assert names.index("Қарағанды облысы") < names.index("Қостанай облысы") < names.index("Қызылорда облысы")
    assert "Павлодар облысы" not in names


def test_what_stands_by_activity_is_shown_one_activity_at_a_time(visit: Visit) -> None:
    path = "/ru/figures/tables/bns-5927-sections/"
    page = visit("reader").get(path).content.decode()
    codes = re.findall(r'<option value="([^"]*)"', page.partition('name="activity"')[2])
    assert len(codes) > 5
    pages = {plain(visit("reader").get(path, {"activity": code}).content.decode()) for code in codes}
    assert len(pages) == len(codes)


def test_a_table_is_shown_as_it_was_known_on_a_day(visit: Visit) -> None:
    row = {}
    for day in ("2018-03-01", ""):
        page = visit("reader").get(f"/en/{MEXICO}", {"to": "2017-Q4", "as_of": day}).content.decode()
        row[day] = re.findall(r">([^<]*)</a>", page.partition(">Puebla<")[2].partition("</tr>")[0])
    assert len(row["2018-03-01"]) == len(row[""]) == 8
    assert row["2018-03-01"] != row[""]


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_a_file_is_the_library_s(visit: Visit, ending: str, tmp_path: Path) -> None:
    answer = visit("reader").get(f"/en/{TABLE}cells.{ending}")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    answer.close()
    assert answer["content-disposition"] == f'attachment; filename="onir-bns-5546-capital.fixed.{ending}"'
    assert answer["x-content-type-options"] == "nosniff"
    written = tmp_path / f"own.{ending}"
    export("capital.fixed", written)
    if ending == "csv":
        assert content == written.read_bytes()
        assert len(list(csv.reader(io.StringIO(content.decode())))) == 412
    else:
        assert content[:4] == written.read_bytes()[:4]


def test_a_figure_has_an_address_that_names_its_release(visit: Visit) -> None:
    browser = visit("reader")
    page = browser.get(f"/en/{MEXICO}fdi.net_inflow.notified/MX-PUE/2017-Q1/?release=").content.decode()
    permanent = unescape(re.findall(r'<input id="permanent"[^>]*value="([^"]*)"', page)[0])
    newest = history("fdi.net_inflow.notified", "MX-PUE", "2017-Q1").editions[-1].vintage
    assert permanent.endswith(f"/en/{MEXICO}fdi.net_inflow.notified/MX-PUE/2017-Q1/?release={newest.key}")
    found = urlsplit(permanent)
    again = browser.get(f"{found.path}?{found.query}").content.decode()
    assert plain(again) == plain(page)


def test_a_figure_is_shown_in_every_release_with_its_place(visit: Visit) -> None:
    answer = history("fdi.net_inflow.notified", "MX-PUE", "2017-Q1")
    assert len(answer.editions) > 1
    page = visit("reader").get(f"/en/{MEXICO}fdi.net_inflow.notified/MX-PUE/2017-Q1/").content.decode()
    for edition in answer.editions:
        assert f"release={edition.vintage.key}" in unescape(page)
        for locator in edition.cell.locators:
            assert f"<code>{escape(locator)}</code>" in page
    for sentence in answer.sentences:
        assert sentence.say("en") in plain(page)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "Батыс Қазақстан облысы, негізгі капиталға салынған инвестициялар, 2025 жыл: 893 421 млн теңге."),
        ("ru", "Западно-Казахстанская область, инвестиции в основной капитал, 2025 год: 893 421 млн тенге."),
        ("en", "West Kazakhstan Region, investment in fixed capital, 2025: 893,421 million tenge."),
    ],
)
def test_a_figure_is_cited_in_the_language_of_the_page(visit: Visit, language: str, said: str) -> None:
    page = plain(visit("reader").get(f"/{language}/{FIGURE}").content.decode())
    (vintage,) = {edition.vintage for edition in history("capital.fixed", "KZ-27", "2025").editions}
    cited = page.partition(f"{vintage.publisher.say(language)}: ")[2]
    assert vintage.title.say(language) in cited
    assert said in cited
    assert vintage.sha256 in cited
    assert vintage.address in cited


def test_releases_lead_to_what_they_changed(visit: Visit) -> None:
    browser = visit("reader")
    page = browser.get(f"/en/{MEXICO}releases/").content.decode()
    addresses = [unescape(found) for found in re.findall(r'<a href="([^"]*/changes/[^"]*)"', page)]
    assert len(addresses) == 2
    assert all(browser.get(address).status_code == 200 for address in addresses)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("period", ["", "2017"])
def test_changes_are_those_of_the_library(visit: Visit, language: str, period: str) -> None:
    answer = diff("se-2018", "se-2025-3T", period=period or None, store=Store.open())
    asked = {"old": "se-2018", "new": "se-2025-3T", "period": period}
    page = visit("reader").get(f"/{language}/{MEXICO}changes/", asked).content.decode()
    for sentence in answer.sentences:
        assert re.sub(r"\s+", " ", sentence.say(language)) in plain(page)
    first = answer.revised[0]
    for side in first.figures:
        assert escape(side.say(language)) in page


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("figures/tables/nowhere/", 404, "No table “nowhere” is held."),
        (f"{TABLE}?as_of=2001-01-01", 404, "No release of this table was out by that day."),
        (f"{TABLE}?as_of=yesterday", 400, "“yesterday” is not a day."),
        (f"{TABLE}?to=soon", 400, "is not a period"),
        (f"{TABLE}cells.exe", 400, "Accepted: .csv, .parquet, .xlsx."),
        (f"{TABLE}changes/", 404, "Only one release of this table is held"),
        (f"{MEXICO}changes/?old=1&new=2", 400, "No two releases of one table are meant"),
        (f"{FIGURE}?release=bns-5546:000000000000", 404, "gives no such figure"),
        (f"{TABLE}capital.fixed/KZ-27/1900/", 404, "No release held gives"),
        (f"{TABLE}capital.fixed/Atlantis/2025/", 400, "Atlantis"),
        (f"{TABLE}no.such/KZ-27/2025/", 400, "is not an indicator"),
    ],
)
def test_what_cannot_be_answered_is_said(visit: Visit, path: str, status: int, said: str) -> None:
    answer = visit("reader").get(f"/en/{path}")
    assert answer.status_code == status
    assert said in plain(answer.content.decode())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_source_is_named_with_its_terms(visit: Visit, language: str) -> None:
    page = visit("reader").get(f"/{language}/sources/").content.decode()
    for one in {held.vintage.table: held for held in Store.open().held}.values():
        assert escape(one.vintage.publisher.say(language)) in page
        assert f'<span lang="en">{escape(one.source.licence)}</span>' in page
        assert f'href="{escape(one.vintage.address)}"' in page
