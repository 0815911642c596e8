"""One table of the nation in every form of SDMX, as services write it, and messages to refuse.

Its figures, in millions of dollars: 12.50 in 2023, in 2024 a provisional 3.00, a withheld one, none, and a zero.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onir.figures.reading.mapping import TableMapping, mapping_of

V21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
V30 = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
FLOW = "Dataflow=TEST:FDI(1.0)"
CELLS = (
    ("A", "2023", "12.50", "A"),
    ("Q", "2024-Q1", "3.00", "P"),
    ("Q", "2024-Q2", "", "Q"),
    ("Q", "2024-Q3", "", "M"),
    ("Q", "2024-Q4", "0", "A"),
)
READ = [
    ("2023", "12.50", "published"), ("2024-Q1", "3.00", "provisional"), ("2024-Q2", None, "confidential"),
    ("2024-Q4", "0", "published"),
]  # fmt: skip

CSV_1 = "DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT\n" + "".join(
    f"TEST:FDI(1.0),{freq},KZ,{period},{value},{status},USD,6\n" for freq, period, value, status in CELLS
)
CSV_2 = (
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT\n"
    + "".join(
        f"dataflow,TEST:FDI(1.0),I,{freq},KZ,{period},{value},{status},USD,6\n" for freq, period, value, status in CELLS
    )
)
CSV_NAMED = (
    '"STRUCTURE[;]";STRUCTURE_ID;STRUCTURE_NAME;ACTION;FREQ: Frequency;REF_AREA: Reference area;TIME_PERIOD: Period;'
    "OBS_VALUE: Value;OBS_STATUS: Status;UNIT_MEASURE: Unit;UNIT_MULT: Multiplier\n"
) + "".join(
    f"dataflow;TEST:FDI(1.0);Investment;I;{freq}: Some;KZ: Kazakhstan;{period};{value};{status}: S;USD: Dollar;6: Mn\n"
    for freq, period, value, status in CELLS
)


def message(kind: str, body: str, *, space: str = V21, at: str = "AllDimensions", flow: str = FLOW) -> str:
    """A message of SDMX-ML with its header."""
    urn = f"urn:sdmx:org.sdmx.infomodel.datastructure.{flow}"
    reference = f"<URN>{urn}</URN>" if space == V21 else urn
    namespace = "" if kind.startswith("Generic") else f' namespace="{urn}"'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mes:{kind} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:mes="{space}/message" xmlns:com="{space}/common"
  xmlns:gen="{space}/data/generic" xmlns:ss="{space}/data/structurespecific" xmlns:ns1="{urn}:ObsLevelDim:{at}">
<mes:Header><mes:ID>T</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2025-01-01T00:00:00</mes:Prepared>
<mes:Sender id="T"/><mes:Structure structureID="FDI"{namespace} dimensionAtObservation="{at}">
<com:StructureUsage>{reference}</com:StructureUsage></mes:Structure></mes:Header>
{body}
</mes:{kind}>
"""


def specific(body: str, *, space: str = V21, action: str = "Information") -> str:
    scope = ' ss:dataScope="DataFlow"' if space == V21 else ""
    return (
        f'<mes:DataSet ss:structureRef="FDI" xsi:type="ns1:DataSetType"{scope} action="{action}">{body}</mes:DataSet>'
    )


def _flat(freq: str, period: str, value: str, status: str) -> str:
    held = f' OBS_VALUE="{value}"' if value else ""
    return (
        f'<Obs FREQ="{freq}" REF_AREA="KZ" TIME_PERIOD="{period}"{held} OBS_STATUS="{status}" UNIT_MEASURE="USD"'
        ' UNIT_MULT="6"/>\n'
    )


def _series(freq: str) -> str:
    cells = [cell for cell in CELLS if cell[0] == freq]
    held = "".join(
        f'<Obs TIME_PERIOD="{period}"{f" OBS_VALUE={value!r}" if value else ""} OBS_STATUS="{status}"/>'
        for _, period, value, status in cells
    )
    return f'<Series FREQ="{freq}" REF_AREA="KZ" UNIT_MEASURE="USD" UNIT_MULT="6">{held}</Series>\n'


def _generic_series(freq: str) -> str:
    key = "".join(f'<gen:Value id="{name}" value="{code}"/>' for name, code in (("FREQ", freq), ("REF_AREA", "KZ")))
    unit = '<gen:Value id="UNIT_MEASURE" value="USD"/><gen:Value id="UNIT_MULT" value="6"/>'
    cells = "".join(
        f'<gen:Obs><gen:ObsDimension value="{period}"/>'
        + (f'<gen:ObsValue value="{value}"/>' if value else "")
        + f'<gen:Attributes><gen:Value id="OBS_STATUS" value="{status}"/></gen:Attributes></gen:Obs>'
        for own, period, value, status in CELLS
        if own == freq
    )
    return (
        f"<gen:Series><gen:SeriesKey>{key}</gen:SeriesKey><gen:Attributes>{unit}</gen:Attributes>{cells}</gen:Series>\n"
    )


FLAT = "".join(_flat(*cell) for cell in CELLS)
SERIES = _series("A") + _series("Q")
GENERIC = _generic_series("A") + _generic_series("Q")
MESSAGES: Mapping[str, tuple[str, str]] = {
    "SDMX-CSV 1.0": ("t.csv", CSV_1),
    "SDMX-CSV 1.0 with a mark of encoding": ("t.csv", "\ufeff" + CSV_1),
    "SDMX-CSV 1.0 with lines of its own": ("t.csv", "\r\n\r\n" + CSV_1.replace("\n", "\r\n\r\n")),
    "SDMX-CSV 2.0": ("t.csv", CSV_2),
    "SDMX-CSV 2.0 with names": ("t.csv", CSV_NAMED),
    "SDMX-ML 2.1 by series": (
        "t.xml",
        message("StructureSpecificData", specific(SERIES), at="TIME_PERIOD"),
    ),
    "SDMX-ML 2.1 flat": ("t.xml", message("StructureSpecificData", specific(FLAT))),
    "SDMX-ML 2.1 generic": (
        "t.xml",
        message("GenericData", f'<mes:DataSet structureRef="FDI">{GENERIC}</mes:DataSet>', at="TIME_PERIOD"),
    ),
    "SDMX-ML 3.0 by series": (
        "t.xml",
        message("StructureSpecificData", specific(SERIES, space=V30), space=V30, at="TIME_PERIOD"),
    ),
    "SDMX-ML 3.0 flat": ("t.xml", message("StructureSpecificData", specific(FLAT, space=V30), space=V30)),
    "SDMX-ML 2.1, no declaration": (
        "t.xml",
        message("StructureSpecificData", specific(FLAT)).split("\n", 1)[1],
    ),
}
"""The same table in every form that is read."""


def put(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


COLUMNS = {
    "area": "REF_AREA", "period": "TIME_PERIOD", "value": "OBS_VALUE", "status": "OBS_STATUS", "unit": "UNIT_MEASURE",
    "multiplier": "UNIT_MULT",
}  # fmt: skip


def plain(**words: Any) -> dict[str, Any]:
    """A mapping of the table as plain values, with any key of it changed; `columns` are added to its own."""
    columns = {**COLUMNS, **words.pop("columns", {})}
    told = {
        "table": "t", "publisher": "p", "title": "t", "country": "KZ", "indicator": "fdi.gross_inflow",
        "unit": "USD mn", "basis": "flow",
    }  # fmt: skip
    return {**told, "layout": {"shape": "sdmx", "columns": {k: v for k, v in columns.items() if v}}, **words}


def mapping(**words: Any) -> TableMapping:
    return mapping_of(plain(**words))


def _structure(space: str) -> str:
    """The structure of the table, as a service of that version gives it."""
    old = space == V21

    def reference(kind: str, package: str, name: str, item: str = "") -> str:
        if not old:
            return f"urn:sdmx:org.sdmx.infomodel.{package}.{kind}=TEST:{name}(1.0){f'.{item}' if item else ''}"
        parent = f' maintainableParentID="{name}" maintainableParentVersion="1.0"' if item else ' version="1.0"'
        return f'<Ref agencyID="TEST" id="{item or name}"{parent} package="{package}" class="{kind}"/>'

    def named(tag: str, name: str, body: str = "", *, more: str = "") -> str:
        return f'<str:{tag} id="{name}"{more}><com:Name xml:lang="en">{name}</com:Name>{body}</str:{tag}>'

    def component(tag: str, name: str, more: str = "", body: str = "", code_list: str = "") -> str:
        held = (
            f"<str:Enumeration>{reference('Codelist', 'codelist', code_list)}</str:Enumeration>"
            if code_list
            else '<str:TextFormat textType="String"/>'
        )
        concept = reference("Concept", "conceptscheme", "CS", name)
        return (
            f'<str:{tag} id="{name}"{more}><str:ConceptIdentity>{concept}</str:ConceptIdentity>'
            f"<str:LocalRepresentation>{held}</str:LocalRepresentation>{body}</str:{tag}>"
        )

    own = ' agencyID="TEST" version="1.0"'
    usage = ' assignmentStatus="Conditional"' if old else ' usage="optional"'
    of = '<str:PrimaryMeasure><Ref id="OBS_VALUE"/></str:PrimaryMeasure>' if old else "<str:Observation/>"
    related = f"<str:AttributeRelationship>{of}</str:AttributeRelationship>"
    period = component("TimeDimension", "TIME_PERIOD", ' position="3"' if old else "").replace(
        '"String"', '"ObservationalTimePeriod"'
    )
    dimensions = (
        component("Dimension", "FREQ", ' position="1"')
        + component("Dimension", "REF_AREA", ' position="2"', code_list="CL_AREA")
        + period
    )
    attributes = "".join(
        component("Attribute", name, usage, related) for name in ("OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT")
    )
    measure = component("PrimaryMeasure" if old else "Measure", "OBS_VALUE")
    whole = (
        '<str:DataStructureComponents><str:DimensionList id="DimensionDescriptor">' + dimensions
        + '</str:DimensionList><str:AttributeList id="AttributeDescriptor">' + attributes
        + '</str:AttributeList><str:MeasureList id="MeasureDescriptor">' + measure
        + "</str:MeasureList></str:DataStructureComponents>"
    )  # fmt: skip
    names = ("FREQ", "REF_AREA", "TIME_PERIOD", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "OBS_VALUE")
    scheme = named("ConceptScheme", "CS", "".join(named("Concept", name) for name in names), more=own)
    flow = f"<str:Structure>{reference('DataStructure', 'datastructure', 'FDI')}</str:Structure>"
    codes = "".join(named("Code", code) for code in ("KZ", "US"))
    plural = "Concepts" if old else "ConceptSchemes"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<mes:Structure xmlns:mes="{space}/message" xmlns:str="{space}/structure" xmlns:com="{space}/common">
<mes:Header><mes:ID>T</mes:ID><mes:Test>false</mes:Test><mes:Prepared>2025-01-01T00:00:00</mes:Prepared>
<mes:Sender id="T"/></mes:Header><mes:Structures>
<str:Dataflows>{named("Dataflow", "FDI", flow, more=own)}</str:Dataflows>
<str:Codelists>{named("Codelist", "CL_AREA", codes, more=own)}</str:Codelists>
<str:{plural}>{scheme}</str:{plural}>
<str:DataStructures>{named("DataStructure", "FDI", whole, more=own)}</str:DataStructures>
</mes:Structures></mes:Structure>
"""


STRUCTURE_21, STRUCTURE_30 = _structure(V21), _structure(V30)
