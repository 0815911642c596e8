"""SDMX-ML through pysdmx: figures of 2.1 (generic and structure-specific) and 3.0, and structures of both.

The message is looked over first (`looking.py`). Services take liberties with headers that the schemas of the standard
forbid, so a message is not refused for those. It is refused when pysdmx does not make one line of every observation in
it; what is wrong is then said by the schemas, which come with pysdmx, so that nothing is asked of the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from onir.errors import BadInput
from onir.figures.sdmx.content import FORMS, LARGEST, MARK, Content, Line, no_deletion, one_structure, told
from onir.figures.sdmx.extra import need_extra
from onir.figures.sdmx.looking import Root, Seen, looked_over
from onir.language.messages import Message, msg

Reader = Callable[..., Any]
"""A reader of pysdmx for one kind of message: `reader(text, validate=False)`."""

SPECIFIC = ("StructureSpecificData", "StructureSpecificTimeSeriesData")
GENERIC = ("GenericData", "GenericTimeSeriesData")
SEVERAL = "Comp"
"""The element of 3.0 that holds several values of one component."""


def content_of_xml(path: Path) -> Content:
    """The figures of a message; all its datasets are of one structure."""
    text, seen = _text(path)
    root = seen.root
    if root.name == "Structure":
        raise BadInput(
            msg("This message holds a structure and no figures."),
            where=path.name,
            then=msg("Put it beside the figures under their name, such as {name}, and add those.",
                     name="fdi.structure.xml"),
        )  # fmt: skip
    if root.name == "Error":
        _stop_at_error(path, text)
    reader = _figures_reader(path, root)
    datasets = _read(path, reader, text)
    made = sum(len(one.data) for one in datasets)
    if made != seen.lines:
        _refuse(path, text, msg("pysdmx makes {m} observations of the {n} in it", m=made, n=seen.lines))
    if not seen.lines:
        raise BadInput(msg("The message holds no figures: the service has none for what was asked."), where=path.name)
    structures = sorted({str(one.short_urn) for one in datasets})
    if len(structures) > 1:
        one_structure(path.name, structures)
    if any(one.action.name == "Delete" for one in datasets):
        no_deletion(path.name)
    columns = dict.fromkeys(str(name) for one in datasets for name in (*one.attributes, *one.data.columns))
    if SEVERAL in columns:
        raise BadInput(
            msg("The message has components with several values, which are not read."),
            where=path.name,
            then=msg("Ask the service for SDMX-CSV, or for fewer attributes."),
        )
    kind = "generic" if root.name in GENERIC else "structure-specific"
    return Content(tuple(columns), _lines(datasets), structures[0], f"SDMX-ML {root.version} ({kind})")


def _stop_at_error(path: Path, text: str) -> NoReturn:
    """What a service says when it has nothing to give."""
    said = re.search(r"<(?:\w+:)?Text\b[^>]*>([^<]{1,300})", text)
    raise BadInput(
        msg("The service answers with an error: {reason}.", reason=said[1].strip().rstrip(".") if said else "?"),
        where=path.name,
        then=msg("Look at what was asked: the flow, the key, the periods."),
    )


def _lines(datasets: Sequence[Any]) -> Iterator[Line]:
    numbers = count(1)
    for one in datasets:
        shared = {str(name): told(value) for name, value in one.attributes.items()}
        names = [str(name) for name in one.data.columns]
        for values in one.data.itertuples(index=False, name=None):
            yield Line({**shared, **dict(zip(names, map(told, values), strict=True))}, next(numbers))


# -- structures ---------------------------------------------------------------------------------------------


class Structure(NamedTuple):
    """What a structure message tells: the dimensions in their order, attributes, and names of codes by component."""

    dimensions: tuple[str, ...]
    attributes: tuple[str, ...]
    codes: Mapping[str, Mapping[str, str]]


def structure_beside(path: Path) -> Structure | None:
    """The structure in `<name>.structure.xml` beside a file of figures, if there is one."""
    beside = path.with_name(f"{path.stem}.structure.xml")
    return structure_of(beside) if beside.exists() else None


def structure_of(path: Path) -> Structure:
    """The one data structure of a message, with the code lists that it holds."""
    text, (root, _) = _text(path)
    from pysdmx.model import Codelist  # noqa: PLC0415 - slow to load, and an extra
    from pysdmx.model.dataflow import DataStructureDefinition  # noqa: PLC0415

    if root.name != "Structure":
        raise BadInput(msg("This message holds no structure."), where=path.name)
    found = _read(path, _structure_reader(path, root), text)
    lists = {one.short_urn: one for one in found if isinstance(one, Codelist)}
    definitions = [one for one in found if isinstance(one, DataStructureDefinition)]
    if len(definitions) != 1:
        raise BadInput(
            msg("The message holds {n} {n:plural:data structure|data structures}; one is due.", n=len(definitions)),
            where=path.name,
        )
    components = definitions[0].components
    return Structure(
        tuple(one.id for one in components.dimensions),
        tuple(one.id for one in components.attributes),
        {one.id: codes for one in components if (codes := _codes(one, lists))},
    )


def _codes(component: Any, lists: Mapping[str, Any]) -> dict[str, str]:
    """The names of the codes a component may hold; none where it is not coded, or its list is not in the message."""
    reference = str(component.enum_ref or "")
    listed = component.enumeration or next((one for urn, one in lists.items() if reference.endswith(urn)), None)
    return {code.id: code.name or code.id for code in listed} if listed is not None else {}


# -- reading ------------------------------------------------------------------------------------------------


def _text(path: Path) -> tuple[str, Seen]:
    """The message as text, looked over by a parser that expands nothing."""
    need_extra(path.name)
    size = path.stat().st_size
    if size > LARGEST:
        raise BadInput(
            msg(
                "The message has {size} MB of XML, more than {most} are not read.", size=size >> 20, most=LARGEST >> 20
            ),
            where=path.name,
            then=msg("Ask the service for SDMX-CSV, which has no limit, or for fewer series or periods."),
        )
    content = path.read_bytes().removeprefix(MARK).lstrip()
    seen = looked_over(content, path.name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise BadInput(
            msg(
                "Near line {line} the bytes are not {encoding}.",
                line=content[: fault.start].count(b"\n") + 1,
                encoding="utf-8",
            ),
            where=path.name,
        ) from fault
    return (text if text.startswith("<?xml") else f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'), seen


def _figures_reader(path: Path, root: Root) -> Reader:
    from pysdmx.io.xml.sdmx21.reader import generic  # noqa: PLC0415 - slow to load
    from pysdmx.io.xml.sdmx21.reader import structure_specific as specific_21  # noqa: PLC0415
    from pysdmx.io.xml.sdmx30.reader import structure_specific as specific_30  # noqa: PLC0415
    from pysdmx.io.xml.sdmx31.reader import structure_specific as specific_31  # noqa: PLC0415

    known: dict[Root, Reader] = {Root(name, "2.1"): generic.read for name in GENERIC}
    known |= {Root(name, "2.1"): specific_21.read for name in SPECIFIC}
    known |= {Root(SPECIFIC[0], "3.0"): specific_30.read, Root(SPECIFIC[0], "3.1"): specific_31.read}
    return _known(path, root, known)


def _structure_reader(path: Path, root: Root) -> Reader:
    from pysdmx.io.xml.sdmx21.reader import structure as in_21  # noqa: PLC0415 - slow to load
    from pysdmx.io.xml.sdmx30.reader import structure as in_30  # noqa: PLC0415
    from pysdmx.io.xml.sdmx31.reader import structure as in_31  # noqa: PLC0415

    versions = {"2.1": in_21.read, "3.0": in_30.read, "3.1": in_31.read}
    return _known(path, root, {Root("Structure", version): read for version, read in versions.items()})


def _known(path: Path, root: Root, readers: Mapping[Root, Reader]) -> Reader:
    if root not in readers:
        raise BadInput(
            msg(
                "This is a message {name} of SDMX-ML {version}, which is not read.",
                name=root.name,
                version=root.version,
            ),
            where=path.name,
            accepted=msg("Accepted: {forms}.", forms=FORMS),
        )
    return readers[root]


def _read(path: Path, reader: Reader, text: str) -> Any:
    """What pysdmx makes of the text; a message outside the standard makes it raise errors of every kind."""
    try:
        return reader(text, validate=False)
    except Exception as fault:
        _refuse(path, text, _plain(fault), fault)


def _refuse(path: Path, text: str, reason: Message | str, fault: Exception | None = None) -> NoReturn:
    """Refuse a message with the first complaint of the schemas, or, where they have none, for another reason."""
    from pysdmx.io.xml.doc_validation import validate_doc  # noqa: PLC0415 - slow to load, and an extra

    try:
        validate_doc(text)
    except Exception as complaint:
        reason = _plain(complaint)
    raise BadInput(
        msg("The message cannot be read as SDMX-ML: {reason}.", reason=reason),
        where=path.name,
        then=msg("Ask the service for SDMX-CSV, or tell its office what is wrong."),
    ) from fault


def _plain(fault: Exception) -> str:
    """The first of the library's complaints, without its addresses of schemas."""
    words = str(getattr(fault, "description", "") or getattr(fault, "title", "") or fault or type(fault).__name__)
    first = re.split(r";\n|\n", words)[0]
    return re.sub(r"\{[^}]*\}", "", first).strip().rstrip(".")[:300]
