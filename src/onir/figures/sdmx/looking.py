"""A message of SDMX-ML looked over by a parser that expands nothing, before anything else reads it.

It names the line of what is not well-formed, refuses a document type before any entity could be declared, tells the
kind of message by its root, and counts the observations, so that none can be lost on the way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from onir.errors import BadInput
from onir.language.messages import msg

VERSIONS = {"v2_1": "2.1", "v3_0": "3.0", "v3_1": "3.1"}


class Root(NamedTuple):
    """The outermost element: its name and the version of SDMX that its namespace is of."""

    name: str
    version: str


class Seen(NamedTuple):
    """What a look at a message shows; `lines`: its observations, and its series that have none."""

    root: Root
    lines: int


def looked_over(content: bytes, name: str) -> Seen:
    """The root of a message and how much is in it; BadInput where it is broken or declares a document type."""
    looker = _Looker(name)
    try:
        looker.parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise BadInput(
            msg("The XML is broken: {reason}.", reason=expat.ErrorString(fault.code)),
            where=f"{name}:{fault.lineno}",
            then=msg("Get the file again: it may have broken off on the way."),
        ) from fault
    namespace, _, root = looker.root.rpartition(" ")
    version = re.search(r"/schemas/(v\d_\d)/", namespace)
    return Seen(Root(root, VERSIONS.get(version[1], version[1]) if version else ""), looker.lines)


class _Looker:
    """Hears of every element as it begins and ends."""

    def __init__(self, name: str) -> None:
        self.name, self.root, self.lines, self.before = name, "", 0, 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.refuse

    def begin(self, element: str, _: Mapping[str, str]) -> None:
        self.root = self.root or element
        kind = element.rpartition(" ")[2]
        if kind == "Obs":
            self.lines += 1
        elif kind == "Series":
            self.before = self.lines

    def end(self, element: str) -> None:
        if element.rpartition(" ")[2] == "Series" and self.lines == self.before:
            self.lines += 1

    def refuse(self, *_: object) -> NoReturn:
        raise BadInput(
            msg("The message declares a document type, which can make a parser read other files or fill the memory."),
            where=f"{self.name}:{self.parser.CurrentLineNumber}",
            accepted=msg("Accepted: messages without one; no message of the standard needs it."),
        )
