"""The documentation and the code say the same."""

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

import onir
from onir.claims.claim import Claim
from onir.figures import indicators
from onir.figures.reading.mapping import Layout, TableMapping
from onir.impact.appraisal import reading
from onir.impact.tables.mapping import TableMapping as ImpactMapping
from onir.impact.tables.mapping import Where
from onir.impact.tables.repairs import REPAIRS
from onir.language.glossary import terms
from onir.measure import Period, Written

DOCS = Path(__file__).parent.parent / "docs"
CLAIM = Claim(
    kind="volume",
    indicator="capital.fixed",
    concept_said=True,
    area="KZ-27",
    period=Period.parse("2025"),
    written=Written("893,4 млрд", Decimal("893.4e9"), Decimal("1e8")),
    unit="KZT",
    quote="893,4 млрд теңге",
    start=0,
    end=16,
    language="kk",
)


def documented(heading: str, reference: str = "claim-json") -> list[str]:
    """First column of the table under a heading of a reference."""
    page = (DOCS / "reference" / f"{reference}.md").read_text("utf-8")
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)


def test_the_claim_is_documented_key_by_key() -> None:
    assert list(CLAIM.as_dict()) == documented("Claim")


@pytest.mark.parametrize(("heading", "kind"), [("Table", TableMapping), ("Layout", Layout)])
def test_the_mapping_is_documented_key_by_key(heading: str, kind: type) -> None:
    assert documented(heading, "mapping") == sorted(
        (one.name for one in fields(kind)), key=documented(heading, "mapping").index
    )


@pytest.mark.parametrize(("heading", "kind"), [("Mapping", ImpactMapping), ("Where", Where)])
def test_the_mapping_of_an_input_output_table_is_documented_key_by_key(heading: str, kind: type) -> None:
    assert sorted(documented(heading, "impact-table")) == sorted(one.name for one in fields(kind))


def test_every_repair_of_a_table_is_documented() -> None:
    page = (DOCS / "reference" / "impact-table.md").read_text("utf-8").partition("## Repairs")[2]
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, flags=re.MULTILINE)) == set(REPAIRS)


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("Project", reading.PROJECT),
        ("Construction", reading.CONSTRUCTION),
        ("Asset", reading.ASSET),
        ("Operation", reading.OPERATION),
        ("Tax", reading.TAX),
    ],
)
def test_a_project_is_documented_key_by_key(heading: str, keys: tuple[str, ...]) -> None:
    assert sorted(documented(heading, "impact-project")) == sorted(keys)


def test_pages_show_outputs_that_are_generated() -> None:
    shown = {
        name for page in DOCS.rglob("*.md") for name in re.findall(r"generated/([\w-]+)\.txt", page.read_text("utf-8"))
    }
    commands = re.findall(r'^    "([\w-]+)": "', (DOCS / "generate.py").read_text("utf-8"), flags=re.MULTILINE)
    assert shown == set(commands)


@pytest.mark.parametrize("audience", ["journalist", "analyst", "officer", "planner", "deputy"])
def test_the_tutorials_of_the_three_languages_show_the_same_steps(audience: str) -> None:
    pages = [(DOCS / "tutorials" / f"{audience}.{language}.md").read_text("utf-8") for language in ("en", "kk", "ru")]
    steps = [re.findall(r"^## (\d)\.", page, flags=re.MULTILINE) for page in pages]
    assert steps[0] == steps[1] == steps[2] != []


def test_every_term_stands_in_three_languages() -> None:
    held = terms().values()
    assert [term.code for term in held if not all((term.name.en, term.name.ru, term.name.kk, term.means.en))] == []
    assert [code for term in held for code in term.codes if code not in indicators()] == []
    assert len({term.name.en for term in held}) == len(held) == len({term.code for term in held})


def test_the_glossary_of_these_pages_is_the_one_of_the_package() -> None:
    written = run_path(str(DOCS / "generate.py"))["glossary"]()
    assert (DOCS / "glossary.md").read_text("utf-8") == written  # a term goes into src/onir/data/glossary.csv


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    text = "Foreign direct investment in Puebla came to US$192.8 million in 2017, down 80% from 2016."
    return onir.check(text, published=date(2018, 3, 5)).as_dict()


def test_the_report_is_documented_key_by_key(report: dict[str, Any]) -> None:
    assert sorted(report) == sorted(documented("Report"))
    assert list(report["claims"][0]) == documented("Claim") + documented("Verdict")


@pytest.mark.parametrize(("heading", "key"), [("Evidence", "evidence"), ("Guard", "guards")])
def test_what_a_verdict_rests_on_is_documented(report: dict[str, Any], heading: str, key: str) -> None:
    entries = [entry for claim in report["claims"] for entry in claim[key]]
    assert [list(entry) for entry in entries] == [documented(heading)] * len(entries) != []
