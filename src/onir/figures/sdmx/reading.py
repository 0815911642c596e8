"""A message of SDMX with a mapping, read into observations: what the mapping does not explain stops the load.

With a structure beside the file every code is held to its code list, and a dimension with several codes that the
mapping neither reads nor settles under `only` is refused: figures of different things would be one cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onir.errors import BadInput
from onir.figures.keeping.adding import Reading
from onir.figures.keeping.judging import SHOWN, Problem, stop_at
from onir.figures.observation import Observation
from onir.figures.reading.mapped import Watch, origin_of, seal_of_mapping
from onir.figures.reading.mapping import TableMapping
from onir.figures.sdmx.content import Line, content_of
from onir.figures.sdmx.meaning import ABSENT, Meaning, Unclear
from onir.language.messages import Message, msg

KEY = ("area", "indicator", "partner", "activity", "basis")
OF_A_SERIES = ("unit", "multiplier", "status", "confidentiality", "decimals")
OPTIONAL = (*OF_A_SERIES, "value", "note")
FREQUENCY = "FREQ"
YEAR_START = "REPORTING_YEAR_START_DAY"


def read_sdmx(
    path: Path, mapping: TableMapping, *, released: str = "", today: date, watch: Watch | None = None
) -> Reading:
    """The reading of a message by its mapping, as `read_mapped` has it for other tables."""
    rows = _watched(read_rows(path, mapping), watch)
    return Reading(origin_of(mapping, released, today), rows, mapping.accept, seal_of_mapping(mapping, released))


def _watched(rows: Iterator[Observation], watch: Watch | None) -> Iterator[Observation]:
    for number, row in enumerate(rows, start=1):
        if watch is not None and number % 1000 == 0:
            watch(number, 0.0)
        yield row


def read_rows(path: Path, mapping: TableMapping) -> Iterator[Observation]:
    """The observations of a message, as they are asked for."""
    return _Reader(path, mapping).observations()


class _Reader:
    """One reading of one message."""

    def __init__(self, path: Path, mapping: TableMapping) -> None:
        from onir.figures.sdmx.xml import structure_beside  # noqa: PLC0415 - needs nothing where there is none

        self.file, self.mapping, self.columns = path.name, mapping, mapping.layout.columns
        self.content = content_of(path)
        self.structure = structure_beside(path)
        self.meaning = Meaning(mapping, path.name)
        self.problems: list[Problem] = []
        self.first: dict[str, str] = {}
        self.known: set[tuple[str, str]] = set()
        self._check_components()

    def _check_components(self) -> None:
        """Every component named is there, but XML leaves out an attribute that no figure of it has."""
        known = {*self.content.columns, *(self.structure.attributes if self.structure else ())}
        if self.structure is None and not self.content.form.startswith("SDMX-CSV"):
            known |= {name for role, name in self.columns.items() if role in OPTIONAL}
        missing = sorted({*self.columns.values(), *self.mapping.only} - known)
        if missing:
            raise BadInput(
                msg("The message has no component {names}.", names=missing),
                where=self.file,
                accepted=msg("It has {names}.", names=list(self.content.columns)),
            )

    def observations(self) -> Iterator[Observation]:
        for line in self.content.lines:
            if not self._wanted(line):
                continue
            try:
                found = self._observation(line)
            except Unclear as fault:
                self._problem(line, fault.what)
            else:
                if found is not None:
                    yield found
            if len(self.problems) >= SHOWN:
                break
        stop_at(self.problems)

    def _wanted(self, line: Line) -> bool:
        if self._of(line, "area") in self.mapping.skip:
            return False
        return all(line.codes.get(name, "") in codes for name, codes in self.mapping.only.items())

    def _of(self, line: Line, role: str) -> str:
        return line.codes.get(self.columns.get(role, ""), "")

    def _problem(self, line: Line, what: Message) -> None:
        self.problems.append((f"{self.file}:{self._place(line)}", what))

    def _place(self, line: Line) -> str:
        """The line of CSV; in XML, which need not have lines, the key of the series and the period."""
        if line.place:
            return line.place
        period = self.columns["period"]
        names = self.structure.dimensions if self.structure else (
            *(self.columns[role] for role in KEY if role in self.columns), *self.mapping.only
        )  # fmt: skip
        key = ".".join(line.codes.get(name, "") for name in dict.fromkeys(names) if name != period)
        return f"{key}:{line.codes.get(period, '')}"

    # -- one line -------------------------------------------------------------------------------------------

    def _observation(self, line: Line) -> Observation | None:
        if not self._of(line, "period"):
            self._check_apart(line)
            return None
        self._check_codes(line)
        status, shown = self.meaning.status(self._of(line, "status"), self._of(line, "confidentiality"))
        printed = self._of(line, "value")
        value, status = self.meaning.value(printed, status)
        if status == ABSENT:
            return None
        return Observation(
            indicator=self._indicator(line),
            area=self.meaning.area(self._of(line, "area")),
            partner=self.meaning.plain("partner", self._of(line, "partner")) or "_T",
            activity=self.meaning.plain("activity", self._of(line, "activity")) or "_T",
            period=self.meaning.period(self._of(line, "period")),
            basis=self.meaning.basis(basis) if (basis := self._of(line, "basis")) else self.mapping.basis,
            unit=self.meaning.unit(self._of(line, "unit"), self._of(line, "multiplier")),
            value=value,
            decimals=self.meaning.decimals(value, self._of(line, "decimals")),
            status=status,
            file=self.file,
            line=line.number,
            note="; ".join(filter(None, [self._of(line, "note"), shown])),
            printed=printed,
            place=self._place(line),
        )

    def _indicator(self, line: Line) -> str:
        code = self._of(line, "indicator")
        return self.meaning.indicator(code) if code else self.mapping.indicator

    def _check_apart(self, line: Line) -> None:
        """SDMX-CSV 2.0 may tell what holds of a series in a line of its own, which its figures then need."""
        given = [self.columns[role] for role in OF_A_SERIES if role in self.columns and self._of(line, role)]
        if given and line.place:
            raise Unclear(
                msg("the line says {names} of figures that stand in other lines: ask for them in each", names=given)
            )

    def _check_codes(self, line: Line) -> None:
        if line.codes.get(YEAR_START, "--01-01") not in ("", "--01-01"):
            raise Unclear(msg("the year of report begins on {day}, not in January", day=line.codes[YEAR_START]))
        if self.structure is None:
            return
        for name in self._leftover:
            code = line.codes.get(name, "")
            if self.first.setdefault(name, code) != code:
                raise BadInput(
                    msg(
                        "The dimension {name} has the codes {codes} and more.",
                        name=name,
                        codes=[self.first[name], code],
                    ),
                    where=f"{self.file}:{self._place(line)}",
                    then=msg("Say under “only” of the mapping which are meant, or under “columns” what it holds."),
                )
        for name, listed in self.structure.codes.items():
            code = line.codes.get(name, "")
            if code and (name, code) not in self.known:
                if code not in listed:
                    raise Unclear(
                        msg("the code “{code}” is not in the code list of {component}", code=code, component=name)
                    )
                self.known.add((name, code))

    @property
    def _leftover(self) -> tuple[str, ...]:
        """Dimensions that the mapping neither reads nor settles; a period tells its frequency itself."""
        assert self.structure is not None
        settled = {*self.columns.values(), *self.mapping.only}
        return tuple(name for name in self.structure.dimensions if name not in settled and name.upper() != FREQUENCY)
