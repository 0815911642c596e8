"""The structure of what is written, as a message of SDMX-ML 2.1 or 3.0: concepts, code lists, data structure, dataflow.

Every name stands in Kazakh, Russian and English, which the model of pysdmx has no room for; so the message is written
here, and tests hold it to the schemas of the standard and read it back with pysdmx. The code lists hold the codes that
the figures use, no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from onir.figures.indicators import indicators
from onir.figures.sdmx import tables
from onir.figures.sdmx.tables import Component
from onir.figures.sdmx.writing import AGENCY, CONCEPTS, SPACES, URN, VERSION, Written, code_of, header
from onir.language.messages import LANGUAGES, Sayable, Wording
from onir.measure.unit import CURRENCIES

TITLES = {
    "FIGURES": Wording("Figures of regions", "Показатели регионов", "Өңірлер көрсеткіштері"),
    "RELEASES": Wording(
        "Figures of regions in every release",
        "Показатели регионов во всех публикациях",
        "Барлық жарияланымдардағы өңірлер көрсеткіштері",
    ),
    CONCEPTS: Wording("Concepts", "Понятия", "Ұғымдар"),
}


def write_structure(written: Written, to: Path, version: str) -> None:
    """The structure message of what was written."""
    scheme = "Concepts" if version == "2.1" else "ConceptSchemes"
    parts = {
        "Dataflows": [_dataflow(written, version)],
        "Codelists": [_code_list(name, codes) for name, codes in sorted(written.codes.items())],
        scheme: [_concepts(written)],
        "DataStructures": [_definition(written, version)],
    }
    space = SPACES[version]
    body = "".join(f"<str:{name}>{''.join(found)}</str:{name}>\n" for name, found in parts.items())
    to.write_text(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<mes:Structure xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:mes="{space}/message" xmlns:com="{space}/common" xmlns:str="{space}/structure">
<mes:Header>{header(f"{written.flow}_STRUCTURE")}</mes:Header>
<mes:Structures>
{body}</mes:Structures>
</mes:Structure>
""",
        encoding="utf-8",
    )


def _maintained(tag: str, name: str, title: Sayable, body: str) -> str:
    return (
        f'<str:{tag} id="{name}" agencyID="{AGENCY}" version="{VERSION}" isExternalReference="false">\n'
        f"{_names(title)}{body}</str:{tag}>\n"
    )


def _names(title: Sayable) -> str:
    told = ((language, escape(title.say(language))) for language in LANGUAGES)
    return "".join(f'<com:Name xml:lang="{language}">{text}</com:Name>\n' for language, text in told)


def _items(tag: str, found: Iterable[tuple[str, Sayable]]) -> str:
    return "".join(f'<str:{tag} id="{name}">\n{_names(title)}</str:{tag}>\n' for name, title in found)


def _concepts(written: Written) -> str:
    found = ((one.id, one.name) for one in sorted(written.components, key=lambda one: one.id))
    return _maintained("ConceptScheme", CONCEPTS, TITLES[CONCEPTS], _items("Concept", found))


def _code_list(name: str, codes: Iterable[str]) -> str:
    named = next(one.name for one in tables.components() if one.list == name)
    return _maintained("Codelist", name, named, _items("Code", ((code, _named(name, code)) for code in sorted(codes))))


def _dataflow(written: Written, version: str) -> str:
    reference = _reference("DataStructure", "datastructure", written.flow, version)
    body = f"<str:Structure>{reference}</str:Structure>\n"
    return _maintained("Dataflow", written.flow, TITLES[written.flow], body)


def _reference(kind: str, package: str, name: str, version: str) -> str:
    if version == "2.1":
        return f'<Ref agencyID="{AGENCY}" id="{name}" version="{VERSION}" package="{package}" class="{kind}"/>'
    return f"{URN}.{package}.{kind}={AGENCY}:{name}({VERSION})"


# -- the data structure -------------------------------------------------------------------------------------


def _definition(written: Written, version: str) -> str:
    by_role = {role: [one for one in written.components if one.role == role] for role in ("dimension", "attribute")}
    measure = next(one for one in written.components if one.role == "measure")
    body = (
        f'<str:DimensionList id="DimensionDescriptor">\n{"".join(_dimensions(by_role["dimension"], version))}'
        f'</str:DimensionList>\n<str:AttributeList id="AttributeDescriptor">\n'
        f"{''.join(_attribute(one, version) for one in by_role['attribute'])}</str:AttributeList>\n"
        f'<str:MeasureList id="MeasureDescriptor">\n{_measure(measure, version)}</str:MeasureList>\n'
    )
    whole = f"<str:DataStructureComponents>\n{body}</str:DataStructureComponents>\n"
    return _maintained("DataStructure", written.flow, TITLES[written.flow], whole)


def _dimensions(found: Iterable[Component], version: str) -> Iterator[str]:
    for place, one in enumerate(found, start=1):
        tag = "TimeDimension" if one.id == "TIME_PERIOD" else "Dimension"
        placed = f' position="{place}"' if version == "2.1" or tag == "Dimension" else ""
        yield f'<str:{tag} id="{one.id}"{placed}>{_represented(one, version)}</str:{tag}>\n'


def _attribute(one: Component, version: str) -> str:
    """Every attribute is of the observation: tables of several units and releases stand in one message."""
    usage = 'assignmentStatus="Conditional"' if version == "2.1" else 'usage="optional"'
    of = '<str:PrimaryMeasure><Ref id="OBS_VALUE"/></str:PrimaryMeasure>' if version == "2.1" else "<str:Observation/>"
    related = f"<str:AttributeRelationship>{of}</str:AttributeRelationship>"
    return f'<str:Attribute id="{one.id}" {usage}>{_represented(one, version)}{related}</str:Attribute>\n'


def _measure(one: Component, version: str) -> str:
    tag = "PrimaryMeasure" if version == "2.1" else "Measure"
    return f'<str:{tag} id="{one.id}">{_represented(one, version)}</str:{tag}>\n'


def _represented(one: Component, version: str) -> str:
    """The concept of a component and what it may hold."""
    parent = f'maintainableParentID="{CONCEPTS}" maintainableParentVersion="{VERSION}"'
    concept = (
        f'<Ref agencyID="{AGENCY}" {parent} id="{one.id}" package="conceptscheme" class="Concept"/>'
        if version == "2.1"
        else f"{URN}.conceptscheme.Concept={AGENCY}:{CONCEPTS}({VERSION}).{one.id}"
    )
    held = (
        f"<str:Enumeration>{_reference('Codelist', 'codelist', one.list, version)}</str:Enumeration>"
        if one.list
        else f'<str:TextFormat textType="{one.type}"/>'
    )
    return (
        f"<str:ConceptIdentity>{concept}</str:ConceptIdentity><str:LocalRepresentation>{held}</str:LocalRepresentation>"
    )


# -- names of codes -----------------------------------------------------------------------------------------


def _named(code_list: str, code: str) -> Sayable:
    """The name of a code in every language; the code itself where none is known."""
    if (found := tables.names(code_list).get(code)) is not None:
        return found
    if code_list == "CL_INDICATOR":
        return _indicators()[code]
    if code_list == "CL_AREA":
        from onir.territory import area  # noqa: PLC0415 - names are said in structures alone

        return area(code)
    return _Babel(code)


@cache
def _indicators() -> Mapping[str, Sayable]:
    return {code_of(code): known for code, known in indicators().items()}


class _Babel:
    """A country or a currency that names itself as the locale data does."""

    def __init__(self, code: str) -> None:
        self.code = code

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        from babel import Locale  # noqa: PLC0415 - slow to load

        locale = Locale(language)
        known = locale.currencies if self.code in CURRENCIES else locale.territories
        return str(known.get(self.code, self.code))
