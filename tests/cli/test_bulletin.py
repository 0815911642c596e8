"""`onir bulletin`: files one a language and format, and what is refused before any is written."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command

ASKED = ("bulletin", "KZ-27", "2025", "--indicator", "capital.fixed")


def test_files_are_written_and_listed(onir: Command, tmp_path: Path) -> None:
    answer = onir(*ASKED, "--lang", "kk,en", "--format", "xlsx,html", "--to", str(tmp_path / "new"))
    names = [
        f"bulletin-KZ-27-2025-capital.fixed.{language}.{form}" for language in ("kk", "en") for form in ("xlsx", "html")
    ]
    assert answer.code == 0
    assert [Path(line).name for line in answer.out.splitlines()] == names
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(names)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "odt"), "“odt” is not a format of documents. Accepted: html, pdf, docx, xlsx"),
        (("--format", ","), "--format: Nothing is named. Name one or several, with commas between."),
        (("--lang", "kk,fr"), "Öñir does not speak “fr”."),
        (("--as-of", "soon"), "“soon” is not a day."),
        (("--kind", "release", "--outlook"), "--outlook, --project: A release has no such parts."),
        (("--project", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_what_is_not_understood_is_refused_before_a_file_is_written(
    onir: Command, tmp_path: Path, arguments: tuple[str, str], said: str
) -> None:
    answer = onir(*ASKED, "--to", str(tmp_path / "new"), *arguments)
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_said(onir: Command, tmp_path: Path) -> None:
    (file := tmp_path / "file").write_text("")
    answer = onir(*ASKED, "--lang", "en", "--format", "html", "--to", str(file / "new"))
    assert answer.code == 2
    assert "The file cannot be written" in answer.err


def test_what_a_project_brings_and_why_nothing_is_foreseen_stand_before_the_notes(
    onir: Command, tmp_path: Path
) -> None:
    example = (Path(__file__).parents[2] / "examples" / "impact-west-kazakhstan.yaml").read_text("utf-8")
    (project := tmp_path / "project.yaml").write_text(example.replace("draws: 2000", "draws: 20"), "utf-8")
    answer = onir(
        "bulletin", "KZ-27", "2023", "--indicator", "population.total", "--outlook", "--project", str(project),
        "--lang", "en", "--format", "md", "--to", str(tmp_path),
    )  # fmt: skip
    assert answer.code == 0, answer.err
    told = Path(answer.out.strip()).read_text("utf-8")
    headings = [line for line in told.splitlines() if line.startswith("## ")]
    assert "What the investment brings" in headings[-2]
    assert "utlook" in headings[-3] or "will stand" in headings[-3]
