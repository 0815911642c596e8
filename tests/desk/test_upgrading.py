"""The database of an earlier state is brought up to date with all that is in it; that of a newer one is refused.

`upgrades` holds databases as those states made them, each named by its day. A state that is published is added to it,
never changed.
"""

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.desk.homes import command, free_port, home_of_its_own, serving
from tests.desk.test_killed_adding import Person
from tests.desk.test_serving import failed

EARLIER = sorted((Path(__file__).parent / "upgrades").glob("*.sql"))
CHANGED_BY_USE = {"django_migrations", "django_content_type", "auth_permission", "django_session"} | {
    "axes_accesslog",
    "axes_accessattempt",
}
"""Tables that a start or a sign-in writes to: failed sign-ins are forgotten after a quarter of an hour."""


def rows(address: str) -> dict[str, int]:
    """How many rows each table has."""
    with psycopg.connect(address) as database:
        names = [name for (name,) in database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        counts = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in names}
    return {name: count[0] for name, count in counts.items() if count is not None}


@pytest.fixture
def settings(server: Path, request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """A database as an earlier state left it, as the environment names it."""
    from onir.desk.database import roles

    name = f"earlier_{request.param.stem.replace('-', '_')}"
    roles.make_roles(server, name)
    owner = roles.address(server, roles.OWNER, name)
    with psycopg.connect(owner) as database:
        database.execute(request.param.read_text("utf-8"))
    with psycopg.connect(owner) as database:  # its search path is the usual one again
        database.execute("UPDATE sharing_shared SET until = current_date + 1")
    yield {"DATABASE_URL": roles.address(server, roles.DESK, name), "ONIR_DATABASE_OWNER_URL": owner}
    with psycopg.connect(host=str(server), user="onir_super", dbname="postgres", autocommit=True) as all_of_them:
        all_of_them.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.parametrize("settings", EARLIER, indirect=True, ids=lambda file: file.stem)
def test_an_earlier_database_is_brought_up_to_date_and_keeps_its_rows(
    own_home: None, desk: None, settings: dict[str, str]
) -> None:
    owner = settings["ONIR_DATABASE_OWNER_URL"]
    before = rows(owner)
    assert before["accounts_user"] == 2
    with psycopg.connect(owner) as database:
        token = database.execute("SELECT token FROM sharing_shared").fetchone()
    assert token is not None
    with home_of_its_own() as home:
        with serving(home, **settings) as desk_of_now:
            assert desk_of_now.password is None, "people are there already"
            assert "administrator" in Person(desk_of_now)._open("/en/people/")
            with urllib.request.urlopen(f"{desk_of_now.address}/kk/check/shared/{token[0]}/") as shared:
                assert "Батыс Қазақстан" in shared.read().decode()
        after = rows(owner)
        kept = before.keys() - CHANGED_BY_USE
        assert {name: after.get(name) for name in kept} == {name: before[name] for name in kept}
        with psycopg.connect(owner) as database:
            database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('accounts', '9999_x', now())")
        said = failed(*command(free_port()), home=home, **settings)
        assert "brought up to date by a newer Öñir" in said
        assert "accounts.9999_x" in said
        assert "restore the backup" in said
