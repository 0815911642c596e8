"""What every publisher keeps, whoever it is; a new module of the folder is held to it as soon as it lies there."""

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.figures.sources.serving import PAGE, Local, Put, Service

from onir.errors import BadInput, OnirError, Unavailable
from onir.figures import Store, indicator
from onir.figures.fetching.network import Client
from onir.figures.keeping.adding import Sealed, add
from onir.figures.layouts import is_area
from onir.figures.sources import Publisher, Table, publishers, wanted
from onir.figures.vintage import EXACTNESS

TABLES = [(code, table.id) for code, publisher in publishers().items() for table in publisher.tables]
each_table = pytest.mark.parametrize(("code", "name"), TABLES, ids=[name for _, name in TABLES])


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def table_of(publisher: Publisher, name: str) -> Table:
    return next(table for table in publisher.tables if table.id == name)


def fetched(publisher: Publisher, name: str) -> Sealed:
    return publisher.fetch(table_of(publisher, name), Client(publisher.hosts, pauses=()))


def test_each_table_has_one_name() -> None:
    names = [name for _, name in TABLES]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9][a-zA-Z0-9._-]*", name) for name in names)


@pytest.mark.parametrize("code", publishers())
def test_addresses_are_the_publishers_own_and_titles_are_in_three_languages(code: str) -> None:
    publisher = publishers()[code]
    assert publisher.code == code
    for table in publisher.tables:
        Client(publisher.hosts).check(table.address)
        assert all(table.title.say(language) and publisher.name.say(language) for language in ("kk", "ru", "en"))
        assert all(indicator(one) for one in table.indicators)


@each_table
def test_a_table_goes_from_the_service_into_the_store(
    code: str, name: str, local: Local, put: Put, shared_home: Path
) -> None:
    put(name)
    publisher = local(code)
    sealed, table = fetched(publisher, name), table_of(publisher, name)
    rows = list(publisher.read(sealed, table).rows)
    assert rows == list(publisher.read(sealed, table).rows), "the same bytes give the same rows"
    assert all(row.indicator in table.indicators and is_area(row.area) for row in rows)
    assert all(row.locator.startswith(sealed.name) for row in rows)
    origin = publisher.read(sealed, table).origin
    assert (origin.table, origin.exactness in EXACTNESS, bool(origin.licence)) == (name, True, True)

    first = add(sealed, publisher.read(sealed, table), home_folder=shared_home)
    again = add(sealed, publisher.read(sealed, table), home_folder=shared_home)
    assert (first.new, again.new) == (True, False)
    assert first.kept.rows == len(rows) > 0
    assert first.vintage.key in {vintage.key for vintage in Store.open(shared_home).vintages(table.indicators[0])}


@each_table
def test_a_web_page_in_place_of_the_table_is_refused(
    code: str, name: str, local: Local, put: Put, service: Service
) -> None:
    put(name)
    fetched(local(code), name)
    service.give(service.asked[-1].partition("?")[0], PAGE)
    with pytest.raises(Unavailable, match="web page where a file"):
        fetched(local(code), name)


@each_table
@pytest.mark.parametrize("content", [b"<html>error</html>", b"", b"PK\x03\x04 cut off", b"[{", b"\xd0\xcf\x11\xe0"])
def test_bytes_that_are_no_table_are_refused_in_words(code: str, name: str, content: bytes, shared_home: Path) -> None:
    publisher = publishers()[code]
    sealed = Sealed(content, "taken.xlsx", "https://example.org", "2026-01-01")
    with pytest.raises(BadInput, match=r"^taken\.xlsx"):
        add(sealed, publisher.read(sealed, table_of(publisher, name)), home_folder=shared_home)


@each_table
def test_damaged_bytes_are_read_or_refused_in_words(
    code: str, name: str, local: Local, put: Put, service: Service
) -> None:
    """Whatever is broken in a file, a reader never ends in an error of the program."""
    put(name)
    publisher, chance = local(code), Random(name)
    sealed, table = fetched(publisher, name), table_of(publisher, name)
    assert isinstance(sealed.content, bytes)
    for _ in range(4):
        damaged = bytearray(sealed.content)
        for _ in range(chance.randrange(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.choice(b'0-.,"{}[]:<>aC\x00\xff\n')
        with suppress(OnirError):
            list(publisher.read(replace(sealed, content=bytes(damaged)), table).rows)


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(Exception, match=r"No publisher and no table.*bns-5546"):
        wanted("bsn", publishers())
