"""The map of a page: within borders where a file of them is brought, else of tiles; never at the cost of the page."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.conftest import Visit
from tests.territory.made_borders import collection

STANDING = "standing/?area=KZ-27&indicator=capital.fixed&period=2025"
BORDERS = {
    "en": "A map of the regions within their borders",
    "ru": "Карта регионов в их границах",
    "kk": "Өңірлердің шекаралары көрсетілген карта",
}


@pytest.fixture
def folder(desk: None) -> Iterator[Path]:
    from onir.figures.keeping.shelf import home

    own = home() / "boundaries"
    own.mkdir()
    yield own
    shutil.rmtree(own)


@pytest.mark.parametrize(
    ("language", "page"), [("kk", STANDING), ("ru", STANDING), ("en", STANDING), ("en", "region/?area=KZ-27")]
)
def test_borders_are_drawn_where_a_file_is(visit: Visit, folder: Path, language: str, page: str) -> None:
    (folder / "kz.geojson").write_text(json.dumps(collection()))
    assert BORDERS[language] in visit("reader").get(f"/{language}/{page}").content.decode()


def test_without_a_file_there_are_tiles(visit: Visit) -> None:
    page = visit("reader").get(f"/en/{STANDING}").content.decode()
    assert "A map of tiles" in page
    assert BORDERS["en"] not in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("nonsense", "Borders are not drawn. kz.geojson: The file is not JSON."),
        (json.dumps(collection(named="kod")), "No feature of the file has the ISO 3166-2 code"),
    ],
)
def test_a_bad_file_costs_nobody_the_page(visit: Visit, folder: Path, content: str, said: str) -> None:
    (folder / "kz.geojson").write_text(content)
    answer = visit("reader").get(f"/en/{STANDING}")
    assert answer.status_code == 200
    assert "A map of tiles" in answer.content.decode()
    assert said in answer.content.decode()


def test_what_the_file_leaves_out_is_said(visit: Visit, folder: Path) -> None:
    (folder / "kz.geojson").write_text(json.dumps(collection(without=("KZ-27",))))
    page = visit("reader").get("/en/standing/?indicator=capital.fixed").content.decode()
    assert "The map has no borders of: West Kazakhstan Region." in page


@pytest.mark.parametrize(("page", "there"), [(STANDING, True), ("standing/?country=MX", False)])
def test_a_file_for_all_is_asked_of_its_own_country(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, there: bool
) -> None:
    from django.conf import settings

    path = tmp_path / "any.geojson"
    path.write_text(json.dumps(collection(named="kod")))
    monkeypatch.setattr(settings, "BOUNDARIES", str(path))
    monkeypatch.setattr(settings, "BOUNDARIES_CODE", "kod")
    said = visit("reader").get(f"/en/{page}").content.decode()
    assert (BORDERS["en"] in said, "Borders are not drawn" in said) == (there, False)
