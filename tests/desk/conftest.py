"""A desk for the tests: one private PostgreSQL a session, every test in a transaction that is taken back."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import ClientHandler

Visit = Callable[..., "Client"]


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of a PostgreSQL server's socket."""
    from onir.desk.database.account import account
    from onir.desk.database.cluster import Cluster

    folder = Path(tempfile.mkdtemp(prefix="onir-test-"))
    cluster = Cluster(folder, account())
    socket = cluster.start()
    careless(socket)
    yield socket
    cluster.stop()
    shutil.rmtree(folder)


def careless(socket: Path) -> None:
    """Nothing of a test has to outlive a power cut, and waiting for the disk is what takes long."""
    import psycopg

    from onir.desk.database.cluster import SUPERUSER

    with psycopg.connect(host=str(socket), user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")


@pytest.fixture(scope="session")
def desk(own_home: None, server: Path) -> Iterator[None]:
    """Django set up on a database whose tables are up to date."""
    import django
    from django.test.utils import setup_test_environment, teardown_test_environment

    from onir.desk.database import roles
    from onir.desk.first_start import in_words, migrate

    roles.make_roles(server)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_SETTINGS_MODULE", "onir.desk.settings")
        patch.setenv("DATABASE_URL", roles.address(server, roles.DESK))
        patch.setenv("ONIR_DATABASE_OWNER_URL", roles.address(server, roles.OWNER))
        django.setup()
        with in_words():
            migrate("owner")
        setup_test_environment()
        from django.conf import settings

        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the usual one is slow by design
        yield
        teardown_test_environment()
        from django.db import connections

        connections.close_all()


@cache
def _handler() -> "ClientHandler":
    """One for all browsers: the middleware looks at every static file when it is loaded."""
    from django.test.client import ClientHandler

    handler = ClientHandler(enforce_csrf_checks=False)
    handler.load_middleware()
    return handler


PASSWORD = "a password of their own"


@pytest.fixture
def visit(desk: None) -> Iterator[Visit]:
    """`visit("analyst")`: a browser of somebody in that role; without a role, of a visitor."""
    from django.db import transaction
    from django.test import Client

    from onir.desk.accounts.models import User

    def come(role: str = "", **more: object) -> Client:
        client = Client(raise_request_exception=False)
        client.handler = _handler()
        if role:
            named = f"{role}-{os.urandom(4).hex()}"
            client.force_login(User.objects.create_user(named, PASSWORD, role=role, **more))
        return client

    with transaction.atomic():
        yield come
        transaction.set_rollback(True)
