"""The documentation and the code say the same."""

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import onir
from onir.claims.claim import Claim
from onir.figures.reading.mapping import Layout, TableMapping
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


def test_pages_show_outputs_that_are_generated() -> None:
    shown = {
        name for page in DOCS.rglob("*.md") for name in re.findall(r"generated/([\w-]+)\.txt", page.read_text("utf-8"))
    }
    commands = re.findall(r'^    "([\w-]+)": "', (DOCS / "generate.py").read_text("utf-8"), flags=re.MULTILINE)
    assert shown == set(commands)


@pytest.mark.parametrize("audience", ["journalist", "analyst"])
def test_the_tutorials_of_the_three_languages_show_the_same_steps(audience: str) -> None:
    pages = [(DOCS / "tutorials" / f"{audience}.{language}.md").read_text("utf-8") for language in ("en", "kk", "ru")]
    steps = [re.findall(r"^## (\d)\.", page, flags=re.MULTILINE) for page in pages]
    assert steps[0] == steps[1] == steps[2] != []


def test_every_term_stands_in_three_languages() -> None:
    rows = [line for line in (DOCS / "glossary.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if not set(row) <= set("|-: ")]
    assert all(len(row) == 4 and all(row) for row in cells)
    terms = [row[0] for row in cells]
    assert len(terms) == len(set(terms)) + terms.count("English") - 1


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
