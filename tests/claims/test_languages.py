"""A language is a folder: nothing else names one, and a new one is read as soon as its files are there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from onir.claims.reading import grammar as grammars
from onir.claims.reading.grammar import languages, lexicon
from onir.claims.reading.texts import language_of
from onir.language import number_words
from onir.language.messages import LANGUAGES
from onir.measure.period_words import find_periods, tongues

READING = Path(grammars.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-language.md"
BLOCK = re.compile(r"(?:^`(?P<file>src/[^`]+)`\n\n)?^```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
SCRIPT = """
import sys
from pathlib import Path
import onir.claims.languages, onir.language.number_words, onir.measure.period_words.languages
for package in (onir.claims.languages, onir.language.number_words, onir.measure.period_words.languages):
    package.__path__.append(str(Path(sys.argv[1], "src", *package.__name__.split("."))))
from onir.claims.reading import read
for one in read(sys.argv[2]):
    print(one.language, one.kind, one.as_dict()["value"], one.unit, one.indicator, one.area, one.period)
"""


def test_a_language_is_whole() -> None:
    assert languages() == number_words.languages() == tongues()
    assert set(LANGUAGES) < set(languages())
    for language in languages():
        assert {entry.kind for entry in lexicon(language).entries} >= {"indicator", "unit", "change", "fact", "plan"}
        assert number_words.habits(language).language == language
        assert find_periods("2024-03-15", language)[0].is_day


@pytest.mark.parametrize("path", sorted(READING.glob("*.py")), ids=lambda path: path.stem)
def test_no_rule_holds_a_word(path: Path) -> None:
    """A pattern of the reader has places for words (`<and_>`), signs and codes in capitals, and no words."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and _name(call.func) in ("compile", "Phrase"):
            parts = [part.value for part in ast.walk(call) if isinstance(part, ast.Constant)]
            text = "".join(part for part in parts if isinstance(part, str))
            bare = re.sub(r"#.*|\\.|\(\?P<\w+>|<\w+>|\[[^\]]*\]|[A-Z]{2,}", " ", text)
            assert WORD.findall(bare) == [], f"{path.name}:{call.lineno}"


@pytest.mark.parametrize("path", sorted(READING.glob("*.py")), ids=lambda path: path.stem)
def test_no_rule_asks_which_language_it_is(path: Path) -> None:
    for compared in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(compared, ast.Compare):
            sides = [side.value for side in compared.comparators if isinstance(side, ast.Constant)]
            assert not set(sides) & set(languages()), f"{path.name}:{compared.lineno}"


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La inversión extranjera directa en Puebla creció 5%.", "es"),
        ("Querétaro captó 412 mdd de IED", "es"),
        ("Se duplica la inversión", "es"),
        ("FDI in Yucatán and Querétaro rose by 5%.", "en"),
        ("Nuevo León leads in FDI", "en"),
        ("Investment in San Luis Potosí: the state of play", "en"),
        ("Прямые инвестиции в Пуэблу выросли", "ru"),
        ("Пуэбла штатына инвестиция тартылды", "kk"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_language_of_the_page_is_read_from_its_files_alone(tmp_path: Path) -> None:
    blocks = list(BLOCK.finditer(PAGE.read_text("utf-8")))
    files = {found["file"]: found["text"] for found in blocks if found["file"]}
    assert len(files) == 6
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    sentence, read = (found["text"].strip() for found in blocks if not found["file"])
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), sentence], capture_output=True, encoding="utf-8", check=True
    )
    assert told.stdout.splitlines() == [f"pt {line}" for line in read.splitlines()]
