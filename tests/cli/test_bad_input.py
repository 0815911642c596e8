"""Bad input gets one clear message and exit code 2, never a traceback, and nothing is stored."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Command

CP1251 = "В 2025 году инвестиции области составили 12 млрд тенге.\n".encode("cp1251")

FILES = {
    "empty": (b"", "empty"),
    "only spaces": (b" \n\t\n", "empty"),
    "a PDF cut short": (b"%PDF-1.7\n1 0 obj", "damaged"),
    "a page without words": (b"\n<!DOCTYPE html>\n<html lang=kk><p>", "holds no words"),
    "an archive cut short": (b"PK\x03\x04rest", "damaged"),
    "old office document": (b"\xd0\xcf\x11\xe0rest", "old office document"),
    "cp1251": ("Приток вырос.\n".encode() + CP1251, "line 2 holds another encoding, most likely Windows-1251"),
    "another encoding": (b"caf\xe9 rose", "line 1 holds another encoding."),
    "UTF-16": ("өңір".encode("utf-16"), "UTF-16"),
    "a picture": (b"\x89PNG\x00\x00", "bytes that no text has"),
    "50 MB": (b"a" * 50_000_000, "larger than 30 MB"),
}


def stored() -> set[Path]:
    return set(Path(os.environ["ONIR_HOME"]).rglob("*"))


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=list(FILES))
def test_a_text_that_is_none(onir: Command, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "text.txt"
    file.write_bytes(content)
    before = stored()
    answer = onir("check", str(file))
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert str(file) in answer.err
    assert stored() == before


BAD = [
    (["check", "no-such-file.txt"], "There is no such file."),
    (["check", "."], "folder"),
    (["check", "no-such-file.txt", "--published", "8 October"], "“8 October” is not a day"),
    (["check", "no-such-file.txt", "--published", "2025-13-01"], "“2025-13-01” is not a day"),
    (["check", "no-such-file.txt", "--published", "2099-01-01"], "2099-01-01 is still to come"),
    (["check", "no-such-file.txt", "--fail-on", "wrong"], "“wrong” is not a verdict"),
    (["check", "no-such-file.txt", "--lang", "fr"], "does not speak “fr”"),
    (["standing", "KZ-27", "2025-Q7"], "“2025-Q7” is not a period"),
    (["standing", "KZ-27", "бірінші"], "is not a period"),
    (["standing", "KZ-27", "2061", "--indicator", "capital.fixed"], "2061 has not begun"),
    (["standing", "KZ-27", "1999", "--indicator", "capital.fixed"], "1999"),
    (["standing", "KZ-27", "2025", "--indicator", "capital.fixd"], "capital.fixd"),
    (["standing", "KZ-27", "2025"], "No table of gross inflow of foreign direct investment is held"),
    (["standing", "Нарния", "2025"], "“Нарния”"),
    (["standing", "KZ-27", "2025", "--as-of", "soon"], "“soon” is not a day"),
    (["standing", "all", "2025", "--country", "XX"], "XX"),
    (["figures", "show", "nothing.at.all"], "nothing.at.all"),
    (["figures", "show", "capital.fixed", "--area", "MX-PUE"], "investment in fixed capital"),
    (["territory", "Atlantis"], "“Atlantis”"),
    (["territory", "SKO"], "SKO"),
    (["territory", " "], "No name of an area was given."),
    (["territory", "--country", "XX"], "XX"),
]


@pytest.mark.parametrize(
    ("arguments", "said"), BAD, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_question_that_has_no_answer(onir: Command, arguments: list[str], said: str) -> None:
    answer = onir(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert "defect" not in answer.err
    assert answer.err.count("\n") == 1


def test_an_unknown_name_brings_the_three_nearest(onir: Command) -> None:
    said = onir("territory", "Павладарская область").err
    assert "Павладарская область" in said
    assert "Павлодарская область" in said
    assert said.count("(KZ-") + said.count("(RU-") + said.count("(UZ-") + said.count("(KG-") + said.count("(MX-") == 3


@pytest.mark.parametrize(
    ("language", "said"), [("kk", "Мәтін бос."), ("ru", "Текст пуст."), ("en", "The text is empty.")]
)
def test_errors_speak_the_language_of_the_person(onir: Command, tmp_path: Path, language: str, said: str) -> None:
    file = tmp_path / "text.txt"
    file.touch()
    assert said in onir("check", str(file), "--lang", language).err


def test_a_defect_is_said_without_a_traceback(onir: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onir.territory.area", lambda _: 1 / 0)
    answer = onir("territory", "KZ-27")
    assert answer.code == 2
    assert "defect of Öñir: ZeroDivisionError" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "ascii"])
def test_an_old_code_page_stops_no_answer(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onir", "territory", "KZ-27", "--lang", "kk"],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Батыс Қазақстан облысы" in done.stdout.decode("utf-8")
