"""*Impact*: whose table it is stands first, what is handed in is read apart, a ledger fills the form."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk.conftest import Visit
from tests.desk.pipeline.conftest import office, person, project  # noqa: F401 - fixtures

import onir

FIELDS = {
    "name": "A fictitious works", "area": "KZ-27", "section": "C", "unit": "KZT mn", "prices": "2024",
    "years": "2027: 40; 2028: 60", "amount_civil_works": "17 000; 18 000; 21 000", "amount_machinery": "26000",
    "local_machinery": "5; 10; 20", "start": "2029", "life": "20", "sales": "32000; 40000; 46000", "jobs": "420",
    "pay": "2900", "rate_pay": "10", "deadweight": "0; 10; 30",
}  # fmt: skip
PROJECT = """\
name: A fictitious works
area: KZ-27
section: C
unit: KZT mn
prices: 2024
operation: {start: 2029, life: 20, sales: 40000, jobs: 420, pay: 2900}
"""
LENT = Path(onir.__file__).parent / "data" / "impact" / "croatia-2010.csv"


def asked(**more: str) -> str:
    return urlencode(FIELDS | more)


def shown(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page).replace("\N{NO-BREAK SPACE}", " "))


@pytest.mark.parametrize(
    ("language", "warning", "draws"),
    [
        ("en", "Borrowed coefficients, not those of Kazakhstan", "of 500 draws"),
        ("ru", "Хорватии", "500"),
        ("kk", "Хорватия", "500"),
    ],
)
def test_the_answer_says_whose_table_it_is_before_anything_else(
    visit: Visit, language: str, warning: str, draws: str
) -> None:
    answer = visit("reader").get(f"/{language}/impact/appraisal/?{asked()}")
    words = shown(answer.content.decode())
    assert answer.status_code == 200, words
    assert warning in words
    assert draws in words
    assert re.search(r"borrowed.>[^<]*</p>\s*<section class=.answer", answer.content.decode())  # above every sentence
    assert answer.content.decode().count("<svg") == 4  # a waterfall and ranges of either phase


def test_the_form_gives_what_a_file_gives(visit: Visit) -> None:
    browser = visit("reader")
    by_form = browser.get(f"/en/impact/export/json/?{asked()}").json()
    text = browser.get(f"/en/impact/export/yaml/?{asked()}").content.decode()
    by_file = browser.post("/en/impact/export/json/", {"yaml": text}).json()
    assert by_form == by_file
    assert by_form["draws"] == 500
    lines = browser.get(f"/en/impact/export/csv/?{asked()}").content.decode().splitlines()
    assert lines[0].startswith("phase,measure,place,part,p5")
    assert {line.split(",")[-2] for line in lines[1:]} == {"yes"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sales": "many"}, "A number of zero or more is needed here"),
        ({"sales": ""}, "This key is missing"),
        ({"years": "2027: 40; 2028: 50"}, "must add up to 100 per cent"),
        ({"area": "XX-1"}, "XX-1"),
        ({"section": ""}, "This key is missing"),
        ({"amount_machinery": "3; 2; 1"}, "lowest, likeliest, highest"),
    ],
)
def test_what_is_wrong_in_a_field_is_said_and_the_rest_stays(visit: Visit, wrong: dict[str, str], said: str) -> None:
    answer = visit("reader").get(f"/en/impact/appraisal/?{asked(**wrong)}")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert said in page
    assert 'value="17 000; 18 000; 21 000"' in page


BOMB = "name:\n  a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  {after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefghij", "bcdefghijk", strict=True)
)
BOMB += "  en: *k\narea: KZ-27\nsection: C\nunit: KZT\nprices: 2024\n"


@pytest.mark.parametrize(
    ("handed", "said"),
    [
        ({"yaml": "name: [unclosed"}, "not YAML"),
        ({"yaml": ""}, "list of keys and values"),
        ({"yaml": PROJECT + "colour: red\n"}, "This key is not known"),
        ({"yaml": PROJECT + "x" * 100_001}, "longer than"),
        ({"yaml": BOMB}, "write that value itself"),
        ({"file": SimpleUploadedFile("p.yaml", b"\xff\xfe\x00")}, "not YAML"),
        ({"yaml": PROJECT, "table": SimpleUploadedFile("t.csv", b"a,b")}, "given together"),
        ({"yaml": PROJECT, "token": "0" * 32}, "no longer here"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(visit: Visit, handed: dict[str, Any], said: str) -> None:
    answer = visit("reader").post("/en/impact/appraisal/", handed)
    assert (answer.status_code in (400, 404), said in answer.content.decode()) == (True, True)


def test_what_takes_too_long_is_ended(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onir.desk.appraising_apart.SECONDS", 0.01)
    answer = visit("reader").post("/en/impact/appraisal/", {"yaml": PROJECT})
    assert (answer.status_code, "could not be read within" in answer.content.decode()) == (400, True)


def test_a_table_of_ones_own_replaces_the_one_that_is_lent_and_waits(visit: Visit) -> None:
    browser = visit("reader")
    mapping = LENT.with_suffix(".yaml").read_text("utf-8").replace("economy: HR", "economy: KZ")
    files = {
        "table": SimpleUploadedFile("own.csv", LENT.read_bytes()),
        "map": SimpleUploadedFile("m", mapping.encode()),
    }
    page = browser.post("/en/impact/appraisal/", {"yaml": PROJECT} | files).content.decode()
    assert "Borrowed coefficients" not in page
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    again = {"yaml": PROJECT, "token": token[1]}
    assert browser.post("/ru/impact/export/json/", again).json()["table"]["borrowed"] is False
    assert browser.post("/en/impact/export/json/", again | {"borrow": "yes"}).json()["table"]["borrowed"] is True
    assert visit("reader").post("/en/impact/appraisal/", again).status_code == 404


def test_multipliers_of_a_region_bear_the_warning(visit: Visit) -> None:
    page = shown(visit("reader").get("/en/impact/multipliers/?area=KZ-27").content.decode())
    assert "Borrowed coefficients" in page
    assert "Manufacturing" in page or "manufacturing" in page


# -- from the pipeline ----------------------------------------------------------------------------------------------


@pytest.fixture
def ledger(person: Any, project: Any) -> Any:  # noqa: F811 - a fixture
    """A project with an announced and an agreed sum, and jobs."""
    from onir.desk.pipeline.models import InvestmentFigure, JobFigure

    held = project(region="KZ-27", activity="C", launch_planned=date(2029, 1, 1), start_planned=date(2027, 5, 1))
    said = {"project": held, "as_of": date(2026, 5, 1), "source": "investor_letter", "entered_by": person("manager")}
    money = said | {"currency": "USD", "rate": Decimal(500), "rate_date": date(2026, 4, 30), "rate_source": "NBK"}
    InvestmentFigure.objects.create(**money, kind="announced", amount=Decimal(90_000_000))
    InvestmentFigure.objects.create(
        **money, kind="agreed", amount=Decimal(60_000_000), foreign_part=Decimal(30_000_000)
    )
    JobFigure.objects.create(**said, kind="announced", number=400, average_wage=Decimal(500_000))
    return held


def test_a_ledger_fills_the_form_and_says_which_sum_it_took(visit: Visit, ledger: Any) -> None:
    page = visit("analyst").get(f"/en/impact/?project={ledger.code}").content.decode()
    for name, value in {
        "amount_machinery": "30000", "foreign_owned": "50", "jobs": "400", "pay": "2400", "start": "2029",
        "years": "2027; 2028",
    }.items():  # fmt: skip
        assert re.search(rf'name="{name}" value="{value}"|name="{name}"[^>]* value="{value}"', page), name
    assert "30 billion tenge (agreed)" in shown(page)
    assert '<option value="KZ-27" selected>' in page


@pytest.mark.parametrize(("role", "status"), [("manager", 404), ("zone", 404), ("reader", 404), ("head", 200)])
def test_a_project_that_one_may_not_read_fills_nothing(visit: Visit, ledger: Any, role: str, status: int) -> None:
    browser = visit(role, territory=["KZ-27"])
    answer = browser.get(f"/en/impact/?project={ledger.code}")
    assert (answer.status_code, "30000" in answer.content.decode()) == (status, status == 200)
    assert browser.get("/en/impact/?project=nobody").status_code == 404


def test_the_page_of_a_project_says_in_short_what_its_construction_brings(visit: Visit, ledger: Any) -> None:
    browser = visit("analyst")
    page = browser.get(f"/en/projects/{ledger.pk}/").content.decode()
    assert f'href="/en/impact/?project={ledger.code}"' in page
    part = f"/en/impact/in-short/?project={ledger.code}"
    assert f'hx-get="{part}"' in page
    words = shown(browser.get(part).content.decode())
    assert words.strip().startswith("Borrowed coefficients")
    assert "Construction, all years together, brings West Kazakhstan Region" in words
    assert "Among the other regions most falls to" in words
    assert "A full year of work" not in words


def test_without_a_sum_the_page_says_that_the_ledger_has_none(visit: Visit, project: Any) -> None:  # noqa: F811
    held = project(region="KZ-27", activity="C")
    words = shown(visit("analyst").get(f"/en/impact/in-short/?project={held.code}").content.decode())
    assert "neither an agreed nor an announced sum" in words
    assert visit("reader").get(f"/en/impact/in-short/?project={held.code}").status_code == 404
