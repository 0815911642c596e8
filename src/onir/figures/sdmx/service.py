"""A table of an SDMX service, of its interface of 2.1 or of 3.0: asked for at the address its mapping names.

The network is used here alone, through the client that all publishers share: https, the one host of the address, limits
of size and time, and no web page where a message is due. CSV is asked for first, as it is exact to the letter and has
no limit of size. A service that gives a structure too is asked for it once, when the first mapping is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from onir.errors import BadInput, OnirError, Unavailable
from onir.figures.fetching.network import Client, Kind, no_word
from onir.figures.keeping.adding import Added, Sealed, add
from onir.figures.reading.first_mapping import FirstMapping
from onir.figures.reading.mapping import SDMX, load_mapping
from onir.figures.sdmx.content import is_sdmx
from onir.figures.sdmx.first import write_first_sdmx
from onir.figures.sdmx.reading import read_sdmx
from onir.language.messages import Message, msg

SDMX_TYPE = "application/vnd.sdmx"
DATA = {
    f"{SDMX_TYPE}.data+csv": ("2.0.0", "1.0.0"),
    f"{SDMX_TYPE}.data+xml": ("3.0.0",),
    f"{SDMX_TYPE}.structurespecificdata+xml": ("2.1",),
    f"{SDMX_TYPE}.genericdata+xml": ("2.1",),
}
"""Types of a message of figures with their versions, the best first."""
STRUCTURE = {f"{SDMX_TYPE}.structure+xml": ("3.0.0", "2.1")}
PLAIN = frozenset(
    {"text/csv", "application/csv", "application/xml", "text/xml", "text/plain", "application/octet-stream", ""}
)
OTHERS = frozenset({f"{SDMX_TYPE}.generictimeseriesdata+xml", f"{SDMX_TYPE}.structurespecifictimeseriesdata+xml"})
LARGEST = 512 * 2**20
LARGEST_STRUCTURE = 64 * 2**20

_OF_30 = re.compile(r"(.*)/data/dataflow/([^/?]+)/([^/?]+)/([^/?]+)")
_OF_21 = re.compile(r"(.*)/data/([^/?]+)")


def _accept(types: Mapping[str, tuple[str, ...]]) -> str:
    """The types with their versions, each less wanted than the one before."""
    all_ = [f"{name};version={version}" for name, versions in types.items() for version in versions]
    return ", ".join(f"{one};q={1 - 0.1 * place:.1f}" for place, one in enumerate(all_))


FIGURES_KIND = Kind("SDMX", frozenset(DATA) | PLAIN | OTHERS, accept=_accept(DATA))
STRUCTURE_KIND = Kind("SDMX", frozenset(STRUCTURE) | PLAIN, (b"<",), accept=_accept(STRUCTURE))


def fetch_mapped(
    mapping: Path,
    *,
    tell: Callable[[Message], None] = no_word,
    home_folder: Path | None = None,
    client: Client | None = None,
) -> Added:
    """Ask the service that a mapping names, and keep its answer as a vintage, whole or not at all."""
    said = load_mapping(mapping)
    if said.layout.shape != SDMX:
        raise BadInput(
            msg("Only a table of an SDMX service is fetched by its mapping."),
            where=mapping.name,
            accepted=msg("Accepted: {names}.", names=[f"layout: {{shape: {SDMX}}}"]),
        )
    content = _asked(said.address, mapping.name, client, tell)
    with TemporaryDirectory() as folder:
        file = _put(Path(folder), said.table, content)
        beside = mapping.with_name(f"{mapping.stem}.structure.xml")
        if beside.exists():
            copyfile(beside, file.with_name(f"{said.table}.structure.xml"))
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        sealed = Sealed(file, file.name, said.address, moment)
        return add(sealed, read_sdmx(file, said, today=date.today()), home_folder=home_folder)


def fetch_first(
    address: str, folder: Path, *, tell: Callable[[Message], None] = no_word, client: Client | None = None
) -> FirstMapping:
    """Ask a service, put its answer and its structure into a folder, and write a first mapping; nothing is stored."""
    client = client or _client(address, address, tell)
    content = client.get(address, FIGURES_KIND, largest=LARGEST)
    name = _name(address)
    taken = [file.name for file in folder.glob(f"{name}.*")]
    if taken:
        raise BadInput(
            msg("These files are there already: {names}.", names=sorted(taken)),
            where=str(folder),
            then=msg("Move them away, or go on with their mapping."),
        )
    file = _put(folder, name, content)
    if not is_sdmx(file):
        file.unlink()
        raise Unavailable(msg("The service answers with something that is no message of SDMX."), where=address)
    _put_structure(address, file, client, tell)
    return write_first_sdmx(file, address=address)


def _asked(address: str, where: str, client: Client | None, tell: Callable[[Message], None]) -> bytes:
    return (client or _client(address, where, tell)).get(address, FIGURES_KIND, largest=LARGEST)


def _client(address: str, where: str, tell: Callable[[Message], None]) -> Client:
    """A client for the one host that the person has named."""
    host = urlsplit(address).netloc
    if not host:
        raise BadInput(
            msg("“{value}” is no address of a service.", value=address),
            where=where,
            accepted=msg("Accepted under “address”: the whole address of figures, such as {example}.",
                         example="https://…/rest/data/FLOW/KEY"),
        )  # fmt: skip
    return Client({host}, tell=tell)


def _put(folder: Path, name: str, content: bytes) -> Path:
    xml = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    file = folder / f"{name}.{'xml' if xml else 'csv'}"
    file.write_bytes(content)
    return file


def _name(address: str) -> str:
    """A file name from the flow that an address asks for.

    >>> _name("https://a.org/rest/data/ECB,EXR,1.0/D.USD"), _name("https://a.org/rest/v2/data/dataflow/BIS/WS_XRU/1.0/*")
    ('exr', 'ws_xru')
    """
    flow = _flow(address)
    return re.sub(r"[^a-z0-9_]+", "-", flow[2].casefold()).strip("-") if flow else "figures"


def _flow(address: str) -> tuple[str, str, str, str] | None:
    """The base, agency, name and version of the flow, as the interface of 3.0 or of 2.1 writes them."""
    if found := _OF_30.match(address):
        return found[1], found[2], found[3], found[4]
    if found := _OF_21.match(address):
        parts = found[2].split(",")
        agency, name, version = {1: ("all", *parts, "latest"), 2: (*parts, "latest")}.get(len(parts), (*parts, "", ""))[
            :3
        ]
        return found[1], agency, name, version
    return None


def structure_address(address: str) -> str:
    """Where a service keeps the structure of the flow that an address asks for; empty where that cannot be told.

    >>> structure_address("https://a.org/rest/data/ECB,EXR,1.0/D.USD.EUR")
    'https://a.org/rest/dataflow/ECB/EXR/1.0?references=descendants'
    >>> structure_address("https://a.org/rest/v2/data/dataflow/BIS/WS_XRU/1.0/*?c[TIME_PERIOD]=ge:2020")
    'https://a.org/rest/v2/structure/dataflow/BIS/WS_XRU/1.0?references=descendants'
    """
    flow = _flow(address)
    if flow is None:
        return ""
    base, agency, name, version = flow
    kept = "structure/dataflow" if _OF_30.match(address) else "dataflow"
    return f"{base}/{kept}/{agency}/{name}/{version}?references=descendants"


def _put_structure(address: str, file: Path, client: Client, tell: Callable[[Message], None]) -> None:
    """The structure beside the figures, where the service gives one that can be read; it is good to have, no more."""
    from onir.figures.sdmx.xml import structure_of  # noqa: PLC0415 - pysdmx is slow to load

    beside, where = file.with_name(f"{file.stem}.structure.xml"), structure_address(address)
    if not where:
        return
    try:
        beside.write_bytes(client.get(where, STRUCTURE_KIND, largest=LARGEST_STRUCTURE))
        structure_of(beside)
    except OnirError as fault:
        beside.unlink(missing_ok=True)
        tell(msg("The mapping is written without the structure. {error}", error=fault))
