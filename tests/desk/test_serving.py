"""`onir serve` as people start it: first start, second desk on one home, end by signals, start after a crash."""

import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import psutil
import pytest
from tests.desk.homes import ROOT, command, environment, free_port, home_of_its_own, serving


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


def failed(*arguments: str, home: Path, **settings: str) -> str:
    """What a start says that fails."""
    run = subprocess.run(
        arguments, check=False, env=environment(home, **settings), capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    return run.stderr


def test_a_desk_from_its_first_start_to_a_restart_after_a_crash(own_home: None) -> None:
    with home_of_its_own() as home:
        with serving(home, ONIR_PUBLIC="1") as desk:
            assert desk.password is not None
            assert "20" in get(f"{desk.address}/en/standing/?indicator=capital.fixed")
            assert f"already serves this home, at {desk.address}/en/" in failed(*command(free_port()), home=home)
            taken = int(desk.address.rpartition(":")[2])
            with home_of_its_own() as other:
                assert "Choose another port" in failed(*command(taken), home=other)
            desk.process.kill()
            desk.process.wait()
        with serving(home) as again:
            assert again.password is None
            with pytest.raises(HTTPError, match="404") as refused:
                get(f"{again.address}/en/nowhere/")
            refused.value.close()


@pytest.mark.parametrize("which", [0, -1], ids=["of jobs", "of pages"])
def test_a_worker_that_does_not_end_is_ended(own_home: None, which: int) -> None:
    with home_of_its_own() as home, serving(home) as desk:
        started = psutil.Process(desk.process.pid)
        own = [child for child in started.children() if "postgres" not in child.name()]
        stuck = [child for child in own if "onir.desk.drawer" not in child.cmdline()][which]
        stuck.suspend()
        started.terminate()
        assert desk.process.wait(timeout=60) == 0
        assert not stuck.is_running()


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("mysql://a@b/c", "DATABASE_URL: This is not the address of a PostgreSQL database."),
        ("postgresql://a@127.0.0.1:1/c", "The database does not answer"),
    ],
)
def test_a_server_that_cannot_be_had_is_said_in_words(tmp_path: Path, setting: str, said: str) -> None:
    assert said in failed(*command(free_port()), home=tmp_path, DATABASE_URL=setting)


def test_without_the_extra_one_message_names_it(tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['granian'] = None\nfrom onir.cli import main\nmain(sys.argv[1:])"
    said = failed(sys.executable, "-c", hidden, "serve", "--lang", "en", home=tmp_path)
    assert 'pip install "onir[desk]"' in said
