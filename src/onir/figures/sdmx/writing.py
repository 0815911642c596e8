"""Observations as SDMX-CSV 1.0 and 2.0 and SDMX-ML 2.1 and 3.0, by the line, in memory that does not grow with them.

Every observation stands flat with its whole key, in the components of `data/sdmx/components.csv`. `CELL_STATUS` keeps
our status to the word, `OBS_STATUS` and `CONF_STATUS` say the same in the codes of the standard, `UNIT_MEASURE` and
`UNIT_MULT` part the unit; a withheld value is left out, not written as zero. The vintage is an attribute, and a
dimension where every release is written. The writers of pysdmx are not used: they round through binary numbers, turn an
apostrophe into a quotation mark, and hold everything in memory.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from onir.figures.sdmx import tables
from onir.figures.sdmx.periods import frequency, told_period
from onir.figures.sdmx.tables import Component
from onir.measure import Period, Unit

AGENCY, VERSION, CONCEPTS = "ONIR", "1.0.0", "CONCEPTS"
VINTAGE = "VINTAGE"
OBSERVED = {
    "published": ("A", "F"),
    "published_overlap": ("A", "F"),
    "derived": ("A", "F"),
    "provisional": ("P", "F"),
    "estimate": ("E", "F"),
    "confidential": ("Q", "C"),
    "not_derivable": ("O", "F"),
}
"""OBS_STATUS and CONF_STATUS of our statuses."""
UNITS = {"percent": "PT", "index": "IX", "persons": "PS"}
"""Codes of the common list of units for our bases; the others stand as they are."""

UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""

SPACES = {
    "2.1": "http://www.sdmx.org/resources/sdmxml/schemas/v2_1",
    "3.0": "http://www.sdmx.org/resources/sdmxml/schemas/v3_0",
}
URN = "urn:sdmx:org.sdmx.infomodel"

Put = Callable[[Mapping[str, str]], None]


@dataclass
class Written:
    """What was written: the components in their order, and the codes met in those that have a code list."""

    components: tuple[Component, ...]
    flow: str
    codes: dict[str, set[str]] = field(default_factory=dict)


def shape(*, every_release: bool) -> Written:
    """The components of what is to be written; with every release the vintage is a dimension before the period."""
    known = tables.components()
    if not every_release:
        return Written(known, "FIGURES")
    vintage = next(one for one in known if one.id == VINTAGE)
    moved = Component(vintage.id, "dimension", vintage.column, vintage.list, vintage.type, vintage.name)
    dimensions = [one for one in known if one.role == "dimension"]
    others = [one for one in known if one.role != "dimension" and one.id != VINTAGE]
    return Written((*dimensions[:-1], moved, dimensions[-1], *others), "RELEASES")


def write_data(lines: Iterable[Mapping[str, Any]], to: Path, form: str, *, every_release: bool) -> Written:
    """Write observations in one form, and tell which codes they use."""
    written = shape(every_release=every_release)
    listed = [(one.id, one.list) for one in written.components if one.list]
    with FORMS[form](to, written) as put:
        for line in lines:
            codes = _codes(line)
            for name, code_list in listed:
                written.codes.setdefault(code_list, set()).add(codes[name])
            put(codes)
    return written


def code_of(indicator: str) -> str:
    """A code of the registry as SDMX allows it: it may hold no point.

    >>> code_of("fdi.gross_inflow")
    'fdi-gross_inflow'
    """
    return indicator.replace(".", "-")


def _codes(line: Mapping[str, Any]) -> dict[str, str]:
    """The codes of one observation by component."""
    period, unit = Period.parse(line["period"]), Unit.parse(line["unit"])
    status, confidentiality = OBSERVED[line["status"]]
    value = None if line["value"] is None else round(line["value"], line["decimals"])
    plain = {one.id: str(line[one.column]) for one in tables.components() if one.column}
    return {
        **plain,
        "FREQ": frequency(period),
        "INDICATOR": code_of(line["indicator"]),
        "TIME_PERIOD": told_period(period),
        "OBS_VALUE": "" if value is None else f"{value:f}",
        "UNIT_MEASURE": UNITS.get(unit.base, unit.base),
        "UNIT_MULT": str(unit.power),
        "OBS_STATUS": status,
        "CONF_STATUS": confidentiality,
    }


# -- forms --------------------------------------------------------------------------------------------------


@contextmanager
def _csv_1(to: Path, written: Written) -> Iterator[Put]:
    with _csv(to, written, {"DATAFLOW": f"{AGENCY}:{written.flow}({VERSION})"}) as put:
        yield put


@contextmanager
def _csv_2(to: Path, written: Written) -> Iterator[Put]:
    first = {"STRUCTURE": "dataflow", "STRUCTURE_ID": f"{AGENCY}:{written.flow}({VERSION})", "ACTION": "I"}
    with _csv(to, written, first) as put:
        yield put


@contextmanager
def _csv(to: Path, written: Written, first: Mapping[str, str]) -> Iterator[Put]:
    names = [one.id for one in written.components]
    with to.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow([*first, *names])
        yield lambda codes: rows.writerow([*first.values(), *(codes[name] for name in names)]) and None


@contextmanager
def _ml(to: Path, written: Written, version: str) -> Iterator[Put]:
    names = [one.id for one in written.components]
    with to.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_opening(written, version))

        def put(codes: Mapping[str, str]) -> None:
            told = " ".join(f"{name}={_quoted(codes[name])}" for name in names if codes[name])
            file.write(f"    <Obs {told}/>\n")

        yield put
        _close(file)


def _quoted(text: str) -> str:
    return quoteattr(UNWRITABLE.sub("\ufffd", text))


def _close(file: IO[str]) -> None:
    file.write("  </mes:DataSet>\n</mes:StructureSpecificData>\n")


def _opening(written: Written, version: str) -> str:
    space, flow = SPACES[version], f"Dataflow={AGENCY}:{written.flow}({VERSION})"
    urn = f"{URN}.datastructure.{flow}"
    reference = f"<URN>{urn}</URN>" if version == "2.1" else urn
    scope = 'ss:dataScope="DataFlow" ' if version == "2.1" else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mes:StructureSpecificData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:mes="{space}/message" xmlns:com="{space}/common" xmlns:ss="{space}/data/structurespecific"
    xmlns:ns1="{urn}:ObsLevelDim:AllDimensions">
  <mes:Header>
    {header(written.flow)}
    <mes:Structure structureID="{written.flow}" namespace="{urn}" dimensionAtObservation="AllDimensions">
      <com:StructureUsage>{reference}</com:StructureUsage>
    </mes:Structure>
  </mes:Header>
  <mes:DataSet ss:structureRef="{written.flow}" xsi:type="ns1:DataSetType" {scope}action="Information">
"""


def header(name: str) -> str:
    """What every message says of itself."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    return (
        f"<mes:ID>{AGENCY}_{escape(name)}</mes:ID><mes:Test>false</mes:Test>"
        f'<mes:Prepared>{moment}</mes:Prepared><mes:Sender id="{AGENCY}"/>'
    )


FORMS: Mapping[str, Callable[[Path, Written], AbstractContextManager[Put]]] = {
    "sdmx-csv-1.0": _csv_1,
    "sdmx-csv-2.0": _csv_2,
    "sdmx-ml-2.1": lambda to, written: _ml(to, written, "2.1"),
    "sdmx-ml-3.0": lambda to, written: _ml(to, written, "3.0"),
}
"""By the name of the form."""

VERSIONS = {"sdmx-csv-1.0": "2.1", "sdmx-csv-2.0": "3.0", "sdmx-ml-2.1": "2.1", "sdmx-ml-3.0": "3.0"}
"""The version of the structure that goes with a form."""
