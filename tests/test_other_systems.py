"""What has to hold for Windows can be held on any system: no module of POSIX is needed, no file's encoding is guessed.

mypy reads the code as it would run there (`make types`). Nothing here was tried on Windows itself.
"""

import os
import subprocess
import sys

import pytest

POSIX = ("fcntl", "grp", "pwd", "readline", "resource", "syslog", "termios", "tty")
PRELUDE = f"""
import importlib, sys
from pathlib import Path
for name in {POSIX!r}:
    sys.modules[name] = None
import onir
"""
IMPORT_ALL = """
root = Path(onir.__file__).parent
files = [file.relative_to(root.parent).with_suffix("") for file in root.rglob("*.py")]
names = sorted(".".join(file.parts).removesuffix(".__init__") for file in files)
names = [name for name in names if not name.startswith(("onir.desk", "onir.locale", "onir.__main__"))]
assert len(names) > 200
for name in names:
    importlib.import_module(name)
"""
RUN = """
from onir.cli import main
sys.argv[0] = "onir"
main({arguments!r})
"""
STRICT = """
import warnings
warnings.filterwarnings("error", category=EncodingWarning, module="onir")
"""


def run(code: str, tmp_path: object) -> subprocess.CompletedProcess[str]:
    own = {**os.environ, "ONIR_HOME": str(tmp_path)}
    command = [sys.executable, "-X", "warn_default_encoding", "-c", code]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=own)


def test_every_module_loads_without_the_modules_of_posix(tmp_path: object) -> None:
    done = run(PRELUDE + STRICT + IMPORT_ALL, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["check", "examples/west-kazakhstan-2025-h1.kk.txt", "--published", "2025-10-08"],
        ["territory", "KZ-27"],
        ["doctor"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_verbs_guess_no_encoding(arguments: list[str], tmp_path: object) -> None:
    done = run("import onir, sys" + STRICT + RUN.format(arguments=arguments), tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
