"""Backup and restore: the same rows and files, guards alive after it; damaged and forged archives refused in words."""

import json
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from tests.desk.conftest import Visit
from tests.desk.homes import ROOT, environment, free_port, home_of_its_own

from onir.desk.backups.dumping import dumped, put_back
from onir.figures.keeping.shelf import Kept, Shelf, seal

MAKING = """
import django
django.setup()
from onir.desk.accounts.models import User
from onir.desk.pipeline import files
from onir.desk.pipeline.doing.projects import enter
by = User.objects.create_user("Айгүл", "a password of their own", role="head", territory=["KZ-61"])
one = enter(by, title_kk="Зауыт", region="KZ-61")
type(one).objects.filter(pk=one.pk).update(site="Block 4")
files.keep(b"%PDF-1.7 a letter of intent", "letter.pdf")
"""


def run(*words: str, home: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, env=environment(home, **settings), cwd=ROOT, capture_output=True, text=True, check=False
    )


def onir(*words: str, home: Path, **settings: str) -> str:
    """What the command says, which ends well."""
    done = run(sys.executable, "-m", "onir", *words, "--lang", "en", home=home, **settings)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(*words: str, home: Path, **settings: str) -> str:
    """What the command says when it refuses, in words."""
    done = run(sys.executable, "-m", "onir", *words, "--lang", "en", home=home, **settings)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    return done.stderr


@contextmanager
def database(home: Path) -> Iterator[str]:
    """The address of the database of a home in which nobody serves."""
    from onir.desk.database import roles
    from onir.desk.place import cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONIR_HOME", str(home))
        server = cluster()
    way_in = server.start()
    yield roles.address(way_in, roles.OWNER)
    server.stop()


def contents(address: str) -> dict[str, tuple[int, str]]:
    """How many rows each table has, and a hash of what is in them."""
    hashed = "SELECT count(*), md5(string_agg(one::text, '|' ORDER BY one::text)) FROM {} one"
    with psycopg.connect(address) as asked:
        names = [name for (name,) in asked.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        return {name: asked.execute(hashed.format(f'"{name}"')).fetchone() for name in names}  # type: ignore[misc]


def differing(one: dict[str, tuple[int, str]], other: dict[str, tuple[int, str]]) -> set[str]:
    """Tables whose rows are not the same."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def defined(address: str) -> list[tuple[Any, ...]]:
    """Every trigger, constraint, index and grant to the desk."""
    with psycopg.connect(address) as asked:
        return [
            *asked.execute("SELECT pg_get_triggerdef(oid), tgenabled::text FROM pg_trigger "
                           "WHERE NOT tgisinternal ORDER BY 1"),
            *asked.execute("SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint "
                           "WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2"),
            *asked.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"),
            *asked.execute("SELECT table_name, privilege_type FROM information_schema.role_table_grants "
                           "WHERE grantee = 'onir_desk' ORDER BY 1, 2"),
        ]  # fmt: skip


def kept(home: Path) -> dict[str, bytes]:
    """The files beside the database."""
    places = [home / "figures" / "manifest.json", home / "boundaries" / "kz.geojson"]
    places += [*home.glob("figures/raw/*"), *home.glob("figures/vintages/*"), *home.glob("desk/documents/*/*")]
    return {str(place.relative_to(home)): place.read_bytes() for place in places}


class Office(NamedTuple):
    """A home with people, a project that has a history, a document, a table and borders; its database is a server's."""

    home: Path
    address: str
    settings: dict[str, str]


@pytest.fixture(scope="module")
def office(own_home: None, desk: None, server: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    from onir.desk.database import roles

    home, dump = tmp_path_factory.mktemp("office"), tmp_path_factory.mktemp("dump") / "dump"
    address = emptied(server, "office")
    dump.write_bytes(b"".join(dumped(roles.address(server, roles.OWNER))))
    put_back(address, dump)
    settings = {"DATABASE_URL": roles.address(server, roles.DESK, "office")}
    done = run(sys.executable, "-c", MAKING, home=home, **settings, DJANGO_SETTINGS_MODULE="onir.desk.settings")
    assert done.returncode == 0, done.stderr
    (home / "boundaries").mkdir()
    (home / "boundaries" / "kz.geojson").write_text("{}")
    shelf = Shelf(home / "figures")
    line = Kept("made", seal(b"a table"), "made.parquet", seal(b"its cells"), (), (), (), 0)
    with shelf.writing():
        (shelf.root / "raw" / line.sha256).write_bytes(b"a table")
        shelf.path(line).write_bytes(b"its cells")
        shelf.list(line)
    yield Office(home, address, settings)
    dropped(server, "office")


def emptied(server: Path, name: str) -> str:
    """The address of an empty database of this name, under its owner."""
    from onir.desk.database import roles

    dropped(server, name)
    roles.make_roles(server, name)
    return roles.address(server, roles.OWNER, name)


def dropped(server: Path, name: str) -> None:
    with psycopg.connect(host=str(server), user="onir_super", dbname="postgres", autocommit=True) as all_of_them:
        all_of_them.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def backup(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("backups") / "office.zip"
    assert "is not in it" in onir("backup", str(place), home=office.home, **office.settings)
    return place


def test_a_restored_home_has_the_same_rows_files_and_guards(office: Office, backup: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    before, shape = contents(office.address), defined(office.address)
    assert (before["pipeline_project"][0], len(kept(office.home))) == (1, 5)
    with home_of_its_own() as home:
        assert "is restored" in onir("restore", str(backup), home=home)
        assert kept(home) == kept(office.home)
        with database(home) as address:
            assert differing(contents(address), before) == set()
            assert defined(address) == shape
            moves_refused(address.replace("onir_owner", "onir_desk"))
            with psycopg.connect(address) as asked:
                asked.execute("UPDATE pipeline_project SET site = 'changed since'")
            since = contents(address)
        (home / "corrections.csv").write_text("of later")
        assert "Something is held here already" in refused("restore", str(backup), home=home)
        broken = repacked(backup, tmp_path / "broken.zip", slipped("database.dump"))
        assert "could not be restored" in refused("restore", str(broken), "--over", home=home)
        assert (kept(home), (home / "corrections.csv").exists()) == (kept(office.home), True)
        with database(home) as address:
            assert contents(address) == since
        assert "is restored" in onir("restore", str(backup), "--over", home=home)
        assert (kept(home), (home / "corrections.csv").exists()) == (kept(office.home), False)
        with database(home) as address:
            assert contents(address) == before
            with psycopg.connect(address) as asked:
                names = {name for (name,) in asked.execute("SELECT datname FROM pg_database")}
            assert names == {"postgres", "template0", "template1", "onir"}
        assert not list(home.glob(".*"))


def test_a_backup_goes_into_an_empty_database_of_an_offices_server(
    office: Office, backup: Path, server: Path, tmp_path: Path
) -> None:
    emptied(server, "elsewhere")
    settings = {"DATABASE_URL": f"postgresql:///elsewhere?host={server}&user=onir_owner"}
    place = tmp_path / "all.zip"
    onir("backup", str(place), "--with-secret", home=office.home, **office.settings)
    assert "is restored" in onir("restore", str(place), home=tmp_path / "home", **settings)
    assert kept(tmp_path / "home") == kept(office.home)
    assert (tmp_path / "home" / "desk" / "secret").read_bytes() == (office.home / "desk" / "secret").read_bytes()
    assert contents(settings["DATABASE_URL"]) == contents(office.address)
    assert "is not empty" in refused("restore", str(backup), "--over", home=tmp_path / "home", **settings)
    dropped(server, "elsewhere")


OWN_SERVER = (
    "CREATE ROLE onir_owner LOGIN PASSWORD 'ключ: @/%'",
    "CREATE ROLE onir_desk LOGIN PASSWORD 'p w'",
    "CREATE DATABASE invest OWNER onir_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin "
    "BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C.UTF-8'",
    "ALTER SYSTEM SET listen_addresses = '127.0.0.1'",
)
GRANTED = (
    "ALTER DEFAULT PRIVILEGES FOR ROLE onir_owner IN SCHEMA public "
    "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO onir_desk",
    "ALTER DEFAULT PRIVILEGES FOR ROLE onir_owner IN SCHEMA public GRANT USAGE ON SEQUENCES TO onir_desk",
)
"""What `docs/how-to/install-the-desk.md` has an office say on its server."""


@pytest.fixture(scope="module")
def server_of_an_office(desk: None) -> Iterator[dict[str, str]]:
    """Another PostgreSQL, over the network and with passwords, as an office has it: the settings that name it."""
    from urllib.parse import quote

    from onir.desk.database.account import account
    from onir.desk.database.cluster import SUPERUSER, Cluster

    folder, port = Path(tempfile.mkdtemp(prefix="onir-office-")), free_port()
    cluster = Cluster(folder, account())
    socket = cluster.start()
    with psycopg.connect(host=str(socket), user=SUPERUSER, dbname="postgres", autocommit=True) as server:
        for statement in (*OWN_SERVER, f"ALTER SYSTEM SET port = {port}"):
            server.execute(statement)
    with psycopg.connect(host=str(socket), user=SUPERUSER, dbname="invest", autocommit=True) as database:
        for statement in GRANTED:
            database.execute(statement)
    cluster.stop()
    cluster.start()
    with (cluster.data / "pg_hba.conf").open("a") as admitted:
        admitted.write("host invest all 127.0.0.1/32 scram-sha-256\n")
    with psycopg.connect(host=str(socket), port=port, user=SUPERUSER, dbname="postgres") as server:
        server.execute("SELECT pg_reload_conf()")
    at = f"127.0.0.1:{port}/invest"
    yield {
        "DATABASE_URL": f"postgresql://onir_desk:{quote('p w')}@{at}",
        "ONIR_DATABASE_OWNER_URL": f"postgresql://onir_owner:{quote('ключ: @/%', safe='')}@{at}",
    }
    cluster.stop()
    shutil.rmtree(folder)


def test_a_backup_moves_to_an_offices_server_and_back(
    office: Office, backup: Path, server_of_an_office: dict[str, str], tmp_path: Path
) -> None:
    """Rows, history and triggers arrive, sealed at once; a desk goes on writing there; then all of it comes home."""
    from onir.desk.database import sealing

    settings, home = server_of_an_office, tmp_path / "home"
    owner = settings["ONIR_DATABASE_OWNER_URL"]
    wrong = settings | {"ONIR_DATABASE_OWNER_URL": owner.replace("@127", "x@127")}
    said = refused("restore", str(backup), home=home, **wrong)
    assert "does not answer" in said
    assert "ключ" not in said
    assert "is restored" in onir("restore", str(backup), home=home, **settings)
    assert differing(contents(owner), contents(office.address)) == set()
    taken = set(defined(office.address)) - set(defined(owner))
    assert set(defined(owner)) - set(defined(office.address)) == set()
    assert taken == {(table, right) for table in sealing.append_only() for right in ("UPDATE", "DELETE")}
    assert kept(home) == kept(office.home)
    moves_refused(settings["DATABASE_URL"])
    with psycopg.connect(settings["DATABASE_URL"]) as asked:
        asked.execute("UPDATE pipeline_project SET site = 'Block 6'")
        last = asked.execute(
            "SELECT site, database_role FROM pipeline_projectstate ORDER BY pgh_id DESC LIMIT 1"
        ).fetchone()
    assert last == ("Block 6", "onir_desk")
    again = tmp_path / "again.zip"
    onir("backup", str(again), home=home, **settings)
    since = contents(owner)
    with home_of_its_own() as own:
        assert "is restored" in onir("restore", str(again), home=own)
        with database(own) as address:
            assert differing(contents(address), since) == set()
            assert set(defined(address)) - set(defined(owner)) == taken


def moves_refused(address: str) -> None:
    """What the database refused before the backup it refuses after it, and it keeps a history."""
    with (
        psycopg.connect(address) as asked,
        pytest.raises(psycopg.errors.CheckViolation, match="moves together with a line of its log"),
    ):
        asked.execute("UPDATE pipeline_project SET stage_id = 'operating'")
    with (
        psycopg.connect(address) as asked,
        pytest.raises(psycopg.Error, match=r"Cannot update or delete|permission denied"),
    ):
        asked.execute("DELETE FROM pipeline_projectstate")
    with psycopg.connect(address) as asked:
        states = "SELECT count(*) FROM pipeline_projectstate"
        before = asked.execute(states).fetchone()
        asked.execute("UPDATE pipeline_project SET site = 'Block 5'")
        assert asked.execute(states).fetchone() == (before[0] + 1,)  # type: ignore[index]
        asked.rollback()


def repacked(backup: Path, place: Path, change: Any) -> Path:
    """The archive with members changed: `change` gets names and bytes, the manifest among them."""
    with zipfile.ZipFile(backup) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    with zipfile.ZipFile(place, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return place


def told(held: dict[str, bytes], **changes: Any) -> None:
    """The manifest that says something else."""
    held["manifest.json"] = json.dumps(json.loads(held["manifest.json"]) | changes).encode()


def slipped(name: str) -> Any:
    """A member that the manifest names, and whose name leads elsewhere."""

    def change(members: dict[str, bytes]) -> None:
        from hashlib import sha256

        own = {name: {"sha256": sha256(b"x").hexdigest(), "size": 1}}
        told(members, members=json.loads(members["manifest.json"])["members"] | own)
        members[name] = b"x"

    return change


def without_manifest(members: dict[str, bytes]) -> None:
    del members["manifest.json"]


def without_document(members: dict[str, bytes]) -> None:
    del members[next(name for name in members if name.startswith("documents/"))]


def other_bytes(members: dict[str, bytes]) -> None:
    members["database.dump"] = members["database.dump"][:-1] + b"!"


def of_a_newer_form(members: dict[str, bytes]) -> None:
    told(members, format=99)


def of_a_newer_desk(members: dict[str, bytes]) -> None:
    told(members, migrations=["pipeline.9999_what_is_not_known"])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (slipped("../outside"), "a file that no backup has: ../outside"),
        (slipped("/tmp/outside"), "a file that no backup has: /tmp/outside"),
        (slipped("figures/raw/../../outside"), "a file that no backup has"),
        (slipped("figures\\..\\outside"), "a file that no backup has"),
        (slipped("boundaries/.hidden"), "a file that no backup has"),
        (without_manifest, "damaged, or is no backup"),
        (without_document, "damaged, or is no backup"),
        (other_bytes, "database.dump: The backup is damaged"),
        (of_a_newer_form, "made by a newer Öñir"),
        (of_a_newer_desk, "does not know: pipeline.9999_what_is_not_known"),
    ],
)
def test_a_forged_or_newer_archive_is_refused_and_touches_nothing(
    office: Office, backup: Path, tmp_path: Path, change: Any, words: str
) -> None:
    from onir.desk.backups.restoring import restore
    from onir.errors import OnirError

    home = tmp_path / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONIR_HOME", str(home))
        with pytest.raises(OnirError) as fault:
            restore(repacked(backup, tmp_path / "forged.zip", change))
    assert words in fault.value.say("en")
    assert not home.exists()
    assert not (tmp_path / "outside").exists()


def test_a_link_in_an_archive_is_refused(backup: Path, tmp_path: Path) -> None:
    from onir.desk.backups.archive import checked
    from onir.errors import BadInput

    place = tmp_path / "linked.zip"
    shutil.copy(backup, place)
    link = zipfile.ZipInfo("boundaries/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(place, "a") as packed:
        packed.writestr(link, "/etc/passwd")
    with pytest.raises(BadInput, match="a file that no backup has"):
        checked(place)


@pytest.mark.parametrize("part", [0, 0.5, 0.999])
def test_a_file_cut_short_or_with_other_bytes_is_refused(backup: Path, tmp_path: Path, part: float) -> None:
    from onir.desk.backups.archive import checked
    from onir.errors import BadInput

    whole = backup.read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[: int(len(whole) * part)])
    (tmp_path / "other.zip").write_bytes(
        whole[: (at := int(1000 + 0.4 * len(whole)))] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
    )
    for name in ("cut.zip", "other.zip"):
        with pytest.raises(BadInput, match="damaged"):
            checked(tmp_path / name)


def test_the_desk_backs_itself_up_and_says_so(
    visit: Visit, own_home: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onir.desk.background.job import JOBS
    from onir.desk.backups.archive import checked

    monkeypatch.setenv("ONIR_BACKUPS", str(tmp_path / "kept"))
    browser = visit("administrator")
    assert "No backup lies in" in browser.get("/en/jobs/").content.decode()
    JOBS["backup"]()
    (made,) = (tmp_path / "kept").iterdir()
    assert "accounts.0001_initial" in checked(made).migrations
    page = browser.get("/kk/jobs/").content.decode()
    assert made.name in page


def test_an_empty_home_and_a_file_that_is_there_are_refused(office: Office, backup: Path, tmp_path: Path) -> None:
    assert "There is a file of this name already" in refused("backup", str(backup), home=office.home, **office.settings)
    assert "nothing to back up" in refused("backup", str(tmp_path / "b.zip"), home=tmp_path)
    assert "no such file" in refused("restore", str(tmp_path / "b.zip"), home=tmp_path)
    assert {one.name for one in tmp_path.iterdir()} <= {"desk"}


KILLED = """
import os, sys
from pathlib import Path
from onir.desk.backups import restoring

renamed = restoring.rename

def rename(*given, **more):
    if {after}:
        renamed(*given, **more)
    os._exit(9)

restoring.rename = rename
restoring.restore(Path(sys.argv[1]), over=True)
"""


@pytest.mark.parametrize("after", [False, True], ids=["before the databases", "after the databases"])
def test_a_restore_killed_between_its_exchanges_is_put_right_at_the_next_start(
    office: Office, backup: Path, tmp_path: Path, after: bool
) -> None:
    """Before the database is exchanged, what was held is there again; after it, what was restored."""
    with home_of_its_own() as home:
        onir("restore", str(backup), home=home)
        with database(home) as address, psycopg.connect(address) as asked:
            asked.execute("UPDATE pipeline_project SET site = 'changed since'")
        (home / "corrections.csv").write_text("of later")
        done = run(sys.executable, "-c", KILLED.format(after=after), str(backup), home=home)
        assert done.returncode == 9, done.stderr
        assert not (home / "corrections.csv").exists()
        onir("backup", str(tmp_path / "next.zip"), home=home)
        assert (home / "corrections.csv").exists() is not after
        with database(home) as address, psycopg.connect(address) as asked:
            assert asked.execute("SELECT site FROM pipeline_project").fetchall() == [
                ("Block 4" if after else "changed since",)
            ]
            names = {name for (name,) in asked.execute("SELECT datname FROM pg_database")}
        assert names == {"postgres", "template0", "template1", "onir"}
        assert kept(home) == kept(office.home)
        assert not list(home.glob(".*"))
