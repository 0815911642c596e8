"""What the house promises about its own files."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PINS = sorted((ROOT / "requirements").rglob("*.txt"))
BUILD = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_pins_bear_hashes_and_name_no_place(pins: Path) -> None:
    text = pins.read_text("utf-8")
    requirements = re.findall(r"^[a-z0-9][^\n]*$", text, flags=re.MULTILINE)
    assert requirements
    assert [line for line in requirements if "==" not in line or not line.endswith("\\")] == []
    assert re.findall(r"://|--find-links|--index|--extra-index|@ ", text) == []


@pytest.mark.parametrize("requirement", BUILD)
def test_the_package_is_built_with_what_is_pinned(requirement: str) -> None:
    assert f"{requirement} \\" in (ROOT / "requirements" / "run.txt").read_text("utf-8").splitlines()


def test_what_is_run_is_what_is_developed_with() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / name).read_text("utf-8"), flags=re.MULTILINE))

    assert pins("run.txt") <= pins("develop.txt")
