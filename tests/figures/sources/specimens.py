"""Specimens of every publisher's tables; those of Mexico and the World Bank stand here.

Figures are those that ship, put back into the publisher's shape, or made up where this says so.
"""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from tests.figures.sources.serving import XLSX, Answer, Service
from tests.figures.sources.shapes import shipped_rows, workbook
from tests.figures.sources.specimens_bns import (
    average_population,
    capital_by_section,
    employment,
    fixed_capital,
    grp,
    grp_index,
    population,
    put_cube,
    put_workbook,
    section_indices,
    sections,
    volume_index,
)
from tests.figures.sources.specimens_nbk import form_337, form_by_region, form_of_averages, put_form, put_rates

from onir.territory.tables import rows as country_rows

FILES = "/cms/uploads/attachment/file/1/"
SE_PAGE = "/se/acciones-y-programas/competitividad-y-normatividad-inversion-extranjera-directa"


def put_on_page(service: Service, name: str, answer: Answer) -> None:
    links = [f'<a href="{FILES}{file}">x</a>' for file in ("2024_4T_Flujos_entidad_federativa_actu.xlsx", name)]
    service.give(SE_PAGE, Answer(f"<html>{''.join(links)}<a>y</a></html>".encode(), "text/html"))
    service.give(FILES + name, answer)


PERIODS = ("2024-Q1", "2024-H1", "2024-9M", "2024", "2025-Q1", "2025-H1")
PARTNERS = {"Alemania": "DE", "Argentina": "AR", "Corea, República de": "KR", "Otro origen": "_X"}


def mexican_rows() -> list[list[Any]]:
    """The workbook by state and partner, from the figures that ship; titles and footnotes are placeholders."""
    states = year_to_date()
    shipped = {(r["area"], r["partner"], r["period"]): r["value"] for r in shipped_rows("se-2025-3T-partners.csv")}
    totals = [sum(values[column] for values in states.values()) for column in range(len(PERIODS))]
    rows: list[list[Any]] = [["(titulo)"], ["Millones de dólares"], ["Entidad", 2024, None, None, None, 2025, None]]
    rows += [[None, 1, 2, 3, 4, 1, 2], ["Total general", *(float(total) + 4e-10 for total in totals)]]
    for code, values in states.items():
        rows.append([official(code), *map(float, values)])
        for label, partner in PARTNERS.items():
            printed = [shipped.get((code, partner, period), "0") for period in PERIODS]
            rows.append([label, *(text if text == "C" else float(text) for text in printed)])
    return [*rows, ["C: confidencial"], ["(nota)"], ["(nota)"]]


def year_to_date() -> dict[str, list[Decimal]]:
    """States, cumulative from January, as the ministry prints them."""
    flows = {(row["area"], row["period"]): Decimal(row["value"]) for row in shipped_rows("se-2025-3T.csv")}
    quarters = [[f"{period[:4]}-Q{number + 1}" for number in range(_quarters_of(period))] for period in PERIODS]
    codes = sorted({area for area, _ in flows})
    return {code: [sum((flows[code, q] for q in through), Decimal(0)) for through in quarters] for code in codes}


def _quarters_of(period: str) -> int:
    return {"Q1": 1, "H1": 2, "9M": 3, "": 4}[period[5:]]


def put_mexico(sheet: str, make: Callable[[], list[list[Any]]]) -> Callable[[Service], None]:
    content = cache(lambda: workbook({"Notas": [["x"]], sheet: make()}))

    def serve(service: Service) -> None:
        put_on_page(service, "2025_3T_Flujos_entidad_federativa_actu.xlsx", Answer(content(), XLSX))

    return serve


def mexican_activities() -> list[list[Any]]:
    """States as above, activities made up: codes that are ranges stand before the names."""
    rows = [row for row in mexican_rows() if row[0] not in PARTNERS]
    items = [["31-33 Industrias manufactureras", 1, 2, "C", 4, 5, 6], ["22 Energía", 0, 0, 0, 0, 0, 0]]
    return [*rows[:6], *items, *rows[6:]]


def mexican_types() -> list[list[Any]]:
    """States as above, types made up to add up; in the first state two of the three are quarters, as in 2025_3T."""
    rows: list[list[Any]] = []
    states = 0
    for row in mexican_rows():
        if row and row[0] in PARTNERS:
            continue
        rows.append(row)
        if len(rows) > 5 and len(row) > 1:
            states += 1
            rows += types_of(row[1:], states)
    return rows


def types_of(values: list[float], number: int) -> list[list[Any]]:
    """Three types that add up; quarters among them in the first state, a withheld cell in the second."""
    new, reinvested = [value - 30 for value in values], [10.0, 20.0, 20.5, 25.0, 10.0, 15.0]
    between: list[Any] = [value - one - other for value, one, other in zip(values, new, reinvested, strict=True)]
    if number == 1:
        reinvested, between = quarters(reinvested), quarters(between)
    if number == 2:
        between[-1] = "C"
    return [
        ["Nuevas inversiones", *new],
        ["Reinversión de utilidades", *reinvested],
        ["Cuentas entre compañías", *between],
    ]


def quarters(values: list[float]) -> list[float]:
    """What is printed since January, by quarter."""
    return [value - (values[number - 1] if number % 4 else 0) for number, value in enumerate(values)]


def put_quarters(service: Service) -> None:
    """The file of 2018 from the figures that ship: a mark before the header, which names no year."""
    rows = shipped_rows("se-2018.csv")
    cells = {(row["area"], row["period"]): row["value"] for row in rows}
    names = {"MX-COA": "Coahuila de Zaragoza", "MX-MEX": "Estado de México", "MX-VER": "Veracruz"}
    codes = sorted({row["area"] for row in rows})
    text = ""
    for year in range(1999, 2018):
        text += "Entidad,I,II,III,IV\r\n"
        for code in codes:
            values = [cells[code, f"{year}-Q{quarter}"] for quarter in (1, 2, 3, 4)]
            text += ",".join([names.get(code, official(code)), *values]) + "\r\n"
    put_on_page(service, "entidad_federativa.csv", Answer(("\ufeff" + text).encode(), "text/csv"))


def official(code: str) -> str:
    unit = next(row["id"] for row in country_rows("MX", "regions") if row["code"] == code)
    return next(r["alias"] for r in country_rows("MX", "aliases") if (r["region_id"], r["lang"]) == (unit, "es"))


def put_world_bank(service: Service) -> None:
    """Made-up values; a mark, lines of preamble, a comma at the end of each row, an aggregate among countries."""
    head = '\ufeff"Data Source","World Development Indicators",\r\n\r\n"Last Updated Date","2018-06-28",\r\n\r\n'
    rows = ['"Country Name","Country Code","Indicator Name","Indicator Code","2015","2016","2017",']
    for name, code, values in (
        ("Kazakhstan", "KAZ", '"4021042000.5","","-5"'), ("World", "WLD", '"1","2","3"'),
        ("Mexico", "MEX", '"7","8","9"'), ("Aruba", "ABW", '"1","2","3"'),
    ):  # fmt: skip
        rows.append(f'"{name}","{code}","FDI","BX.KLT.DINV.CD.WD",{values},')
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("Metadata_Country_API.csv", "x")
        packed.writestr("API_BX.KLT.DINV.CD.WD_DS2.csv", head + "\r\n".join(rows) + "\r\n")
    service.give("/v2/en/indicator/BX.KLT.DINV.CD.WD", Answer(target.getvalue(), "application/zip"))


SPECIMENS: dict[str, Callable[[Service], None]] = {
    "nbk-337": lambda service: put_form(service, form_337()),
    "nbk-gross-fdi-by-region": lambda service: put_form(service, form_by_region()),
    "nbk-rates-average": lambda service: put_form(service, form_of_averages()),
    "nbk-rates-month-end": put_rates,
    "bns-5546": put_workbook(5546, fixed_capital),
    "bns-5549": put_workbook(5549, volume_index),
    "bns-5926": put_workbook(5926, grp_index),
    "bns-5927": put_workbook(5927, grp),
    "bns-5927-sections": put_workbook(5927, sections),
    "bns-450904": put_workbook(450904, section_indices),
    "bns-5547": put_workbook(5547, capital_by_section),
    "bns-5547-index": put_workbook(5547, capital_by_section),
    "bns-6576": put_workbook(6576, average_population),
    "bns-102798": put_workbook(102798, employment),
    "bns-102798-cube": put_cube,
    "bns-6584": put_workbook(6584, population),
    "se-fdi-by-state-partner": put_mexico("Origen", mexican_rows),
    "se-fdi-by-state-activity": put_mexico("Actividad económica", mexican_activities),
    "se-fdi-by-state-type": put_mexico("Tipo de inversión", mexican_types),
    "se-fdi-by-state": put_quarters,
    "wdi-fdi": put_world_bank,
}
"""What a publisher serves, by table; every table of every publisher has one."""
