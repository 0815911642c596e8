"""`onir outlook` as a person calls it."""

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Command


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_it_speaks_every_language(onir: Command, language: str) -> None:
    answer = onir("outlook", "KZ-27", "2026", "--indicator", "capital.fixed", "--lang", language)
    assert answer.code == 0
    assert "2026" in answer.out.splitlines()[0]


def test_for_programs_it_is_json(onir: Command) -> None:
    told = onir("outlook", "KZ-27", "2026", "--indicator", "capital.fixed", "--json").json
    assert (told["area"], told["period"], len(told["regions"])) == ("KZ-27", "2026", 20)


def test_an_unreleased_indicator_is_refused_in_words(onir: Command) -> None:
    answer = onir("outlook", "KZ-27", "--lang", "en")
    assert (answer.code, "No table of" in answer.err) == (2, True)


# -- with projects of a file -----------------------------------------------------------------------------------

EXAMPLE = Path(__file__).parents[2] / "examples" / "outlook-projects.csv"
ASKED = ("outlook", "KZ-27", "2026", "--indicator", "capital.fixed", "--projects", str(EXAMPLE), "--lang", "en")


def test_with_projects_it_says_first_what_they_move(onir: Command) -> None:
    answer = onir(*ASKED)
    assert answer.code == 0
    assert re.match(
        r"West Kazakhstan Region in 2026: about 1,0\d0 billion tenge instead of 1,0\d0", answer.out.replace("\xa0", " ")
    )
    assert "3 large projects in hand are in it" in answer.out


@pytest.mark.parametrize(
    "change", [("--drop", "DEMO-51"), ("--delay", "DEMO-51:1"), ("--add", "KZ-27:construction:2026:9e11")]
)
def test_what_if(onir: Command, change: tuple[str, str]) -> None:
    answer = onir(*ASKED, *change, "--json")
    ways = answer.json["ways"]
    before, after = (ways[name]["figures"]["middle"] for name in ("with_projects", "what_if"))
    assert (after > before) == (change[0] == "--add")
    assert answer.json["figures"]["middle"] == after
    assert "What if: West Kazakhstan Region in 2026: about" in onir(*ASKED, *change).out


def test_what_is_over_moves_nothing(onir: Command) -> None:
    told = onir(*ASKED, "--drop", "DEMO-01").out
    assert re.search(r"What if: West Kazakhstan Region in 2026: about .+ as before\.", told)
    assert " instead of " not in told.split("What if:")[1].splitlines()[0]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("--drop", "P-9"), "No project P-9 is in the outlook"),
        (("--delay", "DEMO-51"), "“DEMO-51” is no change of a project"),
        (("--delay", "DEMO-51:9"), "“DEMO-51:9” is no change of a project"),
        (("--add", "KZ-27:agreement:2026"), "“KZ-27:agreement:2026” is no change of a project"),
        (("--add", "KZ-27:agreement:2026:much"), "“KZ-27:agreement:2026:much” is no change of a project"),
        (("--add", "Atlantis:agreement:2026:5e11"), "Atlantis"),
        (("--add", "KZ:agreement:2026:5e11"), "Kazakhstan is a country: a project is in one of its regions."),
        (("--add", "MX-JAL:agreement:2026:5e11"), "No figure of investment in fixed capital is held for Jalisco."),
        (("--add", "KZ-27:agrement:2026:5e11"), "is at the stage “agrement”. Accepted: agreement"),
    ],
)
def test_a_change_that_is_none_is_refused(onir: Command, change: tuple[str, str], says: str) -> None:
    answer = onir(*ASKED, *change)
    assert (answer.code, says in answer.err) == (2, True)


def test_changes_need_projects(onir: Command) -> None:
    answer = onir(*ASKED[:5], "--drop", "P-1", "--lang", "en")
    assert (answer.code, "There are no projects to change" in answer.err) == (2, True)


HEAD = "project,area,stage,over,year,planned,came"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("code,sum", "projects.csv:1: The header has the columns code, sum."),
        (f"{HEAD}\nP-1,KZ-27,agreement,no,2026", "projects.csv:2: A line of a project has 7 columns."),
        (f"{HEAD}\n,KZ-27,agreement,no,2026,1,", "projects.csv:2: A project has a code and a stage."),
        (f"{HEAD}\nP-1,Atlantis,agreement,no,2026,1,", "projects.csv:2: “Atlantis”"),
        (f"{HEAD}\nP-1,KZ-27,agreement,perhaps,2026,1,", "projects.csv:2: “perhaps” does not say whether"),
        (f"{HEAD}\nP-1,KZ-27,agreement,no,26,1,", "projects.csv:2: “26” is not a year."),
        (f"{HEAD}\nP-1,KZ-27,agreement,no,2026,1,\nP-1,KZ-27,agreement,no,2027,-1,", "projects.csv:3: “-1” is not an"),
        (
            f"{HEAD}\nP-1,KZ-27,agreement,no,2026,1,\nP-1,KZ-27,lead,no,2027,1,",
            "projects.csv:3: The lines of P-1 differ",
        ),
        (f"{HEAD}\nP-1,KZ-27,lead,no,2026,1,\nP-1,KZ-27,lead,no,2026,1,", "projects.csv:3: P-1 tells the year 2026"),
        (f'{HEAD}\n"P-1,KZ-27', "projects.csv:2: A quotation mark is not closed here"),
        (f"{HEAD}\nP-1,KZ-27,lead,no,2026,1,", "8 past projects are needed"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_line(onir: Command, tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "projects.csv"
    file.write_text(text + "\n", "utf-8")
    answer = onir(*ASKED[:6], str(file), "--lang", "en")
    said = " ".join(answer.err.replace(str(tmp_path), "").replace("/projects.csv", "projects.csv").split())
    assert (answer.code, says in said) == (2, True), said
